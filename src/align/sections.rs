//! Two outlines → which sections belong together: by what their bodies say, then by their titles; one to one first, then what is left
//! joins the pair that it speaks to (merged, split).

use super::index::all_pairs;
use super::moves::longest_increasing;
use super::similarity::{Adder, Bigrams, Counts, Vector};
use super::title::{bare_title, same_title};
use super::{Relation, SectionPair};
use crate::structure::{Kind, Report, Section};

/// What the likeness of the titles adds to that of the bodies. Titles alone are weak: of ten tasks of two consecutive national reports,
/// title similarity finds five, body similarity all.
const TITLE: f64 = 0.25;
/// Below this a pair of sections is none.
const LEAST: f64 = 0.16;
/// Below this a section that is left over joins no pair.
const LEAST_JOINED: f64 = 0.15;
/// Below this the bodies have too little in common for that, whatever the titles say.
const LEAST_BODY: f64 = 0.08;
/// What the same function in the report (review, plan …) adds.
const SAME_KIND: f64 = 0.03;
/// What each step between the depths of two sections costs.
const DEPTH_STEP: f64 = 0.06;
/// What parents that belong together add.
const SAME_PARENT: f64 = 0.03;

/// An outline of more sections is none: they are not paired.
pub const MOST: usize = 2_000;

/// A report's sections as vectors.
struct Outline<'a> {
    sections: &'a [Section],
    /// How many sections each stands in: 一是 right under 一、 is what （一） is elsewhere.
    depths: Vec<usize>,
    bodies: Vec<Vector>,
    titles: Vec<Vector>,
}

impl Outline<'_> {
    fn looks_forward(&self, at: usize) -> bool {
        self.sections[at].kind.looks_forward()
    }

    fn top(&self, at: usize) -> usize {
        ancestors(self.sections, at).last().unwrap_or(at)
    }
}

/// Pairs the sections of two reports, at every level: in the order of the new report, removed ones where they stood. The front matter
/// and the glossary are left out. A section stands in one pair, and in a second where it found its like inside a larger section. Of
/// more than [`MOST`] sections no pairs.
#[must_use]
pub fn pair(old: &Report, new: &Report) -> Vec<SectionPair> {
    pair_by(&mut Bigrams::of(old, new), old, new)
}

