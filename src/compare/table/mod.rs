//! Ledger → the indicator change table: rows by theme, one headline cell per role and year, differences, outcomes.

mod history;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};
use rustc_hash::FxHashMap;

use crate::align::{Edition, Entry, Ledger, LedgerRow};
use crate::compare::ambition::ambition;
use crate::compare::cell::{cell_of, name_of, yardstick};
use crate::compare::change::{change, convert, point};
use crate::compare::outcome::outcome;
use crate::compare::{Ambition, Cell, Change, Outcome, Row, Status, Table};
use crate::facts::{Bound, Indicator, Role, Value};
use crate::knowledge::Knowledge;

pub use history::{Concept, History, Life, LifeKind, TOP};

/// Builds the table of `editions`, which stand in order of year.
#[must_use]
pub fn build(editions: &[Edition], ledger: &Ledger, knowledge: &Knowledge) -> Table {
    let mut first_of_key: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    let mut rows: Vec<((usize, usize, usize), Row)> = Vec::new();
    for (at, ledger_row) in ledger.rows.iter().enumerate() {
        let Some(row) = row(ledger_row, ledger, editions, knowledge) else { continue };
        let theme = knowledge.theme_rank(row.indicator.theme.as_deref());
        let (theme, first) = *first_of_key.entry(&ledger_row.key).or_insert((theme, at));
        // Known indicators first in the order of the knowledge, then the others as they appear.
        let known = row.indicator.id.as_deref().and_then(|id| knowledge.indicators.iter().position(|entry| entry.id == id));
        rows.push(((theme, known.unwrap_or(knowledge.indicators.len() + first), at), row));
    }
    rows.sort_by_key(|(order, row)| (order.0, order.1, row.measure, order.2));
    let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    let years: BTreeSet<i32> = rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.year)).collect();
    Table { years: years.into_iter().collect(), rows }
}

fn row(of: &LedgerRow, ledger: &Ledger, editions: &[Edition], knowledge: &Knowledge) -> Option<Row> {
    let indicator = name_of(of.entries.iter(), of.grade, editions)?;
    let chosen = choose(of, editions);
    let restated_at: Vec<usize> = restatements(of, &chosen, editions, knowledge);
    let cells: Vec<Cell> = chosen.values().filter_map(|&at| of.entries.get(at)).filter_map(|entry| cell_of(editions, entry)).collect();
    let restated: Vec<Cell> =
        restated_at.iter().filter_map(|&at| of.entries.get(at)).filter_map(|entry| cell_of(editions, entry)).collect();
    let shown: BTreeSet<usize> = chosen.values().copied().chain(restated_at).collect();
    let others =
        of.entries.iter().enumerate().filter(|(at, _)| !shown.contains(at)).filter_map(|(_, entry)| cell_of(editions, entry)).collect();
    let seen: BTreeSet<(usize, Role)> = of.entries.iter().map(|entry| (entry.edition, entry.role)).collect();
    let unit = cells.iter().rev().map(|cell| cell.unit.as_str()).find(|unit| !unit.is_empty()).unwrap_or_default().to_owned();
    let mut changes = changes(&cells, &restated, knowledge);
    history::mark(&mut changes, &cells, &indicator, knowledge);
    Some(Row {
        history: history::history(&cells, &unit, knowledge),
        life: history::life(of, editions),
        concept: history::concept(&indicator, &cells, knowledge),
        place: 0,
        measure: of.measure,
        unit,
        status: status(of, editions),
        changes,
        outlook: outlook(&cells, knowledge),
        outcomes: outcomes(&indicator, &cells, ledger, editions, knowledge),
        ambitions: ambitions(&indicator, &cells, knowledge),
        main: indicator.id.is_some() || seen.len() > 1,
        indicator,
        cells,
        restated,
        others,
    })
}

