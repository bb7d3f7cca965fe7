//! Headings → the outline, and every sentence in the innermost section that it stands in.

use super::heading::{Heading, Layout, Sort};
use super::part::{both_ways, is_part, plan_named_last};
use super::{Kind, Meta, Section, Sentence, kind, sentence::Cutter};
use crate::knowledge::Knowledge;
use crate::read::numbering::{Style, numbering};
use crate::source::{Source, Span};

/// A section that still grows. Ranks nest: a heading closes all of its own rank and below.
struct Open {
    rank: u8,
    id: usize,
}

/// Ranks of headings from the highest down; levels are for readers, ranks for nesting.
mod rank {
    pub(super) const PART: u8 = 10;
    pub(super) const BRACKET: u8 = 20;
    pub(super) const APART: u8 = 25;
    pub(super) const POINT: u8 = 30;
    pub(super) const LINE: u8 = 35;
    pub(super) const RUN_IN: u8 = 40;
    pub(super) const ITEM: u8 = 45;
}

struct Grower<'a> {
    source: &'a Source,
    layout: &'a Layout,
    meta: &'a Meta,
    knowledge: &'a Knowledge,
    sections: Vec<Section>,
    sentences: Vec<Sentence>,
    cutter: Cutter,
    open: Vec<Open>,
    /// A section of one paragraph, whose list may follow it.
    apart: Option<(usize, bool)>,
    /// Inside an appendix 一、 stands one level deeper.
    appendix: bool,
    /// The last 一是 that stood at the head of a paragraph here.
    last_item: u32,
    /// A part that first looks back and then ahead.
    mixed: bool,
    /// Whether it still looks back.
    looks_back: bool,
    parts: usize,
    /// Whether the text has no heading at all.
    bare: bool,
    /// What text outside all parts does.
    phase: Kind,
}

/// Builds sections and sentences.
pub(super) fn grow(source: &Source, layout: &Layout, meta: &Meta, knowledge: &Knowledge) -> (Vec<Section>, Vec<Sentence>) {
    let bare = layout.headings.iter().flatten().next().is_none();
    let report = layout.greeting.is_some() || !bare;
    let end = source.paragraphs.first().map_or(0, |p| p.span.end);
    let front = Section {
        parent: None,
        level: 0,
        title: meta.title.clone(),
        title_span: Span::new(0, end),
        span: Span::new(0, end),
        run_in: false,
        kind: Kind::Front,
        theme: None,
    };
    let mut grower = Grower {
        source,
        layout,
        meta,
        knowledge,
        sections: vec![front],
        sentences: Vec::new(),
        cutter: Cutter::default(),
        open: Vec::new(),
        apart: None,
        appendix: false,
        last_item: 0,
        mixed: false,
        looks_back: false,
        parts: 0,
        bare,
        phase: if report { Kind::Review } else { Kind::Other },
    };
    for at in 0..source.paragraphs.len() {
        grower.paragraph(at);
    }
    grower.close_spans();
    (grower.sections, grower.sentences)
}