/// As [`pair`], of reports whose bigrams are counted.
pub(super) fn pair_by(bigrams: &mut Bigrams, old: &Report, new: &Report) -> Vec<SectionPair> {
    if old.sections.len().max(new.sections.len()) > MOST {
        return Vec::new();
    }
    let vocabulary = &mut bigrams.vocabulary;
    let old_titles: Vec<Counts> = old.sections.iter().map(|s| vocabulary.count(bare_title(&s.title))).collect();
    let new_titles: Vec<Counts> = new.sections.iter().map(|s| vocabulary.count(bare_title(&s.title))).collect();
    let mut adder = Adder::new(vocabulary.len());
    let (old_counts, new_counts) = (body_counts(old, &bigrams.old, &mut adder), body_counts(new, &bigrams.new, &mut adder));
    let rarity = vocabulary.rarity();
    let weigh = |counts: &[Counts]| counts.iter().map(|c| rarity.weigh(c)).collect::<Vec<Vector>>();
    let outline = |report: &'_ Report| (0..report.sections.len()).map(|at| ancestors(&report.sections, at).count()).collect::<Vec<usize>>();
    let (old_depths, new_depths) = (outline(old), outline(new));
    let old = Outline { sections: &old.sections, depths: old_depths, bodies: weigh(&old_counts), titles: weigh(&old_titles) };
    let new = Outline { sections: &new.sections, depths: new_depths, bodies: weigh(&new_counts), titles: weigh(&new_titles) };
    let similar = scores(&old, &new, vocabulary.len());

    let mut matching = Matching::new(old.sections.len(), new.sections.len());
    let same_tense = |i: usize, j: usize| old.looks_forward(i) == new.looks_forward(j);
    // Parents first: the tasks of one report then seek their like among the tasks of the other.
    let tops = |i: usize, j: usize| old.depths[i] == 0 && new.depths[j] == 0;
    matching.choose(&similar, LEAST, |i, j, s| tops(i, j).then(|| s.score() + kind_bonus(&old, &new, i, j)));
    let parents = matching.of_old.clone();
    let score = |i: usize, j: usize, s: Similar| {
        let same_parent = parents[old.top(i)] == Some(new.top(j));
        s.score() + kind_bonus(&old, &new, i, j) + if same_parent { SAME_PARENT } else { 0.0 }
    };
    let steps = |i: usize, j: usize| f64::from(u32::try_from(old.depths[i].abs_diff(new.depths[j])).unwrap_or(9));
    let below = |i: usize, j: usize| old.depths[i] > 0 && new.depths[j] > 0;
    let level = |i: usize, j: usize, s: Similar| score(i, j, s) - DEPTH_STEP * steps(i, j);
    // A task is sought among tasks of the same tense, one to one first; then what is left over joins the task that it speaks to, as a
    // five-year review has more tasks than a review of one year. Topics under tasks are sought among topics of tasks and results
    // alike: a five-year review speaks of all that the next plan takes up. Then what is left is sought anywhere.
    let task = |i: usize, j: usize| below(i, j) && (old.depths[i] == 1 || new.depths[j] == 1);
    matching.choose(&similar, LEAST, |i, j, s| (task(i, j) && same_tense(i, j)).then(|| level(i, j, s)));
    let equals = |i: usize, j: usize| old.depths[i] == 1 && new.depths[j] == 1 && same_tense(i, j);
    matching.join(&similar, |i, j, s| (equals(i, j) && s.body >= LEAST_BODY).then(|| score(i, j, s)));
    matching.choose(&similar, LEAST, |i, j, s| (below(i, j) && !task(i, j)).then(|| level(i, j, s)));
    matching.choose(&similar, LEAST, |i, j, s| below(i, j).then(|| level(i, j, s)));
    let chosen = matching.clone();
    let joinable = |i: usize, j: usize| {
        // What stands under a section that is paired with it anyway has no need to join.
        let known = ancestors(old.sections, i).any(|up| chosen.of_old[up] == Some(j))
            || ancestors(new.sections, j).any(|up| chosen.of_new[up] == Some(i));
        // The targets are a genre of their own: a task that names one has not become a part of them.
        let genres = (old.sections[i].kind == Kind::Targets) == (new.sections[j].kind == Kind::Targets);
        same_tense(i, j) && genres && (tops(i, j) || below(i, j)) && !known
    };
    matching.join(&similar, |i, j, s| (joinable(i, j) && s.body >= LEAST_BODY).then(|| score(i, j, s)));
    // What found its like inside a larger section belongs to that as well, where both stand on one level.
    let level_with = |i: usize, j: usize| old.depths[i] == new.depths[j] && same_tense(i, j);
    let inside = |sections: &[Section], of: Option<usize>, at: usize| of.is_some_and(|of| ancestors(sections, of).any(|up| up == at));
    for &(i, j, _) in similar.iter().filter(|(i, j, s)| level_with(*i, *j) && s.body >= LEAST) {
        if inside(new.sections, chosen.of_old[i], j) && matching.of_new[j].is_some() {
            matching.old_joined.push((i, j));
        } else if inside(old.sections, chosen.of_new[j], i) && matching.of_old[i].is_some() {
            matching.new_joined.push((i, j));
        }
    }
    finish(&old, &new, &matching, &similar)
}

/// How alike two sections are.
#[derive(Clone, Copy)]
struct Similar {
    body: f64,
    title: f64,
}

impl Similar {
    fn score(self) -> f64 {
        self.body + TITLE * self.title
    }
}

