//! Numbers that are not written as one: 百分之十三点四, 五分之一, 3/5, 一半, 两个半, 十一元五角, 数十万.

use rust_decimal::Decimal;

use crate::facts::lexicon::UnitWord;
use crate::facts::number::{self, Number, past_blanks};
use crate::facts::quantity::{Numerals, Quantity, Scanner};
use crate::facts::{Bound, Value, gate, numeral};
use crate::knowledge::UnitKind;

fn number(value: Value, end: usize) -> Number {
    Number { value, magnitude: String::new(), vague: None, end, pair: None, chinese: 2 }
}

fn point(value: Value) -> Option<Decimal> {
    match value {
        Value::Point(value) => Some(value),
        Value::Range(..) | Value::Words => None,
    }
}

fn ratio(word: &str) -> UnitWord {
    UnitWord { chars: Vec::new(), word: word.into(), kind: UnitKind::Ratio, dimension: "ratio".into(), goes_on: "" }
}

/// The fraction that begins at `at`, and where its number ends.
#[must_use]
pub(super) fn of(scanner: &Scanner<'_>, at: usize) -> Option<(Quantity, usize)> {
    percent(scanner, at)
        .or_else(|| half(scanner, at))
        .or_else(|| if scanner.numerals == Numerals::Gated { None } else { parts(scanner, at) })
        .or_else(|| if scanner.blanks() { slash(scanner, at).or_else(|| scientific(scanner, at)) } else { None })
}

/// 百分之十三点四, 百分之四到五, 千分之三.
fn percent(scanner: &Scanner<'_>, at: usize) -> Option<(Quantity, usize)> {
    let chars = scanner.chars;
    let unit = match chars.get(at..at + 3) {
        Some(['百', '分', '之']) => "%",
        Some(['千', '分', '之']) => "‰",
        _ => return None,
    };
    let minus = matches!(chars.get(at + 3), Some('负' | '-' | '－'));
    let first = number::read(chars, at + 3 + usize::from(minus), scanner.blanks())?;
    let (mut value, mut end, mut vague) = (first.value, first.end, first.vague);
    if let (true, Value::Point(point)) = (minus, value) {
        value = Value::Point(-point);
    }
    if matches!(chars.get(end), Some('到' | '至' | '-' | '—' | '～' | '~' | '–' | '－')) {
        let skip = if chars.get(end + 1..end + 4) == Some(&['百', '分', '之']) { 4 } else { 1 };
        if let Some(second) = number::read(chars, end + skip, scanner.blanks()) {
            let both = point(value).zip(point(second.value));
            value = both.map_or(value, |(low, high)| Value::Range(low.min(high), low.max(high)));
            end = second.end;
        }
    }
    if matches!(chars.get(end), Some('多' | '余')) {
        vague = Some(Bound::Gt);
        end += 1;
    }
    let quantity = scanner.bounded(at, end, Number { vague, ..number(value, end) }, Some(&ratio(unit)));
    Some((quantity, end))
}

/// 一半 is 50 %.
fn half(scanner: &Scanner<'_>, at: usize) -> Option<(Quantity, usize)> {
    let chars = scanner.chars;
    if chars.get(at..at + 2) != Some(&['一', '半']) || chars.get(at + 2).is_some_and(|&c| !gate::ends_a_phrase(c)) {
        return None;
    }
    let number = number(Value::Point(Decimal::from(50)), at + 2);
    Some((scanner.bounded(at, at + 2, number, Some(&ratio("%"))), at + 2))
}

/// 五分之一, 二十五分之三, 三百五又三分之一: a number without a unit.
fn parts(scanner: &Scanner<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (chars, blanks) = (scanner.chars, scanner.blanks());
    let skip = |at: usize| if blanks { past_blanks(chars, at) } else { at };
    let mut whole = Decimal::ZERO;
    let mut below = number::read(chars, at, blanks)?;
    let of = skip(below.end);
    if chars.get(of) == Some(&'又') {
        whole = multiplied(&below)?;
        below = number::read(chars, skip(of + 1), blanks)?;
    }
    let of = skip(below.end);
    let among = skip(of + 1);
    if chars.get(of) != Some(&'分') || chars.get(among) != Some(&'之') {
        return None;
    }
    let begin = skip(among + 1);
    let minus = matches!(chars.get(begin), Some('负' | '-'));
    let above = number::read(chars, begin + usize::from(minus), blanks)?;
    let share = multiplied(&above)?.checked_div(multiplied(&below)?)?;
    let value = whole.checked_add(if minus { -share } else { share })?;
    let quantity = scanner.bounded(at, above.end, number(Value::Point(value.normalize()), above.end), None);
    Some((quantity, above.end))
}

/// 3/5, 1 3/5: only where no date or name goes on.
fn slash(scanner: &Scanner<'_>, at: usize) -> Option<(Quantity, usize)> {
    let chars = scanner.chars;
    let (first, mut end) = numeral::arabic(chars, at)?;
    let mut whole = Decimal::ZERO;
    let mut above = first;
    let next = past_blanks(chars, end);
    if next > end
        && let Some((second, second_end)) = numeral::arabic(chars, next)
        && matches!(chars.get(second_end), Some('/' | '／'))
    {
        (whole, above, end) = (first, second, second_end);
    }
    if !matches!(chars.get(end), Some('/' | '／')) {
        return None;
    }
    let (below, end) = numeral::arabic(chars, end + 1)?;
    if matches!(chars.get(end), Some('/' | '／' | '.' | '-')) {
        return None;
    }
    let value = whole.checked_add(above.checked_div(below)?)?;
    Some((scanner.bounded(at, end, number(Value::Point(value.normalize()), end), None), end))
}

