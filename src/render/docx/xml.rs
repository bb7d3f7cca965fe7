//! Elements, attributes and words → XML. What is opened is closed, words are escaped, characters that XML cannot hold become blanks.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An attribute's name and value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

/// An XML document as it grows.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// Begins a document.
    pub(super) fn new() -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()) };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// An element and what stands in it.
    pub(super) fn element(&mut self, name: &'static str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Self)) {
        self.write(Event::Start(start(name, attributes)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element that says one thing: `<w:jc w:val="center"/>`.
    pub(super) fn val(&mut self, name: &'static str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element that says one thing in this attribute.
    pub(super) fn val_of(&mut self, name: &'static str, attribute: &'static str, value: &str) {
        self.empty(name, &[(attribute, value)]);
    }

    /// Words.
    pub(super) fn text(&mut self, words: &str) {
        let words = legal(words);
        self.write(Event::Text(BytesText::from_escaped(partial_escape(words.as_ref()))));
    }

    /// The bytes of the document.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.writer.write_event(event);
    }
}

fn start(name: &'static str, attributes: &[Attribute<'_>]) -> BytesStart<'static> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, legal(value).as_ref()));
    }
    start
}

/// Without the characters that no XML document can hold, escaped or not.
fn legal(words: &str) -> Cow<'_, str> {
    let held = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if words.chars().all(held) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.chars().map(|c| if held(c) { c } else { ' ' }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_attributes_are_escaped_and_stay_within_what_xml_can_hold() {
        let mut xml = Xml::new();
        xml.element("w:p", &[("w:a", "\"<&")], |xml| {
            xml.val("w:jc", "center");
            xml.text("<涨\u{1}&跌>");
        });
        let text = String::from_utf8(xml.finish()).unwrap_or_default();
        let body = text.split_once("?>").map_or("", |(_, body)| body);
        assert_eq!(body, r#"<w:p w:a="&quot;&lt;&amp;"><w:jc w:val="center"/>&lt;涨 &amp;跌&gt;</w:p>"#);
    }
}
