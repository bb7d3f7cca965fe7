//! Reports → the share of each theme in the text: a sentence is of its section's theme, else of the theme whose words it holds.

use rust_decimal::Decimal;

use super::harvest::theme;
use super::{ThemeShare, is_han};
use crate::align::Edition;
use crate::facts::dictionary::Dictionary;
use crate::knowledge::Knowledge;
use crate::shadow::plain;

/// The themes in the order of the knowledge, text of no theme last.
pub(super) fn shares(editions: &[&Edition], knowledge: &Knowledge) -> Vec<ThemeShare> {
    let listed = knowledge.themes.iter().enumerate().flat_map(|(at, theme)| theme.words.iter().map(move |word| (word, at)));
    let words = Dictionary::new(listed, |_, _| {});
    let other = knowledge.themes.len();
    let mut counts: Vec<Vec<usize>> = vec![vec![0; editions.len()]; other + 1];
    for (which, edition) in editions.iter().enumerate() {
        let report = &edition.report;
        for sentence in &report.sentences {
            let chars: Vec<char> = report.words(sentence.span).chars().map(plain).collect();
            let of_section = theme(report, sentence.section).and_then(|id| knowledge.themes.iter().position(|theme| theme.id == id));
            let at = of_section.or_else(|| most(&words, &chars, other)).unwrap_or(other);
            if let Some(count) = counts.get_mut(at).and_then(|counts| counts.get_mut(which)) {
                *count += chars.iter().filter(|c| is_han(**c) || c.is_ascii_alphanumeric()).count();
            }
        }
    }
    let totals: Vec<usize> = (0..editions.len()).map(|which| counts.iter().filter_map(|counts| counts.get(which)).sum()).collect();
    let share = |(count, total): (&usize, &usize)| {
        let exact = |n: usize| Decimal::from(u64::try_from(n).unwrap_or(0));
        (exact(*count) * Decimal::ONE_HUNDRED / exact((*total).max(1))).round_dp(1).normalize()
    };
    counts
        .iter()
        .enumerate()
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0))
        .map(|(at, counts)| ThemeShare {
            theme: knowledge.themes.get(at).map(|theme| theme.id.to_string()),
            shares: counts.iter().zip(&totals).map(share).collect(),
        })
        .collect()
}

/// The theme of which most words stand in a sentence; of equals the first.
fn most(words: &Dictionary<usize>, chars: &[char], themes: usize) -> Option<usize> {
    let mut counts = vec![0usize; themes];
    for (_, theme) in words.find(chars) {
        if let Some(count) = counts.get_mut(theme) {
            *count += 1;
        }
    }
    let best = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count);
    best.filter(|(_, count)| **count > 0).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::sample::edition;

    #[test]
    fn shares_are_of_all_characters_and_add_up() {
        let one = edition(2023, "一、今年任务\n办好义务教育。各位代表。\n", &[]);
        let two = edition(2024, "一、今年任务\n义务教育义务教育。\n", &[]);
        let found = shares(&[&one, &two], Knowledge::built_in());
        let of = |id: Option<&str>| {
            found.iter().find(|share| share.theme.as_deref() == id).map(|share| share.shares.clone()).unwrap_or_default()
        };
        assert!(of(Some("education")).first().is_some_and(|share| *share > Decimal::ZERO));
        for which in 0..2 {
            let sum: Decimal = found.iter().filter_map(|share| share.shares.get(which)).sum();
            assert!((sum - Decimal::ONE_HUNDRED).abs() < Decimal::ONE, "{sum}");
        }
    }
}
