//! Markdown → its lines: headings tell a level, tables give rows, marks of emphasis, links, quotations and rules go, the words stay.
//!
//! The grammar is CommonMark's (pulldown-cmark) with tables. A line of the file stays a line: whether it breaks off in mid-sentence the
//! cleaning judges, as of plain texts. The number of a list item stays, as it is the report's own.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::blanks;
use super::text::{self, CellLine, Line};

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
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut laid = Laid { original, ..Laid::default() };
    for (event, range) in Parser::new_ext(original, options).into_offset_iter() {
        laid.take(&event, range);
    }
    laid.end_line();
    laid.lines
}

/// The lines so far, and the one that is being laid.
#[derive(Default)]
struct Laid<'a> {
    original: &'a str,
    lines: Vec<Line>,
    /// What is kept of the line.
    pieces: Vec<Range<usize>>,
    heading: Option<u8>,
    /// Where the number of a list item begins whose words follow.
    number: Option<usize>,
    /// Whether each list around is numbered.
    lists: Vec<bool>,
    /// The cells of the row so far.
    cells: Vec<Vec<Range<usize>>>,
    tables: u32,
    /// Pictures around: their words are not the report's.
    pictures: usize,
    /// Whether it is the head of the file that programs read.
    front_matter: bool,
    /// Where the last line ended, for the gap before the next.
    end: usize,
}

impl Laid<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.finish(*tag),
            Event::Text(_) if self.front_matter => self.leave_out(range),
            Event::Text(_) => self.words(range),
            Event::Code(_) => {
                let marks = self.original.get(range.clone()).map_or(0, |code| code.len() - code.trim_start_matches('`').len());
                self.words(range.start + marks..range.end.saturating_sub(marks).max(range.start + marks));
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.end_line(),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Html(_) => self.html(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_line();
                // A line with a stroke under it is a heading too, but no sentence is one that stands over a rule.
                let words = self.original.get(range).unwrap_or_default();
                self.heading = (words.starts_with('#') || !words.contains('。')).then_some(*level as u8);
            }
            Tag::Item => {
                self.end_line();
                self.number = self.lists.last().is_some_and(|numbered| *numbered).then_some(range.start);
            }
            Tag::List(first) => {
                self.end_line();
                self.lists.push(first.is_some());
            }
            Tag::Table(_) => {
                self.end_line();
                self.tables += 1;
            }
            Tag::TableCell => self.cells.push(Vec::new()),
            Tag::Image { .. } => self.pictures += 1,
            Tag::MetadataBlock(_) => self.front_matter = true,
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::BlockQuote(_) => self.end_line(),
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.end_line();
                self.lists.pop();
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.front_matter = false,
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock => self.end_line(),
            _ => {}
        }
    }

    /// Keeps words; each line end in them (of code) ends the line.
    fn words(&mut self, range: Range<usize>) {
        if self.pictures > 0 {
            return;
        }
        if let Some(cell) = self.cells.last_mut() {
            cell.push(range);
            return;
        }
        let start = self.number.take().unwrap_or(range.start);
        let words = self.original.get(start..range.end).unwrap_or_default();
        let ends = words.ends_with('\n');
        let parts = text::ranges(words);
        let last = parts.len().saturating_sub(1);
        for (at, part) in parts.into_iter().enumerate() {
            self.pieces.push(start + part.start..start + part.end);
            if at < last || ends {
                self.end_line();
            }
        }
    }

    /// Of a block of HTML what stands outside its tags.
    fn html(&mut self, range: Range<usize>) {
        let mut from = range.start;
        while let Some(rest) = self.original.get(from..range.end).filter(|rest| !rest.is_empty()) {
            let open = rest.find('<').unwrap_or(rest.len());
            if !rest.get(..open).unwrap_or_default().trim().is_empty() {
                self.words(from..from + open);
            }
            let tag = rest.get(open..).unwrap_or_default();
            let close = if tag.starts_with("<!--") { tag.find("-->").map(|at| at + 3) } else { tag.find('>').map(|at| at + 1) };
            from += open + close.unwrap_or(tag.len());
        }
        self.end_line();
    }

    fn leave_out(&mut self, range: Range<usize>) {
        for part in text::ranges(self.original.get(range.clone()).unwrap_or_default()) {
            let range = range.start + part.start..range.start + part.end;
            let mut line = Line::new(self.original, range.clone(), &[range]);
            line.drop("front matter of the file");
            self.lines.push(line);
        }
    }

    /// Ends the line, if it holds anything.
    fn end_line(&mut self) {
        let (pieces, heading) = (std::mem::take(&mut self.pieces), self.heading.take());
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            self.heading = heading;
            return;
        };
        let line = Line::new(self.original, first.start..last.end, &pieces);
        self.push(Line { heading, ..line });
    }

    /// Ends the row.
    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let Some(start) = cells.iter().flatten().map(|range| range.start).min() else { return };
        let end = cells.iter().flatten().map(|range| range.end).max().unwrap_or(start);
        let mut line = Line { range: start..end, table: self.tables, ..Line::default() };
        let mut at = start;
        for (column, raw) in cells.iter().enumerate() {
            at = raw.first().map_or(at, |range| range.start);
            let kept: Vec<_> = raw.iter().map(|range| blanks::clean(self.original, range.clone())).collect();
            line.repaired += kept.iter().map(|kept| kept.repaired).sum::<usize>();
            let pieces: Vec<Range<usize>> = kept.into_iter().flat_map(|kept| kept.pieces).collect();
            line.pieces.extend(pieces.iter().cloned());
            line.cells.push(CellLine { pieces, at, column, across: 1 });
        }
        line.rebuild(self.original);
        self.push(line);
    }

    fn push(&mut self, mut line: Line) {
        if line.pieces.is_empty() {
            return;
        }
        let between = self.original.get(self.end..line.range.start).unwrap_or_default();
        line.gap = between.matches('\n').count().saturating_sub(1);
        self.end = line.range.end;
        self.lines.push(line);
    }
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

    #[test]
    fn numbers_of_lists_stay_and_lines_stay_lines() {
        check(
            "1. 稳投资\n2. 促消费\n\n稳就业，\n增收入。\n",
            &[(None, "1.稳投资"), (None, "2.促消费"), (None, "稳就业，"), (None, "增收入。")],
        );
    }

    #[test]
    fn a_table_gives_rows() {
        let found = lines("| 指标 | 绝对数（亿元） |\n|---|---:|\n| **粮食**产值 | 12.5 |\n");
        let cells: Vec<(u32, usize, &str)> = found.iter().map(|l| (l.table, l.cells.len(), l.text.as_str())).collect();
        assert_eq!(cells, [(1, 2, "指标\t绝对数（亿元）"), (1, 2, "粮食产值\t12.5")]);
    }

    #[test]
    fn a_sentence_over_a_rule_is_no_heading() {
        check("全县粮食丰收。\n---\n附注\n---\n", &[(None, "全县粮食丰收。"), (Some(2), "附注")]);
    }

    #[test]
    fn of_html_the_words_stay() {
        check(
            "<div>\n粮食丰收。\n<!-- 略 -->\n</div>\n\n甲<br>乙\n\n    缩进的段落\n",
            &[(None, "粮食丰收。"), (None, "甲"), (None, "乙"), (None, "缩进的段落")],
        );
    }
}
