//! Report → facts, sentence by sentence, in text order.

use memchr::memmem;

use crate::facts::clause::{Draft, Reader};
use crate::facts::lexicon::{Ending, Lexicon, Role as Word};
use crate::facts::name;
use crate::facts::period::{Frame, Frames, Time};
use crate::facts::quantity::{Numerals, Quantity, Shape};
use crate::facts::token::Tokens;
use crate::facts::{Better, Bound, Fact, Indicator, Measure, Period, Role, period, role, words};
use crate::knowledge::{IndicatorEntry, Knowledge, UnitKind};
use crate::source::{Cleaner, Format, Span};
use crate::structure::{Kind, Level, Meta, Report, Section, Sentence};

/// Extracts the facts of many reports with one set of tables.
#[derive(Debug)]
pub struct Extractor<'a> {
    knowledge: &'a Knowledge,
    lexicon: Lexicon,
}

/// The facts of one report, in text order.
#[must_use]
pub fn extract(report: &Report, knowledge: &Knowledge) -> Vec<Fact> {
    Extractor::new(knowledge).extract(report)
}

impl<'a> Extractor<'a> {
    /// Builds the tables.
    #[must_use]
    pub fn new(knowledge: &'a Knowledge) -> Self {
        Self { knowledge, lexicon: Lexicon::new(knowledge) }
    }

    /// The tables, for showing how a text is read.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The facts of one report, in text order.
    #[must_use]
    pub fn extract(&self, report: &Report) -> Vec<Fact> {
        self.read(report, numerals(&report.source.text))
    }

    /// The facts of a bare sentence, read as if it stood in a part of this kind in a report of 2024; spans are the sentence's.
    #[must_use]
    pub fn read_sentence(&self, text: &str, kind: Kind) -> Vec<Fact> {
        self.read(&report_of(text, kind), numerals_of(text))
    }

    /// The tokens of a report's sentence, as [`Extractor::extract`] reads them.
    #[must_use]
    pub fn tokens(&self, report: &Report, sentence: &Sentence) -> Tokens {
        Tokens::of(report.words(sentence.span), sentence.span.start, &self.lexicon, numerals(&report.source.text))
    }

    /// A bare sentence as a report of 2024 that is this sentence and no more, with its facts and tokens.
    #[must_use]
    pub fn explain_sentence(&self, text: &str, kind: Kind) -> (Report, Vec<Fact>, Tokens) {
        let tokens = Tokens::of(text, 0, &self.lexicon, numerals_of(text));
        (report_of(text, kind), self.read_sentence(text, kind), tokens)
    }

    fn read(&self, report: &Report, numerals: Numerals) -> Vec<Fact> {
        let reader = Reader::new(&self.lexicon, self.knowledge);
        let mut facts = Vec::new();
        let mut frames = Frames::default();
        let mut tokens = Tokens::default();
        let mut estimates = Estimates::default();
        for (index, sentence) in report.sentences.iter().enumerate() {
            if sentence.heading && sentence.kind == Kind::Front || sentence.kind == Kind::Glossary {
                continue;
            }
            let words = report.words(sentence.span);
            tokens.scan(words, &self.lexicon, numerals);
            let opening = tokens.shadow.chars.get(..24).unwrap_or(&tokens.shadow.chars);
            let frame = frames.at(report, sentence, opening, &self.lexicon);
            let past = frames.looks_back(&report.meta, sentence, opening);
            if tokens.quantities.is_empty() && sentence.kind != Kind::Targets {
                continue;
            }
            tokens.cut(words, sentence.span.start, &self.lexicon);
            let from = facts.len();
            for draft in reader.read(&tokens) {
                let of_last = draft.rules.contains(&"name_of_last");
                let mut fact = self.fact(report, index, sentence, &tokens, draft, (frame, past));
                // 预计地区生产总值142亿元、增长7.5%: what is expected of the one is of the other.
                let expected = of_last && facts.get(from..).and_then(<[Fact]>::last).is_some_and(|last| last.role == Role::Estimate);
                if fact.role == Role::Actual && (expected || estimates.goes_on(sentence)) {
                    fact.role = Role::Estimate;
                }
                facts.push(fact);
            }
            estimates.after(sentence, words);
            if sentence.kind == Kind::Targets {
                facts.extend(words::targets(report, index, sentence, &tokens, frame, &self.lexicon, self.knowledge).into_iter().map(
                    |mut fact| {
                        fact.indicator = self.indicator(&fact.indicator.name, report.meta.place.as_deref());
                        fact
                    },
                ));
                facts[from..].sort_by_key(|fact| fact.span);
            }
        }
        facts
    }

