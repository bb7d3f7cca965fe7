//! Candidates → which sentences of two reports belong together, one to one: the surest first, then what its surroundings support.

use super::sides::{Candidate, LEAST_OTHER_TENSE, Place, Sides};
use super::twins::Twins;

/// A link between neighbours of sentences that are linked.
const LEAST_BESIDE: f64 = 0.20;
/// A link between two sentences of sections that belong together that are each what the other is most like.
const LEAST_MUTUAL: f64 = 0.23;
/// How much of a short sentence must stand in a longer one that is left over as well for the two to be linked, however long that is …
const HELD: f64 = 0.6;
/// … and how alike they must be all the same.
const LEAST_HELD: f64 = 0.25;
/// Sentences of fewer characters are held by too many.
const SHORT_HELD: usize = 8;

/// The links so far.
pub(super) struct Chosen {
    /// The old report's half.
    pub(super) old: Half,
    /// The new report's half.
    pub(super) new: Half,
}

/// What is chosen for each sentence of one report.
pub(super) struct Half {
    /// Its counterpart in the other report.
    pub(super) of: Vec<Option<usize>>,
    /// The sentence of the other report that it is a further part of.
    pub(super) part_of: Vec<Option<usize>>,
    /// Whether sentences of the other report are further parts of it.
    pub(super) has_parts: Vec<bool>,
}

impl Half {
    fn new(sentences: usize) -> Self {
        Self { of: vec![None; sentences], part_of: vec![None; sentences], has_parts: vec![false; sentences] }
    }

    /// Whether nothing is chosen for it.
    pub(super) fn free(&self, at: usize) -> bool {
        self.of[at].is_none() && self.part_of[at].is_none()
    }
}

impl Chosen {
    /// The links of one sentence to one.
    pub(super) fn one_to_one(twins: &Twins, seen: &[Candidate], sides: &Sides<'_>) -> Self {
        let mut chosen = Self { old: Half::new(sides.old.vectors.len()), new: Half::new(sides.new.vectors.len()) };
        twins.pairs.iter().for_each(|&(old, new)| chosen.take(old, new));
        chosen.greedy(seen, |c| (c.cosine >= sides.least(c)).then(|| sides.score(c)));
        chosen.beside(seen, sides);
        chosen.mutual(seen);
        chosen.held(seen, sides);
        chosen.headings(sides);
        chosen
    }

    fn take(&mut self, old: usize, new: usize) {
        if self.old.of[old].is_none() && self.new.of[new].is_none() {
            self.old.of[old] = Some(new);
            self.new.of[new] = Some(old);
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
                old.zip(new).is_some_and(|(i, j)| self.old.of.get(i).copied().flatten() == Some(j))
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
        let mut best_of_old: Vec<f64> = vec![0.0; self.old.of.len()];
        let mut best_of_new: Vec<f64> = vec![0.0; self.new.of.len()];
        for c in seen {
            best_of_old[c.old] = best_of_old[c.old].max(c.cosine);
            best_of_new[c.new] = best_of_new[c.new].max(c.cosine);
        }
        let mutual = |c: &Candidate| c.cosine >= best_of_old[c.old] && c.cosine >= best_of_new[c.new];
        self.greedy(seen, |c| (c.place >= Place::Inside && c.cosine >= LEAST_MUTUAL && mutual(c)).then_some(c.cosine));
    }

    /// Takes what is left over on both sides where one holds the other: the length of the longer one hides the likeness.
    fn held(&mut self, seen: &[Candidate], sides: &Sides<'_>) {
        self.greedy(seen, |c| {
            let (a, b) = (&sides.old.vectors[c.old], &sides.new.vectors[c.new]);
            let (old, new) = (sides.old.lengths[c.old], sides.new.lengths[c.new]);
            let held = if old < new { a.contained_in(b) } else { b.contained_in(a) };
            let same_tense = sides.least(c) < LEAST_OTHER_TENSE;
            (same_tense && c.cosine >= LEAST_HELD && held >= HELD && old.min(new) >= SHORT_HELD).then_some(held)
        });
    }

    /// Links the headings of sections that belong together one to one, however unlike, where neither has found a better one: the
    /// reader is told that one title took the place of the other, not that either came from nowhere.
    fn headings(&mut self, sides: &Sides<'_>) {
        for &(i, j) in &sides.map.one_to_one {
            if let (Some(old), Some(new)) = (sides.old.head_of(i), sides.new.head_of(j)) {
                self.take(old, new);
            }
        }
    }
}
