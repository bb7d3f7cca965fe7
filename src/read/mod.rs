//! Bytes → Source: the only stage that fails.
//!
//! What kind of file it is, its first bytes tell (`sniff`). A text is decoded (`encoding`) and cut into lines (`text`, `markdown`); a
//! document is read by the one file that knows its format (`docx`, `doc`, `html`, `pdf`, `ofd`) into blocks (`blocks`), within
//! `limits`. From there on all go one way: what the page added is left out (`furniture`, `repeated`), broken lines are joined and
//! glued headings parted (`unwrap`). No character is ever replaced; beside a text in traditional characters goes its simplified form
//! (`traditional`).

mod archive;
mod assemble;
mod blanks;
mod blocks;
mod bytes;
mod common;
mod doc;
mod docx;
mod encoding;
mod ending;
mod front;
mod furniture;
mod glued;
mod html;
mod layout;
mod limits;
mod lists;
mod markdown;
pub(crate) mod numbering;
mod ofd;
mod package;
#[cfg_attr(not(feature = "pdf"), path = "without_pdf.rs")]
mod pdf;
mod repeated;
mod sniff;
mod table;
mod text;
mod traditional;
mod unwrap;
mod xml;

pub use archive::{Packed, is_archive, is_report, unpack};
pub use bytes::{bytes_from, bytes_of};
pub(crate) use front::OFFICES;

use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use assemble::Raw;
use encoding::Decoded;

use crate::error::Error;
use crate::knowledge::Knowledge;
use crate::note::Note;
use crate::source::{Format, Source};

/// Endings of the files that can be read.
pub const ENDINGS: &[&str] = &["txt", "md", "markdown", "html", "htm", "docx", "doc", "wps", "pdf", "ofd"];

/// What the user knows of the file, or wants of it.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The kind of file, where its name and content would mislead.
    pub format: Option<Format>,
    /// Which text of a document with tracked changes.
    pub revisions: Revisions,
    /// Bytes of a file, where more than the usual caps are to be read.
    pub most_bytes: Option<u64>,
}

/// Which text of a document with tracked changes is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Revisions {
    /// As if every change were accepted.
    #[default]
    Final,
    /// As if every change were rejected.
    Original,
}

/// Reads the bytes of a file called `file`.
///
/// # Errors
/// Where the bytes are empty, no text, damaged, locked, or hold no words.
pub fn read(bytes: &[u8], file: &str, options: &Options, knowledge: &Knowledge) -> Result<Source, Error> {
    let known = match options.format {
        Some(format) => Some(format),
        None => sniff::sniff(bytes, file)?,
    };
    let (mut raw, format) = match known {
        None | Some(Format::Text | Format::Markdown) => {
            let cap = limits::raised(limits::TEXT, options.most_bytes);
            if bytes.len() as u64 > cap {
                return Err(limits::too_large(file, "the text", cap));
            }
            of_text(bytes, file, known)?
        }
        Some(format) => (of_document(bytes, file, format, options)?, format),
    };
    let written = raw.simplify();
    let mut source = assemble::assemble(raw, file, format, knowledge);
    if let Some(written) = written {
        source.keep_as_written(written);
        source.notes.push(Note::new(
            "繁体字文本：按简体识别，引文保留原文，指标名和标题写作简体",
            "in traditional characters: read as simplified ones; quotations are as written, indicator names and titles in simplified characters",
        ));
    }
    source.sha256 = fingerprint(bytes);
    if source.paragraphs.is_empty() {
        return Err(Error::new("nothing is left of the file but page furniture")
            .at(file)
            .hint("check that the file holds the report's text; `tongbi text --show-dropped` shows what was left out of other files"));
    }
    if !front::looks_like_report(&source.text) {
        source.notes.push(Note::new(
            "没有见到“各位代表”“政府工作报告”等字样，可能不是政府工作报告；仍按原文处理",
            "neither 各位代表 nor 政府工作报告 is in it: perhaps no government work report; processed all the same",
        ));
    } else {
        source.notes.extend(ending::doubt(&source.text));
    }
    Ok(source)
}

/// SHA-256 in hexadecimal.
fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn of_text(bytes: &[u8], file: &str, known: Option<Format>) -> Result<(Raw, Format), Error> {
    sniff::refuse_binary(bytes, file)?;
    let decoded = encoding::decode(bytes);
    sniff::refuse_garbage(&decoded, file)?;
    let format = known.unwrap_or_else(|| sniff::text_format(file, &decoded.text));
    let lines = if format == Format::Markdown { markdown::lines(&decoded.text) } else { text::lines(&decoded.text) };
    let Decoded { text, encoding, broken, guessed } = decoded;
    Ok((Raw { original: text, lines, encoding, broken, guessed, ..Raw::default() }, format))
}

fn of_document(bytes: &[u8], file: &str, format: Format, options: &Options) -> Result<Raw, Error> {
    if bytes.is_empty() {
        return Err(sniff::empty(file));
    }
    let document = match format {
        Format::Text | Format::Markdown | Format::Html => html::read(bytes, file, options),
        Format::Docx => docx::read(bytes, file, options),
        Format::Doc => doc::read(bytes, file, options),
        Format::Pdf => pdf::read(bytes, file, options),
        Format::Ofd => ofd::read(bytes, file, options),
    }?;
    let blocks::Lines { original, lines, places } = blocks::lines(&document.blocks);
    if lines.is_empty() {
        return Err(Error::new("no words are in the document").at(file).hint("check that it opens and shows the report's text"));
    }
    Ok(Raw { original, lines, places, encoding: document.encoding, notes: document.notes, ..Raw::default() })
}

/// The text of bytes that need not be a report: decoded and no more. An empty text is one.
///
/// # Errors
/// Where the bytes are no text.
pub fn decode(bytes: &[u8], file: &str) -> Result<String, Error> {
    if bytes.is_empty() {
        return Ok(String::new());
    }
    sniff::refuse_binary(bytes, file)?;
    Ok(encoding::decode(bytes).text)
}

/// Reads a file.
///
/// # Errors
/// Where it is missing, a folder, cannot be opened, or as [`read`].
pub fn read_file(path: &Path, options: &Options, knowledge: &Knowledge) -> Result<Source, Error> {
    read(&bytes_of(path, options.most_bytes)?, &path.display().to_string(), options, knowledge)
}

/// Reads standard input, or anything else that gives bytes; `file` is its name in the output, by custom `-`.
///
/// # Errors
/// Where reading breaks off, or as [`read`].
pub fn read_from(input: &mut impl Read, file: &str, options: &Options, knowledge: &Knowledge) -> Result<Source, Error> {
    let bytes = bytes_from(input, file, options.most_bytes)?;
    read(&bytes, file, options, knowledge)
}
