//! Paragraphs → which of them are headings or open with one, and where greeting, closing, glossary and appendix stand.

use std::sync::LazyLock;

use super::Kind;
use super::kind;
use super::sentence::Cutter;
use crate::knowledge::Knowledge;
use crate::pairs::Phrases;
use crate::read::numbering::{Numbering, Style, numbering};
use crate::source::{Source, Span};

/// How a paragraph heads a section.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// What kind of heading.
    pub(super) sort: Sort,
    /// The heading's words, without a closing full stop.
    pub(super) title: Span,
    /// Whether it is but the opening of its paragraph.
    pub(super) run_in: bool,
}

/// Kinds of heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// 一、（一）1. 第一，一是
    Numbered(Numbering),
    /// Marked by the file itself (Markdown), at this level.
    Marked(u8),
    /// A short line by itself.
    Line,
    /// The opening sentence of a paragraph.
    RunIn,
    /// 各位代表！…
    Address,
    /// 今年的主要预期目标是：… and the like.
    Apart(Kind),
    /// 附件
    Appendix,
    /// 名词解释
    Glossary,
}

/// What each paragraph is.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// One for each paragraph.
    pub(super) headings: Vec<Option<Heading>>,
    /// The paragraph that greets the deputies.
    pub(super) greeting: Option<usize>,
    /// The first paragraph of the closing call.
    pub(super) closing: Option<usize>,
    /// Paragraphs of the glossary, its heading first.
    pub(super) glossary: std::ops::Range<usize>,
    /// The first of the footnotes that a document keeps at its end; past the last paragraph where there are none.
    pub(super) notes: usize,
    /// Whether （一） stands above 一、, as in some reports of the eighties.
    pub(super) brackets_first: bool,
}

/// Looks at every paragraph.
pub(super) fn layout(source: &Source, knowledge: &Knowledge) -> Layout {
    let texts: Vec<&str> = source.paragraphs.iter().map(|p| source.slice(p.span)).collect();
    let greeting = texts.iter().take(40).position(|t| greets(t));
    let notes = source.paragraphs.iter().position(|p| p.note.is_some()).unwrap_or(texts.len());
    let glossary = glossary(texts.get(..notes).unwrap_or_default(), knowledge);
    let body_end = if glossary.is_empty() { notes } else { glossary.start };
    let closing = closing(&texts, greeting.map_or(0, |g| g + 1), body_end);
    let stopped = Stopped::of(&texts);
    let mut cutter = Cutter::default();
    let first = greeting.map_or(0, |g| g + 1);
    let mut headings: Vec<Option<Heading>> = Vec::with_capacity(texts.len());
    for (at, text) in texts.iter().enumerate() {
        let Some(paragraph) = source.paragraphs.get(at) else { continue };
        let heading = if glossary.contains(&at) {
            (at == glossary.start).then(|| plain(Sort::Glossary, paragraph.span))
        } else if paragraph.note.is_some() || paragraph.row.is_some() {
            None
        } else if at < first {
            paragraph
                .heading
                .filter(|_| greeting.is_none() && !text.contains("工作报告"))
                .map(|level| plain(Sort::Marked(level), paragraph.span))
        } else if let Some(level) = paragraph.heading {
            Some(marked(text, level, paragraph.span))
        } else {
            let next = texts.get(at + 1).copied().filter(|_| at + 1 < body_end);
            let tail = closing.is_some_and(|closing| at > closing);
            one(text, next, paragraph.span.start, &stopped, tail, &mut cutter)
        };
        headings.push(heading);
    }
    let mut layout = Layout { headings, greeting, closing, glossary, notes, brackets_first: false };
    settle(&mut layout, source, &texts, knowledge);
    layout
}

