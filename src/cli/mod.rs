//! The only place that talks to the user: arguments in, output and errors out.

mod args;
mod brief;
mod chart;
mod check;
mod config;
mod corpus;
mod diff;
mod explain;
mod extract;
mod files;
mod filter;
mod guard;
mod knowledge;
mod only;
mod open;
mod outline;
mod output;
mod pager;
mod quantities;
mod records;
mod shell;
mod speech;
mod suggest;
mod table;
mod targets;
mod template;
mod terms;
mod text;
mod whole;

use std::process::ExitCode;

use clap::FromArgMatches;
use tongbi::{Error, Knowledge};

use args::{Cli, Command};
pub(crate) use speech::complain;

/// How a command ended, where it did not break off.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ending {
    /// Whether some report could not be read.
    pub(crate) failed: bool,
    /// Whether something differs and the user asked to be told so.
    pub(crate) differs: bool,
}

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let parsed = match config::matches() {
        Ok(matches) => matches.and_then(|matches| Cli::from_arg_matches(&matches)),
        Err(error) => {
            complain(&error);
            return ExitCode::from(2);
        }
    };
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return explain_arguments(error),
    };
    if cli.no_pager {
        pager::forbid();
    }
    let ending = run_with(&cli);
    match ending {
        Ok(Ending { failed: true, .. }) => ExitCode::from(2),
        Ok(Ending { differs: true, .. }) => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::from(2)
        }
    }
}

/// Runs the command with the words that it is to use.
fn run_with(cli: &Cli) -> Result<Ending, Error> {
    let own = cli.knowledge.as_deref().map(|folder| Knowledge::built_in().with_folder(folder)).transpose()?;
    let words = own.as_ref().unwrap_or_else(|| Knowledge::built_in());
    match &cli.command {
        Command::Table(args) => table::run(args, words),
        Command::Targets(args) => targets::run(args, words),
        Command::Diff(args) => diff::run(args, words),
        Command::Terms(args) => terms::run(args, words),
        Command::Brief(args) => brief::run(args, words),
        Command::Check(args) => check::run(args, words),
        Command::Chart(args) => chart::run(args, words),
        Command::Outline(args) => outline::run(args, words),
        Command::Extract(args) => extract::run(args, words),
        Command::Text(args) => text::run(args, words),
        Command::Quantities(args) => quantities::run(args, words),
        Command::Explain(args) => explain::run(args, words),
        Command::Knowledge(args) => knowledge::run(args, cli.knowledge.as_deref(), words),
        Command::Completions(args) => shell::completions(args),
        Command::Man(args) => shell::man(args),
    }
}

/// Help and version, or what is wrong with the arguments, in the language of messages.
fn explain_arguments(error: clap::Error) -> ExitCode {
    // A page of help is made anew in its language only where one is asked for.
    let error = if error.use_stderr() { error } else { speech::translated(args::command()).try_get_matches().err().unwrap_or(error) };
    speech::print(&error);
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
