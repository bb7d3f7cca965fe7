//! Two reports' sentences → links: one to one by likeness within and across sections, then what a sentence was taken apart into or
//! put together from; what moved; and the nearest wording of what has no counterpart.

use super::clauses::{self, Detached};
use super::sections::longest_increasing;
use super::similarity::{Counts, Vector, Vocabulary, all_pairs};
use super::{Link, SectionPair, Segment};
use crate::structure::{Kind, Report};

/// Cosines below this are not looked at.
const SEEN: f64 = 0.12;
/// A link inside sections that belong together: 95 % of those just above it are right.
const LEAST_INSIDE: f64 = 0.30;
/// A link between sections whose parents belong together.
const LEAST_NEAR: f64 = 0.36;
/// A link between sections that do not: below it a fifth is wrong.
const LEAST_ACROSS: f64 = 0.40;
/// The same for short sentences, of which a common frame is half.
const LEAST_SHORT: f64 = 0.50;
/// Sentences of fewer characters are short.
const SHORT: usize = 16;
/// A result against a target: 价格上涨0.2% is not 涨幅2%左右.
const LEAST_OTHER_TENSE: f64 = 0.60;
/// A link between neighbours of sentences that are linked.
const LEAST_BESIDE: f64 = 0.20;
/// A link between two sentences of sections that belong together that are each what the other is most like.
const LEAST_MUTUAL: f64 = 0.23;
/// What standing in sections that belong together adds.
const SAME_SECTION: f64 = 0.05;
/// What heading sections that belong together adds for headings.
const SAME_HEADING: f64 = 0.10;
/// How much of a left-over sentence must stand in a longer one for it to be a part of that.
const PART: f64 = 0.45;
/// How much of it must stand there where the first counterpart does not.
const PART_ALONE: f64 = 0.35;
/// From here the nearest wording is worth showing.
const NEAREST: f64 = 0.20;

/// Links the sentences of two reports; `sections` is what [`super::sections::pair`] found. Every sentence of either report stands in
/// one link (or its parts, which cover it, in several); in the order of the new report, then removed ones in that of the old.
#[must_use]
pub fn link(old: &Report, new: &Report, sections: &[SectionPair]) -> Vec<Link> {
    let mut vocabulary = Vocabulary::default();
    let mut count = |report: &Report| report.sentences.iter().map(|s| vocabulary.learn(report.words(s.span))).collect::<Vec<Counts>>();
    let (old_counts, new_counts) = (count(old), count(new));
    let rarity = vocabulary.rarity();
    let weigh = |counts: &[Counts]| counts.iter().map(|c| rarity.weigh(c)).collect::<Vec<Vector>>();
    let sides = Sides {
        old: Side::new(old, weigh(&old_counts)),
        new: Side::new(new, weigh(&new_counts)),
        map: SectionMap::new(old, new, sections),
    };
    let seen = sides.candidates(vocabulary.len());

    let mut chosen = Chosen::new(old.sentences.len(), new.sentences.len());
    chosen.greedy(&seen, |c| (c.cosine >= sides.least(c)).then(|| sides.score(c)));
    chosen.beside(&seen, &sides);
    chosen.mutual(&seen);
    chosen.headings(&sides);
    chosen.parts(&seen, &sides);
    let detached = clauses::detach(&sides, &chosen, &seen, |words| rarity.weigh(&vocabulary.count(words)));
    links(&sides, &chosen, &seen, &detached)
}

/// An old and a new sentence that may belong together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) cosine: f64,
    pub(super) place: Place,
}

/// How the sections of two sentences stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Nothing in common.
    Across,
    /// Under parents that belong together.
    Near,
    /// In sections that belong together.
    Inside,
    /// The headings of sections that belong together.
    Heading,
}

/// One report and its sentences' vectors.
pub(super) struct Side<'a> {
    pub(super) report: &'a Report,
    pub(super) vectors: Vec<Vector>,
    lengths: Vec<usize>,
    heads: Vec<Option<usize>>,
}

impl<'a> Side<'a> {
    fn new(report: &'a Report, vectors: Vec<Vector>) -> Self {
        let lengths = report
            .sentences
            .iter()
            .map(|s| report.words(s.span).chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()).count())
            .collect();
        let mut heads = vec![None; report.sentences.len()];
        for (id, section) in report.sections.iter().enumerate().skip(1) {
            let at = report.sentences.partition_point(|s| s.span.end <= section.title_span.start);
            if report.sentences.get(at).is_some_and(|s| s.section == id) {
                heads[at] = Some(id);
            }
        }
        Self { report, vectors, lengths, heads }
    }

    fn section(&self, sentence: usize) -> usize {
        self.report.sentences[sentence].section
    }

    fn kind(&self, sentence: usize) -> Kind {
        self.report.sentences[sentence].kind
    }
}

