//! A name from the text → the indicator that the knowledge lists for it, unless it is another place's or is counted in something else.

use crate::facts::clause::Draft;
use crate::facts::extract::Extractor;
use crate::facts::lexicon::Role as Word;
use crate::facts::quantity::{Quantity, Shape};
use crate::facts::{Better, Indicator, Measure};
use crate::knowledge::{IndicatorEntry, UnitKind};
use crate::structure::{Level, Meta};

impl<'a> Extractor<'a> {
    /// Whether an indicator is said to be of the country or the province in the report of a place in it: 全省财政收入增长7%.
    pub(super) fn of_a_higher_place(&self, draft: &Draft, meta: &Meta) -> bool {
        let scopes: &[&str] = match meta.level {
            Some(Level::Province) => &["全国", "我国"],
            Some(Level::Prefecture) => &["全国", "我国", "全省"],
            Some(Level::County | Level::Township) if !meta.place.as_deref().is_some_and(|place| place.ends_with('市')) => {
                &["全国", "我国", "全省", "全市"]
            }
            Some(Level::County | Level::Township) => &["全国", "我国", "全省"],
            Some(Level::National) | None => &[],
        };
        let rest = scopes.iter().find_map(|scope| draft.name.text.strip_prefix(scope));
        let amount = draft.measure == Measure::Growth || draft.quantity.kind == UnitKind::Money;
        rest.is_some_and(|rest| amount && self.knowledge.indicator(rest).is_some())
    }

    /// The indicator of a draft; one that is counted in something else only shares the name (两次下调政策利率 counts no rate, 17条高速公路
    /// no length, 40%的税收 no amount of it). `known` is what is listed under its name.
    pub(super) fn indicator_of(&self, draft: &Draft, known: Option<&'a IndicatorEntry>, place: Option<&str>) -> Indicator {
        let share = draft.measure == Measure::Ratio && draft.quantity.shape != Shape::Bare;
        let amount = share || matches!(draft.measure, Measure::Level | Measure::Change);
        // 8个乡镇设立法律顾问, 引进4所高校: a bare noun after its count need not be all of them.
        let some = draft.rules.contains(&"name_after") && draft.name.text.chars().count() <= 2;
        let entry = known.filter(|_| !some);
        let entry =
            if draft.rules.contains(&"part_of_new") { self.knowledge.indicator(&format!("新增{}", draft.name.text)) } else { entry };
        // 增速居全国第2位
        let growth = || draft.name.text.strip_suffix("增速").or_else(|| draft.name.text.strip_suffix("增幅"));
        let placed = matches!(draft.measure, Measure::Rank | Measure::Streak);
        let entry = entry.or_else(|| if placed { self.known(growth()?, place) } else { None });
        let entry = entry.or_else(|| if draft.rules.contains(&"subject") { self.known_without_verbs(&draft.name.text) } else { None });
        match entry {
            Some(entry) if amount && !counted_in(&entry.dimension, &draft.quantity) => {
                Indicator { name: draft.name.text.clone(), ..Indicator::default() }
            }
            entry => Self::indicator_of_entry(&draft.name.text, entry),
        }
    }

    /// What the knowledge lists under a name that a subject was given to, its verbs left out: 谋划实施|省市重点项目完成投资.
    fn known_without_verbs(&self, name: &str) -> Option<&'a IndicatorEntry> {
        let chars: Vec<char> = name.chars().collect();
        let mut from = 0;
        while let Some(length) = (2..=4).rev().find(|length| {
            let does = Word(Word::DROP.0 | Word::KEEP.0);
            chars.get(from..from + length).is_some_and(|word| self.lexicon.role_of(word).has(does))
        }) {
            from += length;
        }
        let rest: String = chars.get(from..)?.iter().collect();
        // 争取项目总投资 is of those sought, not of all.
        if from > 0 && !rest.starts_with("项目") { self.knowledge.indicator(&rest) } else { None }
    }

    /// What the knowledge lists under a name, be it 新增企业 or 企业新增.
    pub(super) fn known(&self, name: &str, place: Option<&str>) -> Option<&'a IndicatorEntry> {
        let own = || self.knowledge.indicator(without_place(name, place?)?);
        let turned = || name.strip_suffix("新增").and_then(|thing| self.knowledge.indicator(&format!("新增{thing}")));
        // 农村贫困人口脱贫任务
        let task = || name.strip_suffix("任务").and_then(|thing| self.knowledge.indicator(thing));
        // 我国年进出口总额
        let whole = name.strip_prefix("我国").unwrap_or(name);
        let yearly = || self.knowledge.indicator(whole.strip_prefix('年')?).filter(|entry| entry.dimension == "money");
        // 基本建成保障房
        let mostly = || name.strip_prefix("基本").and_then(|thing| self.knowledge.indicator(thing));
        self.knowledge.indicator(name).or_else(turned).or_else(own).or_else(task).or_else(mostly).or_else(yearly)
    }

    pub(super) fn indicator(&self, name: &str, place: Option<&str>) -> Indicator {
        Self::indicator_of_entry(name, self.known(name, place))
    }

    fn indicator_of_entry(name: &str, entry: Option<&IndicatorEntry>) -> Indicator {
        match entry {
            Some(entry) => Indicator {
                id: Some(entry.id.to_string()),
                name: name.to_owned(),
                canonical: Some(entry.name.to_string()),
                name_en: Some(entry.name_en.to_string()),
                theme: Some(entry.theme.to_string()),
                better: entry.better,
            },
            None => Indicator { name: name.to_owned(), better: Better::Neutral, ..Indicator::default() },
        }
    }
}

/// A name without the place whose report it is: 北京地区进出口总额, 石鼓区财政收入. A firm's or an office's own (北京银行贷款) keeps it.
fn without_place<'a>(name: &'a str, place: &str) -> Option<&'a str> {
    let whole = place.rsplit_once(['省', '市', '州']).filter(|(_, last)| !last.is_empty()).map_or(place, |(_, last)| last);
    let bare = whole.strip_suffix(['省', '市', '区', '县', '州']).filter(|bare| bare.chars().count() > 1).unwrap_or(whole);
    let rest = [place, whole, bare].into_iter().find_map(|own| name.strip_prefix(own))?;
    let rest = rest.strip_prefix("地区").or(rest.strip_prefix("全市")).unwrap_or(rest);
    (!rest.starts_with("银行") && !rest.starts_with("海关") && rest.chars().count() > 2).then_some(rest)
}

/// Whether a quantity can be an amount of what is counted in `dimension`, as far as the unit tells.
fn counted_in(dimension: &str, quantity: &Quantity) -> bool {
    let unit = &*quantity.dimension;
    let things = ["count", "people", "person_times", "times", "households", "enterprise"].contains(&unit);
    match dimension {
        "money" => matches!(unit, "money" | "price") || quantity.base_unit.is_empty(),
        "people" | "count" | "enterprise" | "household" => !matches!(unit, "money" | "ratio" | "ratio_points"),
        "ratio" => !things && unit != "money",
        "mass" => !things && !matches!(unit, "money" | "area" | "length" | "ratio"),
        "area" => !things && !matches!(unit, "money" | "mass" | "ratio"),
        "length" => !things && !matches!(unit, "money" | "mass" | "ratio"),
        "volume" | "energy" => !things && !matches!(unit, "money" | "ratio"),
        _ => true,
    }
}
