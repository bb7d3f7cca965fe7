//! The year or years that a fact is about, from the years and time words before it, its section and its report.

use crate::facts::Period;
use crate::facts::clause::Draft;
use crate::facts::token::{Kind, Tokens};
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
}

const SPAN: &[&str] = &[
    "五年来",
    "五年间",
    "五年累计",
    "过去五年",
    "这五年",
    "5年来",
    "过去5年",
    "5年累计",
    "五年新增",
    "五年城镇",
    "五年增",
    "五年净",
    "五年提高",
    "五年减少",
    "五年完成",
    "五年建成",
    "累计",
    "五年共",
    "年均",
    "年平均",
    "平均每年",
    "每年平均",
    "“十三五”期间",
    "“十四五”期间",
    "“十二五”期间",
    "“十一五”期间",
    "“十三五”时期",
    "“十四五”时期",
    "“十二五”时期",
    "“十一五”时期",
    "本届政府",
    "三年来",
    "三年累计",
    "四年来",
    "五年年均",
];
const LAST: &[&str] = &["去年", "上年", "过去一年", "刚刚过去的一年", "一年来"];
const THIS: &[&str] = &["今年", "新的一年"];

/// Reads the time words of the sentence before the draft's value; a word in its own clause counts before one further off.
#[must_use]
pub(super) fn said(tokens: &Tokens, draft: &Draft) -> Time {
    let at = draft.quantity.from;
    let own_clause = tokens.list.get(draft.before.0).map_or(0, |t| t.from).min(at);
    let clause_start = tokens.list.iter().rev().find(|t| t.to <= at && t.kind == Kind::Mark).map_or(0, |t| t.to);
    let own = find(tokens, clause_start, at);
    if own != Time::Unsaid {
        return own;
    }
    let _ = own_clause;
    match find(tokens, 0, clause_start) {
        Time::Span if draft.measure == crate::facts::Measure::Growth => Time::Unsaid,
        earlier => earlier,
    }
}

/// The last time word between two characters.
fn find(tokens: &Tokens, from: usize, to: usize) -> Time {
    let chars = tokens.shadow.chars.get(from..to).unwrap_or_default();
    let mut best: Option<(usize, Time)> = None;
    let mut offer = |at: usize, time: Time| {
        if best.is_none_or(|(held, _)| at >= held) {
            best = Some((at, time));
        }
    };
    for year in tokens.years.iter().filter(|y| y.from >= from && y.to <= to) {
        let before = year.from.checked_sub(1).and_then(|i| tokens.shadow.chars.get(i)).copied().unwrap_or(' ');
        let after: String = tokens.shadow.chars.get(year.to..year.to + 2).unwrap_or_default().iter().collect();
        match before {
            '比' | '较' | '于' => continue,
            '从' | '由' if !after.starts_with('的') || year.to + 12 < to => continue,
            '到' | '至' => offer(year.from, Time::Until(year.last)),
            '自' => continue,
            _ if after.starts_with("以来") => continue,
            _ if after.starts_with("第") || after.starts_with("国务") => continue,
            _ => offer(year.from, Time::Named(Period { from: year.first, to: year.last })),
        }
    }
    for (words, time) in [(SPAN, Time::Span), (LAST, Time::Last), (THIS, Time::This)] {
        for word in words {
            if let Some(at) = rfind(chars, word) {
                let before = (from + at).checked_sub(1).and_then(|i| tokens.shadow.chars.get(i)).copied().unwrap_or(' ');
                if !matches!(before, '比' | '较' | '于' | '与' | '同') {
                    offer(from + at, time);
                }
            }
        }
    }
    best.map_or(Time::Unsaid, |(_, time)| time)
}

fn rfind(chars: &[char], word: &str) -> Option<usize> {
    let word: Vec<char> = word.chars().collect();
    (0..=chars.len().checked_sub(word.len())?).rev().find(|&at| chars[at..].starts_with(&word))
}

/// The period of a fact of the time reviewed; `sums` where the figure may be the sum or the mean of several years.
#[must_use]
pub(super) fn of_result(time: Time, frame: Frame, meta: &Meta, sums: bool) -> Option<Period> {
    let review = meta.review_year.map(Period::year);
    match time {
        Time::Named(period) => Some(period),
        Time::Until(year) => Some(Period::year(year)),
        Time::Span => span(meta).or(review),
        Time::Last | Time::This => review,
        Time::Unsaid if sums && frame == Frame::Span => span(meta).or(review),
        Time::Unsaid => review,
    }
}

