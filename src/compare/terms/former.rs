//! New wording → the wording that stood in its place: in the old sentence that belongs to its sentence, else the most alike of what
//! is no longer said; in doubt none.

use rustc_hash::FxHashMap;

use super::harvest::{Candidate, Stand};
use super::weigh::Made;
use super::{Former, Status, likeness, rounded};
use crate::align::{Edition, Link};
use crate::compare::cell::cite;

/// How alike two wordings must be whose sentences belong together …
const MATCHED: f64 = 0.5;
/// … where both end alike …
const MATCHED_END: f64 = 0.25;
/// … and two that only look alike.
const ALIKE: f64 = 0.6;
/// Pairs of characters of more wordings than this tell none from another.
const COMMON: usize = 64;
/// How many characters are an end.
const END: usize = 2;

/// Finds the former wording of every new phrase; `links` are those of the last two reports.
pub(super) fn find(phrases: &mut [Made], candidates: &[Candidate], links: &[Link], editions: &[&Edition]) {
    let Some(last) = editions.len().checked_sub(1).filter(|last| *last > 0) else { return };
    let old = last - 1;
    let mut in_sentence: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut by_pair: FxHashMap<(char, char), Vec<usize>> = FxHashMap::default();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.shape.shown()) {
        for stand in candidate.stands.iter().filter(|stand| stand.report == old) {
            in_sentence.entry(stand.sentence).or_default().push(at);
        }
        let gone = candidate.counts.last() == Some(&0) && candidate.stands.iter().any(|stand| stand.report == old);
        if gone {
            pairs(candidate).for_each(|pair| by_pair.entry(pair).or_default().push(at));
        }
    }
    let mut partners: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for link in links {
        for new in &link.new {
            partners.entry(new.sentence).or_default().extend(link.old.iter().map(|segment| segment.sentence));
        }
    }
    for (phrase, at) in phrases.iter_mut().filter(|(phrase, _)| phrase.status == Status::New) {
        let Some(candidate) = candidates.get(*at) else { continue };
        let there = candidate.stands.iter().filter(|stand| stand.report == last);
        let beside = there.filter_map(|stand| partners.get(&stand.sentence)).flatten().filter_map(|sentence| in_sentence.get(sentence));
        let matched = best(candidate, beside.flatten(), candidates, true);
        // A pair that many share (经济) finds nothing that a rarer one does not, and would make time grow with the square.
        let alike = || {
            let shared = pairs(candidate).filter_map(|pair| by_pair.get(&pair)).filter(|list| list.len() <= COMMON);
            best(candidate, shared.flatten(), candidates, false)
        };
        let Some((former, similarity, matched)) = matched.or_else(alike) else { continue };
        let Some(stand) = candidates.get(former).and_then(|of| of.stands.iter().find(|stand| stand.report == old)) else { continue };
        phrase.former = editions.get(old).map(|edition| made(edition, stand, old, similarity, matched));
    }
}

/// The most alike of some wordings that are said less or no longer; of equals the first.
fn best<'a>(new: &Candidate, old: impl Iterator<Item = &'a usize>, candidates: &[Candidate], matched: bool) -> Option<(usize, f64, bool)> {
    let mut best: Option<(usize, f64, bool)> = None;
    for &at in old {
        let Some(candidate) = candidates.get(at) else { continue };
        // What is still said as often was not replaced, and a part of the new wording was not either.
        let gone = matches!(candidate.counts.as_slice(), [.., before, now] if now < before);
        if !gone || candidate.bare.windows(new.bare.len()).any(|window| window == new.bare) {
            continue;
        }
        let similarity = likeness(&new.bare, &candidate.bare);
        let ends_alike = new.bare.iter().rev().take(END).eq(candidate.bare.iter().rev().take(END));
        // 量子技术 is no other word for 核电技术: they have only the kind of thing in common.
        if !related(&new.bare, &candidate.bare) {
            continue;
        }
        let least = match (matched, ends_alike) {
            (true, true) => MATCHED_END,
            (true, false) => MATCHED,
            (false, true) => ALIKE,
            (false, false) => continue,
        };
        if similarity >= least && best.is_none_or(|(_, least, _)| similarity > least) {
            best = Some((at, similarity, matched));
        }
    }
    best
}

/// The character pairs of a wording.
fn pairs(of: &Candidate) -> impl Iterator<Item = (char, char)> + '_ {
    of.bare.windows(2).map(|two| (two[0], two[1]))
}

/// Whether two wordings have more in common than the ending that they may share.
fn related(new: &[char], old: &[char]) -> bool {
    let shared = new.iter().rev().zip(old.iter().rev()).take_while(|(a, b)| a == b).count();
    let front = |bare: &'_ [char]| bare.len().saturating_sub(shared);
    let front_of_new = new.get(..front(new)).unwrap_or_default();
    old.iter().take(front(old)).any(|c| front_of_new.contains(c))
}

fn made(edition: &Edition, stand: &Stand, which: usize, similarity: f64, matched: bool) -> Former {
    Former {
        text: edition.report.words(stand.span).to_owned(),
        similarity: rounded(similarity, 2),
        matched,
        source: cite(&edition.report, which, stand.sentence, stand.span.start),
    }
}

#[cfg(test)]
mod tests {
    use crate::align::sample::edition;
    use crate::compare::terms::build;
    use crate::knowledge::Knowledge;

    fn check(old: &str, new: &str, phrase: &str, expected: Option<(&str, bool)>) {
        let text = |body: &str| format!("一、今年任务\n{body}\n");
        let editions = [edition(2023, &text(old), &[]), edition(2024, &text(new), &[])];
        let terms = build(&editions, None, Knowledge::built_in());
        let found = terms.phrases.iter().find(|found| found.text == phrase).expect("the phrase is new");
        assert_eq!(found.former.as_ref().map(|former| (former.text.as_str(), former.matched)), expected);
    }

    #[test]
    fn what_stood_in_the_matched_sentence_and_ends_alike_is_the_former_wording() {
        check(
            "支持渔民合作社办好加工车间，打造渔业养殖示范区。",
            "支持渔民合作社办好加工车间，打造渔业生态示范区。",
            "渔业生态示范区",
            Some(("渔业养殖示范区", true)),
        );
    }

    #[test]
    fn what_is_still_said_was_not_replaced() {
        check(
            "支持渔民合作社办好加工车间，打造渔业养殖示范区。",
            "支持渔民合作社办好加工车间，打造渔业生态示范区。办好渔业养殖示范区。",
            "渔业生态示范区",
            None,
        );
    }

    #[test]
    fn the_same_kind_of_thing_is_not_the_same_thing() {
        check("支持渔民合作社办好加工车间，打造柑橘示范区。", "支持渔民合作社办好加工车间，打造生态示范区。", "生态示范区", None);
    }

    #[test]
    fn in_doubt_there_is_none() {
        check("支持渔民合作社办好加工车间。", "发展萤火经济。", "萤火经济", None);
    }
}
