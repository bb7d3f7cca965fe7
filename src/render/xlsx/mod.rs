//! Comparison → Excel workbooks: numbers as numbers that show the report's words, each linked to the sentence that it stands in.

mod book;
mod charts;
mod indicators;
mod number;
mod other;
mod sheet;
mod targets;
mod terms;
mod text;

use crate::compare::Comparison;
use crate::compare::brief::{Brief, Part};
use crate::error::Error;
use crate::render::View;
use crate::render::brief::Setting;
use crate::render::clock::Clock;
use crate::render::lang::Lang;
use book::Book;

/// The indicator change table and its sources.
///
/// # Errors
/// Where the workbook cannot be packed: no text makes it fail.
pub fn table(comparison: &Comparison, view: &View<'_>, clock: Clock) -> Result<Vec<u8>, Error> {
    let sources = sources(comparison);
    let mut book = Book::new(view.lang, clock);
    book.add(indicators::sheet(comparison, &sources, view))?;
    doubts(&mut book, comparison, view.lang)?;
    book.add(other::sources(comparison, &sources, view.lang))?;
    book.finish()
}

/// The scoreboard and its sources.
///
/// # Errors
/// As [`table`].
pub fn targets(comparison: &Comparison, view: &View<'_>, clock: Clock) -> Result<Vec<u8>, Error> {
    let sources = sources(comparison);
    let rows: Vec<_> = comparison.targets.rows.iter().filter(|row| view.all || row.main).collect();
    let mut book = Book::new(view.lang, clock);
    book.add(targets::sheet(&rows, &sources, view.lang))?;
    doubts(&mut book, comparison, view.lang)?;
    book.add(other::sources(comparison, &sources, view.lang))?;
    book.finish()
}

/// The redline.
///
/// # Errors
/// As [`table`].
pub fn diff(comparison: &Comparison, view: &View<'_>, clock: Clock) -> Result<Vec<u8>, Error> {
    let mut book = Book::new(view.lang, clock);
    book.add(text::sheet(comparison, view.all, view.lang))?;
    doubts(&mut book, comparison, view.lang)?;
    book.finish()
}

/// What is said differently: every phrase, words of commitment, glossary, themes.
///
/// # Errors
/// As [`table`].
pub fn terms(comparison: &Comparison, view: &View<'_>, clock: Clock) -> Result<Vec<u8>, Error> {
    let none = crate::compare::terms::Terms::default();
    let terms = comparison.terms.as_ref().unwrap_or(&none);
    let (sources, setting) = (sources(comparison), Setting::new(view.lang, view.knowledge));
    let mut book = Book::new(view.lang, clock);
    book.add(terms::phrases(comparison, terms, view))?;
    if let Some(sheet) = other::commitments(comparison, &sources, &setting) {
        book.add(sheet)?;
    }
    if !terms.glossary.is_empty() {
        for sheet in other::boards(Part::Glossary, comparison, &sources, &setting) {
            book.add(sheet)?;
        }
    }
    if !terms.themes.is_empty() {
        book.add(terms::themes(comparison, terms, view))?;
    }
    doubts(&mut book, comparison, view.lang)?;
    book.finish()
}

/// The whole briefing, a sheet a part.
///
/// # Errors
/// As [`table`].
pub fn brief(comparison: &Comparison, setting: &Setting<'_>, clock: Clock) -> Result<Vec<u8>, Error> {
    let lang = setting.lang;
    let view = View { lang, width: None, color: false, all: false, knowledge: setting.knowledge };
    let mut brief = sources(comparison);
    if !setting.parts.contains(&Part::Sources) {
        // Without their sheet nothing leads to them.
        brief.sources.clear();
    }
    let has = |part: Part| setting.parts.contains(&part);
    let targets: Vec<_> = crate::compare::brief::targets(comparison, &brief).collect();
    let mut book = Book::new(lang, clock);
    if has(Part::Head) || has(Part::Points) {
        book.add(other::points(comparison, &brief, setting))?;
    }
    if has(Part::Indicators) {
        let mut sheet = indicators::sheet(comparison, &brief, &view);
        // What the legend says of options of `table`.
        sheet.legend.retain(|line| !line.contains("--"));
        book.add(sheet)?;
    }
    if has(Part::Outcomes) || has(Part::Targets) {
        book.add(targets::sheet(&targets, &brief, lang))?;
    }
    if has(Part::Indicators) || has(Part::Outcomes) {
        book.charts(&charts::charts(comparison, &targets, &view))?;
    }
    if has(Part::Text) {
        book.add(text::sheet(comparison, false, lang))?;
    }
    for part in [Part::Wording, Part::Glossary, Part::Checks].into_iter().filter(|part| has(*part)) {
        for sheet in other::boards(part, comparison, &brief, setting) {
            book.add(sheet)?;
        }
    }
    if has(Part::Sources) {
        book.add(other::sources(comparison, &brief, lang))?;
    }
    book.finish()
}

/// The doubts on a sheet of their own, where there are any.
fn doubts(book: &mut Book, comparison: &Comparison, lang: Lang) -> Result<(), Error> {
    if comparison.notes.is_empty() { Ok(()) } else { book.add(other::doubts(comparison, lang)) }
}

/// Where the figures stand; none where it was not asked for.
fn sources(comparison: &Comparison) -> Brief {
    comparison.brief.clone().unwrap_or_default()
}
