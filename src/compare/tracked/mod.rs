//! Two reports and what became of their sentences → one text with tracked changes: accepting all gives the new report, rejecting all
//! the old one, paragraph by paragraph and character by character.
//!
//! A text with tracked changes is a row of characters and paragraph marks, each kept, deleted or inserted. What is kept must stand in
//! the same order in both reports, so the heaviest such run of sentences is sought (`anchors`); between its pieces what only the old
//! report has goes before what only the new one has (`stream`). What stands word for word in both yet out of that order has moved.

mod anchors;
mod flat;
mod stream;

use super::TextChange;
use crate::align::Link;
use crate::structure::Report;
use anchors::Anchors;
use flat::Flat;
use stream::Stream;

/// Two reports as one text with tracked changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tracked {
    /// In the order of the new report, those that are gone where they stood in the old.
    pub paragraphs: Vec<TrackedParagraph>,
}

/// A paragraph; it may hold the words of several of either report, where their marks came or went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrackedParagraph {
    /// Its words.
    pub runs: Vec<TrackedRun>,
    /// What became of its mark; one that is gone joins it to the next.
    pub mark: Fate,
    /// The level of the heading that it is; 0 of the title.
    pub heading: Option<u8>,
}

/// Words of one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackedRun {
    /// What became of them.
    pub fate: Fate,
    /// The words.
    pub text: String,
    /// The number of the move, from 1, where the same words stand elsewhere with the other fate.
    pub moved: Option<usize>,
}

/// What became of words or of a paragraph mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Fate {
    /// In both.
    #[default]
    Kept,
    /// Only in the old report.
    Deleted,
    /// Only in the new report.
    Inserted,
}

impl Tracked {
    /// The paragraphs that remain where every change is accepted, or else rejected.
    #[must_use]
    pub fn resolved(&self, accept: bool) -> Vec<String> {
        let gone = if accept { Fate::Deleted } else { Fate::Inserted };
        let mut texts = vec![String::new()];
        for paragraph in &self.paragraphs {
            let words = paragraph.runs.iter().filter(|run| run.fate != gone).map(|run| run.text.as_str());
            if let Some(text) = texts.last_mut() {
                text.extend(words);
            }
            if paragraph.mark != gone {
                texts.push(String::new());
            }
        }
        texts.pop();
        texts
    }
}

