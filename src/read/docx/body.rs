//! The body of a Word document → its blocks in order: paragraphs with number and level, rows, what tracked changes took away.

use super::numbering::val;
use super::run::{Part, Words};
use super::styles::{self, Styles};
use crate::note::Note;
use crate::read::Revisions;
use crate::read::blocks::{Block, Kind};
use crate::read::lists::Numbering;
use crate::read::table::{self, TableCell, TableRow};
use crate::read::xml::Element;
use crate::source::Place;

/// A note that the text calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Called {
    /// Its number in the text.
    pub(super) number: u32,
    /// The id in its part.
    pub(super) id: String,
    /// Whether it is an endnote.
    pub(super) end: bool,
}

/// The walk through a document.
pub(super) struct Body<'d> {
    pub(super) styles: &'d Styles,
    pub(super) revisions: Revisions,
    /// The notes called so far.
    pub(super) called: Vec<Called>,
    /// The page, where the document tells.
    pub(super) page: Option<u32>,
    /// The fields that are open, over paragraphs: what each prints.
    pub(super) fields: Vec<Field>,
    numbering: Numbering,
    out: Vec<Block>,
    tables: u32,
    /// Words of a paragraph whose end is gone: they open the next.
    carried: String,
    changed: bool,
}

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What it computes (`TOC \o`, `PAGE`).
    pub(super) instruction: String,
    /// Whether what it printed has begun.
    pub(super) printed: bool,
}

impl<'d> Body<'d> {
    /// Begins a walk; `paged` where the document says where its pages end.
    pub(super) fn new(styles: &'d Styles, numbering: Numbering, revisions: Revisions, paged: bool) -> Self {
        Self {
            styles,
            revisions,
            called: Vec::new(),
            page: paged.then_some(1),
            fields: Vec::new(),
            numbering,
            out: Vec::new(),
            tables: 0,
            carried: String::new(),
            changed: false,
        }
    }

