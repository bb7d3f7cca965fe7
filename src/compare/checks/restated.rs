//! A result of an earlier year that a later report gives another value, beyond rounding.

use super::written::{figure, names, rounded};
use crate::compare::change::{change, point};
use crate::compare::{Cell, Check, Finding, Row, Severity, Table};
use crate::facts::Measure;
use crate::knowledge::Knowledge;
use crate::note::Note;

pub(super) fn check(table: &Table, knowledge: &Knowledge) -> Vec<Finding> {
    let rows = table.rows.iter().filter(|row| matches!(row.measure, Measure::Level | Measure::Ratio | Measure::Growth));
    rows.flat_map(|row| row.restated.iter().filter_map(|later| one(row, later, knowledge))).collect()
}

fn one(row: &Row, later: &Cell, knowledge: &Knowledge) -> Option<Finding> {
    let first = row.cells.iter().find(|cell| cell.year == later.year && cell.role != crate::facts::Role::Target)?;
    // A target that came by its own name, or one of two names, is no revision of the other.
    if first.name != later.name {
        return None;
    }
    let by = change(first, later, knowledge);
    let difference = by.difference.filter(|difference| !difference.is_zero())?;
    point(first)?;
    let percent = by.percent.map(|percent| format!(" ({}%)", rounded(percent, 1))).unwrap_or_default();
    let (zh, en) = names(&row.indicator);
    let year = later.year;
    Some(Finding {
        check: Check::Restated,
        severity: Severity::Note,
        indicator: Some(row.indicator.clone()),
        year,
        says: Note::new(
            format!("{zh}：{year}年的数值，后一份报告与前一份不同"),
            format!("{en}: the later report gives another value for {year} than the earlier"),
        ),
        arithmetic: format!("{} − {} = {difference}{}{percent}", figure(later), figure(first), by.unit),
        harmless: Some(Note::new(
            "上年数值常按快报之后的核算、普查或新口径修订",
            "values are often revised after the first estimate, by a census or a new scope",
        )),
        cited: vec![first.clone(), later.clone()],
    })
}
