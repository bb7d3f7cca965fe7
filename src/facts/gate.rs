//! What is no quantity: names, dates, ordinals, labels; and when a Chinese numeral measures something.

use crate::facts::quantity::{Numerals, Quantity, Shape};
use crate::knowledge::UnitKind;

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

/// Whether a sign stands before the number at `at`, and nothing that it could join or count with.
#[must_use]
pub(super) fn sign(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(2).and_then(|i| chars.get(i));
    match at.checked_sub(1).and_then(|i| chars.get(i)) {
        Some('负') => !matches!(before, Some('担' | '肩' | '胜' | '抱' | '欺' | '自')),
        Some('-' | '－' | '−' | '﹣') => !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '%' | '^')),
        _ => false,
    }
}

/// Whether a word ends at `at`: the text's end, a mark, a blank.
#[must_use]
pub(super) fn ends_here(chars: &[char], at: usize) -> bool {
    chars.get(at).is_none_or(|c| !c.is_alphanumeric())
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

/// The end of `:1` right after a number that ends at `end`.
#[must_use]
pub(super) fn to_one(chars: &[char], end: usize) -> Option<usize> {
    let one = matches!(chars.get(end), Some(':' | '：' | '∶')) && chars.get(end + 1) == Some(&'1');
    let closed = !chars.get(end + 2).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '：' | '∶'));
    (one && closed).then_some(end + 2)
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
pub(super) fn measures(chars: &[char], quantity: &Quantity, numerals: Numerals) -> bool {
    let before = quantity.from.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
    let next = chars.get(quantity.to).copied().unwrap_or(' ');
    if before == '每' {
        return false;
    }
    if numerals == Numerals::Open {
        let part = quantity.kind == UnitKind::Ordinal && quantity.bound == crate::facts::Bound::Eq || quantity.kind == UnitKind::Label;
        return !part && before != '第';
    }
    // 30万吨级航道, 百亿级集群: of what size, not how much.
    if next == '级' && matches!(quantity.kind, UnitKind::Physical | UnitKind::Money) && numerals != Numerals::Open {
        return false;
    }
    // 连跨4个千亿台阶 counts steps.
    if quantity.unit == "个" && matches!(chars.get(quantity.to..quantity.to + 4), Some(['千' | '百' | '万', '亿', '台' | '大', _])) {
        return false;
    }
    match (quantity.shape, quantity.kind) {
        (_, UnitKind::Ordinal | UnitKind::Label) => false,
        (Shape::Bare, _) => matches!(before, '为' | '至' | '到' | '达' | '是' | '在') && ends_a_phrase(next),
        (Shape::Streak, _) => true,
        (_, UnitKind::Time) => {
            quantity.unit.contains("工作")
                || quantity.unit.ends_with('岁') && of_life(chars, quantity.from)
                || !quantity.unit.ends_with('岁')
                    && (ends_a_phrase(next)
                        && (matches!(before, '达' | '到' | '为' | '至' | '在' | '数' | '间' | '限' | '命' | '气')
                            || MOVED.iter().any(|word| follows(chars, quantity.from, word))))
        }
        _ => true,
    }
}