    fn fact(
        &self,
        report: &Report,
        index: usize,
        sentence: &Sentence,
        tokens: &Tokens,
        draft: Draft,
        (frame, past): (Frame, bool),
    ) -> Fact {
        let time = match period::said(tokens, &draft) {
            // 累计 counts over several years only where the report reviews several.
            Time::Span if report.meta.review_from.is_none() && !looks_ahead(sentence.kind) => Time::Unsaid,
            time => time,
        };
        let role = role::of(tokens, &draft, if past { Kind::Review } else { sentence.kind }, time, &report.meta);
        let done = tokens.list.get(draft.before.0..draft.before.1).is_some_and(|before| {
            before.iter().any(|t| tokens.is(t, "实现") || tokens.is(t, "完成")) && draft.quantity.kind == UnitKind::Money
        });
        let stock = draft.rules.contains(&"reach") && !done && draft.measure != Measure::Growth || draft.measure == Measure::Ratio;
        let role = if draft.rules.contains(&"threshold") || draft.rules.contains(&"compared") { Role::Background } else { role };
        let role = if self.of_a_higher_place(&draft, &report.meta) { Role::Background } else { role };
        let named: Vec<char> = draft.name.text.chars().collect();
        let given = self.lexicon.ending(&named) == Some(Ending::Given) && name::opening_verb(&draft.name.text, &self.lexicon).is_empty();
        let role = if given && role == Role::Target { Role::Estimate } else { role };
        // What lasted is told, also among the tasks.
        let role = if draft.measure == Measure::Streak && role == Role::Target { Role::Actual } else { role };
        let place = report.meta.place.as_deref();
        let known = self.known(&draft.name.text, place);
        // Product, income and firms stated without 累计 are those of the last year, also where several years are reviewed; what was
        // done or spent (一般公共预算支出3.4万亿元, 完成适老化改造7.4万户) is then of all of them.
        let name = draft.name.text.as_str();
        let stands = |entry: &IndicatorEntry| match entry.dimension.as_str() {
            "money" => {
                draft.quantity.bound == Bound::Gt || !["支出", "投资", "投入", "减税", "降费"].iter().any(|word| name.contains(word))
            }
            "enterprise" | "household" => !is_flow(name),
            _ => false,
        };
        let stands_by_name = || {
            let chars: Vec<char> = name.chars().collect();
            let canonical: Vec<char> = known.map(|entry| entry.name.chars().collect()).unwrap_or_default();
            let stands = [&chars, &canonical].iter().any(|name| self.lexicon.ending(name) == Some(Ending::Stock));
            chars.len() > 2 && stands && !is_flow(name) && name::opening_verb(name, &self.lexicon).is_empty()
        };
        let annual = draft.measure == Measure::Level && !done && (known.is_some_and(stands) || stands_by_name());
        // 五年来，高新技术企业突破1200家: what stands, stands at the end, unless 累计 says otherwise.
        let at_the_end = time == Time::Span && draft.measure == Measure::Level && basis(tokens, &draft).is_none() && stands_by_name();
        let time = if at_the_end { Time::Unsaid } else { time };
        let period = match role {
            // 由4.14亿元增长到8.56亿元: when the first was, is not said.
            _ if draft.rules.contains(&"milestone") => None,
            _ if draft.rules.contains(&"base") && !matches!(time, Time::Named(_)) => None,
            Role::Target => period::of_target(time, frame, &report.meta),
            Role::Estimate if sentence.kind.looks_forward() => period::of_target(time, frame, &report.meta),
            Role::Actual | Role::Estimate => period::of_result(time, frame, &report.meta, !stock && !annual),
            Role::Background => None,
        };
        let period =
            if draft.measure == Measure::Streak || draft.measure == Measure::Rank { period.map(|p| Period::year(p.to)) } else { period };
        let span = |from: usize, to: usize| Span::new(tokens.shadow.offset(from), tokens.shadow.offset(to));
        let mut unit = draft.quantity.unit.clone();
        if draft.quantity.shape == Shape::Streak && !unit.starts_with('连') {
            unit = draft.quantity.base_unit.to_string();
        }
        Fact {
            indicator: self.indicator_of(&draft, place),
            measure: draft.measure,
            value: draft.quantity.value,
            unit,
            bound: draft.quantity.bound,
            role,
            period,
            commitment: (role == Role::Target).then(|| role::commitment(tokens, &draft, &self.lexicon)).flatten(),
            span: span(draft.quantity.from, draft.quantity.to),
            clause: span(draft.clause.0, draft.clause.1),
            sentence: index,
            section: sentence.section,
            basis: basis(tokens, &draft),
            rules: draft.rules,
        }
    }

