//! Section pairs and sentence links → the redline of two reports: what became of every section and every sentence.

mod inline;

use super::amendments;
use super::sections::characters;
use super::tokens::Lexicon;
use super::{Coverage, Quote, SectionChange, Tag, TextChange, TextComparison, TextKind, TextSummary, sections};
use crate::align::{Link, Relation, SectionPair, Segment};
use crate::knowledge::Knowledge;
use crate::source::Span;
use crate::structure::Report;

/// Compares two reports' texts along what [`crate::align`] found to belong together. Pairs stand in the order of the new report, what
/// is only in the old after the sentence that it followed there.
#[must_use]
pub fn compare(old: &Report, new: &Report, sections: &[SectionPair], links: &[Link], knowledge: &Knowledge) -> TextComparison {
    let lexicon = Lexicon::new(knowledge);
    let sections = sections::changes(old, new, sections);
    let links = in_order(old, links);
    let shown = shown(old, new);
    let pairs: Vec<TextChange> = links.iter().map(|link| change(old, new, link, shown, &lexicon)).collect();
    let summary = summary(&sections, &pairs);
    let amendments = amendments::is_draft(&pairs).then(|| amendments::list(old, new, &links, &pairs, shown));
    TextComparison { sections, pairs, summary, amendments }
}

/// The links in the order of the new report; a removed one after the link of the sentence that it followed, as long as that one kept
/// its place, so that it stays with its section.
pub(super) fn in_order<'a>(old: &Report, links: &'a [Link]) -> Vec<&'a Link> {
    let mut place_of_old: Vec<Option<usize>> = vec![None; old.sentences.len()];
    for link in links.iter().filter(|link| !link.moved) {
        let Some(place) = link.new.first().map(|segment| segment.span.start) else { continue };
        for segment in &link.old {
            if let Some(slot) = place_of_old.get_mut(segment.sentence) {
                *slot = Some(place);
            }
        }
    }
    // For each old sentence where the last one before it that kept its place stands.
    let mut last = None;
    let mut anchors: Vec<Option<usize>> = Vec::with_capacity(place_of_old.len());
    for place in place_of_old {
        anchors.push(last);
        last = place.or(last);
    }
    let anchor = |sentence: usize| anchors.get(sentence).copied().flatten();
    let mut keyed: Vec<(Option<usize>, usize, &Link)> = links
        .iter()
        .map(|link| match (link.new.first(), link.old.first()) {
            (Some(new), _) => (Some(new.span.start), 0, link),
            (None, Some(segment)) => (anchor(segment.sentence), segment.span.start + 1, link),
            (None, None) => (None, 0, link),
        })
        .collect();
    keyed.sort_by_key(|(place, after, _)| (*place, *after));
    keyed.into_iter().map(|(_, _, link)| link).collect()
}

/// The words of a report that are compared and shown.
pub(super) type Shown = fn(&Report, Span) -> &str;

/// As written where both reports are in one script; else both in simplified characters, so that only what is said differently differs.
fn shown(old: &Report, new: &Report) -> Shown {
    if old.source.is_traditional() == new.source.is_traditional() { Report::quote } else { Report::words }
}

fn change(old: &Report, new: &Report, link: &Link, shown: Shown, lexicon: &Lexicon) -> TextChange {
    let (old_text, new_text) = (joined(old, &link.old, shown), joined(new, &link.new, shown));
    let quotes = |report: &Report, segments: &[Segment]| segments.iter().map(|s| quote(report, s, shown)).collect();
    let (kind, inline, apart) = if link.old.is_empty() {
        (TextKind::Added, inline::one_sided(Tag::Insert, &new_text), false)
    } else if link.new.is_empty() {
        (TextKind::Removed, inline::one_sided(Tag::Delete, &old_text), false)
    } else {
        let redline = inline::redline(lexicon, &old_text, &new_text);
        let kind = match (sentences(&link.old), sentences(&link.new)) {
            (1, 1) => redline.kind,
            (olds, news) if olds > news => TextKind::Merged,
            _ => TextKind::Split,
        };
        (kind, redline.inline, redline.apart)
    };
    let other = if link.old.is_empty() { old } else { new };
    TextChange {
        kind,
        moved: link.moved,
        similarity: link.similarity,
        old: quotes(old, &link.old),
        new: quotes(new, &link.new),
        inline,
        apart,
        nearest: link.nearest.map(|(segment, similarity)| (quote(other, &segment, shown), similarity)),
    }
}

/// The words of segments, one after the other.
pub(super) fn joined(report: &Report, segments: &[Segment], shown: Shown) -> String {
    segments.iter().map(|segment| shown(report, segment.span)).collect()
}

