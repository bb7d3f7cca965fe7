//! Packs the TOML files of src/knowledge for a fast start: the same entries as constants of Rust, the long lists without examples and
//! sources, which only `tongbi knowledge` and the tests read. The TOML files stay the only place where words are written.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::{Table, Value};

/// A field of an entry.
enum Shape {
    /// A text, empty where the entry has none.
    Text,
    /// A text or none.
    MaybeText,
    /// Words.
    List,
    /// Words or none.
    MaybeList,
    /// A word that names a variant of this enum; where the entry has none, this variant.
    Variant(&'static str, &'static str),
    /// A number.
    Number,
    /// A text that no stage reads.
    NoText,
    /// Words that no stage reads.
    NoList,
}

use Shape::{List, MaybeList, MaybeText, NoList, NoText, Number, Text, Variant};

/// The fields of an entry, in any order.
type Fields = &'static [(&'static str, Shape)];

/// For every kind of entry its type and its fields.
const KINDS: &[(&str, &str, Fields)] = &[
    (
        "indicator",
        "IndicatorEntry",
        &[
            ("id", Text),
            ("name", Text),
            ("name_en", Text),
            ("also", List),
            ("former", MaybeList),
            ("theme", Text),
            ("better", Variant("Better", "Neutral")),
            ("measure", Variant("Measure", "")),
            ("dimension", Text),
            ("note", MaybeText),
            ("source", NoText),
            ("example", NoList),
            ("not", NoList),
        ],
    ),
    (
        "unit",
        "Unit",
        &[
            ("word", Text),
            ("also", List),
            ("dimension", Text),
            ("kind", Variant("UnitKind", "")),
            ("scale", MaybeText),
            ("base", MaybeText),
            ("source", NoText),
            ("note", NoText),
            ("example", NoList),
            ("not", NoList),
        ],
    ),
    (
        "bound",
        "BoundWord",
        &[
            ("word", Text),
            ("bound", Variant("Bound", "")),
            ("side", Variant("Side", "")),
            ("source", NoText),
            ("note", NoText),
            ("example", NoList),
            ("not", NoList),
        ],
    ),
    (
        "direction",
        "Direction",
        &[
            ("word", Text),
            ("measure", Variant("Measure", "")),
            ("absolute", Variant("Measure", "")),
            ("sign", Number),
            ("source", NoText),
            ("note", NoText),
            ("example", NoList),
            ("not", NoList),
        ],
    ),
    (
        "commitment",
        "Commitment",
        &[("word", Text), ("strength", Number), ("source", NoText), ("note", NoText), ("example", NoList), ("not", NoList)],
    ),
    ("degree", "Degree", &[("strength", Number), ("words", List), ("source", MaybeText), ("example", List), ("not", List)]),
    (
        "theme",
        "ThemeEntry",
        &[("id", Text), ("name", Text), ("name_en", Text), ("words", List), ("source", MaybeText), ("example", List), ("not", List)],
    ),
    (
        "section",
        "SectionWords",
        &[("kind", Text), ("words", List), ("source", MaybeText), ("note", MaybeText), ("example", List), ("not", List)],
    ),
    (
        "look_alike",
        "LookAlike",
        &[
            ("word", Text),
            ("reason", Text),
            ("source", NoText),
            ("note", NoText),
            ("example", NoList),
            ("not", NoList),
            ("pattern", NoText),
        ],
    ),
    (
        "furniture",
        "Furniture",
        &[
            ("text", Text),
            ("how", Variant("Match", "")),
            ("reason", Text),
            ("source", NoText),
            ("note", NoText),
            ("example", NoList),
            ("not", NoList),
        ],
    ),
    (
        "place",
        "Place",
        &[
            ("name", Text),
            ("short", Text),
            ("name_en", Text),
            ("level", Text),
            ("also", List),
            ("abbreviation", MaybeText),
            ("code", MaybeText),
        ],
    ),
    ("suffix", "Suffix", &[("word", Text), ("level", Text), ("note", MaybeText), ("example", List), ("not", List)]),
    ("hint", "Suffix", &[("word", Text), ("level", Text), ("note", MaybeText), ("example", List), ("not", List)]),
    ("class", "WordClass", &[("name", Text), ("note", Text), ("words", List), ("source", MaybeText), ("example", List)]),
    ("wording", "Wording", &[("name", Text), ("note", Text), ("words", List), ("source", NoText), ("example", NoList), ("not", NoList)]),
];

