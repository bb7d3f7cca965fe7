//! The indicator change table as JSON, terminal table, CSV and Markdown.

use serde_json::{Value as Json, json};

use crate::compare::{Ambition, Cell, Comparison, Outcome, Row};
use crate::facts::{Role, Value};
use crate::render::diff::wrap;
use crate::render::grid::{self, Column, Grid, Line, Tint, Words};
use crate::render::lang::Lang;
use crate::render::{View, csv, figure, notes, parts, places};

/// The table for the terminal: columns as officials draw them, grouped by theme; of several places one after another.
#[must_use]
pub fn terminal(comparison: &Comparison, view: &View<'_>) -> String {
    comparison.by_place().iter().map(|own| terminal_of(own, view)).collect::<Vec<_>>().join("\n\n")
}

fn terminal_of(comparison: &Comparison, view: &View<'_>) -> String {
    let mut text = title(comparison, view.lang);
    text.push_str("\n\n");
    let grid = grid(comparison, view);
    if grid.lines.is_empty() {
        text.push_str(view.lang.pick(
            "没有读到可列表的指标；tongbi extract 列出读到的全部数字。\n",
            "No indicator to tabulate was read; tongbi extract lists every figure.\n",
        ));
        return text;
    }
    text.push_str(&grid::terminal(&grid, view));
    for line in legend(comparison, view) {
        text.push_str(&wrap::plain(&line, view.width));
        text.push('\n');
    }
    text
}

/// The table in Markdown.
#[must_use]
pub fn markdown(comparison: &Comparison, view: &View<'_>) -> String {
    let tables = comparison.by_place().iter().map(|own| markdown_of(own, view)).collect::<Vec<_>>().join("\n");
    tables + &notes::markdown(&comparison.reports, &comparison.notes, view.lang)
}

fn markdown_of(comparison: &Comparison, view: &View<'_>) -> String {
    let legend: String = legend(comparison, view).iter().map(|line| format!("\n{line}\n")).collect();
    format!("# {}\n\n{}{legend}", title(comparison, view.lang), grid::markdown(&grid(comparison, view)))
}

/// One line a cell, for spreadsheets and statistics packages.
#[must_use]
pub fn csv(comparison: &Comparison, view: &View<'_>) -> String {
    let mut head = vec!["theme", "id", "indicator", "canonical", "name_en", "measure", "status"];
    head.extend(csv::CELL);
    head.extend(["place", notes::COLUMN]);
    let mut lines = Vec::new();
    for row in &comparison.table.rows {
        for cell in &row.cells {
            let mut line = csv::indicator(&row.indicator, view);
            line.extend([row.measure.name().to_owned(), row.status.name().to_owned()]);
            line.extend(csv::cell(Some(cell), &comparison.reports));
            line.push(csv::place(row.place, comparison));
            line.push(notes::of(comparison, &[cell.source.report], view.lang));
            lines.push(line);
        }
    }
    csv::write(&head, lines)
}

/// One row a line, as in JSON, with the doubts about its reports.
#[must_use]
pub fn jsonl(comparison: &Comparison, lang: Lang) -> String {
    let line = |of: &Row| {
        let reports: Vec<usize> = of.cells.iter().chain(&of.restated).map(|cell| cell.source.report).collect();
        format!("{}\n", notes::with(row(of), comparison, &reports, lang))
    };
    comparison.table.rows.iter().map(line).collect()
}

/// The table with every cell, change and source (schema `tongbi.table/1`).
#[must_use]
pub fn json(comparison: &Comparison, lang: Lang) -> String {
    parts::pretty(&parts::document(
        "tongbi.table/1",
        vec![
            ("reports", parts::headings(&comparison.reports)),
            ("places", places::places(comparison)),
            ("years", json!(comparison.table.years)),
            ("rows", comparison.table.rows.iter().map(row).collect()),
            ("boards", places::boards(comparison)),
            ("notes", parts::remarks(&comparison.notes, lang)),
        ],
    ))
}

pub(super) fn row(of: &Row) -> Json {
    let cells = |cells: &[crate::compare::Cell]| cells.iter().map(parts::cell).collect::<Vec<_>>();
    json!({
        "place": of.place, "indicator": parts::indicator(&of.indicator), "measure": of.measure.name(), "unit": of.unit, "status": of.status.name(),
        "main": of.main, "cells": cells(&of.cells), "changes": of.changes.iter().map(parts::change).collect::<Vec<_>>(),
        "outlook": of.outlook.as_ref().map(parts::change),
        "outcomes": of.outcomes.iter().map(|(year, outcome)| json!({"year": year, "outcome": outcome.name()})).collect::<Vec<_>>(),
        "ambitions": of.ambitions.iter().map(|(year, ambition)| json!({"year": year, "ambition": ambition.name()})).collect::<Vec<_>>(),
        "restated": cells(&of.restated), "others": cells(&of.others),
        "history": of.history.as_ref().map(|history| json!({
            "first_year": history.first_year, "last_year": history.last_year, "count": history.count,
            "change": parts::change(&history.change), "line": history.line,
        })),
        "life": of.life.as_ref().map(|life| json!({"kind": life.kind.name(), "years": life.years, "before": life.before})),
        "concept": of.concept.as_ref().map(|concept| json!({
            "former": concept.former, "current": concept.current, "year": concept.year, "note": concept.note,
        })),
    })
}

