//! The small change of a document: paragraphs in a style, runs in a look, links, marks to link to.

use super::page;
use super::xml::Xml;
use crate::compare::Tag;
use crate::render::grid::Tint;

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stand {
    /// Its style.
    pub(super) style: &'static str,
    /// It stays on the page of the next one.
    pub(super) with_next: bool,
    /// Its list and its level there.
    pub(super) list: Option<(&'static str, &'static str)>,
    /// Its side, where the style does not say.
    pub(super) side: Option<&'static str>,
}

/// A paragraph.
pub(super) fn paragraph(xml: &mut Xml, stand: Stand, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.val("w:pStyle", stand.style);
            if stand.with_next {
                xml.empty("w:keepNext", &[]);
            }
            if let Some((list, level)) = stand.list {
                xml.element("w:numPr", &[], |xml| {
                    xml.val("w:ilvl", level);
                    xml.val("w:numId", list);
                });
            }
            if let Some(side) = stand.side {
                xml.val("w:jc", side);
            }
        });
        inside(xml);
    });
}

/// A paragraph of plain words.
pub(super) fn plain(xml: &mut Xml, style: &'static str, words: &str) {
    paragraph(xml, Stand { style, ..Stand::default() }, |xml| looking(xml, Look::default(), words));
}

/// Words in a look; line ends in them become line breaks.
pub(super) fn looking(xml: &mut Xml, look: Look, words: &str) {
    if words.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        look.write(xml);
        for (at, line) in words.lines().enumerate() {
            if at > 0 {
                xml.empty("w:br", &[]);
            }
            page::words(xml, "w:t", line);
        }
    });
}

/// How words look.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) struck: bool,
    pub(super) lined: bool,
    pub(super) ink: Option<&'static str>,
}

impl Look {
    /// Of words that were kept, deleted or inserted: never by colour alone.
    pub(super) fn of_tag(tag: Tag) -> Self {
        match tag {
            Tag::Keep => Self::default(),
            Tag::Delete => Self { struck: true, ink: Some("B00020"), ..Self::default() },
            Tag::Insert => Self { lined: true, ink: Some("1B6E2D"), ..Self::default() },
        }
    }

    /// Of words that say something good or bad.
    pub(super) fn of_tint(tint: Tint) -> Self {
        let ink = match tint {
            Tint::Plain => None,
            Tint::Good => Some("1B5E20"),
            Tint::Bad => Some("9C0006"),
            Tint::Doubtful => Some("7F6000"),
            Tint::Faint => Some("595959"),
        };
        Self { ink, bold: tint == Tint::Bad, ..Self::default() }
    }

    fn write(self, xml: &mut Xml) {
        if !self.bold && !self.struck && !self.lined && self.ink.is_none() {
            return;
        }
        xml.element("w:rPr", &[], |xml| {
            if self.bold {
                xml.empty("w:b", &[]);
            }
            if self.struck {
                xml.empty("w:strike", &[]);
            }
            if let Some(ink) = self.ink {
                xml.val("w:color", ink);
            }
            if self.lined {
                xml.val("w:u", "single");
            }
        });
    }
}

/// A link to a mark of the document.
pub(super) fn link(xml: &mut Xml, mark: &str, words: &str) {
    xml.element("w:hyperlink", &[("w:anchor", mark), ("w:history", "1")], |xml| {
        looking(xml, Look { ink: Some("1F4E9E"), ..Look::default() }, words);
    });
}

/// What can be linked to under `mark`.
pub(super) fn marked(xml: &mut Xml, mark: &str, id: usize, inside: impl FnOnce(&mut Xml)) {
    let id = id.to_string();
    xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", mark)]);
    inside(xml);
    xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
}
