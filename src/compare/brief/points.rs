//! Comparison → the main points: at most ten lines, each made by one rule and resting on the sentences that it cites.

use super::say::{Both, NAMED, difference, figure, line, name};
use super::{MOST, Point, PointKind, counts, moves};
use crate::compare::terms::{Phrase, Status};
use crate::compare::{Ambition, Cell, Citation, Comparison, Finding, Outcome, Row, Severity, TargetRow};
use crate::note::Note;
use rust_decimal::Decimal;

/// A level that moves by more percent in a year is doubted.
const LARGE: u32 = 25;

/// A thing that a line is true of, and where it is said.
type Item = (Both, Vec<Citation>);

/// The points of the last step, of reports `old` and `new`, in the order of [`PointKind`].
pub(super) fn points(comparison: &Comparison, old: usize, new: usize) -> Vec<Point> {
    let mut rows: Vec<&TargetRow> = counts::targets(comparison, old, new).collect();
    // Those of the paragraph of main targets first: what is named is named of them.
    rows.sort_by_key(|row| !row.in_paragraph);
    let mut points = vec![missed(&rows)];
    points.extend([
        moved(&rows, &[Ambition::Raised, Ambition::Tightened], Both::new("目标提高", "Targets raised")),
        moved(&rows, &[Ambition::Lowered, Ambition::Loosened], Both::new("目标下调", "Targets lowered")),
        moved(&rows, &[Ambition::Hardened, Ambition::Softened], Both::new("目标措辞趋硬或趋软", "Targets under a harder or softer word")),
    ]);
    points.push(largest(comparison, old, new));
    points.push(listed(&counts::came(comparison), Both::new("新增指标", "New indicators")));
    points.push(listed(&counts::went(comparison, old), Both::new("未再提指标", "Indicators no longer named")));
    points.push(wording(comparison, Status::New, Both::new("新提法", "New wording")));
    points.push(wording(comparison, Status::Dropped, Both::new("未再提的提法", "Wording no longer used")));
    points.push(findings(comparison));
    points.into_iter().flatten().take(MOST).collect()
}

fn point(kind: PointKind, lead: &Both, items: Vec<Item>) -> Option<Point> {
    if items.is_empty() {
        return None;
    }
    let (words, cited): (Vec<Both>, Vec<Vec<Citation>>) = items.into_iter().unzip();
    let says = line(lead, &words, kind);
    let mut sources: Vec<Citation> = Vec::new();
    for citation in cited.into_iter().take(NAMED).flatten() {
        if !sources.contains(&citation) {
            sources.push(citation);
        }
    }
    Some(Point { kind, says: Note::new(says.zh, says.en), cited: sources })
}

fn cited(cells: &[&Option<Cell>]) -> Vec<Citation> {
    cells.iter().filter_map(|cell| cell.as_ref()).map(|cell| cell.source.clone()).collect()
}

/// Targets that were missed, and those that the report says itself were missed.
fn missed(rows: &[&TargetRow]) -> Option<Point> {
    let item = |row: &&TargetRow| -> Option<Item> {
        let (target, name) = (row.target.as_ref()?, name(&row.indicator, row.measure));
        let mut cited = cited(&[&row.target, &row.actual]);
        cited.extend(row.admitted.clone());
        let (target, actual) = (figure(target), row.actual.as_ref().map(figure));
        let (actual_zh, actual_en) = actual.map_or(("报告承认未达到".to_owned(), "admitted".to_owned()), |of| {
            (format!("实际{}", of.zh), format!("result {}", of.en))
        });
        let words =
            Both::new(format!("{}（目标{}，{actual_zh}）", name.zh, target.zh), format!("{} (target {}, {actual_en})", name.en, target.en));
        Some((words, cited))
    };
    let of = |row: &&&TargetRow| row.outcome == Outcome::Missed || (row.admitted.is_some() && row.outcome != Outcome::Met);
    point(PointKind::Missed, &Both::new("未完成目标", "Targets missed"), rows.iter().filter(of).filter_map(item).collect())
}

