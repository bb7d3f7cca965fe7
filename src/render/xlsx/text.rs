//! 表述变化: a row a sentence, old and new beside one another, the changed words marked.

use super::sheet::{Column, Entry, Sheet};
use crate::compare::{Comparison, Quote, SectionChange, Tag, TextChange, TextComparison, TextKind};
use crate::render::diff::label;
use crate::render::diff::layout::{section_of, titles};
use crate::render::figure::one_line;
use crate::render::lang::Lang;

/// The sheet; what is unchanged where `all` is wanted.
pub(super) fn sheet(comparison: &Comparison, all: bool, lang: Lang) -> Sheet {
    let columns = vec![
        Column::new(lang.pick("章节", "Section"), 40),
        Column::new(lang.pick("章节变化", "Section is"), 12),
        Column::verdict(lang.pick("类型", "Kind")),
        Column::new(lang.pick("移位", "Moved"), 8),
        Column::new(lang.pick("旧报告", "Old"), 64),
        Column::new(lang.pick("新报告", "New"), 64),
        Column::new(lang.pick("相近程度", "Similarity"), 10),
        Column::new(lang.pick("可能相关", "Nearest"), 36),
        Column::new(lang.pick("旧行", "Old line"), 8),
        Column::new(lang.pick("新行", "New line"), 8),
    ];
    let text = comparison.text.as_ref();
    let pairs = text.iter().flat_map(|text| &text.pairs).filter(|pair| all || pair.moved || pair.kind != TextKind::Kept);
    let rows = pairs.filter_map(|pair| text.map(|text| line(pair, text, lang))).collect();
    Sheet { name: lang.pick("表述变化", "Text").to_owned(), columns, rows, legend: Vec::new(), fixed: 3 }
}

fn line(pair: &TextChange, text: &TextComparison, lang: Lang) -> Vec<Entry> {
    let section = section_of(text, pair).and_then(|at| text.sections.get(at));
    let side = |without: Tag| {
        let parts = pair.inline.iter().filter(|(tag, _)| *tag != without);
        let parts: Vec<(Tag, String)> = parts.map(|(tag, words)| (*tag, words.replace('\n', " "))).collect();
        // Words that stand whole on one side need no mark.
        match parts.as_slice() {
            [] => Entry::default(),
            [(_, words)] => Entry::words(words.clone()),
            _ => Entry::marked(parts),
        }
    };
    let near = pair.nearest.as_ref().map(|(quote, similarity)| format!("{similarity:.2} {}", one_line(&quote.text)));
    let number =
        |quotes: &[Quote]| quotes.first().map_or_else(Entry::default, |quote| Entry::number(u64::try_from(quote.line).unwrap_or(0), "0"));
    let both = !pair.old.is_empty() && !pair.new.is_empty();
    vec![
        Entry::words(section.map(title).unwrap_or_default()),
        Entry::words(section.map_or("", |section| lang.relation(section.relation))),
        Entry::words(label(pair, lang)),
        Entry::words(if pair.moved { lang.pick("是", "yes") } else { "" }),
        side(Tag::Insert),
        side(Tag::Delete),
        if both {
            Entry::maybe(rust_decimal::Decimal::from_f64_retain(pair.similarity).map(|of| of.round_dp(2)), "0.00")
        } else {
            Entry::default()
        },
        Entry::words(near.unwrap_or_default()),
        number(&pair.old),
        number(&pair.new),
    ]
}

fn title(section: &SectionChange) -> String {
    let (title, former) = titles(section);
    former.map_or_else(|| title.clone(), |former| format!("{title} ← {former}"))
}
