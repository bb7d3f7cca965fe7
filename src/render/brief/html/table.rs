//! The tables of the page: sortable, filterable, every figure a link to its sentence.

use maud::{Markup, html};

use crate::compare::Comparison;
use crate::compare::brief::{Brief, Part};
use crate::render::brief::board::{Board, Column, Entry, Holds, Row};
use crate::render::brief::{place, words};
use crate::render::grid::{Tint, one_line};
use crate::render::lang::Lang;

/// From so many rows on a table can be filtered.
const FILTERED: usize = 8;

/// A figure of more characters is a saying.
const LONG: usize = 10;

pub(super) fn board(of: &Board, part: Part, at: usize, comparison: &Comparison, brief: &Brief, lang: Lang) -> Markup {
    let kinds = kinds(of);
    let id = format!("{}-{at}", part.name());
    html! {
        @if !of.title.is_empty() { h3 { (of.title) } }
        div class="board" {
            @if of.len() >= FILTERED {
                div class="tools js" hidden {
                    label for={ (id) "-w" } { (lang.pick("筛选", "Filter")) }
                    input id={ (id) "-w" } class="word" type="search";
                    @if kinds.len() > 1 {
                        label class="sr" for={ (id) "-k" } { (lang.pick("变化", "Change")) }
                        select id={ (id) "-k" } class="kind" {
                            option value="" { (lang.pick("全部", "All")) }
                            @for kind in &kinds { option value=(kind) { (kind_label(kind, lang)) } }
                        }
                    }
                    output { (of.len()) (lang.pick(" 行", " rows")) }
                }
            }
            table {
                caption class="sr" { (words::part_title(part, lang)) " " (of.title) }
                thead { tr { @for column in &of.columns { (title(column)) } } }
                @for group in &of.groups {
                    tbody {
                        @if !group.title.is_empty() { tr class="group" { th colspan=(of.columns.len()) scope="rowgroup" { (group.title) } } }
                        @for row in &group.rows { (line(row, of, comparison, brief)) }
                    }
                }
            }
        }
        @for line in &of.legend { p class="legend" { (line) } }
    }
}

fn title(of: &Column) -> Markup {
    html! {
        th scope="col" class=(class(of.holds)) aria-sort="none" { button type="button" { (lines(&of.title)) } }
    }
}

fn class(of: Holds) -> &'static str {
    match of {
        Holds::Name => "nm",
        Holds::Word => "w",
        Holds::Figure => "n",
        Holds::Sentence => "st",
        Holds::Reference => "ref",
    }
}

fn line(of: &Row, board: &Board, comparison: &Comparison, brief: &Brief) -> Markup {
    html! {
        tr data-k=(of.kind) {
            @for (at, (entry, column)) in of.entries.iter().zip(&board.columns).enumerate() {
                @if at == 0 {
                    th scope="row" class=(class(column.holds)) { (lines(&entry.words)) }
                } @else {
                    td class=(class(column.holds)) data-l=(one_line(&column.title)) data-v=[entry.number.map(|value| value.normalize().to_string())] {
                        (cell(entry, column.holds, comparison, brief))
                    }
                }
            }
        }
    }
}

fn cell(of: &Entry, holds: Holds, comparison: &Comparison, brief: &Brief) -> Markup {
    if holds == Holds::Reference && of.words.is_empty() {
        return html! { span class="refs" { (links(&of.sources, comparison, brief)) } };
    }
    let look = match of.tint {
        Tint::Plain => None,
        Tint::Good => Some("good"),
        Tint::Bad => Some("bad"),
        Tint::Doubtful => Some("doubt"),
        Tint::Faint => Some("faint"),
    };
    let words = match look {
        Some(look) if !of.words.is_empty() => html! { span class=(look) { (lines(&of.words)) } },
        // Words for a figure may be broken into lines, a figure may not.
        _ if holds == Holds::Figure && of.words.chars().count() > LONG => html! { span class="long" { (lines(&of.words)) } },
        _ => lines(&of.words),
    };
    match of.sources.first() {
        Some(first) if holds == Holds::Reference => html! { a class="refs" href={ "#s" (first) } data-s=(list(&of.sources)) { (words) } },
        Some(first) if !of.words.is_empty() => html! { a class="f" href={ "#s" (first) } data-s=(list(&of.sources)) { (words) } },
        _ => words,
    }
}