/// The period of a target.
#[must_use]
pub(super) fn of_target(time: Time, meta: &Meta) -> Option<Period> {
    let plan = meta.plan_year.map(Period::year);
    match time {
        Time::Named(period) => Some(period),
        Time::Until(year) => Some(Period::year(year)),
        Time::Span => meta.plan_year.map(|year| Period { from: year, to: year + 4 }),
        Time::Last | Time::This | Time::Unsaid => plan,
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

const SPAN_LEADS: &[&str] = &[
    "五年来",
    "过去五年",
    "这五年",
    "五年间",
    "过去的五年",
    "5年来",
    "过去5年",
    "本届政府任期",
    "三年来",
    "四年来",
    "过去四年",
    "过去三年",
    "的五年",
    "五年工作",
    "五年政府工作",
    "五年的",
    "任期内",
    "五”时期",
    "五”期间",
    "五”以来",
    "五”成就",
    "五”重大成就",
    "五”主要成就",
    "五”发展成就",
    "五”工作",
    "五时期",
    "五期间",
    "过去五年政府",
    "五年发展",
];
const YEAR_LEADS: &[&str] = &["过去一年", "过去的一年", "一年来", "去年", "上年", "这一年", "年来的工作"];

/// Follows the frame through a report, from headings and from what sentences begin with.
#[derive(Debug, Default)]
pub(super) struct Frames {
    frame: Frame,
    section: Option<usize>,
    paragraph: Option<usize>,
    past: bool,
}

impl Frames {
    /// Whether a sentence among the tasks looks back: its paragraph began to speak of the year before.
    pub(super) fn looks_back(&mut self, meta: &Meta, sentence: &Sentence, plain: &str) -> bool {
        if self.paragraph != Some(sentence.paragraph) {
            self.paragraph = Some(sentence.paragraph);
            self.past = false;
        }
        let head: String = plain.chars().take(10).filter(|c| !c.is_whitespace()).collect();
        let year = |year: Option<i32>| year.is_some_and(|year| head.starts_with(&format!("{year}年")));
        if ["过去一年", "过去的一年", "刚刚过去", "一年来", "去年，"].iter().any(|word| head.starts_with(word)) || year(meta.review_year)
        {
            self.past = true;
        } else if ["今年", "新的一年", "下一步", "做好今年"].iter().any(|word| head.starts_with(word)) || year(meta.plan_year)
        {
            self.past = false;
        }
        self.past
    }

    /// The frame of a sentence; sentences come in text order.
    pub(super) fn at(&mut self, report: &Report, sentence: &Sentence, plain: &str) -> Frame {
        if report.meta.review_from.is_none() {
            return Frame::Year;
        }
        if self.section < Some(sentence.section) {
            let entered = self.section.map_or(0, |last| last + 1).min(sentence.section);
            for id in entered..=sentence.section {
                if let Some(section) = report.sections.get(id) {
                    let said = lead(&section.title, section.title.chars().count(), report.meta.review_year);
                    self.frame = said.unwrap_or(if section.level <= 1 { Frame::Year } else { self.frame });
                }
            }
            self.section = self.section.max(Some(sentence.section));
        }
        if let Some(frame) = lead(plain, 16, report.meta.review_year) {
            self.frame = frame;
        }
        self.frame
    }
}

/// What the first `length` characters say; the one year where they name both.
fn lead(text: &str, length: usize, year: Option<i32>) -> Option<Frame> {
    let head: String = text.chars().take(length).filter(|c| !c.is_whitespace()).collect();
    let named = year.is_some_and(|year| {
        let year = year.to_string();
        head.match_indices(&year).any(|(at, _)| {
            head.get(at + year.len()..).is_some_and(|rest| rest.starts_with('年'))
                && !before_is(&head, at, &['到', '至', '比', '较', '—', '-'])
        })
    });
    if named || YEAR_LEADS.iter().any(|word| head.contains(word)) {
        return Some(Frame::Year);
    }
    SPAN_LEADS.iter().any(|word| head.contains(word)).then_some(Frame::Span)
}

fn before_is(text: &str, at: usize, chars: &[char]) -> bool {
    text.get(..at).is_some_and(|head| head.ends_with(chars))
}
