//! Charts as SVG: targets against results, indicators over years, the share of each theme. The page shows the panels, `tongbi chart`
//! writes them as one file. Drawn by hand, so that they need no font and come out the same everywhere.

mod svg;
mod targets;
mod themes;
mod trend;

use crate::compare::Comparison;
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

/// The colours and lines, which the page has in its style sheet.
pub const STYLE: &str = include_str!("chart.css");

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

/// Panels in a row.
const ACROSS: usize = 3;
const GAP: u32 = 24;

/// The chart as a file of its own: title, panels, note.
#[must_use]
pub fn file(chart: &Chart) -> String {
    let across = ACROSS.min(chart.panels.len()).max(1);
    let widest = chart.panels.iter().map(|panel| panel.width).max().unwrap_or(440);
    let count = u32::try_from(across).unwrap_or(1);
    let width = GAP + (widest + GAP) * count;
    let note = svg::wrapped(&chart.note, f64::from(width - 2 * GAP) / 12.0);
    let (mut body, mut y) = (String::new(), 64);
    for row in chart.panels.chunks(across) {
        let mut x = GAP;
        for panel in row {
            body.push_str(&format!("<g transform=\"translate({x} {y})\">{}</g>", panel.body));
            x += widest + GAP;
        }
        y += row.iter().map(|panel| panel.height).max().unwrap_or(0) + GAP;
    }
    for line in &note {
        body.push_str(&svg::text(f64::from(GAP), f64::from(y), "note", "start", line));
        y += 18;
    }
    let title = svg::text(f64::from(GAP), 36.0, "title", "start", &chart.title);
    let described: Vec<&str> = chart.panels.iter().map(|panel| panel.description.as_str()).collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart file\" viewBox=\"0 0 {width} {y}\" width=\"{width}\" height=\"{y}\" role=\"img\">\n\
         <title>{}</title><desc>{}</desc><style>{STYLE}</style>\n<rect class=\"paper\" width=\"{width}\" height=\"{y}\"/>{title}\n{body}</svg>\n",
        svg::escaped(&chart.title),
        svg::escaped(&described.join(" ")),
    )
}
