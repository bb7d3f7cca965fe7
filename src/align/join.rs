//! Ledger rows → fewer rows: joins what is the same thing under two wordings, where no list says so.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::align::dimension::{full_unit, row_dimension};
use crate::align::ledger::fact_of;
use crate::align::names::{Name, likeness};
use crate::align::{Edition, Entry, LedgerRow};
use crate::facts::{Fact, Measure, Role, Value};
use crate::knowledge::{Knowledge, strip_scope};

/// How alike two names that no list knows must be for the one to stand for the other.
const LIKE_ENOUGH: f64 = 0.75;

/// How alike they must be where a target and the result of its year are the very same figure: one that many things have (6条), and one
/// of three digits or more (2.59万人).
const LIKE_ENOUGH_OF_ONE_FIGURE: f64 = 0.6;
const LIKE_ENOUGH_OF_ONE_RARE_FIGURE: f64 = 0.45;

/// A target in words has no unit and so stands by itself: unless it is of growth already, it joins the growth of its indicator, as
/// such targets mostly are of it, else the row that has figures.
pub(super) fn adopt_words(rows: &mut Vec<LedgerRow>, editions: &[Edition]) {
    let words_only = |row: &LedgerRow| row.entries.iter().all(|e| fact_of(editions, e).is_some_and(|f| f.value == Value::Words));
    let mut at = 0;
    while at < rows.len() {
        let home = rows.get(at).filter(|row| row.measure != Measure::Growth && words_only(row)).and_then(|row| {
            let of_it = rows.iter().enumerate().filter(|(i, other)| *i != at && other.key == row.key);
            let fit = of_it.filter(|(_, other)| other.measure == Measure::Growth || !words_only(other));
            fit.min_by_key(|(i, other)| (other.measure != Measure::Growth, other.measure != row.measure, *i)).map(|(i, _)| i)
        });
        match home {
            Some(home) => merge(rows, at, home),
            None => at += 1,
        }
    }
}

/// Rows of one measure and dimension whose names are nearly the same, best first. Two that one report states in one role and year are
/// two things; two that lists know by different ids as well, save for 地方, which comes and goes with the years before the same figure.
pub(super) fn join_like_names(rows: &mut Vec<LedgerRow>, editions: &[Edition], knowledge: &Knowledge) {
    let sides: Vec<Option<Side>> = rows.iter().map(|row| side(row, editions, knowledge)).collect();
    // Rows of one measure and dimension stand together, as only they are compared.
    let mut alike: BTreeMap<(Measure, &str), Vec<usize>> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        if let Some(side) = side {
            alike.entry((side.measure, side.dimension.as_str())).or_default().push(at);
        }
    }
    let mut offers: Vec<(f64, usize, usize)> = Vec::new();
    for (place, &first) in alike.values().flat_map(|rows| rows.iter().enumerate().map(move |(place, row)| ((rows, place), row))) {
        let (rows, place) = place;
        for &second in rows.get(place + 1..).unwrap_or_default() {
            let (Some(Some(one)), Some(Some(other))) = (sides.get(first), sides.get(second)) else { continue };
            if !one.name.may_be_like(&other.name) && (one.id.is_none() || other.id.is_none()) {
                continue;
            }
            let score = affinity(one, other);
            if score >= LIKE_ENOUGH_OF_ONE_RARE_FIGURE && score >= bar(one, other) {
                offers.push((score, first, second));
            }
        }
    }
    offers.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut home: Vec<usize> = (0..rows.len()).collect();
    // Of the rows joined in each, the first that lists know by an id: what was joined before may have brought another id with it.
    let id = |at: usize| sides.get(at).and_then(Option::as_ref).and_then(|side| side.id);
    let mut known: Vec<Option<usize>> = (0..rows.len()).map(|at| id(at).map(|_| at)).collect();
    for (_, first, second) in offers {
        let (Some(&to), Some(&from)) = (home.get(first), home.get(second)) else { continue };
        let (Some(one), Some(other)) = (rows.get(to), rows.get(from)) else { continue };
        let id_of = |row: usize| known.get(row).copied().flatten();
        let stranger = matches!((id_of(to).and_then(id), id_of(from).and_then(id)), (Some(a), Some(b)) if a != b);
        let local = id(first).is_some() && id(second).is_some();
        if to == from || (stranger && !local) || share_a_place(one, other) {
            continue;
        }
        let entries = rows.get_mut(from).map(|row| std::mem::take(&mut row.entries)).unwrap_or_default();
        if let Some(row) = rows.get_mut(to) {
            row.entries.extend(entries);
            row.entries.sort_by_key(|e| (e.edition, e.fact));
        }
        let first_known = id_of(to).into_iter().chain(id_of(from)).min();
        if let Some(known) = known.get_mut(to) {
            *known = first_known;
        }
        for at in &mut home {
            if *at == from {
                *at = to;
            }
        }
    }
    rows.retain(|row| !row.entries.is_empty());
}

