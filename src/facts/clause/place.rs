//! Where the name of a value stands: before it, after it, or on both sides.

use super::Reader;
use super::group::{Group, noun_of_sizes, quantity};
use crate::facts::Bound;
use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::measure::Lead;
use crate::facts::name::{self, Name};
use crate::facts::quantity::Quantity;
use crate::facts::token::{Kind, Token, Tokens};
use crate::knowledge::UnitKind;

impl Reader<'_> {
    /// Whether the name stands before the value (rule `name_before`), after it (`name_after`, `attribute`) or on both sides (`name_around`).
    #[expect(clippy::too_many_arguments, reason = "one decision over all that stands around a value")]
    pub(super) fn place(
        &self,
        tokens: &Tokens,
        core: &[Token],
        head: &Name,
        right: &[Token],
        quantity: &Quantity,
        lead: Lead,
        group: &Group,
        rules: &mut Vec<&'static str>,
    ) -> Name {
        let right = skip_notes(right);
        if let Some(noun) = self.attributed_later(tokens, head, group) {
            rules.push("attribute");
            return attribute(&noun, head, self.lexicon);
        }
        let Some(first) = right.first() else {
            if let Some(noun) = sized(tokens, group, quantity).filter(|_| head.is_empty() && group.followed) {
                rules.push("name_after");
                return noun;
            }
            if let Some(noun) = counted_later(tokens, group, quantity).filter(|_| head.is_empty() || head.is_verb()) {
                rules.push("name_after");
                return Name { text: format!("{}{}", head.text, noun.text), verb: head.verb.clone(), ..noun };
            }
            rules.push("name_before");
            return head.clone();
        };
        let of = first.kind == Kind::Of;
        if of {
            let noun = self.attributed(tokens, &right[1..], group);
            if noun.is_empty() || lead != Lead::None && !head.is_empty() && !name::is_relational(&head.text, self.lexicon) {
                return head.clone();
            }
            rules.push("attribute");
            return attribute(&noun, head, self.lexicon);
        }
        let opens = match first.kind {
            // 1807.1亿元（不含新城区）: a remark, and no noun.
            Kind::Text => !matches!(tokens.plain(first).first(), Some('（' | '(')) || goes_on(right),
            Kind::Word => {
                let role = first.role;
                let tail = role.has(Role::TAIL) && right.len() == 1;
                let leads = role.has(Role(Role::DIRECTION.0 | Role::REACH.0 | Role::RANK_VERB.0 | Role::SHARE.0 | Role::COMMITMENT.0));
                let names = role.has(Role(Role::KEEP.0 | Role::NAME.0 | Role::PROTECT.0 | Role::HEAD_NOUN.0 | Role::RELATIONAL.0));
                names || !tail && !leads
            }
            Kind::Quantity(_)
            | Kind::Year(_)
            | Kind::Mark
            | Kind::Pause
            | Kind::Joint
            | Kind::Of
            | Kind::Such
            | Kind::Respectively
            | Kind::Among
            | Kind::Note => false,
        };
        let rate = &*quantity.dimension == "ratio";
        let forward = opens
            && match lead {
                Lead::Direction { .. } => head.is_empty() && !rate,
                Lead::Reach { .. } => head.is_empty() || !rate || quantity.unit == "%" && !head.is_empty() && tokens.is_lead(core, "实现"),
                Lead::None => true,
            };
        if !forward {
            rules.push("name_before");
            return head.clone();
        }
        let noun = self.noun(tokens, right, group, quantity);
        if noun.is_empty() {
            rules.push("name_before");
            return head.clone();
        }
        if head.is_empty() {
            rules.push("name_after");
            return noun;
        }
        rules.push("name_around");
        let head = listed(tokens, core).unwrap_or_else(|| head.clone());
        let verb = if head.verb == head.text { head.verb.clone() } else { String::new() };
        Name {
            text: format!("{}{}", head.text, noun.text),
            verb,
            only_verb: false,
            from: if head.is_empty() { noun.from } else { head.from },
            to: noun.to,
        }
    }

    /// The noun that several attributes share: 投资4.65亿元、日供水能力达到10万吨的地表水厂.
    pub(super) fn attributed_later(&self, tokens: &Tokens, head: &Name, group: &Group) -> Option<Name> {
        let measured = head.text.get(name::opening_verb(&head.text, self.lexicon).len()..).unwrap_or_default();
        let from = group.members.last().copied()? + 1;
        let rest = tokens.list.get(from..)?;
        if !name::is_relational(measured, self.lexicon) || rest.first()?.kind != Kind::Pause {
            return None;
        }
        let end = rest.iter().position(|t| t.kind == Kind::Mark).unwrap_or(rest.len());
        let of = rest[..end].iter().position(|t| t.kind == Kind::Of)?;
        let list = name::trim(&rest[of + 1..end]);
        list.first().filter(|t| t.kind == Kind::Text || t.role.has(Role::NAME))?;
        let noun = self.attributed(tokens, list, group);
        (!noun.is_empty()).then_some(noun)
    }

    /// The noun after 的, up to what is said of it; past a count that stands between (总投资160亿元的28个重点项目).
    pub(super) fn attributed(&self, tokens: &Tokens, right: &[Token], group: &Group) -> Name {
        let list = if right.is_empty() && group.followed {
            let from = group.right.1 + 1;
            let end = tokens.list.get(from..).unwrap_or_default().iter().position(|t| matches!(t.kind, Kind::Mark | Kind::Quantity(_)));
            tokens.list.get(from..end.map_or(tokens.list.len(), |i| from + i)).unwrap_or_default()
        } else {
            right
        };
        let list = name::trim(list);
        let said = list.iter().skip(1).position(|t| {
            t.role.has(Role(Role::TAIL.0 | Role::KEEP.0 | Role::INNER.0 | Role::REACH.0))
                && !t.role.has(Role(Role::PROTECT.0 | Role::NAME.0))
        });
        name::after(tokens, said.map_or(list, |at| &list[..=at]))
    }

    /// The noun phrase after a value.
    pub(super) fn noun(&self, tokens: &Tokens, right: &[Token], group: &Group, quantity: &Quantity) -> Name {
        let mut list = until_judged(right);
        if group.followed {
            // 引进1个投资100亿元以上的大项目: the second value stands inside the noun phrase.
            if let Some(nested) = nested(tokens, group) {
                return name::after(tokens, nested);
            }
            if let Some(sized) = sized(tokens, group, quantity) {
                return sized;
            }
            let stop = list.iter().position(|t| {
                t.role.has(Role(Role::REACH.0 | Role::DIRECTION.0 | Role::RANK_VERB.0))
                    && !t.role.has(Role(Role::KEEP.0 | Role::NAME.0 | Role::PROTECT.0))
            });
            if let Some(stop) = stop.filter(|&stop| stop > 0) {
                list = &list[..stop];
            }
            let verb = list.iter().skip(1).position(|t| t.role.has(Role::GIVE_BACK) && !t.role.has(Role::PROTECT));
            list = verb.map_or(list, |at| &list[..=at]);
            if let [only] = list
                && only.role.has(Role::HEAD_NOUN)
                && let Some(rest) = continued(tokens, group)
            {
                // 8个项目260亩土地征收组卷: both count what follows.
                let mut noun = name::after(tokens, list);
                let more = name::after(tokens, rest);
                noun.text.push_str(&more.text);
                return noun;
            }
            let noun = list.iter().rposition(|t| t.role.has(Role::HEAD_NOUN));
            let measured = list.len() > 1 && list.last().is_some_and(|t| t.role.has(Role::RELATIONAL));
            if measured {
                list = &list[..noun.map_or(list.len() - 1, |at| at + 1)];
            }
        }
        if quantity.kind == UnitKind::Money {
            let verb = list.iter().skip(1).position(|t| t.role.has(Role::DROP));
            list = verb.map_or(list, |at| &list[..=at]);
        }
        let mut noun = name::after(tokens, list);
        let runs_on = tokens.list.get(group.right.0..group.right.1).is_some_and(|between| super::group::cut(between).is_none());
        if group.followed && runs_on && quantity.kind == UnitKind::Count {
            // 1299个重大项目完成投资1.4万亿元
            noun.text.truncate(name::entity(&noun.text, self.lexicon).len());
        }
        // 11家银行机构向|230家企业授信: what leads on to the next value is no part of the noun.
        if group.followed
            && noun.length() > 3
            && let Some(rest) = noun.text.strip_suffix('向').filter(|rest| !rest.ends_with(['方', '走', '动', '意', '导', '面']))
        {
            noun.text.truncate(rest.len());
        }
        if quantity.kind == UnitKind::Money || quantity.kind == UnitKind::Physical {
            noun.verb.clear();
        }
        noun
    }
}

