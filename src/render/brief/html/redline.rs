//! The redline of the page: the list of sections with what became of them, then section by section old beside new.

use maud::{Markup, html};

use crate::align::Relation;
use crate::compare::brief::Brief;
use crate::compare::{Comparison, Quote, Tag, TextChange, TextComparison, TextKind};
use crate::render::brief::text::{Passage, passages};
use crate::render::diff::layout::titles;
use crate::render::diff::{kind_label, label, nearness};
use crate::render::lang::Lang;

/// How many sentences differ.
pub(super) fn changed(text: &TextComparison) -> usize {
    text.pairs.iter().filter(|pair| pair.kind != TextKind::Kept || pair.moved).count()
}

/// The years of the two reports.
struct Years {
    old: String,
    new: String,
}

pub(super) fn text(comparison: &Comparison, brief: &Brief, lang: Lang) -> Markup {
    let Some(text) = &comparison.text else { return html! {} };
    let year = |at: usize, or: &str| {
        comparison.reports.get(at).and_then(|report| report.meta.year).map_or_else(|| or.to_owned(), |year| year.to_string())
    };
    let years = Years { old: year(brief.old, lang.pick("旧", "old")), new: year(brief.new, lang.pick("新", "new")) };
    let passages = passages(text);
    html! {
        (outline(&passages, lang))
        div class="tools js" hidden {
            fieldset class="chips" {
                legend { (lang.pick("对照", "View")) }
                label { input type="radio" name="view" value="side" checked; (lang.pick("并排", "Side by side")) }
                label { input type="radio" name="view" value="inline"; (lang.pick("合并", "Inline")) }
            }
            fieldset class="chips" {
                legend { (lang.pick("只看", "Only")) }
                label { input type="radio" name="kind" value="all" checked; (lang.pick("全部", "All")) }
                @for (kind, count) in kinds(text) {
                    label { input type="radio" name="kind" value=(kind.name()); (kind_name(kind, lang)) span { (count) } }
                }
                @if text.summary.moved > 0 {
                    label { input type="radio" name="kind" value="moved"; (lang.pick("移动", "Moved")) span { (text.summary.moved) } }
                }
            }
            output id="shown" {}
        }
        p class="legend" {
            (lang.pick("≈ 表示另一份报告别处有相近的话，附在下面，不算全新或删去。", "≈: the other report says the like elsewhere, quoted below; neither new nor dropped without more ado."))
        }
        @for (at, passage) in passages.iter().enumerate() { (section(passage, at, &years, lang)) }
    }
}

/// 未再提 for what was removed: the word that briefings use.
fn kind_name(kind: TextKind, lang: Lang) -> &'static str {
    match kind {
        TextKind::Removed => lang.pick("未再提", "Dropped"),
        TextKind::Numbers => lang.pick("仅数字", "Numbers only"),
        TextKind::Kept | TextKind::Qualifier | TextKind::Reworded | TextKind::Split | TextKind::Merged | TextKind::Added => {
            kind_label(kind, lang)
        }
    }
}

/// The same in front of a sentence, with ≈ where its like stands elsewhere.
fn kind_short(pair: &TextChange, lang: Lang) -> String {
    match pair.kind {
        TextKind::Removed => format!("{}{}", kind_name(pair.kind, lang), if pair.is_near() { "≈" } else { "" }),
        TextKind::Kept
        | TextKind::Numbers
        | TextKind::Qualifier
        | TextKind::Reworded
        | TextKind::Split
        | TextKind::Merged
        | TextKind::Added => label(pair, lang),
    }
}

fn kinds(text: &TextComparison) -> Vec<(TextKind, usize)> {
    text.summary.kinds.iter().copied().filter(|(_, count)| *count > 0).collect()
}