/// Links to sources, one a place.
pub(super) fn links(numbers: &[usize], comparison: &Comparison, brief: &Brief) -> Markup {
    let mut places: Vec<(String, Vec<usize>)> = Vec::new();
    for number in numbers {
        let place = place(*number, comparison, brief);
        match places.iter_mut().find(|(other, _)| *other == place) {
            Some((_, numbers)) => numbers.push(*number),
            None => places.push((place, vec![*number])),
        }
    }
    html! {
        @for (at, (place, numbers)) in places.iter().enumerate() {
            @if at > 0 { " " }
            a href={ "#s" (numbers.first().copied().unwrap_or_default()) } data-s=(list(numbers)) { (place) }
        }
    }
}

fn list(numbers: &[usize]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<String>>().join(" ")
}

/// Words with their line ends.
fn lines(words: &str) -> Markup {
    html! { @for (at, line) in words.lines().enumerate() { @if at > 0 { br; } (line) } }
}

/// The sources: rows that figures lead to.
pub(super) fn register(of: &Board, comparison: &Comparison, brief: &Brief) -> Markup {
    html! {
        div class="board" {
            table {
                thead { tr { @for column in &of.columns { th scope="col" class=(class(column.holds)) { (lines(&column.title)) } } } }
                @for group in &of.groups {
                    tbody {
                        tr class="group" { th colspan=(of.columns.len()) scope="rowgroup" { (group.title) } }
                        @for row in &group.rows {
                            @let number = row.entries.first().and_then(|entry| entry.words.parse::<usize>().ok()).unwrap_or_default();
                            @let source = number.checked_sub(1).and_then(|at| brief.sources.get(at));
                            @let year = source.and_then(|source| comparison.reports.get(source.citation.report)).and_then(|report| report.meta.year);
                            tr id={ "s" (number) } data-y=[year] data-f=[source.map(|source| source.figures.join("|"))] {
                                @for (at, (entry, column)) in row.entries.iter().zip(&of.columns).enumerate() {
                                    @if at == 0 { th scope="row" class="w" { (entry.words) } }
                                    @else { td class=(class(column.holds)) data-l=(column.title) { (entry.words) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What became of the rows, each once.
fn kinds(of: &Board) -> Vec<&'static str> {
    let mut kinds: Vec<&'static str> = Vec::new();
    for row in of.groups.iter().flat_map(|group| &group.rows) {
        if !row.kind.is_empty() && !kinds.contains(&row.kind) {
            kinds.push(row.kind);
        }
    }
    kinds
}

fn kind_label(kind: &str, lang: Lang) -> &str {
    let (zh, en) = match kind {
        "kept" => ("保留", "kept"),
        "new" => ("新增", "new"),
        "dropped" => ("未再提", "dropped"),
        "met" => ("完成", "met"),
        "missed" => ("未完成", "missed"),
        "no_actual" => ("未报告", "no result"),
        "no_target" => ("无目标", "no target"),
        "unjudged" => ("未判定", "unjudged"),
        "raised" => ("提高或收紧", "raised"),
        "lowered" => ("下调或放宽", "lowered"),
        "same" => ("持平", "same"),
        "hardened" => ("趋硬", "harder"),
        "softened" => ("趋软", "softer"),
        "added" => ("新增", "added"),
        "redefined" => ("改释", "redefined"),
        "error" => ("矛盾", "error"),
        "warning" => ("存疑", "warning"),
        "note" => ("备注", "note"),
        other => (other, other),
    };
    lang.pick(zh, en)
}
