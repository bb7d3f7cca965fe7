//! `tongbi chart`.

use tongbi::compare::{self, Wants};
use tongbi::render::brief::Setting;
use tongbi::render::chart::{self, Kind};
use tongbi::{Error, Knowledge};

use super::args::{ChartArgs, ChartKind, Format};
use super::{Ending, open, output};

pub(crate) fn run(args: &ChartArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let format = output::format(common)?;
    if !matches!(format, Format::Svg | Format::Table) {
        return Err(output::unsupported("chart", format, "svg"));
    }
    let opened = open::open(common, knowledge)?;
    let wants = Wants { table: true, targets: true, terms: args.chart == ChartKind::Themes, brief: true, ..Wants::default() };
    let comparison = compare::compare(&opened.editions, wants, knowledge);
    let doubtful = output::notes(common, &comparison.reports, &comparison.notes);
    if comparison.brief.is_none() {
        return Err(
            Error::new("chart needs two reports of different years").hint("name an old and a new report, or a folder that holds them")
        );
    }
    let kind = match args.chart {
        ChartKind::Targets => Kind::Targets,
        ChartKind::Trend => Kind::Trend,
        ChartKind::Themes => Kind::Themes,
    };
    let chart = chart::chart(kind, &comparison, &Setting::new(output::lang(common), knowledge));
    if chart.panels.is_empty() {
        return Err(Error::new("the reports give nothing to draw for this chart")
            .hint("--chart targets needs targets in % with results, trend a headline indicator with two figures; try another"));
    }
    output::write(common, Format::Svg, &chart::file(&chart))?;
    Ok(Ending { failed: opened.failed, differs: doubtful })
}