/// Whose reports of which years, and what this is.
pub(super) fn title(comparison: &Comparison, lang: Lang) -> String {
    let place = comparison.own_reports().rev().find_map(|report| report.meta.place.as_deref()).unwrap_or_default();
    let years = years(comparison);
    match lang {
        Lang::Zh => format!("{place}{years}{}政府工作报告", if years.is_empty() { "" } else { "年" }),
        Lang::En => format!("{place} government work report {years}").trim().to_owned(),
    }
}

/// The first and the last year delivered.
pub(super) fn years(comparison: &Comparison) -> String {
    let years = || comparison.own_reports().filter_map(|report| report.meta.year);
    match (years().min(), years().max()) {
        (Some(first), Some(last)) if first != last => format!("{first}—{last}"),
        (Some(first), _) => first.to_string(),
        (None, _) => String::new(),
    }
}

/// The years of the columns, results and targets apart.
pub(super) struct Years {
    pub(super) actual: Vec<i32>,
    pub(super) target: Vec<i32>,
}

impl Years {
    /// The years that the reports review and plan: other years stand in JSON and CSV.
    pub(super) fn of(comparison: &Comparison) -> Self {
        let has = |year: i32, target: bool| comparison.table.rows.iter().any(|row| figure::cell_at(row, year, target).is_some());
        let years = |of: fn(&crate::structure::Meta) -> Option<i32>, before: bool| {
            let mut years: Vec<i32> = comparison.own_reports().filter_map(|report| of(&report.meta)).collect();
            years.sort_unstable();
            years.dedup();
            years.retain(|&year| has(year, before));
            years
        };
        Self { actual: years(|meta| meta.review_year, false), target: years(|meta| meta.plan_year, true) }
    }

    /// Columns in order of year, a year's target before its result.
    pub(super) fn columns(&self) -> Vec<(i32, bool)> {
        let mut columns: Vec<(i32, bool)> = self.actual.iter().map(|&year| (year, false)).collect();
        columns.extend(self.target.iter().map(|&year| (year, true)));
        columns.sort_by_key(|&(year, target)| (year, !target));
        columns
    }
}

/// From how many years of results on a table tells how an indicator ran.
const MANY: usize = 6;

/// What a column shows.
pub(super) enum Field {
    Name,
    Unit,
    Figure(i32, bool),
    Trend,
    First,
    Life,
    Change,
    Outcome,
    Outlook,
    Ambition,
    Source,
}

pub(super) fn fields(years: &Years) -> Vec<Field> {
    let mut fields = vec![Field::Name, Field::Unit];
    if years.actual.len() >= MANY {
        fields.extend([Field::First, Field::Trend]);
    }
    let (last_actual, last_target) = (years.actual.last().copied(), years.target.last().copied());
    for (year, target) in years.columns() {
        fields.push(Field::Figure(year, target));
        if !target && Some(year) == last_actual && years.actual.len() > 1 {
            fields.push(Field::Change);
        }
        if !target && Some(year) == last_actual && years.target.contains(&year) {
            fields.push(Field::Outcome);
        }
        if target && Some(year) == last_target {
            fields.push(if years.target.len() > 1 { Field::Ambition } else { Field::Outlook });
        }
    }
    if years.actual.len() >= MANY {
        fields.push(Field::Life);
    }
    fields.push(Field::Source);
    fields
}

