//! `tongbi completions` and `tongbi man`: made from the same definition as `--help`, so that they cannot differ from it.

use std::path::Path;

use tongbi::Error;

use super::args::{self, CompletionsArgs, ManArgs};
use super::whole::failed;
use super::{Ending, output};

/// The completions for a shell, on standard output.
pub(crate) fn completions(asked: &CompletionsArgs) -> Result<Ending, Error> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut args::command(), "tongbi", &mut script);
    output::to_standard(&script)?;
    Ok(Ending::default())
}

/// The manual page of the program, or into a folder those of all commands.
pub(crate) fn man(asked: &ManArgs) -> Result<Ending, Error> {
    let Some(folder) = &asked.output else {
        let mut page = Vec::new();
        clap_mangen::Man::new(args::command()).render(&mut page).map_err(|error| unwritten(&error))?;
        output::to_standard(&page)?;
        return Ok(Ending::default());
    };
    pages(folder).map_err(|error| failed(folder, &error))?;
    Ok(Ending::default())
}

fn pages(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(args::command().disable_help_subcommand(true), folder)
}

fn unwritten(error: &std::io::Error) -> Error {
    Error::new(format!("the page cannot be written: {error}"))
}
