//! A briefing through a template of the user's own, in the language of Jinja.

use std::collections::BTreeMap;
use std::path::Path;

use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde_json::Value as Json;
use tongbi::Error;

/// The template with what it is given put in; of a page everything is escaped that is not marked `|safe`.
pub(crate) fn fill(file: &Path, context: &Json, page: bool) -> Result<String, Error> {
    let place = file.display().to_string();
    let bytes = tongbi::read::bytes_of(file, None)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::new("the template is no UTF-8 text").at(&place).hint("save it as UTF-8"))?;
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(move |_| if page { AutoEscape::Html } else { AutoEscape::None });
    // A name that is misspelt is to be told, not left out in silence.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let filled = environment.template_from_named_str("template", &text).and_then(|template| template.render(value(context)));
    filled.map_err(|error| {
        let line = error.line().map_or_else(String::new, |line| format!(":{line}"));
        let what = error.detail().map_or_else(|| error.kind().to_string(), |detail| format!("{}: {detail}", error.kind()));
        Error::new(format!("the template cannot be filled: {what}"))
            .at(format!("{place}{line}"))
            .hint("the README lists what a template is given; `tongbi brief … --format json` shows `data`")
    })
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
