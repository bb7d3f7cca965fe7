//! `tongbi.toml`: the user's own defaults for language, colours, columns and words.
//!
//! Looked for in the folder of work and those above it, then in the user's folder of settings; `TONGBI_CONFIG` names another file, or with no
//! value none. What stands on the command line goes before it.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde::Deserialize;
use tongbi::Error;

use super::{args, speech};

/// The name of the file.
const NAME: &str = "tongbi.toml";

/// What may stand in the file.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    lang: Option<String>,
    color: Option<String>,
    #[serde(alias = "columns")]
    width: Option<u16>,
    /// A folder; a relative one is relative to the file.
    knowledge: Option<PathBuf>,
}

/// The command line as given, over the defaults of the file. Settles the language of messages on the way.
pub(crate) fn matches() -> Result<Result<ArgMatches, clap::Error>, Error> {
    let read = find().map(|path| read(&path)).transpose();
    speech::choose(read.as_ref().ok().and_then(Option::as_ref).and_then(|config| config.lang.as_deref()));
    let command = match read? {
        Some(config) => with_defaults(args::command(), &config),
        None => args::command(),
    };
    Ok(command.try_get_matches())
}

/// The file that counts.
fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("TONGBI_CONFIG") {
        return Some(PathBuf::from(named)).filter(|path| !path.as_os_str().is_empty());
    }
    let here = std::env::current_dir().unwrap_or_default();
    let above = here.ancestors().map(|folder| folder.join(NAME));
    let own = settings().map(|folder| folder.join("tongbi").join(NAME));
    above.chain(own).find(|path| path.is_file())
}

/// The folder in which the user's programs keep their settings.
fn settings() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return set("APPDATA");
    }
    set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")))
}

fn read(path: &Path) -> Result<Config, Error> {
    let wrong = |what: String| {
        Error::new(format!("the settings cannot be read: {what}"))
            .at(path.display().to_string())
            .hint("it may hold lang = \"zh\" or \"en\", color = \"auto\", \"always\" or \"never\", width = 120, knowledge = \"folder\"")
    };
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let config = parse(&text).map_err(wrong)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    Ok(Config { knowledge: config.knowledge.map(|words| folder.join(words)), ..config })
}

fn parse(text: &str) -> Result<Config, String> {
    let config: Config = toml::from_str(text).map_err(|error| error.message().to_owned())?;
    let known = |value: &Option<String>, known: &[&str]| value.as_deref().is_none_or(|value| known.contains(&value));
    if !known(&config.lang, &["zh", "en"]) {
        return Err("lang is neither zh nor en".to_owned());
    }
    if !known(&config.color, &["auto", "always", "never"]) {
        return Err("color is none of auto, always, never".to_owned());
    }
    if config.width.is_some_and(|width| width < 40) {
        return Err("width is less than 40".to_owned());
    }
    Ok(config)
}

/// The commands with the file's values as defaults.
fn with_defaults(command: Command, config: &Config) -> Command {
    let values = [("lang", config.lang.clone()), ("color", config.color.clone()), ("width", config.width.map(|width| width.to_string()))];
    let values: Vec<(&str, String)> = values.into_iter().filter_map(|(option, value)| value.map(|value| (option, value))).collect();
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| {
            values.iter().fold(sub, |sub, (option, value)| {
                let takes = sub.get_arguments().any(|arg| arg.get_id() == option);
                if takes { sub.mut_arg(*option, |arg| arg.default_value(value.clone())) } else { sub }
            })
        })
    });
    match &config.knowledge {
        Some(folder) => command.mut_arg("knowledge", |arg| arg.default_value(folder.as_os_str().to_owned())),
        None => command,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_known_settings_and_no_others() {
        assert_eq!(parse("lang = \"en\"\nwidth = 100\n").map(|config| (config.lang, config.width)), Ok((Some("en".to_owned()), Some(100))));
        for wrong in ["lang = \"fr\"", "width = 10", "colour = \"never\"", "color = \"blue\""] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_said_goes_before_the_file() {
        let config = Config { lang: Some("en".to_owned()), width: Some(100), ..Config::default() };
        let lang = |args: &[&str]| {
            let matches = with_defaults(args::command(), &config).try_get_matches_from(args).expect("valid");
            let (_, sub) = matches.subcommand().expect("a command");
            format!("{:?} {:?}", sub.get_one::<crate::cli::args::Language>("lang"), sub.get_one::<u16>("width"))
        };
        assert_eq!(lang(&["tongbi", "table", "a.txt"]), "Some(En) Some(100)");
        assert_eq!(lang(&["tongbi", "table", "a.txt", "--lang", "zh"]), "Some(Zh) Some(100)");
    }
}
