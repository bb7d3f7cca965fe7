//! The scoreboard as JSON, terminal table, CSV and Markdown.

use serde_json::{Value as Json, json};

use crate::compare::outcome::{LEVEL_TOLERANCE, RATE_TOLERANCE};
use crate::compare::{Ambition, Attainment, Cell, Change, Comparison, Criterion, Outcome, Share, TargetRow};
use crate::facts::{Better, Role, Value};
use crate::render::diff::wrap;
use crate::render::grid::{self, Column, Grid, Line, Tint, Words};
use crate::render::lang::Lang;
use crate::render::table::{outcome_words, title};
use crate::render::{View, csv, figure, notes, parts};

/// The scoreboard for the terminal.
#[must_use]
pub fn terminal(comparison: &Comparison, view: &View<'_>) -> String {
    comparison.by_place().iter().map(|own| terminal_of(own, view)).collect::<Vec<_>>().join("\n\n")
}

fn terminal_of(comparison: &Comparison, view: &View<'_>) -> String {
    let mut text = title(comparison, view.lang);
    if comparison.targets.rows.is_empty() {
        text.push_str(view.lang.pick("\n\n没有读到目标。\n", "\n\nNo target was read.\n"));
        return text;
    }
    for (head, grid) in boards(comparison, view) {
        text.push_str(&format!("\n\n{head}\n\n"));
        text.push_str(&grid::terminal(&grid, view));
    }
    for line in legend(comparison, view) {
        text.push_str(&wrap::plain(&line, view.width));
        text.push('\n');
    }
    text
}

/// The scoreboard in Markdown.
#[must_use]
pub fn markdown(comparison: &Comparison, view: &View<'_>) -> String {
    let boards = comparison.by_place().iter().map(|own| markdown_of(own, view)).collect::<Vec<_>>().join("\n");
    boards + &notes::markdown(&comparison.reports, &comparison.notes, view.lang)
}

fn markdown_of(comparison: &Comparison, view: &View<'_>) -> String {
    let mut text = format!("# {}\n", title(comparison, view.lang));
    for (head, grid) in boards(comparison, view) {
        text.push_str(&format!("\n## {head}\n\n{}", grid::markdown(&grid)));
    }
    for line in legend(comparison, view) {
        text.push_str(&format!("\n{line}\n"));
    }
    text
}

/// One line a target.
#[must_use]
pub fn csv(comparison: &Comparison, view: &View<'_>) -> String {
    let mut head: Vec<String> =
        ["theme", "id", "indicator", "canonical", "name_en", "measure", "year", "outcome", "gap", "gap_unit", "ambition", "admitted"]
            .map(str::to_owned)
            .to_vec();
    for side in ["target", "actual", "next_target"] {
        head.extend(csv::CELL.iter().map(|name| format!("{side}_{name}")));
    }
    head.extend(["place", notes::COLUMN].map(str::to_owned));
    let lines = comparison.targets.rows.iter().map(|of| {
        let mut line = csv::indicator(&of.indicator, view);
        line.extend([
            of.measure.name().to_owned(),
            of.year.to_string(),
            of.outcome.name().to_owned(),
            of.gap.map(|gap| gap.to_string()).unwrap_or_default(),
            of.gap.map(|_| of.gap_unit.clone()).unwrap_or_default(),
            of.ambition.map(|ambition| ambition.name().to_owned()).unwrap_or_default(),
            of.admitted.as_ref().map(|admitted| admitted.sentence.clone()).unwrap_or_default(),
        ]);
        for cell in [&of.target, &of.actual, &of.next_target] {
            line.extend(csv::cell(cell.as_ref(), &comparison.reports));
        }
        line.push(csv::place(of.place, comparison));
        line.push(notes::of(comparison, &reports(of), view.lang));
        line
    });
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    csv::write(&head, lines.collect())
}

/// One row a line, as in JSON, with the doubts about its reports.
#[must_use]
pub fn jsonl(comparison: &Comparison, lang: Lang) -> String {
    comparison.targets.rows.iter().map(|of| format!("{}\n", notes::with(row(of), comparison, &reports(of), lang))).collect()
}

/// The reports that a row rests on.
fn reports(of: &TargetRow) -> Vec<usize> {
    [&of.target, &of.actual, &of.next_target].into_iter().flatten().map(|cell| cell.source.report).collect()
}

