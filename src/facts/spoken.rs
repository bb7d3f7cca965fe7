//! Characters → a number said in groups: 三亿九千万, 3亿5千万, 一百二十几亿, 两千三点一, 八九亿. What is under 万 is read out, one part at a time.

use rust_decimal::Decimal;

use crate::facts::number::{Number, past_blanks};
use crate::facts::numeral::{big_unit, digit, figure, small_unit, worth};
use crate::facts::{Bound, Value};

/// Reads the number that begins at `at`; `blanks` may stand inside it where a text is typed so.
#[must_use]
pub(super) fn read(chars: &[char], at: usize, blanks: bool) -> Option<Number> {
    let mut reader = Reader { chars, at, end: at, blanks, total: Decimal::ZERO, ..Reader::default() };
    while reader.step()?.is_some() {}
    reader.finish()
}

/// What has been read so far: whole groups of 万 and 亿, the group under way, and the digit that waits for its unit.
#[derive(Debug, Default)]
struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    /// The index after the last character that counts.
    end: usize,
    blanks: bool,
    total: Decimal,
    /// The magnitude words that stand in the total, outermost, and their worth.
    magnitude: String,
    /// The worth of the last magnitude, which the next must stay below or multiply.
    last_big: Option<Decimal>,
    section: Decimal,
    in_section: bool,
    last_small: Option<Decimal>,
    pending: Option<Decimal>,
    /// A second digit beside the first: 三五(百), 八九(亿).
    second: Option<Decimal>,
    digits: usize,
    zero: bool,
    point: bool,
    /// Whether a figure in digits bore a fraction: nothing but a magnitude follows it.
    exact: bool,
    spread: Option<Decimal>,
    vague: Option<Bound>,
    chinese: usize,
    arabic: bool,
    /// Whether the number begins with digits.
    figures: bool,
}

