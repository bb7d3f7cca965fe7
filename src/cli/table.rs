//! `tongbi table`.

use tongbi::compare::{self, Wants};
use tongbi::render::table as view;
use tongbi::{Error, Knowledge};

use super::args::{Format, ViewArgs};
use super::only::Only;
use super::{Ending, open, output};

pub(crate) fn run(args: &ViewArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let format = output::format(common)?;
    let opened = open::open(common, knowledge)?;
    let mut comparison = compare::compare(&opened.editions, Wants { table: true, ..Wants::default() }, knowledge);
    if let Some(only) = args.only.as_deref().map(|word| Only::new(word, knowledge)) {
        comparison.table.rows.retain(|row| only.keeps(&row.indicator));
        if comparison.table.rows.is_empty() {
            return Err(only.nothing());
        }
    }
    output::notes(common, &comparison.reports, &comparison.notes);
    let look = output::view(common, args.all || args.only.is_some(), knowledge);
    let text = match format {
        Format::Json => view::json(&comparison, look.lang),
        Format::Jsonl => view::jsonl(&comparison),
        Format::Table => view::terminal(&comparison, &look),
        Format::Csv => view::csv(&comparison, &look),
        Format::Md => view::markdown(&comparison, &look),
        _ => {
            return Err(output::unsupported("table", format, "table, json, jsonl, csv or md; tongbi brief writes documents"));
        }
    };
    output::write(common, format, &text)?;
    let differs = args.exit_code && comparison.table.differs();
    Ok(Ending { failed: opened.failed, differs })
}
