//! Two reports' sentences → links: one to one by likeness within and across sections, then what a sentence was taken apart into or
//! put together from; what moved; and the nearest wording of what has no counterpart.

use super::clauses::{self, Detached};
use super::moves::moves;
use super::sides::{Candidate, LEAST_OTHER_TENSE, Place, SectionMap, Side, Sides};
use super::similarity::{Counts, Vector, Vocabulary};
use super::{Link, SectionPair, Segment};
use crate::structure::Report;

/// A link between neighbours of sentences that are linked.
const LEAST_BESIDE: f64 = 0.20;
/// A link between two sentences of sections that belong together that are each what the other is most like.
const LEAST_MUTUAL: f64 = 0.23;
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
    let (near_old, near_new) = (nearest(seen, |c| c.old, old.sentences.len()), nearest(seen, |c| c.new, new.sentences.len()));
    let mut links = Vec::new();
    for (j, near) in near_new.iter().enumerate() {
        let part_of = chosen.new_parts.iter().find(|p| p.0 == j).map(|p| p.1);
        let Some(i) = chosen.of_new[j].or(part_of) else {
            if let Some(d) = detached.iter().find(|d| !d.from_new && d.other == j) {
                links.push(d.link(whole(new, j)));
            } else {
                let nearest = near.map(|c| (whole(old, c.old), c.cosine));
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
    for (i, near) in near_old.iter().enumerate() {
        if chosen.of_old[i].is_some() || chosen.old_parts.iter().any(|p| p.0 == i) {
            continue;
        }
        if let Some(d) = detached.iter().find(|d| d.from_new && d.other == i) {
            links.push(d.link(whole(old, i)));
        } else {
            let nearest = near.map(|c| (whole(new, c.new), c.cosine));
            links.push(Link { old: vec![whole(old, i)], new: Vec::new(), similarity: 0.0, moved: false, nearest });
        }
    }
    links.sort_by_key(|link| link.new.first().map_or((1, link.old.first().map_or(0, |s| s.span.start)), |s| (0, s.span.start)));
    links
}

/// For every sentence of either side what it is most like on the other, from what is worth showing on; of equals the first.
fn nearest(seen: &[Candidate], side: impl Fn(&Candidate) -> usize, sentences: usize) -> Vec<Option<&Candidate>> {
    let mut nearest: Vec<Option<&Candidate>> = vec![None; sentences];
    for c in seen.iter().filter(|c| c.cosine >= NEAREST) {
        if let Some(slot) = nearest.get_mut(side(c))
            && slot.is_none_or(|best| c.cosine > best.cosine)
        {
            *slot = Some(c);
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sections;
    use super::super::testing::report;
    use super::*;

    fn linked(old: &Report, new: &Report) -> Vec<Link> {
        link(old, new, &sections::pair(old, new))
    }

    /// The links as `old + old => new`, moved ones with `>`, in order, those whose both sides are the same left out.
    fn check(old: &str, new: &str, expected: &str) {
        let (old, new) = (report(old), report(new));
        let side = |r: &Report, segments: &[Segment]| segments.iter().map(|s| r.words(s.span).to_owned()).collect::<Vec<_>>().join(" + ");
        let lines: Vec<String> = linked(&old, &new)
            .iter()
            .map(|l| (side(&old, &l.old), side(&new, &l.new), l.moved))
            .filter(|(a, b, moved)| a != b || *moved)
            .map(|(a, b, moved)| format!("{}{a} => {b}", if moved { "> " } else { "" }))
            .collect();
        assert_eq!(lines.join("\n"), expected.trim());
    }

    const REST: &str = "新建口袋公园八处。渡口码头开港运营。校车线路覆盖全部行政村。粮库智能化改造完工。";

    #[test]
    fn a_reworded_sentence_finds_its_like() {
        check(
            &format!("一、今年任务\n弘扬工匠精神。{REST}\n"),
            &format!("一、今年任务\n{REST}弘扬工匠精神，建设一支产业技术工人队伍。\n"),
            "> 弘扬工匠精神。 => 弘扬工匠精神，建设一支产业技术工人队伍。",
        );
    }

    #[test]
    fn what_left_its_section_moved() {
        check(
            &format!("一、今年任务\n（一）兴业\n{REST}\n（二）惠民\n改造老旧小区二十个，加装电梯五十部。社区食堂开到家门口。\n"),
            &format!("一、今年任务\n（一）兴业\n{REST}改造老旧小区三十个，加装电梯八十部。\n（二）惠民\n社区食堂开到家门口。\n"),
            "> 改造老旧小区二十个，加装电梯五十部。 => 改造老旧小区三十个，加装电梯八十部。",
        );
    }

    #[test]
    fn a_result_is_not_a_target_of_the_same_words() {
        let of = |review: &str, targets: &str| {
            let (old, new) =
                (report(&format!("一、去年回顾\n{review}\n{REST}\n")), report(&format!("一、主要目标\n{targets}\n三、今年任务\n{REST}\n")));
            linked(&old, &new).iter().any(|l| l.old.iter().any(|s| old.words(s.span) == review) && !l.new.is_empty())
        };
        assert!(!of("全年居民消费价格总水平上涨0.2%。", "全年居民消费价格总水平的涨幅2%左右。"));
        assert!(of("全年居民消费价格总水平上涨0.2%。", "全年居民消费价格总水平上涨2%。"));
    }

    #[test]
    fn a_sentence_can_become_several_and_several_one() {
        let whole = "一、今年任务\n扎实推进灾后恢复重建工程，完成十五处积水点治理任务，建成一批平急两用设施。渡口码头开港运营。\n";
        let parts = "一、今年任务\n扎实推进灾后恢复重建工程。完成十五处积水点治理任务。建成一批平急两用设施。渡口码头开港运营。\n";
        check(
            whole,
            parts,
            "扎实推进灾后恢复重建工程，完成十五处积水点治理任务，建成一批平急两用设施。 => \
             扎实推进灾后恢复重建工程。 + 完成十五处积水点治理任务。 + 建成一批平急两用设施。",
        );
        check(
            parts,
            whole,
            "扎实推进灾后恢复重建工程。 + 完成十五处积水点治理任务。 + 建成一批平急两用设施。 => \
             扎实推进灾后恢复重建工程，完成十五处积水点治理任务，建成一批平急两用设施。",
        );
    }

    #[test]
    fn clauses_that_left_their_sentence_are_linked_by_themselves() {
        check(
            &format!(
                "一、今年任务\n（一）兴业\n{REST}推广节水灌溉技术，建设智慧粮库二十座，持续打好蓝天碧水净土保卫战。\n（二）守绿\n山林防火网格到户到人。\n"
            ),
            &format!(
                "一、今年任务\n（一）兴业\n{REST}推广节水灌溉技术，建设智慧粮库三十座。\n（二）守绿\n山林防火网格到户到人。坚决打好蓝天碧水净土保卫战。\n"
            ),
            "
推广节水灌溉技术，建设智慧粮库二十座， => 推广节水灌溉技术，建设智慧粮库三十座。
> 持续打好蓝天碧水净土保卫战。 => 坚决打好蓝天碧水净土保卫战。",
        );
    }

    #[test]
    fn what_has_no_counterpart_names_the_nearest() {
        let old = report(&format!("一、今年任务\n（一）兴业\n{REST}\n（二）惠民\n多措并举扩大油料生产规模。\n"));
        let new = report(&format!("一、今年任务\n（一）兴业\n{REST}多措并举稳定外贸。\n（二）惠民\n社区食堂开到家门口。\n"));
        let links = linked(&old, &new);
        let lone = links.iter().find(|l| l.new.is_empty() && l.nearest.is_some());
        let nearest = lone.and_then(|l| l.nearest).map(|(segment, _)| new.words(segment.span));
        assert_eq!(nearest, Some("多措并举稳定外贸。"));
    }

    /// A report of sentences drawn from a small stock, so that likes, parts and repetitions abound.
    fn any_report() -> impl Strategy<Value = String> {
        let stock = [
            "新建口袋公园八处",
            "渡口码头开港运营",
            "新建口袋公园九处，渡口码头扩建",
            "校车线路覆盖全部行政村，粮库智能化改造完工",
            "粮库智能化改造全面完工",
            "各位代表",
            "持续打好蓝天碧水净土保卫战",
            "推广节水灌溉技术，持续打好蓝天碧水净土保卫战，新建口袋公园",
        ];
        let piece = (0..stock.len(), 0..6usize).prop_map(move |(at, what)| match what {
            0 => format!("\n一、今年任务{at}\n"),
            1 => format!("\n（一）{}\n", stock[at]),
            2 => format!("\n——{}。", stock[at]),
            _ => format!("{}。", stock[at]),
        });
        proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn every_sentence_is_covered_once(old in any_report(), new in any_report()) {
            let (old, new) = (report(&old), report(&new));
            let links = linked(&old, &new);
            prop_assert_eq!(&links, &linked(&old, &new));
            for (report, segments) in [
                (&old, links.iter().flat_map(|l| &l.old).collect::<Vec<&Segment>>()),
                (&new, links.iter().flat_map(|l| &l.new).collect::<Vec<&Segment>>()),
            ] {
                let mut spans: Vec<_> = segments.iter().map(|s| s.span).collect();
                spans.sort_unstable();
                prop_assert!(spans.windows(2).all(|w| w[0].end <= w[1].start));
                for (at, sentence) in report.sentences.iter().enumerate() {
                    let own: usize = segments.iter().filter(|s| s.sentence == at).map(|s| s.span.end - s.span.start).sum();
                    prop_assert_eq!(own, sentence.span.end - sentence.span.start);
                    prop_assert!(segments.iter().filter(|s| s.sentence == at).all(|s| sentence.span.contains(s.span)));
                }
            }
            prop_assert!(links.iter().all(|l| (0.0..=1.0).contains(&l.similarity) && !(l.old.is_empty() && l.new.is_empty())));
        }
    }
}
