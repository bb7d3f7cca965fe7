//! Several years side by side: the indicator table, and what came of the targets: `cargo run --example years [REPORT…]`.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use tongbi::compare::{self, Wants};
use tongbi::facts::Extractor;
use tongbi::render::lang::Lang;
use tongbi::render::{View, notes, table, targets};
use tongbi::{Edition, Error, Knowledge, read, structure};

/// The two tables, then what is in doubt. The reports may come in any order.
pub(crate) fn run(files: &[String]) -> Result<String, Error> {
    let words = Knowledge::built_in();
    let extractor = Extractor::new(words);
    let edition = |file: &String| -> Result<Edition, Error> {
        let source = read::read_file(file.as_ref(), &read::Options::default(), words)?;
        let report = structure::outline(source, &structure::Overrides::default(), words);
        let facts = extractor.extract(&report);
        Ok(Edition { report, facts })
    };
    let editions: Vec<Edition> = files.iter().map(edition).collect::<Result<_, Error>>()?;
    let comparison = compare::compare(&editions, Wants { table: true, targets: true, ..Wants::default() }, words);
    let view = View { lang: Lang::En, width: Some(120), color: false, all: false, knowledge: words };
    let doubts = notes::text(&comparison.reports, &comparison.notes, view.lang);
    Ok(format!("{}\n{}{doubts}", table::terminal(&comparison, &view), targets::terminal(&comparison, &view)))
}

/// The tables of the reports named, else of two samples.
fn main() -> Result<(), Error> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        files = ["reports/yunxi/2023.txt", "reports/yunxi/2024.txt"].map(str::to_owned).to_vec();
    }
    print!("{}", run(&files)?);
    Ok(())
}
