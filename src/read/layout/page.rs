//! What the readers of fixed-layout files hand over: pages of placed characters and ruling lines, in points from the top left corner.

/// One page.
#[derive(Debug, Clone, Default)]
pub(in crate::read) struct Page {
    /// Its number in the file, from 1.
    pub(in crate::read) number: u32,
    /// Its width.
    pub(in crate::read) width: f64,
    /// Its height.
    pub(in crate::read) height: f64,
    /// Its characters in the order in which the file draws them.
    pub(in crate::read) glyphs: Vec<Glyph>,
    /// The lines drawn on it, upright and level ones alone.
    pub(in crate::read) rules: Vec<Rule>,
    /// How much of it pictures cover, as a share.
    pub(in crate::read) pictured: f64,
    /// Whether the text is there to be searched and not to be seen: what a text recognition left over a scan.
    pub(in crate::read) recognised: bool,
}

/// A character with its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read) struct Glyph {
    /// The character; U+FFFD where the file does not say which.
    pub(in crate::read) c: char,
    /// Its left edge.
    pub(in crate::read) x: f64,
    /// Its base line.
    pub(in crate::read) y: f64,
    /// How far the next one stands off.
    pub(in crate::read) width: f64,
    /// Size of its type.
    pub(in crate::read) size: f64,
    /// What the file tells of it.
    pub(in crate::read) part: Part,
}

/// What a character belongs to, by the file's own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::read) enum Part {
    /// The text.
    #[default]
    Body,
    /// The page: running heads, page numbers.
    Frame,
    /// Something written across the page.
    Slanted,
}

impl Glyph {
    /// Its right edge.
    pub(in crate::read) fn right(&self) -> f64 {
        self.x + self.width
    }
}

/// A ruling line, upright or level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read) struct Rule {
    /// Left end.
    pub(in crate::read) x0: f64,
    /// Upper end.
    pub(in crate::read) y0: f64,
    /// Right end.
    pub(in crate::read) x1: f64,
    /// Lower end.
    pub(in crate::read) y1: f64,
}

/// Most width of a line that a pen draws; what is wider is an area.
const PEN: f64 = 3.0;

impl Rule {
    /// The line between two points, where it is upright or level.
    pub(in crate::read) fn between(a: (f64, f64), b: (f64, f64)) -> Option<Self> {
        let rule = Rule { x0: a.0.min(b.0), y0: a.1.min(b.1), x1: a.0.max(b.0), y1: a.1.max(b.1) };
        let (across, down) = (rule.x1 - rule.x0, rule.y1 - rule.y0);
        (across.min(down) <= PEN && across.max(down) > PEN).then(|| rule.thin())
    }

    /// An area as one line where it is no wider than a pen's, else its four edges where they are drawn.
    pub(in crate::read) fn of_area(a: (f64, f64), b: (f64, f64), edges: bool) -> Vec<Self> {
        if let Some(rule) = Rule::between(a, b) {
            return vec![rule];
        }
        if !edges {
            return Vec::new();
        }
        let corners = [a, (b.0, a.1), b, (a.0, b.1), a];
        corners.windows(2).filter_map(|pair| Rule::between(pair[0], pair[1])).collect()
    }

    fn thin(self) -> Self {
        let (x, y) = ((self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0);
        if self.x1 - self.x0 > self.y1 - self.y0 { Rule { y0: y, y1: y, ..self } } else { Rule { x0: x, x1: x, ..self } }
    }

    /// Whether it runs from left to right.
    pub(in crate::read) fn level(&self) -> bool {
        self.x1 - self.x0 > self.y1 - self.y0
    }
}
