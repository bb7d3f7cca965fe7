//! Clauses that left their sentence: a run of clauses whose like stands by itself elsewhere in the other report becomes a link of its own.

use rustc_hash::FxHashSet;

use super::chosen::Chosen;
use super::sides::{Candidate, Sides};
use super::similarity::Vector;
use super::{Link, Segment};
use crate::source::Span;
use crate::structure::Report;

/// How alike the clauses and the sentence must be.
const LEAST: f64 = 0.45;
/// How much of the lone sentence must stand in the one that it left …
const HELD: f64 = 0.4;
/// … and how much of it where that one's counterpart does not have it.
const HELD_ALONE: f64 = 0.3;
/// What remains of the sentence must still be like its counterpart.
const LEAST_REST: f64 = 0.3;
/// Runs of more clauses are sentences of their own.
const LONGEST: usize = 12;
/// Clauses of fewer characters are too little to be traced.
const SHORT: usize = 8;

/// A run of clauses that is linked by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Detached {
    /// Whether the sentence that it left is the new report's.
    pub(super) from_new: bool,
    /// That sentence.
    pub(super) sentence: usize,
    /// The run.
    pub(super) span: Span,
    /// The lone sentence of the other report.
    pub(super) other: usize,
    similarity: f64,
}

impl Detached {
    /// The link to the lone sentence.
    pub(super) fn link(&self, lone: Segment) -> Link {
        let run = Segment { sentence: self.sentence, span: self.span };
        let (old, new) = if self.from_new { (lone, run) } else { (run, lone) };
        Link { old: vec![old], new: vec![new], similarity: self.similarity, moved: true, nearest: None }
    }
}

/// Finds the runs: one a sentence and one a lone sentence, the most alike first.
pub(super) fn detach(sides: &Sides<'_>, chosen: &Chosen, seen: &[Candidate], mut weigh: impl FnMut(&str) -> Vector) -> Vec<Detached> {
    let mut found = Vec::new();
    let (old, new) = (&chosen.old, &chosen.new);
    for c in seen {
        let (from_new, rival) = match (old.of[c.old], new.of[c.new]) {
            (Some(rival), None) if new.free(c.new) && !old.has_parts[c.old] && !new.has_parts[rival] => (false, rival),
            (None, Some(rival)) if old.free(c.old) && !new.has_parts[c.new] && !old.has_parts[rival] => (true, rival),
            _ => continue,
        };
        let (own, other, sentence, lone) =
            if from_new { (&sides.new, &sides.old, c.new, c.old) } else { (&sides.old, &sides.new, c.old, c.new) };
        let (holder, held, rival) = (&own.vectors[sentence], &other.vectors[lone], &other.vectors[rival]);
        if held.contained_in(holder) >= HELD && held.contained_without(holder, rival) >= HELD_ALONE {
            let best = best_run(own.report, sentence, held, rival, &mut weigh);
            found.extend(best.map(|(span, similarity)| Detached { from_new, sentence, span, other: lone, similarity }));
        }
    }
    found.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.sentence.cmp(&b.sentence)).then(a.other.cmp(&b.other)));
    let mut taken: FxHashSet<(bool, bool, usize)> = FxHashSet::default();
    found.retain(|d| {
        let (holder, lone) = ((d.from_new, true, d.sentence), (d.from_new, false, d.other));
        let free = !taken.contains(&holder) && !taken.contains(&lone);
        if free {
            taken.extend([holder, lone]);
        }
        free
    });
    found
}

/// The run of clauses that is most like `held`, where the rest stays like `rival`.
fn best_run(
    report: &Report,
    sentence: usize,
    held: &Vector,
    rival: &Vector,
    weigh: &mut impl FnMut(&str) -> Vector,
) -> Option<(Span, f64)> {
    let clauses = &report.sentences[sentence].clauses;
    let mut best: Option<(Span, f64)> = None;
    for (from, first) in clauses.iter().enumerate() {
        for last in clauses.iter().skip(from).take(LONGEST) {
            let span = first.join(*last);
            let words = report.words(span);
            let cosine = weigh(words).cosine(held);
            let enough = words.chars().filter(|c| c.is_alphanumeric()).count() >= SHORT;
            if enough && cosine >= LEAST && best.is_none_or(|(_, b)| cosine > b) {
                best = Some((span, cosine));
            }
        }
    }
    let (span, _) = best?;
    let rest: String = without(report, sentence, Some(span)).iter().map(|segment| report.words(segment.span)).collect();
    best.filter(|_| weigh(&rest).cosine(rival) >= LEAST_REST)
}

/// A sentence without a run of its clauses: one segment, or two where the run stood in the middle.
pub(super) fn without(report: &Report, sentence: usize, run: Option<Span>) -> Vec<Segment> {
    let whole = report.sentences[sentence].span;
    let spans = match run {
        Some(run) => vec![Span::new(whole.start, run.start), Span::new(run.end, whole.end)],
        None => vec![whole],
    };
    spans.into_iter().filter(|span| !span.is_empty()).map(|span| Segment { sentence, span }).collect()
}
