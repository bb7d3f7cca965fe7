//! The commands in groups, as the first page of help lists them.

use std::fmt::Write;

use clap::Command;

/// What the commands are for, and their names.
pub(crate) const GROUPS: [(&str, &[&str]); 4] = [
    ("Compare", &["table", "targets", "diff", "terms", "check"]),
    ("Hand in", &["brief", "chart"]),
    ("Read one report", &["outline", "extract", "text", "quantities", "explain"]),
    ("Words and shell", &["knowledge", "completions", "man", "help"]),
];

/// The command with its groups for a list of commands; `said` gives a heading in the user's language.
pub(crate) fn grouped(command: Command, said: impl Fn(&str) -> String) -> Command {
    let header = *command.get_styles().get_header();
    let literal = *command.get_styles().get_literal();
    let width = GROUPS.iter().flat_map(|(_, names)| *names).map(|name| name.len()).max().unwrap_or_default();
    let mut template = String::from("{about-with-newline}\n{usage-heading} {usage}\n");
    for (heading, names) in GROUPS {
        // Writing to a string cannot fail.
        let _ = writeln!(template, "\n{header}{}{header:#}", said(&format!("{heading}:")));
        for name in names {
            let about = match command.find_subcommand(name).and_then(Command::get_about) {
                Some(about) => about.to_string(),
                None => said("The help of a command"),
            };
            let _ = writeln!(template, "  {literal}{name:width$}{literal:#}  {about}");
        }
    }
    let _ = write!(template, "\n{header}{}{header:#}\n{{options}}{{after-help}}", said("Options:"));
    command.help_template(template)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args;

    #[test]
    fn every_command_stands_in_one_group() {
        let listed = |name: &str| GROUPS.iter().flat_map(|(_, names)| *names).filter(|listed| **listed == name).count();
        for command in args::command().get_subcommands() {
            assert_eq!(listed(command.get_name()), 1, "{}", command.get_name());
        }
    }
}
