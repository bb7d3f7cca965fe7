//! The redline of a draft and its final text → the list of amendments as it is published: which part and paragraph, what was added,
//! replaced, left out or moved. Places are those of the draft.

use super::text::{Shown, joined};
use super::{Amendment, Edit, Tag, TextChange, TextKind, Whereabouts};
use crate::align::{Link, Segment};
use crate::source::Span;
use crate::structure::{Kind, Report};

/// Words of fewer characters are quoted with the clause that they stand in.
const SHORT: usize = 4;
/// A longer clause is not quoted whole.
const LONG: usize = 40;
/// How many characters of what stands before name the place of an insertion.
const ANCHOR: usize = 16;

/// Whether most sentences of the new report stand in the old word for word: a draft and its final text rather than two years' reports.
pub(super) fn is_draft(pairs: &[TextChange]) -> bool {
    let counted = |pair: &&TextChange| !pair.new.is_empty();
    let kept = pairs.iter().filter(counted).filter(|pair| pair.kind == TextKind::Kept).count();
    kept * 2 > pairs.iter().filter(counted).count()
}

/// The amendments, in the order of the final text.
pub(super) fn list(old: &Report, new: &Report, links: &[&Link], pairs: &[TextChange], shown: Shown) -> Vec<Amendment> {
    let mut amendments = Vec::new();
    // The draft's last sentence that an addition can be said to follow.
    let mut before: Option<Segment> = None;
    for (link, pair) in links.iter().zip(pairs) {
        let place = link.old.first().copied().or(before).map(|segment| whereabouts(old, segment.span)).unwrap_or_default();
        let lines = (pair.old.first().map(|quote| quote.line), pair.new.first().map(|quote| quote.line));
        let mut say = |edit: Edit| amendments.push(Amendment { place: place.clone(), edit, old_line: lines.0, new_line: lines.1 });
        match pair.kind {
            TextKind::Added => {
                let after = before.map(|segment| tail(shown(old, segment.span)));
                say(Edit::Add { after, words: joined(new, &link.new, shown) });
            }
            TextKind::Removed => say(Edit::Remove { words: joined(old, &link.old, shown) }),
            _ if pair.apart => say(Edit::Replace { old: joined(old, &link.old, shown), new: joined(new, &link.new, shown) }),
            _ => clauses(&pair.inline).iter().filter_map(edit_of).for_each(&mut say),
        }
        if let (true, Some(segment)) = (pair.moved, link.new.first()) {
            let to = whereabouts(new, segment.span);
            if to != place {
                say(Edit::Move { words: joined(new, &link.new, shown), to });
            }
        }
        if !pair.moved {
            before = link.old.last().copied().or(before);
        }
    }
    amendments
}

/// The part and the paragraph in it, counted without the part's own heading.
fn whereabouts(report: &Report, span: Span) -> Whereabouts {
    let paragraph = |at: usize| report.source.paragraphs.partition_point(|p| p.span.end <= at);
    let tops = || report.sections.iter().enumerate().filter(|(_, section)| section.parent.is_none());
    let Some((id, top)) = tops().take_while(|(_, section)| section.title_span.start <= span.start).last() else {
        return Whereabouts { paragraph: paragraph(span.start) + 1, ..Whereabouts::default() };
    };
    let numbered = |id: usize, kind: Kind| id > 0 && !matches!(kind, Kind::Front | Kind::Closing | Kind::Glossary);
    let part = numbered(id, top.kind).then(|| tops().filter(|(at, section)| *at <= id && numbered(*at, section.kind)).count());
    let (heading, own) = (paragraph(top.title_span.start), paragraph(span.start));
    let counted = usize::from(top.run_in || top.title.is_empty());
    Whereabouts { part, title: top.title.clone(), paragraph: own.saturating_sub(heading) + counted }
}

/// What stands right before, back to a mark.
fn tail(words: &str) -> String {
    let chars: Vec<char> = words.chars().collect();
    let end = chars.len();
    let from = end.saturating_sub(ANCHOR);
    let start = (from..end.saturating_sub(1)).find(|&at| at == 0 || is_edge(chars.get(at - 1).copied())).unwrap_or(from);
    chars.get(start..).unwrap_or_default().iter().collect()
}

fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '、' | '\n'))
}

/// A stretch of a redline from mark to mark.
#[derive(Debug, Default)]
struct Clause {
    old: String,
    new: String,
    deleted: Vec<String>,
    inserted: Vec<String>,
    /// What stays before the first edit.
    head: String,
}

/// The clauses that hold an edit.
fn clauses(inline: &[(Tag, String)]) -> Vec<Clause> {
    let mut all = Vec::new();
    let mut clause = Clause::default();
    for (tag, words) in inline {
        match tag {
            Tag::Delete => {
                clause.old.push_str(words);
                clause.deleted.push(words.clone());
            }
            Tag::Insert => {
                clause.new.push_str(words);
                clause.inserted.push(words.clone());
            }
            Tag::Keep => {
                for c in words.chars() {
                    clause.old.push(c);
                    clause.new.push(c);
                    if clause.deleted.is_empty() && clause.inserted.is_empty() {
                        clause.head.push(c);
                    }
                    if is_edge(Some(c)) {
                        all.push(std::mem::take(&mut clause));
                    }
                }
            }
        }
    }
    all.push(clause);
    // The words before an insertion at the head of a clause stand in the clause before.
    let mut former = String::new();
    for clause in &mut all {
        if clause.head.is_empty() {
            clause.head.clone_from(&former);
        }
        former.clone_from(&clause.old);
    }
    all.retain(|clause| !clause.deleted.is_empty() || !clause.inserted.is_empty());
    all
}

fn edit_of(clause: &Clause) -> Option<Edit> {
    let (deleted, inserted) = (clause.deleted.concat(), clause.inserted.concat());
    let blank = |words: &str| words.chars().all(char::is_whitespace);
    if blank(&deleted) && blank(&inserted) {
        return None;
    }
    let length = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).count();
    let single = clause.deleted.len() <= 1 && clause.inserted.len() <= 1;
    Some(match (deleted.is_empty(), inserted.is_empty()) {
        (true, false) if single => Edit::Add { after: Some(tail(&clause.head)).filter(|words| !words.is_empty()), words: inserted },
        (false, true) if single && length(&deleted) >= SHORT => Edit::Remove { words: deleted },
        // A figure says nothing without what it counts.
        _ if single
            && !deleted.contains(|c: char| c.is_ascii_digit())
            && (length(&deleted).min(length(&inserted)) >= SHORT || length(&clause.old) > LONG) =>
        {
            Edit::Replace { old: deleted, new: inserted }
        }
        _ => Edit::Replace { old: unmarked(&clause.old), new: unmarked(&clause.new) },
    })
}

/// Without the mark at the end, which both have.
fn unmarked(words: &str) -> String {
    words.trim_end_matches(['，', '。', '；', '：', '、']).to_owned()
}
