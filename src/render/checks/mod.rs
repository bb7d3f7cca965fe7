//! Findings of the checks as JSON, for the terminal, as CSV and Markdown; and what these views share.

mod csv;
pub(super) mod json;
mod markdown;
mod terminal;

pub use self::csv::csv;
pub use self::json::json;
pub use self::markdown::markdown;
pub use self::terminal::terminal;

use crate::compare::{Cell, Check, Comparison, Finding, Severity};
use crate::render::grid::{Column, Grid, Line, Tint, Words};
use crate::render::lang::Lang;
use crate::render::{View, figure};

/// What a severity is called, and what it means.
fn severity(of: Severity, lang: Lang) -> &'static str {
    let (zh, en) = match of {
        Severity::Error => ("矛盾：数字不能同时成立", "Errors: the figures cannot both hold"),
        Severity::Warning => ("存疑：数字难以同时成立", "Warnings: the figures hardly hold together"),
        Severity::Note => ("备注：有差异，多因修订、价格或口径", "Notes: they differ, mostly by revision, prices or scope"),
    };
    lang.pick(zh, en)
}

/// What a check is called.
pub(super) fn check(of: Check, lang: Lang) -> &'static str {
    let (zh, en) = match of {
        Check::Growth => ("增速", "growth"),
        Check::Restated => ("修订", "restated"),
        Check::Increase => ("增减", "change"),
        Check::Sum => ("加总", "sum"),
        Check::Share => ("占比", "share"),
        Check::Unit => ("单位", "unit"),
        Check::Rank => ("位次", "rank"),
        Check::Scope => ("口径", "scope"),
    };
    lang.pick(zh, en)
}

fn tint(of: Severity) -> Tint {
    match of {
        Severity::Error => Tint::Bad,
        Severity::Warning => Tint::Doubtful,
        Severity::Note => Tint::Plain,
    }
}

/// The findings in a table, by severity, numbered as they are listed below it.
fn grid(comparison: &Comparison, findings: &[Finding], view: &View<'_>) -> Grid {
    let lang = view.lang;
    let column =
        |title: &str, right, gives_way, breaks_at| Column { title: title.to_owned(), right, gives_way, breaks_at, ..Column::default() };
    let columns = vec![
        column("#", true, 0, None),
        column(lang.pick("级别", "Level"), false, 0, None),
        column(lang.pick("检查", "Check"), false, 0, None),
        column(lang.pick("年份", "Year"), true, 0, None),
        column(lang.pick("指标", "Indicator"), false, 0, Some(12)),
        column(lang.pick("算式", "Arithmetic"), false, 0, Some(20)),
        column(lang.pick("出处", "Source"), false, 0, Some(9)),
    ];
    let years: Vec<Option<i32>> = comparison.reports.iter().map(|report| report.meta.year).collect();
    let line = |(at, of): (usize, &Finding)| {
        let name = of.indicator.as_ref().map(|indicator| lang.indicator(indicator)).unwrap_or_default();
        let cited: Vec<&Cell> = of.cited.iter().collect();
        Line::Cells(vec![
            Words::new((at + 1).to_string()),
            Words::new(lang.pick(short(of.severity).0, short(of.severity).1)).tinted(tint(of.severity)),
            Words::new(check(of.check, lang)),
            Words::new(of.year.to_string()),
            Words::new(figure::one_line(name)),
            Words::new(figure::one_line(&of.arithmetic)),
            Words::new(figure::source(&cited, &years)).tinted(Tint::Faint),
        ])
    };
    let lines = findings.iter().enumerate().map(line).collect();
    Grid { columns, lines }
}

fn short(of: Severity) -> (&'static str, &'static str) {
    match of {
        Severity::Error => ("矛盾", "error"),
        Severity::Warning => ("存疑", "warning"),
        Severity::Note => ("备注", "note"),
    }
}

/// A finding in lines: what does not agree, why it may be no fault, and the sentences.
fn details(of: &Finding, comparison: &Comparison, lang: Lang) -> (String, Vec<String>) {
    let head = lang.note(&of.says).to_owned();
    let mut lines = Vec::new();
    if let Some(harmless) = &of.harmless {
        lines.push(format!("{}{}", lang.pick("或无妨：", "May be harmless: "), lang.note(harmless)));
    }
    let mut shown: Vec<(usize, usize, &str)> = Vec::new();
    for cell in &of.cited {
        let source = &cell.source;
        let key = (source.report, source.line, source.sentence.as_str());
        if !shown.contains(&key) {
            shown.push(key);
            let year = comparison.reports.get(source.report).and_then(|report| report.meta.year);
            let place = year.map_or_else(|| format!("#{}:{}", source.report + 1, source.line), |year| format!("{year}:{}", source.line));
            lines.push(format!("{place} {}", figure::one_line(&source.sentence)));
        }
    }
    (head, lines)
}

/// How many of each severity; what it means that there are none.
fn summary(findings: &[Finding], lang: Lang) -> String {
    if findings.is_empty() {
        return lang.pick("没有发现不一致的数字。", "No figures were found that disagree.").to_owned();
    }
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|of| (of, findings.iter().filter(|finding| finding.severity == of).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(of, count)| format!("{} ({count})", severity(of, lang)))
        .collect();
    parts.join(lang.pick("；", "; "))
}
