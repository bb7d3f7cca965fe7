//! A text → the tokens that a redline is made of: a quantity with its unit and bound words is one, so is a Latin run and a word that the
//! knowledge has; other Han characters stand alone.

use rustc_hash::FxHashMap;

use crate::facts::dictionary::Dictionary;
use crate::knowledge::{Knowledge, Side};
use crate::pairs::Chars;
use crate::shadow::Shadow;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    /// A number with its unit and bound words, a date, an ordinal, a list number.
    Quantity,
    /// A word of bound, degree or commitment.
    Qualifier,
    /// Another word of the knowledge, or a Latin run.
    Word,
    /// A Han character by itself.
    Han,
    /// Punctuation and blanks.
    Mark,
}

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its first byte in the text.
    pub(super) start: usize,
    /// One past its last.
    pub(super) end: usize,
    /// What it is.
    pub(super) class: Class,
    /// Its place among the characters of the shadow, whose words are equal where two tokens say the same.
    pub(super) at: usize,
    /// Of a quantity its bound words, one after the other.
    pub(super) bound: String,
    /// How many characters it has.
    pub(super) length: usize,
}

/// The words that are tokens, ready to be looked up.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: Dictionary<Class>,
    units: Words,
    before: Words,
    after: Words,
    /// What a quantity may begin with.
    opens: Chars,
}

impl Lexicon {
    /// Takes the words from the knowledge.
    pub(super) fn new(knowledge: &Knowledge) -> Self {
        let (mut units, mut before, mut after) = (Words::default(), Words::default(), Words::default());
        for bound in knowledge.bounds.iter() {
            match bound.side {
                Side::Before => list(&mut before, &bound.word),
                Side::After if bound.word.chars().count() > 1 => list(&mut after, &bound.word),
                Side::After | Side::Inside => {}
            }
        }
        for unit in knowledge.units.iter() {
            list(&mut units, &unit.word);
        }
        for lists in [&mut before, &mut after, &mut units] {
            lists.values_mut().for_each(|list| list.sort_by(longer));
        }
        let mut opens = OPENS;
        #[expect(clippy::iter_over_hash_type, reason = "a set has no order")]
        for first in before.keys() {
            opens.add(*first);
        }
        Self { words: words(knowledge), units, before, after, opens }
    }

    /// Cuts a text, given by its shadow from byte 0 on, into tokens, which cover it.
    pub(super) fn tokens(&self, shadow: &Shadow) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(shadow.chars.len());
        let mut at = 0;
        while at < shadow.chars.len() {
            let (length, class, bound) = self.token(&shadow.chars, at);
            let end = at + length.max(1);
            tokens.push(Token { start: shadow.offset(at), end: shadow.offset(end), class, at, bound, length: length.max(1) });
            at = end;
        }
        tokens
    }

    fn token(&self, chars: &[char], at: usize) -> (usize, Class, String) {
        if let Some((length, bound)) = self.quantity(chars, at) {
            return (length, Class::Quantity, bound);
        }
        let latin = latin(chars, at);
        if latin > 0 {
            return (latin, Class::Word, String::new());
        }
        let first = chars.get(at).copied().unwrap_or(' ');
        if let Some((length, class)) = self.word(chars, at) {
            return (length, class, String::new());
        }
        (1, if matches!(first, '\u{4e00}'..='\u{9fff}') || first.is_alphanumeric() { Class::Han } else { Class::Mark }, String::new())
    }

    /// The longest word at `at`. A long one that ends in another word is cut before that (国内｜生产总值), so that 国内 and 地区 can differ
    /// while 生产总值 stays.
    fn word(&self, chars: &[char], at: usize) -> Option<(usize, Class)> {
        let (length, class) = self.words.at_the_head_of(chars.get(at..)?)?;
        let is_word = |cut: &usize| chars.get(at + cut..at + length).is_some_and(|tail| self.words.get_chars(tail).is_some());
        let head = if length > 4 { (2..length - 1).find(is_word) } else { None };
        Some((head.unwrap_or(length), class))
    }

    /// A quantity at `at`: its length and its bound words.
    fn quantity(&self, chars: &[char], at: usize) -> Option<(usize, String)> {
        if let Some(length) = label(chars, at).or_else(|| ordinal(chars, at)) {
            return Some((length, String::new()));
        }
        if !chars.get(at).is_some_and(|c| self.opens.may_hold(*c)) {
            return None;
        }
        let mut bound = String::new();
        let mut end = at;
        if let Some(word) = first(&self.before, chars, at).iter().find(|word| stands(chars, at, word) && number(chars, at + word.len()) > 0)
        {
            bound.extend(word);
            end += word.len();
        }
        let mut digits = number(chars, end);
        if digits == 0 {
            return None;
        }
        end += digits;
        while digits > 0 {
            end += self.measure(chars, end, &mut bound);
            digits = range(chars, end);
            end += digits;
        }
        let latin = chars.get(end).is_some_and(char::is_ascii_alphabetic);
        let arabic = chars.get(at..end).unwrap_or_default().iter().any(char::is_ascii_digit);
        if latin && arabic {
            return None;
        }
        // 一百 and the like need a unit: 千方百计 and 十四五 are no figures.
        if !arabic && end == at + number(chars, at) && !stands_str(chars, at, "百分之") {
            return None;
        }
        if let Some(word) = first(&self.after, chars, end).iter().find(|word| stands(chars, end, word)) {
            bound.extend(word);
            end += word.len();
        }
        Some((end - at, bound))
    }

    /// 多, 余, 万, 亿 and the unit after a number.
    fn measure(&self, chars: &[char], at: usize, bound: &mut String) -> usize {
        let mut end = at;
        while let Some(&c) = chars.get(end) {
            let after_more = chars.get(end + 1).copied().unwrap_or(' ');
            match c {
                '百' | '千' | '万' | '亿' | '%' => end += 1,
                '多' | '余' if matches!(after_more, '百' | '千' | '万' | '亿') || self.unit(chars, end + 1) > 0 => {
                    bound.push(c);
                    end += 1;
                }
                _ => break,
            }
        }
        end += self.unit(chars, end);
        end - at
    }

    fn unit(&self, chars: &[char], at: usize) -> usize {
        first(&self.units, chars, at).iter().find(|unit| stands(chars, at, unit)).map_or(0, Vec::len)
    }
}

