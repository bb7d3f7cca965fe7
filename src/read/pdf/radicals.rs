//! Radicals that a font names for an ideograph (⻓ for 长) → the ideograph. Only what a PDF's font says is changed so, never a text.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const LIST: &str = include_str!("radicals.txt");

static PLAIN: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| {
    let pair = |word: &str| {
        let mut chars = word.chars();
        Some((chars.next()?, chars.next()?))
    };
    LIST.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).filter_map(pair).collect()
});

/// The ideograph of a radical; any other character as it is.
pub(super) fn plain(c: char) -> char {
    if matches!(c, '\u{2E80}'..='\u{2FDF}') { PLAIN.get(&c).copied().unwrap_or(c) } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_radical_is_its_ideograph_and_the_rest_is_left() {
        let read = |text: &str| text.chars().map(plain).collect::<String>();
        assert_eq!(read("⻓江⼈⺠，⻅证；㎡①"), "长江人民，见证；㎡①");
    }
}
