//! A sentence → tokens: quantities, years, known words, pauses, and the text between them.

use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::peel;
use crate::facts::period::{self, Time};
use crate::facts::quantity::{self, Numerals, Quantity, Year};
use crate::pairs::Chars;
use crate::shadow::Shadow;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A quantity, by its place in [`Tokens::quantities`].
    Quantity(usize),
    /// A year, by its place in [`Tokens::years`].
    Year(usize),
    /// A mark that ends a clause: ，；。：！？ and brackets around a quantity.
    Mark,
    /// 、
    Pause,
    /// 和, 与, 及, 以及.
    Joint,
    /// 的
    Of,
    /// 等
    Such,
    /// 分别, 各, 依次.
    Respectively,
    /// 其中
    Among,
    /// A footnote mark or a stray quotation mark: no part of a name.
    Note,
    /// A known word; its role says what it does.
    Word,
    /// Other text, quotations and brackets whole.
    Text,
}

impl Kind {
    /// The name that outputs use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Quantity(_) => "quantity",
            Kind::Year(_) => "year",
            Kind::Mark => "mark",
            Kind::Pause => "pause",
            Kind::Joint => "joint",
            Kind::Of => "of",
            Kind::Such => "such",
            Kind::Respectively => "respectively",
            Kind::Among => "among",
            Kind::Note => "note",
            Kind::Word => "word",
            Kind::Text => "text",
        }
    }
}

/// A token, by character index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First character.
    pub from: usize,
    /// One past the last character.
    pub to: usize,
    /// What a known word does.
    pub role: Role,
}

/// A sentence in tokens.
#[derive(Debug, Default)]
pub struct Tokens {
    /// Plain characters and the way back.
    pub shadow: Shadow,
    /// The sentence as written.
    pub written: String,
    /// Whether there are blanks in it.
    blanks: bool,
    /// Tokens in text order, without gaps.
    pub list: Vec<Token>,
    /// Quantities.
    pub quantities: Vec<Quantity>,
    /// Years.
    pub years: Vec<Year>,
    /// Other words that say when: start, end and what they say.
    pub(super) times: Vec<(usize, usize, Time)>,
}

impl Tokens {
    /// Cuts a sentence that begins at byte `base` of its source into tokens.
    #[must_use]
    pub fn of(sentence: &str, base: usize, lexicon: &Lexicon, numerals: Numerals) -> Self {
        let mut tokens = Self::default();
        tokens.scan(sentence, lexicon, numerals);
        tokens.cut(sentence, base, lexicon);
        tokens
    }

    /// Takes another sentence in the room of the last and finds only its quantities and years; most sentences have none and need
    /// not be cut.
    pub(super) fn scan(&mut self, sentence: &str, lexicon: &Lexicon, numerals: Numerals) {
        self.list.clear();
        self.times.clear();
        self.shadow.take(sentence);
        let scan = quantity::scan(&self.shadow.chars, lexicon, numerals);
        self.quantities = scan.quantities;
        self.years = scan.years;
    }

    /// Cuts a scanned sentence, whose words are given again.
    pub(super) fn cut(&mut self, sentence: &str, base: usize, lexicon: &Lexicon) {
        self.shadow.place(sentence, base);
        self.written.clear();
        self.written.push_str(sentence);
        self.blanks = self.shadow.chars.iter().any(|c| c.is_whitespace());
        let words = lexicon.find(&self.shadow.chars).map(|(at, role)| WordAt { from: at.start, to: at.end, role }).collect();
        self.times.extend(lexicon.find_times(&self.shadow.chars).map(|(at, time)| (at.start, at.end, time)));
        Cutter { lexicon, words, at: 0, next_word: 0, next_quantity: 0, next_year: 0, text_from: None }.run(self);
    }

    /// Where the clause begins that character `at` stands in.
    #[must_use]
    pub fn clause_start(&self, at: usize) -> usize {
        self.list.iter().rev().find(|t| t.to <= at && t.kind == Kind::Mark).map_or(0, |t| t.to)
    }

    /// The token's plain characters.
    #[must_use]
    pub fn plain(&self, token: &Token) -> &[char] {
        self.shadow.chars.get(token.from..token.to).unwrap_or_default()
    }

    /// Whether the token is just this word.
    #[must_use]
    pub fn is(&self, token: &Token, word: &str) -> bool {
        self.plain(token).iter().copied().eq(word.chars())
    }

    /// The token's words as written, blanks left out.
    #[must_use]
    pub fn text(&self, token: &Token) -> String {
        let mut text = String::new();
        self.write(token, &mut text);
        text
    }

    /// Writes the token's words as written after `text`, blanks left out.
    pub(super) fn write(&self, token: &Token, text: &mut String) {
        let at = |index: usize| self.shadow.offset(index) - self.shadow.offset(0);
        let words = self.written.get(at(token.from)..at(token.to)).unwrap_or_default();
        if self.blanks {
            text.extend(words.chars().filter(|c| !c.is_whitespace()));
        } else {
            text.push_str(words);
        }
    }
}

struct WordAt {
    from: usize,
    to: usize,
    role: Role,
}

/// The characters that [`Cutter::next`] looks for: all others are text where no word begins.
const TELLING: Chars = Chars::of(&[
    '“', '”', '"', '‘', '’', '《', '（', '）', '(', ')', '[', '［', '〔', '，', '；', '。', '：', '！', '？', ',', ';', ':', '\n', '—',
    '、', '近', '比', '较', '和', '与', '及', '暨', '的', '等', '各', '了', '★', '※', '▲', '△', '*', '①', '②', '③', '④', '⑤', '⑥', '⑦',
    '⑧', '⑨', '⑩', '⑪', '⑫', '⑬', '⑭', '⑮', '⑯', '⑰', '⑱', '⑲', '⑳',
]);