/// What a heading is depends on those around it.
fn settle(layout: &mut Layout, source: &Source, texts: &[&str], knowledge: &Knowledge) {
    let style =
        |heading: &Option<Heading>, wanted: Style| matches!(heading, Some(Heading { sort: Sort::Numbered(n), .. }) if n.style == wanted);
    let parts = layout.headings.iter().position(|h| style(h, Style::Part));
    let brackets = layout.headings.iter().position(|h| style(h, Style::Bracket));
    layout.brackets_first = matches!((brackets, parts), (Some(bracket), Some(part)) if bracket < part);
    let marked = layout.headings.iter().flatten().any(|h| matches!(h.sort, Sort::Marked(_)));
    for at in 0..layout.headings.len() {
        let sort = |at: Option<usize>| at.and_then(|at| layout.headings.get(at)).and_then(|h| h.as_ref()).map(|h| h.sort);
        let (before, after) = (sort(at.checked_sub(1)), sort(Some(at + 1)));
        let alone = at.checked_sub(1).and_then(|i| texts.get(i)).is_some_and(|t| kind::count(t, 7) <= 6);
        let line = at.checked_sub(1).and_then(|i| layout.headings.get(i)).and_then(|h| h.as_ref()).is_some_and(|h| !h.run_in);
        // A part's opening paragraph may well have a head of its own.
        let line = line && !matches!(before, Some(Sort::Numbered(n)) if n.level == 1);
        let stands = |sort: Option<Sort>| !matches!(sort, None | Some(Sort::RunIn));
        let ends = at + 1 == layout.headings.len() || stands(after);
        let Some(heading) = layout.headings.get_mut(at) else { continue };
        match heading {
            // 各位代表！ alone has taken its title from this paragraph; the one paragraph under a heading needs none of its own.
            Some(Heading { sort: Sort::RunIn, .. }) if (before == Some(Sort::Address) && alone) || (line && stands(before) && ends) => {
                *heading = None
            }
            // Without 一、 the parts are the lines that name what parts do.
            Some(Heading { sort, title, .. }) if *sort == Sort::Line && parts.is_none() && !marked => {
                let words = source.slice(*title);
                if words.chars().count() <= 30 && kind::of_title(words, knowledge).is_some() {
                    *sort = Sort::Marked(2);
                }
            }
            // 附件1 alone is called by the line after it.
            Some(Heading { sort: Sort::Appendix, title, .. }) if !layout.glossary.contains(&(at + 1)) => {
                let name = source.paragraphs.get(at + 1).filter(|p| source.slice(p.span).chars().count() <= 30);
                if let Some(name) = name.filter(|_| texts.get(at).is_some_and(|t| t.chars().count() <= 5)) {
                    *title = title.join(name.span);
                    if let Some(next) = layout.headings.get_mut(at + 1) {
                        *next = None;
                    }
                }
            }
            None if layout.closing == Some(at) => {
                let text = texts.get(at).copied().unwrap_or_default();
                let base = source.paragraphs.get(at).map_or(0, |p| p.span.start);
                let end = kind::first_clause(text);
                *heading = Some(Heading { sort: Sort::Address, title: Span::new(base, base + end), run_in: true });
            }
            _ => {}
        }
    }
}

fn greets(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("各位代表") else { return false };
    rest.is_empty() || rest.starts_with(['：', ':', '、', '，', ',', '！'])
}

fn plain(sort: Sort, title: Span) -> Heading {
    Heading { sort, title, run_in: false }
}

fn marked(text: &str, level: u8, span: Span) -> Heading {
    match numbering(text) {
        Some(number) => plain(Sort::Numbered(number), span),
        None => plain(Sort::Marked(level), span),
    }
}

fn one(text: &str, next: Option<&str>, base: usize, stopped: &Stopped, tail: bool, cutter: &mut Cutter) -> Option<Heading> {
    let span = |from: usize, to: usize| Span::new(base + from, base + to);
    if text.starts_with("各位代表") {
        return Some(address(text, next, base, cutter));
    }
    if tail && is_appendix(text) {
        return Some(plain(Sort::Appendix, span(0, text.len())));
    }
    if let Some(number) = numbering(text) {
        return numbered(text, number, base, cutter);
    }
    if let Some((kind, end)) = kind::of_opening(text) {
        let first = first_sentence(text, cutter);
        let end = if kind == Kind::Challenges && text.get(..first).is_some_and(|t| t.chars().count() <= 30) { first } else { end };
        return Some(Heading { sort: Sort::Apart(kind), title: span(0, end), run_in: true });
    }
    if is_line(text, next) || (stopped.holds(text) && next.is_some_and(|n| kind::count(n, 60) >= 60)) {
        return Some(plain(Sort::Line, span(0, text.trim_end_matches('。').len())));
    }
    // A head has up to 42 characters and a stop after them.
    if !kind::prefix(text, 43).contains(['。', '！']) {
        return None;
    }
    let end = first_sentence(text, cutter);
    runs_in(text, end).then(|| Heading { sort: Sort::RunIn, title: span(0, end), run_in: true })
}

