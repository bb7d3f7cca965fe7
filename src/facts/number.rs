//! Characters → a whole number with its magnitude: 1,100万, 三亿九千万, 3亿5千万, 一百二十几亿, 6600多万, 两千三点一, 八九亿.
//!
//! The largest magnitude stays in the unit, as reports write it (三亿九千万 is 3.9 亿); what is under 万 is read out (三千六百).

use rust_decimal::Decimal;

use crate::facts::numeral::{digit, figure, small_unit};
use crate::facts::spoken::{self, tens};
use crate::facts::{Bound, Value};

/// A number before its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value, in its magnitude.
    pub(super) value: Value,
    /// 万, 亿, 万亿; empty where there is none.
    pub(super) magnitude: String,
    /// What 余, 多, 几 and 来 inside it say.
    pub(super) vague: Option<Bound>,
    /// The index after it.
    pub(super) end: usize,
    /// Two digits side by side, which with a unit mean one or the other: 两三(个).
    pub(super) pair: Option<(Decimal, Decimal)>,
    /// How many characters are Chinese numerals.
    pub(super) chinese: usize,
}

/// The index of the first character from `at` that is no blank.
#[must_use]
pub(super) fn past_blanks(chars: &[char], at: usize) -> usize {
    let blanks = chars.get(at..).unwrap_or_default().iter().take_while(|c| matches!(c, ' ' | '\u{3000}' | '\t' | '\u{a0}')).count();
    at + blanks
}

/// Reads the number that begins at `at`; `blanks` may stand inside it where a text is typed so.
#[must_use]
pub(super) fn read(chars: &[char], at: usize, blanks: bool) -> Option<Number> {
    if let Some(number) = plain(chars, at).filter(|_| !blanks) {
        return Some(number);
    }
    spoken::read(chars, at, blanks)
}

/// Digits and a magnitude with nothing after it that could belong to them: 344.7亿. Most numbers of a report are such.
fn plain(chars: &[char], at: usize) -> Option<Number> {
    let (value, figure_end) = figure(chars, at, false)?;
    let (magnitude, length) = match (chars.get(figure_end), chars.get(figure_end + 1)) {
        (Some('万'), Some('亿')) => ("万亿", 2),
        (Some('万'), _) => ("万", 1),
        (Some('亿'), _) => ("亿", 1),
        _ => ("", 0),
    };
    let end = figure_end + length;
    let goes_on = |c: &char| {
        c.is_ascii_digit()
            || digit(*c).is_some()
            || small_unit(*c).is_some()
            || tens(*c).is_some()
            || matches!(c, '点' | '余' | '多' | '几' | '来' | '万' | '亿' | '兆')
    };
    if chars.get(end).is_some_and(goes_on) {
        return None;
    }
    Some(Number { value: Value::Point(value.normalize()), magnitude: magnitude.to_owned(), vague: None, end, pair: None, chinese: length })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let shown = read(&chars, 0, true).map(|n| {
            let value = match n.value {
                Value::Point(value) => value.to_string(),
                Value::Range(low, high) => format!("{low}..{high}"),
                Value::Words => String::new(),
            };
            let vague = n.vague.map(|bound| format!(" {}", bound.name())).unwrap_or_default();
            format!("{value}{}{vague}|{}", n.magnitude, chars[n.end..].iter().collect::<String>())
        });
        assert_eq!(shown.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn groups_of_ten_thousand_are_kept_in_the_unit() {
        check("三亿九千万斤", "3.9亿|斤");
        check("3亿5千万元", "3.5亿|元");
        check("一万五千亿", "15000亿|");
        check("二十一万亿元", "21万亿|元");
        check("一万二千三百五十人", "1.235万|人");
        check("3万4000", "3.4万|");
        check("5000万2023年", "5000万|2023年");
        check("5万亿两个", "5万亿|两个");
        check("750千伏", "750|千伏");
        check("1亿3千多万", "1.3亿 gt|");
    }

    #[test]
    fn what_is_left_unsaid_is_given_back() {
        check("两千六", "2600|");
        check("一百十八个", "118|个");
        check("一千零十", "1010|");
        check("三万五", "3.5万|");
        check("百三", "130|");
        check("廿二", "22|");
        check("玖仟陆佰陆拾伍", "9665|");
    }

    #[test]
    fn one_or_the_other_is_a_range() {
        check("三五百人", "300..500|人");
        check("八九亿元", "8..9亿|元");
        check("十五六个", "15..16|个");
        check("二三十万", "20..30万|");
        check("一七二零", "1720|");
    }

    #[test]
    fn vague_words_may_stand_inside() {
        check("6600多万人", "6600万 gt|人");
        check("一百二十几亿", "120亿 gt|");
        check("十来个", "10 approx|个");
        check("二百三十余万", "230万 gt|");
    }

    #[test]
    fn two_numbers_stay_two() {
        check("十三五", "13|五");
        check("两千三点一", "2300.1|");
        check("10.1万零100", "10.1万|零100");
        check("零点", "0|点");
    }
}
