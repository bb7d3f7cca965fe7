//! The growth that a report states beside a level, against the level of the year before in any report.
//!
//! Growth of output, value added and incomes is mostly stated at constant prices, so that it differs from the quotient of two levels
//! by the change of prices; 同口径 and 可比价 differ by what they leave out. Such a difference is a note, never more.

use rust_decimal::Decimal;

use super::book::{Book, Said, is_result_of_a_year, same_thing};
use super::interval::Interval;
use super::written::{figure, growth, interval, names};
use crate::compare::{Cell, Check, Finding, Severity};
use crate::facts::{Fact, Measure};
use crate::note::Note;

/// Words of names whose growth is stated at constant prices.
const REAL: [&str; 8] = ["生产总值", "增加值", "总产值", "可支配收入", "纯收入", "居民收入", "国民收入", "消费水平"];
/// So many points between the two make of a difference that revision explains one that it hardly does.
const FAR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

pub(super) fn check(book: &Book<'_>) -> Vec<Finding> {
    book.all().filter_map(|stated| one(book, stated)).collect()
}

fn one(book: &Book<'_>, stated: Said<'_>) -> Option<Finding> {
    let fact = stated.fact;
    if fact.measure != Measure::Growth || !is_result_of_a_year(fact) {
        return None;
    }
    let level = level_before(book, stated)?;
    let year = fact.period?.to;
    let (now, rate) = (book.cell(level, year)?, book.cell(stated, year)?);
    let (new, kind) = Interval::in_base(&now, book.knowledge)?;
    let said = Interval::of(&rate)?;
    let known = fact.indicator.id.is_some();
    let olds = book.results(book.row(level)?, year - 1).into_iter().filter(|old| known || old.name == now.name);
    let mut nearest: Option<(Decimal, Cell, Interval)> = None;
    for cell in olds {
        let Some((old, old_kind)) = Interval::in_base(&cell, book.knowledge) else { continue };
        let Some(expected) = said.factor().and_then(|factor| old.times(factor)) else { continue };
        if old_kind != kind || !new.apart(expected) {
            return None;
        }
        let implied = growth(new, old)?;
        let gap = implied.gap(said);
        if nearest.as_ref().is_none_or(|(least, ..)| gap < *least) {
            nearest = Some((gap, cell, implied));
        }
    }
    let (gap, old, implied) = nearest?;
    let real = fact.basis.is_some() || is_real(fact);
    let (zh, en) = names(&fact.indicator);
    let harmless = match real {
        true => Note::new(
            "增速多按不变价格或可比口径计算，与现价数值之比相差价格变动或口径差异",
            "such growth is mostly at constant prices or on a comparable basis; the levels are at current prices",
        ),
        false => Note::new(
            "上年数值可能已按普查、年报或口径调整修订，增速以修订后的基数计算",
            "the earlier value may since have been revised (census, final accounts, scope); growth is on the revised base",
        ),
    };
    Some(Finding {
        check: Check::Growth,
        severity: if real || gap < FAR { Severity::Note } else { Severity::Warning },
        indicator: Some(fact.indicator.clone()),
        year,
        says: Note::new(
            format!("{zh}：按两年数值推算的增速与文中增速不一致"),
            format!("{en}: the growth that two levels imply is not the one stated"),
        ),
        arithmetic: format!("{} ÷ {} − 1 = {}% ≠ {}", figure(&now), figure(&old), interval(implied, 2), figure(&rate)),
        harmless: Some(harmless),
        cited: vec![now, rate, old],
    })
}

/// The level that a growth follows in its sentence: 323.0亿元、增长4.9%. A second growth of it (同口径增长8.2%) follows the first.
fn level_before<'a>(book: &Book<'a>, of: Said<'a>) -> Option<Said<'a>> {
    let level = book.before(of).find(|other| same_thing(other.fact, of.fact))?;
    let fits = level.fact.measure == Measure::Level && is_result_of_a_year(level.fact) && level.fact.period == of.fact.period;
    (fits && level.fact.basis.is_none() && level.fact.indicator.name == of.fact.indicator.name).then_some(level)
}

pub(super) fn is_real(fact: &Fact) -> bool {
    let canonical = fact.indicator.canonical.as_deref().unwrap_or_default();
    REAL.iter().any(|word| fact.indicator.name.contains(word) || canonical.contains(word))
}
