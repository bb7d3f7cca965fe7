//! Where the output goes and how it looks: format, colour, width; files whole or not at all; notes on standard error.

use std::io::{ErrorKind, IsTerminal, Write};

use tongbi::compare::{Comparison, Heading, Place, Remark};
use tongbi::note::Note;
use tongbi::render::View;
use tongbi::render::clock::Clock;
use tongbi::render::lang::Lang;
use tongbi::render::notes;
use tongbi::{Error, Knowledge};

use super::args::{Color, Common, Format, Language};
use super::{guard, pager, speech, suggest, whole};

/// The endings that say a format, the usual one of each.
const ENDINGS: [&str; 11] = ["json", "jsonl", "csv", "md", "html", "docx", "xlsx", "svg", "png", "parquet", "txt"];
/// Columns where there is no terminal.
const WIDTH_IN_A_PIPE: usize = 120;
/// The fewest columns that a table is drawn in, and the most, as `--width` has it.
const LEAST_WIDTH: usize = 40;
const MOST_WIDTH: usize = u16::MAX as usize;

/// The format asked for: `--format`, else the ending of `-o`, else a table. Refuses an output that is one of the inputs.
pub(crate) fn format(common: &Common) -> Result<Format, Error> {
    guard::not_an_input(common)?;
    if let Some(format) = common.format {
        return Ok(format);
    }
    let Some(path) = &common.output else { return Ok(Format::Table) };
    match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("json") => Ok(Format::Json),
        Some("jsonl" | "ndjson") => Ok(Format::Jsonl),
        Some("csv") => Ok(Format::Csv),
        Some("md" | "markdown") => Ok(Format::Md),
        Some("html" | "htm") => Ok(Format::Html),
        Some("docx") => Ok(Format::Docx),
        Some("xlsx") => Ok(Format::Xlsx),
        Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        Some("parquet") => Ok(Format::Parquet),
        Some("txt") | None => Ok(Format::Table),
        Some(other) => {
            let otherwise = "use .json, .jsonl, .csv, .md, .html, .docx, .xlsx, .svg, .png, .parquet or .txt, or say --format";
            Err(Error::new(format!("no format is known for the ending .{other}"))
                .at(path.display().to_string())
                .hint(suggest::hint(other, ENDINGS, otherwise)))
        }
    }
}

/// A command that cannot write `format`.
pub(crate) fn unsupported(command: &str, format: Format, known: &str) -> Error {
    Error::new(format!("{command} cannot be written as {format:?}").to_lowercase()).hint(format!("use --format {known}"))
}

/// Refuses the reports of several places, of which the one does not follow on the other.
pub(crate) fn of_one_place(comparison: &Comparison) -> Result<(), Error> {
    if comparison.places.len() < 2 {
        return Ok(());
    }
    let name = |place: &Place| format!("{} ({})", place.name.as_deref().unwrap_or("?"), place.reports.len());
    let names: Vec<String> = comparison.places.iter().map(name).collect();
    Err(Error::new(format!("these reports are of several places, of which none follows on another: {}", names.join(", "))).hint(
        "give those of one place; tongbi table --by place compares places; where a place is read wrongly, --place NAME says whose the reports are",
    ))
}

/// The time that documents are to bear: none, but where builds set one.
pub(crate) fn clock() -> Clock {
    std::env::var("SOURCE_DATE_EPOCH").map_or_else(|_| Clock::default(), |seconds| Clock::parse(&seconds))
}

/// How views are to look.
pub(crate) fn view<'a>(common: &Common, all: bool, knowledge: &'a Knowledge) -> View<'a> {
    let to_terminal = common.output.is_none() && std::io::stdout().is_terminal();
    let color = match common.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => common.output.is_none() && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never,
    };
    let width = match (common.width, columns(std::env::var("COLUMNS").ok())) {
        (Some(width), _) => usize::from(width),
        (None, Some(columns)) => columns,
        (None, None) if to_terminal => comfy_table::Table::new().width().map_or(WIDTH_IN_A_PIPE, usize::from),
        (None, None) => WIDTH_IN_A_PIPE,
    };
    View { lang: lang(common), width: Some(width), color, all, knowledge }
}

/// What the environment says of the width, where it is one that a table can be drawn in.
fn columns(variable: Option<String>) -> Option<usize> {
    variable?.trim().parse().ok().filter(|columns| (LEAST_WIDTH..=MOST_WIDTH).contains(columns))
}

/// The language of labels.
pub(crate) fn lang(common: &Common) -> Lang {
    match common.lang {
        Language::Zh => Lang::Zh,
        Language::En => Lang::En,
    }
}

/// Says the notes of a comparison on standard error, `note: file:line: …`, in the language of messages. Whether `--strict` is given and one of them is grave.
pub(crate) fn say_notes(common: &Common, reports: &[Heading], remarks: &[Remark]) -> bool {
    let doubtful = common.strict && remarks.iter().any(|remark| remark.note.grave);
    if common.quiet {
        return doubtful;
    }
    lines(reports, remarks).iter().for_each(|line| speech::say(line));
    doubtful
}

/// Says what the one who writes an output has to add to it.
pub(crate) fn beside(common: &Common, notes: &[Note]) {
    if !common.quiet {
        let lang = speech::lang();
        notes.iter().for_each(|note| speech::say(&format!("{}{}", lang.pick("注：", "note: "), lang.note(note))));
    }
}

/// The notes of a comparison as they are said.
pub(crate) fn lines(reports: &[Heading], remarks: &[Remark]) -> Vec<String> {
    let lang = speech::lang();
    notes::lines(reports, remarks, lang).into_iter().map(|line| format!("{}{line}", lang.pick("注：", "note: "))).collect()
}

/// A table for a file with its notes below: on a terminal they are said beside it, and other formats have them already.
pub(crate) fn with_notes(common: &Common, format: Format, text: String, reports: &[Heading], remarks: &[Remark]) -> String {
    if format == Format::Table && common.output.is_some() { text + &notes::text(reports, remarks, lang(common)) } else { text }
}

/// Writes the output to `-o` or to standard output, where it is longer than the screen through a pager.
pub(crate) fn write(common: &Common, format: Format, text: &str) -> Result<(), Error> {
    match &common.output {
        Some(_) => write_bytes(common, format, text.as_bytes()),
        None => {
            let text = guard::tame(text);
            if pager::show(&text)? { Ok(()) } else { write_bytes(common, format, text.as_bytes()) }
        }
    }
}

/// The same for bytes, which may be no text: those do not go to a terminal.
pub(crate) fn write_bytes(common: &Common, format: Format, bytes: &[u8]) -> Result<(), Error> {
    match &common.output {
        // Spreadsheets take a file without the mark for the local encoding and spoil the Chinese.
        Some(path) if format == Format::Csv => whole::put(path, &["\u{feff}".as_bytes(), bytes].concat()),
        Some(path) => whole::put(path, bytes),
        None if matches!(format, Format::Docx | Format::Xlsx | Format::Parquet | Format::Png) && std::io::stdout().is_terminal() => {
            Err(Error::new("this format is no text for a terminal").hint("name a file with -o"))
        }
        None => to_standard(bytes),
    }
}

/// Writes to standard output; that its reader has gone is no matter.
pub(crate) fn to_standard(bytes: &[u8]) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::new(format!("the output cannot be written: {error}"))),
        _ => Ok(()),
    }
}
