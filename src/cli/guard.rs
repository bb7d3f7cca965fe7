//! What the user is kept from: writing over a report that is read, and a report that steers the terminal.

use std::borrow::Cow;
use std::path::Path;

use tongbi::Error;

use super::args::Common;
use super::files;

/// Refuses to write to a file that is read.
pub(crate) fn not_an_input(common: &Common) -> Result<(), Error> {
    let Some(output) = common.output.as_deref().filter(|path| path.is_file()) else { return Ok(()) };
    for path in &common.reports {
        // What cannot be listed is said when it is read.
        for file in files::expand(path, common.recursive).unwrap_or_default() {
            if is_same(output, &file) {
                return Err(Error::new("the output is one of the reports that are read, and would be written over it")
                    .at(output.display().to_string())
                    .hint("name another file with -o"));
            }
        }
    }
    Ok(())
}

/// Whether two paths lead to one file, by links of either kind.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(one).is_some_and(|one| real(other) == Some(one)) || is_linked(one, other)
}

#[cfg(unix)]
fn is_linked(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| std::fs::metadata(path).ok().map(|of| (of.dev(), of.ino()));
    id(one).is_some_and(|one| id(other) == Some(one))
}

#[cfg(not(unix))]
fn is_linked(_: &Path, _: &Path) -> bool {
    false
}

/// Text without what steers a terminal: of control characters only line ends, tabs and our own colours are left.
pub(crate) fn tame(text: &str) -> Cow<'_, str> {
    let Some(first) = find(text) else { return Cow::Borrowed(text) };
    let mut tamed = String::with_capacity(text.len());
    let (mut rest, mut found) = (text, Some(first));
    while let Some(at) = found {
        let (before, from) = rest.split_at(at);
        tamed.push_str(before);
        let colour = colour(from);
        tamed.push_str(colour);
        let next = from.chars().next().map_or(0, char::len_utf8).max(colour.len());
        rest = from.get(next..).unwrap_or_default();
        found = find(rest);
    }
    tamed.push_str(rest);
    Cow::Owned(tamed)
}

/// The byte at which the first character stands that steers a terminal.
fn find(text: &str) -> Option<usize> {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // Only characters that begin with one of these bytes do; long outputs are searched for them many bytes at a time.
    let may = |byte: u8| byte < b'\t' || byte > b'\n' && byte < b' ' || matches!(byte, 0x7F | 0xC2 | 0xE2);
    let steered = |at: &usize| text.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(steers);
    text.as_bytes().chunks(BLOCK).zip((0..).step_by(BLOCK)).find_map(|(block, from)| {
        let some = block.iter().fold(false, |some, byte| some | may(*byte));
        let places = || block.iter().enumerate().filter(|(_, byte)| may(**byte)).map(|(at, _)| from + at);
        if some { places().find(steered) } else { None }
    })
}

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// The sequence at the head of a text that sets a colour or weight (ESC [ 1;31 m); empty where there is none. None that hides.
fn colour(text: &str) -> &str {
    let Some(inner) = text.strip_prefix("\u{1b}[") else { return "" };
    let Some(end) = inner.find(|c: char| !c.is_ascii_digit() && c != ';') else { return "" };
    let whole = inner.get(end..).is_some_and(|rest| rest.starts_with('m'));
    let codes = inner.get(..end).unwrap_or_default();
    if whole && !codes.split(';').any(|code| code == "8") { text.get(..end + 3).unwrap_or_default() } else { "" }
}

#[cfg(test)]
mod tests {
    use super::tame;

    #[test]
    fn colours_pass_and_what_moves_hides_or_names_does_not() {
        assert_eq!(tame("增长\u{1b}[1;31m5%\u{1b}[0m\n"), "增长\u{1b}[1;31m5%\u{1b}[0m\n");
        assert_eq!(tame("a\u{1b}[2Jb\u{1b}]0;title\u{7}c\u{1b}[8md\r\u{9b}1me\u{202e}f"), "a[2Jb]0;titlec[8md1mef");
        assert_eq!(tame("\u{1b}"), "");
    }
}
