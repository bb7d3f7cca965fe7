//! `tongbi table`.

use std::mem::ManuallyDrop;

use tongbi::compare::{self, Wants};
use tongbi::render::{history, long, places, table as view, xlsx};
use tongbi::{Error, Knowledge};

use super::args::{By, Format, TableArgs};
use super::only::Only;
use super::{Ending, filter, open, output};

pub(crate) fn run(args: &TableArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.view.common;
    let format = match output::format(common)? {
        // The long form is for programs.
        Format::Table if args.long && common.format.is_none() => Format::Csv,
        format => format,
    };
    let opened = open::open(common, knowledge)?;
    let wants = Wants {
        table: true,
        places: matches!(args.by, None | Some(By::Place)) && !args.long,
        sources: format == Format::Xlsx,
        ..Wants::default()
    };
    // As the reports are, left to the system.
    let mut comparison = ManuallyDrop::new(compare::compare(&opened.editions, wants, knowledge));
    let several = comparison.places.len() > 1;
    if args.by == Some(By::Place) && !several {
        return Err(Error::new("the reports are of one place")
            .hint("--by place needs reports of several places; --place says it where the text misleads"));
    }
    if let Some(only) = args.view.only.as_deref().map(|word| Only::new(word, knowledge)) {
        comparison.table.rows.retain(|row| only.keeps(&row.indicator));
        comparison.leagues.retain(|league| only.keeps(&league.indicator));
        if comparison.table.rows.is_empty() {
            return Err(only.nothing());
        }
    }
    filter::apply(&filter::filter(&args.filter, args.role), &mut comparison)?;
    // The league tables of the newest year, unless years are asked for.
    if args.filter.since.is_none() {
        let newest = comparison.leagues.iter().map(|league| league.year).max();
        comparison.leagues.retain(|league| Some(league.year) == newest);
    }
    let doubtful = output::say_notes(common, &comparison.reports, &comparison.notes);
    let look = output::view(common, args.view.all || args.view.only.is_some(), knowledge);
    let by_place = several && wants.places;
    let differs = doubtful || args.view.exit_code && comparison.table.differs();
    if format == Format::Xlsx {
        output::write_bytes(common, format, &xlsx::table(&comparison, &look, output::clock())?)?;
        return Ok(Ending { failed: opened.failed, differs });
    }
    let text = match format {
        Format::Json if args.long => long::json(&comparison, look.lang),
        Format::Jsonl if args.long => long::jsonl(&comparison, look.lang),
        Format::Csv if args.long => long::csv(&comparison, &look),
        Format::Table | Format::Md if args.long => return Err(output::unsupported("the long form", format, "csv, json or jsonl")),
        Format::Json => view::json(&comparison, look.lang),
        Format::Jsonl if by_place => places::jsonl(&comparison, look.lang),
        Format::Jsonl => view::jsonl(&comparison, look.lang),
        Format::Table if args.by == Some(By::Indicator) => history::terminal(&comparison, &look),
        Format::Md if args.by == Some(By::Indicator) => history::markdown(&comparison, &look),
        Format::Table if by_place => places::terminal(&comparison, &look),
        Format::Table => view::terminal(&comparison, &look),
        Format::Csv if by_place => places::csv(&comparison, &look),
        Format::Csv => view::csv(&comparison, &look),
        Format::Md if by_place => places::markdown(&comparison, &look),
        Format::Md => view::markdown(&comparison, &look),
        _ => {
            return Err(output::unsupported("table", format, "table, json, jsonl, csv, md or xlsx; tongbi brief writes documents"));
        }
    };
    let text = output::with_notes(common, format, text, &comparison.reports, &comparison.notes);
    output::write(common, format, &text)?;
    Ok(Ending { failed: opened.failed, differs })
}
