//! Ledger → the scoreboard: what the earlier report promised, what the later one reports, what it promises now.

use crate::align::grade::Grade;
use crate::align::ledger::fact_of;
use crate::align::{Edition, Entry, Ledger, LedgerRow};
use crate::compare::admitted::{Admissions, mention};
use crate::compare::ambition::ambition;
use crate::compare::cell::{cell_of, name_of, yardstick};
use crate::compare::change::{change, difference_unit};
use crate::compare::outcome::{criterion, outcome};
use crate::compare::{Cell, Outcome, Scoreboard, TargetRow};
use crate::facts::{Measure, Role};
use crate::knowledge::Knowledge;
use crate::structure::Kind;

/// Builds the scoreboard of `editions`, which stand in order of year: each against the one before it, or one alone.
#[must_use]
pub fn build(editions: &[Edition], ledger: &Ledger, knowledge: &Knowledge) -> Scoreboard {
    let mut rows = Vec::new();
    if editions.len() == 1 {
        rows.extend(pair_rows(None, 0, editions, ledger, knowledge));
    }
    for new in 1..editions.len() {
        rows.extend(pair_rows(Some(new - 1), new, editions, ledger, knowledge));
    }
    let mut scoreboard = Scoreboard { rows, attainment: Vec::new() };
    scoreboard.tally();
    scoreboard
}

/// The three statements that make a row, before they are judged.
#[derive(Debug, Clone)]
struct Slot {
    measure: Measure,
    grade: Option<Grade>,
    target: Option<Entry>,
    actual: Option<Entry>,
    next: Option<Entry>,
}

impl Slot {
    fn any(&self) -> Option<&Entry> {
        self.target.as_ref().or(self.next.as_ref()).or(self.actual.as_ref())
    }
}

/// Two reports to set against one another: by their places, and the year aimed at. Of one report alone there is no old one.
#[derive(Debug, Clone, Copy)]
struct Pair {
    old: Option<usize>,
    new: usize,
    year: i32,
}

fn pair_rows(old: Option<usize>, new: usize, editions: &[Edition], ledger: &Ledger, knowledge: &Knowledge) -> Vec<TargetRow> {
    let Some(later) = editions.get(new) else { return Vec::new() };
    let year = old.and_then(|old| editions.get(old)).and_then(|e| e.report.meta.plan_year).or(later.report.meta.review_year);
    let Some(year) = year else { return Vec::new() };
    let pair = Pair { old, new, year };
    let mut slots: Vec<Slot> = ledger.rows.iter().map(|row| slot(row, &pair, later.report.meta.plan_year)).collect();
    slots.retain(|slot| slot.any().is_some());
    let yardstick = yardstick(ledger, year, editions);
    slots.retain(|slot| slot.target.is_some() || slot.next.is_some());
    slots.sort_by_key(|slot| place(slot, editions));
    let admissions = Admissions::of(&later.report, new);
    slots.iter().filter_map(|slot| target_row(slot, &pair, yardstick.as_ref(), &admissions, editions, knowledge)).collect()
}

/// The headline statements of a row for the target, its result, and the next target.
fn slot(row: &LedgerRow, pair: &Pair, plan_year: Option<i32>) -> Slot {
    let find = |edition: Option<usize>, role: Role, year: Option<i32>| {
        row.entries.iter().find(|e| e.headline && Some(e.edition) == edition && e.role == role && Some(e.year) == year).copied()
    };
    Slot {
        measure: row.measure,
        grade: row.grade,
        target: find(pair.old, Role::Target, Some(pair.year)),
        actual: find(Some(pair.new), Role::Actual, Some(pair.year)),
        next: find(Some(pair.new), Role::Target, plan_year),
    }
}

/// Targets of the paragraph of main targets first, then the other targets, then what is new; each in the order of the text.
fn place(slot: &Slot, editions: &[Edition]) -> (bool, bool, usize) {
    let entry = slot.target.as_ref().or(slot.next.as_ref());
    let in_paragraph = entry.is_some_and(|entry| stands_in_targets(entry, editions));
    (!in_paragraph, slot.target.is_none(), entry.map_or(usize::MAX, |entry| entry.fact))
}

fn stands_in_targets(entry: &Entry, editions: &[Edition]) -> bool {
    let Some(edition) = editions.get(entry.edition) else { return false };
    fact_of(editions, entry).and_then(|fact| edition.report.sentences.get(fact.sentence)).is_some_and(|s| s.kind == Kind::Targets)
}

