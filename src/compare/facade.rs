//! Editions → one Comparison: puts the reports in order, builds what is wanted, gathers the doubts.

use crate::align::{Edition, ledger, sections, sentences};
use crate::compare::{Comparison, Heading, Remark, brief, checks, table, targets, terms, text, tracked};
use crate::knowledge::Knowledge;
use crate::note::Note;

/// Which parts of a comparison to build.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wants {
    /// The indicator change table.
    pub table: bool,
    /// The scoreboard of targets.
    pub targets: bool,
    /// The redline of the first and the last report.
    pub text: bool,
    /// The same two as one text with tracked changes; needs the redline.
    pub tracked: bool,
    /// What is said differently.
    pub terms: bool,
    /// Figures that do not agree.
    pub checks: bool,
    /// The head and the main points of a briefing.
    pub brief: bool,
}

impl Wants {
    /// All that a briefing shows.
    #[must_use]
    pub fn for_brief() -> Self {
        Self { table: true, targets: true, text: true, terms: true, checks: true, brief: true, tracked: false }
    }
}

/// Compares `editions`, which may stand in any order. Of two reports of the same year the second is left out, and a remark says so.
#[must_use]
pub fn compare(editions: &[Edition], wants: Wants, knowledge: &Knowledge) -> Comparison {
    let mut order: Vec<&Edition> = editions.iter().collect();
    order.sort_by_key(|edition| edition.report.meta.year);
    let mut remarks = Vec::new();
    let mut kept: Vec<Edition> = Vec::new();
    // Two texts of one report are its draft and its final text where texts are compared.
    let draft = match order.as_slice() {
        [one, other] if wants.text && same_year(one, other) => Some((*one, *other)),
        _ => None,
    };
    for edition in order {
        match kept.iter().find(|other| same_year(other, edition)) {
            Some(other) if draft.is_some() => {
                remarks.push(Remark { report: None, note: drafted(other, edition) });
                kept.push(edition.clone());
            }
            Some(other) => remarks.push(Remark { report: None, note: doubled(other, edition) }),
            None => kept.push(edition.clone()),
        }
    }
    remarks.extend(places(&kept));
    remarks.extend(self::remarks(&kept));
    let mut comparison = Comparison { reports: headings(&kept), notes: remarks, ..Comparison::default() };
    if wants.table || wants.targets || wants.checks {
        let ledger = ledger::build(&kept, knowledge);
        if wants.table {
            comparison.table = table::build(&kept, &ledger, knowledge);
        }
        if wants.targets {
            comparison.targets = targets::build(&kept, &ledger, knowledge);
        }
        if wants.checks {
            comparison.checks = Some(checks::build(&kept, &ledger, knowledge));
        }
    }
    // A briefing is about the last step; of several reports asked for as texts alone, the whole way is shown.
    let before = if wants.brief { kept.len().checked_sub(2).and_then(|at| kept.get(at)) } else { kept.first() };
    let ends = draft.or_else(|| before.zip(kept.last()).filter(|_| kept.len() > 1));
    if let (true, Some((old, new))) = (wants.text, ends) {
        comparison.notes.extend(large(old, new));
        let pairs = sections::pair(&old.report, &new.report);
        let links = sentences::link(&old.report, &new.report, &pairs);
        let text = text::compare(&old.report, &new.report, &pairs, &links, knowledge);
        if wants.tracked {
            let links = text::in_order(&old.report, &links);
            comparison.tracked = Some(tracked::build(&old.report, &new.report, &links, &text.pairs));
        }
        comparison.text = Some(text);
    }
    if wants.terms && kept.len() > 1 {
        comparison.terms = Some(terms::build(&kept, knowledge));
    }
    if wants.brief {
        comparison.brief = brief::build(&comparison, &kept);
    }
    comparison
}

fn same_year(one: &Edition, other: &Edition) -> bool {
    one.report.meta.year.is_some() && one.report.meta.year == other.report.meta.year
}

