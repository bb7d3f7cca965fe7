//! Two section trees side by side: what became of each section, its place among its siblings and its share of the text.

use crate::align::{Edition, Relation};
use crate::compare::{SectionChange, SectionRef};
use crate::render::grid::{self, Column, Grid, Line, Tint, Words};
use crate::render::lang::Lang;
use crate::render::{View, csv, figure, notes};

/// The trees for the terminal.
#[must_use]
pub fn terminal(editions: &[Edition], aligned: &[SectionChange], view: &View<'_>) -> String {
    format!("{}{}", heads(editions, view.lang), grid::terminal(&grid(editions, aligned, view.lang), view))
}

/// The trees in Markdown.
#[must_use]
pub fn markdown(editions: &[Edition], aligned: &[SectionChange], view: &View<'_>) -> String {
    let table = grid::markdown(&grid(editions, aligned, view.lang));
    format!("{}\n{table}{}", heads(editions, view.lang), notes::markdown_of(editions, view.lang))
}

/// One line a change.
#[must_use]
pub fn csv(editions: &[Edition], aligned: &[SectionChange], lang: Lang) -> String {
    let doubts: Vec<String> = editions.iter().map(|edition| notes::of_edition(edition, lang)).filter(|of| !of.is_empty()).collect();
    let doubts = doubts.join(lang.pick("；", "; "));
    let head =
        ["relation", "similarity", "old_line", "old", "new_line", "new", "old_rank", "new_rank", "old_share", "new_share", notes::COLUMN];
    let titles = |refs: &[SectionRef]| refs.iter().map(|of| of.title.as_str()).collect::<Vec<&str>>().join(" ＋ ");
    let line = |refs: &[SectionRef]| csv::maybe(refs.first().map(|of| of.line));
    let lines = aligned.iter().map(|of| {
        vec![
            of.relation.name().to_owned(),
            super::super::diff::rounded(of.similarity).to_string(),
            line(&of.old),
            titles(&of.old),
            line(&of.new),
            titles(&of.new),
            csv::maybe(of.ranks.map(|ranks| ranks.0)),
            csv::maybe(of.ranks.map(|ranks| ranks.1)),
            of.shares.0.normalize().to_string(),
            of.shares.1.normalize().to_string(),
            doubts.clone(),
        ]
    });
    csv::write(&head, lines.collect())
}

fn heads(editions: &[Edition], lang: Lang) -> String {
    let of = |edition: &Edition| super::title(edition, lang);
    match editions {
        [old, new] => format!("{} → {}\n\n", of(old), of(new)),
        _ => String::new(),
    }
}

fn grid(editions: &[Edition], aligned: &[SectionChange], lang: Lang) -> Grid {
    let year = |at: usize, other: &str| {
        let year = editions.get(at).and_then(|edition| edition.report.meta.year);
        year.map_or_else(|| other.to_owned(), |year| year.to_string())
    };
    let title = |words: String| Column { title: words, breaks_at: Some(20), ..Column::default() };
    let short = |words: &str, gives_way| Column { title: words.to_owned(), right: true, gives_way, ..Column::default() };
    let columns = vec![
        title(year(0, lang.pick("旧", "old"))),
        Column { title: lang.pick("变化", "change").to_owned(), ..Column::default() },
        title(year(1, lang.pick("新", "new"))),
        short(lang.pick("位次", "rank"), 1),
        short(lang.pick("篇幅%", "share %"), 2),
    ];
    Grid { columns, lines: aligned.iter().map(|of| Line::Cells(cells(of, lang))).collect() }
}

fn cells(of: &SectionChange, lang: Lang) -> Vec<Words> {
    let titles = |refs: &[SectionRef]| {
        let one = |of: &SectionRef| format!("{}{}", "　".repeat(usize::from(of.level.saturating_sub(1))), figure::one_line(&of.title));
        Words::new(refs.iter().map(one).collect::<Vec<String>>().join("\n"))
    };
    let tint = match of.relation {
        Relation::Added => Tint::Good,
        Relation::Removed => Tint::Bad,
        Relation::Renamed | Relation::Split | Relation::Merged | Relation::Moved => Tint::Doubtful,
        Relation::Kept => Tint::Faint,
    };
    let rank = match of.ranks {
        Some((old, new)) if old != new => format!("{old}→{new}"),
        _ => String::new(),
    };
    let share = match (of.old.is_empty(), of.new.is_empty()) {
        (true, _) => of.shares.1.to_string(),
        (_, true) => of.shares.0.to_string(),
        _ if of.shares.0 == of.shares.1 => of.shares.0.to_string(),
        _ => format!("{}→{}", of.shares.0, of.shares.1),
    };
    vec![titles(&of.old), Words::new(lang.relation(of.relation)).tinted(tint), titles(&of.new), Words::new(rank), Words::new(share)]
}