/// 各位代表！ with what it says first; alone on its line it takes that from the next paragraph.
fn address(text: &str, next: Option<&str>, base: usize, cutter: &mut Cutter) -> Heading {
    let words = text.trim_end_matches(['！', '!', '，', '：', '。']);
    if words == "各位代表" {
        let more = next.map_or(0, |next| {
            let first = first_sentence(next, cutter);
            if kind::prefix(next, 41).len() > first { first } else { kind::first_clause(next) }
        });
        // Paragraphs are parted by one line end.
        let end = if more > 0 { text.len() + 1 + more } else { text.len() };
        return Heading { sort: Sort::Address, title: Span::new(base, base + end), run_in: true };
    }
    let mark = text.get("各位代表".len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let greeting = "各位代表".len() + mark;
    let rest = text.get(greeting..).unwrap_or_default();
    let first = first_sentence(rest, cutter);
    let end = if kind::prefix(rest, 41).len() > first { first } else { kind::first_clause(rest) };
    Heading { sort: Sort::Address, title: Span::new(base, base + greeting + end), run_in: true }
}

fn numbered(text: &str, number: Numbering, base: usize, cutter: &mut Cutter) -> Option<Heading> {
    let length = kind::count(text, 91);
    let first = first_sentence(text, cutter);
    let whole = first >= text.trim_end_matches(['。', '！']).len();
    let title_length = text.get(..first).map_or(0, |t| t.chars().count());
    let short = title_length <= 60;
    if number.style == Style::Item && (title_length > 48 || (whole && text.ends_with('；')) || text.ends_with('：')) {
        return None;
    }
    if whole && length > 70 && number.level == 3 {
        return None;
    }
    let sort = Sort::Numbered(number);
    if whole && length <= 90 {
        return Some(plain(sort, Span::new(base, base + first)));
    }
    let end = if short { first } else { number.length + kind::first_clause(text.get(number.length..).unwrap_or_default()) };
    Some(Heading { sort, title: Span::new(base, base + end), run_in: true })
}

/// The bytes of the first sentence without its stop, or of as much of it as a heading could hold.
fn first_sentence(text: &str, cutter: &mut Cutter) -> usize {
    let head = kind::prefix(text, 150);
    let first = cutter.first_end(head);
    head.get(..first).map_or(first, |s| s.trim_end_matches(['。', '！', '；', '？']).len())
}

static TASK: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["工作", "目标", "任务", "要求"]));
static LEAD: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["以下", "如下", "方面", "几项", "抓好", "几点", "这里", "简述", "概述"]));

/// Leads in to what follows and names nothing.
fn leads_in(text: &str) -> bool {
    text.ends_with(['：', ':']) || LEAD.any_in(text) && (text.contains("以下") || TASK.any_in(text))
}

/// An unnumbered heading on a line by itself, without a full stop.
fn is_line(text: &str, next: Option<&str>) -> bool {
    let length = kind::count(text, 41);
    (2..=40).contains(&length)
        && !text.ends_with(['。', '！', '？', '；', '：', ':', '…', '，', '、', '”', '）'])
        && !leads_in(text)
        && text.chars().any(|c| ('一'..='龥').contains(&c))
        && next.is_some_and(|next| kind::count(next, 41) > length)
}

/// Headings on lines by themselves that end in a full stop, as reports of the nineties have them. One such line is a sentence;
/// they are told by their number, the longer ones by a common beginning (这五年，我们…).
struct Stopped {
    short: bool,
    beginnings: Vec<String>,
}

impl Stopped {
    fn of(texts: &[&str]) -> Self {
        let lines: Vec<&str> = texts.iter().copied().filter(|text| is_stopped(text, 48)).collect();
        let short = lines.iter().filter(|text| is_stopped(text, 26)).count() >= 4;
        let beginning = |text: &str| kind::prefix(text, 3).to_owned();
        let mut beginnings: Vec<String> = lines.iter().map(|text| beginning(text)).collect();
        beginnings.sort();
        let often: Vec<String> =
            beginnings.chunk_by(|a, b| a == b).filter(|run| run.len() >= 3).filter_map(|run| run.first().cloned()).collect();
        Self { short, beginnings: often }
    }

    fn holds(&self, text: &str) -> bool {
        (self.short && is_stopped(text, 26)) || (is_stopped(text, 48) && self.beginnings.iter().any(|b| text.starts_with(b.as_str())))
    }
}

fn is_stopped(text: &str, most: usize) -> bool {
    (5..=most).contains(&kind::count(text, most + 1))
        && text.ends_with('。')
        && text.matches('。').count() == 1
        && !text.starts_with("各位代表")
        && !text.contains(|c: char| crate::shadow::plain(c).is_ascii_digit())
        && numbering(text).is_none()
        && !leads_in(text)
}

