//! What is said differently for the terminal.

use crate::compare::Comparison;
use crate::compare::terms::{GlossaryKind, Phrase, Status, Terms};
use crate::render::diff::wrap;
use crate::render::grid::{self, Column, Grid, Line, Tint, Words};
use crate::render::lang::Lang;
use crate::render::table::title;
use crate::render::{View, figure};

use super::{adjusted, caution, place, shown, status_label, word_change, years};

/// Phrases by status, then glossary, commitments and themes.
#[must_use]
pub fn terminal(comparison: &Comparison, view: &View<'_>) -> String {
    let Some(terms) = &comparison.terms else { return String::new() };
    let mut out = format!("{}\n\n", title(comparison, view.lang));
    out.push_str(&wrap::plain(caution(view.lang), view.width));
    out.push('\n');
    for (head, grid) in boards(comparison, terms, view) {
        out.push_str(&format!("\n{head}\n\n{}", grid::terminal(&grid, view)));
    }
    out
}

/// Every table with its heading; empty ones are left out.
pub(super) fn boards(comparison: &Comparison, terms: &Terms, view: &View<'_>) -> Vec<(String, Grid)> {
    let mut boards: Vec<(String, Grid)> = Status::ALL.iter().filter_map(|status| phrases(comparison, terms, *status, view)).collect();
    boards.extend(strengths(comparison, terms, view));
    boards.extend(glossary(comparison, terms, view));
    boards.extend(themes(comparison, terms, view));
    boards
}

fn phrases(comparison: &Comparison, terms: &Terms, status: Status, view: &View<'_>) -> Option<(String, Grid)> {
    let lang = view.lang;
    let (shown, all) = shown(terms, status, view);
    if shown.is_empty() {
        return None;
    }
    let mut columns = vec![column("#", true, 6), Column { breaks_at: Some(16), ..column(lang.pick("提法", "Wording"), false, 0) }];
    columns.extend(years(comparison).into_iter().map(|year| column(&year, true, 0)));
    columns.push(column("G²", true, 5));
    columns.push(Column { breaks_at: Some(24), ..column(lang.pick("原句", "Clause"), false, 3) });
    columns.push(Column { breaks_at: Some(16), ..column(lang.pick("章节", "Section"), false, 9) });
    columns.push(column(lang.pick("出处", "Source"), false, 0));
    let lines = shown.iter().map(|phrase| Line::Cells(cells(phrase, comparison, lang)));
    let head = match (lang, shown.len() < all) {
        (_, false) => format!("【{}】 {all}", status_label(status, lang)),
        (Lang::Zh, true) => format!("【{}】 前 {} 条，共 {all} 条（--all 全部列出）", status_label(status, lang), shown.len()),
        (Lang::En, true) => format!("[{}] the first {} of {all} (--all shows all)", status_label(status, lang), shown.len()),
    };
    Some((head, Grid { columns, lines: lines.collect() }))
}

fn cells(phrase: &Phrase, comparison: &Comparison, lang: Lang) -> Vec<Words> {
    let mut cells = vec![Words::new(phrase.rank.to_string()).tinted(Tint::Faint)];
    cells.push(Words::new(figure::one_line(&phrase.text)));
    cells.extend(phrase.counts.iter().map(|count| {
        let words = Words::new(count.to_string());
        if *count == 0 { words.tinted(Tint::Faint) } else { words }
    }));
    cells.push(Words::new(phrase.g2.round_dp(1).normalize().to_string()));
    let former = phrase.former.as_ref().map(|former| adjusted(former, phrase, lang));
    let clause = figure::one_line(&phrase.clause);
    cells.push(Words::new(match former {
        Some(former) => format!("{clause}〔{former}〕"),
        None => clause,
    }));
    cells.push(Words::new(figure::one_line(&phrase.source.section)).tinted(Tint::Faint));
    cells.push(Words::new(place(&phrase.source, comparison)).tinted(Tint::Faint));
    cells
}