/// Targets that moved in one of these ways.
fn moved(rows: &[&TargetRow], ways: &[Ambition], lead: Both) -> Option<Point> {
    let item = |row: &&TargetRow| -> Option<Item> {
        let (old, new, name) = (figure(row.target.as_ref()?), figure(row.next_target.as_ref()?), name(&row.indicator, row.measure));
        // Where the figures are alike it is the verb that moved: 力争25个 → 确保25个.
        let verb = |cell: &Option<Cell>| cell.as_ref().and_then(|cell| cell.commitment.clone()).unwrap_or_default();
        let (before, after) = if old.zh == new.zh { (verb(&row.target), verb(&row.next_target)) } else { Default::default() };
        let words = Both::new(
            format!("{}“{before}{}”→“{after}{}”", name.zh, old.zh, new.zh),
            format!("{} “{before}{}” → “{after}{}”", name.en, old.en, new.en),
        );
        Some((words, cited(&[&row.target, &row.next_target])))
    };
    let of = |row: &&&TargetRow| row.ambition.is_some_and(|ambition| ways.contains(&ambition));
    point(PointKind::Target, &lead, rows.iter().filter(of).filter_map(item).collect())
}

fn largest(comparison: &Comparison, old: usize, new: usize) -> Option<Point> {
    let items = moves::moves(comparison, old, new).into_iter().filter_map(|of| {
        let (name, difference) = (name(&of.row.indicator, of.row.measure), difference(of.change, of.row.measure)?);
        let (from, to) = (figure(of.old), figure(of.new));
        // No headline indicator grows so much in a year: the two reports count it otherwise, or one of them errs.
        let (doubt_zh, doubt_en) = match of.change.percent {
            Some(percent) if percent.abs() > Decimal::from(LARGE) => ("，两份报告口径或不同，待核", "; the two may differ in scope, check"),
            _ => ("", ""),
        };
        let words = Both::new(
            format!("{}{}→{}（{}{doubt_zh}）", name.zh, from.zh, to.zh, difference.zh),
            format!("{} {} → {} ({}{doubt_en})", name.en, from.en, to.en, difference.en),
        );
        Some((words, vec![of.old.source.clone(), of.new.source.clone()]))
    });
    point(PointKind::Move, &Both::new("主要指标变动较大", "Largest moves of headline indicators"), items.collect())
}

/// Indicators that came or went, each with its newest figure.
fn listed(rows: &[&Row], lead: Both) -> Option<Point> {
    let item = |row: &&Row| -> Option<Item> {
        let cell = row.cells.last()?;
        let (name, figure) = (name(&row.indicator, row.measure), figure(cell));
        Some((Both::new(format!("{}（{}）", name.zh, figure.zh), format!("{} ({})", name.en, figure.en)), vec![cell.source.clone()]))
    };
    point(PointKind::Indicator, &lead, rows.iter().filter_map(item).collect())
}

fn wording(comparison: &Comparison, status: Status, lead: Both) -> Option<Point> {
    let item = |phrase: &Phrase| -> Item {
        let bare = phrase.text.trim_matches(['“', '”']);
        let words = if bare.contains(['“', '”']) { phrase.text.clone() } else { format!("“{bare}”") };
        (Both::new(words.clone(), words), vec![phrase.source.clone()])
    };
    let phrases = comparison.terms.iter().flat_map(|terms| &terms.phrases);
    point(PointKind::Wording, &lead, phrases.filter(|phrase| phrase.status == status).map(item).collect())
}

/// What the checks found that is more than a remark.
fn findings(comparison: &Comparison) -> Option<Point> {
    let item = |finding: &Finding| -> Item {
        let cited = finding.cited.iter().map(|cell| cell.source.clone()).collect();
        (Both::new(finding.says.zh.clone(), finding.says.en.clone()), cited)
    };
    let grave = comparison.checks.iter().flatten().filter(|finding| finding.severity != Severity::Note);
    point(PointKind::Check, &Both::new("数据待核", "Figures to be checked"), grave.map(item).collect())
}