impl Reader<'_> {
    /// Takes one part; `Some(None)` where the number ends, `None` where it is none.
    fn step(&mut self) -> Option<Option<()>> {
        let at = if self.blanks && self.end > self.at { past_blanks(self.chars, self.end) } else { self.end };
        let Some(&c) = self.chars.get(at) else { return Some(None) };
        if self.point {
            return Some(self.magnitude(c, at));
        }
        let taken = if c.is_ascii_digit() {
            self.figure(at)
        } else if let Some(d) = digit(c) {
            self.digit(d, at)
        } else if let Some(unit) = small_unit(c) {
            self.small(Decimal::from(unit), at)
        } else if let Some(tens) = tens(c) {
            self.tens(tens, at)
        } else if c == '点' {
            self.decimals(at)
        } else {
            self.vague(c, at).or_else(|| self.magnitude(c, at))
        };
        Some(taken)
    }

    fn takes(&mut self, end: usize) -> Option<()> {
        self.chinese += 1;
        self.end = end;
        Some(())
    }

    /// Digits: 3 of 3亿, 4000 of 3万4000, 01 of 1百01.
    fn figure(&mut self, at: usize) -> Option<()> {
        if self.pending.is_some()
            || self.exact
            || self.vague.is_some()
            || at != self.end && self.digits == 0 && !self.in_section && self.last_big.is_none()
        {
            return None;
        }
        let (value, end) = figure(self.chars, at, self.blanks)?;
        let limit = self.last_small.or(self.last_big);
        if limit.is_some_and(|limit| value >= limit) || limit.is_some() && year_follows(self.chars, end) {
            return None;
        }
        // 5000万2.3: the second figure is another number.
        if limit.is_some() && !value.is_integer() {
            return None;
        }
        self.exact = !value.is_integer();
        self.pending = Some(value);
        self.digits += 2;
        self.zero = true;
        self.arabic = true;
        self.figures |= at == self.at;
        self.end = end;
        Some(())
    }

    fn digit(&mut self, value: u32, at: usize) -> Option<()> {
        let value = Decimal::from(value);
        if self.arabic && self.pending.is_some() || self.exact || self.second.is_some() {
            return None;
        }
        if value.is_zero() && (self.in_section || self.last_big.is_some()) {
            // 零 parts groups; another numeral must follow it.
            let next = past(self.chars, at + 1, self.blanks);
            let goes_on = next.is_some_and(|c| {
                digit(c).is_some() || small_unit(c).is_some() || tens(c).is_some() || c.is_ascii_digit() || c == '几' || c == '点'
            });
            if self.pending.is_some() || !goes_on {
                return None;
            }
            self.zero = true;
            return self.takes(at + 1);
        }
        // 5万亿|两个: after digits a Chinese numeral goes on only with a unit of its own, as in 100万三千.
        let next = past(self.chars, at + 1, self.blanks);
        let counted = next.is_some_and(|c| small_unit(c).is_some() || big_unit(c).is_some());
        if self.figures && self.last_big.is_some() && !self.in_section && !self.zero && !counted {
            return None;
        }
        match self.pending {
            None => self.pending = Some(value),
            Some(pending) if self.in_section || self.last_big.is_some() => {
                // 十五六个, 三十五六岁: one or the other.
                if pending.is_zero() || value - pending != Decimal::ONE {
                    return None;
                }
                self.second = Some(value);
            }
            Some(pending) => {
                // A telephone's digits, or one or the other: what follows tells.
                let next = past(self.chars, at + 1, self.blanks);
                let big = next.is_some_and(|c| small_unit(c).is_some() || big_unit(c).is_some());
                if self.digits == 1
                    && beside(pending, value)
                    && (big || self.spread.is_none() && !next.is_some_and(|c| digit(c).is_some() || c == '点'))
                {
                    self.second = Some(value);
                }
                if self.second.is_none() || !big {
                    self.pending = Some(pending.checked_mul(Decimal::TEN)?.checked_add(value)?);
                }
            }
        }
        self.digits += 1;
        self.takes(at + 1)
    }

    /// 十, 百, 千 after their digit, or bare (十五, 百三, 千分).
    fn small(&mut self, unit: Decimal, at: usize) -> Option<()> {
        let telephone = !self.arabic && self.digits > 1 && !self.in_section && self.last_big.is_none() && self.second.is_none();
        let first = !self.in_section;
        let ten_after_zero = self.zero && self.pending.is_none();
        if telephone || self.exact || self.vague.is_some() && self.pending.is_none() {
            return None;
        }
        if self.last_small.is_some_and(|last| last <= unit)
            || self.in_section && self.pending.is_none() && unit > Decimal::TEN && !ten_after_zero
        {
            return None;
        }
        // 750千伏 and 10千米 are units of a thousand, no thousands.
        if self.pending.is_some_and(|pending| pending >= Decimal::TEN) && self.second.is_none() {
            return None;
        }
        let factor = self.pending.take().filter(|p| !p.is_zero());
        if let Some(second) = self.second.take() {
            self.spread = Some((second - factor.unwrap_or_default()) * unit);
        }
        // 百 and 千 alone after 万 (三万百) are none.
        if factor.is_none() && first && self.last_big.is_some() && !self.zero && unit > Decimal::TEN {
            return None;
        }
        self.section += factor.unwrap_or(Decimal::ONE).checked_mul(unit)?;
        self.in_section = true;
        self.last_small = Some(unit);
        self.zero = false;
        self.digits = 0;
        self.arabic = false;
        self.takes(at + 1)
    }

    /// 廿, 卅, 卌.
    fn tens(&mut self, value: Decimal, at: usize) -> Option<()> {
        if self.pending.is_some() || self.last_small.is_some_and(|last| last <= Decimal::TEN) {
            return None;
        }
        self.section += value;
        self.in_section = true;
        self.last_small = Some(Decimal::TEN);
        self.takes(at + 1)
    }

    /// 点 with digits after it.
    fn decimals(&mut self, at: usize) -> Option<()> {
        if self.end == self.at || self.exact || self.second.is_some() {
            return None;
        }
        let mut next = if self.blanks { past_blanks(self.chars, at + 1) } else { at + 1 };
        let from = next;
        let mut scale = Decimal::ONE;
        let mut fraction = Decimal::ZERO;
        while let Some(d) = self.chars.get(next).copied().and_then(|c| digit(c).or_else(|| c.to_digit(10))) {
            scale = scale.checked_div(Decimal::TEN)?;
            fraction += Decimal::from(d) * scale;
            next += 1;
            if next - from > 20 {
                return None;
            }
        }
        if next == from {
            return None;
        }
        self.settle(true)?;
        self.section += fraction;
        self.in_section = true;
        self.point = true;
        self.last_small = None;
        self.takes(next)
    }

    /// 余, 多, 几 and 来 inside a number.
    fn vague(&mut self, c: char, at: usize) -> Option<()> {
        let next = past(self.chars, at + 1, self.blanks);
        if self.end == self.at || self.vague.is_some() && next.and_then(big_unit).is_none() {
            return None;
        }
        let bound = match c {
            '余' | '多' => Bound::Gt,
            '几' if self.pending.is_none() && (self.last_small == Some(Decimal::TEN) || self.zero) => Bound::Gt,
            '来' if next.is_some_and(|c| big_unit(c).is_some() || c == '个') && self.pending.is_none() => Bound::Approx,
            _ => return None,
        };
        self.vague = Some(bound);
        self.end = at + 1;
        Some(())
    }

    /// 万, 亿, 兆 after a group.
    fn magnitude(&mut self, c: char, at: usize) -> Option<()> {
        let unit = big_unit(c)?;
        if self.end == self.at {
            return None;
        }
        let empty = !self.in_section && self.pending.is_none();
        if let (Some(second), Some(first)) = (self.second.take(), self.pending) {
            self.spread = Some(second - if self.in_section { first } else { first % Decimal::TEN });
        }
        self.settle(false)?;
        match self.last_big {
            // 一万五千亿, 二十一万亿, 四万万: the larger multiplies what stands before it.
            Some(last) if last < unit || empty && last == unit => {
                self.total = self.total.checked_add(self.section)?.checked_mul(unit)?;
                self.spread = self.spread.and_then(|spread| spread.checked_mul(unit));
                if empty {
                    self.magnitude.push(c);
                } else {
                    self.magnitude = c.to_string();
                }
            }
            Some(_) if empty => return None,
            Some(last) if last == unit => return None,
            _ => {
                self.total = self.total.checked_add(self.section.checked_mul(unit)?)?;
                self.spread = self.spread.and_then(|spread| spread.checked_mul(unit));
                if self.magnitude.is_empty() {
                    self.magnitude.push(c);
                }
            }
        }
        self.last_big = Some(unit);
        self.section = Decimal::ZERO;
        self.in_section = false;
        self.last_small = None;
        self.zero = false;
        self.digits = 0;
        self.arabic = false;
        self.takes(at + 1)
    }

    /// Adds the digit that waits; 二百五 is 250, 一千零五 1005, and where it is the `last` 三万五 is 35000.
    fn settle(&mut self, last: bool) -> Option<()> {
        let Some(mut pending) = self.pending.take() else { return Some(()) };
        let unit = if self.in_section { self.last_small.filter(|unit| *unit > Decimal::TEN) } else { self.last_big.filter(|_| last) };
        if let Some(unit) = unit.filter(|_| !self.zero && !self.arabic && self.digits == 1) {
            pending = pending.checked_mul(unit)? / Decimal::TEN;
        }
        self.section = self.section.checked_add(pending)?;
        Some(())
    }

    fn finish(mut self) -> Option<Number> {
        if self.end == self.at {
            return None;
        }
        let mut pair = None;
        if let (Some(second), Some(first)) = (self.second, self.pending) {
            let tail = self.in_section || self.last_big.is_some();
            if tail {
                self.spread = Some(second - first);
            } else {
                pair = Some(((first - second) / Decimal::TEN, second));
            }
        }
        self.settle(true)?;
        let low = self.total.checked_add(self.section)?;
        let magnitude = std::mem::take(&mut self.magnitude);
        let scale = worth(&magnitude);
        let value = match self.spread {
            Some(spread) => Value::Range((low / scale).normalize(), (low.checked_add(spread)? / scale).normalize()),
            None => Value::Point((low / scale).normalize()),
        };
        Some(Number { value, magnitude, vague: self.vague, end: self.end, pair, chinese: self.chinese })
    }
}

/// 廿, 卅, 卌.
pub(super) fn tens(c: char) -> Option<Decimal> {
    Some(Decimal::from(match c {
        '廿' => 20,
        '卅' => 30,
        '卌' => 40,
        _ => return None,
    }))
}

/// Whether two digits said one after the other mean one or the other: 两三, 八九, 三五.
fn beside(first: Decimal, second: Decimal) -> bool {
    first > Decimal::ZERO && first < Decimal::TEN && second > first && second - first <= Decimal::TWO
}

fn past(chars: &[char], at: usize, blanks: bool) -> Option<char> {
    chars.get(if blanks { past_blanks(chars, at) } else { at }).copied()
}

/// Whether what ends at `end` is a year, a month or a day, and no part of the number before it.
fn year_follows(chars: &[char], end: usize) -> bool {
    matches!(chars.get(end), Some('年' | '月' | '日' | '%' | '.'))
}
