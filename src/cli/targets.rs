//! `tongbi targets`.

use tongbi::compare::{self, Wants};
use tongbi::render::targets as view;
use tongbi::render::xlsx;
use tongbi::{Error, Knowledge};

use super::args::{Format, TargetsArgs};
use super::only::Only;
use super::{Ending, filter, open, output};

pub(crate) fn run(args: &TargetsArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.view.common;
    let format = output::format(common)?;
    let opened = open::open(common, knowledge)?;
    let mut comparison =
        compare::compare(&opened.editions, Wants { targets: true, sources: format == Format::Xlsx, ..Wants::default() }, knowledge);
    if let Some(only) = args.view.only.as_deref().map(|word| Only::new(word, knowledge)) {
        comparison.targets.rows.retain(|row| only.keeps(&row.indicator));
        if comparison.targets.rows.is_empty() {
            return Err(only.nothing());
        }
    }
    filter::apply(&filter::filter(&args.filter, None), &mut comparison)?;
    let doubtful = output::say_notes(common, &comparison.reports, &comparison.notes);
    let look = output::view(common, args.view.all || args.view.only.is_some(), knowledge);
    let differs = doubtful || args.view.exit_code && comparison.targets.differs();
    if format == Format::Xlsx {
        output::write_bytes(common, format, &xlsx::targets(&comparison, &look, output::clock())?)?;
        return Ok(Ending { failed: opened.failed, differs });
    }
    let text = match format {
        Format::Json => view::json(&comparison, look.lang),
        Format::Jsonl => view::jsonl(&comparison, look.lang),
        Format::Table => view::terminal(&comparison, &look),
        Format::Csv => view::csv(&comparison, &look),
        Format::Md => view::markdown(&comparison, &look),
        _ => {
            return Err(output::unsupported("targets", format, "table, json, jsonl, csv, md or xlsx; tongbi brief writes documents"));
        }
    };
    let text = output::with_notes(common, format, text, &comparison.reports, &comparison.notes);
    output::write(common, format, &text)?;
    Ok(Ending { failed: opened.failed, differs })
}
