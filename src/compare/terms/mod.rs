//! Editions → what is said differently: wording that is new, dropped, risen and fallen; terms explained; tasks that bind harder or
//! softer; the share of each theme.

mod chunk;
mod former;
mod glossary;
mod harvest;
mod shares;
mod strength;
mod tokens;
mod weigh;
mod words;

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Citation;
use crate::align::{Edition, Link, sections, sentences};
use crate::knowledge::Knowledge;

/// What reports say differently.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// The wording, status by status in the order of [`Status::ALL`], the weightiest first.
    pub phrases: Vec<Phrase>,
    /// What became of the terms that the last two reports explain.
    pub glossary: Vec<GlossaryChange>,
    /// Words of commitment and degree that changed in tasks of the last two reports.
    pub strengths: Vec<StrengthChange>,
    /// The share of each theme in the text, by report.
    pub themes: Vec<ThemeShare>,
    /// The characters of each report.
    pub characters: Vec<usize>,
}

/// What became of a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// In the last report and in none of those before it that were given.
    New,
    /// In the last report, not in the one before it, but in an earlier one.
    Returned,
    /// Not in the last report, but in one before it.
    Dropped,
    /// More often in the last report than in the one before it.
    Risen,
    /// Less often.
    Fallen,
}

impl Status {
    /// Every status.
    pub const ALL: [Status; 5] = [Status::New, Status::Returned, Status::Dropped, Status::Risen, Status::Fallen];

    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::New => "new",
            Status::Returned => "returned",
            Status::Dropped => "dropped",
            Status::Risen => "risen",
            Status::Fallen => "fallen",
        }
    }
}

/// A wording (提法).
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// As written where it is quoted.
    pub text: String,
    /// What became of it.
    pub status: Status,
    /// Its place among those of its status, from 1.
    pub rank: usize,
    /// How often it stands in each report.
    pub counts: Vec<usize>,
    /// In how many sentences of each report: what is said three times in one sentence is weighed as said once.
    pub sentences: Vec<usize>,
    /// The log-likelihood ratio G² of the sentences that hold it.
    pub g2: Decimal,
    /// By what it is ranked: G² by how specific the wording is.
    pub weight: Decimal,
    /// The year of the first report that has it.
    pub first_year: Option<i32>,
    /// The year of the last report that has it.
    pub last_year: Option<i32>,
    /// The theme of its section.
    pub theme: Option<String>,
    /// Its sentence: in the last report, of what was dropped in the last that has it.
    pub source: Citation,
    /// The clause of that sentence that holds it.
    pub clause: String,
    /// The nearest former wording of what is new.
    pub former: Option<Former>,
}

/// A wording in whose place another stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Former {
    /// As written.
    pub text: String,
    /// How alike the two are, 0 to 1.
    pub similarity: Decimal,
    /// Whether the two stand in sentences that belong together; else they are only alike.
    pub matched: bool,
    /// Its sentence.
    pub source: Citation,
}

/// What became of a term of the glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GlossaryKind {
    /// Only the new report explains it.
    Added,
    /// Only the old one.
    Dropped,
    /// Both, in other words.
    Redefined,
}

impl GlossaryKind {
    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            GlossaryKind::Added => "added",
            GlossaryKind::Dropped => "dropped",
            GlossaryKind::Redefined => "redefined",
        }
    }
}

/// A term of the glossary that was added, dropped or redefined.
#[derive(Debug, Clone, PartialEq)]
pub struct GlossaryChange {
    /// What became of it.
    pub kind: GlossaryKind,
    /// The term as written.
    pub term: String,
    /// What the old report says of it.
    pub old: Option<Citation>,
    /// What the new report says of it.
    pub new: Option<Citation>,
    /// How alike the two are, where there are two.
    pub similarity: Option<Decimal>,
}

/// A word of commitment or degree that changed in a matched task.
#[derive(Debug, Clone, PartialEq)]
pub struct StrengthChange {
    /// Whether the task binds harder now; else softer.
    pub hardened: bool,
    /// The old word; empty where there was none.
    pub old_word: String,
    /// The new word; empty where there is none.
    pub new_word: String,
    /// How hard the old word binds, 1 to 5; 3 where there was none.
    pub old_strength: u8,
    /// How hard the new one does.
    pub new_strength: u8,
    /// What it governs.
    pub object: String,
    /// The old sentence.
    pub old: Citation,
    /// The new sentence.
    pub new: Citation,
}

/// The share of a theme in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeShare {
    /// The theme; `None` for text of no theme.
    pub theme: Option<String>,
    /// Percent of each report's characters.
    pub shares: Vec<Decimal>,
}

/// Compares the wording of `editions`, which stand in order of year; `linked` are the sentence links of the last two, where they are
/// known already.
#[must_use]
pub fn build(editions: &[Edition], linked: Option<&[Link]>, knowledge: &Knowledge) -> Terms {
    let editions: Vec<&Edition> = editions.iter().collect();
    let last: Option<(&Edition, &Edition)> = if let [.., old, new] = editions.as_slice() { Some((old, new)) } else { None };
    let links: Cow<'_, [Link]> = match (linked, last) {
        (Some(links), _) => links.into(),
        (None, Some((old, new))) => sentences::link(&old.report, &new.report, &sections::pair(&old.report, &new.report)).into(),
        (None, None) => Cow::default(),
    };
    let at = editions.len().saturating_sub(2);
    // Phrases and the rest do not touch one another.
    let ((phrases, characters), (strengths, glossary, themes)) = rayon::join(
        || phrases(&editions, &links, knowledge),
        || {
            let strengths = last.map(|(old, new)| strength::changes((&old.report, &new.report), &links, at, knowledge));
            let glossary = last.map(|(old, new)| glossary::changes(&old.report, &new.report, at));
            (strengths.unwrap_or_default(), glossary.unwrap_or_default(), shares::shares(&editions, knowledge))
        },
    );
    Terms { phrases, glossary, strengths, themes, characters }
}

/// The phrases, and how many characters each text has.
fn phrases(editions: &[&Edition], links: &[Link], knowledge: &Knowledge) -> (Vec<Phrase>, Vec<usize>) {
    let words = words::Words::new(knowledge);
    let (candidates, texts) = harvest::harvest(editions, &words);
    let mut phrases = weigh::phrases(editions, &candidates, &texts);
    if editions.len() > 1 {
        former::find(&mut phrases, &candidates, links, editions);
    }
    let characters = texts.iter().map(|text| text.chars.iter().filter(|c| **c != '\n').count()).collect();
    (phrases.into_iter().map(|(phrase, _)| phrase).collect(), characters)
}

/// The phrases that are found in a clause, as written: for the examples of the words.
#[must_use]
pub fn phrases_of(clause: &str, knowledge: &Knowledge) -> Vec<String> {
    let chars: Vec<char> = clause.chars().map(crate::shadow::plain).collect();
    harvest::fit(&chars, &words::Words::new(knowledge))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』')
}

/// Dice's coefficient of the character pairs of two wordings.
fn likeness(one: &[char], other: &[char]) -> f64 {
    let (mut a, mut b): (Vec<&[char]>, Vec<&[char]>) = (one.windows(2).collect(), other.windows(2).collect());
    a.sort_unstable();
    b.sort_unstable();
    let (mut i, mut j, mut both) = (0, 0, 0u32);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    if all == 0 { 0.0 } else { f64::from(2 * both) / f64::from(all) }
}

/// A measure to so many decimals, as views show it.
fn rounded(value: f64, decimals: u32) -> Decimal {
    Decimal::from_f64_retain(value).unwrap_or_default().round_dp(decimals).normalize()
}