/// What is not looked for in texts of a size that no report has.
fn large(old: &Edition, new: &Edition) -> Vec<Remark> {
    let most = |count: fn(&Edition) -> usize| count(old).max(count(new));
    let mut remarks = Vec::new();
    if most(|edition| edition.report.sections.len()) > sections::MOST {
        let n = sections::MOST;
        remarks.push(Note::new(
            format!("章节多于{n}个，不像一份报告，未作章节对应"),
            format!("more than {n} sections, as no report has: sections were not paired"),
        ));
    }
    if most(|edition| edition.report.sentences.len()) > sentences::MOST {
        let n = sentences::MOST;
        remarks.push(Note::new(
            format!("句子多于{n}句，只找相近词语较少见的对应句，可能有遗漏"),
            format!("more than {n} sentences: only counterparts with less common words were looked for, some may be missed"),
        ));
    }
    remarks.into_iter().map(|note| Remark { report: None, note }).collect()
}

fn drafted(first: &Edition, second: &Edition) -> Note {
    let year = first.report.meta.year.unwrap_or_default();
    let (one, two) = (&first.report.source.file, &second.report.source.file);
    Note::new(
        format!("两份都是{year}年的报告，以 {one} 为旧、{two} 为新；如年份有误，用 --year 指定"),
        format!("both are of {year}: {one} is taken as the older, {two} as the newer text (--year overrides a year that was misread)"),
    )
}

fn doubled(first: &Edition, second: &Edition) -> Note {
    let year = first.report.meta.year.unwrap_or_default();
    let (one, two) = (&first.report.source.file, &second.report.source.file);
    Note::new(
        format!("{one} 与 {two} 都是{year}年的报告，只用前者；如年份有误，用 --year 指定"),
        format!("{one} and {two} are both of {year}; only the first is used (--year overrides a year that was misread)"),
    )
}

/// Reports of unlike places can be read side by side, yet their figures do not follow on one another.
fn places(editions: &[Edition]) -> Option<Remark> {
    let mut names: Vec<&str> = editions.iter().filter_map(|edition| edition.report.meta.place.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    let alike = |one: &str, other: &str| one.ends_with(other) || other.ends_with(one);
    let first = names.first()?;
    if names.iter().all(|name| alike(first, name)) {
        return None;
    }
    let list = names.join("、");
    Some(Remark {
        report: None,
        note: Note::new(
            format!("报告属于不同地区（{list}），同一行的数字不可视为前后年"),
            format!("the reports are of different places ({list}): figures of one row do not follow on one another"),
        ),
    })
}

/// The doubts of reading and structure, report by report.
#[must_use]
pub fn remarks(editions: &[Edition]) -> Vec<Remark> {
    let of = |(at, edition): (usize, &Edition)| {
        let notes = edition.report.source.notes.iter().chain(&edition.report.notes);
        notes.map(|note| Remark { report: Some(at), note: note.clone() }).collect::<Vec<_>>()
    };
    editions.iter().enumerate().flat_map(of).collect()
}

/// The reports' title lines.
#[must_use]
pub fn headings(editions: &[Edition]) -> Vec<Heading> {
    let of = |edition: &Edition| {
        let source = &edition.report.source;
        Heading {
            meta: edition.report.meta.clone(),
            file: source.file.clone(),
            sha256: source.sha256.clone(),
            format: source.format.name().to_owned(),
            encoding: source.encoding.to_owned(),
        }
    };
    editions.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::sample::edition;

    #[test]
    fn reports_stand_in_order_of_year_and_a_second_of_one_year_is_left_out_with_a_remark() {
        let editions = [edition(2024, "甲。", &[]), edition(2022, "乙。", &[]), edition(2024, "丙。", &[])];
        let comparison = compare(&editions, Wants { table: true, ..Wants::default() }, Knowledge::built_in());
        assert_eq!(comparison.reports.iter().map(|report| report.meta.year).collect::<Vec<_>>(), [Some(2022), Some(2024)]);
        assert_eq!(comparison.notes.len(), 1);
    }
}
