//! `tongbi extract` over many files: read and extracted side by side, written in the order given as soon as they are done, so that
//! memory holds the files in flight and no more.

mod kept;
mod mill;
mod sink;

use std::path::PathBuf;

use rayon::prelude::*;
use tongbi::{Error, Knowledge};

use super::args::{ExtractArgs, Format};
use super::{Ending, files, open};
use kept::Kept;
use mill::{Ground, Mill};
use sink::Sink;

/// Files in flight for each thread: enough that one long file does not hold up the others.
const IN_FLIGHT: usize = 8;

/// Runs `extract` for the formats that have one record a fact.
pub(crate) fn run(args: &ExtractArgs, format: Format, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let kept = match (&common.output, args.resume) {
        (Some(output), true) => Some(Kept::open(output)?),
        (None, true) => return Err(Error::new("--resume needs a file to go on with").hint("name the output: -o facts.csv")),
        (_, false) => None,
    };
    let (paths, errors) = all_files(args);
    let mill = Mill::new(args, format, kept.as_ref(), knowledge);
    let mut sink = Sink::open(common, format, paths.len(), kept.as_ref())?;
    errors.into_iter().for_each(|error| sink.error(error));
    let pool = open::pool(common, paths.len());
    // While some files are written the next are worked on.
    let mut done: Vec<Ground> = Vec::new();
    for chunk in paths.chunks(open::jobs(common) * IN_FLIGHT) {
        let before = std::mem::take(&mut done);
        let written;
        (done, written) = match &pool {
            Some(pool) => pool.install(|| rayon::join(|| chunk.par_iter().map(|file| mill.grind(file)).collect(), || sink.take(before))),
            None => (chunk.iter().map(|file| mill.grind(file)).collect(), sink.take(before)),
        };
        written?;
    }
    match &pool {
        Some(pool) => pool.install(|| sink.take(done))?,
        None => sink.take(done)?,
    }
    let mut errors = std::mem::take(&mut sink.errors);
    if sink.read == 0 {
        // Each has been said.
        return match errors.pop() {
            Some(_) => Ok(Ending { failed: true, differs: false }),
            None => Err(Error::new("no report was given")),
        };
    }
    if let (0, Some(only)) = (sink.facts, &mill.only) {
        return Err(only.nothing());
    }
    let grave = sink.grave;
    match &pool {
        Some(pool) => pool.install(|| sink.finish())?,
        None => sink.finish()?,
    }
    Ok(Ending { failed: !errors.is_empty(), differs: common.strict && grave })
}

/// The files behind the paths given, in their order, and what went wrong with paths.
fn all_files(args: &ExtractArgs) -> (Vec<PathBuf>, Vec<Error>) {
    let (mut paths, mut errors) = (Vec::new(), Vec::new());
    for path in &args.common.reports {
        match files::expand(path, args.common.recursive) {
            Ok(found) => paths.extend(found),
            Err(error) => errors.push(error),
        }
    }
    (paths, errors)
}
