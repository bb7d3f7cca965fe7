//! Section pairs → what became of each section: its titles, its place among its siblings and its share of the text, old and new.

use memchr::memmem;
use rust_decimal::Decimal;

use super::{SectionChange, SectionRef};
use crate::align::title::is_numbered;
use crate::align::{Edition, SectionPair, sections};
use crate::structure::Report;

/// The outlines of two reports against each other, in the order of the new one, removed sections where they stood.
#[must_use]
pub fn outlines(old: &Edition, new: &Edition) -> Vec<SectionChange> {
    changes(&old.report, &new.report, &sections::pair(&old.report, &new.report))
}

pub(super) fn changes(old: &Report, new: &Report, pairs: &[SectionPair]) -> Vec<SectionChange> {
    let (old, new) = ((old, characters(&old.source.text)), (new, characters(&new.source.text)));
    pairs.iter().map(|pair| change(old, new, pair, pairs)).collect()
}

fn change(old: (&Report, usize), new: (&Report, usize), pair: &SectionPair, pairs: &[SectionPair]) -> SectionChange {
    let of = |(report, whole): (&Report, usize), ids: &[usize]| -> Vec<SectionRef> {
        ids.iter().filter_map(|&id| section_ref(report, whole, id)).collect()
    };
    let (olds, news) = (of(old, &pair.old), of(new, &pair.new));
    let parent = |report: &Report, ids: &[usize]| ids.first().and_then(|&id| report.sections.get(id)).and_then(|section| section.parent);
    let under_like = match (parent(old.0, &pair.old), parent(new.0, &pair.new)) {
        (None, None) => true,
        (Some(i), Some(j)) => pairs.iter().any(|pair| pair.old.contains(&i) && pair.new.contains(&j)),
        _ => false,
    };
    let ranks = match (olds.as_slice(), news.as_slice()) {
        ([one], [other]) if under_like && is_numbered(&one.title) && is_numbered(&other.title) => Some((one.rank, other.rank)),
        _ => None,
    };
    let share = |refs: &[SectionRef]| refs.iter().map(|section| section.share).sum::<Decimal>();
    let shares = (share(&olds), share(&news));
    SectionChange { relation: pair.relation, old: olds, new: news, similarity: pair.similarity, ranks, shares }
}

/// How many characters a text has, blanks not counted.
pub(super) fn characters(text: &str) -> usize {
    // All Chinese blanks and the ASCII ones; the whole table of white space is slow.
    let counts = |byte: u8| byte & 0xC0 != 0x80 && !matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    // So many bytes that their count is a byte as well: those are added up many at a time.
    let blocks = text.as_bytes().chunks(255);
    let all: usize = blocks.map(|block| usize::from(block.iter().map(|byte| u8::from(counts(*byte))).sum::<u8>())).sum();
    all - memmem::find_iter(text.as_bytes(), "\u{3000}").count() - memmem::find_iter(text.as_bytes(), "\u{a0}").count()
}

/// A section as views name it: with its rank among its siblings and its share of the report's characters.
fn section_ref(report: &Report, whole: usize, id: usize) -> Option<SectionRef> {
    let section = report.sections.get(id)?;
    let siblings = report.sections.iter().take(id).filter(|s| s.parent == section.parent && s.level == section.level);
    let count = |n: usize| Decimal::from(u64::try_from(n).unwrap_or(0));
    let share = count(characters(report.words(section.span)) * 100) / count(whole.max(1));
    Some(SectionRef {
        id,
        title: section.title.clone(),
        level: section.level,
        kind: section.kind,
        line: report.source.line(section.title_span.start),
        rank: siblings.count() + 1,
        share: share.round_dp(1),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn blanks_are_no_characters() {
        assert_eq!(super::characters("增　长 8\u{a0}%\r\n\t，\u{c2}"), 6);
    }
}
