//! 名词解释 → its terms, each tied to the marks [1] that the text bears.

use super::Term;
use super::heading::Layout;
use crate::note::Note;
use crate::source::{Source, Span};

/// Reads the entries of the glossary; none where the report has none. A footnote that explains no term is noted.
pub(super) fn terms(source: &Source, layout: &Layout, notes: &mut Vec<Note>) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    // The footnote whose entry goes on, or that the list at the end goes on.
    let mut open: Option<Option<u32>> = None;
    let mut left_out = 0;
    for at in layout.glossary.clone().skip(1).chain(layout.notes..source.paragraphs.len()) {
        let Some(paragraph) = source.paragraphs.get(at) else { continue };
        let text = source.slice(paragraph.span);
        match entry(text) {
            Some((mark, term, page, definition)) => {
                terms.push(Term {
                    mark,
                    term: term.to_owned(),
                    definition: definition.to_owned(),
                    page: page.map(str::to_owned),
                    span: paragraph.span,
                    cited: Vec::new(),
                });
                open = Some(paragraph.note);
            }
            // A paragraph that names nothing goes on with the entry before, unless it is another footnote.
            None => match terms.last_mut().filter(|_| open == Some(paragraph.note)) {
                Some(last) => {
                    last.definition.push_str(text);
                    last.span = last.span.join(paragraph.span);
                }
                None => {
                    open = None;
                    left_out += usize::from(paragraph.note.is_some() && !leading_mark(text).1.is_empty());
                }
            },
        }
    }
    if left_out > 0 {
        notes.push(Note::new(
            format!("有{left_out}处脚注不是名词解释，未计入正文：其中的数字请看原文"),
            format!("{left_out} footnotes explain no term and are no part of the text: look up figures in them in the file"),
        ));
    }
    let first = if layout.glossary.is_empty() { layout.notes } else { layout.glossary.start };
    let end = source.paragraphs.get(first).map_or(0, |p| p.span.start);
    let mut last_mark = 0;
    if !terms.is_empty() {
        for (number, span) in marks(source.text.get(..end).unwrap_or_default()) {
            last_mark = last_mark.max(number);
            for term in terms.iter_mut().filter(|term| term.mark == Some(number)) {
                term.cited.push(span);
            }
        }
    }
    notes.extend(cut_short(&terms, last_mark));
    terms
}

/// A list of terms numbered from 1 on that ends before the marks of the text do: what a file that was cut short looks like.
fn cut_short(terms: &[Term], last_mark: u32) -> Option<Note> {
    let last = (1..).zip(terms).map_while(|(number, term)| term.mark.filter(|mark| *mark == number)).last()?;
    (usize::try_from(last).is_ok_and(|last| last == terms.len()) && last < last_mark).then(|| {
        Note::new(
            format!("文中注释标号到[{last_mark}]，名词解释只到第{last}条：文件末尾可能不完整"),
            format!("the marks of the text go to [{last_mark}], the list of terms ends at {last}: the end of the file may be missing"),
        )
    })
}

/// 4.“双减”（P4）：指减轻… → its parts.
fn entry(text: &str) -> Option<(Option<u32>, &str, Option<&str>, &str)> {
    let (mark, rest) = leading_mark(text);
    let reach = rest.char_indices().nth(60).map_or(rest.len(), |(at, _)| at);
    let head = rest.get(..reach)?;
    // A colon inside quotation marks belongs to the term.
    let colon = head.char_indices().find(|(at, c)| {
        matches!(c, '：' | ':')
            && !head
                .get(..*at)
                .is_some_and(|s| s.matches('“').count() > s.matches('”').count() && head.get(*at..).is_some_and(|r| r.contains('”')))
    });
    let (term, definition) = match colon {
        Some((at, c)) => (rest.get(..at)?, rest.get(at + c.len_utf8()..)?),
        None => {
            let at = ["是指", "——", "，指", "，是", "即"].iter().filter_map(|word| head.find(word)).min().filter(|_| mark.is_some())?;
            (rest.get(..at)?, rest.get(at..)?.trim_start_matches(['，', '—']))
        }
    };
    if term.is_empty() || term.contains(['。', '；']) {
        return None;
    }
    let (term, page) = split_page(term.trim());
    let term = term.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(term);
    Some((mark, term, page, definition.trim()))
}

