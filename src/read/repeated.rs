//! Text that a page prints twice: the second copy of the body, and the table of contents.

use rustc_hash::FxHashMap;

use super::text::Line;

/// A line that no report says twice.
const LONG: usize = 40;

/// Leaves out the second copy of a body that is printed twice.
pub(super) fn leave_out_copy(lines: &mut [Line]) {
    let long: Vec<usize> =
        (0..lines.len()).filter(|&i| lines.get(i).is_some_and(|l| l.stays() && l.text.chars().count() >= LONG)).collect();
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    let mut copies: Vec<(usize, usize)> = Vec::new();
    for &at in &long {
        let Some(line) = lines.get(at) else { continue };
        match first.get(line.text.as_str()) {
            Some(&before) => copies.push((before, at)),
            None => {
                first.insert(&line.text, at);
            }
        }
    }
    let (Some(&(original, start)), Some(&(_, end))) = (copies.first(), copies.last()) else { return };
    let inside = long.iter().filter(|&&at| (start..=end).contains(&at)).count();
    // A few repeated sentences are the writer's; a copy repeats most of what stands in it.
    if copies.len() < 4 || copies.len() * 10 < inside * 6 {
        return;
    }
    let same = |back: usize| {
        let (a, b) = (original.checked_sub(back).and_then(|i| lines.get(i)), start.checked_sub(back).and_then(|i| lines.get(i)));
        matches!((a, b), (Some(a), Some(b)) if a.bare() == b.bare())
    };
    let back = (1..).take_while(|&back| back < start - original && same(back)).last().unwrap_or(0);
    for line in lines.iter_mut().take(end + 1).skip(start - back) {
        line.drop("body printed twice");
    }
}

/// Leaves out a table of contents: the lines from 目录 to where its first entry stands again.
pub(super) fn leave_out_contents(lines: &mut [Line]) {
    let entry = |line: &Line| {
        line.bare().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | '·' | '-' | '—' | '（' | '）')).to_owned()
    };
    let Some(at) = lines.iter().take(80).position(|l| l.stays() && l.bare() == "目录") else { return };
    let Some(first) = lines.get(at + 1).map(&entry).filter(|e| !e.is_empty()) else { return };
    let again = (at + 2..lines.len().min(at + 200)).find(|&i| lines.get(i).is_some_and(|l| l.bare().starts_with(&first)));
    let until = again.unwrap_or(at + 1);
    if lines.iter().take(until).skip(at).any(|l| l.text.chars().count() > 60) {
        return;
    }
    for line in lines.iter_mut().take(until).skip(at) {
        line.drop("contents list");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text;

    #[test]
    fn the_second_copy_goes_with_its_head() {
        let long = |n: usize| format!("{n}增长{n}个百分点。").repeat(8);
        let copy = format!("各位代表：\n{}\n{}\n{}\n{}\n完。\n", long(1), long(2), long(3), long(4));
        let original = format!("{copy}{copy}");
        let mut lines = text::lines(&original);
        leave_out_copy(&mut lines);
        let kept = lines.iter().filter(|l| l.stays()).count();
        assert_eq!(kept, 7, "all of the first copy and the short end of the second");
    }

    #[test]
    fn contents_go_up_to_the_first_heading() {
        let mut lines = text::lines("目 录\n一、回顾……1\n二、任务……5\n一、回顾\n过去一年。");
        leave_out_contents(&mut lines);
        let kept: Vec<_> = lines.iter().filter(|l| l.stays()).map(|l| l.text.as_str()).collect();
        assert_eq!(kept, ["一、回顾", "过去一年。"]);
    }
}
