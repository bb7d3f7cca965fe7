//! 目标完成情况 and 目标调整: what came of the last targets, and how the next ones stand to them.

use super::board::{Board, Column, Entry, Group, Holds, Row};
use super::words::key;
use crate::compare::brief::{Brief, targets};
use crate::compare::{Ambition, Cell, Comparison, TargetRow};
use crate::render::View;
use crate::render::figure;
use crate::render::grid::Tint;
use crate::render::lang::Lang;
use crate::render::table::outcome_words;
use crate::render::targets::{gap, tolerance};

/// What came of each target of the earlier report.
pub(super) fn outcomes(comparison: &Comparison, brief: &Brief, view: &View<'_>) -> Board {
    let lang = view.lang;
    let rows: Vec<&TargetRow> = targets(comparison, brief).filter(|row| row.target.is_some()).collect();
    let year = rows.first().map_or(0, |row| row.year);
    let columns = vec![
        Column::new(lang.pick("指标", "Indicator"), Holds::Name),
        Column::new(&of_year(year, "目标", "target", lang), Holds::Figure),
        Column::new(&of_year(year, "实际", "actual", lang), Holds::Figure),
        Column::new(lang.pick("完成情况", "Outcome"), Holds::Word),
        Column::new(lang.pick("差距", "Gap"), Holds::Figure),
        Column::new(lang.pick("出处", "Source"), Holds::Reference),
    ];
    let row = |row: &TargetRow| {
        let mut outcome = outcome_words(row.outcome, lang);
        if row.admitted.is_some() {
            outcome.full.push('‡');
        }
        let mut verdict = Entry::of(outcome);
        if let Some(admitted) = &row.admitted {
            verdict = verdict.from_source(admitted, brief);
        }
        let gap = Entry { number: row.gap, ..Entry::of(gap(row, lang)) };
        let mut entries =
            vec![Entry::new(name(row, lang)), cell(row.target.as_ref(), brief, lang), cell(row.actual.as_ref(), brief, lang), verdict, gap];
        entries.push(Entry::references(&entries));
        Row { kind: row.outcome.name(), entries }
    };
    let groups = [(true, "主要预期目标", "Main targets"), (false, "其他目标", "Other targets")].map(|(main, zh, en)| Group {
        title: lang.pick(zh, en).to_owned(),
        rows: rows.iter().filter(|of| of.in_paragraph == main).map(|of| row(of)).collect(),
    });
    let mut legend = if rows.is_empty() { Vec::new() } else { vec![tolerance(lang)] };
    if rows.iter().any(|row| row.admitted.is_some()) {
        legend.push(lang.pick("‡ 报告自己说明未达到，见出处。", "‡ the report itself says so: see the source.").to_owned());
    }
    legend.extend(key(lang).map(str::to_owned));
    Board { title: String::new(), columns, groups: groups.into_iter().filter(|group| !group.rows.is_empty()).collect(), legend }
}

/// How each target moved, by the way it moved.
pub(super) fn adjustments(comparison: &Comparison, brief: &Brief, view: &View<'_>) -> Board {
    let lang = view.lang;
    let rows: Vec<&TargetRow> = targets(comparison, brief).filter(|row| row.ambition.is_some()).collect();
    let year = rows.first().map_or(0, |row| row.year);
    let next = rows.iter().filter_map(|row| row.next_target.as_ref()).map(|cell| cell.year).max().unwrap_or(year + 1);
    let columns = vec![
        Column::new(lang.pick("指标", "Indicator"), Holds::Name),
        Column::new(&of_year(year, "目标", "target", lang), Holds::Figure),
        Column::new(&of_year(next, "目标", "target", lang), Holds::Figure),
        Column::new(lang.pick("调整", "Move"), Holds::Word),
        Column::new(lang.pick("出处", "Source"), Holds::Reference),
    ];
    let row = |row: &TargetRow| {
        let ambition = row.ambition.unwrap_or(Ambition::Same);
        let (mut before, mut after) = (cell(row.target.as_ref(), brief, lang), cell(row.next_target.as_ref(), brief, lang));
        // Where the figures are alike it is the verb that moved.
        if ambition != Ambition::Same && before.words == after.words {
            let verb = |of: &Option<Cell>| of.as_ref().and_then(|cell| cell.commitment.clone()).unwrap_or_default();
            before.words.insert_str(0, &verb(&row.target));
            after.words.insert_str(0, &verb(&row.next_target));
        }
        let mut entries = vec![
            Entry::new(name(row, lang)),
            before,
            after,
            Entry::new(lang.ambition(ambition)).tinted(if ambition == Ambition::Same { Tint::Faint } else { Tint::Plain }),
        ];
        entries.push(Entry::references(&entries));
        Row { kind: ambition.name(), entries }
    };
    let groups = WAYS.iter().map(|(ways, zh, en)| Group {
        title: lang.pick(zh, en).to_owned(),
        rows: rows.iter().filter(|of| of.ambition.is_some_and(|ambition| ways.contains(&ambition))).map(|of| row(of)).collect(),
    });
    Board { title: String::new(), columns, groups: groups.filter(|group| !group.rows.is_empty()).collect(), legend: Vec::new() }
}

/// The ways in which a target moves, in the order of the table.
const WAYS: [(&[Ambition], &str, &str); 6] = [
    (&[Ambition::Raised, Ambition::Tightened], "提高或收紧", "Raised or tightened"),
    (&[Ambition::Lowered, Ambition::Loosened], "下调或放宽", "Lowered or loosened"),
    (&[Ambition::Hardened, Ambition::Softened], "措辞趋硬或趋软", "Harder or softer words"),
    (&[Ambition::Same], "持平", "Same"),
    (&[Ambition::New], "新增", "New"),
    (&[Ambition::Dropped], "未再提", "No longer set"),
];

fn name(row: &TargetRow, lang: Lang) -> String {
    figure::name(lang.indicator(&row.indicator), row.measure, lang)
}

fn cell(cell: Option<&Cell>, brief: &Brief, lang: Lang) -> Entry {
    let Some(cell) = cell else { return Entry::default() };
    Entry::new(figure::with_role(cell, figure::text(cell, "", lang), lang)).from_cell(cell, brief)
}

fn of_year(year: i32, zh: &str, en: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年\n{zh}"),
        Lang::En => format!("{year}\n{en}"),
    }
}
