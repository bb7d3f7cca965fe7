//! Editions built from a few lines and a few facts, for tests that must not depend on the reading of facts.

use rust_decimal::Decimal;

use crate::align::Edition;
use crate::align::testing::report;
use crate::facts::{Better, Bound, Fact, Indicator, Measure, Period, Role, Value};
use crate::source::Span;

/// The report of `year`, with the facts that its text was found to hold.
pub(crate) fn edition(year: i32, text: &str, facts: &[Fact]) -> Edition {
    let mut report = report(text);
    report.meta.year = Some(year);
    report.meta.review_year = Some(year - 1);
    report.meta.plan_year = Some(year);
    let mut facts = facts.to_vec();
    let mut from = 0;
    for fact in &mut facts {
        // Facts stand in the order of the text: each is found after the one before it.
        let words = fact.rules.first().copied().unwrap_or_default();
        let at =
            report.source.text.get(from..).and_then(|rest| rest.find(words)).map(|at| at + from).expect("the value stands in the text");
        from = at + words.len();
        fact.span = Span::new(at, from);
        fact.clause = fact.span;
        fact.sentence = report.sentences.iter().position(|s| s.span.contains(fact.span)).unwrap_or(0);
        fact.section = report.sentences.get(fact.sentence).map_or(0, |s| s.section);
    }
    Edition { report, facts }
}

/// `words` is the value's text, `number` its value (`5`, `5..6`), and its unit.
pub(crate) fn fact(
    name: &str,
    measure: Measure,
    (words, number, unit): (&'static str, &str, &str),
    bound: Bound,
    role: Role,
    year: i32,
) -> Fact {
    let known =
        [("地区生产总值", "gdp", Better::Higher), ("PM2.5平均浓度", "pm25", Better::Lower), ("居民消费价格", "cpi", Better::Neutral)];
    let found = known.iter().find(|(known, ..)| *known == name);
    Fact {
        indicator: Indicator {
            id: found.map(|(_, id, _)| (*id).to_owned()),
            name: name.to_owned(),
            theme: Some("economy".to_owned()),
            better: found.map_or(Better::Neutral, |(.., better)| *better),
            ..Indicator::default()
        },
        measure,
        value: value(number),
        unit: unit.to_owned(),
        bound,
        role,
        period: Some(Period::year(year)),
        commitment: None,
        span: Span::default(),
        clause: Span::default(),
        sentence: 0,
        section: 0,
        basis: None,
        rules: vec![words],
    }
}

/// A value from `5`, `-3`, `5..6` or nothing.
pub(crate) fn value(number: &str) -> Value {
    let one = |text: &str| text.parse::<Decimal>().expect("a number");
    match number.split_once("..") {
        Some((low, high)) => Value::Range(one(low), one(high)),
        None if number.is_empty() => Value::Words,
        None => Value::Point(one(number)),
    }
}
