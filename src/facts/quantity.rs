//! Characters → quantities: every number with its magnitude, unit and bound words, and the years that set the time.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::facts::lexicon::{Lexicon, UnitWord};
use crate::facts::mask::Mask;
use crate::facts::number::{self, Number};
use crate::facts::placed::{rank, top};
use crate::facts::{Bound, Value, bound, fraction, gate, numeral, range, year};
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
    pub base_unit: Arc<str>,
    /// What the bound words say.
    pub bound: Bound,
    /// Sort.
    pub shape: Shape,
    /// Kind of the unit.
    pub kind: UnitKind,
    /// Dimension of the unit.
    pub dimension: Arc<str>,
    /// Whether a bound word after the unit gave the bound; such a one may count for a whole list.
    pub bound_after: bool,
}

impl Quantity {
    /// With a minus sign before it.
    pub(super) fn negative(mut self) -> Self {
        self.value = match self.value {
            Value::Point(value) => Value::Point(-value),
            Value::Range(low, high) if high >= Decimal::ZERO => Value::Range(-low, high),
            other => other,
        };
        self.from = self.from.saturating_sub(1);
        self
    }

    /// The value multiplied out: 3.9 亿 is 390000000, 5 % is 0.05.
    #[must_use]
    pub fn worth(&self) -> Value {
        let magnitude = self.unit.strip_suffix(&*self.base_unit).unwrap_or_default();
        let scale = match &*self.base_unit {
            "%" => Decimal::new(1, 2),
            "‰" => Decimal::new(1, 3),
            _ => numeral::worth(magnitude),
        };
        let out = |value: Decimal| value.checked_mul(scale).unwrap_or(value).normalize();
        match self.value {
            Value::Point(value) => Value::Point(out(value)),
            Value::Range(low, high) => Value::Range(out(low), out(high)),
            Value::Words => Value::Words,
        }
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

/// How numerals are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numerals {
    /// Chinese ones only where the context shows that they measure something: reports that write figures in digits.
    Gated,
    /// Chinese ones as numbers: reports that write figures in Chinese.
    Full,
    /// All that are quantities by themselves, bare numbers and times among them: texts that are no reports.
    Open,
}

/// Finds the quantities and years of a text.
#[must_use]
pub fn scan(chars: &[char], lexicon: &Lexicon, numerals: Numerals) -> Scan {
    let mut scanner = Scanner { chars, lexicon, mask: None, numerals, found: Scan::default() };
    let mut at = 0;
    while let Some(next) = chars.get(at..).and_then(|rest| rest.iter().position(|c| numeral::MAY_BEGIN.may_hold(*c))) {
        at += next;
        let next = match chars[at] {
            c if c.is_ascii_digit() => scanner.arabic(at),
            c if numeral::begins(c) => scanner.chinese(at),
            '.' | '半' | '几' | '数' if numerals == Numerals::Open => scanner.odd(at),
            _ => at + 1,
        };
        at = next.max(at + 1);
    }
    if numerals == Numerals::Open {
        range::join(chars, &mut scanner.found.quantities);
    }
    range::share_points(chars, &mut scanner.found.quantities);
    scanner.found
}

/// A text under scan.
pub(super) struct Scanner<'a> {
    pub(super) chars: &'a [char],
    pub(super) lexicon: &'a Lexicon,
    /// Made when the first quantity is found: most sentences have none.
    mask: Option<Mask>,
    pub(super) numerals: Numerals,
    found: Scan,
}

