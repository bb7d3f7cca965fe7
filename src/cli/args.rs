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
    /// Words of your own: a folder of .toml files that add to the built-in ones or replace them
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) knowledge: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The indicator change table: results, targets, changes, what came of them
    #[command(
        after_help = "Example: tongbi table 2023.txt 2024.txt --only gdp\n\n         tongbi table provinces/ --by place --only gdp\n         tongbi table provinces/ --long -o panel.csv\n\nOf one report alone: last year's results beside this year's targets. Of several places: the places by each\nindicator, ranked, with means."
    )]
    Table(TableArgs),
    /// The scoreboard: last report's target, this report's result, next target
    #[command(after_help = "Example: tongbi targets 2023.txt 2024.txt -o scoreboard.csv")]
    Targets(TargetsArgs),
    /// The redline of two reports, section by section
    #[command(
        after_help = "Example: tongbi diff 2023.txt 2024.txt --side-by-side --width 160\n         tongbi diff 2023.txt 2024.txt -o redline.docx\n\nA .docx has Word's own tracked changes: accepting all gives the new text, rejecting all the old."
    )]
    Diff(DiffArgs),
    /// Wording (提法): new, dropped, risen and fallen, with former wording; glossary, commitments, themes
    #[command(
        after_help = "Example: tongbi terms 2023.txt 2024.txt\n         tongbi terms 2021.txt 2022.txt 2023.txt 2024.txt --format csv -o wording.csv\n\nNew means first said in the reports given. The first of each list are shown, --all shows every one."
    )]
    Terms(ViewArgs),
    /// The briefing, ready to hand in: main points, tables, what is said differently, checks, sources
    #[command(
        after_help = "Example: tongbi brief 2023.txt 2024.txt -o brief.html\n         tongbi brief 2023.txt 2024.txt --parts points,outcomes -o brief.md\n\nThe ending of -o says the format: .md, .json, .csv. Of more than two reports the last two\nare compared, the others give the years before."
    )]
    Brief(BriefArgs),
    /// Figures that do not agree: growth against levels, restated values, sums, changes, shares, units, ranks
    #[command(
        after_help = "Example: tongbi check 2023.txt 2024.txt\n         tongbi check reports/ --severity warning --exit-code\n\nEach figure stands for all numbers that are rounded to it; what revision, constant prices or another\nscope may explain is a note or a warning, never an error."
    )]
    Check(CheckArgs),
    /// The section trees
    #[command(after_help = "Example: tongbi outline 2024.txt")]
    Outline(ViewArgs),
    /// Everything read from the reports: who, when, sections, facts, glossary
    #[command(
        after_help = "Example: tongbi extract reports/ --recursive -o facts.csv\n\nAs a filter: extract - --format jsonl reads one record a line, {\"id\": …, \"text\": …} or {\"id\": …, \"path\": …},\nand writes one result a line, in order; a bad record gives a line with error and hint."
    )]
    Extract(ExtractArgs),
    /// The cleaned text and nothing else
    #[command(after_help = "Example: tongbi text 2024.txt --number")]
    Text(TextArgs),
    /// Lines in, quantities out: value, unit, bound
    #[command(after_help = "Example: echo 投资超过8.6亿元 | tongbi quantities --format jsonl")]
    Quantities(QuantitiesArgs),
    /// Why a line is read as it is: its tokens, facts, and the rules that made them
    #[command(after_help = "Example: tongbi explain 2024.txt 12\n         tongbi explain --text 生产总值增长5.2%")]
    Explain(ExplainArgs),
    /// The words: how many, which, and whether their examples are read as they say
    #[command(
        after_help = "Example: tongbi knowledge list units\n         tongbi knowledge show gdp\n         tongbi knowledge --knowledge my-words --check"
    )]
    Knowledge(KnowledgeArgs),
    /// Completions for a shell
    #[command(after_help = "Example: tongbi completions bash > ~/.local/share/bash-completion/completions/tongbi")]
    Completions(CompletionsArgs),
    /// The manual page; with -o a folder of one page a command
    #[command(after_help = "Example: tongbi man -o ~/.local/share/man/man1")]
    Man(ManArgs),
}

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