/// What 左右 was taken to allow.
pub(super) fn tolerance(lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "完成情况由程序按数字判定：越高（低）越好的指标达到或优于目标即为完成；“左右”容许差 {RATE_TOLERANCE} 个百分点（率）或 {LEVEL_TOLERANCE}%（数值）。"
        ),
        Lang::En => format!(
            "Outcomes are judged from the figures: at the target or on its better side is met; 左右 (about) allows {RATE_TOLERANCE} percentage points for rates, {LEVEL_TOLERANCE}% for levels."
        ),
    }
}

/// The scoreboard with every source (schema `tongbi.targets/1`).
#[must_use]
pub fn json(comparison: &Comparison, lang: Lang) -> String {
    parts::pretty(&parts::document(
        "tongbi.targets/1",
        vec![
            ("reports", parts::headings(&comparison.reports)),
            ("tolerance", json!({"rate_points": parts::number(RATE_TOLERANCE), "level_percent": parts::number(LEVEL_TOLERANCE)})),
            ("rows", comparison.targets.rows.iter().map(row).collect()),
            ("attainment", comparison.targets.attainment.iter().map(attainment).collect()),
            ("notes", parts::remarks(&comparison.notes, lang)),
        ],
    ))
}

fn better(of: Better) -> &'static str {
    match of {
        Better::Higher => "higher",
        Better::Lower => "lower",
        Better::Neutral => "neutral",
    }
}

fn attainment(of: &Attainment) -> Json {
    let (kind, year, theme) = match &of.of {
        Share::All => ("all", None, None),
        Share::Year(year) => ("year", Some(*year), None),
        Share::Theme(theme) => ("theme", None, theme.as_deref()),
    };
    json!({"of": kind, "year": year, "theme": theme, "met": of.met, "missed": of.missed, "open": of.open, "rate": parts::maybe(of.rate)})
}

pub(super) fn row(of: &TargetRow) -> Json {
    json!({
        "place": of.place, "indicator": parts::indicator(&of.indicator), "measure": of.measure.name(), "unit": of.unit, "year": of.year, "main": of.main,
        "in_paragraph": of.in_paragraph,
        "target": parts::maybe_cell(of.target.as_ref()), "actual": parts::maybe_cell(of.actual.as_ref()), "outcome": of.outcome.name(),
        "gap": parts::maybe(of.gap), "gap_unit": of.gap_unit, "next_target": parts::maybe_cell(of.next_target.as_ref()),
        "criterion": of.criterion.as_ref().map(|of| json!({
            "least": parts::maybe(of.least.map(|(end, _)| end)), "least_included": of.least.map(|(_, closed)| closed),
            "most": parts::maybe(of.most.map(|(end, _)| end)), "most_included": of.most.map(|(_, closed)| closed),
            "better": better(of.better), "tolerance": parts::maybe(of.tolerance),
        })),
        "no_report": of.no_report, "named": of.named.as_ref().map(parts::citation),
        "named_next": of.named_next.as_ref().map(parts::citation),
        "ambition": of.ambition.map(|ambition| ambition.name()), "admitted": of.admitted.as_ref().map(parts::citation),
    })
}

/// A board for each year aimed at, with its heading.
fn boards(comparison: &Comparison, view: &View<'_>) -> Vec<(String, Grid)> {
    let mut years: Vec<i32> = comparison.targets.rows.iter().map(|row| row.year).collect();
    years.sort_unstable();
    years.dedup();
    years.into_iter().map(|year| board(year, comparison, view)).collect()
}

