//! The rows of all places' tables → a league table for each indicator and year.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::difference::{against, ends, since};
use super::stats::{Statistics, statistics};
use super::{Figure, League, Standing};
use crate::compare::ambition::ambition;
use crate::compare::change::convert;
use crate::compare::outcome::outcome;
use crate::compare::{Ambition, Cell, Heading, Outcome, Place, Row, Table};
use crate::facts::{Better, Indicator, Measure, Role};
use crate::knowledge::Knowledge;
use crate::structure::Level;

/// Builds the league tables of every year that two places plan, the newest first; within a year in the order of the table.
#[must_use]
pub fn build(table: &Table, places: &[Place], reports: &[Heading], knowledge: &Knowledge) -> Vec<League> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: BTreeMap<(&str, Measure), usize> = BTreeMap::new();
    for row in &table.rows {
        let key = (name(&row.indicator), row.measure);
        let at = *known.entry(key).or_insert_with(|| {
            groups.push(Group { indicator: &row.indicator, measure: row.measure, rows: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.rows.push(row);
        }
    }
    // The first place need not have them all: those that lists know in their order, then the others as they come.
    let listed = |of: &Indicator| {
        let at = of.id.as_deref().and_then(|id| knowledge.indicators.iter().position(|entry| entry.id == id));
        (knowledge.theme_rank(of.theme.as_deref()), at.unwrap_or(usize::MAX))
    };
    groups.sort_by_key(|group| (listed(group.indicator), group.measure));
    let mut leagues = Vec::new();
    for year in years(places, reports) {
        let at = Year { year, planned: delivered(places, reports, year), places, knowledge };
        leagues.extend(groups.iter().filter_map(|group| at.league(group, &groups)));
    }
    leagues
}

/// The years that at least two places plan, the newest first.
fn years(places: &[Place], reports: &[Heading]) -> Vec<i32> {
    let mut years: Vec<i32> = reports.iter().filter_map(|report| report.meta.plan_year).collect();
    years.sort_unstable_by_key(|year| Reverse(*year));
    years.dedup();
    years.retain(|year| delivered(places, reports, *year) > 1);
    years
}

/// How many places have a report that plans `year`.
fn delivered(places: &[Place], reports: &[Heading], year: i32) -> usize {
    let plans = |place: &Place| place.reports.iter().filter_map(|&at| reports.get(at)).any(|report| report.meta.plan_year == Some(year));
    places.iter().filter(|place| plans(place)).count()
}

/// What rows of several places share: the name, save for 地方, which comes and goes before the same figure.
fn name(of: &Indicator) -> &str {
    let name = of.canonical.as_deref().unwrap_or(&of.name);
    name.strip_prefix("地方").unwrap_or(name)
}

/// The rows of one indicator and measure.
struct Group<'a> {
    indicator: &'a Indicator,
    measure: Measure,
    rows: Vec<&'a Row>,
}

impl Group<'_> {
    /// The row of `place` that has most of what is wanted, of equals one that says 地方, then the first.
    fn row(&self, place: usize, wanted: [(i32, bool); 3]) -> Option<&Row> {
        let own = self.rows.iter().enumerate().filter(|(_, row)| row.place == place);
        let has = |row: &Row| wanted.iter().filter(|(year, target)| cell(row, *year, *target).is_some()).count();
        let local = |row: &Row| row.indicator.canonical.as_deref().is_some_and(|name| name.starts_with("地方"));
        own.filter(|(_, row)| has(row) > 0).max_by_key(|(at, row)| (has(row), local(row), Reverse(*at))).map(|(_, row)| *row)
    }
}

fn cell(row: &Row, year: i32, target: bool) -> Option<&Cell> {
    row.cells.iter().find(|cell| cell.year == year && (cell.role == Role::Target) == target)
}

/// One year of all places.
struct Year<'a> {
    year: i32,
    /// How many places have a report that plans it.
    planned: usize,
    places: &'a [Place],
    knowledge: &'a Knowledge,
}