pub(super) fn column(field: &Field, years: &Years, lang: Lang) -> Column {
    let plain =
        |zh: &str, en: &str, right, gives_way| Column { title: lang.pick(zh, en).to_owned(), right, gives_way, ..Column::default() };
    match field {
        Field::Name => Column { breaks_at: Some(14), ..plain("指标", "Indicator", false, 0) },
        Field::Unit => Column { only_full: true, ..plain("单位", "Unit", false, 0) },
        Field::Figure(year, target) => {
            let (zh, en) = if *target { ("目标", "target") } else { ("实际", "actual") };
            let title = match lang {
                Lang::Zh => format!("{year}年\n{zh}"),
                Lang::En => format!("{year}\n{en}"),
            };
            // Of many years the oldest give way first.
            let newest = if *target { years.target.iter() } else { years.actual.iter() }.rev().position(|y| y == year).unwrap_or(0);
            let gives_way = if newest < 2 { 0 } else { u8::try_from(9 + newest).unwrap_or(u8::MAX) };
            Column { title, right: true, gives_way, matters: true, ..Column::default() }
        }
        Field::First => plain("首年", "First", true, 10),
        Field::Trend => plain("走势", "Trend", false, 7),
        Field::Life => plain("动向", "Status", false, 8),
        Field::Change => plain("变化", "Change", true, 6),
        Field::Outcome => plain("完成\n情况", "Out-\ncome", false, 3),
        Field::Outlook => plain("目标\n比实际", "Target less\nactual", true, 5),
        Field::Ambition => plain("目标\n变化", "Target\nmove", false, 5),
        Field::Source => plain("出处", "Source", false, 9),
    }
}

fn grid(comparison: &Comparison, view: &View<'_>) -> Grid {
    let years = Years::of(comparison);
    let fields = fields(&years);
    let columns = fields.iter().map(|field| column(field, &years, view.lang)).collect();
    let mut lines = Vec::new();
    let mut theme = None;
    for row in shown(comparison, view, &years) {
        let next = view.lang.theme(row.indicator.theme.as_deref(), view.knowledge);
        if theme != Some(next) {
            theme = Some(next);
            lines.push(Line::Group(next.to_owned()));
        }
        lines.push(Line::Under {
            key: row.indicator.key().to_owned(),
            again: figure::with_unit(format!("  {}", view.lang.measure(row.measure)), &row.unit),
            cells: fields.iter().map(|field| words(field, row, &years, comparison, view)).collect(),
        });
    }
    Grid { columns, lines }
}

/// Rows with a figure in some column; by default only the main ones.
pub(super) fn shown<'a>(comparison: &'a Comparison, view: &View<'_>, years: &Years) -> Vec<&'a Row> {
    let columns = years.columns();
    let has = |row: &Row| columns.iter().any(|&(year, target)| figure::cell_at(row, year, target).is_some());
    comparison.table.rows.iter().filter(|row| (view.all || row.main) && has(row)).collect()
}

pub(super) fn words(field: &Field, row: &Row, years: &Years, comparison: &Comparison, view: &View<'_>) -> Words {
    let lang = view.lang;
    let columns = years.columns();
    match field {
        Field::Name => figure::with_unit(figure::name(lang.indicator(&row.indicator), row.measure, lang), &row.unit),
        Field::Unit => Words::new(row.unit.clone()),
        Field::Figure(year, target) => {
            figure::cell_at(row, *year, *target).map_or_else(Words::default, |cell| figure_words(cell, row, comparison, lang))
        }
        Field::First => row.cells.iter().find(|cell| cell.role != Role::Target).map_or_else(Words::default, |cell| {
            let text = figure::text(cell, &row.unit, lang);
            Words::new(format!("{text}\n({})", cell.year)).tinted(Tint::Faint)
        }),
        Field::Trend => row.history.as_ref().map_or_else(Words::default, |history| Words::new(super::history::sparkline(history))),
        Field::Life => row.life.as_ref().map_or_else(Words::default, |life| Words::new(super::history::life_words(life, lang))),
        Field::Change => {
            difference(row.changes.iter().rfind(|c| c.role != Role::Target && Some(c.to_year) == years.actual.last().copied()), row, lang)
        }
        Field::Outlook => difference(row.outlook.as_ref(), row, lang),
        Field::Outcome => {
            let outcome = row.outcomes.iter().find(|(year, _)| Some(*year) == years.actual.last().copied()).map(|(_, outcome)| *outcome);
            outcome.map_or_else(Words::default, |outcome| outcome_words(outcome, lang))
        }
        Field::Ambition => ambition_of(row, years).map_or_else(Words::default, |ambition| Words::new(lang.ambition(ambition))),
        Field::Source => {
            let cells: Vec<&Cell> = columns.iter().rev().filter_map(|&(year, target)| figure::cell_at(row, year, target)).collect();
            let newest = cells.iter().map(|cell| cell.source.report).max();
            let cells: Vec<&Cell> = cells.into_iter().filter(|cell| Some(cell.source.report) == newest).collect();
            let years: Vec<Option<i32>> = comparison.reports.iter().map(|report| report.meta.year).collect();
            Words::new(figure::source(&cells, &years)).tinted(Tint::Faint)
        }
    }
}

