//! Two reports' sentences → links: what belongs together, what a sentence was taken apart into or put together from, what moved, and the
//! nearest wording of what has no counterpart.

use super::chosen::Chosen;
use super::clauses::{self, Detached};
use super::moves::moves;
use super::sides::{Candidate, SectionMap, Side, Sides};
use super::similarity::{Bigrams, Counts, Vector};
use super::twins::Twins;
use super::{Link, SectionPair, Segment};
use crate::structure::Report;

/// So many sentences in one text are more than any report has: from here on only what shares less common words is compared.
pub const MOST: usize = 4_000;

/// From here the nearest wording is worth showing.
const NEAREST: f64 = 0.20;

/// Links the sentences of two reports; `sections` is what [`super::sections::pair`] found. Every sentence of either report stands in
/// one link (or its parts, which cover it, in several); in the order of the new report, then removed ones in that of the old.
#[must_use]
pub fn link(old: &Report, new: &Report, sections: &[SectionPair]) -> Vec<Link> {
    link_by(&mut Bigrams::of(old, new), old, new, sections)
}

/// As [`link`], of reports whose bigrams are counted.
pub(super) fn link_by(bigrams: &mut Bigrams, old: &Report, new: &Report, sections: &[SectionPair]) -> Vec<Link> {
    let (vocabulary, rarity) = (&mut bigrams.vocabulary, &bigrams.rarity);
    let weigh = |counts: &[Counts]| counts.iter().map(|c| rarity.weigh(c)).collect::<Vec<Vector>>();
    let (mut old_vectors, mut new_vectors) = (weigh(&bigrams.old), weigh(&bigrams.new));
    let twins = Twins::of(&old_vectors, &new_vectors);
    twins.old.iter().for_each(|&at| old_vectors[at] = Vector::default());
    twins.new.iter().for_each(|&at| new_vectors[at] = Vector::default());
    let sides = Sides { old: Side::new(old, old_vectors), new: Side::new(new, new_vectors), map: SectionMap::new(old, new, sections) };
    let seen = sides.candidates(vocabulary.len());
    let mut chosen = Chosen::one_to_one(&twins, &seen, &sides);
    chosen.parts(&seen, &sides);
    let detached = clauses::detach(&sides, &chosen, &seen, |words| rarity.weigh(&vocabulary.count(words)));
    links(&sides, &chosen, &seen, &detached)
}

fn links(sides: &Sides<'_>, chosen: &Chosen, seen: &[Candidate], detached: &[Detached]) -> Vec<Link> {
    let (old, new) = (sides.old.report, sides.new.report);
    let (old_apart, new_apart) = (Apart::of(detached, false, old, new), Apart::of(detached, true, new, old));
    let whole = |report: &Report, at: usize| Segment { sentence: at, span: report.sentences[at].span };
    let moved = moves(sides, chosen);
    let (near_old, near_new) = (nearest(seen, |c| c.old, old.sentences.len()), nearest(seen, |c| c.new, new.sentences.len()));
    let (old_parts, new_parts) = (gathered(&chosen.old.part_of, new), gathered(&chosen.new.part_of, old));
    let mut links = Vec::new();
    for (j, near) in near_new.iter().enumerate() {
        let Some(i) = chosen.new.of[j].or(chosen.new.part_of[j]) else {
            if let Some(d) = old_apart.alone[j] {
                links.push(d.link(whole(new, j)));
            } else {
                let nearest = near.map(|c| (whole(old, c.old), c.cosine));
                links.push(Link { old: Vec::new(), new: vec![whole(new, j)], similarity: 0.0, moved: false, nearest });
            }
            continue;
        };
        let first = chosen.old.of[i].unwrap_or(j);
        let (news, olds) = (with(&new_parts[i], first), with(&old_parts[first], i));
        // The first of the new parts in text order stands for all.
        if news.first() != Some(&j) {
            continue;
        }
        let same = old.words(old.sentences[i].span) == new.words(new.sentences[first].span);
        links.push(Link {
            old: olds.iter().flat_map(|&at| clauses::without(old, at, old_apart.run[at].map(|d| d.span))).collect(),
            new: news.iter().flat_map(|&at| clauses::without(new, at, new_apart.run[at].map(|d| d.span))).collect(),
            similarity: if same { 1.0 } else { sides.old.vectors[i].cosine(&sides.new.vectors[first]) },
            moved: moved[first],
            nearest: None,
        });
    }
    for (i, near) in near_old.iter().enumerate() {
        if chosen.old.of[i].is_some() || chosen.old.part_of[i].is_some() {
            continue;
        }
        if let Some(d) = new_apart.alone[i] {
            links.push(d.link(whole(old, i)));
        } else {
            let nearest = near.map(|c| (whole(new, c.new), c.cosine));
            links.push(Link { old: vec![whole(old, i)], new: Vec::new(), similarity: 0.0, moved: false, nearest });
        }
    }
    links.sort_by_key(|link| link.new.first().map_or((1, link.old.first().map_or(0, |s| s.span.start)), |s| (0, s.span.start)));
    links
}

