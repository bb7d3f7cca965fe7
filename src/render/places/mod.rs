//! League tables (地区 | 上年目标 | 上年实际 | 高低 | 今年目标 | 比上年目标) for the terminal, in Markdown, JSON and CSV.

mod csv;
mod json;
mod words;

pub use csv::csv;
pub use json::{boards, jsonl, places};

use crate::compare::places::{League, Standing, Statistics};
use crate::compare::{Cell, Comparison};
use crate::facts::{Measure, Value};
use crate::render::diff::wrap;
use crate::render::grid::{self, Column, Grid, Line, Tint, Words};
use crate::render::lang::Lang;
use crate::render::table::outcome_words;
use crate::render::{View, figure, notes};

/// The league tables for the terminal.
#[must_use]
pub fn terminal(comparison: &Comparison, view: &View<'_>) -> String {
    let mut text = title(comparison, view);
    for league in shown(comparison, view) {
        text.push_str(&format!("\n\n{}\n\n{}", heading(league, view.lang), grid::terminal(&grid(league, comparison, view), view)));
        text.push_str(&wrap::plain(&summary(league, view.lang), view.width));
    }
    text.push('\n');
    for line in legend(comparison, view) {
        text.push_str(&wrap::plain(&line, view.width));
        text.push('\n');
    }
    text
}

/// The league tables in Markdown.
#[must_use]
pub fn markdown(comparison: &Comparison, view: &View<'_>) -> String {
    let mut text = format!("# {}\n", title(comparison, view));
    for league in shown(comparison, view) {
        let grid = grid::markdown(&grid(league, comparison, view));
        text.push_str(&format!("\n## {}\n\n{grid}\n{}\n", heading(league, view.lang), summary(league, view.lang)));
    }
    for line in legend(comparison, view).iter().filter(|line| !line.is_empty()) {
        text.push_str(&format!("\n{line}\n"));
    }
    text + &notes::markdown(&comparison.reports, &comparison.notes, view.lang)
}

fn shown<'a>(comparison: &'a Comparison, view: &View<'_>) -> Vec<&'a League> {
    comparison.leagues.iter().filter(|league| view.all || league.main).collect()
}

fn title(comparison: &Comparison, view: &View<'_>) -> String {
    let (count, years) = (comparison.places.len(), crate::render::table::years(comparison));
    match view.lang {
        Lang::Zh => format!("{count}个地区{years}年政府工作报告"),
        Lang::En => format!("Government work reports of {count} places, {years}"),
    }
}

fn heading(league: &League, lang: Lang) -> String {
    let name = figure::name(lang.indicator(&league.indicator), league.measure, lang);
    let (before, year) = (league.year - 1, league.year);
    match lang {
        Lang::Zh => format!("{name}：{before}年目标与结果，{year}年目标"),
        Lang::En => format!("{name}: targets and results of {before}, targets of {year}"),
    }
}

fn grid(league: &League, comparison: &Comparison, view: &View<'_>) -> Grid {
    let mut lines: Vec<Line> = Vec::new();
    let (counted, listed): (Vec<&Standing>, Vec<&Standing>) = league.standings.iter().partition(|standing| standing.counts);
    lines.extend(counted.iter().map(|standing| Line::Cells(cells(standing, comparison, view))));
    let all = counted.len();
    if all > 1 {
        let lang = view.lang;
        let row = |label: &str, of: fn(&Statistics) -> Option<(rust_decimal::Decimal, usize)>| {
            let columns = [&league.of_target, &league.of_actual, &league.of_next];
            let found = columns.map(|column| of(column).map(|(value, count)| words::statistic(value, count, all, &league.unit)));
            if found.iter().all(Option::is_none) {
                return None;
            }
            let [target, actual, next] = found.map(|words| Words::new(words.unwrap_or_default()));
            let empty = Words::default;
            Some(Line::Cells(vec![empty(), Words::new(label), target, actual, empty(), empty(), next, empty(), empty(), empty()]))
        };
        lines.extend(row(lang.pick("平均", "Mean"), |of| of.mean.map(|mean| (mean, of.count))));
        lines.extend(row(lang.pick("中位数", "Median"), |of| of.median.map(|median| (median, of.count))));
        lines.extend(row(lang.pick("加权平均", "Weighted mean"), |of| of.weighted.map(|of| (of.mean, of.count))));
    }
    lines.extend(listed.iter().map(|standing| Line::Cells(cells(standing, comparison, view))));
    Grid { columns: columns(league, view.lang), lines }
}

fn columns(league: &League, lang: Lang) -> Vec<Column> {
    let plain =
        |zh: &str, en: &str, right, gives_way| Column { title: lang.pick(zh, en).to_owned(), right, gives_way, ..Column::default() };
    let of_year = |year: i32, zh: &str, en: &str| match lang {
        Lang::Zh => Column { title: format!("{year}年\n{zh}"), right: true, ..Column::default() },
        Lang::En => Column { title: format!("{year}\n{en}"), right: true, ..Column::default() },
    };
    vec![
        plain("名次", "Rank", true, 8),
        plain("地区", "Place", false, 0),
        of_year(league.year - 1, "目标", "target"),
        of_year(league.year - 1, "实际", "actual"),
        plain("实际\n比目标", "Actual less\ntarget", true, 0),
        plain("完成\n情况", "Out-\ncome", false, 6),
        of_year(league.year, "目标", "target"),
        plain("比上年\n目标", "On last\ntarget", true, 0),
        plain("目标\n变化", "Target\nmove", false, 5),
        plain("出处", "Source", false, 9),
    ]
}

