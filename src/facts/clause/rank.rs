//! Places in an order and streaks.

use super::group::{Group, base};
use super::{Reader, Said};
use crate::facts::Measure;
use crate::facts::lexicon::Role;
use crate::facts::name::{self, Name};
use crate::facts::quantity::Quantity;
use crate::facts::token::{Kind, Token, Tokens};

impl Reader<'_> {
    /// Rule `rank`: 水质综合指数排名全市第二.
    pub(super) fn rank(&self, tokens: &Tokens, group: &Group, left: &[Token], quantity: &Quantity, said: &mut Said) {
        let Some((core, unit)) = parts(tokens, left) else { return };
        let mut rules = vec!["rank"];
        if base(tokens, left, group) {
            rules.push("base");
        }
        let mut found = name::after(tokens, core);
        let mut unit = unit;
        // 世界排名由第十位上升到第五位: the field, and no name.
        if !found.is_empty() && self.lexicon.role(&found.text).has(Role::SCOPE) {
            unit = if unit.is_empty() { found.text.clone() } else { unit };
            found = Name::default();
        }
        let found_empty = found.is_empty();
        let name = if found.is_empty() {
            rules.push("name_of_last");
            if said.streak || said.subject.is_empty() { said.last.clone() } else { said.subject.clone() }
        } else {
            self.about(tokens, found, said, &mut rules)
        };
        let mut quantity = quantity.clone();
        quantity.unit = unit;
        // 由全国第12位跃升至第9位: in the same field.
        let from = said.drafts.last().filter(|last| last.measure == Measure::Rank && last.rules.contains(&"base") && found_empty);
        if let Some(from) = from.filter(|_| quantity.unit.is_empty()) {
            quantity.unit.clone_from(&from.quantity.unit);
        }
        // 均居全省第一: so is each that was told since the last place.
        if found_empty
            && !told_since_the_last_place(said).is_empty()
            && left.iter().any(|t| matches!(tokens.plain(t), ['均' | '都'] | ['均', '居' | '列' | '位']))
        {
            for name in told_since_the_last_place(said) {
                self.push(group, name, quantity.clone(), Measure::Rank, vec!["rank", "each"], said);
            }
            return;
        }
        self.push(group, name, quantity, Measure::Rank, rules, said);
    }

    /// Rule `streak`: 企业退休人员养老待遇实现18连涨; 大棚西瓜总产量连续8年….
    pub(super) fn streak(&self, tokens: &Tokens, group: &Group, left: &[Token], right: &[Token], quantity: &Quantity, said: &mut Said) {
        let core: Vec<Token> =
            left.iter().copied().filter(|t| !tokens.is(t, "连续") && !tokens.is(t, "连续第") && t.kind != Kind::Note).collect();
        let mut rules = vec!["streak"];
        let mut name = name::after(tokens, &core);
        if name.text.ends_with("连续") {
            name.text.truncate(name.text.len() - "连续".len());
        }
        // 连续61个月未发生重大事故: what did not happen is what lasted.
        let denied = right.first().is_some_and(|t| matches!(tokens.plain(t).first(), Some('未' | '无' | '没')));
        if name.is_empty() && !denied {
            name = if said.subject.is_empty() { said.last.clone() } else { said.subject.clone() };
        }
        if name.is_empty() {
            rules.push("name_after");
            name = name::after(tokens, right);
        }
        let name = self.about(tokens, name, said, &mut rules);
        self.push(group, name, quantity.clone(), Measure::Streak, rules, said);
        said.streak = true;
    }
}

/// The names of the facts since the last place, each once.
fn told_since_the_last_place(said: &Said) -> Vec<Name> {
    let from = said.drafts.iter().rposition(|draft| draft.measure == Measure::Rank).map_or(0, |at| at + 1);
    let mut names: Vec<Name> = Vec::new();
    for draft in said.drafts.get(from..).unwrap_or_default() {
        if !names.iter().any(|name| name.text == draft.name.text) {
            names.push(draft.name.clone());
        }
    }
    names
}

/// What stands before the verb that leads to a place, and the field that the place is in; `None` where neither verb nor field is near.
pub(super) fn parts<'a>(tokens: &Tokens, left: &'a [Token]) -> Option<(&'a [Token], String)> {
    let verb = left.iter().rposition(|t| t.role.has(Role::RANK_VERB));
    let scope = left.iter().rposition(|t| t.role.has(Role::SCOPE));
    match (verb, scope) {
        (Some(verb), _) => {
            let (core, scope) = (&left[..verb], scope_words(tokens, &left[verb + 1..]));
            match core.split_last() {
                // 综合指数全国排名第八
                Some((last, rest)) if scope.is_empty() && last.role.has(Role::SCOPE) && !rest.is_empty() => Some((rest, tokens.text(last))),
                _ => Some((core, scope)),
            }
        }
        (None, Some(scope)) if left.len() - scope <= 2 => Some((&left[..scope], scope_words(tokens, &left[scope..]))),
        (None, Some(_) | None) => None,
    }
}

fn scope_words(tokens: &Tokens, list: &[Token]) -> String {
    let rest: Vec<Token> = list
        .iter()
        .copied()
        .filter(|t| !t.role.has(Role(Role::RANK_VERB.0 | Role::ADVERB.0 | Role::PREPOSITION.0)) && t.kind != Kind::Note)
        .collect();
    rest.iter().map(|t| tokens.text(t)).collect()
}
