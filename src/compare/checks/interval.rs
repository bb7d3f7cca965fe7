//! A figure as written → all numbers that it may stand for: half a unit of its last place to either side, more where a bound word says so.

use rust_decimal::Decimal;

use crate::align::dimension::{dimension, full_unit};
use crate::compare::Cell;
use crate::facts::{Bound, Measure, Value};
use crate::knowledge::Knowledge;
use crate::shadow::plain;

/// How far 左右 and 约 may stand off a level, in hundredths of it; of a rate it is so many tenths of a point.
const ABOUT: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// How many digits of a round whole number are taken as measured: 4000 is 3995 to 4005.
const DIGITS_MEASURED: u32 = 3;

/// From the low to the high end, both within; without an end where the words leave it open (超过, 近).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
}

impl Interval {
    /// What a figure of the text may stand for, in its own unit; `None` for words.
    pub(super) fn of(cell: &Cell) -> Option<Self> {
        let (low, high) = match cell.value {
            Value::Point(value) => (as_written(cell, value), as_written(cell, value)),
            Value::Range(low, high) => (low.min(high), low.max(high)),
            Value::Words => return None,
        };
        let spread = |value: Decimal| match cell.bound {
            Bound::Approx if matches!(cell.measure, Measure::Level | Measure::Change) => value.abs().checked_mul(ABOUT),
            Bound::Approx => ABOUT.checked_mul(Decimal::TEN),
            Bound::Eq | Bound::Ge | Bound::Le | Bound::Gt | Bound::Lt | Bound::Range | Bound::Words => Some(half_a_unit(value)),
        };
        // The words of a bound speak of the size: 下降超过3% is below -3%.
        let falls = high.is_sign_negative() && !high.is_zero();
        let (open_below, open_above) = match cell.bound {
            Bound::Ge | Bound::Gt => (falls, !falls),
            Bound::Le | Bound::Lt => (!falls, falls),
            Bound::Eq | Bound::Approx | Bound::Range | Bound::Words => (false, false),
        };
        Some(Self {
            low: if open_below { None } else { low.checked_sub(spread(low)?) },
            high: if open_above { None } else { high.checked_add(spread(high)?) },
        })
    }

    /// The same in base units, with what they count: figures in 亿元 and 万亿元 can be put side by side.
    pub(super) fn in_base(cell: &Cell, knowledge: &Knowledge) -> Option<(Self, String)> {
        let unit = dimension(&full_unit(&cell.unit, &cell.name, knowledge), knowledge);
        Some((Self::of(cell)?.times(Self::point(unit.scale))?, unit.name))
    }

    /// One number, known exactly.
    pub(super) fn point(value: Decimal) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    /// All sums of a number of each.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: both(self.low, other.low, Decimal::checked_add)?, high: both(self.high, other.high, Decimal::checked_add)? })
    }

    /// All differences of a number of each.
    pub(super) fn minus(self, other: Self) -> Option<Self> {
        Some(Self { low: both(self.low, other.high, Decimal::checked_sub)?, high: both(self.high, other.low, Decimal::checked_sub)? })
    }

    /// All products of a number of each; of numbers that are not negative.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let negative = |of: Self| of.low.is_some_and(|low| low.is_sign_negative() && !low.is_zero());
        if negative(self) || negative(other) {
            return self.times_signed(other);
        }
        Some(Self { low: both(self.low, other.low, Decimal::checked_mul)?, high: both(self.high, other.high, Decimal::checked_mul)? })
    }

    /// The same where one of the two may be negative: of closed intervals only.
    fn times_signed(self, other: Self) -> Option<Self> {
        let (low, high, from, to) = (self.low?, self.high?, other.low?, other.high?);
        let all = [low.checked_mul(from)?, low.checked_mul(to)?, high.checked_mul(from)?, high.checked_mul(to)?];
        Some(Self { low: all.iter().min().copied(), high: all.iter().max().copied() })
    }

    /// 1 + a growth in percent: what a level is multiplied by.
    pub(super) fn factor(self) -> Option<Self> {
        let of = |rate: Option<Decimal>| match rate {
            Some(rate) => rate.checked_div(Decimal::ONE_HUNDRED)?.checked_add(Decimal::ONE).map(Some),
            None => Some(None),
        };
        Some(Self { low: of(self.low)?, high: of(self.high)? })
    }

    /// Whether no number is in both.
    pub(super) fn apart(self, other: Self) -> bool {
        let below = |one: Option<Decimal>, two: Option<Decimal>| matches!((one, two), (Some(high), Some(low)) if high < low);
        below(self.high, other.low) || below(other.high, self.low)
    }

    /// How far the nearest ends of two that are apart stand from one another.
    pub(super) fn gap(self, other: Self) -> Decimal {
        let between = |high: Option<Decimal>, low: Option<Decimal>| high.zip(low).and_then(|(high, low)| low.checked_sub(high));
        let gaps = [between(self.high, other.low), between(other.high, self.low)];
        gaps.into_iter().flatten().max().unwrap_or_default().max(Decimal::ZERO)
    }
}

