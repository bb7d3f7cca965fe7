//! The frame of the page: head, bar, list of parts, the parts in their order, the panel for sources.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{SCRIPT, data_url, head, policy, redline, style, table};
use crate::compare::Comparison;
use crate::compare::brief::{Brief, Part};
use crate::render::brief::board::Board;
use crate::render::brief::{Setting, boards, words};
use crate::render::chart::{self, Kind};
use crate::render::lang::Lang;

/// A part with what it shows.
struct Shown {
    part: Part,
    boards: Vec<Board>,
}

pub(super) fn page(comparison: &Comparison, brief: &Brief, setting: &Setting<'_>) -> Markup {
    let lang = setting.lang;
    let title = words::title(comparison, setting);
    let parts: Vec<Shown> = setting.parts().map(|part| Shown { part, boards: boards(part, comparison, brief, setting) }).collect();
    // Figures lead to their sentences even where the annex is not shown.
    let register = if setting.parts.contains(&Part::Sources) { Vec::new() } else { boards(Part::Sources, comparison, brief, setting) };
    let style = style();
    html! {
        (DOCTYPE)
        html lang=(lang.pick("zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "tongbi " (env!("CARGO_PKG_VERSION")) };
                title { (title) }
                style { (PreEscaped(&style)) }
            }
            body data-rows=(lang.pick("{n} 行", "{n} rows")) data-pairs=(lang.pick("{n} 处", "{n} sentences"))
                data-hits=(lang.pick("{n} 处", "{n} hits")) data-point=(lang.pick("要点的依据", "What this point rests on")) {
                a class="skip" href="#main" { (lang.pick("跳到正文", "Skip to the content")) }
                (bar(&title, lang))
                div class="frame" {
                    (nav(&parts, brief, comparison, lang))
                    main id="main" {
                        header class="top" {
                            @if let Some(logo) = &setting.logo { img src=(data_url(logo)) alt=(setting.org.as_deref().unwrap_or("")); }
                            @if let Some(org) = &setting.org { p class="org" { (org) } }
                            h1 { (title) }
                            (head::counts(brief, lang))
                        }
                        @for shown in &parts { (section(shown, comparison, brief, setting)) }
                        @if !register.is_empty() {
                            div hidden { @for board in &register { (table::register(board, comparison, brief)) } }
                        }
                        footer class="foot" { p { (words::made_by(lang)) } }
                    }
                }
                aside class="panel" id="panel" role="dialog" aria-labelledby="panel-title" hidden {
                    h2 id="panel-title" {}
                    button class="btn close" type="button" { (lang.pick("关闭", "Close")) }
                    div id="panel-body" {}
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

fn bar(title: &str, lang: Lang) -> Markup {
    html! {
        div class="bar" role="search" {
            span class="what" { (title) }
            label class="sr" for="find" { (lang.pick("搜索全文", "Search the page")) }
            input class="js" id="find" type="search" placeholder=(lang.pick("搜索，如 就业、生产总值", "Search")) hidden;
            output id="hits" for="find" aria-live="polite" {}
            button class="btn js" id="theme" type="button" hidden { (lang.pick("深色／浅色", "Dark/light")) }
            button class="btn js" id="print" type="button" hidden { (lang.pick("打印", "Print")) }
        }
    }
}

fn nav(parts: &[Shown], brief: &Brief, comparison: &Comparison, lang: Lang) -> Markup {
    html! {
        nav class="nav" aria-label=(lang.pick("目录", "Contents")) {
            ol {
                @for shown in parts {
                    li { a href={ "#" (shown.part.name()) } {
                        (words::part_title(shown.part, lang))
                        @if let Some(count) = count(shown, brief, comparison) { span { (count) } }
                    } }
                }
            }
        }
    }
}

/// How many things a part shows.
fn count(shown: &Shown, brief: &Brief, comparison: &Comparison) -> Option<usize> {
    match shown.part {
        Part::Head => None,
        Part::Points => Some(brief.points.len()),
        Part::Text => comparison.text.as_ref().map(redline::changed),
        Part::Indicators | Part::Outcomes | Part::Targets | Part::Wording | Part::Glossary | Part::Checks | Part::Sources => {
            Some(shown.boards.iter().map(Board::len).sum())
        }
    }
}

fn section(shown: &Shown, comparison: &Comparison, brief: &Brief, setting: &Setting<'_>) -> Markup {
    let (part, lang) = (shown.part, setting.lang);
    let id = part.name();
    let empty = match part {
        Part::Head => false,
        Part::Points => brief.points.is_empty(),
        Part::Text => comparison.text.is_none(),
        Part::Indicators | Part::Outcomes | Part::Targets | Part::Wording | Part::Glossary | Part::Checks | Part::Sources => {
            shown.boards.is_empty()
        }
    };
    html! {
        section id=(id) aria-labelledby={ (id) "-h" } {
            h2 id={ (id) "-h" } { (words::part_title(part, lang)) }
            @if empty { p class="none" { (words::nothing(part, comparison, lang)) } }
            @match part {
                Part::Head => (head::files(comparison, lang)),
                Part::Points => (head::points(comparison, brief, lang)),
                Part::Text => (redline::text(comparison, brief, lang)),
                _ => {
                    @match part {
                        Part::Indicators => (figure(Kind::Trend, comparison, setting)),
                        Part::Outcomes => (figure(Kind::Targets, comparison, setting)),
                        Part::Wording => (figure(Kind::Themes, comparison, setting)),
                        _ => {},
                    }
                    @for (at, board) in shown.boards.iter().enumerate() {
                        @if part == Part::Sources { (table::register(board, comparison, brief)) }
                        @else { (table::board(board, part, at, comparison, brief, lang)) }
                    }
                },
            }
        }
    }
}

fn figure(kind: Kind, comparison: &Comparison, setting: &Setting<'_>) -> Markup {
    let chart = chart::chart(kind, comparison, setting);
    html! {
        @if !chart.panels.is_empty() {
            figure {
                figcaption { (chart.title) }
                div class="charts" {
                    @for (at, panel) in chart.panels.iter().enumerate() {
                        div class={ "p" (panel.width) } { (PreEscaped(panel.inline(&format!("{}-{at}", kind.name())))) }
                    }
                }
                p class="legend" { (chart.note) }
            }
        }
    }
}
