//! How long each step of a run takes in process: the words, the tables, and one report. `cargo bench --bench startup [FILE]`.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a bench talks to the person who runs it")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use tongbi::facts::Extractor;
use tongbi::facts::lexicon::Lexicon;
use tongbi::structure::{self, Overrides};
use tongbi::{Knowledge, read};

fn main() {
    let file = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    let begun = Instant::now();
    let knowledge = Knowledge::built_in();
    println!("{:<28}{:>10.2?}", "words, first time", begun.elapsed());
    show("words from TOML", || drop(black_box(Knowledge::in_full())));
    show("tables", || drop(black_box(Lexicon::new(knowledge))));
    let path = file.unwrap_or_else(|| format!("{}/reports/yunxi/2024.txt", env!("CARGO_MANIFEST_DIR")));
    let bytes = std::fs::read(&path).expect("a report to read");
    let source = read::read(&bytes, &path, &read::Options::default(), knowledge).expect("a text");
    println!("{path}: {} bytes", bytes.len());
    show("read", || drop(black_box(read::read(&bytes, &path, &read::Options::default(), knowledge))));
    show("structure", || drop(black_box(structure::outline(source.clone(), &Overrides::default(), knowledge))));
    let report = structure::outline(source, &Overrides::default(), knowledge);
    let extractor = Extractor::new(knowledge);
    show("facts", || drop(black_box(extractor.extract(&report))));
}

/// The median of eleven runs.
fn show(what: &str, mut run: impl FnMut()) {
    let mut times: Vec<Duration> = (0..11)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    times.sort();
    println!("{what:<28}{:>10.2?}", times.get(5).copied().unwrap_or_default());
}
