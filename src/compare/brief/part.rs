//! The parts of a briefing, in the order in which every format has them.

/// A part of a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Whose reports, which files, and the line of counts.
    Head,
    /// 要点.
    Points,
    /// 指标变化表, by theme.
    Indicators,
    /// 目标完成情况.
    Outcomes,
    /// 目标调整.
    Targets,
    /// 表述变化, section by section.
    Text,
    /// 提法.
    Wording,
    /// 名词解释.
    Glossary,
    /// 数据核对.
    Checks,
    /// 附: the sentences that the figures come from.
    Sources,
}

impl Part {
    /// Every part, in its order.
    pub const ALL: [Part; 10] = [
        Part::Head,
        Part::Points,
        Part::Indicators,
        Part::Outcomes,
        Part::Targets,
        Part::Text,
        Part::Wording,
        Part::Glossary,
        Part::Checks,
        Part::Sources,
    ];

    /// The name that `--parts`, JSON and links use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Part::Head => "head",
            Part::Points => "points",
            Part::Indicators => "indicators",
            Part::Outcomes => "outcomes",
            Part::Targets => "targets",
            Part::Text => "text",
            Part::Wording => "wording",
            Part::Glossary => "glossary",
            Part::Checks => "checks",
            Part::Sources => "sources",
        }
    }

    /// The part of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.name() == name)
    }
}
