//! 提法 and 名词解释: what is newly said, no longer said, said harder or softer, explained otherwise.

use super::board::{Board, Column, Entry, Group, Holds, Row};
use crate::compare::Comparison;
use crate::compare::brief::Brief;
use crate::compare::terms::{GlossaryKind, Phrase, Status, Terms};
use crate::render::View;
use crate::render::figure::one_line;
use crate::render::grid::Tint;
use crate::render::lang::Lang;
use crate::render::terms::{adjusted, caution, place, status_label, word_change, years};

/// How many phrases of a status a briefing shows: the weightiest.
const SHOWN: usize = 30;

/// New and dropped wording first, then what returned, rose and fell, then how hard tasks bind.
pub(super) fn boards(comparison: &Comparison, brief: &Brief, view: &View<'_>) -> Vec<Board> {
    let Some(terms) = &comparison.terms else { return Vec::new() };
    let order = [Status::New, Status::Dropped, Status::Returned, Status::Risen, Status::Fallen];
    let mut boards: Vec<Board> = order.into_iter().map(|status| phrases(comparison, terms, status, brief, view)).collect();
    boards.push(strengths(comparison, terms, brief, view));
    boards.retain(|board| !board.is_empty());
    if let Some(first) = boards.first_mut() {
        first.legend.push(caution(view.lang).to_owned());
    }
    boards
}

fn phrases(comparison: &Comparison, terms: &Terms, status: Status, brief: &Brief, view: &View<'_>) -> Board {
    let lang = view.lang;
    let all: Vec<&Phrase> = terms.phrases.iter().filter(|phrase| phrase.status == status).collect();
    let mut columns = vec![Column::new(lang.pick("提法", "Wording"), Holds::Name)];
    columns.extend(years(comparison).into_iter().map(|year| Column::new(&year, Holds::Figure)));
    columns.push(Column::new(lang.pick("所在句", "Where it stands"), Holds::Sentence));
    columns.push(Column::new(lang.pick("出处", "Source"), Holds::Reference));
    let row = |phrase: &&Phrase| {
        let mut entries = vec![Entry::new(one_line(&phrase.text))];
        entries.extend(phrase.counts.iter().map(|count| Entry {
            words: count.to_string(),
            tint: if *count == 0 { Tint::Faint } else { Tint::Plain },
            number: Some((*count).into()),
            ..Entry::default()
        }));
        let former = phrase.former.as_ref().map(|former| format!("〔{}〕", adjusted(former, phrase, lang)));
        entries.push(Entry::new(format!("{}{}", one_line(&phrase.clause), former.unwrap_or_default())));
        entries.push(Entry::new(place(&phrase.source, comparison)).tinted(Tint::Faint).from_source(&phrase.source, brief));
        Row { kind: status.name(), entries }
    };
    let rows: Vec<Row> = all.iter().take(SHOWN).map(row).collect();
    let title = match (lang, rows.len() < all.len()) {
        (Lang::Zh, true) => format!("{}（共 {} 条，列前 {} 条）", status_label(status, lang), all.len(), rows.len()),
        (Lang::Zh, false) => format!("{}（{} 条）", status_label(status, lang), all.len()),
        (Lang::En, true) => format!("{} (the first {} of {})", status_label(status, lang), rows.len(), all.len()),
        (Lang::En, false) => format!("{} ({})", status_label(status, lang), all.len()),
    };
    Board { title, columns, groups: vec![Group { title: String::new(), rows }], legend: Vec::new() }
}

fn strengths(comparison: &Comparison, terms: &Terms, brief: &Brief, view: &View<'_>) -> Board {
    let lang = view.lang;
    let columns = vec![
        Column::new(lang.pick("变化", "Change"), Holds::Word),
        Column::new(lang.pick("用词", "Words"), Holds::Name),
        Column::new(lang.pick("对象", "Of"), Holds::Sentence),
        Column::new(lang.pick("出处", "Source"), Holds::Reference),
    ];
    let of = |hardened: bool| {
        terms.strengths.iter().filter(move |of| of.hardened == hardened).map(move |of| {
            let (word, kind) =
                if hardened { (lang.pick("趋硬", "harder"), "hardened") } else { (lang.pick("趋软", "softer"), "softened") };
            let places = Entry::new(format!("{} {}", place(&of.old, comparison), place(&of.new, comparison)));
            Row {
                kind,
                entries: vec![
                    Entry::new(word),
                    Entry::new(word_change(of, lang)),
                    Entry::new(one_line(&of.object)),
                    places.tinted(Tint::Faint).from_source(&of.old, brief).from_source(&of.new, brief),
                ],
            }
        })
    };
    let rows: Vec<Row> = of(true).chain(of(false)).collect();
    let title = lang.pick("任务用词的软硬", "How hard tasks bind").to_owned();
    Board { title, columns, groups: vec![Group { title: String::new(), rows }], legend: Vec::new() }
}

/// Terms that are explained anew, otherwise, or no longer.
pub(super) fn glossary(comparison: &Comparison, view: &View<'_>) -> Board {
    let lang = view.lang;
    let columns = vec![
        Column::new(lang.pick("名词", "Term"), Holds::Name),
        Column::new(lang.pick("变化", "Change"), Holds::Word),
        Column::new(lang.pick("原解释", "Old definition"), Holds::Sentence),
        Column::new(lang.pick("现解释", "New definition"), Holds::Sentence),
        Column::new(lang.pick("出处", "Source"), Holds::Reference),
    ];
    let rows = comparison.terms.iter().flat_map(|terms| &terms.glossary).map(|of| {
        let word = match of.kind {
            GlossaryKind::Added => lang.pick("新增", "added"),
            GlossaryKind::Dropped => lang.pick("未再列", "dropped"),
            GlossaryKind::Redefined => lang.pick("改释", "redefined"),
        };
        let said = |of: &Option<crate::compare::Citation>| Entry::new(of.as_ref().map(|of| one_line(&of.sentence)).unwrap_or_default());
        let places: Vec<String> = of.old.iter().chain(&of.new).map(|of| place(of, comparison)).collect();
        Row {
            kind: of.kind.name(),
            entries: vec![
                Entry::new(one_line(&of.term)),
                Entry::new(word),
                said(&of.old),
                said(&of.new),
                Entry::new(places.join(" ")).tinted(Tint::Faint),
            ],
        }
    });
    let rows: Vec<Row> = rows.collect();
    Board { title: String::new(), columns, groups: vec![Group { title: String::new(), rows }], legend: Vec::new() }
}
