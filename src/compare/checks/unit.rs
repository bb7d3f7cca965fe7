//! A level that is a thousand times that of another year, or a thousandth: 万 for 亿, or the other way about.

use rust_decimal::Decimal;

use super::interval::Interval;
use super::written::{figure, names, rounded};
use crate::compare::{Cell, Check, Finding, Row, Severity, Table};
use crate::facts::{Bound, Measure, Role};
use crate::knowledge::Knowledge;
use crate::note::Note;

/// What no indicator grows by in a year or two.
const TOO_MUCH: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);
/// The slips that there are: 万, 亿 for 万亿 and 万 for 亿 alike, 亿 for none.
const SLIPS: [i64; 2] = [10_000, 100_000_000];
/// How far a year may be from another one when the slip is taken back.
const ALIKE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// In more years than this much may come to be a thousand times as much.
const YEARS_APART: i32 = 3;

pub(super) fn check(table: &Table, knowledge: &Knowledge) -> Vec<Finding> {
    table.rows.iter().filter(|row| row.measure == Measure::Level).flat_map(|row| of_row(row, knowledge)).collect()
}

/// Of a row, the neighbours in time, target and result alike.
fn of_row(row: &Row, knowledge: &Knowledge) -> Vec<Finding> {
    let results: Vec<&Cell> = row.cells.iter().filter(|cell| cell.role != Role::Target).collect();
    let neighbours = results.iter().zip(results.iter().skip(1));
    neighbours.filter_map(|(old, new)| one(row, old, new, knowledge)).collect()
}

fn one(row: &Row, old: &Cell, new: &Cell, knowledge: &Knowledge) -> Option<Finding> {
    // Of one report, or of two names, the two need not be one thing.
    let plain = [old, new].iter().all(|cell| matches!(cell.bound, Bound::Eq | Bound::Gt | Bound::Ge | Bound::Lt) && cell.from.is_none());
    if !plain || new.year - old.year > YEARS_APART || old.source.report == new.source.report || old.name != new.name {
        return None;
    }
    let value = |cell: &Cell| -> Option<Decimal> {
        let (interval, _) = Interval::in_base(&Cell { bound: Bound::Eq, ..cell.clone() }, knowledge)?;
        interval.low?.checked_add(interval.high?)?.checked_div(Decimal::TWO)
    };
    let (before, after) = (value(old)?, value(new)?);
    if before <= Decimal::ZERO || after <= Decimal::ZERO {
        return None;
    }
    let times = (after.max(before)).checked_div(after.min(before))?;
    if times < TOO_MUCH {
        return None;
    }
    let fits = |slip: i64| {
        let rest = times.checked_div(Decimal::from(slip));
        rest.is_some_and(|rest| rest <= ALIKE && rest.checked_mul(ALIKE).is_some_and(|rest| rest >= Decimal::ONE))
    };
    let slip = SLIPS.iter().any(|slip| fits(*slip));
    let (zh, en) = names(&row.indicator);
    Some(Finding {
        check: Check::Unit,
        severity: if slip { Severity::Error } else { Severity::Warning },
        indicator: Some(row.indicator.clone()),
        year: new.year,
        says: Note::new(
            format!("{zh}：两年数值相差{}倍，单位可能有误", rounded(times, 0)),
            format!("{en}: {} times between two years, a unit may be wrong", rounded(times, 0)),
        ),
        arithmetic: match after > before {
            true => format!("{} ÷ {} ≈ {}", figure(new), figure(old), rounded(times, 0)),
            false => format!("{} ÷ {} ≈ {}", figure(old), figure(new), rounded(times, 0)),
        },
        harmless: Some(Note::new("两处说的可能不是同一事项或同一范围", "the two may not be about the same thing or scope")),
        cited: vec![old.clone(), new.clone()],
    })
}
