//! Candidates → the wording that is new, returned, dropped, risen or fallen, weighed and ranked, none inside another.

use rustc_hash::{FxHashMap, FxHashSet};

use super::harvest::{Candidate, Plain, Stand, theme};
use super::{Phrase, Status, is_han, rounded};
use crate::align::Edition;
use crate::compare::cell::cite;

/// From here on G² tells a rise or fall from chance, at 5 percent with one degree of freedom.
const SIGNIFICANT: f64 = 3.84;
/// A rise or fall is told from so many sentences on.
const FEWEST: usize = 4;
/// The least length of what is new or dropped, in Han characters; in quotation marks one less.
const SHORTEST: usize = 3;

/// A phrase and the candidate that it was made of.
pub(super) type Made = (Phrase, usize);

/// The phrases, status by status, the weightiest first.
pub(super) fn phrases(editions: &[&Edition], candidates: &[Candidate], texts: &[Plain]) -> Vec<Made> {
    let Some(last) = editions.len().checked_sub(1).filter(|last| *last > 0) else { return Vec::new() };
    let sizes: Vec<usize> = texts.iter().map(|text| text.chars.len()).collect();
    let before: FxHashSet<(char, char)> = texts.iter().take(last).flat_map(|text| pairs(&text.chars)).collect();
    let after: FxHashSet<(char, char)> = texts.get(last).into_iter().flat_map(|text| pairs(&text.chars)).collect();
    let mut found = Vec::new();
    for status in Status::ALL {
        let known = match status {
            Status::New | Status::Returned => &before,
            Status::Dropped | Status::Risen | Status::Fallen => &after,
        };
        let mut weighed: Vec<Weighed<'_>> = candidates
            .iter()
            .enumerate()
            .filter(|(_, candidate)| status_of(candidate) == Some(status) && worth(candidate, status))
            .filter_map(|(at, candidate)| weigh(at, candidate, status, &sizes, known))
            .collect();
        weighed.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.candidate.bare.cmp(&b.candidate.bare)));
        let kept = apart(weighed, status, &sizes);
        found.extend(kept.iter().enumerate().map(|(rank, weighed)| (phrase(editions, weighed, status, rank + 1), weighed.at)));
    }
    found
}

/// A candidate with its weight.
struct Weighed<'a> {
    at: usize,
    candidate: &'a Candidate,
    stand: Stand,
    g2: f64,
    weight: f64,
}

fn status_of(candidate: &Candidate) -> Option<Status> {
    let (last, before) = candidate.counts.split_last()?;
    let previous = before.last().copied()?;
    Some(match (previous, *last) {
        (0, 0) => Status::Dropped,
        (0, _) if before.iter().all(|count| *count == 0) => Status::New,
        (0, _) => Status::Returned,
        (_, 0) => Status::Dropped,
        (old, new) if new > old => Status::Risen,
        (old, new) if new < old => Status::Fallen,
        _ => return None,
    })
}

/// Whether a candidate is a phrase that can be shown under this status.
fn worth(candidate: &Candidate, status: Status) -> bool {
    let shape = candidate.shape;
    let han = candidate.bare.iter().filter(|c| is_han(**c)).count() + usize::from(!candidate.bare.iter().all(|c| is_han(*c)));
    let spread = |at: usize| candidate.spread.iter().rev().nth(at).copied().unwrap_or(0);
    match status {
        Status::New | Status::Returned | Status::Dropped => shape.shown() && (han >= SHORTEST || (shape.quoted && han + 1 >= SHORTEST)),
        Status::Risen | Status::Fallen => shape.topic || (shape.end > 0 && !shape.unfit && !shape.empty) && spread(0) + spread(1) >= FEWEST,
    }
}

fn weigh<'a>(at: usize, candidate: &'a Candidate, status: Status, sizes: &[usize], known: &FxHashSet<(char, char)>) -> Option<Weighed<'a>> {
    let stand = *quoted_at(candidate, status)?;
    let g2 = evidence(&candidate.spread, status, stand.report, sizes);
    let weight = match status {
        Status::Risen | Status::Fallen if g2 < SIGNIFICANT => return None,
        Status::Risen | Status::Fallen => g2,
        Status::New | Status::Returned | Status::Dropped => g2 * specific(candidate, stand.report, known),
    };
    // What is long gone weighs less than what was dropped just now.
    let weight = if status == Status::Dropped && stand.report + 2 < sizes.len() { weight / 2.0 } else { weight };
    Some(Weighed { at, candidate, stand, g2, weight })
}

