//! Quantities of a clause → groups, and the words that belong to each.

use crate::facts::Bound;
use crate::facts::lexicon::Role;
use crate::facts::quantity::Quantity;
use crate::facts::token::{Kind, Token, Tokens};
use crate::knowledge::UnitKind;

/// Quantities that stand together, and what stands around them.
pub(super) struct Group {
    /// Indices of their tokens.
    pub(super) members: Vec<usize>,
    /// Tokens between the group before (or the head of the clause) and this one.
    pub(super) left: (usize, usize),
    /// Tokens between this group and the next (or the end of the clause).
    pub(super) right: (usize, usize),
    /// Whether another group follows in the clause.
    pub(super) followed: bool,
    /// Whether a group stands before it in the clause.
    pub(super) preceded: bool,
}

/// Whether as many names are listed in `left` as values follow from `first` on: 原煤、原油、天然气产量达到6640万吨、1253万吨、9.1亿立方米.
fn as_many(tokens: &Tokens, left: &[Token], first: usize, to: usize) -> bool {
    let names = 1 + left.iter().filter(|t| t.kind == Kind::Pause).count() + left.iter().filter(|t| t.kind == Kind::Joint).count();
    let (mut values, mut at) = (1, first);
    while at + 2 < to && matches!(tokens.list[at + 1].kind, Kind::Pause | Kind::Joint) && quantity(tokens, at + 2).is_some() {
        values += 1;
        at += 2;
    }
    names > 2 && values == names
}

pub(super) fn quantity(tokens: &Tokens, at: usize) -> Option<&Quantity> {
    match tokens.list.get(at)?.kind {
        Kind::Quantity(q) => tokens.quantities.get(q),
        _ => None,
    }
}

/// The groups of quantities of a clause.
pub(super) fn groups(tokens: &Tokens, from: usize, to: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for at in from..to {
        let Some(current) = quantity(tokens, at) else { continue };
        if let Some(group) = groups.last_mut() {
            let last = group.members.last().copied().unwrap_or(at);
            let between = &tokens.list[last + 1..at];
            let joined = !between.is_empty() && between.iter().all(|t| matches!(t.kind, Kind::Pause | Kind::Joint | Kind::Note));
            let left = &tokens.list[group.left.0..group.left.1];
            let respectively = left.iter().any(|t| t.kind == Kind::Respectively) || as_many(tokens, left, group.members[0], to);
            let alike =
                quantity(tokens, last).is_some_and(|q| (q.base_unit == current.base_unit || respectively) && q.shape == current.shape);
            // 净增98万户、突破1900万户: the rise first, then what it came to.
            let total = left.last().is_some_and(|t| t.role.has(Role::DIRECTION))
                && current.kind != UnitKind::Ratio
                && current.from < current.number
                && quantity(tokens, last).is_some_and(|q| q.from == q.number);
            if joined && alike && !total {
                group.members.push(at);
                group.right = (at + 1, to);
                continue;
            }
            group.right = (last + 1, at);
            group.followed = true;
        }
        let left_from = groups.last().and_then(|g| g.members.last()).map_or(from, |&last| last + 1);
        groups.push(Group { members: vec![at], left: (left_from, at), right: (at + 1, to), followed: false, preceded: !groups.is_empty() });
    }
    groups
}

/// Where the value before this one only says which things are counted (纳税超千万元以上企业达到13家), the token where the name that
/// holds it begins.
pub(super) fn threshold(tokens: &Tokens, group: &Group) -> Option<usize> {
    let before = quantity(tokens, group.left.0.checked_sub(1)?).filter(|_| group.preceded)?;
    let between = &tokens.list[group.left.0..group.left.1];
    let noun =
        between.first().is_some_and(|t| matches!(t.kind, Kind::Text | Kind::Of) || t.role.has(Role(Role::HEAD_NOUN.0 | Role::NAME.0)));
    let parted = between.iter().any(|t| matches!(t.kind, Kind::Pause | Kind::Joint));
    if !(before.bound_after || sizes(before)) || !noun || parted || before.kind == UnitKind::Ratio {
        return None;
    }
    let start = tokens.list[..group.left.0].iter().rposition(|t| matches!(t.kind, Kind::Mark | Kind::Pause)).map_or(0, |at| at + 1);
    Some(start)
}

/// Whether the value only says which things are counted: bounded, with the things right after it and their count next.
pub(super) fn of_things(tokens: &Tokens, quantity: &Quantity, group: &Group) -> bool {
    let right = &tokens.list[group.right.0..group.right.1];
    let noun = right.first().is_some_and(|t| matches!(t.kind, Kind::Text | Kind::Of) || t.role.has(Role(Role::HEAD_NOUN.0 | Role::NAME.0)));
    // 300个以上示范村、2500个以上达标村: the noun ends at the pause, and the next count has its own.
    let noun = noun && (quantity.kind == UnitKind::Money || !right.iter().any(|t| t.kind == Kind::Pause));
    let inside = group.preceded && right.first().is_some_and(|t| t.kind == Kind::Of);
    // 新增1个总量近千亿元、4个超五百亿元的县市
    let last = group.members.last().copied().unwrap_or_default();
    if group.preceded && quantity.bound != Bound::Eq && noun_of_sizes(tokens, last).is_some() {
        return true;
    }
    (quantity.bound_after || sizes(quantity) && group.followed) && quantity.kind != UnitKind::Ratio && noun && (group.followed || inside)
}

