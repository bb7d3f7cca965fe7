//! The words of `src/knowledge`: every file parses, ids and names are unique, and every `example` and `not` of every entry is run.
//! Those that cannot be read yet are listed in tests/cases/gaps/knowledge.txt, and must fail until they are taken out of it.

#![allow(clippy::expect_used, reason = "a broken file stops its test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tongbi::structure::Kind;
use tongbi::{Knowledge, check};

/// The gaps are rewritten instead of compared where this is set.
const UPDATE: &str = "UPDATE_GAPS";

/// A name of an older concept is one of the names by which the indicator is found.
#[test]
fn former_names_are_names() {
    for entry in Knowledge::built_in().indicators.iter() {
        for former in entry.former.iter().flatten() {
            assert!(entry.also.contains(former) && entry.note.is_some(), "{}: {former}", entry.id);
        }
    }
}

#[test]
fn every_file_parses() {
    for (name, text) in Knowledge::files() {
        let knowledge = Knowledge::parse(name, text).expect("a file of the knowledge");
        assert!(knowledge.indicators.iter().all(|entry| !entry.example.is_empty()), "{name}: an indicator without an example");
    }
}

#[test]
fn ids_and_names_are_unique() {
    let knowledge = Knowledge::built_in();
    let mut twice = Vec::new();
    let mut seen = BTreeSet::new();
    let ids = knowledge.indicators.iter().map(|entry| format!("id {}", entry.id));
    let names = knowledge.indicators.iter().flat_map(|e| std::iter::once(&*e.name).chain(&e.also)).map(|name| format!("name {name}"));
    let units = knowledge.units.iter().flat_map(|u| std::iter::once(&*u.word).chain(&u.also)).map(|word| format!("unit {word}"));
    let bounds = knowledge.bounds.iter().map(|b| format!("bound {} {:?}", b.word, b.side));
    let directions = knowledge.directions.iter().map(|d| format!("direction {}", d.word));
    let commitments = knowledge.commitments.iter().map(|c| format!("commitment {}", c.word));
    let look_alikes = knowledge.look_alikes.iter().map(|l| format!("look-alike {}", l.word));
    let classes = knowledge.classes.iter().map(|c| format!("class {}", c.name));
    let themes = knowledge.themes.iter().map(|t| format!("theme {}", t.id));
    let all =
        ids.chain(names).chain(units).chain(bounds).chain(directions).chain(commitments).chain(look_alikes).chain(classes).chain(themes);
    for key in all {
        if !seen.insert(key.clone()) {
            twice.push(key);
        }
    }
    assert!(twice.is_empty(), "listed twice: {twice:#?}");
}

#[test]
fn themes_and_kinds_are_known() {
    let knowledge = Knowledge::built_in();
    for entry in knowledge.indicators.iter() {
        assert!(knowledge.themes.iter().any(|theme| theme.id == entry.theme), "{}: theme {}", entry.id, entry.theme);
        assert!(!entry.name_en.is_empty(), "{} has no English name", entry.id);
    }
    for entry in knowledge.sections.iter() {
        assert!(Kind::ALL.iter().any(|kind| kind.name() == entry.kind), "section kind {}", entry.kind);
    }
}

#[test]
fn every_example_is_read_as_it_says() {
    // The words at run time come without examples.
    let knowledge = &Knowledge::in_full();
    let findings = check::examples(knowledge);
    assert!(findings.run > 3000, "only {} examples were found", findings.run);

    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/gaps/knowledge.txt");
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&file, gaps(&findings.failed)).expect("the gaps are written");
    }
    let listed = fs::read_to_string(&file).expect("the list of gaps");
    let listed: BTreeSet<&str> = listed.lines().filter(|line| !line.starts_with([' ', '#']) && !line.is_empty()).collect();
    let mut wrong = String::new();
    for (example, found) in findings.failed.iter().filter(|(example, _)| !listed.contains(example.as_str())) {
        writeln!(wrong, "{example}\n  found: {found}").expect("written");
    }
    for example in listed.iter().filter(|example| !findings.failed.contains_key(**example)) {
        writeln!(wrong, "{example}\n  is read rightly now (or is gone): take it out of tests/cases/gaps/knowledge.txt").expect("written");
    }
    assert!(wrong.is_empty(), "{wrong}\n{} examples are not as the gaps say; {UPDATE}=1 lists them anew", wrong.lines().count() / 2);
}

fn gaps(failed: &BTreeMap<String, String>) -> String {
    let mut text =
        "# Examples of src/knowledge that are not read yet, each with what is found instead. tests/knowledge.rs asserts that they\n\
                    # still fail: who mends one takes it out.\n"
            .to_owned();
    for (example, found) in failed {
        writeln!(text, "{example}\n  found: {found}").expect("written");
    }
    text
}
