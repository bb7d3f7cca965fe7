//! `tongbi text`: the cleaned text, with the file's line numbers, or what was left out of it.

use std::fmt::Write;

use tongbi::source::Source;
use tongbi::{Error, Knowledge};

use super::args::{Format, TextArgs};
use super::{Ending, open, output};

pub(crate) fn run(args: &TextArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    if !matches!(common.format, None | Some(Format::Table)) {
        return Err(Error::new("text is plain text").hint("leave --format out; extract writes other formats"));
    }
    output::format(common)?;
    let sources = open::sources(common, knowledge)?;
    let mut text = String::new();
    for source in &sources.sources {
        if args.show_dropped { dropped(&mut text, source) } else { kept(&mut text, source, args.number) }
    }
    output::write(common, Format::Table, &text)?;
    Ok(Ending { failed: sources.failed, differs: false })
}

fn kept(text: &mut String, source: &Source, number: bool) {
    for paragraph in &source.paragraphs {
        // Writing to a string cannot fail.
        let _ = match number {
            true => writeln!(text, "{:>5}  {}", source.line(paragraph.span.start), source.quote(paragraph.span)),
            false => writeln!(text, "{}", source.quote(paragraph.span)),
        };
    }
}

fn dropped(text: &mut String, source: &Source) {
    for part in &source.dropped {
        let line = source.locate_original(part.original.start).line;
        let words = source.original.get(part.original.clone()).unwrap_or_default().trim().replace('\n', "⏎");
        let _ = writeln!(text, "{line:>5}  [{}]  {words}", part.reason);
    }
}
