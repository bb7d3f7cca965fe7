//! The redline as JSON, for the terminal, as Markdown and CSV; and what these views share.

mod csv;
mod json;
mod layout;
mod markdown;
mod terminal;
pub(in crate::render) mod wrap;

pub use self::csv::csv;
pub use self::json::json;
pub use self::markdown::markdown;
pub use self::terminal::{Look, terminal};

use crate::compare::{Tag, TextKind};
use crate::render::lang::Lang;

/// What became of a sentence.
fn kind_label(kind: TextKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        TextKind::Kept => ("未变", "kept"),
        TextKind::Numbers => ("数字", "numbers"),
        TextKind::Qualifier => ("限定", "qualifier"),
        TextKind::Reworded => ("改写", "reworded"),
        TextKind::Split => ("拆分", "split"),
        TextKind::Merged => ("合并", "merged"),
        TextKind::Added => ("新增", "added"),
        TextKind::Removed => ("删去", "removed"),
    };
    lang.pick(zh, en)
}

/// A redline in signs alone: `[-旧-]{+新+}`, as wdiff has it.
fn in_signs(inline: &[(Tag, String)]) -> String {
    inline.iter().map(|(tag, words)| signed(*tag, words)).collect()
}

fn signed(tag: Tag, words: &str) -> String {
    match tag {
        Tag::Keep => words.to_owned(),
        Tag::Delete => format!("[-{words}-]"),
        Tag::Insert => format!("{{+{words}+}}"),
    }
}

/// A similarity to three decimals, as all views show it.
fn rounded(similarity: f64) -> f64 {
    (similarity * 1000.0).round() / 1000.0
}
