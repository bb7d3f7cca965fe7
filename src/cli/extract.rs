//! `tongbi extract`.

use tongbi::render::extract as view;
use tongbi::{Error, Knowledge};

use super::args::{ExtractArgs, Format};
use super::only::Only;
use super::{Ending, corpus, open, output, records};

pub(crate) fn run(args: &ExtractArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let format = output::format(common)?;
    let standard_input = common.reports.iter().all(|path| path.as_os_str() == "-");
    if standard_input && format == Format::Jsonl {
        let mut input = std::io::stdin().lock();
        if records::are_in(&mut input) {
            return records::run(input, common, knowledge);
        }
    }
    if format == Format::Parquet && !cfg!(feature = "parquet") {
        return Err(Error::new("this tongbi was built without Parquet").hint("use --format csv, or build with the feature parquet"));
    }
    // A year said for each report goes by its place among all; else files need not wait for one another.
    if matches!(format, Format::Jsonl | Format::Csv | Format::Parquet) && common.year.is_empty() {
        return corpus::run(args, format, knowledge);
    }
    if args.resume {
        return Err(output::unsupported("a run that can be resumed", format, "jsonl, csv or parquet"));
    }
    let mut opened = open::open(common, knowledge)?;
    if let Some(only) = args.only.as_deref().map(|word| Only::new(word, knowledge)) {
        for edition in &mut opened.editions {
            edition.facts.retain(|fact| only.keeps(&fact.indicator));
        }
        if opened.editions.iter().all(|edition| edition.facts.is_empty()) {
            return Err(only.nothing());
        }
    }
    let (headings, remarks) = (tongbi::compare::headings(&opened.editions), tongbi::compare::remarks(&opened.editions));
    let doubtful = output::say_notes(common, &headings, &remarks);
    let look = output::view(common, true, knowledge);
    let text = match format {
        Format::Json => view::json(&opened.editions, look.lang),
        Format::Jsonl => view::jsonl(&opened.editions, look.lang),
        Format::Table => view::terminal(&opened.editions, &look),
        Format::Csv => view::csv(&opened.editions, &look),
        Format::Md => view::markdown(&opened.editions, &look),
        _ => {
            return Err(output::unsupported("extract", format, "table, json, jsonl, csv or md"));
        }
    };
    let text = output::with_notes(common, format, text, &headings, &remarks);
    output::write(common, format, &text)?;
    Ok(Ending { failed: opened.failed, differs: doubtful })
}
