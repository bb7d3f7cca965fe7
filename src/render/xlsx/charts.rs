//! Charts of headline indicators, native to the spreadsheet, beside the numbers that they draw.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Chart, ChartDataLabel, ChartLegendPosition, Format, Worksheet, XlsxError};

use super::book::page;
use crate::compare::{Cell, Comparison, TargetRow};
use crate::facts::{Measure, Role, Value};
use crate::render::View;
use crate::render::lang::Lang;
use crate::render::table::title;

/// More bars than these are no picture any more.
const MOST: usize = 12;

/// What the sheet of charts shows.
#[derive(Debug, Default)]
pub(super) struct Figures {
    name: String,
    pub(super) charts: Vec<Drawn>,
}

/// A chart and its numbers.
#[derive(Debug)]
pub(super) struct Drawn {
    title: String,
    /// What its axis counts.
    unit: String,
    series: Vec<String>,
    /// A name, and a number for each series where there is one.
    rows: Vec<(String, Vec<Option<Decimal>>)>,
    note: String,
}

/// The charts: targets against results, growth over the years.
pub(super) fn charts(comparison: &Comparison, targets: &[&TargetRow], view: &View<'_>) -> Figures {
    let lang = view.lang;
    let mut charts = Vec::new();
    charts.extend(against(targets, comparison, lang));
    charts.extend(growth(comparison, lang));
    Figures { name: lang.pick("图表", "Charts").to_owned(), charts }
}

fn point(cell: &Cell) -> Option<Decimal> {
    match cell.value {
        Value::Point(value) => Some(value),
        Value::Range(..) | Value::Words => None,
    }
}

/// The main targets in percent beside their results; a target that is a range is drawn by its lower end, and its name says so.
fn against(targets: &[&TargetRow], comparison: &Comparison, lang: Lang) -> Option<Drawn> {
    let rows: Vec<(String, Vec<Option<Decimal>>)> = targets
        .iter()
        .filter(|row| row.in_paragraph && row.unit == "%" && row.measure == Measure::Growth)
        .filter_map(|row| {
            let (target, actual) = (row.target.as_ref()?, row.actual.as_ref()?);
            let name = lang.indicator(&row.indicator).to_owned();
            match target.value {
                Value::Point(value) => Some((name, vec![Some(value), point(actual)])),
                Value::Range(low, _) => {
                    Some((format!("{name}{}", lang.pick("（目标下限）", " (lower end)")), vec![Some(low), point(actual)]))
                }
                Value::Words => None,
            }
        })
        .take(MOST)
        .collect();
    let year = targets.first().map(|row| row.year)?;
    (rows.len() > 1).then(|| Drawn {
        title: match lang {
            Lang::Zh => format!("{year}年主要目标与实际（增速，%）"),
            Lang::En => format!("Targets and results of {year} (growth, %)"),
        },
        unit: "%".to_owned(),
        series: vec![lang.pick("目标", "target").to_owned(), lang.pick("实际", "actual").to_owned()],
        rows,
        note: source(comparison, lang),
    })
}

/// The indicators whose growth readers look for first.
const HEADLINES: [&str; 7] =
    ["gdp", "industrial_value_added", "fixed_asset_investment", "retail_sales", "budget_revenue", "local_budget_revenue", "income"];

/// Their growth in every year that the reports review.
fn growth(comparison: &Comparison, lang: Lang) -> Option<Drawn> {
    let mut years: Vec<i32> = comparison.reports.iter().filter_map(|report| report.meta.review_year).collect();
    years.dedup();
    let rows: Vec<(String, Vec<Option<Decimal>>)> = HEADLINES
        .iter()
        .filter_map(|id| {
            let of =
                |row: &&crate::compare::Row| row.indicator.id.as_deref() == Some(id) && row.measure == Measure::Growth && row.unit == "%";
            let row = comparison.table.rows.iter().find(of)?;
            let at = |year: &i32| row.cells.iter().find(|cell| cell.year == *year && cell.role != Role::Target).and_then(point);
            let values: Vec<Option<Decimal>> = years.iter().map(at).collect();
            values.iter().any(Option::is_some).then(|| (lang.indicator(&row.indicator).to_owned(), values))
        })
        .collect();
    (rows.len() > 1 && years.len() > 1).then(|| Drawn {
        title: lang.pick("主要指标增速（%）", "Growth of headline indicators (%)").to_owned(),
        unit: "%".to_owned(),
        series: years.iter().map(|year| if lang == Lang::Zh { format!("{year}年") } else { year.to_string() }).collect(),
        rows,
        note: source(comparison, lang),
    })
}

fn source(comparison: &Comparison, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("资料来源：{}", title(comparison, lang)),
        Lang::En => format!("Source: {}", title(comparison, lang)),
    }
}

/// Blue and orange first: told apart without red and green.
const COLOURS: [u32; 6] = [0x9DB7DD, 0x2F5597, 0xC55A11, 0x7F7F7F, 0xBF9000, 0x548235];

impl Figures {
    /// Writes the numbers and the charts beside them.
    pub(super) fn write(&self, sheet: &mut Worksheet, head: &Format, words: &Format, number: &Format) -> Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        sheet.set_column_width(0, 36)?;
        let mut at = 0u32;
        for drawn in &self.charts {
            let top = at;
            sheet.write_string_with_format(at, 0, &drawn.title, head)?;
            for (name, column) in drawn.series.iter().zip(1u16..) {
                sheet.write_string_with_format(at, column, name, head)?;
            }
            for (name, values) in &drawn.rows {
                at += 1;
                sheet.write_string_with_format(at, 0, name, words)?;
                for (value, column) in values.iter().zip(1u16..) {
                    match value {
                        Some(value) => {
                            let plain: f64 = value.to_string().parse().unwrap_or_default();
                            sheet.write_number_with_format(at, column, plain, &number.clone().set_num_format("0.0"))?;
                        }
                        None => {
                            sheet.write_blank(at, column, number)?;
                        }
                    }
                }
            }
            let last = at;
            sheet.write_string(at + 1, 0, &drawn.note)?;
            let mut chart = Chart::new_column();
            chart.title().set_name(&drawn.title);
            for (_, column) in drawn.series.iter().zip(1u16..) {
                let colour = COLOURS.get(usize::from(column - 1) % COLOURS.len()).copied().unwrap_or(0x2F5597);
                chart
                    .add_series()
                    .set_name((self.name.as_str(), top, column))
                    .set_categories((self.name.as_str(), top + 1, 0, last, 0))
                    .set_values((self.name.as_str(), top + 1, column, last, column))
                    .set_format(
                        rust_xlsxwriter::ChartFormat::new().set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(colour)),
                    )
                    .set_data_label(ChartDataLabel::new().show_value());
            }
            chart.y_axis().set_name(&drawn.unit);
            chart.legend().set_position(ChartLegendPosition::Bottom);
            chart.set_width(960).set_height(400).set_alt_text(&drawn.title);
            let columns = u16::try_from(drawn.series.len()).unwrap_or(1);
            sheet.insert_chart(top, columns + 2, &chart)?;
            at = (last + 4).max(top + 23);
        }
        page(sheet)
    }
}
