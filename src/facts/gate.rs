//! What is no quantity: names, dates, ordinals, labels, things in quotes; and which words beside a number bound it.

use crate::facts::Bound;
use crate::facts::lexicon::{Lexicon, UnitWord};
use crate::facts::quantity::{Numerals, Quantity, Shape};
use crate::knowledge::UnitKind;

/// Characters that no quantity may stand on: look-alikes, footnote marks, short quotations, titles of works.
#[derive(Debug, Default)]
pub(super) struct Mask {
    covered: Vec<bool>,
    quoted: Vec<bool>,
}

/// Quotations up to this many characters are names; longer ones are speech.
const NAME_LENGTH: usize = 24;

impl Mask {
    /// Masks a text.
    #[must_use]
    pub(super) fn of(chars: &[char], lexicon: &Lexicon) -> Self {
        let mut mask = Self { covered: vec![false; chars.len()], quoted: vec![false; chars.len()] };
        mask.pairs(chars, '[', ']', 4, false);
        mask.pairs(chars, '［', '］', 4, false);
        mask.pairs(chars, '〔', '〕', 8, false);
        mask.pairs(chars, '《', '》', 60, false);
        mask.pairs(chars, '“', '”', NAME_LENGTH, true);
        mask.pairs(chars, '‘', '’', NAME_LENGTH, true);
        mask.pairs(chars, '「', '」', NAME_LENGTH, true);
        mask.look_alikes(chars, lexicon);
        mask
    }

    /// Whether a quantity stands on masked characters; a streak may stand in quotes (“二十连增”).
    #[must_use]
    pub(super) fn covers(&self, quantity: &Quantity) -> bool {
        let at = quantity.number;
        let covered = self.covered.get(at).copied().unwrap_or(false);
        let quoted = self.quoted.get(at).copied().unwrap_or(false);
        covered && !(quoted && quantity.shape == Shape::Streak)
    }

    fn pairs(&mut self, chars: &[char], open: char, close: char, longest: usize, quoted: bool) {
        let mut start = None;
        for (at, &c) in chars.iter().enumerate() {
            if c == open {
                start = Some(at);
            } else if c == close
                && let Some(from) = start.take()
                && at - from <= longest + 1
            {
                self.covered[from..=at].fill(true);
                if quoted {
                    self.quoted[from..=at].fill(true);
                }
            }
        }
    }

    fn look_alikes(&mut self, chars: &[char], lexicon: &Lexicon) {
        let text: String = chars.iter().collect();
        let mut at = 0;
        let mut byte = 0;
        for range in lexicon.find_look_alikes(&text) {
            while byte < range.start && at < chars.len() {
                byte += chars[at].len_utf8();
                at += 1;
            }
            let from = at;
            while byte < range.end && at < chars.len() {
                byte += chars[at].len_utf8();
                at += 1;
            }
            if !part_of_a_number(chars, from, at, lexicon) {
                self.covered[from..at].fill(true);
            }
        }
    }
}

/// Whether a look-alike's digits are only part of a number (110 in 1100), or the whole number of a quantity (110万人).
fn part_of_a_number(chars: &[char], from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let number = |at: Option<&char>| at.is_some_and(|c| c.is_ascii_digit() || *c == '.');
    let first = chars.get(from).is_some_and(char::is_ascii_digit);
    let last = to.checked_sub(1).and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
    let digits = chars.get(from..to).is_some_and(|word| word.iter().all(char::is_ascii_digit));
    let counted = matches!(chars.get(to), Some('万' | '亿' | '余' | '多')) || lexicon.unit(chars, to).is_some();
    first && number(from.checked_sub(1).and_then(|i| chars.get(i))) || last && number(chars.get(to)) || digits && counted
}

