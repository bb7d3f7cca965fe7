//! Target and result → what came of it; target and next target → how ambition moved. Direction-aware.

use rust_decimal::Decimal;

use crate::align::grade::Grade;
use crate::compare::change::convert;
use crate::compare::{Cell, Criterion, Outcome};
use crate::facts::{Better, Bound, Indicator, Measure, Value};
use crate::knowledge::Knowledge;

/// How far a rate may stand off 左右 and still meet it, in 个百分点. Views state it.
pub const RATE_TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
/// How far a level may stand off 左右 and still meet it, in percent. Views state it.
pub const LEVEL_TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// How far 近 and 余 may stand off the number that they name: a tenth of it.
const VAGUENESS: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// What came of `target`, given `actual` of the same year.
///
/// Where more is better, 以上 and a plain number are floors, where less is better ceilings, each bound word taken as it stands;
/// 左右 allows the tolerance on the worse side and anything on the better; a range is met from its nearer end on; where neither
/// direction is better, a number must be met within the tolerance. A fall is a negative value and its bound bears on its size:
/// 下降3%以上 is met by -3.2. A result that is itself a bound (超过126万亿元) is judged where it decides. `gdp` is the growth of GDP in
/// the same year, for targets that are set against it (与经济增长同步).
#[must_use]
pub fn outcome(indicator: &Indicator, target: Option<&Cell>, actual: Option<&Cell>, gdp: Option<&Cell>, knowledge: &Knowledge) -> Outcome {
    let (target, actual) = match (target, actual) {
        (None, _) => return Outcome::NoTarget,
        (Some(_), None) => return Outcome::NoActual,
        (Some(target), Some(actual)) => (target, actual),
    };
    if target.value == Value::Words {
        return beside_growth(target, actual, gdp).unwrap_or(Outcome::Unjudged);
    }
    let Some((worst, best)) = reach(actual, &target.unit, knowledge) else { return Outcome::Unjudged };
    let Some(demand) = demand(indicator, target) else { return Outcome::Unjudged };
    let (success, miss) = told_across(Grade::of(&target.name), Grade::of(&actual.name));
    match (demand.met_by(worst), demand.met_by(best)) {
        (true, true) if success => Outcome::Met,
        (false, false) if miss && !demand.lies_within(worst, best) && !(demand.ends_at(worst) || demand.ends_at(best)) => Outcome::Missed,
        _ => Outcome::Unjudged,
    }
}

/// Whether a success and whether a miss can be told from a result of another grade than the target's: where the result counts only
/// some of what is aimed at (单项冠军企业40家, then 国家级单项冠军企业22家) no miss, where it counts more no success.
fn told_across(target: Option<Grade>, actual: Option<Grade>) -> (bool, bool) {
    match (target, actual) {
        _ if target == actual => (true, true),
        (None, _) => (true, false),
        (_, None) => (false, true),
        _ => (false, false),
    }
}

/// What came of a target that is set against economic growth (与经济增长同步, 快于经济增长), given the growth of the same report's
/// GDP; `None` where it is not of that sort. 同步 and 基本同步 allow what 左右 allows.
fn beside_growth(target: &Cell, actual: &Cell, gdp: Option<&Cell>) -> Option<Outcome> {
    let gdp = gdp?;
    let about_growth = ["经济增长", "经济增速", "经济发展", "生产总值", "GDP"].iter().any(|word| target.text.contains(word));
    if !about_growth || actual.measure != Measure::Growth {
        return None;
    }
    let (Value::Point(actual), Value::Point(gdp)) = (actual.value, gdp.value) else { return None };
    let says = |words: &[&str]| words.iter().any(|word| target.text.contains(word));
    let met = match () {
        () if says(&["不低于"]) => actual >= gdp,
        () if says(&["快于", "高于", "超过", "跑赢"]) => actual > gdp,
        () if says(&["同步"]) => actual >= gdp.checked_sub(RATE_TOLERANCE)?,
        () => return None,
    };
    Some(if met { Outcome::Met } else { Outcome::Missed })
}