/// Both reports, and how their sections stand to each other.
pub(super) struct Sides<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    map: SectionMap,
}

impl Sides<'_> {
    fn candidates(&self, bigrams: usize) -> Vec<Candidate> {
        let pairs = all_pairs(&self.old.vectors, &self.new.vectors, bigrams, SEEN);
        pairs.into_iter().map(|(old, new, cosine)| Candidate { old, new, cosine, place: self.place(old, new) }).collect()
    }

    fn place(&self, old: usize, new: usize) -> Place {
        if let (Some(i), Some(j)) = (self.old.heads[old], self.new.heads[new])
            && self.map.paired(i, j)
        {
            return Place::Heading;
        }
        self.map.place(self.old.section(old), self.new.section(new))
    }

    /// The cosine from which on a candidate is a link.
    fn least(&self, c: &Candidate) -> f64 {
        // A heading is short by nature: two of them need no more in common than two sentences.
        let heads = self.old.heads[c.old].is_some() && self.new.heads[c.new].is_some();
        let short = !heads && self.old.lengths[c.old].min(self.new.lengths[c.new]) < SHORT;
        let least = match c.place {
            Place::Heading => return SEEN,
            Place::Inside => LEAST_INSIDE,
            Place::Near if heads => LEAST_INSIDE,
            Place::Near if short => LEAST_ACROSS,
            Place::Near => LEAST_NEAR,
            Place::Across if short => LEAST_SHORT,
            Place::Across => LEAST_ACROSS,
        };
        let (a, b) = (self.old.kind(c.old), self.new.kind(c.new));
        let target = a == Kind::Targets || b == Kind::Targets;
        if target && a.looks_forward() != b.looks_forward() { least.max(LEAST_OTHER_TENSE) } else { least }
    }

    fn score(&self, c: &Candidate) -> f64 {
        c.cosine
            + match c.place {
                Place::Heading if self.old.kind(c.old).looks_forward() == self.new.kind(c.new).looks_forward() => SAME_HEADING,
                Place::Heading | Place::Inside => SAME_SECTION,
                Place::Near => SAME_SECTION / 2.0,
                Place::Across => 0.0,
            }
    }
}

/// For every old and new section, how they stand to each other.
struct SectionMap {
    places: Vec<Place>,
    paired: Vec<(usize, usize)>,
    one_to_one: Vec<(usize, usize)>,
    width: usize,
}

impl SectionMap {
    fn new(old: &Report, new: &Report, pairs: &[SectionPair]) -> Self {
        let width = new.sections.len();
        let mut map = Self { places: vec![Place::Across; width * old.sections.len()], paired: Vec::new(), one_to_one: Vec::new(), width };
        map.mark(&[0], &[0], Place::Inside);
        for pair in pairs {
            if let ([i], [j]) = (pair.old.as_slice(), pair.new.as_slice()) {
                map.one_to_one.push((*i, *j));
            }
            for &i in &pair.old {
                for &j in &pair.new {
                    map.paired.push((i, j));
                    let (olds, news) = (with_descendants(old, i), with_descendants(new, j));
                    let tops = old.sections[i].parent.is_none() && new.sections[j].parent.is_none();
                    map.mark(&olds, &news, if tops { Place::Near } else { Place::Inside });
                    // Text that stands right under a top heading has no nearer section than that.
                    map.mark(&[i], &news, Place::Inside);
                    map.mark(&olds, &[j], Place::Inside);
                }
            }
        }
        map.paired.sort_unstable();
        map
    }

    fn mark(&mut self, olds: &[usize], news: &[usize], place: Place) {
        for i in olds {
            for j in news {
                if let Some(cell) = self.places.get_mut(i * self.width + j) {
                    *cell = (*cell).max(place);
                }
            }
        }
    }

    fn place(&self, old: usize, new: usize) -> Place {
        self.places.get(old * self.width + new).copied().unwrap_or(Place::Across)
    }

    fn paired(&self, old: usize, new: usize) -> bool {
        self.paired.binary_search(&(old, new)).is_ok()
    }
}

fn with_descendants(report: &Report, id: usize) -> Vec<usize> {
    let mut under = vec![id];
    for (at, section) in report.sections.iter().enumerate().skip(id + 1) {
        if section.parent.is_some_and(|parent| under.contains(&parent)) {
            under.push(at);
        }
    }
    under
}

/// The links so far.
pub(super) struct Chosen {
    pub(super) of_old: Vec<Option<usize>>,
    pub(super) of_new: Vec<Option<usize>>,
    /// New sentences that are further parts of an old one, and the old one.
    pub(super) new_parts: Vec<(usize, usize)>,
    /// Old sentences that are further parts of a new one, and the new one.
    pub(super) old_parts: Vec<(usize, usize)>,
}

