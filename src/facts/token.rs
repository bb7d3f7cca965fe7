//! A sentence → tokens: quantities, years, known words, pauses, and the text between them.

use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::period::{self, Time};
use crate::facts::quantity::{self, Numerals, Quantity, Shape, Year};
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
    /// The characters as written.
    pub written: Vec<char>,
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
        self.written.clear();
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
        self.written.extend(sentence.chars());
        let words = lexicon.find(&self.shadow.chars).map(|(at, role)| WordAt { from: at.start, to: at.end, role }).collect();
        self.times.extend(lexicon.find_times(&self.shadow.chars).map(|(at, time)| (at.start, at.end, time)));
        Cutter { lexicon, words, at: 0, next_word: 0, next_quantity: 0, next_year: 0, text_from: None }.run(self);
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

    /// The token's words as written.
    #[must_use]
    pub fn text(&self, token: &Token) -> String {
        self.chars(token).collect()
    }

    /// The token's characters as written, blanks left out.
    pub fn chars(&self, token: &Token) -> impl Iterator<Item = char> + '_ {
        self.written.get(token.from..token.to).unwrap_or_default().iter().copied().filter(|c| !c.is_whitespace())
    }
}

struct WordAt {
    from: usize,
    to: usize,
    role: Role,
}

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
        peel(tokens, self.lexicon);
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
        let c = chars[at];
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
            '“' | '”' | '"' | '‘' | '’' | '了' | '★' | '※' | '▲' | '△' | '*' => Kind::Note,
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

/// Words that begin with such a character and are no two words: 先进制造业, 并网, 在建项目.
const NOT_OPENERS: &[(char, &str)] = &[
    ('但', "凡"),
    ('约', "束谈定"),
    ('为', "民"),
    ('向', "阳"),
    ('对', "外接口标象子"),
    ('在', "建册校线岗职营库编产"),
    ('将', "军"),
    ('把', "关"),
    ('以', "旧工"),
    ('从', "业"),
    ('均', "衡"),
    ('都', "市"),
    ('再', "生贷制就融担保"),
    ('并', "网购轨"),
    ('使', "用命者"),
    ('让', "利"),
    ('给', "排水养"),
    ('各', "类族"),
    ('经', "济营开贸费纪常"),
    ('要', "素案闻"),
    ('按', "揭"),
    ('先', "进锋导行烈"),
];

/// The length of a list's mark in words at the head of a text: 一是, 三要.
fn list_mark(chars: &[char]) -> Option<usize> {
    let digits = chars.iter().take_while(|&&c| crate::facts::numeral::is_chinese(c)).count();
    ((1..=2).contains(&digits) && matches!(chars.get(digits), Some('是' | '要'))).then_some(digits + 1)
}

fn begins_a_word(text: &[char]) -> bool {
    let [first, second, ..] = text else { return false };
    NOT_OPENERS.iter().any(|(c, list)| c == first && list.contains(*second))
}

/// Cuts single-character words off the texts where their place tells what they are: before a quantity, at the head of a clause.
fn peel(tokens: &mut Tokens, lexicon: &Lexicon) {
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
        while head && from < to && chars.get(from).is_some_and(|c| OPENERS.contains(c)) && !begins_a_word(&chars[from..to]) {
            let role = if lexicon.role_of(&chars[from..=from]).0 != 0 { Role::PREPOSITION } else { Role::ADVERB };
            out.push(Token { kind: Kind::Word, from, to: from + 1, role });
            from += 1;
        }
        let mut tail = Vec::new();
        if before_value || place {
            while to > from {
                let c = chars[to - 1];
                let role = if tail.is_empty() && place && matches!(c, '居' | '列' | '排' | '位') {
                    Role::RANK_VERB
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
