//! What is said differently, as JSON, for the terminal, as CSV and Markdown; and what these views share.

mod csv;
pub(super) mod json;
mod markdown;
mod terminal;

pub use self::csv::csv;
pub use self::json::json;
pub use self::markdown::markdown;
pub use self::terminal::terminal;

use crate::compare::terms::{Former, Phrase, Status, StrengthChange, Terms};
use crate::compare::{Citation, Comparison};
use crate::render::View;
use crate::render::lang::Lang;

/// How many phrases of a status are shown by default.
const SHOWN: usize = 40;
/// How many of those that returned, rose or fell.
const SHOWN_CHANGES: usize = 20;

/// What became of a wording.
pub(super) fn status_label(status: Status, lang: Lang) -> &'static str {
    let (zh, en) = match status {
        Status::New => ("新增提法", "New wording"),
        Status::Returned => ("重提", "Returned"),
        Status::Dropped => ("未再提", "No longer said"),
        Status::Risen => ("上升", "Risen"),
        Status::Fallen => ("下降", "Fallen"),
    };
    lang.pick(zh, en)
}

/// The phrases of a status that are shown, and how many there are.
fn shown<'a>(terms: &'a Terms, status: Status, view: &View<'_>) -> (Vec<&'a Phrase>, usize) {
    let all: Vec<&Phrase> = terms.phrases.iter().filter(|phrase| phrase.status == status).collect();
    let most = match status {
        _ if view.all => all.len(),
        Status::New | Status::Dropped => SHOWN,
        Status::Returned | Status::Risen | Status::Fallen => SHOWN_CHANGES,
    };
    let count = all.len();
    (all.into_iter().take(most).collect(), count)
}

/// The years of the reports' columns; a report without a year by its place.
pub(super) fn years(comparison: &Comparison) -> Vec<String> {
    let year = |(at, of): (usize, &crate::compare::Heading)| of.meta.year.map_or_else(|| format!("#{}", at + 1), |year| year.to_string());
    comparison.reports.iter().enumerate().map(year).collect()
}

/// `2024:40`.
pub(super) fn place(of: &Citation, comparison: &Comparison) -> String {
    let year = comparison.reports.get(of.report).and_then(|report| report.meta.year);
    year.map_or_else(|| of.line.to_string(), |year| format!("{year}:{}", of.line))
}

/// 由“A”调整为“B”: what the official lists of changes say.
pub(super) fn adjusted(former: &Former, phrase: &Phrase, lang: Lang) -> String {
    let (old, new) = (inner(&former.text), inner(&phrase.text));
    match (lang, former.matched) {
        (Lang::Zh, true) => format!("从“{old}”调整为“{new}”"),
        (Lang::Zh, false) => format!("相近旧提法“{old}”"),
        (Lang::En, true) => format!("“{old}” → “{new}”"),
        (Lang::En, false) => format!("formerly, alike: “{old}”"),
    }
}

/// Words that are put in quotation marks: those inside become single ones.
fn inner(words: &str) -> String {
    words.replace('“', "‘").replace('”', "’")
}

/// 力争 → 确保; a word that came or went stands against none.
pub(super) fn word_change(of: &StrengthChange, lang: Lang) -> String {
    let none = lang.pick("（无）", "(none)");
    let or_none = |word: &str| if word.is_empty() { none.to_owned() } else { word.to_owned() };
    format!("{} → {}", or_none(&of.old_word), or_none(&of.new_word))
}

/// What the first line under the title says: that new means new in what was given.
pub(super) fn caution(lang: Lang) -> &'static str {
    lang.pick(
        "“新增”指在所给报告中首次出现，不是说此前从未提过；按对数似然比（G²，按句计）乘以提法的特定程度排序。",
        "“New” means first said in the reports given, not never said before; ranked by log-likelihood (G² of sentences) times how specific the wording is.",
    )
}
