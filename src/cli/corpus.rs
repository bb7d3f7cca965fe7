//! `tongbi extract` over many files: read and extracted side by side, written in the order given as soon as they are done, so that
//! memory holds the files in flight and no more.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use tongbi::align::Edition;
use tongbi::facts::Extractor;
use tongbi::read::Options;
use tongbi::render::extract as view;
use tongbi::render::{View, csv};
use tongbi::structure::{self, Overrides};
use tongbi::{Error, Knowledge, compare};

use super::args::{Format, ViewArgs};
use super::only::Only;
use super::whole::Output;
use super::{Ending, complain, files, open, output};

/// Files in flight for each thread: enough that one long file does not hold up the others.
const IN_FLIGHT: usize = 8;
/// From this many files on a bar is shown.
const MANY: usize = 20;

/// What came of one report: what is written, and the doubts.
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) heading: compare::Heading,
    pub(crate) remarks: Vec<compare::Remark>,
    pub(crate) facts: usize,
}

/// Reads reports and writes their facts in `format`, on one set of tables.
pub(crate) struct Mill<'a> {
    extractor: Extractor<'a>,
    knowledge: &'a Knowledge,
    options: Options,
    place: Option<String>,
    only: Option<Only<'a>>,
    format: Format,
    view: View<'a>,
}

impl<'a> Mill<'a> {
    fn new(args: &'a ViewArgs, format: Format, knowledge: &'a Knowledge) -> Self {
        Self {
            extractor: Extractor::new(knowledge),
            knowledge,
            options: open::options(&args.common),
            place: args.common.place.clone(),
            only: args.only.as_deref().map(|word| Only::new(word, knowledge)),
            format,
            view: output::view(&args.common, args.all, knowledge),
        }
    }

    /// The reports of one file, an archive holds several.
    fn grind(&self, file: &Path) -> Vec<Result<Piece, Error>> {
        let sources = open::read_one(file, &self.options, self.knowledge).into_iter();
        sources.map(|source| source.map(|source| self.piece(source))).collect()
    }

    fn piece(&self, source: tongbi::source::Source) -> Piece {
        let overrides = Overrides { year: None, place: self.place.clone() };
        let report = structure::outline(source, &overrides, self.knowledge);
        let facts = self.extractor.extract(&report);
        let mut edition = Edition { report, facts };
        if let Some(only) = &self.only {
            edition.facts.retain(|fact| only.keeps(&fact.indicator));
        }
        let editions = std::slice::from_ref(&edition);
        let text = match self.format {
            Format::Jsonl => view::jsonl(editions),
            _ => csv::rows(view::csv_rows(&edition, &self.view)),
        };
        let heading = compare::headings(editions).pop().unwrap_or_default();
        Piece { text, heading, remarks: compare::remarks(editions), facts: edition.facts.len() }
    }
}

/// Runs `extract` for the formats that have one record a fact.
pub(crate) fn run(args: &ViewArgs, format: Format, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let (paths, mut errors) = all_files(args);
    let mill = Mill::new(args, format, knowledge);
    let mut out = Output::create(common.output.as_deref(), format)?;
    let pool = open::pool(common, paths.len());
    let bar = bar(paths.len(), common.quiet);
    let (mut read, mut facts) = (0_usize, 0_usize);
    errors.iter().for_each(complain);
    for chunk in paths.chunks(open::jobs(common) * IN_FLIGHT) {
        let done: Vec<Vec<Result<Piece, Error>>> = match &pool {
            Some(pool) => pool.install(|| chunk.par_iter().map(|file| mill.grind(file)).collect()),
            None => chunk.iter().map(|file| mill.grind(file)).collect(),
        };
        for piece in done.into_iter().flatten() {
            match piece {
                Ok(piece) => {
                    bar.suspend(|| output::notes(common, std::slice::from_ref(&piece.heading), &piece.remarks));
                    if read == 0 && format == Format::Csv {
                        out.write(csv::rows(vec![view::CSV.map(str::to_owned).to_vec()]).as_bytes())?;
                    }
                    out.write(piece.text.as_bytes())?;
                    (read, facts) = (read + 1, facts + piece.facts);
                }
                Err(error) => {
                    bar.suspend(|| complain(&error));
                    errors.push(error);
                }
            }
        }
        bar.inc(u64::try_from(chunk.len()).unwrap_or(0));
    }
    bar.finish_and_clear();
    if read == 0 {
        return Err(errors.pop().unwrap_or_else(|| Error::new("no report was given")));
    }
    if let (0, Some(only)) = (facts, &mill.only) {
        return Err(only.nothing());
    }
    out.finish()?;
    Ok(Ending { failed: !errors.is_empty(), differs: false })
}

/// The files behind the paths given, in their order, and what went wrong with paths.
fn all_files(args: &ViewArgs) -> (Vec<PathBuf>, Vec<Error>) {
    let (mut paths, mut errors) = (Vec::new(), Vec::new());
    for path in &args.common.reports {
        match files::expand(path, args.common.recursive) {
            Ok(found) => paths.extend(found),
            Err(error) => errors.push(error),
        }
    }
    (paths, errors)
}

/// A bar on a terminal; nothing in a pipe.
fn bar(files: usize, quiet: bool) -> ProgressBar {
    if quiet || files < MANY || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(files).unwrap_or(0));
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len}  {per_sec}  {eta}") {
        bar.set_style(style);
    }
    bar
}
