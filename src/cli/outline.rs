//! `tongbi outline`.

use tongbi::render::outline as view;
use tongbi::{Error, Knowledge};

use super::args::{Format, ViewArgs};
use super::{Ending, open, output};

pub(crate) fn run(args: &ViewArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let format = output::format(common)?;
    let opened = open::open_text(common, knowledge)?;
    output::notes(common, &tongbi::compare::headings(&opened.editions), &tongbi::compare::remarks(&opened.editions));
    let look = output::view(common, args.all, knowledge);
    let text = match format {
        Format::Json => view::json(&opened.editions),
        Format::Table => view::terminal(&opened.editions, &look),
        Format::Md => view::markdown(&opened.editions, &look),
        Format::Csv => view::csv(&opened.editions, &look),
        Format::Jsonl => return Err(output::unsupported("outline", format, "table, json, csv or md")),
    };
    output::write(common, format, &text)?;
    Ok(Ending { failed: opened.failed, differs: false })
}
