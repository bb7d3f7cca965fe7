//! Words → years and days: 2023年, ２０２３年, 二〇二三年, 二O二三年, 一九八四年.

use crate::shadow::plain;

/// The digit that a character of a year stands for.
fn digit(c: char) -> Option<i32> {
    Some(match plain(c) {
        c @ '0'..='9' => c as i32 - '0' as i32,
        '〇' | '○' | 'O' | 'o' | '零' | '◯' | 'О' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Every year of a text with the character after 年, in order.
fn with_ends(chars: &[char]) -> Vec<(i32, usize)> {
    let mut found = Vec::new();
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| **c == '年') {
        let Some(digits) = at.checked_sub(4).and_then(|from| chars.get(from..at)) else { continue };
        let year = digits.iter().map(|c| digit(*c)).try_fold(0, |sum, d| d.map(|d| sum * 10 + d));
        // A longer number before 年 is no year.
        let longer = at.checked_sub(5).and_then(|i| chars.get(i)).is_some_and(|c| plain(*c).is_ascii_digit());
        if let Some(year) = year.filter(|year| (1949..=2099).contains(year) && !longer) {
            found.push((year, at + 1));
        }
    }
    found
}

/// Every year of a text, in order.
pub(super) fn years(text: &str) -> Vec<i32> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    with_ends(&chars).into_iter().map(|(year, _)| year).collect()
}

/// The first day of a text: year, month, day.
pub(super) fn day(text: &str) -> Option<(i32, u32, u32)> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    with_ends(&chars).into_iter().find_map(|(year, end)| {
        let (month, end) = small(&chars, end, '月')?;
        let (day, _) = small(&chars, end, '日')?;
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year, month, day))
    })
}

/// A number of up to 31 before `unit`: 3, 12, 三, 十二, 二十六.
fn small(chars: &[char], from: usize, unit: char) -> Option<(u32, usize)> {
    let length = chars.iter().skip(from).take(4).position(|c| *c == unit)?;
    let mut value = 0u32;
    for c in chars.get(from..from + length)? {
        value = match c {
            '十' => value.max(1) * 10,
            c => {
                let d = u32::try_from(digit(*c)?).ok()?;
                if plain(*c).is_ascii_digit() { value * 10 + d } else { value + d }
            }
        };
    }
    (length > 0).then_some((value, from + length + 1))
}

/// The year of a session of the National People's Congress: 第十届全国人民代表大会第一次会议 → 2003. Its fifth term began in
/// 1978, and every term has five yearly sessions.
pub(super) fn of_congress(text: &str) -> Option<i32> {
    let (before, after) = text.split_once("届全国人民代表大会第")?;
    let count =
        |words: &str| words.chars().try_fold(0, |sum, c| if c == '十' { Some(i32::max(sum, 1) * 10) } else { digit(c).map(|d| sum + d) });
    let term = count(before.rsplit_once('第')?.1)?;
    let session = count(after.split_once("次会议")?.0)?;
    ((5..=40).contains(&term) && (1..=5).contains(&session)).then_some(1978 + (term - 5) * 5 + session - 1)
}

/// 2023 in a file name: the first run of four digits that is a year.
pub(super) fn in_name(name: &str) -> Option<i32> {
    name.split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
        .find(|year| (1949..=2099).contains(year))
}

/// First and last year of the plan “十N五” (“十四五”: 2021, 2025) or “N五” (“八五”: 1991, 1995).
pub(super) fn plan_span(text: &str) -> Option<(i32, i32)> {
    let chars: Vec<char> = text.chars().collect();
    chars.iter().enumerate().filter(|(_, c)| **c == '五').find_map(|(at, _)| {
        let one = at.checked_sub(1).and_then(|i| chars.get(i)).copied()?;
        let ten = at.checked_sub(2).and_then(|i| chars.get(i)) == Some(&'十');
        let before = chars.get(at.checked_sub(if ten { 3 } else { 2 })?).copied();
        let after = chars.get(at + 1).copied();
        let quoted = matches!(before, Some('“' | '"' | '‘')) || matches!(after, Some('”' | '"' | '’'));
        let n = match (one, ten) {
            ('十', false) => 10,
            (c, ten) => digit(c).filter(|d| (1..=9).contains(d))? + if ten { 10 } else { 0 },
        };
        // The seventh plan ran from 1986, each of them five years.
        let start = 1986 + (n - 7) * 5;
        (quoted && (6..=20).contains(&n)).then_some((start, start + 4))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_in_every_dress() {
        assert_eq!(years("2023年、２０２２年、二〇二六年、二O二O年、一九八四年，12023年，五年"), [2023, 2022, 2026, 2020, 1984]);
        assert_eq!(day("——2023年3月22日在某区"), Some((2023, 3, 22)));
        assert_eq!(day("二〇二六年一月二十日"), Some((2026, 1, 20)));
        assert_eq!(day("2023年以来"), None);
        assert_eq!(in_name("reports/x-2023.txt"), Some(2023));
    }

    #[test]
    fn a_session_of_the_congress_has_its_year() {
        assert_eq!(of_congress("向第十届全国人民代表大会第一次会议报告"), Some(2003));
        assert_eq!(of_congress("在第十四届全国人民代表大会第二次会议上"), Some(2024));
        assert_eq!(of_congress("第五届人民代表大会第一次会议"), None);
    }

    #[test]
    fn plans_of_five_years_have_their_span() {
        assert_eq!(plan_span("“十四五”时期发展成就"), Some((2021, 2025)));
        assert_eq!(plan_span("完成了“八五”计划"), Some((1991, 1995)));
        assert_eq!(plan_span("过去五年"), None);
    }
}