/// The entry that stands for each year and role: of several reports, the one whose own year it is, else the first.
fn choose(of: &LedgerRow, editions: &[Edition]) -> BTreeMap<(i32, Role), usize> {
    let mut chosen: BTreeMap<(i32, Role), usize> = BTreeMap::new();
    for (at, entry) in of.entries.iter().enumerate().filter(|(_, entry)| entry.headline) {
        let place = chosen.entry((entry.year, entry.role)).or_insert(at);
        let own = |at: usize| of.entries.get(at).is_some_and(|entry| is_own_year(entry, editions));
        if own(at) && !own(*place) {
            *place = at;
        }
    }
    chosen
}

fn is_own_year(entry: &Entry, editions: &[Edition]) -> bool {
    let Some(edition) = editions.get(entry.edition) else { return false };
    let year = if entry.role == Role::Target { edition.report.meta.plan_year } else { edition.report.meta.review_year };
    year == Some(entry.year)
}

/// The largest difference, in percent, by which a later value counts as a restatement; past it the two are not the same figure.
const RESTATED_AT_MOST: Decimal = Decimal::from_parts(15, 0, 0, false, 0);

/// Results that a later report gives another value, exactly and beyond rounding.
fn restatements(of: &LedgerRow, chosen: &BTreeMap<(i32, Role), usize>, editions: &[Edition], knowledge: &Knowledge) -> Vec<usize> {
    let later = of.entries.iter().enumerate().filter(|(_, entry)| entry.headline && entry.role == Role::Actual);
    later
        .filter(|(at, entry)| {
            let first = chosen.get(&(entry.year, entry.role)).and_then(|&first| of.entries.get(first));
            let Some(first) = first.filter(|first| first.edition < entry.edition) else { return false };
            let (Some(old), Some(new)) = (cell_of(editions, first), cell_of(editions, entry)) else { return false };
            chosen.get(&(entry.year, entry.role)) != Some(at) && differs(&old, &new, knowledge)
        })
        .map(|(at, _)| at)
        .collect()
}

fn differs(old: &Cell, new: &Cell, knowledge: &Knowledge) -> bool {
    if old.bound != Bound::Eq || new.bound != Bound::Eq || old.basis != new.basis {
        return false;
    }
    let rounds_to = |from: &Cell, to: &Cell| {
        let (Some(from), Some(to)) = (convert(from, &to.unit, knowledge), point(to)) else { return true };
        from.round_dp_with_strategy(to.scale(), RoundingStrategy::MidpointAwayFromZero) == to
    };
    if rounds_to(old, new) || rounds_to(new, old) {
        return false;
    }
    let change = change(old, new, knowledge);
    match (change.difference, point(new)) {
        (Some(difference), Some(value)) => difference
            .abs()
            .checked_mul(Decimal::ONE_HUNDRED)
            .is_some_and(|d| value.abs().checked_mul(RESTATED_AT_MOST).is_some_and(|limit| d <= limit)),
        _ => false,
    }
}

fn status(of: &LedgerRow, editions: &[Edition]) -> Status {
    let newest = editions.len().saturating_sub(1);
    let in_newest = of.entries.iter().any(|entry| entry.edition == newest);
    let before = of.entries.iter().any(|entry| entry.edition < newest);
    match (in_newest, before) {
        (true, false) if newest > 0 => Status::New,
        (true, _) => Status::Kept,
        (false, _) => Status::Dropped,
    }
}

/// Differences between neighbouring cells of the same role; an earlier result that was restated is taken as restated.
fn changes(cells: &[Cell], restated: &[Cell], knowledge: &Knowledge) -> Vec<Change> {
    let mut changes = Vec::new();
    for target in [false, true] {
        let line: Vec<&Cell> = cells.iter().filter(|cell| (cell.role == Role::Target) == target).collect();
        for (old, new) in line.iter().zip(line.iter().skip(1)) {
            let again = restated.iter().rev().find(|cell| cell.year == old.year && cell.role == old.role && !target);
            let mut found = change(again.unwrap_or(old), new, knowledge);
            found.restated = again.is_some();
            changes.push(found);
        }
    }
    changes
}

