//! What every command takes: which reports, and how the output looks.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct Common {
    /// Reports: files, folders or .zip archives of them, or - for standard input
    #[arg(required = true, value_name = "REPORT")]
    pub(crate) reports: Vec<PathBuf>,
    /// Look into the folders of folders too
    #[arg(long)]
    pub(crate) recursive: bool,
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
    /// Which text of a document with tracked changes: all accepted, or all rejected
    #[arg(long, value_enum, default_value = "final")]
    pub(crate) revisions: Revisions,
    /// Files worked on at a time; by default as many as there are cores
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) jobs: usize,
    /// Read files of up to so many MB, where the usual limits are too low
    #[arg(long, value_name = "MB", value_parser = clap::value_parser!(u64).range(1..=4096))]
    pub(crate) max_size: Option<u64>,
    /// Exit with 1 when a doubt is serious: an end that is missing, a report left out, an unsure year
    #[arg(long)]
    pub(crate) strict: bool,
    /// No notes on standard error
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// How commands write that read no whole reports.
#[derive(Debug, Clone, Args)]
pub(crate) struct Written {
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
}

impl Written {
    /// As what the commands take that read reports.
    pub(crate) fn common(&self, reports: Vec<PathBuf>) -> Common {
        let Written { format, output, lang, color, width } = self.clone();
        Common {
            reports,
            recursive: false,
            format,
            output,
            lang,
            color,
            width,
            year: Vec::new(),
            place: None,
            input_format: None,
            revisions: Revisions::Final,
            jobs: 0,
            max_size: None,
            strict: false,
            quiet: false,
        }
    }
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
    /// A web page in one file
    Html,
    /// Word
    Docx,
    /// Excel
    Xlsx,
    /// A drawing
    Svg,
    /// Typed columns for data frames and databases: the facts that `extract` finds
    Parquet,
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
    Html,
    Docx,
    /// Word and WPS before 2007
    Doc,
    Pdf,
    Ofd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Revisions {
    Final,
    Original,
}
