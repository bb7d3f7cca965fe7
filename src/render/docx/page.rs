//! What every document here has around its text: the paper and its margins (those of GB/T 9704), the running head, the page number.

use super::xml::Xml;

/// The names that the elements of a document are written with.
pub(super) const NAMES: [(&str, &str); 2] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// The last element of the body: running head, page number, paper.
pub(super) fn section(xml: &mut Xml) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rId-header")]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId-footer")]);
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [
            ("w:top", "2098"),
            ("w:right", "1474"),
            ("w:bottom", "1984"),
            ("w:left", "1588"),
            ("w:header", "1134"),
            ("w:footer", "1134"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
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
pub(super) fn field(xml: &mut Xml, instruction: &str, shown: &str) {
    let mark = |xml: &mut Xml, kind: &str| {
        xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)]));
    };
    mark(xml, "begin");
    xml.element("w:r", &[], |xml| {
        xml.element("w:instrText", &[("xml:space", "preserve")], |xml| xml.text(instruction));
    });
    mark(xml, "separate");
    run(xml, shown);
    mark(xml, "end");
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
