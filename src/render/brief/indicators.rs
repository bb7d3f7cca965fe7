//! 指标变化表: rows by theme, a column for each year's result and target.

use super::board::{Board, Column, Entry, Group, Holds, Row};
use super::words::key;
use crate::compare::brief::Brief;
use crate::compare::{Comparison, Status};
use crate::render::View;
use crate::render::figure;
use crate::render::lang::Lang;
use crate::render::table::{Field, Years, column, fields, legend, shown, words};

/// The table as `tongbi table` shows it, each figure with its source.
pub(super) fn board(comparison: &Comparison, brief: &Brief, view: &View<'_>) -> Board {
    let mut years = Years::of(comparison);
    // A page is as wide as two reports; the years before stand in a table of their own.
    for of in [&mut years.actual, &mut years.target] {
        of.drain(..of.len().saturating_sub(2));
    }
    let fields = fields(&years);
    let mut board = Board {
        columns: fields.iter().map(|field| Column { title: column(field, &years, view.lang).title, holds: holds(field) }).collect(),
        // What the terminal says of its options and of columns that are not here is left out.
        legend: legend(comparison, view).into_iter().filter(|line| !line.is_empty() && !line.contains("--")).collect(),
        title: title(&years, comparison, view.lang),
        ..Board::default()
    };
    board.legend.extend(key(view.lang).map(str::to_owned));
    for row in shown(comparison, view, &years) {
        let theme = view.lang.theme(row.indicator.theme.as_deref(), view.knowledge);
        if board.groups.last().is_none_or(|group| group.title != theme) {
            board.groups.push(Group { title: theme.to_owned(), rows: Vec::new() });
        }
        let mut entries: Vec<Entry> = fields.iter().map(|field| entry(field, row, &years, comparison, brief, view)).collect();
        let references = Entry::references(&entries);
        if let Some((Field::Source, last)) = fields.last().zip(entries.last_mut()) {
            *last = references;
        }
        if let Some(group) = board.groups.last_mut() {
            group.rows.push(Row { kind: kind(row.status), entries });
        }
    }
    board
}

/// Of more than two reports which years these are, as a table of all follows.
fn title(years: &Years, comparison: &Comparison, lang: Lang) -> String {
    let all = || years.actual.iter().chain(&years.target);
    let (Some(first), Some(last), true) = (all().min(), all().max(), comparison.reports.len() > 2) else { return String::new() };
    match lang {
        Lang::Zh => format!("{first}—{last}年变化"),
        Lang::En => format!("Changes, {first}–{last}"),
    }
}

pub(super) fn kind(status: Status) -> &'static str {
    match status {
        Status::Kept => "kept",
        Status::New => "new",
        Status::Dropped => "dropped",
    }
}

fn holds(field: &Field) -> Holds {
    match field {
        Field::Name => Holds::Name,
        Field::Unit | Field::Outcome | Field::Ambition | Field::First | Field::Trend | Field::Life => Holds::Word,
        Field::Figure(..) | Field::Change | Field::Outlook => Holds::Figure,
        Field::Source => Holds::Reference,
    }
}

fn entry(field: &Field, row: &crate::compare::Row, years: &Years, comparison: &Comparison, brief: &Brief, view: &View<'_>) -> Entry {
    let entry = Entry::of(words(field, row, years, comparison, view));
    match field {
        Field::Figure(year, target) => match figure::cell_at(row, *year, *target) {
            Some(cell) => row
                .restated
                .iter()
                .rfind(|other| other.year == *year && !target)
                .map_or_else(|| entry.clone(), |restated| entry.clone().from_source(&restated.source, brief))
                .from_cell(cell, brief),
            None => entry,
        },
        Field::Change => {
            let change =
                row.changes.iter().rfind(|c| c.role != crate::facts::Role::Target && Some(c.to_year) == years.actual.last().copied());
            Entry { number: change.and_then(|change| change.percent.or(change.difference)), ..entry }
        }
        Field::Outlook => Entry { number: row.outlook.as_ref().and_then(|change| change.difference), ..entry },
        Field::Name | Field::Unit | Field::Outcome | Field::Ambition | Field::Source | Field::First | Field::Trend | Field::Life => entry,
    }
}
