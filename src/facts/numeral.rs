//! Numerals → exact decimals: Arabic with thousands commas, Chinese throughout (一百十八, 一万二千三百亿, 百分之十三点四).

use rust_decimal::Decimal;

use crate::pairs::Chars;

/// The value of one Chinese digit, 两 and capital forms included.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '幺' => 1,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '俩' => 2,
        '三' | '叁' | '仨' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of 十, 百, 千 and their capital forms.
#[must_use]
pub(super) fn small_unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// Whether a character can stand in a Chinese numeral.
#[must_use]
pub fn is_chinese(c: char) -> bool {
    digit(c).is_some() || small_unit(c).is_some()
}

/// Whether a number may begin with a character that is no Arabic digit.
#[must_use]
#[inline]
pub(super) fn begins(c: char) -> bool {
    // Every character of a report is asked.
    BEGINNINGS.may_hold(c) && begins_with(c)
}

/// The characters that a quantity may begin with, digits and what only stands alone (半斤, 数十万) among them.
pub(super) const MAY_BEGIN: Chars = BEGINNINGS.and(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '半', '几', '数']);

/// The characters that [`begins_with`] knows.
const BEGINNINGS: Chars = Chars::of(&[
    '〇', '零', '○', '幺', '一', '壹', '二', '两', '贰', '俩', '三', '叁', '仨', '四', '肆', '五', '伍', '六', '陆', '七', '柒', '八',
    '捌', '九', '玖', '十', '拾', '百', '佰', '千', '仟', '第', '前', '万', '亿', '廿', '卅', '卌',
]);

fn begins_with(c: char) -> bool {
    is_chinese(c) || matches!(c, '第' | '前' | '万' | '亿' | '廿' | '卅' | '卌')
}

/// Whether a digit is of the forms that stand in figures of banks alone and else are words of their own: 陆, 伍, 拾.
#[must_use]
pub(super) fn is_formal(c: char) -> bool {
    matches!(c, '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟')
}

/// Reads an Arabic number at `at`: digits, commas between groups of three, one point with digits after it.
/// Returns the value and the index after it.
#[must_use]
pub fn arabic(chars: &[char], at: usize) -> Option<(Decimal, usize)> {
    figure(chars, at, false)
}

/// As [`arabic`]; `wide` takes the full-width comma between groups too: ４，５６５.
#[must_use]
pub(super) fn figure(chars: &[char], at: usize, wide: bool) -> Option<(Decimal, usize)> {
    let mut digits = 0;
    let mut whole: i128 = 0;
    let mut scale = 0;
    let mut end = at;
    let mut point = false;
    while let Some(&c) = chars.get(end) {
        let next_digit = chars.get(end + 1).is_some_and(char::is_ascii_digit);
        match c {
            '0'..='9' => {
                digits += 1;
                scale += u32::from(point);
                whole = whole.saturating_mul(10).saturating_add(i128::from(c.to_digit(10).unwrap_or(0)));
            }
            // 8 ．8 as some pages part a point from its digits.
            ' ' if wide && !point && end > at && parted_point(chars, end) => {}
            ' ' if wide && point && scale == 0 && next_digit => {}
            '.' if wide && !point && end > at && chars.get(end - 1) == Some(&' ') && parted_point(chars, end - 1) => point = true,
            '.' if !point && end > at && next_digit => point = true,
            ',' if !point && end > at && grouped(chars, end) => {}
            '，' if wide && !point && (1..=3).contains(&(end - at)) && grouped(chars, end) => {}
            _ => break,
        }
        end += 1;
    }
    if end == at || digits > 24 {
        return None;
    }
    Decimal::try_from_i128_with_scale(whole, scale).ok().map(|value| (value, end))
}

fn digit_at(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(char::is_ascii_digit)
}

/// Whether the blank at `at` stands before a point that digits follow.
fn parted_point(chars: &[char], at: usize) -> bool {
    chars.get(at + 1) == Some(&'.') && (digit_at(chars, at + 2) || chars.get(at + 2) == Some(&' ') && digit_at(chars, at + 3))
}

