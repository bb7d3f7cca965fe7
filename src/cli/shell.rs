//! `tongbi completions` and `tongbi man`: made from the same definition as `--help`, so that they cannot differ from it.

use std::path::Path;

use clap::CommandFactory;
use tongbi::Error;

use super::args::{Cli, CompletionsArgs, ManArgs};
use super::whole::failed;
use super::{Ending, output};

/// The completions for a shell, on standard output.
pub(crate) fn completions(args: &CompletionsArgs) -> Result<Ending, Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "tongbi", &mut script);
    output::to_standard(&script)?;
    Ok(Ending::default())
}

/// The manual page of the program, or into a folder those of all commands.
pub(crate) fn man(args: &ManArgs) -> Result<Ending, Error> {
    let Some(folder) = &args.output else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(|error| unwritten(&error))?;
        output::to_standard(&page)?;
        return Ok(Ending::default());
    };
    pages(folder).map_err(|error| failed(folder, &error))?;
    Ok(Ending::default())
}

fn pages(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Cli::command().disable_help_subcommand(true), folder)
}

fn unwritten(error: &std::io::Error) -> Error {
    Error::new(format!("the page cannot be written: {error}"))
}
