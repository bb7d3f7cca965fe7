//! What single commands take beside what all do.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Common, Written};

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
    #[arg(long, help_heading = "Doubts and exit code")]
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
    /// The least severity to show: figures that cannot both hold, that hardly can, or that differ as revised series do
    #[arg(long, value_enum, default_value = "note")]
    pub(crate) severity: Least,
    /// Exit with 1 when something of this severity is found
    #[arg(long, help_heading = "Doubts and exit code")]
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
    /// Years as columns, or places or years as lines, an indicator after another; by default places where there are several
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
    /// A template of your own in place of the page or the Markdown, in the language of Jinja
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,
    /// A picture for the head: PNG, JPEG or SVG
    #[arg(long, value_name = "FILE")]
    pub(crate) logo: Option<PathBuf>,
}

/// What `chart` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct ChartArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Targets against results, headline indicators over the years, or the share of each theme
    #[arg(long, value_enum, default_value = "targets")]
    pub(crate) chart: ChartKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartKind {
    Targets,
    Trend,
    Themes,
}

/// What `outline` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct OutlineArgs {
    #[command(flatten)]
    pub(crate) common: Common,
}

/// What `extract` takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Only this theme or indicator: an id (gdp, economy) or part of a name
    #[arg(long, value_name = "THEME|INDICATOR")]
    pub(crate) only: Option<String>,
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
pub(crate) enum By {
    Year,
    Place,
    Indicator,
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
    Actual,
    Target,
    Background,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Least {
    Error,
    Warning,
    Note,
}
