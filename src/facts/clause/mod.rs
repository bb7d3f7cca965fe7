//! A sentence's tokens → drafts of facts, by named rules: which name a value belongs to, and how it measures it.

mod amount;
mod group;
mod list;
mod place;
mod rank;

use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::measure::{self, Lead};
use crate::facts::name::{self, Name};
use crate::facts::quantity::{Quantity, Shape};
use crate::facts::token::{Kind, Token, Tokens};
use crate::facts::{Measure, shared};
use crate::knowledge::Knowledge;
pub(super) use group::compared;
use group::{Group, first_part, from_commitment, groups, own_part, quantity, threshold};

/// A fact before its role and period are known.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The resolved name.
    pub name: Name,
    /// The quantity, with the sign and the bound that the clause gives it.
    pub quantity: Quantity,
    /// How it measures.
    pub measure: Measure,
    /// Where its clause begins and ends, by character.
    pub clause: (usize, usize),
    /// Tokens of the clause before the value, by index into [`Tokens::list`].
    pub before: (usize, usize),
    /// The rules that made it.
    pub rules: Vec<&'static str>,
}

/// Reads the sentences of one report one by one.
#[derive(Debug)]
pub struct Reader<'a> {
    lexicon: &'a Lexicon,
    knowledge: &'a Knowledge,
}

/// What a sentence has said so far.
#[derive(Debug, Default)]
struct Said {
    /// The name of the last fact.
    last: Name,
    /// What later nouns that say nothing alone are about.
    subject: Name,
    /// The names of the last 分别 list.
    names: Vec<Name>,
    /// The verb that the items of a list share.
    verb: String,
    /// Whether the subject is a known indicator, which later clauses without values do not take the place of.
    fixed: bool,
    /// Whether the last fact was a streak, whose subject a rank right after it shares.
    streak: bool,
    drafts: Vec<Draft>,
}

impl<'a> Reader<'a> {
    /// A reader over these words.
    #[must_use]
    pub fn new(lexicon: &'a Lexicon, knowledge: &'a Knowledge) -> Self {
        Self { lexicon, knowledge }
    }

    /// The drafts of one sentence, in text order.
    #[must_use]
    pub fn read(&self, tokens: &Tokens) -> Vec<Draft> {
        if tokens.quantities.is_empty() {
            return Vec::new();
        }
        let mut said = Said::default();
        let mut from = 0;
        for at in 0..=tokens.list.len() {
            if tokens.list.get(at).is_none_or(|t| t.kind == Kind::Mark) {
                self.clause(tokens, from, at, &mut said);
                from = at + 1;
            }
        }
        said.drafts
    }

    fn clause(&self, tokens: &Tokens, from: usize, to: usize, said: &mut Said) {
        let groups = groups(tokens, from, to);
        said.verb.clear();
        if groups.is_empty() {
            if let Some(topic) = self.topic(tokens, &tokens.list[from..to], said) {
                said.fixed = self.knowledge.indicator(&topic.text).is_some();
                said.subject = topic;
                said.names.clear();
            }
            return;
        }
        for group in &groups {
            self.group(tokens, group, said);
        }
    }

    /// What a clause without values is about: a known indicator at its end, else, where nothing was named yet or no verb opens it,
    /// its words.
    fn topic(&self, tokens: &Tokens, clause: &[Token], said: &Said) -> Option<Name> {
        let clause = name::trim(clause);
        let known = clause.last().filter(|t| t.role.has(Role::NAME));
        if let Some(known) = known {
            return Some(name::after(tokens, std::slice::from_ref(known)));
        }
        let opens = clause.first().is_some_and(|t| t.role.has(Role(Role::KEEP.0 | Role::DROP.0 | Role::PREPOSITION.0)));
        let topic = name::before(tokens, clause);
        ((2..=20).contains(&topic.length()) && (said.subject.is_empty() || !opens && !said.fixed)).then_some(topic)
    }

    fn group(&self, tokens: &Tokens, group: &Group, said: &mut Said) {
        let left = &tokens.list[group.left.0..group.left.1];
        let left = match threshold(tokens, group) {
            Some(from) => &tokens.list[from..group.left.1],
            None if group.preceded => own_part(left),
            None => from_commitment(tokens, left),
        };
        let right = &tokens.list[group.right.0..group.right.1];
        let right = if group.followed { first_part(right) } else { right };
        if group.members.len() > 1 && quantity(tokens, group.members[0]).is_some_and(|q| q.shape == Shape::Rank) {
            return self.ranks(tokens, group, left, said);
        }
        if group.members.len() > 1 {
            return self.list(tokens, group, left, said);
        }
        let Some(quantity) = quantity(tokens, group.members[0]) else { return };
        match quantity.shape {
            Shape::Rank => self.rank(tokens, group, left, quantity, said),
            Shape::Streak => self.streak(tokens, group, left, right, quantity, said),
            Shape::Amount | Shape::Bare => self.amount(tokens, group, left, right, quantity, said),
        }
    }

    /// Gives a name that is missing or says nothing alone what it lacks.
    fn resolve(&self, name: Name, said: &Said, rules: &mut Vec<&'static str>) -> Name {
        if name.is_empty() {
            rules.push("name_of_last");
            let mut last = said.last.clone();
            if matches!(rules.first(), Some(&("plain" | "reach")))
                && let Some(rest) = last.text.strip_prefix(last.verb.as_str())
            {
                last.text = rest.to_owned();
            }
            if rules.first() == Some(&"reach") {
                last.text.truncate(last.text.trim_end_matches("新增").len());
            }
            return last;
        }
        self.about(name, said, rules)
    }

    /// Rule `subject`: a noun that says nothing alone takes the subject before it.
    fn about(&self, name: Name, said: &Said, rules: &mut Vec<&'static str>) -> Name {
        match shared::with_subject(&name, &said.subject, self.lexicon, self.knowledge) {
            Some(full) => {
                rules.push("subject");
                full
            }
            None => name,
        }
    }

    fn state(&self, group: &Group, mut name: Name, mut quantity: Quantity, lead: Lead, rules: Vec<&'static str>, said: &mut Said) {
        let measure = measure::of(&mut name, &mut quantity, lead, self.lexicon);
        self.push(group, name, quantity, measure, rules, said);
    }

    /// States a fact and remembers its name and subject.
    fn push(&self, group: &Group, name: Name, quantity: Quantity, measure: Measure, rules: Vec<&'static str>, said: &mut Said) {
        if name.is_empty() || name.length() > 60 {
            return;
        }
        let before = (group.left.0, group.left.1);
        let clause = (name.from.min(quantity.from), name.to.max(quantity.to));
        if said.subject.is_empty() || !name.text.starts_with(&said.subject.text) {
            said.subject = name.clone();
        }
        said.last = name.clone();
        said.streak = false;
        said.drafts.push(Draft { name, quantity, measure, clause, before, rules });
    }
}
