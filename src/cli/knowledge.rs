//! `tongbi knowledge`: lists the words, shows one, runs their examples.

use std::path::Path;

use tongbi::knowledge::{Entry, KINDS};
use tongbi::render::knowledge as view;
use tongbi::{Error, Knowledge, check};

use super::args::{Format, KnowledgeAction, KnowledgeArgs};
use super::{Ending, output, suggest};

/// The words come whole here, examples included, and so are read anew; `quick` has the user's folder already proved.
pub(crate) fn run(args: &KnowledgeArgs, folder: Option<&Path>, quick: &Knowledge) -> Result<Ending, Error> {
    let common = args.written.common(Vec::new());
    let format = output::format(&common)?;
    if !matches!(format, Format::Table | Format::Json) {
        return Err(output::unsupported("knowledge", format, "table or json"));
    }
    let built_in = Knowledge::in_full();
    let knowledge = match folder {
        Some(folder) => built_in.with_folder(folder)?,
        None => built_in,
    };
    let look = output::view(&common, true, quick);
    let as_json = format == Format::Json;
    if args.check {
        let findings = check::examples(&knowledge);
        let text = if as_json { view::findings_json(&findings) } else { view::findings(&findings, look.lang) };
        output::write(&common, format, &text)?;
        return Ok(Ending { failed: false, differs: !findings.failed.is_empty() });
    }
    let entries = knowledge.entries();
    let text = match &args.action {
        None if as_json => view::counts_json(&entries),
        None => view::counts(&entries, &look),
        Some(KnowledgeAction::List { kind }) => {
            let chosen = of_kind(entries, kind.as_deref())?;
            if as_json { view::entries_json(&chosen) } else { view::list(&chosen, look.lang) }
        }
        Some(KnowledgeAction::Show { id }) => {
            let chosen: Vec<Entry> = entries.iter().filter(|e| &e.key == id || e.names.contains(id)).cloned().collect();
            if chosen.is_empty() {
                let known = entries.iter().flat_map(|e| std::iter::once(e.key.as_str()).chain(e.names.iter().map(String::as_str)));
                let otherwise = "tongbi knowledge list shows all of them, by kind";
                return Err(Error::new(format!("no entry is called {id}")).hint(suggest::hint(id, known, otherwise)));
            }
            if as_json { view::entries_json(&chosen) } else { view::show(&chosen, look.lang) }
        }
    };
    output::write(&common, format, &text)?;
    Ok(Ending::default())
}

fn of_kind(entries: Vec<Entry>, kind: Option<&str>) -> Result<Vec<Entry>, Error> {
    let Some(kind) = kind else { return Ok(entries) };
    let known = KINDS.iter().find(|known| **known == kind || known.strip_suffix('s') == Some(kind));
    let known = known.ok_or_else(|| {
        let all = format!("use one of {}", KINDS.join(", "));
        Error::new(format!("no kind of words is called {kind}")).hint(suggest::hint(kind, KINDS, all))
    })?;
    Ok(entries.into_iter().filter(|entry| entry.kind == *known).collect())
}
