//! The command line: runs the command, prints an error and its hint, returns the exit code.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
