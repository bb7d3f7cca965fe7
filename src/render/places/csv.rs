//! League tables as CSV: a line a place, then a line for each mean.

use crate::compare::Comparison;
use crate::compare::places::{Difference, League, Standing, Statistics};
use crate::render::{View, csv, notes};

use super::json::distance;

const SIDES: [&str; 3] = ["target", "actual", "next_target"];

/// One line a place and indicator; the column `line` tells them from the lines of means and medians, whose numbers of places stand in
/// the columns `…_count`.
#[must_use]
pub fn csv(comparison: &Comparison, view: &View<'_>) -> String {
    let mut head: Vec<String> =
        ["line", "year", "rank", "place", "level", "counts", "theme", "id", "indicator", "canonical", "name_en", "measure"]
            .map(str::to_owned)
            .to_vec();
    for side in ["gap", "shift", "outlook"] {
        head.extend(["kind", "difference", "low", "high", "unit"].map(|name| format!("{side}_{name}")));
    }
    head.extend(["outcome".to_owned(), "ambition".to_owned()]);
    for side in SIDES {
        head.push(format!("{side}_count"));
        head.extend(csv::CELL.iter().map(|name| format!("{side}_{name}")));
    }
    let lines = comparison.leagues.iter().flat_map(|league| {
        let places = league.standings.iter().map(|standing| line(league, standing, comparison, view));
        places.chain(means(league, view)).collect::<Vec<_>>()
    });
    head.push(notes::COLUMN.to_owned());
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    csv::write(&head, lines.collect())
}

fn line(league: &League, of: &Standing, comparison: &Comparison, view: &View<'_>) -> Vec<String> {
    let place = comparison.places.get(of.place);
    let mut line = vec![
        "place".to_owned(),
        league.year.to_string(),
        csv::maybe(of.rank),
        place.and_then(|place| place.name.clone()).unwrap_or_default(),
        place.and_then(|place| place.level).map_or("", |level| level.name()).to_owned(),
        of.counts.to_string(),
    ];
    line.extend(csv::indicator(&league.indicator, view));
    line.push(league.measure.name().to_owned());
    for difference in [&of.gap, &of.shift, &of.outlook] {
        line.extend(fields(difference.as_ref()));
    }
    line.extend([of.outcome.name().to_owned(), of.ambition.map_or("", |ambition| ambition.name()).to_owned()]);
    for cell in [&of.target, &of.actual, &of.next_target] {
        line.push(String::new());
        line.extend(csv::cell(cell.as_ref(), &comparison.reports));
    }
    line.push(notes::of(comparison, place.map_or(&[], |place| &place.reports), view.lang));
    line
}

fn fields(of: Option<&Difference>) -> Vec<String> {
    let Some(of) = of else { return vec![String::new(); 5] };
    let (kind, by, low, high) = distance(of.distance);
    vec![kind.to_owned(), csv::maybe(by), csv::maybe(low), csv::maybe(high), of.unit.clone()]
}

/// A line each for mean, median and weighted mean, the numbers in the columns of values.
fn means(league: &League, view: &View<'_>) -> Vec<Vec<String>> {
    type Of = fn(&Statistics) -> Option<(rust_decimal::Decimal, usize)>;
    let kinds: [(&str, Of); 3] = [
        ("mean", |of| of.mean.map(|mean| (mean, of.count))),
        ("median", |of| of.median.map(|median| (median, of.count))),
        ("weighted_mean", |of| of.weighted.map(|of| (of.mean, of.count))),
    ];
    let value_at = csv::CELL.iter().position(|name| *name == "value").unwrap_or_default();
    let unit_at = csv::CELL.iter().position(|name| *name == "unit").unwrap_or_default();
    let line = |(kind, of): (&str, Of)| {
        let mut line = vec![kind.to_owned(), league.year.to_string(), String::new(), String::new(), String::new(), String::new()];
        line.extend(csv::indicator(&league.indicator, view));
        line.push(league.measure.name().to_owned());
        line.extend(vec![String::new(); 17]);
        for found in [&league.of_target, &league.of_actual, &league.of_next].map(of) {
            let mut cell = vec![String::new(); csv::CELL.len()];
            if let (Some((value, _)), Some(place)) = (found, cell.get_mut(value_at)) {
                *place = value.to_string();
            }
            if let (Some(_), Some(place)) = (found, cell.get_mut(unit_at)) {
                place.clone_from(&league.unit);
            }
            line.push(csv::maybe(found.map(|(_, count)| count)));
            line.extend(cell);
        }
        line.push(String::new());
        line
    };
    let columns = [&league.of_target, &league.of_actual, &league.of_next];
    kinds.into_iter().filter(|(_, of)| columns.iter().any(|column| of(column).is_some())).map(line).collect()
}
