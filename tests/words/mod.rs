//! Runs the examples of the words: `facts` by reading a bare sentence, `lines` by reading a small report.

pub(crate) mod facts;
pub(crate) mod lines;

use std::collections::BTreeMap;

use tongbi::compare::{TextKind, Wants};
use tongbi::structure::Overrides;
use tongbi::{Edition, Knowledge, compare, read, structure};

/// What came of the examples.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// How many were run.
    pub(crate) run: usize,
    /// Those that failed, each as `kind entry: example`, and what was found.
    pub(crate) failed: BTreeMap<String, String>,
}

impl Findings {
    /// Notes one example.
    pub(crate) fn note(&mut self, kind: &str, entry: &str, example: &str, holds: bool, found: impl FnOnce() -> String) {
        self.run += 1;
        if !holds {
            self.failed.insert(format!("{kind} {entry}: {example}"), found());
        }
    }
}

/// A small report from its text.
pub(crate) fn report(text: &str, year: i32) -> structure::Report {
    let source = read::read(text.as_bytes(), "x.txt", &read::Options::default(), Knowledge::built_in()).expect("a text");
    structure::outline(source, &Overrides { year: Some(year), place: None }, Knowledge::built_in())
}

/// Words of degree: two sentences that differ in nothing else are the same but for a qualifier.
pub(crate) fn degrees(knowledge: &Knowledge, findings: &mut Findings) {
    for entry in &knowledge.degrees {
        for (example, expected) in entry.example.iter().map(|e| (e, true)).chain(entry.not.iter().map(|e| (e, false))) {
            let (old, new) = example.split_once(" => ").expect("a line old => new");
            let edition = |sentence: &str, year| {
                let text = format!(
                    "某县{year}年政府工作报告\n各位代表：\n一、{year}年工作安排\n（一）办好民生实事\n{sentence}\n让我们团结奋斗！\n"
                );
                Edition { report: report(&text, year), facts: Vec::new() }
            };
            let editions = [edition(old, 2023), edition(new, 2024)];
            let text = compare::compare(&editions, Wants { text: true, ..Wants::default() }, knowledge).text.expect("a redline");
            let of = |pair: &&compare::TextChange| pair.new.iter().any(|quote| quote.text == new);
            let kind = text.pairs.iter().find(of).map(|pair| pair.kind);
            let name = if expected { "degree" } else { "degree not" };
            findings
                .note(name, &entry.strength.to_string(), example, (kind == Some(TextKind::Qualifier)) == expected, || format!("{kind:?}"));
        }
    }
}