    /// Takes what was found since.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let carried = std::mem::take(&mut self.carried);
        if !carried.is_empty() {
            self.out.push(Block::new(Kind::Whole, &carried, self.place()));
        }
        std::mem::take(&mut self.out)
    }

    /// Reads what stands in `of` apart from what was found so far.
    pub(super) fn apart(&mut self, of: Element<'_>) -> Vec<Block> {
        let before = (std::mem::take(&mut self.out), std::mem::take(&mut self.carried));
        self.walk(of);
        let found = self.blocks();
        (self.out, self.carried) = before;
        found
    }

    /// What the reader must say of the document.
    pub(super) fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.changed {
            let (zh, en) = match self.revisions {
                Revisions::Final => (
                    "接受全部修订后的文字（--revisions original 可读修订前的）",
                    "all accepted (--revisions original reads the text before)",
                ),
                Revisions::Original => ("拒绝全部修订后的文字", "all rejected"),
            };
            notes.push(Note::new(format!("文件带有修订，读的是{zh}"), format!("the file has tracked changes, read as {en}")));
        }
        notes
    }

    pub(super) fn place(&self) -> Place {
        Place { page: self.page, ..Place::default() }
    }

    /// Whether an element is no part of the text that is wanted, and why; `ins` and `del` by any of their names.
    pub(super) fn gone(&mut self, name: &str) -> Option<&'static str> {
        let (inserted, deleted) = match name {
            "ins" | "moveTo" | "cellIns" => (true, false),
            "del" | "moveFrom" | "cellDel" => (false, true),
            _ => return None,
        };
        self.changed = true;
        match self.revisions {
            Revisions::Final if deleted => Some("deleted text"),
            Revisions::Original if inserted => Some("inserted text"),
            Revisions::Final | Revisions::Original => None,
        }
    }

    /// Goes through the paragraphs and tables of `of`.
    pub(super) fn walk(&mut self, of: Element<'_>) {
        for child in of.children() {
            match child.name() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                "sdt" if is_contents(child) => {
                    let words = child.text();
                    self.drop(&words, "contents list");
                }
                "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "del" | "moveTo" | "moveFrom"
                    if self.gone(child.name()).is_none() =>
                {
                    self.walk(child);
                }
                "AlternateContent" => {
                    if let Some(choice) = chosen(child) {
                        self.walk(choice);
                    }
                }
                _ => {}
            }
        }
    }

    fn drop(&mut self, words: &str, reason: &'static str) {
        if !words.trim().is_empty() {
            let place = self.place();
            self.out.push(Block::new(Kind::Dropped(reason), words, place));
        }
    }

    fn paragraph(&mut self, of: Element<'_>) {
        let properties = of.child("pPr");
        let style = properties.and_then(|p| p.child("pStyle")).and_then(val);
        let style = style.as_deref();
        let contents = style.is_some_and(|id| self.styles.is_contents(id))
            || self.fields.iter().any(|f| f.instruction.trim_start().starts_with("TOC"));
        let place = self.place();
        let hidden = style.is_some_and(|id| self.styles.is_hidden(id)).then_some("hidden text");
        let mut words = Words::default();
        self.inline(of, hidden, &mut words);

        let ends = properties.and_then(|p| p.child("rPr")).is_none_or(|p| p.children().all(|c| self.gone(c.name()).is_none()));
        let text = words.text();
        if !ends {
            self.carried.push_str(&text);
        } else if contents {
            self.drop(&text, "contents list");
        } else {
            let text = std::mem::take(&mut self.carried) + &text;
            self.say(properties, style, &text, place);
        }
        for part in words.parts {
            if let Part::Gone(words, reason) = part {
                self.drop(&words, reason);
            }
        }
        self.out.extend(words.boxes);
    }

    fn say(&mut self, properties: Option<Element<'_>>, style: Option<&str>, text: &str, place: Place) {
        let own = properties.and_then(|p| p.child("numPr")).map(styles::number_of).unwrap_or_default();
        let by_style = style.and_then(|id| self.styles.number(id));
        let list = own.0.or_else(|| by_style.as_ref().map(|(list, _)| list.clone()));
        let level = own.1.or_else(|| by_style.and_then(|(_, level)| level));
        let number = list
            .and_then(|list| self.numbering.next(&list, level, style, |style| self.styles.number(style).map(|(number, _)| number)))
            .unwrap_or_default();
        if text.trim().is_empty() {
            self.out.push(Block::paragraph("", place));
            return;
        }
        let outline = properties.and_then(styles::outline).map(|level| level + 1).filter(|level| *level <= 9);
        let heading = outline.or_else(|| style.and_then(|id| self.styles.heading(id)));
        match heading {
            Some(level) => {
                self.out.push(Block::new(Kind::Heading(level), &format!("{number}{}", text.replace('\n', "").trim_start()), place))
            }
            None => {
                let last = text.matches('\n').count();
                for (at, line) in text.split('\n').enumerate() {
                    let number = if at == 0 { number.as_str() } else { "" };
                    let line = if number.is_empty() { line } else { line.trim_start() };
                    // Within a paragraph a line may break off in mid-sentence.
                    let kind = if at == last { Kind::Whole } else { Kind::Paragraph };
                    self.out.push(Block::new(kind, &format!("{number}{line}"), place));
                }
            }
        }
    }

    fn table(&mut self, of: Element<'_>) {
        let mut rows = Vec::new();
        self.rows(of, &mut rows);
        let found = table::blocks(rows, &mut self.tables);
        self.out.extend(found);
    }

    fn rows(&mut self, of: Element<'_>, rows: &mut Vec<TableRow>) {
        for child in of.children() {
            match child.name() {
                "tr" => {
                    let gone = child.child("trPr").is_some_and(|p| p.children().any(|c| self.gone(c.name()).is_some()));
                    let page = self.page;
                    let mut cells = Vec::new();
                    self.cells(child, &mut cells);
                    if !gone {
                        rows.push(TableRow { cells, page });
                    }
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "del" if self.gone(child.name()).is_none() => {
                    self.rows(child, rows);
                }
                _ => {}
            }
        }
    }

    fn cells(&mut self, of: Element<'_>, cells: &mut Vec<TableCell>) {
        for child in of.children() {
            match child.name() {
                "tc" => {
                    let properties = child.child("tcPr");
                    let gone = properties.is_some_and(|p| p.children().any(|c| self.gone(c.name()).is_some()));
                    let across = properties.and_then(|p| p.child("gridSpan")).and_then(val).and_then(|v| v.parse().ok()).unwrap_or(1);
                    let blocks = self.apart(child);
                    if !gone {
                        cells.push(TableCell { blocks, across });
                    }
                }
                "sdt" | "sdtContent" | "customXml" => self.cells(child, cells),
                _ => {}
            }
        }
    }
}

/// A building block that holds the contents list.
fn is_contents(sdt: Element<'_>) -> bool {
    let kind = sdt.child("sdtPr").and_then(|p| p.child("docPartObj")).and_then(|p| p.child("docPartGallery")).and_then(val);
    kind.is_some_and(|kind| kind == "Table of Contents")
}

/// Of contents for newer and older readers, the first that has anything; they say the same.
pub(super) fn chosen(of: Element<'_>) -> Option<Element<'_>> {
    of.children().find(|choice| matches!(choice.name(), "Choice" | "Fallback") && choice.nodes().next().is_some())
}
