//! A cell by itself, for tests of what becomes of cells.

use crate::align::sample::value;
use crate::compare::{Cell, Citation};
use crate::facts::{Bound, Measure, Role};

/// A cell by itself.
pub(crate) fn cell(number: &str, unit: &str, bound: Bound, measure: Measure) -> Cell {
    Cell {
        name: String::new(),
        text: format!("{number}{unit}"),
        value: value(number),
        unit: unit.to_owned(),
        bound,
        bound_shared: false,
        role: Role::Actual,
        measure,
        year: 2023,
        from: None,
        commitment: None,
        basis: None,
        source: Citation::default(),
    }
}