/// Where the next value of the clause stands inside this one's noun phrase, the whole phrase.
fn nested<'a>(tokens: &'a Tokens, group: &Group) -> Option<&'a [Token]> {
    let next = group.right.1;
    let of = tokens.list.get(next + 1)?;
    let between = &tokens.list[group.right.0..next];
    if of.kind != Kind::Of || between.iter().any(|t| t.kind == Kind::Pause || t.kind == Kind::Of) {
        return None;
    }
    let end = tokens.list[next..].iter().position(|t| t.kind == Kind::Mark).map_or(tokens.list.len(), |i| next + i);
    tokens.list.get(group.right.0..end)
}

/// The noun of a count whose size stands between them, in a list of such: 1个总量近千亿元、4个超五百亿元的|县市.
fn sized(tokens: &Tokens, group: &Group, count: &Quantity) -> Option<Name> {
    let size = group.right.1;
    let between = tokens.list.get(group.right.0..size)?;
    if count.kind != UnitKind::Count || between.iter().any(|t| !matches!(t.kind, Kind::Text | Kind::Word)) {
        return None;
    }
    let (from, to) = noun_of_sizes(tokens, size).filter(|_| quantity(tokens, size).is_some_and(|q| q.bound != Bound::Eq))?;
    let mut name = name::after(tokens, tokens.list.get(group.right.0..=size)?);
    name.text.push_str(&name::after(tokens, tokens.list.get(from..to)?).text);
    Some(name)
}

