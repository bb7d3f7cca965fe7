//! What of a comparison is wanted: a measure, a role, a span of years.

use crate::compare::{Change, Comparison, Row};
use crate::facts::{Measure, Role};

/// What to keep; what is `None` keeps everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// This measure.
    pub measure: Option<Measure>,
    /// This role; [`Role::Actual`] takes in estimates.
    pub role: Option<Role>,
    /// This year and later ones.
    pub since: Option<i32>,
    /// This year and earlier ones.
    pub until: Option<i32>,
}

impl Filter {
    /// Takes out what is not wanted.
    pub fn apply(&self, comparison: &mut Comparison) {
        let table = &mut comparison.table;
        table.rows.retain_mut(|row| self.measured(row.measure) && self.row(row));
        table.years.retain(|year| self.dated(*year));
        comparison.targets.rows.retain(|row| self.measured(row.measure) && self.dated(row.year));
        comparison.targets.tally();
        comparison.leagues.retain(|league| self.measured(league.measure) && self.dated(league.year));
    }

    fn measured(&self, measure: Measure) -> bool {
        self.measure.is_none_or(|wanted| wanted == measure)
    }

    fn dated(&self, year: i32) -> bool {
        self.since.is_none_or(|since| since <= year) && self.until.is_none_or(|until| year <= until)
    }

    fn plays(&self, role: Role) -> bool {
        let same = |one: Role| if one == Role::Estimate { Role::Actual } else { one };
        self.role.is_none_or(|wanted| same(wanted) == same(role))
    }

    /// Takes from a row what is not wanted, and says whether anything is left.
    fn row(&self, row: &mut Row) -> bool {
        let spans = |change: &Change| self.plays(change.role) && self.dated(change.from_year) && self.dated(change.to_year);
        for cells in [&mut row.cells, &mut row.restated, &mut row.others] {
            cells.retain(|cell| self.plays(cell.role) && self.dated(cell.year));
        }
        row.changes.retain(spans);
        // A target against a result is wanted where both are.
        row.outlook = row.outlook.take().filter(|change| self.role.is_none() && spans(change));
        row.outcomes.retain(|(year, _)| self.role.is_none() && self.dated(*year));
        row.ambitions.retain(|(year, _)| self.plays(Role::Target) && self.dated(*year));
        !row.cells.is_empty()
    }
}
