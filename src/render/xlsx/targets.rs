//! 目标完成: what was promised, what came of it, what is promised now.

use super::number;
use super::sheet::{Column, Entry, Sheet};
use crate::compare::brief::Brief;
use crate::compare::{Cell, TargetRow};
use crate::facts::Measure;
use crate::render::figure::one_line;
use crate::render::lang::Lang;
use crate::render::targets::tolerance;

/// The sheet of these rows.
pub(super) fn sheet(rows: &[&TargetRow], brief: &Brief, lang: Lang) -> Sheet {
    let columns = vec![
        Column::new(lang.pick("类别", "Group"), 10),
        Column::new(lang.pick("指标", "Indicator"), 28),
        Column::new(lang.pick("口径", "Measure"), 10),
        Column::new(lang.pick("单位", "Unit"), 10),
        Column::new(lang.pick("年份", "Year"), 8),
        Column::new(lang.pick("目标", "Target"), 15),
        Column::new(lang.pick("实际", "Actual"), 15),
        Column::verdict(lang.pick("完成情况", "Outcome")),
        Column::new(lang.pick("差距", "Gap"), 14),
        Column::new(lang.pick("差距单位", "Gap unit"), 9),
        Column::new(lang.pick("下一年目标", "Next target"), 15),
        Column::verdict(lang.pick("目标变化", "Target move")),
        Column::new(lang.pick("承诺用词", "Commitment"), 12),
        Column::new(lang.pick("报告说明", "What the report says"), 40),
    ];
    let line = |row: &&TargetRow| {
        let figure = |cell: Option<&Cell>| cell.map_or_else(Entry::default, |cell| Entry::figure(cell, &row.unit, brief, lang));
        let verbs = [&row.target, &row.next_target].map(|cell| cell.as_ref().and_then(|cell| cell.commitment.as_deref()));
        let verbs = match verbs {
            [Some(old), Some(new)] if old != new => format!("{old}→{new}"),
            [old, new] => new.or(old).unwrap_or_default().to_owned(),
        };
        // The link is on the verdict: not every program wraps the words of a link.
        let outcome = Entry::words(lang.outcome(row.outcome));
        let outcome = row.admitted.as_ref().map_or_else(|| outcome.clone(), |of| outcome.clone().from(of, brief));
        let admitted = row.admitted.as_ref().map(|of| one_line(&of.sentence)).unwrap_or_default();
        vec![
            Entry::words(if row.in_paragraph {
                lang.pick("主要预期目标", "Main targets")
            } else {
                lang.pick("其他目标", "Other targets")
            }),
            Entry::words(lang.indicator(&row.indicator)),
            Entry::words(lang.measure(row.measure)),
            Entry::words(row.unit.clone()),
            Entry::number(row.year, "0"),
            figure(row.target.as_ref()),
            figure(row.actual.as_ref()),
            outcome,
            row.gap
                .map_or_else(Entry::default, |gap| Entry::number(gap, &number::difference(gap, row.measure == Measure::Rank, false, ""))),
            Entry::words(if row.gap.is_some() { lang.unit(&row.gap_unit) } else { "" }),
            figure(row.next_target.as_ref()),
            Entry::words(row.ambition.map_or("", |ambition| lang.ambition(ambition))),
            Entry::words(verbs),
            Entry::words(admitted),
        ]
    };
    Sheet {
        name: lang.pick("目标完成", "Targets").to_owned(),
        columns,
        rows: rows.iter().map(line).collect(),
        legend: if rows.is_empty() { Vec::new() } else { vec![tolerance(lang)] },
        fixed: 2,
    }
}
