//! A report → the sentence in which it admits that an indicator fell short of its target.

use crate::compare::Citation;
use crate::compare::cell::cite;
use crate::facts::Indicator;
use crate::knowledge::{Knowledge, strip_scope};
use crate::structure::{Kind, Report};

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

/// The sentences of a report that admit a miss: few, looked for once.
pub(super) struct Admissions<'a> {
    report: &'a Report,
    edition: usize,
    sentences: Vec<usize>,
}

impl<'a> Admissions<'a> {
    /// Looks through a report, which is the edition of this number.
    pub(super) fn of(report: &'a Report, edition: usize) -> Self {
        let admits = |words: &str| PHRASES.iter().any(|phrase| words.contains(phrase));
        let all = report.sentences.iter().enumerate().filter(|(_, sentence)| !sentence.heading);
        let sentences = all.filter(|(_, sentence)| admits(report.words(sentence.span))).map(|(at, _)| at).collect();
        Self { report, edition, sentences }
    }

    /// The first that names the indicator.
    pub(super) fn find(&self, indicator: &Indicator, knowledge: &Knowledge) -> Option<Citation> {
        let names = names(indicator, knowledge);
        self.sentences.iter().find_map(|&at| {
            let sentence = self.report.sentences.get(at)?;
            let words = self.report.words(sentence.span);
            names.iter().any(|name| words.contains(name)).then(|| cite(self.report, self.edition, at, sentence.span.start))
        })
    }
}

/// The first sentence of these kinds that names the indicator in four characters or more: shorter names stand in too many others.
pub(super) fn mention(
    report: &Report,
    edition: usize,
    indicator: &Indicator,
    wanted: impl Fn(Kind) -> bool,
    knowledge: &Knowledge,
) -> Option<Citation> {
    let names: Vec<&str> = names(indicator, knowledge).into_iter().filter(|name| name.chars().count() >= 4).collect();
    let all = report.sentences.iter().enumerate().filter(|(_, sentence)| !sentence.heading && wanted(sentence.kind));
    all.into_iter().find_map(|(at, sentence)| {
        let words = report.words(sentence.span);
        names.iter().any(|name| words.contains(name)).then(|| cite(report, edition, at, sentence.span.start))
    })
}

fn names<'a>(indicator: &'a Indicator, knowledge: &'a Knowledge) -> Vec<&'a str> {
    let entry = indicator.id.as_deref().and_then(|id| knowledge.indicator_by_id(id));
    let listed = entry.into_iter().flat_map(|entry| std::iter::once(&*entry.name).chain(&entry.also));
    std::iter::once(strip_scope(&indicator.name)).chain(listed).filter(|name| name.chars().count() > 1).collect()
}
