//! A占B的比重 against the amounts of A and B that the same report states for the same year.

use super::book::{Book, Said, is_result_of_a_year};
use super::interval::Interval;
use super::written::{figure, growth, interval, names};
use crate::compare::{Cell, Check, Finding, Severity};
use crate::facts::Measure;
use crate::knowledge::strip_scope;
use crate::note::Note;

pub(super) fn check(book: &Book<'_>) -> Vec<Finding> {
    book.all().filter(|said| said.fact.measure == Measure::Ratio && said.fact.unit == "%").filter_map(|said| one(book, said)).collect()
}

fn one(book: &Book<'_>, share: Said<'_>) -> Option<Finding> {
    let (part, whole) = sides(&share.fact.indicator.name).or_else(|| sides(share.fact.indicator.canonical.as_deref()?))?;
    if !is_result_of_a_year(share.fact) {
        return None;
    }
    let year = share.fact.period?.to;
    let (part, whole) = (amount(book, share, part)?, amount(book, share, whole)?);
    let rate = book.cell(share, year)?;
    let ((of_part, kind), (of_whole, other)) = (Interval::in_base(&part, book.knowledge)?, Interval::in_base(&whole, book.knowledge)?);
    let stated = Interval::of(&rate)?;
    let hundredth = Interval::point(rust_decimal::Decimal::new(1, 2));
    if kind != other || !of_part.apart(of_whole.times(stated.times(hundredth)?)?) {
        return None;
    }
    let implied = growth(of_part, of_whole)?.plus(Interval::point(rust_decimal::Decimal::ONE_HUNDRED))?;
    let (zh, en) = names(&share.fact.indicator);
    Some(Finding {
        check: Check::Share,
        severity: Severity::Warning,
        indicator: Some(share.fact.indicator.clone()),
        year,
        says: Note::new(format!("{zh}：与两项数值之比不一致"), format!("{en}: not the quotient of the two amounts")),
        arithmetic: format!("{} ÷ {} = {}% ≠ {}", figure(&part), figure(&whole), interval(implied, 2), figure(&rate)),
        harmless: Some(Note::new("比重与两项数值可能不是同一口径或同一时点", "the share and the amounts may be of unlike scopes or dates")),
        cited: vec![part, whole, rate],
    })
}

/// 民生支出 and 一般公共预算支出 of 民生支出占一般公共预算支出的比重.
fn sides(name: &str) -> Option<(&str, &str)> {
    let (part, whole) = name.split_once('占')?;
    let whole = whole.trim_end_matches("比重").trim_end_matches("比例").trim_end_matches("的");
    (!part.is_empty() && !whole.is_empty() && whole != "比").then_some((strip_scope(part), strip_scope(whole)))
}

/// The one amount that the report states for the year under this name; of several that differ none.
fn amount(book: &Book<'_>, share: Said<'_>, name: &str) -> Option<Cell> {
    let id = book.knowledge.indicator(name).map(|entry| &*entry.id);
    let is_it = |said: &Said<'_>| {
        let indicator = &said.fact.indicator;
        said.edition == share.edition
            && said.fact.measure == Measure::Level
            && said.fact.period == share.fact.period
            && is_result_of_a_year(said.fact)
            && said.fact.basis.is_none()
            && (strip_scope(&indicator.name) == name || indicator.id.is_some() && indicator.id.as_deref() == id)
    };
    let mut found = book.all().filter(is_it);
    let first = found.next()?;
    found.all(|other| other.fact.value == first.fact.value).then(|| book.cell(first, first.fact.period?.to)).flatten()
}

#[cfg(test)]
mod tests {
    use super::sides;

    #[test]
    fn a_share_names_its_two_sides() {
        assert_eq!(sides("民生支出占一般公共预算支出的比重"), Some(("民生支出", "一般公共预算支出")));
        assert_eq!(sides("全省外贸出口占比"), None);
        assert_eq!(sides("税收占比"), None);
    }
}
