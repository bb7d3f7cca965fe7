//! The share of each theme in the text of the two reports.

use super::svg::{Scale, em, number, rect, text};
use super::{Chart, Panel};
use crate::compare::Comparison;
use crate::render::brief::Setting;
use crate::render::lang::Lang;

/// Where the longest bar ends.
const BARS: f64 = 390.0;
/// A name's size.
const SIZE: f64 = 13.0;

pub(super) fn chart(comparison: &Comparison, setting: &Setting<'_>) -> Chart {
    let lang = setting.lang;
    let (Some(brief), Some(terms)) = (&comparison.brief, &comparison.terms) else { return Chart::default() };
    let year = |at: usize| {
        comparison.reports.get(at).and_then(|report| report.meta.year).map_or_else(|| format!("#{}", at + 1), |year| year.to_string())
    };
    let (old, new) = (year(brief.old), year(brief.new));
    let rows: Vec<(String, f64, f64, String, String)> = terms
        .themes
        .iter()
        .filter_map(|share| {
            let (before, after) = (share.shares.get(brief.old)?, share.shares.get(brief.new)?);
            let name = lang.theme(share.theme.as_deref(), setting.knowledge).to_owned();
            Some((name, number(*before), number(*after), format!("{before:.1}"), format!("{after:.1}")))
        })
        .filter(|(_, before, after, ..)| *before > 0.0 || *after > 0.0)
        .collect();
    if rows.is_empty() {
        return Chart::default();
    }
    let values: Vec<f64> = rows.iter().flat_map(|(_, before, after, ..)| [*before, *after]).collect();
    let names = rows.iter().map(|(name, ..)| em(name) * SIZE).fold(60.0, f64::max) + 14.0;
    let scale = Scale::new(&values, names, BARS, true);
    let mut body = String::new();
    body.push_str(&rect(names, 4.0, 10.0, 10.0, "old"));
    body.push_str(&text(names + 15.0, 13.0, "label", "start", &old));
    body.push_str(&rect(names + 62.0, 4.0, 10.0, 10.0, "new"));
    body.push_str(&text(names + 77.0, 13.0, "label", "start", &new));
    let (mut y, mut said) = (24u32, Vec::new());
    for (name, before, after, before_words, after_words) in &rows {
        let top = f64::from(y);
        body.push_str(&text(names - 8.0, top + 14.0, "name", "end", name));
        for (offset, value, words, class) in [(0.0, before, before_words, "old"), (10.0, after, after_words, "new")] {
            body.push_str(&rect(names, top + offset, scale.at(*value) - names, 8.0, class));
            body.push_str(&text(scale.at(*value) + 5.0, top + offset + 8.0, "small", "start", words));
        }
        said.push(format!("{name}：{old} {before_words}%，{new} {after_words}%"));
        y += 28;
    }
    let title = lang.pick("各主题占全文比重（%）", "Share of each theme in the text (%)").to_owned();
    let note = match lang {
        Lang::Zh => "按章节主题归类，以字数计；未归入主题的列为“其他”。".to_owned(),
        Lang::En => "By the theme of sections, in characters; text of no theme is “Other”.".to_owned(),
    };
    let panel = Panel { title: title.clone(), description: said.join("；"), width: 440, height: y, body };
    Chart { title, note, panels: vec![panel] }
}
