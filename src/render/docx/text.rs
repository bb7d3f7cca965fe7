//! 表述变化 in the document: section by section old beside new with the changed words marked, then what is new and what is no longer said.

use super::brief::Writer;
use super::page;
use super::table::{self, Need};
use super::words::{Look, Stand, looking, paragraph, plain};
use super::xml::Xml;
use crate::align::Relation;
use crate::compare::{Quote, Tag, TextChange, TextKind};
use crate::render::brief::board::Holds;
use crate::render::brief::text::{Passage, passages};
use crate::render::diff::layout::titles;
use crate::render::diff::{label, nearness};
use crate::render::figure::one_line;
use crate::render::grid::Tint;
use crate::render::lang::Lang;

/// Writes the part; whether there was anything to write.
pub(super) fn write(writer: &Writer<'_>, xml: &mut Xml) -> bool {
    let lang = writer.lang;
    let Some(text) = &writer.comparison.text else { return false };
    let mut said = false;
    for passage in passages(text) {
        let (changed, added, removed) = (passage.changed(), passage.of(TextKind::Added), passage.of(TextKind::Removed));
        if changed.is_empty() && added.is_empty() && removed.is_empty() {
            continue;
        }
        said = true;
        paragraph(xml, Stand { style: "Heading2", ..Stand::default() }, |xml| page::run(xml, &heading(&passage, lang)));
        if !changed.is_empty() {
            beside(xml, &changed, lang);
            plain(xml, "Gap", "");
        }
        for (title, pairs) in [(lang.pick("新增", "New"), added), (lang.pick("未再提", "No longer said"), removed)] {
            if !pairs.is_empty() {
                paragraph(xml, Stand { style: "Heading3", ..Stand::default() }, |xml| page::run(xml, title));
                pairs.iter().for_each(|pair| alone(xml, pair, lang));
            }
        }
    }
    said
}

/// A section's title with what became of it; it bears its own number.
fn heading(passage: &Passage<'_>, lang: Lang) -> String {
    let Some(section) = passage.section else { return lang.pick("（未分章节）", "(no section)").to_owned() };
    let (title, former) = titles(section);
    let former = former.map(|former| format!(" ← {former}")).unwrap_or_default();
    let relation = if section.relation == Relation::Kept { String::new() } else { format!("〔{}〕", lang.relation(section.relation)) };
    let title = if title.is_empty() { lang.pick("（开头）", "(front)").to_owned() } else { title };
    format!("{title}{relation}{former}")
}

/// Old and new beside one another.
fn beside(xml: &mut Xml, pairs: &[&TextChange], lang: Lang) {
    let needs = [(Holds::Word, 8), (Holds::Sentence, 90), (Holds::Sentence, 90)].map(|(holds, widest)| Need { holds, widest, piece: 4 });
    let widths = table::widths(&needs, page::width(false));
    let titles = [lang.pick("类型", "Kind"), lang.pick("旧报告", "Old"), lang.pick("新报告", "New")];
    table::table(xml, &widths, lang.pick("表述对照", "Old and new wording"), |xml| {
        table::heads(xml, titles.into_iter(), &widths);
        for pair in pairs {
            table::long_row(xml, |xml| {
                let kind = format!("{}{}", label(pair, lang), if pair.moved { lang.pick("\n移位", "\nmoved") } else { "" });
                let cells = widths.iter().zip([None, Some(Tag::Insert), Some(Tag::Delete)]);
                for (width, without) in cells {
                    table::cell(xml, *width, 1, None, |xml| {
                        let side = without.is_none().then_some("center");
                        paragraph(xml, Stand { style: "TableText", side, ..Stand::default() }, |xml| match without {
                            None => looking(xml, Look::default(), &kind),
                            Some(without) => {
                                for (tag, words) in pair.inline.iter().filter(|(tag, _)| *tag != without) {
                                    looking(xml, Look::of_tag(*tag), words);
                                }
                                let quotes = if without == Tag::Insert { &pair.old } else { &pair.new };
                                looking(xml, Look::of_tint(Tint::Faint), &lines(quotes, lang));
                            }
                        });
                    });
                }
            });
        }
    });
}

/// The line of the file, small.
fn lines(quotes: &[Quote], lang: Lang) -> String {
    quotes.first().map_or_else(String::new, |quote| match lang {
        Lang::Zh => format!("〔行{}〕", quote.line),
        Lang::En => format!(" [line {}]", quote.line),
    })
}

/// A sentence of one report, with what in the other is most like it.
fn alone(xml: &mut Xml, pair: &TextChange, lang: Lang) {
    let quotes = if pair.new.is_empty() { &pair.old } else { &pair.new };
    let words: String = quotes.iter().map(|quote| one_line(&quote.text)).collect();
    paragraph(xml, Stand { style: "Item", list: Some(("4", "0")), ..Stand::default() }, |xml| {
        page::run(xml, &words);
        looking(xml, Look::of_tint(Tint::Faint), &lines(quotes, lang));
        if let Some((nearest, _)) = &pair.nearest {
            let sign = if pair.is_near() { "≈" } else { "" };
            looking(xml, Look::of_tint(Tint::Faint), &format!("{sign}{}：{}", nearness(pair, lang), one_line(&nearest.text)));
        }
    });
}
