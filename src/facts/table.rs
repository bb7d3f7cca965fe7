//! The tables in a report → facts: a row's head names the indicator, the heads of its columns tell measure, year and role, the unit
//! stands in a head or above the table (单位：亿元).

mod head;

use super::extract::report_with;
use super::{Extractor, Fact, Period, Role};
use crate::source::{Cell, Row, Span};
use crate::structure::{Kind, Report};
use head::{Column, Heads};

/// Rows of heads are no more than these.
const HEADS: usize = 4;

impl Extractor<'_> {
    /// The facts of every table, in text order.
    pub(super) fn tables(&self, report: &Report) -> Vec<Fact> {
        let mut facts = Vec::new();
        if report.source.rows.is_empty() {
            return facts;
        }
        let rows: Vec<Placed<'_>> = report.sentences.iter().enumerate().filter_map(|(at, _)| Placed::of(report, at)).collect();
        for table in rows.chunk_by(|a, b| a.row.table == b.row.table) {
            facts.extend(self.table(report, table));
        }
        facts
    }

    fn table(&self, report: &Report, rows: &[Placed<'_>]) -> Vec<Fact> {
        let words = |cell: &Cell| report.source.slice(cell.span).trim();
        let figures = |row: &&Placed<'_>| row.row.cells.iter().skip(1).any(|cell| is_figure(words(cell)));
        let until = rows.iter().position(|row| figures(&row)).unwrap_or(rows.len()).min(HEADS);
        let (top, body) = rows.split_at(until);
        let Some(first) = rows.first() else { return Vec::new() };
        let caption =
            first.paragraph.checked_sub(1).and_then(|at| report.source.paragraphs.get(at)).map_or("", |p| report.source.slice(p.span));
        let top: Vec<Vec<(Cell, &str)>> = top.iter().map(|row| row.row.cells.iter().map(|cell| (*cell, words(cell))).collect()).collect();
        let heads = Heads::of(&top, caption);
        let mut facts = Vec::new();
        for placed in body {
            let cells: Vec<(Cell, &str)> = placed.row.cells.iter().map(|cell| (*cell, words(cell))).collect();
            let Some((name_cell, name)) = heads.name(&cells) else { continue };
            let unit = heads.row_unit(&cells);
            for (cell, text) in cells.iter().filter(|(cell, _)| cell.column > name_cell.column) {
                let column = heads.column(cell.column);
                if !is_figure(text) {
                    facts.extend(self.sentence_in(report, placed, *cell, text));
                    continue;
                }
                let Some(said) = said(name, text, &column, unit.as_deref()) else { continue };
                let span = name_cell.span.join(cell.span);
                facts.extend(self.figure(report, placed, &said, &column, (cell.span, span)));
            }
        }
        facts
    }

    /// What one figure says.
    fn figure(&self, report: &Report, placed: &Placed<'_>, said: &str, column: &Column, (value, clause): (Span, Span)) -> Option<Fact> {
        let role = column.role;
        let kind = if role == Role::Target { Kind::Targets } else { Kind::Review };
        let mut found = self.extract(&report_with(said, kind, report.meta.clone()));
        let mut fact = if found.len() == 1 { found.pop()? } else { return None };
        let meta = &report.meta;
        let year = column.year.or(match role {
            Role::Target => meta.plan_year,
            Role::Actual | Role::Estimate | Role::Background => meta.review_year.map(|year| year - i32::from(column.last_year)),
        });
        fact.role = role;
        fact.period = year.map(Period::year);
        (fact.span, fact.clause) = (value, clause);
        (fact.sentence, fact.section) = (placed.sentence, placed.section);
        fact.rules.push("table_cell");
        Some(fact)
    }

    /// A cell of whole words is read as a sentence of its section.
    fn sentence_in(&self, report: &Report, placed: &Placed<'_>, cell: Cell, text: &str) -> Vec<Fact> {
        if text.chars().count() < 8 || !text.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let offset = cell.span.start;
        let moved = |span: Span| Span::new(span.start + offset, span.end + offset);
        let mut found = self.extract(&report_with(text, placed.kind, report.meta.clone()));
        for fact in &mut found {
            (fact.span, fact.clause) = (moved(fact.span), moved(fact.clause));
            (fact.sentence, fact.section) = (placed.sentence, placed.section);
        }
        found
    }
}

/// A row with its place in the report.
struct Placed<'a> {
    row: &'a Row,
    sentence: usize,
    section: usize,
    paragraph: usize,
    kind: Kind,
}

impl<'a> Placed<'a> {
    fn of(report: &'a Report, at: usize) -> Option<Self> {
        let sentence = report.sentences.get(at)?;
        let row = report.source.rows.get(report.source.paragraphs.get(sentence.paragraph)?.row?)?;
        Some(Self { row, sentence: at, section: sentence.section, paragraph: sentence.paragraph, kind: sentence.kind })
    }
}

/// Whether a cell holds a figure and no more: 256.41亿元, 7%左右, -1.2, ≥5; not 2022年 and not a sentence.
fn is_figure(text: &str) -> bool {
    let plain: String = text.chars().map(crate::shadow::plain).filter(|c| !c.is_whitespace()).collect();
    let bare = ["增长", "下降", "减少", "增加", "超过", "约", "≥", "≤", ">", "<", "+", "-", "−", "－", "↑", "↓"]
        .iter()
        .find_map(|word| plain.strip_prefix(word))
        .unwrap_or(&plain);
    bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().count() <= 16
        && !bare.contains(['年', '月', '日', '，', '。', '；', '：'])
}

/// The sentence that a figure stands for: 地区生产总值 + 增长 + 5.2 + %.
fn said(name: &str, text: &str, column: &Column, row_unit: Option<&str>) -> Option<String> {
    let plain: String = text.chars().map(crate::shadow::plain).filter(|c| !c.is_whitespace()).collect();
    let falls = plain.starts_with(['-', '−', '－', '↓']);
    let figure = plain.trim_start_matches(['+', '-', '−', '－', '↑', '↓']);
    let (bound, figure) = match figure.chars().next() {
        Some('≥') => ("以上", figure.trim_start_matches('≥')),
        Some('≤') => ("以内", figure.trim_start_matches('≤')),
        _ => ("", figure),
    };
    // 6.5左右 under 增长%: the unit stands between the number and its bound.
    let number = figure.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let (number, rest) = figure.split_at_checked(number)?;
    let bare = ["", "左右", "以上", "以下", "以内", "上下"].contains(&rest);
    let unit = match (bare, column.growth) {
        (false, _) => "",
        (true, true) => "%",
        (true, false) => column.unit.as_deref().or(row_unit).unwrap_or_default(),
    };
    let verb = match (column.growth, falls) {
        _ if figure.starts_with(['增', '下', '减', '超']) => "",
        (_, true) => "下降",
        // 固定资产投资增速 says it itself.
        (true, false) if ["增长", "增速", "增幅", "增长率"].iter().any(|end| name.ends_with(end)) => "",
        (true, false) => "增长",
        (false, false) if column.share && !name.contains('比') => "占比",
        (false, false) => "",
    };
    // A change below nothing of what is no rate would need another measure.
    (!falls || column.growth).then(|| format!("{name}{verb}{number}{unit}{rest}{bound}"))
}
