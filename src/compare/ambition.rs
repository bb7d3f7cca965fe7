//! A target and the next → how ambition moved: by value, then by bound word, then by the strength of the verb.

use rust_decimal::Decimal;

use crate::compare::change::convert;
use crate::compare::outcome::{direction, plain_bound};
use crate::compare::{Ambition, Cell};
use crate::facts::{Better, Bound, Indicator, Value};
use crate::knowledge::Knowledge;

/// How `new` moved against `old`: by value, then by bound word, then by the strength of the verb. `None` where neither is there.
#[must_use]
pub fn ambition(indicator: &Indicator, old: Option<&Cell>, new: Option<&Cell>, knowledge: &Knowledge) -> Option<Ambition> {
    let (old, new) = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => return Some(Ambition::New),
        (Some(_), None) => return Some(Ambition::Dropped),
        (Some(old), Some(new)) => (old, new),
    };
    let better = direction(indicator, new);
    let moved = |before: Decimal, after: Decimal| match (better == Better::Lower, after > before) {
        (true, true) => Ambition::Loosened,
        (true, false) => Ambition::Tightened,
        (false, true) => Ambition::Raised,
        (false, false) => Ambition::Lowered,
    };
    match (aim(old, better, &new.unit, knowledge), aim(new, better, &new.unit, knowledge)) {
        (Some(before), Some(after)) if before != after => {
            return Some(moved(before, after));
        }
        (Some(_), None) => return Some(Ambition::Softened),
        (None, Some(_)) => return Some(Ambition::Hardened),
        (Some(_), Some(_)) | (None, None) => {}
    }
    // 6%—6.5% and then 6%左右: the far end was given up.
    if let (Some(before), Some(after)) = (far_end(old, better, &new.unit, knowledge), far_end(new, better, &new.unit, knowledge))
        && before != after
    {
        return Some(moved(before, after));
    }
    let hardness = |cell: &Cell| (bound_hardness(cell, better), strength(cell, knowledge));
    Some(match (hardness(old), hardness(new)) {
        ((before, _), (after, _)) if after > before => Ambition::Hardened,
        ((before, _), (after, _)) if after < before => Ambition::Softened,
        ((_, Some(before)), (_, Some(after))) if after > before => Ambition::Hardened,
        ((_, Some(before)), (_, Some(after))) if after < before => Ambition::Softened,
        _ if old.value == Value::Words && squeezed(&old.text) != squeezed(&new.text) => worded(&old.text, &new.text),
        _ => Ambition::Same,
    })
}

/// The number that a target aims at least at: the nearer end of a range.
fn aim(cell: &Cell, better: Better, unit: &str, knowledge: &Knowledge) -> Option<Decimal> {
    match cell.value {
        Value::Point(_) => convert(cell, unit, knowledge),
        Value::Range(low, high) if cell.unit == unit => Some(if better == Better::Lower { high } else { low }),
        Value::Range(..) | Value::Words => None,
    }
}

/// The farther end of a range, the number of a point.
fn far_end(cell: &Cell, better: Better, unit: &str, knowledge: &Knowledge) -> Option<Decimal> {
    match cell.value {
        Value::Range(low, high) if cell.unit == unit => Some(if better == Better::Lower { low } else { high }),
        _ => aim(cell, better, unit, knowledge),
    }
}

/// 左右 is softer than a plain number, a bound in the better direction is harder than it.
fn bound_hardness(cell: &Cell, better: Better) -> i8 {
    match (plain_bound(cell), better) {
        (Bound::Ge | Bound::Gt, Better::Higher) | (Bound::Le | Bound::Lt, Better::Lower) => 3,
        (Bound::Le | Bound::Lt | Bound::Ge | Bound::Gt, Better::Neutral) => 3,
        (Bound::Eq | Bound::Range, _) => 2,
        (Bound::Approx, _) | (Bound::Le | Bound::Lt, Better::Higher) | (Bound::Ge | Bound::Gt, Better::Lower) => 1,
        (Bound::Words, _) => 0,
    }
}

fn strength(cell: &Cell, knowledge: &Knowledge) -> Option<u8> {
    let word = cell.commitment.as_deref()?;
    knowledge.commitments.iter().find(|c| c.word == word).map(|c| c.strength)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '与' | '和' | '同' | '保' | '持' | '的')).collect()
}

/// Of two targets in words, 基本 and 大体 soften.
fn worded(old: &str, new: &str) -> Ambition {
    let soft = |text: &str| ["基本", "大体", "总体"].iter().any(|word| text.contains(word));
    match (soft(old), soft(new)) {
        (true, false) => Ambition::Hardened,
        (false, true) => Ambition::Softened,
        _ => Ambition::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::cell;
    use crate::facts::Measure;

    fn indicator(id: &str, better: Better) -> Indicator {
        Indicator { id: (!id.is_empty()).then(|| id.to_owned()), name: "指标".to_owned(), better, ..Indicator::default() }
    }

    fn moved(better: Better, old: (&str, Bound, &str), new: (&str, Bound, &str)) -> Option<Ambition> {
        let target = |(number, bound, verb): (&str, Bound, &str)| {
            let mut cell = cell(number, "%", bound, Measure::Growth);
            cell.commitment = (!verb.is_empty()).then(|| verb.to_owned());
            cell
        };
        ambition(&indicator("known", better), Some(&target(old)), Some(&target(new)), Knowledge::built_in())
    }

    #[test]
    fn ambition_moves_by_value_then_bound_then_verb() {
        use Bound::{Approx, Eq, Ge, Le, Range};
        assert_eq!(moved(Better::Higher, ("6", Approx, ""), ("6.5", Approx, "")), Some(Ambition::Raised));
        assert_eq!(moved(Better::Lower, ("5", Le, ""), ("5.5", Le, "")), Some(Ambition::Loosened));
        assert_eq!(moved(Better::Lower, ("-3", Ge, ""), ("-2.5", Approx, "")), Some(Ambition::Loosened));
        assert_eq!(moved(Better::Higher, ("6..6.5", Range, ""), ("6", Approx, "")), Some(Ambition::Lowered));
        assert_eq!(moved(Better::Higher, ("1200", Approx, ""), ("1200", Ge, "")), Some(Ambition::Hardened));
        assert_eq!(moved(Better::Lower, ("5.5", Le, ""), ("5.5", Approx, "")), Some(Ambition::Softened));
        assert_eq!(moved(Better::Higher, ("25", Eq, "力争"), ("25", Eq, "确保")), Some(Ambition::Hardened));
        assert_eq!(moved(Better::Higher, ("7", Eq, ""), ("7.0", Eq, "")), Some(Ambition::Same));
    }
}
