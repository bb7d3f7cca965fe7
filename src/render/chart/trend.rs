//! Headline indicators over the years, one small chart each: a line through the results, a diamond for each target.

use super::svg::{Scale, diamond, dot, line, number, text, wrapped};
use super::{Chart, Panel};
use crate::compare::brief::headline;
use crate::compare::{Cell, Comparison, Row};
use crate::facts::{Role, Value};
use crate::render::brief::Setting;
use crate::render::figure;
use crate::render::lang::Lang;

const WIDTH: f64 = 260.0;
/// Room for labels at the sides of the drawing.
const SIDE: f64 = 30.0;
const DRAWING: f64 = 92.0;
/// At most so many charts.
const MOST: usize = 9;
/// Of more results only the first and the last bear their figure.
const LABELLED: usize = 4;

pub(super) fn chart(comparison: &Comparison, setting: &Setting<'_>) -> Chart {
    let lang = setting.lang;
    let Some(brief) = &comparison.brief else { return Chart::default() };
    let panels: Vec<Panel> = headline(comparison, brief).into_iter().filter_map(|row| panel(row, lang)).take(MOST).collect();
    let title = lang.pick("主要指标：历年实际与目标", "Headline indicators: results and targets over the years").to_owned();
    let note = lang.pick(
        "实线和圆点为实际，菱形为目标，目标为区间时以竖线连两端。各图纵轴不同，不从零起。主要指标指两份报告主要预期目标段中提出的指标；单位与表中不一致的数字不画。",
        "Line and dots are results, diamonds targets; the ends of a range are joined by an upright line. Each chart has its own vertical scale, which does not begin at zero. Headline indicators are those that the paragraph of main targets names; figures in other units are not drawn.",
    );
    Chart { title, note: note.to_owned(), panels }
}

/// The ends of a figure.
fn ends(cell: &Cell) -> Option<(f64, f64)> {
    match cell.value {
        Value::Point(value) => Some((number(value), number(value))),
        Value::Range(low, high) => Some((number(low), number(high))),
        Value::Words => None,
    }
}

fn panel(row: &Row, lang: Lang) -> Option<Panel> {
    let cells: Vec<(&Cell, f64, f64)> = row
        .cells
        .iter()
        .filter(|cell| cell.unit == row.unit && cell.from.is_none())
        .filter_map(|cell| ends(cell).map(|(low, high)| (cell, low, high)))
        .collect();
    let of = |target: bool| cells.iter().filter(move |(cell, ..)| (cell.role == Role::Target) == target);
    if of(false).count() == 0 || cells.len() < 2 {
        return None;
    }
    let (first, last) = (cells.iter().map(|(cell, ..)| cell.year).min()?, cells.iter().map(|(cell, ..)| cell.year).max()?);
    let unit = match (row.unit.as_str(), lang) {
        ("", _) => String::new(),
        (unit, Lang::Zh) => format!("（{unit}）"),
        (unit, Lang::En) => format!(" ({unit})"),
    };
    let title = format!("{}{unit}", figure::name(lang.indicator(&row.indicator), row.measure, lang));
    let (mut body, mut y) = (String::new(), 0.0);
    for part in wrapped(&title, WIDTH / 13.5) {
        y += 17.0;
        body.push_str(&text(0.0, y, "name", "start", &part));
    }
    let (top, bottom) = (y + 26.0, y + 26.0 + DRAWING);
    let values: Vec<f64> = cells.iter().flat_map(|(_, low, high)| [*low, *high]).collect();
    let scale = Scale::new(&values, bottom, top, false);
    let step = if last > first { (WIDTH - 2.0 * SIDE) / f64::from(last - first) } else { 0.0 };
    let x = |year: i32| if last > first { SIDE + f64::from(year - first) * step } else { WIDTH / 2.0 };
    body.push_str(&line(0.0, bottom + 22.0, WIDTH, bottom + 22.0, "axis"));
    for year in first..=last {
        body.push_str(&text(x(year), bottom + 38.0, "label", "middle", &year.to_string()));
    }
    let results: Vec<&(&Cell, f64, f64)> = of(false).collect();
    let points: Vec<String> = results.iter().map(|(cell, low, _)| format!("{:.1},{:.1}", x(cell.year), scale.at(*low))).collect();
    body.push_str(&format!("<polyline points=\"{}\" class=\"line\"/>", points.join(" ")));
    let mut said = Vec::new();
    let words = |cell: &Cell| figure::with_role_short(cell, figure::text(cell, &row.unit, lang), lang);
    let result_of = |year: i32| results.iter().find(|(other, ..)| other.year == year).map(|(_, value, _)| *value);
    for (cell, low, high) in of(true) {
        let result = result_of(cell.year);
        // Beside the result of the same year, its words away from it.
        let at = x(cell.year) + if result.is_some() { 9.0 } else { 0.0 };
        let aim = scale.at(*high);
        if high > low {
            body.push_str(&line(at, scale.at(*low), at, aim, "aim"));
            body.push_str(&diamond(at, scale.at(*low), "aim"));
        }
        body.push_str(&diamond(at, aim, "aim"));
        let below = result.is_some_and(|result| result > *high);
        let place = if below { scale.at(*low) + 17.0 } else { aim - 9.0 };
        // Of many targets the last two bear their figures.
        if last - first < 3 || cell.year + 1 >= last {
            body.push_str(&text(at, place, "small aimed", "middle", &words(cell)));
        }
        said.push(format!("{} {}{}", cell.year, lang.pick("目标", "target "), words(cell)));
    }
    for (at, (cell, value, _)) in results.iter().enumerate() {
        body.push_str(&dot(x(cell.year), scale.at(*value), "point"));
        if results.len() <= LABELLED || at == 0 || at + 1 == results.len() {
            let aimed = of(true).find(|(other, ..)| other.year == cell.year);
            let place = match aimed {
                Some((_, low, high)) if value <= high => scale.at(value.min(*low)) + 17.0,
                _ => scale.at(*value) - 9.0,
            };
            body.push_str(&text(x(cell.year), place, "small", "middle", &words(cell)));
        }
        said.push(format!("{} {}{}", cell.year, lang.pick("实际", "actual "), words(cell)));
    }
    let height = format!("{:.0}", bottom + 44.0).parse().unwrap_or(200);
    Some(Panel { title, description: said.join("；"), width: 260, height, body })
}
