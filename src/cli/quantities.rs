//! `tongbi quantities`: lines in, quantities out.

use tongbi::facts::lexicon::Lexicon;
use tongbi::facts::{InLine, in_lines};
use tongbi::render::quantities as view;
use tongbi::{Error, Knowledge, read};

use super::args::{Format, QuantitiesArgs};
use super::{Ending, complain, output};

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
            Ok(text) => files.push((name, in_lines(&text, &lexicon))),
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
