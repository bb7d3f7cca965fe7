//! Links → what a text with tracked changes keeps: the heaviest run of words that stand in the same order in both reports; and of the
//! rest what moved word for word.

use std::ops::Range;

use super::flat::Flat;
use crate::align::{Link, Segment};
use crate::compare::{Tag, TextChange};

/// Fewer characters that stand elsewhere are chance.
const LEAST_MOVED: usize = 5;

/// What is kept, and what moved.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// In the order of both texts.
    pub(super) units: Vec<Unit>,
    /// In the order of the new text.
    pub(super) moves: Vec<Move>,
}

/// A stretch of either text that belong together.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// The words in it that both have.
    pub(super) blocks: Vec<Block>,
    /// The move that it is where it is not kept: one sentence that is the same in both.
    same: bool,
}

/// Words that stand in both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) length: usize,
}

/// Words that stand in both in another order.
#[derive(Debug, Clone)]
pub(super) struct Move {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// Chooses what is kept.
pub(super) fn choose(old: &Flat, new: &Flat, links: &[&Link], pairs: &[TextChange]) -> Anchors {
    let mut units: Vec<Unit> = links.iter().zip(pairs).flat_map(|(link, pair)| units(old, new, link, pair)).collect();
    units.sort_by_key(|unit| unit.old.start);
    let kept = heaviest(&units);
    let mut anchors = Anchors::default();
    for (unit, kept) in units.into_iter().zip(kept) {
        if kept {
            anchors.units.push(unit);
        } else if unit.same && old.slice(unit.old.clone()).chars().count() >= LEAST_MOVED {
            anchors.moves.push(Move { old: unit.old, new: unit.new });
        }
    }
    anchors.moves.sort_by_key(|of| of.new.start);
    anchors
}

/// The stretches of one link that belong together: one, where a sentence stands against a sentence; else one for each old and new
/// segment that share words.
fn units(old: &Flat, new: &Flat, link: &Link, pair: &TextChange) -> Vec<Unit> {
    let places = |flat: &Flat, segments: &[Segment]| segments.iter().map(|of| flat.place(of)).collect::<Vec<_>>();
    let (olds, news) = (places(old, &link.old), places(new, &link.new));
    let mut units: Vec<((usize, usize), Unit)> = Vec::new();
    let (mut a, mut b) = (Walk::new(&olds), Walk::new(&news));
    for (tag, words) in &pair.inline {
        match tag {
            Tag::Delete => a.pass(words.len()),
            Tag::Insert => b.pass(words.len()),
            Tag::Keep => {
                let mut rest = words.len();
                while rest > 0 {
                    let (Some(i), Some(j)) = (a.here(), b.here()) else { break };
                    let length = rest.min(i.1).min(j.1);
                    if length == 0 {
                        break;
                    }
                    let block = Block { old: i.0, new: j.0, length };
                    let key = (a.segment, b.segment);
                    match units.last_mut().filter(|(last, _)| *last == key) {
                        Some((_, unit)) => {
                            unit.old.end = block.old + length;
                            unit.new.end = block.new + length;
                            unit.blocks.push(block);
                        }
                        None => {
                            let (old, new) = (block.old..block.old + length, block.new..block.new + length);
                            units.push((key, Unit { old, new, blocks: vec![block], same: false }));
                        }
                    }
                    a.pass(length);
                    b.pass(length);
                    rest -= length;
                }
            }
        }
    }
    if let ([i], [j]) = (olds.as_slice(), news.as_slice()) {
        let blocks = units.pop().map(|(_, unit)| unit.blocks).unwrap_or_default();
        let same = old.slice(i.clone()) == new.slice(j.clone());
        return vec![Unit { old: i.clone(), new: j.clone(), blocks, same }];
    }
    units.into_iter().map(|(_, unit)| unit).collect()
}

/// A walk through segments that stand apart in their text.
struct Walk<'a> {
    segments: &'a [Range<usize>],
    segment: usize,
    done: usize,
}

impl<'a> Walk<'a> {
    fn new(segments: &'a [Range<usize>]) -> Self {
        Self { segments, segment: 0, done: 0 }
    }

    /// The place, and how much of its segment is left.
    fn here(&self) -> Option<(usize, usize)> {
        let of = self.segments.get(self.segment)?;
        Some((of.start + self.done, of.len().saturating_sub(self.done)))
    }

    fn pass(&mut self, length: usize) {
        self.done += length;
        while let Some(of) = self.segments.get(self.segment).filter(|of| self.done >= of.len()) {
            self.done -= of.len();
            self.segment += 1;
        }
    }
}

/// Which units, in the order of the old text, make the heaviest run that stands in the same order in the new.
fn heaviest(units: &[Unit]) -> Vec<bool> {
    // What is kept by its bytes; two that are put beside one another without a word in common weigh next to nothing.
    let weight = |unit: &Unit| 1 + 8 * unit.blocks.iter().map(|block| block.length).sum::<usize>();
    let mut by_new: Vec<usize> = (0..units.len()).collect();
    by_new.sort_by_key(|&at| units.get(at).map_or(0, |unit| unit.new.start));
    let mut rank = vec![0; units.len()];
    for (place, &at) in by_new.iter().enumerate() {
        rank[at] = place + 1;
    }
    // The best run that ends at or before each place of the new text, as a tree of prefix maxima.
    let mut tree: Vec<(usize, Option<usize>)> = vec![(0, None); units.len() + 1];
    let mut before: Vec<Option<usize>> = vec![None; units.len()];
    let mut best: (usize, Option<usize>) = (0, None);
    for (at, unit) in units.iter().enumerate() {
        let mut found: (usize, Option<usize>) = (0, None);
        let mut place = rank[at] - 1;
        while place > 0 {
            if tree[place].0 > found.0 {
                found = tree[place];
            }
            place &= place - 1;
        }
        before[at] = found.1;
        let run = (found.0 + weight(unit), Some(at));
        if run.0 > best.0 {
            best = run;
        }
        let mut place = rank[at];
        while place < tree.len() {
            if run.0 > tree[place].0 {
                tree[place] = run;
            }
            place += place & place.wrapping_neg();
        }
    }
    let mut kept = vec![false; units.len()];
    let mut next = best.1;
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    kept
}