/// Where a phrase is quoted from: its first place in the last report that has it, in running text rather than in a heading.
fn quoted_at(candidate: &Candidate, status: Status) -> Option<&Stand> {
    let report = candidate.stands.last()?.report;
    let report = match status {
        Status::Dropped | Status::Fallen => report,
        Status::New | Status::Returned | Status::Risen => {
            candidate.counts.len().checked_sub(1).filter(|last| *last == report).unwrap_or(report)
        }
    };
    let mut there = candidate.stands.iter().filter(|stand| stand.report == report);
    there
        .clone()
        .find(|stand| !stand.heading && stand.forward)
        .or_else(|| there.clone().find(|stand| !stand.heading))
        .or_else(|| there.next())
}

/// G² of the sentences that hold it, in the last report against those before it (new, dropped) or the one before it (risen, fallen).
fn evidence(spread: &[usize], status: Status, report: usize, sizes: &[usize]) -> f64 {
    let (last, before) = (sizes.len().saturating_sub(1), sizes.len().saturating_sub(2));
    let of = |list: &[usize], at: usize| list.get(at).copied().unwrap_or(0);
    match status {
        Status::New => g2((0, sizes.iter().take(last).sum()), (of(spread, last), of(sizes, last))),
        Status::Dropped => g2((of(spread, report), of(sizes, report)), (0, of(sizes, last))),
        Status::Returned | Status::Risen | Status::Fallen => {
            g2((of(spread, before), of(sizes, before)), (of(spread, last), of(sizes, last)))
        }
    }
}

/// Dunning's log-likelihood ratio of two counts in texts of these sizes.
fn g2(old: (usize, usize), new: (usize, usize)) -> f64 {
    let real = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let ((a, size_a), (b, size_b)) = ((real(old.0), real(old.1)), (real(new.0), real(new.1)));
    let all = size_a + size_b;
    if all <= 0.0 {
        return 0.0;
    }
    let part = |count: f64, size: f64| {
        let expected = size * (a + b) / all;
        if count > 0.0 && expected > 0.0 { count * (count / expected).ln() } else { 0.0 }
    };
    2.0 * (part(a, size_a) + part(b, size_b))
}

/// How specific a wording is: by how much of it is unheard of on the other side, what it ends in and where it stands.
fn specific(candidate: &Candidate, report: usize, known: &FxHashSet<(char, char)>) -> f64 {
    let (bare, shape) = (&candidate.bare, candidate.shape);
    let modifier = shape.coin.and_then(|coin| bare.get(..bare.len().saturating_sub(coin))).filter(|rest| rest.len() > 1);
    let mut unheard = novelty(bare, known).max(modifier.map_or(0.0, |rest| novelty(rest, known)));
    if shape.quoted {
        unheard = unheard.max(if bare.len() > 2 { 0.7 } else { 0.5 });
    }
    let there: Vec<&Stand> = candidate.stands.iter().filter(|stand| stand.report == report).collect();
    let any = |is: fn(&Stand) -> bool| there.iter().any(|stand| is(stand));
    let factor = |holds: bool, factor: f64| if holds { factor } else { 1.0 };
    let ends = match shape {
        _ if shape.coin.is_some() && shape.end > 0 => 1.5,
        _ if shape.set => 1.4,
        _ if shape.quoted => 1.0,
        _ if shape.end > 1 => 0.7,
        _ => 0.6,
    };
    let han = bare.iter().filter(|c| is_han(**c)).count();
    (0.3 + unheard)
        * ends
        * factor(shape.quoted, 1.2)
        // “人工智能+”, “1+20”: signs inside quotation marks make a name.
        * factor(shape.quoted && !bare.iter().all(|c| is_han(*c)), 1.15)
        * factor(shape.known, 1.4)
        * factor(shape.plain && !shape.quoted, 0.4)
        * factor(any(|stand| stand.heading), 1.5)
        * factor(any(|stand| stand.forward), 1.4)
        * factor(any(|stand| stand.governed), 1.15)
        * factor(han > 8, 0.8)
        * factor(han > 10, 0.8)
        * factor(there.iter().all(|stand| stand.before_number), 0.5)
}

