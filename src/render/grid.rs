//! Rows of words → a table for the terminal, Markdown or a spreadsheet. Columns give way in a stated order; no figure is ever cut.

use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Table, Width};
use unicode_width::UnicodeWidthStr;

use crate::render::View;
use crate::render::lang::Lang;

/// A heading of two lines in one: a word parted by a hyphen is whole again, words keep their blank, Han characters have none.
#[must_use]
pub fn one_line(title: &str) -> String {
    title.replace("-\n", "").replace('\n', if title.is_ascii() { " " } else { "" })
}

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
    /// Whether a line is worth showing for its words here; lines with none in any such column are left out.
    pub matters: bool,
    /// Whether the short words of the other columns already say what it says.
    pub only_full: bool,
}

/// A line of a table.
#[derive(Debug, Clone)]
pub enum Line {
    /// The title of the lines below it.
    Group(String),
    /// A cell for each column.
    Cells(Vec<Words>),
    /// A cell for each column; under a line of the same key the first cell is `again`.
    Under {
        /// What the line is about.
        key: String,
        /// The first cell where the line above is about the same.
        again: Words,
        /// A cell for each column.
        cells: Vec<Words>,
    },
}

/// The words of a cell.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// In full.
    pub full: String,
    /// Where room is short.
    pub short: Option<String>,
    /// Where room is very short.
    pub tight: Option<String>,
    /// How they look.
    pub tint: Tint,
    /// Whether they are words without a figure, which may be broken into lines where room is short.
    pub breaks: bool,
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

    /// With a form for very little room.
    #[must_use]
    pub fn or_tight(mut self, tight: impl Into<String>) -> Self {
        self.tight = Some(tight.into());
        self
    }

    /// With a look.
    #[must_use]
    pub fn tinted(mut self, tint: Tint) -> Self {
        self.tint = tint;
        self
    }

    fn words(&self, room: Room) -> &str {
        let (short, tight) = (self.short.as_deref(), self.tight.as_deref());
        let words = match room {
            Room::Ample => None,
            Room::Short => short,
            Room::Tight => tight.or(short),
        };
        words.unwrap_or(&self.full)
    }
}

/// How much room the words of a table have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Room {
    #[default]
    Ample,
    Short,
    Tight,
}

/// What was done to make a table fit.
#[derive(Debug, Clone, Default)]
struct Fit {
    room: Room,
    widths: Vec<usize>,
    kept: Vec<usize>,
    dropped: Vec<usize>,
}

/// Blanks between columns.
const GAP: usize = 2;

/// How many columns that were left out are named one by one.
const MOST_NAMED: usize = 8;

/// The least width of a cell in words among figures.
const WORDS_BREAK_AT: usize = 10;

/// The table for the terminal, with a line on the columns that were left out, if any.
#[must_use]
pub fn terminal(grid: &Grid, view: &View<'_>) -> String {
    let fit = fit(grid, view.width.unwrap_or(usize::MAX));
    let mut table = Table::new();
    let style = NOTHING.header_separator(LineStyle::none().fill('─').junction('─'));
    table.load_style(style).set_content_arrangement(ContentArrangement::Disabled);
    if view.color {
        table.enforce_styling()
    } else {
        table.force_no_tty()
    };
    let title = |at: &usize| grid.columns.get(*at).map_or("", |column| column.title.as_str());
    table.set_header(fit.kept.iter().map(|at| Cell::new(title(at)).add_attribute(Attribute::Bold)));
    for line in lines(grid, &fit.kept) {
        match line {
            Shown::Group(title) => {
                let first = Cell::new(format!("【{title}】")).add_attribute(Attribute::Bold);
                table.add_row(std::iter::once(first).chain(fit.kept.iter().skip(1).map(|_| Cell::new(""))));
            }
            Shown::Cells(cells) => {
                table.add_row(fit.kept.iter().map(|&at| cells.get(at).map_or_else(|| Cell::new(""), |words| cell(words, fit.room))));
            }
        }
    }
    for (column, (&at, &width)) in table.column_iter_mut().zip(fit.kept.iter().zip(&fit.widths)) {
        let gap = if fit.kept.last() == Some(&at) { 0 } else { GAP };
        // One blank of the gap is padding, the other stands where other styles have a line.
        column.set_padding((0, u16::from(gap > 0)));
        let whole = u16::try_from(width + gap.saturating_sub(1)).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(whole)));
        if grid.columns.get(at).is_some_and(|column| column.right) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut text: String = table.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    if !fit.dropped.is_empty() {
        let names: Vec<String> = fit.dropped.iter().map(|at| title(at).replace('\n', "")).collect();
        let (zh, en) = ("因宽度省去的列：", "Columns left out at this width: ");
        let comma = view.lang.pick("、", ", ");
        let list = match names.as_slice() {
            [first, .., last] if names.len() > MOST_NAMED => match view.lang {
                Lang::Zh => format!("{first}……{last}，共{}列", names.len()),
                Lang::En => format!("{first} … {last}, {} in all", names.len()),
            },
            _ => names.join(comma),
        };
        text.push_str(&format!("{}{list}\n", view.lang.pick(zh, en)));
    }
    text
}

