//! The redline in the order in which a person reads it: under its sections, with what is unchanged folded.

use crate::align::Relation;
use crate::compare::{SectionChange, TextChange, TextComparison, TextKind};

/// A piece of the reading order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::render) enum Piece<'a> {
    /// A section begins.
    Section(&'a SectionChange),
    /// So many sentences that did not change.
    Folded(usize),
    /// A sentence's fate.
    Pair(&'a TextChange),
}

/// The pieces of a comparison; nothing is folded where `all`.
pub(in crate::render) fn pieces(text: &TextComparison, all: bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut folded = 0;
    let mut current: Option<usize> = None;
    // A section of which nothing changed needs no title line.
    let mut quiet: Option<&SectionChange> = None;
    for pair in &text.pairs {
        let section = section_of(text, pair);
        // What was removed from a section that lives on is read where it stood; only a section that is gone has a title of its own.
        let lives_on = pair.new.is_empty() && section.and_then(|at| text.sections.get(at)).is_some_and(|change| !change.new.is_empty());
        if section != current
            && !lives_on
            && let Some(change) = section.and_then(|at| text.sections.get(at))
        {
            current = section;
            if change.relation == Relation::Kept && !all {
                quiet = Some(change);
            } else {
                fold(&mut pieces, &mut folded);
                pieces.push(Piece::Section(change));
                quiet = None;
            }
        }
        if pair.kind == TextKind::Kept && !pair.moved && !all {
            folded += 1;
        } else {
            fold(&mut pieces, &mut folded);
            pieces.extend(quiet.take().map(Piece::Section));
            pieces.push(Piece::Pair(pair));
        }
    }
    fold(&mut pieces, &mut folded);
    pieces
}

fn fold<'a>(pieces: &mut Vec<Piece<'a>>, folded: &mut usize) {
    if *folded > 0 {
        pieces.push(Piece::Folded(std::mem::take(folded)));
    }
}

/// The section change under which a pair is read: that of its new section, of a removed one that of its old section.
pub(in crate::render) fn section_of(text: &TextComparison, pair: &TextChange) -> Option<usize> {
    let of_new = pair.new.first().map(|quote| quote.section_id);
    let of_old = pair.old.first().map(|quote| quote.section_id);
    let holds = |change: &SectionChange| match of_new {
        Some(id) => change.new.iter().any(|section| section.id == id),
        None => of_old.is_some_and(|id| change.old.iter().any(|section| section.id == id)),
    };
    text.sections.iter().position(holds)
}

/// The title line of a section: the new titles, the old ones where they differ, and what became of them.
pub(in crate::render) fn titles(change: &SectionChange) -> (String, Option<String>) {
    let side = |refs: &[crate::compare::SectionRef]| refs.iter().map(|s| s.title.as_str()).collect::<Vec<&str>>().join(" ＋ ");
    let (old, new) = (side(&change.old), side(&change.new));
    match change.relation {
        Relation::Removed => (old, None),
        Relation::Added => (new, None),
        Relation::Kept | Relation::Renamed | Relation::Moved | Relation::Split | Relation::Merged if old == new => (new, None),
        Relation::Kept | Relation::Renamed | Relation::Moved | Relation::Split | Relation::Merged => (new, Some(old)),
    }
}