struct Cutter<'a> {
    lexicon: &'a Lexicon,
    words: Vec<WordAt>,
    at: usize,
    next_word: usize,
    next_quantity: usize,
    next_year: usize,
    text_from: Option<usize>,
}

impl Cutter<'_> {
    fn run(&mut self, tokens: &mut Tokens) {
        while self.at < tokens.shadow.chars.len() {
            let (kind, to, role) = self.next(tokens);
            if kind == Kind::Text {
                self.text_from.get_or_insert(self.at);
            } else {
                self.flush(tokens);
                tokens.list.push(Token { kind, from: self.at, to, role });
            }
            self.at = to.max(self.at + 1);
        }
        self.flush(tokens);
        peel::peel(tokens, self.lexicon);
    }

    fn flush(&mut self, tokens: &mut Tokens) {
        if let Some(from) = self.text_from.take() {
            tokens.list.push(Token { kind: Kind::Text, from, to: self.at, role: Role::default() });
        }
    }

    fn next(&mut self, tokens: &Tokens) -> (Kind, usize, Role) {
        let at = self.at;
        let none = Role::default();
        while tokens.quantities.get(self.next_quantity).is_some_and(|q| q.from < at) {
            self.next_quantity += 1;
        }
        while tokens.years.get(self.next_year).is_some_and(|y| y.from < at) {
            self.next_year += 1;
        }
        while self.words.get(self.next_word).is_some_and(|w| w.from < at) {
            self.next_word += 1;
        }
        let next_quantity = tokens.quantities.get(self.next_quantity);
        if let Some(quantity) = next_quantity.filter(|q| q.from == at) {
            return (Kind::Quantity(self.next_quantity), quantity.to, none);
        }
        if let Some(year) = tokens.years.get(self.next_year).filter(|y| y.from == at) {
            return (Kind::Year(self.next_year), year.to, none);
        }
        let limit = next_quantity.map_or(usize::MAX, |q| q.from);
        let chars = &tokens.shadow.chars;
        // Most characters are text up to the next quantity, year, word or telling character.
        let year = tokens.years.get(self.next_year).map_or(usize::MAX, |y| y.from);
        let word = self.words.get(self.next_word).map_or(usize::MAX, |w| w.from);
        let rest = chars.get(at..limit.min(year).min(word).min(chars.len())).unwrap_or_default();
        let text = rest.iter().take_while(|c| !TELLING.may_hold(**c)).count();
        if text > 0 {
            return (Kind::Text, at + text, none);
        }
        let c = chars[at];
        // “十四五”时期 is a word, for all its quotation marks.
        if let Some(word) = self.words.get(self.next_word).filter(|w| c == '“' && w.from == at && w.to <= limit) {
            return (Kind::Word, word.to, word.role);
        }
        if let Some(found) = self.enclosed(chars, at, limit) {
            return found;
        }
        if let ['近', years, '年', ..] = chars[at..]
            && crate::facts::numeral::is_chinese(years)
        {
            return (Kind::Word, at + 3, Role::ADVERB);
        }
        if let Some((length, _)) = period::against_plan(&chars[at..]) {
            return (Kind::Word, at + length, Role::ADVERB);
        }
        if let Some(word) = self.words.get(self.next_word).filter(|w| w.from == at && w.to <= limit) {
            return (special(&chars[word.from..word.to]).unwrap_or(Kind::Word), word.to, word.role);
        }
        let one = match c {
            '，' | '；' | '。' | '：' | '！' | '？' | ',' | ';' | ':' | '\n' | '（' | '）' | '(' | ')' => Kind::Mark,
            '—' if chars.get(at + 1) == Some(&'—') || at.checked_sub(1).and_then(|i| chars.get(i)) == Some(&'—') => Kind::Mark,
            '、' => Kind::Pause,
            '和' | '与' | '及' | '暨' => Kind::Joint,
            '的' | '之' if c == '的' => Kind::Of,
            '等' => Kind::Such,
            '各' if limit == at + 1 => Kind::Respectively,
            '“' | '”' | '"' | '‘' | '’' | '了' | '★' | '※' | '▲' | '△' | '*' | '①'..='⑳' => Kind::Note,
            _ => Kind::Text,
        };
        (one, at + 1, none)
    }

    /// A quotation, a bracket or a footnote mark, whole where no quantity stands in it.
    fn enclosed(&self, chars: &[char], at: usize, limit: usize) -> Option<(Kind, usize, Role)> {
        let (close, kind) = match chars[at] {
            '“' => ('”', Kind::Text),
            '‘' => ('’', Kind::Text),
            '《' => ('》', Kind::Text),
            '（' => ('）', Kind::Text),
            '(' => (')', Kind::Text),
            '[' => (']', Kind::Note),
            '［' => ('］', Kind::Note),
            '〔' => ('〕', Kind::Note),
            _ => return None,
        };
        let end = chars[at..].iter().position(|&c| c == close).map(|i| at + i + 1)?;
        (end <= limit && end - at < 60).then_some((kind, end, Role::default()))
    }
}

fn special(word: &[char]) -> Option<Kind> {
    match word {
        ['分', '别'] | ['依', '次'] => Some(Kind::Respectively),
        ['其', '中'] => Some(Kind::Among),
        ['以', '及'] => Some(Kind::Joint),
        _ => None,
    }
}