fn target_row(
    slot: &Slot,
    pair: &Pair,
    yardstick: Option<&Cell>,
    admissions: &Admissions<'_>,
    editions: &[Edition],
    knowledge: &Knowledge,
) -> Option<TargetRow> {
    let Pair { old, year, .. } = *pair;
    let indicator = name_of([&slot.target, &slot.actual, &slot.next].into_iter().flatten(), slot.grade, editions)?;
    let cell = |entry: &Option<Entry>| entry.as_ref().and_then(|entry| cell_of(editions, entry));
    let (target, actual, next_target) = (cell(&slot.target), cell(&slot.actual), cell(&slot.next));
    let outcome = outcome(&indicator, target.as_ref(), actual.as_ref(), yardstick, knowledge);
    let in_paragraph = [&slot.target, &slot.next].into_iter().flatten().any(|entry| stands_in_targets(entry, editions));
    let (gap, gap_unit) = gap(slot.measure, target.as_ref(), actual.as_ref(), knowledge);
    let units = [&target, &actual, &next_target].map(|cell| cell.as_ref().map(|cell| cell.unit.clone()));
    let admits = target.is_some() && outcome != Outcome::Met;
    let later = editions.get(pair.new).map(|edition| &edition.report);
    // Of many reports the next need not be that of the next year, which alone speaks of what was aimed at.
    let no_report = old.is_some() && later.is_some_and(|report| report.meta.review_year.is_some_and(|reviewed| reviewed != year));
    let silent = target.is_some() && actual.is_none() && !no_report;
    let gone = old.is_some() && target.is_some() && next_target.is_none();
    let named = later.filter(|_| silent).and_then(|report| mention(report, pair.new, &indicator, |kind| kind == Kind::Review, knowledge));
    let named_next = later.filter(|_| gone).and_then(|report| mention(report, pair.new, &indicator, Kind::looks_forward, knowledge));
    let admitted = if admits { admissions.find(&indicator, knowledge) } else { None };
    Some(TargetRow {
        place: 0,
        measure: slot.measure,
        unit: units.into_iter().flatten().find(|unit| !unit.is_empty()).unwrap_or_default(),
        year,
        criterion: target.as_ref().and_then(|target| criterion(&indicator, target)),
        no_report,
        named,
        named_next,
        outcome,
        gap,
        gap_unit,
        ambition: old.and_then(|_| ambition(&indicator, target.as_ref(), next_target.as_ref(), knowledge)),
        admitted,
        in_paragraph,
        main: indicator.id.is_some() || in_paragraph || (target.is_some() && actual.is_some()),
        indicator,
        target,
        actual,
        next_target,
    })
}

