//! What the user may write on the command line, with its help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Compares annual government work reports (政府工作报告), year over year.
#[derive(Debug, Parser)]
#[command(
    name = "tongbi",
    version,
    max_term_width = 100,
    after_help = "Example: tongbi table 2023.txt 2024.txt\n\nReports may be given in any order: the year is found in the text. A folder stands for the\nreports in it, - for standard input. Exit code: 0 done, 1 differences with --exit-code, 2 error."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The indicator change table: results, targets, changes, what came of them
    #[command(
        after_help = "Example: tongbi table 2023.txt 2024.txt --only gdp\n\nOf one report alone: last year's results beside this year's targets."
    )]
    Table(ViewArgs),
    /// The scoreboard: last report's target, this report's result, next target
    #[command(after_help = "Example: tongbi targets 2023.txt 2024.txt -o scoreboard.csv")]
    Targets(ViewArgs),
    /// The redline of two reports, section by section
    #[command(after_help = "Example: tongbi diff 2023.txt 2024.txt --side-by-side --width 160")]
    Diff(DiffArgs),
    /// The section trees
    #[command(after_help = "Example: tongbi outline 2024.txt")]
    Outline(ViewArgs),
    /// Everything read from the reports: who, when, sections, facts, glossary
    #[command(after_help = "Example: tongbi extract reports/ --format csv -o facts.csv")]
    Extract(ViewArgs),
    /// The cleaned text and nothing else
    #[command(after_help = "Example: tongbi text 2024.txt --number")]
    Text(TextArgs),
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct Common {
    /// Reports: files, folders of them, or - for standard input
    #[arg(required = true, value_name = "REPORT")]
    pub(crate) reports: Vec<PathBuf>,
    /// How to write the output; by default from the ending of -o, else table
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The language of labels
    #[arg(long, value_enum, default_value = "zh")]
    pub(crate) lang: Language,
    /// When to colour; auto heeds NO_COLOR and pipes
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) color: Color,
    /// Columns of the output; by default the terminal's, 120 in a pipe
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..))]
    pub(crate) width: Option<u16>,
    /// The year delivered, where the text misleads; several in the order of the reports: 2023,2024
    #[arg(long, value_name = "YEAR", value_delimiter = ',')]
    pub(crate) year: Vec<i32>,
    /// The place, where the text misleads
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Option<String>,
    /// The kind of file, where its name misleads
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) input_format: Option<InputFormat>,
    /// No notes on standard error
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// What commands take that show rows.
#[derive(Debug, Clone, Args)]
pub(crate) struct ViewArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Only this theme or indicator: an id (gdp, economy) or part of a name
    #[arg(long, value_name = "THEME|INDICATOR")]
    pub(crate) only: Option<String>,
    /// Every row, also single counts that no list knows
    #[arg(long)]
    pub(crate) all: bool,
    /// Exit with 1 when something differs
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// What `diff` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct DiffArgs {
    #[command(flatten)]
    pub(crate) view: ViewArgs,
    /// Old and new beside one another
    #[arg(long)]
    pub(crate) side_by_side: bool,
}

/// What `text` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct TextArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Put the line of the file before each paragraph
    #[arg(long)]
    pub(crate) number: bool,
    /// Show what was left out instead, with the reason
    #[arg(long)]
    pub(crate) show_dropped: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For the terminal
    Table,
    /// One document
    Json,
    /// One record a line
    Jsonl,
    /// For spreadsheets
    Csv,
    /// Markdown
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Text,
    Markdown,
}
