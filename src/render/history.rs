//! The years of each indicator, a line a year: target, result, difference, outcome, how the target moved, and the line that they draw.

use crate::compare::table::{Concept, History, Life, LifeKind, TOP};
use crate::compare::{Cell, Comparison, Row};
use crate::facts::Role;
use crate::render::diff::wrap;
use crate::render::grid::{self, Column, Grid, Line, Tint, Words};
use crate::render::lang::Lang;
use crate::render::table::{difference, figure_words, legend, outcome_words, title};
use crate::render::{View, figure, notes};
use crate::structure::Meta;

/// A block an indicator for the terminal; of several places one after another.
#[must_use]
pub fn terminal(comparison: &Comparison, view: &View<'_>) -> String {
    let of = |own: &Comparison| {
        let mut text = title(own, view.lang);
        for row in shown(own, view) {
            text.push_str(&format!("\n\n{}\n\n{}", heading(row, view.lang), grid::terminal(&grid(row, own, view), view)));
            text.extend(row.concept.iter().map(|of| wrap::plain(&concept(of, row, view.lang), view.width)));
        }
        text.push('\n');
        let dash = view
            .lang
            .pick("— 该年报告未载；空白为缺该年报告。", "— not stated in that report; blank where there is no report of that year.");
        for line in legend(own, view).into_iter().chain([dash.to_owned()]).filter(|line| !line.is_empty()) {
            text.push_str(&format!("{}\n", wrap::plain(&line, view.width)));
        }
        text
    };
    comparison.by_place().iter().map(of).collect::<Vec<_>>().join("\n\n")
}

/// The same in Markdown.
#[must_use]
pub fn markdown(comparison: &Comparison, view: &View<'_>) -> String {
    let of = |own: &Comparison| {
        let mut text = format!("# {}\n", title(own, view.lang));
        for row in shown(own, view) {
            text.push_str(&format!("\n## {}\n\n{}", heading(row, view.lang), grid::markdown(&grid(row, own, view))));
            text.extend(row.concept.iter().map(|of| format!("\n{}\n", concept(of, row, view.lang))));
        }
        text
    };
    let tables = comparison.by_place().iter().map(of).collect::<Vec<_>>().join("\n");
    tables + &notes::markdown(&comparison.reports, &comparison.notes, view.lang)
}

fn shown<'a>(comparison: &'a Comparison, view: &View<'_>) -> Vec<&'a Row> {
    comparison.table.rows.iter().filter(|row| (view.all || row.main) && !row.cells.is_empty()).collect()
}

fn heading(row: &Row, lang: Lang) -> String {
    let name = figure::name(lang.indicator(&row.indicator), row.measure, lang);
    let unit = if row.unit.is_empty() { String::new() } else { format!(" ({})", row.unit) };
    let line = row.history.as_ref().map(|history| format!("  {}", sparkline(history))).unwrap_or_default();
    let life = row.life.as_ref().map(|life| life_words(life, lang)).filter(|words| !words.is_empty());
    let life = life.map(|words| format!("  {}", words.replace('\n', " "))).unwrap_or_default();
    format!("【{name}{unit}】{line}{life}")
}

/// The results as a line of bars, a blank for each gap.
pub(super) fn sparkline(of: &History) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    of.line.iter().map(|step| step.map_or(' ', |step| BARS.get(usize::from(step.min(TOP))).copied().unwrap_or(' '))).collect()
}

/// What became of an indicator; nothing where it goes on.
pub(super) fn life_words(of: &Life, lang: Lang) -> String {
    let last = of.years.last().copied().unwrap_or_default();
    match (of.kind, lang) {
        (LifeKind::Continued, _) => String::new(),
        (LifeKind::New, _) => lang.pick("首见", "first").to_owned(),
        (LifeKind::Revived, Lang::Zh) => format!("重提\n上次{}", of.before.unwrap_or_default()),
        (LifeKind::Revived, Lang::En) => format!("again\nlast {}", of.before.unwrap_or_default()),
        (LifeKind::Dropped, Lang::Zh) => format!("未再提\n末次{last}"),
        (LifeKind::Dropped, Lang::En) => format!("dropped\nlast {last}"),
    }
}

/// That the concept behind a name changed.
pub(super) fn concept(of: &Concept, row: &Row, lang: Lang) -> String {
    let (former, current, year) = (&of.former, &of.current, of.year);
    let name = lang.indicator(&row.indicator);
    let note = of.note.as_deref().unwrap_or_default();
    match lang {
        Lang::Zh => format!("‖ {name}：此前称“{former}”，{year}年起称“{current}”，口径不同。{note}"),
        Lang::En => format!("‖ {name}: “{former}” before, “{current}” from {year} on: another concept, not quite comparable. {note}"),
    }
}