fn cells(standing: &Standing, comparison: &Comparison, view: &View<'_>) -> Vec<Words> {
    let lang = view.lang;
    let place = comparison.places.get(standing.place);
    let name = lang.place(place.and_then(|place| place.name.as_deref()), view.knowledge);
    let cell = |cell: &Option<Cell>| cell.as_ref().map_or_else(Words::default, |cell| figure_words(cell, lang));
    let years: Vec<Option<i32>> = comparison.reports.iter().map(|report| report.meta.year).collect();
    let cited: Vec<&Cell> = [&standing.target, &standing.actual, &standing.next_target].into_iter().flatten().collect();
    let rank = match standing.rank {
        Some(rank) => rank.to_string(),
        None if standing.counts => String::new(),
        None => "—".to_owned(),
    };
    vec![
        Words::new(rank),
        Words::new(name),
        cell(&standing.target),
        cell(&standing.actual),
        standing.gap.as_ref().map_or_else(Words::default, |gap| words::difference(gap, lang)),
        if standing.target.is_some() { outcome_words(standing.outcome, lang) } else { Words::default() },
        cell(&standing.next_target),
        standing.shift.as_ref().map_or_else(Words::default, |shift| words::difference(shift, lang)),
        standing.ambition.map_or_else(Words::default, |ambition| Words::new(lang.ambition(ambition))),
        Words::new(figure::source(&cited, &years)).tinted(Tint::Faint),
    ]
}

fn figure_words(cell: &Cell, lang: Lang) -> Words {
    let mark = if cell.basis.is_some() { "†" } else { "" };
    let text = figure::text(cell, "", lang);
    let words = Words::new(format!("{}{mark}", figure::with_role(cell, text.clone(), lang)))
        .or_tight(format!("{}{mark}", figure::with_role_short(cell, text, lang)));
    Words { breaks: cell.value == Value::Words, ..words }
}

/// How many raised, kept and lowered their targets, and how the results stand to them.
fn summary(league: &League, lang: Lang) -> String {
    let list = |parts: Vec<String>| parts.join(lang.pick("、", ", "));
    let moves = league.moves.iter().map(|(ambition, count)| format!("{} {count}", lang.ambition(*ambition))).collect();
    let outcomes = league.outcomes.iter().map(|(outcome, count)| format!("{} {count}", lang.outcome(*outcome))).collect();
    let [above, at, below] = league.sides;
    let sides = [("高于", "above", above), ("持平或在区间内", "at or within", at), ("低于", "below", below)];
    let sides = sides.into_iter().filter(|(.., count)| *count > 0).map(|(zh, en, count)| format!("{} {count}", lang.pick(zh, en)));
    let parts = [
        (lang.pick("目标变化：", "Targets: "), list(moves)),
        (lang.pick("实际与目标相比：", "Results against targets: "), list(sides.collect())),
        (lang.pick("完成情况：", "Outcomes: "), list(outcomes)),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(_, words)| !words.is_empty()).map(|(label, words)| format!("{label}{words}")).collect();
    said.join(lang.pick("；", "; "))
}

/// What the signs mean, and what is left out.
fn legend(comparison: &Comparison, view: &View<'_>) -> Vec<String> {
    let lang = view.lang;
    let shown = shown(comparison, view);
    let mut lines = vec![String::new()];
    if shown.is_empty() {
        lines.push(
            lang.pick(
                "没有半数以上地区设定目标的指标，用 --all 列出全部。",
                "No indicator has targets of half of the places: --all lists every one.",
            )
            .to_owned(),
        );
    }
    lines.push(lang.pick(
        "数字照录原文，“以上”“左右”等限定词保留。名次按今年目标（无目标时按实际）排列，并列同名次。平均、中位数、加权平均只按数字计，不计限定词，区间取中点；括号内为计入的地区数，未注即全部。",
        "Figures as the reports have them, bound words included. Ranked by the newest target (without any, by the result), equals share a rank. Means and medians take the numbers without their bound words and the middle of ranges; in brackets how many places, where not all.",
    ).to_owned());
    if shown.iter().any(|league| league.of_actual.weighted.is_some() || league.of_next.weighted.is_some()) {
        lines.push(
            lang.pick("加权平均以报告所载上一年数值为权数。", "Weighted by the levels of the year before, as the reports state them.")
                .to_owned(),
        );
    }
    if shown.iter().any(|league| league.measure != Measure::Rank && !league.outcomes.is_empty()) {
        lines.push(crate::render::targets::tolerance(lang));
    }
    if shown.iter().any(|league| league.standings.iter().any(|standing| !standing.counts)) {
        lines.push(
            lang.pick(
                "“—”为不同层级的地区，只列出，不计入名次和平均。",
                "— marks places of another level, listed but neither ranked nor averaged.",
            )
            .to_owned(),
        );
    }
    if shown
        .iter()
        .flat_map(|league| &league.standings)
        .flat_map(|s| [&s.target, &s.actual, &s.next_target])
        .flatten()
        .any(|cell| cell.basis.is_some())
    {
        lines.push(
            lang.pick(
                "† 报告另有口径说明（同口径、可比价等），见原句。",
                "† on a stated basis (like-for-like, constant prices …): see the sentence.",
            )
            .to_owned(),
        );
    }
    let hidden = comparison.leagues.len() - shown.len();
    if hidden > 0 {
        lines.push(match lang {
            Lang::Zh => format!("另有 {hidden} 项不足半数地区设定目标，用 --all 列出，或用 --only 指定。"),
            Lang::En => format!("{hidden} more, of which less than half of the places set targets: --all lists them, --only one."),
        });
    }
    lines
}
