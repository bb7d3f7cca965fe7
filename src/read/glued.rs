//! A paragraph → where a line end is missing in it: after a greeting, after a heading that runs into its text, before headings in
//! a text that has lost all its line ends.

use super::numbering::{Style, numbering};
use crate::knowledge::Knowledge;

/// Paragraphs longer than this (in bytes) have lost line ends.
const ENDLESS: usize = 6_000;

/// Words that open the text after a heading, never a heading's own end.
const STARTERS: &[&str] = &[
    "过去",
    "刚刚",
    "今年",
    "去年",
    "各位代表",
    "一年来",
    "五年来",
    "面对",
    "五年",
    "我们",
    "回顾",
    "本届",
    "新的一年",
    "当前",
    "做好",
    "根据",
    "按照",
    "今后",
    "未来",
    "围绕",
    "从",
    "新时代",
    "站在",
    "这五年",
    "这一年",
    "在",
    "全区",
    "全县",
    "全市",
    "全省",
    "二〇",
    "二○",
    "二O",
    "一九",
    "“",
];

/// The bytes of `text` before which a line end belongs, in order.
pub(super) fn breaks(text: &str, front: bool, knowledge: &Knowledge) -> Vec<usize> {
    let mut found = if front { in_front(text) } else { Vec::new() };
    found.extend(after_greeting(text));
    if text.len() > ENDLESS {
        found.extend(before_headings(text));
    }
    let mut starts: Vec<usize> = vec![0];
    starts.extend(&found);
    for start in starts {
        let Some(rest) = text.get(start..) else { continue };
        if let Some(at) = after_heading(rest, knowledge) {
            found.push(start + at);
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|&at| at > 0 && at < text.len());
    found
}

/// 政府工作报告2016年2月25日在…会议上某市人民政府市长某某 → title, meeting, speaker.
fn in_front(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if let Some(at) = text.find("政府工作报告").map(|i| i + "政府工作报告".len()) {
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with("——") || rest.starts_with(|c: char| c.is_ascii_digit() || "二一（(".contains(c)) {
            found.push(at);
        }
    }
    if let Some(at) = text.find("会议上").map(|i| i + "会议上".len()) {
        let rest = text.get(at..).unwrap_or_default();
        let speaker =
            super::front::OFFICES.iter().any(|office| rest.contains(office)) && rest.chars().count() <= 30 && !rest.contains("报告");
        if speaker {
            found.push(at);
        }
    }
    found
}

/// 各位代表：现在，我代表… → the greeting by itself.
fn after_greeting(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("各位代表")?;
    let at = rest.find(['：', ':'])?;
    let between = rest.get(..at)?;
    if between.chars().count() > 10 || between.contains(['！', '，', '。']) {
        return None;
    }
    let colon = rest.get(at..)?.chars().next()?.len_utf8();
    Some("各位代表".len() + at + colon).filter(|&at| at < text.len())
}

/// Before 一、 and （一） and 各位代表！ where a sentence ends just before them.
fn before_headings(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut last = '\0';
    for (at, c) in text.char_indices() {
        if matches!(last, '。' | '！' | '？' | '：') && matches!(c, '一'..='龥' | '（') {
            let rest = text.get(at..).unwrap_or_default();
            let heads = numbering(rest).is_some_and(|n| matches!(n.style, Style::Part | Style::Bracket)) || rest.starts_with("各位代表");
            if heads {
                found.push(at);
            }
        }
        last = c;
    }
    found
}

/// 一、2019年工作回顾2019年，… → after 工作回顾: the last title word after which the text can begin.
fn after_heading(text: &str, knowledge: &Knowledge) -> Option<usize> {
    let number = numbering(text).filter(|n| n.style == Style::Part)?;
    let rest = text.get(number.length..)?;
    let reach = rest.char_indices().find(|(i, c)| matches!(c, '，' | '。' | '：' | '；') || *i > 180).map_or(rest.len(), |(i, _)| i);
    if reach == rest.len() {
        return None;
    }
    let first = rest.get(..reach)?;
    let mut ends: Vec<usize> = knowledge
        .sections
        .iter()
        .flat_map(|entry| &entry.words)
        .flat_map(|word| first.match_indices(word).map(|(i, word)| i + word.len()))
        .collect();
    // 回顾过去 opens a text: a title word may end before it.
    let again: Vec<usize> = ends
        .iter()
        .filter(|&&end| first.get(..end).is_some_and(|s| s.ends_with("回顾")) && rest.get(end..).is_some_and(|s| s.starts_with("过去")))
        .map(|end| end - "回顾".len())
        .filter(|end| ends.contains(end))
        .collect();
    if let Some(&end) = again.first() {
        return Some(number.length + end);
    }
    ends.sort_unstable();
    let year = |s: &str| s.chars().take(4).filter(char::is_ascii_digit).count() == 4;
    let opens = |end: usize| {
        let body = rest.get(end..).unwrap_or_default();
        year(body) || STARTERS.iter().any(|word| body.starts_with(word))
    };
    // Without a word that opens a text, the first title word ends the title where enough follows to be a text.
    let closes = |&(i, end): &(usize, usize)| {
        let body = rest.get(end..reach).unwrap_or_default();
        let goes_on = ends.get(i + 1..).is_some_and(|more| more.iter().any(|&next| next > end && next - end <= 12));
        !goes_on && body.chars().count() >= 6 && !body.starts_with(['和', '及', '与', '的', '、', '（'])
    };
    let first = || ends.iter().copied().enumerate().find(closes).map(|(_, end)| end);
    ends.iter().rev().copied().find(|&end| opens(end)).or_else(first).map(|end| number.length + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut parts = Vec::new();
        let mut start = 0;
        for at in breaks(text, true, Knowledge::built_in()) {
            parts.push(text.get(start..at).expect("on a boundary"));
            start = at;
        }
        parts.push(text.get(start..).expect("on a boundary"));
        assert_eq!(parts.join("/"), expected);
    }

    #[test]
    fn headings_are_parted_from_their_text() {
        check("一、2019年工作回顾2019年，面对困难，我们前行。", "一、2019年工作回顾/2019年，面对困难，我们前行。");
        check(
            "一、“十二五”重大成就及“十三五”主要目标回顾过去的五年，我们前行。",
            "一、“十二五”重大成就及“十三五”主要目标/回顾过去的五年，我们前行。",
        );
        check("二、2020年目标要求和重点工作今年以来，面对疫情，", "二、2020年目标要求和重点工作/今年以来，面对疫情，");
        check("四、切实加强政府自身建设认真贯彻实施纲要，依法行政。", "四、切实加强政府自身建设/认真贯彻实施纲要，依法行政。");
        check("三、2018年工作安排和主要措施，共五项。", "三、2018年工作安排和主要措施，共五项。");
        check("一、2022年工作回顾", "一、2022年工作回顾");
        check("（一）抓产业促发展，经济平稳。大力发展。", "（一）抓产业促发展，经济平稳。大力发展。");
    }

    #[test]
    fn greeting_and_front_are_parted() {
        check("各位代表：现在，我代表市人民政府，报告工作。", "各位代表：/现在，我代表市人民政府，报告工作。");
        check(
            "政府工作报告2016年2月25日在某市第三届人民代表大会第七次会议上某市人民政府市长陈某",
            "政府工作报告/2016年2月25日在某市第三届人民代表大会第七次会议上/某市人民政府市长陈某",
        );
    }
}
