//! Places in an order: 第一, 第4位, 前三; the number of a thing (第五届) is none.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::facts::quantity::{Quantity, Shape};
use crate::facts::{Bound, Value, gate, numeral};
use crate::knowledge::UnitKind;

/// 第一, 第4位, 第8 at the end of its clause; the number of a thing (第五届) is none.
pub(super) fn rank(chars: &[char], from: usize, value: Decimal, end: usize) -> Option<Quantity> {
    if !closes_as_rank(chars, end) {
        return None;
    }
    let to = match chars.get(end) {
        Some('位' | '名') => end + 1,
        Some(&c) if !gate::ends_a_phrase(c) => return None,
        _ => end,
    };
    Some(placed(from, to, value, Bound::Eq))
}

/// Whether the last of several places one after another is one: 第三、第五、第四位 are, 第一、第三产业 are none.
fn closes_as_rank(chars: &[char], end: usize) -> bool {
    let mut end = end;
    while matches!(chars.get(end), Some('、' | '和')) && chars.get(end + 1) == Some(&'第') {
        let Some((_, next)) = numeral::chinese(chars, end + 2).or_else(|| numeral::arabic(chars, end + 2)) else { return false };
        end = next;
    }
    matches!(chars.get(end), Some('位' | '名')) || chars.get(end).is_none_or(|&c| gate::ends_a_phrase(c))
}

/// 前三, 前10名; 前三季度 and 前5个月 are times.
pub(super) fn top(chars: &[char], from: usize, value: Decimal, end: usize) -> Option<Quantity> {
    rank(chars, from, value, end).map(|quantity| Quantity { bound: Bound::Le, ..quantity })
}

fn placed(from: usize, to: usize, value: Decimal, bound: Bound) -> Quantity {
    Quantity {
        from,
        number: from + 1,
        to,
        value: Value::Point(value),
        unit: String::new(),
        base_unit: Arc::default(),
        bound,
        shape: Shape::Rank,
        kind: UnitKind::Count,
        dimension: "rank".into(),
        bound_after: false,
    }
}
