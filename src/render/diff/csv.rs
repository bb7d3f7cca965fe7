//! The redline as CSV: one row a pair, the redline in signs.

use super::{in_signs, label, rounded};
use crate::compare::{Comparison, Quote, TextChange};
use crate::render::csv::harmless;
use crate::render::lang::Lang;

/// One row a pair, with a head line.
#[must_use]
pub fn csv(comparison: &Comparison, lang: Lang) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let head = match lang {
        Lang::Zh => ["变化", "移动", "相似度", "旧章节", "旧行", "旧文", "新章节", "新行", "新文", "对照", "可能相关", "相关度"],
        Lang::En => [
            "change",
            "moved",
            "similarity",
            "old_section",
            "old_line",
            "old",
            "new_section",
            "new_line",
            "new",
            "inline",
            "nearest",
            "nearness",
        ],
    };
    // Writing to memory does not fail; a view has no way to fail.
    let _ = writer.write_record(head);
    for pair in comparison.text.iter().flat_map(|text| &text.pairs) {
        let _ = writer.write_record(row(pair, lang).iter().map(|field| harmless(field).into_owned()));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn row(of: &TextChange, lang: Lang) -> [String; 12] {
    let text = |quotes: &[Quote]| quotes.iter().map(|quote| quote.text.as_str()).collect::<String>();
    let section = |quotes: &[Quote]| quotes.first().map_or_else(String::new, |quote| quote.section.clone());
    let line = |quotes: &[Quote]| quotes.first().map_or_else(String::new, |quote| quote.line.to_string());
    let (nearest, nearness) =
        of.nearest.as_ref().map_or_else(Default::default, |(near, similarity)| (near.text.clone(), rounded(*similarity).to_string()));
    [
        label(of, lang),
        if of.moved { lang.pick("是", "yes").to_owned() } else { String::new() },
        rounded(of.similarity).to_string(),
        section(&of.old),
        line(&of.old),
        text(&of.old),
        section(&of.new),
        line(&of.new),
        text(&of.new),
        in_signs(&of.inline),
        nearest,
        nearness,
    ]
}
