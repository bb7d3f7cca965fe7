//! Parts against their whole: values added of the three industries, exports and imports, shares that make up a hundred.

use super::book::{Book, Said, is_result_of_a_year};
use super::interval::Interval;
use super::structure;
use super::written::{figure, names, rounded};
use crate::compare::{Cell, Check, Finding, Severity};
use crate::facts::Measure;
use crate::note::Note;

/// A whole and its parts, by their ids.
const WHOLES: [(&str, &[&str]); 2] =
    [("gdp", &["primary_value_added", "secondary_value_added", "tertiary_value_added"]), ("trade", &["exports", "imports"])];

pub(super) fn check(book: &Book<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = book.all().filter_map(|whole| one(book, whole)).collect();
    found.extend(book.all().filter_map(|part| within(book, part)));
    found.extend(structure::check(book));
    found
}

/// The parts stand after their whole in its sentence or the one after it, in one money.
fn one(book: &Book<'_>, whole: Said<'_>) -> Option<Finding> {
    let id = whole.fact.indicator.id.as_deref()?;
    let (_, parts) = WHOLES.iter().find(|(of, _)| *of == id)?;
    if whole.fact.measure != Measure::Level || !is_result_of_a_year(whole.fact) {
        return None;
    }
    let year = whole.fact.period?.to;
    let cell = book.cell(whole, year)?;
    let (all, kind) = Interval::in_base(&cell, book.knowledge)?;
    let facts = book.editions.get(whole.edition)?.facts.get(whole.at + 1..)?;
    let near = || facts.iter().enumerate().take_while(|(_, fact)| fact.sentence <= whole.fact.sentence + 1);
    let mut sum = Interval::point(rust_decimal::Decimal::ZERO);
    let mut cited = vec![cell];
    for part in *parts {
        let is_part = |fact: &crate::facts::Fact| {
            fact.measure == Measure::Level && fact.indicator.id.as_deref() == Some(part) && fact.period == whole.fact.period
        };
        let (at, fact) = near().find(|(_, fact)| is_part(fact))?;
        let said = Said { edition: whole.edition, at: whole.at + 1 + at, fact };
        let cell = book.cell(said, year)?;
        let (interval, of) = Interval::in_base(&cell, book.knowledge)?;
        if of != kind {
            return None;
        }
        sum = sum.plus(interval)?;
        cited.push(cell);
    }
    all.apart(sum).then(|| finding(whole, cited))
}

/// A part that is more than its whole: 新增退税5.2亿元，其中留抵退税6.3亿元. It stands right after it.
fn within(book: &Book<'_>, part: Said<'_>) -> Option<Finding> {
    let whole = book.before(part).next()?;
    let words = book.between(whole, part).trim_start_matches(['，', ',', '、', '（', '(', ' ']);
    let levels = [whole, part].iter().all(|said| said.fact.measure == Measure::Level && is_result_of_a_year(said.fact));
    if !words.starts_with("其中") || !levels || whole.fact.period != part.fact.period {
        return None;
    }
    let year = whole.fact.period?.to;
    let (all, of_it) = (book.cell(whole, year)?, book.cell(part, year)?);
    let ((most, kind), (size, other)) = (Interval::in_base(&all, book.knowledge)?, Interval::in_base(&of_it, book.knowledge)?);
    // The other way about they are apart as a rule.
    let above = size.low.zip(most.high).is_some_and(|(low, high)| low > high);
    if kind != other || !above {
        return None;
    }
    let (zh, en) = names(&part.fact.indicator);
    Some(Finding {
        check: Check::Sum,
        severity: Severity::Error,
        indicator: Some(part.fact.indicator.clone()),
        year,
        says: Note::new(format!("{zh}：部分大于整体"), format!("{en}: the part is more than the whole")),
        arithmetic: format!("{} > {}", figure(&of_it), figure(&all)),
        harmless: Some(Note::new("“其中”所指可能不是紧接其前的数字", "其中 may refer to another figure than the one before it")),
        cited: vec![all, of_it],
    })
}

fn finding(whole: Said<'_>, cited: Vec<Cell>) -> Finding {
    let (zh, en) = names(&whole.fact.indicator);
    let parts: Vec<String> = cited.iter().skip(1).map(figure).collect();
    let total = cited.first().map(figure).unwrap_or_default();
    let unit = cited.first().map(|first| first.unit.as_str()).unwrap_or_default();
    let alike = cited.iter().all(|cell| cited.first().is_some_and(|first| first.unit == cell.unit));
    let result = sum_of(&cited).filter(|_| alike).map(|sum| format!(" = {}{}", rounded(sum, 6), unit)).unwrap_or_default();
    Finding {
        check: Check::Sum,
        severity: Severity::Error,
        indicator: Some(whole.fact.indicator.clone()),
        year: whole.fact.period.map_or(0, |period| period.to),
        says: Note::new(format!("{zh}：分项之和不等于总数"), format!("{en}: the parts do not add up to the whole")),
        arithmetic: format!("{}{result} ≠ {total}", parts.join(" + ")),
        harmless: Some(Note::new("分项可能按另一口径或币种统计", "the parts may be of another scope or currency")),
        cited,
    }
}

fn sum_of(cited: &[Cell]) -> Option<rust_decimal::Decimal> {
    cited.iter().skip(1).try_fold(rust_decimal::Decimal::ZERO, |sum, cell| match cell.value {
        crate::facts::Value::Point(value) => sum.checked_add(value),
        crate::facts::Value::Range(..) | crate::facts::Value::Words => None,
    })
}