/// What a number, an ordinal or 百分之 begins with.
const OPENS: Chars = Chars::of(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    .and(&['〇', '零', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿']);

/// All words of two characters or more; of one in two lists, that it is a qualifier goes before.
fn words(knowledge: &Knowledge) -> Dictionary<Class> {
    let names = knowledge.indicators.iter().flat_map(|i| std::iter::once(&*i.name).chain(&i.also));
    let others = names.chain(knowledge.directions.iter().map(|d| &*d.word)).chain(knowledge.themes.iter().flat_map(|t| &t.words));
    let degrees = knowledge.degrees.iter().flat_map(|d| &d.words);
    let qualifiers = knowledge.bounds.iter().map(|b| &*b.word).chain(knowledge.commitments.iter().map(|c| &*c.word)).chain(degrees);
    let all = qualifiers.map(|word| (word, Class::Qualifier)).chain(others.map(|word| (word, Class::Word)));
    Dictionary::new(all.filter(|(word, _)| word.chars().nth(1).is_some()), |held, new| *held = new.min(*held))
}

/// Words by their first character.
type Words = FxHashMap<char, Vec<Vec<char>>>;

fn list(words: &mut Words, word: &str) {
    let word: Vec<char> = word.chars().collect();
    if let Some(first) = word.first() {
        words.entry(*first).or_default().push(word);
    }
}

/// The words that begin as the text does at `at`.
fn first<'a>(words: &'a Words, chars: &[char], at: usize) -> &'a [Vec<char>] {
    chars.get(at).and_then(|c| words.get(c)).map_or(&[], Vec::as_slice)
}

fn longer(a: &Vec<char>, b: &Vec<char>) -> std::cmp::Ordering {
    b.len().cmp(&a.len()).then_with(|| a.cmp(b))
}

fn stands(chars: &[char], at: usize, word: &[char]) -> bool {
    chars.get(at..at + word.len()) == Some(word)
}

fn stands_str(chars: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c))
}

fn run(chars: &[char], at: usize, is: impl Fn(&char) -> bool) -> usize {
    chars.iter().skip(at).take_while(|c| is(c)).count()
}

/// A run of letters and digits that begins with a letter or is no quantity: C919, 5G, PM2.5.
fn latin(chars: &[char], at: usize) -> usize {
    let mut end = at + run(chars, at, char::is_ascii_alphanumeric);
    while end > at && chars.get(end) == Some(&'.') && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        end += 1 + run(chars, end + 1, char::is_ascii_alphanumeric);
    }
    end - at
}

fn is_numeral(c: &char) -> bool {
    "〇零一二两三四五六七八九十百千万亿".contains(*c)
}

/// A number at `at`: 1,234.5 or, where it has 十, 百, 千 …, in Chinese numerals; 百分之三十.
fn number(chars: &[char], at: usize) -> usize {
    let mut end = at + run(chars, at, char::is_ascii_digit);
    if end > at {
        while matches!(chars.get(end), Some('.' | ',')) && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
            end += 1 + run(chars, end + 1, char::is_ascii_digit);
        }
        return end - at;
    }
    if stands_str(chars, at, "百分之") {
        let digits = run(chars, at + 3, |c| is_numeral(c) || *c == '点');
        return if digits > 0 { 3 + digits } else { 0 };
    }
    let length = run(chars, at, is_numeral);
    let words = chars.get(at..at + length).unwrap_or_default();
    if length > 1 && words.iter().any(|c| "十百千万亿".contains(*c)) { length } else { 0 }
}

