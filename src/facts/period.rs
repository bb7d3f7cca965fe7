//! The year or years that a fact is about, from the years and time words before it, its section and its report.

use crate::facts::clause::Draft;
use crate::facts::lexicon::Lexicon;
use crate::facts::token::Tokens;
use crate::facts::{Measure, Period};
use crate::structure::{Meta, Report, Sentence};

/// What the words before a value say of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// Nothing.
    Unsaid,
    /// A year or years, named.
    Named(Period),
    /// A later year that is aimed at: 到2025年.
    Until(i32),
    /// Over the span of years that the report reviews: 五年来, 年均.
    Span,
    /// The year before the report's: 去年.
    Last,
    /// The report's year: 今年.
    This,
    /// Against an older year: 比2002年增长65.5%.
    Since(i32),
    /// Over so many years up to the one reviewed: 近三年.
    Over(i32),
}

/// Reads the time words of the sentence before the draft's value; a word in its own clause counts before one further off.
#[must_use]
pub(super) fn said(tokens: &Tokens, draft: &Draft, clause_start: usize) -> Time {
    let at = draft.quantity.from;
    let moves = matches!(draft.measure, Measure::Growth | Measure::Change);
    let own = find(tokens, clause_start, at, moves);
    let earlier = find(tokens, 0, clause_start, false);
    match (own, earlier) {
        (Time::Unsaid, _) => {}
        // 1979年至1983年，…平均每年增长: the years that the mean is of.
        (Time::Span, Time::Named(years)) if !years.is_year() => return earlier,
        (own, _) => return own,
    }
    match earlier {
        // 累计 and 年均 further off do not reach a growth, nor a share or a level that stands at the end.
        Time::Span if draft.measure != Measure::Level || draft.rules.contains(&"reach") => Time::Unsaid,
        earlier => earlier,
    }
}

/// The last time word between two characters.
fn find(tokens: &Tokens, from: usize, to: usize, moves: bool) -> Time {
    let mut best: Option<(usize, Time)> = None;
    let mut offer = |at: usize, time: Time| {
        if best.is_none_or(|(held, _)| at >= held) {
            best = Some((at, time));
        }
    };
    for year in tokens.years.iter().filter(|y| y.from >= from && y.to <= to && !is_aside(tokens, y.to, to)) {
        let before = year.from.checked_sub(1).and_then(|i| tokens.shadow.chars.get(i)).copied().unwrap_or(' ');
        let after = tokens.shadow.chars.get(year.to..year.to + 2).unwrap_or_default();
        // 1979年至1983年: from the one to the other.
        let from_year = tokens.years.iter().find(|first| first.to + 1 == year.from && first.first < year.last);
        match before {
            '至' | '到' | '—' | '-' | '－' | '～' if from_year.is_some() => {
                offer(year.from, Time::Named(Period { from: from_year.map_or(year.first, |first| first.first), to: year.last }));
            }
            '比' | '较' if moves => offer(year.from, Time::Since(year.first)),
            '比' | '较' | '于' => continue,
            '从' | '由' if !after.starts_with(&['的']) || year.to + 3 < to => continue,
            '到' | '至' => offer(year.from, Time::Until(year.last)),
            '自' => continue,
            _ if matches!(after, ['以', '来'] | ['第', _] | ['国', '务']) => continue,
            _ => offer(year.from, Time::Named(Period { from: year.first, to: year.last })),
        }
    }
    if moves && let Some((at, year)) = since_plan(tokens.shadow.chars.get(..to).unwrap_or_default(), from) {
        offer(at, Time::Since(year));
    }
    if let Some((at, years)) = over_years(tokens.shadow.chars.get(..to).unwrap_or_default(), from) {
        offer(at, Time::Over(years));
    }
    // 五年实现…, 五年新开工…: at the head of the clause, with the verb right after it.
    let head = tokens.shadow.chars.get(from..to).unwrap_or_default();
    if matches!(head, ['五' | '5', '年', next, ..] if !"来间前后计规内期多以末底的".contains(*next)) {
        offer(from, Time::Span);
    }
    for &(at, end, word) in tokens.times.iter().filter(|(at, end, _)| *at >= from && *end <= to && !is_aside(tokens, *end, to)) {
        let before = at.checked_sub(1).and_then(|i| tokens.shadow.chars.get(i)).copied().unwrap_or(' ');
        // 从去年的2.1%提高到2.3%: the year before is that of the first.
        let base = matches!(before, '从' | '由') && tokens.quantities.iter().any(|q| q.from >= end && q.to <= to);
        if word != Time::Unsaid && !base && !matches!(before, '比' | '较' | '于' | '与' | '同') {
            offer(at, word);
        }
    }
    best.map_or(Time::Unsaid, |(_, time)| time)
}