fn board(year: i32, comparison: &Comparison, view: &View<'_>) -> (String, Grid) {
    let lang = view.lang;
    let all: Vec<&TargetRow> = comparison.targets.rows.iter().filter(|row| row.year == year).collect();
    let rows: Vec<&TargetRow> = all.iter().copied().filter(|row| view.all || row.main).collect();
    let alone = comparison.own_reports().count() == 1;
    // Without the next year's report there is no result; what can be set beside something is shown.
    let missing = !rows.is_empty() && rows.iter().all(|row| row.no_report);
    let rows: Vec<&TargetRow> = rows
        .into_iter()
        .filter(|row| !row.no_report || row.target.is_some() && (row.actual.is_some() || row.next_target.is_some()))
        .collect();
    let mut lines = Vec::new();
    for (in_paragraph, zh, en) in [(true, "主要预期目标", "Main targets"), (false, "其他目标", "Other targets")] {
        let part: Vec<&&TargetRow> = rows.iter().filter(|row| row.in_paragraph == in_paragraph).collect();
        if !part.is_empty() {
            lines.push(Line::Group(lang.pick(zh, en).to_owned()));
            lines.extend(part.into_iter().map(|row| Line::Cells(words(row, alone, comparison, lang))));
        }
    }
    let count = |outcome: Outcome| rows.iter().filter(|row| row.outcome == outcome).count();
    let (met, missed, silent) = (count(Outcome::Met), count(Outcome::Missed), count(Outcome::NoActual));
    let head = match (lang, alone) {
        (Lang::Zh, _) if missing => format!("{year}年目标：缺{}年报告，结果无从对照", year + 1),
        (Lang::En, _) if missing => format!("Targets of {year}: the report of {} is not at hand, so their results are not known", year + 1),
        (Lang::Zh, true) => format!("{year}年结果与{}年目标", year + 1),
        (Lang::En, true) => format!("Results of {year}, targets of {}", year + 1),
        (Lang::Zh, false) => format!("{year}年目标：完成 {met}，未完成 {missed}，未报告 {silent}"),
        (Lang::En, false) => format!("Targets of {year}: {met} met, {missed} missed, {silent} without a result"),
    };
    // The later report need not be the next one.
    let next = all.iter().filter_map(|row| row.next_target.as_ref()).map(|cell| cell.year).max().unwrap_or(year + 1);
    (head, Grid { columns: columns(year, next, alone, lang), lines })
}

fn columns(year: i32, next: i32, alone: bool, lang: Lang) -> Vec<Column> {
    let plain =
        |zh: &str, en: &str, right, gives_way| Column { title: lang.pick(zh, en).to_owned(), right, gives_way, ..Column::default() };
    let of_year = |year: i32, zh: &str, en: &str| {
        let title = match lang {
            Lang::Zh => format!("{year}年\n{zh}"),
            Lang::En => format!("{year}\n{en}"),
        };
        Column { title, right: true, ..Column::default() }
    };
    let mut columns = vec![Column { breaks_at: Some(14), ..plain("指标", "Indicator", false, 0) }];
    if !alone {
        columns.push(of_year(year, "目标", "target"));
        columns.push(plain("判据", "Judged by", true, 8));
    }
    columns.push(of_year(year, "实际", "actual"));
    if !alone {
        columns.push(plain("完成\n情况", "Out-\ncome", false, 0));
        columns.push(plain("差距", "Gap", true, 5));
    }
    columns.push(of_year(next, "目标", "target"));
    if !alone {
        columns.push(plain("目标\n变化", "Target\nmove", false, 3));
    }
    columns.push(plain("出处", "Source", false, 9));
    columns
}

fn words(row: &TargetRow, alone: bool, comparison: &Comparison, lang: Lang) -> Vec<Words> {
    let cell = |cell: &Option<Cell>| cell.as_ref().map_or_else(Words::default, |cell| figure_words(cell, row, lang));
    let years: Vec<Option<i32>> = comparison.reports.iter().map(|report| report.meta.year).collect();
    let cited: Vec<&Cell> = [&row.target, &row.actual, &row.next_target].into_iter().flatten().collect();
    let name = figure::name(lang.indicator(&row.indicator), row.measure, lang);
    let mut line = vec![figure::with_unit(name, &row.unit)];
    if !alone {
        line.push(cell(&row.target));
        line.push(row.criterion.as_ref().map_or_else(Words::default, |of| Words::new(criterion(of)).tinted(Tint::Faint)));
    }
    line.push(cell(&row.actual));
    if !alone {
        let mut outcome = outcome_words(row.outcome, lang);
        if row.admitted.is_some() {
            outcome.full.push('‡');
        }
        if row.named.is_some() {
            outcome.full.push('¶');
        }
        line.push(outcome);
        line.push(gap(row, lang));
    }
    line.push(cell(&row.next_target));
    if !alone {
        line.push(row.ambition.map_or_else(Words::default, |ambition| {
            let tint = if ambition == Ambition::Same { Tint::Faint } else { Tint::Plain };
            let mark = if row.named_next.is_some() { "¶" } else { "" };
            Words::new(format!("{}{mark}", lang.ambition(ambition))).tinted(tint)
        }));
    }
    let mut source = figure::source(&cited, &years);
    for cited in [&row.named, &row.named_next].into_iter().flatten() {
        let year = years.get(cited.report).copied().flatten().unwrap_or_default();
        let mark = format!(" ¶{year}:{}", cited.line);
        if !source.ends_with(&mark) {
            source.push_str(&mark);
        }
    }
    line.push(Words::new(source).tinted(Tint::Faint));
    line
}