/// All pairs of sections that may belong together, by old, then new.
fn scores(old: &Outline<'_>, new: &Outline<'_>, bigrams: usize) -> Vec<(usize, usize, Similar)> {
    let counts = |s: &[Section], at: usize| at > 0 && s.get(at).is_some_and(|s| s.kind != Kind::Glossary);
    all_pairs(&old.bodies, &new.bodies, bigrams, 0.05)
        .into_iter()
        .filter(|&(i, j, _)| counts(old.sections, i) && counts(new.sections, j))
        .map(|(i, j, body)| (i, j, Similar { body, title: old.titles[i].cosine(&new.titles[j]) }))
        .collect()
}

fn kind_bonus(old: &Outline<'_>, new: &Outline<'_>, i: usize, j: usize) -> f64 {
    let (a, b) = (old.sections[i].kind, new.sections[j].kind);
    if a == b {
        SAME_KIND
    } else if a.looks_forward() == b.looks_forward() {
        0.0
    } else {
        -SAME_KIND
    }
}

/// A section's parent, its parent's parent, and so on.
pub(super) fn ancestors(sections: &[Section], at: usize) -> impl Iterator<Item = usize> + '_ {
    // A parent stands before its child; anything else would be a loop.
    std::iter::successors(Some(at), move |&at| sections.get(at)?.parent.filter(|&p| p < at)).skip(1)
}

/// Which sections belong together: one to one, and those that joined such a pair.
#[derive(Clone)]
struct Matching {
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
    old_joined: Vec<(usize, usize)>,
    new_joined: Vec<(usize, usize)>,
}

impl Matching {
    fn new(old: usize, new: usize) -> Self {
        Self { of_old: vec![None; old], of_new: vec![None; new], old_joined: Vec::new(), new_joined: Vec::new() }
    }

    /// Takes the best pair again and again (ties: the nearer in place, then the earlier).
    fn choose(&mut self, similar: &[(usize, usize, Similar)], least: f64, score: impl Fn(usize, usize, Similar) -> Option<f64>) {
        for (_, i, j) in ranked(similar, least, score) {
            let joined = self.old_joined.iter().any(|p| p.0 == i) || self.new_joined.iter().any(|p| p.1 == j);
            if self.of_old[i].is_none() && self.of_new[j].is_none() && !joined {
                self.of_old[i] = Some(j);
                self.of_new[j] = Some(i);
            }
        }
    }

    /// Lets every section that is left over join the pair of the section that it is most like.
    fn join(&mut self, similar: &[(usize, usize, Similar)], score: impl Fn(usize, usize, Similar) -> Option<f64>) {
        let mut done = (vec![false; self.of_old.len()], vec![false; self.of_new.len()]);
        self.old_joined.iter().for_each(|p| done.0[p.0] = true);
        self.new_joined.iter().for_each(|p| done.1[p.1] = true);
        let (old_done, new_done) = (&mut done.0, &mut done.1);
        for (_, i, j) in ranked(similar, LEAST_JOINED, score) {
            if self.of_old[i].is_none() && self.of_new[j].is_some() && !old_done[i] {
                old_done[i] = true;
                self.old_joined.push((i, j));
            }
            if self.of_new[j].is_none() && self.of_old[i].is_some() && !new_done[j] {
                new_done[j] = true;
                self.new_joined.push((i, j));
            }
        }
    }
}

fn ranked(
    similar: &[(usize, usize, Similar)],
    least: f64,
    score: impl Fn(usize, usize, Similar) -> Option<f64>,
) -> impl Iterator<Item = (f64, usize, usize)> {
    let mut ranked: Vec<(f64, usize, usize)> =
        similar.iter().filter_map(|&(i, j, s)| score(i, j, s).filter(|&score| score >= least).map(|score| (score, i, j))).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2))).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    ranked.into_iter()
}