pub(super) fn figure_words(cell: &Cell, row: &Row, comparison: &Comparison, lang: Lang) -> Words {
    let restated = row.restated.iter().rfind(|other| other.year == cell.year && cell.role != Role::Target);
    let words = |with_role: fn(&Cell, String, Lang) -> String, whole: bool| {
        let mut words = with_role(cell, figure::text(cell, &row.unit, lang), lang);
        if cell.basis.is_some() {
            words.push('†');
        }
        if let Some(restated) = restated {
            words.push_str(&format!("\n{}{}", lang.pick("修订", "rev. "), figure::text(restated, &row.unit, lang)));
            let report = comparison.reports.get(restated.source.report).and_then(|report| report.meta.year);
            words.push_str(&report.filter(|_| whole).map_or_else(String::new, |year| format!("\n({year}:{})", restated.source.line)));
        }
        words
    };
    let breaks = cell.value == Value::Words;
    Words { breaks, ..Words::new(words(figure::with_role, true)).or_tight(words(figure::with_role_short, false)) }
}

/// A difference with an arrow; one against a restated value is marked.
pub(super) fn difference(change: Option<&crate::compare::Change>, row: &Row, lang: Lang) -> Words {
    let Some(change) = change else { return Words::default() };
    let mark = format!("{}{}", if change.restated { "*" } else { "" }, if change.concept { "‖" } else { "" });
    let full = figure::change(change, row.measure, lang);
    let short = figure::short_change(change, row.measure, lang);
    if full.is_empty() {
        return Words::default();
    }
    let since = figure::since(change, lang);
    Words::new(format!("{full}{mark}{since}")).or_short(format!("{short}{mark}{since}"))
}

pub(super) fn outcome_words(outcome: Outcome, lang: Lang) -> Words {
    let tint = match outcome {
        Outcome::Met => Tint::Good,
        Outcome::Missed => Tint::Bad,
        Outcome::NoActual | Outcome::Unjudged => Tint::Doubtful,
        Outcome::NoTarget => Tint::Faint,
    };
    Words::new(lang.outcome(outcome)).tinted(tint)
}

/// How the newest target moved; one that is gone or new against the report before says so.
pub(super) fn ambition_of(row: &Row, years: &Years) -> Option<Ambition> {
    let mut targets = years.target.iter().rev();
    let (last, before) = (targets.next()?, targets.next()?);
    match (figure::cell_at(row, *before, true), figure::cell_at(row, *last, true)) {
        (None, None) => None,
        (None, Some(_)) => Some(Ambition::New),
        (Some(_), None) => Some(Ambition::Dropped),
        (Some(_), Some(_)) => row.ambitions.iter().find(|(year, _)| year == last).map(|(_, ambition)| *ambition),
    }
}

/// What the signs mean, and what is left out.
pub(super) fn legend(comparison: &Comparison, view: &View<'_>) -> Vec<String> {
    let lang = view.lang;
    let years = Years::of(comparison);
    let rows = shown(comparison, view, &years);
    let mut lines = vec![String::new()];
    lines.push(lang.pick("数字照录原文，“以上”“左右”等限定词保留。变化：率为百分点，数值为差额和百分比。出处为 报告年份:行号。",
        "Figures as the reports have them, bound words included. Change: rates in percentage points, levels as amount and percent. Source: year of report:line.").to_owned());
    if rows.iter().any(|row| row.outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Met | Outcome::Missed))) {
        lines.push(super::targets::tolerance(lang));
    }
    if rows.iter().any(|row| row.changes.iter().any(|change| change.restated)) {
        lines.push(lang.pick("* 按后来修订的上年数计算。", "* against last year's value as restated later.").to_owned());
    }
    if rows.iter().any(|row| row.cells.iter().any(|cell| cell.basis.is_some())) {
        lines.push(
            lang.pick(
                "† 报告另有口径说明（同口径、可比价等），见原句。",
                "† on a stated basis (like-for-like, constant prices …): see the sentence.",
            )
            .to_owned(),
        );
    }
    if years.actual.len() >= MANY {
        lines.push(super::history::counts(&rows, lang));
        lines.push(
            lang.pick(
                "走势为各年实际，空格处缺年份。逐年列出：--by indicator。",
                "Trend: the results by year, a blank where years are missing. Line by line: --by indicator.",
            )
            .to_owned(),
        );
    }
    lines.extend(rows.iter().filter_map(|row| row.concept.as_ref().map(|of| super::history::concept(of, row, lang))));
    let hidden = comparison.table.rows.iter().filter(|row| !row.main && !row.cells.is_empty()).count();
    if !view.all && hidden > 0 {
        lines.push(match lang {
            Lang::Zh => format!("另有 {hidden} 行只出现一次、不在指标库中的数字，用 --all 列出。"),
            Lang::En => format!("{hidden} more rows, of counts that occur once and that no list knows: --all shows them."),
        });
    }
    lines
}
