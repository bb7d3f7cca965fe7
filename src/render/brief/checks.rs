//! 数据核对 and 出处: what the checks found, and the sentences that the figures stand in.

use super::board::{Board, Column, Entry, Group, Holds, Row};
use super::words::{self, severity_label};
use crate::compare::brief::{Brief, Source};
use crate::compare::{Comparison, Finding, Severity};
use crate::render::View;
use crate::render::figure::one_line;
use crate::render::grid::Tint;
use crate::render::lang::Lang;

/// The findings, the gravest first.
pub(super) fn board(comparison: &Comparison, brief: &Brief, view: &View<'_>) -> Board {
    let lang = view.lang;
    let columns = vec![
        Column::new(lang.pick("程度", "Weight"), Holds::Word),
        Column::new(lang.pick("核对", "Check"), Holds::Word),
        Column::new(lang.pick("发现", "Finding"), Holds::Sentence),
        Column::new(lang.pick("算式", "Calculation"), Holds::Sentence),
        Column::new(lang.pick("出处", "Source"), Holds::Reference),
    ];
    let row = |finding: &Finding| {
        let tint = match finding.severity {
            Severity::Error => Tint::Bad,
            Severity::Warning => Tint::Doubtful,
            Severity::Note => Tint::Faint,
        };
        let harmless = finding.harmless.as_ref().map(|note| match lang {
            Lang::Zh => format!("（{}）", note.zh),
            Lang::En => format!(" ({})", note.en),
        });
        let mut entries = vec![
            Entry::new(severity_label(finding.severity, lang)).tinted(tint),
            Entry::new(crate::render::checks::check(finding.check, lang)),
            Entry::new(format!("{}{}", lang.note(&finding.says), harmless.unwrap_or_default())),
            Entry::new(finding.arithmetic.clone()),
        ];
        let source = finding.cited.iter().fold(Entry::default().tinted(Tint::Faint), |entry, cell| entry.from_source(&cell.source, brief));
        entries.push(source);
        Row { kind: finding.severity.name(), entries }
    };
    let rows: Vec<Row> = comparison.checks.iter().flatten().map(row).collect();
    Board { title: String::new(), columns, groups: vec![Group { title: String::new(), rows }], legend: Vec::new() }
}

/// Every sentence that a figure stands in, report by report; the first entry of row n is n.
pub(super) fn sources(comparison: &Comparison, brief: &Brief, view: &View<'_>) -> Board {
    let lang = view.lang;
    let columns = vec![
        Column::new(lang.pick("号", "No."), Holds::Word),
        Column::new(lang.pick("位置", "Place"), Holds::Word),
        Column::new(lang.pick("章节", "Section"), Holds::Name),
        Column::new(lang.pick("原句", "Sentence"), Holds::Sentence),
    ];
    let mut groups: Vec<Group> = Vec::new();
    for (at, report) in comparison.reports.iter().enumerate() {
        let title = match (lang, report.meta.year) {
            (Lang::Zh, Some(year)) => format!("{year}年报告（{}）", words::file(report)),
            (Lang::En, Some(year)) => format!("Report of {year} ({})", words::file(report)),
            (_, None) => words::file(report).to_owned(),
        };
        let rows = brief.sources.iter().enumerate().filter(|(_, source)| source.citation.report == at).map(|(number, source)| Row {
            kind: "",
            entries: vec![
                Entry { words: (number + 1).to_string(), number: Some((number + 1).into()), ..Entry::default() },
                Entry::new(place(source, lang)),
                Entry::new(one_line(&source.citation.section)).tinted(Tint::Faint),
                Entry::new(one_line(&source.citation.sentence)),
            ],
        });
        groups.push(Group { title, rows: rows.collect() });
    }
    groups.retain(|group| !group.rows.is_empty());
    Board { title: String::new(), columns, groups, legend: Vec::new() }
}

/// Page and line of a source in its file.
pub(super) fn place(of: &Source, lang: Lang) -> String {
    let line = of.citation.line;
    match (lang, of.page) {
        (Lang::Zh, Some(page)) => format!("第{page}页 行{line}"),
        (Lang::Zh, None) => format!("行{line}"),
        (Lang::En, Some(page)) => format!("p. {page}, line {line}"),
        (Lang::En, None) => format!("line {line}"),
    }
}