/// Whether the years before `at` are those of a life expectancy, and no age.
#[must_use]
pub(super) fn of_life(chars: &[char], at: usize) -> bool {
    let head = chars.get(at.saturating_sub(24)..at).unwrap_or_default();
    let clause = head.rsplit(|c| ends_a_phrase(*c)).next().unwrap_or_default();
    clause.windows(2).any(|pair| pair == ['寿', '命'])
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
pub(super) fn chinese_counts(chars: &[char], quantity: &Quantity, end: usize, numerals: Numerals) -> bool {
    let bounded = quantity.from < quantity.number;
    let one =
        chars.get(quantity.number) == Some(&'一') && chars.get(quantity.number + 1).is_none_or(|&c| !crate::facts::numeral::is_chinese(c));
    let before = quantity.from.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
    let next = chars.get(quantity.to).copied().unwrap_or(' ');
    // 省委九届九次、十次全会
    let meeting = || chars.get(quantity.from.saturating_sub(8)..quantity.from).is_some_and(|head| head.contains(&'届'));
    if &*quantity.base_unit == "次" && meeting() {
        return false;
    }
    if matches!(before, '第' | '初' | '周' | '星' | '唯' | '统' | '同' | '专' | '万' | '逐' | '每') {
        return false;
    }
    if quantity.shape == Shape::Streak {
        return true;
    }
    let formal = end == quantity.number + 1 && chars.get(quantity.number).copied().is_some_and(crate::facts::numeral::is_formal);
    let scaled = quantity.unit.starts_with(['万', '亿']);
    let counted = (0..2).any(|i| chars.get(quantity.number + i).copied().is_some_and(|c| crate::facts::numeral::digit(c).is_some()));
    match numerals {
        Numerals::Full => match quantity.kind {
            _ if quantity.shape == Shape::Bare || quantity.base_unit.is_empty() && !bounded => false,
            UnitKind::Ratio => !one || matches!(&*quantity.base_unit, "倍" | "成" | "个百分点"),
            // 一度 is a word, and so is 伍 in 队伍本身.
            _ if one && &*quantity.base_unit == "度" || formal => false,
            UnitKind::Money | UnitKind::Physical => !matches!(&*quantity.base_unit, "分" | "方" | "里" | "度") || counted,
            UnitKind::Count => counted && (scaled || !one && !small(quantity)),
            UnitKind::Time | UnitKind::Ordinal | UnitKind::Label => false,
        },
        Numerals::Open => stands_alone(chars, quantity, end, bounded || quantity.bound_after, one, counted),
        Numerals::Gated => {
            if scaled {
                return (bounded || counted && !one && !quantity.base_unit.is_empty())
                    && !matches!(next, '级' | '里' | '众' | '象' | '物' | '般' | '分');
            }
            match &*quantity.base_unit {
                "个百分点" | "百分点" | "倍" => true,
                "成" => ends_a_phrase(next) || quantity.bound_after || bounded,
                "次" => !one,
                "条" | "项" | "家" | "所" | "座" | "部" | "张" | "场" | "件" => !one && !small(quantity),
                _ => false,
            }
        }
    }
}

/// Whether a lone 一 before `c` can be a number that [`chinese_counts`] lets pass where figures are written in digits, or a year: most
/// are parts of words.
#[must_use]
pub(super) fn goes_on_from_one(c: char) -> bool {
    crate::facts::numeral::is_chinese(c)
        || matches!(c, '万' | '亿' | '兆' | '个' | '倍' | '成' | '半' | '点' | '多' | '余' | '几' | '来' | '连' | '年')
        || matches!(c, '至' | '到' | '-' | '－' | '—' | '–' | '~' | '～')
        || c.is_ascii_digit()
}

/// Whether a Chinese numeral is a quantity in any text: by a bound or a unit, or as a number of several characters at the end of its
/// word; a lone digit only where nothing touches it (四川, 一看, 陆地 are words).
fn stands_alone(chars: &[char], quantity: &Quantity, end: usize, bounded: bool, one: bool, counted: bool) -> bool {
    use crate::facts::numeral::{digit, is_chinese, is_formal};
    let number = chars.get(quantity.number..end).unwrap_or_default();
    let word = |at: Option<usize>| at.and_then(|i| chars.get(i)).is_some_and(|c| c.is_alphanumeric());
    if chars.get(end).copied().is_some_and(is_chinese) {
        return false;
    }
    let first = quantity.number;
    let touched = word(first.checked_sub(1)) && !sign(chars, first) || word(Some(quantity.to));
    let formal = number.len() == 1 && number.first().copied().is_some_and(is_formal);
    let pair = number.len() > 1 && number.contains(&'两') && number.iter().all(|c| digit(*c).is_some());
    let ranged = quantity.bound == crate::facts::Bound::Range;
    let vague = quantity.bound != crate::facts::Bound::Eq;
    let magnitude = !number.iter().any(|c| !matches!(c, '万' | '亿' | '兆'));
    if magnitude && !bounded {
        return false;
    }
    if quantity.base_unit.is_empty() {
        let composite = number.len() > 1 && number.iter().any(|c| digit(*c).is_none());
        return !pair && (!touched || bounded || ranged || vague && composite || composite && !word(Some(quantity.to)));
    }
    let alike =
        matches!(&*quantity.base_unit, "分" | "方" | "里" | "度" | "点" | "面" | "道" | "起" | "片" | "头" | "口") && number.len() == 1;
    !(formal && touched || alike && !bounded)
        && match quantity.kind {
            UnitKind::Ratio => !one || matches!(&*quantity.base_unit, "倍" | "成" | "个百分点" | "百分点"),
            UnitKind::Money | UnitKind::Physical => true,
            UnitKind::Count | UnitKind::Time => !one && counted || bounded || ranged || number.len() > 1,
            UnitKind::Ordinal | UnitKind::Label => false,
        }
}

fn small(quantity: &Quantity) -> bool {
    matches!(quantity.value, crate::facts::Value::Point(value) if value < rust_decimal::Decimal::from(4))
}

/// Whether `word` stands right before `at`.
#[must_use]
pub(super) fn follows(chars: &[char], at: usize, word: &str) -> bool {
    let mut before = chars.get(..at).unwrap_or_default().iter().rev();
    word.chars().rev().all(|c| before.next() == Some(&c))
}
