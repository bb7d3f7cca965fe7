//! `tongbi terms`.

use tongbi::compare::{self, Comparison, Wants};
use tongbi::render::parts;
use tongbi::render::terms as view;
use tongbi::render::xlsx;
use tongbi::{Error, Knowledge};

use super::args::{Format, ViewArgs};
use super::{Ending, open, output};

pub(crate) fn run(args: &ViewArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let format = output::format(common)?;
    let opened = open::open_text(common, knowledge)?;
    let mut comparison = compare::compare(&opened.editions, Wants { terms: true, ..Wants::default() }, knowledge);
    let doubtful = output::say_notes(common, &comparison.reports, &comparison.notes);
    if comparison.terms.is_none() {
        return Err(
            Error::new("terms needs two reports of different years").hint("name an old and a new report, or a folder that holds them")
        );
    }
    if let Some(word) = &args.only {
        keep(&mut comparison, word, knowledge)?;
    }
    let look = output::view(common, args.all || args.only.is_some(), knowledge);
    let differs = comparison.terms.as_ref().is_some_and(|terms| !terms.phrases.is_empty());
    let ending = Ending { failed: opened.failed, differs: doubtful || args.exit_code && differs };
    if format == Format::Xlsx {
        output::write_bytes(common, format, &xlsx::terms(&comparison, &look, output::clock())?)?;
        return Ok(ending);
    }
    let text = match format {
        Format::Json => parts::pretty(&view::json(&comparison, look.lang)),
        Format::Csv => view::csv(&comparison, &look),
        Format::Md => view::markdown(&comparison, &look),
        Format::Table => view::terminal(&comparison, &look),
        _ => {
            return Err(output::unsupported(
                "terms",
                format,
                "table, json, csv, md or xlsx; tongbi brief --parts wording,glossary writes documents",
            ));
        }
    };
    let text = output::with_notes(common, format, text, &comparison.reports, &comparison.notes);
    output::write(common, format, &text)?;
    Ok(ending)
}

/// Keeps the phrases of a theme, or those that hold `word`.
fn keep(comparison: &mut Comparison, word: &str, knowledge: &Knowledge) -> Result<(), Error> {
    let Some(terms) = &mut comparison.terms else { return Ok(()) };
    let theme = knowledge.themes.iter().find(|t| t.id == word || t.name == word || t.name_en.eq_ignore_ascii_case(word));
    let of_theme = |of: Option<&str>| theme.is_some_and(|theme| of == Some(&*theme.id));
    terms.phrases.retain(|phrase| of_theme(phrase.theme.as_deref()) || phrase.text.contains(word));
    terms.themes.retain(|share| of_theme(share.theme.as_deref()));
    terms.glossary.retain(|change| change.term.contains(word));
    terms.strengths.retain(|change| change.object.contains(word));
    if terms.phrases.is_empty() {
        return Err(Error::new(format!("no wording is of the theme {word} or holds these words"))
            .hint("of terms, --only takes a theme (economy, 民生) or a word"));
    }
    Ok(())
}
