//! The ruling lines of a page → its ruled tables: where their rows and columns part, and which cells are one.

use super::page::{Glyph, Rule};

/// Lines that are this near (in points) touch.
const TOUCH: f64 = 3.0;

/// More ruling lines than these on a page are a drawing.
const MOST: usize = 1500;

/// More cells than these are a drawing too.
const CELLS: usize = 4000;

/// A ruled table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// Its level lines from the top, its upright ones from the left.
    ys: Vec<f64>,
    xs: Vec<f64>,
    /// For each field, by row and column, the row and column of the cell that it is part of.
    cells: Vec<(usize, usize)>,
}

/// A table with what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// Its upright lines from the left.
    pub(super) edges: Vec<f64>,
    /// Row by row; cells that reach over several rows are in the first of them.
    pub(super) cells: Vec<Filled>,
}

impl Table {
    /// Whether its columns are those of another: a table that goes on overleaf.
    pub(super) fn continues(&self, edges: &[f64]) -> bool {
        self.edges.len() == edges.len() && self.edges.iter().zip(edges).all(|(a, b)| (a - b).abs() < TOUCH)
    }
}

/// One cell with the characters in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) across: usize,
    /// How wide it is.
    pub(super) width: f64,
    pub(super) glyphs: Vec<Glyph>,
}

/// The tables of a page, from top to bottom.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let rules = joined(rules);
    if rules.len() > MOST {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = groups(&rules).iter().filter_map(|group| Grid::new(group)).collect();
    grids.sort_by(|a, b| a.top().total_cmp(&b.top()));
    grids
}

/// Rules that go on where another ends, as one: borders are often drawn cell by cell.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let along = |r: &Rule| if r.level() { (r.y0, r.x0, r.x1) } else { (r.x0, r.y0, r.y1) };
    let mut out: Vec<Rule> = Vec::new();
    for level in [true, false] {
        let mut same: Vec<&Rule> = rules.iter().filter(|r| r.level() == level).collect();
        same.sort_by(|a, b| {
            let (a, b) = (along(a), along(b));
            // Lines within a point of one another are one line.
            (a.0.round().total_cmp(&b.0.round())).then(a.1.total_cmp(&b.1))
        });
        let mut last: Option<Rule> = None;
        for rule in same {
            let (at, from, to) = along(rule);
            match &mut last {
                Some(open) if (along(open).0 - at).abs() < TOUCH / 2.0 && from <= along(open).2 + TOUCH => {
                    let end = along(open).2.max(to);
                    if level { open.x1 = end } else { open.y1 = end }
                }
                _ => out.extend(last.replace(*rule)),
            }
        }
        out.extend(last);
    }
    out
}

/// Rules that touch one another.
fn groups(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let touch = |a: &Rule, b: &Rule| a.x0 <= b.x1 + TOUCH && b.x0 <= a.x1 + TOUCH && a.y0 <= b.y1 + TOUCH && b.y0 <= a.y1 + TOUCH;
    let mut left: Vec<Rule> = rules.to_vec();
    let mut groups = Vec::new();
    while let Some(first) = left.pop() {
        let mut group = vec![first];
        let mut at = 0;
        while let Some(rule) = group.get(at).copied() {
            let (near, far): (Vec<Rule>, Vec<Rule>) = left.into_iter().partition(|other| touch(&rule, other));
            group.extend(near);
            left = far;
            at += 1;
        }
        groups.push(group);
    }
    groups
}

impl Grid {
    /// A grid of at least two rows and two columns.
    fn new(rules: &[Rule]) -> Option<Self> {
        let mut ys = distinct(rules.iter().filter(|r| r.level()).map(|r| r.y0));
        let mut xs = distinct(rules.iter().filter(|r| !r.level()).map(|r| r.x0));
        // Tables are often open at their sides.
        let ends = |level: bool, from: fn(&Rule) -> f64, to: fn(&Rule) -> f64| {
            let of = rules.iter().filter(move |r| r.level() == level);
            (of.clone().map(from).fold(f64::INFINITY, f64::min), of.map(to).fold(f64::NEG_INFINITY, f64::max))
        };
        if xs.len() >= 2 && ys.len() >= 2 {
            let (left, right) = ends(true, |r| r.x0, |r| r.x1);
            let (top, bottom) = ends(false, |r| r.y0, |r| r.y1);
            xs = distinct(xs.into_iter().chain([left, right]));
            ys = distinct(ys.into_iter().chain([top, bottom]));
        }
        let (rows, columns) = (ys.len().checked_sub(1)?, xs.len().checked_sub(1)?);
        if rows < 2 || columns < 2 || rows * columns > CELLS {
            return None;
        }
        let mut grid = Grid { ys, xs, cells: Vec::with_capacity(rows * columns) };
        for row in 0..rows {
            for column in 0..columns {
                let cell = grid.cell_of(row, column, rules);
                grid.cells.push(cell);
            }
        }
        Some(grid)
    }

    fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    pub(super) fn top(&self) -> f64 {
        self.ys.first().copied().unwrap_or(0.0)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.ys.last().copied().unwrap_or(0.0)
    }

