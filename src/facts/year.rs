//! Characters → the years that set the time: 2023年, 2023—2025年, 二〇三五年.

use crate::facts::numeral;
use crate::facts::quantity::{Scan, Year};

/// 2023年, 2023—2025年.
#[must_use]
pub(super) fn year(chars: &[char], at: usize, end: usize) -> Option<Year> {
    let first = four_digits(chars, at, end)?;
    if chars.get(end) == Some(&'年') && !matches!(chars.get(end + 1), Some('连' | '来')) {
        return Some(Year { from: at, to: end + 1, first, last: first });
    }
    let connector = matches!(chars.get(end), Some('-' | '－' | '—' | '–' | '~' | '～' | '至' | '到'));
    let (_, last_end) = numeral::arabic(chars, end + 1).filter(|_| connector)?;
    let last = four_digits(chars, end + 1, last_end)?;
    (chars.get(last_end) == Some(&'年')).then_some(Year { from: at, to: last_end + 1, first, last })
}

fn four_digits(chars: &[char], at: usize, end: usize) -> Option<i32> {
    let text: String = chars.get(at..end)?.iter().collect();
    text.parse::<i32>().ok().filter(|year| end - at == 4 && (1900..2100).contains(year))
}

/// 二〇三五年, 一九八四年.
pub(super) fn chinese_year(chars: &[char], at: usize, found: &mut Scan) -> Option<usize> {
    let digits: Vec<u32> =
        chars.get(at..at + 4)?.iter().map_while(|&c| if c == 'O' || c == 'Ｏ' { Some(0) } else { numeral::digit(c) }).collect();
    let year = digits.iter().fold(0, |sum, d| sum * 10 + d);
    let year = i32::try_from(year).ok()?;
    if digits.len() == 4 && (1900..2100).contains(&year) && chars.get(at + 4) == Some(&'年') {
        found.years.push(Year { from: at, to: at + 5, first: year, last: year });
        return Some(at + 5);
    }
    None
}
