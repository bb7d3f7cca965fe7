//! Packs the TOML files of src/knowledge for a fast start: the same entries as JSON, without examples and sources, which only
//! `tongbi knowledge` and the tests read. The TOML files stay the only place where words are written.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Map, Value};

/// Tables whose entries are many, and the fields that no stage reads.
const UNREAD: &[(&str, &[&str])] = &[
    ("indicator", &["example", "not", "source"]),
    ("unit", &["example", "not", "source", "note"]),
    ("bound", &["example", "not", "source", "note"]),
    ("direction", &["example", "not", "source", "note"]),
    ("commitment", &["example", "not", "source", "note"]),
    ("look_alike", &["example", "not", "source", "note", "pattern"]),
    ("wording", &["example", "not", "source"]),
    ("furniture", &["example", "not", "source", "note"]),
];

fn main() -> Result<(), String> {
    let folder = Path::new("src/knowledge");
    println!("cargo::rerun-if-changed=src/knowledge");
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    gather(folder, &mut files)?;
    files.sort();
    let mut packed = Map::new();
    for file in files {
        let name = file.strip_prefix(folder).map_err(|e| e.to_string())?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let table: Map<String, Value> = toml::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
        packed.insert(name, Value::Object(without_unread(table)));
    }
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?).join("knowledge.json");
    fs::write(&out, Value::Object(packed).to_string()).map_err(|e| format!("{}: {e}", out.display()))
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

fn without_unread(mut table: Map<String, Value>) -> Map<String, Value> {
    for (name, fields) in UNREAD {
        let Some(Value::Array(entries)) = table.get_mut(*name) else { continue };
        for entry in entries.iter_mut().filter_map(Value::as_object_mut) {
            for field in *fields {
                entry.remove(*field);
            }
        }
    }
    table
}
