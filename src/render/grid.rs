//! Rows of words → a table for the terminal, Markdown or a spreadsheet. Columns give way in a stated order; no figure is ever cut.

use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Table, Width};
use unicode_width::UnicodeWidthStr;

use crate::render::View;

/// A table before it has a width.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A column.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its heading; may have two lines.
    pub title: String,
    /// Whether its words stand on the right, as figures do.
    pub right: bool,
    /// 0 for a column that always stays; of the others the highest goes first where room is short.
    pub gives_way: u8,
    /// The least width to which its words may be broken into lines; `None` where they must stay whole.
    pub breaks_at: Option<usize>,
}

/// A line of a table.
#[derive(Debug, Clone)]
pub enum Line {
    /// The title of the lines below it.
    Group(String),
    /// A cell for each column.
    Cells(Vec<Words>),
}

/// The words of a cell.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// In full.
    pub full: String,
    /// Where room is short.
    pub short: Option<String>,
    /// How they look.
    pub tint: Tint,
}

/// How words look where there is colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tint {
    /// As they are.
    #[default]
    Plain,
    /// Green.
    Good,
    /// Red.
    Bad,
    /// Yellow.
    Doubtful,
    /// Grey.
    Faint,
}

impl Words {
    /// Plain words.
    pub fn new(full: impl Into<String>) -> Self {
        Self { full: full.into(), ..Self::default() }
    }

    /// With a shorter form.
    #[must_use]
    pub fn or_short(mut self, short: impl Into<String>) -> Self {
        self.short = Some(short.into());
        self
    }

    /// With a look.
    #[must_use]
    pub fn tinted(mut self, tint: Tint) -> Self {
        self.tint = tint;
        self
    }

    fn words(&self, short: bool) -> &str {
        match &self.short {
            Some(words) if short => words,
            _ => &self.full,
        }
    }
}

/// What was done to make a table fit.
#[derive(Debug, Clone, Default)]
struct Fit {
    short: bool,
    widths: Vec<usize>,
    kept: Vec<usize>,
    dropped: Vec<usize>,
}

/// Blanks between columns.
const GAP: usize = 2;

/// The table for the terminal, with a line on the columns that were left out, if any.
#[must_use]
pub fn terminal(grid: &Grid, view: &View<'_>) -> String {
    let fit = fit(grid, view.width.unwrap_or(usize::MAX));
    let mut table = Table::new();
    let mut style = NOTHING;
    style = style.header_separator(LineStyle::none().fill('─').junction('─'));
    table.load_style(style).set_content_arrangement(ContentArrangement::Disabled);
    if view.color {
        table.enforce_styling()
    } else {
        table.force_no_tty()
    };
    let title = |at: &usize| grid.columns.get(*at).map_or("", |column| column.title.as_str());
    table.set_header(fit.kept.iter().map(|at| Cell::new(title(at)).add_attribute(Attribute::Bold)));
    for line in &grid.lines {
        match line {
            Line::Group(title) => {
                let first = Cell::new(format!("【{title}】")).add_attribute(Attribute::Bold);
                table.add_row(std::iter::once(first).chain(fit.kept.iter().skip(1).map(|_| Cell::new(""))));
            }
            Line::Cells(cells) => {
                table.add_row(fit.kept.iter().map(|&at| cells.get(at).map_or_else(|| Cell::new(""), |words| cell(words, fit.short))));
            }
        }
    }
    for (column, (&at, &width)) in table.column_iter_mut().zip(fit.kept.iter().zip(&fit.widths)) {
        let last = fit.kept.last() == Some(&at);
        // One blank of the gap is padding, the other stands where other styles have a line.
        column.set_padding((0, if last { 0 } else { 1 }));
        let whole = u16::try_from(width + if last { 0 } else { GAP - 1 }).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(whole)));
        if grid.columns.get(at).is_some_and(|column| column.right) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut text: String = table.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    if !fit.dropped.is_empty() {
        let names: Vec<String> = fit.dropped.iter().map(|at| title(at).replace('\n', "")).collect();
        let (zh, en) = ("因宽度省去的列：", "Columns left out at this width: ");
        text.push_str(&format!("{}{}\n", view.lang.pick(zh, en), names.join(view.lang.pick("、", ", "))));
    }
    text
}