    /// The cell of a field: the one to its left or above where no line parts them, else its own.
    fn cell_of(&self, row: usize, column: usize, rules: &[Rule]) -> (usize, usize) {
        let middle = |of: &[f64], at: usize| (of[at] + of[at + 1]) / 2.0;
        let (x, y) = (middle(&self.xs, column), middle(&self.ys, row));
        let upright = |at: f64| rules.iter().any(|r| !r.level() && (r.x0 - at).abs() < TOUCH && r.y0 <= y && y <= r.y1);
        let level = |at: f64| rules.iter().any(|r| r.level() && (r.y0 - at).abs() < TOUCH && r.x0 <= x && x <= r.x1);
        let known = |row: usize, column: usize| self.cells.get(row * self.columns() + column).copied();
        if column > 0 && !upright(self.xs[column]) {
            return known(row, column - 1).unwrap_or((row, column));
        }
        if row > 0 && !level(self.ys[row]) {
            return known(row - 1, column).unwrap_or((row, column));
        }
        (row, column)
    }

    /// The field that holds a point.
    fn field(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let within = |of: &[f64], at: f64| of.windows(2).position(|two| two[0] <= at && at < two[1]);
        Some((within(&self.ys, y)?, within(&self.xs, x)?))
    }

    /// Whether a character stands in it.
    pub(super) fn holds(&self, glyph: &Glyph) -> bool {
        self.field(glyph.x + glyph.width / 2.0, glyph.y - glyph.size / 3.0).is_some()
    }

    /// The table with what stands in its cells.
    pub(super) fn fill(&self, glyphs: &[Glyph]) -> Table {
        let mut filled: Vec<Filled> = Vec::new();
        let mut place = vec![usize::MAX; self.cells.len()];
        for (at, &(row, column)) in self.cells.iter().enumerate() {
            let own = row * self.columns() + column;
            if own == at {
                place[at] = filled.len();
                filled.push(Filled { row, column, across: 0, width: 0.0, glyphs: Vec::new() });
            }
            if let (Some(cell), true) = (place.get(own).and_then(|&n| filled.get_mut(n)), at / self.columns() == row) {
                cell.across += 1;
                cell.width += self.xs[at % self.columns() + 1] - self.xs[at % self.columns()];
            }
        }
        for glyph in glyphs {
            let Some((row, column)) = self.field(glyph.x + glyph.width / 2.0, glyph.y - glyph.size / 3.0) else { continue };
            let of = self.cells.get(row * self.columns() + column).map(|(row, column)| row * self.columns() + column);
            if let Some(cell) = of.and_then(|own| place.get(own)).and_then(|&n| filled.get_mut(n)) {
                cell.glyphs.push(*glyph);
            }
        }
        Table { edges: self.xs.clone(), cells: filled }
    }
}

/// These places in order, those that touch as one.
fn distinct(places: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut places: Vec<f64> = places.filter(|place| place.is_finite()).collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|next, last| *next - *last < TOUCH);
    places
}

#[cfg(test)]
mod tests {
    use super::super::testing::glyphs;
    use super::*;

    fn rule(x0: f64, y0: f64, x1: f64, y1: f64) -> Rule {
        Rule { x0, y0, x1, y1 }
    }

    /// Three columns and two rows; the first row's second and third cell are one.
    fn table() -> Vec<Rule> {
        vec![
            rule(0.0, 0.0, 300.0, 0.0),
            rule(0.0, 20.0, 300.0, 20.0),
            rule(0.0, 40.0, 300.0, 40.0),
            rule(0.0, 0.0, 0.0, 40.0),
            rule(100.0, 0.0, 100.0, 40.0),
            rule(200.0, 20.0, 200.0, 40.0),
            rule(300.0, 0.0, 300.0, 40.0),
        ]
    }

    #[test]
    fn lines_that_cross_are_a_table_and_missing_ones_merge_cells() {
        let grids = grids(&table());
        assert_eq!(grids.len(), 1);
        let mut all = glyphs("指标", 10.0, 15.0, 10.0);
        all.extend(glyphs("实际", 180.0, 15.0, 10.0));
        all.extend(glyphs("粮食", 10.0, 35.0, 10.0));
        all.extend(glyphs("1.5%", 210.0, 35.0, 10.0));
        let cells = grids[0].fill(&all).cells;
        let read: Vec<_> = cells.iter().map(|c| (c.row, c.column, c.across, c.glyphs.iter().map(|g| g.c).collect::<String>())).collect();
        let cell = |row, column, across, text: &str| (row, column, across, text.to_owned());
        assert_eq!(read, [cell(0, 0, 1, "指标"), cell(0, 1, 2, "实际"), cell(1, 0, 1, "粮食"), cell(1, 1, 1, ""), cell(1, 2, 1, "1.5%")]);
    }

    #[test]
    fn a_frame_around_a_page_is_no_table() {
        let frame =
            [rule(0.0, 0.0, 300.0, 0.0), rule(0.0, 400.0, 300.0, 400.0), rule(0.0, 0.0, 0.0, 400.0), rule(300.0, 0.0, 300.0, 400.0)];
        assert_eq!(grids(&frame), []);
        assert_eq!(grids(&[rule(0.0, 0.0, 300.0, 0.0)]), []);
    }

    #[test]
    fn borders_drawn_cell_by_cell_are_one_line() {
        let pieces: Vec<Rule> = (0..30).map(|n| rule(f64::from(n) * 10.0, 5.0, f64::from(n) * 10.0 + 10.0, 5.0)).collect();
        assert_eq!(joined(&pieces), [rule(0.0, 5.0, 300.0, 5.0)]);
    }
}
