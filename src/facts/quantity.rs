//! Characters → quantities: every number with its magnitude, unit and bound words, and the years that set the time.

use rust_decimal::Decimal;

use crate::facts::gate::{self, Mask};
use crate::facts::lexicon::{Lexicon, UnitWord};
use crate::facts::{Bound, Value, numeral};
use crate::knowledge::UnitKind;

/// What sort of quantity a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A number with a unit.
    Amount,
    /// A place in an order: 第一, 第4位, 前三.
    Rank,
    /// So many times in a row: 18连涨, 连续8年.
    Streak,
    /// A number without a unit; a fact only where a verb leads to it.
    Bare,
}

/// A quantity in a text, by character index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// First character, bound word included.
    pub from: usize,
    /// First character of the number itself.
    pub number: usize,
    /// One past the last character, bound word included.
    pub to: usize,
    /// The number.
    pub value: Value,
    /// The unit, magnitude included, bound words left out.
    pub unit: String,
    /// The unit without its magnitude.
    pub base_unit: String,
    /// What the bound words say.
    pub bound: Bound,
    /// Sort.
    pub shape: Shape,
    /// Kind of the unit.
    pub kind: UnitKind,
    /// Dimension of the unit.
    pub dimension: String,
    /// Whether a bound word after the unit gave the bound; such a one may count for a whole list.
    pub bound_after: bool,
}

impl Quantity {
    /// With a minus sign before it.
    fn negative(mut self) -> Self {
        if let Value::Point(value) = self.value {
            self.value = Value::Point(-value);
            self.from = self.from.saturating_sub(1);
        }
        self
    }
}

/// A year or a span of years named in the text, by character index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// First character.
    pub from: usize,
    /// One past 年.
    pub to: usize,
    /// The year, the first where there are two.
    pub first: i32,
    /// The year, the last where there are two.
    pub last: i32,
}

/// What a scan finds.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    /// Quantities in text order.
    pub quantities: Vec<Quantity>,
    /// Years in text order.
    pub years: Vec<Year>,
}

/// How Chinese numerals are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numerals {
    /// Only where the context shows that they measure something: reports that write figures in digits.
    Gated,
    /// As numbers: reports that write figures in Chinese.
    Full,
}

/// Finds the quantities and years of a text.
#[must_use]
pub fn scan(chars: &[char], lexicon: &Lexicon, numerals: Numerals) -> Scan {
    let mask = Mask::of(chars, lexicon);
    let mut found = Scan::default();
    let mut at = 0;
    while at < chars.len() {
        let next = match chars[at] {
            c if c.is_ascii_digit() => arabic(chars, at, lexicon, &mask, &mut found),
            c if numeral::is_chinese(c) || c == '第' || c == '前' || c == '万' || c == '亿' => {
                chinese(chars, at, lexicon, &mask, numerals, &mut found)
            }
            _ => at + 1,
        };
        at = next.max(at + 1);
    }
    found
}

/// Reads what begins with a digit at `at`; returns where to go on.
fn arabic(chars: &[char], at: usize, lexicon: &Lexicon, mask: &Mask, found: &mut Scan) -> usize {
    let Some((value, end)) = numeral::arabic(chars, at) else { return at + 1 };
    let minus = gate::minus(chars, at);
    if let Some(year) = year(chars, at, end) {
        found.years.push(year);
        return year.to;
    }
    if let Some(end) = gate::date(chars, end) {
        return end;
    }
    if gate::in_a_name(chars, at, end) {
        return gate::skip_name(chars, end);
    }
    let quantity = if chars.get(at.wrapping_sub(1)) == Some(&'第') {
        rank(chars, at - 1, value, end)
    } else if chars.get(at.wrapping_sub(1)) == Some(&'前') {
        top(chars, at - 1, value, end).or_else(|| amount(chars, at, value, end, lexicon))
    } else {
        amount(chars, at, value, end, lexicon)
    };
    let quantity = quantity.map(|quantity| if minus { quantity.negative() } else { quantity });
    keep(chars, quantity, end, mask, found)
}

