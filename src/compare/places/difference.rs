//! Two cells, ranges among them → how far the one lies from the other.

use rust_decimal::Decimal;

use crate::compare::change::{change, convert, difference_unit};
use crate::compare::{Cell, Change};
use crate::facts::{Bound, Role, Value};
use crate::knowledge::Knowledge;

/// How far one figure lies from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How far.
    pub distance: Distance,
    /// What it is counted in: 个百分点 for rates, the unit for levels.
    pub unit: String,
    /// For levels, the relative difference in percent to one decimal.
    pub percent: Option<Decimal>,
    /// Whether a result that is no exact figure stands on either side.
    pub approximate: bool,
}

/// How far, where ranges may stand on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// Two points.
    By(Decimal),
    /// A result within the range aimed at.
    Within,
    /// A result above the upper end, by so much.
    Above(Decimal),
    /// A result below the lower end, by so much.
    Below(Decimal),
    /// How far the lower and the upper ends lie from one another.
    Ends(Decimal, Decimal),
}

/// A result against its target.
pub(super) fn against(target: &Cell, actual: &Cell, knowledge: &Knowledge) -> Option<Difference> {
    if let (Value::Range(low, high), Some(reached)) = (target.value, convert(actual, &target.unit, knowledge)) {
        let distance = match () {
            () if reached > high => Distance::Above(reached.checked_sub(high)?),
            () if reached < low => Distance::Below(low.checked_sub(reached)?),
            () => Distance::Within,
        };
        return Some(Difference { distance, percent: None, ..plain(target, rough(actual)) });
    }
    // Counted in the target's unit: the result is brought into it.
    let back = change(actual, target, knowledge);
    let by = back.difference?.checked_mul(Decimal::NEGATIVE_ONE)?.normalize();
    // The percent is of the target, not of the result.
    let percent = change(target, actual, knowledge).percent;
    Some(Difference { distance: Distance::By(by), percent, ..plain(target, back.approximate) })
}

/// A figure against an earlier one.
pub(super) fn since(old: &Cell, new: &Cell, knowledge: &Knowledge) -> Option<Difference> {
    let Change { difference, percent, approximate, .. } = change(old, new, knowledge);
    if let Some(by) = difference {
        return Some(Difference { distance: Distance::By(by), percent, ..plain(new, approximate) });
    }
    let ranged = |cell: &Cell| matches!(cell.value, Value::Range(..));
    if !ranged(old) && !ranged(new) {
        return None;
    }
    let ((old_low, old_high), (low, high)) = (ends(old, &new.unit, knowledge)?, ends(new, &new.unit, knowledge)?);
    let (low, high) = (low.checked_sub(old_low)?.normalize(), high.checked_sub(old_high)?.normalize());
    let distance = if low == high { Distance::By(low) } else { Distance::Ends(low, high) };
    Some(Difference { distance, percent: None, ..plain(new, rough(old) || rough(new)) })
}

/// The two ends of a cell in `unit`; of a point the same twice.
pub(super) fn ends(cell: &Cell, unit: &str, knowledge: &Knowledge) -> Option<(Decimal, Decimal)> {
    match cell.value {
        Value::Range(low, high) if cell.unit == unit => Some((low, high)),
        Value::Range(low, high) => {
            let end = |value| convert(&Cell { value: Value::Point(value), ..cell.clone() }, unit, knowledge);
            Some((end(low)?, end(high)?))
        }
        Value::Point(_) => convert(cell, unit, knowledge).map(|value| (value, value)),
        Value::Words => None,
    }
}

fn plain(of: &Cell, approximate: bool) -> Difference {
    let unit = difference_unit(of.measure, &of.unit).to_owned();
    Difference { distance: Distance::Within, unit, percent: None, approximate }
}

/// A target's bound says what is aimed at; a result with one is no exact figure.
fn rough(cell: &Cell) -> bool {
    cell.role != Role::Target && cell.bound != Bound::Eq
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::cell;
    use crate::facts::Measure::{Growth, Level};

    fn rate(number: &str) -> Cell {
        let bound = if number.contains("..") { Bound::Range } else { Bound::Eq };
        cell(number, "%", bound, Growth)
    }

    fn target(number: &str) -> Cell {
        Cell { role: Role::Target, ..rate(number) }
    }

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn a_result_lies_above_within_or_below_a_range() {
        let found = |reached| against(&target("4.5..5"), &rate(reached), Knowledge::built_in()).map(|d| d.distance);
        assert_eq!(found("5.2"), Some(Distance::Above(number("0.2"))));
        assert_eq!(found("4.5"), Some(Distance::Within));
        assert_eq!(found("4.1"), Some(Distance::Below(number("0.4"))));
    }

    #[test]
    fn of_ranges_each_end_has_its_difference() {
        let found = |old, new| since(&target(old), &target(new), Knowledge::built_in()).map(|d| d.distance);
        assert_eq!(found("5", "4.5..5"), Some(Distance::Ends(number("-0.5"), number("0"))));
        assert_eq!(found("5..6", "4..5"), Some(Distance::By(number("-1"))));
        assert_eq!(found("5.5", "5"), Some(Distance::By(number("-0.5"))));
    }

    #[test]
    fn a_level_differs_in_the_targets_unit_with_percent_of_the_target() {
        let aim = Cell { role: Role::Target, ..cell("20", "万人", Bound::Eq, Level) };
        let found = against(&aim, &cell("223000", "人", Bound::Eq, Level), Knowledge::built_in()).expect("a difference");
        assert_eq!((found.distance, found.unit.as_str()), (Distance::By(number("2.3")), "万人"));
        assert_eq!(found.percent, Some(number("11.5")));
    }
}
