//! The shadow of a text: the same characters one for one, with digits, signs and radicals in their plain form, so that rules
//! need not know full-width forms, while every position still leads back to the words as written.

use crate::pairs::Chars;

/// A text's plain characters, each with the byte where its original stands.
#[derive(Debug, Clone, Default)]
pub struct Shadow {
    /// The plain characters.
    pub chars: Vec<char>,
    offsets: Vec<usize>,
}

impl Shadow {
    /// The shadow of `text`, whose first byte stands at `base` of the text that positions refer to.
    #[must_use]
    pub fn of(text: &str, base: usize) -> Self {
        let mut shadow = Self::default();
        shadow.take(text);
        shadow.place(text, base);
        shadow
    }

    /// Takes the characters of another text in the room of the last, and not yet their places.
    pub(crate) fn take(&mut self, text: &str) {
        self.chars.clear();
        self.offsets.clear();
        self.chars.extend(text.chars().map(plain));
    }

    /// Takes the places of the text that was taken.
    pub(crate) fn place(&mut self, text: &str, base: usize) {
        self.offsets.extend(text.char_indices().map(|(at, _)| base + at));
        self.offsets.push(base + text.len());
    }

    /// The byte where character `index` begins; one past the end for the end.
    #[must_use]
    pub fn offset(&self, index: usize) -> usize {
        self.offsets.get(index).or(self.offsets.last()).copied().unwrap_or(0)
    }

    /// The character whose byte range holds `offset`.
    #[must_use]
    pub fn index(&self, offset: usize) -> usize {
        self.offsets.partition_point(|&at| at <= offset).saturating_sub(1)
    }

    /// Whether `word` stands at character `at`.
    #[must_use]
    pub fn starts_with(&self, at: usize, word: &str) -> bool {
        begins(self.chars.get(at..).unwrap_or_default(), word)
    }

    /// Whether `word` stands anywhere between two characters.
    #[must_use]
    pub fn holds(&self, from: usize, to: usize, word: &str) -> bool {
        let text = self.chars.get(from..to.min(self.chars.len())).unwrap_or_default();
        let Some(first) = word.chars().next() else { return true };
        text.iter().enumerate().any(|(at, c)| *c == first && begins(&text[at..], word))
    }

    /// The plain words from character `from` up to `to`.
    #[must_use]
    pub fn words(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to.min(self.chars.len())).unwrap_or_default().iter().collect()
    }
}

/// Whether `word` stands at the head of `text`.
fn begins(text: &[char], word: &str) -> bool {
    let mut text = text.iter();
    word.chars().all(|c| text.next() == Some(&c))
}

/// The plain form of one character: full-width digits, letters, `％`, `．`, traditional numerals, and CJK radicals. Punctuation stays, as it is quoted.
/// Sources: Unicode's Halfwidth and Fullwidth Forms, CJK Radicals Supplement.
#[must_use]
#[inline]
pub fn plain(c: char) -> char {
    // Most characters are Han and have no other form.
    match c {
        '\0'..='\u{7F}' => c,
        '\u{4E00}'..='\u{9FFF}' if !TRADITIONAL.may_hold(c) => c,
        _ => form(c),
    }
}

/// The numerals of traditional texts.
const TRADITIONAL: Chars = Chars::of(&['萬', '億', '兩', '貳', '參', '陸', '負', '倆', '點', '幾', '餘']);

fn form(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '％' | '﹪' => '%',
        '．' => '.',
        '︰' => ':',
        // Numerals of traditional texts.
        '萬' => '万',
        '億' => '亿',
        '兩' => '两',
        '貳' => '贰',
        '參' => '叁',
        '陸' => '陆',
        '負' => '负',
        '倆' => '俩',
        '點' => '点',
        '幾' => '几',
        '餘' => '余',
        '⻓' => '长',
        '⻅' => '见',
        '⻋' => '车',
        '⻔' => '门',
        '⻛' => '风',
        '⻜' => '飞',
        '⻢' => '马',
        '⻥' => '鱼',
        '⻦' => '鸟',
        '⻩' => '黄',
        '⻬' => '齐',
        '⻰' => '龙',
        '⺠' => '民',
        '⻚' => '页',
        '⻄' => '西',
        '⼀' => '一',
        '⼆' => '二',
        '⼈' => '人',
        '⼊' => '入',
        '⼋' => '八',
        '⼒' => '力',
        '⼗' => '十',
        '⼤' => '大',
        '⼩' => '小',
        '⼯' => '工',
        '⽂' => '文',
        '⽅' => '方',
        '⽇' => '日',
        '⽉' => '月',
        '⽔' => '水',
        '⽣' => '生',
        '⽤' => '用',
        '⽬' => '目',
        '⾏' => '行',
        '⾼' => '高',
        '⾦' => '金',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_passed_over() {
        assert!(('\0'..=char::MAX).all(|c| plain(c) == form(c)));
    }

    #[test]
    fn plain_characters_stand_for_full_width_ones_one_for_one() {
        let shadow = Shadow::of("增长８．８％", 3);
        assert_eq!(shadow.words(0, 9), "增长8.8%");
        assert_eq!(shadow.offset(2), 9);
        assert_eq!(shadow.index(10), 2);
    }
}