/// Reads what begins with a Chinese numeral, 第 or 前 at `at`; returns where to go on.
fn chinese(chars: &[char], at: usize, lexicon: &Lexicon, mask: &Mask, numerals: Numerals, found: &mut Scan) -> usize {
    let lead = chars[at];
    if matches!(lead, '第' | '前') {
        let Some((value, end)) = numeral::chinese(chars, at + 1) else { return at + 1 };
        let quantity = if lead == '第' { rank(chars, at, value, end) } else { top(chars, at, value, end) };
        return match quantity {
            Some(quantity) => keep(chars, Some(quantity), end, mask, found),
            None if lead == '第' => end,
            None => at + 1,
        };
    }
    if let Some(end) = chinese_year(chars, at, found) {
        return end;
    }
    if let Some((quantity, end)) = fraction(chars, at, lexicon) {
        return keep(chars, Some(quantity), end, mask, found);
    }
    let Some((value, end)) = numeral::chinese(chars, at).or_else(|| magnitude(chars, at).map(|_| (Decimal::ONE, at))) else {
        return at + 1;
    };
    let quantity = amount(chars, at, value, end, lexicon);
    let end = end.max(at + 1);
    match quantity {
        Some(quantity) if gate::chinese_counts(chars, &quantity, numerals) => keep(chars, Some(quantity), end, mask, found),
        _ => end,
    }
}

fn keep(chars: &[char], quantity: Option<Quantity>, end: usize, mask: &Mask, found: &mut Scan) -> usize {
    let Some(quantity) = quantity else { return end };
    let to = quantity.to;
    let after_last = found.quantities.last().is_none_or(|last| last.to <= quantity.from);
    if after_last && gate::measures(chars, &quantity) && !mask.covers(&quantity) {
        found.quantities.push(quantity);
        return to;
    }
    if mask.covers(&quantity) { end } else { to.max(end) }
}

