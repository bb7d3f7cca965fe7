//! The only place that talks to the user on standard error: errors, hints and notes, in English, or in Chinese where `--lang zh`,
//! `tongbi.toml` or the locale says so. Of what language the labels of the output are is another matter: Chinese without `--lang en`.

mod catalog;
mod help;

use std::ffi::OsString;
use std::io::Write;
use std::sync::OnceLock;

use tongbi::Error;
use tongbi::render::lang::Lang;

use super::guard;

pub(crate) use help::{print, translated};

static LANG: OnceLock<Lang> = OnceLock::new();

/// The language of messages.
pub(crate) fn lang() -> Lang {
    *LANG.get_or_init(|| of_locale(|name| std::env::var(name).ok()))
}

/// Settles the language: what the command line says, else the settings, else the locale.
pub(crate) fn choose(settings: Option<&str>) {
    let said = of_arguments(std::env::args_os().skip(1)).or_else(|| settings.and_then(known));
    if let Some(said) = said {
        // It is settled once, before anything is said.
        let _ = LANG.set(said);
    }
}

/// The text in the language of messages.
pub(crate) fn said(text: &str) -> String {
    match lang() {
        Lang::Zh => catalog::chinese(text),
        Lang::En => text.to_owned(),
    }
}

/// Prints an error and its hint.
pub(crate) fn complain(error: &Error) {
    let (error_is, hint_is) = (lang().pick("错误：", "error: "), lang().pick("提示：", "hint: "));
    match &error.place {
        Some(place) => say(&format!("{error_is}{place}: {}", said(&error.what))),
        None => say(&format!("{error_is}{}", said(&error.what))),
    }
    if let Some(hint) = &error.hint {
        say(&format!("{hint_is}{}", said(hint)));
    }
}

/// A line on standard error.
pub(crate) fn say(line: &str) {
    // Nothing can be done where standard error itself is closed.
    let _ = writeln!(std::io::stderr().lock(), "{}", guard::tame(line));
}

fn known(name: &str) -> Option<Lang> {
    match name {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The value of `--lang`, before the arguments are parsed: what is wrong with them is said in that language too.
fn of_arguments(arguments: impl Iterator<Item = OsString>) -> Option<Lang> {
    let mut words = arguments.map(|word| word.to_string_lossy().into_owned()).take_while(|word| word != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => return known(&words.next()?),
            Some(value) => return known(value.strip_prefix('=')?),
            None => {}
        }
    }
    None
}

/// Chinese in a Chinese locale. The first of the three that is set counts.
fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    if set.is_some_and(|locale| locale.starts_with("zh")) { Lang::Zh } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_says_the_language() {
        let of = |line: &str| of_arguments(line.split(' ').map(OsString::from));
        assert_eq!(of("table a.txt --lang zh"), Some(Lang::Zh));
        assert_eq!(of("table --lang=en a.txt"), Some(Lang::En));
        assert_eq!(of("table a.txt"), None);
        assert_eq!(of("explain --text -- --lang zh"), None);
        assert_eq!(of("table --lang"), None);
    }

    #[test]
    fn the_first_variable_of_the_locale_that_is_set_counts() {
        let of =
            |set: &[(&str, &str)]| of_locale(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()));
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8")]), Lang::Zh);
        assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]), Lang::En);
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "zh_TW.UTF-8"), ("LANG", "en_GB.UTF-8")]), Lang::Zh);
        assert_eq!(of(&[]), Lang::En);
    }
}