/// A line as it is shown.
enum Shown<'a> {
    Group(&'a str),
    Cells(Vec<&'a Words>),
}

/// The lines worth showing in these columns: none empty, no title without lines, a name once.
fn lines<'a>(grid: &'a Grid, kept: &[usize]) -> Vec<Shown<'a>> {
    let matters: Vec<usize> = kept.iter().copied().filter(|&at| grid.columns.get(at).is_some_and(|column| column.matters)).collect();
    let worth = |cells: &[Words]| matters.is_empty() || matters.iter().any(|&at| cells.get(at).is_some_and(|words| !words.full.is_empty()));
    let (mut shown, mut group, mut above) = (Vec::new(), None, None);
    for line in &grid.lines {
        let (cells, key) = match line {
            Line::Group(title) => {
                (group, above) = (Some(title), None);
                continue;
            }
            Line::Cells(cells) => (cells, None),
            Line::Under { key, cells, .. } => (cells, Some(key)),
        };
        if !worth(cells) {
            continue;
        }
        shown.extend(group.take().map(|title| Shown::Group(title)));
        let mut cells: Vec<&Words> = cells.iter().collect();
        if let (Line::Under { again, .. }, Some(first), true) = (line, cells.first_mut(), key.is_some() && key == above) {
            *first = again;
        }
        above = key;
        shown.push(Shown::Cells(cells));
    }
    shown
}

fn cell(words: &Words, room: Room) -> Cell {
    let cell = Cell::new(words.words(room));
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
        for room in [Room::Ample, Room::Short, Room::Tight] {
            // A long name is broken before words are shortened, but only for want of any other way to its least width.
            let shares: &[usize] = if room == Room::Tight { &[3, 2, 1] } else { &[3, 2] };
            for &share in shares {
                let fit = attempt(grid, &kept, &dropped, room, width, share);
                if total(&fit.widths) <= width {
                    return fit;
                }
            }
        }
        let gives_way = |at: usize| grid.columns.get(at).map_or(0, |column| column.gives_way);
        let next = kept.iter().copied().filter(|&at| gives_way(at) > 0).max_by_key(|&at| gives_way(at));
        let Some(next) = next else { return attempt(grid, &kept, &dropped, Room::Tight, width, 1) };
        kept.retain(|&at| at != next);
        dropped.push(next);
        dropped.sort_unstable();
    }
}