/// The runs of clauses that left one report's sentences.
struct Apart<'a> {
    /// For each sentence of that report the run that left it.
    run: Vec<Option<&'a Detached>>,
    /// For each sentence of the other report the run that is its counterpart.
    alone: Vec<Option<&'a Detached>>,
}

impl<'a> Apart<'a> {
    fn of(detached: &'a [Detached], from_new: bool, own: &Report, other: &Report) -> Self {
        let mut apart = Self { run: vec![None; own.sentences.len()], alone: vec![None; other.sentences.len()] };
        for d in detached.iter().filter(|d| d.from_new == from_new) {
            apart.run[d.sentence] = Some(d);
            apart.alone[d.other] = Some(d);
        }
        apart
    }
}

/// For every sentence of the other report those that are further parts of it, ascending.
fn gathered(part_of: &[Option<usize>], other: &Report) -> Vec<Vec<usize>> {
    let mut parts = vec![Vec::new(); other.sentences.len()];
    for (at, whole) in part_of.iter().enumerate() {
        if let Some(list) = whole.and_then(|whole| parts.get_mut(whole)) {
            list.push(at);
        }
    }
    parts
}

fn with(parts: &[usize], one: usize) -> Vec<usize> {
    let mut all: Vec<usize> = parts.iter().copied().chain([one]).collect();
    all.sort_unstable();
    all
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
        assert_eq!(lines.join("\n").trim(), expected.trim());
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
    fn a_row_of_figures_becomes_as_many_sentences_as_it_has_figures() {
        check(
            &format!("一、去年回顾\n地区生产总值完成166亿元，规上工业增加值完成31亿元，社会消费品零售总额完成58亿元。{REST}\n"),
            &format!("一、去年回顾\n经济向好，地区生产总值完成176亿元；规上工业增加值完成32亿元；社会消费品零售总额完成64亿元。{REST}\n"),
            "地区生产总值完成166亿元，规上工业增加值完成31亿元，社会消费品零售总额完成58亿元。 => \
             经济向好，地区生产总值完成176亿元； + 规上工业增加值完成32亿元； + 社会消费品零售总额完成64亿元。",
        );
    }

    #[test]
    fn a_short_sentence_finds_the_long_one_that_holds_it() {
        check(
            &format!(
                "一、去年回顾\n（一）兴业\n{REST}\n（二）惠民\n坚持担当尽责，为公园里等6个停工楼盘争取专项借款1.6亿元，化解四千户群众的遗留问题，干群连心。\n"
            ),
            &format!("一、去年回顾\n（一）兴业\n{REST}争取专项借款1.7亿元。\n（二）惠民\n社区食堂开到家门口。\n"),
            "
坚持担当尽责，为公园里等6个停工楼盘争取专项借款1.6亿元，化解四千户群众的遗留问题，干群连心。 => 争取专项借款1.7亿元。
> （二）惠民 => （二）惠民
 => 社区食堂开到家门口。",
        );
    }

    #[test]
    fn a_target_is_linked_to_this_years_target_rather_than_to_its_result() {
        check(
            &format!("一、主要目标\n外贸促稳提质，国际收支基本平衡。\n二、今年任务\n{REST}\n"),
            &format!("一、去年回顾\n国际收支基本平衡。\n二、主要目标\n国际收支保持基本平衡。\n三、今年任务\n{REST}\n"),
            "
 => 一、去年回顾
 => 国际收支基本平衡。
一、主要目标 => 二、主要目标
外贸促稳提质，国际收支基本平衡。 => 国际收支保持基本平衡。
二、今年任务 => 三、今年任务",
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
