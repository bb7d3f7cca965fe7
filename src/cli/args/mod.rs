//! What the user may write on the command line, with its help: the commands here, what each takes beside.

mod commands;
mod common;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub(crate) use commands::*;
pub(crate) use common::*;

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
        after_help = "Example: tongbi brief 2023.txt 2024.txt -o brief.html\n         tongbi brief 2023.txt 2024.txt --parts points,outcomes -o brief.md\n\nThe ending of -o says the format: .html, .docx, .xlsx, .md, .json, .csv. Of more than two\nreports the last two are compared, the others give the years before."
    )]
    Brief(BriefArgs),
    /// One chart of the briefing by itself, as SVG
    #[command(
        after_help = "Example: tongbi chart 2023.txt 2024.txt -o targets.svg\n         tongbi chart reports/ --chart trend -o years.svg"
    )]
    Chart(ChartArgs),
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
