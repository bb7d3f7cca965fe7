//! Editions → the ledger: all facts by indicator, measure and dimension, with the one that a statistician would tabulate marked.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::align::dimension::{full_unit, row_dimension};
use crate::align::{Edition, Entry, Ledger, LedgerRow, grade, join};
use crate::facts::{Bound, Fact, Indicator, Measure, Role, Value};
use crate::knowledge::{Knowledge, strip_scope};
use crate::source::Span;
use crate::structure::{Kind, Meta, Report};

/// Builds the ledger of `editions`; entries name them by their place in the slice.
#[must_use]
pub fn build(editions: &[Edition], knowledge: &Knowledge) -> Ledger {
    let mut rows: Vec<LedgerRow> = Vec::new();
    let mut places: FxHashMap<(String, Measure, String), usize> = FxHashMap::default();
    let generic: Vec<&str> = knowledge.classes.iter().filter(|class| class.name == "generic_noun").flat_map(|class| &class.words).collect();
    for (edition, Edition { report, facts }) in editions.iter().enumerate() {
        for (at, fact) in facts.iter().enumerate() {
            let Some(year) = year_of(fact, &report.meta) else { continue };
            let role = match fact.role {
                Role::Estimate => Role::Actual,
                Role::Actual | Role::Target | Role::Background => fact.role,
            };
            let fall = reduction(fact, knowledge);
            let (key, measure) = match fall {
                Some(id) => (id.to_owned(), Measure::Level),
                None => (key(&fact.indicator), measure_of(fact, report)),
            };
            // 投资400万元 and 投资101亿元 are of two things: such a name says nothing by itself.
            if fact.indicator.id.is_none() && generic.contains(&key.as_str()) {
                continue;
            }
            let mut dimension = row_dimension(measure, &full_unit(&fact.unit, &fact.indicator.name, knowledge), knowledge);
            // The place of a growth is another than that of an amount.
            if measure == Measure::Rank && fact.indicator.name.ends_with(['速', '幅']) {
                dimension.push_str(":growth");
            }
            let place = (key.clone(), measure, dimension);
            let row = *places.entry(place).or_insert_with(|| {
                rows.push(LedgerRow { key, measure, grade: None, entries: Vec::new() });
                rows.len() - 1
            });
            if let Some(row) = rows.get_mut(row) {
                row.entries.push(Entry { edition, fact: at, role, year, turned: fall.is_some(), headline: false });
            }
        }
    }
    join::adopt_words(&mut rows, editions);
    join::join_like_names(&mut rows, editions, knowledge);
    grade::part(&mut rows, editions);
    for row in &mut rows {
        mark_headlines(row, editions, knowledge);
    }
    Ledger { rows }
}

/// What entries of one indicator share: its id, else its name without a leading scope and quotation marks.
#[must_use]
pub fn key(indicator: &Indicator) -> String {
    match &indicator.id {
        Some(id) => id.clone(),
        None => strip_scope(&indicator.name).chars().filter(|c| !matches!(c, '“' | '”' | '"' | '‘' | '’' | ' ')).collect(),
    }
}

/// 农村贫困人口减少1442万人 is what 减少农村贫困人口 counts: the id under which lists know the fall of an amount.
fn reduction<'a>(fact: &Fact, knowledge: &'a Knowledge) -> Option<&'a str> {
    let falls = matches!(fact.value, Value::Point(value) if value.is_sign_negative() && !value.is_zero());
    if fact.measure != Measure::Change || !falls || fact.indicator.id.is_none() || fact.unit.ends_with("百分点") {
        return None;
    }
    let fall = format!("减少{}", strip_scope(&fact.indicator.name));
    knowledge.indicator(&fall).filter(|entry| entry.measure == Measure::Level).map(|entry| &*entry.id)
}

/// How a fact is measured; a target in words that speaks of growth (与经济增长同步) is one of growth, whatever its indicator's name says.
fn measure_of(fact: &Fact, report: &Report) -> Measure {
    let words = report.words(fact.span);
    let of_growth = fact.value == Value::Words && ["增长", "增速", "同步"].iter().any(|word| words.contains(word));
    if of_growth { Measure::Growth } else { fact.measure }
}

/// The year under which a fact is entered; `None` for background and for what cannot be dated.
fn year_of(fact: &Fact, meta: &Meta) -> Option<i32> {
    match fact.role {
        Role::Background => None,
        Role::Actual | Role::Estimate => fact.period.map(|p| p.to).or(meta.review_year),
        Role::Target => fact.period.map(|p| p.to).or(meta.plan_year),
    }
}

/// The fact of an entry.
pub(crate) fn fact_of<'a>(editions: &'a [Edition], entry: &Entry) -> Option<&'a Fact> {
    editions.get(entry.edition).and_then(|edition| edition.facts.get(entry.fact))
}

