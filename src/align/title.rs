//! A section's title → what it says, its number aside.

use crate::shadow::plain;

/// A title without its number (一、 （二） 3. 第四， 五是 ——).
pub(super) fn bare_title(title: &str) -> &str {
    let numeral = |c: char| plain(c).is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    let title = title.trim_start_matches("各位代表").trim_start_matches(['！', '，', '：', '!', ',']);
    let rest = title.trim_start_matches(['—', '－', '-', '●', '◆', '■', ' ', '　']);
    let opened = rest.trim_start_matches(['（', '(', '第']);
    let digits = opened.trim_start_matches(numeral);
    if digits.len() == opened.len() {
        return rest;
    }
    let bracketed = opened.len() < rest.len() && !rest.starts_with('第');
    let closers: &[char] = if bracketed { &['）', ')'] } else { &['、', '.', '．', '，', ',', '是', ' ', '　'] };
    match digits.chars().next() {
        Some(c) if closers.contains(&c) => digits.get(c.len_utf8()..).unwrap_or(digits).trim_start(),
        _ => rest,
    }
}

/// Whether a title has a number of its own, so that its place among its siblings means something.
pub(crate) fn is_numbered(title: &str) -> bool {
    !title.starts_with(['—', '各', '●', '◆', '■']) && bare_title(title).len() < title.trim().len()
}

/// Whether two titles say the same, their numbers and the year aside.
pub(super) fn same_title(old: &str, new: &str) -> bool {
    let fold = |title: &str| bare_title(title).chars().map(plain).filter(|c| c.is_alphabetic()).collect::<String>();
    fold(old) == fold(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_loses_its_number() {
        for (title, bare) in [
            ("一、2023年工作回顾", "2023年工作回顾"),
            ("（十二）扩大开放", "扩大开放"),
            ("3.稳就业", "稳就业"),
            ("第四，稳外贸", "稳外贸"),
            ("五是改善民生", "改善民生"),
            ("——科技创新", "科技创新"),
            ("2024年工作安排", "2024年工作安排"),
            ("三农工作", "三农工作"),
            ("（试行）办法", "（试行）办法"),
        ] {
            assert_eq!(bare_title(title), bare);
        }
    }
}