    /// Whether an indicator is said to be of the country or the province in the report of a place in it: 全省财政收入增长7%.
    fn of_a_higher_place(&self, draft: &Draft, meta: &Meta) -> bool {
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
    /// no length, 40%的税收 no amount of it).
    fn indicator_of(&self, draft: &Draft, place: Option<&str>) -> Indicator {
        let share = draft.measure == Measure::Ratio && draft.quantity.shape != Shape::Bare;
        let amount = share || matches!(draft.measure, Measure::Level | Measure::Change);
        let entry = self.known(&draft.name.text, place);
        // 8个乡镇设立法律顾问, 引进4所高校: a bare noun after its count need not be all of them.
        let some = draft.rules.contains(&"name_after") && draft.name.text.chars().count() <= 2;
        let entry = entry.filter(|_| !some);
        let entry = entry.or_else(|| if draft.rules.contains(&"subject") { self.known_without_verbs(&draft.name.text) } else { None });
        match entry {
            Some(entry) if amount && !counted_in(&entry.dimension, &draft.quantity) => {
                Indicator { name: draft.name.text.clone(), ..Indicator::default() }
            }
            entry => Self::indicator_of_entry(&draft.name.text, entry),
        }
    }

    /// What the knowledge lists under a name, be it 新增企业 or 企业新增.
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

    fn known(&self, name: &str, place: Option<&str>) -> Option<&'a IndicatorEntry> {
        let own = || self.knowledge.indicator(without_place(name, place?)?);
        let turned = || name.strip_suffix("新增").and_then(|thing| self.knowledge.indicator(&format!("新增{thing}")));
        self.knowledge.indicator(name).or_else(turned).or_else(own)
    }

    fn indicator(&self, name: &str, place: Option<&str>) -> Indicator {
        Self::indicator_of_entry(name, self.known(name, place))
    }

    fn indicator_of_entry(name: &str, entry: Option<&IndicatorEntry>) -> Indicator {
        match entry {
            Some(entry) => Indicator {
                id: Some(entry.id.clone()),
                name: name.to_owned(),
                canonical: Some(entry.name.clone()),
                name_en: Some(entry.name_en.clone()),
                theme: Some(entry.theme.clone()),
                better: entry.better,
            },
            None => Indicator { name: name.to_owned(), better: Better::Neutral, ..Indicator::default() },
        }
    }
}

/// Follows 初步预计， from the sentence that it opens to those that a ； joins to it.
#[derive(Debug, Default)]
struct Estimates {
    paragraph: Option<usize>,
}

impl Estimates {
    fn goes_on(&self, sentence: &Sentence) -> bool {
        self.paragraph == Some(sentence.paragraph)
    }

