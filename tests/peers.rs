//! The number grammar by itself: our own tables in tests/cases/numbers, and the tables of other projects where they lie beside the
//! checkout (TONGBI_PEERS, else ../shared/peers). Those are read in place and never copied; what we read otherwise on purpose stands
//! in tests/peers/exclusions.txt with the reason.

#![allow(clippy::print_stderr, clippy::expect_used, clippy::panic, reason = "a test says what it skips and breaks where it must")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde_json::Value as Json;
use tongbi::Knowledge;
use tongbi::facts::lexicon::Lexicon;
use tongbi::facts::quantity::{self, Numerals, Quantity};
use tongbi::facts::{Bound, Value};
use tongbi::shadow::Shadow;

fn scan(text: &str) -> Vec<Quantity> {
    static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(|| Lexicon::new(Knowledge::built_in()));
    quantity::scan(&Shadow::of(text, 0).chars, &LEXICON, Numerals::Open).quantities
}

/// `value unit bound`, one a quantity, as the case files write it.
fn shown(text: &str) -> String {
    let one = |q: &Quantity| {
        let value = match q.value {
            Value::Point(value) => value.to_string(),
            Value::Range(low, high) => format!("{low}..{high}"),
            Value::Words => String::new(),
        };
        let words = [value, q.unit.clone(), if q.bound == Bound::Eq { String::new() } else { q.bound.name().to_owned() }];
        words.iter().filter(|word| !word.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    };
    let all: Vec<String> = scan(text).iter().map(one).collect();
    if all.is_empty() { "none".to_owned() } else { all.join("; ") }
}

#[test]
fn our_own_tables() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/numbers");
    let mut count = 0;
    let mut wrong = String::new();
    for entry in std::fs::read_dir(folder).expect("the cases") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (input, expected) = line.split_once(" => ").unwrap_or_else(|| panic!("no => in {line}"));
            count += 1;
            let read = shown(input);
            if read != expected {
                let _ = writeln!(wrong, "{input} => {read}, not {expected}");
            }
        }
    }
    assert!(count > 60, "{count} cases");
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn peers() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/peers");
    let folder = std::env::var_os("TONGBI_PEERS").map_or_else(beside, PathBuf::from);
    if folder.join("README.md").is_file() {
        return Some(folder);
    }
    eprintln!("skipped: no tables of other projects at {}", folder.display());
    None
}

fn json(folder: &Path, name: &str) -> Json {
    let text = std::fs::read_to_string(folder.join(name)).expect("a table");
    serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("JSON")
}

/// The inputs that are read otherwise on purpose: `table<TAB>input<TAB>reason`.
fn excluded(table: &str) -> Vec<String> {
    include_str!("peers/exclusions.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let (of, input, reason) = (fields.next()?, fields.next()?, fields.next()?);
            assert!(!reason.is_empty(), "no reason: {line}");
            (of == table).then(|| input.to_owned())
        })
        .collect()
}

/// What a table gave: what passed, and what did not.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<String>,
}

impl Score {
    fn add(&mut self, right: bool, line: impl FnOnce() -> String) {
        if right { self.right += 1 } else { self.wrong.push(line()) }
    }

    #[track_caller]
    fn at_least(&self, table: &str, percent: usize, excluded: usize) {
        let all = self.right + self.wrong.len();
        eprintln!("{table}: {} of {all} right, {excluded} excluded with a reason", self.right);
        assert!(all > 0 && self.right * 100 >= all * percent, "{table}: below {percent} %\n{}", self.wrong.join("\n"));
        if !self.wrong.is_empty() {
            eprintln!("{}", self.wrong.join("\n"));
        }
    }
}

/// Whether two values are the same, where a table stops a fraction after some figures.
fn alike(ours: Decimal, theirs: &str) -> bool {
    let Some(theirs) = theirs.parse::<Decimal>().ok().or_else(|| Decimal::from_scientific(theirs).ok()) else { return false };
    let least = theirs.abs().max(Decimal::new(1, 9)) * Decimal::new(1, 9);
    (ours - theirs).abs() <= least
}

/// The value of a text that is one number and nothing else.
fn whole(text: &str) -> Option<Decimal> {
    let quantities = scan(text);
    let [only] = quantities.as_slice() else { return None };
    let length = text.trim_end().chars().count();
    match only.worth() {
        Value::Point(value) if only.from == 0 && only.to == length => Some(value),
        _ => None,
    }
}

