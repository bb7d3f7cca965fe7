//! What stands inside a paragraph → its words: runs, links, fields, marks of notes, text boxes; each piece live or gone.

use super::body::{Body, Called, Field, chosen};
use super::numbering::val;
use super::styles;
use crate::read::blocks::Block;
use crate::read::xml::Element;

/// The words of a paragraph as they are found.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// In order.
    pub(super) parts: Vec<Part>,
    /// What stands in its text boxes.
    pub(super) boxes: Vec<Block>,
}

/// A stretch of words.
#[derive(Debug)]
pub(super) enum Part {
    /// To be read.
    Live(String),
    /// Deleted or hidden.
    Gone(String, &'static str),
}

impl Words {
    /// The words that are to be read; a line break in them is a line end.
    pub(super) fn text(&self) -> String {
        let live = |part: &Part| match part {
            Part::Live(words) => Some(words.clone()),
            Part::Gone(..) => None,
        };
        self.parts.iter().filter_map(live).collect()
    }

    fn say(&mut self, words: &str, gone: Option<&'static str>) {
        match (self.parts.last_mut(), gone) {
            (Some(Part::Live(last)), None) => last.push_str(words),
            (Some(Part::Gone(last, reason)), Some(why)) if *reason == why => last.push_str(words),
            (_, None) => self.parts.push(Part::Live(words.to_owned())),
            (_, Some(why)) => self.parts.push(Part::Gone(words.to_owned(), why)),
        }
    }
}

impl Body<'_> {
    /// Goes through what stands in a paragraph; `gone` is why all of it is left out, if it is.
    pub(super) fn inline(&mut self, of: Element<'_>, gone: Option<&'static str>, words: &mut Words) {
        for child in of.children() {
            match child.name() {
                "r" => self.run(child, gone, words),
                // What a page number or a date prints is no text of the report's.
                "fldSimple" if child.attr("instr").is_some_and(|field| is_page(&field)) => {}
                "hyperlink" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" | "bdo" | "dir" | "ins" | "del" | "moveTo"
                | "moveFrom" => {
                    let gone = gone.or(self.gone(child.name()));
                    self.inline(child, gone, words);
                }
                "AlternateContent" => {
                    if let Some(choice) = chosen(child) {
                        self.inline(choice, gone, words);
                    }
                }
                "oMath" | "oMathPara" => child.descendants().filter(|of| of.name() == "t").for_each(|of| words.say(&of.text(), gone)),
                _ => {}
            }
        }
    }

    fn run(&mut self, of: Element<'_>, gone: Option<&'static str>, words: &mut Words) {
        let properties = of.child("rPr");
        let style = properties.and_then(|p| p.child("rStyle")).and_then(val);
        let hidden = properties.and_then(styles::hidden).or_else(|| style.map(|id| self.styles.is_hidden(&id)));
        let gone = match (gone, hidden) {
            (Some("hidden text"), Some(false)) => None,
            (None, Some(true)) => Some("hidden text"),
            (gone, _) => gone,
        };
        self.pieces(of, gone, words);
    }

    fn pieces(&mut self, of: Element<'_>, gone: Option<&'static str>, words: &mut Words) {
        for child in of.children() {
            let quiet = self.fields.iter().any(|field| !field.printed || is_page(&field.instruction));
            match child.name() {
                "fldChar" => self.field(child),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruction.push_str(&child.text());
                    }
                }
                "lastRenderedPageBreak" => self.page = self.page.map(|page| page + 1),
                _ if quiet => {}
                "t" | "delText" => words.say(&child.text(), gone),
                "tab" | "ptab" => words.say(" ", gone),
                "br" | "cr" => words.say("\n", gone),
                "noBreakHyphen" => words.say("-", gone),
                "sym" => {
                    let sign = child.attr("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).and_then(char::from_u32);
                    // Symbol fonts keep their signs where no character has a meaning.
                    if let Some(sign) = sign.filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c)) {
                        words.say(&sign.to_string(), gone);
                    }
                }
                "footnoteReference" | "endnoteReference" if gone.is_none() => {
                    if let Some(mark) = self.call(child) {
                        words.say(&mark, None);
                    }
                }
                "ruby" => child.children().filter(|of| of.name() == "rubyBase").for_each(|base| self.inline(base, gone, words)),
                "AlternateContent" => {
                    if let Some(choice) = chosen(child) {
                        self.pieces(choice, gone, words);
                    }
                }
                "drawing" | "pict" | "object" if gone.is_none() => self.boxes(child, words),
                _ => {}
            }
        }
    }

    fn field(&mut self, of: Element<'_>) {
        match of.attr("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.printed = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn call(&mut self, of: Element<'_>) -> Option<String> {
        let id = of.attr("id")?.into_owned();
        let number = u32::try_from(self.called.len() + 1).ok()?;
        self.called.push(Called { number, id, end: of.name() == "endnoteReference" });
        Some(format!("[{number}]"))
    }

    /// Text boxes stand beside the paragraph that they hang on: their blocks follow it.
    fn boxes(&mut self, of: Element<'_>, words: &mut Words) {
        for child in of.children() {
            match child.name() {
                "txbxContent" => {
                    let found = self.apart(child);
                    words.boxes.extend(found);
                }
                "AlternateContent" => {
                    if let Some(choice) = chosen(child) {
                        self.boxes(choice, words);
                    }
                }
                _ => self.boxes(child, words),
            }
        }
    }
}

fn is_page(instruction: &str) -> bool {
    matches!(instruction.split_whitespace().next(), Some("PAGE" | "NUMPAGES" | "SECTIONPAGES"))
}
