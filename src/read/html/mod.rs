//! A web page → blocks: its encoding by what the bytes say, the article found, lines by block elements and `<br>`, tables by rows.

mod article;
mod lines;
mod tree;

use super::blocks::{Block, Document, Kind};
use super::{Options, encoding, limits, sniff};
use crate::error::Error;
use crate::note::Note;
use crate::source::Place;
use lines::Lines;
use tree::Page;

/// Reads the bytes of a web page.
pub(super) fn read(bytes: &[u8], file: &str, options: &Options) -> Result<Document, Error> {
    let cap = limits::raised(limits::PAGE, options.most_bytes);
    if bytes.len() as u64 > cap {
        return Err(limits::too_large(file, "the page", cap));
    }
    let decoded = encoding::decode_declared(bytes, declared(bytes));
    sniff::refuse_garbage(&decoded, file)?;
    let page = Page::parse(&decoded.text);
    let article = article::find(&page);
    let mut lines = Lines::new(&page);
    let mut blocks: Vec<Block> = lines.of(0..article.start).into_iter().filter_map(around).collect();
    let inner = lines.of(article.clone());
    if let Some(title) = article::title(&page, &inner, &blocks) {
        blocks.push(Block::new(Kind::Whole, &title, Place::default()));
    }
    blocks.extend(inner);
    blocks.extend(lines.of(article.end..page.nodes.len()).into_iter().filter_map(around));
    let mut notes = Vec::new();
    if decoded.guessed {
        let name = decoded.encoding;
        notes.push(Note::new(format!("编码按内容判定为 {name}"), format!("the encoding was told by its content: {name}")));
    }
    if decoded.broken > 0 {
        let n = decoded.broken;
        notes.push(
            Note::new(format!("有{n}处字节无法解码，显示为 �"), format!("{n} byte sequences stand for no character and show as U+FFFD"))
                .grave(),
        );
    }
    if page.flattened {
        notes.push(Note::new("网页嵌套过深，部分结构未辨", "the page is nested too deep: part of its structure was not told apart"));
    }
    Ok(Document { blocks, encoding: decoded.encoding, notes })
}

/// What stands around the article is shown by `--show-dropped` and nowhere else.
fn around(block: Block) -> Option<Block> {
    (!block.text.trim().is_empty()).then_some(Block { kind: Kind::Dropped("around the article"), ..block })
}

/// The encoding that the page declares for itself, which may be wrong.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head: String = bytes.iter().take(4096).filter(|b| b.is_ascii()).map(|b| char::from(b.to_ascii_lowercase())).collect();
    let at = head.find("charset")?;
    let rest = head.get(at + "charset".len()..)?.trim_start().strip_prefix('=')?.trim_start();
    let label: String =
        rest.trim_start_matches(['"', '\'']).chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    encoding_rs::Encoding::for_label(label.as_bytes())
}

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "caption"
            | "title"
            | "details"
            | "summary"
    )
}

/// Elements whose words nobody reads.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "iframe"
            | "object"
            | "select"
            | "button"
            | "textarea"
            | "svg"
            | "audio"
            | "video"
            | "canvas"
            | "map"
            | "rt"
            | "rp"
    )
}