    fn after(&mut self, sentence: &Sentence, words: &str) {
        let head: String = words.chars().take(8).collect();
        let opens = head.find("预计").and_then(|at| head.get(at + "预计".len()..)).is_some_and(|rest| rest.starts_with(['，', ',', '：']));
        let joined = words.ends_with(['；', ';']);
        self.paragraph = if joined && (opens || self.goes_on(sentence)) { Some(sentence.paragraph) } else { None };
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

/// Whether a name says that something was done, so that its figures of several years add up.
fn is_flow(name: &str) -> bool {
    const DONE: &[&str] = &[
        "新增", "新建", "新设", "新开", "新认", "新培", "新引", "新签", "新登", "新注", "新入", "新改", "新获", "新投", "增", "改造",
        "建成", "建设", "扩建", "改建", "改", "减", "脱贫", "培育", "造林", "转移", "服务", "退出", "覆盖", "惠及", "扶持", "支持", "入驻",
        "落户",
    ];
    DONE.iter().any(|word| name.contains(word)) && !name.contains("增加值")
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

/// A report of 2024 that is this sentence and no more.
fn report_of(text: &str, kind: Kind) -> Report {
    let mut cleaner = Cleaner::new(text);
    cleaner.keep(0..text.len());
    let span = Span::new(0, text.len());
    Report {
        source: cleaner.finish("-", Format::Text, "UTF-8", |_| None),
        meta: Meta { year: Some(2024), review_year: Some(2023), plan_year: Some(2024), ..Meta::default() },
        sections: vec![Section {
            parent: None,
            level: 0,
            title: String::new(),
            title_span: Span::default(),
            span,
            run_in: false,
            kind,
            theme: None,
        }],
        sentences: vec![Sentence { span, section: 0, paragraph: 0, heading: false, clauses: vec![span], kind }],
        glossary: Vec::new(),
        notes: Vec::new(),
    }
}

fn looks_ahead(kind: Kind) -> bool {
    kind.looks_forward()
}

fn numerals_of(sentence: &str) -> Numerals {
    if sentence.contains("百分之") { Numerals::Full } else { Numerals::Gated }
}

/// A report that writes at least this share of its numerals in digits is read with Chinese numerals gated.
fn numerals(text: &str) -> Numerals {
    // ０ to ９ are EF BC 90 to 99.
    let wide = memmem::find_iter(text.as_bytes(), b"\xEF\xBC");
    let wide = wide.filter(|at| text.as_bytes().get(at + 2).is_some_and(|last| (0x90..=0x99).contains(last))).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count() + wide;
    let percent = memmem::find_iter(text.as_bytes(), "百分之".as_bytes()).count();
    let few = digits < 40 + percent * 4 && percent > 5 || digits < 60;
    if few || amounts_in_chinese(text) { Numerals::Full } else { Numerals::Gated }
}

/// Whether a report writes more of its amounts in Chinese numerals than in digits, whatever its rates and years: 六百零八元, 一亿一千四百万吨.
fn amounts_in_chinese(text: &str) -> bool {
    let (mut chinese, mut digits) = (0, 0);
    for unit in ["万", "亿", "元"] {
        for at in memmem::find_iter(text.as_bytes(), unit.as_bytes()) {
            let before = text.get(..at).and_then(|head| head.chars().next_back()).map(crate::shadow::plain);
            chinese += usize::from(before.is_some_and(|c| c != '一' && crate::facts::numeral::is_chinese(c)));
            digits += usize::from(before.is_some_and(|c| c.is_ascii_digit()));
        }
    }
    chinese >= 10 && chinese > 2 * digits
}

const BASES: &[&str] = &["同口径", "可比价", "可比", "不变价", "年均", "累计", "实际增长", "扣除价格因素", "较年初", "比年初"];

/// 同口径, 可比价, 年均 and the like in the value's clause, as written.
fn basis(tokens: &Tokens, draft: &Draft) -> Option<String> {
    let at = draft.quantity.from;
    let from = tokens.list.iter().rev().find(|t| t.to <= at && t.kind == crate::facts::token::Kind::Mark).map_or(0, |t| t.to);
    let mean = tokens.shadow.holds(from, at, "年均浓度");
    BASES.iter().find(|word| !(mean && **word == "年均") && tokens.shadow.holds(from, at, word)).map(|word| (*word).to_owned())
}
