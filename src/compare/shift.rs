//! What was built of one place's reports → the same among the reports of all places: citations name them by their place there.

use crate::compare::{Cell, Citation, Finding, Scoreboard, Table, TargetRow};

/// Where a place and its reports stand among all.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shift<'a> {
    /// The place, by its place in [`Comparison::places`](super::Comparison::places).
    pub(super) place: usize,
    /// Its reports, by their places in [`Comparison::reports`](super::Comparison::reports).
    pub(super) reports: &'a [usize],
}

impl Shift<'_> {
    /// Lets a cell name its report by its place among all.
    fn cell(self, cell: &mut Cell) {
        self.citation(&mut cell.source);
    }

    /// Lets the figures of findings name their reports so.
    pub(super) fn findings(self, mut of: Vec<Finding>) -> Vec<Finding> {
        of.iter_mut().flat_map(|finding| &mut finding.cited).for_each(|cell| self.cell(cell));
        of
    }

    fn citation(self, cited: &mut Citation) {
        cited.report = self.reports.get(cited.report).copied().unwrap_or_default();
    }
}

impl Table {
    /// Adds the table of one place.
    pub(super) fn add(&mut self, of: Table, shift: Shift<'_>) {
        self.years.extend(of.years);
        self.years.sort_unstable();
        self.years.dedup();
        self.rows.extend(of.rows.into_iter().map(|mut row| {
            row.place = shift.place;
            row.cells.iter_mut().chain(&mut row.restated).chain(&mut row.others).for_each(|cell| shift.cell(cell));
            row
        }));
    }
}

impl Scoreboard {
    /// Adds the scoreboard of one place.
    pub(super) fn add(&mut self, of: Scoreboard, shift: Shift<'_>) {
        self.rows.extend(of.rows.into_iter().map(|mut row| {
            row.place = shift.place;
            let TargetRow { target, actual, next_target, admitted, named, named_next, .. } = &mut row;
            [target, actual, next_target].into_iter().flatten().for_each(|cell| shift.cell(cell));
            [admitted, named, named_next].into_iter().flatten().for_each(|cited| shift.citation(cited));
            row
        }));
        self.tally();
    }
}
