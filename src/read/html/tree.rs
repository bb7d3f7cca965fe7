//! A web page → its elements and texts. The tokens are those of browsers; the tree is kept flat, so that neither depth nor a missing
//! end tag can cost more than the page is long.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::read::limits;

/// Elements and texts in document order.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) nodes: Vec<Node>,
    /// Whether elements were too deep to be kept apart.
    pub(super) flattened: bool,
}

/// An element, or a text.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// The element's name in small letters; empty of a text.
    pub(super) name: String,
    /// A text's words.
    pub(super) text: String,
    /// Whether the element is not shown.
    pub(super) hidden: bool,
    /// Columns and rows that a cell covers.
    pub(super) across: usize,
    pub(super) down: usize,
    /// One past the last node in it.
    pub(super) end: usize,
}

/// Elements without content.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "basefont", "frame"];

/// Elements that end where one of the others begins.
const ENDED_BY: &[(&str, &[&str])] = &[
    ("li", &["li"]),
    ("tr", &["tr", "tbody", "thead", "tfoot"]),
    ("td", &["td", "th", "tr", "tbody", "thead", "tfoot"]),
    ("th", &["td", "th", "tr", "tbody", "thead", "tfoot"]),
    ("dt", &["dt", "dd"]),
    ("dd", &["dt", "dd"]),
    ("option", &["option"]),
];

/// What an end tag or a new item does not reach out of.
const BARRIERS: &[&str] = &["table", "td", "th", "ul", "ol", "body", "html"];

impl Page {
    /// Reads a page.
    pub(super) fn parse(html: &str) -> Self {
        let builder = Builder { inner: RefCell::new(Growing::default()) };
        let tokenizer = Tokenizer::new(builder, TokenizerOpts { discard_bom: true, ..TokenizerOpts::default() });
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        let Growing { mut page, open, .. } = tokenizer.sink.inner.into_inner();
        let end = page.nodes.len();
        for at in open {
            if let Some(node) = page.nodes.get_mut(at) {
                node.end = end;
            }
        }
        page
    }
}

struct Builder {
    inner: RefCell<Growing>,
}

#[derive(Default)]
struct Growing {
    page: Page,
    open: Vec<usize>,
    /// Whether the last node is a text that goes on.
    runs_on: bool,
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut growing = self.inner.borrow_mut();
        match token {
            Token::CharacterTokens(words) => growing.say(&words),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return growing.start(&tag),
            Token::TagToken(tag) => growing.end(&tag.name),
            Token::DoctypeToken(_) | Token::CommentToken(_) | Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

impl Growing {
    fn say(&mut self, words: &str) {
        if let Some(last) = self.page.nodes.last_mut().filter(|_| self.runs_on) {
            last.text.push_str(words);
            return;
        }
        let end = self.page.nodes.len() + 1;
        self.page.nodes.push(Node { text: words.to_owned(), end, ..Node::default() });
        self.runs_on = true;
    }

    fn name(&self, open: usize) -> &str {
        self.page.nodes.get(open).map_or("", |node| node.name.as_str())
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        self.runs_on = false;
        let items = ENDED_BY.iter().filter(|(_, by)| by.contains(&name)).map(|(item, _)| *item);
        for item in items {
            self.close(item, BARRIERS.iter().copied().filter(|barrier| *barrier != item && *barrier != "td" && *barrier != "th"));
        }
        if super::is_block(name) && self.open.last().is_some_and(|&at| self.name(at) == "p") {
            self.pop();
        }
        let value = |wanted: &str| tag.attrs.iter().find(|of| &*of.name.local == wanted).map(|of| of.value.to_string());
        let style: String = value("style").unwrap_or_default().to_ascii_lowercase().split_whitespace().collect();
        let number = |wanted: &str| value(wanted).and_then(|v| v.trim().parse().ok()).unwrap_or(1usize).clamp(1, 1_000);
        let (across, down) = if matches!(name, "td" | "th") { (number("colspan"), number("rowspan")) } else { (1, 1) };
        let hidden = style.contains("display:none") || value("hidden").is_some();
        let at = self.page.nodes.len();
        self.page.nodes.push(Node { name: name.to_owned(), hidden, across, down, end: at + 1, ..Node::default() });
        if VOID.contains(&name) || (tag.self_closing && name.contains(':')) {
            return TokenSinkResult::Continue;
        }
        if self.open.len() >= limits::PAGE_DEPTH {
            self.page.flattened = true;
        } else {
            self.open.push(at);
        }
        match name {
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => TokenSinkResult::RawData(RawKind::Rawtext),
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            _ => TokenSinkResult::Continue,
        }
    }

    fn end(&mut self, name: &str) {
        self.runs_on = false;
        let inline = !super::is_block(name);
        let barriers: &[&str] = if matches!(name, "table" | "body" | "html") { &[] } else { &["table"] };
        // </b> ends no paragraph that was opened in it.
        let found = self.open.iter().rev().take(if inline { 24 } else { usize::MAX }).position(|&at| self.name(at) == name);
        if found.is_some() {
            self.close(name, barriers.iter().copied());
        }
    }

    /// Ends the innermost open element called `name` and all in it, unless a barrier stands between.
    fn close(&mut self, name: &str, barriers: impl Iterator<Item = &'static str>) {
        let barriers: Vec<&str> = barriers.collect();
        for depth in (0..self.open.len()).rev() {
            let Some(&at) = self.open.get(depth) else { return };
            if self.name(at) == name {
                while self.open.len() > depth {
                    self.pop();
                }
                return;
            }
            if barriers.contains(&self.name(at)) {
                return;
            }
        }
    }

    fn pop(&mut self) {
        let end = self.page.nodes.len();
        if let Some(node) = self.open.pop().and_then(|at| self.page.nodes.get_mut(at)) {
            node.end = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(html: &str) -> String {
        let page = Page::parse(html);
        let mut out = String::new();
        let mut ends: Vec<usize> = Vec::new();
        for (at, node) in page.nodes.iter().enumerate() {
            while ends.last().is_some_and(|end| *end <= at) {
                ends.pop();
                out.push(')');
            }
            if node.name.is_empty() {
                out.push_str(&node.text);
            } else {
                out.push_str(&node.name);
                out.push('(');
                ends.push(node.end);
            }
        }
        out.push_str(&")".repeat(ends.len()));
        out
    }

    #[test]
    fn end_tags_that_are_missing_are_put_where_browsers_put_them() {
        assert_eq!(shape("<ul><li>一<li>二</ul>三"), "ul(li(一)li(二))三");
        assert_eq!(shape("<table><tr><td>一<td>二<tr><td>三</table>"), "table(tr(td(一)td(二))tr(td(三)))");
        assert_eq!(shape("<p>一<p>二<div>三</div>"), "p(一)p(二)div(三)");
        assert_eq!(shape("<div><b>一</div>二"), "div(b(一))二");
        assert_eq!(shape("<script>if (a<b) {}</script>一&nbsp;&amp;"), "script(if (a<b) {})一\u{A0}&");
    }

    #[test]
    fn depth_is_bounded_and_every_word_stays() {
        let page = Page::parse(&format!("{}深{}", "<div>".repeat(100_000), "</div>".repeat(100_000)));
        assert!(page.flattened);
        assert!(page.nodes.iter().any(|node| node.text == "深"));
    }
}
