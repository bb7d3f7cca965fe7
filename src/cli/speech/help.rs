//! The pages of help, and what is said of wrong arguments, in the language of messages.

use std::io::Write;

use clap::{Arg, Command, Error};
use tongbi::render::lang::Lang;

use super::super::args::groups;
use super::{catalog, lang, said};

/// The command with every text of its help in the language of messages.
pub(crate) fn translated(command: Command) -> Command {
    let command = match lang() {
        Lang::Zh => chinese(command),
        Lang::En => command,
    };
    groups::grouped(command, said)
}

fn chinese(mut command: Command) -> Command {
    if let Some(about) = command.get_about().map(|text| said(&text.to_string())) {
        command = command.about(about);
    }
    if let Some(after) = command.get_after_help().map(|text| by_line(&text.to_string())) {
        command = command.after_help(after);
    }
    command.mut_args(chinese_argument).mut_subcommands(chinese)
}

/// The lines of a text each by itself: the commands among them stay.
fn by_line(text: &str) -> String {
    text.lines().map(said).collect::<Vec<String>>().join("\n")
}

fn chinese_argument(mut argument: Arg) -> Arg {
    if let Some(help) = argument.get_help().map(|text| said(&text.to_string())) {
        argument = argument.help(help);
    }
    match argument.get_help_heading().map(said) {
        Some(heading) => argument.help_heading(heading),
        None => argument,
    }
}

/// Prints a page of help, the version, or what is wrong with the arguments; a closed pipe is no matter.
pub(crate) fn print(error: &Error) {
    if lang() == Lang::En {
        let _ = error.print();
        return;
    }
    if error.use_stderr() {
        let text = error.render().to_string();
        let line = |line: &str| {
            let words = line.trim_start();
            format!("{}{}\n", line.get(..line.len() - words.len()).unwrap_or_default(), said(words))
        };
        let _ = anstream::stderr().lock().write_all(text.lines().map(line).collect::<String>().as_bytes());
    } else {
        let _ = anstream::stdout().lock().write_all(page(&error.render().ansi().to_string()).as_bytes());
    }
}

/// The page with the words in Chinese that stand around commands and options.
fn page(text: &str) -> String {
    catalog::frame().iter().fold(text.to_owned(), |text, (en, zh)| text.replace(en, zh))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args;

    /// Every text of the help of a command and of those in it.
    fn texts(command: &Command) -> Vec<String> {
        let mut all: Vec<String> = command.get_about().map(ToString::to_string).into_iter().collect();
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        all.extend(after.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).map(str::to_owned));
        for argument in command.get_arguments() {
            all.extend(argument.get_help().map(ToString::to_string));
            all.extend(argument.get_help_heading().map(str::to_owned));
        }
        let values = command.get_arguments().flat_map(Arg::get_possible_values);
        all.extend(values.filter_map(|value| Some(value.get_help()?.to_string())));
        all.extend(command.get_subcommands().flat_map(texts));
        all
    }

    #[test]
    fn every_text_of_the_help_is_there_in_chinese() {
        let mut missing: Vec<String> = texts(&args::command()).into_iter().filter(|text| catalog::chinese(text) == *text).collect();
        missing.extend(groups::GROUPS.iter().map(|(heading, _)| format!("{heading}:")).filter(|text| catalog::chinese(text) == *text));
        missing.sort();
        missing.dedup();
        assert!(missing.is_empty(), "not in zh.toml: {missing:#?}");
    }
}