/// From the first to the last year of the reports; years between them that no report is about are one line.
fn grid(row: &Row, comparison: &Comparison, view: &View<'_>) -> Grid {
    let mut reported: Vec<i32> =
        comparison.own_reports().flat_map(|report| [report.meta.review_year, report.meta.plan_year]).flatten().collect();
    reported.extend(row.cells.iter().map(|cell| cell.year));
    reported.sort_unstable();
    reported.dedup();
    let stated = |year: &&i32| row.cells.iter().any(|cell| cell.year == **year);
    let (first, last) = (reported.iter().find(stated).copied(), reported.iter().rfind(stated).copied());
    let mut lines = Vec::new();
    let mut before: Option<i32> = None;
    for year in reported.into_iter().filter(|year| first.is_some_and(|first| first <= *year) && last.is_some_and(|last| *year <= last)) {
        if let Some(before) = before.filter(|before| before + 1 < year) {
            let gap = if before + 2 == year { (before + 1).to_string() } else { format!("{}—{}", before + 1, year - 1) };
            let words = Words::new(view.lang.pick("缺报告", "no report")).tinted(Tint::Faint);
            let mut cells = vec![Words::new(gap).tinted(Tint::Faint), words];
            cells.resize(7, Words::default());
            lines.push(Line::Cells(cells));
        }
        before = Some(year);
        lines.push(Line::Cells(cells(row, year, comparison, view.lang)));
    }
    Grid { columns: columns(view.lang), lines }
}

fn columns(lang: Lang) -> Vec<Column> {
    let plain =
        |zh: &str, en: &str, right, gives_way| Column { title: lang.pick(zh, en).to_owned(), right, gives_way, ..Column::default() };
    vec![
        plain("年份", "Year", false, 0),
        plain("目标", "Target", true, 0),
        plain("实际", "Actual", true, 0),
        plain("比上年", "Change", true, 4),
        plain("完成情况", "Outcome", false, 2),
        plain("目标变化", "Target move", false, 3),
        plain("出处", "Source", false, 9),
    ]
}

fn cells(row: &Row, year: i32, comparison: &Comparison, lang: Lang) -> Vec<Words> {
    let (target, actual) = (figure::cell_at(row, year, true), figure::cell_at(row, year, false));
    let at_hand = |of: fn(&Meta) -> Option<i32>| comparison.own_reports().any(|report| of(&report.meta) == Some(year));
    // That a report does not state it is another thing than that there is no report.
    let cell = |cell: Option<&Cell>, at_hand: bool| match cell {
        Some(cell) => figure_words(cell, row, comparison, lang),
        None if at_hand => Words::new("—").tinted(Tint::Faint),
        None => Words::default(),
    };
    let change = row.changes.iter().find(|change| change.role != Role::Target && change.to_year == year);
    let outcome = row.outcomes.iter().find(|(of, _)| *of == year).map(|(_, outcome)| *outcome);
    let ambition = row.ambitions.iter().find(|(of, _)| *of == year).map(|(_, ambition)| *ambition);
    let cited: Vec<&Cell> = [target, actual].into_iter().flatten().collect();
    let years: Vec<Option<i32>> = comparison.reports.iter().map(|report| report.meta.year).collect();
    vec![
        Words::new(year.to_string()),
        cell(target, at_hand(|meta| meta.plan_year)),
        cell(actual, at_hand(|meta| meta.review_year)),
        difference(change, row, lang),
        outcome.map_or_else(Words::default, |outcome| outcome_words(outcome, lang)),
        ambition.map_or_else(Words::default, |ambition| Words::new(lang.ambition(ambition))),
        Words::new(figure::source(&cited, &years)).tinted(Tint::Faint),
    ]
}

/// How many indicators came, went on, came back and went.
pub(super) fn counts(rows: &[&Row], lang: Lang) -> String {
    let count = |kind: LifeKind| rows.iter().filter(|row| row.life.as_ref().is_some_and(|life| life.kind == kind)).count();
    let parts = [
        (LifeKind::New, "首见", "first stated"),
        (LifeKind::Continued, "延续", "continued"),
        (LifeKind::Revived, "重提", "back again"),
        (LifeKind::Dropped, "未再提", "not in the newest"),
    ];
    let parts = parts.map(|(kind, zh, en)| format!("{} {}", lang.pick(zh, en), count(kind)));
    format!("{}{}", lang.pick("指标动向（所给报告之内）：", "Indicators, within the reports given: "), parts.join(lang.pick("、", ", ")))
}
