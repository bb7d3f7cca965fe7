//! Lines → paragraphs: a line that breaks off in mid-sentence (at a link, a page or a margin) is joined with the next.

use std::ops::Range;

use super::numbering::{Style, numbering};
use super::text::{CellLine, Line};

/// A paragraph of one or more lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// What is kept of the original.
    pub(super) pieces: Vec<Range<usize>>,
    /// The words.
    pub(super) text: String,
    /// Level of a heading that the format marks.
    pub(super) heading: Option<u8>,
    /// The number of the note that it is.
    pub(super) note: Option<u32>,
    /// The cells of the row that it is.
    pub(super) cells: Vec<CellLine>,
    /// The table that this row is of.
    pub(super) table: u32,
    /// Whether its last line ends a paragraph by the file's own word.
    whole: bool,
    /// Characters of its last line.
    last: usize,
    /// Characters of all its lines.
    length: usize,
    /// Whether a sentence ends inside it.
    inner: bool,
    /// Whether lines were joined in it already.
    joined: bool,
    /// Whether it stands before the greeting or after the closing.
    outside: bool,
}

impl Block {
    /// Whether the file itself says what it is: a row or a note.
    pub(super) fn is_marked(&self) -> bool {
        self.note.is_some() || !self.cells.is_empty()
    }
}

/// What joining did.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// The paragraphs.
    pub(super) blocks: Vec<Block>,
    /// How many lines were joined to the one before.
    pub(super) count: usize,
    /// Where in the original the first stands.
    pub(super) first: Option<usize>,
}

/// Joins the lines that stay; `body` says which of them stand between greeting and closing.
pub(super) fn join(lines: &[Line], body: Range<usize>) -> Joined {
    let mut joined = Joined::default();
    let width = wrapped_width(lines);
    for (at, line) in lines.iter().enumerate().filter(|(_, l)| l.stays()) {
        let outside = !body.contains(&at);
        let last = line.text.chars().count();
        if let Some(block) = joined.blocks.last_mut().filter(|block| joins(block, line, outside, width)) {
            block.pieces.extend(line.pieces.iter().cloned());
            block.text.push_str(&line.text);
            block.last = last;
            block.length += last;
            block.inner |= holds_stop(&line.text);
            block.joined = true;
            block.whole = line.whole;
            joined.count += 1;
            joined.first.get_or_insert(line.range.start);
            continue;
        }
        joined.blocks.push(Block {
            pieces: line.pieces.clone(),
            text: line.text.clone(),
            heading: line.heading,
            note: line.note,
            cells: line.cells.clone(),
            table: line.table,
            whole: line.whole,
            last,
            length: last,
            inner: holds_stop(&line.text),
            joined: false,
            outside,
        });
    }
    joined
}

fn holds_stop(text: &str) -> bool {
    text.contains(['。', '！', '；', '？'])
}

/// Whether a text ends as a sentence or a lead-in ends.
pub(super) fn is_closed(text: &str) -> bool {
    let rest = text.trim_end_matches(['”', '’', '）', ')', '》', '」', ']', '］']);
    rest.ends_with(['。', '！', '？', '；', '：', '…', '!', '?', ';', ':'])
        || (rest.len() < text.len() && text.ends_with(['）', ')', ']', '］']))
}

/// Whether a text begins with what only stands inside a sentence.
pub(super) fn begins_inside(text: &str) -> bool {
    text.starts_with(['，', '。', '、', '；', '：', '）', '》', '”', '’', '！', '？', ',', '%', '％', ')', '」'])
}

/// Whether a text ends with what nothing can end with.
fn is_open(text: &str) -> bool {
    text.ends_with(['，', '、', '（', '《', '“', '‘', '(', '「', '—', ','])
}

/// Words that stand alone at the head of a part.
const ALONE: &[&str] = &["前言", "引言", "结语", "尾声", "附件", "附表", "附录", "说明", "结束语"];

