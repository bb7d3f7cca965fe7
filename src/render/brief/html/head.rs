//! Counts, files and main points of the page.

use maud::{Markup, html};

use super::table::links;
use crate::compare::brief::Brief;
use crate::compare::{Comparison, Remark};
use crate::render::brief::words;
use crate::render::lang::Lang;

/// The line of counts as figures with their names, and in words for who cannot see it so.
pub(super) fn counts(brief: &Brief, lang: Lang) -> Markup {
    let of = brief.counts;
    let figure = |zh: &str, en: &str, words: Markup| {
        html! { div { dt { (lang.pick(zh, en)) } dd { (words) } } }
    };
    html! {
        dl class="counts" {
            (figure("上年目标完成", "Targets met", html! { (of.met) small { " / " (of.targets) } }))
            (figure("未完成", "Missed", html! { (of.judged - of.met) }))
            (figure("未报告或未判定", "No result", html! { (of.targets - of.judged) }))
            (figure("新增指标", "New indicators", html! { (of.new) }))
            (figure("未再提指标", "Dropped", html! { (of.dropped) }))
            @if let Some(percent) = of.kept_percent { (figure("新文与旧文相同", "Text kept", html! { (percent) small { "%" } })) }
        }
    }
}

/// The reports, their files and hashes, and the doubts.
pub(super) fn files(comparison: &Comparison, lang: Lang) -> Markup {
    html! {
        ul class="files" {
            @for report in &comparison.reports {
                li {
                    (words::report(report, lang))
                    br;
                    code { (words::file(report)) " · SHA-256 " (report.sha256) }
                }
            }
        }
        @if !comparison.notes.is_empty() {
            details {
                summary { (lang.pick("读取时的说明", "Notes on the reading")) " (" (comparison.notes.len()) ")" }
                ul class="notes" { @for remark in &comparison.notes { li { (place(remark, comparison)) (lang.note(&remark.note)) } } }
            }
        }
    }
}

fn place(of: &Remark, comparison: &Comparison) -> String {
    let year = of.report.and_then(|at| comparison.reports.get(at)).and_then(|report| report.meta.year);
    match (year, of.note.line) {
        (Some(year), Some(line)) => format!("{year}:{line} "),
        (Some(year), None) => format!("{year} "),
        (None, _) => String::new(),
    }
}

/// The main points: what it is in bold, then the things it is true of, then the places.
pub(super) fn points(comparison: &Comparison, brief: &Brief, lang: Lang) -> Markup {
    let mark = lang.pick("：", ": ");
    html! {
        ol class="points" {
            @for point in &brief.points {
                @let says = lang.note(&point.says);
                @let numbers = point.cited.iter().filter_map(|citation| brief.number(citation)).collect::<Vec<usize>>();
                li {
                    @match says.split_once(mark) {
                        Some((lead, rest)) => { strong { (lead) } (mark) (rest) },
                        None => (says),
                    }
                    " "
                    span class="refs" { (links(&numbers, comparison, brief)) }
                }
            }
        }
    }
}