/// Whether what ends at `at` stands in brackets that close before `to`: （2022年修订为…），增速居全市第二位 says nothing of the rank's year.
fn is_aside(tokens: &Tokens, at: usize, to: usize) -> bool {
    let mut open = 0usize;
    for c in tokens.shadow.chars.get(at..to).unwrap_or_default() {
        match c {
            '(' | '（' => open += 1,
            ')' | '）' if open == 0 => return true,
            ')' | '）' => open -= 1,
            _ => {}
        }
    }
    false
}

/// 近三年, 过去两年 from character `from` on: where, and how many years.
fn over_years(chars: &[char], from: usize) -> Option<(usize, i32)> {
    (from..chars.len().saturating_sub(2)).rev().find_map(|at| {
        let years = match chars.get(at..)? {
            ['近' | '去', years, '年', ..] => *years,
            _ => return None,
        };
        let known = chars.get(at) == Some(&'近') || at.checked_sub(1).and_then(|i| chars.get(i)) == Some(&'过');
        let years = crate::facts::numeral::digit(years).or_else(|| years.to_digit(10)).filter(|years| *years > 1 && known)?;
        Some((at, i32::try_from(years).ok()?))
    })
}

/// The last place from character `from` on where a plan is compared with (比“十一五”末提高9.4个百分点), and the plan's last year.
fn since_plan(chars: &[char], from: usize) -> Option<(usize, i32)> {
    (from..chars.len()).rev().find_map(|at| against_plan(chars.get(at..)?).map(|(_, year)| (at, year)))
}

/// A comparison with a plan at the head of `rest`: its length and the plan's last year (比“十一五”末 is of 2010).
/// Source: the plans' years, 第十个五年计划 2001–2005 and every five years since.
pub(super) fn against_plan(rest: &[char]) -> Option<(usize, i32)> {
    if !matches!(rest.first(), Some('比' | '较')) {
        return None;
    }
    let mark = |at: usize| usize::from(matches!(rest.get(at), Some('“' | '”' | '"')));
    let mut at = 1 + mark(1);
    if rest.get(at) != Some(&'十') {
        return None;
    }
    let units = rest.get(at + 1).copied().and_then(crate::facts::numeral::digit).filter(|_| rest.get(at + 2) == Some(&'五'));
    at += if units.is_some() { 2 } else { 1 };
    if rest.get(at) != Some(&'五') {
        return None;
    }
    at += 1 + mark(at + 1);
    let ends = ["时期", "期间", "期末", "规划", "末"]
        .iter()
        .find(|word| word.chars().eq(rest.iter().skip(at).take(word.chars().count()).copied()))?;
    Some((at + ends.chars().count(), 2005 + 5 * i32::try_from(units.unwrap_or(0)).ok()?))
}

/// The period of a fact of the time reviewed; `sums` where the figure may be the sum or the mean of several years.
#[must_use]
pub(super) fn of_result(time: Time, frame: Frame, meta: &Meta, sums: bool) -> Option<Period> {
    let review = meta.review_year.map(Period::year);
    match time {
        Time::Named(period) => Some(period),
        Time::Until(year) => Some(Period::year(year)),
        Time::Over(years) => review.map(|review| Period { from: review.to - years + 1, to: review.to }),
        Time::Span => span(meta).or(review),
        Time::Since(year) if review.is_some_and(|review| year < review.to - 1) => review.map(|review| Period { from: year, to: review.to }),
        Time::Last | Time::This | Time::Since(_) => review,
        Time::Unsaid if sums && frame == Frame::Span => span(meta).or(review),
        Time::Unsaid => review,
    }
}

/// The period of a target.
#[must_use]
pub(super) fn of_target(time: Time, frame: Frame, meta: &Meta) -> Option<Period> {
    let plan = meta.plan_year.map(Period::year);
    match time {
        Time::Named(period) => Some(period),
        Time::Until(year) => Some(Period::year(year)),
        Time::Unsaid if frame == Frame::Span => meta.plan_year.map(|year| Period { from: year, to: year + 4 }),
        Time::Span => meta.plan_year.map(|year| Period { from: year, to: year + 4 }),
        Time::Last | Time::This | Time::Since(_) | Time::Over(_) | Time::Unsaid => plan,
    }
}