impl Scanner<'_> {
    /// Whether blanks may stand inside numbers.
    pub(super) fn blanks(&self) -> bool {
        self.numerals == Numerals::Open
    }

    /// Reads what begins with a digit at `at`; returns where to go on.
    fn arabic(&mut self, at: usize) -> usize {
        let chars = self.chars;
        let Some((_, end)) = numeral::figure(chars, at, self.blanks()) else { return at + 1 };
        if let Some(year) = year::year(chars, at, end) {
            self.found.years.push(year);
            return year.to;
        }
        if let Some(end) = gate::date(chars, end) {
            return end;
        }
        if !self.blanks()
            && let Some(to_one) = gate::to_one(chars, end)
            && let Some((value, _)) = numeral::figure(chars, at, false)
        {
            // 收入比缩小至2.31:1
            let number = Number { value: Value::Point(value), magnitude: String::new(), vague: None, end: to_one, pair: None, chinese: 0 };
            return self.keep(Some(self.bounded(at, to_one, number, None)), to_one);
        }
        if self.blanks()
            && let Some((quantity, end)) = fraction::of(self, at)
        {
            let quantity = if gate::sign(chars, at) { quantity.negative() } else { quantity };
            return self.keep(Some(quantity), end);
        }
        if gate::in_a_name(chars, at, end) && fraction::power(chars, end).is_none() {
            return gate::skip_name(chars, end);
        }
        let (number, end) = match (at.checked_sub(1).and_then(|i| chars.get(i)), numeral::arabic(chars, at)) {
            (Some('第'), Some((value, end))) => (rank(chars, at - 1, value, end), end),
            (Some('前'), Some((value, end))) => (top(chars, at - 1, value, end).or_else(|| self.amount(at).map(|(q, _)| q)), end),
            _ => self.amount(at).map_or((None, end), |(quantity, end)| (Some(quantity), end)),
        };
        let minus = if self.blanks() { gate::sign(chars, at) } else { gate::minus(chars, at) };
        let quantity = number.map(|quantity| if minus { quantity.negative() } else { quantity });
        self.keep(quantity, end)
    }

    /// Reads what begins with a Chinese numeral, 第 or 前 at `at`; returns where to go on.
    fn chinese(&mut self, at: usize) -> usize {
        let chars = self.chars;
        let lead = chars[at];
        if matches!(lead, '第' | '前') {
            let Some((value, end)) = numeral::chinese(chars, at + 1) else { return at + 1 };
            let quantity = if lead == '第' { rank(chars, at, value, end) } else { top(chars, at, value, end) };
            return match quantity {
                Some(quantity) => self.keep(Some(quantity), end),
                None if lead == '第' => end,
                None => at + 1,
            };
        }
        if self.numerals == Numerals::Gated && lead == '一' && !chars.get(at + 1).is_some_and(|c| gate::goes_on_from_one(*c)) {
            return at + 1;
        }
        if let Some(end) = year::chinese_year(chars, at, &mut self.found) {
            return end;
        }
        if let Some((quantity, end)) = fraction::of(self, at) {
            let quantity = if self.blanks() && gate::sign(chars, at) { quantity.negative() } else { quantity };
            return self.keep(Some(quantity), end);
        }
        let Some((quantity, end)) = self.amount(at) else { return at + 1 };
        let quantity = if self.blanks() && gate::sign(chars, at) { quantity.negative() } else { quantity };
        let end = end.max(at + 1);
        if gate::chinese_counts(chars, &quantity, end, self.numerals) { self.keep(Some(quantity), end) } else { end }
    }

    /// Reads what only stands alone: .5, 半斤, 数十万, 几十个; returns where to go on.
    fn odd(&mut self, at: usize) -> usize {
        match fraction::odd(self, at) {
            Some((quantity, end)) => self.keep(Some(quantity), end),
            None => at + 1,
        }
    }

    fn keep(&mut self, quantity: Option<Quantity>, end: usize) -> usize {
        let Some(quantity) = quantity else { return end };
        if self.mask.get_or_insert_with(|| Mask::of(self.chars, self.lexicon)).covers(&quantity) {
            return end;
        }
        let to = quantity.to;
        let after_last = self.found.quantities.last().is_none_or(|last| last.to <= quantity.from);
        if after_last && gate::measures(self.chars, &quantity, self.numerals) {
            self.found.quantities.push(quantity);
            return to;
        }
        to.max(end)
    }

    /// The quantity whose number begins at `at`, and where its number ends: range, magnitude, vague word, unit, bounds.
    pub(super) fn amount(&self, at: usize) -> Option<(Quantity, usize)> {
        let (chars, lexicon) = (self.chars, self.lexicon);
        let first = self.figure_with_unit(at).or_else(|| number::read(chars, at, self.blanks()));
        let first = first.or_else(|| magnitude_alone(chars, at))?;
        let mut number = match range::second(self, at, first.end) {
            Some(second) => range::between(&first, second),
            None => first,
        };
        let between = chars.get(number.end) == Some(&'间') && self.blanks() && matches!(number.value, Value::Range(..));
        // 2个多百分点
        if chars.get(number.end..number.end + 5) == Some(&['个', '多', '百', '分', '点']) {
            number.vague = Some(Bound::Gt);
            number.end += 2;
        }
        let mut unit_at = number.end;
        if self.blanks() && number::past_blanks(chars, unit_at) == unit_at + 1 {
            unit_at += 1;
        }
        let than = self.blanks() && at.checked_sub(1).and_then(|i| chars.get(i)) == Some(&'比');
        // 10万农村人口: after 万 a label is the head of a noun.
        let labelled = than || !number.magnitude.is_empty();
        let unit = lexicon.unit(chars, unit_at).filter(|unit| !(between || labelled && unit.kind == UnitKind::Label));
        if let (Some((low, high)), true) = (number.pair, unit.is_some()) {
            number.value = Value::Range(low, high);
        }
        let mut end = unit.map_or(number.end, |unit| unit_at + unit.chars.len());
        if unit.is_none() && chars.get(number.end).is_some_and(char::is_ascii_alphabetic) {
            return None;
        }
        let mut unit = unit;
        if let Some(to) = fraction::half_more(self, &mut number, &mut unit, end) {
            end = to;
        }
        if let Some(to) = fraction::coins(self, &mut number, &mut unit, end) {
            end = to;
        }
        let whole = number.end;
        Some((self.bounded(at, end, number, unit), whole))
    }

    /// Digits before a unit that begins as a magnitude does: 5千克, 9兆瓦时.
    fn figure_with_unit(&self, at: usize) -> Option<Number> {
        if !self.chars.get(at).is_some_and(char::is_ascii_digit) {
            return None;
        }
        let (value, end) = numeral::figure(self.chars, at, self.blanks())?;
        let begins = matches!(self.chars.get(end), Some('百' | '千' | '兆'));
        self.lexicon.unit(self.chars, end).filter(|_| begins)?;
        let value = Value::Point(value);
        Some(Number { value, magnitude: String::new(), vague: None, end, pair: None, chinese: 0 })
    }

    /// Adds the bound words on both sides.
    pub(super) fn bounded(&self, at: usize, end: usize, number: Number, unit: Option<&UnitWord>) -> Quantity {
        let (chars, lexicon) = (self.chars, self.lexicon);
        let mut end = end;
        let mut word = unit.map(|u| Arc::clone(&u.word)).unwrap_or_default();
        if let Some(more) = bracketed_unit(chars, end, lexicon) {
            word = word.chars().chain(chars.get(end..more).unwrap_or_default().iter().copied()).collect::<String>().into();
            end = more;
        }
        // 低于每立方米19微克 is 低于19微克/立方米.
        let per = ["每立方米", "每升"].iter().find(|per| unit.is_some_and(|u| u.chars.ends_with(&['克'])) && gate::follows(chars, at, per));
        if let Some(per) = per {
            word = format!("{word}/{}", per.trim_start_matches('每')).into();
        }
        let at_first = at - per.map_or(0, |per| per.chars().count());
        let signed = if self.blanks() && gate::sign(chars, at) { at - 1 } else { at_first };
        let (from, before) = bound::before(chars, signed, lexicon, self.numerals);
        let from = if before.is_none() { at_first } else { from };
        let (to, after) = bound::after(chars, end, unit, lexicon, self.numerals);
        let (from, to, compared) = bound::compared(chars, (from, signed), (end, to), self.numerals);
        let range = matches!(number.value, Value::Range(..)).then_some(Bound::Range);
        let streak = unit.is_some_and(|u| u.chars.first() == Some(&'连') && u.chars.len() == 2);
        let shape = match unit {
            _ if streak => Shape::Streak,
            Some(u) if u.kind == UnitKind::Time && gate::follows(chars, at, "连续") => Shape::Streak,
            Some(u) if u.kind == UnitKind::Time && gate::follows(chars, at, "连续第") => Shape::Streak,
            None if number.magnitude.is_empty() => Shape::Bare,
            _ => Shape::Amount,
        };
        let (from, to) = if shape == Shape::Streak { (at, if streak { end } else { to }) } else { (from, to) };
        Quantity {
            from,
            number: at,
            to,
            value: number.value,
            unit: [number.magnitude.as_str(), &word].concat(),
            base_unit: word,
            bound: range.or(compared).or(after).or(before).or(number.vague).unwrap_or(Bound::Eq),
            shape,
            kind: unit.map_or(UnitKind::Count, |u| u.kind),
            dimension: Arc::clone(unit.map_or(&lexicon.bare, |u| &u.dimension)),
            bound_after: after.is_some(),
        }
    }
}

/// 万, 亿 or 万亿 without a number before it: 上万人, 亿元.
fn magnitude_alone(chars: &[char], at: usize) -> Option<Number> {
    let magnitude = match (chars.get(at), chars.get(at + 1)) {
        (Some('万'), Some('亿')) => "万亿",
        (Some('亿'), _) => "亿",
        (Some('万'), _) => "万",
        _ => return None,
    };
    let end = at + magnitude.chars().count();
    Some(Number { value: Value::Point(Decimal::ONE), magnitude: magnitude.to_owned(), vague: None, end, pair: None, chinese: 0 })
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
