//! 指标变化: a row an indicator and measure, a column for each year's result and target, differences as numbers.

use super::number;
use super::sheet::{Column, Entry, Sheet};
use crate::compare::brief::Brief;
use crate::compare::{Ambition, Cell, Change, Comparison, Row};
use crate::facts::{Measure, Role};
use crate::render::View;
use crate::render::brief::words::key;
use crate::render::figure;
use crate::render::lang::Lang;
use crate::render::table::{Years, ambition_of, legend, shown};

/// The sheet.
pub(super) fn sheet(comparison: &Comparison, brief: &Brief, view: &View<'_>) -> Sheet {
    let lang = view.lang;
    let years = Years::of(comparison);
    let rows = shown(comparison, view, &years);
    let restated = |year: i32| rows.iter().any(|row| row.restated.iter().any(|cell| cell.year == year));
    let figures: Vec<Figure> = years
        .columns()
        .into_iter()
        .flat_map(|(year, target)| {
            let again = (!target && restated(year)).then_some(Figure { year, target, restated: true });
            std::iter::once(Figure { year, target, restated: false }).chain(again)
        })
        .collect();
    let mut columns = vec![
        Column::new(lang.pick("主题", "Theme"), 10),
        Column::new(lang.pick("指标", "Indicator"), 22),
        Column::new(lang.pick("口径", "Measure"), 10),
        Column::new(lang.pick("单位", "Unit"), 10),
    ];
    columns.extend(figures.iter().map(|of| Column::new(of.title(lang), 11)));
    columns.extend([
        Column::new(lang.pick("变化", "Change"), 14),
        Column::new(lang.pick("变化单位", "Change unit"), 9),
        Column::new(lang.pick("变化幅度%", "Change %"), 12),
        Column::verdict(lang.pick("完成情况", "Outcome")),
        Column::new(lang.pick("目标比实际", "Target less actual"), 10),
        Column::verdict(lang.pick("目标变化", "Target move")),
        Column::verdict(lang.pick("指标存续", "Status")),
        Column::new(lang.pick("出处", "Source"), 10),
    ]);
    let line = |row: &&Row| {
        let mut entries = vec![
            Entry::words(lang.theme(row.indicator.theme.as_deref(), view.knowledge)),
            Entry::words(lang.indicator(&row.indicator)),
            Entry::words(lang.measure(row.measure)),
            Entry::words(row.unit.clone()),
        ];
        entries
            .extend(figures.iter().map(|of| of.cell(row).map_or_else(Entry::default, |cell| Entry::figure(cell, &row.unit, brief, lang))));
        let last = years.actual.last().copied();
        let change = row.changes.iter().rfind(|change| change.role != Role::Target && Some(change.to_year) == last);
        entries.extend([
            difference(change, row),
            Entry::words(change.filter(|of| of.difference.is_some()).map_or("", |of| lang.unit(&of.unit))),
        ]);
        entries.push(Entry::maybe(change.and_then(|change| change.percent), "0.0\"%\""));
        let outcome = row.outcomes.iter().find(|(year, _)| Some(*year) == last).map(|(_, outcome)| lang.outcome(*outcome));
        entries.push(Entry::words(outcome.unwrap_or_default()));
        entries.push(difference(row.outlook.as_ref(), row));
        entries.push(Entry::words(ambition_of(row, &years).map_or("", |ambition: Ambition| lang.ambition(ambition))));
        entries.push(Entry::words(if comparison.reports.len() > 1 { lang.status(row.status) } else { "" }));
        entries.push(places(row, &figures, comparison, brief));
        entries
    };
    Sheet {
        name: lang.pick("指标变化", "Indicators").to_owned(),
        columns,
        rows: rows.iter().map(line).collect(),
        legend: legend(comparison, view).into_iter().filter(|line| !line.is_empty()).chain(key(lang).map(str::to_owned)).collect(),
        fixed: 2,
    }
}

/// A column of figures.
struct Figure {
    year: i32,
    target: bool,
    restated: bool,
}

impl Figure {
    fn title(&self, lang: Lang) -> String {
        let what = match (self.target, self.restated) {
            (true, _) => lang.pick("目标", "target"),
            (false, false) => lang.pick("实际", "actual"),
            (false, true) => lang.pick("修订", "restated"),
        };
        match lang {
            Lang::Zh => format!("{}年{what}", self.year),
            Lang::En => format!("{} {what}", self.year),
        }
    }

    fn cell<'a>(&self, row: &'a Row) -> Option<&'a Cell> {
        if self.restated {
            return row.restated.iter().rfind(|cell| cell.year == self.year);
        }
        figure::cell_at(row, self.year, self.target)
    }
}

fn difference(change: Option<&Change>, row: &Row) -> Entry {
    let Some((change, value)) = change.and_then(|change| Some((change, change.difference?))) else { return Entry::default() };
    Entry::number(
        value,
        &number::difference(value, row.measure == Measure::Rank, change.approximate, if change.restated { "*" } else { "" }),
    )
}

/// Where the newest figures stand; it leads to the first of them.
fn places(row: &Row, figures: &[Figure], comparison: &Comparison, brief: &Brief) -> Entry {
    let cells: Vec<&Cell> = figures.iter().rev().filter_map(|of| of.cell(row)).collect();
    let newest = cells.iter().map(|cell| cell.source.report).max();
    let cells: Vec<&Cell> = cells.into_iter().filter(|cell| Some(cell.source.report) == newest).collect();
    let years: Vec<Option<i32>> = comparison.reports.iter().map(|report| report.meta.year).collect();
    let entry = Entry::words(figure::source(&cells, &years));
    cells.first().map_or_else(Entry::default, |cell| entry.from(&cell.source, brief))
}
