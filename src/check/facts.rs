//! Words that decide on facts, each tried in a bare sentence. What is expected stands after `=>`, see src/knowledge/README.md.

use crate::facts::{Bound, Extractor, Fact, Measure, Value};
use crate::knowledge::{Knowledge, Side};
use crate::structure::Kind;

use super::{Findings, report};

/// Runs them all.
pub(super) fn all(knowledge: &Knowledge, findings: &mut Findings) {
    let reader = Sentences { extractor: Extractor::new(knowledge) };
    indicators(knowledge, &reader, findings);
    units(knowledge, &reader, findings);
    bounds(knowledge, &reader, findings);
    directions(knowledge, &reader, findings);
    commitments(knowledge, &reader, findings);
    look_alikes(knowledge, &reader, findings);
    classes(knowledge, &reader, findings);
}

/// Reads bare sentences.
struct Sentences<'a> {
    extractor: Extractor<'a>,
}

impl Sentences<'_> {
    fn read(&self, text: &str) -> Vec<Fact> {
        self.extractor.read_sentence(text, Kind::Review)
    }
}

fn indicators(knowledge: &Knowledge, reader: &Sentences<'_>, findings: &mut Findings) {
    for entry in knowledge.indicators.iter() {
        for example in &entry.example {
            let (text, expected) = halves(example);
            let facts = reader.extractor.read_sentence(text, if expected == "words" { Kind::Targets } else { Kind::Review });
            let is = |fact: &Fact| fact.indicator.id.as_deref() == Some(&entry.id);
            let holds = expected.split("; ").all(|one| facts.iter().any(|fact| is(fact) && said(fact, one)));
            findings.note("indicator", &entry.id, example, holds, || show(&facts));
        }
        for text in &entry.not {
            let facts = reader.read(text);
            let holds = facts.iter().all(|fact| fact.indicator.id.as_deref() != Some(&entry.id));
            findings.note("indicator not", &entry.id, text, holds, || show(&facts));
        }
    }
}

fn units(knowledge: &Knowledge, reader: &Sentences<'_>, findings: &mut Findings) {
    for entry in knowledge.units.iter() {
        for example in &entry.example {
            let (text, expected) = halves(example);
            let facts = reader.read(text);
            findings.note("unit", &entry.word, example, any_says(&facts, expected), || show(&facts));
        }
        for text in &entry.not {
            let facts = reader.read(text);
            let bare = |unit: &str| unit.trim_start_matches(['十', '百', '千', '万', '亿']) == entry.word;
            findings.note("unit not", &entry.word, text, !facts.iter().any(|fact| bare(&fact.unit)), || show(&facts));
        }
    }
}

fn bounds(knowledge: &Knowledge, reader: &Sentences<'_>, findings: &mut Findings) {
    for entry in knowledge.bounds.iter() {
        for example in &entry.example {
            let (text, expected) = halves(example);
            let facts = reader.read(text);
            findings.note("bound", &entry.word, example, any_says(&facts, expected), || show(&facts));
        }
        for text in &entry.not {
            let facts = reader.read(text);
            let bears = |fact: &Fact| {
                let words = text.get(fact.span.start..fact.span.end).unwrap_or_default();
                match entry.side {
                    Side::Before => words.starts_with(&*entry.word),
                    Side::After => words.ends_with(&*entry.word),
                    Side::Inside => words.contains(&*entry.word) && fact.bound == entry.bound,
                }
            };
            findings.note("bound not", &entry.word, text, !facts.iter().any(bears), || show(&facts));
        }
    }
}

fn directions(knowledge: &Knowledge, reader: &Sentences<'_>, findings: &mut Findings) {
    for entry in knowledge.directions.iter() {
        for example in &entry.example {
            let (text, expected) = halves(example);
            let facts = reader.read(text);
            findings.note("direction", &entry.word, example, any_says(&facts, expected), || show(&facts));
        }
        for text in &entry.not {
            let facts = reader.read(text);
            let moves = |fact: &Fact| matches!(fact.measure, Measure::Growth | Measure::Change);
            findings.note("direction not", &entry.word, text, !facts.iter().any(moves), || show(&facts));
        }
    }
}

fn commitments(knowledge: &Knowledge, reader: &Sentences<'_>, findings: &mut Findings) {
    let strength = |word: &str| knowledge.commitments.iter().find(|c| c.word == word).map(|c| c.strength);
    for entry in knowledge.commitments.iter() {
        for example in &entry.example {
            let (text, expected) = halves(example);
            let facts = reader.extractor.read_sentence(text, Kind::Targets);
            // A word that is a bound as well (不低于) stands in the value.
            let by_bound =
                |fact: &Fact| text.get(fact.span.start..fact.span.end).filter(|words| words.contains(&*entry.word)).map(|_| entry.strength);
            let hard = |fact: &Fact| fact.commitment.as_deref().and_then(strength).or_else(|| by_bound(fact));
            let holds = facts.iter().any(|fact| hard(fact).is_some_and(|s| s.to_string() == expected) || fact.bound == Bound::Words);
            findings.note("commitment", &entry.word, example, holds, || show(&facts));
        }
        for text in &entry.not {
            let facts = reader.extractor.read_sentence(text, Kind::Plan);
            let holds = facts.iter().all(|fact| fact.commitment.as_deref() != Some(&entry.word));
            findings.note("commitment not", &entry.word, text, holds, || show(&facts));
        }
    }
}

