//! From an old level to a new one in one sentence, against the change, the growth or the yearly mean that the sentence gives for it.

use rust_decimal::Decimal;

use super::book::{Book, Said, is_amount, same_thing};
use super::growth::is_real;
use super::interval::Interval;
use super::written::{figure, growth, interval, names};
use crate::compare::{Check, Finding, Severity};
use crate::facts::{Fact, Measure};
use crate::note::Note;

pub(super) fn check(book: &Book<'_>) -> Vec<Finding> {
    book.all().filter(|said| matches!(said.fact.measure, Measure::Change | Measure::Growth)).filter_map(|said| one(book, said)).collect()
}

fn one(book: &Book<'_>, stated: Said<'_>) -> Option<Finding> {
    let (old, new) = pair_before(book, stated)?;
    // Of another base than the one that stands there: 由A提高到B，比全国高x.
    let words = book.between(new, stated);
    if words.contains(['比', '较', '于', '其']) {
        return None;
    }
    let mean = is_mean(stated.fact.basis.as_deref().unwrap_or_default()) || is_mean(words);
    let period = stated.fact.period?;
    // 从1997年的8651亿元增加到2002年的18914亿元 says over how many years; else the change does.
    let span = match (old.fact.period, new.fact.period) {
        (Some(old), Some(new)) if new.to > old.to => new.to - old.to,
        _ => period.to - period.from + 1,
    };
    let years = if mean { u32::try_from(span).ok()? } else { 1 };
    let (now, before, by) = (book.cell(new, period.to)?, book.cell(old, period.from - 1)?, book.cell(stated, period.to)?);
    let ((new, kind), (old, old_kind)) = (Interval::in_base(&now, book.knowledge)?, Interval::in_base(&before, book.knowledge)?);
    if kind != old_kind {
        return None;
    }
    let (check, sum, holds) = match stated.fact.measure {
        Measure::Change => {
            let points = by.unit.ends_with("百分点");
            if points && now.unit != "%" {
                return None;
            }
            let (change, change_kind) = if points { (Interval::of(&by)?, kind.clone()) } else { Interval::in_base(&by, book.knowledge)? };
            let (new, old) = if points { (Interval::of(&now)?, Interval::of(&before)?) } else { (new, old) };
            if change_kind != kind {
                return None;
            }
            let holds = |years: u32| -> Option<bool> {
                let change = change.times(Interval::point(Decimal::from(years)))?;
                Some(!new.minus(old)?.apart(change) || !old.minus(new)?.apart(change))
            };
            let each = if mean { format!(" × {years}") } else { String::new() };
            let words = format!("{} − {} ≠ {}{each}", figure(&now), figure(&before), figure(&by));
            (Check::Increase, words, any_span(years, mean, holds)?)
        }
        _ if now.measure == Measure::Level => {
            let holds = |years: u32| Some(!new.apart(compound(old, Interval::of(&by)?, years)?));
            let all = growth(new, old)?;
            let words = if mean {
                format!("{} ÷ {} − 1 = {}% ≠ (1 + {})^{years} − 1", figure(&now), figure(&before), interval(all, 1), figure(&by))
            } else {
                format!("{} ÷ {} − 1 = {}% ≠ {}", figure(&now), figure(&before), interval(all, 2), figure(&by))
            };
            (Check::Growth, words, any_span(years, mean, holds)?)
        }
        _ => return None,
    };
    if holds {
        return None;
    }
    let (severity, harmless) = weight(check, stated.fact, mean);
    let (zh, en) = names(&stated.fact.indicator);
    Some(Finding {
        check,
        severity,
        indicator: Some(stated.fact.indicator.clone()),
        year: period.to,
        says: Note::new(
            format!("{zh}：同一句中的前后数值与变化量不一致"),
            format!("{en}: old value, new value and change of one sentence do not agree"),
        ),
        arithmetic: sum,
        harmless: Some(harmless),
        cited: vec![before, now, by],
    })
}

/// How much a disagreement weighs and why it may be no fault. Growth may be at constant prices, a yearly mean on a comparable basis;
/// a plain change between two figures that stand beside it is neither.
fn weight(check: Check, fact: &Fact, mean: bool) -> (Severity, Note) {
    let other_basis = fact.basis.as_deref().is_some_and(|basis| !is_mean(basis) && !basis.contains("累计"));
    if check == Check::Growth && (other_basis || is_real(fact)) {
        let why = Note::new(
            "增速多按不变价格或可比口径计算，两头的数值是现价",
            "such growth is mostly at constant prices or on a comparable basis, the two levels are at current prices",
        );
        return (Severity::Note, why);
    }
    if mean {
        let why = Note::new(
            "年均值可能按可比口径计算，或起止年份另有所指",
            "a yearly mean may be on a comparable basis, or of other years than those read",
        );
        return (Severity::Warning, why);
    }
    let why = Note::new("变化量可能以另一时点为基数", "the change may be counted from another time");
    (Severity::Error, why)
}

/// Whether words say that a change is that of a mean year.
fn is_mean(words: &str) -> bool {
    ["年均", "每年", "平均"].iter().any(|mean| words.contains(mean))
}

/// Whether it holds for so many years; of a mean also for one more or less, as whether the first counts is said in many ways.
fn any_span(years: u32, mean: bool, holds: impl Fn(u32) -> Option<bool>) -> Option<bool> {
    Some(holds(years)? || mean && (holds(years.saturating_sub(1).max(1))? || holds(years + 1)?))
}

/// The old and the new level that a change follows in its sentence: 由86家增加到121家，净增35家.
fn pair_before<'a>(book: &Book<'a>, of: Said<'a>) -> Option<(Said<'a>, Said<'a>)> {
    let mut earlier = book.before(of).filter(|other| same_thing(other.fact, of.fact));
    let (new, old) = (earlier.next()?, earlier.next()?);
    let fits = is_amount(new.fact) && new.fact.measure == old.fact.measure && new.fact.period.is_some();
    let is_base = |said: Said<'_>| said.fact.rules.contains(&"base");
    (fits && is_base(old) && !is_base(new) && new.fact.indicator.name == old.fact.indicator.name).then_some((old, new))
}

/// What a level grows to at a yearly rate.
fn compound(level: Interval, rate: Interval, years: u32) -> Option<Interval> {
    let factor = rate.factor()?;
    (0..years.min(30)).try_fold(level, |level, _| level.times(factor))
}
