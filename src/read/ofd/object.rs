//! The objects of a page (texts, paths, pictures, blocks of them) → its characters and ruling lines.

use rustc_hash::FxHashMap;

use super::super::layout::{Page, Part, Rule};
use super::super::limits;
use super::super::xml::{Element, Tree};
use super::{POINT, numbers, path, text};

/// A page as it is drawn.
pub(super) struct Drawing<'u> {
    pub(super) page: Page,
    /// What the characters that follow belong to.
    pub(super) part: Part,
    units: &'u FxHashMap<String, String>,
    left: usize,
}

/// From the measures of an object to the page's points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix([f64; 6]);

impl Matrix {
    pub(super) const PAGE: Matrix = Matrix([POINT, 0.0, 0.0, POINT, 0.0, 0.0]);

    /// What an object adds: the corner of its box, and the matrix within.
    fn of(self, object: Element<'_>) -> Matrix {
        let corner = object.attr("Boundary").map(|of| numbers::list(&of)).unwrap_or_default();
        let (x, y) = (corner.first().copied().unwrap_or(0.0), corner.get(1).copied().unwrap_or(0.0));
        let moved = self.then([1.0, 0.0, 0.0, 1.0, x, y]);
        match object.attr("CTM").and_then(|of| numbers::list(&of).try_into().ok()) {
            Some(own) => moved.then(own),
            None => moved,
        }
    }

    /// This matrix after `inner`.
    fn then(self, inner: [f64; 6]) -> Matrix {
        let [a, b, c, d, e, f] = self.0;
        let [p, q, r, s, t, u] = inner;
        Matrix([a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f])
    }

    pub(super) fn point(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How a length along the line and one across it come out, and whether the line is no longer level.
    pub(super) fn scale(self) -> (f64, f64, bool) {
        let [a, b, c, d, ..] = self.0;
        (a.hypot(b), c.hypot(d), b.abs() > 0.1 * a.abs() || a < 0.0 || d < 0.0)
    }
}

impl<'u> Drawing<'u> {
    pub(super) fn new(page: Page, units: &'u FxHashMap<String, String>, left: usize) -> Self {
        Self { page, part: Part::Body, units, left }
    }

    /// The page, and how many objects are left for the others.
    pub(super) fn finish(self) -> (Page, usize) {
        (self.page, self.left)
    }

    /// Draws what a page or a template holds.
    pub(super) fn content(&mut self, of: Element<'_>) {
        for layer in of.descendants().filter(|of| of.name() == "Content").flat_map(Element::children) {
            self.objects(layer, Matrix::PAGE, 0);
        }
    }

    fn objects(&mut self, group: Element<'_>, matrix: Matrix, depth: usize) {
        for object in group.children() {
            // Of a page that is full nothing more is taken.
            let full = self.page.glyphs.len() >= limits::PAGE_GLYPHS;
            let Some(left) = self.left.checked_sub(1).filter(|_| !full) else { return };
            self.left = left;
            if object.attr("Visible").is_some_and(|of| of == "false") {
                continue;
            }
            match object.name() {
                "TextObject" => text::draw(self, object, matrix.of(object)),
                "PathObject" => self.path(object, matrix.of(object)),
                "ImageObject" => self.picture(object),
                "PageBlock" | "Layer" if depth < limits::FORMS_DEEP => self.objects(object, matrix, depth + 1),
                "CompositeObject" if depth < limits::FORMS_DEEP => self.unit(object, matrix.of(object), depth),
                _ => {}
            }
        }
    }

    /// A drawing that stands elsewhere and is set here.
    fn unit(&mut self, object: Element<'_>, matrix: Matrix, depth: usize) {
        let Some(id) = object.attr("ResourceID") else { return };
        let Some(xml) = self.units.get(id.as_ref()) else { return };
        // Its part is read anew each time, which costs as much as many objects do.
        self.left = self.left.saturating_sub(xml.len() / 64);
        let tree = Tree::parse(xml);
        let unit = tree.root().descendants().find(|of| of.name() == "CompositeGraphicUnit" && of.attr("ID").is_some_and(|own| own == id));
        for content in unit.into_iter().flat_map(Element::children).filter(|of| of.name() == "Content") {
            self.objects(content, matrix, depth + 1);
        }
    }

    fn path(&mut self, object: Element<'_>, matrix: Matrix) {
        let said = |name: &str, or: bool| object.attr(name).map_or(or, |of| of == "true");
        let (stroked, filled) = (said("Stroke", true), said("Fill", false));
        let Some(data) = object.child("AbbreviatedData") else { return };
        let edges = path::edges(&data.text());
        let place = |(x, y): (f64, f64)| matrix.point(x, y);
        if stroked {
            let room = limits::PAGE_RULES.saturating_sub(self.page.rules.len());
            self.page.rules.extend(edges.iter().filter_map(|(a, b)| Rule::between(place(*a), place(*b))).take(room));
        } else if filled && self.page.rules.len() < limits::PAGE_RULES {
            let ends = || edges.iter().flat_map(|(a, b)| [place(*a), place(*b)]);
            let low = ends().fold((f64::INFINITY, f64::INFINITY), |low, at| (low.0.min(at.0), low.1.min(at.1)));
            let high = ends().fold((f64::NEG_INFINITY, f64::NEG_INFINITY), |high, at| (high.0.max(at.0), high.1.max(at.1)));
            self.page.rules.extend(Rule::of_area(low, high, false));
        }
    }

    fn picture(&mut self, object: Element<'_>) {
        let edges = object.attr("Boundary").map(|of| numbers::list(&of)).unwrap_or_default();
        if let [_, _, width, height] = edges[..] {
            let covered = (width * height * POINT * POINT).abs() / (self.page.width * self.page.height).max(1.0);
            self.page.pictured += covered;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_moves_and_a_matrix_turns() {
        let tree = Tree::parse("<a Boundary='10 20 5 5' CTM='0 1 -1 0 0 0'/>");
        let matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]).of(tree.top().expect("an element"));
        assert_eq!(matrix.point(3.0, 0.0), (10.0, 23.0));
        assert!(matrix.scale().2);
    }
}