fn sentences(segments: &[Segment]) -> usize {
    let mut ids: Vec<usize> = segments.iter().map(|segment| segment.sentence).collect();
    ids.dedup();
    ids.len()
}

fn quote(report: &Report, segment: &Segment, shown: Shown) -> Quote {
    let section_id = report.sentences.get(segment.sentence).map_or(0, |s| s.section);
    Quote {
        text: shown(report, segment.span).to_owned(),
        section: report.section_title(section_id).to_owned(),
        section_id,
        line: report.source.line(segment.span.start),
        place: report.source.place(segment.span.start).unwrap_or_default(),
    }
}

fn summary(sections: &[SectionChange], pairs: &[TextChange]) -> TextSummary {
    let kinds = TextKind::ALL.map(|kind| (kind, pairs.iter().filter(|pair| pair.kind == kind).count()));
    let relations = Relation::ALL.map(|relation| (relation, sections.iter().filter(|s| s.relation == relation).count()));
    let coverage = |side: &dyn Fn(&TextChange) -> &[Quote], without: TextKind| {
        let mut coverage = Coverage::default();
        for pair in pairs {
            for quote in side(pair) {
                let characters = characters(&quote.text);
                coverage.segments += 1;
                coverage.characters += characters;
                if pair.kind != without {
                    coverage.matched += 1;
                    coverage.matched_characters += characters;
                }
            }
        }
        coverage
    };
    let near = |kind| pairs.iter().filter(|pair| pair.kind == kind && pair.is_near()).count();
    TextSummary {
        kinds: kinds.to_vec(),
        added_near: near(TextKind::Added),
        removed_near: near(TextKind::Removed),
        moved: pairs.iter().filter(|pair| pair.moved).count(),
        relations: relations.to_vec(),
        old: coverage(&|pair| &pair.old, TextKind::Removed),
        new: coverage(&|pair| &pair.new, TextKind::Added),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::testing::report;
    use crate::align::{sections, sentences};

    const WORDS: &str = r#"
source = "test"
unit = [{ word = "人", dimension = "count", kind = "count" }, { word = "所", dimension = "count", kind = "count" }]
bound = [{ word = "以上", bound = "ge", side = "after" }, { word = "左右", bound = "approx", side = "after" }]
"#;

    fn compared(old: &str, new: &str) -> TextComparison {
        let (old, new) = (report(old), report(new));
        let pairs = sections::pair(&old, &new);
        let links = sentences::link(&old, &new, &pairs);
        compare(&old, &new, &pairs, &links, &Knowledge::parse("test.toml", WORDS).unwrap())
    }

    const OLD: &str = "一、今年任务\n新增城镇就业2500人左右。改造乡村校舍9所。渡口码头开港运营。\n";
    const NEW: &str = "一、今年任务\n新增城镇就业2500人以上。改造乡村校舍12所。社区食堂开到家门口。\n";

    #[test]
    fn pairs_stand_in_the_order_of_the_new_report_and_removed_ones_after_what_they_followed() {
        let kinds: Vec<(TextKind, String)> = compared(OLD, NEW)
            .pairs
            .iter()
            .map(|pair| (pair.kind, pair.new.first().or(pair.old.first()).map_or_else(String::new, |quote| quote.text.clone())))
            .collect();
        assert_eq!(
            kinds,
            [
                (TextKind::Kept, "一、今年任务".to_owned()),
                (TextKind::Qualifier, "新增城镇就业2500人以上。".to_owned()),
                (TextKind::Numbers, "改造乡村校舍12所。".to_owned()),
                (TextKind::Removed, "渡口码头开港运营。".to_owned()),
                (TextKind::Added, "社区食堂开到家门口。".to_owned()),
            ]
        );
    }

    #[test]
    fn the_summary_counts_what_the_pairs_say() {
        let text = compared(OLD, NEW);
        let count = |kind| text.summary.kinds.iter().find(|k| k.0 == kind).map(|k| k.1);
        assert_eq!((count(TextKind::Numbers), count(TextKind::Added), count(TextKind::Split)), (Some(1), Some(1), Some(0)));
        assert_eq!((text.summary.old.segments, text.summary.old.matched), (4, 3));
        assert_eq!(text.summary.new.characters, NEW.chars().filter(|c| *c != '\n').count());
    }

    #[test]
    fn a_section_knows_its_rank_and_share() {
        let text = compared(OLD, NEW);
        let section = text.sections.first().and_then(|s| s.new.first());
        assert_eq!(section.map(|s| (s.rank, s.share.normalize().to_string())), Some((1, "100".to_owned())));
    }
}
