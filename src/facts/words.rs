//! Targets stated in words only: 居民收入增长和经济增长同步, 国际收支基本平衡. Read in the paragraph of targets.

use crate::facts::clause::compared;
use crate::facts::lexicon::{Lexicon, Role as Word};
use crate::facts::name::{self, Name};
use crate::facts::shared;
use crate::facts::token::{Kind, Token, Tokens};
use crate::facts::{Bound, Fact, Indicator, Measure, Role, Value, period};
use crate::knowledge::Knowledge;
use crate::source::Span;
use crate::structure::{Report, Sentence};

/// The targets in words of one sentence.
#[must_use]
pub(super) fn targets(
    report: &Report,
    index: usize,
    sentence: &Sentence,
    tokens: &Tokens,
    frame: period::Frame,
    lexicon: &Lexicon,
    knowledge: &Knowledge,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut from = 0;
    for at in 0..=tokens.list.len() {
        if tokens.list.get(at).is_some_and(|t| t.kind != Kind::Mark) {
            continue;
        }
        let clause = &tokens.list[from..at];
        from = at + 1;
        let Some((said, last)) = stated(tokens, clause) else { continue };
        let mut name = name::before(tokens, &clause[..said], lexicon);
        let growth = ["增长", "增速", "增幅"].iter().any(|end| name.text.ends_with(end));
        name.text = bare(&name.text);
        if name.text.chars().count() < 2 {
            continue;
        }
        let span = |from: usize, to: usize| Span::new(tokens.shadow.offset(from), tokens.shadow.offset(to));
        facts.extend(each(tokens, &clause[..said], name, lexicon, knowledge).into_iter().map(|name| Fact {
            indicator: Indicator { name: name.text, ..Indicator::default() },
            measure: if growth { Measure::Growth } else { Measure::Level },
            value: Value::Words,
            unit: String::new(),
            bound: Bound::Words,
            role: Role::Target,
            period: period::of_target(period::Time::Unsaid, frame, &report.meta),
            commitment: None,
            span: span(clause[said].from, last.to),
            clause: span(name.from, last.to),
            sentence: index,
            section: sentence.section,
            basis: None,
            rules: vec!["target_in_words"],
        }));
    }
    facts
}

/// Where the words of a target begin and the last of their tokens: 与经济增长同步, or a distance from another place (高于全省1个百分点左右).
fn stated<'a>(tokens: &Tokens, clause: &'a [Token]) -> Option<(usize, &'a Token)> {
    if let Some(at) = clause.iter().position(|t| matches!(t.kind, Kind::Quantity(_))) {
        return Some((compared(tokens, &clause[..at])?, &clause[at]));
    }
    if let Some(at) = compared(tokens, clause) {
        return Some((at, clause.last()?));
    }
    let said = clause.iter().position(|t| t.role.has(Word::WORDS_TARGET))?;
    Some((said, clause.iter().rev().find(|t| t.role.has(Word::WORDS_TARGET))?))
}

/// A name without the growth that the target is of.
fn bare(name: &str) -> String {
    name.trim_end_matches("增长").trim_end_matches("增速").to_owned()
}

/// 单位国内生产总值能耗和主要污染物排放量继续下降 says it of both; names joined otherwise stay one.
fn each(tokens: &Tokens, list: &[Token], name: Name, lexicon: &Lexicon, knowledge: &Knowledge) -> Vec<Name> {
    // A、B等主要经济指标增速: of those named.
    let such = list.iter().position(|t| t.kind == Kind::Such).filter(|&such| list[..such].iter().any(|t| t.kind == Kind::Pause));
    let list = such.map_or(list, |such| &list[..such]);
    let count = list.iter().filter(|t| matches!(t.kind, Kind::Pause | Kind::Joint)).count() + 1;
    let names = if count > 1 { shared::split(tokens, list, count, lexicon, knowledge) } else { None };
    match names {
        Some(mut names) => {
            names.iter_mut().for_each(|name| name.text = bare(&name.text));
            if names.iter().any(|name| knowledge.indicator(&name.text).is_some()) { names } else { vec![name] }
        }
        None => vec![name],
    }
}