impl Grower<'_> {
    fn paragraph(&mut self, at: usize) {
        let (Some(paragraph), Some(heading)) = (self.source.paragraphs.get(at), self.layout.headings.get(at)) else { return };
        if paragraph.note.is_some() {
            return;
        }
        let text = self.source.slice(paragraph.span);
        if paragraph.row.is_some() {
            self.row(at, text);
            return;
        }
        let number = numbering(text).filter(|n| n.style == Style::Item);
        let item = text.starts_with("——") || number.is_some();
        // 二是 whose 一是 stands inside the paragraph before goes on with that paragraph's list.
        let goes_on = number.is_some_and(|n| n.value >= 2 && self.last_item + 1 != n.value)
            && self.open.last().is_some_and(|o| o.rank == rank::RUN_IN);
        let goes_on = goes_on || (number.is_some() && heading.is_none() && self.lists_under_run_in(at));
        match number {
            Some(number) if !goes_on || number.value == 1 => self.last_item = number.value,
            _ => {}
        }
        let ends = heading.as_ref().is_some_and(|h| matches!(h.sort, Sort::Glossary | Sort::Appendix)) || self.layout.closing == Some(at);
        let heading = match (self.apart, heading) {
            // The list of a paragraph that stands apart, or the paragraph that it leads in to, belongs to it.
            (Some((_, leads)), h) if (item && !ends) || (leads && h.as_ref().is_none_or(|h| h.sort == Sort::RunIn)) => {
                self.apart = self.apart.map(|(id, _)| (id, false));
                None
            }
            (None, Some(h)) if goes_on && h.run_in => None,
            (None, None) if goes_on => None,
            (apart, h) => {
                if apart.is_some() {
                    self.close(rank::APART);
                }
                self.apart = None;
                h.as_ref()
            }
        };
        let listed = self.apart.is_some();
        match heading {
            Some(heading) => self.head(at, heading, text),
            None if !listed && !goes_on => self.close(rank::RUN_IN),
            None => {}
        }
        if !self.layout.glossary.contains(&at) {
            self.speak(at, heading, text);
        }
        self.reach(paragraph.span.end);
    }

    /// Lets the open sections go on up to byte `end`.
    fn reach(&mut self, end: usize) {
        for open in &self.open {
            if let Some(section) = self.sections.get_mut(open.id) {
                section.span.end = section.span.end.max(end);
            }
        }
        if self.open.is_empty()
            && let Some(front) = self.sections.first_mut()
        {
            front.span.end = front.span.end.max(end);
        }
    }

    /// A row of a table: one sentence, whatever stands in its cells.
    fn row(&mut self, at: usize, text: &str) {
        let Some(paragraph) = self.source.paragraphs.get(at) else { return };
        let section = self.open.last().map_or(0, |open| open.id);
        let kind = if self.layout.glossary.contains(&at) { Kind::Glossary } else { self.parent_kind() };
        for (span, clauses) in self.cutter.whole(text, paragraph.span.start) {
            self.sentences.push(Sentence { span, section, paragraph: at, heading: false, clauses, kind });
        }
        self.reach(paragraph.span.end);
    }

    /// Ends the sections of this rank and below.
    fn close(&mut self, rank: u8) {
        self.open.retain(|open| open.rank < rank);
    }

    /// Whether 一是 at the head of paragraph `at` counts off what the run-in head before it says: further run-in heads follow the list.
    fn lists_under_run_in(&self, at: usize) -> bool {
        let under = self.open.iter().any(|open| open.rank == rank::RUN_IN) && !self.open.iter().any(|open| open.rank == rank::POINT);
        let mut rest = self.layout.headings.iter().skip(at + 1).flatten();
        let next = rest.find(|h| !matches!(h.sort, Sort::Numbered(n) if n.style == Style::Item));
        under && next.is_some_and(|h| h.sort == Sort::RunIn)
    }

    fn parent_kind(&self) -> Kind {
        self.open.last().and_then(|open| self.sections.get(open.id)).map_or(self.phase, |section| section.kind)
    }

    fn head(&mut self, at: usize, heading: &Heading, text: &str) {
        let closing = self.layout.closing == Some(at);
        let deepest =
            self.open.iter().rev().find(|open| !matches!(open.rank, rank::LINE | rank::RUN_IN | rank::APART)).map_or(0, |open| open.rank);
        let title = self.source.slice(heading.title);
        let (rank, level) = match heading.sort {
            _ if closing => (rank::PART, 1),
            Sort::Numbered(number) if number.style == Style::Item && self.lists_under_run_in(at) => (rank::ITEM, 4),
            Sort::Numbered(number) => match (number.level, self.appendix) {
                (2, _) if self.layout.brackets_first => (rank::PART, 1),
                (1, _) if self.layout.brackets_first => (rank::POINT, 3),
                (1, false) => (rank::PART, 1),
                (1, true) | (2, _) => (rank::BRACKET, 2),
                _ => (rank::POINT, 3),
            },
            Sort::Marked(level) => match level {
                0..=2 => (rank::PART, 1),
                3 => (rank::BRACKET, 2),
                _ => (rank::POINT, 3),
            },
            Sort::Line if is_part(title) => (rank::PART, 1),
            Sort::Line if deepest < rank::POINT => (rank::POINT + 2, 3),
            Sort::Line => (rank::LINE, 4),
            Sort::RunIn => (rank::RUN_IN, 4),
            Sort::Address | Sort::Apart(_) => (rank::APART, 4),
            Sort::Appendix | Sort::Glossary => (rank::PART, 1),
        };
        if heading.sort == Sort::Address && !closing && self.parent_kind() == Kind::Closing {
            return;
        }
        self.close(rank);
        // A call to the deputies, and the troubles after what was reached, end the （n） before them.
        let troubles = heading.sort == Sort::Apart(Kind::Challenges) && self.parent_kind() == Kind::Review;
        if heading.sort == Sort::Address || troubles {
            self.close(rank::BRACKET);
        }
        let parent_kind = self.parent_kind();
        let between = if heading.sort == Sort::Appendix { " " } else { "" };
        let title = title.replace('\n', between);
        let kind = match heading.sort {
            _ if closing => Kind::Closing,
            Sort::Glossary => Kind::Glossary,
            Sort::Appendix => kind::of_title(&title, self.knowledge).unwrap_or(Kind::Other),
            Sort::Address => self.address_kind(at, text, parent_kind),
            Sort::Apart(kind) => self.apart_kind(kind, text, parent_kind),
            Sort::Numbered(_) | Sort::Marked(_) | Sort::Line | Sort::RunIn => match rank {
                rank::PART => self.part_kind(&title),
                rank::BRACKET => self.bracket_kind(&title, parent_kind),
                _ => parent_kind,
            },
        };
        let kind =
            if self.mixed && rank > rank::PART && matches!(kind, Kind::Plan | Kind::Review) { self.back_or_ahead(text) } else { kind };
        if rank < rank::POINT {
            self.last_item = 0;
        }
        if rank == rank::PART {
            self.parts += 1;
            self.appendix = heading.sort == Sort::Appendix;
            self.mixed = matches!(kind, Kind::Plan | Kind::Review) && both_ways(&title);
            self.looks_back = self.mixed;
        }
        if let Sort::Apart(kind) = heading.sort {
            self.apart = Some((self.sections.len(), text.ends_with(['：', ':'])));
            if self.parts == 0 && matches!(kind, Kind::Targets | Kind::Requirements) {
                self.phase = Kind::Plan;
            }
        }
        let id = self.sections.len();
        let parent = self.open.last().map(|open| open.id);
        let span = self.source.paragraphs.get(at).map_or(heading.title, |p| p.span);
        self.sections.push(Section {
            parent,
            level,
            title,
            title_span: heading.title,
            span: span.join(heading.title),
            run_in: heading.run_in,
            kind,
            theme: None,
        });
        self.open.push(Open { rank, id });
    }

    /// A part's kind: by its words, else by its year, else the first looks back and the others ahead.
    fn part_kind(&self, title: &str) -> Kind {
        if let Some(kind) = kind::of_title(title, self.knowledge).filter(|kind| *kind != Kind::Front) {
            return kind;
        }
        let years = super::year::years(title);
        if self.meta.plan_year.is_some_and(|year| years.contains(&year)) {
            return Kind::Plan;
        }
        if self.parts == 0 || self.meta.review_year.is_some_and(|year| years.contains(&year)) { Kind::Review } else { Kind::Plan }
    }

    /// A subsection does what its part does, unless its title says that it is one of the parts' own kinds.
    fn bracket_kind(&self, title: &str, parent: Kind) -> Kind {
        if self.open.is_empty() {
            return self.part_kind(title);
        }
        // 总体要求 names a subsection; in 优化发展环境，着力建设… the like is but a word of it.
        let short = title.chars().filter(|c| !c.is_whitespace()).count() <= 18;
        let own = kind::of_title(title, self.knowledge).filter(|kind| short || matches!(kind, Kind::GovernmentBuilding | Kind::Challenges));
        match (own, parent) {
            (Some(Kind::Challenges), _) => Kind::Challenges,
            (
                Some(own @ (Kind::Targets | Kind::Requirements | Kind::GovernmentBuilding)),
                Kind::Plan | Kind::Requirements | Kind::Other,
            ) => own,
            (Some(own @ Kind::Plan), Kind::Requirements | Kind::Targets | Kind::Other) => own,
            (Some(own @ Kind::Review), Kind::Other) => own,
            _ => parent,
        }
    }

    fn address_kind(&self, at: usize, text: &str, parent: Kind) -> Kind {
        let next = self.source.paragraphs.get(at + 1).map_or("", |p| self.source.slice(p.span));
        let text = if kind::count(text, 7) <= 6 { next } else { text };
        if matches!(kind::of_opening(text), Some((Kind::Challenges, _))) && parent == Kind::Review {
            return Kind::Challenges;
        }
        if matches!(parent, Kind::Plan | Kind::Requirements) && kind::prefix(text, 160).contains("自身建设") {
            return Kind::GovernmentBuilding;
        }
        parent
    }

    fn apart_kind(&self, kind: Kind, text: &str, parent: Kind) -> Kind {
        let ahead = ["今年", "预期", "今后", "未来", "明年", "下一步"].iter().any(|word| kind::prefix(text, 60).contains(word))
            || self.meta.plan_year.is_some_and(|year| super::year::years(kind::prefix(text, 60)).contains(&year));
        match (kind, parent) {
            (Kind::Targets | Kind::Requirements, Kind::Review) if !ahead => parent,
            (Kind::Challenges, Kind::Plan | Kind::Targets | Kind::GovernmentBuilding | Kind::Closing) => parent,
            (kind, _) => kind,
        }
    }

    fn speak(&mut self, at: usize, heading: Option<&Heading>, text: &str) {
        let Some(paragraph) = self.source.paragraphs.get(at) else { return };
        let section = self.open.last().map_or(0, |open| open.id);
        let own = self.sections.get(section).map_or(Kind::Front, |s| s.kind);
        let kind = match self.layout.greeting {
            // Between the greeting's paragraph and the first heading the review has begun.
            Some(greeting) if section == 0 && at > greeting && !text.contains("审议") => self.phase,
            None if section == 0 && self.bare => self.phase,
            _ => own,
        };
        let itself = heading.is_some_and(|h| !h.run_in);
        let kind = if self.mixed && !itself && matches!(kind, Kind::Plan | Kind::Review) { self.back_or_ahead(text) } else { kind };
        let is_heading = heading.is_some_and(|h| !h.run_in) || (text.starts_with("各位代表") && text.chars().count() <= 6);
        let base = paragraph.span.start;
        let cut = if is_heading { self.cutter.whole(text, base) } else { self.cutter.sentences(text, base) };
        let first = usize::from(heading.is_some_and(|h| h.run_in));
        let inner = match kind {
            Kind::Review | Kind::Plan | Kind::GovernmentBuilding if !is_heading => super::inner::inner(self.source, &cut, first),
            _ => Vec::new(),
        };
        let numbered = heading.is_some_and(|h| h.run_in && matches!(h.sort, Sort::Numbered(_)));
        let next = self.layout.headings.get(at + 1).and_then(Option::as_ref).is_some_and(|h| h.sort == Sort::RunIn);
        let inner = if inner.is_empty() && numbered && next && super::inner::second_head(self.source, &cut) { vec![1] } else { inner };
        let mut section = section;
        for (i, (span, clauses)) in cut.into_iter().enumerate() {
            if inner.contains(&i) {
                section = self.inner_section(span, kind, paragraph.span.end);
            } else if let Some(inside) = self.sections.get_mut(section).filter(|_| !inner.is_empty() && i > 0) {
                inside.span.end = inside.span.end.max(span.end);
            }
            self.sentences.push(Sentence { span, section, paragraph: at, heading: is_heading, clauses, kind });
        }
    }

    /// A section that begins inside a paragraph.
    fn inner_section(&mut self, span: Span, kind: Kind, end: usize) -> usize {
        let title = Span::new(span.start, span.end.saturating_sub('。'.len_utf8()).min(end));
        self.sections.push(Section {
            parent: self.open.last().map(|open| open.id),
            level: 4,
            title: self.source.slice(title).to_owned(),
            title_span: title,
            span,
            run_in: true,
            kind,
            theme: None,
        });
        self.sections.len() - 1
    }

    /// In a part on what five years brought and the next five shall bring: review up to the first word of the plan.
    fn back_or_ahead(&mut self, text: &str) -> Kind {
        let part = self.open.iter().find(|open| open.rank == rank::PART).and_then(|open| self.sections.get(open.id));
        let next = part.and_then(|section| plan_named_last(&section.title));
        let head = kind::prefix(text, 50);
        let ahead = ["根据", "编制", "未来五年", "今后五年", "今后一个时期", "展望", "纲要", "到2"].iter().any(|word| head.contains(word))
            || next.is_some_and(|plan| head.contains(&plan));
        self.looks_back = self.looks_back && !ahead;
        if self.looks_back { Kind::Review } else { Kind::Plan }
    }

    /// Sections hold their subsections.
    fn close_spans(&mut self) {
        for id in (0..self.sections.len()).rev() {
            let Some((parent, end)) = self.sections.get(id).and_then(|s| s.parent.map(|p| (p, s.span.end))) else { continue };
            if let Some(parent) = self.sections.get_mut(parent) {
                parent.span.end = parent.span.end.max(end);
            }
        }
    }
}
