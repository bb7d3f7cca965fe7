//! The reports named on the command line → editions; a bad one is reported and the others go on.

use std::path::{Path, PathBuf};

use tongbi::align::Edition;
use tongbi::facts::{Extractor, Fact};
use tongbi::read::{self, Options};
use tongbi::source::{Format, Source};
use tongbi::structure::{self, Overrides, Report};
use tongbi::{Error, Knowledge};

use super::args::{Common, InputFormat, Revisions};
use super::complain;

/// What could be read, in order of year.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    pub(crate) editions: Vec<Edition>,
    /// Whether something could not be read.
    pub(crate) failed: bool,
}

/// Reads every report named, with its facts.
pub(crate) fn open(common: &Common, knowledge: &Knowledge) -> Result<Opened, Error> {
    let extractor = Extractor::new(knowledge);
    read_all(common, knowledge, |report| extractor.extract(report))
}

/// Reads every report named as a text alone: views of the text need no facts.
pub(crate) fn open_text(common: &Common, knowledge: &Knowledge) -> Result<Opened, Error> {
    read_all(common, knowledge, |_| Vec::new())
}

fn read_all(common: &Common, knowledge: &Knowledge, facts: impl Fn(&Report) -> Vec<Fact>) -> Result<Opened, Error> {
    let sources = sources(common, knowledge)?;
    let mut opened = Opened { failed: sources.failed, ..Opened::default() };
    for (at, source) in sources.sources.into_iter().enumerate() {
        let overrides = Overrides { year: common.year.get(at).copied(), place: common.place.clone() };
        let report = structure::outline(source, &overrides, knowledge);
        let facts = facts(&report);
        opened.editions.push(Edition { report, facts });
    }
    opened.editions.sort_by_key(|edition| edition.report.meta.year);
    Ok(opened)
}

/// The texts as read, in the order given.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) sources: Vec<Source>,
    pub(crate) failed: bool,
}

/// Reads the files and no more.
pub(crate) fn sources(common: &Common, knowledge: &Knowledge) -> Result<Sources, Error> {
    let options = Options {
        format: common.input_format.map(|format| match format {
            InputFormat::Text => Format::Text,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Html => Format::Html,
            InputFormat::Docx => Format::Docx,
            InputFormat::Doc => Format::Doc,
            InputFormat::Pdf => Format::Pdf,
            InputFormat::Ofd => Format::Ofd,
        }),
        revisions: match common.revisions {
            Revisions::Final => read::Revisions::Final,
            Revisions::Original => read::Revisions::Original,
        },
    };
    let mut read = Sources::default();
    let mut errors = Vec::new();
    for path in &common.reports {
        let files = expand(path).unwrap_or_else(|error| {
            errors.push(error);
            Vec::new()
        });
        for file in files {
            let source = if file.as_os_str() == "-" {
                read::read_from(&mut std::io::stdin().lock(), "-", &options, knowledge)
            } else {
                read::read_file(&file, &options, knowledge)
            };
            match source {
                Ok(source) => read.sources.push(source),
                Err(error) => errors.push(error),
            }
        }
    }
    read.failed = !errors.is_empty();
    // Where nothing could be read the last error ends the command; else each is said and the others go on.
    let last = if read.sources.is_empty() { errors.pop() } else { None };
    errors.iter().for_each(complain);
    if let Some(last) = last {
        return Err(last);
    }
    if common.year.len() > 1 && common.year.len() != read.sources.len() {
        return Err(Error::new(format!("{} years are given for {} reports", common.year.len(), read.sources.len()))
            .hint("give --year one year a report, in their order: --year 2023,2024"));
    }
    Ok(read)
}

/// Endings of files that can be read.
const ENDINGS: &[&str] = &["txt", "md", "markdown", "html", "htm", "docx", "doc", "wps", "pdf", "ofd"];

/// A folder's reports by name; a file as it is.
fn expand(path: &Path) -> Result<Vec<PathBuf>, Error> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let unreadable = |error: std::io::Error| Error::new(format!("the folder cannot be read: {error}")).at(path.display().to_string());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let ending = file.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
        let note = file.file_stem().is_some_and(|name| name.eq_ignore_ascii_case("readme"));
        if file.is_file() && !note && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Err(Error::new("no report is in this folder")
            .at(path.display().to_string())
            .hint("reports end in .txt, .md, .html, .docx, .doc, .wps, .pdf or .ofd"));
    }
    files.sort();
    Ok(files)
}
