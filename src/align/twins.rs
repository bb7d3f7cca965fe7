//! Sentences that a report repeats over and over → paired in order, so that what stands in a text a thousand times is not compared a
//! million times.

use std::cmp::Ordering;

use super::sentences::MOST;
use super::similarity::Vector;

/// A sentence that stands in a report up to so often is compared like any other.
const OFTEN: usize = 8;

/// What is repeated, and what came of it.
#[derive(Debug, Default)]
pub(super) struct Twins {
    /// Old and new sentences that say the same but for figures, the first with the first.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Old sentences that need not be compared.
    pub(super) old: Vec<usize>,
    /// New sentences that need not be compared.
    pub(super) new: Vec<usize>,
}

impl Twins {
    /// Looks for what is repeated; nothing in reports of common size.
    pub(super) fn of(old: &[Vector], new: &[Vector]) -> Self {
        let mut twins = Self::default();
        if old.len().max(new.len()) <= MOST {
            return twins;
        }
        let vector = |(is_new, at): (bool, usize)| if is_new { &new[at] } else { &old[at] };
        let mut all: Vec<(bool, usize)> = (0..old.len()).map(|at| (false, at)).chain((0..new.len()).map(|at| (true, at))).collect();
        all.retain(|one| !vector(*one).0.is_empty());
        all.sort_by(|a, b| order(vector(*a), vector(*b)).then(a.cmp(b)));
        for group in all.chunk_by(|a, b| order(vector(*a), vector(*b)) == Ordering::Equal) {
            let side = |new: bool| group.iter().filter(move |(is_new, _)| *is_new == new).map(|(_, at)| *at);
            let (olds, news) = (side(false).count(), side(true).count());
            if olds.max(news) <= OFTEN {
                continue;
            }
            twins.pairs.extend(side(false).zip(side(true)));
            // The first few of what only one report has are compared, for the nearest wording.
            let spared = if olds.min(news) == 0 { OFTEN } else { 0 };
            twins.old.extend(side(false).skip(spared));
            twins.new.extend(side(true).skip(spared));
        }
        twins
    }
}

fn order(a: &Vector, b: &Vector) -> Ordering {
    let by_bigram = a.0.iter().zip(&b.0).map(|(x, y)| x.0.cmp(&y.0).then(x.1.total_cmp(&y.1))).find(|order| order.is_ne());
    by_bigram.unwrap_or_else(|| a.0.len().cmp(&b.0.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_repeated_is_paired_in_order_and_compared_no_more() {
        let (one, two) = (Vector(vec![(1, 1.0)]), Vector(vec![(2, 1.0)]));
        let old: Vec<Vector> = std::iter::repeat_n(one.clone(), MOST + 1).collect();
        let new = vec![one.clone(), two, one];
        let twins = Twins::of(&old, &new);
        assert_eq!(twins.pairs, [(0, 0), (1, 2)]);
        assert_eq!((twins.old.len(), twins.new), (MOST + 1, vec![0, 2]));
        assert!(Twins::of(&new, &new).pairs.is_empty());
    }
}
