//! The charts of a part in the document: the title above, the pictures with words that stand for them, how to read them below.

use super::brief::Writer;
use super::words::{Stand, paragraph, plain};
use super::xml::Xml;
use super::{page, picture};
use crate::compare::brief::Part;

/// Writes those of a part on paper of this width.
pub(super) fn write(writer: &mut Writer<'_>, xml: &mut Xml, part: Part, paper: usize) {
    for chart in writer.charts.iter().filter(|chart| chart.kind.part() == part) {
        paragraph(xml, Stand { style: "FigureTitle", ..Stand::default() }, |xml| page::run(xml, &chart.title));
        for row in &chart.rows {
            let picture = picture::chart(row, writer.pictures.len() + 1, paper);
            paragraph(xml, Stand { style: "Figure", ..Stand::default() }, |xml| picture.write(xml, &row.0.says));
            writer.pictures.push(picture);
        }
        plain(xml, "Note", &chart.note);
        plain(xml, "Gap", "");
    }
}
