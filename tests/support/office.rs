//! What Word makes of a document's XML, in small: its text with every change accepted or rejected; and whether its elements stand in
//! the order of the schema.

#![allow(dead_code, clippy::expect_used, clippy::panic, reason = "every test uses some of it, and a broken document stops its test")]

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// A part of a container.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a container");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// The names of the parts.
pub(crate) fn parts(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a container");
    archive.file_names().map(|name| name.expect("a name").into_owned()).collect()
}

/// An element: its name with the prefix, its attributes, what stands in it.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
    pub(crate) text: String,
}

impl Node {
    pub(crate) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// Itself and all below it, in the order of the text.
    pub(crate) fn all(&self) -> Vec<&Node> {
        std::iter::once(self).chain(self.children.iter().flat_map(Node::all)).collect()
    }
}

/// The root element of an XML text.
pub(crate) fn tree(text: &str) -> Node {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(of) => open.push(node(&of)),
            Event::Empty(of) => open.last_mut().expect("an element").children.push(node(&of)),
            Event::End(_) => {
                let done = open.pop().expect("an element");
                open.last_mut().expect("an element").children.push(done);
            }
            Event::Text(of) => open.last_mut().expect("an element").text.push_str(&of),
            Event::GeneralRef(of) => {
                let sign = match &*of {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("an entity that is not known: {other}"),
                };
                open.last_mut().expect("an element").text.push_str(sign);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    open.pop().and_then(|mut root| root.children.pop()).expect("a root")
}

fn node(of: &quick_xml::events::BytesStart<'_>) -> Node {
    let attributes = of.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let value = quick_xml::escape::unescape(&attribute.value).expect("a value").into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    Node { name: of.name().as_ref().to_owned(), attributes: attributes.collect(), ..Node::default() }
}

/// The paragraphs of a document's body, every change accepted, or else rejected. A paragraph whose mark is gone runs into the next.
pub(crate) fn resolved(document: &str, accept: bool) -> Vec<String> {
    let root = tree(document);
    let gone: &[&str] = if accept { &["w:del", "w:moveFrom"] } else { &["w:ins", "w:moveTo"] };
    let mut texts = vec![String::new()];
    for paragraph in root.all().into_iter().filter(|of| of.name == "w:p") {
        let text = texts.last_mut().expect("a paragraph");
        paragraph.children.iter().for_each(|child| words(child, gone, text));
        let mark = paragraph.child("w:pPr").and_then(|of| of.child("w:rPr"));
        if mark.is_none_or(|of| of.children.iter().all(|child| !gone.contains(&child.name.as_str()))) {
            texts.push(String::new());
        }
    }
    assert_eq!(texts.pop().as_deref(), Some(""), "the last mark of a document stays");
    texts
}

fn words(of: &Node, gone: &[&str], text: &mut String) {
    match of.name.as_str() {
        name if gone.contains(&name) => {}
        "w:t" | "w:delText" => text.push_str(&of.text),
        "w:tab" => text.push('\t'),
        "w:pPr" | "w:rPr" => {}
        _ => of.children.iter().for_each(|child| words(child, gone, text)),
    }
}

/// The order of children in the schema (ECMA-376 part 1, transitional), of those that are written here.
const ORDER: [(&str, &[&str]); 13] = [
    (
        "w:pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
            "pBdr",
            "shd",
            "tabs",
            "suppressAutoHyphens",
            "kinsoku",
            "wordWrap",
            "overflowPunct",
            "topLinePunct",
            "autoSpaceDE",
            "autoSpaceDN",
            "bidi",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "contextualSpacing",
            "mirrorIndents",
            "suppressOverlap",
            "jc",
            "textDirection",
            "textAlignment",
            "textboxTightWrap",
            "outlineLvl",
            "divId",
            "cnfStyle",
            "rPr",
            "sectPr",
            "pPrChange",
        ],
    ),
    (
        "w:rPr",
        &[
            "ins",
            "del",
            "moveFrom",
            "moveTo",
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "smallCaps",
            "strike",
            "dstrike",
            "outline",
            "shadow",
            "emboss",
            "imprint",
            "noProof",
            "snapToGrid",
            "vanish",
            "webHidden",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "effect",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "rtl",
            "cs",
            "em",
            "lang",
            "eastAsianLayout",
            "specVanish",
            "oMath",
        ],
    ),
    (
        "w:tblPr",
        &[
            "tblStyle",
            "tblpPr",
            "tblOverlap",
            "bidiVisual",
            "tblStyleRowBandSize",
            "tblStyleColBandSize",
            "tblW",
            "jc",
            "tblCellSpacing",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
            "tblCaption",
            "tblDescription",
        ],
    ),
    ("w:trPr", &["cnfStyle", "gridBefore", "gridAfter", "cantSplit", "trHeight", "tblHeader", "jc"]),
    (
        "w:tcPr",
        &[
            "cnfStyle",
            "tcW",
            "gridSpan",
            "hMerge",
            "vMerge",
            "tcBorders",
            "shd",
            "noWrap",
            "tcMar",
            "textDirection",
            "tcFitText",
            "vAlign",
            "hideMark",
        ],
    ),
    (
        "w:sectPr",
        &[
            "headerReference",
            "footerReference",
            "footnotePr",
            "endnotePr",
            "type",
            "pgSz",
            "pgMar",
            "paperSrc",
            "pgBorders",
            "lnNumType",
            "pgNumType",
            "cols",
            "formProt",
            "vAlign",
            "noEndnote",
            "titlePg",
            "textDirection",
            "bidi",
            "rtlGutter",
            "docGrid",
        ],
    ),
    ("w:tbl", &["tblPr", "tblGrid", "tr"]),
    ("w:tr", &["trPr", "tc"]),
    ("w:tblBorders", &["top", "left", "bottom", "right", "insideH", "insideV"]),
    ("w:tcBorders", &["top", "left", "bottom", "right"]),
    ("w:tcMar", &["top", "left", "bottom", "right"]),
    ("w:pBdr", &["top", "left", "bottom", "right", "between", "bar"]),
    (
        "w:style",
        &[
            "name",
            "aliases",
            "basedOn",
            "next",
            "link",
            "autoRedefine",
            "hidden",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "locked",
            "pPr",
            "rPr",
            "tblPr",
            "trPr",
            "tcPr",
            "tblStylePr",
        ],
    ),
];

/// What breaks the order of the schema, and the ids that stand twice.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let root = tree(text);
    let mut faults = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for of in root.all() {
        if let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == of.name) {
            let mut last = 0;
            for child in &of.children {
                let name = child.name.trim_start_matches("w:");
                match order.iter().position(|known| *known == name) {
                    Some(place) if place >= last => last = place,
                    Some(_) => faults.push(format!("{name} stands too late in {}", of.name)),
                    None => faults.push(format!("{name} is not known in {}", of.name)),
                }
            }
        }
        let changes = ["w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:moveFromRangeStart", "w:moveToRangeStart", "w:bookmarkStart"];
        if changes.contains(&of.name.as_str()) && !of.attribute("w:id").is_some_and(|id| ids.insert(id.to_owned())) {
            faults.push(format!("an id of {} is missing or stands twice", of.name));
        }
        if of.name == "w:tc" && of.children.last().is_none_or(|last| last.name != "w:p") {
            faults.push("a cell does not end with a paragraph".to_owned());
        }
    }
    faults
}