fn pairs(chars: &[char]) -> impl Iterator<Item = (char, char)> + '_ {
    chars.windows(2).map(|two| (two[0], two[1]))
}

/// The share of the character pairs of a wording that are not among those known.
fn novelty(bare: &[char], known: &FxHashSet<(char, char)>) -> f64 {
    let (mut all, mut unheard) = (0u32, 0u32);
    for pair in pairs(bare) {
        all += 1;
        unheard += u32::from(!known.contains(&pair));
    }
    if all == 0 { 0.0 } else { f64::from(unheard) / f64::from(all) }
}

/// Leaves out what is part of a weightier phrase or holds one, unless it says more than that one does.
fn apart<'a>(weighed: Vec<Weighed<'a>>, status: Status, sizes: &[usize]) -> Vec<Weighed<'a>> {
    let mut kept: Vec<Weighed<'a>> = Vec::new();
    // Which of those kept hold a pair of characters, and which begin with it: only they can clash.
    let mut holding: FxHashMap<(char, char), Vec<usize>> = FxHashMap::default();
    let mut beginning: FxHashMap<(char, char), Vec<usize>> = FxHashMap::default();
    for one in weighed {
        let bare = &one.candidate.bare;
        let says_more = |other: &Weighed<'_>| {
            let changes = matches!(status, Status::Risen | Status::Fallen) && holds(&other.candidate.bare, bare);
            let rest = one.candidate.spread.iter().zip(&other.candidate.spread).map(|(own, held)| own.saturating_sub(*held));
            changes && evidence(&rest.collect::<Vec<usize>>(), status, one.stand.report, sizes) >= SIGNIFICANT
        };
        let around = pairs(bare).next().and_then(|first| holding.get(&first));
        let within = pairs(bare).filter_map(|pair| beginning.get(&pair)).flatten();
        let clashes = |other: &&Weighed<'_>| {
            let held = &other.candidate.bare;
            (holds(bare, held) || holds(held, bare)) && !says_more(other)
        };
        if around.into_iter().flatten().chain(within).filter_map(|&at| kept.get(at)).find(clashes).is_some() {
            continue;
        }
        if let Some(first) = pairs(bare).next() {
            beginning.entry(first).or_default().push(kept.len());
        }
        pairs(bare).for_each(|pair| holding.entry(pair).or_default().push(kept.len()));
        kept.push(one);
    }
    kept
}

/// Whether `part` stands in `whole`.
fn holds(whole: &[char], part: &[char]) -> bool {
    whole.len() >= part.len() && whole.windows(part.len().max(1)).any(|window| window == part)
}

