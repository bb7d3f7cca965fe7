//! The sheets of words: main points and files, wording, glossary, checks; and the sentences that every figure leads to.

use super::book::name_of_sources;
use super::number;
use super::sheet::{Column, Entry, Sheet};
use crate::compare::brief::{Brief, Part};
use crate::compare::{Comparison, Remark};
use crate::render::brief::board::Holds as Of;
use crate::render::brief::board::{self, Board};
use crate::render::brief::{self as view, Setting, words};
use crate::render::figure::one_line;
use crate::render::grid;
use crate::render::lang::Lang;

/// The title, the line of counts, the main points, the files and the doubts.
pub(super) fn points(comparison: &Comparison, brief: &Brief, setting: &Setting<'_>) -> Sheet {
    let lang = setting.lang;
    let mut rows: Vec<[Entry; 3]> = Vec::new();
    let mut say = |what: &str, says: String, place: Entry| rows.push([Entry::words(what), Entry::words(says), place]);
    say(lang.pick("标题", "Title"), words::title(comparison, setting), Entry::default());
    if let Some(org) = &setting.org {
        say(lang.pick("单位", "By"), org.clone(), Entry::default());
    }
    say(lang.pick("概况", "Counts"), words::counts(brief, lang), Entry::default());
    if setting.parts.contains(&Part::Points) {
        for (point, at) in brief.points.iter().zip(1..) {
            let numbers: Vec<usize> = point.cited.iter().filter_map(|citation| brief.number(citation)).collect();
            let place = places(&numbers, comparison, brief);
            say(&format!("{} {at}", lang.pick("要点", "Point")), lang.note(&point.says).to_owned(), place);
        }
    }
    if setting.parts.contains(&Part::Head) {
        for report in &comparison.reports {
            say(lang.pick("报告", "Report"), words::report(report, lang), Entry::default());
            say(lang.pick("文件", "File"), format!("{} SHA-256 {}", words::file(report), report.sha256), Entry::default());
        }
        for remark in &comparison.notes {
            let file = remark.report.and_then(|at| comparison.reports.get(at)).map(words::file);
            let place = [file.map(str::to_owned), remark.note.line.map(|line| line.to_string())];
            let place = place.into_iter().flatten().collect::<Vec<String>>().join(":");
            say(lang.pick("说明", "Note"), lang.note(&remark.note).to_owned(), Entry::words(place));
        }
    }
    say(lang.pick("生成", "Made by"), words::made_by(lang), Entry::default());
    Sheet {
        name: lang.pick("要点", "Summary").to_owned(),
        columns: vec![
            Column::new(lang.pick("项目", "Item"), 12),
            Column::new(lang.pick("内容", "What"), 100),
            Column::new(lang.pick("出处", "Source"), 80),
        ],
        rows: rows.into_iter().map(Vec::from).collect(),
        legend: Vec::new(),
        fixed: 0,
    }
}

/// What is in doubt, with its file and line.
pub(super) fn doubts(comparison: &Comparison, lang: Lang) -> Sheet {
    let row = |remark: &Remark| {
        let file = remark.report.and_then(|at| comparison.reports.get(at)).map(|report| report.file.clone());
        vec![
            Entry::words(file.unwrap_or_default()),
            remark.note.line.map_or_else(Entry::default, |line| Entry::number(line, "0")),
            Entry::words(lang.note(&remark.note)),
        ]
    };
    Sheet {
        name: lang.pick("说明", "Notes").to_owned(),
        columns: vec![
            Column::new(lang.pick("文件", "File"), 40),
            Column::new(lang.pick("行", "Line"), 8),
            Column::new(lang.pick("读取时的说明", "Notes on the reading"), 100),
        ],
        rows: comparison.notes.iter().map(row).collect(),
        legend: Vec::new(),
        fixed: 0,
    }
}

/// Places of sources; they lead to the first.
fn places(numbers: &[usize], comparison: &Comparison, brief: &Brief) -> Entry {
    let mut all: Vec<String> = Vec::new();
    for number in numbers {
        let place = view::place(*number, comparison, brief);
        if !place.is_empty() && !all.contains(&place) {
            all.push(place);
        }
    }
    Entry { source: numbers.first().copied(), ..Entry::words(all.join(" ")) }
}

