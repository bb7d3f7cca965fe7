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
    #[arg(long, help_heading = "Reading")]
    pub(crate) recursive: bool,
    /// How to write the output; by default as the ending of -o says, else table
    #[arg(long, value_enum, help_heading = "Output")]
    pub(crate) format: Option<Format>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// The language of labels and of what the program says; without it labels are Chinese and messages follow the locale
    #[arg(long, value_enum, default_value = "zh", help_heading = "Output")]
    pub(crate) lang: Language,
    /// When to colour; auto heeds NO_COLOR and pipes
    #[arg(long, value_enum, default_value = "auto", help_heading = "Output")]
    pub(crate) color: Color,
    /// Columns of the output; by default the terminal's, 120 in a pipe
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..), help_heading = "Output")]
    pub(crate) width: Option<u16>,
    /// The year delivered, where the text misleads; several in the order of the reports: 2023,2024
    #[arg(long, value_name = "YEAR", value_delimiter = ',', help_heading = "Reading")]
    pub(crate) year: Vec<i32>,
    /// The place, where the text misleads
    #[arg(long, value_name = "PLACE", help_heading = "Reading")]
    pub(crate) place: Option<String>,
    /// The kind of file, where its name misleads
    #[arg(long, value_enum, value_name = "KIND", help_heading = "Reading")]
    pub(crate) input_format: Option<InputFormat>,
    /// Which text of a document with tracked changes: all accepted, or all rejected
    #[arg(long, value_enum, default_value = "final", help_heading = "Reading")]
    pub(crate) revisions: Revisions,
    /// Files worked on at a time; by default as many as there are cores
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, help_heading = "Reading")]
    pub(crate) jobs: usize,
    /// Read files of up to so many MB, where the usual limits are too low
    #[arg(long, value_name = "MB", value_parser = clap::value_parser!(u64).range(1..=4096), help_heading = "Reading")]
    pub(crate) max_size: Option<u64>,
    /// Exit with 1 when a doubt is serious: an end that is missing, a report left out, an unsure year
    #[arg(long, help_heading = "Doubts and exit code")]
    pub(crate) strict: bool,
    /// No notes on standard error
    #[arg(short, long, help_heading = "Doubts and exit code")]
    pub(crate) quiet: bool,
}

/// How commands write that read no whole reports.
#[derive(Debug, Clone, Args)]
pub(crate) struct Written {
    /// How to write the output; by default as the ending of -o says, else table
    #[arg(long, value_enum, help_heading = "Output")]
    pub(crate) format: Option<Format>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// The language of labels and of what the program says; without it labels are Chinese and messages follow the locale
    #[arg(long, value_enum, default_value = "zh", help_heading = "Output")]
    pub(crate) lang: Language,
    /// When to colour; auto heeds NO_COLOR and pipes
    #[arg(long, value_enum, default_value = "auto", help_heading = "Output")]
    pub(crate) color: Color,
    /// Columns of the output; by default the terminal's, 120 in a pipe
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..), help_heading = "Output")]
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
    Table,
    Json,
    Jsonl,
    Csv,
    Md,
    Html,
    Docx,
    Xlsx,
    Svg,
    Png,
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
    Doc,
    Pdf,
    Ofd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Revisions {
    Final,
    Original,
}
