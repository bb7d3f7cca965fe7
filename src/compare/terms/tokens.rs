//! A sentence → its words as phrases need them: what bounds, what holds, and runs of which nothing is known.

use super::is_han;
use super::words::{Bits, Words};

/// A word of a sentence, by its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// First character.
    pub(super) from: usize,
    /// One past the last.
    pub(super) to: usize,
    /// What it does.
    pub(super) bits: Bits,
}

/// Most characters that quotation marks hold of one name.
const QUOTED: usize = 14;
/// Most characters of a title.
const TITLE: usize = 60;

/// The words of a sentence in order; they cover it.
pub(super) fn tokens(chars: &[char], words: &Words) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(rest) = chars.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, mut bits) = one(chars, at, rest, words);
        // A verb of one character is one only where a phrase may begin: 建材, 兴边.
        if bits.only(Bits::SHORT_VERB) && tokens.last().is_some_and(|last| !last.bits.cuts()) {
            bits = Bits::UNKNOWN;
        }
        match tokens.last_mut() {
            // What nothing is known of grows until something is.
            Some(last) if bits == Bits::UNKNOWN && last.bits == Bits::UNKNOWN => last.to += length,
            _ => tokens.push(Token { from: at, to: at + length, bits }),
        }
        at += length;
    }
    tokens
}

/// The word at the head of `rest`: its length, at least one, and what it does.
fn one(chars: &[char], at: usize, rest: &[char], words: &Words) -> (usize, Bits) {
    let Some(&c) = rest.first() else { return (1, Bits::MARK) };
    if !is_han(c) {
        return no_han(chars, at, rest, words);
    }
    if let Some(length) = words.template(rest) {
        return (length, Bits::SET.with(words.bits(rest.get(..length).unwrap_or_default())));
    }
    let word = words.word(rest);
    match counted(rest, words) {
        Some(length) if word.is_none_or(|(known, _)| known <= 2.min(length)) => (length, Bits::NUMBER),
        _ => word.unwrap_or((1, Bits::UNKNOWN)),
    }
}

/// The same where it is no Han character: a name in quotation marks, a title, letters, a number or a mark.
fn no_han(chars: &[char], at: usize, rest: &[char], words: &Words) -> (usize, Bits) {
    if let Some(length) = quoted(rest) {
        return (length, Bits::QUOTE);
    }
    // The title of a law or a book is no wording.
    if let Some(length) = enclosed(rest, '《', '》', TITLE) {
        return (length, Bits::MARK);
    }
    if let Some(length) = latin(chars, at) {
        return (length, Bits::UNKNOWN);
    }
    let digits = digits(rest);
    if digits > 0 {
        return (digits + unit(rest.get(digits..).unwrap_or_default(), words), Bits::NUMBER);
    }
    (1, if rest.first() == Some(&'、') { Bits::PAUSE } else { Bits::MARK })
}

/// The length of a name in quotation marks.
fn quoted(rest: &[char]) -> Option<usize> {
    let close = match rest.first()? {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        _ => return None,
    };
    let length = enclosed(rest, *rest.first()?, close, QUOTED)?;
    let inner = rest.get(1..length.saturating_sub(1))?;
    let plain = !inner.is_empty() && !inner.iter().any(|c| matches!(c, '，' | '。' | '；' | '“' | '‘'));
    plain.then_some(length)
}

/// The length of what two marks enclose, with them.
fn enclosed(rest: &[char], open: char, close: char, most: usize) -> Option<usize> {
    rest.first().filter(|c| **c == open)?;
    rest.iter().take(most + 2).position(|c| *c == close).map(|at| at + 1)
}

/// A run of letters and digits with a letter in it: 5G, C919, AI+.
fn latin(chars: &[char], at: usize) -> Option<usize> {
    let rest = chars.get(at..)?;
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    rest.get(digits).filter(|c| c.is_ascii_alphabetic())?;
    Some(rest.iter().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-')).count())
}

/// The length of a number with its sign of percent; 5—6 is one.
fn digits(rest: &[char]) -> usize {
    let run = |from: usize| rest.iter().skip(from).take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).count();
    let mut length = run(0);
    if length == 0 || !rest.first().is_some_and(char::is_ascii_digit) {
        return 0;
    }
    let dash = rest.get(length).is_some_and(|c| matches!(c, '—' | '－' | '-' | '–' | '~' | '～'));
    if dash && run(length + 1) > 0 {
        length += 1 + run(length + 1);
    }
    length + usize::from(rest.get(length).is_some_and(|c| matches!(c, '%' | '‰')))
}

/// 多, 万, 亿 and the unit after a number.
fn unit(rest: &[char], words: &Words) -> usize {
    let more = rest.iter().take_while(|c| matches!(c, '多' | '余' | '万' | '亿')).count();
    more + words.unit(rest.get(more..).unwrap_or_default())
}

/// A Chinese numeral with what it counts (两个, 第十次), which is no part of a phrase.
fn counted(rest: &[char], words: &Words) -> Option<usize> {
    let ordinal = usize::from(rest.first() == Some(&'第'));
    let numerals = rest.iter().skip(ordinal).take_while(|c| is_numeral(**c)).count();
    if numerals == 0 {
        return None;
    }
    let more = usize::from(rest.get(ordinal + numerals).is_some_and(|c| matches!(c, '多' | '余')));
    let from = ordinal + numerals + more;
    let measure = words.measure(rest.get(from..)?);
    // 三年行动, 五年规划 are names.
    let named = rest.get(from + measure..).and_then(|after| words.word(after)).is_some_and(|(_, bits)| bits.has(Bits::NAMED));
    (measure > 0 && !named).then_some(from + measure)
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '两'
            | '几'
            | '数'
            | '〇'
            | '零'
    )
}
