//! Figures → the words and the arithmetic of a finding.

use rust_decimal::{Decimal, RoundingStrategy};

use super::interval::{Interval, as_written};
use crate::compare::Cell;
use crate::facts::{Indicator, Value};

/// A figure with its unit and as many places as the report gives it: `15.60亿元`.
pub(super) fn figure(cell: &Cell) -> String {
    match cell.value {
        Value::Point(value) => format!("{}{}", as_written(cell, value), cell.unit),
        Value::Range(low, high) => format!("{low}—{high}{}", cell.unit),
        Value::Words => cell.text.clone(),
    }
}

/// `[6.65, 6.75]` to so many places, one number where the two ends are the same then; an open end as ….
pub(super) fn interval(of: Interval, places: u32) -> String {
    let end = |value: Option<Decimal>| value.map_or_else(|| "…".to_owned(), |value| rounded(value, places));
    let (low, high) = (end(of.low), end(of.high));
    if low == high { low } else { format!("[{low}, {high}]") }
}

/// A number to so many places, without zeros at its end.
pub(super) fn rounded(value: Decimal, places: u32) -> String {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize().to_string()
}

/// What an indicator is called in Chinese and in English.
pub(super) fn names(of: &Indicator) -> (String, String) {
    let zh = of.canonical.as_deref().unwrap_or(&of.name);
    let en = of.name_en.as_deref().unwrap_or(zh);
    (zh.to_owned(), en.to_owned())
}

/// The size of a percentage that two levels come to: new ÷ old − 1, as a range.
pub(super) fn growth(new: Interval, old: Interval) -> Option<Interval> {
    let rate = |new: Option<Decimal>, old: Option<Decimal>| match (new, old) {
        (Some(new), Some(old)) if old > Decimal::ZERO => {
            new.checked_div(old)?.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED).map(Some)
        }
        (Some(_), Some(_)) => None,
        _ => Some(None),
    };
    Some(Interval { low: rate(new.low, old.high)?, high: rate(new.high, old.low)? })
}
