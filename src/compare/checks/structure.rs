//! 三次产业结构由8.6:44.1:47.3调整为8.2:44.3:47.5: shares in one figure, which make up a hundred.

use rust_decimal::Decimal;

use super::book::Book;
use crate::compare::cell::cite;
use crate::compare::{Cell, Check, Finding, Severity};
use crate::facts::{Bound, Measure, Role, Value};
use crate::note::Note;
use crate::shadow::plain;
use crate::structure::Report;

/// Words before such a figure.
const NAMES: [&str; 5] = ["产业结构", "产业比例", "产业比重", "产业增加值比", "产业占比"];

pub(super) fn check(book: &Book<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, edition) in book.editions.iter().enumerate() {
        let report = &edition.report;
        for (index, sentence) in report.sentences.iter().enumerate() {
            let words = report.words(sentence.span);
            if let Some(name) = NAMES.iter().find(|name| words.contains(**name)) {
                let wrong = shares(words).into_iter().filter(|(_, parts)| parts.len() == 3 && !adds_up(parts));
                found.extend(wrong.map(|(offset, parts)| finding(report, (at, index), sentence.span.start + offset, name, &parts)));
            }
        }
    }
    found
}

/// The runs of numbers with colons between, each with its offset in the words.
fn shares(words: &str) -> Vec<(usize, Vec<Decimal>)> {
    let mut found = Vec::new();
    let mut run: Option<(usize, String)> = None;
    for (offset, c) in words.char_indices().map(|(at, c)| (at, plain(c))).chain([(words.len(), '。')]) {
        let c = if matches!(c, '∶' | '：') { ':' } else { c };
        match (&mut run, c) {
            (Some((_, text)), '0'..='9' | '.' | ':') => text.push(c),
            (Some(_), ' ' | '%') => {}
            (None, '0'..='9') => run = Some((offset, c.to_string())),
            (None, _) => {}
            (Some(_), _) => {
                if let Some((at, text)) = run.take().filter(|(_, text)| text.contains(':')) {
                    let parts: Option<Vec<Decimal>> = text.trim_end_matches(['.', ':']).split(':').map(|part| part.parse().ok()).collect();
                    found.extend(parts.map(|parts| (at, parts)));
                }
            }
        }
    }
    found
}

/// Whether they make up 100 within what each may have been rounded by. Ratios to one (1:2.3:4) are no shares.
fn adds_up(parts: &[Decimal]) -> bool {
    let Some(sum) = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part)) else { return true };
    let slack: Decimal = parts.iter().map(|part| Decimal::new(5, part.scale() + 1)).sum();
    let off = (sum - Decimal::ONE_HUNDRED).abs();
    off <= slack || off > Decimal::from(30)
}

fn finding(report: &Report, (edition, sentence): (usize, usize), offset: usize, name: &str, parts: &[Decimal]) -> Finding {
    let text = parts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let sum = parts.iter().sum::<Decimal>();
    let year = report.meta.review_year.or(report.meta.year).unwrap_or_default();
    let cell = Cell {
        name: name.to_owned(),
        text: text.join(":"),
        value: Value::Words,
        unit: "%".to_owned(),
        bound: Bound::Eq,
        bound_shared: false,
        role: Role::Actual,
        measure: Measure::Ratio,
        year,
        from: None,
        commitment: None,
        basis: None,
        source: cite(report, edition, sentence, offset),
    };
    Finding {
        check: Check::Sum,
        severity: Severity::Error,
        indicator: None,
        year,
        says: Note::new("产业结构：各部分之和不是100%", "shares of the industries: they do not make up 100%"),
        arithmetic: format!("{} = {sum}% ≠ 100%", text.join(" + ")),
        harmless: Some(Note::new("列出的可能不是全部", "the shares listed may not be all")),
        cited: vec![cell],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_found_with_any_colon_and_add_up_within_rounding() {
        let of = |words| shares(words).into_iter().map(|(_, parts)| adds_up(&parts)).collect::<Vec<_>>();
        assert_eq!(of("三次产业结构由8.6:44.1:47.3调整为8.2∶44.3∶47.5。"), [true, true]);
        assert_eq!(of("三次产业结构为8.2：44.3：47.6"), [true]);
        assert_eq!(of("三次产业结构为8.2：44.3：49.5。"), [false]);
        assert_eq!(of("三次产业结构为9：44：48"), [true]);
    }
}
