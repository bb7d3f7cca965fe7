//! 提法: a row a phrase, each with its counts by year and the sentence that it stands in; themes by their share of the text.

use super::sheet::{Column, Entry, Sheet};
use crate::compare::Comparison;
use crate::compare::terms::{Phrase, Terms};
use crate::render::View;
use crate::render::figure::one_line;
use crate::render::lang::Lang;
use crate::render::terms::{adjusted, caution, status_label, years};

/// Every phrase: a spreadsheet filters by itself.
pub(super) fn phrases(comparison: &Comparison, terms: &Terms, view: &View<'_>) -> Sheet {
    let lang = view.lang;
    let mut columns = vec![
        Column::verdict(lang.pick("变化", "Change")),
        Column::new(lang.pick("排序", "Rank"), 8),
        Column::new(lang.pick("提法", "Wording"), 28),
    ];
    columns.extend(years(comparison).into_iter().map(|year| Column::new(year, 8)));
    columns.extend([
        Column::new("G²", 8),
        Column::new(lang.pick("主题", "Theme"), 12),
        Column::new(lang.pick("所在句", "Where it stands"), 50),
        Column::new(lang.pick("与旧提法", "Former wording"), 36),
        Column::new(lang.pick("章节", "Section"), 24),
        Column::new(lang.pick("报告年份", "Report"), 8),
        Column::new(lang.pick("行", "Line"), 8),
    ]);
    Sheet {
        name: lang.pick("提法", "Wording").to_owned(),
        columns,
        rows: terms.phrases.iter().map(|of| row(of, comparison, view)).collect(),
        legend: vec![caution(lang).to_owned()],
        fixed: 3,
    }
}

fn row(of: &Phrase, comparison: &Comparison, view: &View<'_>) -> Vec<Entry> {
    let lang = view.lang;
    let year = comparison.reports.get(of.source.report).and_then(|report| report.meta.year);
    let mut entries = vec![Entry::words(status_label(of.status, lang)), whole(of.rank), Entry::words(one_line(&of.text))];
    entries.extend(of.counts.iter().map(|count| whole(*count)));
    entries.extend([
        Entry::number(of.g2.round_dp(1), "0.0"),
        Entry::words(lang.theme(of.theme.as_deref(), view.knowledge)),
        Entry::words(one_line(&of.clause)),
        Entry::words(of.former.as_ref().map(|former| adjusted(former, of, lang)).unwrap_or_default()),
        Entry::words(one_line(&of.source.section)),
        year.map_or_else(Entry::default, |year| Entry::number(year, "0")),
        whole(of.source.line),
    ]);
    entries
}

/// The share of each theme in each text.
pub(super) fn themes(comparison: &Comparison, terms: &Terms, view: &View<'_>) -> Sheet {
    let lang = view.lang;
    let mut columns = vec![Column::new(lang.pick("主题", "Theme"), 20)];
    let head = |year: String| match lang {
        Lang::Zh => Column::new(format!("{year}年 %"), 10),
        Lang::En => Column::new(format!("{year} %"), 10),
    };
    columns.extend(years(comparison).into_iter().map(head));
    let rows = terms.themes.iter().map(|of| {
        let mut entries = vec![Entry::words(lang.theme(of.theme.as_deref(), view.knowledge))];
        entries.extend(of.shares.iter().map(|share| Entry::number(share.round_dp(1), "0.0")));
        entries
    });
    Sheet { name: lang.pick("主题比重", "Themes").to_owned(), columns, rows: rows.collect(), legend: Vec::new(), fixed: 1 }
}

fn whole(number: usize) -> Entry {
    Entry::number(u64::try_from(number).unwrap_or(0), "0")
}
