//! Characters → the years that set the time: 2023年, 2023—2025年, 二〇三五年.

use crate::facts::numeral;
use crate::facts::quantity::{Scan, Year};

/// 2023年, 2023—2025年.
#[must_use]
pub(super) fn year(chars: &[char], at: usize, end: usize) -> Option<Year> {
    let first = four_digits(chars, at, end)?;
    if chars.get(end) == Some(&'年') && !matches!(chars.get(end + 1), Some('连' | '来')) {
        // 2017年度
        let to = if chars.get(end + 1) == Some(&'度') { end + 2 } else { end + 1 };
        return Some(Year { from: at, to, first, last: first });
    }
    let connector = matches!(chars.get(end), Some('-' | '－' | '—' | '–' | '~' | '～' | '至' | '到'));
    let (_, last_end) = numeral::arabic(chars, end + 1).filter(|_| connector)?;
    let last = four_digits(chars, end + 1, last_end)?;
    (chars.get(last_end) == Some(&'年')).then_some(Year { from: at, to: last_end + 1, first, last })
}

fn four_digits(chars: &[char], at: usize, end: usize) -> Option<i32> {
    let digits: &[char; 4] = chars.get(at..end)?.try_into().ok()?;
    let year = digits.iter().try_fold(0, |year, c| c.to_digit(10).map(|digit| year * 10 + digit))?;
    i32::try_from(year).ok().filter(|year| (1900..2100).contains(year))
}

/// 二〇三五年, 一九八四年.
pub(super) fn chinese_year(chars: &[char], at: usize, found: &mut Scan) -> Option<usize> {
    let [digits @ .., '年'] = chars.get(at..at + 5)? else { return None };
    let digit = |c: char| if c == 'O' || c == 'Ｏ' { Some(0) } else { numeral::digit(c) };
    let year = digits.iter().try_fold(0, |year, &c| digit(c).map(|digit| year * 10 + digit))?;
    let year = i32::try_from(year).ok()?;
    if (1900..2100).contains(&year) {
        found.years.push(Year { from: at, to: at + 5, first: year, last: year });
        return Some(at + 5);
    }
    None
}
