//! The reports named on the command line → editions; a bad one is reported and the others go on.

use std::mem::ManuallyDrop;
use std::path::Path;

use rayon::prelude::*;
use tongbi::align::Edition;
use tongbi::facts::{Extractor, Fact};
use tongbi::read::{self, Options};
use tongbi::source::{Format, Source};
use tongbi::structure::{self, Overrides, Report};
use tongbi::{Error, Knowledge};

use super::args::{Common, InputFormat, Revisions};
use super::{complain, files};

/// What could be read, in order of year.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    pub(crate) editions: Vec<Edition>,
    /// Whether something could not be read.
    pub(crate) failed: bool,
}

/// What was read, left to the system at the end of the process: to give every part of it back one by one takes longer.
pub(crate) type Kept = ManuallyDrop<Opened>;

/// Reads every report named, with its facts.
pub(crate) fn open(common: &Common, knowledge: &Knowledge) -> Result<Kept, Error> {
    // The tables are built while the files are read.
    let (sources, extractor) = both(common, || sources(common, knowledge), || ManuallyDrop::new(Extractor::new(knowledge)));
    Ok(outline(sources?, common, knowledge, |report| extractor.extract(report)))
}

/// Reads every report named as a text alone: views of the text need no facts.
pub(crate) fn open_text(common: &Common, knowledge: &Knowledge) -> Result<Kept, Error> {
    Ok(outline(sources(common, knowledge)?, common, knowledge, |_| Vec::new()))
}

/// Reads texts into their parts and facts.
fn outline(sources: Sources, common: &Common, knowledge: &Knowledge, facts: impl Fn(&Report) -> Vec<Fact> + Sync) -> Kept {
    let mut opened = Opened { failed: sources.failed, ..Opened::default() };
    let edition = |(at, source): (usize, Source)| {
        let overrides = Overrides { year: common.year.get(at).copied(), place: common.place.clone() };
        let report = structure::outline(source, &overrides, knowledge);
        let facts = facts(&report);
        Edition { report, facts }
    };
    opened.editions = each(common, sources.sources.into_iter().enumerate().collect(), edition);
    opened.editions.sort_by_key(|edition| edition.report.meta.year);
    ManuallyDrop::new(opened)
}

/// One job for each of a list, several at a time where the user allows it; what comes of them in the order of the list.
fn each<T: Send, R: Send>(common: &Common, mut list: Vec<T>, job: impl Fn(T) -> R + Sync) -> Vec<R> {
    if let Some(pool) = pool(common, list.len()) {
        return pool.install(|| list.into_par_iter().map(&job).collect());
    }
    let last = list.pop();
    if list.is_empty() {
        return last.into_iter().map(job).collect();
    }
    let (mut done, last) = both(common, || list.into_iter().map(&job).collect::<Vec<R>>(), || last.map(&job));
    done.extend(last);
    done
}

/// Two jobs at the same time, where the user allows it: the one here, the other on a thread of its own, as a pool takes longer to begin
/// than two reports to be read.
fn both<A, B: Send>(common: &Common, one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    if jobs(common) < 2 {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        match other.join() {
            Ok(other) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// The texts as read, in the order given.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) sources: Vec<Source>,
    pub(crate) failed: bool,
}

/// Reads the files and no more.
pub(crate) fn sources(common: &Common, knowledge: &Knowledge) -> Result<Sources, Error> {
    let options = options(common);
    let mut read = Sources::default();
    let mut errors = Vec::new();
    let mut all = Vec::new();
    for path in &common.reports {
        match files::expand(path, common.recursive) {
            Ok(files) => all.extend(files),
            Err(error) => errors.push(error),
        }
    }
    let found = each(common, all, |file| read_one(&file, &options, knowledge));
    for source in found.into_iter().flatten() {
        match source {
            Ok(source) => read.sources.push(source),
            Err(error) => errors.push(error),
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

/// How files are to be read.
pub(crate) fn options(common: &Common) -> Options {
    Options {
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
        most_bytes: common.max_size.map(|megabytes| megabytes << 20),
    }
}

/// How many files are worked on at a time.
pub(crate) fn jobs(common: &Common) -> usize {
    match common.jobs {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs,
    }
}

/// A pool of threads for so many files; none for two.
pub(crate) fn pool(common: &Common, files: usize) -> Option<rayon::ThreadPool> {
    let jobs = jobs(common).min(files);
    if files <= 2 || jobs < 2 { None } else { rayon::ThreadPoolBuilder::new().num_threads(jobs).build().ok() }
}

/// The reports of one file: itself, or those in an archive.
pub(crate) fn read_one(file: &Path, options: &Options, knowledge: &Knowledge) -> Vec<Result<Source, Error>> {
    if file.as_os_str() == "-" {
        return vec![read::read_from(&mut std::io::stdin().lock(), "-", options, knowledge)];
    }
    let name = file.display().to_string();
    let bytes = match read::bytes_of(file, options.most_bytes) {
        Ok(bytes) => bytes,
        Err(error) => return vec![Err(error)],
    };
    if options.format.is_some() || !read::is_archive(&bytes) {
        return vec![read::read(&bytes, &name, options, knowledge)];
    }
    match read::unpack(&bytes, &name) {
        Ok(found) => found.map(|(name, bytes)| read::read(&bytes?, &name, options, knowledge)).collect(),
        Err(error) => vec![Err(error)],
    }
}
