//! Targets against results: a bar for the result, a mark for the target, the verdict in words.

use super::svg::{line, number, rect, text, wrapped};
use super::{Chart, Panel, svg};
use crate::compare::brief::targets;
use crate::compare::{Comparison, Outcome, TargetRow};
use crate::facts::{Measure, Value};
use crate::render::brief::Setting;
use crate::render::figure;
use crate::render::lang::Lang;

const WIDTH: f64 = 440.0;
/// Where bars end and words begin.
const BARS: f64 = 196.0;
/// At most so many rows.
const MOST: usize = 12;

pub(super) fn chart(comparison: &Comparison, setting: &Setting<'_>) -> Chart {
    let lang = setting.lang;
    let Some(brief) = &comparison.brief else { return Chart::default() };
    let drawn = |row: &&TargetRow| row.unit == "%" && ends(row).is_some();
    let mut rows: Vec<&TargetRow> = targets(comparison, brief).filter(drawn).collect();
    rows.sort_by_key(|row| !row.in_paragraph);
    let Some(year) = rows.first().map(|row| row.year) else { return Chart::default() };
    // Growth of a few percent and shares of nearly all of them cannot stand on one scale.
    let growth = |row: &&&TargetRow| row.measure == Measure::Growth;
    let (growths, shares): (Vec<&TargetRow>, Vec<&TargetRow>) =
        (rows.iter().filter(growth).take(MOST).copied().collect(), rows.iter().filter(|row| !growth(row)).take(MOST).copied().collect());
    let panels = [(growths, "增速（%）", "Growth (%)"), (shares, "比率（%）", "Ratios (%)")];
    let panels = panels.iter().filter(|(rows, ..)| !rows.is_empty()).map(|(rows, zh, en)| panel(rows, lang.pick(zh, en), lang));
    let title = match lang {
        Lang::Zh => format!("{year}年目标与实际（%）"),
        Lang::En => format!("Targets and results of {year} (%)"),
    };
    let note = lang.pick(
        "横条为实际，竖线为目标，目标为区间时以浅带表示两端。图中只列以%计、目标与实际均为数字的指标，数字及限定词照录原文，出处见表。",
        "Bars are results, upright lines targets; a range is a pale band from end to end. Only indicators in % with figures for both. Figures as the reports have them, sources in the table.",
    );
    Chart { panels: panels.collect(), title, note: note.to_owned() }
}

/// Low and high end of the target, and the result.
fn ends(row: &TargetRow) -> Option<(f64, f64, f64)> {
    let (target, actual) = (row.target.as_ref()?, row.actual.as_ref()?);
    let Value::Point(result) = actual.value else { return None };
    match target.value {
        Value::Point(value) if target.unit == actual.unit => Some((number(value), number(value), number(result))),
        Value::Range(low, high) if target.unit == actual.unit => Some((number(low), number(high), number(result))),
        Value::Point(_) | Value::Range(..) | Value::Words => None,
    }
}

fn panel(rows: &[&TargetRow], title: &str, lang: Lang) -> Panel {
    let values: Vec<f64> = rows.iter().filter_map(|row| ends(row)).flat_map(|(low, high, result)| [low, high, result]).collect();
    let scale = svg::Scale::new(&values, 0.0, BARS, true);
    let (mut body, mut y, mut said) = (text(0.0, 13.0, "label", "start", title), 20.0, Vec::new());
    for row in rows {
        let Some((low, high, result)) = ends(row) else { continue };
        let words = |cell: &Option<crate::compare::Cell>| {
            cell.as_ref().map(|cell| figure::with_role(cell, figure::text(cell, "", lang), lang)).unwrap_or_default()
        };
        let (target, actual) = (words(&row.target), words(&row.actual));
        let name = figure::name(lang.indicator(&row.indicator), row.measure, lang);
        for part in wrapped(&name, WIDTH / 13.0) {
            y += 17.0;
            body.push_str(&text(0.0, y, "name", "start", &part));
        }
        let class = match row.outcome {
            Outcome::Met => "good",
            Outcome::Missed => "bad",
            Outcome::NoActual | Outcome::NoTarget | Outcome::Unjudged => "open",
        };
        let (zero, end) = (scale.at(0.0), scale.at(result));
        body.push_str(&rect(0.0, y + 8.0, BARS, 10.0, "track"));
        if high > low {
            body.push_str(&rect(scale.at(low), y + 5.0, scale.at(high) - scale.at(low), 16.0, "band"));
        }
        body.push_str(&rect(zero.min(end), y + 8.0, (end - zero).abs(), 10.0, class));
        for at in if high > low { vec![low, high] } else { vec![low] } {
            body.push_str(&line(scale.at(at), y + 3.0, scale.at(at), y + 23.0, "aim"));
        }
        let verdict = lang.outcome(row.outcome);
        let told = match lang {
            Lang::Zh => format!("实际{actual}，目标{target}"),
            Lang::En => format!("{actual}, target {target}"),
        };
        body.push_str(&text(BARS + 10.0, y + 17.0, "value", "start", &told));
        body.push_str(&text(WIDTH, y + 17.0, &format!("verdict {class}"), "end", verdict));
        said.push(format!("{name}：{told}，{verdict}"));
        y += 34.0;
    }
    Panel { title: title.to_owned(), description: said.join("；"), width: 440, height: whole(y), body }
}

fn whole(y: f64) -> u32 {
    format!("{y:.0}").parse().unwrap_or(0)
}
