//! `tongbi extract - --format jsonl` as a filter: one record a line in, one result a line out, in order; a bad record gives a line that
//! says so and never stops the stream, so that any engine that pipes lines through a program can spread the work.
//!
//! In: `{"id": …, "text": "…"}` or `{"id": …, "path": "…"}`, with `year` and `place` where the text misleads. Out: `{"id": …}` with what
//! `extract --format json` has of a report (`meta`, `sections`, `facts`, `glossary`, `notes`), or with `error` and `hint`.

use std::io::BufRead;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use tongbi::align::Edition;
use tongbi::facts::Extractor;
use tongbi::read::{self, Options};
use tongbi::render::extract as view;
use tongbi::render::lang::Lang;
use tongbi::structure::{self, Overrides};
use tongbi::{Error, Knowledge};

use super::args::{Common, Format};
use super::whole::Output;
use super::{Ending, open, output};

/// Records in flight for each thread.
const IN_FLIGHT: usize = 8;

/// A record as it comes in.
#[derive(Debug, Default, Deserialize)]
struct Record {
    #[serde(default)]
    id: Json,
    text: Option<String>,
    path: Option<String>,
    year: Option<i32>,
    place: Option<String>,
}

/// What is said of one.
#[derive(Serialize)]
struct Answer<'a, R> {
    id: &'a Json,
    #[serde(flatten)]
    report: R,
}

/// Whether the input is records: its first character opens an object.
pub(crate) fn are_in(input: &mut impl BufRead) -> bool {
    input.fill_buf().is_ok_and(|start| start.trim_ascii_start().first() == Some(&b'{'))
}

/// Reads records until there are no more.
pub(crate) fn run(input: impl BufRead, common: &Common, knowledge: &Knowledge) -> Result<Ending, Error> {
    let mill = Mill { extractor: Extractor::new(knowledge), knowledge, options: open::options(common), common, lang: output::lang(common) };
    let mut out = Output::create(common.output.as_deref(), Format::Jsonl)?;
    // One thread answers each line before it reads the next, for those who wait for the answer.
    let jobs = open::jobs(common);
    let at_once = if jobs > 1 { jobs * IN_FLIGHT } else { 1 };
    let pool = open::pool(common, at_once);
    let filled = |line: &std::io::Result<Vec<u8>>| !line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty());
    let mut lines = input.split(b'\n').filter(filled);
    loop {
        let broken = |error| Error::new(format!("the input cannot be read: {error}")).at("-").hint("check the pipe");
        let batch: Vec<Vec<u8>> = lines.by_ref().take(at_once).collect::<Result<_, _>>().map_err(broken)?;
        if batch.is_empty() {
            break;
        }
        let done: Vec<String> = match &pool {
            Some(pool) => pool.install(|| batch.par_iter().map(|line| mill.answer(line)).collect()),
            None => batch.iter().map(|line| mill.answer(line)).collect(),
        };
        let mut text = String::new();
        for line in done {
            text.push_str(&line);
            text.push('\n');
        }
        out.write_piece(text.as_bytes())?;
    }
    out.finish()?;
    // What could not be read its line says: a code other than 0 would end the job of the engine that runs the filter.
    Ok(Ending::default())
}

struct Mill<'a> {
    extractor: Extractor<'a>,
    knowledge: &'a Knowledge,
    options: Options,
    common: &'a Common,
    lang: Lang,
}

impl Mill<'_> {
    /// The line for a record.
    fn answer(&self, line: &[u8]) -> String {
        let record: Record = match serde_json::from_slice(line) {
            Ok(record) => record,
            Err(error) => {
                let hint = "a record is an object with text or path: {\"id\": 1, \"text\": \"…\"}";
                let error = Error::new(format!("the record cannot be read: {error}")).hint(hint);
                return refusal(&Json::Null, &error);
            }
        };
        match self.read(&record) {
            Ok(edition) => {
                let answer = Answer { id: &record.id, report: view::report(&edition, self.lang) };
                serde_json::to_string(&answer).unwrap_or_default()
            }
            Err(error) => refusal(&record.id, &error),
        }
    }

    fn read(&self, record: &Record) -> Result<Edition, Error> {
        let source = match (&record.text, &record.path) {
            (Some(text), _) => read::read(text.as_bytes(), &name(record), &self.options, self.knowledge)?,
            (None, Some(path)) => read::read_file(path.as_ref(), &self.options, self.knowledge)?,
            (None, None) => return Err(Error::new("the record has neither text nor path").hint("give the report's text, or its file")),
        };
        let overrides = Overrides { year: record.year, place: record.place.clone().or_else(|| self.common.place.clone()) };
        let report = structure::outline(source, &overrides, self.knowledge);
        let facts = self.extractor.extract(&report);
        Ok(Edition { report, facts })
    }
}

/// What a record without a file is called in its result.
fn name(record: &Record) -> String {
    match (&record.path, &record.id) {
        (Some(path), _) => path.clone(),
        (None, Json::String(id)) => id.clone(),
        (None, id) => id.to_string(),
    }
}

fn refusal(id: &Json, error: &Error) -> String {
    json!({"id": id, "error": error.to_string(), "hint": error.hint}).to_string()
}
