//! Whether a fact was reached, is estimated, is aimed at, or passes by: from its section, its tense words and its verbs.

use crate::facts::clause::Draft;
use crate::facts::lexicon::{Lexicon, Role as Word};
use crate::facts::period::Time;
use crate::facts::token::Tokens;
use crate::facts::{Period, Role, estimates};
use crate::structure::{Kind as Part, Meta};

/// The role of a draft in a part of the report.
#[must_use]
pub(super) fn of(tokens: &Tokens, draft: &Draft, clause_start: usize, part: Part, time: Time, meta: &Meta) -> Role {
    let holds = |words: &[&str]| words.iter().any(|word| tokens.shadow.holds(clause_start, draft.quantity.from, word));
    // 预计 before the value in its clause, or 初步预计， at the head of the sentence.
    let estimate = || holds(&["预计"]) || estimates::opens(&tokens.shadow.chars);
    let ahead = match time {
        Time::Until(year) => meta.review_year.is_some_and(|review| year > review),
        Time::Named(Period { to, .. }) => meta.review_year.is_some_and(|review| to > review),
        Time::Unsaid | Time::Span | Time::Last | Time::This | Time::Since(_) | Time::Over(_) => false,
    };
    let behind = match time {
        Time::Named(Period { to, .. }) => meta.review_year.is_some_and(|review| to <= review),
        Time::Last => !holds(&["力争", "确保"]),
        Time::Unsaid | Time::Span | Time::This | Time::Until(_) | Time::Since(_) | Time::Over(_) => false,
    };
    match part {
        Part::Targets | Part::Requirements => {
            // Among the reasons for a target: 去年居民消费价格涨幅回落到2.6%.
            if behind && (part == Part::Requirements || time == Time::Last) { Role::Actual } else { Role::Target }
        }
        Part::Plan | Part::GovernmentBuilding | Part::Closing => {
            if estimate() {
                Role::Estimate
            } else if behind || holds(&["已经", "已达", "已完成", "已有"]) {
                Role::Actual
            } else {
                Role::Target
            }
        }
        Part::Review | Part::Challenges | Part::Front | Part::Other | Part::Glossary => {
            if ahead {
                Role::Target
            } else if estimate() {
                Role::Estimate
            } else {
                Role::Actual
            }
        }
    }
}

/// The verb of a target as written: the last commitment word of the clause before the value.
#[must_use]
pub(super) fn commitment(tokens: &Tokens, draft: &Draft, clause_start: usize, lexicon: &Lexicon) -> Option<String> {
    let at = draft.quantity.from;
    let mut best: Option<(u8, String)> = None;
    for token in tokens.list.iter().filter(|t| t.from >= clause_start && t.to <= at && t.role.has(Word::COMMITMENT)) {
        let word: String = tokens.plain(token).iter().collect();
        let distance = lexicon.strength(&word).map_or(0, |strength| strength.abs_diff(3));
        if best.as_ref().is_none_or(|(held, _)| distance >= *held) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}