/// A number with as many places as the text gives it: facts hold 323, where the report says 323.0.
pub(super) fn as_written(cell: &Cell, value: Decimal) -> Decimal {
    let text: String = cell.text.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    let decimals = |(_, rest): (&str, &str)| rest.chars().take_while(char::is_ascii_digit).count();
    let places = u32::try_from(text.split_once('.').map_or(0, decimals)).unwrap_or(0);
    let mut written = value;
    if places > value.scale() {
        written.rescale(places.min(Decimal::MAX_SCALE));
    }
    written
}

/// Half a unit of the last place; the zeros at the end of a whole number may be round, but for the first three digits.
fn half_a_unit(value: Decimal) -> Decimal {
    let half = |power: u32| Decimal::from(10u64.saturating_pow(power)).checked_div(Decimal::TWO).unwrap_or_default();
    if value.scale() > 0 {
        return Decimal::new(5, value.scale().saturating_add(1).min(Decimal::MAX_SCALE));
    }
    let whole = value.mantissa().unsigned_abs();
    let digits = whole.checked_ilog10().map_or(1, |log| log + 1);
    let mut zeros = 0;
    while whole > 0 && zeros + DIGITS_MEASURED < digits && whole.is_multiple_of(10u128.saturating_pow(zeros + 1)) {
        zeros += 1;
    }
    half(zeros)
}

/// An end that is open stays open; `None` alone where the numbers grow too large.
fn both(one: Option<Decimal>, other: Option<Decimal>, how: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Option<Decimal>> {
    match (one, other) {
        (Some(one), Some(other)) => how(one, other).map(Some),
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::cell;

    fn ends(number: &str, bound: Bound, measure: Measure) -> (Option<String>, Option<String>) {
        let interval = Interval::of(&cell(number, "", bound, measure)).expect("a figure");
        let end = |value: Option<Decimal>| value.map(|v| v.normalize().to_string());
        (end(interval.low), end(interval.high))
    }

    fn closed(low: &str, high: &str) -> (Option<String>, Option<String>) {
        (Some(low.to_owned()), Some(high.to_owned()))
    }

    #[test]
    fn a_figure_stands_for_half_a_unit_of_its_last_place_to_either_side() {
        assert_eq!(ends("344.7", Bound::Eq, Measure::Level), closed("344.65", "344.75"));
        assert_eq!(ends("15.60", Bound::Eq, Measure::Level), closed("15.595", "15.605"));
        let spaced = Cell { text: "323 ．0亿元".to_owned(), ..cell("323", "亿元", Bound::Eq, Measure::Level) };
        assert_eq!(Interval::of(&spaced).and_then(|of| of.low).map(|low| low.to_string()).as_deref(), Some("322.95"));
        assert_eq!(ends("-1.2", Bound::Eq, Measure::Growth), closed("-1.25", "-1.15"));
        assert_eq!(ends("6..6.5", Bound::Range, Measure::Growth), closed("5.5", "6.55"));
    }

    #[test]
    fn the_zeros_of_a_round_whole_number_may_be_round() {
        assert_eq!(ends("3127", Bound::Eq, Measure::Level), closed("3126.5", "3127.5"));
        assert_eq!(ends("37050", Bound::Eq, Measure::Level), closed("37045", "37055"));
        assert_eq!(ends("4000", Bound::Eq, Measure::Level), closed("3995", "4005"));
        assert_eq!(ends("120", Bound::Eq, Measure::Level), closed("119.5", "120.5"));
        assert_eq!(ends("0", Bound::Eq, Measure::Level), closed("-0.5", "0.5"));
    }

    #[test]
    fn bound_words_widen_or_open_it() {
        assert_eq!(ends("200", Bound::Approx, Measure::Level), closed("190", "210"));
        assert_eq!(ends("5", Bound::Approx, Measure::Growth), closed("4.5", "5.5"));
        assert_eq!(ends("200", Bound::Gt, Measure::Level), (Some("199.5".to_owned()), None));
        assert_eq!(ends("200", Bound::Lt, Measure::Level), (None, Some("200.5".to_owned())));
        assert_eq!(ends("-3", Bound::Gt, Measure::Growth), (None, Some("-2.5".to_owned())));
    }

    #[test]
    fn an_open_end_is_apart_from_nothing_beyond_it() {
        let of = |number, bound| Interval::of(&cell(number, "", bound, Measure::Level)).expect("a figure");
        assert!(of("10.1", Bound::Eq).apart(of("10.3", Bound::Eq)));
        assert!(!of("10.1", Bound::Eq).apart(of("10.2", Bound::Eq)));
        assert!(!of("10", Bound::Gt).apart(of("99", Bound::Eq)));
        assert!(of("10", Bound::Gt).apart(of("8", Bound::Eq)));
        assert_eq!(of("10.1", Bound::Eq).gap(of("10.3", Bound::Eq)).normalize().to_string(), "0.1");
    }
}
