//! The figures of several places → mean, median, and the mean weighted by the levels of the year before.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Figure;

/// What the figures of several places come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// How many figures.
    pub count: usize,
    /// Their mean.
    pub mean: Option<Decimal>,
    /// Their median.
    pub median: Option<Decimal>,
    /// Of growth, the mean weighted by the levels of the year before.
    pub weighted: Option<Weighted>,
}

/// A weighted mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighted {
    /// The mean.
    pub mean: Decimal,
    /// How many places state both the figure and the level.
    pub count: usize,
}

/// Decimals of means: one more than growth is stated with.
const DECIMALS: u32 = 2;

/// Takes figures, each with the level that it is to be weighted with, where that is stated.
pub(super) fn statistics(figures: &[(Figure, Option<Decimal>)]) -> Statistics {
    let mut values: Vec<Decimal> = figures.iter().map(|(value, _)| *value).collect();
    values.sort_unstable();
    Statistics { count: values.len(), mean: mean(&values), median: median(&values), weighted: weighted(figures) }
}

fn mean(values: &[Decimal]) -> Option<Decimal> {
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    sum.checked_div(Decimal::from(values.len())).map(rounded)
}

/// Of values in order; of an even number the middle of the middle two.
fn median(values: &[Decimal]) -> Option<Decimal> {
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(rounded(upper));
    }
    let lower = *values.get(middle.checked_sub(1)?)?;
    lower.checked_add(upper)?.checked_div(Decimal::TWO).map(rounded)
}

/// Where at least two places and half of them state a level: of fewer it would be another mean than the plain one beside it.
fn weighted(figures: &[(Figure, Option<Decimal>)]) -> Option<Weighted> {
    let stated: Vec<(Decimal, Decimal)> = figures.iter().filter_map(|(value, level)| level.map(|level| (*value, level))).collect();
    let weight = stated.iter().try_fold(Decimal::ZERO, |sum, (_, level)| sum.checked_add(*level))?;
    let sum = stated.iter().try_fold(Decimal::ZERO, |sum, (value, level)| sum.checked_add(value.checked_mul(*level)?))?;
    let mean = sum.checked_div(weight).map(rounded)?;
    (stated.len() > 1 && stated.len() * 2 >= figures.len()).then_some(Weighted { mean, count: stated.len() })
}

fn rounded(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figures: &[(&str, Option<&str>)]) -> (usize, String, String, String) {
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        let figures: Vec<_> = figures.iter().map(|(value, level)| (number(value), level.map(number))).collect();
        let Statistics { count, mean, median, weighted } = statistics(&figures);
        let words = |value: Option<Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
        (count, words(mean), words(median), weighted.map(|w| format!("{} of {}", w.mean, w.count)).unwrap_or_default())
    }

    #[test]
    fn means_are_exact_and_rounded_half_up() {
        // (5 + 5.5 + 6) / 3 = 5.5; weighted by 100, 300, 100: (500 + 1650 + 600) / 500 = 5.5.
        let found = check(&[("5", Some("100")), ("6", Some("100")), ("5.5", Some("300"))]);
        assert_eq!(found, (3, "5.5".into(), "5.5".into(), "5.5 of 3".into()));
        // (4.5 + 5 + 5 + 6.2) / 4 = 5.175 → 5.18; the weighted one only of the two with a level: (4.5 · 1 + 6.2 · 3) / 4 = 5.775 → 5.78.
        let found = check(&[("6.2", Some("3")), ("5", None), ("4.5", Some("1")), ("5", None)]);
        assert_eq!(found, (4, "5.18".into(), "5".into(), "5.78 of 2".into()));
    }

    #[test]
    fn one_level_weighs_nothing_and_no_figure_has_no_mean() {
        assert_eq!(check(&[("5", Some("1"))]), (1, "5".into(), "5".into(), String::new()));
        assert_eq!(check(&[]), (0, String::new(), String::new(), String::new()));
        assert_eq!(check(&[("5", Some("0")), ("6", Some("0"))]).3, "");
    }
}
