//! `tongbi outline`.

use tongbi::compare;
use tongbi::render::outline as view;
use tongbi::{Error, Knowledge};

use super::args::{Format, OutlineArgs};
use super::{Ending, open, output};

pub(crate) fn run(args: &OutlineArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let format = output::format(common)?;
    let opened = open::open_text(common, knowledge)?;
    let (headings, remarks) = (compare::headings(&opened.editions), compare::remarks(&opened.editions));
    let doubtful = output::say_notes(common, &headings, &remarks);
    let look = output::view(common, true, knowledge);
    let aligned = match opened.editions.as_slice() {
        [old, new] => compare::outlines(old, new),
        _ => Vec::new(),
    };
    let trees = aligned.is_empty();
    let text = match format {
        Format::Json => view::json(&opened.editions, &aligned, look.lang),
        Format::Table if trees => view::terminal(&opened.editions, &look),
        Format::Md if trees => view::markdown(&opened.editions, &look),
        Format::Csv if trees => view::csv(&opened.editions, &look),
        Format::Table => view::aligned::terminal(&opened.editions, &aligned, &look),
        Format::Md => view::aligned::markdown(&opened.editions, &aligned, &look),
        Format::Csv => view::aligned::csv(&opened.editions, &aligned, look.lang),
        _ => {
            return Err(output::unsupported("outline", format, "table, json, csv or md"));
        }
    };
    let text = output::with_notes(common, format, text, &headings, &remarks);
    output::write(common, format, &text)?;
    Ok(Ending { failed: opened.failed, differs: doubtful })
}