fn attempt(grid: &Grid, kept: &[usize], dropped: &[usize], room: Room, width: usize, share: usize) -> Fit {
    let repeats = |at: &usize| room == Room::Tight && grid.columns.get(*at).is_some_and(|column| column.only_full);
    let kept: Vec<usize> = kept.iter().copied().filter(|at| !repeats(at)).collect();
    let lines = lines(grid, &kept);
    let natural: Vec<usize> = kept.iter().map(|&at| natural(grid, &lines, at, room)).collect();
    let heads = lines.iter().map(|line| if let Shown::Group(title) = line { title.width() + 4 } else { 0 }).max();
    let widths = squeeze(grid, &kept, &natural, width, share, heads.unwrap_or(0));
    Fit { room, widths, kept, dropped: dropped.iter().copied().filter(|at| !repeats(at)).collect() }
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

fn natural(grid: &Grid, lines: &[Shown<'_>], at: usize, room: Room) -> usize {
    let title = grid.columns.get(at).map_or(0, |column| widest_line(&column.title));
    let cell = |words: &Words| {
        let width = widest_line(words.words(room));
        if room != Room::Ample && words.breaks { width.min(WORDS_BREAK_AT) } else { width }
    };
    let of = |line: &Shown<'_>| match line {
        Shown::Group(title) if at == 0 => title.width() + 4,
        Shown::Group(_) => 0,
        Shown::Cells(cells) => cells.get(at).map_or(0, |words| cell(words)),
    };
    lines.iter().map(of).max().unwrap_or(0).max(title).max(1)
}

fn widest_line(words: &str) -> usize {
    words.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Takes what is missing from the columns that may be broken, none below `share` halves of its least width, nor below `heads`.
fn squeeze(grid: &Grid, kept: &[usize], natural: &[usize], width: usize, share: usize, heads: usize) -> Vec<usize> {
    let mut widths = natural.to_vec();
    let mut missing = total(&widths).saturating_sub(width);
    for (width, &at) in widths.iter_mut().zip(kept) {
        let Some(least) = grid.columns.get(at).and_then(|column| column.breaks_at) else { continue };
        let least = if at == 0 { heads.max(least * (share + 1) / 2) } else { least * (share + 1) / 2 };
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
    row(grid.columns.iter().map(|column| escape(&one_line(&column.title))).collect());
    row(grid.columns.iter().map(|column| if column.right { "---:" } else { "---" }.to_owned()).collect());
    for line in lines(grid, &(0..grid.columns.len()).collect::<Vec<_>>()) {
        row(match line {
            Shown::Group(title) => {
                let empty = (1..grid.columns.len()).map(|_| String::new());
                std::iter::once(format!("**{}**", escape(title))).chain(empty).collect()
            }
            Shown::Cells(cells) => cells.iter().map(|words| escape(words.full.trim_start())).collect(),
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_of_two_lines_is_one_where_there_is_but_one() {
        assert_eq!(["Target\nmove", "Out-\ncome", "2024年\n目标"].map(one_line), ["Target move", "Outcome", "2024年目标"]);
    }
    use crate::{knowledge::Knowledge, render::lang::Lang};

    fn shown(width: usize) -> String {
        let of = |title: &str, gives_way| Column { title: title.to_owned(), right: true, gives_way, matters: true, ..Column::default() };
        let columns = vec![
            Column { title: "指标".to_owned(), breaks_at: Some(8), ..Column::default() },
            Column { title: "单位".to_owned(), only_full: true, ..Column::default() },
            of("2022年", 2),
            of("2023年", 0),
        ];
        let under = |name: &str, unit: &str, old: &str, new: &str| Line::Under {
            key: "grain".to_owned(),
            again: Words::new("  增速"),
            cells: vec![Words::new(name).or_tight(format!("{name} ({unit})")), Words::new(unit), Words::new(old), Words::new(new)],
        };
        let lines = vec![
            Line::Group("三农".to_owned()),
            under("粮食总产量", "万吨", "1234567.8", ""),
            under("粮食总产量 增速", "%", "", "12345.6%"),
            Line::Group("空".to_owned()),
        ];
        let view = View { lang: Lang::Zh, width: Some(width), color: false, all: false, knowledge: Knowledge::built_in() };
        terminal(&Grid { columns, lines }, &view)
    }

    #[test]
    fn the_heading_of_a_group_is_not_broken() {
        let columns = vec![Column { breaks_at: Some(8), ..Column::default() }, Column::default()];
        let cells = Line::Cells(["单位地区生产总值能耗", "降3.4%以上，约束性指标"].map(Words::new).into());
        let view = View { lang: Lang::Zh, width: Some(40), color: false, all: false, knowledge: Knowledge::built_in() };
        let shown = terminal(&Grid { columns, lines: vec![Line::Group("主要预期目标".to_owned()), cells] }, &view);
        assert!(shown.contains("\n【主要预期目标】\n"));
    }

    #[test]
    fn wide_tables_have_every_column() {
        assert_eq!(
            shown(80),
            "指标        单位     2022年    2023年\n─────────────────────────────────────\n【三农】\n粮食总产量  万吨  1234567.8\n  增速      %                12345.6%\n"
        );
    }

    #[test]
    fn narrow_tables_break_names_and_drop_columns_but_cut_no_figure() {
        let text = shown(24);
        assert!(text.lines().filter(|line| !line.contains("省去")).all(|line| line.width() <= 24), "{text}");
        assert!(text.contains("12345.6%") && !text.contains("1234567.8") && text.contains("因宽度省去的列：2022年"), "{text}");
        assert!(text.contains("粮食总") && !text.contains("  增速"), "a row alone bears its name: {text}");
    }
}
