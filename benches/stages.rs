//! Times of each stage by itself on a sample report, and on the pair of two.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its result")]

mod clock;

use clock::{edition, median, sample, say};
use tongbi::align::{ledger, sections, sentences};
use tongbi::compare::{self, Wants};
use tongbi::facts::Extractor;
use tongbi::render::{self, View, lang::Lang};
use tongbi::structure::Overrides;
use tongbi::{Knowledge, read, structure};

fn main() {
    let knowledge = Knowledge::built_in();
    let text = sample(2024);
    let source = || read::read(text.as_bytes(), "x.txt", &read::Options::default(), knowledge).expect("a text");
    say(
        "knowledge: parse every file",
        median(|| Knowledge::files().iter().map(|(name, text)| Knowledge::parse(name, text)).collect::<Vec<_>>()),
    );
    say("facts: build the tables", median(|| Extractor::new(knowledge)));
    say("read", median(source));
    let read = source();
    say("structure", median(|| structure::outline(read.clone(), &Overrides::default(), knowledge)));
    let report = structure::outline(read, &Overrides::default(), knowledge);
    let extractor = Extractor::new(knowledge);
    say("facts", median(|| extractor.extract(&report)));

    let editions = [edition(&sample(2023), 2023), edition(&text, 2024)];
    let (old, new) = (&editions[0].report, &editions[1].report);
    say("align: sections", median(|| sections::pair(old, new)));
    let pairs = sections::pair(old, new);
    say("align: sentences", median(|| sentences::link(old, new, &pairs)));
    say("align: ledger", median(|| ledger::build(&editions, knowledge)));
    let links = sentences::link(old, new, &pairs);
    say("compare: redline", median(|| compare::text::compare(old, new, &pairs, &links, knowledge)));
    let wants = Wants { table: true, targets: true, text: true, terms: true, ..Wants::default() };
    say("align and compare: all", median(|| compare::compare(&editions, wants, knowledge)));
    let comparison = compare::compare(&editions, wants, knowledge);
    let view = View { lang: Lang::Zh, width: Some(120), color: false, all: true, knowledge };
    say("render: table", median(|| render::table::terminal(&comparison, &view)));
    say("render: table as JSON", median(|| render::table::json(&comparison, Lang::Zh)));
    say("render: redline as JSON", median(|| render::parts::pretty(&render::diff::json(&comparison, Lang::Zh))));
}
