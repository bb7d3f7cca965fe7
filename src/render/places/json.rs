//! League tables as JSON: the fields `places` and `boards` of `tongbi.table/1`.

use serde_json::{Value as Json, json};

use crate::compare::Comparison;
use crate::compare::places::{Difference, Distance, League, Standing, Statistics};
use crate::render::lang::Lang;
use crate::render::{notes, parts};

/// Whose reports: name, level and the reports by their number.
#[must_use]
pub fn places(comparison: &Comparison) -> Json {
    let one = |place: &crate::compare::Place| json!({"name": place.name, "level": place.level.map(|level| level.name()), "reports": place.reports});
    comparison.places.iter().map(one).collect()
}

/// The league tables.
#[must_use]
pub fn boards(comparison: &Comparison) -> Json {
    comparison.leagues.iter().map(|league| board(league, comparison)).collect()
}

/// A league table a line.
#[must_use]
pub fn jsonl(comparison: &Comparison, lang: Lang) -> String {
    let all: Vec<usize> = (0..comparison.reports.len()).collect();
    comparison.leagues.iter().map(|league| format!("{}\n", notes::with(board(league, comparison), comparison, &all, lang))).collect()
}

fn board(of: &League, comparison: &Comparison) -> Json {
    let counts = |counts: Vec<(&'static str, usize)>| -> Json {
        // Raised by a larger and by a smaller figure are one there.
        let mut map = serde_json::Map::new();
        for (name, count) in counts {
            let before = map.get(name).and_then(Json::as_u64).unwrap_or(0);
            map.insert(name.to_owned(), json!(before + u64::try_from(count).unwrap_or(u64::MAX)));
        }
        Json::Object(map)
    };
    json!({
        "indicator": parts::indicator(&of.indicator), "measure": of.measure.name(), "unit": of.unit, "year": of.year, "main": of.main,
        "lines": of.standings.iter().map(|standing| line(standing, comparison)).collect::<Vec<_>>(),
        "statistics": {
            "target": statistics(&of.of_target), "actual": statistics(&of.of_actual), "next_target": statistics(&of.of_next),
        },
        "moves": counts(of.moves.iter().map(|(ambition, count)| (ambition.name(), *count)).collect()),
        "outcomes": counts(of.outcomes.iter().map(|(outcome, count)| (outcome.name(), *count)).collect()),
        "actual_against_target": {"above": of.sides[0], "at": of.sides[1], "below": of.sides[2]},
    })
}

fn line(of: &Standing, comparison: &Comparison) -> Json {
    let place = comparison.places.get(of.place);
    json!({
        "rank": of.rank, "place": place.and_then(|place| place.name.as_deref()), "counts": of.counts,
        "target": parts::maybe_cell(of.target.as_ref()), "actual": parts::maybe_cell(of.actual.as_ref()),
        "gap": of.gap.as_ref().map(difference), "outcome": of.outcome.name(),
        "next_target": parts::maybe_cell(of.next_target.as_ref()), "shift": of.shift.as_ref().map(difference),
        "ambition": of.ambition.map(|ambition| ambition.name()), "outlook": of.outlook.as_ref().map(difference),
    })
}

fn difference(of: &Difference) -> Json {
    let (kind, by, low, high) = distance(of.distance);
    json!({
        "kind": kind, "difference": parts::maybe(by), "low": parts::maybe(low), "high": parts::maybe(high), "unit": of.unit,
        "percent": parts::maybe(of.percent), "approximate": of.approximate,
    })
}

type Maybe = Option<rust_decimal::Decimal>;

/// The kind's name, the difference, and those of the two ends. Below is negative, as a difference of points would be.
pub(super) fn distance(of: Distance) -> (&'static str, Maybe, Maybe, Maybe) {
    match of {
        Distance::By(by) => ("by", Some(by), None, None),
        Distance::Within => ("within", None, None, None),
        Distance::Above(by) => ("above", Some(by), None, None),
        Distance::Below(by) => ("below", Some(-by), None, None),
        Distance::Ends(low, high) => ("ends", None, Some(low), Some(high)),
    }
}

fn statistics(of: &Statistics) -> Json {
    json!({
        "count": of.count, "mean": parts::maybe(of.mean), "median": parts::maybe(of.median),
        "weighted_mean": parts::maybe(of.weighted.map(|of| of.mean)), "weighted_count": of.weighted.map(|of| of.count),
    })
}
