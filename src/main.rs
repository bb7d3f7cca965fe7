//! The command line: runs the command, prints an error and its hint, returns the exit code.

fn main() {}
