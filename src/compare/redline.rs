//! What the redline of two reports holds: the fate of each section and sentence.

use rust_decimal::Decimal;

use crate::align::Relation;
use crate::source::Place;
use crate::structure::Kind;

/// The redline of two reports.
#[derive(Debug, Clone, Default)]
pub struct TextComparison {
    /// Sections against sections, in the order of the new report, removed ones where they stood.
    pub sections: Vec<SectionChange>,
    /// Sentences against sentences, in the order of the new report, removed ones after what they followed.
    pub pairs: Vec<TextChange>,
    /// How many of each, and how much of either report has a counterpart.
    pub summary: TextSummary,
    /// The list of amendments, where most sentences stand in both word for word (a draft and its final text).
    pub amendments: Option<Vec<Amendment>>,
}

/// A change of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Where it stands in the draft; of an addition, where what it follows stands.
    pub place: Whereabouts,
    /// What changed.
    pub edit: Edit,
    /// Its line in the draft's file.
    pub old_line: Option<usize>,
    /// Its line in the final file.
    pub new_line: Option<usize>,
}

/// A place as officials cite it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// The part, counted from 1; `None` for what stands before the first and after the last.
    pub part: Option<usize>,
    /// The part's heading.
    pub title: String,
    /// The paragraph in it, counted from 1; 0 for the heading itself.
    pub paragraph: usize,
}

/// What an amendment does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Adds words after those that are named.
    Add {
        /// What they follow.
        after: Option<String>,
        /// The words.
        words: String,
    },
    /// Puts words in the place of others.
    Replace {
        /// The draft's words.
        old: String,
        /// The final ones.
        new: String,
    },
    /// Leaves words out.
    Remove {
        /// The words.
        words: String,
    },
    /// Puts words elsewhere.
    Move {
        /// The words.
        words: String,
        /// Where they stand in the final text.
        to: Whereabouts,
    },
}

/// What a redline amounts to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextSummary {
    /// Pairs by kind, every kind, in the order of [`TextKind::ALL`].
    pub kinds: Vec<(TextKind, usize)>,
    /// Of the added ones those whose like the old report says elsewhere ([`TextChange::is_near`]).
    pub added_near: usize,
    /// Of the removed ones those whose like the new report says elsewhere.
    pub removed_near: usize,
    /// Pairs that moved, of whatever kind.
    pub moved: usize,
    /// Section changes by relation, every relation, in the order of [`Relation::ALL`].
    pub relations: Vec<(Relation, usize)>,
    /// The old report.
    pub old: Coverage,
    /// The new report.
    pub new: Coverage,
}

/// How much of one report has a counterpart in the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Its sentences, or parts of sentences that were compared by themselves.
    pub segments: usize,
    /// Those with a counterpart.
    pub matched: usize,
    /// Its characters.
    pub characters: usize,
    /// Those in segments with a counterpart.
    pub matched_characters: usize,
}

/// A section's fate.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionChange {
    /// How they stand to each other.
    pub relation: Relation,
    /// Sections of the old report.
    pub old: Vec<SectionRef>,
    /// Sections of the new report.
    pub new: Vec<SectionRef>,
    /// Cosine of the bodies.
    pub similarity: f64,
    /// Its old and its new place among its siblings, where one numbered section stands against one and their
    /// parents belong together.
    pub ranks: Option<(usize, usize)>,
    /// The share of the old and of the new report's characters in percent, of all its sections together.
    pub shares: (Decimal, Decimal),
}

/// A section as views name it.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionRef {
    /// Its id in its report.
    pub id: usize,
    /// Its heading.
    pub title: String,
    /// Its level.
    pub level: u8,
    /// Its kind.
    pub kind: Kind,
    /// Its line in the file.
    pub line: usize,
    /// Its place among the sections of its level under its parent, from 1.
    pub rank: usize,
    /// Its share of the report's characters, in percent to one decimal.
    pub share: Decimal,
}

/// A sentence's fate.
#[derive(Debug, Clone, PartialEq)]
pub struct TextChange {
    /// What changed.
    pub kind: TextKind,
    /// Whether it moved.
    pub moved: bool,
    /// Cosine of the two.
    pub similarity: f64,
    /// The old segments.
    pub old: Vec<Quote>,
    /// The new segments.
    pub new: Vec<Quote>,
    /// The redline: keeps and deletions rebuild the old, keeps and insertions the new, byte for byte.
    pub inline: Vec<(Tag, String)>,
    /// Whether old and new are too unlike to be read inside one another: views put them side by side.
    pub apart: bool,
    /// The nearest former or later wording of what has no counterpart.
    pub nearest: Option<(Quote, f64)>,
}

/// From here on the nearest wording is the same matter said otherwise in most cases: nine in ten by reading.
const NEAR: f64 = 0.30;

impl TextChange {
    /// Whether it has no counterpart of its own, yet the other report says the like elsewhere: neither new nor dropped without more
    /// ado.
    #[must_use]
    pub fn is_near(&self) -> bool {
        self.nearest.as_ref().is_some_and(|(_, similarity)| *similarity >= NEAR)
    }
}

/// What changed in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextKind {
    /// Nothing.
    Kept,
    /// Only figures.
    Numbers,
    /// Only words of bound, degree or commitment (and figures).
    Qualifier,
    /// Words.
    Reworded,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
    /// Only in the new.
    Added,
    /// Only in the old.
    Removed,
}

impl TextKind {
    /// Every kind.
    pub const ALL: [TextKind; 8] = [
        TextKind::Kept,
        TextKind::Numbers,
        TextKind::Qualifier,
        TextKind::Reworded,
        TextKind::Split,
        TextKind::Merged,
        TextKind::Added,
        TextKind::Removed,
    ];

    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TextKind::Kept => "kept",
            TextKind::Numbers => "numbers",
            TextKind::Qualifier => "qualifier",
            TextKind::Reworded => "reworded",
            TextKind::Split => "split",
            TextKind::Merged => "merged",
            TextKind::Added => "added",
            TextKind::Removed => "removed",
        }
    }
}

/// What a redline does with some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// In both.
    Keep,
    /// Only in the old.
    Delete,
    /// Only in the new.
    Insert,
}

impl Tag {
    /// The sign that JSON uses.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Tag::Keep => "=",
            Tag::Delete => "-",
            Tag::Insert => "+",
        }
    }
}

/// Words of a report with their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// The title of their section.
    pub section: String,
    /// The id of their section.
    pub section_id: usize,
    /// Their line in the file.
    pub line: usize,
    /// Page, table and row, where the file is a document that has them.
    pub place: Place,
}