impl Year<'_> {
    fn league(&self, group: &Group<'_>, groups: &[Group<'_>]) -> Option<League> {
        let before = self.year - 1;
        let gdp = groups.iter().find(|group| group.indicator.id.as_deref() == Some("gdp") && group.measure == Measure::Growth);
        let mut standings: Vec<Standing> = Vec::new();
        for place in 0..self.places.len() {
            let wanted = [(before, true), (before, false), (self.year, true)];
            let Some(row) = group.row(place, wanted) else { continue };
            let [target, actual, next] = wanted.map(|(year, target)| cell(row, year, target));
            let growth = gdp.and_then(|gdp| gdp.row(place, wanted)).and_then(|row| cell(row, before, false));
            let both = |old: Option<&Cell>, new: Option<&Cell>, of: fn(&Cell, &Cell, &Knowledge) -> Option<super::Difference>| {
                old.zip(new).and_then(|(old, new)| of(old, new, self.knowledge))
            };
            standings.push(Standing {
                place,
                rank: None,
                counts: false,
                gap: both(target, actual, against),
                outcome: outcome(&row.indicator, target, actual, growth, self.knowledge),
                shift: both(target, next, since),
                ambition: target.and(next).and_then(|_| ambition(&row.indicator, target, next, self.knowledge)),
                outlook: both(actual, next, since),
                target: target.cloned(),
                actual: actual.cloned(),
                next_target: next.cloned(),
            });
        }
        let level = self.usual_level(&standings)?;
        for standing in &mut standings {
            standing.counts = self.level(standing.place) == level;
        }
        let unit = usual_unit(&standings);
        self.rank(&mut standings, &unit, group.indicator.better);
        let counted: Vec<&Standing> = standings.iter().filter(|standing| standing.counts).collect();
        let planned = counted.iter().filter(|s| s.next_target.is_some()).count();
        let levels = groups.iter().find(|other| {
            group.measure == Measure::Growth && other.measure == Measure::Level && name(other.indicator) == name(group.indicator)
        });
        let of = |column: fn(&Standing) -> Option<&Cell>, weight: i32| self.statistics(&counted, column, &unit, levels, weight);
        Some(League {
            of_target: of(|s| s.target.as_ref(), before - 1),
            of_actual: of(|s| s.actual.as_ref(), before - 1),
            of_next: of(|s| s.next_target.as_ref(), before),
            moves: moves(&counted),
            outcomes: outcomes(&counted),
            sides: sides(&counted),
            main: group.indicator.id.is_some() && planned > 1 && planned * 2 >= self.planned,
            indicator: plain(group.indicator, self.knowledge),
            measure: group.measure,
            unit,
            year: self.year,
            standings,
        })
    }

    fn level(&self, place: usize) -> Option<Level> {
        self.places.get(place).and_then(|place| place.level)
    }

    /// The level that most places are of; of equals the higher.
    fn usual_level(&self, standings: &[Standing]) -> Option<Option<Level>> {
        let count = |level| standings.iter().filter(|standing| self.level(standing.place) == level).count();
        let levels = standings.iter().map(|standing| self.level(standing.place));
        levels.enumerate().max_by_key(|(at, level)| (count(*level), Reverse(*at))).map(|(_, level)| level)
    }

    /// Sorts by the newest target, where nobody has one by the result; the better first, of neither the larger; then those that are
    /// listed only.
    fn rank(&self, standings: &mut [Standing], unit: &str, better: Better) {
        let by_target = standings.iter().any(|s| s.counts && s.next_target.as_ref().is_some_and(|c| self.figure(c, unit).is_some()));
        let figure = |cell: &Option<Cell>| cell.as_ref().and_then(|cell| self.figure(cell, unit));
        let main = |s: &Standing| if by_target { figure(&s.next_target) } else { figure(&s.actual) };
        let key = |value: Option<Figure>| value.map(|value| if better == Better::Lower { value } else { -value });
        let order = |s: &Standing| {
            let (first, second) = (key(main(s)), key(figure(&s.actual)));
            (!s.counts, first.is_none(), first, second.is_none(), second, s.place)
        };
        standings.sort_by_cached_key(order);
        let (mut rank, mut last) = (0, None);
        for (at, standing) in standings.iter_mut().enumerate() {
            let value = main(standing).filter(|_| standing.counts);
            if value.is_some() && value != last {
                (rank, last) = (at + 1, value);
            }
            standing.rank = value.map(|_| rank);
        }
    }

    /// The number that stands for a cell: the middle of a range.
    fn figure(&self, cell: &Cell, unit: &str) -> Option<Figure> {
        let (low, high) = ends(cell, unit, self.knowledge)?;
        low.checked_add(high)?.checked_div(Decimal::TWO)
    }

    fn statistics(
        &self,
        standings: &[&Standing],
        column: fn(&Standing) -> Option<&Cell>,
        unit: &str,
        levels: Option<&Group<'_>>,
        weight: i32,
    ) -> Statistics {
        // Levels are brought to the unit of the first that is stated.
        let level_of = |standing: &Standing| {
            let row = levels?.row(standing.place, [(weight, false); 3])?;
            cell(row, weight, false)
        };
        let common = standings.iter().find_map(|standing| level_of(standing)).map_or("", |cell| cell.unit.as_str());
        let figures: Vec<(Figure, Option<Decimal>)> = standings
            .iter()
            .filter_map(|standing| {
                let value = self.figure(column(standing)?, unit)?;
                Some((value, level_of(standing).and_then(|level| convert(level, common, self.knowledge))))
            })
            .collect();
        statistics(&figures)
    }
}