/// What tells whether two rows are one thing.
struct Side<'a> {
    id: Option<&'a str>,
    name: Name,
    /// The name as written, and without a leading 地方.
    written: &'a str,
    bare: &'a str,
    measure: Measure,
    dimension: String,
    first: &'a Fact,
}

/// How alike two names must be, given their figures.
fn bar(one: &Side<'_>, other: &Side<'_>) -> f64 {
    let (one, other) = (one.first, other.first);
    let roles = matches!((one.role, other.role), (Role::Target, Role::Actual) | (Role::Actual, Role::Target));
    let came_true = roles && one.period == other.period && one.unit == other.unit && one.value == other.value;
    match one.value {
        Value::Point(value) if came_true && is_rare(value) => LIKE_ENOUGH_OF_ONE_RARE_FIGURE,
        Value::Point(_) if came_true => LIKE_ENOUGH_OF_ONE_FIGURE,
        _ => LIKE_ENOUGH,
    }
}

fn side<'a>(row: &LedgerRow, editions: &'a [Edition], knowledge: &Knowledge) -> Option<Side<'a>> {
    let fact: &Fact = row.entries.iter().find_map(|entry| fact_of(editions, entry))?;
    let written = strip_scope(&fact.indicator.name);
    Some(Side {
        id: fact.indicator.id.as_deref(),
        name: Name::new(written),
        written,
        bare: written.strip_prefix("地方").unwrap_or(written),
        measure: fact.measure,
        dimension: row_dimension(fact.measure, &full_unit(&fact.unit, &fact.indicator.name, knowledge), knowledge),
        first: fact,
    })
}

fn affinity(one: &Side<'_>, other: &Side<'_>) -> f64 {
    if one.measure != other.measure || one.dimension != other.dimension {
        return 0.0;
    }
    match (one.id, other.id) {
        // One wording under two ids is one figure for both of them (城乡居民收入), not one thing.
        (Some(_), Some(_)) => f64::from(u8::from(one.bare == other.bare && one.written != other.written)),
        // The list may know one wording of it and not the other.
        _ if one.name.unlike_in_length(&other.name) => 0.0,
        _ => likeness(&one.name, &other.name),
    }
}

/// Whether a number has three digits or more, the zeros at its ends apart.
fn is_rare(value: Decimal) -> bool {
    let mut digits = value.normalize().mantissa().unsigned_abs();
    while digits > 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits >= 100
}

/// Whether one report states both in one role and year.
fn share_a_place(one: &LedgerRow, other: &LedgerRow) -> bool {
    let alike = |a: &Entry, b: &Entry| (a.edition, a.role, a.year) == (b.edition, b.role, b.year);
    one.entries.iter().any(|a| other.entries.iter().any(|b| alike(a, b)))
}

fn merge(rows: &mut Vec<LedgerRow>, from: usize, to: usize) {
    let entries = rows.get_mut(from).map(|row| std::mem::take(&mut row.entries)).unwrap_or_default();
    if let Some(row) = rows.get_mut(to) {
        row.entries.extend(entries);
        row.entries.sort_by_key(|e| (e.edition, e.fact));
    }
    rows.remove(from);
}

#[cfg(test)]
mod tests {
    use crate::align::ledger;
    use crate::align::sample::{edition, fact};
    use crate::facts::Bound::{Eq, Words};
    use crate::facts::Measure::{Growth, Level};
    use crate::facts::Role::{Actual, Target};
    use crate::facts::{Fact, Measure};
    use crate::knowledge::Knowledge;