/// A dash and a second number.
fn range(chars: &[char], at: usize) -> usize {
    let dash = if stands_str(chars, at, "——") {
        2
    } else {
        usize::from(matches!(chars.get(at), Some('-' | '–' | '—' | '－' | '~' | '～' | '至' | '到')))
    };
    let digits = number(chars, at + dash);
    if dash > 0 && digits > 0 { dash + digits } else { 0 }
}

/// 第三次, 第二十届.
fn ordinal(chars: &[char], at: usize) -> Option<usize> {
    let digits = run(chars, at + 1, |c| is_numeral(c) || c.is_ascii_digit());
    let named = matches!(chars.get(at + 1 + digits), Some('次' | '届' | '批' | '期' | '轮' | '位' | '名' | '年'));
    (chars.get(at) == Some(&'第') && digits > 0 && named).then_some(digits + 2)
}

/// The number of a heading at the very start: 一、 （二） 3.
fn label(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 {
        return None;
    }
    let open = usize::from(matches!(chars.first(), Some('（' | '(')));
    let digits = run(chars, open, |c| is_numeral(c) || c.is_ascii_digit());
    let closed = match chars.get(open + digits) {
        Some('）' | ')') => open == 1,
        Some('、') => open == 0,
        Some('.') => open == 0 && !chars.get(digits + 1).is_some_and(char::is_ascii_digit),
        _ => false,
    };
    (digits > 0 && digits < 4 && closed).then_some(open + digits + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = r#"
source = "test"
unit = [
  { word = "人", dimension = "count", kind = "count" }, { word = "亿元", dimension = "money", kind = "money" },
  { word = "元", dimension = "money", kind = "money" }, { word = "个百分点", dimension = "ratio", kind = "ratio" },
  { word = "家", dimension = "count", kind = "count" }, { word = "公里", dimension = "length", kind = "physical" },
]
commitment = [{ word = "力争", strength = 2 }]
bound = [
  { word = "以上", bound = "ge", side = "after" }, { word = "左右", bound = "approx", side = "after" },
  { word = "超过", bound = "gt", side = "before" }, { word = "近", bound = "lt", side = "before" },
]
[[theme]]
id = "economy"
name = "经济"
name_en = "Economy"
words = ["国内生产总值", "生产总值"]
"#;

    /// Tokens with ｜ between them; quantities in 【】, qualifiers in 〔〕.
    fn check(text: &str, expected: &str) {
        let knowledge = Knowledge::parse("test.toml", WORDS).unwrap();
        let tokens = Lexicon::new(&knowledge).tokens(&Shadow::of(text, 0));
        let words = |t: &Token| text.get(t.start..t.end).unwrap().to_owned();
        let shown: Vec<String> = tokens
            .iter()
            .map(|t| match t.class {
                Class::Quantity => format!("【{}】", words(t)),
                Class::Qualifier => format!("〔{}〕", words(t)),
                Class::Word | Class::Han | Class::Mark => words(t),
            })
            .collect();
        assert_eq!(shown.join("｜"), expected);
    }

    #[test]
    fn a_quantity_is_one_token() {
        check("新增1200万人以上，", "新｜增｜【1200万人以上】｜，");
        check("增长４.5%—5%左右", "增｜长｜【４.5%—5%左右】");
        check("超过1,234.5亿元", "【超过1,234.5亿元】");
        check("6600多万人", "【6600多万人】");
        check("近三百公里", "【近三百公里】");
        check("百分之三十", "【百分之三十】");
        check("提高0.2个百分点。", "提｜高｜【0.2个百分点】｜。");
        check("第十四届三次会议", "【第十四届】｜三｜次｜会｜议");
        check("（十二）开放", "【（十二）】｜开｜放");
        check("二、开放", "【二、】｜开｜放");
    }

    #[test]
    fn what_only_looks_like_a_quantity_is_none() {
        check("千方百计", "千｜方｜百｜计");
        check("“十四五”", "“｜十｜四｜五｜”");
        check("5G基站", "5G｜基｜站");
        check("C919飞", "C919｜飞");
        check("PM2.5年均", "PM2.5｜年｜均");
        check("第一产业", "第｜一｜产｜业");
        check("三农", "三｜农");
    }

    #[test]
    fn known_words_are_whole_and_long_ones_show_their_head() {
        check("力争国内生产总值", "〔力争〕｜国内｜生产总值");
    }
}
