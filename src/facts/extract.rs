//! Report → facts, sentence by sentence, in text order.

use crate::facts::clause::{Above, Draft, Reader};
use crate::facts::estimates::Estimates;
use crate::facts::lexicon::{Ending, Lexicon};
use crate::facts::period::{Frame, Frames, Time};
use crate::facts::quantity::{Numerals, Shape};
use crate::facts::token::Tokens;
use crate::facts::writing::numerals;
use crate::facts::{Fact, Measure, Period, Role, name, period, role, stock, words};
use crate::knowledge::{Knowledge, UnitKind};
use crate::pairs::Chars;
use crate::source::{Cleaner, Format, Span};
use crate::structure::{Kind, Meta, Report, Section, Sentence};

/// Extracts the facts of many reports with one set of tables.
#[derive(Debug)]
pub struct Extractor<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) lexicon: Lexicon,
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
        let mut facts = self.read(report, numerals(&report.source.text));
        let tables = self.tables(report);
        if !tables.is_empty() {
            facts.extend(tables);
            facts.sort_by_key(|fact| fact.span);
        }
        facts
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
        let mut part = (usize::MAX, String::new());
        for (index, sentence) in report.sentences.iter().enumerate() {
            if sentence.heading && sentence.kind == Kind::Front || sentence.kind == Kind::Glossary {
                continue;
            }
            // A row of a table is no sentence; its figures are read by its heads.
            if report.source.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.row.is_some()) {
                continue;
            }
            let words = report.words(sentence.span);
            tokens.scan(words, &self.lexicon, numerals);
            let opening = tokens.shadow.chars.get(..24).unwrap_or(&tokens.shadow.chars);
            let frame = frames.at(report, sentence, opening, &self.lexicon);
            let past = frames.looks_back(&report.meta, sentence, opening);
            if part.0 != sentence.paragraph {
                part = (sentence.paragraph, self.part_of_paragraph(&mut tokens, words, sentence, &reader));
            }
            if tokens.quantities.is_empty() && sentence.kind != Kind::Targets {
                continue;
            }
            tokens.cut(words, sentence.span.start, &self.lexicon);
            let from = facts.len();
            let title = report.sections.get(sentence.section).filter(|section| section.run_in).map_or("", |section| &section.title);
            for draft in reader.read(&tokens, &Above { part: &part.1, title }) {
                let of_last = draft.rules.contains(&"name_of_last");
                let mut fact = self.fact(report, index, sentence, &tokens, draft, (frame, past));
                // 预计地区生产总值142亿元、增长7.5%: what is expected of the one is of the other.
                let expected = of_last && facts.get(from..).and_then(<[Fact]>::last).is_some_and(|last| last.role == Role::Estimate);
                if fact.role == Role::Actual && (expected || estimates.goes_on(sentence)) {
                    fact.role = Role::Estimate;
                }
                facts.push(fact);
            }
            estimates.after(sentence, &tokens.shadow.chars);
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

    /// The part of the place that a paragraph is about by its first sentence (雄安新区建设取得新进展。…); empty where it is the whole.
    fn part_of_paragraph(&self, tokens: &mut Tokens, words: &str, sentence: &Sentence, reader: &Reader) -> String {
        if !tokens.quantities.is_empty() || !self.lexicon.names_a_part(&tokens.shadow.chars) {
            return String::new();
        }
        tokens.cut(words, sentence.span.start, &self.lexicon);
        reader.part_above(tokens).unwrap_or_default()
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
        let clause_start = tokens.clause_start(draft.quantity.from);
        let time = match period::said(tokens, &draft, clause_start) {
            // 累计 counts over several years only where the report reviews several.
            Time::Span if report.meta.review_from.is_none() && !looks_ahead(sentence.kind) => Time::Unsaid,
            time => time,
        };
        let role = role::of(tokens, &draft, clause_start, if past { Kind::Review } else { sentence.kind }, time, &report.meta);
        let done = tokens.list.get(draft.before.0..draft.before.1).is_some_and(|before| {
            let done = |t| tokens.is(t, "实现") || tokens.is(t, "完成");
            // 五年来水利投资达2734亿元 is what was spent; 增长到, 提高到 are of the last year.
            let spent = |t| (tokens.is(t, "达") || tokens.is(t, "达到")) && stock::is_spent(&draft.name.text, &self.lexicon);
            before.iter().any(|t| done(t) || spent(t)) && draft.quantity.kind == UnitKind::Money
        });
        let stock = draft.rules.contains(&"reach") && !done && draft.measure != Measure::Growth || draft.measure == Measure::Ratio;
        let role = if draft.rules.contains(&"threshold") || draft.rules.contains(&"compared") { Role::Background } else { role };
        let role = if self.of_a_higher_place(&draft, &report.meta) { Role::Background } else { role };
        // Those who have no work yet are whom the year's work is for.
        let given = || {
            !draft.name.text.contains('未')
                && self.lexicon.ending_of(&draft.name.text) == Some(Ending::Given)
                && name::opening_verb(&draft.name.text, &self.lexicon).is_empty()
        };
        let role = if role == Role::Target && given() { Role::Estimate } else { role };
        // What lasted is told, also among the tasks.
        let role = if draft.measure == Measure::Streak && role == Role::Target { Role::Actual } else { role };
        let place = report.meta.place.as_deref();
        let known = self.known(&draft.name.text, place);
        let by_name = stock::stands_by_name(&draft.name.text, known, &self.lexicon);
        let annual =
            draft.measure == Measure::Level && !done && (by_name || known.is_some_and(|entry| stock::stands(&draft, entry, &self.lexicon)));
        let placed = matches!(draft.measure, Measure::Rank | Measure::Streak);
        let basis = if placed { None } else { basis(tokens, draft.quantity.from, clause_start) };
        // 五年来，高新技术企业突破1200家: what stands, stands at the end, unless 累计 says otherwise.
        let at_the_end = time == Time::Span && draft.measure == Measure::Level && basis.is_none() && by_name;
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
            indicator: self.indicator_of(&draft, known, place),
            measure: draft.measure,
            value: draft.quantity.value,
            unit,
            bound: draft.quantity.bound,
            role,
            period,
            commitment: (role == Role::Target).then(|| role::commitment(tokens, &draft, clause_start, &self.lexicon)).flatten(),
            span: span(draft.quantity.from, draft.quantity.to),
            clause: span(draft.clause.0, draft.clause.1),
            sentence: index,
            section: sentence.section,
            basis,
            rules: draft.rules,
        }
    }
}

