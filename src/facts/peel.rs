//! Texts between tokens → the single-character words at their ends, told by their place: before a value, at the head of a clause.

use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::quantity::Shape;
use crate::facts::token::{Kind, Token, Tokens};

/// Single characters that lead to a value right after them.
const LEADS: &[char] = &['为', '是', '达', '有', '共', '计', '至', '到', '按', '在', '从', '由'];
/// Single characters that say that a rate right after them is a rise or a fall.
const MOVES: &[char] = &['增', '升', '涨', '降', '减'];
/// Single characters before those that say nothing of their own.
const FILLERS: &[char] = &['均', '各', '已', '仅', '又', '再', '都', '也', '并', '共', '实', '超'];
/// Single characters before a word of rise or fall that belong to no name.
const MODALS: &[char] = &['要', '将', '可', '应', '均', '都', '已', '再', '又', '从', '由', '各', '仍', '按'];
/// Single characters at the head of a clause that belong to no name.
const OPENERS: &[char] = &[
    '但', '仅', '只', '约', '为', '向', '对', '在', '将', '把', '以', '从', '由', '已', '均', '也', '都', '再', '又', '还', '并', '且',
    '而', '使', '让', '给', '各', '经', '于', '拟', '要', '按', '先',
];

/// The length of a list's mark in words at the head of a text: 一是, 三要.
fn list_mark(chars: &[char]) -> Option<usize> {
    let digits = chars.iter().take_while(|&&c| crate::facts::numeral::is_chinese(c)).count();
    ((1..=2).contains(&digits) && matches!(chars.get(digits), Some('是' | '要'))).then_some(digits + 1)
}

/// Cuts single-character words off the texts where their place tells what they are: before a quantity, at the head of a clause.
pub(super) fn peel(tokens: &mut Tokens, lexicon: &Lexicon) {
    let list = std::mem::take(&mut tokens.list);
    let mut out: Vec<Token> = Vec::with_capacity(list.len() + 8);
    for (i, token) in list.iter().enumerate() {
        if token.kind != Kind::Text {
            out.push(*token);
            continue;
        }
        // 达★1807.1亿元: past a footnote's mark.
        let next = list.get(i + 1..).and_then(|rest| rest.iter().find(|t| t.kind != Kind::Note)).map(|t| t.kind);
        let before_value = matches!(next, Some(Kind::Quantity(_) | Kind::Respectively));
        let before_move = list.get(i + 1).is_some_and(|t| {
            t.kind == Kind::Respectively
                || t.kind == Kind::Word && t.role.has(Role(Role::DIRECTION.0 | Role::REACH.0 | Role::WORDS_TARGET.0 | Role::COMPARISON.0))
        });
        let rate = match next {
            Some(Kind::Quantity(q)) => tokens.quantities.get(q).is_some_and(|q| &*q.dimension == "ratio"),
            _ => false,
        };
        let place = match next {
            Some(Kind::Word) => list.get(i + 1).is_some_and(|t| t.role.has(Role::SCOPE)),
            Some(Kind::Quantity(q)) => tokens.quantities.get(q).is_some_and(|q| q.shape == Shape::Rank),
            _ => false,
        };
        let head = out.last().is_none_or(|t| matches!(t.kind, Kind::Mark | Kind::Pause) || t.role.has(Role::ADVERB));
        let (mut from, mut to) = (token.from, token.to);
        let chars = &tokens.shadow.chars;
        if head && let Some(mark) = list_mark(&chars[from..to]) {
            out.push(Token { kind: Kind::Note, from, to: from + mark, role: Role::default() });
            from += mark;
        }
        // 要|再|压减: one after another.
        while head && from < to && chars.get(from).is_some_and(|c| OPENERS.contains(c)) && !lexicon.begins_whole(&chars[from..to]) {
            let role = if lexicon.role_of(&chars[from..=from]).0 != 0 { Role::PREPOSITION } else { Role::ADVERB };
            out.push(Token { kind: Kind::Word, from, to: from + 1, role });
            from += 1;
        }
        let mut tail = Vec::new();
        // 全员劳动生产率|从|人均8.7万元提高到…
        if before_value
            && to - from >= 3
            && matches!(chars[from..to], [.., '从' | '由', '人' | '户' | '平', '均'] | [.., '从' | '由', '每', '人' | '户' | '年'])
        {
            tail.push(Token { kind: Kind::Word, from: to - 2, to, role: Role::ADVERB });
            tail.push(Token { kind: Kind::Word, from: to - 3, to: to - 2, role: Role::PREPOSITION });
            to -= 3;
        }
        if (before_value || place) && tail.is_empty() {
            while to > from {
                let c = chars[to - 1];
                let role = if tail.is_empty() && place && matches!(c, '居' | '列' | '排' | '位') {
                    Role::RANK_VERB
                } else if tail.is_empty() && place && matches!(c, '从' | '由') && to - from != 2 {
                    Role::PREPOSITION
                } else if tail.is_empty() && place {
                    break;
                } else if tail.is_empty() && rate && MOVES.contains(&c) {
                    Role::DIRECTION
                } else if tail.is_empty() && LEADS.contains(&c) {
                    Role::REACH
                } else if FILLERS.contains(&c) && to - from <= 2 || FILLERS.contains(&c) && !tail.is_empty() {
                    Role::ADVERB
                } else {
                    break;
                };
                to -= 1;
                tail.push(Token { kind: Kind::Word, from: to, to: to + 1, role });
                if tail.len() == 2 {
                    break;
                }
            }
        }
        let before_time =
            list.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Year(_)) || t.kind == Kind::Word && t.role.has(Role::ADVERB));
        let modal = before_move || before_time && matches!(chars.get(to - 1), Some('从' | '由' | '都' | '均' | '比' | '较'));
        // 排放量|都|要|减少: two at most, and no more of a short text.
        for _ in 0..2 {
            if modal && to > from && (MODALS.contains(&chars[to - 1]) || matches!(chars[to - 1], '比' | '较')) {
                to -= 1;
                tail.push(Token { kind: Kind::Word, from: to, to: to + 1, role: Role::ADVERB });
            }
        }
        if to > from {
            out.push(Token { kind: Kind::Text, from, to, role: Role::default() });
        }
        out.extend(tail.into_iter().rev());
    }
    tokens.list = out;
}
