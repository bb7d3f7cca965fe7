//! Links → which of them moved: out of their section, or out of the longest run that kept its order.

use super::chosen::Chosen;
use super::sides::{Place, Sides};

/// For every new sentence, whether its counterpart stood elsewhere: in a section that does not belong to its own, or out of the longest
/// run that kept its order.
pub(super) fn moves(sides: &Sides<'_>, chosen: &Chosen) -> Vec<bool> {
    let mut moved = vec![false; chosen.new.of.len()];
    // Within two sections the run is sought that kept its order; by sections, then by new sentence.
    let mut inside: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (new, old) in chosen.new.of.iter().enumerate().filter_map(|(j, i)| i.map(|i| (j, i))) {
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

/// The places of a longest strictly increasing subsequence, ascending.
pub(super) fn longest_increasing(values: &[usize]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let place = ends.partition_point(|&end| values[end] < *value);
        before.push(place.checked_sub(1).map(|p| ends[p]));
        if place == ends.len() {
            ends.push(at);
        } else {
            ends[place] = at;
        }
    }
    let mut run: Vec<usize> = std::iter::successors(ends.last().copied(), |&at| before[at]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_is_increasing() {
        assert_eq!(longest_increasing(&[3, 1, 2, 5, 4]), vec![1, 2, 4]);
        assert_eq!(longest_increasing(&[]), Vec::<usize>::new());
    }
}
