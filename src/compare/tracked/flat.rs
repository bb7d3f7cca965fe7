//! A report → its paragraphs as one text, each closed by its mark, and where its sentences stand in it.

use std::ops::Range;

use crate::align::Segment;
use crate::structure::Report;

/// The paragraphs of a report in a row.
#[derive(Debug)]
pub(super) struct Flat {
    /// Their words, `\n` after each.
    pub(super) text: String,
    /// For each where it stands in the clean text, where in `text`, and the level of the heading that it is.
    paragraphs: Vec<Placed>,
}

#[derive(Debug)]
struct Placed {
    source: usize,
    flat: usize,
    heading: Option<u8>,
}

impl Flat {
    pub(super) fn of(report: &Report) -> Self {
        let mut flat = Self { text: String::with_capacity(report.source.text.len() + 1), paragraphs: Vec::new() };
        for paragraph in &report.source.paragraphs {
            let heading = paragraph.heading.filter(|level| *level > 0);
            flat.paragraphs.push(Placed { source: paragraph.span.start, flat: flat.text.len(), heading });
            flat.text.push_str(report.source.slice(paragraph.span));
            flat.text.push('\n');
        }
        let title = flat.paragraphs.iter().position(|of| is_title(flat.words(of), &report.meta.title));
        if let Some(title) = title.and_then(|at| flat.paragraphs.get_mut(at)) {
            title.heading = Some(0);
        }
        for section in report.sections.iter().filter(|section| section.level > 0 && !section.run_in) {
            let at = flat.paragraphs.partition_point(|of| of.source <= section.title_span.start);
            if let Some(of) = at.checked_sub(1).and_then(|at| flat.paragraphs.get_mut(at)) {
                of.heading = Some(section.level);
            }
        }
        flat
    }

    /// Where a segment stands.
    pub(super) fn place(&self, segment: &Segment) -> Range<usize> {
        let at = self.paragraphs.partition_point(|of| of.source <= segment.span.start);
        let Some(of) = at.checked_sub(1).and_then(|at| self.paragraphs.get(at)) else { return 0..0 };
        let start = of.flat + (segment.span.start - of.source);
        start..start + (segment.span.end - segment.span.start)
    }

    /// The words between two places.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The level of the heading whose paragraph holds this place.
    pub(super) fn heading(&self, place: usize) -> Option<u8> {
        let at = self.paragraphs.partition_point(|of| of.flat <= place);
        at.checked_sub(1).and_then(|at| self.paragraphs.get(at)).and_then(|of| of.heading)
    }

    fn words(&self, of: &Placed) -> &str {
        let rest = self.text.get(of.flat..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default()
    }
}

/// The title is written without blanks, and no other paragraph says just that.
fn is_title(words: &str, title: &str) -> bool {
    !title.is_empty() && words.chars().filter(|c| !c.is_whitespace()).eq(title.chars())
}
