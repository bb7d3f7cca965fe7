//! Markdown → its lines: heading marks tell a level, marks of emphasis, links, quotations and rules go, the words stay.

use std::ops::Range;

use super::text::{self, Line};

/// Level and length of the mark of a `#` heading.
pub(super) fn heading(line: &str) -> Option<(u8, usize)> {
    let trimmed = line.trim_start_matches(' ');
    let level = trimmed.bytes().take_while(|&b| b == b'#').count();
    let rest = trimmed.get(level..)?;
    if !(1..=6).contains(&level) || !rest.starts_with([' ', '\u{3000}', '\t']) || rest.trim().is_empty() {
        return None;
    }
    Some((u8::try_from(level).unwrap_or(6), line.len() - rest.len()))
}

/// The lines of a Markdown text.
pub(super) fn lines(original: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap = 0;
    let mut front_matter = original.starts_with("---\n") || original.starts_with("---\r");
    for (number, range) in text::ranges(original).into_iter().enumerate() {
        let words = original.get(range.clone()).unwrap_or_default();
        let rule = is_rule(words);
        if front_matter && number > 0 {
            front_matter = !rule;
            let mut line = Line::new(original, range.clone(), &[range]);
            line.drop("front matter of the file");
            lines.push(line);
            continue;
        }
        if words.trim().is_empty() || rule {
            gap += 1;
            continue;
        }
        let (level, start) = match heading(words) {
            Some((level, length)) => (Some(level), length),
            None => (None, block_mark(words)),
        };
        let mut raw = Vec::new();
        inline(words, start, range.start, &mut raw);
        let line = Line::new(original, range, &raw);
        if line.pieces.is_empty() {
            gap += 1;
            continue;
        }
        lines.push(Line { heading: level, gap, ..line });
        gap = 0;
    }
    lines
}

/// `---`, `***`, `===` and the like, and the dashes under a table's head.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | '|' | ':' | ' '))
}

/// How many bytes of quotation and list marks stand at the head of a line.
fn block_mark(line: &str) -> usize {
    let mut rest = line.trim_start();
    loop {
        let next = ["> ", ">", "- ", "* ", "+ "].iter().find_map(|mark| rest.strip_prefix(mark)).map(str::trim_start);
        match next {
            Some(next) => rest = next,
            None => return line.len() - rest.len(),
        }
    }
}

/// Keeps the words of a line: `**强**`, `[词](address)`, `![picture](address)`, `` `code` ``, `\*`.
fn inline(line: &str, start: usize, base: usize, raw: &mut Vec<Range<usize>>) {
    let end = line.trim_end().trim_end_matches('#').trim_end().len().max(start);
    let mut from = start;
    let mut at = start;
    let keep = |raw: &mut Vec<Range<usize>>, from: usize, to: usize| {
        if from < to {
            raw.push(base + from..base + to);
        }
    };
    while at < end {
        let rest = line.get(at..end).unwrap_or_default();
        let Some(c) = rest.chars().next() else { break };
        let (skip, inner) = match c {
            '\\' if rest.chars().nth(1).is_some_and(|next| next.is_ascii_punctuation()) => (1, None),
            '*' | '`' => (1, None),
            '_' if rest.starts_with("__") => (2, None),
            '<' if rest.starts_with("<!--") => (rest.find("-->").map_or(rest.len(), |i| i + 3), None),
            '<' if rest.starts_with("<br") => (rest.find('>').map_or(0, |i| i + 1), None),
            '!' if rest.starts_with("![") => (link(rest.get(1..).unwrap_or_default()).map_or(0, |(_, length)| length + 1), None),
            '[' => match link(rest) {
                Some((words, length)) => (length, Some(words)),
                None => (0, None),
            },
            _ => (0, None),
        };
        if skip == 0 {
            at += c.len_utf8();
            continue;
        }
        keep(raw, from, at);
        if let Some(words) = inner {
            keep(raw, at + 1, at + 1 + words);
        }
        // An escaped sign itself stays.
        let escaped = if c == '\\' { rest.chars().nth(1).map_or(0, char::len_utf8) } else { 0 };
        keep(raw, at + skip, at + skip + escaped);
        at += skip + escaped;
        from = at;
    }
    keep(raw, from, end);
}

/// `[words](address)` → bytes of the words, bytes of the whole.
fn link(text: &str) -> Option<(usize, usize)> {
    let close = text.find("](")?;
    let words = text.get(1..close)?;
    if words.contains('[') {
        return None;
    }
    let address = text.get(close + 2..)?.find(')')?;
    Some((words.len(), close + 2 + address + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &[(Option<u8>, &str)]) {
        let found = lines(markdown);
        let found: Vec<_> = found.iter().filter(|l| l.stays()).map(|l| (l.heading, l.text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_go_and_words_stay() {
        check(
            "# 政府工作报告\n\n## 一、回顾 ##\n\n**粮食**增产，见[公报](http://a.b/c)。![图](x.png)\n> - 引文\\*\n---\n",
            &[(Some(1), "政府工作报告"), (Some(2), "一、回顾"), (None, "粮食增产，见公报。"), (None, "引文*")],
        );
    }

    #[test]
    fn a_footnote_mark_is_no_link() {
        check("“四上”企业[3]35家（注）", &[(None, "“四上”企业[3]35家（注）")]);
    }
}
