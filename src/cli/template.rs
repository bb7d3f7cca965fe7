//! A briefing through a template of the user's own, in the language of Jinja.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde_json::Value as Json;
use tongbi::Error;

use super::suggest;

/// The template with what it is given put in; of a page everything is escaped that is not marked `|safe`.
pub(crate) fn fill(file: &Path, context: &Json, page: bool) -> Result<String, Error> {
    let place = file.display().to_string();
    let bytes = tongbi::read::bytes_of(file, None).map_err(|error| match beside(file) {
        near if file.exists() || near.is_empty() => error,
        near => error.hint(format!("meant is perhaps {}", near.join(", "))),
    })?;
    let text = String::from_utf8(bytes).map_err(|_| Error::new("the template is no UTF-8 text").at(&place).hint("save it as UTF-8"))?;
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(move |_| if page { AutoEscape::Html } else { AutoEscape::None });
    // A name that is misspelt is to be told, not left out in silence.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let filled = environment.template_from_named_str("template", &text).and_then(|template| template.render(value(context)));
    filled.map_err(|error| {
        let line = error.line().map_or_else(String::new, |line| format!(":{line}"));
        let what = error.detail().map_or_else(|| error.kind().to_string(), |detail| format!("{}: {detail}", error.kind()));
        let near =
            error.line().and_then(|line| text.lines().nth(line.checked_sub(1)?)).map(|line| meant(line, context)).unwrap_or_default();
        let hint = match near.as_slice() {
            [] => "the page on the briefing of the docs lists what a template is given; `tongbi brief … --format json` shows `data`"
                .to_owned(),
            near => format!("meant is perhaps {}", near.join(", ")),
        };
        Error::new(format!("the template cannot be filled: {what}")).at(format!("{place}{line}")).hint(hint)
    })
}

/// The names of files beside a missing one that are much like it.
fn beside(missing: &Path) -> Vec<String> {
    let folder = missing.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let names: Vec<String> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    let word = missing.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let whole = |name: &str| missing.with_file_name(name).display().to_string();
    suggest::near(&word, names.iter().map(String::as_str)).into_iter().map(whole).collect()
}

/// For a line that asks for what there is not: `title (titel)`, for each word of it that is much like a name that there is.
fn meant(line: &str, context: &Json) -> Vec<String> {
    let mut known = BTreeSet::new();
    names(context, &mut known);
    let words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty() && !known.contains(word));
    words.filter_map(|word| Some(format!("{} ({word})", suggest::near(word, known.iter().copied()).first()?))).collect()
}

/// The names of all fields.
fn names<'a>(of: &'a Json, found: &mut BTreeSet<&'a str>) {
    match of {
        Json::Object(fields) => fields.iter().for_each(|(name, of)| {
            found.insert(name);
            names(of, found);
        }),
        // The things of a list have the same fields, of which some may be without a thing in them.
        Json::Array(list) => list.iter().take(20).for_each(|of| names(of, found)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

/// Numbers that count are numbers to a template; figures are their digits, exactly as in JSON.
fn value(of: &Json) -> Value {
    match of {
        Json::Null => Value::from(()),
        Json::Bool(is) => Value::from(*is),
        Json::Number(number) => number.as_i64().map_or_else(|| Value::from(number.to_string()), Value::from),
        Json::String(words) => Value::from(words.as_str()),
        Json::Array(list) => list.iter().map(value).collect::<Vec<Value>>().into(),
        Json::Object(fields) => fields.iter().map(|(name, of)| (name.clone(), value(of))).collect::<BTreeMap<String, Value>>().into(),
    }
}