fn phrase(editions: &[&Edition], of: &Weighed<'_>, status: Status, rank: usize) -> Phrase {
    let candidate = of.candidate;
    let year = |at: usize| editions.get(at).and_then(|edition| edition.report.meta.year);
    let has = |at: &usize| candidate.counts.get(*at).is_some_and(|count| *count > 0);
    let mut phrase = Phrase {
        text: String::new(),
        status,
        rank,
        counts: candidate.counts.clone(),
        sentences: candidate.spread.clone(),
        g2: rounded(of.g2, 2),
        weight: rounded(of.weight, 2),
        first_year: (0..editions.len()).find(has).and_then(year),
        last_year: (0..editions.len()).rev().find(has).and_then(year),
        theme: None,
        source: super::Citation::default(),
        clause: String::new(),
        former: None,
    };
    if let Some(edition) = editions.get(of.stand.report) {
        let report = &edition.report;
        phrase.text = report.words(of.stand.span).to_owned();
        phrase.source = cite(report, of.stand.report, of.stand.sentence, of.stand.span.start);
        if let Some(sentence) = report.sentences.get(of.stand.sentence) {
            phrase.theme = theme(report, sentence.section).map(str::to_owned);
            let clause = sentence.clauses.iter().find(|clause| clause.contains(of.stand.span)).copied().unwrap_or(sentence.span);
            phrase.clause = report.words(clause).trim().trim_end_matches(['，', '；', '。', '、']).to_owned();
        }
    }
    phrase
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::sample::edition;
    use crate::compare::terms::{Terms, build};
    use crate::knowledge::Knowledge;

    fn terms(texts: &[&str]) -> Terms {
        let editions: Vec<Edition> = (2021..).zip(texts).map(|(year, text)| edition(year, text, &[])).collect();
        build(&editions, None, Knowledge::built_in())
    }

    fn of(terms: &Terms, status: Status) -> Vec<(&str, &[usize])> {
        terms.phrases.iter().filter(|p| p.status == status).map(|p| (p.text.as_str(), p.counts.as_slice())).collect()
    }

    const HEAD: &str = "一、今年任务\n";

    #[test]
    fn g2_is_what_dunning_says() {
        // 10 in 1000 against 20 in 1000, by hand: 2·(10·ln(10/15) + 20·ln(20/15)).
        assert!((g2((10, 1000), (20, 1000)) - 3.398).abs() < 0.001);
        assert!(g2((5, 500), (10, 1000)).abs() < 1e-9);
        assert!(g2((0, 0), (0, 0)).abs() < 1e-9);
    }

    #[test]
    fn wording_is_new_dropped_or_returned_within_the_reports_given() {
        let found = terms(&[
            &format!("{HEAD}发展溪谷经济。建设渔港码头。"),
            &format!("{HEAD}发展竹海经济。建设渔港码头。"),
            &format!("{HEAD}发展溪谷经济。发展渔灯经济。"),
        ]);
        assert_eq!(of(&found, Status::New), [("渔灯经济", [0, 0, 1].as_slice())]);
        assert_eq!(of(&found, Status::Returned), [("溪谷经济", [1, 0, 1].as_slice())]);
        assert_eq!(of(&found, Status::Dropped), [("竹海经济", [0, 1, 0].as_slice()), ("渔港码头", [1, 1, 0].as_slice())]);
        let years: Vec<_> = found.phrases.iter().map(|p| (p.first_year, p.last_year)).collect();
        assert_eq!(years, [(Some(2023), Some(2023)), (Some(2021), Some(2023)), (Some(2022), Some(2022)), (Some(2021), Some(2022))]);
    }

    #[test]
    fn what_one_sentence_repeats_is_weighed_as_said_once() {
        let found = terms(&[HEAD, &format!("{HEAD}发展溪谷经济、做强溪谷经济、提升溪谷经济。")]);
        let phrase = found.phrases.first().expect("a phrase");
        assert_eq!((phrase.counts.as_slice(), phrase.sentences.as_slice()), ([0, 3].as_slice(), [0, 1].as_slice()));
    }

    #[test]
    fn a_rise_must_be_more_than_chance() {
        let filler = "办好社区食堂。".repeat(60);
        let often = "发展溪谷经济。".repeat(12);
        let found = terms(&[&format!("{HEAD}发展溪谷经济。{filler}"), &format!("{HEAD}{often}{filler}")]);
        assert_eq!(of(&found, Status::Risen), [("溪谷经济", [1, 12].as_slice())]);
        let found =
            terms(&[&format!("{HEAD}{}{filler}", "发展溪谷经济。".repeat(5)), &format!("{HEAD}{}{filler}", "发展溪谷经济。".repeat(6))]);
        assert_eq!(of(&found, Status::Risen), []);
    }

    #[test]
    fn of_a_phrase_and_its_parts_one_is_shown() {
        let found = terms(&[HEAD, &format!("{HEAD}发展溪谷经济。打造溪谷经济示范区。")]);
        assert_eq!(of(&found, Status::New).len(), 1);
    }

    #[test]
    fn a_coined_name_goes_before_known_words_put_together() {
        let found =
            terms(&[&format!("{HEAD}完善水利设施。管护渔港码头。发展湖滨旅游。"), &format!("{HEAD}完善渔港水利设施。发展萤火经济。")]);
        assert_eq!(of(&found, Status::New).first().map(|(text, _)| *text), Some("萤火经济"));
    }
}
