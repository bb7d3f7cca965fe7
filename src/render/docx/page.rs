//! What every document here has around its text: the paper and its margins (those of GB/T 9704), the running head, the page number.

use super::xml::Xml;

/// The names that the elements of a document are written with.
pub(super) const NAMES: [(&str, &str); 2] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// The last element of the body: running head, page number, paper, upright or on its side.
pub(super) fn section(xml: &mut Xml, across: bool) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rId-header")]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId-footer")]);
        if across {
            xml.empty("w:pgSz", &[("w:w", LONG), ("w:h", SHORT), ("w:orient", "landscape")]);
            margins(xml, [("w:top", "1474"), ("w:right", "1440"), ("w:bottom", "1474"), ("w:left", "1440")]);
        } else {
            xml.empty("w:pgSz", &[("w:w", SHORT), ("w:h", LONG)]);
            margins(xml, [("w:top", "2098"), ("w:right", "1474"), ("w:bottom", "1984"), ("w:left", "1588")]);
        }
    });
}

/// The sides of A4, in twentieths of a point.
const SHORT: &str = "11906";
const LONG: &str = "16838";

fn margins(xml: &mut Xml, sides: [(&'static str, &str); 4]) {
    let mut all = sides.to_vec();
    all.extend([("w:header", "851"), ("w:footer", "992"), ("w:gutter", "0")]);
    xml.empty("w:pgMar", &all);
}

/// How wide the text is.
pub(super) fn width(across: bool) -> usize {
    if across { 16_838 - 2 * 1_440 } else { 11_906 - 1_474 - 1_588 }
}

/// Ends the pages of this kind.
pub(super) fn turn(xml: &mut Xml, across: bool) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.val("w:pStyle", "Gap");
            section(xml, across);
        });
    });
}

/// The running head.
pub(super) fn header(words: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("w:hdr", &NAMES, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.val("w:pStyle", "Header"));
            run(xml, words);
        });
    });
    xml.finish()
}

/// The page number as offices write it: — 3 —.
pub(super) fn footer() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("w:ftr", &NAMES, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.val("w:pStyle", "Footer"));
            run(xml, "— ");
            field(xml, " PAGE ", "1");
            run(xml, " —");
        });
    });
    xml.finish()
}

/// A field and what it shows until it is computed.
fn field(xml: &mut Xml, instruction: &str, shown: &str) {
    mark(xml, &[("w:fldCharType", "begin")]);
    self::instruction(xml, instruction);
    mark(xml, &[("w:fldCharType", "separate")]);
    run(xml, shown);
    field_closes(xml);
}

/// Begins a field that is to be computed when the document is opened.
pub(super) fn field_opens(xml: &mut Xml, instruction: &str) {
    mark(xml, &[("w:fldCharType", "begin"), ("w:dirty", "true")]);
    self::instruction(xml, instruction);
    mark(xml, &[("w:fldCharType", "separate")]);
}

/// Ends a field.
pub(super) fn field_closes(xml: &mut Xml) {
    mark(xml, &[("w:fldCharType", "end")]);
}

fn mark(xml: &mut Xml, attributes: &[(&'static str, &str)]) {
    xml.element("w:r", &[], |xml| xml.empty("w:fldChar", attributes));
}

fn instruction(xml: &mut Xml, words: &str) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:instrText", &[("xml:space", "preserve")], |xml| xml.text(words));
    });
}

/// Words without a format of their own.
pub(super) fn run(xml: &mut Xml, words: &str) {
    xml.element("w:r", &[], |xml| self::words(xml, "w:t", words));
}

/// The words of a run; a tab is an element of its own.
pub(super) fn words(xml: &mut Xml, name: &'static str, words: &str) {
    for (at, part) in words.split('\t').enumerate() {
        if at > 0 {
            xml.empty("w:tab", &[]);
        }
        if !part.is_empty() {
            xml.element(name, &[("xml:space", "preserve")], |xml| xml.text(part));
        }
    }
}
