//! The charts of a briefing → pictures for a document, each with its words; what cannot be drawn is left out and said.

use rayon::prelude::*;

use super::{Chart, Drawing, Fonts, Kind, chart, png, rows};
use crate::compare::Comparison;
use crate::error::Error;
use crate::note::Note;
use crate::render::brief::Setting;

/// A chart of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// What it shows.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// How to read it.
    pub note: String,
    /// Its rows of panels as drawings, each with its picture in PNG.
    pub rows: Vec<(Drawing, Vec<u8>)>,
}

/// How wide a page is for each chart, in dots of the screen: the trend stands beside the widest table, on paper on its side.
fn width(kind: Kind) -> u32 {
    match kind {
        Kind::Trend => 930,
        Kind::Targets | Kind::Themes => 590,
    }
}

/// The pictures of these charts, lettered with `fonts`; a note for each that is left out.
#[must_use]
pub fn pictures(kinds: &[Kind], comparison: &Comparison, setting: &Setting<'_>, fonts: Option<&Fonts>) -> (Vec<Pictures>, Vec<Note>) {
    let charts: Vec<(Kind, Chart)> = kinds.iter().map(|kind| (*kind, chart(*kind, comparison, setting))).collect();
    let charts: Vec<(Kind, Chart)> = charts.into_iter().filter(|(_, chart)| !chart.panels.is_empty()).collect();
    let Some(fonts) = fonts else {
        return (Vec::new(), if charts.is_empty() { Vec::new() } else { vec![without_fonts()] });
    };
    let drawn: Vec<Result<Pictures, Note>> = charts.into_par_iter().map(|(kind, chart)| drawn(kind, chart, fonts)).collect();
    let (mut pictures, mut notes) = (Vec::new(), Vec::new());
    for one in drawn {
        match one {
            Ok(of) => pictures.push(of),
            Err(note) => notes.push(note),
        }
    }
    (pictures, notes)
}

fn drawn(kind: Kind, chart: Chart, fonts: &Fonts) -> Result<Pictures, Note> {
    let rows: Result<Vec<(Drawing, Vec<u8>)>, Error> =
        rows(&chart, width(kind)).into_par_iter().map(|row| png(&row, fonts).map(|bytes| (row, bytes))).collect();
    match rows {
        Ok(rows) => Ok(Pictures { kind, title: chart.title, note: chart.note, rows }),
        Err(error) => Err(Note::new(
            format!("文档未附图“{}”：{}", chart.title, error.what),
            format!("the chart “{}” is left out of the document: {}", chart.title, error.what),
        )),
    }
}

fn without_fonts() -> Note {
    if cfg!(feature = "png") {
        Note::new(
            "文档未附图：本机没有中文字体，装上（如 Noto Sans CJK）后重新生成即可",
            "the document has no charts: this machine has no font with Chinese characters; install one, such as Noto Sans CJK, and write it anew",
        )
    } else {
        Note::new("文档未附图：这一版 tongbi 编译时未带 png 功能", "the document has no charts: this build of tongbi lacks its feature png")
    }
}