/// A report of 2024 that is this sentence and no more.
fn report_of(text: &str, kind: Kind) -> Report {
    let meta = Meta { year: Some(2024), review_year: Some(2023), plan_year: Some(2024), ..Meta::default() };
    report_with(text, kind, meta)
}

/// A report that is this text in a part of this kind and no more.
pub(super) fn report_with(text: &str, kind: Kind, meta: Meta) -> Report {
    let mut cleaner = Cleaner::new(text);
    cleaner.keep(0..text.len());
    let span = Span::new(0, text.len());
    Report {
        source: cleaner.finish("-", Format::Text, "UTF-8", |_| None),
        meta,
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

const BASES: &[&str] = &["同口径", "可比价", "可比", "不变价", "年均", "累计", "实际增长", "扣除价格因素", "较年初", "比年初"];
/// What they begin with.
const BASES_BEGIN: Chars = Chars::of(&['同', '可', '不', '年', '累', '实', '扣', '较', '比']);

/// 同口径, 可比价, 年均 and the like in the clause of the value that begins at character `at`, as written.
fn basis(tokens: &Tokens, at: usize, clause_start: usize) -> Option<String> {
    let chars = &tokens.shadow.chars;
    // 扣除房地产开发投资后，固定资产投资增长2.7%: what the clause before takes out.
    if let Some(end) = clause_start.checked_sub(1) {
        let before = chars.get(tokens.clause_start(end)..end).unwrap_or_default();
        if matches!(before, ['扣' | '剔', '除', ..]) && matches!(before, [.., '后'] | [.., '因', '素']) {
            return Some(before.iter().collect());
        }
    }
    if !chars.get(clause_start..at)?.iter().any(|c| BASES_BEGIN.may_hold(*c)) {
        return None;
    }
    let holds = |word: &str| tokens.shadow.holds(clause_start, at, word);
    BASES.iter().find(|word| holds(word) && !(**word == "年均" && holds("年均浓度"))).map(|word| (*word).to_owned())
}
