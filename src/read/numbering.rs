//! The number that a heading begins with: 一、 / （一） / 1. / 第一， / 一是 → its level and length.

/// The number before a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbering {
    /// 1 for 一、, 2 for （一）, 3 for the rest.
    pub(crate) level: u8,
    /// Its bytes, the mark after it included.
    pub(crate) length: usize,
    /// Which way it is written.
    pub(crate) style: Style,
    /// What it counts.
    pub(crate) value: u32,
}

/// Ways of numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// 一、 第一部分 第一章
    Part,
    /// （一）
    Bracket,
    /// 1. 1、 （1）
    Arabic,
    /// 第一，
    Ordinal,
    /// 一是 一要
    Item,
}

const DIGITS: &str = "一二三四五六七八九十";

/// Reads the number at the head of `text`, if there is one.
pub(crate) fn numbering(text: &str) -> Option<Numbering> {
    let first = text.chars().next()?;
    match first {
        '（' | '(' | '〔' => bracket(text, first),
        '第' => ordinal(text),
        '0'..='9' | '０'..='９' => arabic(text),
        _ if DIGITS.contains(first) => plain(text),
        _ => None,
    }
}

fn han_number(text: &str) -> Option<(u32, usize)> {
    let number: String = text.chars().take_while(|c| DIGITS.contains(*c)).collect();
    if number.is_empty() || number.chars().count() > 3 {
        return None;
    }
    let digit = |c: char| DIGITS.chars().position(|d| d == c).map_or(0, |i| i as u32 + 1);
    let mut value = 0;
    for c in number.chars() {
        match c {
            '十' => value = value.max(1) * 10,
            _ => value += digit(c),
        }
    }
    Some((value, number.len()))
}

fn arabic_number(text: &str) -> Option<(u32, usize)> {
    let number: String = text.chars().take_while(|c| matches!(c, '0'..='9' | '０'..='９')).collect();
    if number.is_empty() || number.chars().count() > 2 {
        return None;
    }
    let value = number.chars().fold(0, |sum, c| sum * 10 + crate::shadow::plain(c).to_digit(10).unwrap_or(0));
    Some((value, number.len()))
}

fn mark(text: &str, at: usize, marks: &str) -> Option<(char, usize)> {
    let c = text.get(at..)?.chars().next()?;
    marks.contains(c).then_some((c, c.len_utf8()))
}

fn bracket(text: &str, open: char) -> Option<Numbering> {
    let inner = text.get(open.len_utf8()..)?;
    let (value, length, level, style) = match han_number(inner) {
        Some((value, length)) => (value, length, 2, Style::Bracket),
        None => arabic_number(inner).map(|(value, length)| (value, length, 3, Style::Arabic))?,
    };
    let (_, close) = mark(inner, length, "）)〕")?;
    let mut length = open.len_utf8() + length + close;
    // （一）、 is written as well.
    if let Some((_, more)) = mark(text, length, "、") {
        length += more;
    }
    Some(Numbering { level, length, style, value })
}

fn ordinal(text: &str) -> Option<Numbering> {
    let inner = text.get('第'.len_utf8()..)?;
    let (value, length) = han_number(inner)?;
    let at = '第'.len_utf8() + length;
    if let Some((_, comma)) = mark(text, at, "，、：,") {
        return Some(Numbering { level: 3, length: at + comma, style: Style::Ordinal, value });
    }
    let rest = text.get(at..)?;
    let word = ["部分", "章", "篇"].into_iter().find(|word| rest.starts_with(word))?;
    let end = at + word.len();
    let (_, after) = mark(text, end, " 　：:、，").unwrap_or((' ', 0));
    Some(Numbering { level: 1, length: end + after, style: Style::Part, value })
}

fn arabic(text: &str) -> Option<Numbering> {
    let (value, length) = arabic_number(text)?;
    let (_, dot) = mark(text, length, ".．、")?;
    // 3.5万 is a number, not a heading.
    let next = text.get(length + dot..)?.chars().next()?;
    if matches!(next, '0'..='9' | '０'..='９') {
        return None;
    }
    Some(Numbering { level: 3, length: length + dot, style: Style::Arabic, value })
}

fn plain(text: &str) -> Option<Numbering> {
    let (value, length) = han_number(text)?;
    if let Some((_, comma)) = mark(text, length, "、.．") {
        return Some(Numbering { level: 1, length: length + comma, style: Style::Part, value });
    }
    let rest = text.get(length..)?;
    // 一是因为, 三要素 and their like are words.
    let words = ["是因为", "要素", "要点", "要件", "要求"].iter().any(|word| rest.starts_with(word));
    if rest.starts_with(['是', '要']) && !words {
        return Some(Numbering { level: 3, length: length + '是'.len_utf8(), style: Style::Item, value });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_numbering_has_its_level() {
        let level = |text: &str| numbering(text).map(|n| (n.level, n.value, text.get(n.length..).unwrap_or_default().to_owned()));
        assert_eq!(level("一、工作回顾"), Some((1, 1, "工作回顾".into())));
        assert_eq!(level("（十二）保障民生"), Some((2, 12, "保障民生".into())));
        assert_eq!(level("3．稳就业"), Some((3, 3, "稳就业".into())));
        assert_eq!(level("第二，改革"), Some((3, 2, "改革".into())));
        assert_eq!(level("二是调整结构"), Some((3, 2, "调整结构".into())));
        assert_eq!(level("三要加强保护"), Some((3, 3, "加强保护".into())));
        assert_eq!(level("三要素市场"), None);
        assert_eq!(level("3.5万元"), None);
        assert_eq!(level("2023年，"), None);
        assert_eq!(level("十三五时期"), None);
        assert_eq!(level("第一次会议"), None);
    }
}
