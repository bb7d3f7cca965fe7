//! English messages → Chinese ones. The words are data, `zh.toml`: an English message, with `{}` for what is put in, and its Chinese.

use std::sync::OnceLock;

use serde::Deserialize;

const ZH: &str = include_str!("zh.toml");

/// The message in Chinese; itself where nobody has put it into Chinese.
pub(super) fn chinese(text: &str) -> String {
    catalog().messages.iter().find_map(|message| message.chinese(text)).unwrap_or_else(|| text.to_owned())
}

/// The fixed words of a page of help, each with its Chinese, the longest first.
pub(super) fn frame() -> &'static [(String, String)] {
    &catalog().frame
}

/// What the file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Errors, hints and what is put into them.
    messages: toml::Table,
    /// What the parser of arguments says.
    arguments: toml::Table,
    /// Commands, options, their groups and examples.
    help: toml::Table,
    /// What stands around those on a page of help.
    frame: toml::Table,
}

struct Catalog {
    messages: Vec<Message>,
    frame: Vec<(String, String)>,
}

fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| {
        // A file that does not parse fails its test, and leaves the program in English.
        let Ok(file) = toml::from_str::<File>(ZH) else { return Catalog { messages: Vec::new(), frame: Vec::new() } };
        let pairs = |table: toml::Table| table.into_iter().filter_map(|(en, zh)| Some((en, zh.as_str()?.to_owned())));
        let mut messages: Vec<Message> =
            [file.messages, file.arguments, file.help].into_iter().flat_map(pairs).map(|(en, zh)| Message::new(&en, zh)).collect();
        // The message with most words of its own is the one meant.
        messages.sort_by_key(|message| std::cmp::Reverse(message.fixed()));
        let mut frame: Vec<(String, String)> = pairs(file.frame).collect();
        frame.sort_by_key(|(en, _)| std::cmp::Reverse(en.len()));
        Catalog { messages, frame }
    })
}

/// A message: the words between what is put in, and its Chinese.
struct Message {
    parts: Vec<String>,
    zh: String,
}

impl Message {
    fn new(en: &str, zh: String) -> Self {
        Self { parts: en.split("{}").map(str::to_owned).collect(), zh }
    }

    fn fixed(&self) -> usize {
        self.parts.iter().map(String::len).sum()
    }

    fn chinese(&self, text: &str) -> Option<String> {
        let holes = self.holes(text)?;
        let mut zh = String::new();
        let mut next = holes.iter();
        for (at, words) in self.zh.split("{}").enumerate() {
            if at > 0 {
                // What is put in may be a message itself.
                zh.push_str(&next.next().map_or_else(String::new, |hole| chinese(hole)));
            }
            zh.push_str(words);
        }
        Some(zh)
    }

    /// What is put into a text of this message; `None` where it is another.
    fn holes<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let (first, rest) = self.parts.split_first()?;
        let mut text = text.strip_prefix(first.as_str())?;
        let Some((last, middle)) = rest.split_last() else { return text.is_empty().then(Vec::new) };
        let mut holes = Vec::new();
        for part in middle {
            let (hole, after) = text.split_once(part.as_str())?;
            holes.push(hole);
            text = after;
        }
        holes.push(text.strip_suffix(last.as_str())?);
        Some(holes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_parses_and_both_languages_take_the_same() {
        let file: File = toml::from_str(ZH).expect("a file of messages");
        for table in [file.messages, file.arguments, file.help] {
            for (en, zh) in table {
                let zh = zh.as_str().expect("words");
                // The number of an error of the system says nothing to a person.
                let holes = en.replace("(os error {})", "").matches("{}").count();
                assert_eq!(holes, zh.matches("{}").count(), "{en}");
                assert!(!zh.is_empty() && en.len() > 2 * en.matches("{}").count(), "{en}");
            }
        }
    }

    #[test]
    fn what_is_put_in_stays_and_is_put_into_chinese_where_it_is_a_message() {
        assert_eq!(chinese("the file is empty"), "文件是空的");
        assert_eq!(chinese("the container has 9 parts, more than 5"), "压缩包内有 9 个文件，超过 5 个");
        assert_eq!(chinese("the file cannot be written: Permission denied (os error 13)"), "文件无法写入：没有权限");
        assert_eq!(chinese("nobody has said this"), "nobody has said this");
    }
}
