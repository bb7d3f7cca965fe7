//! 历年: of more than two reports, what each indicator was in every year, over the target that was set for it and what came of that.

use super::board::{Board, Column, Entry, Group, Holds, Row};
use crate::compare::brief::Brief;
use crate::compare::{Comparison, Outcome};
use crate::render::View;
use crate::render::figure::{self, cell_at};
use crate::render::grid::Tint;
use crate::render::lang::Lang;
use crate::render::table::{Years, figure_words, shown};

/// More years than these do not fit a page: the last ones.
const MOST: usize = 8;
/// An indicator of fewer years stands in the table of changes alone.
const LEAST: usize = 3;

/// The table; empty where there are only two reports.
pub(super) fn board(comparison: &Comparison, brief: &Brief, view: &View<'_>) -> Board {
    let lang = view.lang;
    let all = Years::of(comparison);
    let mut years: Vec<i32> = all.actual.iter().chain(&all.target).copied().collect();
    years.sort_unstable();
    years.dedup();
    let left_out = years.len().saturating_sub(MOST);
    years.drain(..left_out);
    let (Some(first), Some(last), true) = (years.first(), years.last(), comparison.reports.len() > 2) else { return Board::default() };
    let mut columns = vec![Column::new(lang.pick("指标", "Indicator"), Holds::Name), Column::new(lang.pick("单位", "Unit"), Holds::Word)];
    columns.extend(years.iter().map(|year| Column::new(&year_name(*year, lang), Holds::Figure)));
    let mut board = Board { title: title(*first, *last, lang), columns, legend: legend(left_out > 0, lang), groups: Vec::new() };
    for row in shown(comparison, view, &all) {
        let told = years.iter().filter(|&&year| cell_at(row, year, false).or(cell_at(row, year, true)).is_some()).count();
        if told < LEAST {
            continue;
        }
        let theme = view.lang.theme(row.indicator.theme.as_deref(), view.knowledge);
        if board.groups.last().is_none_or(|group| group.title != theme) {
            board.groups.push(Group { title: theme.to_owned(), rows: Vec::new() });
        }
        let mut entries = vec![Entry::new(figure::name(lang.indicator(&row.indicator), row.measure, lang)), Entry::new(row.unit.clone())];
        entries.extend(years.iter().map(|year| entry(row, *year, comparison, brief, lang)));
        if let Some(group) = board.groups.last_mut() {
            group.rows.push(Row { kind: super::indicators::kind(row.status), entries });
        }
    }
    board
}

/// The result of a year; under it the target, and that it was missed.
fn entry(row: &crate::compare::Row, year: i32, comparison: &Comparison, brief: &Brief, lang: Lang) -> Entry {
    let (actual, target) = (cell_at(row, year, false), cell_at(row, year, true));
    let said = |cell| figure_words(cell, row, comparison, lang).full;
    let mut lines: Vec<String> = actual.map(said).into_iter().collect();
    lines.extend(target.map(said).map(|target| format!("{}{target}", lang.pick("目标", "target "))));
    let missed = row.outcomes.iter().any(|(of, outcome)| *of == year && *outcome == Outcome::Missed);
    if missed {
        lines.push(lang.outcome(Outcome::Missed).to_owned());
    }
    let entry = Entry::new(lines.join("\n"));
    let entry = if missed { entry.tinted(Tint::Bad) } else { entry };
    // The number to sort by is that of the result, where there is one.
    [target, actual].into_iter().flatten().fold(entry, |entry, cell| entry.from_cell(cell, brief))
}

fn year_name(year: i32, lang: Lang) -> String {
    if lang == Lang::Zh { format!("{year}年") } else { year.to_string() }
}

fn title(first: i32, last: i32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{first}—{last}年各年实际与目标"),
        Lang::En => format!("Results and targets, {first}–{last}"),
    }
}

fn legend(left_out: bool, lang: Lang) -> Vec<String> {
    let mut lines = vec![
        lang.pick(
            "每格上为实际，下为当年目标；只列至少三年有数的指标，未达到目标的注明“未完成”。",
            "In each cell the result above, the year's target below; only indicators with figures for at least three years; missed targets say so.",
        )
        .to_owned(),
    ];
    if left_out {
        lines.push(match lang {
            Lang::Zh => format!("只列最近{MOST}年；更早各年见 tongbi table --by indicator。"),
            Lang::En => format!("Only the last {MOST} years; for earlier ones see tongbi table --by indicator."),
        });
    }
    lines
}
