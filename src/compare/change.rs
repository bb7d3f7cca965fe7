//! Two cells → their difference: rates in 个百分点, levels in their unit with percent, ranks in 位; ranges and words have none.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::align::dimension::{dimension, full_unit};
use crate::compare::{Cell, Change};
use crate::facts::{Bound, Measure, Role, Value};
use crate::knowledge::Knowledge;

/// The number of a cell that is a point.
pub(super) fn point(cell: &Cell) -> Option<Decimal> {
    match cell.value {
        Value::Point(value) => Some(value),
        Value::Range(..) | Value::Words => None,
    }
}

/// New minus old, in the new one's unit.
pub(super) fn change(old: &Cell, new: &Cell, knowledge: &Knowledge) -> Change {
    let converted = convert(old, &new.unit, knowledge);
    // How much more or less something changed than the year before, in points of points or years in a row, tells nobody anything.
    // 第二 and 前五 cannot be subtracted.
    let placed = new.measure == Measure::Rank && [old, new].into_iter().any(|cell| cell.bound != Bound::Eq);
    let meaningful = !(placed || new.measure == Measure::Streak || new.measure == Measure::Change && new.unit == "个百分点");
    let difference = match (point(new), converted) {
        (Some(new), Some(old)) if meaningful => new.checked_sub(old),
        _ => None,
    };
    // 超过550 and then 超过500: whether it fell, nobody said.
    let open = |cell: &Cell| cell.role != Role::Target && matches!(cell.bound, Bound::Gt | Bound::Ge);
    let difference = difference.filter(|d| !(open(old) && open(new) && d.is_sign_negative() && !d.is_zero()));
    let level = matches!(new.measure, Measure::Level);
    let percent = match (difference, converted) {
        (Some(difference), Some(old)) if level && !old.is_zero() => difference
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|d| d.checked_div(old.abs()))
            .map(|p| p.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize()),
        _ => None,
    };
    Change {
        from_year: old.year,
        to_year: new.year,
        role: new.role,
        difference: difference.map(|d| d.normalize()),
        unit: difference_unit(new.measure, &new.unit).to_owned(),
        percent,
        restated: false,
        converted: difference.is_some() && old.unit != new.unit,
        approximate: difference.is_some() && [old, new].into_iter().any(is_rough),
        concept: false,
    }
}

/// Whether a cell is a result without an exact figure; a target's bound says what is aimed at, and two such are told apart by figure.
fn is_rough(cell: &Cell) -> bool {
    cell.role != Role::Target && cell.measure != Measure::Rank && cell.bound != Bound::Eq
}

/// The value of `cell` in `unit`; `None` where the two cannot be compared.
pub(super) fn convert(cell: &Cell, unit: &str, knowledge: &Knowledge) -> Option<Decimal> {
    let value = point(cell)?;
    if cell.unit == unit || matches!(cell.measure, Measure::Rank | Measure::Streak) {
        return Some(value);
    }
    let meant = |unit| dimension(&full_unit(unit, &cell.name, knowledge), knowledge);
    let (from, to) = (meant(&cell.unit), meant(unit));
    if from.name != to.name || to.scale.is_zero() {
        return None;
    }
    value.checked_mul(from.scale)?.checked_div(to.scale)
}

/// What a difference is counted in.
pub(super) fn difference_unit(measure: Measure, unit: &str) -> &str {
    match measure {
        Measure::Growth | Measure::Ratio if unit == "%" => "个百分点",
        Measure::Rank => "位",
        Measure::Streak => "年",
        Measure::Growth | Measure::Ratio | Measure::Level | Measure::Change => unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing;
    use crate::facts::Bound;

    fn difference(old: (&str, &str), new: (&str, &str), measure: Measure) -> (Option<String>, String, Option<String>) {
        let cell = |(value, unit): (&str, &str)| testing::cell(value, unit, Bound::Eq, measure);
        let change = change(&cell(old), &cell(new), Knowledge::built_in());
        (change.difference.map(|d| d.to_string()), change.unit, change.percent.map(|p| p.to_string()))
    }

    #[test]
    fn rates_differ_in_points_and_levels_in_their_unit_and_percent() {
        assert_eq!(difference(("4.9", "%"), ("6.20", "%"), Measure::Growth), (Some("1.3".into()), "个百分点".into(), None));
        assert_eq!(
            difference(("323.0", "亿元"), ("344.7", "亿元"), Measure::Level),
            (Some("21.7".into()), "亿元".into(), Some("6.7".into()))
        );
        assert_eq!(
            difference(("9000", "亿元"), ("1.2", "万亿元"), Measure::Level),
            (Some("0.3".into()), "万亿元".into(), Some("33.3".into()))
        );
        assert_eq!(difference(("3", "全市"), ("2", "全市"), Measure::Rank), (Some("-1".into()), "位".into(), None));
        assert_eq!(difference(("-2.6", "个百分点"), ("4.4", "个百分点"), Measure::Change).0, None);
        assert_eq!(difference(("3", "所"), ("2", "公里"), Measure::Level).0, None);
    }
}