/// Among the statements of one year and role in one report, marks the best one, by [`rank`].
fn mark_headlines(row: &mut LedgerRow, editions: &[Edition], knowledge: &Knowledge) {
    let mut best: BTreeMap<(usize, Role, i32), (Score, usize)> = BTreeMap::new();
    for (at, entry) in row.entries.iter().enumerate() {
        let Some(fact) = fact_of(editions, entry) else { continue };
        let Some(score) = rank(fact, entry, editions, knowledge) else { continue };
        let place = best.entry((entry.edition, entry.role, entry.year)).or_insert((score, at));
        if score > place.0 {
            *place = (score, at);
        }
    }
    for (_, at) in best.into_values() {
        if let Some(entry) = row.entries.get_mut(at) {
            entry.headline = true;
        }
    }
}

/// Higher is better, first field first; of equals the earlier in the text wins.
type Score = (bool, u8, bool, bool, Reverse<usize>, bool, Reverse<usize>);

/// How fit a statement is to stand for its year; `None` where it must not: of several years, cumulative, a yearly mean, undated.
///
/// In this order: the plain figure before 同口径 and 可比价; where it stands (a target in the targets paragraph, a result in the
/// review, before tasks and challenges); a figure before words; what is no step (迈上5万亿台阶) before one; the usual name before a narrower or older alias (the order of the
/// knowledge entry); the exact figure of a result before 超过 and 近 (突破3万亿元、达3.6万亿元), while of a
/// target and its stretch (7%以上、力争达到8%) the first is the target; then the first in the text.
fn rank(fact: &Fact, entry: &Entry, editions: &[Edition], knowledge: &Knowledge) -> Option<Score> {
    let report = &editions.get(entry.edition)?.report;
    if !fact.period.is_some_and(crate::facts::Period::is_year)
        || fact.basis.as_deref().is_some_and(many_years) && !within_a_year(fact, report)
    {
        return None;
    }
    let kind = report.sentences.get(fact.sentence).map_or(Kind::Other, |s| s.kind);
    let fit = match (entry.role, kind) {
        (Role::Target, Kind::Targets) => 3,
        (Role::Target, kind) if kind.looks_forward() => 2,
        (Role::Actual | Role::Estimate, Kind::Review) => 3,
        (_, Kind::Challenges) => 0,
        _ => 1,
    };
    let exact = entry.role == Role::Target || matches!(fact.bound, Bound::Eq | Bound::Range);
    let step = entry.role != Role::Target && is_step(fact, report);
    let alias = name_rank(&fact.indicator, knowledge);
    Some((fact.basis.is_none(), fit, fact.value != Value::Words, !step, Reverse(alias), exact, Reverse(entry.fact)))
}

/// Whether a figure is a round one that was passed: 迈上14万亿元新台阶, 跨过千亿元大关, 接连突破8万亿元、9万亿元.
fn is_step(fact: &Fact, report: &Report) -> bool {
    if fact.rules.contains(&"last_milestone") {
        return true;
    }
    let Some(sentence) = report.sentences.get(fact.sentence) else { return false };
    let rest = report.words(Span::new(fact.span.end.min(sentence.span.end), sentence.span.end));
    let rest = rest.trim_start_matches(['新', '大', '“']);
    ["台阶", "关口", "关", "门槛"].iter().any(|step| rest.starts_with(step))
}

/// Whether 累计 sums up one year: in a report that reviews one, where nothing else is said.
fn within_a_year(fact: &Fact, report: &Report) -> bool {
    fact.basis.as_deref() == Some("累计") && report.meta.review_from.is_none() && fact.role == Role::Actual
}

/// Bases that are about more than one year.
fn many_years(basis: &str) -> bool {
    ["年均", "累计", "每年", "年来", "平均每年"].iter().any(|word| basis.contains(word))
}

/// 0 for the canonical name, then the aliases in the order of the entry.
fn name_rank(indicator: &Indicator, knowledge: &Knowledge) -> usize {
    let Some(entry) = indicator.id.as_deref().and_then(|id| knowledge.indicator_by_id(id)) else { return 0 };
    let name = strip_scope(&indicator.name);
    if name == entry.name { 0 } else { entry.also.iter().position(|also| also == name).map_or(entry.also.len() + 1, |at| at + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::sample::{edition, fact};

    #[test]
    fn a_name_that_says_nothing_by_itself_has_no_row() {
        let said = |name| {
            let of = fact(name, Measure::Level, ("400万元", "400", "万元"), Bound::Eq, Role::Actual, 2023);
            build(&[edition(2024, &format!("{name}400万元。"), &[of])], Knowledge::built_in()).rows.len()
        };
        assert_eq!([said("投资"), said("管网投资")], [0, 1]);
    }
}
