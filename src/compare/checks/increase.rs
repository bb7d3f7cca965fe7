//! 比上年增加x, 净增x and 前移x位 beside a value, against the value of the year before in any report.

use super::book::{Book, Said, is_amount, is_result_of_a_year, same_thing};
use super::interval::Interval;
use super::written::{figure, interval, names};
use crate::compare::{Cell, Check, Finding, Severity};
use crate::facts::{Measure, Role};
use crate::note::Note;

/// Words that name another base than the year before.
const OTHER_BASE: [&str; 14] = ["以来", "累计", "五年", "年初", "年均", "届", "期", "全国", "全省", "全市", "平均", "目标", "计划", "20"];

pub(super) fn check(book: &Book<'_>) -> Vec<Finding> {
    book.all().filter(|said| said.fact.measure == Measure::Change).filter_map(|said| one(book, said)).collect()
}

fn one(book: &Book<'_>, stated: Said<'_>) -> Option<Finding> {
    let value = value_before(book, stated)?;
    let words = book.between(value, stated);
    let against_budget = words.contains("预算");
    if !against_budget && OTHER_BASE.iter().any(|word| words.contains(word)) {
        return None;
    }
    let year = stated.fact.period?.to;
    let row = book.row(value)?;
    let (now, by) = (book.cell(value, year)?, book.cell(stated, year)?);
    let olds = if against_budget { targets(book, stated.edition, row, year - 1) } else { book.results(row, year - 1) };
    // What no list knows is the same only under the same name.
    let known = value.fact.indicator.id.is_some() && !against_budget;
    let olds = olds.into_iter().filter(|old| known || old.name == now.name && old.source.report < stated.edition);
    let mut nearest: Option<(Cell, Interval)> = None;
    for old in olds {
        let Some(difference) = difference(&now, &old, &by, book) else { continue };
        let Some(change) = Interval::of(&by) else { continue };
        if !difference.apart(change) {
            return None;
        }
        if nearest.as_ref().is_none_or(|(_, least)| difference.gap(change) < least.gap(change)) {
            nearest = Some((old, difference));
        }
    }
    let (old, difference) = nearest?;
    let (zh, en) = names(&stated.fact.indicator);
    let rank = now.measure == Measure::Rank;
    Some(Finding {
        check: if rank { Check::Rank } else { Check::Increase },
        severity: Severity::Warning,
        indicator: Some(stated.fact.indicator.clone()),
        year,
        says: match rank {
            true => Note::new(
                format!("{zh}：位次变动与上年报告的位次不一致"),
                format!("{en}: the places moved do not agree with the place of the year before"),
            ),
            false => Note::new(
                format!("{zh}：文中增减量与上年报告的数值不一致"),
                format!("{en}: the change stated does not agree with the value of the year before"),
            ),
        },
        arithmetic: match rank {
            true => format!("{} − {} = {} ≠ {}", figure_of_rank(&old), figure_of_rank(&now), interval(difference, 0), figure(&by)),
            false => format!("{} − {} = {} ≠ {}", figure(&now), figure(&old), interval(difference, 2), figure(&by)),
        },
        harmless: Some(Note::new(
            "上年数值可能已修订，或两年的统计范围不同",
            "the earlier value may since have been revised, or the two years are not of one scope",
        )),
        cited: vec![now, by, old],
    })
}

fn figure_of_rank(cell: &Cell) -> String {
    match cell.value {
        crate::facts::Value::Point(value) => value.to_string(),
        crate::facts::Value::Range(..) | crate::facts::Value::Words => cell.text.clone(),
    }
}

/// The value that a change follows in its sentence, with nothing else of it between.
fn value_before<'a>(book: &Book<'a>, of: Said<'a>) -> Option<Said<'a>> {
    let mut earlier = book.before(of).filter(|other| same_thing(other.fact, of.fact));
    let value = earlier.next()?;
    let pair = earlier.next().is_some_and(|other| other.fact.rules.contains(&"base"));
    let of_year = |said: Said<'_>| said.fact.period.is_some_and(|period| period.is_year());
    let both_results = is_result_of_a_year(value.fact) && is_result_of_a_year(of.fact);
    let both_targets = value.fact.role == Role::Target && of.fact.role == Role::Target;
    let places = of.fact.unit == "位";
    let fits = if places { value.fact.measure == Measure::Rank } else { is_amount(value.fact) };
    let same = value.fact.period == of.fact.period && value.fact.indicator.name == of.fact.indicator.name;
    (!pair && fits && same && of_year(of) && (both_results || both_targets) && value.fact.basis.is_none()).then_some(value)
}

/// New minus old in the unit of the change; of places old minus new, so that a better one is a rise.
fn difference(new: &Cell, old: &Cell, by: &Cell, book: &Book<'_>) -> Option<Interval> {
    let of = |cell: &Cell| -> Option<Interval> {
        if by.unit == "位" || by.unit.ends_with("百分点") {
            return Interval::of(cell);
        }
        let (interval, kind) = Interval::in_base(cell, book.knowledge)?;
        let unit = crate::align::dimension::dimension(&by.unit, book.knowledge);
        let scale = rust_decimal::Decimal::ONE.checked_div(unit.scale)?;
        (kind == unit.name).then(|| interval.times(Interval::point(scale))).flatten()
    };
    if by.unit == "位" {
        let exact = |cell: &Cell| match (cell.bound, cell.value) {
            (crate::facts::Bound::Eq, crate::facts::Value::Point(value)) => Some(Interval::point(value)),
            _ => None,
        };
        return exact(old)?.minus(exact(new)?);
    }
    of(new)?.minus(of(old)?)
}

/// The targets that earlier reports set for a year.
fn targets(book: &Book<'_>, edition: usize, row: &crate::align::LedgerRow, year: i32) -> Vec<Cell> {
    let earlier = row.entries.iter().filter(|entry| entry.role == Role::Target && entry.year == year && entry.edition < edition);
    earlier.filter_map(|entry| crate::compare::cell::cell_of(book.editions, entry)).collect()
}