fn outline(passages: &[Passage<'_>], lang: Lang) -> Markup {
    html! {
        details {
            summary { (lang.pick("章节变化一览", "Sections and what became of them")) " (" (passages.len()) ")" }
            ol class="outline" {
                @for (at, passage) in passages.iter().enumerate() {
                    @let level = passage.section.and_then(|section| section.new.first().or(section.old.first())).map_or(1, |section| section.level);
                    li class={ "l" (level) } {
                        a href={ "#p" (at) } { (heading(passage, lang).0) }
                        (relation(passage, lang))
                        span class="tally" { (tally(passage, lang)) }
                    }
                }
            }
        }
    }
}

/// The section's title now, and as it was where it differs.
fn heading(passage: &Passage<'_>, lang: Lang) -> (String, Option<String>) {
    let Some(section) = passage.section else { return (lang.pick("（未分章节）", "(no section)").to_owned(), None) };
    let (title, former) = titles(section);
    (if title.is_empty() { lang.pick("（开头）", "(front)").to_owned() } else { title }, former)
}

fn relation(passage: &Passage<'_>, lang: Lang) -> Markup {
    let relation = passage.section.map_or(Relation::Kept, |section| section.relation);
    let class = match relation {
        Relation::Added => "tag new",
        Relation::Removed => "tag gone",
        Relation::Kept | Relation::Renamed | Relation::Moved | Relation::Split | Relation::Merged => "tag",
    };
    html! { @if relation != Relation::Kept { span class=(class) { (lang.relation(relation)) } } }
}

/// 改5 新2 删3.
fn tally(passage: &Passage<'_>, lang: Lang) -> String {
    let counts = [
        (passage.changed().len(), lang.pick("改", "~")),
        (passage.of(TextKind::Added).len(), lang.pick("新", "+")),
        (passage.of(TextKind::Removed).len(), lang.pick("删", "−")),
    ];
    counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{word}{count}")).collect::<Vec<String>>().join(" ")
}

fn section(passage: &Passage<'_>, at: usize, years: &Years, lang: Lang) -> Markup {
    let (title, former) = heading(passage, lang);
    let kept = passage.of(TextKind::Kept);
    let (changed, added, removed) = (passage.changed(), passage.of(TextKind::Added), passage.of(TextKind::Removed));
    html! {
        div class="passage" id={ "p" (at) } {
            h3 {
                (title) " " (relation(passage, lang))
                @if let Some(former) = &former { span class="was" { (lang.pick("原：", "was: ")) (former) } }
            }
            @if !changed.is_empty() {
                div class="part" { (heads(years, lang)) @for pair in &changed { (row(pair, years, lang)) } }
            }
            @if !added.is_empty() {
                div class="part" { h4 { (lang.pick("新增", "New")) } @for pair in &added { (row(pair, years, lang)) } }
            }
            @if !removed.is_empty() {
                div class="part" { h4 { (lang.pick("未再提", "No longer said")) } @for pair in &removed { (row(pair, years, lang)) } }
            }
            @if !kept.is_empty() {
                details class="noprint" {
                    summary { (lang.pick("未变", "Unchanged")) " " (kept.len()) }
                    @for pair in &kept { (row(pair, years, lang)) }
                }
            }
        }
    }
}

fn heads(years: &Years, lang: Lang) -> Markup {
    let of = |year: &str| if lang == Lang::Zh { format!("{year}年") } else { year.to_owned() };
    html! { div class="heads" aria-hidden="true" { span {} span { (of(&years.old)) } span { (of(&years.new)) } } }
}

fn row(pair: &TextChange, years: &Years, lang: Lang) -> Markup {
    let class = match pair.kind {
        TextKind::Added => "pair add",
        TextKind::Removed => "pair rem",
        TextKind::Kept | TextKind::Numbers | TextKind::Qualifier | TextKind::Reworded | TextKind::Split | TextKind::Merged => "pair",
    };
    html! {
        div class=(class) data-k=(pair.kind.name()) data-m=[pair.moved.then_some("")] {
            p class="k" { (kind_short(pair, lang)) @if pair.moved { (lang.pick("·移动", ", moved")) } }
            p class="a" data-l=(years.old) { @if !pair.old.is_empty() { (marked(pair, true)) (places(&pair.old, &years.old)) } }
            p class="b" data-l=(years.new) { @if !pair.new.is_empty() { (marked(pair, false)) (places(&pair.new, &years.new)) } }
            @if let Some((near, _)) = &pair.nearest {
                p class="near" { (nearness(pair, lang)) "：" (near.text.trim()) }
            }
        }
    }
}

/// The words of one side; the old one bears what was put in too, which the style shows where both are read as one.
fn marked(pair: &TextChange, old: bool) -> Markup {
    let alone = matches!(pair.kind, TextKind::Added | TextKind::Removed);
    html! {
        @for (tag, words) in &pair.inline {
            @match tag {
                Tag::Keep => (words),
                Tag::Delete if alone => (words),
                Tag::Insert if alone => (words),
                Tag::Delete => { @if old { del { (words) } } },
                Tag::Insert => ins { (words) },
            }
        }
    }
}

fn places(quotes: &[Quote], year: &str) -> Markup {
    html! { @if let Some(quote) = quotes.first() { span class="at" { (year) ":" (quote.line) } } }
}
