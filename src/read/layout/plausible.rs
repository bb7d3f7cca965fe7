//! Whether the characters of a page can be what it shows: fonts that do not say what their letters are give something else.

use super::page::Page;
use crate::read::common;

/// Pages with fewer characters than these tell nothing.
const FEW: usize = 30;

/// What was found on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Text.
    Text,
    /// Nothing, or next to nothing.
    Empty,
    /// Characters that are not those seen.
    Wrong,
}

/// Judges the characters of a page.
pub(super) fn judge(page: &Page) -> Verdict {
    let (mut all, mut unknown, mut chinese, mut common) = (0usize, 0usize, 0usize, 0usize);
    for c in page.glyphs.iter().map(|g| g.c).filter(|c| !c.is_whitespace()) {
        all += 1;
        unknown += usize::from(is_unknown(c));
        if matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}') {
            chinese += 1;
            common += usize::from(common::is_common(c));
        }
    }
    // A name on a cover in a font of its own is no reason to refuse the page.
    let strange = chinese >= FEW && common * 100 < chinese * LEAST_COMMON;
    if all > 0 && unknown * 100 > all * MOST_UNKNOWN || strange {
        return Verdict::Wrong;
    }
    if all < FEW { Verdict::Empty } else { Verdict::Text }
}

/// Most characters in a hundred that are not told.
const MOST_UNKNOWN: usize = 10;

/// Least of a hundred Chinese characters that every report is full of: real pages have seventy and more, chance gives five.
const LEAST_COMMON: usize = 35;

fn is_unknown(c: char) -> bool {
    matches!(c, char::REPLACEMENT_CHARACTER | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}') || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::super::testing::glyphs;
    use super::*;

    fn judged(text: &str) -> Verdict {
        judge(&Page { glyphs: glyphs(text, 0.0, 10.0, 10.0), ..Page::default() })
    }

    #[test]
    fn text_is_told_from_what_only_looks_like_it() {
        let text = "全县粮食总产量12.5万吨，比上年增长3.2%，城镇新增就业4300人，居民人均可支配收入增长5.1%。";
        assert_eq!(judged(text), Verdict::Text);
        assert_eq!(judged(&text.replace(['产', '量', '增', '长', '就', '业'], "\u{FFFD}")), Verdict::Wrong);
        assert_eq!(judged(&text.chars().map(|c| if c.is_ascii() { c } else { '\u{E123}' }).collect::<String>()), Verdict::Wrong);
        let shifted: String =
            text.chars().map(|c| if c.is_alphabetic() { char::from_u32(c as u32 + 1777).unwrap_or(c) } else { c }).collect();
        assert_eq!(judged(&shifted.repeat(2)), Verdict::Wrong);
        assert_eq!(judged("—3—"), Verdict::Empty);
    }
}
