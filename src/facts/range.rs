//! Two numbers → a range: 3%—5%, 百分之四到五, 20和30之间; a floor and a ceiling side by side: 大于100并且小于300.

use rust_decimal::Decimal;

use crate::facts::number::{self, Number, past_blanks};
use crate::facts::numeral::worth;
use crate::facts::quantity::{Numerals, Quantity, Scanner, Shape};
use crate::facts::{Bound, Value};
use crate::knowledge::UnitKind;
use crate::pairs::Chars;

/// The second number of a range whose first ends at `end`, with or without a unit of its own.
#[must_use]
pub(super) fn second(scanner: &Scanner<'_>, at: usize, end: usize) -> Option<Number> {
    let chars = scanner.chars;
    let open = scanner.numerals == Numerals::Open;
    let before = at.checked_sub(1).and_then(|i| chars.get(i));
    const JOINS: Chars =
        Chars::of(&['-', '－', '—', '–', '~', '～', '―', '─', '∼', '至', '到', '和', '与', '、', ' ', '\u{3000}', '\t', '\u{a0}']);
    // What only may join is told apart below.
    let joins = |c: Option<&char>| c.is_some_and(|c| JOINS.may_hold(*c));
    let after_unit = end + scanner.lexicon.unit(chars, end).map_or(0, |unit| unit.chars.len());
    if !joins(chars.get(end)) && !joins(chars.get(after_unit)) {
        return None;
    }
    let from_before = !open && matches!(before, Some('从' | '由' | '的' | '年'));
    [end, after_unit].into_iter().find_map(|connector| {
        let connector = if open { past_blanks(chars, connector) } else { connector };
        let (width, between) = match (chars.get(connector), chars.get(connector + 1)) {
            (Some('—' | '-'), Some('—' | '-')) => (2, false),
            (Some('-' | '－' | '—' | '–' | '~' | '～' | '―' | '─' | '∼'), _) => (1, false),
            (Some('至' | '到'), _) if !from_before => (1, false),
            (Some('和' | '与' | '、'), _) if open => (1, true),
            _ => return None,
        };
        let begin = connector + width;
        let begin = if open { past_blanks(chars, begin) } else { begin };
        let same = chars.get(at).is_some_and(char::is_ascii_digit) == chars.get(begin).is_some_and(char::is_ascii_digit);
        let number = number::read(chars, begin, open).filter(|number| open || same || number.chinese == 0)?;
        if between && chars.get(number.end) == Some(&'间') {
            return Some(number);
        }
        let after = number.end + scanner.lexicon.unit(chars, number.end).map_or(0, |unit| unit.chars.len());
        let closed = chars.get(after) == Some(&'间') || chars.get(after..after + 2) == Some(&['之', '间']);
        (!between || closed).then_some(number)
    })
}

/// From the first to the second number, in the magnitude of the second.
#[must_use]
pub(super) fn between(first: &Number, second: Number) -> Number {
    let low = ends(first.value).0;
    let high = ends(second.value).1;
    let low = if first.magnitude.is_empty() || first.magnitude == second.magnitude {
        low
    } else {
        (low * (worth(&first.magnitude) / worth(&second.magnitude))).normalize()
    };
    let value = if low <= high { Value::Range(low, high) } else { Value::Range(high, low) };
    Number { value, vague: second.vague.or(first.vague), ..second }
}

fn ends(value: Value) -> (Decimal, Decimal) {
    match value {
        Value::Point(value) => (value, value),
        Value::Range(low, high) => (low, high),
        Value::Words => (Decimal::ZERO, Decimal::ZERO),
    }
}

/// Makes one range of a floor and a ceiling that stand side by side: 最多100最少20个, 1000以上，1500以下.
pub(super) fn join(chars: &[char], quantities: &mut Vec<Quantity>) {
    let mut at = 0;
    while at + 1 < quantities.len() {
        let joined = match (quantities.get(at), quantities.get(at + 1)) {
            (Some(first), Some(second)) => joined(chars, first, second),
            _ => None,
        };
        if let Some(joined) = joined {
            quantities.remove(at);
            if let Some(place) = quantities.get_mut(at) {
                *place = joined;
            }
        } else {
            at += 1;
        }
    }
}

/// Gives the unit that a list ends in to those before: 提高2.2个和3.7个百分点, of which 个 is a part.
pub(super) fn share_points(chars: &[char], quantities: &mut [Quantity]) {
    for at in (1..quantities.len()).rev() {
        let (before, after) = quantities.split_at_mut(at);
        let (Some(first), Some(last)) = (before.last_mut(), after.first()) else { continue };
        let linked = matches!(chars.get(first.to..last.from), Some(['、' | '和' | '与' | '，']));
        // 低11.7和9.6个百分点
        let bare = first.shape == Shape::Bare && first.unit.is_empty() && last.kind == UnitKind::Ratio && last.shape == Shape::Amount;
        if linked && bare {
            first.shape = last.shape;
        }
        if linked && (bare || first.unit == "个" && last.unit == "个百分点") {
            first.unit.clone_from(&last.unit);
            first.base_unit.clone_from(&last.base_unit);
            first.dimension.clone_from(&last.dimension);
            first.kind = last.kind;
        }
    }
}

fn joined(chars: &[char], first: &Quantity, second: &Quantity) -> Option<Quantity> {
    let floor = |q: &Quantity| matches!(q.bound, Bound::Ge | Bound::Gt);
    let ceiling = |q: &Quantity| matches!(q.bound, Bound::Le | Bound::Lt);
    let between: String = chars.get(first.to..second.from)?.iter().filter(|c| !c.is_whitespace()).collect();
    let linked =
        matches!(between.as_str(), "" | "，" | "," | "、" | "并且" | "并" | "且" | "而" | "而且" | "同时" | "的同时" | "但" | "，并且");
    let units = first.base_unit == second.base_unit || first.base_unit.is_empty();
    let (low, high) = match (floor(first) && ceiling(second), ceiling(first) && floor(second)) {
        (true, _) => (first, second),
        (_, true) => (second, first),
        _ => return None,
    };
    let (Value::Point(least), Value::Point(most)) = (low.value, high.value) else { return None };
    let scale = |q: &Quantity| worth(q.unit.strip_suffix(&*q.base_unit).unwrap_or_default());
    let (least, most) = ((least * scale(low) / scale(second)).normalize(), (most * scale(high) / scale(second)).normalize());
    (linked && units && least <= most).then(|| Quantity {
        from: first.from,
        number: first.number,
        value: Value::Range(least, most),
        bound: Bound::Range,
        ..second.clone()
    })
}
