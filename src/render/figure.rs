//! How figures, differences and sources are written in the views that people read.

use rust_decimal::Decimal;

use crate::compare::{Cell, Change, Row, written};
use crate::facts::{Measure, Role};
use crate::render::grid::Words;
use crate::render::lang::Lang;

/// A figure as the report has it, bound words included; see [`written`].
#[must_use]
pub fn text(cell: &Cell, unit_shown: &str, lang: Lang) -> String {
    written(cell, unit_shown, lang == Lang::Zh)
}

/// A result of a first estimate says so.
#[must_use]
pub fn with_role(cell: &Cell, words: String, lang: Lang) -> String {
    if cell.role == Role::Estimate { format!("{words}{}", lang.pick("(预计)", " (est.)")) } else { words }
}

/// The same where room is short.
#[must_use]
pub fn with_role_short(cell: &Cell, words: String, lang: Lang) -> String {
    if cell.role == Role::Estimate { format!("{words}{}", lang.pick("(预)", "e")) } else { words }
}

/// A name, which where room is short says the unit too; % stands with the figures.
#[must_use]
pub fn with_unit(name: String, unit: &str) -> Words {
    match unit {
        "" | "%" => Words::new(name),
        unit => Words::new(name.clone()).or_tight(format!("{name} ({unit})")),
    }
}

/// Says from which year a difference counts where that is not the year before.
#[must_use]
pub fn since(of: &Change, lang: Lang) -> String {
    if of.from_year + 1 >= of.to_year || of.difference.is_none() {
        return String::new();
    }
    match lang {
        Lang::Zh => format!("\n较{}年", of.from_year),
        Lang::En => format!("\non {}", of.from_year),
    }
}

/// A difference in words: `↑1.3个百分点`, `↓21.7亿元 (6.7%)`, `升1位`, `持平`; empty where there is none.
#[must_use]
pub fn change(of: &Change, measure: Measure, lang: Lang) -> String {
    let Some(difference) = of.difference else { return String::new() };
    if difference.is_zero() {
        return if of.approximate { lang.pick("约持平", "~same").to_owned() } else { lang.pick("持平", "same").to_owned() };
    }
    let (size, unit) = (difference.abs(), lang.unit(&of.unit));
    let gap = if lang == Lang::En { " " } else { "" };
    let up = difference.is_sign_positive();
    if measure == Measure::Rank {
        // A smaller number is the better place.
        let word = if up { lang.pick("降", "down ") } else { lang.pick("升", "up ") };
        let unit = if size == Decimal::ONE { unit.strip_suffix('s').unwrap_or(unit) } else { unit };
        return format!("{word}{size}{gap}{unit}");
    }
    let arrow = arrow(of, up, lang);
    match of.percent {
        Some(percent) => format!("{arrow}{size}{gap}{unit} ({}%)", percent.abs()),
        None => format!("{arrow}{size}{gap}{unit}"),
    }
}

/// Up or down; `约` where one of the two is no exact figure.
fn arrow(of: &Change, up: bool, lang: Lang) -> String {
    let about = if of.approximate { lang.pick("约", "~") } else { "" };
    format!("{about}{}", if up { "↑" } else { "↓" })
}

/// The same where room is short: percent of levels, the bare number of the rest.
#[must_use]
pub fn short_change(of: &Change, measure: Measure, lang: Lang) -> String {
    let Some(difference) = of.difference.filter(|d| !d.is_zero()) else { return change(of, measure, lang) };
    if measure == Measure::Rank {
        return change(of, measure, lang);
    }
    let arrow = arrow(of, difference.is_sign_positive(), lang);
    match of.percent {
        Some(percent) => format!("{arrow}{}%", percent.abs()),
        None => format!("{arrow}{}", difference.abs()),
    }
}

/// The indicator's name, with the measure where it is not the level or share that the name says.
#[must_use]
pub fn name(row_name: &str, measure: Measure, lang: Lang) -> String {
    match measure {
        Measure::Level | Measure::Ratio => row_name.to_owned(),
        Measure::Growth | Measure::Change | Measure::Rank | Measure::Streak => {
            let label = lang.measure(measure);
            // 居民消费价格涨幅, 经济增长 say it themselves.
            let of_change = matches!(measure, Measure::Growth | Measure::Change);
            match lang {
                Lang::Zh
                    if of_change && ["增长", "增速", "涨幅", "增幅", "增加", "下降", "降幅"].iter().any(|end| row_name.ends_with(end)) =>
                {
                    row_name.to_owned()
                }
                Lang::Zh => format!("{row_name} {label}"),
                Lang::En => format!("{row_name}, {label}"),
            }
        }
    }
}

/// Where a row's figures stand: `2024:8,45` for lines 8 and 45 of the report of 2024, `2024:8(p3)` for a line of its page 3.
#[must_use]
pub fn source(cells: &[&Cell], years: &[Option<i32>]) -> String {
    type Lines = Vec<(usize, Option<u32>)>;
    let mut parts: Vec<(usize, Lines)> = Vec::new();
    for cell in cells {
        let (report, line) = (cell.source.report, (cell.source.line, cell.source.place.page));
        match parts.iter_mut().find(|(of, _)| *of == report) {
            Some((_, lines)) if lines.contains(&line) => {}
            Some((_, lines)) => lines.push(line),
            None => parts.push((report, vec![line])),
        }
    }
    let line = |(line, page): &(usize, Option<u32>)| page.map_or_else(|| line.to_string(), |page| format!("{line}(p{page})"));
    let one = |(report, mut lines): (usize, Lines)| {
        lines.sort_unstable();
        let year = years.get(report).copied().flatten().map_or_else(|| format!("#{}", report + 1), |year| year.to_string());
        format!("{year}:{}", lines.iter().map(line).collect::<Vec<_>>().join(","))
    };
    parts.into_iter().map(one).collect::<Vec<_>>().join(" ")
}

/// A year's cell of a row in a role; an estimate counts as a result.
#[must_use]
pub fn cell_at(row: &Row, year: i32, target: bool) -> Option<&Cell> {
    row.cells.iter().find(|cell| cell.year == year && (cell.role == Role::Target) == target)
}

/// Words without the line ends and runs of blanks of their file.
#[must_use]
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::source;
    use crate::compare::testing::cell;
    use crate::facts::{Bound, Measure};

    #[test]
    fn a_page_stands_beside_its_line() {
        let mut first = cell("5", "%", Bound::Eq, Measure::Growth);
        first.source.line = 12;
        let mut second = first.clone();
        (second.source.line, second.source.place.page) = (10, Some(3));
        assert_eq!(source(&[&first, &second], &[Some(2024)]), "2024:10(p3),12");
    }
}