fn cell(words: &Words, short: bool) -> Cell {
    let cell = Cell::new(words.words(short));
    match words.tint {
        Tint::Plain => cell,
        Tint::Good => cell.fg(Color::DarkGreen),
        Tint::Bad => cell.fg(Color::DarkRed),
        Tint::Doubtful => cell.fg(Color::DarkYellow),
        Tint::Faint => cell.fg(Color::DarkGrey),
    }
}

/// Full words where they fit; else short ones; else broken lines; else fewer columns.
fn fit(grid: &Grid, width: usize) -> Fit {
    let mut kept: Vec<usize> = (0..grid.columns.len()).collect();
    let mut dropped = Vec::new();
    loop {
        for short in [false, true] {
            let natural: Vec<usize> = kept.iter().map(|&at| natural(grid, at, short)).collect();
            // A long name is broken before short words are used, but not to its least width.
            for share in [3, 2, 1] {
                let widths = squeeze(grid, &kept, &natural, width, share);
                if total(&widths) <= width && (share > 1 || short) {
                    return Fit { short, widths, kept, dropped };
                }
            }
        }
        let gives_way = |at: usize| grid.columns.get(at).map_or(0, |column| column.gives_way);
        let next = kept.iter().copied().filter(|&at| gives_way(at) > 0).max_by_key(|&at| gives_way(at));
        let Some(next) = next else {
            let natural: Vec<usize> = kept.iter().map(|&at| natural(grid, at, true)).collect();
            let widths = squeeze(grid, &kept, &natural, width, 1);
            return Fit { short: true, widths, kept, dropped };
        };
        kept.retain(|&at| at != next);
        dropped.push(next);
        dropped.sort_unstable();
    }
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

fn natural(grid: &Grid, at: usize, short: bool) -> usize {
    let title = grid.columns.get(at).map_or(0, |column| widest_line(&column.title));
    let of = |line: &Line| match line {
        Line::Group(title) if at == 0 => title.width() + 4,
        Line::Group(_) => 0,
        Line::Cells(cells) => cells.get(at).map_or(0, |words| widest_line(words.words(short))),
    };
    grid.lines.iter().map(of).max().unwrap_or(0).max(title).max(1)
}

fn widest_line(words: &str) -> usize {
    words.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Takes from the columns that may be broken what is missing, none below `share` halves of its least width.
fn squeeze(grid: &Grid, kept: &[usize], natural: &[usize], width: usize, share: usize) -> Vec<usize> {
    let mut widths = natural.to_vec();
    let mut missing = total(&widths).saturating_sub(width);
    for (width, &at) in widths.iter_mut().zip(kept) {
        let Some(least) = grid.columns.get(at).and_then(|column| column.breaks_at) else { continue };
        let least = least * (share + 1) / 2;
        let take = missing.min(width.saturating_sub(least));
        *width -= take;
        missing -= take;
    }
    widths
}

/// The table in Markdown, whole.
#[must_use]
pub fn markdown(grid: &Grid) -> String {
    let mut text = String::new();
    let mut row = |cells: Vec<String>| text.push_str(&format!("| {} |\n", cells.join(" | ")));
    let escape = |words: &str| words.replace('|', "\\|").replace('\n', " ");
    row(grid.columns.iter().map(|column| escape(&column.title.replace('\n', ""))).collect());
    row(grid.columns.iter().map(|column| if column.right { "---:" } else { "---" }.to_owned()).collect());
    for line in &grid.lines {
        row(match line {
            Line::Group(title) => {
                let empty = (1..grid.columns.len()).map(|_| String::new());
                std::iter::once(format!("**{}**", escape(title))).chain(empty).collect()
            }
            Line::Cells(cells) => cells.iter().map(|words| escape(words.full.trim_start())).collect(),
        });
    }
    text
}
