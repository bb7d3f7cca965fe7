//! The state of a page's drawing as far as text depends on it: where the next character stands, in which font and size.

use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point};

use super::font::Typeface;

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// From the space of the drawing to the page's points, y downwards.
    pub(super) to_page: Affine,
    pub(super) font: Option<Rc<Typeface<'a>>>,
    pub(super) size: f64,
    pub(super) letter_gap: f64,
    pub(super) word_gap: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    /// Whether the characters are not drawn.
    pub(super) unseen: bool,
}

/// Where a string begins: the matrix of the text and of its line.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    pub(super) line: Affine,
    pub(super) at: Affine,
}

/// Where a character came to stand on the page.
pub(super) struct Spot {
    pub(super) from: Point,
    pub(super) to: Point,
    pub(super) size: f64,
    /// Whether its line is not level or it stands on its head.
    pub(super) slanted: bool,
}

impl State<'_> {
    pub(super) fn new(to_page: Affine) -> Self {
        Self { to_page, font: None, size: 0.0, letter_gap: 0.0, word_gap: 0.0, stretch: 1.0, leading: 0.0, rise: 0.0, unseen: false }
    }
}

impl Pen {
    pub(super) fn new() -> Self {
        Self { line: Affine::IDENTITY, at: Affine::IDENTITY }
    }

    /// Begins a line at `matrix`.
    pub(super) fn set(&mut self, matrix: Affine) {
        self.line = matrix;
        self.at = matrix;
    }

    /// Begins a line that much away from the last.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(self.line * Affine::translate((x, y)));
    }

    /// Moves on within the line, in units of the text.
    pub(super) fn forward(&mut self, x: f64, y: f64) {
        self.at *= Affine::translate((x, y));
    }

    /// Where a character of this advance (in thousandths) stands.
    pub(super) fn spot(&self, state: &State<'_>, advance: f64) -> Spot {
        let scale = state.font.as_ref().map_or(1.0, |font| font.scale);
        let em = state.to_page * self.at * Affine::new([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
        let [a, b, c, d, ..] = em.as_coeffs();
        Spot {
            from: em * Point::ORIGIN,
            to: em * Point::new(advance / 1000.0, 0.0),
            size: c.hypot(d) * scale,
            // The page's y runs downwards, so that letters that stand upright have a negative d.
            slanted: b.abs() > SLANT * a.abs() || a < 0.0 || d > 0.0,
        }
    }
}

/// Slope of a line that is no longer level: a scan set a little askew stays below it.
const SLANT: f64 = 0.1;
