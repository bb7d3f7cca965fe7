//! What a path on the command line stands for: a file, the reports in a folder, the files that a pattern names.

use std::path::{Component, Path, PathBuf};

use globset::GlobBuilder;
use ignore::WalkBuilder;
use tongbi::{Error, read};

/// The files behind a path, by name; folders inside it too where `deep`.
pub(crate) fn expand(path: &Path, deep: bool) -> Result<Vec<PathBuf>, Error> {
    let is_pattern = path.to_string_lossy().contains(['*', '?', '[', '{']) && !path.exists();
    if is_pattern {
        return by_pattern(path);
    }
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let depth = if deep { None } else { Some(1) };
    let files = walk(path, depth, |file| file.file_name().is_some_and(|name| is_report(&name.to_string_lossy())))?;
    if files.is_empty() {
        let hint =
            format!("reports end in .{}{}", read::ENDINGS.join(", ."), if deep { "" } else { "; --recursive looks into its folders too" });
        return Err(Error::new("no report is in this folder").at(path.display().to_string()).hint(hint));
    }
    Ok(files)
}

fn is_report(name: &str) -> bool {
    read::is_report(name) || name.to_ascii_lowercase().ends_with(".zip")
}

/// A pattern that the shell has left as it is, as some do and all do in quotation marks.
fn by_pattern(pattern: &Path) -> Result<Vec<PathBuf>, Error> {
    let words = pattern.to_string_lossy();
    let wrong = |error: globset::Error| Error::new(format!("the pattern cannot be read: {error}")).at(words.to_string());
    let glob =
        GlobBuilder::new(words.strip_prefix("./").unwrap_or(&words)).literal_separator(true).build().map_err(wrong)?.compile_matcher();
    let plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']);
    let base: PathBuf = pattern.components().take_while(plain).collect();
    let base = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base };
    let depth = if words.contains("**") { None } else { Some(pattern.components().count()) };
    let files = walk(&base, depth, |file| glob.is_match(file.strip_prefix("./").unwrap_or(file)))?;
    if files.is_empty() {
        return Err(Error::new("no file has such a name")
            .at(words.to_string())
            .hint("check the pattern; * stands for any part of a name, ** for any folders"));
    }
    Ok(files)
}

/// The files under a folder that are wanted, by name. What .gitignore leaves out, and hidden files, are left out.
fn walk(folder: &Path, depth: Option<usize>, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(folder).max_depth(depth).require_git(false).build() {
        let entry = entry.map_err(|error| Error::new(format!("the folder cannot be read: {error}")).at(folder.display().to_string()))?;
        if entry.file_type().is_some_and(|kind| !kind.is_dir()) && wanted(entry.path()) {
            files.push(entry.into_path());
        }
    }
    files.sort();
    Ok(files)
}