/// Whether the first sentence, `end` bytes long, heads its paragraph: short, without figures, with more to follow.
fn runs_in(text: &str, end: usize) -> bool {
    let Some(first) = text.get(..end) else { return false };
    let rest = text.get(end..).unwrap_or_default();
    let length = kind::count(first, 43);
    rest.starts_with(['。', '！'])
        && (3..=42).contains(&length)
        && kind::count(rest, length.max(20)) >= length.max(20)
        && !has_figures(first)
        && !first.contains(['：', '；'])
        && !kind::prefix(text, 80).contains("审议")
        && !leads_in(first)
}

/// Whether a number stands in `text` that is no year.
fn has_figures(text: &str) -> bool {
    let mut chars = text.chars().map(crate::shadow::plain).peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() && chars.peek().is_none_or(|next| !next.is_ascii_digit() && *next != '年') {
            return true;
        }
    }
    false
}

fn is_appendix(text: &str) -> bool {
    ["附件", "附表", "附录", "附："].iter().any(|word| text.starts_with(word)) && text.chars().count() <= 40
}

/// The last address to the deputies that calls them to unite and strive, with the paragraphs after it.
fn closing(texts: &[&str], first: usize, end: usize) -> Option<usize> {
    static CALLS: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::of(&["让我们", "团结在", "努力奋斗", "不懈奋斗", "而奋斗", "团结奋斗", "作出新的更大贡献", "新篇章", "胜利前进"])
    });
    let from = first + (end.saturating_sub(first)) / 2;
    let body = texts.get(..end).unwrap_or_default();
    let last = body.iter().enumerate().skip(from).rev().find(|(_, text)| text.starts_with("各位代表"));
    if let Some((at, _)) = last
        && body.iter().skip(at).take(8).any(|text| CALLS.any_in(text))
    {
        return Some(at);
    }
    body.iter().enumerate().skip(from).rev().take(3).find(|(_, text)| text.contains("让我们")).map(|(at, _)| at)
}

/// The glossary's heading and entries, up to an appendix or the end.
fn glossary(texts: &[&str], knowledge: &Knowledge) -> std::ops::Range<usize> {
    let words: Vec<&str> = knowledge.sections.iter().filter(|s| s.kind == Kind::Glossary.name()).flat_map(|s| &s.words).collect();
    let is_heading = |text: &str| {
        if kind::count(text, 21) > 20 {
            return false;
        }
        let bare: String = text.chars().filter(|c| ('一'..='龥').contains(c)).collect();
        words.iter().any(|word| {
            let word = word.trim_end_matches('：');
            bare == word || (word.chars().count() >= 4 && bare.contains(word))
        })
    };
    let half = texts.len() / 2;
    let start = (half..texts.len()).find(|&at| texts.get(at).is_some_and(|t| is_heading(t)));
    let Some(start) = start else { return 0..0 };
    let end = (start + 1..texts.len()).find(|&at| texts.get(at).is_some_and(|t| is_appendix(t))).unwrap_or(texts.len());
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, next: Option<&str>, expected: Option<&str>) {
        let heading = one(text, next, 0, &Stopped { short: true, beginnings: Vec::new() }, false, &mut Cutter::default());
        assert_eq!(heading.map(|h| text.get(h.title.start..h.title.end).unwrap_or("?")), expected);
    }

    #[test]
    fn openings_that_head_a_paragraph() {
        let body = "坚持把恢复和扩大消费摆在优先位置，办好各类活动，提振消费信心。";
        check(&format!("全力激发消费潜能。{body}"), None, Some("全力激发消费潜能"));
        check(&format!("一年来，我们全力稳大盘、促增长，经济稳健向好。{body}"), None, Some("一年来，我们全力稳大盘、促增长，经济稳健向好"));
        check(&format!("——经济总体回升向好。{body}"), None, Some("——经济总体回升向好"));
        check(&format!("（一）持续抓园区，建设实力新区。{body}"), None, Some("（一）持续抓园区，建设实力新区"));
        check(&format!("粮食产量16万吨。{body}"), None, None);
        check("重点做好以下工作：", Some(body), None);
    }

    #[test]
    fn lines_that_are_headings() {
        let body = "按照建立新体制的要求，继续推进了各方面的改革，企业改革继续深化，自主权逐步落实，市场主体地位得到加强，个体和私营经济也有发展，成效明显，人民满意。";
        check("改革开放取得新的进展。", Some(body), Some("改革开放取得新的进展"));
        check("五年来，国民经济保持良好发展势头", Some(body), Some("五年来，国民经济保持良好发展势头"));
        check("二、2023年工作安排", Some(body), Some("二、2023年工作安排"));
        check(body, None, None);
    }
}