/// The span that the report reviews beside its year.
#[must_use]
pub(super) fn span(meta: &Meta) -> Option<Period> {
    let to = meta.review_year?;
    Some(Period { from: meta.review_from.unwrap_or(to - 4), to })
}

/// Whether the text at hand speaks of one year or of the several that a report of a change of term or of a plan reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Frame {
    /// One year.
    #[default]
    Year,
    /// Several.
    Span,
}

/// Follows the frame through a report, from headings and from what sentences begin with.
#[derive(Debug, Default)]
pub(super) struct Frames {
    frame: Frame,
    section: Option<usize>,
    paragraph: Option<usize>,
    past: bool,
    /// The paragraph in which a sentence began to speak of several years.
    span_in: Option<usize>,
}

impl Frames {
    /// Whether a sentence among the tasks looks back: its paragraph began to speak of the year before.
    pub(super) fn looks_back(&mut self, meta: &Meta, sentence: &Sentence, plain: &[char]) -> bool {
        if self.paragraph != Some(sentence.paragraph) {
            self.paragraph = Some(sentence.paragraph);
            self.past = false;
        }
        let mut head = [' '; 10];
        let words = plain.iter().take(10).copied().filter(|c| !c.is_whitespace());
        head.iter_mut().zip(words).for_each(|(place, c)| *place = c);
        let named = match head {
            [a, b, c, d, '年', ..] => [a, b, c, d].iter().try_fold(0, |year, c| c.to_digit(10).map(|digit| year * 10 + digit)),
            _ => None,
        };
        let named = named.and_then(|year| i32::try_from(year).ok());
        let past = matches!(
            head,
            ['过', '去', '一', '年', ..]
                | ['过', '去', '的', '一', '年', ..]
                | ['刚', '刚', '过', '去', ..]
                | ['一', '年', '来', ..]
                | ['去', '年', '，', ..]
        );
        let ahead = matches!(head, ['今', '年', ..] | ['新', '的', '一', '年', ..] | ['下', '一', '步', ..] | ['做', '好', '今', '年', ..]);
        if past || named.is_some() && named == meta.review_year {
            self.past = true;
        } else if ahead || named.is_some() && named == meta.plan_year {
            self.past = false;
        }
        self.past
    }

    /// The frame of a sentence; sentences come in text order.
    pub(super) fn at(&mut self, report: &Report, sentence: &Sentence, plain: &[char], lexicon: &Lexicon) -> Frame {
        if self.section < Some(sentence.section) {
            let entered = self.section.map_or(0, |last| last + 1).min(sentence.section);
            for id in entered..=sentence.section {
                if let Some(section) = report.sections.get(id) {
                    let title: Vec<char> = section.title.chars().collect();
                    let said = lead(&title, &report.meta, lexicon);
                    self.frame = said.unwrap_or(if section.level <= 1 { Frame::Year } else { self.frame });
                }
            }
            self.section = self.section.max(Some(sentence.section));
        }
        if let Some(frame) = lead(plain.get(..12).unwrap_or(plain), &report.meta, lexicon) {
            self.frame = frame;
            self.span_in = (frame == Frame::Span).then_some(sentence.paragraph);
        }
        // A report that reviews one year may still set the goals of a plan, and look back further in a paragraph that says so.
        let one = report.meta.review_from.is_none() && !sentence.kind.looks_forward();
        if one && self.span_in != Some(sentence.paragraph) { Frame::Year } else { self.frame }
    }
}

/// What a heading or the head of a sentence says; the one year where it names both.
fn lead(head: &[char], meta: &Meta, lexicon: &Lexicon) -> Option<Frame> {
    let digit = |at: usize| head.get(at).and_then(|c| c.to_digit(10));
    let named = (0..head.len()).any(|at| {
        let Some(first) = digit(at) else { return false };
        let year = (1..4).try_fold(first, |year, i| digit(at + i).map(|digit| year * 10 + digit));
        let year = year.and_then(|year| i32::try_from(year).ok());
        let follows = head.iter().skip(at + 4).find(|c| !c.is_whitespace()) == Some(&'年');
        let before = at.checked_sub(1).and_then(|i| head.get(i));
        follows
            && year.is_some()
            && (year == meta.review_year || year == meta.plan_year)
            && !matches!(before, Some('到' | '至' | '比' | '较' | '按' | '—' | '-'))
    });
    if named {
        return Some(Frame::Year);
    }
    let mut first = None;
    for frame in lexicon.frames(head) {
        if frame == Frame::Year {
            return Some(frame);
        }
        first = first.or(Some(frame));
    }
    first
}
