//! The invariants of the house, read off the files: who imports whom, how long a file is, what never stands in the sources.

#![allow(clippy::expect_used, reason = "a broken file stops its test")]

use std::fs;
use std::path::{Path, PathBuf};

/// The stages in their order; each may use those to its left.
const STAGES: [&str; 6] = ["read", "structure", "facts", "align", "compare", "render"];

/// Most lines of a file of the sources.
const LONGEST: usize = 400;

/// Files that are longer, with the lines that they may not pass: they may shrink, and a new one is not added.
const LONGER: [(&str, usize); 1] = [("src/knowledge/entry.rs", 410)];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `folder` with one of these endings, by path from the root.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path: PathBuf = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "target" && (!name.starts_with('.') || name == ".ci") {
                    folders.push(path);
                }
            } else if endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending)) {
                let from_root = path.strip_prefix(root()).expect("under the root").to_string_lossy().into_owned();
                // What is no text is no concern of these tests.
                if let Ok(text) = fs::read_to_string(&path) {
                    found.push((from_root, text));
                }
            }
        }
    }
    found.sort();
    assert!(!found.is_empty());
    found
}

/// A source without what is for its tests only, and without comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).fold(String::new(), |code, line| code + line + "\n")
}

/// The files of modules that a source declares for its tests only, `#[cfg(test)] mod x;`.
fn test_modules(file: &str, text: &str) -> Vec<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let after = lines.windows(2).filter(|two| two[0] == "#[cfg(test)]").filter_map(|two| two[1].strip_suffix(';'));
    after.filter_map(|line| line.rsplit_once("mod ")).map(|(_, name)| format!("{folder}/{name}.rs")).collect()
}

/// The modules of the crate that a source names: `crate::x` and `crate::{x, y::z}`.
fn used(code: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = Vec::new();
    for (at, prefix) in code.match_indices("crate::") {
        let rest = code.get(at + prefix.len()..).unwrap_or_default();
        let Some(group) = rest.strip_prefix('{') else {
            names.push(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut item = 0;
        for (i, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' | ',' if depth == 0 => {
                    names.push(word(group.get(item..i).unwrap_or_default()));
                    item = i + 1;
                    if c == '}' {
                        break;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    names
}

#[test]
fn a_stage_uses_only_stages_to_its_left() {
    for (at, stage) in STAGES.iter().enumerate() {
        for (file, text) in files(&format!("src/{stage}"), &[".rs"]) {
            for name in used(&code(&text)) {
                let later = STAGES.iter().skip(at + 1).any(|later| *later == name);
                assert!(!later && name != "cli", "{file} uses {name}");
            }
        }
    }
    for file in ["source.rs", "note.rs", "error.rs", "shadow.rs"] {
        let text = fs::read_to_string(root().join("src").join(file)).expect("a source");
        assert!(used(&code(&text)).iter().all(|name| !STAGES.contains(&name.as_str())), "{file} uses a stage");
    }
}

#[test]
fn the_uses_of_a_source_are_found() {
    assert_eq!(
        used("use crate::facts::{Fact, Measure};\nuse crate::{Error, align::{self, Link}, read};"),
        ["facts", "Error", "align", "read"]
    );
}

#[test]
fn every_file_begins_with_what_it_does() {
    for folder in ["src", "tests", "benches"] {
        for (file, text) in files(folder, &[".rs"]) {
            assert!(text.starts_with("//! "), "{file} does not begin with //!");
        }
    }
}

#[test]
fn no_file_is_too_long() {
    for (file, text) in files("src", &[".rs"]) {
        let lines = text.lines().count();
        let most = LONGER.iter().find(|(name, _)| *name == file).map_or(LONGEST, |(_, most)| *most);
        assert!(lines <= most, "{file} has {lines} lines, more than {most}: does it still have one job?");
    }
    for (name, most) in LONGER {
        let lines = fs::read_to_string(root().join(name)).expect("a listed file").lines().count();
        assert!(lines > LONGEST, "{name} is short now: take it out of the list");
        assert!(lines + 40 > most, "{name} has shrunk to {lines} lines: lower its number");
    }
}

#[test]
fn nothing_gives_up() {
    let words = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "process::exit"];
    let sources = files("src", &[".rs"]);
    let only_for_tests: Vec<String> = sources.iter().flat_map(|(file, text)| test_modules(file, text)).collect();
    for (file, text) in sources.into_iter().filter(|(file, _)| !only_for_tests.contains(file)) {
        for word in words {
            assert!(!code(&text).contains(word), "{file} has {word}");
        }
    }
}

#[test]
fn only_the_command_line_talks() {
    for (file, text) in files("src", &[".rs"]) {
        if !file.starts_with("src/cli/") {
            for word in ["println!(", "eprintln!(", "print!(", "io::stdout", "io::stderr", "dbg!("] {
                assert!(!code(&text).contains(word), "{file} has {word}");
            }
        }
    }
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    // Put together here, so that this file does not hold them.
    let paths = [["/wo", "rk/"], ["/tm", "p/"], ["/ho", "me/"], ["/ro", "ot/"], ["/Us", "ers/"]].map(|parts| parts.concat());
    let endings = [".rs", ".toml", ".md", ".txt", ".py", ".csv", "run", "justfile"];
    for (file, text) in files("", &endings) {
        for path in &paths {
            assert!(!text.contains(path.as_str()), "{file} holds {path}");
        }
    }
}
