//! A text in traditional characters → the same text in simplified ones, byte for byte in step, so that every later stage reads one
//! script and every span still leads to the words as written.
//!
//! The characters are OpenCC's (t2s, by phrases: 乾燥 → 干燥, 乾坤 → 乾坤).

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// Letters that are looked at.
const LOOKED_AT: usize = 2_000;
/// One letter in so many at least must be a telling one. Real traditional texts have one in seven.
const ONE_IN: usize = 40;

/// `text` in simplified characters, each as long in bytes as the one it stands for; `None` where the text is in them already.
pub(super) fn simplified(text: &str) -> Option<String> {
    if !is_traditional(text) {
        return None;
    }
    let converter = OpenCC::from_config(BuiltinConfig::T2s).ok()?;
    let mut simple = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let converted = converter.convert(line);
        if in_step(line, &converted) {
            simple.push_str(&converted);
        } else {
            // A phrase of another length: its characters one by one, those of another length as they are.
            for c in line.chars() {
                let one = converter.convert(c.encode_utf8(&mut [0; 4]));
                let mut only = one.chars();
                simple.push(only.next().filter(|s| only.next().is_none() && s.len_utf8() == c.len_utf8()).unwrap_or(c));
            }
        }
    }
    Some(simple)
}

fn is_traditional(text: &str) -> bool {
    let (mut letters, mut telling) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).take(LOOKED_AT) {
        letters += 1;
        telling += usize::from(is_telling(c));
    }
    telling > 0 && telling * ONE_IN >= letters
}

/// Characters that every report has and that differ between the scripts. In simplified texts they stand in names at most.
fn is_telling(c: char) -> bool {
    matches!(
        c,
        '會' | '國'
            | '經'
            | '濟'
            | '業'
            | '發'
            | '產'
            | '實'
            | '務'
            | '進'
            | '開'
            | '設'
            | '對'
            | '為'
            | '這'
            | '們'
            | '個'
            | '來'
            | '時'
            | '區'
            | '縣'
            | '農'
            | '動'
            | '強'
            | '創'
            | '點'
            | '環'
            | '議'
    )
}

/// Whether the two have characters of the same length in bytes all along.
fn in_step(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.chars().map(char::len_utf8).eq(other.chars().map(char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_become_simplified_ones_of_the_same_length() {
        let text = "全縣地區生產總值增長5.2%，城鎮新增就業2500人。\n";
        assert_eq!(simplified(text).as_deref(), Some("全县地区生产总值增长5.2%，城镇新增就业2500人。\n"));
    }

    #[test]
    fn a_name_in_traditional_characters_makes_no_traditional_text() {
        let text = "全县地区生产总值增长5.2%，古镇“慶餘堂”修缮一新，新增城镇就业2500人，农村公路提档升级，乡村面貌持续改善，会展经济活跃。";
        assert_eq!(simplified(text), None);
    }
}