#[test]
fn recognizers_numbers() {
    let Some(folder) = peers() else { return };
    let excluded = excluded("number");
    let (mut score, mut left_out) = (Score::default(), 0);
    for case in json(&folder, "recognizers-text/NumberModel.json").as_array().expect("cases") {
        let input = case["Input"].as_str().unwrap_or_default();
        let results = case["Results"].as_array().expect("results");
        let is_whole = results.len() == 1
            && results[0]["Start"].as_u64() == Some(0)
            && results[0]["End"].as_u64() == Some(input.chars().count() as u64 - 1);
        if !is_whole && !results.is_empty() {
            continue;
        }
        if excluded.iter().any(|known| known == input) {
            left_out += 1;
        } else if results.is_empty() {
            score.add(scan(input).is_empty(), || format!("{input} => {}, not none", shown(input)));
        } else {
            let expected = results[0]["Resolution"]["value"].as_str().unwrap_or_default();
            score.add(whole(input).is_some_and(|value| alike(value, expected)), || format!("{input} => {}, not {expected}", shown(input)));
        }
    }
    score.at_least("Recognizers NumberModel, whole inputs and negatives", 98, left_out);
}

#[test]
fn recognizers_ranges() {
    let Some(folder) = peers() else { return };
    let excluded = excluded("range");
    let (mut score, mut left_out) = (Score::default(), 0);
    for case in json(&folder, "recognizers-text/NumberRangeModel.json").as_array().expect("cases") {
        let input = case["Input"].as_str().unwrap_or_default();
        if excluded.iter().any(|known| known == input) {
            left_out += 1;
            continue;
        }
        let expected: Vec<(String, String)> = case["Results"]
            .as_array()
            .expect("results")
            .iter()
            .filter_map(|result| result["Resolution"]["value"].as_str()?.split_once(','))
            .map(|(low, high)| (low.trim_start_matches(['(', '[']).to_owned(), high.trim_end_matches([')', ']']).to_owned()))
            .collect();
        let quantities = scan(input);
        // A number that nothing bounds is no range; the table leaves it out.
        let bounded: Vec<&Quantity> = quantities.iter().filter(|q| q.bound != Bound::Eq || q.to > q.number && q.from < q.number).collect();
        let right = bounded.len() == expected.len() && bounded.iter().zip(&expected).all(|(ours, theirs)| same_interval(ours, theirs));
        score.add(right, || format!("{input} => {}, not {expected:?}", shown(input)));
    }
    score.at_least("Recognizers NumberRangeModel", 95, left_out);
}

fn same_interval(ours: &Quantity, (low, high): &(String, String)) -> bool {
    // The table does not divide by a hundred for %.
    let value = if &*ours.base_unit == "%" { ours.value } else { ours.worth() };
    match (value, ours.bound) {
        (Value::Range(least, most), _) => alike(least, low) && alike(most, high),
        (Value::Point(value), Bound::Ge | Bound::Gt) => alike(value, low) && high.is_empty(),
        (Value::Point(value), Bound::Le | Bound::Lt) => low.is_empty() && alike(value, high),
        (Value::Point(value), Bound::Eq) => alike(value, low) && alike(value, high),
        _ => false,
    }
}

#[test]
fn cn2an_tables() {
    let Some(folder) = peers() else { return };
    let (tables_left_out, excluded) = (excluded("cn2an table"), excluded("cn2an"));
    let (mut score, mut left_out) = (Score::default(), 0);
    let tables = json(&folder, "cn2an/cn2an_test.json");
    for (name, cases) in tables.as_object().expect("tables") {
        for case in cases.as_array().expect("cases") {
            // A wrong writing is a text that is no number as a whole.
            let input = case.as_str().or_else(|| case[0].as_str()).unwrap_or_default();
            if tables_left_out.contains(name) || excluded.iter().any(|known| known == input) {
                left_out += 1;
            } else if case.is_string() {
                score.add(whole(input).is_none(), || format!("{name}: {input} => {}, not none", shown(input)));
            } else {
                let expected = case[1].as_str().map_or_else(|| case[1].to_string(), str::to_owned);
                score.add(whole(input).is_some_and(|value| alike(value, &expected)), || {
                    format!("{name}: {input} => {}, not {expected}", shown(input))
                });
            }
        }
    }
    score.at_least("cn2an", 100, left_out);
}