/// The end of a day or month after a number that ends at `end`: 3月22日, 11月6日至10日.
#[must_use]
pub(super) fn date(chars: &[char], end: usize) -> Option<usize> {
    match chars.get(end) {
        Some('月') => {}
        Some('日') if chars.get(end + 1) != Some(&'均') => return Some(end + 1),
        Some('时') if !matches!(chars.get(end + 1), Some(c) if c.is_ascii_digit()) => {}
        _ => return None,
    }
    Some(end + 1)
}

/// Whether a minus sign stands before the number at `at`: 增长-2.6%.
#[must_use]
pub(super) fn minus(chars: &[char], at: usize) -> bool {
    let sign = at.checked_sub(1).and_then(|i| chars.get(i));
    let before = at.checked_sub(2).and_then(|i| chars.get(i));
    matches!(sign, Some('-' | '－' | '−' | '﹣')) && matches!(before, Some('长' | '为' | '达' | '至' | '幅' | '速' | '到'))
}

/// Whether a number is part of a name by the Latin letters and signs it touches: 5G, C919, S604, “7+5+N”, 1:2.
#[must_use]
pub(super) fn in_a_name(chars: &[char], at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
    let before_that = at.checked_sub(2).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
    let after = chars.get(end).copied().unwrap_or(' ');
    let after_that = chars.get(end + 1).copied().unwrap_or(' ');
    before.is_ascii_alphabetic()
        || matches!(before, '+' | '＋' | '×' | '*' | '№')
        || matches!(before, '-' | '/' | '.' | '·') && (before_that.is_ascii_alphanumeric())
        || matches!(after, '+' | '＋' | '×' | '*')
        || after == ':' && after_that.is_ascii_digit()
        || before == ':' && before_that.is_ascii_digit()
        || after == 'G' && !after_that.is_ascii_alphabetic()
        || after == 'D' && !after_that.is_ascii_alphabetic()
}

/// Goes past the letters and digits that a name goes on with.
#[must_use]
pub(super) fn skip_name(chars: &[char], end: usize) -> usize {
    let mut end = end;
    while chars.get(end).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '＋' | '×' | '.')) {
        end += 1;
    }
    end
}

/// Whether a number with this unit can be a fact at all: no ordinal, no label, no time that only sets the time (三年行动, 60岁以上), no
/// number per head (每10万人), no bare number but one that a verb leads to.
#[must_use]
pub(super) fn measures(chars: &[char], quantity: &Quantity) -> bool {
    let before = quantity.from.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
    let next = chars.get(quantity.to).copied().unwrap_or(' ');
    if before == '每' {
        return false;
    }
    match (quantity.shape, quantity.kind) {
        (_, UnitKind::Ordinal | UnitKind::Label) => false,
        (Shape::Bare, _) => matches!(before, '为' | '至' | '到' | '达' | '是' | '在') && ends_a_phrase(next),
        (Shape::Streak, _) => true,
        (_, UnitKind::Time) => {
            quantity.unit.contains("工作")
                || !quantity.unit.ends_with('岁')
                    && (ends_a_phrase(next)
                        && (matches!(before, '达' | '到' | '为' | '至' | '在' | '数' | '间' | '限' | '命')
                            || MOVED.iter().any(|word| follows(chars, quantity.from, word))))
        }
        _ => true,
    }
}

/// Words after which a time is what is counted.
const MOVED: &[&str] = &["增加", "减少", "延长", "缩短", "提前", "提升", "增长", "多", "少", "压缩", "压减"];

/// Whether a phrase ends at `c`.
#[must_use]
pub(super) fn ends_a_phrase(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '、'
            | '：'
            | '！'
            | '？'
            | '（'
            | '）'
            | '”'
            | '“'
            | '\n'
            | ','
            | ';'
            | '['
            | '［'
            | '('
            | ')'
            | '和'
            | '及'
            | ' '
    )
}

