//! `tongbi explain`: why a line of a report, or a sentence, is read as it is.

use std::mem::ManuallyDrop;

use tongbi::align::Edition;
use tongbi::facts::Extractor;
use tongbi::render::explain as view;
use tongbi::structure::Kind;
use tongbi::{Error, Knowledge, compare, explain};

use super::args::{ExplainArgs, Format};
use super::{Ending, open, output, suggest};

pub(crate) fn run(args: &ExplainArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = args.written.common(args.report.clone().into_iter().collect());
    let format = output::format(&common)?;
    if !matches!(format, Format::Table | Format::Json) {
        return Err(output::unsupported("explain", format, "table or json"));
    }
    let extractor = Extractor::new(knowledge);
    let (edition, explained) = match (&args.text, args.line) {
        (Some(text), _) => explain::sentence(text.trim(), part(&args.part)?, &extractor),
        (None, Some(line)) => {
            let editions = ManuallyDrop::into_inner(open::open(&common, knowledge)?).editions;
            output::say_notes(&common, &compare::headings(&editions), &compare::remarks(&editions));
            of_report(editions, line, &extractor)?
        }
        (None, None) => return Err(Error::new("no line is named").hint("tongbi explain REPORT LINE, or tongbi explain --text \"…\"")),
    };
    let look = output::view(&common, true, knowledge);
    let text = match format {
        Format::Json => view::json(&edition, &explained),
        _ => view::terminal(&edition, &explained, &look),
    };
    output::write(&common, format, &text)?;
    Ok(Ending::default())
}

fn of_report(editions: Vec<Edition>, line: usize, extractor: &Extractor<'_>) -> Result<(Edition, Vec<explain::Explained>), Error> {
    let mut editions = editions.into_iter();
    let (Some(edition), None) = (editions.next(), editions.next()) else {
        return Err(Error::new("explain takes one report").hint("name one file and a line of it"));
    };
    let explained = explain::line(&edition, line, extractor);
    if explained.is_empty() {
        return Err(Error::new("no sentence of the report stands on this line")
            .at(format!("{}:{line}", edition.report.source.file))
            .hint("tongbi text --number shows the lines; tongbi text --show-dropped what was left out"));
    }
    Ok((edition, explained))
}

fn part(name: &str) -> Result<Kind, Error> {
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
        let all = format!("use one of {}", names.join(", "));
        Error::new(format!("no part of a report is called {name}")).hint(suggest::hint(name, names, all))
    })
}
