//! The facts of a report: `cargo run --example facts [REPORT]`.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use tongbi::facts::Extractor;
use tongbi::{Error, Knowledge, read, structure};

/// One line a fact: where it stands, what it is said of, the words of the figure.
pub(crate) fn run(file: &str) -> Result<String, Error> {
    let words = Knowledge::built_in();
    let source = read::read_file(file.as_ref(), &read::Options::default(), words)?;
    let report = structure::outline(source, &structure::Overrides::default(), words);
    let facts = Extractor::new(words).extract(&report);
    let line = |fact: &tongbi::facts::Fact| {
        let line = report.source.line(fact.span.start);
        format!("{file}:{line}  {}  {}  {}\n", fact.indicator.name, fact.role.name(), report.quote(fact.span))
    };
    Ok(facts.iter().map(line).collect())
}

/// The facts of the report named, else of a sample.
fn main() -> Result<(), Error> {
    let file = std::env::args().nth(1).unwrap_or_else(|| "reports/yunxi/2024.txt".to_owned());
    print!("{}", run(&file)?);
    Ok(())
}