/// Whether a Chinese numeral measures something here. Where a report writes its figures in digits, a lone Chinese numeral is a
/// fact only with a word that makes it one: 两个百分点, 三成, 上千万, 两次, 十条….
#[must_use]
pub(super) fn chinese_counts(chars: &[char], quantity: &Quantity, numerals: Numerals) -> bool {
    let bounded = quantity.from < quantity.number;
    let one =
        chars.get(quantity.number) == Some(&'一') && chars.get(quantity.number + 1).is_none_or(|&c| !crate::facts::numeral::is_chinese(c));
    let before = quantity.from.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
    let next = chars.get(quantity.to).copied().unwrap_or(' ');
    if matches!(before, '第' | '初' | '周' | '星' | '唯' | '统' | '同' | '专' | '万' | '逐' | '每') {
        return false;
    }
    if quantity.shape == Shape::Streak {
        return true;
    }
    let scaled = quantity.unit.starts_with(['万', '亿']);
    let counted = (0..2).any(|i| chars.get(quantity.number + i).copied().is_some_and(|c| crate::facts::numeral::digit(c).is_some()));
    match numerals {
        Numerals::Full => match quantity.kind {
            _ if quantity.shape == Shape::Bare || quantity.base_unit.is_empty() && !bounded => false,
            UnitKind::Ratio => !one || matches!(quantity.base_unit.as_str(), "倍" | "成" | "个百分点"),
            UnitKind::Money | UnitKind::Physical => !matches!(quantity.base_unit.as_str(), "分" | "方" | "里" | "度") || counted,
            UnitKind::Count => counted && (scaled || !one && !small(quantity)),
            UnitKind::Time | UnitKind::Ordinal | UnitKind::Label => false,
        },
        Numerals::Gated => {
            if scaled {
                return (bounded || counted && !one && !quantity.base_unit.is_empty())
                    && !matches!(next, '级' | '里' | '众' | '象' | '物' | '般' | '分');
            }
            match quantity.base_unit.as_str() {
                "个百分点" | "百分点" | "倍" => true,
                "成" => ends_a_phrase(next) || quantity.bound_after || bounded,
                "次" => !one,
                "条" | "项" | "家" | "所" | "座" | "部" | "张" | "场" | "件" => !one && !small(quantity),
                _ => false,
            }
        }
    }
}

fn small(quantity: &Quantity) -> bool {
    matches!(quantity.value, crate::facts::Value::Point(value) if value < rust_decimal::Decimal::from(4))
}

/// Whether `word` stands right before `at`.
#[must_use]
pub(super) fn follows(chars: &[char], at: usize, word: &str) -> bool {
    let length = word.chars().count();
    at.checked_sub(length).and_then(|from| chars.get(from..at)).is_some_and(|slice| slice.iter().copied().eq(word.chars()))
}

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
pub(super) fn bound_before(chars: &[char], at: usize, lexicon: &Lexicon) -> (usize, Option<Bound>) {
    let Some(head) = chars.get(..at) else { return (at, None) };
    for entry in &lexicon.before {
        if !head.ends_with(&entry.chars) {
            continue;
        }
        let from = at - entry.chars.len();
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
pub(super) fn bound_after(chars: &[char], end: usize, unit: Option<&UnitWord>, lexicon: &Lexicon) -> (usize, Option<Bound>) {
    let rest = chars.get(end..).unwrap_or_default();
    if matches!(rest.first(), Some('多' | '余')) && unit.is_some() && !matches!(rest.get(1), Some('元' | '样' | '种' | '式' | '个'))
    {
        return (end + 1, Some(Bound::Gt));
    }
    for entry in &lexicon.after {
        if !rest.starts_with(&entry.chars) {
            continue;
        }
        let next = rest.get(entry.chars.len());
        let single = entry.chars.len() == 1;
        let inner = single && matches!(next, Some('设' | '部' | '容' | '涵' | '生' | '外' | '需' | '可' | '诺'));
        if inner || entry.chars == ['许'] {
            continue;
        }
        return (end + entry.chars.len(), Some(entry.bound));
    }
    (end, None)
}