/// The pairs with their relations, in order.
fn finish(old: &Outline<'_>, new: &Outline<'_>, matching: &Matching, similar: &[(usize, usize, Similar)]) -> Vec<SectionPair> {
    let mut pairs: Vec<(usize, SectionPair)> = Vec::new();
    let mut old_seen = vec![false; old.sections.len()];
    let in_order = in_order(old, new, matching);
    for (j, section) in new.sections.iter().enumerate().skip(1) {
        let joined = matching.new_joined.iter().any(|&(_, n)| n == j);
        if section.kind == Kind::Glossary || (joined && matching.of_new[j].is_none()) {
            continue;
        }
        let Some(i) = matching.of_new[j] else {
            pairs.push((j, SectionPair { relation: Relation::Added, old: Vec::new(), new: vec![j], similarity: 0.0 }));
            continue;
        };
        let mut olds = vec![i];
        olds.extend(matching.old_joined.iter().filter(|p| p.1 == j).map(|p| p.0));
        let mut news = vec![j];
        news.extend(matching.new_joined.iter().filter(|p| p.0 == i).map(|p| p.1));
        olds.sort_unstable();
        news.sort_unstable();
        for &o in &olds {
            old_seen[o] = true;
        }
        let like = similar.iter().find(|s| s.0 == i && s.1 == j).map_or(Similar { body: 0.0, title: 0.0 }, |s| s.2);
        let relation = if olds.len() > news.len() {
            Relation::Merged
        } else if news.len() > 1 {
            Relation::Split
        } else {
            one_to_one(&old.sections[i].title, &new.sections[j].title, like, in_order[j])
        };
        let place = news.first().copied().unwrap_or(j);
        pairs.push((place, SectionPair { relation, old: olds, new: news, similarity: like.body }));
    }
    pairs.sort_by_key(|(place, _)| *place);
    let mut ordered: Vec<SectionPair> = pairs.into_iter().map(|(_, pair)| pair).collect();
    for (i, section) in old.sections.iter().enumerate().skip(1) {
        if old_seen[i] || section.kind == Kind::Glossary {
            continue;
        }
        // After the pair that holds the section before it.
        let at = ordered
            .iter()
            .rposition(|pair| pair.old.last().is_some_and(|&o| o + 1 == i))
            .or_else(|| (1..i).rev().find_map(|before| ordered.iter().rposition(|pair| pair.old.contains(&before))));
        let removed = SectionPair { relation: Relation::Removed, old: vec![i], new: Vec::new(), similarity: 0.0 };
        ordered.insert(at.map_or(0, |at| at + 1), removed);
    }
    ordered
}

fn one_to_one(old: &str, new: &str, similar: Similar, in_order: bool) -> Relation {
    if same_title(old, new) {
        if in_order { Relation::Kept } else { Relation::Moved }
    } else if !in_order && similar.title >= 0.6 {
        Relation::Moved
    } else {
        Relation::Renamed
    }
}

/// For every new section, whether it stands where its old one stood: under the same parent, in the longest run of sections that kept
/// their order.
fn in_order(old: &Outline<'_>, new: &Outline<'_>, matching: &Matching) -> Vec<bool> {
    let mut kept = vec![false; new.sections.len()];
    for parent in std::iter::once(None).chain((0..new.sections.len()).map(Some)) {
        let children: Vec<(usize, usize)> = (1..new.sections.len())
            .filter(|&j| new.sections[j].parent == parent)
            .filter_map(|j| matching.of_new[j].map(|i| (i, j)))
            .filter(|&(i, _)| same_parent(matching, old.sections[i].parent, parent))
            .collect();
        let order: Vec<usize> = children.iter().map(|c| c.0).collect();
        for at in longest_increasing(&order) {
            kept[children[at].1] = true;
        }
    }
    kept
}

fn same_parent(matching: &Matching, old: Option<usize>, new: Option<usize>) -> bool {
    match (old, new) {
        (None, None) => true,
        (Some(i), Some(j)) => {
            matching.of_old[i] == Some(j) || matching.old_joined.contains(&(i, j)) || matching.new_joined.contains(&(i, j))
        }
        _ => false,
    }
}

