//! A user's folder of TOML files → the built-in words with the user's added, or put in the place of the built-in ones.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::error::Error;
use crate::knowledge::Knowledge;
use crate::knowledge::entry::{File, parse_any};

impl Knowledge {
    /// These words with those of a folder: every .toml file in it and in the folders below, by name. An entry of the same id or
    /// word replaces the one that was there, and stays in its place; other entries come after.
    ///
    /// # Errors
    /// Where the folder is missing or a file is broken: the error names file, line and column.
    pub fn with_folder(&self, folder: &Path) -> Result<Knowledge, Error> {
        let mut files = Vec::new();
        gather(folder, &mut files)?;
        if files.is_empty() {
            return Err(Error::new("no words are in this folder")
                .at(folder.display().to_string())
                .hint("put .toml files into it, with entries such as [[indicator]] or [[unit]]"));
        }
        files.sort();
        let mut knowledge = Knowledge { by_name: OnceLock::new(), by_id: OnceLock::new(), ..self.clone() };
        for path in files {
            let name = path.display().to_string();
            let text = std::fs::read(&path).map_err(|e| Error::new(format!("the file cannot be read: {e}")).at(name.clone()))?;
            let text =
                String::from_utf8(text).map_err(|_| Error::new("the file is not UTF-8").at(name.clone()).hint("save it as UTF-8 text"))?;
            knowledge.merge(parse_any(&name, text.strip_prefix('\u{feff}').unwrap_or(&text))?);
        }
        Ok(knowledge)
    }

    fn merge(&mut self, file: File) {
        put(self.indicators.to_mut(), file.indicator, |e| e.id.clone());
        put(self.units.to_mut(), file.unit, |e| e.word.clone());
        put(self.bounds.to_mut(), file.bound, |e| (e.word.clone(), e.side));
        put(self.directions.to_mut(), file.direction, |e| e.word.clone());
        put(self.commitments.to_mut(), file.commitment, |e| e.word.clone());
        put(self.degrees.to_mut(), file.degree, |e| e.strength);
        put(self.themes.to_mut(), file.theme, |e| e.id.clone());
        put(self.sections.to_mut(), file.section, |e| e.kind.clone());
        put(self.look_alikes.to_mut(), file.look_alike, |e| e.word.clone());
        put(self.furniture.to_mut(), file.furniture, |e| e.text.clone());
        put(self.places.to_mut(), file.place, |e| e.name.clone());
        put(self.suffixes.to_mut(), file.suffix, |e| e.word.clone());
        put(self.hints.to_mut(), file.hint, |e| e.word.clone());
        put(self.classes.to_mut(), file.class, |e| e.name.clone());
        put(self.wordings.to_mut(), file.wording, |e| e.name.clone());
    }
}

/// Puts new entries in the place of those with the same key, or at the end.
fn put<T, K: PartialEq>(list: &mut Vec<T>, new: Vec<T>, key: impl Fn(&T) -> K) {
    for entry in new {
        let same = key(&entry);
        match list.iter().position(|held| key(held) == same).and_then(|at| list.get_mut(at)) {
            Some(held) => *held = entry,
            None => list.push(entry),
        }
    }
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let failed = |error: std::io::Error| {
        Error::new(format!("the folder of words cannot be read: {error}"))
            .at(folder.display().to_string())
            .hint("--knowledge takes a folder that holds .toml files")
    };
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs `check` with a folder that holds one file of this text.
    fn with_file(name: &str, text: &str, check: impl FnOnce(Result<Knowledge, Error>)) {
        let folder = std::env::temp_dir().join(format!("tongbi-words-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("mine.toml"), text).expect("a file");
        let read = Knowledge::built_in().with_folder(&folder);
        std::fs::remove_dir_all(&folder).expect("to tidy up");
        check(read);
    }

    #[test]
    fn a_folder_adds_and_replaces() {
        let text = r#"
            [[indicator]]
            id = "gdp"
            name = "本地生产总值"
            name_en = "Our GDP"
            theme = "economy"
            measure = "growth"

            [[indicator]]
            id = "tea_price"
            name = "茶叶价格"
            name_en = "Tea price"
            theme = "agriculture"
            measure = "level"
        "#;
        with_file("adds", text, |read| {
            let knowledge = read.expect("words");
            assert_eq!(knowledge.indicator_by_id("gdp").map(|e| &*e.name), Some("本地生产总值"));
            assert_eq!(knowledge.indicator("茶叶价格").map(|e| &*e.id), Some("tea_price"));
            assert_eq!(knowledge.indicators.len(), Knowledge::built_in().indicators.len() + 1);
            assert_eq!(knowledge.units.len(), Knowledge::built_in().units.len());
        });
    }

    #[test]
    fn a_broken_file_is_named_with_line_and_column() {
        with_file("broken", "[[unit]]\nword = \"筐\"\nkind = \"basket\"\ndimension = \"count\"\n", |read| {
            let error = read.expect_err("no such kind");
            let place = error.place.as_deref().unwrap_or_default();
            assert!(place.ends_with("mine.toml:3:8"), "{place}");
            assert!(error.hint.is_some());
        });
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        let error = Knowledge::built_in().with_folder(Path::new("no/such/folder")).expect_err("missing");
        assert_eq!(error.place.as_deref(), Some("no/such/folder"));
    }
}
