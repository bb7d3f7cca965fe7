//! Two reports' sentences side by side: how alike each two are, how their sections stand to each other, and how much is needed for a link.

use super::SectionPair;
use super::index::all_pairs;
use super::similarity::Vector;
use crate::structure::{Kind, Report};

/// Cosines below this are not looked at.
pub(super) const SEEN: f64 = 0.12;
/// A link inside sections that belong together: 95 % of those just above it are right.
const LEAST_INSIDE: f64 = 0.30;
/// A link between sections whose parents belong together.
const LEAST_NEAR: f64 = 0.36;
/// A link between sections that do not: below it a fifth is wrong.
const LEAST_ACROSS: f64 = 0.40;
/// The same for short sentences, of which a common frame is half.
const LEAST_SHORT: f64 = 0.50;
/// Sentences of fewer characters are short.
const SHORT: usize = 16;
/// A result against a target: 价格上涨0.2% is not 涨幅2%左右.
pub(super) const LEAST_OTHER_TENSE: f64 = 0.60;
/// What that costs besides: this year's target of the same indicator comes first.
const CROSSED: f64 = 0.20;
/// What standing in sections that belong together adds.
const SAME_SECTION: f64 = 0.05;
/// What saying the same in the same part of the report adds: a task is the like of a task rather than of a result.
const SAME_TENSE: f64 = 0.05;
/// What heading sections that belong together adds for headings.
const SAME_HEADING: f64 = 0.10;

/// An old and a new sentence that may belong together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) cosine: f64,
    pub(super) place: Place,
}

/// How the sections of two sentences stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Nothing in common.
    Across,
    /// Under parents that belong together.
    Near,
    /// In sections that belong together.
    Inside,
    /// The headings of sections that belong together.
    Heading,
}

/// One report and its sentences' vectors.
pub(super) struct Side<'a> {
    pub(super) report: &'a Report,
    pub(super) vectors: Vec<Vector>,
    pub(super) lengths: Vec<usize>,
    pub(super) heads: Vec<Option<usize>>,
    /// For each section the sentence that is its head.
    head_of: Vec<Option<usize>>,
}

impl<'a> Side<'a> {
    pub(super) fn new(report: &'a Report, vectors: Vec<Vector>) -> Self {
        let lengths = report
            .sentences
            .iter()
            .map(|s| report.words(s.span).chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()).count())
            .collect();
        let mut heads = vec![None; report.sentences.len()];
        let mut head_of = vec![None; report.sections.len()];
        for (id, section) in report.sections.iter().enumerate().skip(1) {
            let at = report.sentences.partition_point(|s| s.span.end <= section.title_span.start);
            if report.sentences.get(at).is_some_and(|s| s.section == id) {
                heads[at] = Some(id);
                head_of[id] = Some(at);
            }
        }
        Self { report, vectors, lengths, heads, head_of }
    }

    /// The sentence that heads a section.
    pub(super) fn head_of(&self, section: usize) -> Option<usize> {
        self.head_of.get(section).copied().flatten()
    }

    pub(super) fn section(&self, sentence: usize) -> usize {
        self.report.sentences[sentence].section
    }

    pub(super) fn kind(&self, sentence: usize) -> Kind {
        self.report.sentences[sentence].kind
    }
}

/// Both reports, and how their sections stand to each other.
pub(super) struct Sides<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    pub(super) map: SectionMap,
}

