//! One file → what is written of its reports.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tongbi::align::Edition;
use tongbi::facts::Extractor;
use tongbi::read::{self, Options};
#[cfg(feature = "parquet")]
use tongbi::render::parquet;
use tongbi::render::{View, csv, extract as view};
use tongbi::source::Source;
use tongbi::structure::{self, Overrides};
use tongbi::{Error, Knowledge, compare};

use super::kept::Kept;
use crate::cli::args::{ExtractArgs, Format};
use crate::cli::only::Only;
use crate::cli::{open, output, speech};

/// What came of one report.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Piece {
    pub(super) body: Body,
    /// The doubts, as they are said.
    pub(super) said: Vec<String>,
    /// Whether one of them is grave.
    pub(super) grave: bool,
    /// How many facts it has.
    pub(super) facts: usize,
}

/// What is written of a report.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Body {
    Text(String),
    #[cfg(feature = "parquet")]
    Rows(Vec<parquet::Row>),
}

/// What came of one file: an archive holds several reports.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) pieces: Vec<Result<Piece, Error>>,
    /// The key under which it can be kept; `None` where it came from there.
    pub(super) key: Option<String>,
}

/// Reads files and makes of their facts what is written, on one set of tables.
pub(super) struct Mill<'a> {
    extractor: Extractor<'a>,
    knowledge: &'a Knowledge,
    options: Options,
    place: Option<String>,
    pub(super) only: Option<Only<'a>>,
    format: Format,
    view: View<'a>,
    /// What tells one way of running from another.
    manner: String,
    kept: Option<&'a Kept>,
}

impl<'a> Mill<'a> {
    pub(super) fn new(args: &'a ExtractArgs, format: Format, kept: Option<&'a Kept>, knowledge: &'a Knowledge) -> Self {
        let common = &args.common;
        let manner = format!(
            "{} {format:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            env!("CARGO_PKG_VERSION"),
            args.only,
            common.place,
            common.lang,
            speech::lang(),
            common.input_format,
            common.revisions
        );
        Self {
            extractor: Extractor::new(knowledge),
            knowledge,
            options: open::options(common),
            place: common.place.clone(),
            only: args.only.as_deref().map(|word| Only::new(word, knowledge)),
            format,
            view: output::view(common, true, knowledge),
            manner,
            kept,
        }
    }

    /// The reports of one file.
    pub(super) fn grind(&self, file: &Path) -> Ground {
        let from_file = |key| {
            let sources = open::read_one(file, &self.options, self.knowledge).into_iter();
            Ground { pieces: sources.map(|source| source.map(|source| self.piece(source))).collect(), key }
        };
        let Some(kept) = self.kept else { return from_file(None) };
        let Ok(bytes) = read::bytes_of(file, self.options.most_bytes) else { return from_file(None) };
        let key = self.key(file, &bytes);
        match kept.find(&key) {
            Some(pieces) => Ground { pieces: pieces.into_iter().map(Ok).collect(), key: None },
            None => from_file(Some(key)),
        }
    }

    /// What a file of this name and content gives under this version and these options.
    fn key(&self, file: &Path, bytes: &[u8]) -> String {
        let mut hash = Sha256::new();
        for part in [self.manner.as_bytes(), file.to_string_lossy().as_bytes(), bytes] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn piece(&self, source: Source) -> Piece {
        let overrides = Overrides { year: None, place: self.place.clone() };
        let report = structure::outline(source, &overrides, self.knowledge);
        let facts = self.extractor.extract(&report);
        let mut edition = Edition { report, facts };
        if let Some(only) = &self.only {
            edition.facts.retain(|fact| only.keeps(&fact.indicator));
        }
        let editions = std::slice::from_ref(&edition);
        let remarks = compare::remarks(editions);
        let said = output::lines(&compare::headings(editions), &remarks);
        let grave = remarks.iter().any(|remark| remark.note.grave);
        Piece { body: self.body(&edition), said, grave, facts: edition.facts.len() }
    }

    fn body(&self, edition: &Edition) -> Body {
        match self.format {
            #[cfg(feature = "parquet")]
            Format::Parquet => Body::Rows(parquet::rows(edition, &self.view)),
            Format::Csv => Body::Text(csv::rows(view::csv_rows(edition, &self.view))),
            _ => Body::Text(view::jsonl(std::slice::from_ref(edition), self.view.lang)),
        }
    }
}
