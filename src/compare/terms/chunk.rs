//! The words of a sentence → its phrases: what stands between two bounds, without what only opens it.

use super::tokens::{Token, tokens};
use super::words::{Bits, Words};

/// What stands before a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// A mark, or the start of the sentence.
    Edge,
    /// The verb that governs it, or that governs the list that it stands in.
    Verb,
    /// An adverb.
    Adverb,
    /// Anything else: a particle, a number.
    Other,
}

/// A phrase of a sentence, by its words and characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its words.
    pub(super) tokens: Vec<Token>,
    /// What stands before it.
    pub(super) left: Left,
    /// Whether a number follows: 增长 and the like end it then.
    pub(super) before_number: bool,
}

impl Chunk {
    /// First character and one past the last.
    pub(super) fn range(&self) -> (usize, usize) {
        (self.tokens.first().map_or(0, |t| t.from), self.tokens.last().map_or(0, |t| t.to))
    }
}

/// The phrases of a sentence in order, names in quotation marks inside them once more by themselves.
pub(super) fn chunks(chars: &[char], words: &Words) -> Vec<Chunk> {
    let tokens = tokens(chars, words);
    let mut found = Vec::new();
    let mut start = 0;
    // Whether the list that a 、 goes on is governed by a verb.
    let mut listed = false;
    for at in 0..=tokens.len() {
        let bound = tokens.get(at).map_or(Bits::MARK, |token| token.bits);
        // Two names in quotation marks side by side are two.
        let apart = bound.has(Bits::QUOTE) && at > start && tokens.get(at - 1).is_some_and(|before| before.bits.has(Bits::QUOTE));
        if !bound.cuts() && !apart {
            continue;
        }
        let left = left(&tokens, start, listed);
        if bound.has(Bits::PAUSE) {
            listed = listed || (left == Left::Verb && at > start);
        } else if bound.has(Bits::MARK) {
            listed = false;
        }
        if at > start {
            let chunk = Chunk { tokens: whole(&tokens, start, at, left), left, before_number: bound.has(Bits::NUMBER) };
            push(&mut found, chunk, named_by(&tokens, start));
        }
        start = if apart { at } else { at + 1 };
    }
    found
}

fn left(tokens: &[Token], start: usize, listed: bool) -> Left {
    let Some(before) = start.checked_sub(1).and_then(|at| tokens.get(at)) else { return Left::Edge };
    match before.bits {
        bits if bits.has(Bits::PAUSE) && listed => Left::Verb,
        bits if bits.has(Bits::PAUSE.with(Bits::MARK)) => Left::Edge,
        bits if bits.has(Bits::VERB) => Left::Verb,
        bits if bits.has(Bits::ADVERB) => Left::Adverb,
        _ => Left::Other,
    }
}

/// Whether the word before the phrase says that it is a name (实施, 开展).
fn named_by(tokens: &[Token], start: usize) -> bool {
    start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|before| before.bits.has(Bits::NAMING))
}

/// The words from `start` up to `end`, and the verb before them where it is part of the name: 实施降低物流成本行动.
fn whole(tokens: &[Token], start: usize, end: usize, left: Left) -> Vec<Token> {
    let named = tokens.get(end - 1).is_some_and(|last| last.bits.has(Bits::NAMED));
    let verb = start.checked_sub(1).and_then(|at| tokens.get(at)).filter(|verb| verb.bits.has(Bits::VERB) && !verb.bits.has(Bits::NAMING));
    let naming = start.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|before| before.bits.has(Bits::NAMING));
    let from = if named && naming && left == Left::Verb && verb.is_some() { start - 1 } else { start };
    tokens.get(from..end).unwrap_or_default().to_vec()
}

fn push(found: &mut Vec<Chunk>, mut chunk: Chunk, named: bool) {
    trim(&mut chunk, named);
    let quotes: Vec<Token> = chunk.tokens.iter().copied().filter(|token| token.bits.has(Bits::QUOTE)).collect();
    if chunk.tokens.len() > 1 {
        let alone = |token| Chunk { tokens: vec![token], left: chunk.left, before_number: false };
        found.extend(quotes.into_iter().map(alone));
    }
    if !chunk.tokens.is_empty() {
        found.push(chunk);
    }
}

/// Takes off what only opens the phrase: 各, 一批, and a verb that is a noun elsewhere.
fn trim(chunk: &mut Chunk, named: bool) {
    while let [first, second, ..] = chunk.tokens.as_slice() {
        let only_head = chunk.tokens.len() == 2 && second.bits.has(Bits::HEAD) && second.to - second.from <= 2;
        let opens = first.bits.only(Bits::SOFT.with(Bits::SHORT_VERB)) && first.bits.has(Bits::SOFT) && chunk.left != Left::Other;
        if first.bits.has(Bits::SCOPE) || opens {
            chunk.tokens.remove(0);
        } else if first.bits.has(Bits::NOUN_VERB) && !named && !only_head {
            chunk.tokens.remove(0);
            chunk.left = Left::Verb;
        } else {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::terms::phrases_of;
    use crate::knowledge::Knowledge;

    #[track_caller]
    fn check(clause: &str, expected: &[&str]) {
        assert_eq!(phrases_of(clause, Knowledge::built_in()), expected, "{clause}");
    }

    #[test]
    fn a_phrase_is_what_a_verb_governs_up_to_a_particle_or_a_mark() {
        check("加快培育竹海经济和湖湾旅游产业，", &["竹海经济", "湖湾旅游产业"]);
        check("着力打造渔光互补基地。", &["渔光互补基地"]);
        check("进一步完善渡口的值班瞭望制度", &["值班瞭望制度"]);
    }

    #[test]
    fn the_items_of_a_list_are_phrases_of_their_own() {
        check("培育溪谷经济、竹海经济、渔灯经济等新增长点", &["溪谷经济", "竹海经济", "渔灯经济", "新增长点"]);
    }

    #[test]
    fn names_in_quotation_marks_are_whole_with_their_noun_and_by_themselves() {
        check("开展“渔乡夜读”行动", &["渔乡夜读", "渔乡夜读行动"]);
        check("实施“千塘清淤、万渠通水”工程", &["千塘清淤、万渠通水", "千塘清淤、万渠通水工程"]);
        check("推行“一窗通”“一码办”", &["一窗通", "一码办"]);
    }

    #[test]
    fn signs_and_letters_stay_in_a_phrase_and_figures_do_not() {
        check("开展“竹编+”行动", &["竹编+", "竹编+行动"]);
        check("建成5G基站网络36个", &["5G基站网络"]);
        check("建设三个渔港码头、12条乡村绿道", &["渔港码头", "乡村绿道"]);
    }

    #[test]
    fn an_action_keeps_the_verb_that_it_is_named_after() {
        check("实施降低用水成本行动", &["降低用水成本行动"]);
        check("实施渔港更新三年行动", &["渔港更新三年行动"]);
    }

    #[test]
    fn calls_wide_words_and_titles_are_no_phrases() {
        check("抓好重点工作，树形象、谋发展。", &[]);
        check("落实《渔港安全管理条例》", &[]);
        check("促渔业上台阶", &[]);
    }

    #[test]
    fn set_forms_are_phrases_though_a_particle_opens_them() {
        check("推行以竹换碳，", &["以竹换碳"]);
        check("推进渔船以旧换新。", &["渔船以旧换新"]);
    }
}
