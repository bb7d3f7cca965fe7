//! A text with tracked changes → a Word document whose changes are Word's own: accepting all gives the new report, rejecting all the
//! old.

use super::package::Package;
use super::page;
use super::xml::Xml;
use crate::compare::Comparison;
use crate::compare::tracked::{Fate, Tracked, TrackedParagraph, TrackedRun};
use crate::error::Error;
use crate::render::clock::Clock;
use crate::render::lang::Lang;
use crate::render::notes;

/// The redline as .docx; of a comparison without one, an empty document.
///
/// # Errors
/// Where the document cannot be packed: no text makes it fail.
pub fn redline(comparison: &Comparison, lang: Lang, clock: Clock) -> Result<Vec<u8>, Error> {
    let empty = Tracked::default();
    let tracked = comparison.tracked.as_ref().unwrap_or(&empty);
    let title = title(comparison, lang);
    let doubts = notes::lines(&comparison.reports, &comparison.notes, lang);
    let mut writer = Writer { xml: Xml::new(), id: 0, time: clock.iso(), comment: !doubts.is_empty() };
    writer.document(tracked);
    let time = writer.time.take();
    let package = Package::new(writer.xml.finish(), &title, clock).with("header", "header1.xml", page::header(&title)).with(
        "footer",
        "footer1.xml",
        page::footer(),
    );
    if doubts.is_empty() { package.pack() } else { package.with("comments", "comments.xml", comment(&doubts, time.as_deref())).pack() }
}

/// What is compared with what: the running head, as nothing may be added to the text.
fn title(comparison: &Comparison, lang: Lang) -> String {
    let name = |at: Option<&crate::compare::Heading>| {
        at.map_or_else(String::new, |report| {
            let file = report.file.rsplit(['/', '\\']).next().unwrap_or_default();
            let year = report.meta.year.map_or_else(String::new, |year| format!("{year}{}", lang.pick("年 ", " ")));
            format!("{year}{file}")
        })
    };
    let (old, new) = (name(comparison.reports.first()), name(comparison.reports.last()));
    match lang {
        Lang::Zh => format!("修订对照　旧：{old}　新：{new}"),
        Lang::En => format!("Redline: {old} to {new}"),
    }
}

/// The doubts as a comment at the head of the text: they stand in neither text, whatever is accepted or rejected.
fn comment(doubts: &[String], time: Option<&str>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("w:comments", &page::NAMES, |xml| {
        let mut attributes = vec![("w:id", COMMENT), ("w:author", "tongbi")];
        attributes.extend(time.map(|time| ("w:date", time)));
        attributes.push(("w:initials", "tongbi"));
        xml.element("w:comment", &attributes, |xml| {
            for doubt in doubts {
                xml.element("w:p", &[], |xml| page::run(xml, doubt));
            }
        });
    });
    xml.finish()
}

/// The number of the comment.
const COMMENT: &str = "0";

struct Writer {
    xml: Xml,
    id: usize,
    time: Option<String>,
    /// Whether the next paragraph bears the comment.
    comment: bool,
}

impl Writer {
    fn document(&mut self, tracked: &Tracked) {
        // The closures of the elements borrow the document: it is taken out for their time.
        let mut xml = std::mem::replace(&mut self.xml, Xml::new());
        xml.element("w:document", &page::NAMES, |xml| {
            xml.element("w:body", &[], |xml| {
                for paragraph in &tracked.paragraphs {
                    self.paragraph(xml, paragraph);
                }
                page::section(xml, false);
            });
        });
        self.xml = xml;
    }

    fn paragraph(&mut self, xml: &mut Xml, of: &TrackedParagraph) {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                if let Some(style) = style(of) {
                    xml.val("w:pStyle", style);
                }
                if let Some(name) = element(of.mark) {
                    xml.element("w:rPr", &[], |xml| self.change(xml, name, |_| {}));
                }
            });
            let comment = std::mem::take(&mut self.comment);
            if comment {
                xml.empty("w:commentRangeStart", &[("w:id", COMMENT)]);
            }
            for run in &of.runs {
                self.run(xml, run);
            }
            if comment {
                xml.empty("w:commentRangeEnd", &[("w:id", COMMENT)]);
                xml.element("w:r", &[], |xml| xml.empty("w:commentReference", &[("w:id", COMMENT)]));
            }
        });
    }

    fn run(&mut self, xml: &mut Xml, of: &TrackedRun) {
        let words = |xml: &mut Xml, name| xml.element("w:r", &[], |xml| page::words(xml, name, &of.text));
        let Some(number) = of.moved else {
            match element(of.fate) {
                None => words(xml, "w:t"),
                Some("w:del") => self.change(xml, "w:del", |xml| words(xml, "w:delText")),
                Some(name) => self.change(xml, name, |xml| words(xml, "w:t")),
            }
            return;
        };
        let (begin, name, end) = match of.fate {
            Fate::Deleted => ("w:moveFromRangeStart", "w:moveFrom", "w:moveFromRangeEnd"),
            Fate::Inserted | Fate::Kept => ("w:moveToRangeStart", "w:moveTo", "w:moveToRangeEnd"),
        };
        let (id, label) = (self.next(), format!("move{number}"));
        let mut attributes = vec![("w:id", id.as_str()), ("w:author", "tongbi")];
        // Here the schema wants a date: the day that zip counts from says nothing of the machine.
        let time = self.time.clone().unwrap_or_else(|| "1980-01-01T00:00:00Z".to_owned());
        attributes.push(("w:date", &time));
        attributes.push(("w:name", &label));
        xml.empty(begin, &attributes);
        self.change(xml, name, |xml| words(xml, "w:t"));
        xml.empty(end, &[("w:id", &id)]);
    }

    /// The element of a change and what it holds.
    fn change(&mut self, xml: &mut Xml, name: &'static str, inside: impl FnOnce(&mut Xml)) {
        let id = self.next();
        let mut attributes = vec![("w:id", id.as_str()), ("w:author", "tongbi")];
        attributes.extend(self.time.as_deref().map(|time| ("w:date", time)));
        xml.element(name, &attributes, inside);
    }

    fn next(&mut self) -> String {
        self.id += 1;
        self.id.to_string()
    }
}

fn element(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Kept => None,
        Fate::Deleted => Some("w:del"),
        Fate::Inserted => Some("w:ins"),
    }
}

/// Headings by their level; words that bring their own blanks are not set in by two more.
fn style(of: &TrackedParagraph) -> Option<&'static str> {
    match of.heading {
        Some(0) => Some("Title"),
        Some(1) => Some("Heading1"),
        Some(2) => Some("Heading2"),
        Some(3) => Some("Heading3"),
        _ => {
            let blank = of.runs.first().is_some_and(|run| run.text.starts_with(char::is_whitespace));
            (!blank).then_some("BodyText")
        }
    }
}
