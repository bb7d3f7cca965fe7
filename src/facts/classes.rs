//! Classes of the knowledge whose words tell by their place in a name what it counts: at its end, inside it, at its head.

use crate::facts::dictionary::Dictionary;
use crate::knowledge::Knowledge;
use crate::pairs::Chars;

/// What the end of a name says of what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// What stands at the end of several years, and is no sum of them.
    Stock,
    /// A part of the whole place.
    Part,
    /// Whose firms they are.
    Owner,
    /// What comes of itself.
    Given,
}

/// What a word in a name says of figures of several years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// Something was done: they add up.
    Done,
    /// Money was spent or waived: they add up.
    Spent,
    /// Nothing, though a word of something done is part of it.
    Undone,
}

/// The words of some classes, each with what its class says.
pub(super) fn of_classes<T: Copy>(knowledge: &Knowledge, classes: &[(&str, T)]) -> Dictionary<T> {
    let words = knowledge.classes.iter().flat_map(|class| {
        let kept = classes.iter().find(|(name, _)| *name == class.name).map(|(_, kept)| *kept);
        class.words.iter().filter_map(move |word| kept.map(|kept| (word, kept)))
    });
    Dictionary::new(words, |_, _| {})
}

/// The last characters of the words of some classes.
pub(super) fn ends<T>(knowledge: &Knowledge, classes: &[(&str, T)]) -> Chars {
    let mut ends = Chars::default();
    let of_these = knowledge.classes.iter().filter(|class| classes.iter().any(|(name, _)| *name == class.name));
    of_these.flat_map(|class| &class.words).filter_map(|word| word.chars().next_back()).for_each(|c| ends.add(c));
    ends
}

/// The classes whose words tell what a name counts by its end.
pub(super) const ENDINGS: &[(&str, Ending)] =
    &[("stock_noun", Ending::Stock), ("part_noun", Ending::Part), ("owner", Ending::Owner), ("given_noun", Ending::Given)];

/// The classes whose words tell inside a name what was done.
pub(super) const DONE: &[(&str, Deed)] = &[("done_word", Deed::Done), ("spent_word", Deed::Spent), ("undone_word", Deed::Undone)];
/// The class of words that are not parted at their first character.
pub(super) const WHOLE: &[(&str, ())] = &[("whole_word", ())];
