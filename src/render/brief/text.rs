//! 表述变化 before it has a format: section by section, what was changed, what is new and what is no longer said.

use crate::compare::{SectionChange, TextChange, TextComparison, TextKind};
use crate::render::diff::layout::section_of;

/// A section with its sentences.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// What became of the section; `None` for sentences of none.
    pub section: Option<&'a SectionChange>,
    /// Its sentences in the order of the new report, what was removed where it stood.
    pub pairs: Vec<&'a TextChange>,
}

impl<'a> Passage<'a> {
    /// Sentences that both reports have, and that differ.
    #[must_use]
    pub fn changed(&self) -> Vec<&'a TextChange> {
        let both = |pair: &&&TextChange| !matches!(pair.kind, TextKind::Kept | TextKind::Added | TextKind::Removed);
        self.pairs.iter().filter(both).copied().collect()
    }

    /// Sentences of one kind.
    #[must_use]
    pub fn of(&self, kind: TextKind) -> Vec<&'a TextChange> {
        self.pairs.iter().filter(|pair| pair.kind == kind).copied().collect()
    }
}

/// The passages in the order of the new report, those of removed sections where they stood.
#[must_use]
pub fn passages(text: &TextComparison) -> Vec<Passage<'_>> {
    let mut of_section: Vec<Passage<'_>> =
        text.sections.iter().map(|section| Passage { section: Some(section), pairs: Vec::new() }).collect();
    let mut of_none = Passage { section: None, pairs: Vec::new() };
    for pair in &text.pairs {
        let place = section_of(text, pair).and_then(|at| of_section.get_mut(at));
        place.unwrap_or(&mut of_none).pairs.push(pair);
    }
    of_section.insert(0, of_none);
    of_section.retain(|passage| !passage.pairs.is_empty());
    of_section
}
