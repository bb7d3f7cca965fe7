//! `tongbi quantities`: lines in, quantities out.

use tongbi::facts::lexicon::Lexicon;
use tongbi::facts::{InLine, in_line};
use tongbi::render::quantities as view;
use tongbi::{Error, Knowledge, read};

use super::args::{Format, QuantitiesArgs};
use super::{Ending, complain, output};

/// Quantities that are held at once: the table and the list in JSON are made of all of them.
const MOST: usize = 200_000;
/// Bytes of a line.
const LINE: usize = 1 << 20;

pub(crate) fn run(args: &QuantitiesArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = args.written.common(args.files.clone());
    let format = output::format(&common)?;
    if format == Format::Md {
        return Err(output::unsupported("quantities", format, "table, json, jsonl or csv"));
    }
    let lexicon = Lexicon::new(knowledge);
    let mut files: Vec<(String, Vec<InLine>)> = Vec::new();
    let mut ending = Ending::default();
    for path in &args.files {
        let name = path.display().to_string();
        let bytes = if name == "-" { read::bytes_from(&mut std::io::stdin().lock(), "-", None) } else { read::bytes_of(path, None) };
        match bytes.and_then(|bytes| read::decode(&bytes, &name)) {
            Ok(text) => {
                let held = files.iter().map(|(_, found)| found.len()).sum();
                let found = read_lines(&text, &name, held, &lexicon)?;
                files.push((name, found));
            }
            Err(error) => {
                complain(&error);
                ending.failed = true;
            }
        }
    }
    let look = output::view(&common, true, knowledge);
    let text = match format {
        Format::Json => view::json(&files),
        Format::Jsonl => view::jsonl(&files),
        Format::Csv => view::csv(&files),
        Format::Table | Format::Md => view::terminal(&files, &look),
        _ => {
            return Err(output::unsupported("quantities", format, "table, json, jsonl or csv"));
        }
    };
    output::write(&common, format, &text)?;
    Ok(ending)
}

/// The quantities of a file's lines, no more than can be held beside those there are.
fn read_lines(text: &str, file: &str, held: usize, lexicon: &Lexicon) -> Result<Vec<InLine>, Error> {
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let refused =
            |what: String| Err(Error::new(what).at(format!("{file}:{number}")).hint("give it in pieces, such as split -l 10000 makes"));
        if line.len() > LINE {
            return refused(format!("the line is longer than {} MB", LINE >> 20));
        }
        found.extend(in_line(number, line, lexicon));
        if held + found.len() > MOST {
            return refused(format!("more than {MOST} quantities"));
        }
    }
    Ok(found)
}
