//! What the user may write on the command line, with its help: the commands here, what each takes beside.

mod commands;
mod common;
pub(crate) mod groups;

use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand};

pub(crate) use commands::*;
pub(crate) use common::*;

/// Compares annual government work reports (政府工作报告), year over year.
#[derive(Debug, Parser)]
#[command(
    name = "tongbi",
    version,
    long_version = long_version(),
    max_term_width = 100,
    after_help = ABOUT_REPORTS
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Words of your own: a folder of .toml files that add to the built-in ones or replace them
    #[arg(long, global = true, value_name = "DIR", help_heading = "Reading")]
    pub(crate) knowledge: Option<PathBuf>,
    /// Do not page output that is longer than the screen
    #[arg(long, global = true, help_heading = "Output")]
    pub(crate) no_pager: bool,
}

const ABOUT_REPORTS: &str = "Examples:
  tongbi table 2023.txt 2024.txt
  tongbi brief 2023.docx 2024.docx -o brief.docx

Reports may be given in any order: the year is found in the text. A folder stands for the reports in it, - for standard input. \
tongbi COMMAND --help has every option.

Exit code: 0 done, 1 differences (--exit-code) or serious doubts (--strict), 2 an error.";

/// The version and what this build can do.
fn long_version() -> String {
    let features = [("parquet", cfg!(feature = "parquet")), ("pdf", cfg!(feature = "pdf")), ("png", cfg!(feature = "png"))];
    let list = |with: bool| features.iter().filter(|(_, is)| *is == with).map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let or_none = |list: String| if list.is_empty() { "none".to_owned() } else { list };
    format!("{}\nfeatures: {}\nleft out: {}", env!("CARGO_PKG_VERSION"), or_none(list(true)), or_none(list(false)))
}

/// The whole command line. What `knowledge` takes its parts take too: `knowledge list --format json`.
pub(crate) fn command() -> clap::Command {
    let shared = |of: clap::Command| {
        of.mut_args(|arg| {
            let is_shared = arg.get_id() != "check";
            arg.global(is_shared)
        })
    };
    // One option, and of texts it means another thing than of figures.
    let of_text = |of: clap::Command| {
        of.mut_arg("only", |arg| arg.value_name("WORD").help("Only sentences that hold this word, or whose section's title does"))
            .mut_arg("all", |arg| arg.help("Every sentence, also those that are the same in both"))
    };
    let of_terms = |of: clap::Command| {
        of.mut_arg("only", |arg| arg.value_name("THEME|WORD").help("Only this theme, or wording that holds this word"))
            .mut_arg("all", |arg| arg.help("Every wording, not the first of each list alone"))
    };
    Cli::command().mut_subcommand("knowledge", shared).mut_subcommand("diff", of_text).mut_subcommand("terms", of_terms)
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The indicator change table: results, targets, what came of them
    #[command(after_help = "Examples:
  tongbi table 2023.txt 2024.txt --only gdp
  tongbi table provinces/ --by place --only gdp
  tongbi table provinces/ --long -o panel.csv

Of one report alone: last year's results beside this year's targets. Of several places: the places by each indicator, ranked, with means.")]
    Table(TableArgs),
    /// The scoreboard: last target, this result, next target
    #[command(after_help = "Examples:
  tongbi targets 2023.txt 2024.txt
  tongbi targets 2023.txt 2024.txt -o scoreboard.xlsx")]
    Targets(TargetsArgs),
    /// The redline of two reports, section by section
    #[command(after_help = "Examples:
  tongbi diff 2023.txt 2024.txt --side-by-side --width 160
  tongbi diff 2023.txt 2024.txt -o redline.docx

A .docx has Word's own tracked changes: accepting all gives the new text, rejecting all the old.")]
    Diff(DiffArgs),
    /// Wording (提法): new, dropped, risen, fallen, and what it replaces
    #[command(after_help = "Examples:
  tongbi terms 2023.txt 2024.txt
  tongbi terms 2021.txt 2022.txt 2023.txt 2024.txt -o wording.csv

New means first said in the reports given. The first of each list are shown, --all shows every one.")]
    Terms(ViewArgs),
    /// The briefing, ready to hand in: points, tables, wording, checks
    #[command(after_help = "Examples:
  tongbi brief 2023.txt 2024.txt -o brief.html
  tongbi brief 2023.txt 2024.txt --parts points,outcomes -o brief.md

The ending of -o says the format: .html, .docx, .xlsx, .md, .json, .csv. Of more than two reports the last two are compared, the others give \
the years before.")]
    Brief(BriefArgs),
    /// One chart of the briefing by itself, as SVG or PNG
    #[command(after_help = "Examples:
  tongbi chart 2023.txt 2024.txt -o targets.svg
  tongbi chart reports/ --chart trend -o years.png")]
    Chart(ChartArgs),
    /// Figures that do not agree: growth, sums, shares, units, ranks
    #[command(after_help = "Examples:
  tongbi check 2023.txt 2024.txt
  tongbi check reports/ --severity warning --exit-code

Each figure stands for all numbers that are rounded to it; what revision, constant prices or another scope may explain is a note or a \
warning, never an error.")]
    Check(CheckArgs),
    /// The section trees, of two reports side by side
    #[command(after_help = "Examples:
  tongbi outline 2024.txt
  tongbi outline 2023.txt 2024.txt

Of two reports with what became of each section.")]
    Outline(OutlineArgs),
    /// Everything read: who, when, sections, facts, glossary
    #[command(after_help = "Examples:
  tongbi extract 2024.txt --format json
  tongbi extract reports/ --recursive -o facts.csv

As a filter: extract - --format jsonl reads one record a line, {\"id\": …, \"text\": …} or {\"id\": …, \"path\": …}, and writes one result a \
line, in order; a bad record gives a line with error and hint.")]
    Extract(ExtractArgs),
    /// The cleaned text and nothing else
    #[command(after_help = "Examples:
  tongbi text 2024.docx --number
  tongbi text page.html --show-dropped")]
    Text(TextArgs),
    /// Lines in, quantities out: value, unit, bound
    #[command(after_help = "Example:
  echo 投资超过8.6亿元 | tongbi quantities --format jsonl")]
    Quantities(QuantitiesArgs),
    /// Why a line is read as it is: tokens, facts, rules
    #[command(after_help = "Examples:
  tongbi explain 2024.txt 12
  tongbi explain --text 生产总值增长5.2%")]
    Explain(ExplainArgs),
    /// The words: how many, which, whether their examples hold
    #[command(after_help = "Examples:
  tongbi knowledge list units
  tongbi knowledge show gdp
  tongbi knowledge --knowledge my-words --check")]
    Knowledge(KnowledgeArgs),
    /// Completions for a shell
    #[command(after_help = "Examples:
  tongbi completions bash > ~/.local/share/bash-completion/completions/tongbi
  tongbi completions zsh > ~/.zfunc/_tongbi
  tongbi completions fish > ~/.config/fish/completions/tongbi.fish")]
    Completions(CompletionsArgs),
    /// The manual page; with -o a folder of one page a command
    #[command(after_help = "Example:
  tongbi man -o ~/.local/share/man/man1")]
    Man(ManArgs),
}