/// Lays the two reports into one another along `links`, whose fates are `pairs`, one each.
pub(super) fn build(old: &Report, new: &Report, links: &[&Link], pairs: &[TextChange]) -> Tracked {
    let (old, new) = (Flat::of(old), Flat::of(new));
    let Anchors { units, moves } = anchors::choose(&old, &new, links, pairs);
    let mut stream = Stream::new(&old, &new, &moves);
    for unit in &units {
        stream.reach(unit.old.start, unit.new.start);
        for block in &unit.blocks {
            stream.keep(block);
        }
        stream.reach(unit.old.end, unit.new.end);
    }
    Tracked { paragraphs: stream.finish() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::align::testing::report;
    use crate::align::{sections, sentences};
    use crate::compare::text;
    use crate::knowledge::Knowledge;

    fn tracked(old: &str, new: &str) -> (Tracked, Report, Report) {
        let (old, new) = (report(old), report(new));
        let pairs = sections::pair(&old, &new);
        let links = sentences::link(&old, &new, &pairs);
        let compared = text::compare(&old, &new, &pairs, &links, Knowledge::built_in());
        (build(&old, &new, &text::in_order(&old, &links), &compared.pairs), old, new)
    }

    fn paragraphs(report: &Report) -> Vec<String> {
        report.source.paragraphs.iter().map(|of| report.source.slice(of.span).to_owned()).collect()
    }

    /// A line a paragraph: `[-gone-]`, `{+come+}`, `<1 from 1>`, `>1 to 1<`, the mark as ¶, ¶- or ¶+.
    fn shown(tracked: &Tracked) -> String {
        let run = |run: &TrackedRun| match (run.fate, run.moved) {
            (Fate::Kept, _) => run.text.clone(),
            (Fate::Deleted, None) => format!("[-{}-]", run.text),
            (Fate::Inserted, None) => format!("{{+{}+}}", run.text),
            (Fate::Deleted, Some(n)) => format!("<{n} {} {n}>", run.text),
            (Fate::Inserted, Some(n)) => format!(">{n} {} {n}<", run.text),
        };
        let line = |of: &TrackedParagraph| {
            let mark = match of.mark {
                Fate::Kept => "¶",
                Fate::Deleted => "¶-",
                Fate::Inserted => "¶+",
            };
            of.runs.iter().map(run).collect::<String>() + mark
        };
        tracked.paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn check(old: &str, new: &str, expected: &str) {
        let (found, old, new) = tracked(old, new);
        assert_eq!(shown(&found), expected);
        assert_eq!((found.resolved(false), found.resolved(true)), (paragraphs(&old), paragraphs(&new)));
    }

    #[test]
    fn a_figure_changes_inside_its_sentence() {
        check(
            "一、今年任务\n新增城镇就业2500人。渡口码头开港运营。\n",
            "一、今年任务\n新增城镇就业2600人。渡口码头开港运营。\n",
            "一、今年任务¶\n新增城镇就业[-2500人-]{+2600人+}。渡口码头开港运营。¶",
        );
    }

    #[test]
    fn a_whole_paragraph_goes_with_its_mark_and_one_comes_with_its_own() {
        check(
            "一、今年任务\n渡口码头开港运营。\n粮库智能化改造完工。\n校车线路覆盖全部行政村。\n",
            "一、今年任务\n渡口码头开港运营。\n社区食堂开到家门口。\n校车线路覆盖全部行政村。\n",
            "一、今年任务¶\n渡口码头开港运营。¶\n[-粮库智能化改造完工。-]¶-\n{+社区食堂开到家门口。+}¶+\n校车线路覆盖全部行政村。¶",
        );
    }

    #[test]
    fn paragraphs_that_join_or_part_lose_or_gain_a_mark_alone() {
        let (apart, joined) =
            ("一、今年任务\n渡口码头开港运营。\n粮库智能化改造完工。\n", "一、今年任务\n渡口码头开港运营。粮库智能化改造完工。\n");
        check(apart, joined, "一、今年任务¶\n渡口码头开港运营。¶-\n粮库智能化改造完工。¶");
        check(joined, apart, "一、今年任务¶\n渡口码头开港运营。¶+\n粮库智能化改造完工。¶");
    }

    #[test]
    fn the_last_mark_stays_whatever_comes_before_it() {
        check("渡口码头开港运营。\n粮库智能化改造完工。\n", "渡口码头开港运营。\n", "渡口码头开港运营。¶-\n[-粮库智能化改造完工。-]¶");
        check("渡口码头开港运营。\n", "社区食堂开到家门口。\n", "[-渡口码头开港运营。-]{+社区食堂开到家门口。+}¶");
    }

    #[test]
    fn what_stands_elsewhere_word_for_word_has_moved() {
        check(
            "一、今年任务\n粮库智能化改造完工。渡口码头开港运营。校车线路覆盖全部行政村，实现应通尽通。\n",
            "一、今年任务\n渡口码头开港运营。校车线路覆盖全部行政村，实现应通尽通。粮库智能化改造完工。\n",
            "一、今年任务¶\n<1 粮库智能化改造完工。 1>渡口码头开港运营。校车线路覆盖全部行政村，实现应通尽通。>1 粮库智能化改造完工。 1<¶",
        );
    }

    /// Texts of a small stock of sentences, paragraphs and headings, so that moves, splits and repetitions abound.
    fn any_text() -> impl Strategy<Value = String> {
        let stock = [
            "新建口袋公园八处",
            "渡口码头开港运营",
            "新建口袋公园九处，渡口码头扩建",
            "粮库智能化改造完工，校车线路覆盖全部行政村",
            "粮库智能化改造全面完工",
            "新增就业2500人左右",
            "新增就业2600人以上，粮库智能化改造",
        ];
        let piece = (0..stock.len(), 0..7usize).prop_map(move |(at, what)| match what {
            0 => format!("\n一、今年任务{at}\n"),
            1 => format!("\n　　{}。", stock[at]),
            2 => "\n".to_owned(),
            3 => format!("{} ", stock[at]),
            _ => format!("{}。", stock[at]),
        });
        proptest::collection::vec(piece, 1..16).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn accepting_gives_the_new_and_rejecting_the_old(old in any_text(), new in any_text()) {
            prop_assume!(!old.trim().is_empty() && !new.trim().is_empty());
            let (found, old, new) = tracked(&old, &new);
            prop_assert_eq!(found.resolved(false), paragraphs(&old));
            prop_assert_eq!(found.resolved(true), paragraphs(&new));
            prop_assert!(found.paragraphs.last().is_none_or(|last| last.mark == Fate::Kept), "Word keeps the last mark");
            let moved = |fate| {
                let mut moved: Vec<(usize, String)> = Vec::new();
                for run in found.paragraphs.iter().flat_map(|of| &of.runs).filter(|run| run.fate == fate) {
                    moved.extend(run.moved.map(|n| (n, run.text.clone())));
                }
                moved.sort();
                moved
            };
            prop_assert_eq!(moved(Fate::Deleted), moved(Fate::Inserted));
        }
    }
}