    /// The names of each row's facts.
    fn rows(facts: [Fact; 2]) -> Vec<Vec<String>> {
        let text = facts.iter().map(|fact| format!("{}。", fact.rules[0])).collect::<String>();
        let editions = [edition(2024, &text, &facts)];
        let ledger = ledger::build(&editions, Knowledge::built_in());
        let name = |entry: &crate::align::Entry| editions[0].facts[entry.fact].indicator.name.clone();
        ledger.rows.iter().map(|row| row.entries.iter().map(name).collect()).collect()
    }

    fn known(name: &str, id: &str, measure: Measure, words: &'static str, role: crate::facts::Role, year: i32) -> Fact {
        let mut fact = fact(name, measure, (words, "7", "%"), Eq, role, year);
        fact.indicator.id = Some(id.to_owned());
        fact
    }

    #[test]
    fn rewordings_meet_in_one_row_and_two_statements_of_one_year_do_not() {
        let count = |name, words, role, year| fact(name, Level, (words, "7", "个"), Eq, role, year);
        assert_eq!(rows([count("老旧小区改造", "7个", Actual, 2023), count("改造老旧小区", "8个", Target, 2024)]).len(), 1);
        assert_eq!(rows([count("老旧小区改造", "7个", Actual, 2023), count("改造老旧小区", "8个", Actual, 2023)]).len(), 2);
        assert_eq!(rows([count("老旧小区改造", "7个", Actual, 2023), count("改造老旧管网", "8个", Target, 2024)]).len(), 2);
    }

    #[test]
    fn a_figure_that_came_true_helps_a_rewording_to_its_row() {
        let count = |name, words, number, unit, role| fact(name, Level, (words, number, unit), Eq, role, 2023);
        let poor = |words, name| move |role| count(name, words, "2.59", "万", role);
        let (plan, result) = (poor("剩余2.59万贫困人口", "剩余贫困人口脱贫任务"), poor("2.59万", "剩余贫困人口稳定脱贫"));
        assert_eq!(rows([plan(Target), result(Actual)]).len(), 1);
        assert_eq!(rows([plan(Actual), result(Actual)]).len(), 2);
        let roads = |words, number, role| count("高保路道路路域环境大整治", words, number, "条", role);
        let done = count("整治提升高保路骨干道路路域环境", "共6条", "6", "条", Actual);
        assert_eq!(rows([roads("6条", "6", Target), done.clone()]).len(), 1);
        assert_eq!(rows([roads("7条", "7", Target), done]).len(), 2);
    }

    #[test]
    fn places_are_counted_in_one_word_or_another() {
        let count = |name, words, unit, role, year| fact(name, Level, (words, "7", unit), Eq, role, year);
        assert_eq!(
            rows([count("改造提升学校运动场", "7个", "个", Actual, 2023), count("中小学校运动场改造提升", "7所", "所", Target, 2024)])
                .len(),
            1
        );
        assert_eq!(rows([count("改造老旧小区", "7个", "个", Actual, 2023), count("老旧小区改造", "7户", "户", Target, 2024)]).len(), 2);
    }

    #[test]
    fn ids_stay_apart_but_for_a_local_scope() {
        let budget = known("一般公共预算收入", "budget_revenue", Growth, "7%", Actual, 2023);
        let local = known("地方一般公共预算收入", "local_budget_revenue", Growth, "8%", Target, 2024);
        assert_eq!(rows([budget.clone(), local]).len(), 1);
        let joint = |id| known("城乡居民人均可支配收入", id, Growth, "7%", Actual, 2023);
        let mut later = joint("rural_income");
        (later.rules, later.period) = (vec!["8%"], Some(crate::facts::Period::year(2022)));
        assert_eq!(rows([joint("urban_income"), later]).len(), 2);
        assert_eq!(rows([budget, known("一般公共预算支出", "budget_expenditure", Growth, "8%", Target, 2024)]).len(), 2);
    }

    #[test]
    fn a_target_in_words_joins_the_growth_of_its_indicator() {
        let growth = known("进出口总额", "trade", Growth, "7%", Actual, 2023);
        let mut words = known("进出口", "trade", Level, "促稳提质", Target, 2024);
        (words.value, words.bound, words.unit) = (crate::facts::Value::Words, Words, String::new());
        assert_eq!(rows([growth, words]), [["进出口总额", "进出口"]]);
    }
}