/// What `target` is judged by; `None` where it is in words.
pub(super) fn criterion(indicator: &Indicator, target: &Cell) -> Option<Criterion> {
    let Demand { least, most } = demand(indicator, target)?;
    let low = match target.value {
        Value::Point(value) | Value::Range(value, _) => value,
        Value::Words => return None,
    };
    let tolerance = (plain_bound(target) == Bound::Approx).then(|| tolerance(target.measure, low).normalize());
    Some(Criterion { least, most, better: direction(indicator, target), tolerance })
}

/// What a target asks for: a least value, a most value, or both; each with whether the end itself will do.
#[derive(Debug, Clone, Copy, Default)]
struct Demand {
    least: Option<(Decimal, bool)>,
    most: Option<(Decimal, bool)>,
}

impl Demand {
    fn met_by(self, value: Decimal) -> bool {
        let above = self.least.is_none_or(|(end, closed)| if closed { value >= end } else { value > end });
        let below = self.most.is_none_or(|(end, closed)| if closed { value <= end } else { value < end });
        above && below
    }

    /// Whether a value is the very end that is to be passed: 达1.8万家 after 突破1.8万家 may be rounded.
    fn ends_at(self, value: Decimal) -> bool {
        [self.least, self.most].into_iter().flatten().any(|(end, closed)| !closed && end == value)
    }

    /// Whether what is asked for lies inside an uncertain result, so that neither end decides.
    fn lies_within(self, low: Decimal, high: Decimal) -> bool {
        let (low, high) = (low.min(high), low.max(high));
        self.least.is_some_and(|(end, _)| low < end && end < high) || self.most.is_some_and(|(end, _)| low < end && end < high)
    }
}

fn demand(indicator: &Indicator, target: &Cell) -> Option<Demand> {
    let (low, high) = match target.value {
        Value::Point(value) => (value, value),
        Value::Range(low, high) => (low.min(high), low.max(high)),
        Value::Words => return None,
    };
    let better = direction(indicator, target);
    let tolerance = tolerance(target.measure, low);
    let least = |end, closed| Demand { least: Some((end, closed)), most: None };
    let most = |end, closed| Demand { least: None, most: Some((end, closed)) };
    Some(match (plain_bound(target), better) {
        (Bound::Ge, _) => least(low, true),
        (Bound::Gt, _) => least(low, false),
        (Bound::Le, _) => most(high, true),
        (Bound::Lt, _) => most(high, false),
        (Bound::Eq | Bound::Range, Better::Higher) => least(low, true),
        (Bound::Eq | Bound::Range, Better::Lower) => most(high, true),
        (Bound::Range, Better::Neutral) => Demand { least: Some((low, true)), most: Some((high, true)) },
        (Bound::Approx, Better::Higher) => least(low.checked_sub(tolerance)?, true),
        (Bound::Approx, Better::Lower) => most(high.checked_add(tolerance)?, true),
        (Bound::Eq | Bound::Approx, Better::Neutral) => {
            Demand { least: Some((low.checked_sub(tolerance)?, true)), most: Some((high.checked_add(tolerance)?, true)) }
        }
        (Bound::Words, _) => return None,
    })
}

/// The two ends between which a result lies, in the target's unit.
fn reach(actual: &Cell, unit: &str, knowledge: &Knowledge) -> Option<(Decimal, Decimal)> {
    if let Value::Range(low, high) = actual.value {
        return (actual.unit == unit).then_some((low, high));
    }
    let value = convert(actual, unit, knowledge)?;
    let slack = value.abs().checked_mul(VAGUENESS)?;
    Some(match plain_bound(actual) {
        // Just above and just below: the end itself is not reached, which only a strict target can tell.
        Bound::Gt | Bound::Ge => {
            (value.checked_add(if actual.bound == Bound::Gt { tiny() } else { Decimal::ZERO })?, value.checked_add(slack)?)
        }
        Bound::Lt | Bound::Le => {
            (value.checked_sub(slack)?, value.checked_sub(if actual.bound == Bound::Lt { tiny() } else { Decimal::ZERO })?)
        }
        Bound::Eq | Bound::Approx | Bound::Range | Bound::Words => (value, value),
    })
}

fn tiny() -> Decimal {
    Decimal::from_parts(1, 0, 0, false, 9)
}

