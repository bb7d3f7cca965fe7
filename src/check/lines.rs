//! Words that decide on lines and headings: furniture and the endings of places' names, each tried in a small report.

use crate::knowledge::{Furniture, Knowledge, Match};
use crate::read;
use crate::structure::Level;

use super::{Findings, report};

const BODY: &str = "一、2023年工作回顾\n一年来，我们全力以赴稳增长、惠民生，各项工作取得新的成效，人民群众的获得感不断增强。";
const CLOSING: &str = "各位代表！让我们团结一心、奋勇前进，为建设富强民主文明的新家园而努力奋斗！";

/// Runs them all.
pub(super) fn all(knowledge: &Knowledge, findings: &mut Findings) {
    for entry in knowledge.furniture.iter() {
        for example in &entry.example {
            let text = dressed(entry, example);
            // The title stays where it is a title: a line of the same words less must be left.
            let count = |text: &str| text.lines().filter(|line| line.trim() == example.trim()).count();
            findings
                .note("furniture", &entry.text, example, count(&clean(&text, knowledge)) < count(&text), || "the line stays".to_owned());
        }
        for example in &entry.not {
            let left = clean(&format!("政府工作报告\n各位代表：\n{BODY}\n{example}\n{BODY}\n{CLOSING}\n"), knowledge);
            findings.note("furniture not", &entry.text, example, left.contains(example.trim()), || "the line is gone".to_owned());
        }
    }
    for entry in knowledge.suffixes.iter() {
        for example in &entry.example {
            let (place, level) = example.split_once(" => ").unwrap_or((example, "(no => in the example)"));
            let found = level_of(place, knowledge);
            findings.note("suffix", &entry.word, example, found == Some(level), || format!("{found:?}"));
        }
        for place in &entry.not {
            let found = level_of(place, knowledge);
            findings.note("suffix not", &entry.word, place, found != Some(&*entry.level), || format!("{found:?}"));
        }
    }
}

/// The line where its rule holds: page numbers and running heads inside the body, the rest before or after it.
fn dressed(entry: &Furniture, line: &str) -> String {
    match entry.how {
        Match::Page | Match::Header => format!("政府工作报告\n各位代表：\n{BODY}\n{line}\n{BODY}\n{CLOSING}\n"),
        Match::From => format!("政府工作报告\n各位代表：\n{BODY}\n{CLOSING}\n{line}\n"),
        Match::Line | Match::Prefix | Match::Contains => format!("{line}\n政府工作报告\n各位代表：\n{BODY}\n{CLOSING}\n"),
    }
}

fn clean(text: &str, knowledge: &Knowledge) -> String {
    read::read(text.as_bytes(), "x.txt", &read::Options::default(), knowledge).map(|source| source.text).unwrap_or_default()
}

fn level_of(place: &str, knowledge: &Knowledge) -> Option<&'static str> {
    let report = report(&format!("{place}2024年政府工作报告\n各位代表：\n{BODY}\n{CLOSING}\n"), 2024, knowledge).ok()?;
    report.meta.level.map(Level::name)
}
