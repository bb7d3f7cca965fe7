//! Word since 2007 → blocks: paragraphs with their heading levels and printed numbers, notes tied to their marks, tables by rows;
//! tracked changes as one text, hidden words left out. Headers, footers and comments are not read.

mod body;
mod numbering;
mod run;
mod styles;

use std::borrow::Cow;

use super::blocks::{Block, Document, Kind};
use super::package::Package;
use super::xml::{Element, Tree};
use super::{Options, encoding, limits};
use crate::error::Error;
use crate::note::Note;
use crate::source::Place;
use body::Body;
use styles::Styles;

/// Reads the bytes of a docx file.
pub(super) fn read(bytes: &[u8], file: &str, options: &Options) -> Result<Document, Error> {
    let mut package = Package::open(bytes, file)?;
    let main = main_part(&mut package)?;
    let Some(document) = text_of(&mut package, &main)? else {
        return Err(Error::new("the container holds no Word document").at(file).hint("save it anew as .docx"));
    };
    let related = Related::of(&mut package, &main)?;
    let mut part = |kind: &str| related.text(&mut package, kind);
    let (styles, numbering) = (part("styles")?, part("numbering")?);
    let (footnotes, endnotes) = (part("footnotes")?, part("endnotes")?);
    let styles = Styles::read(&Tree::parse(&styles));
    let tree = Tree::parse(&document);
    let Some(content) = tree.root().descendants().find(|of| of.name() == "body") else {
        return Err(Error::new("the Word document has no body").at(file).hint("it is damaged: open and save it anew in Word or WPS"));
    };

    let paged = content.descendants().any(|of| of.name() == "lastRenderedPageBreak");
    let mut body = Body::new(&styles, numbering::read(&Tree::parse(&numbering)), options.revisions, paged);
    body.walk(content);
    let mut blocks = body.blocks();
    let (footnotes, endnotes) = (Tree::parse(&footnotes), Tree::parse(&endnotes));
    let mut at = 0;
    // A note may call another; each is taken once, in the order of the calls.
    while let Some(called) = body.called.get(at).cloned() {
        at += 1;
        let tree = if called.end { &endnotes } else { &footnotes };
        let Some(note) = tree.root().descendants().find(|of| is_note(*of, &called.id)) else { continue };
        body.walk(note);
        let words: String =
            body.blocks().iter().filter(|block| !matches!(block.kind, Kind::Dropped(_))).map(|block| block.text.trim()).collect();
        blocks.push(Block::new(Kind::Note(called.number), &format!("[{}]{words}", called.number), Place::default()));
    }
    let mut notes = body.notes();
    if tree.cut {
        let limit = blocks.len().min(limits::BLOCKS);
        notes.push(
            Note::new("文件损坏，只读到断开处为止", "the file is damaged: it is read up to where it breaks off").at(limit.max(1)).grave(),
        );
    }
    Ok(Document { blocks, encoding: "UTF-8", notes })
}

fn is_note(of: Element<'_>, id: &str) -> bool {
    matches!(of.name(), "footnote" | "endnote") && of.attr("id").as_deref() == Some(id)
}

/// The parts that the main one names, by kind.
struct Related {
    targets: Vec<(String, String)>,
}

impl Related {
    fn of(package: &mut Package<'_>, main: &str) -> Result<Self, Error> {
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
        let list = text_of(package, &format!("{folder}/_rels/{name}.rels"))?.unwrap_or_default();
        let mut targets = Vec::new();
        for (kind, target) in relations(&list) {
            let path = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
            targets.push((kind, path));
        }
        for kind in ["styles", "numbering", "footnotes", "endnotes"] {
            if !targets.iter().any(|(of, _)| of == kind) {
                targets.push((kind.to_owned(), format!("{folder}/{kind}.xml")));
            }
        }
        Ok(Self { targets })
    }

    /// The text of the part of this kind; empty where there is none.
    fn text(&self, package: &mut Package<'_>, kind: &str) -> Result<Cow<'static, str>, Error> {
        let Some((_, path)) = self.targets.iter().find(|(of, _)| of == kind) else { return Ok(Cow::Borrowed("")) };
        Ok(text_of(package, path)?.map_or(Cow::Borrowed(""), Cow::Owned))
    }
}

/// Kind (the last part of its type) and target of every relation.
fn relations(list: &str) -> Vec<(String, String)> {
    let tree = Tree::parse(list);
    let relation = |of: Element<'_>| {
        let kind = of.attr("Type")?;
        let kind = kind.rsplit('/').next()?.to_owned();
        Some((kind, of.attr("Target")?.into_owned()))
    };
    tree.root().descendants().filter_map(relation).collect()
}

fn main_part(package: &mut Package<'_>) -> Result<String, Error> {
    let list = text_of(package, "_rels/.rels")?.unwrap_or_default();
    let named = relations(&list).into_iter().find(|(kind, _)| kind == "officeDocument").map(|(_, target)| target);
    Ok(named.filter(|name| package.holds(name)).unwrap_or_else(|| "word/document.xml".to_owned()).trim_start_matches('/').to_owned())
}

fn text_of(package: &mut Package<'_>, name: &str) -> Result<Option<String>, Error> {
    Ok(package.part(name)?.map(|bytes| encoding::decode(&bytes).text))
}