/// What `check` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Only this theme or indicator: an id (gdp, economy) or part of a name
    #[arg(long, value_name = "THEME|INDICATOR")]
    pub(crate) only: Option<String>,
    /// The least severity to show
    #[arg(long, value_enum, default_value = "note")]
    pub(crate) severity: Least,
    /// Exit with 1 when something of this severity is found
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// Which figures to show.
#[derive(Debug, Clone, Args)]
pub(crate) struct FilterArgs {
    /// Only this measure
    #[arg(long, value_enum)]
    pub(crate) measure: Option<MeasureName>,
    /// Only figures of this year and later
    #[arg(long, value_name = "YEAR")]
    pub(crate) since: Option<i32>,
    /// Only figures of this year and earlier
    #[arg(long, value_name = "YEAR")]
    pub(crate) until: Option<i32>,
}

/// What `table` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct TableArgs {
    #[command(flatten)]
    pub(crate) view: ViewArgs,
    /// What stands beside one another; by default places where there are several, else years
    #[arg(long, value_enum)]
    pub(crate) by: Option<By>,
    /// The panel in long form: one record a figure with its place, sentence, file and line (csv, json or jsonl)
    #[arg(long, conflicts_with = "by")]
    pub(crate) long: bool,
    /// Only results, or only targets
    #[arg(long, value_enum)]
    pub(crate) role: Option<RoleName>,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
}

/// What `targets` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct TargetsArgs {
    #[command(flatten)]
    pub(crate) view: ViewArgs,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
}

/// What `diff` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct DiffArgs {
    #[command(flatten)]
    pub(crate) view: ViewArgs,
    /// Old and new beside one another
    #[arg(long)]
    pub(crate) side_by_side: bool,
    /// The redline also of a draft and its final text, where the list of amendments is the default
    #[arg(long, conflicts_with = "side_by_side")]
    pub(crate) inline: bool,
}

/// What `brief` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct BriefArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Only these parts: head, points, indicators, outcomes, targets, text, wording, glossary, checks, sources
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    pub(crate) parts: Vec<String>,
    /// A title of your own
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Who hands it in
    #[arg(long, value_name = "NAME")]
    pub(crate) org: Option<String>,
    /// A picture for the head: PNG, JPEG or SVG
    #[arg(long, value_name = "FILE")]
    pub(crate) logo: Option<PathBuf>,
}

/// What `extract` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) view: ViewArgs,
    /// Keep what is done beside the output (FILE.resume) and skip files that have not changed since
    #[arg(long)]
    pub(crate) resume: bool,
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

/// What `quantities` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct QuantitiesArgs {
    /// Texts, or - for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) written: Written,
}

/// What `explain` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct ExplainArgs {
    /// A report
    #[arg(required_unless_present = "text", requires = "line")]
    pub(crate) report: Option<PathBuf>,
    /// A line of its file, as every output names it
    pub(crate) line: Option<usize>,
    /// Explain this sentence instead
    #[arg(long, value_name = "TEXT", conflicts_with = "report")]
    pub(crate) text: Option<String>,
    /// The part of a report that --text is to stand in: review, targets, plan …
    #[arg(long, value_name = "KIND", default_value = "review")]
    pub(crate) part: String,
    #[command(flatten)]
    pub(crate) written: Written,
}

/// What `knowledge` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct KnowledgeArgs {
    /// Run every example; exit with 1 where one is not read as it says
    #[arg(long)]
    pub(crate) check: bool,
    #[command(flatten)]
    pub(crate) written: Written,
    #[command(subcommand)]
    pub(crate) action: Option<KnowledgeAction>,
}

#[derive(Debug, Clone, Subcommand)]
pub(crate) enum KnowledgeAction {
    /// The entries of a kind: indicators (by theme), units, bounds …
    List {
        /// Kind; without it every kind
        kind: Option<String>,
    },
    /// One entry whole: an indicator's id or any of its names, a unit, a bound word …
    Show {
        /// Id or word
        id: String,
    },
}

/// What `completions` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct CompletionsArgs {
    /// bash, zsh, fish, powershell or elvish
    pub(crate) shell: clap_complete::Shell,
}

/// What `man` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct ManArgs {
    /// Write the pages of all commands into this folder
    #[arg(short, long, value_name = "FOLDER")]
    pub(crate) output: Option<PathBuf>,
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
    /// Typed columns for data frames and databases: the facts that `extract` finds
    Parquet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// Years as columns
    Year,
    /// Places as lines, an indicator after another
    Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MeasureName {
    Level,
    Growth,
    Change,
    Ratio,
    Rank,
    Streak,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RoleName {
    /// Results, estimates among them
    Actual,
    Target,
    Background,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Least {
    /// Only figures that cannot both hold
    Error,
    /// And those that hardly can
    Warning,
    /// And those that differ as revised series and constant prices do
    Note,
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