/// The indicator as lists know it, whatever one place calls it.
fn plain(of: &Indicator, knowledge: &Knowledge) -> Indicator {
    let name = name(of).to_owned();
    let listed = knowledge.indicators.iter().find(|entry| entry.name == name);
    Indicator {
        id: listed.map(|entry| entry.id.to_string()).or_else(|| of.id.clone()),
        name_en: listed.map(|entry| entry.name_en.to_string()).or_else(|| of.name_en.clone()),
        canonical: of.canonical.as_ref().map(|_| name.clone()),
        name,
        ..of.clone()
    }
}

/// The unit that most cells have; of equals the first.
fn usual_unit(standings: &[Standing]) -> String {
    let cells = || standings.iter().flat_map(|s| [&s.next_target, &s.actual, &s.target]).flatten().filter(|cell| !cell.unit.is_empty());
    let count = |unit: &str| cells().filter(|cell| cell.unit == unit).count();
    let most = cells().enumerate().max_by_key(|(at, cell)| (count(&cell.unit), Reverse(*at)));
    most.map(|(_, cell)| cell.unit.clone()).unwrap_or_default()
}

fn moves(standings: &[&Standing]) -> Vec<(Ambition, usize)> {
    let mut counts: BTreeMap<Ambition, usize> = BTreeMap::new();
    for ambition in standings.iter().filter_map(|standing| standing.ambition) {
        *counts.entry(ambition).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn outcomes(standings: &[&Standing]) -> Vec<(Outcome, usize)> {
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    for standing in standings.iter().filter(|standing| standing.target.is_some()) {
        *counts.entry(standing.outcome).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// Results above, at or within, below their targets.
fn sides(standings: &[&Standing]) -> [usize; 3] {
    use super::Distance::{Above, Below, By, Ends, Within};
    let mut sides = [0; 3];
    for gap in standings.iter().filter_map(|standing| standing.gap.as_ref()) {
        match gap.distance {
            Above(_) => sides[0] += 1,
            By(by) if by.is_sign_positive() && !by.is_zero() => sides[0] += 1,
            Below(_) => sides[2] += 1,
            By(by) if by.is_sign_negative() && !by.is_zero() => sides[2] += 1,
            By(_) | Within => sides[1] += 1,
            Ends(..) => {}
        }
    }
    sides
}
