//! Comparison → the head and the main points of a briefing: counts, what a reader must not miss, each by rule and with its reference,
//! and the register of the sentences that the figures stand in.

mod counts;
mod moves;
mod part;
mod points;
mod say;
mod sources;

pub use part::Part;
pub use sources::Source;

use super::{Citation, Comparison, Row, TargetRow};
use crate::align::Edition;
use crate::note::Note;

/// What a briefing says before its tables, and where all its figures stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brief {
    /// The earlier of the two reports that it is about, by its place in [`Comparison::reports`]: the last but one.
    pub old: usize,
    /// The later: the last.
    pub new: usize,
    /// The line of counts.
    pub counts: Counts,
    /// 要点: at most [`MOST`], the weightiest first.
    pub points: Vec<Point>,
    /// The sentences that the figures stand in, in the order of the reports; a figure's number is its place here, from 1.
    pub sources: Vec<Source>,
}

/// How many main points a briefing has at most.
pub const MOST: usize = 10;

/// The figures of the line of counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Targets of the earlier report that were met.
    pub met: usize,
    /// Those that could be judged.
    pub judged: usize,
    /// Targets that the earlier report set.
    pub targets: usize,
    /// Indicators that only the later report has.
    pub new: usize,
    /// Indicators that only the earlier report has.
    pub dropped: usize,
    /// The share of the later text that is kept from the earlier word for word, in whole percent.
    pub kept_percent: Option<u32>,
}

/// One main point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What kind of point.
    pub kind: PointKind,
    /// The sentence, in both languages: what it is, a colon, and the things that it is true of.
    pub says: Note,
    /// The sentences it rests on.
    pub cited: Vec<Citation>,
}

/// The kinds of main points, in the order in which a briefing has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointKind {
    /// A target that was missed.
    Missed,
    /// A target raised, lowered, hardened or softened.
    Target,
    /// A large move of a headline indicator.
    Move,
    /// An indicator that came or went.
    Indicator,
    /// A wording that came or went.
    Wording,
    /// A finding of the checks that needs an eye.
    Check,
}

impl PointKind {
    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            PointKind::Missed => "missed",
            PointKind::Target => "target",
            PointKind::Move => "move",
            PointKind::Indicator => "indicator",
            PointKind::Wording => "wording",
            PointKind::Check => "check",
        }
    }
}

impl Brief {
    /// The number of a citation's sentence among the sources, from 1.
    #[must_use]
    pub fn number(&self, of: &Citation) -> Option<usize> {
        sources::find(&self.sources, of).map(|at| at + 1)
    }
}

/// The rows of the scoreboard that a briefing shows: of its two reports, and main.
pub fn targets<'a>(comparison: &'a Comparison, of: &Brief) -> impl Iterator<Item = &'a TargetRow> {
    counts::targets(comparison, of.old, of.new)
}

/// The rows of headline indicators, in the order of the table: what the paragraph of main targets names in either report.
#[must_use]
pub fn headline<'a>(comparison: &'a Comparison, of: &Brief) -> Vec<&'a Row> {
    moves::headline(comparison, of.old, of.new)
}

/// The briefing on the last two of `editions`, which `comparison` compares; `None` where there are no two.
#[must_use]
pub fn build(comparison: &Comparison, editions: &[Edition]) -> Option<Brief> {
    let new = editions.len().checked_sub(1)?;
    let old = new.checked_sub(1)?;
    let mut brief = Brief { old, new, counts: counts::counts(comparison, old, new), ..Brief::default() };
    brief.points = points::points(comparison, old, new);
    brief.sources = sources::register(comparison, &brief.points, false);
    Some(brief)
}

/// No briefing, only where every figure of the tables stands, the rows that are not shown by default included.
#[must_use]
pub fn register(comparison: &Comparison, editions: &[Edition]) -> Brief {
    let new = editions.len().saturating_sub(1);
    Brief { old: new.saturating_sub(1), new, sources: sources::register(comparison, &[], true), ..Brief::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::sample::{edition, fact};
    use crate::compare::{Wants, compare};
    use crate::facts::Bound::{Approx, Eq, Ge, Le};
    use crate::facts::Measure::Growth;
    use crate::facts::Role::{Actual, Target};
    use crate::knowledge::Knowledge;

    fn sample() -> Comparison {
        let gdp = |words, number, bound, role, year| fact("地区生产总值", Growth, (words, number, "%"), bound, role, year);
        let pm = |words, number, bound, role, year| {
            fact("PM2.5平均浓度", crate::facts::Measure::Level, (words, number, "微克"), bound, role, year)
        };
        let old = edition(
            2023,
            "一、2022年工作回顾\n地区生产总值增长3.9%。\n二、主要目标\n地区生产总值增长6%左右，PM2.5平均浓度35微克以内。",
            &[gdp("3.9%", "3.9", Eq, Actual, 2022), gdp("6%左右", "6", Approx, Target, 2023), pm("35微克以内", "35", Le, Target, 2023)],
        );
        let new = edition(
            2024,
            "一、2023年工作回顾\n地区生产总值增长6.2%，PM2.5平均浓度36微克。\n二、主要目标\n地区生产总值增长6.5%以上。",
            &[gdp("6.2%", "6.2", Eq, Actual, 2023), pm("36微克", "36", Eq, Actual, 2023), gdp("6.5%以上", "6.5", Ge, Target, 2024)],
        );
        compare(&[old, new], Wants::for_brief(), Knowledge::built_in())
    }

    #[test]
    fn points_stand_in_the_order_of_their_kinds_and_say_their_figures() {
        let brief = sample().brief.expect("two reports");
        let says: Vec<(PointKind, &str)> = brief.points.iter().map(|point| (point.kind, point.says.zh.as_str())).collect();
        assert_eq!(
            &says[..3],
            [
                (PointKind::Missed, "未完成目标1项：PM2.5平均浓度（目标35微克以内，实际36微克）"),
                (PointKind::Target, "目标提高1项：地区生产总值增速“6%左右”→“6.5%以上”"),
                (PointKind::Move, "主要指标变动较大1项：地区生产总值增速3.9%→6.2%（升2.3个百分点）"),
            ]
        );
        assert!(brief.points.len() <= MOST && brief.points.iter().is_sorted_by_key(|point| point.kind), "{says:?}");
    }

    #[test]
    fn what_met_its_target_is_counted_and_what_no_report_says_again_is_gone() {
        let counts = sample().brief.expect("two reports").counts;
        assert_eq!((counts.met, counts.judged, counts.targets, counts.new, counts.dropped), (1, 2, 2, 0, 0));
        assert!(counts.kept_percent.is_some_and(|percent| percent < 100));
    }

    #[test]
    fn every_citation_has_its_number_and_every_sentence_holds_its_figures() {
        let comparison = sample();
        let brief = comparison.brief.as_ref().expect("two reports");
        assert!(brief.points.iter().flat_map(|point| &point.cited).all(|citation| brief.number(citation).is_some()));
        assert!(comparison.table.rows.iter().flat_map(|row| &row.cells).all(|cell| brief.number(&cell.source).is_some()));
        for source in &brief.sources {
            assert!(source.figures.iter().all(|figure| source.citation.sentence.contains(figure.as_str())), "{source:?}");
        }
        assert_eq!(brief.sources.len(), 4);
    }

    #[test]
    fn one_report_makes_no_briefing() {
        let alone = edition(2024, "地区生产总值增长6%。", &[]);
        assert_eq!(compare(&[alone], Wants::for_brief(), Knowledge::built_in()).brief, None);
    }
}
