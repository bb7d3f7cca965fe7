//! `tongbi chart`.

use tongbi::compare::{self, Wants};
use tongbi::render::brief::Setting;
use tongbi::render::chart::{self, Chart, Fonts, Kind};
use tongbi::{Error, Knowledge};

use super::args::{ChartArgs, ChartKind, Format};
use super::{Ending, open, output};

pub(crate) fn run(args: &ChartArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let format = output::format(common)?;
    if !matches!(format, Format::Svg | Format::Png | Format::Table) {
        return Err(output::unsupported("chart", format, "svg or png"));
    }
    let opened = open::open(common, knowledge)?;
    let wants = Wants { table: true, targets: true, terms: args.chart == ChartKind::Themes, brief: true, ..Wants::default() };
    let comparison = compare::compare(&opened.editions, wants, knowledge);
    let doubtful = output::say_notes(common, &comparison.reports, &comparison.notes);
    if comparison.brief.is_none() {
        return Err(
            Error::new("chart needs two reports of different years").hint("name an old and a new report, or a folder that holds them")
        );
    }
    output::of_one_place(&comparison)?;
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
    if format == Format::Png {
        output::write_bytes(common, format, &picture(&chart)?)?;
    } else {
        output::write(common, Format::Svg, &chart::file(&chart))?;
    }
    Ok(Ending { failed: opened.failed, differs: doubtful })
}

/// The chart as PNG, lettered with the fonts of this machine.
fn picture(of: &Chart) -> Result<Vec<u8>, Error> {
    if cfg!(not(feature = "png")) {
        return Err(Error::new("this build of tongbi makes no pictures in PNG").hint("build it with its feature `png`, or write an .svg"));
    }
    let fonts = Fonts::of_system().ok_or_else(|| {
        Error::new("this machine has no font with Chinese characters to letter a picture with")
            .hint("install one, such as Noto Sans CJK, or write an .svg, which needs none")
    })?;
    chart::png(&chart::on_white(of), &fonts)
}