/// The noun that a count and its sum share: 171个、总投资1120亿元的|重点项目.
fn counted_later(tokens: &Tokens, group: &Group, count: &Quantity) -> Option<Name> {
    let pause = tokens.list.get(group.right.0).filter(|t| t.kind == Kind::Pause && group.followed);
    let of = tokens.list.get(group.right.1 + 1).filter(|t| t.kind == Kind::Of);
    if count.kind != UnitKind::Count || pause.is_none() || of.is_none() {
        return None;
    }
    let rest = tokens.list.get(group.right.1 + 2..)?;
    let end = rest.iter().position(|t| matches!(t.kind, Kind::Mark | Kind::Pause | Kind::Quantity(_))).unwrap_or(rest.len());
    Some(name::after(tokens, &rest[..end])).filter(|noun| !noun.is_empty())
}

/// The noun phrase without what is said of it after a pause: 13次编号洪水、|为多年来最多.
fn until_judged(list: &[Token]) -> &[Token] {
    let judged = Role(Role::REACH.0 | Role::RANK_VERB.0 | Role::DIRECTION.0 | Role::PREPOSITION.0);
    let cut = list.windows(2).position(|pair| pair[0].kind == Kind::Pause && pair[1].role.has(judged) && !pair[1].role.has(Role::KEEP));
    cut.map_or(list, |at| &list[..at])
}

/// What follows the next value where it stands right after this one's noun.
fn continued<'a>(tokens: &'a Tokens, group: &Group) -> Option<&'a [Token]> {
    let next = quantity(tokens, group.right.1)?;
    let from = group.right.1 + 1;
    let end = tokens.list.get(from..)?.iter().position(|t| matches!(t.kind, Kind::Mark | Kind::Quantity(_)))?;
    let rest = &tokens.list[from..from + end];
    let noun = rest.first().is_some_and(|t| t.kind == Kind::Text || t.role.has(Role(Role::NAME.0 | Role::PROTECT.0)));
    (noun && next.kind == UnitKind::Physical).then_some(rest)
}

/// 投资35亿元的职教园区: the noun first, then what is measured of it; a lone verb stays in front (新增10万亩的…).
fn attribute(noun: &Name, head: &Name, lexicon: &Lexicon) -> Name {
    let measured = head.text.strip_prefix(head.verb.as_str()).unwrap_or(&head.text);
    let text = if name::is_relational(measured, lexicon) || head.verb.is_empty() && head.length() <= 6 {
        format!("{}{measured}", noun.text)
    } else {
        format!("{}{}", head.text, noun.text)
    };
    Name { text, verb: String::new(), only_verb: false, from: if head.is_empty() { noun.from } else { head.from }, to: noun.to }
}

/// Where examples are listed before 等 and a count (A、B等5个项目), what stands before the value counts for nothing but its verb.
fn listed(tokens: &Tokens, core: &[Token]) -> Option<Name> {
    let such = core.last().is_some_and(|t| t.kind == Kind::Such);
    if !such || !core.iter().any(|t| t.kind == Kind::Pause || tokens.plain(t).last() == Some(&'》')) {
        return None;
    }
    let trimmed = name::trim(core);
    let verbs: Vec<Token> = trimmed.iter().take_while(|t| t.role.has(Role::KEEP)).copied().collect();
    Some(name::after(tokens, &verbs))
}

/// Whether a noun follows the bracket that `right` begins with: 百场（项目）对接活动.
fn goes_on(right: &[Token]) -> bool {
    right.get(1).is_some_and(|t| {
        t.kind == Kind::Text || t.kind == Kind::Word && t.role.has(Role(Role::KEEP.0 | Role::NAME.0 | Role::HEAD_NOUN.0 | Role::PROTECT.0))
    })
}

fn skip_notes(list: &[Token]) -> &[Token] {
    let at = list.iter().position(|t| t.kind != Kind::Note).unwrap_or(list.len());
    &list[at..]
}

impl Tokens {
    fn is_lead(&self, core: &[Token], word: &str) -> bool {
        self.list.iter().skip_while(|t| core.last().is_some_and(|last| t.from < last.to)).take(3).any(|t| self.is(t, word))
    }
}
