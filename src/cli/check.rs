//! `tongbi check`.

use tongbi::compare::{self, Severity, Wants};
use tongbi::render::checks as view;
use tongbi::{Error, Knowledge};

use super::args::{CheckArgs, Format, Least};
use super::only::Only;
use super::{Ending, open, output};

pub(crate) fn run(args: &CheckArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let format = output::format(common)?;
    let opened = open::open(common, knowledge)?;
    let mut comparison = compare::compare(&opened.editions, Wants { checks: true, ..Wants::default() }, knowledge);
    let only = args.only.as_deref().map(|word| Only::new(word, knowledge));
    let least = match args.severity {
        Least::Error => Severity::Error,
        Least::Warning => Severity::Warning,
        Least::Note => Severity::Note,
    };
    if let Some(findings) = &mut comparison.checks {
        findings.retain(|of| {
            of.severity <= least && only.as_ref().is_none_or(|only| of.indicator.as_ref().is_some_and(|indicator| only.keeps(indicator)))
        });
    }
    let doubtful = output::say_notes(common, &comparison.reports, &comparison.notes);
    let look = output::view(common, true, knowledge);
    let text = match format {
        Format::Json => view::json(&comparison, look.lang),
        Format::Csv => view::csv(&comparison, &look),
        Format::Md => view::markdown(&comparison, &look),
        Format::Table => view::terminal(&comparison, &look),
        _ => {
            return Err(output::unsupported("check", format, "table, json, csv or md"));
        }
    };
    let text = output::with_notes(common, format, text, &comparison.reports, &comparison.notes);
    output::write(common, format, &text)?;
    let found = comparison.checks.is_some_and(|findings| !findings.is_empty());
    Ok(Ending { failed: opened.failed, differs: doubtful || args.exit_code && found })
}