fn strengths(comparison: &Comparison, terms: &Terms, view: &View<'_>) -> Option<(String, Grid)> {
    let lang = view.lang;
    if terms.strengths.is_empty() {
        return None;
    }
    let columns = vec![
        column(lang.pick("变化", "Change"), false, 0),
        column(lang.pick("用词", "Words"), false, 0),
        Column { breaks_at: Some(20), ..column(lang.pick("对象", "Of"), false, 0) },
        column(lang.pick("出处", "Source"), false, 0),
    ];
    let line = |hardened: bool| {
        let label = if hardened { lang.pick("趋硬", "harder") } else { lang.pick("趋软", "softer") };
        let tint = if hardened { Tint::Good } else { Tint::Doubtful };
        terms.strengths.iter().filter(move |of| of.hardened == hardened).map(move |of| {
            Line::Cells(vec![
                Words::new(label).tinted(tint),
                Words::new(word_change(of, lang)),
                Words::new(figure::one_line(&of.object)),
                Words::new(format!("{} {}", place(&of.old, comparison), place(&of.new, comparison))).tinted(Tint::Faint),
            ])
        })
    };
    let head = lang.pick(
        "【任务用词的软硬】 前后对应的任务中，承诺与程度用词的变化",
        "[How hard tasks bind] words of commitment and degree that changed in matched tasks",
    );
    Some((head.to_owned(), Grid { columns, lines: line(true).chain(line(false)).collect() }))
}

fn glossary(comparison: &Comparison, terms: &Terms, view: &View<'_>) -> Option<(String, Grid)> {
    let lang = view.lang;
    if terms.glossary.is_empty() {
        return None;
    }
    let columns = vec![
        column(lang.pick("变化", "Change"), false, 0),
        Column { breaks_at: Some(16), ..column(lang.pick("名词", "Term"), false, 0) },
        Column { breaks_at: Some(24), ..column(lang.pick("解释", "Definition"), false, 3) },
        column(lang.pick("出处", "Source"), false, 0),
    ];
    let lines = terms.glossary.iter().map(|of| {
        let (label, tint) = match of.kind {
            GlossaryKind::Added => (lang.pick("新增", "added"), Tint::Good),
            GlossaryKind::Dropped => (lang.pick("未再列", "dropped"), Tint::Faint),
            GlossaryKind::Redefined => (lang.pick("改释", "redefined"), Tint::Doubtful),
        };
        let said = of.new.as_ref().or(of.old.as_ref());
        let places: Vec<String> = of.old.iter().chain(&of.new).map(|of| place(of, comparison)).collect();
        Line::Cells(vec![
            Words::new(label).tinted(tint),
            Words::new(figure::one_line(&of.term)),
            Words::new(said.map(|of| figure::one_line(&of.sentence)).unwrap_or_default()),
            Words::new(places.join(" ")).tinted(Tint::Faint),
        ])
    });
    Some((lang.pick("【名词解释】", "[Glossary]").to_owned(), Grid { columns, lines: lines.collect() }))
}

fn themes(comparison: &Comparison, terms: &Terms, view: &View<'_>) -> Option<(String, Grid)> {
    let lang = view.lang;
    if terms.themes.is_empty() {
        return None;
    }
    let mut columns = vec![column(lang.pick("主题", "Theme"), false, 0)];
    columns.extend(years(comparison).into_iter().map(|year| column(&year, true, 0)));
    let lines = terms.themes.iter().map(|of| {
        let mut cells = vec![Words::new(lang.theme(of.theme.as_deref(), view.knowledge))];
        cells.extend(of.shares.iter().map(|share| Words::new(format!("{share:.1}"))));
        Line::Cells(cells)
    });
    Some((lang.pick("【主题占全文比重】 %", "[Share of each theme in the text] %").to_owned(), Grid { columns, lines: lines.collect() }))
}

fn column(title: &str, right: bool, gives_way: u8) -> Column {
    Column { title: title.to_owned(), right, gives_way, ..Column::default() }
}