/// The files whose order the entries have.
const ORDER: &str = "src/knowledge/files.rs";

fn main() -> Result<(), String> {
    let folder = Path::new("src/knowledge");
    println!("cargo::rerun-if-changed=src/knowledge");
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    gather(folder, &mut files)?;
    // As the crate lists them; a file that it does not list is none of the built-in ones.
    let order = fs::read_to_string(ORDER).map_err(|e| format!("{ORDER}: {e}"))?;
    let place = |file: &PathBuf| {
        let name = file.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
        order.find(&format!("(\"{name}\","))
    };
    files.retain(|file| place(file).is_some());
    files.sort_by_key(place);
    let mut tables = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let table: Table = toml::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
        tables.push((file, table));
    }
    let mut code = String::new();
    for (kind, of, fields) in KINDS {
        let entries = tables.iter().flat_map(|(file, table)| {
            let list = table.get(*kind).and_then(Value::as_array).into_iter().flatten();
            list.filter_map(Value::as_table).map(move |entry| (file, entry))
        });
        let _ = writeln!(code, "static {}: &[{of}] = &[", kind.to_uppercase());
        for (file, entry) in entries {
            let _ = write!(code, "{of} {{");
            for (name, shape) in *fields {
                let key = if (*kind, *name) == ("furniture", "how") { "match" } else { name };
                let value = field(entry.get(key), shape).map_err(|what| format!("{}: {kind}: {key} is {what}", file.display()))?;
                let _ = write!(code, " {name}: {value},");
            }
            let _ = writeln!(code, " }},");
        }
        let _ = writeln!(code, "];");
    }
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?).join("knowledge.rs");
    fs::write(&out, code).map_err(|e| format!("{}: {e}", out.display()))
}

/// A field as Rust writes it; where it cannot be, what it is.
fn field(value: Option<&Value>, shape: &Shape) -> Result<String, String> {
    let list = |value: &Value| {
        let words = value.as_array().map(Vec::as_slice).unwrap_or(std::slice::from_ref(value));
        let words: Option<Vec<&str>> = words.iter().map(Value::as_str).collect();
        words.map(|words| format!("list({:?})", words.iter().map(|word| word.replace('\n', " ") + "\n").collect::<String>()))
    };
    let text = |value: &Value| value.as_str().map(|value| format!("text({value:?})"));
    let written = match (shape, value) {
        (Text, None) => Some("text(\"\")".to_owned()),
        (MaybeText | MaybeList | NoText, None) | (NoText, _) => Some("None".to_owned()),
        (List, None) | (NoList, _) => Some("list(\"\")".to_owned()),
        (Text, Some(value)) => text(value),
        (MaybeText, Some(value)) => text(value).map(|text| format!("Some({text})")),
        (List, Some(value)) => list(value),
        (MaybeList, Some(value)) => list(value).map(|list| format!("Some({list})")),
        (Number, Some(value)) => value.as_integer().map(|number| number.to_string()),
        (Variant(of, default), None) => (!default.is_empty()).then(|| format!("{of}::{default}")),
        (Variant(of, _), Some(value)) => value.as_str().and_then(variant).map(|name| format!("{of}::{name}")),
        (Number, None) => None,
    };
    written.ok_or_else(|| value.map_or_else(|| "missing".to_owned(), |value| format!("of type {}, which it may not be", value.type_str())))
}

/// The variant that a word names: eq is Eq.
fn variant(word: &str) -> Option<String> {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect())
}

/// The TOML files of a folder and of the folders in it.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