/// The newest target against the result of the year before it.
fn outlook(cells: &[Cell], knowledge: &Knowledge) -> Option<Change> {
    let target = cells.iter().rfind(|cell| cell.role == Role::Target)?;
    let actual = cells.iter().rfind(|cell| cell.role != Role::Target && cell.year == target.year - 1)?;
    Some(change(actual, target, knowledge))
}

fn outcomes(indicator: &Indicator, cells: &[Cell], ledger: &Ledger, editions: &[Edition], knowledge: &Knowledge) -> Vec<(i32, Outcome)> {
    let reviewed = |year| editions.iter().any(|edition| edition.report.meta.review_year == Some(year));
    cells
        .iter()
        .filter(|cell| cell.role == Role::Target && reviewed(cell.year))
        .map(|target| {
            let actual = cells.iter().find(|cell| cell.role != Role::Target && cell.year == target.year);
            let gdp = if target.value == Value::Words { yardstick(ledger, target.year, editions) } else { None };
            (target.year, outcome(indicator, Some(target), actual, gdp.as_ref(), knowledge))
        })
        .collect()
}

fn ambitions(indicator: &Indicator, cells: &[Cell], knowledge: &Knowledge) -> Vec<(i32, Ambition)> {
    let targets: Vec<&Cell> = cells.iter().filter(|cell| cell.role == Role::Target).collect();
    targets
        .iter()
        .zip(targets.iter().skip(1))
        .filter(|(old, new)| old.year + 1 == new.year)
        .filter_map(|(old, new)| Some((new.year, ambition(indicator, Some(old), Some(new), knowledge)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::ledger;
    use crate::align::sample::{edition, fact};
    use crate::facts::Measure::{Growth, Level};

    fn table(editions: &[Edition]) -> Table {
        build(editions, &ledger::build(editions, Knowledge::built_in()), Knowledge::built_in())
    }

    /// `role year text` of a row's cells.
    fn cells(table: &Table, measure: crate::facts::Measure) -> Vec<String> {
        let row = table.rows.iter().find(|row| row.measure == measure && row.indicator.id.as_deref() == Some("gdp"));
        row.map(|row| row.cells.iter().map(|cell| format!("{} {} {}", cell.role.name(), cell.year, cell.text)).collect())
            .unwrap_or_default()
    }

    #[test]
    fn the_targets_paragraph_and_the_plain_basis_stand_for_the_year() {
        let gdp = |words, number, bound, role, year| fact("地区生产总值", Growth, (words, number, "%"), bound, role, year);
        let mut comparable = gdp("9.1%", "9.1", Bound::Eq, Role::Actual, 2023);
        comparable.basis = Some("同口径".to_owned());
        let mut span = gdp("8.8%", "8.8", Bound::Eq, Role::Actual, 2023);
        span.period = Some(crate::facts::Period { from: 2019, to: 2023 });
        let facts = [
            comparable,
            gdp("6.2%", "6.2", Bound::Eq, Role::Actual, 2023),
            span,
            gdp("6%左右", "6", Bound::Approx, Role::Target, 2024),
            gdp("6.5%", "6.5", Bound::Eq, Role::Target, 2024),
            gdp("7%", "7", Bound::Eq, Role::Target, 2024),
        ];
        let text = "一、2023年工作回顾\n地区生产总值同口径增长9.1%，增长6.2%，五年年均增长8.8%。\n二、主要目标\n地区生产总值增长6%左右、力争6.5%。\n三、重点任务\n推动地区生产总值增长7%。";
        let table = table(&[edition(2024, text, &facts)]);
        assert_eq!(cells(&table, Growth), ["actual 2023 6.2%", "target 2024 6%左右"]);
        let row = &table.rows[0];
        assert_eq!(row.others.len(), 4);
        assert_eq!(row.outlook.as_ref().and_then(|change| change.difference).map(|d| d.to_string()).as_deref(), Some("-0.2"));
    }

    #[test]
    fn an_exact_result_goes_before_the_milestone_that_it_passed() {
        let gdp = |words, number, bound| fact("地区生产总值", Level, (words, number, "万亿元"), bound, Role::Actual, 2023);
        let facts = [gdp("突破3万亿元", "3", Bound::Gt), gdp("3.6万亿元", "3.6", Bound::Eq)];
        let text = "一、2023年工作回顾\n地区生产总值突破3万亿元、达3.6万亿元。";
        assert_eq!(cells(&table(&[edition(2024, text, &facts)]), Level), ["actual 2023 3.6万亿元"]);

        let step = |words, number, unit| fact("地区生产总值", Level, (words, number, unit), Bound::Eq, Role::Actual, 2023);
        let facts = [step("3万亿", "3", "万亿"), step("3.6万亿元", "3.6", "万亿元")];
        let text = "一、2023年工作回顾\n地区生产总值迈上3万亿新台阶，全年达3.6万亿元。";
        assert_eq!(cells(&table(&[edition(2024, text, &facts)]), Level), ["actual 2023 3.6万亿元"]);
    }

    #[test]
    fn a_restated_result_is_kept_beside_the_first_and_used_for_the_change() {
        let gdp = |words, number, year| fact("地区生产总值", Level, (words, number, "亿元"), Bound::Eq, Role::Actual, year);
        let old = edition(2023, "一、2022年工作回顾\n地区生产总值323.0亿元。", &[gdp("323.0亿元", "323.0", 2022)]);
        let text = "一、2023年工作回顾\n地区生产总值344.7亿元（2022年修订为324.6亿元）。";
        let new = edition(2024, text, &[gdp("344.7亿元", "344.7", 2023), gdp("324.6亿元", "324.6", 2022)]);
        let table = table(&[old, new]);
        assert_eq!(cells(&table, Level), ["actual 2022 323.0亿元", "actual 2023 344.7亿元"]);
        let row = &table.rows[0];
        assert_eq!(row.restated.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(), ["324.6亿元"]);
        let change = &row.changes[0];
        assert!(change.restated);
        assert_eq!(change.difference.map(|d| d.to_string()).as_deref(), Some("20.1"));
        assert_eq!(change.percent.map(|d| d.to_string()).as_deref(), Some("6.2"));
    }

    #[test]
    fn a_rounded_mention_in_the_next_report_restates_nothing() {
        let gdp = |words, number, unit, year| fact("地区生产总值", Level, (words, number, unit), Bound::Eq, Role::Actual, year);
        let old = edition(2023, "地区生产总值12345亿元。", &[gdp("12345亿元", "12345", "亿元", 2022)]);
        let new = edition(
            2024,
            "由1.23万亿元到1.31万亿元。",
            &[gdp("1.23万亿元", "1.23", "万亿元", 2022), gdp("1.31万亿元", "1.31", "万亿元", 2023)],
        );
        let table = table(&[old, new]);
        assert!(table.rows[0].restated.is_empty());
        assert!(table.rows[0].changes[0].converted);
    }

    #[test]
    fn indicators_come_and_go() {
        let task = |name, words, year| fact(name, Level, (words, "3", "个"), Bound::Eq, Role::Target, year);
        let old = edition(2023, "建平台3个，设基地3个。", &[task("平台", "3个", 2023), task("基地", "3个", 2023)]);
        let new = edition(2024, "建平台3个，设中心3个。", &[task("平台", "3个", 2024), task("中心", "3个", 2024)]);
        let table = table(&[old, new]);
        let found: Vec<_> = table.rows.iter().map(|row| (row.indicator.name.as_str(), row.status, row.main)).collect();
        assert_eq!(found, [("平台", Status::Kept, true), ("基地", Status::Dropped, false), ("中心", Status::New, false)]);
    }
}
