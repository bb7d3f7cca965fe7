//! A target and its result of different scopes: 同口径 against the plain figure, 规模以上 against all, 地方 against the whole budget.

use super::written::{figure, names};
use crate::compare::{Cell, Check, Finding, Row, Severity, Table};
use crate::facts::{Role, Value};
use crate::note::Note;

/// Words of a name that part what they stand before from the rest of it.
const SCOPES: [&str; 6] = ["规模以上", "限额以上", "地方", "全口径", "本级", "不含农户"];
/// Words of a basis that leaves something out or counts it in; 实际 and 不变价 are how growth is mostly stated.
const BASES: [&str; 3] = ["口径", "可比", "扣除"];

pub(super) fn check(table: &Table) -> Vec<Finding> {
    table.rows.iter().flat_map(of_row).collect()
}

fn of_row(row: &Row) -> Vec<Finding> {
    let targets = row.cells.iter().filter(|cell| cell.role == Role::Target);
    targets
        .filter_map(|target| one(row, target, row.cells.iter().find(|cell| cell.role != Role::Target && cell.year == target.year)?))
        .collect()
}

fn one(row: &Row, target: &Cell, actual: &Cell) -> Option<Finding> {
    let long = |name: &str| name.replace("规上", "规模以上").replace("限上", "限额以上");
    let (before, after) = (long(&target.name), long(&actual.name));
    let scope = SCOPES.iter().find(|word| before.contains(**word) != after.contains(**word));
    if target.value == Value::Words || scope.is_none() && other_basis(target) == other_basis(actual) {
        return None;
    }
    let plain = "未注明";
    let of = |cell: &Cell| cell.basis.clone().unwrap_or_else(|| plain.to_owned());
    let (zh, en) = names(&row.indicator);
    Some(Finding {
        check: Check::Scope,
        severity: Severity::Note,
        indicator: Some(row.indicator.clone()),
        year: target.year,
        says: Note::new(format!("{zh}：目标与结果的口径不同"), format!("{en}: target and result are of different scopes")),
        arithmetic: match scope {
            Some(_) => format!("{} {} | {} {}", target.name, figure(target), actual.name, figure(actual)),
            None => format!("{} ({}) | {} ({})", figure(target), of(target), figure(actual), of(actual)),
        },
        harmless: Some(Note::new("同一指标可能换了说法", "one indicator may be worded in two ways")),
        cited: vec![target.clone(), actual.clone()],
    })
}

/// The basis on which a figure leaves something out, if any.
fn other_basis(cell: &Cell) -> Option<&str> {
    cell.basis.as_deref().filter(|basis| BASES.iter().any(|word| basis.contains(word)) && !basis.contains("可比价"))
}