/// 2023年, 2023—2025年.
fn year(chars: &[char], at: usize, end: usize) -> Option<Year> {
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
fn chinese_year(chars: &[char], at: usize, found: &mut Scan) -> Option<usize> {
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

/// 第一, 第4位, 第8 at the end of its clause; the number of a thing (第五届) is none.
fn rank(chars: &[char], from: usize, value: Decimal, end: usize) -> Option<Quantity> {
    let to = match chars.get(end) {
        Some('位' | '名') => end + 1,
        Some(&c) if !gate::ends_a_phrase(c) => return None,
        _ => end,
    };
    Some(placed(from, from + 1, to, value, Bound::Eq, Shape::Rank))
}

/// 前三, 前10名; 前三季度 and 前5个月 are times.
fn top(chars: &[char], from: usize, value: Decimal, end: usize) -> Option<Quantity> {
    let to = match chars.get(end) {
        Some('位' | '名') => end + 1,
        Some(&c) if !gate::ends_a_phrase(c) => return None,
        _ => end,
    };
    Some(placed(from, from + 1, to, value, Bound::Le, Shape::Rank))
}

fn placed(from: usize, number: usize, to: usize, value: Decimal, bound: Bound, shape: Shape) -> Quantity {
    Quantity {
        from,
        number,
        to,
        value: Value::Point(value),
        unit: String::new(),
        base_unit: String::new(),
        bound,
        shape,
        kind: UnitKind::Count,
        dimension: "rank".to_owned(),
        bound_after: false,
    }
}

/// 百分之十三点四, 百分之四到五, 千分之三; 一半.
fn fraction(chars: &[char], at: usize, lexicon: &Lexicon) -> Option<(Quantity, usize)> {
    let unit = match chars.get(at..at + 3) {
        Some(['百', '分', '之']) => "%",
        Some(['千', '分', '之']) => "‰",
        _ => return half(chars, at, lexicon),
    };
    let read = |at: usize| numeral::arabic(chars, at).or_else(|| numeral::chinese(chars, at));
    let (low, mut end) = read(at + 3)?;
    let mut value = Value::Point(low);
    if matches!(chars.get(end), Some('到' | '至' | '-' | '—' | '～')) {
        let skip = if chars.get(end + 1..end + 4) == Some(&['百', '分', '之']) { 4 } else { 1 };
        if let Some((high, high_end)) = read(end + skip) {
            value = Value::Range(low, high);
            end = high_end;
        }
    }
    let ratio = UnitWord { chars: Vec::new(), word: unit.to_owned(), kind: UnitKind::Ratio, dimension: "ratio".to_owned() };
    let mut inside = None;
    if matches!(chars.get(end), Some('多' | '余')) {
        inside = Some(Bound::Gt);
        end += 1;
    }
    Some((bounded(chars, at, end, value, "", Some(&ratio), inside, lexicon), end))
}

fn half(chars: &[char], at: usize, lexicon: &Lexicon) -> Option<(Quantity, usize)> {
    if chars.get(at..at + 2) != Some(&['一', '半']) || chars.get(at + 2).is_some_and(|&c| !gate::ends_a_phrase(c)) {
        return None;
    }
    let ratio = UnitWord { chars: Vec::new(), word: "%".to_owned(), kind: UnitKind::Ratio, dimension: "ratio".to_owned() };
    Some((bounded(chars, at, at + 2, Value::Point(Decimal::from(50)), "", Some(&ratio), None, lexicon), at + 2))
}

/// The magnitude at `at` with its worth: 万, 亿, 万亿.
fn magnitude(chars: &[char], at: usize) -> Option<(&'static str, Decimal, usize)> {
    match (chars.get(at), chars.get(at + 1)) {
        (Some('万'), Some('亿')) => Some(("万亿", Decimal::from(1_000_000_000_000_i64), at + 2)),
        (Some('亿'), _) => Some(("亿", Decimal::from(100_000_000), at + 1)),
        (Some('万'), _) => Some(("万", Decimal::from(10_000), at + 1)),
        _ => None,
    }
}

/// The rest of a number whose first part `value` ends at `end`: range, magnitude, vague word, unit, bounds.
fn amount(chars: &[char], at: usize, value: Decimal, end: usize, lexicon: &Lexicon) -> Option<Quantity> {
    let mut part = part(chars, value, end);
    let mut value = Value::Point(part.value);
    let first_unit = lexicon.unit(chars, part.end);
    let after_first = part.end + first_unit.map_or(0, |unit| unit.chars.len());
    if let Some((high, first_end)) = range_end(chars, at, part.end, after_first) {
        let from_first = part.magnitude;
        part = self::part(chars, high, first_end);
        let low = if from_first.is_empty() || from_first == part.magnitude {
            low_of(value)
        } else {
            scaled(low_of(value), from_first, part.magnitude)
        };
        value = if low <= part.value { Value::Range(low, part.value) } else { Value::Range(part.value, low) };
    }
    let unit = lexicon.unit(chars, part.end);
    let end = part.end + unit.map_or(0, |unit| unit.chars.len());
    if unit.is_none() && chars.get(part.end).is_some_and(char::is_ascii_alphabetic) {
        return None;
    }
    Some(bounded(chars, at, end, value, part.magnitude, unit, part.vague, lexicon))
}

struct Part {
    value: Decimal,
    magnitude: &'static str,
    vague: Option<Bound>,
    end: usize,
}

/// A number's magnitude and vague words: 6600多万, 1.1万余, 三亿九千万 (3.9 亿).
fn part(chars: &[char], value: Decimal, end: usize) -> Part {
    let mut part = Part { value, magnitude: "", vague: None, end };
    // 2个多百分点
    if chars.get(part.end..part.end + 5) == Some(&['个', '多', '百', '分', '点']) {
        part.vague = Some(Bound::Gt);
        part.end += 2;
        return part;
    }
    vague(chars, &mut part);
    if let Some((word, worth, next)) = magnitude(chars, part.end) {
        part.magnitude = word;
        part.end = next;
        if let Some((tail, tail_end)) = numeral::arabic(chars, next).or_else(|| numeral::chinese(chars, next))
            && let Some((tail_word, tail_worth, after)) = magnitude(chars, tail_end)
            && tail_worth < worth
            && !tail_word.is_empty()
        {
            part.value += tail * tail_worth / worth;
            part.end = after;
        }
        vague(chars, &mut part);
    }
    part.value = part.value.normalize();
    part
}

fn vague(chars: &[char], part: &mut Part) {
    match chars.get(part.end) {
        Some('余' | '多') => part.vague = Some(Bound::Gt),
        Some('来') if magnitude(chars, part.end + 1).is_some() || chars.get(part.end + 1) == Some(&'个') => {
            part.vague = Some(Bound::Approx);
        }
        _ => return,
    }
    part.end += 1;
}

/// The second number of a range whose first ends at `end`, or at `after_unit` where it bears its own unit.
fn range_end(chars: &[char], at: usize, end: usize, after_unit: usize) -> Option<(Decimal, usize)> {
    let from_before = matches!(chars.get(at.wrapping_sub(1)), Some('从' | '由' | '的' | '年'));
    [end, after_unit].into_iter().find_map(|connector| {
        let width = match (chars.get(connector), chars.get(connector + 1)) {
            (Some('—'), Some('—')) => 2,
            (Some('-' | '－' | '—' | '–' | '~' | '～' | '―' | '─'), _) => 1,
            (Some('至' | '到'), _) if !from_before => 1,
            _ => return None,
        };
        let begin = connector + width;
        numeral::arabic(chars, begin).or_else(|| numeral::chinese(chars, begin).filter(|_| !chars[at].is_ascii_digit()))
    })
}

fn low_of(value: Value) -> Decimal {
    match value {
        Value::Point(low) | Value::Range(low, _) => low,
        Value::Words => Decimal::ZERO,
    }
}

fn scaled(low: Decimal, from: &str, to: &str) -> Decimal {
    let worth = |word: &str| match word {
        "万" => Decimal::from(10_000),
        "亿" => Decimal::from(100_000_000),
        "万亿" => Decimal::from(1_000_000_000_000_i64),
        _ => Decimal::ONE,
    };
    (low * worth(from) / worth(to)).normalize()
}

/// Adds the bound words on both sides.
#[expect(clippy::too_many_arguments, reason = "the parts of one quantity, put together in this one place")]
fn bounded(
    chars: &[char],
    at: usize,
    end: usize,
    value: Value,
    magnitude: &str,
    unit: Option<&UnitWord>,
    vague: Option<Bound>,
    lexicon: &Lexicon,
) -> Quantity {
    let mut end = end;
    let mut word = unit.map(|u| u.word.clone()).unwrap_or_default();
    if let Some(more) = bracketed_unit(chars, end, lexicon) {
        word.extend(chars.get(end..more).unwrap_or_default());
        end = more;
    }
    let (from, before) = gate::bound_before(chars, at, lexicon);
    let (to, after) = gate::bound_after(chars, end, unit, lexicon);
    let range = matches!(value, Value::Range(..)).then_some(Bound::Range);
    let streak = unit.is_some_and(|u| u.chars.first() == Some(&'连') && u.chars.len() == 2);
    let shape = match unit {
        _ if streak => Shape::Streak,
        Some(u) if u.kind == UnitKind::Time && gate::follows(chars, at, "连续") => Shape::Streak,
        Some(u) if u.kind == UnitKind::Time && gate::follows(chars, at, "连续第") => Shape::Streak,
        None if magnitude.is_empty() => Shape::Bare,
        _ => Shape::Amount,
    };
    let (from, to) = if shape == Shape::Streak { (at, if streak { end } else { to }) } else { (from, to) };
    Quantity {
        from,
        number: at,
        to,
        value,
        unit: format!("{magnitude}{word}"),
        base_unit: word,
        bound: range.or(after).or(before).or(vague).unwrap_or(Bound::Eq),
        shape,
        kind: unit.map_or(UnitKind::Count, |u| u.kind),
        dimension: unit.map_or_else(|| "count".to_owned(), |u| u.dimension.clone()),
        bound_after: after.is_some(),
    }
}

/// A second unit in brackets right after the first: 14.2万台（套）.
fn bracketed_unit(chars: &[char], end: usize, lexicon: &Lexicon) -> Option<usize> {
    if !matches!(chars.get(end), Some('（' | '(')) {
        return None;
    }
    let unit = lexicon.unit(chars, end + 1)?;
    let close = end + 1 + unit.chars.len();
    matches!(chars.get(close), Some('）' | ')')).then_some(close + 1)
}
