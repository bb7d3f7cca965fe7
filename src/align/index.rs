//! Texts as vectors → the pairs that are alike, through an inverted index: texts without a bigram in common cost nothing.

use super::sentences::MOST;
use super::similarity::Vector;

/// Where there are more texts than [`MOST`] the commonest bigrams, those that stand in more texts than this, are no way to find a pair …
const COMMON: usize = 256;
/// … and of the pairs of one text only so many are kept, the most alike.
const BEST: usize = 32;

/// Every pair of an old and a new text whose cosine reaches `least`, by old, then new. Of very many texts (more than [`MOST`]) those
/// are missed that share but the commonest bigrams, so that time and memory stay in proportion to the texts.
pub(super) fn all_pairs(old: &[Vector], new: &[Vector], bigrams: usize, least: f64) -> Vec<(usize, usize, f64)> {
    let index = Index::of(new, bigrams);
    if old.len().max(new.len()) > MOST { index.likeliest(old, new, least) } else { index.exact(old, new.len(), least) }
}

/// For every bigram the texts that have it, with its weight there.
struct Index {
    starts: Vec<usize>,
    postings: Vec<(u32, f64)>,
}

impl Index {
    fn of(texts: &[Vector], bigrams: usize) -> Self {
        let mut starts = vec![0usize; bigrams + 1];
        for (id, _) in texts.iter().flat_map(|vector| &vector.0) {
            if let Some(n) = starts.get_mut(*id as usize + 1) {
                *n += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut fill = starts.clone();
        let mut postings = vec![(0u32, 0.0f64); starts.last().copied().unwrap_or(0)];
        for (j, vector) in texts.iter().enumerate() {
            for (id, weight) in &vector.0 {
                let at = &mut fill[*id as usize];
                postings[*at] = (u32::try_from(j).unwrap_or(u32::MAX), *weight);
                *at += 1;
            }
        }
        Self { starts, postings }
    }

    fn with(&self, id: u32) -> &[(u32, f64)] {
        &self.postings[self.starts[id as usize]..self.starts[id as usize + 1]]
    }

    fn exact(&self, old: &[Vector], texts: usize, least: f64) -> Vec<(usize, usize, f64)> {
        let mut scores = vec![0.0f64; texts];
        let mut pairs = Vec::new();
        for (i, vector) in old.iter().enumerate() {
            for (id, weight) in &vector.0 {
                for (j, other) in self.with(*id) {
                    scores[*j as usize] += weight * other;
                }
            }
            for (j, score) in scores.iter_mut().enumerate() {
                if *score >= least {
                    pairs.push((i, j, score.min(1.0)));
                }
                *score = 0.0;
            }
        }
        pairs
    }

    fn likeliest(&self, old: &[Vector], new: &[Vector], least: f64) -> Vec<(usize, usize, f64)> {
        let mut scores = vec![0.0f64; new.len()];
        let mut touched: Vec<u32> = Vec::new();
        let mut pairs = Vec::new();
        for (i, vector) in old.iter().enumerate() {
            for (id, weight) in vector.0.iter().filter(|(id, _)| self.with(*id).len() <= COMMON) {
                for (j, other) in self.with(*id) {
                    let score = &mut scores[*j as usize];
                    if *score == 0.0 {
                        touched.push(*j);
                    }
                    *score += weight * other;
                }
            }
            touched.sort_unstable_by(|a, b| scores[*b as usize].total_cmp(&scores[*a as usize]).then(a.cmp(b)));
            let mut found: Vec<(usize, usize, f64)> = touched
                .iter()
                .take(BEST)
                .map(|&j| (i, j as usize, vector.cosine(&new[j as usize])))
                .filter(|(_, _, cosine)| *cosine >= least)
                .collect();
            found.sort_unstable_by_key(|pair| pair.1);
            pairs.append(&mut found);
            touched.drain(..).for_each(|j| scores[j as usize] = 0.0);
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::super::similarity::{Counts, Vocabulary};
    use super::*;

    fn vectors(texts: &[&str]) -> (Vec<Vector>, usize) {
        let mut vocabulary = Vocabulary::default();
        let counts: Vec<Counts> = texts.iter().map(|text| vocabulary.learn(text)).collect();
        let rarity = vocabulary.rarity();
        (counts.iter().map(|c| rarity.weigh(c)).collect(), vocabulary.len())
    }

    #[test]
    fn the_inverted_index_finds_what_comparing_every_pair_finds() {
        let texts = ["扩大内需促消费", "促消费扩投资", "办好养老服务", "养老服务提质", "扩投资", "一"];
        let (v, bigrams) = vectors(&texts);
        let (old, new) = v.split_at(3);
        let mut expected = Vec::new();
        for (i, a) in old.iter().enumerate() {
            for (j, b) in new.iter().enumerate() {
                let cosine = a.cosine(b);
                if cosine >= 0.1 {
                    expected.push((i, j));
                }
            }
        }
        let found: Vec<(usize, usize)> = all_pairs(old, new, bigrams, 0.1).iter().map(|p| (p.0, p.1)).collect();
        assert_eq!(found, expected);
        assert!(!found.is_empty());
        // The way for very many texts finds the same where no bigram is too common.
        let likeliest: Vec<(usize, usize)> = Index::of(new, bigrams).likeliest(old, new, 0.1).iter().map(|p| (p.0, p.1)).collect();
        assert_eq!(likeliest, expected);
    }
}
