//! Two reports as a Word document with tracked changes: `cargo run --example redline OLD NEW redline.docx`.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use tongbi::compare::{self, Wants};
use tongbi::render::clock::Clock;
use tongbi::render::docx;
use tongbi::render::lang::Lang;
use tongbi::{Edition, Error, Knowledge, read, structure};

/// The bytes of the document: accepting all its changes gives the new text, rejecting all the old.
pub(crate) fn run(old: &str, new: &str) -> Result<Vec<u8>, Error> {
    let words = Knowledge::built_in();
    // The text alone is compared: facts are not wanted.
    let edition = |file: &str| -> Result<Edition, Error> {
        let source = read::read_file(file.as_ref(), &read::Options::default(), words)?;
        Ok(Edition { report: structure::outline(source, &structure::Overrides::default(), words), facts: Vec::new() })
    };
    let wants = Wants { text: true, tracked: true, ..Wants::default() };
    let comparison = compare::compare(&[edition(old)?, edition(new)?], wants, words);
    docx::redline(&comparison, Lang::Zh, Clock::default())
}

/// Writes the document, or says how large it would be.
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let named: Vec<String> = std::env::args().skip(1).collect();
    match named.as_slice() {
        [old, new, output] => std::fs::write(output, run(old, new)?)?,
        _ => println!("{} bytes", run("reports/yunxi/2023.txt", "reports/yunxi/2024.txt")?.len()),
    }
    Ok(())
}
