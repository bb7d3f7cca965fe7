//! Links of one to one → links of several: what is left over joins the sentence that it is a further part of (split, merged).

use super::chosen::{Chosen, Half};
use super::sides::{Candidate, Place, Sides};

/// How much of a left-over sentence must stand in a longer one for it to be a part of that.
const PART: f64 = 0.45;
/// How much of it must stand there where the first counterpart does not.
const PART_ALONE: f64 = 0.35;
/// Both where its neighbour is linked to the same sentence: one row of figures becomes as many sentences as it has figures.
const PART_BESIDE: f64 = 0.25;

impl Chosen {
    /// Lets a left-over sentence join a longer one that holds it, where the one's counterpart does not hold the same words.
    pub(super) fn parts(&mut self, seen: &[Candidate], sides: &Sides<'_>) {
        let parts = measured(self, seen, sides);
        self.join(parts.iter().filter(|part| part.held >= PART && part.alone >= PART_ALONE));
        for _ in 0..2 {
            let beside: Vec<&Part> = parts.iter().filter(|part| part.weakest() >= PART_BESIDE && self.beside_its_like(part)).collect();
            self.join(beside.into_iter());
        }
    }

    fn join<'a>(&mut self, parts: impl Iterator<Item = &'a Part>) {
        for part in parts {
            let (own, other) = if part.is_new { (&mut self.new, &mut self.old) } else { (&mut self.old, &mut self.new) };
            let Some(first) = other.of[part.whole] else { continue };
            // A sentence that is itself put together from several is not taken apart as well: such a tangle reads worse than the parts.
            if own.free(part.at) && !own.has_parts[first] {
                own.part_of[part.at] = Some(part.whole);
                other.has_parts[part.whole] = true;
            }
        }
    }

    /// Whether the sentence before or after it is linked to the same one.
    fn beside_its_like(&self, part: &Part) -> bool {
        let own: &Half = if part.is_new { &self.new } else { &self.old };
        let linked = |at: usize| {
            let of = |list: &[Option<usize>]| list.get(at).copied().flatten() == Some(part.whole);
            of(&own.of) || of(&own.part_of)
        };
        part.at.checked_sub(1).is_some_and(linked) || linked(part.at + 1)
    }
}

/// A left-over sentence, and one of the other report that it may be a further part of.
struct Part {
    is_new: bool,
    at: usize,
    whole: usize,
    held: f64,
    alone: f64,
}

impl Part {
    fn weakest(&self) -> f64 {
        self.held.min(self.alone)
    }
}

/// All that may be parts, those held best first.
fn measured(chosen: &Chosen, seen: &[Candidate], sides: &Sides<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    for c in seen.iter().filter(|c| c.place >= Place::Inside) {
        let (is_new, first) = match (chosen.old.of[c.old], chosen.new.of[c.new]) {
            (Some(first), None) => (true, first),
            (None, Some(first)) => (false, first),
            _ => continue,
        };
        let (own, other) = if is_new { (&sides.new, &sides.old) } else { (&sides.old, &sides.new) };
        let (at, whole) = if is_new { (c.new, c.old) } else { (c.old, c.new) };
        let held = own.vectors[at].contained_in(&other.vectors[whole]);
        if held >= PART_BESIDE {
            let alone = own.vectors[at].contained_without(&other.vectors[whole], &own.vectors[first]);
            parts.push(Part { is_new, at, whole, held, alone });
        }
    }
    parts.sort_by(|a, b| b.held.total_cmp(&a.held).then(a.whole.cmp(&b.whole)).then(a.at.cmp(&b.at)));
    parts
}
