//! `styles.xml` → what a paragraph style says of its paragraphs: heading level, list, contents list, hidden.

use rustc_hash::FxHashMap;

use super::numbering::val;
use crate::read::xml::{Element, Tree};

/// Styles that are based on one another no deeper than this.
const DEPTH: usize = 20;

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: FxHashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based: Option<String>,
    outline: Option<u8>,
    number: Option<(Option<String>, Option<usize>)>,
    hidden: Option<bool>,
}

impl Styles {
    /// Reads the styles of a part.
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let mut styles = Self::default();
        for of in tree.root().descendants().filter(|of| of.name() == "style") {
            let Some(id) = of.attr("styleId") else { continue };
            let paragraph = of.child("pPr");
            let style = Style {
                name: of.child("name").and_then(val).unwrap_or_default().to_lowercase(),
                based: of.child("basedOn").and_then(val),
                outline: paragraph.and_then(outline),
                number: paragraph.and_then(|p| p.child("numPr")).map(number_of),
                hidden: of.child("rPr").and_then(hidden),
            };
            styles.styles.insert(id.into_owned(), style);
        }
        styles
    }

    fn find<T>(&self, id: &str, what: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut id = Some(id);
        for _ in 0..DEPTH {
            let style = self.styles.get(id?)?;
            if let Some(found) = what(style) {
                return Some(found);
            }
            id = style.based.as_deref();
        }
        None
    }

    /// The level of the heading that the style makes, from 1.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        self.find(id, |style| {
            let named =
                ["heading ", "标题 "].iter().find_map(|word| style.name.strip_prefix(word)).and_then(|n| n.trim().parse::<u8>().ok());
            style.outline.map(|level| level + 1).or(named)
        })
        .filter(|level| (1..=9).contains(level))
    }

    /// List and level that the style numbers its paragraphs with.
    pub(super) fn number(&self, id: &str) -> Option<(String, Option<usize>)> {
        let list = self.find(id, |style| style.number.as_ref().and_then(|(list, _)| list.clone()))?;
        Some((list, self.find(id, |style| style.number.as_ref().and_then(|(_, level)| *level))))
    }

    /// Whether its paragraphs are lines of a contents list.
    pub(super) fn is_contents(&self, id: &str) -> bool {
        self.styles.get(id).is_some_and(|style| style.name.starts_with("toc ") || style.name.starts_with("目录"))
    }

    /// Whether its words are hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.find(id, |style| style.hidden).unwrap_or(false)
    }
}

/// The outline level of paragraph properties, from 0; 9 is body text.
pub(super) fn outline(of: Element<'_>) -> Option<u8> {
    of.child("outlineLvl").and_then(val)?.parse().ok()
}

/// List and level of `w:numPr`.
pub(super) fn number_of(of: Element<'_>) -> (Option<String>, Option<usize>) {
    (of.child("numId").and_then(val), of.child("ilvl").and_then(val).and_then(|v| v.parse().ok()))
}

/// Whether run properties hide the words; `None` where they do not say.
pub(super) fn hidden(of: Element<'_>) -> Option<bool> {
    let vanish = of.child("vanish")?;
    Some(!matches!(val(vanish).as_deref(), Some("0" | "false" | "off")))
}