/// The tokens of the noun that a size at `at` says the kind of, past the counts and sizes of the same list: 近千亿元、4个超五百亿元的|县市.
pub(super) fn noun_of_sizes(tokens: &Tokens, at: usize) -> Option<(usize, usize)> {
    let mut at = at;
    loop {
        if quantity(tokens, at)?.kind == UnitKind::Ratio {
            return None;
        }
        match tokens.list.get(at + 1)?.kind {
            Kind::Of => break,
            Kind::Pause | Kind::Joint => {
                quantity(tokens, at + 2).filter(|q| q.kind == UnitKind::Count)?;
                let words = tokens.list.get(at + 3..)?.iter().position(|t| !matches!(t.kind, Kind::Text | Kind::Word))?;
                at += 3 + words;
            }
            _ => return None,
        }
    }
    let end = tokens.list.iter().skip(at).position(|t| t.kind == Kind::Mark).map_or(tokens.list.len(), |i| at + i);
    (at + 2 < end).then_some((at + 2, end))
}

/// Whether a value only says how large each of the things is that were counted right before: 191家工业企业营业收入超百亿元.
pub(super) fn of_each(tokens: &Tokens, value: &Quantity, left: &[Token], group: &Group) -> bool {
    let counted = group.left.0.checked_sub(1).and_then(|at| quantity(tokens, at)).is_some_and(|q| q.kind == UnitKind::Count);
    let things = left.iter().any(|t| tokens.shadow.holds(t.from, t.to, "企业") || tokens.shadow.holds(t.from, t.to, "园区"));
    let parted = left.iter().any(|t| matches!(t.kind, Kind::Pause | Kind::Mark) || t.role.has(Role(Role::REACH.0 | Role::DIRECTION.0)));
    group.preceded && counted && things && !parted && sizes(value)
}

/// Whether a value can say of which size things are by the bound before it: 超10亿元企业21家.
fn sizes(quantity: &Quantity) -> bool {
    quantity.kind == UnitKind::Money && quantity.from < quantity.number && quantity.bound == Bound::Gt
}

/// Whether the value is the one that a rise or fall sets out from: 由4.14亿元增长到8.56亿元.
pub(super) fn base(tokens: &Tokens, left: &[Token], group: &Group) -> bool {
    let from = left.iter().rev().take(3).any(|t| tokens.is(t, "从") || tokens.is(t, "由"));
    from && group.followed
}

/// Where what stands between two values is cut: at the first pause, else at a conjunction that ends it or leads to a verb.
pub(super) fn cut(between: &[Token]) -> Option<usize> {
    between.iter().position(|t| t.kind == Kind::Pause).or_else(|| {
        between.iter().rposition(|t| t.kind == Kind::Joint).filter(|&at| between.get(at + 1).is_none_or(|next| next.role.has(Role::KEEP)))
    })
}

/// The part that belongs to the second value: 3个公园、|道路5条.
pub(super) fn own_part(between: &[Token]) -> &[Token] {
    cut(between).map_or(between, |at| &between[at + 1..])
}

/// The part from a verb of commitment that follows a pause: 打响新品牌、|力争旅居人数达600万.
pub(super) fn from_commitment<'a>(tokens: &Tokens, left: &'a [Token]) -> &'a [Token] {
    let begins = |pair: &[Token]| pair[0].kind == Kind::Pause && (tokens.is(&pair[1], "力争") || tokens.is(&pair[1], "确保"));
    left.windows(2).rposition(begins).map_or(left, |at| &left[at + 1..])
}

/// The part that belongs to the first value.
pub(super) fn first_part(between: &[Token]) -> &[Token] {
    cut(between).map_or(between, |at| &between[..at])
}

/// Where a value only says how far something stands from another place (高于全国0.4个百分点), the token that begins to say so.
pub(in crate::facts) fn compared(tokens: &Tokens, left: &[Token]) -> Option<usize> {
    let from = left.iter().rposition(|t| t.role.has(Role::COMPARISON))?;
    let place = left.get(from + 1)?;
    // 高于年初目标0.3个百分点: as far from what was planned.
    let words = tokens.shadow.words(place.from, place.to);
    let other = ["平均", "年初", "预期", "目标", "年度", "计划"].iter().any(|word| words.starts_with(word));
    (place.role.has(Role::SCOPE) || other).then_some(from)
}