/// The tables of a part: those of the same columns on one sheet, told apart by its first column.
pub(super) fn boards(part: Part, comparison: &Comparison, brief: &Brief, setting: &Setting<'_>) -> Vec<Sheet> {
    let lang = setting.lang;
    let mut sheets: Vec<Sheet> = Vec::new();
    for board in view::boards(part, comparison, brief, setting) {
        let mut columns = vec![Column::new(lang.pick("类别", "Group"), 18)];
        columns.extend(board.columns.iter().map(column));
        let same = |sheet: &&mut Sheet| sheet.columns.iter().map(|of| &of.title).eq(columns.iter().map(|of| &of.title));
        let rows = rows(&board, comparison, brief);
        match sheets.iter_mut().find(same) {
            Some(sheet) => sheet.rows.extend(rows),
            None => {
                let name = if sheets.is_empty() { name(part, lang) } else { commitments_name(lang) };
                sheets.push(Sheet { name: name.to_owned(), columns, rows, legend: board.legend, fixed: 2 });
            }
        }
    }
    if sheets.is_empty() {
        let columns = vec![Column::new(words::part_title(part, lang), 60)];
        let rows = vec![vec![Entry::words(words::nothing(part, comparison, lang))]];
        sheets.push(Sheet { name: name(part, lang).to_owned(), columns, rows, legend: Vec::new(), fixed: 0 });
    }
    sheets
}

/// Of the tables of wording only how hard tasks bind.
pub(super) fn commitments(comparison: &Comparison, brief: &Brief, setting: &Setting<'_>) -> Option<Sheet> {
    let name = commitments_name(setting.lang);
    boards(Part::Wording, comparison, brief, setting).into_iter().find(|sheet| sheet.name == name)
}

fn commitments_name(lang: Lang) -> &'static str {
    lang.pick("用词软硬", "Commitments")
}

fn name(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Checks => lang.pick("核对", "Checks"),
        Part::Sources => name_of_sources(lang),
        other => words::part_title(other, lang),
    }
}

fn column(of: &board::Column) -> Column {
    let title = grid::one_line(&of.title);
    match of.holds {
        Of::Name => Column::new(title, 30),
        Of::Word => Column::verdict(title),
        Of::Figure => Column::new(title, 12),
        Of::Sentence => Column::new(title, 60),
        Of::Reference => Column::new(title, 20),
    }
}

fn rows(board: &Board, comparison: &Comparison, brief: &Brief) -> Vec<Vec<Entry>> {
    let mut rows = Vec::new();
    for group in &board.groups {
        for row in &group.rows {
            let label = if group.title.is_empty() { label(&board.title) } else { &group.title };
            let mut entries = vec![Entry::words(label)];
            for (entry, column) in row.entries.iter().zip(&board.columns) {
                let shown = entry.number.and_then(|value| Some((value, number::format(value, &entry.words)?)));
                let mut written = match shown {
                    Some((value, format)) => Entry::number(value, &format),
                    None if column.holds == Of::Reference && entry.words.is_empty() => places(&entry.sources, comparison, brief),
                    None => Entry::words(entry.words.clone()),
                };
                written.source = written.source.or(entry.sources.first().copied());
                entries.push(written);
            }
            rows.push(entries);
        }
    }
    rows
}

/// A title without what it says of its length.
fn label(title: &str) -> &str {
    title.split(['（', '(']).next().unwrap_or(title).trim()
}

/// Every sentence that a figure stands in: number n in row n + 1.
pub(super) fn sources(comparison: &Comparison, brief: &Brief, lang: Lang) -> Sheet {
    let columns = vec![
        Column::new(lang.pick("号", "No."), 8),
        Column::new(lang.pick("年份", "Year"), 8),
        Column::new(lang.pick("文件", "File"), 24),
        Column::new(lang.pick("页", "Page"), 8),
        Column::new(lang.pick("行", "Line"), 8),
        Column::new(lang.pick("章节", "Section"), 30),
        Column::new(lang.pick("原句", "Sentence"), 90),
        Column::new(lang.pick("取用数字", "Figures taken"), 40),
    ];
    let whole = |number: usize| Entry::number(u64::try_from(number).unwrap_or(0), "0");
    let rows = brief.sources.iter().zip(1..).map(|(source, number)| {
        let report = comparison.reports.get(source.citation.report);
        let year = report.and_then(|report| report.meta.year);
        vec![
            whole(number),
            year.map_or_else(Entry::default, |year| Entry::number(year, "0")),
            Entry::words(report.map(words::file).unwrap_or_default()),
            source.page.map_or_else(Entry::default, |page| Entry::number(page, "0")),
            whole(source.citation.line),
            Entry::words(one_line(&source.citation.section)),
            Entry::words(one_line(&source.citation.sentence)),
            Entry::words(source.figures.join("；")),
        ]
    });
    Sheet { name: name_of_sources(lang).to_owned(), columns, rows: rows.collect(), legend: Vec::new(), fixed: 1 }
}
