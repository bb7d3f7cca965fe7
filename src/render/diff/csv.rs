//! The redline as CSV: one row a pair, the redline in signs.

use super::{in_signs, label, rounded};
use crate::compare::{Comparison, Quote, TextChange};
use crate::render::csv::harmless;
use crate::render::lang::Lang;
use crate::render::notes;

/// One row a pair, with a head line.
#[must_use]
pub fn csv(comparison: &Comparison, lang: Lang) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let head = match lang {
        Lang::Zh => ["变化", "移动", "相似度", "旧章节", "旧行", "旧文", "新章节", "新行", "新文", "对照", "可能相关", "相关度", "说明"],
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
            notes::COLUMN,
        ],
    };
    // Writing to memory does not fail; a view has no way to fail.
    let _ = writer.write_record(head);
    for pair in comparison.text.iter().flat_map(|text| &text.pairs) {
        let notes = notes::of(comparison, &reports(pair, comparison), lang);
        let fields = row(pair, lang).into_iter().chain([notes]);
        let _ = writer.write_record(fields.map(|field| harmless(&field).into_owned()));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The reports that a pair has sentences of: the first and the last are compared.
fn reports(of: &TextChange, comparison: &Comparison) -> Vec<usize> {
    let last = comparison.reports.len().saturating_sub(1);
    [(0, &of.old), (last, &of.new)].into_iter().filter(|(_, side)| !side.is_empty()).map(|(at, _)| at).collect()
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
