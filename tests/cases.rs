//! Stage cases of `facts`: tests/cases/facts, a file a rule. A case is a sentence, a line `=>`, and the facts that must be found, one a
//! line: `name | measure value unit bound`, then the role where it is not `actual`, the commitment, and `@` the period where it is not
//! the year that such a fact is about by itself. `@targets` or `@plan` before the sentence tells the part of the report.

#![allow(clippy::expect_used, reason = "a broken case stops its test")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tongbi::Knowledge;
use tongbi::facts::{Extractor, Fact, Period, Role, Value};
use tongbi::structure::Kind;

#[test]
fn sentences_are_read_as_their_cases_say() {
    let extractor = Extractor::new(Knowledge::built_in());
    let mut files: Vec<PathBuf> = fs::read_dir(folder("facts")).expect("the cases").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    assert!(files.len() >= 20, "cases are missing");
    let mut wrong = String::new();
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let cases = cases(&file);
        assert!(cases.len() >= 3, "{name} has too few cases");
        for (input, expected) in cases {
            let found = read(&extractor, &input);
            if found != expected {
                writeln!(wrong, "--- {name}: {input}\n{found}\n--- expected\n{expected}\n").expect("written");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn known_gaps_are_gaps_still() {
    let extractor = Extractor::new(Knowledge::built_in());
    let gaps = cases(&folder("gaps").join("facts.txt"));
    let closed: Vec<String> =
        gaps.into_iter().filter(|(input, expected)| read(&extractor, input) == *expected).map(|(input, _)| input).collect();
    assert!(closed.is_empty(), "read rightly now, so move them to the files of their rules in tests/cases/facts: {closed:#?}");
}

#[test]
fn what_is_counted_in_other_things_is_another_indicator() {
    let extractor = Extractor::new(Knowledge::built_in());
    let id = |input: &str| {
        let facts = extractor.read_sentence(input, Kind::Review);
        facts.first().expect("a fact").indicator.id.clone()
    };
    assert_eq!(id("高速公路通车里程达到7000公里。").as_deref(), Some("expressway_length"));
    assert_eq!(id("新开工建设17条高速公路。"), None);
    assert_eq!(id("税收收入达到120亿元。").as_deref(), Some("tax_revenue"));
    assert_eq!(id("40%左右的税收来自高新技术企业。"), None);
    assert_eq!(id("城乡居民收入比缩小到1.75。").as_deref(), Some("income_ratio"));
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

/// Input and expectation of every case, comments left out.
fn cases(file: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(file).expect("a readable file of cases");
    let text: String = text.lines().filter(|line| !line.starts_with('#')).fold(String::new(), |text, line| text + line + "\n");
    let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    let halves = |block: &str| {
        let (input, expected) = block.split_once("\n=>").expect("a line => in every case");
        (input.trim().to_owned(), expected.trim().to_owned())
    };
    blocks.map(halves).collect()
}

fn read(extractor: &Extractor<'_>, input: &str) -> String {
    let (kind, sentence) = match input.split_once(' ') {
        Some(("@targets", sentence)) => (Kind::Targets, sentence),
        Some(("@plan", sentence)) => (Kind::Plan, sentence),
        _ => (Kind::Review, input),
    };
    extractor.read_sentence(sentence, kind).iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(fact: &Fact) -> String {
    let value = match fact.value {
        Value::Point(value) => value.to_string(),
        Value::Range(low, high) => format!("{low} {high}"),
        Value::Words => "-".to_owned(),
    };
    let unit = if fact.unit.is_empty() { "-" } else { &fact.unit };
    let mut line = format!("{} | {} {value} {unit} {}", fact.indicator.name, fact.measure.name(), fact.bound.name());
    if fact.role != Role::Actual {
        write!(line, " {}", fact.role.name()).expect("written");
    }
    if let Some(verb) = &fact.commitment {
        write!(line, " {verb}").expect("written");
    }
    let own = Period::year(if fact.role == Role::Target { 2024 } else { 2023 });
    match fact.period {
        Some(period) if period == own => {}
        Some(Period { from, to }) if from == to => write!(line, " @{from}").expect("written"),
        Some(Period { from, to }) => write!(line, " @{from}-{to}").expect("written"),
        None => line.push_str(" @-"),
    }
    line
}
