//! How a document is set: the edges of its columns and the distance of its lines, which tell where paragraphs begin.

use super::columns::Column;
use super::lines::{Line, usual};
use super::paragraphs::{self, Placed};
use super::sheet::{Sheet, Stretch};
use super::words;

/// Measures of a document.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// The left edge of pages with even and with odd numbers, of text in one column.
    left: [Option<f64>; 2],
    /// How wide lines are, in one column and in one of two.
    width: [Option<f64>; 2],
    /// The size of the text.
    size: f64,
}

impl Style {
    /// Measures the pages.
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let columns = || {
            sheets.iter().flat_map(|sheet| sheet.parts.iter().map(move |part| (sheet.number, part))).filter_map(|(page, part)| match part {
                Stretch::Text(column) => Some((page, column)),
                Stretch::Table(_) => None,
            })
        };
        let size = usual(columns().flat_map(|(_, c)| &c.lines).flat_map(|line| line.seen().map(|_| line.size))).unwrap_or(0.0);
        let mut style = Style { size, ..Style::default() };
        let sizes = |column: &Column| -> Vec<Line> { column.lines.iter().filter(|l| style_size(l, size)).cloned().collect() };
        for parity in [0, 1] {
            let of = columns().filter(|(page, c)| (*page % 2 == 1) == (parity == 1) && c.edges.is_none());
            let lefts = of.map(|(_, c)| sizes(c).iter().map(|l| l.x0).fold(f64::INFINITY, f64::min));
            style.left[parity] = usual(lefts.filter(|x| x.is_finite()).map(f64::round));
        }
        for (at, beside) in [(0, false), (1, true)] {
            let widths = columns().filter(|(_, c)| c.edges.is_some() == beside).map(|(_, column)| {
                let lines = sizes(column);
                let (left, right) = paragraphs::edges(&lines.iter().collect::<Vec<_>>(), None, None);
                // A column that has a line or two does not show how wide it is.
                if lines.len() < 4 { f64::NAN } else { right - left }
            });
            style.width[at] = usual(widths.filter(|w| w.is_finite()).map(f64::round));
        }
        style
    }

    /// The lines of a column with its edges.
    pub(super) fn placed(&self, column: Column, page: u32) -> Vec<Placed> {
        let beside = column.edges.is_some();
        let usual_left = if beside { None } else { self.left[usize::from(page % 2 == 1)] };
        let text: Vec<&Line> = column.lines.iter().filter(|l| style_size(l, self.size)).collect();
        let all: Vec<&Line> = column.lines.iter().collect();
        let measured = if text.is_empty() { &all } else { &text };
        let (left, right) = paragraphs::edges(measured, usual_left, self.width[usize::from(beside)]);
        column.lines.into_iter().map(|line| Placed { text: words::text(&line), page, left, right, line }).collect()
    }
}

fn style_size(line: &Line, size: f64) -> bool {
    (line.size - size).abs() < 0.6
}