/// [1] · ［1］ · 1. · 1． · 1、 · （1） · ① · 注1：
fn leading_mark(text: &str) -> (Option<u32>, &str) {
    let text = text.trim_start_matches(['*', '※', '•', '·']);
    let inner = text.trim_start_matches(['[', '［', '〔', '【', '（', '(', '注']);
    if let Some(c) = inner.chars().next()
        && ('①'..='⑳').contains(&c)
    {
        return (Some(c as u32 - '①' as u32 + 1), inner.get(c.len_utf8()..).unwrap_or_default());
    }
    let (number, length) = number(inner);
    let rest = inner.get(length..).unwrap_or_default();
    let closed = rest.trim_start_matches([']', '］', '〕', '】', '）', ')', '.', '．', '、', '：']);
    match number {
        Some(number) if closed.len() < rest.len() || inner.len() < text.len() => (Some(number), closed.trim_start()),
        _ => (None, text),
    }
}

fn number(text: &str) -> (Option<u32>, usize) {
    let digits: String = text.chars().take_while(|c| matches!(c, '0'..='9' | '０'..='９')).collect();
    if digits.is_empty() || digits.chars().count() > 3 {
        return (None, 0);
    }
    let value = digits.chars().filter_map(|c| crate::shadow::plain(c).to_digit(10)).fold(0, |sum, d| sum * 10 + d);
    (Some(value), digits.len())
}

/// “双减”（P4） → “双减”, P4
fn split_page(term: &str) -> (&str, Option<&str>) {
    let Some(inner) = term.strip_suffix(['）', ')']) else { return (term, None) };
    let Some(at) = inner.rfind(['（', '(']) else { return (term, None) };
    let page = inner.get(at..).unwrap_or_default().trim_start_matches(['（', '(']);
    let is_page = page.starts_with(['P', 'p', 'Ｐ']) || (page.starts_with('第') && page.ends_with('页'));
    if is_page { (term.get(..at).unwrap_or(term).trim(), Some(page)) } else { (term, None) }
}

/// Footnote marks of a text: [1], ［12］, 〔3〕, with the number of each.
pub(super) fn marks(text: &str) -> Vec<(u32, Span)> {
    let mut found = Vec::new();
    for (at, open) in text.match_indices(['[', '［', '〔']) {
        let start = at + open.len();
        let Some(rest) = text.get(start..) else { continue };
        let (Some(value), length) = number(rest) else { continue };
        let Some(close) = rest.get(length..).and_then(|r| r.chars().next()).filter(|c| matches!(c, ']' | '］' | '〕')) else { continue };
        // 〔2023〕 is the year of a document's number.
        found.push((value, Span::new(at, start + length + close.len_utf8())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_every_dress_are_read() {
        assert_eq!(entry("4.“双减”（P4）：指减轻负担。"), Some((Some(4), "“双减”", Some("P4"), "指减轻负担。")));
        assert_eq!(entry("[12]“四早”要求：早发现。"), Some((Some(12), "“四早”要求", None, "早发现。")));
        assert_eq!(entry("3．10种有色金属：铜、铅。"), Some((Some(3), "10种有色金属", None, "铜、铅。")));
        assert_eq!(entry("虚拟电厂：一种系统。"), Some((None, "虚拟电厂", None, "一种系统。")));
        assert_eq!(entry("指科技金融、绿色金融。"), None);
    }

    #[test]
    fn marks_are_numbers_in_square_brackets() {
        let text = "“五性”[6]安全；“四史”［5］教育；国发〔2023〕1号";
        let found: Vec<_> = marks(text).into_iter().map(|(n, span)| (n, text.get(span.start..span.end).unwrap_or("?"))).collect();
        assert_eq!(found, [(6, "[6]"), (5, "［5］")]);
    }
}