/// Result minus target, where both are points, and what it is counted in.
fn gap(measure: Measure, target: Option<&Cell>, actual: Option<&Cell>, knowledge: &Knowledge) -> (Option<rust_decimal::Decimal>, String) {
    let unit = target.or(actual).map_or("", |cell| cell.unit.as_str());
    let difference = target.zip(actual).and_then(|(target, actual)| {
        // The gap is counted in the target's unit: the result is brought into it.
        let back = change(actual, target, knowledge);
        back.difference.map(|d| -d)
    });
    (difference.map(|d| d.normalize()), difference_unit(measure, unit).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::ledger;
    use crate::align::sample::{edition, fact};
    use crate::compare::Ambition;
    use crate::facts::Bound::{Approx, Eq, Ge, Le};
    use crate::facts::Measure::{Growth, Level, Ratio};
    use crate::facts::Role::{Actual, Target};

    fn rows(editions: &[Edition]) -> Vec<TargetRow> {
        build(editions, &ledger::build(editions, Knowledge::built_in()), Knowledge::built_in()).rows
    }

    #[test]
    fn a_target_meets_its_result_and_its_successor() {
        let old = edition(
            2023,
            "一、主要目标\n地区生产总值增长6%左右，PM2.5平均浓度35微克以内。\n二、重点任务\n改造老旧小区20个。",
            &[
                fact("地区生产总值", Growth, ("6%左右", "6", "%"), Approx, Target, 2023),
                fact("PM2.5平均浓度", Level, ("35微克以内", "35", "微克"), Le, Target, 2023),
                fact("改造老旧小区", Level, ("20个", "20", "个"), Eq, Target, 2023),
            ],
        );
        let new = edition(
            2024,
            "一、2023年工作回顾\n地区生产总值增长6.2%，PM2.5平均浓度36微克，老旧小区改造21个。\n二、存在的困难\nPM2.5平均浓度未达到年初目标。\n三、主要目标\n地区生产总值增长6%以上，城镇化率61%。",
            &[
                fact("地区生产总值", Growth, ("6.2%", "6.2", "%"), Eq, Actual, 2023),
                fact("PM2.5平均浓度", Level, ("36微克", "36", "微克"), Eq, Actual, 2023),
                fact("老旧小区改造", Level, ("21个", "21", "个"), Eq, Actual, 2023),
                fact("地区生产总值", Growth, ("6%以上", "6", "%"), Ge, Target, 2024),
                fact("城镇化率", Ratio, ("61%", "61", "%"), Eq, Target, 2024),
            ],
        );
        let rows = rows(&[old, new]);
        let found: Vec<_> = rows.iter().map(|row| (row.indicator.name.as_str(), row.outcome, row.ambition)).collect();
        assert_eq!(
            found,
            [
                ("地区生产总值", Outcome::Met, Some(Ambition::Hardened)),
                ("PM2.5平均浓度", Outcome::Missed, Some(Ambition::Dropped)),
                ("城镇化率", Outcome::NoTarget, Some(Ambition::New)),
                ("老旧小区改造", Outcome::Met, Some(Ambition::Dropped)),
            ]
        );
        assert_eq!(rows[0].gap.map(|gap| gap.to_string()).as_deref(), Some("0.2"));
        assert_eq!(rows[0].gap_unit, "个百分点");
        assert_eq!(rows[1].admitted.as_ref().map(|a| a.line), Some(4));
    }

    #[test]
    fn growth_is_judged_on_growth_and_one_report_shows_its_own_two_years() {
        let new = edition(
            2024,
            "一、2023年工作回顾\n地区生产总值344.7亿元。\n二、主要目标\n地区生产总值增长6%以上。",
            &[
                fact("地区生产总值", Level, ("344.7亿元", "344.7", "亿元"), Eq, Actual, 2023),
                fact("地区生产总值", Growth, ("6%以上", "6", "%"), Ge, Target, 2024),
            ],
        );
        let rows = rows(&[new]);
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].measure, rows[0].actual.is_none(), rows[0].ambition), (Growth, true, None));
    }

    #[test]
    fn a_report_that_is_missing_is_no_silence_and_what_was_met_is_counted() {
        fn gdp(words: &'static str, number: &str, role: Role, year: i32) -> crate::facts::Fact {
            fact("地区生产总值", Growth, (words, number, "%"), Eq, role, year)
        }
        let report = |year: i32, done: &[(&'static str, &'static str)], aim: (&'static str, &'static str)| {
            let mut facts: Vec<_> = done.iter().map(|(words, number)| gdp(words, number, Actual, year - 1)).collect();
            facts.push(gdp(aim.0, aim.1, Target, year));
            let done: String = done.iter().map(|(words, _)| format!("地区生产总值增长{words}。")).collect();
            edition(year, &format!("一、工作回顾\n{done}\n二、主要目标\n地区生产总值增长{}。", aim.0), &facts)
        };
        let editions =
            [report(2021, &[], ("6%", "6")), report(2022, &[("6.1%", "6.1")], ("5%", "5")), report(2024, &[("5.2%", "5.2")], ("4%", "4"))];
        let knowledge = Knowledge::built_in();
        let board = build(&editions, &ledger::build(&editions, knowledge), knowledge);
        let found: Vec<_> = board.rows.iter().map(|row| (row.year, row.outcome, row.no_report)).collect();
        assert_eq!(found, [(2021, Outcome::Met, false), (2022, Outcome::NoActual, true)]);
        let all = &board.attainment[0];
        assert_eq!((all.met, all.missed, all.open, all.rate.map(|rate| rate.to_string()).as_deref()), (1, 0, 0, Some("100")));
    }

    #[test]
    fn what_is_named_without_a_figure_is_not_called_silent_or_dropped() {
        let jobs = |words, number, role, year| fact("城镇新增就业", Level, (words, number, "人"), Eq, role, year);
        let old = edition(2023, "一、主要目标\n城镇新增就业3000人。", &[jobs("3000人", "3000", Target, 2023)]);
        let new = edition(2024, "一、工作回顾\n城镇新增就业完成年度任务。\n二、主要目标\n城镇新增就业稳中有升。", &[]);
        let rows = rows(&[old, new]);
        assert_eq!((rows[0].outcome, rows[0].ambition), (Outcome::NoActual, Some(Ambition::Dropped)));
        let lines = [&rows[0].named, &rows[0].named_next].map(|cited| cited.as_ref().map(|cited| cited.line));
        assert_eq!(lines, [Some(2), Some(4)]);
        let criterion = rows[0].criterion.expect("a figure to be judged by");
        assert_eq!((criterion.least.map(|(end, _)| end.to_string()).as_deref(), criterion.tolerance), (Some("3000"), None));
    }
}
