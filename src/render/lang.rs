//! The labels of every view, in Chinese and English.

use crate::align::Relation;
use crate::compare::{Ambition, Outcome, Status};
use crate::facts::{Indicator, Measure, Role};
use crate::knowledge::Knowledge;
use crate::note::Note;
use crate::structure::Kind;

/// The language of labels; values stay as the report has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The label of this language.
    #[must_use]
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// An indicator's name: as known, else as written.
    #[must_use]
    pub fn indicator(self, indicator: &Indicator) -> &str {
        let known = match self {
            Lang::Zh => indicator.canonical.as_deref(),
            Lang::En => indicator.name_en.as_deref(),
        };
        known.unwrap_or(&indicator.name)
    }

    /// What a row beside the level is called.
    #[must_use]
    pub fn measure(self, measure: Measure) -> &'static str {
        let (zh, en) = match measure {
            Measure::Level => ("数值", "level"),
            Measure::Growth => ("增速", "growth"),
            Measure::Change => ("增减", "change"),
            Measure::Ratio => ("比率", "ratio"),
            Measure::Rank => ("位次", "rank"),
            Measure::Streak => ("连续", "streak"),
        };
        self.pick(zh, en)
    }

    /// A role.
    #[must_use]
    pub fn role(self, role: Role) -> &'static str {
        let (zh, en) = match role {
            Role::Actual => ("实际", "actual"),
            Role::Estimate => ("预计", "estimate"),
            Role::Target => ("目标", "target"),
            Role::Background => ("背景", "background"),
        };
        self.pick(zh, en)
    }

    /// What came of a target.
    #[must_use]
    pub fn outcome(self, outcome: Outcome) -> &'static str {
        let (zh, en) = match outcome {
            Outcome::Met => ("完成", "met"),
            Outcome::Missed => ("未完成", "missed"),
            Outcome::NoActual => ("未报告", "no result"),
            Outcome::NoTarget => ("无目标", "no target"),
            Outcome::Unjudged => ("未判定", "unjudged"),
        };
        self.pick(zh, en)
    }

    /// How a target moved.
    #[must_use]
    pub fn ambition(self, ambition: Ambition) -> &'static str {
        let (zh, en) = match ambition {
            Ambition::Raised => ("提高", "raised"),
            Ambition::Lowered => ("下调", "lowered"),
            Ambition::Tightened => ("收紧", "tightened"),
            Ambition::Loosened => ("放宽", "loosened"),
            Ambition::Same => ("持平", "same"),
            Ambition::Hardened => ("趋硬", "harder"),
            Ambition::Softened => ("趋软", "softer"),
            Ambition::New => ("新增", "new"),
            Ambition::Dropped => ("未再提", "dropped"),
        };
        self.pick(zh, en)
    }

    /// Whether an indicator stays.
    #[must_use]
    pub fn status(self, status: Status) -> &'static str {
        let (zh, en) = match status {
            Status::Kept => ("保留", "kept"),
            Status::New => ("新增", "new"),
            Status::Dropped => ("未再提", "dropped"),
        };
        self.pick(zh, en)
    }

    /// What a section does.
    #[must_use]
    pub fn kind(self, kind: Kind) -> &'static str {
        let (zh, en) = match kind {
            Kind::Front => ("开头", "front"),
            Kind::Review => ("回顾", "review"),
            Kind::Requirements => ("总体要求", "requirements"),
            Kind::Targets => ("目标", "targets"),
            Kind::Plan => ("任务", "plan"),
            Kind::Challenges => ("问题", "challenges"),
            Kind::GovernmentBuilding => ("政府建设", "government"),
            Kind::Closing => ("结语", "closing"),
            Kind::Glossary => ("名词解释", "glossary"),
            Kind::Other => ("其他", "other"),
        };
        self.pick(zh, en)
    }

    /// A section's fate.
    #[must_use]
    pub fn relation(self, relation: Relation) -> &'static str {
        let (zh, en) = match relation {
            Relation::Kept => ("保留", "kept"),
            Relation::Renamed => ("改题", "renamed"),
            Relation::Moved => ("移位", "moved"),
            Relation::Split => ("拆分", "split"),
            Relation::Merged => ("合并", "merged"),
            Relation::Added => ("新增", "added"),
            Relation::Removed => ("删去", "removed"),
        };
        self.pick(zh, en)
    }

    /// A place's name: in English that of a province as listed, else as written.
    #[must_use]
    pub fn place<'a>(self, name: Option<&'a str>, knowledge: &'a Knowledge) -> &'a str {
        let Some(name) = name else { return self.pick("未知地区", "unknown place") };
        let listed = knowledge.places.iter().find(|place| self == Lang::En && place.name == name);
        listed.map_or(name, |place| &place.name_en)
    }

    /// A theme's name; of what has none, "other".
    #[must_use]
    pub fn theme<'a>(self, id: Option<&str>, knowledge: &'a Knowledge) -> &'a str {
        let theme = knowledge.themes.iter().find(|theme| Some(&*theme.id) == id);
        theme.map_or_else(|| self.pick("其他", "Other"), |theme| self.pick(&theme.name, &theme.name_en))
    }

    /// What a difference is counted in.
    #[must_use]
    pub fn unit(self, unit: &str) -> &str {
        match (self, unit) {
            (Lang::En, "个百分点") => "pp",
            (Lang::En, "位") => "places",
            (Lang::En, "年") => "years",
            _ => unit,
        }
    }

    /// A note's words.
    #[must_use]
    pub fn note(self, note: &Note) -> &str {
        self.pick(&note.zh, &note.en)
    }
}
