//! Charts as SVG: targets against results, indicators over years, the share of each theme. The page shows the panels, `tongbi chart`
//! writes them as one file. Drawn by hand, so that they need no font and come out the same everywhere; as PNG they need one.

mod fonts;
mod pictures;
#[cfg(feature = "png")]
mod png;
#[cfg(not(feature = "png"))]
#[path = "without_png.rs"]
mod png;
mod style;
mod svg;
mod targets;
mod themes;
mod trend;

pub use fonts::Fonts;
pub use pictures::{Pictures, pictures};
pub use png::png;
pub use style::page as style;

use crate::compare::Comparison;
use crate::compare::brief::Part;
use crate::render::brief::Setting;

/// What a chart shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Targets against results, of those in percent.
    Targets,
    /// Headline indicators over the years.
    Trend,
    /// The share of each theme in the text.
    Themes,
}

impl Kind {
    /// Every kind, in the order of a briefing.
    pub const ALL: [Kind; 3] = [Kind::Targets, Kind::Trend, Kind::Themes];

    /// The name that `--chart` uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Targets => "targets",
            Kind::Trend => "trend",
            Kind::Themes => "themes",
        }
    }

    /// The part of a briefing that it stands in.
    #[must_use]
    pub fn part(self) -> Part {
        match self {
            Kind::Targets => Part::Outcomes,
            Kind::Trend => Part::Indicators,
            Kind::Themes => Part::Wording,
        }
    }
}

/// A chart, or one of a row of small ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Panel {
    /// Its title, with the unit.
    pub title: String,
    /// What it shows, for those who do not see it: every figure.
    pub description: String,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The drawing.
    body: String,
}

/// A chart with its title and the line under it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// How to read it, and where the figures come from.
    pub note: String,
    /// Its panels; none where there is nothing to draw.
    pub panels: Vec<Panel>,
}

/// The chart of this kind.
#[must_use]
pub fn chart(kind: Kind, comparison: &Comparison, setting: &Setting<'_>) -> Chart {
    match kind {
        Kind::Targets => targets::chart(comparison, setting),
        Kind::Trend => trend::chart(comparison, setting),
        Kind::Themes => themes::chart(comparison, setting),
    }
}

impl Panel {
    /// The drawing as an element of a page; `id` must be its own.
    #[must_use]
    pub fn inline(&self, id: &str) -> String {
        let (width, height) = (self.width, self.height);
        format!(
            "<svg class=\"chart\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
             <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{}</svg>",
            svg::escaped(&self.title),
            svg::escaped(&self.description),
            self.body
        )
    }
}

/// A drawing by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The SVG file.
    pub svg: String,
    /// Its width in dots of the screen.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// What it shows, for those who do not see it.
    pub says: String,
}

/// Panels in a row.
const ACROSS: usize = 3;
const GAP: u32 = 24;

/// The chart as a file of its own: title, panels, note.
#[must_use]
pub fn file(chart: &Chart) -> String {
    whole(chart, &style::file()).svg
}

/// The same on white, whatever the screen is set to: for a picture.
#[must_use]
pub fn on_white(chart: &Chart) -> Drawing {
    whole(chart, &style::white())
}

fn whole(chart: &Chart, style: &str) -> Drawing {
    let across = ACROSS.min(chart.panels.len()).max(1);
    let width = GAP + (widest(chart) + GAP) * u32::try_from(across).unwrap_or(1);
    let mut body = svg::text(f64::from(GAP), 36.0, "title", "start", &chart.title);
    let mut y = 64;
    for row in chart.panels.chunks(across) {
        body.push_str(&beside(row, GAP, y, widest(chart)));
        y += highest(row) + GAP;
    }
    for line in svg::wrapped(&chart.note, f64::from(width - 2 * GAP) / 12.0) {
        body.push_str(&svg::text(f64::from(GAP), f64::from(y), "note", "start", &line));
        y += 18;
    }
    drawing(&chart.title, &chart.panels, style, (width, y), &body)
}

/// The panels in rows no wider than this, each a drawing on white without title and note: for documents that set those themselves.
#[must_use]
pub fn rows(chart: &Chart, width: u32) -> Vec<Drawing> {
    let across = usize::try_from((width + GAP) / (widest(chart) + GAP)).unwrap_or(1).max(1);
    let row = |row: &[Panel]| {
        let width = row.iter().map(|_| widest(chart) + GAP).sum::<u32>() - GAP;
        drawing(&chart.title, row, &style::white(), (width, highest(row)), &beside(row, 0, 0, widest(chart)))
    };
    chart.panels.chunks(across).map(row).collect()
}

fn widest(chart: &Chart) -> u32 {
    chart.panels.iter().map(|panel| panel.width).max().unwrap_or(440)
}

fn highest(row: &[Panel]) -> u32 {
    row.iter().map(|panel| panel.height).max().unwrap_or(0)
}

/// Panels beside one another, the first with its corner here.
fn beside(row: &[Panel], x: u32, y: u32, widest: u32) -> String {
    let places = (x..).step_by(usize::try_from(widest + GAP).unwrap_or(1));
    row.iter().zip(places).map(|(panel, x)| format!("<g transform=\"translate({x} {y})\">{}</g>", panel.body)).collect()
}

fn drawing(title: &str, panels: &[Panel], style: &str, (width, height): (u32, u32), body: &str) -> Drawing {
    let described: Vec<&str> = panels.iter().map(|panel| panel.description.as_str()).collect();
    let says = described.join("\n");
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart file\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>{}</title><desc>{}</desc><style>{style}</style>\n<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>{body}</svg>\n",
        svg::escaped(title),
        svg::escaped(&says),
    );
    Drawing { svg, width, height, says }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_the_panels_in_rows_that_fit_and_every_panel_once() {
        let panel = |n: u32| Panel {
            title: n.to_string(),
            description: format!("甲{n}"),
            width: 260,
            height: 100 + n,
            body: format!("<g id=\"p{n}\"/>"),
        };
        let chart = Chart { title: "历年".to_owned(), note: "注".to_owned(), panels: (0..5).map(panel).collect() };
        let found = rows(&chart, 590);
        assert_eq!(found.iter().map(|row| (row.width, row.height)).collect::<Vec<_>>(), [(544, 101), (544, 103), (260, 104)]);
        assert_eq!(found[1].says, "甲2\n甲3");
        let all: String = found.iter().map(|row| row.svg.as_str()).collect();
        assert!((0..5).all(|n| all.matches(&format!("id=\"p{n}\"")).count() == 1) && !all.contains("var("), "{all}");
        assert_eq!(rows(&chart, 10).len(), 5, "one at least");
    }
}