fn look_alikes(knowledge: &Knowledge, reader: &Sentences<'_>, findings: &mut Findings) {
    for entry in knowledge.look_alikes.iter() {
        for text in &entry.example {
            let facts = reader.read(text);
            let inside =
                |fact: &Fact| text.match_indices(&*entry.word).any(|(at, word)| fact.span.start < at + word.len() && at < fact.span.end);
            findings.note("look-alike", &entry.word, text, !facts.iter().any(inside), || show(&facts));
        }
        for text in &entry.not {
            let facts = reader.read(text);
            findings.note("look-alike not", &entry.word, text, !facts.is_empty(), || show(&facts));
        }
    }
}

fn classes(knowledge: &Knowledge, reader: &Sentences<'_>, findings: &mut Findings) {
    for entry in knowledge.classes.iter() {
        for example in &entry.example {
            let (text, expected) = halves(example);
            if let Some(period) = expected.strip_prefix('@') {
                let found = period_in_a_report_of_five_years(reader, text, period == "2024", knowledge);
                findings.note("class", &entry.name, example, found.as_deref() == Some(period), || format!("{found:?}"));
                continue;
            }
            let facts = reader.extractor.read_sentence(text, if expected == "words" { Kind::Targets } else { Kind::Review });
            let holds = any_says(&facts, expected) || facts.iter().any(|fact| fact.indicator.name == expected);
            findings.note("class", &entry.name, example, holds, || show(&facts));
        }
    }
}

/// The period of the first fact of a sentence in a report of 2024 that looks back on five years: in its review, or in its plan.
fn period_in_a_report_of_five_years(reader: &Sentences<'_>, sentence: &str, planned: bool, knowledge: &Knowledge) -> Option<String> {
    let parts =
        if planned { format!("二、2024年工作安排\n{sentence}。") } else { format!("{sentence}。\n二、2024年工作安排") };
    let text = format!("某县2024年政府工作报告\n各位代表：\n一、过去五年工作回顾\n{parts}\n让我们团结奋斗！\n");
    let facts = reader.extractor.extract(&report(&text, 2024, knowledge).ok()?);
    let period = facts.first()?.period?;
    Some(if period.is_year() { period.from.to_string() } else { format!("{}-{}", period.from, period.to) })
}

fn halves(example: &str) -> (&str, &str) {
    example.split_once(" => ").unwrap_or((example, "(no => in the example)"))
}

/// `none`, or `[measure] value [high] [unit] [bound]` said by some fact.
fn any_says(facts: &[Fact], expected: &str) -> bool {
    if expected == "none" { facts.is_empty() } else { expected.split("; ").all(|one| facts.iter().any(|fact| said(fact, one))) }
}

/// Whether a fact is `[measure] value [high] [unit] [bound]`; without a bound it is `eq`, or `range` with two values.
fn said(fact: &Fact, expected: &str) -> bool {
    let mut parts: Vec<&str> = expected.split_whitespace().collect();
    if parts == ["words"] {
        return fact.bound == Bound::Words;
    }
    const MEASURES: [Measure; 6] = [Measure::Level, Measure::Growth, Measure::Change, Measure::Ratio, Measure::Rank, Measure::Streak];
    if let Some(measure) = MEASURES.iter().find(|measure| Some(&measure.name()) == parts.first()) {
        if fact.measure != *measure {
            return false;
        }
        parts.remove(0);
    }
    let mut numbers = Vec::new();
    while let Some(number) = parts.first().and_then(|part| part.parse::<rust_decimal::Decimal>().ok()) {
        numbers.push(number);
        parts.remove(0);
    }
    let value = match (fact.value, numbers.as_slice()) {
        (Value::Point(value), [number]) => value == *number,
        (Value::Range(low, high), [first, second]) => low == *first && high == *second,
        _ => false,
    };
    const BOUNDS: [Bound; 7] = [Bound::Eq, Bound::Ge, Bound::Le, Bound::Gt, Bound::Lt, Bound::Approx, Bound::Range];
    let named = parts.last().and_then(|last| BOUNDS.into_iter().find(|bound| bound.name() == *last));
    if named.is_some() {
        parts.pop();
    }
    let bound = named.unwrap_or(if numbers.len() == 2 { Bound::Range } else { Bound::Eq });
    value && fact.bound == bound && (parts.is_empty() || parts == [fact.unit.as_str()])
}

/// Facts as a line.
fn show(facts: &[Fact]) -> String {
    let one = |fact: &Fact| {
        let value = match fact.value {
            Value::Point(value) => value.to_string(),
            Value::Range(low, high) => format!("{low} {high}"),
            Value::Words => "words".to_owned(),
        };
        let id = fact.indicator.id.as_deref().map(|id| format!("({id})")).unwrap_or_default();
        let verb = fact.commitment.as_deref().map(|verb| format!(" [{verb}]")).unwrap_or_default();
        format!("{}{id} {} {value} {} {}{verb}", fact.indicator.name, fact.measure.name(), fact.unit, fact.bound.name())
    };
    if facts.is_empty() { "nothing".to_owned() } else { facts.iter().map(one).collect::<Vec<_>>().join("; ") }
}
