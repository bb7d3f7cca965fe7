//! `tongbi diff`.

use std::mem::ManuallyDrop;

use tongbi::compare::{self, Comparison, TextChange, TextKind, Wants};
use tongbi::render::diff as view;
use tongbi::render::diff::Look;
use tongbi::render::docx;
use tongbi::render::{parts, xlsx};
use tongbi::{Error, Knowledge};

use super::args::{DiffArgs, Format};
use super::{Ending, open, output};

pub(crate) fn run(args: &DiffArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.view.common;
    let format = output::format(common)?;
    if format == Format::Docx && args.view.only.is_some() {
        return Err(Error::new("tracked changes hold the whole text").hint("leave --only out, or write another format, such as .md"));
    }
    let opened = open::open_text(common, knowledge)?;
    let wants = Wants { text: true, tracked: format == Format::Docx, ..Wants::default() };
    // As the reports are, left to the system.
    let mut comparison = ManuallyDrop::new(compare::compare(&opened.editions, wants, knowledge));
    if comparison.text.is_none() {
        output::say_notes(common, &comparison.reports, &comparison.notes);
        return Err(Error::new("diff needs two reports")
            .hint("name an old and a new report (or a draft and its final text), or a folder that holds them"));
    }
    if comparison.reports.len() > 2 {
        comparison.notes.push(between_first_and_last());
    }
    if let Some(word) = &args.view.only {
        keep(&mut comparison, word)?;
    }
    let doubtful = output::say_notes(common, &comparison.reports, &comparison.notes);
    let look = output::view(common, args.view.all, knowledge);
    let text = match format {
        Format::Docx | Format::Xlsx => {
            let bytes = match format {
                Format::Docx => docx::redline(&comparison, look.lang, output::clock())?,
                _ => xlsx::diff(&comparison, &look, output::clock())?,
            };
            output::write_bytes(common, format, &bytes)?;
            return Ok(ending(args, opened.failed, doubtful, &comparison));
        }
        Format::Json => parts::pretty(&view::json(&comparison, look.lang)),
        Format::Csv => view::csv(&comparison, look.lang),
        Format::Md => view::markdown(&comparison, look.lang),
        Format::Table => view::terminal(
            &comparison,
            Look {
                lang: look.lang,
                width: look.width,
                side_by_side: args.side_by_side,
                color: look.color,
                all: look.all,
                redline: args.inline,
            },
        ),
        _ => return Err(output::unsupported("diff", format, "table, json, csv, md, docx or xlsx")),
    };
    let text = output::with_notes(common, format, text, &comparison.reports, &comparison.notes);
    output::write(common, format, &text)?;
    Ok(ending(args, opened.failed, doubtful, &comparison))
}

fn ending(args: &DiffArgs, failed: bool, doubtful: bool, comparison: &Comparison) -> Ending {
    let changed = |text: &compare::TextComparison| text.pairs.iter().any(|pair| pair.moved || pair.kind != TextKind::Kept);
    Ending { failed, differs: doubtful || args.view.exit_code && comparison.text.as_ref().is_some_and(changed) }
}

fn between_first_and_last() -> compare::Remark {
    let note =
        tongbi::note::Note::new("多于两份报告，只比较最早与最近的两份", "more than two reports: the first and the last are compared");
    compare::Remark { report: None, note }
}

/// Keeps the sentences that hold `word` or stand in a section whose title holds it.
fn keep(comparison: &mut Comparison, word: &str) -> Result<(), Error> {
    let Some(text) = &mut comparison.text else { return Ok(()) };
    let holds = |pair: &TextChange| pair.old.iter().chain(&pair.new).any(|quote| quote.text.contains(word) || quote.section.contains(word));
    text.pairs.retain(holds);
    text.sections.retain(|section| section.old.iter().chain(&section.new).any(|of| of.title.contains(word)));
    if text.pairs.is_empty() {
        return Err(
            Error::new(format!("no sentence holds {word}")).hint("of diff, --only takes a word of a sentence or of a section's title")
        );
    }
    Ok(())
}