impl Sides<'_> {
    pub(super) fn candidates(&self, bigrams: usize) -> Vec<Candidate> {
        let pairs = all_pairs(&self.old.vectors, &self.new.vectors, bigrams, SEEN);
        pairs.into_iter().map(|(old, new, cosine)| Candidate { old, new, cosine, place: self.place(old, new) }).collect()
    }

    pub(super) fn place(&self, old: usize, new: usize) -> Place {
        if let (Some(i), Some(j)) = (self.old.heads[old], self.new.heads[new])
            && self.map.paired(i, j)
        {
            return Place::Heading;
        }
        self.map.place(self.old.section(old), self.new.section(new))
    }

    /// The cosine from which on a candidate is a link.
    pub(super) fn least(&self, c: &Candidate) -> f64 {
        // A heading is short by nature: two of them need no more in common than two sentences.
        let heads = self.old.heads[c.old].is_some() && self.new.heads[c.new].is_some();
        let short = !heads && self.old.lengths[c.old].min(self.new.lengths[c.new]) < SHORT;
        let least = match c.place {
            Place::Heading => return SEEN,
            Place::Inside => LEAST_INSIDE,
            Place::Near if heads => LEAST_INSIDE,
            Place::Near if short => LEAST_ACROSS,
            Place::Near => LEAST_NEAR,
            Place::Across if short => LEAST_SHORT,
            Place::Across => LEAST_ACROSS,
        };
        if self.crosses(c) { least.max(LEAST_OTHER_TENSE) } else { least }
    }

    /// Whether a result meets a target.
    fn crosses(&self, c: &Candidate) -> bool {
        let (a, b) = (self.old.kind(c.old), self.new.kind(c.new));
        (a == Kind::Targets || b == Kind::Targets) && a.looks_forward() != b.looks_forward()
    }

    pub(super) fn score(&self, c: &Candidate) -> f64 {
        let same_tense = self.old.kind(c.old).looks_forward() == self.new.kind(c.new).looks_forward();
        c.cosine + if same_tense { SAME_TENSE } else { 0.0 } - if self.crosses(c) { CROSSED } else { 0.0 }
            + match c.place {
                Place::Heading if same_tense => SAME_HEADING,
                Place::Heading | Place::Inside => SAME_SECTION,
                Place::Near => SAME_SECTION / 2.0,
                Place::Across => 0.0,
            }
    }
}

/// For every old and new section, how they stand to each other.
pub(super) struct SectionMap {
    places: Vec<Place>,
    paired: Vec<(usize, usize)>,
    pub(super) one_to_one: Vec<(usize, usize)>,
    width: usize,
}

impl SectionMap {
    pub(super) fn new(old: &Report, new: &Report, pairs: &[SectionPair]) -> Self {
        let width = new.sections.len();
        // Without pairs no two sections are near each other; of very many there is no room for a table either.
        let cells = if pairs.is_empty() { 0 } else { width * old.sections.len() };
        let mut map = Self { places: vec![Place::Across; cells], paired: Vec::new(), one_to_one: Vec::new(), width };
        map.mark(&[0], &[0], Place::Inside);
        for pair in pairs {
            if let ([i], [j]) = (pair.old.as_slice(), pair.new.as_slice()) {
                map.one_to_one.push((*i, *j));
            }
            for &i in &pair.old {
                for &j in &pair.new {
                    map.paired.push((i, j));
                    let (olds, news) = (with_descendants(old, i), with_descendants(new, j));
                    let tops = old.sections[i].parent.is_none() && new.sections[j].parent.is_none();
                    map.mark(&olds, &news, if tops { Place::Near } else { Place::Inside });
                    // Text that stands right under a top heading has no nearer section than that.
                    map.mark(&[i], &news, Place::Inside);
                    map.mark(&olds, &[j], Place::Inside);
                }
            }
        }
        map.paired.sort_unstable();
        map
    }

    fn mark(&mut self, olds: &[usize], news: &[usize], place: Place) {
        for i in olds {
            for j in news {
                if let Some(cell) = self.places.get_mut(i * self.width + j) {
                    *cell = (*cell).max(place);
                }
            }
        }
    }

    pub(super) fn place(&self, old: usize, new: usize) -> Place {
        self.places.get(old * self.width + new).copied().unwrap_or(Place::Across)
    }

    fn paired(&self, old: usize, new: usize) -> bool {
        self.paired.binary_search(&(old, new)).is_ok()
    }
}

fn with_descendants(report: &Report, id: usize) -> Vec<usize> {
    let mut under = vec![id];
    for (at, section) in report.sections.iter().enumerate().skip(id + 1) {
        if section.parent.is_some_and(|parent| under.contains(&parent)) {
            under.push(at);
        }
    }
    under
}