fn joins(block: &Block, next: &Line, outside: bool, width: Option<usize>) -> bool {
    if block.heading.is_some() || block.is_marked() || next.heading.is_some() || next.is_marked() {
        return false;
    }
    if outside || block.outside {
        return joins_outside(block, next);
    }
    if begins_inside(&next.text) || is_open(&block.text) {
        return true;
    }
    if block.whole {
        return false;
    }
    let numbered = numbering(&next.text).is_some() || next.text.starts_with("——") || next.text.starts_with("各位代表");
    if is_closed(&block.text) || numbered || ALONE.contains(&block.text.as_str()) {
        return false;
    }
    if let Some(width) = width {
        return block.last + 3 >= width;
    }
    if next.anchor || block.inner {
        return true;
    }
    // What was broken once and has not ended is broken again.
    if block.joined && next.gap == 0 {
        return true;
    }
    let length = block.length;
    if next.gap > 0 {
        return length >= 60;
    }
    // A numbered line without a full stop is a heading; only 一是 opens a sentence.
    if numbering(&block.text).is_some_and(|n| n.style != Style::Item) {
        return false;
    }
    if length <= 3 || length >= 40 {
        return true;
    }
    // A short line before a whole sentence is a heading, unless that sentence is but the last word of this one.
    let sentence = next.text.chars().count() >= 30 && (is_closed(&next.text) || next.text.contains(['。', '；']));
    if sentence {
        let first = next.text.chars().take_while(|c| !matches!(c, '。' | '；' | '，' | '！')).count();
        let mark = next.text.chars().nth(first);
        return first <= 4 && mark != Some('，');
    }
    true
}

/// Before the greeting and after the closing stand lists of lines; only what cannot stand alone is joined.
fn joins_outside(block: &Block, next: &Line) -> bool {
    let title = next.gap <= 1_000 && format!("{}{}", block.text, next.text).ends_with("政府工作报告") && next.text.chars().count() <= 4;
    let meeting = block.text.contains('届') && !block.text.contains("会议") && next.text.contains("会议上");
    let broken = next.gap == 0 && block.text.contains(['。', '；']) && !is_closed(&block.text) && numbering(&next.text).is_none();
    title
        || meeting
        || broken
        || (begins_inside(&next.text) && !is_closed(&block.text))
        || (block.text.ends_with(['，', '、', '《']) && next.gap == 0)
}

/// The width of a text whose lines all break at a margin; `None` for the usual one paragraph a line.
fn wrapped_width(lines: &[Line]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines.iter().filter(|l| l.stays()).map(|l| l.text.chars().count()).collect();
    let open = lines.iter().filter(|l| l.stays() && !is_closed(&l.text) && l.text.chars().count() >= 12).count();
    if lengths.len() < 30 || open * 10 < lengths.len() * 6 {
        return None;
    }
    lengths.sort_unstable();
    let width = lengths.get(lengths.len() * 3 / 4).copied().unwrap_or(0);
    let near = lengths.iter().filter(|&&l| l + 3 >= width && l <= width + 3).count();
    ((15..=80).contains(&width) && near * 2 >= lengths.len()).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text;

    fn check(original: &str, expected: &str) {
        let lines = text::lines(original);
        let joined = join(&lines, 0..lines.len());
        let blocks: Vec<_> = joined.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(blocks.join("/"), expected);
    }

    #[test]
    fn lines_broken_at_links_are_joined() {
        check("推动\n区域全面经济伙伴关系协定\n生效实施。", "推动区域全面经济伙伴关系协定生效实施。");
        check("根据《\n规划纲要\n》，制定方案。", "根据《规划纲要》，制定方案。");
        check("年末贷款余额增加。存款余额\n247.9亿元，增长11.6%。", "年末贷款余额增加。存款余额247.9亿元，增长11.6%。");
        check(
            "环境质量稳步\n向好。细颗粒物平均浓度35微克，下降百分之七点九，达标。",
            "环境质量稳步向好。细颗粒物平均浓度35微克，下降百分之七点九，达标。",
        );
    }

    #[test]
    fn headings_stay_apart() {
        check("（一）扩大内需\n坚持扩大内需这个战略基点。", "（一）扩大内需/坚持扩大内需这个战略基点。");
        let body = "国内生产总值从七万亿元增加到十万亿元，按可比价格计算平均每年增长百分之七点七，结构改善。";
        check(&format!("国民经济保持良好势头\n{body}"), &format!("国民经济保持良好势头/{body}"));
        check("五年来成绩显著。\n一是农业增产\n二是工业增效", "五年来成绩显著。/一是农业增产/二是工业增效");
    }

    #[test]
    fn a_page_anchor_inside_a_sentence_joins() {
        check(
            "交出一份人\n\u{200B}\n民满意的答卷，这是全国人民共同努力的结果，来之不易。",
            "交出一份人民满意的答卷，这是全国人民共同努力的结果，来之不易。",
        );
    }
}