impl Chosen {
    fn new(old: usize, new: usize) -> Self {
        Self { of_old: vec![None; old], of_new: vec![None; new], new_parts: Vec::new(), old_parts: Vec::new() }
    }

    fn take(&mut self, old: usize, new: usize) {
        if self.of_old[old].is_none() && self.of_new[new].is_none() {
            self.of_old[old] = Some(new);
            self.of_new[new] = Some(old);
        }
    }

    /// Takes the best candidate again and again; of equals the one nearer in place, then the earlier.
    fn greedy(&mut self, seen: &[Candidate], score: impl Fn(&Candidate) -> Option<f64>) {
        let mut ranked: Vec<(f64, Candidate)> = seen.iter().filter_map(|c| score(c).map(|s| (s, *c))).collect();
        let far = |c: &Candidate| c.old.abs_diff(c.new);
        ranked.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(far(x).cmp(&far(y))).then(x.old.cmp(&y.old)).then(x.new.cmp(&y.new)));
        for (_, c) in ranked {
            self.take(c.old, c.new);
        }
    }

    /// Takes weaker candidates whose neighbours before or after are linked to each other.
    fn beside(&mut self, seen: &[Candidate], sides: &Sides<'_>) {
        for _ in 0..2 {
            let linked = |old: Option<usize>, new: Option<usize>| {
                old.zip(new).is_some_and(|(i, j)| self.of_old.get(i).copied().flatten() == Some(j))
            };
            let supported: Vec<Candidate> = seen
                .iter()
                .filter(|c| c.place >= Place::Inside && c.cosine >= LEAST_BESIDE && sides.least(c) < LEAST_OTHER_TENSE)
                .filter(|c| linked(c.old.checked_sub(1), c.new.checked_sub(1)) || linked(Some(c.old + 1), Some(c.new + 1)))
                .copied()
                .collect();
            self.greedy(&supported, |c| Some(sides.score(c)));
        }
    }

    /// Takes weaker candidates inside sections that belong together where each is what the other is most like, anywhere.
    fn mutual(&mut self, seen: &[Candidate]) {
        let mut best_of_old: Vec<f64> = vec![0.0; self.of_old.len()];
        let mut best_of_new: Vec<f64> = vec![0.0; self.of_new.len()];
        for c in seen {
            best_of_old[c.old] = best_of_old[c.old].max(c.cosine);
            best_of_new[c.new] = best_of_new[c.new].max(c.cosine);
        }
        let mutual = |c: &Candidate| c.cosine >= best_of_old[c.old] && c.cosine >= best_of_new[c.new];
        self.greedy(seen, |c| (c.place >= Place::Inside && c.cosine >= LEAST_MUTUAL && mutual(c)).then_some(c.cosine));
    }

    /// Links the headings of sections that belong together one to one, however unlike, where neither has found a better one. A run-in
    /// head is text as well: unlike ones stay apart.
    fn headings(&mut self, sides: &Sides<'_>) {
        let of = |side: &Side<'_>, id: usize| side.heads.iter().position(|head| *head == Some(id));
        let heading = |report: &Report, at: usize| report.sentences[at].heading;
        for &(i, j) in &sides.map.one_to_one {
            if let (Some(old), Some(new)) = (of(&sides.old, i), of(&sides.new, j))
                && heading(sides.old.report, old)
                && heading(sides.new.report, new)
            {
                self.take(old, new);
            }
        }
    }

    /// Lets a left-over sentence join a longer one that holds it, where the one's counterpart does not hold the same words.
    fn parts(&mut self, seen: &[Candidate], sides: &Sides<'_>) {
        let mut found: Vec<(f64, bool, Candidate)> = Vec::new();
        for c in seen.iter().filter(|c| c.place >= Place::Inside) {
            let (a, b) = (&sides.old.vectors[c.old], &sides.new.vectors[c.new]);
            match (self.of_old[c.old], self.of_new[c.new]) {
                (Some(first), None) if b.contained_in(a) >= PART && b.contained_without(a, &sides.new.vectors[first]) >= PART_ALONE => {
                    found.push((b.contained_in(a), true, *c));
                }
                (None, Some(first)) if a.contained_in(b) >= PART && a.contained_without(b, &sides.old.vectors[first]) >= PART_ALONE => {
                    found.push((a.contained_in(b), false, *c));
                }
                _ => {}
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.old.cmp(&b.2.old)).then(a.2.new.cmp(&b.2.new)));
        for (_, is_new, c) in found {
            let taken = |parts: &[(usize, usize)], one: usize| parts.iter().any(|p| p.0 == one);
            // A sentence that is itself put together from several is not taken apart as well: such a tangle reads worse than the parts.
            if is_new {
                let first = self.of_old[c.old];
                if !taken(&self.new_parts, c.new) && !self.old_parts.iter().any(|p| Some(p.1) == first) {
                    self.new_parts.push((c.new, c.old));
                }
            } else {
                let first = self.of_new[c.new];
                if !taken(&self.old_parts, c.old) && !self.new_parts.iter().any(|p| Some(p.1) == first) {
                    self.old_parts.push((c.old, c.new));
                }
            }
        }
        self.new_parts.sort_unstable();
        self.old_parts.sort_unstable();
    }
}

