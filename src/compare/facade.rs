//! Editions → one Comparison: puts the reports in order, builds what is wanted, gathers the doubts.

use std::borrow::Cow;

use crate::align::{self, Edition, Link, ledger, sections, sentences};
use crate::compare::order::{Ordered, Place, order};
use crate::compare::shift::Shift;
use crate::compare::terms::Terms;
use crate::compare::tracked::Tracked;
use crate::compare::{Comparison, Finding, Heading, Remark, Scoreboard, Table, TextComparison};
use crate::compare::{brief, checks, places, table, targets, terms, text, tracked};
use crate::knowledge::Knowledge;
use crate::note::Note;

/// Which parts of a comparison to build.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wants {
    /// The indicator change table.
    pub table: bool,
    /// The scoreboard of targets.
    pub targets: bool,
    /// The league tables of several places, with the table.
    pub places: bool,
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
    /// Where every figure of the tables stands, without a briefing.
    pub sources: bool,
}

impl Wants {
    /// All that a briefing shows.
    #[must_use]
    pub fn for_brief() -> Self {
        Self {
            table: true,
            targets: true,
            text: true,
            terms: true,
            checks: true,
            brief: true,
            places: false,
            tracked: false,
            sources: false,
        }
    }
}

/// Compares `editions`, which may stand in any order. Reports of several places are told apart: each place's figures follow on one
/// another and on no others. Of two reports of one place and year one is left out, and a remark says so.
#[must_use]
pub fn compare(editions: &[Edition], wants: Wants, knowledge: &Knowledge) -> Comparison {
    let Ordered { kept, places, mut remarks } = order(editions, wants.text, knowledge);
    remarks.extend(self::remarks(&kept));
    let mut comparison = Comparison { reports: headings(&kept), places, notes: remarks, ..Comparison::default() };
    // Figures and words rest on nothing of one another: they are found at the same time.
    let (figures, words) = both(
        (wants.table || wants.targets || wants.checks) && (wants.text || wants.terms),
        || figures(&kept, &comparison.places, wants, knowledge),
        || words(&kept, wants, knowledge),
    );
    Figures { table: comparison.table, targets: comparison.targets, checks: comparison.checks } = figures;
    if wants.places && comparison.places.len() > 1 {
        comparison.leagues = places::build(&comparison.table, &comparison.places, &comparison.reports, knowledge);
    }
    if words.text.is_some() || words.terms.is_some() {
        comparison.notes.extend(strangers(&comparison.places));
    }
    comparison.notes.extend(words.notes);
    (comparison.text, comparison.tracked, comparison.terms) = (words.text, words.tracked, words.terms);
    if wants.brief {
        comparison.brief = brief::build(&comparison, &kept);
    } else if wants.sources {
        comparison.brief = Some(brief::register(&comparison, &kept));
    }
    comparison
}

/// Both, at the same time where there are two things to do: for one alone no threads are begun.
fn both<A: Send, B: Send>(two: bool, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    if two { rayon::join(one, other) } else { (one(), other()) }
}

/// What is told in figures.
struct Figures {
    table: Table,
    targets: Scoreboard,
    checks: Option<Vec<Finding>>,
}

/// The tables of figures, place by place.
fn figures(kept: &[Edition], places: &[Place], wants: Wants, knowledge: &Knowledge) -> Figures {
    let mut all = Figures { table: Table::default(), targets: Scoreboard::default(), checks: None };
    if !(wants.table || wants.targets || wants.checks) {
        return all;
    }
    for (at, place) in places.iter().enumerate() {
        // What is built of one place's reports names them by their place among its own.
        let shift = Shift { place: at, reports: &place.reports };
        let own: Cow<'_, [Edition]> = match places.len() {
            1 => Cow::Borrowed(kept),
            _ => place.reports.iter().filter_map(|&at| kept.get(at).cloned()).collect(),
        };
        let ledger = ledger::build(&own, knowledge);
        if wants.table {
            all.table.add(table::build(&own, &ledger, knowledge), shift);
        }
        if wants.targets {
            all.targets.add(targets::build(&own, &ledger, knowledge), shift);
        }
        if wants.checks {
            let found = shift.findings(checks::build(&own, &ledger, knowledge));
            all.checks.get_or_insert_default().extend(found);
        }
    }
    // The gravest of all places first.
    all.checks.iter_mut().for_each(|found| found.sort_by_key(|finding| finding.severity));
    all
}

/// What is told in words.
#[derive(Default)]
struct Words {
    text: Option<TextComparison>,
    tracked: Option<Tracked>,
    terms: Option<Terms>,
    notes: Vec<Remark>,
}

/// The redline and the wording.
fn words(kept: &[Edition], wants: Wants, knowledge: &Knowledge) -> Words {
    // A briefing is about the last step; of several reports asked for as texts alone, the whole way is shown.
    let before = if wants.brief { kept.len().checked_sub(2).and_then(|at| kept.get(at)) } else { kept.first() };
    let two = before.zip(kept.last()).filter(|_| kept.len() > 1);
    let (Some((old, new)), true) = (two, wants.text) else {
        let terms = (wants.terms && kept.len() > 1).then(|| terms::build(kept, None, knowledge));
        return Words { terms, ..Words::default() };
    };
    let (pairs, links) = align::texts(&old.report, &new.report);
    // The wording needs the sentence links of the last two reports.
    let newest: Option<&[Link]> = (wants.brief || kept.len() == 2).then_some(&links);
    let (text, terms) = both(
        wants.terms,
        || text::compare(&old.report, &new.report, &pairs, &links, knowledge),
        || wants.terms.then(|| terms::build(kept, newest, knowledge)),
    );
    let tracked = wants.tracked.then(|| {
        let links = text::in_order(&old.report, &links);
        tracked::build(&old.report, &new.report, &links, &text.pairs)
    });
    Words { text: Some(text), tracked, terms, notes: large(old, new) }
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

/// Texts of unlike places can be read side by side, yet the one is no later state of the other.
fn strangers(places: &[Place]) -> Option<Remark> {
    let names: Vec<&str> = places.iter().filter_map(|place| place.name.as_deref()).collect();
    let list = names.join("、");
    (names.len() > 1).then(|| Remark {
        report: None,
        note: Note::new(
            format!("报告属于不同地区（{list}），不可视为前后年"),
            format!("the reports are of different places ({list}): the one does not follow on the other"),
        )
        .grave(),
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
