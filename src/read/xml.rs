//! An XML part of a document → its elements and texts, by local names; what breaks off is read as far as it goes.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::limits;

/// The elements and texts of a part in document order; each knows where its own end.
#[derive(Debug, Default)]
pub(super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// Whether the part breaks off or goes deeper than the limits, so that something of it is missing.
    pub(super) cut: bool,
}

#[derive(Debug)]
struct Node<'a> {
    /// Name and attributes as written; empty of a text.
    tag: &'a str,
    text: Cow<'a, str>,
    /// One past the last node in it.
    end: usize,
}

/// An element of a tree, or a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'t> {
    tree: &'t Tree<'t>,
    at: usize,
}

impl<'a> Tree<'a> {
    /// Reads a part.
    pub(super) fn parse(xml: &'a str) -> Self {
        let mut reader = Reader::from_str(xml);
        // A reader that insists on every end tag gives up on what Word itself forgives.
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let mut tree = Self::default();
        tree.push("", Cow::Borrowed(""));
        let mut open = vec![0];
        loop {
            let before = reader.buffer_position();
            let event = reader.read_event();
            let tag = || {
                xml.get(usize::try_from(before).ok()?..usize::try_from(reader.buffer_position()).ok()?).map(bare).unwrap_or_default().into()
            };
            match event {
                Ok(Event::Start(_)) => {
                    let tag: Option<&str> = tag();
                    open.push(tree.push(tag.unwrap_or_default(), Cow::Borrowed("")));
                }
                Ok(Event::Empty(_)) => {
                    let tag: Option<&str> = tag();
                    tree.push(tag.unwrap_or_default(), Cow::Borrowed(""));
                }
                Ok(Event::End(_)) if open.len() > 1 => {
                    let end = tree.nodes.len();
                    if let Some(node) = open.pop().and_then(|at| tree.nodes.get_mut(at)) {
                        node.end = end;
                    }
                }
                Ok(Event::Text(text)) => tree.say(text.xml10_content()),
                Ok(Event::CData(text)) => tree.say(text.xml10_content()),
                Ok(Event::GeneralRef(name)) => {
                    let sign = name.resolve_char_ref().ok().flatten().map(|c| Cow::Owned(c.to_string()));
                    if let Some(words) = sign.or_else(|| resolve_predefined_entity(&name).map(Cow::Borrowed)) {
                        tree.say(words);
                    }
                }
                Ok(Event::Eof) => break,
                Ok(Event::End(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_)) => {}
                Err(_) => {
                    tree.cut = true;
                    break;
                }
            }
            if open.len() > limits::DEPTH || tree.nodes.len() > limits::NODES {
                tree.cut = true;
                break;
            }
        }
        tree.cut |= open.len() > 1;
        let end = tree.nodes.len();
        for at in open {
            if let Some(node) = tree.nodes.get_mut(at) {
                node.end = end;
            }
        }
        tree
    }

    fn push(&mut self, tag: &'a str, text: Cow<'a, str>) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node { tag, text, end: at + 1 });
        at
    }

    fn say(&mut self, text: Cow<'a, str>) {
        if !text.is_empty() {
            self.push("", text);
        }
    }

    /// What stands above the outermost element.
    pub(super) fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }

    /// The outermost element.
    pub(super) fn top(&self) -> Option<Element<'_>> {
        self.root().children().next()
    }
}

impl<'t> Element<'t> {
    fn node(self) -> Option<&'t Node<'t>> {
        self.tree.nodes.get(self.at)
    }

    fn tag(self) -> &'t str {
        self.node().map_or("", |node| node.tag)
    }

    /// Its name without a prefix; empty of a text.
    pub(super) fn name(self) -> &'t str {
        let tag = self.tag();
        let name = tag.get(..name_length(tag)).unwrap_or_default();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The attribute of this local name.
    pub(super) fn attr(self, name: &str) -> Option<Cow<'t, str>> {
        let tag = self.tag();
        let start = BytesStart::from_content(tag, name_length(tag));
        let found = start.attributes().with_checks(false).flatten().find(|of| of.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
        Some(Cow::Owned(value.into_owned()))
    }

    /// Elements and texts right in it.
    pub(super) fn nodes(self) -> impl Iterator<Item = Element<'t>> {
        let end = self.node().map_or(0, |node| node.end);
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let node = self.tree.nodes.get(at).filter(|_| at < end)?;
            let found = Element { tree: self.tree, at };
            at = node.end;
            Some(found)
        })
    }

    /// Elements right in it.
    pub(super) fn children(self) -> impl Iterator<Item = Element<'t>> {
        self.nodes().filter(|of| !of.tag().is_empty())
    }

    /// The first element of this name right in it.
    pub(super) fn child(self, name: &str) -> Option<Element<'t>> {
        self.children().find(|of| of.name() == name)
    }

    /// Every element in it at whatever depth, in order.
    pub(super) fn descendants(self) -> impl Iterator<Item = Element<'t>> {
        let end = self.node().map_or(0, |node| node.end);
        (self.at + 1..end).map(move |at| Element { tree: self.tree, at }).filter(|of| !of.tag().is_empty())
    }

    /// All words in it.
    pub(super) fn text(self) -> String {
        let end = self.node().map_or(0, |node| node.end);
        self.tree.nodes.get(self.at..end).unwrap_or_default().iter().map(|node| node.text.as_ref()).collect()
    }
}

/// `<w:p a="b"/>` → `w:p a="b"`
fn bare(tag: &str) -> &str {
    let tag = tag.strip_prefix('<').unwrap_or(tag);
    let tag = tag.strip_suffix('>').unwrap_or(tag);
    tag.strip_suffix('/').unwrap_or(tag)
}

fn name_length(tag: &str) -> usize {
    tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_texts_and_attributes_are_found_by_local_names() {
        let tree = Tree::parse("<?xml version=\"1.0\"?><w:a w:val=\"1 &amp; 2\"><b/>甲&amp;&#20057;<w:b x='y'>丙</w:b></w:a>");
        let top = tree.top().expect("a");
        assert_eq!((top.name(), top.attr("val").as_deref()), ("a", Some("1 & 2")));
        assert_eq!(top.text(), "甲&乙丙");
        let names: Vec<_> = top.children().map(|b| (b.name(), b.text())).collect();
        assert_eq!(names, [("b", String::new()), ("b", "丙".to_owned())]);
        assert!(!tree.cut);
    }

    #[test]
    fn what_breaks_off_is_read_as_far_as_it_goes() {
        let tree = Tree::parse("<a><b>甲</b><c>乙");
        assert!(tree.cut);
        assert_eq!(tree.root().text(), "甲乙");
        let deep = "<a>".repeat(100_000);
        assert!(Tree::parse(&deep).cut);
    }
}