fn links(sides: &Sides<'_>, chosen: &Chosen, seen: &[Candidate], detached: &[Detached]) -> Vec<Link> {
    let (old, new) = (sides.old.report, sides.new.report);
    let rest = |report: &Report, is_new: bool, at: usize| {
        let out = detached.iter().find(|d| d.from_new == is_new && d.sentence == at).map(|d| d.span);
        clauses::without(report, at, out)
    };
    let whole = |report: &Report, at: usize| Segment { sentence: at, span: report.sentences[at].span };
    let moved = moves(sides, chosen);
    let mut links = Vec::new();
    for j in 0..new.sentences.len() {
        let part_of = chosen.new_parts.iter().find(|p| p.0 == j).map(|p| p.1);
        let Some(i) = chosen.of_new[j].or(part_of) else {
            if let Some(d) = detached.iter().find(|d| !d.from_new && d.other == j) {
                links.push(d.link(whole(new, j)));
            } else {
                let nearest = nearest(seen.iter().filter(|c| c.new == j)).map(|c| (whole(old, c.old), c.cosine));
                links.push(Link { old: Vec::new(), new: vec![whole(new, j)], similarity: 0.0, moved: false, nearest });
            }
            continue;
        };
        // The first of the new parts in text order stands for all.
        let mut news: Vec<usize> = chosen.new_parts.iter().filter(|p| p.1 == i).map(|p| p.0).chain(chosen.of_old[i]).collect();
        news.sort_unstable();
        if news.first() != Some(&j) {
            continue;
        }
        let first = chosen.of_old[i].unwrap_or(j);
        let mut olds: Vec<usize> = chosen.old_parts.iter().filter(|p| p.1 == first).map(|p| p.0).chain([i]).collect();
        olds.sort_unstable();
        let same = old.words(old.sentences[i].span) == new.words(new.sentences[first].span);
        links.push(Link {
            old: olds.iter().flat_map(|&at| rest(old, false, at)).collect(),
            new: news.iter().flat_map(|&at| rest(new, true, at)).collect(),
            similarity: if same { 1.0 } else { sides.old.vectors[i].cosine(&sides.new.vectors[first]) },
            moved: moved[first],
            nearest: None,
        });
    }
    for i in 0..old.sentences.len() {
        if chosen.of_old[i].is_some() || chosen.old_parts.iter().any(|p| p.0 == i) {
            continue;
        }
        if let Some(d) = detached.iter().find(|d| d.from_new && d.other == i) {
            links.push(d.link(whole(old, i)));
        } else {
            let nearest = nearest(seen.iter().filter(|c| c.old == i)).map(|c| (whole(new, c.new), c.cosine));
            links.push(Link { old: vec![whole(old, i)], new: Vec::new(), similarity: 0.0, moved: false, nearest });
        }
    }
    links.sort_by_key(|link| link.new.first().map_or((1, link.old.first().map_or(0, |s| s.span.start)), |s| (0, s.span.start)));
    links
}

fn nearest<'a>(seen: impl Iterator<Item = &'a Candidate>) -> Option<&'a Candidate> {
    seen.filter(|c| c.cosine >= NEAREST).max_by(|a, b| a.cosine.total_cmp(&b.cosine).then(b.old.cmp(&a.old)).then(b.new.cmp(&a.new)))
}

/// For every new sentence, whether its counterpart stood elsewhere: in a section that does not belong to its own, or out of the longest
/// run that kept its order.
fn moves(sides: &Sides<'_>, chosen: &Chosen) -> Vec<bool> {
    let mut moved = vec![false; chosen.of_new.len()];
    // Within two sections the run is sought that kept its order; by sections, then by new sentence.
    let mut inside: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (new, old) in chosen.of_new.iter().enumerate().filter_map(|(j, i)| i.map(|i| (j, i))) {
        match sides.place(old, new) {
            Place::Heading => {}
            Place::Across | Place::Near => moved[new] = true,
            Place::Inside => inside.push((sides.old.section(old), sides.new.section(new), new, old)),
        }
    }
    inside.sort_unstable();
    for run in inside.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let order: Vec<usize> = run.iter().map(|link| link.3).collect();
        let kept = longest_increasing(&order);
        for (at, link) in run.iter().enumerate() {
            moved[link.2] = kept.binary_search(&at).is_err();
        }
    }
    moved
}
