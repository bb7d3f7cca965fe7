//! Source → Report: who speaks, where and when; the outline; sentences and clauses; the glossary.

mod glossary;
mod heading;
mod inner;
mod kind;
mod meta;
mod part;
mod place;
mod sentence;
mod theme;
mod tree;
mod year;

use crate::knowledge::Knowledge;
use crate::note::Note;
use crate::source::{Source, Span};

/// Reads a text into its parts: headings first, from them the years, from both the outline and the sentences.
#[must_use]
pub fn outline(source: Source, overrides: &Overrides, knowledge: &Knowledge) -> Report {
    let layout = heading::layout(&source, knowledge);
    let mut notes = Vec::new();
    let meta = meta::meta(&source, &layout, overrides, knowledge, &mut notes);
    let (mut sections, mut sentences) = tree::grow(&source, &layout, &meta, knowledge);
    kind::mark_targets(&source, &mut sentences);
    theme::assign(&source, &mut sections, knowledge);
    let glossary = glossary::terms(&source, &layout, &mut notes);
    Report { source, meta, sections, sentences, glossary, notes }
}

/// One year's report of one place, read into its parts. Everything points into [`Report::source`].
#[derive(Debug, Clone)]
pub struct Report {
    /// The text.
    pub source: Source,
    /// Whose report it is, and of which years.
    pub meta: Meta,
    /// The outline in text order; a section's id is its place here. The first is the front matter.
    pub sections: Vec<Section>,
    /// Sentences in text order, headings among them, the glossary's not.
    pub sentences: Vec<Sentence>,
    /// The terms that the report explains at its end.
    pub glossary: Vec<Term>,
    /// Doubts of this stage; those of reading are in the source.
    pub notes: Vec<Note>,
}

impl Report {
    /// The words at `span`.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        self.source.slice(span)
    }

    /// The words at `span` as the file has them, in traditional characters where it is: what is shown to a person.
    #[must_use]
    pub fn quote(&self, span: Span) -> &str {
        self.source.quote(span)
    }

    /// The title of section `id`, without its number where `bare`.
    #[must_use]
    pub fn section_title(&self, id: usize) -> &str {
        self.sections.get(id).map_or("", |s| s.title.as_str())
    }
}

/// Whose report it is. What the text does not say is `None`, unless the user said it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title as written, blanks out (政府工作报告).
    pub title: String,
    /// The place as its seal would have it (衡阳市石鼓区, 浙江省); 全国 for the State Council's.
    pub place: Option<String>,
    /// How high the place stands.
    pub level: Option<Level>,
    /// The year the report was delivered.
    pub year: Option<i32>,
    /// The year that it reviews.
    pub review_year: Option<i32>,
    /// The first year of the span that it reviews besides, in a year of change or of a new plan (2018 for 2018–2022).
    pub review_from: Option<i32>,
    /// The year that it plans.
    pub plan_year: Option<i32>,
    /// The meeting (石鼓区第五届人民代表大会第三次会议).
    pub meeting: Option<String>,
    /// Who delivered it.
    pub speaker: Option<String>,
    /// The day, `2023-03-22`.
    pub date: Option<String>,
}

/// The tier of government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The State Council.
    National,
    /// A province, autonomous region or municipality under the State Council.
    Province,
    /// A prefecture-level city, prefecture, autonomous prefecture or league.
    Prefecture,
    /// A county, district, county-level city or banner.
    County,
    /// A township or town.
    Township,
}

impl Level {
    /// Every level, from the highest down.
    pub const ALL: [Level; 5] = [Level::National, Level::Province, Level::Prefecture, Level::County, Level::Township];

    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::National => "national",
            Level::Province => "province",
            Level::Prefecture => "prefecture",
            Level::County => "county",
            Level::Township => "township",
        }
    }
}

/// A node of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The section that this one stands in.
    pub parent: Option<usize>,
    /// 0 for the front matter, 1 for 一、, 2 for （一）, 3 for 1. and 第一，, 4 for a run-in head.
    pub level: u8,
    /// The heading as written, its number included; for a run-in head its first sentence without the full stop.
    pub title: String,
    /// Where the heading stands; for a run-in head its sentence, which is text as well.
    pub title_span: Span,
    /// Heading and body, sections under it included.
    pub span: Span,
    /// Whether the heading is the opening sentence of a paragraph.
    pub run_in: bool,
    /// What it does in the report.
    pub kind: Kind,
    /// What it is about.
    pub theme: Option<String>,
}

/// What a section does in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Title, meeting, speaker, greeting.
    Front,
    /// What was done and reached.
    Review,
    /// The guiding thought of the year's work.
    Requirements,
    /// The main targets of the year or the plan.
    Targets,
    /// The tasks.
    Plan,
    /// What is difficult.
    Challenges,
    /// The government's own work.
    GovernmentBuilding,
    /// The call at the end.
    Closing,
    /// 名词解释.
    Glossary,
    /// None of these.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 10] = [
        Kind::Front,
        Kind::Review,
        Kind::Requirements,
        Kind::Targets,
        Kind::Plan,
        Kind::Challenges,
        Kind::GovernmentBuilding,
        Kind::Closing,
        Kind::Glossary,
        Kind::Other,
    ];

    /// The name that JSON and the knowledge files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Front => "front",
            Kind::Review => "review",
            Kind::Requirements => "requirements",
            Kind::Targets => "targets",
            Kind::Plan => "plan",
            Kind::Challenges => "challenges",
            Kind::GovernmentBuilding => "government_building",
            Kind::Closing => "closing",
            Kind::Glossary => "glossary",
            Kind::Other => "other",
        }
    }

    /// Whether what it states looks forward: targets, tasks and the government's own work of the year planned.
    #[must_use]
    pub fn looks_forward(self) -> bool {
        matches!(self, Kind::Requirements | Kind::Targets | Kind::Plan | Kind::GovernmentBuilding | Kind::Closing)
    }
}

/// A sentence: up to 。！？； or the end of a paragraph, never cut inside a number, a bracket or a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, closing punctuation included.
    pub span: Span,
    /// The innermost section that it stands in.
    pub section: usize,
    /// Which paragraph of the source.
    pub paragraph: usize,
    /// Whether it is a heading by itself.
    pub heading: bool,
    /// Its clauses: up to ，； and 。, whole where a number or bracket would be cut. Together they cover the sentence.
    pub clauses: Vec<Span>,
    /// What role of the text its paragraph has: the section's kind, or a paragraph's own where it stands apart (targets, challenges).
    pub kind: Kind,
}

/// An entry of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The footnote number that it explains, where it has one.
    pub mark: Option<u32>,
    /// The term.
    pub term: String,
    /// What it says of it.
    pub definition: String,
    /// The page that it points to, as written.
    pub page: Option<String>,
    /// Where it stands.
    pub span: Span,
    /// Where the text bears its mark `[1]`.
    pub cited: Vec<Span>,
}

/// What the user knows better than the text.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The year delivered.
    pub year: Option<i32>,
    /// The place.
    pub place: Option<String>,
}