/// 2e5, 12.32e+14.
fn scientific(scanner: &Scanner<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (value, end) = numeral::arabic(scanner.chars, at)?;
    let (power, end) = power(scanner.chars, end)?;
    let ten = (0..power.unsigned_abs()).fold(Decimal::ONE, |ten, _| ten * Decimal::TEN);
    let value = if power < 0 { value.checked_div(ten)? } else { value.checked_mul(ten)? };
    Some((scanner.bounded(at, end, number(Value::Point(value.normalize()), end), None), end))
}

fn multiplied(number: &Number) -> Option<Decimal> {
    point(number.value)?.checked_mul(numeral::worth(&number.magnitude))
}

/// The power of ten after digits that end at `end`, and where it ends: 2e5, 12.32e+14.
#[must_use]
pub(super) fn power(chars: &[char], end: usize) -> Option<(i32, usize)> {
    if !matches!(chars.get(end), Some('e' | 'E')) {
        return None;
    }
    let (sign, from) = match chars.get(end + 1) {
        Some('-' | '－') => (-1, end + 2),
        Some('+' | '＋') => (1, end + 2),
        _ => (1, end + 1),
    };
    let digits = chars.get(from..)?.iter().take_while(|c| c.is_ascii_digit()).count();
    let text: String = chars.get(from..from + digits)?.iter().collect();
    let after = chars.get(from + digits);
    let power = text.parse::<i32>().ok().filter(|power| *power <= 20 && !after.is_some_and(char::is_ascii_alphabetic))?;
    Some((sign * power, from + digits))
}

/// What only a text that is no report needs: .5, 2e5, 半斤, 数十万.
#[must_use]
pub(super) fn odd(scanner: &Scanner<'_>, at: usize) -> Option<(Quantity, usize)> {
    let chars = scanner.chars;
    let before = at.checked_sub(1).and_then(|i| chars.get(i));
    match chars.get(at)? {
        '.' if !before.is_some_and(|c| c.is_alphanumeric() || *c == '.') => {
            let (value, end) = numeral::arabic(chars, at + 1).filter(|(value, _)| value.is_integer())?;
            let length = u32::try_from(end - at - 1).ok()?;
            let value = Decimal::try_from_i128_with_scale(value.mantissa(), length).ok()?;
            let quantity = scanner.bounded(at, end, number(Value::Point(value.normalize()), end), None);
            Some((if gate::sign(chars, at) { quantity.negative() } else { quantity }, end))
        }
        '半' => {
            let unit = scanner.lexicon.unit(chars, at + 1).filter(|unit| unit.kind == UnitKind::Physical)?;
            let end = at + 1 + unit.chars.len();
            Some((scanner.bounded(at, end, number(Value::Point(Decimal::new(5, 1)), end), Some(unit)), end))
        }
        '几' | '数' if !matches!(before, Some('人' | '倍' | '次' | '户' | '总' | '个' | '指' | '参' | '分')) => {
            let first = chars.get(at + 1)?;
            if !matches!(first, '十' | '百' | '千' | '万' | '亿') {
                return None;
            }
            let (quantity, end) = scanner.amount(at + 1)?;
            let counted = !quantity.base_unit.is_empty() || gate::ends_here(chars, quantity.to);
            counted.then_some((Quantity { from: at, bound: Bound::Ge, ..quantity }, end))
        }
        _ => None,
    }
}

/// Takes the half that follows a unit: 两个半, 三年半; returns where it ends.
pub(super) fn half_more<'a>(scanner: &Scanner<'a>, number: &mut Number, unit: &mut Option<&'a UnitWord>, end: usize) -> Option<usize> {
    let chars = scanner.chars;
    if scanner.numerals == Numerals::Gated || unit.is_none() || chars.get(end) != Some(&'半') || !number.magnitude.is_empty() {
        return None;
    }
    let Value::Point(value) = number.value else { return None };
    // 两个半小时 is one time; 三个半岛 are none.
    let more = scanner.lexicon.unit(chars, end + 1);
    if more.is_none() && !gate::ends_here(chars, end + 1) {
        return None;
    }
    number.value = Value::Point(value.checked_add(Decimal::new(5, 1))?);
    let to = end + 1 + more.map_or(0, |unit| unit.chars.len());
    if let Some(more) = more {
        *unit = Some(more);
    }
    number.end = to;
    Some(to)
}

/// Takes 角 and 分 after 元, and the 整 of a bank's hand: 十一元五角, 壹佰圆整; returns where they end.
pub(super) fn coins<'a>(scanner: &Scanner<'a>, number: &mut Number, unit: &mut Option<&'a UnitWord>, end: usize) -> Option<usize> {
    let chars = scanner.chars;
    if scanner.numerals == Numerals::Gated {
        return None;
    }
    let mut end = end;
    if unit.is_none() && chars.get(end) == Some(&'圆') {
        end += 1;
        *unit = scanner.lexicon.unit(&['元'], 0);
    }
    if unit.as_ref().is_none_or(|unit| &*unit.word != "元") || !number.magnitude.is_empty() {
        return None;
    }
    let mut worth = Decimal::new(1, 1);
    for coin in ['角', '分'] {
        if let Some((value, next)) = numeral::arabic(chars, end).or_else(|| numeral::chinese(chars, end))
            && chars.get(next) == Some(&coin)
            && value < Decimal::TEN
            && let Value::Point(yuan) = number.value
        {
            number.value = Value::Point(yuan.checked_add(value * worth)?);
            end = next + 1;
        }
        worth /= Decimal::TEN;
    }
    if matches!(chars.get(end), Some('整' | '正')) && gate::ends_here(chars, end + 1) {
        end += 1;
    }
    number.end = end;
    Some(end)
}