/// For every section the bigrams of its body, those of the sections under it included.
fn body_counts(report: &Report, sentences: &[Counts], adder: &mut Adder) -> Vec<Counts> {
    let mut parts: Vec<Vec<&Counts>> = vec![Vec::new(); report.sections.len()];
    for (sentence, counts) in report.sentences.iter().zip(sentences) {
        if let Some(own) = parts.get_mut(sentence.section) {
            own.push(counts);
        }
    }
    let mut sums: Vec<Counts> = vec![Counts::default(); report.sections.len()];
    // A section stands before those under it, so that going backwards these are ready.
    let mut under: Vec<Vec<usize>> = vec![Vec::new(); report.sections.len()];
    for at in (0..sums.len()).rev() {
        parts[at].iter().for_each(|counts| adder.add(counts));
        under[at].iter().for_each(|&child| adder.add(&sums[child]));
        sums[at] = adder.take();
        if let Some(parent) = report.sections[at].parent.filter(|&p| p < at) {
            under[parent].push(at);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::testing::report;
    use super::*;

    /// `relation: old titles => new titles`, a line each.
    fn check(old: &str, new: &str, expected: &str) {
        let (old, new) = (report(old), report(new));
        let titles = |r: &Report, ids: &[usize]| ids.iter().map(|&id| r.section_title(id).to_owned()).collect::<Vec<_>>().join(" + ");
        let found: Vec<String> = pair(&old, &new)
            .iter()
            .map(|p| format!("{}: {} => {}", p.relation.name(), titles(&old, &p.old), titles(&new, &p.new)))
            .collect();
        assert_eq!(found.join("\n"), expected.trim());
    }

    const FARMING: &str = "新建高标准农田两千亩，水稻育秧大棚全部投用。防汛堤坝完成除险加固。";
    const SCHOOLS: &str = "改造乡村校舍九所，新增学前教育学位。名师工作室带动青年教师成长。";
    const CLINICS: &str = "卫生院配齐全科医生，家庭医生签约服务覆盖老年人。县级医院开设安宁疗护病房。";
    const PORT: &str = "渡口码头开港运营，集装箱航线通达沿江城市。冷链物流园完成招商。";

    #[test]
    fn content_leads_where_titles_and_order_changed() {
        let old =
            format!("一、今年任务\n（一）稳住农业基本盘\n{FARMING}\n（二）办好人民满意的教育\n{SCHOOLS}\n（三）守护群众健康\n{CLINICS}\n");
        let new = format!("一、今年任务\n（一）守护群众健康\n{CLINICS}\n（二）全面振兴乡村\n{FARMING}\n（三）打造通江达海枢纽\n{PORT}\n");
        check(
            &old,
            &new,
            "
kept: 一、今年任务 => 一、今年任务
moved: （三）守护群众健康 => （一）守护群众健康
renamed: （一）稳住农业基本盘 => （二）全面振兴乡村
removed: （二）办好人民满意的教育 => 
added:  => （三）打造通江达海枢纽",
        );
    }

    #[test]
    fn what_is_left_over_joins_the_pair_that_it_speaks_to() {
        let old = format!("一、今年任务\n（一）办好人民满意的教育\n{SCHOOLS}\n（二）守护群众健康\n{CLINICS}\n");
        let new = format!("一、今年任务\n（一）办好教育卫生事业\n{SCHOOLS}{CLINICS}\n");
        check(
            &old,
            &new,
            "kept: 一、今年任务 => 一、今年任务\nmerged: （一）办好人民满意的教育 + （二）守护群众健康 => （一）办好教育卫生事业",
        );
        check(
            &new,
            &old,
            "kept: 一、今年任务 => 一、今年任务\nsplit: （一）办好教育卫生事业 => （一）办好人民满意的教育 + （二）守护群众健康",
        );
    }

    #[test]
    fn the_review_of_a_task_is_not_the_task() {
        let old = format!("一、去年工作回顾\n（一）教育更优\n{SCHOOLS}\n二、今年任务\n（一）教育提质\n{SCHOOLS}\n");
        let new = format!("一、去年工作回顾\n（一）学校更美\n{SCHOOLS}\n二、今年任务\n（一）学校扩容\n{SCHOOLS}\n");
        check(
            &old,
            &new,
            "
kept: 一、去年工作回顾 => 一、去年工作回顾
renamed: （一）教育更优 => （一）学校更美
kept: 二、今年任务 => 二、今年任务
renamed: （一）教育提质 => （一）学校扩容",
        );
    }
}
