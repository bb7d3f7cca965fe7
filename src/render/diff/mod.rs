//! The redline as JSON, for the terminal, as Markdown and CSV; and what these views share.

mod amendments;
mod csv;
pub(super) mod json;
pub(in crate::render) mod layout;
pub(in crate::render) mod markdown;
mod terminal;
pub(in crate::render) mod wrap;

pub use self::amendments::amendment_lines;
pub use self::csv::csv;
pub use self::json::json;
pub use self::markdown::markdown;
pub use self::terminal::{Look, terminal};

use crate::compare::{Tag, TextChange, TextKind, TextSummary};
use crate::render::lang::Lang;

/// What became of a sentence.
pub(in crate::render) fn kind_label(kind: TextKind, lang: Lang) -> &'static str {
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

/// What became of the sentence of a pair, with ≈ where it has no counterpart but its like stands elsewhere in the other report.
pub(in crate::render) fn label(pair: &TextChange, lang: Lang) -> String {
    format!("{}{}", kind_label(pair.kind, lang), if pair.is_near() { "≈" } else { "" })
}

/// The counts of a comparison by label; of what has no counterpart, what has its like elsewhere stands apart.
pub(in crate::render) fn counts(of: &TextSummary, lang: Lang) -> Vec<(String, usize)> {
    let mut counts = Vec::new();
    for &(kind, count) in &of.kinds {
        let near = match kind {
            TextKind::Added => of.added_near,
            TextKind::Removed => of.removed_near,
            _ => 0,
        };
        counts.push((kind_label(kind, lang).to_owned(), count - near));
        if near > 0 {
            counts.push((format!("{}≈", kind_label(kind, lang)), near));
        }
    }
    counts
}

/// What the nearest wording is to one that has no counterpart.
pub(in crate::render) fn nearness(pair: &TextChange, lang: Lang) -> &'static str {
    match (pair.is_near(), pair.kind) {
        (true, TextKind::Added) => lang.pick("旧文相近", "like in the old"),
        (true, _) => lang.pick("新文相近", "like in the new"),
        (false, _) => lang.pick("可能相关", "possibly related"),
    }
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
pub(super) fn rounded(similarity: f64) -> f64 {
    // The sum of nothing is a zero with a sign, which max keeps or drops as the optimiser likes.
    (similarity.abs() * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn nothing_in_common_is_a_zero_without_a_sign() {
        assert!(rounded(-0.0).is_sign_positive());
    }
}