/// Whether the comma at `at` parts a group of just three digits.
fn grouped(chars: &[char], at: usize) -> bool {
    (1..=3).all(|i| chars.get(at + i).is_some_and(char::is_ascii_digit)) && !chars.get(at + 4).is_some_and(char::is_ascii_digit)
}

/// Reads a Chinese integer up to 千 at `at`, with a decimal part after 点: 一百十八, 二三, 十三点四, 三千六百.
/// 万 and 亿 are left to the caller, as they stay in the unit. Returns the value and the index after it.
#[must_use]
pub fn chinese(chars: &[char], at: usize) -> Option<(Decimal, usize)> {
    let (whole, mut end) = chinese_integer(chars, at)?;
    let mut value = Decimal::from(whole);
    if chars.get(end) == Some(&'点') && chars.get(end + 1).copied().and_then(digit).is_some() {
        let mut scale = Decimal::ONE;
        let mut next = end + 1;
        while let Some(d) = chars.get(next).copied().and_then(digit) {
            scale /= Decimal::TEN;
            value += Decimal::from(d) * scale;
            next += 1;
            if next - end > 12 {
                break;
            }
        }
        end = next;
    }
    Some((value.normalize(), end))
}

fn chinese_integer(chars: &[char], at: usize) -> Option<(u64, usize)> {
    let mut total: u64 = 0;
    let mut pending: Option<u64> = None;
    let mut unit_before: u64 = 1;
    let mut end = at;
    let mut positional = String::new();
    let mut has_unit = false;
    while let Some(&c) = chars.get(end) {
        if let Some(d) = digit(c) {
            if !has_unit {
                positional.push(char::from_digit(d, 10)?);
            } else if pending.is_some_and(|p| p != 0) {
                break;
            }
            pending = Some(u64::from(d));
        } else if let Some(unit) = small_unit(c) {
            if positional.len() > 1 {
                break;
            }
            has_unit = true;
            let factor = match pending {
                Some(factor) => factor,
                None if total == 0 || unit == 10 => 1,
                None => break,
            };
            total += factor * u64::from(unit);
            unit_before = u64::from(unit);
            pending = None;
        } else {
            break;
        }
        end += 1;
        if end - at > 24 {
            break;
        }
    }
    if end == at {
        return None;
    }
    if !has_unit {
        return positional.parse().ok().map(|value| (value, end));
    }
    // 二百五 is 250, 一千零五 is 1005.
    if let Some(last) = pending {
        let spoken = unit_before > 10 && chars.get(end.wrapping_sub(2)).is_some_and(|&c| small_unit(c).is_some());
        total += if spoken { last * (unit_before / 10) } else { last };
    }
    Some((total, end))
}

/// What 万, 亿 and 兆 are worth.
#[must_use]
pub(super) fn worth(magnitude: &str) -> Decimal {
    magnitude.chars().filter_map(big_unit).fold(Decimal::ONE, |worth, unit| worth.checked_mul(unit).unwrap_or(worth))
}

/// What one magnitude word is worth.
pub(super) fn big_unit(c: char) -> Option<Decimal> {
    Some(match c {
        '万' => Decimal::from(10_000),
        '亿' => Decimal::from(100_000_000),
        '兆' => Decimal::from(1_000_000_000_000_i64),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let read = if chars[0].is_ascii_digit() { arabic(&chars, 0) } else { chinese(&chars, 0) };
        let shown = read.map(|(value, end)| format!("{} {}", value, chars[end..].iter().collect::<String>()));
        assert_eq!(shown.as_deref(), Some(expected));
    }

    #[test]
    fn arabic_numbers_keep_their_decimals() {
        check("1,312.50亿", "1312.50 亿");
        check("8.8%", "8.8 %");
        check("5，6", "5 ，6");
    }

    #[test]
    fn no_numeral_is_passed_over() {
        assert!(('\0'..=char::MAX).all(|c| begins(c) == begins_with(c)));
    }

    #[test]
    fn chinese_numerals_are_read_whole() {
        check("一百十八个", "118 个");
        check("十三点四", "13.4 ");
        check("三千六百万", "3600 万");
        check("二百五十", "250 ");
        check("一千零五", "1005 ");
        check("二〇二三年", "2023 年");
        check("十条", "10 条");
        check("两次", "2 次");
        check("二十大", "20 大");
    }
}
