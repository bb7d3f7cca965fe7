//! A report → the sentence in which it admits that an indicator fell short of its target.

use crate::compare::Citation;
use crate::compare::cell::cite;
use crate::facts::Indicator;
use crate::knowledge::{Knowledge, strip_scope};
use crate::structure::Report;

/// What admits a miss. Source: the passages on difficulties of the reports that the tests are drawn from.
const PHRASES: &[&str] = &[
    "未能完成",
    "未完成",
    "没有完成",
    "未能实现",
    "未能达到",
    "未达到",
    "未达",
    "没有达到",
    "低于预期",
    "不及预期",
    "低于年初",
    "低于目标",
    "与预期目标有差距",
    "与目标有差距",
    "与年初目标",
    "与年初预期",
];

/// The first sentence that names the indicator and admits a miss.
pub(super) fn find(indicator: &Indicator, report: &Report, edition: usize, knowledge: &Knowledge) -> Option<Citation> {
    let names = names(indicator, knowledge);
    report.sentences.iter().enumerate().filter(|(_, sentence)| !sentence.heading).find_map(|(at, sentence)| {
        let words = report.words(sentence.span);
        let admits = PHRASES.iter().any(|phrase| words.contains(phrase)) && names.iter().any(|name| words.contains(name));
        admits.then(|| cite(report, edition, at, sentence.span.start))
    })
}

fn names<'a>(indicator: &'a Indicator, knowledge: &'a Knowledge) -> Vec<&'a str> {
    let entry = indicator.id.as_deref().and_then(|id| knowledge.indicator_by_id(id));
    let listed = entry.into_iter().flat_map(|entry| std::iter::once(entry.name.as_str()).chain(entry.also.iter().map(String::as_str)));
    std::iter::once(strip_scope(&indicator.name)).chain(listed).filter(|name| name.chars().count() > 1).collect()
}