/// A figure with its unit; where room is short the name says the unit.
fn figure_words(cell: &Cell, row: &TargetRow, lang: Lang) -> Words {
    let (full, short) = (figure::text(cell, "", lang), figure::text(cell, &row.unit, lang));
    let words = Words::new(figure::with_role(cell, full, lang)).or_tight(figure::with_role_short(cell, short, lang));
    Words { breaks: cell.value == Value::Words, ..words }
}

/// The gap as a difference: ↑ for above the target.
pub(super) fn gap(row: &TargetRow, lang: Lang) -> Words {
    let change = Change {
        from_year: row.year,
        to_year: row.year,
        role: Role::Actual,
        difference: row.gap,
        unit: row.gap_unit.clone(),
        percent: None,
        restated: false,
        converted: false,
        approximate: false,
        concept: false,
    };
    let (full, short) = (figure::change(&change, row.measure, lang), figure::short_change(&change, row.measure, lang));
    if full.is_empty() { Words::default() } else { Words::new(full).or_short(short) }
}

fn legend(comparison: &Comparison, view: &View<'_>) -> Vec<String> {
    let lang = view.lang;
    let rows: Vec<&TargetRow> = comparison.targets.rows.iter().filter(|row| view.all || row.main).collect();
    let mut lines = vec![String::new()];
    if rows.iter().any(|row| matches!(row.outcome, Outcome::Met | Outcome::Missed)) {
        lines.push(tolerance(lang));
    }
    let mut said: Vec<&crate::compare::Citation> = Vec::new();
    for admitted in rows.iter().filter_map(|row| row.admitted.as_ref()) {
        if !said.contains(&admitted) {
            said.push(admitted);
        }
    }
    for admitted in said {
        let year =
            comparison.reports.get(admitted.report).and_then(|report| report.meta.year).map_or_else(String::new, |year| year.to_string());
        lines.push(format!("‡ {year}:{} {}", admitted.line, admitted.sentence));
    }
    lines.extend(rates(comparison, view));
    if rows.iter().any(|row| row.named.is_some() || row.named_next.is_some()) {
        lines.push(
            lang.pick(
                "¶ 该报告提到此项而未读到数字（不等于未报告、未再提），出处列以 ¶ 标出所在行。",
                "¶ that report names it, yet no figure was read there: the line stands in the source column.",
            )
            .to_owned(),
        );
    }
    let hidden = comparison.targets.rows.len() - rows.len();
    if hidden > 0 {
        lines.push(match lang {
            Lang::Zh => format!("另有 {hidden} 项工作任务的数字没有可对照的结果或目标，用 --all 列出。"),
            Lang::En => format!("{hidden} more counts of tasks have no result or target to stand against: --all shows them."),
        });
    }
    lines
}

/// `≥5.5`, `≤5.5`, `5—6`: what a result must come to.
fn criterion(of: &Criterion) -> String {
    let least = of.least.map(|(end, closed)| format!("{}{}", if closed { "≥" } else { ">" }, end.normalize()));
    let most = of.most.map(|(end, closed)| format!("{}{}", if closed { "≤" } else { "<" }, end.normalize()));
    [least, most].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The share of targets that were met: by year where there are several, by theme.
fn rates(comparison: &Comparison, view: &View<'_>) -> Vec<String> {
    let lang = view.lang;
    let rate = |of: &Attainment| of.rate.map(|rate| format!("{}/{} ({rate}%)", of.met, of.met + of.missed));
    let named = |of: &Attainment| match &of.of {
        Share::All => lang.pick("全部", "all").to_owned(),
        Share::Year(year) => format!("{year}{}", lang.pick("年", "")),
        Share::Theme(theme) => lang.theme(theme.as_deref(), view.knowledge).to_owned(),
    };
    let list = |wanted: fn(&Share) -> bool| -> Vec<String> {
        let of = comparison.targets.attainment.iter().filter(|of| wanted(&of.of));
        of.filter_map(|of| rate(of).map(|rate| format!("{} {rate}", named(of)))).collect()
    };
    let (all, years, themes) =
        (list(|of| *of == Share::All), list(|of| matches!(of, Share::Year(_))), list(|of| matches!(of, Share::Theme(_))));
    let parts = [
        (lang.pick("完成率（完成/可判定）：", "Attainment (met of those judged): "), all),
        (lang.pick("按年：", "By year: "), if years.len() > 1 { years } else { Vec::new() }),
        (lang.pick("按主题：", "By theme: "), themes),
    ];
    parts
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| format!("{label}{}", words.join(lang.pick("、", ", "))))
        .collect()
}