/// The bound of the signed value: of a fall, the bound is on its size (SPEC, "Falls"), so it turns over.
pub(super) fn plain_bound(cell: &Cell) -> Bound {
    let falls = matches!(cell.value, Value::Point(value) if value.is_sign_negative() && !value.is_zero());
    match (cell.bound, falls) {
        (Bound::Ge, true) => Bound::Le,
        (Bound::Gt, true) => Bound::Lt,
        (Bound::Le, true) => Bound::Ge,
        (Bound::Lt, true) => Bound::Gt,
        (bound, _) => bound,
    }
}

/// The better direction: as known; of an unknown indicator, more is better (改造老旧小区20个), unless the target is a fall.
pub(super) fn direction(indicator: &Indicator, target: &Cell) -> Better {
    match (&indicator.id, target.value) {
        (Some(_), _) => indicator.better,
        (None, Value::Point(value)) if value.is_sign_negative() => Better::Lower,
        (None, _) => Better::Higher,
    }
}

/// What 左右 allows at `value`.
fn tolerance(measure: Measure, value: Decimal) -> Decimal {
    match measure {
        Measure::Growth | Measure::Ratio => RATE_TOLERANCE,
        Measure::Level | Measure::Change | Measure::Rank | Measure::Streak => {
            value.abs().checked_mul(LEVEL_TOLERANCE).and_then(|v| v.checked_div(Decimal::ONE_HUNDRED)).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::cell;

    fn indicator(id: &str, better: Better) -> Indicator {
        Indicator { id: (!id.is_empty()).then(|| id.to_owned()), name: "指标".to_owned(), better, ..Indicator::default() }
    }

    /// A target `number bound`, a result `number bound`, and what comes of them.
    fn judge(better: Better, measure: Measure, unit: &str, target: (&str, Bound), actual: (&str, Bound)) -> Outcome {
        let (target, actual) = (cell(target.0, unit, target.1, measure), cell(actual.0, unit, actual.1, measure));
        outcome(&indicator("known", better), Some(&target), Some(&actual), None, Knowledge::built_in())
    }

    #[test]
    fn the_better_direction_decides() {
        use Bound::{Approx, Eq, Ge, Le};
        let growth = |better, target, actual| judge(better, Measure::Growth, "%", target, actual);
        assert_eq!(growth(Better::Higher, ("5", Eq), ("5.0", Eq)), Outcome::Met);
        assert_eq!(growth(Better::Higher, ("5", Eq), ("4.9", Eq)), Outcome::Missed);
        assert_eq!(growth(Better::Higher, ("8", Ge), ("7.9", Eq)), Outcome::Missed);
        assert_eq!(growth(Better::Higher, ("5", Approx), ("4.6", Eq)), Outcome::Met);
        assert_eq!(growth(Better::Higher, ("5.5", Approx), ("3", Eq)), Outcome::Missed);
        assert_eq!(growth(Better::Lower, ("5.5", Approx), ("5.2", Eq)), Outcome::Met);
        assert_eq!(growth(Better::Lower, ("5.5", Le), ("5.6", Eq)), Outcome::Missed);
        assert_eq!(growth(Better::Neutral, ("3", Approx), ("0.2", Eq)), Outcome::Missed);
        assert_eq!(growth(Better::Neutral, ("3", Le), ("0.2", Eq)), Outcome::Met);
    }

    #[test]
    fn a_range_is_met_from_its_nearer_end() {
        let growth = |actual| judge(Better::Higher, Measure::Growth, "%", ("6..6.5", Bound::Range), (actual, Bound::Eq));
        assert_eq!(growth("6.2"), Outcome::Met);
        assert_eq!(growth("7"), Outcome::Met);
        assert_eq!(growth("5.9"), Outcome::Missed);
    }

    #[test]
    fn the_bound_of_a_fall_bears_on_its_size() {
        let fall = |target, actual| judge(Better::Lower, Measure::Growth, "%", target, (actual, Bound::Eq));
        assert_eq!(fall(("-3", Bound::Ge), "-3.2"), Outcome::Met);
        assert_eq!(fall(("-3", Bound::Ge), "-2.7"), Outcome::Missed);
        assert_eq!(fall(("-2.5", Bound::Approx), "-2.2"), Outcome::Met);
    }

    #[test]
    fn a_vague_result_is_judged_where_it_decides() {
        let level = |target, actual| judge(Better::Higher, Measure::Level, "亿元", target, actual);
        assert_eq!(level(("120", Bound::Eq), ("126", Bound::Gt)), Outcome::Met);
        assert_eq!(level(("126", Bound::Gt), ("126", Bound::Gt)), Outcome::Met);
        assert_eq!(level(("130", Bound::Ge), ("126", Bound::Gt)), Outcome::Unjudged);
        assert_eq!(level(("200", Bound::Ge), ("126", Bound::Gt)), Outcome::Missed);
        assert_eq!(level(("126", Bound::Ge), ("126", Bound::Lt)), Outcome::Missed);
    }

    #[test]
    fn counts_of_unknown_things_are_floors() {
        let count = |target, actual| {
            let (target, actual) = (cell(target, "个", Bound::Eq, Measure::Level), cell(actual, "个", Bound::Eq, Measure::Level));
            outcome(&indicator("", Better::Neutral), Some(&target), Some(&actual), None, Knowledge::built_in())
        };
        assert_eq!(count("20", "26"), Outcome::Met);
        assert_eq!(count("1066", "952"), Outcome::Missed);
    }

    #[test]
    fn what_a_narrower_or_wider_grade_reaches_is_told_only_where_it_decides() {
        let named = |name: &str, number| Cell { name: name.to_owned(), ..cell(number, "家", Bound::Eq, Measure::Level) };
        let judge = |target: Cell, actual: Cell| {
            outcome(&indicator("known", Better::Higher), Some(&target), Some(&actual), None, Knowledge::built_in())
        };
        let (all, national) = ("单项冠军企业", "国家级单项冠军企业");
        assert_eq!(judge(named(all, "40"), named(national, "22")), Outcome::Unjudged);
        assert_eq!(judge(named(all, "20"), named(national, "22")), Outcome::Met);
        assert_eq!(judge(named(national, "20"), named(all, "22")), Outcome::Unjudged);
        assert_eq!(judge(named(national, "40"), named(all, "22")), Outcome::Missed);
    }

    #[test]
    fn the_very_end_that_was_to_be_passed_may_be_rounded() {
        let level = |actual| judge(Better::Higher, Measure::Level, "万家", ("1.8", Bound::Gt), (actual, Bound::Eq));
        assert_eq!(level("1.8"), Outcome::Unjudged);
        assert_eq!(level("1.79"), Outcome::Missed);
        assert_eq!(level("1.81"), Outcome::Met);
    }

    #[test]
    fn unlike_units_and_words_are_not_judged() {
        let target = cell("14", "户", Bound::Eq, Measure::Level);
        let actual = cell("29", "个", Bound::Eq, Measure::Level);
        let places = cell("14", "所", Bound::Eq, Measure::Level);
        let words = cell("", "", Bound::Words, Measure::Growth);
        let known = indicator("known", Better::Higher);
        assert_eq!(outcome(&known, Some(&target), Some(&actual), None, Knowledge::built_in()), Outcome::Unjudged);
        assert_eq!(outcome(&known, Some(&places), Some(&actual), None, Knowledge::built_in()), Outcome::Met);
        assert_eq!(outcome(&known, Some(&words), Some(&target), None, Knowledge::built_in()), Outcome::Unjudged);
        assert_eq!(outcome(&known, None, Some(&target), None, Knowledge::built_in()), Outcome::NoTarget);
        assert_eq!(outcome(&known, Some(&target), None, None, Knowledge::built_in()), Outcome::NoActual);
    }

    #[test]
    fn a_target_beside_economic_growth_is_judged_against_it() {
        let target = |text: &str| Cell { text: text.to_owned(), ..cell("", "", Bound::Words, Measure::Growth) };
        let rate = |number| cell(number, "%", Bound::Eq, Measure::Growth);
        let judge = |text, actual, gdp| beside_growth(&target(text), &rate(actual), Some(&rate(gdp)));
        assert_eq!(judge("与经济增长基本同步", "6.1", "5.2"), Some(Outcome::Met));
        assert_eq!(judge("快于经济增长", "5.2", "5.2"), Some(Outcome::Missed));
        assert_eq!(judge("高于经济增速", "5.3", "5.2"), Some(Outcome::Met));
        assert_eq!(judge("促稳提质", "5.2", "5.2"), None);
    }
}
