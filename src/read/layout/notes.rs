//! The foot of a page → its notes: smaller lines under a short rule, or that begin with the mark of a note.

use super::lines::Line;
use super::page::{Page, Rule};
use super::words;

/// Notes are set at most this large, against the text.
const SMALLER: f64 = 0.94;

/// A note, or the rest of one from the page before.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    /// Its number; `None` where it goes on from the page before.
    pub(super) number: Option<u32>,
    pub(super) text: String,
}

/// Takes the notes off the end of a page's lines. `body` is the size of the text, `noted` whether the page before ends in notes.
pub(super) fn take(lines: &mut Vec<Line>, page: &Page, body: f64, noted: bool) -> Vec<Note> {
    let small = lines.iter().rposition(|line| line.size > body * SMALLER).map_or(0, |last| last + 1);
    let begins = |at: &usize| number(&lines[*at]).is_some();
    let ruled = (0..lines.len()).find(|&at| page.rules.iter().any(|rule| separates(rule, lines, at, page)));
    // Under a rule notes may be as large as the text, and without a mark they may go on from the page before.
    let ruled = ruled.filter(|at| *at >= small || noted || begins(at));
    let marked = || (small..lines.len()).find(begins);
    let Some(from) = ruled.or_else(marked) else { return Vec::new() };
    let mut notes: Vec<Note> = Vec::new();
    let mut next = None;
    for line in lines.drain(from..) {
        let (mark, text) = match number(&line) {
            // Figures at the head of a line that goes on are no marks: notes are numbered one after the other.
            Some((number, text)) if next.is_none_or(|next| next == number) => (Some(number), text),
            _ => (None, words::text(&line)),
        };
        next = mark.map(|number| number + 1).or(next);
        match notes.last_mut() {
            Some(note) if mark.is_none() => super::paragraphs::append(&mut note.text, &text),
            _ => notes.push(Note { number: mark, text }),
        }
    }
    notes
}

/// Whether a short rule stands right above line `at` and not right under the line before, which would be underlined.
fn separates(rule: &Rule, lines: &[Line], at: usize, page: &Page) -> bool {
    let above = at.checked_sub(1).and_then(|last| lines.get(last)).map_or(0.0, |line| line.y + line.size * 0.3);
    let width = rule.x1 - rule.x0;
    let short = width < page.width * 0.5 && width > page.width * 0.08;
    rule.level() && short && rule.y0 > above && rule.y0 < lines[at].y - lines[at].size * 0.5 && rule.y0 > page.height * 0.3
}

/// The number that a line begins with as the mark of a note, and the words after it.
fn number(line: &Line) -> Option<(u32, String)> {
    let text = words::text(line);
    let first = text.chars().next()?;
    if let Some(number) = words::circled(first) {
        return Some((number, text.chars().skip(1).collect::<String>().trim_start().to_owned()));
    }
    let open = text.trim_start_matches(['[', '［', '〔', '(', '（']);
    let digits: String = open.chars().take_while(char::is_ascii_digit).collect();
    let rest = open.get(digits.len()..)?;
    let bracketed = open.len() < text.len();
    let closed = rest.starts_with([']', '］', '〕', ')', '）']);
    let raised = line.seen().next().is_some_and(|g| g.size < line.size * 0.85 || line.y - g.y > line.size * 0.15);
    let parted =
        rest.starts_with([' ', '.', '．', '、']) && !rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // A number, then at once the term in quotation marks, is how notes on terms begin.
    let quoted = rest.starts_with(['“', '《', '"']);
    let marks = if bracketed { closed } else { raised || parted || quoted };
    let rest = rest.trim_start_matches([']', '］', '〕', ')', '）', '.', '．', '、', ' ']);
    (marks && digits.len() <= 3 && !rest.is_empty()).then(|| digits.parse().ok().map(|number| (number, rest.to_owned())))?
}

#[cfg(test)]
mod tests {
    use super::super::testing::{glyphs, set};
    use super::*;

    fn page(rules: Vec<Rule>) -> Page {
        Page { number: 1, width: 595.0, height: 842.0, rules, ..Page::default() }
    }

    #[test]
    fn marked_small_lines_at_the_foot_are_notes() {
        let mut raised = glyphs("1", 100.0, 716.0, 6.0);
        raised.extend(glyphs("“三共”：共建、共管、", 103.0, 720.0, 10.0));
        let raised = Line::new(raised).expect("a line");
        let mut lines = vec![
            set("正文一行", 100.0, 600.0, 16.0),
            raised,
            set("共享。", 100.0, 735.0, 10.0),
            set("2.“四好”：建好。", 100.0, 750.0, 10.0),
        ];
        let notes = take(&mut lines, &page(Vec::new()), 16.0, false);
        assert_eq!(lines.len(), 1);
        let read: Vec<_> = notes.iter().map(|n| (n.number, n.text.as_str())).collect();
        assert_eq!(read, [(Some(1), "“三共”：共建、共管、共享。"), (Some(2), "“四好”：建好。")]);
    }

    #[test]
    fn under_a_rule_a_note_may_go_on() {
        let rule = Rule { x0: 100.0, x1: 220.0, y0: 700.0, y1: 700.0 };
        let mut lines = vec![set("正文一行", 100.0, 600.0, 16.0), set("共享的意思。", 100.0, 720.0, 10.0)];
        let notes = take(&mut lines, &page(vec![rule]), 16.0, false);
        assert_eq!(notes, [Note { number: None, text: "共享的意思。".to_owned() }]);
    }

    #[test]
    fn under_a_rule_notes_may_be_as_large_as_the_text() {
        let rule = Rule { x0: 100.0, x1: 220.0, y0: 700.0, y1: 700.0 };
        let lines = || vec![set("正文一行", 100.0, 600.0, 16.0), set("1 “三共”：共建。", 100.0, 720.0, 16.0)];
        let number = |rule| take(&mut lines(), &page(vec![rule]), 16.0, false).first().and_then(|note| note.number);
        assert_eq!(number(rule), Some(1));
        let under = Rule { y0: 602.0, y1: 602.0, ..rule };
        assert_eq!(number(under), None);
    }

    #[test]
    fn small_lines_without_mark_or_rule_stay() {
        let mut lines = vec![set("正文一行", 100.0, 600.0, 16.0), set("（共印300份）", 100.0, 720.0, 10.0)];
        assert_eq!(take(&mut lines, &page(Vec::new()), 16.0, false), []);
        assert_eq!(lines.len(), 2);
    }
}
