//! Rows and cells → the words of main points, in Chinese and in English.

use super::PointKind;
use crate::compare::{Cell, Change, written};
use crate::facts::{Indicator, Measure, Role};
use rust_decimal::Decimal;

/// How many things a line names; of the rest it says the number.
pub(super) const NAMED: usize = 5;

/// Words in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Both {
    pub(super) zh: String,
    pub(super) en: String,
}

impl Both {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// What is measured and how: 地区生产总值增速, GDP growth.
pub(super) fn name(of: &Indicator, measure: Measure) -> Both {
    let zh = of.canonical.as_deref().unwrap_or(&of.name);
    let en = of.name_en.as_deref().unwrap_or(&of.name);
    let (label_zh, label_en) = match measure {
        Measure::Level | Measure::Ratio => ("", ""),
        Measure::Growth => ("增速", " growth"),
        Measure::Change => ("增减", " change"),
        Measure::Rank => ("位次", " rank"),
        Measure::Streak => ("连续", " streak"),
    };
    let of_change = matches!(measure, Measure::Growth | Measure::Change);
    let says_it = of_change && ["增长", "增速", "涨幅", "增幅", "增加", "下降", "降幅"].iter().any(|end| zh.ends_with(end));
    Both::new(format!("{zh}{}", if says_it { "" } else { label_zh }), format!("{en}{label_en}"))
}

/// A figure with its unit and bound words; one of a first estimate says so.
pub(super) fn figure(of: &Cell) -> Both {
    let (zh, en) = if of.role == Role::Estimate { ("(预计)", " (est.)") } else { ("", "") };
    Both::new(format!("{}{zh}", written(of, "", true)), format!("{}{en}", written(of, "", false)))
}

/// 升1.3个百分点, up 1.3 pp; a level's in percent.
pub(super) fn difference(of: &Change, measure: Measure) -> Option<Both> {
    let difference = of.difference.filter(|d| !d.is_zero())?;
    let up = difference.is_sign_positive();
    // A smaller number is the better place.
    let up = if measure == Measure::Rank { !up } else { up };
    let (about_zh, about_en) = if of.approximate { ("约", "about ") } else { ("", "") };
    let (size, unit_zh) = match of.percent {
        Some(percent) => (percent.abs(), "%"),
        None => (difference.abs(), of.unit.as_str()),
    };
    let unit_en = match unit_zh {
        "个百分点" => " pp",
        "位" if size == Decimal::ONE => " place",
        "位" => " places",
        "%" => "%",
        _ => unit_zh,
    };
    let (zh, en) = if up { ("升", "up") } else { ("降", "down") };
    Some(Both::new(format!("{about_zh}{zh}{size}{unit_zh}"), format!("{en} {about_en}{size}{unit_en}")))
}

/// `lead 3项：a；b；c 等` — the first [`NAMED`] things that are true of a line, and how many there are where there are more.
pub(super) fn line(lead: &Both, items: &[Both], kind: PointKind) -> Both {
    let more = items.len() > NAMED;
    // How many turns of phrase are new is no figure that anybody could use.
    let (count_zh, count_en) = match kind {
        PointKind::Wording => (String::new(), String::new()),
        _ => (format!("{}项", items.len()), format!(", {}", items.len())),
    };
    let list = |of: fn(&Both) -> &str, joint: &str| items.iter().take(NAMED).map(of).collect::<Vec<_>>().join(joint);
    Both::new(
        format!("{}{count_zh}：{}{}", lead.zh, list(|both| &both.zh, "；"), if more { "等" } else { "" }),
        format!("{}{count_en}: {}{}", lead.en, list(|both| &both.en, "; "), if more { " …" } else { "" }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::cell;
    use crate::facts::Bound;

    #[test]
    fn an_estimate_says_so_and_a_long_list_how_long_it_is() {
        let estimate = Cell { role: Role::Estimate, ..cell("16.08", "亿元", Bound::Eq, Measure::Level) };
        assert_eq!(figure(&estimate), Both::new("16.08亿元(预计)", "16.08亿元 (est.)"));
        let items: Vec<Both> = (1..=6).map(|n| Both::new(n.to_string(), n.to_string())).collect();
        let lead = Both::new("新增指标", "New indicators");
        assert_eq!(
            line(&lead, &items, PointKind::Indicator),
            Both::new("新增指标6项：1；2；3；4；5等", "New indicators, 6: 1; 2; 3; 4; 5 …")
        );
        assert_eq!(line(&lead, &items[..1], PointKind::Wording).zh, "新增指标：1");
    }
}
