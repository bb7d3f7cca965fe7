//! Knowledge → whether its examples are read as they say: `facts` by reading a bare sentence, `lines` by reading a small report.
//! Beside the pipeline, not in it: it uses every stage, and no stage uses it.

mod facts;
mod lines;

use std::collections::BTreeMap;

use crate::align::Edition;
use crate::compare::{self, TextKind, Wants};
use crate::knowledge::Knowledge;
use crate::structure::{self, Overrides};
use crate::{Error, read};

/// What came of the examples.
#[derive(Debug, Default)]
pub struct Findings {
    /// How many were run.
    pub run: usize,
    /// Those that failed, each as `kind entry: example`, and what was found.
    pub failed: BTreeMap<String, String>,
}

impl Findings {
    /// Notes one example.
    fn note(&mut self, kind: &str, entry: &str, example: &str, holds: bool, found: impl FnOnce() -> String) {
        self.run += 1;
        if !holds {
            self.failed.insert(format!("{kind} {entry}: {example}"), found());
        }
    }
}

/// Runs every `example` and `not` of every entry. The words must be whole, as [`Knowledge::in_full`] has them.
#[must_use]
pub fn examples(knowledge: &Knowledge) -> Findings {
    let mut findings = Findings::default();
    facts::all(knowledge, &mut findings);
    lines::all(knowledge, &mut findings);
    degrees(knowledge, &mut findings);
    wordings(knowledge, &mut findings);
    findings
}

/// A small report from its text.
fn report(text: &str, year: i32, knowledge: &Knowledge) -> Result<structure::Report, Error> {
    let source = read::read(text.as_bytes(), "x.txt", &read::Options::default(), knowledge)?;
    Ok(structure::outline(source, &Overrides { year: Some(year), place: None }, knowledge))
}

/// Words of degree: two sentences that differ in nothing else are the same but for a qualifier.
fn degrees(knowledge: &Knowledge, findings: &mut Findings) {
    for entry in knowledge.degrees.iter() {
        for (example, expected) in entry.example.iter().map(|e| (e, true)).chain(entry.not.iter().map(|e| (e, false))) {
            let kind = example.split_once(" => ").and_then(|(old, new)| pair(old, new, knowledge));
            let name = if expected { "degree" } else { "degree not" };
            findings
                .note(name, &entry.strength.to_string(), example, (kind == Some(TextKind::Qualifier)) == expected, || format!("{kind:?}"));
        }
    }
}

/// Words that bound phrases: each phrase of an example must be found in its clause, each of a `not` must not.
fn wordings(knowledge: &Knowledge, findings: &mut Findings) {
    for entry in knowledge.wordings.iter() {
        for (example, expected) in entry.example.iter().map(|e| (e, true)).chain(entry.not.iter().map(|e| (e, false))) {
            let (clause, phrases) = example.split_once(" => ").unwrap_or((example, "(no => in the example)"));
            let found = compare::terms::phrases_of(clause, knowledge);
            let holds = phrases.split("; ").all(|phrase| found.iter().any(|one| one == phrase) == expected);
            let name = if expected { "wording" } else { "wording not" };
            findings.note(name, &entry.name, example, holds, || found.join("; "));
        }
    }
}

/// How the redline of two reports that differ in one sentence shows it.
fn pair(old: &str, new: &str, knowledge: &Knowledge) -> Option<TextKind> {
    let edition = |sentence: &str, year| {
        let text =
            format!("某县{year}年政府工作报告\n各位代表：\n一、{year}年工作安排\n（一）办好民生实事\n{sentence}\n让我们团结奋斗！\n");
        Some(Edition { report: report(&text, year, knowledge).ok()?, facts: Vec::new() })
    };
    let editions = [edition(old, 2023)?, edition(new, 2024)?];
    let text = compare::compare(&editions, Wants { text: true, ..Wants::default() }, knowledge).text?;
    text.pairs.iter().find(|pair| pair.new.iter().any(|quote| quote.text == new)).map(|pair| pair.kind)
}
