//! The words on both sides of a number that bound it: 超过, 不低于, 近; 以上, 左右, 以内.

use crate::facts::Bound;
use crate::facts::lexicon::{Lexicon, UnitWord};
use crate::facts::quantity::Numerals;

/// Words in which a bound character belongs to another word: 附近30户, 节约30%, 通过3项.
const NOT_BEFORE: &[(char, &[char])] = &[
    ('近', &['附', '最', '临', '靠', '亲', '邻', '将', '接']),
    ('约', &['节', '签', '条', '合', '公', '预', '契', '集', '制']),
    ('过', &['通', '经', '越', '度', '透']),
    ('超', &['赶', '反']),
    ('上', &['以', '网', '线', '向', '会', '路', '市', '省', '县', '区', '海', '加']),
    ('前', &['目', '提', '当', '空', '年', '日']),
    ('破', &['突', '爆', '侦']),
];

/// The bound word right before the number at `at`: where the quantity then begins, and what it says.
#[must_use]
pub(super) fn before(chars: &[char], at: usize, lexicon: &Lexicon, numerals: Numerals) -> (usize, Option<Bound>) {
    let Some(head) = chars.get(..at) else { return (at, None) };
    let last = match numerals {
        Numerals::Open => head.iter().rev().find(|c| **c != ' '),
        Numerals::Gated | Numerals::Full => head.last(),
    };
    for entry in last.map_or(&[][..], |&last| lexicon.bounds_before(last)) {
        let from = match numerals {
            Numerals::Open => backwards(head, &entry.chars),
            Numerals::Gated | Numerals::Full => head.ends_with(&entry.chars).then(|| at - entry.chars.len()),
        };
        let Some(from) = from else { continue };
        let previous = from.checked_sub(1).and_then(|i| chars.get(i));
        if entry.chars.len() == 1 {
            let single = entry.chars[0];
            let guarded = NOT_BEFORE.iter().any(|(c, list)| *c == single && previous.is_some_and(|p| list.contains(p)));
            let needs_magnitude = single == '上' && !matches!(chars.get(at), Some('百' | '千' | '万' | '亿' | '十'));
            if guarded || needs_magnitude || single == '前' {
                continue;
            }
        }
        return (from, Some(entry.bound));
    }
    (at, None)
}

/// The bound word right after a unit that ends at `end`: where the quantity then ends, and what it says.
#[must_use]
pub(super) fn after(chars: &[char], end: usize, unit: Option<&UnitWord>, lexicon: &Lexicon, numerals: Numerals) -> (usize, Option<Bound>) {
    let end = if numerals == Numerals::Open { past_one_blank(chars, end, lexicon) } else { end };
    let rest = chars.get(end..).unwrap_or_default();
    if matches!(rest.first(), Some('多' | '余'))
        && unit.is_some()
        && !matches!(rest.get(1), Some('元' | '样' | '种' | '式' | '个' | '功' | '媒' | '层' | '语' | '边' | '点' | '云' | '能'))
    {
        return (end + 1, Some(Bound::Gt));
    }
    for entry in rest.first().map_or(&[][..], |&first| lexicon.bounds_after(first)) {
        if !rest.starts_with(&entry.chars) {
            continue;
        }
        let next = rest.get(entry.chars.len());
        let single = entry.chars.len() == 1;
        let inner = single
            && matches!(
                next,
                Some(
                    '设' | '部'
                        | '容'
                        | '涵'
                        | '生'
                        | '外'
                        | '需'
                        | '可'
                        | '诺'
                        | '用'
                        | '陆'
                        | '河'
                        | '江'
                        | '资'
                        | '科'
                        | '燃'
                        | '控'
                        | '衣'
                )
            );
        if inner || entry.chars == ['许'] {
            continue;
        }
        return (end + entry.chars.len(), Some(entry.bound));
    }
    (end, None)
}

/// Where `word` begins that ends `head`, blanks between its characters and after it left out.
fn backwards(head: &[char], word: &[char]) -> Option<usize> {
    let mut at = head.len();
    for &c in word.iter().rev() {
        while at.checked_sub(1).and_then(|i| head.get(i)).is_some_and(|c| *c == ' ') {
            at -= 1;
        }
        at = at.checked_sub(1).filter(|&i| head.get(i) == Some(&c))?;
    }
    Some(at)
}

/// Past a blank that stands before a bound word: 170 之下.
fn past_one_blank(chars: &[char], end: usize, lexicon: &Lexicon) -> usize {
    let rest = chars.get(end + 1..).unwrap_or_default();
    let entries = rest.first().map_or(&[][..], |&first| lexicon.bounds_after(first));
    let bound = entries.iter().any(|entry| entry.chars.len() > 1 && rest.starts_with(&entry.chars));
    if bound && chars.get(end) == Some(&' ') { end + 1 } else { end }
}

/// 比三十大, 比170低: where it begins and ends, and what it says.
#[must_use]
pub(super) fn compared(
    chars: &[char],
    (from, number): (usize, usize),
    (end, to): (usize, usize),
    numerals: Numerals,
) -> (usize, usize, Option<Bound>) {
    let head = chars.get(..number).unwrap_or_default();
    let than = backwards(head, &['比']).or_else(|| backwards(head, &['比', '较']));
    let next = crate::facts::number::past_blanks(chars, end);
    let bound = match chars.get(next) {
        Some('大' | '高' | '多' | '长') => Bound::Gt,
        Some('小' | '低' | '少' | '短') => Bound::Lt,
        _ => return (from, to, None),
    };
    match than {
        Some(than) if numerals == Numerals::Open => (than, next + 1, Some(bound)),
        _ => (from, to, None),
    }
}
