//! Knowledge → its entries in one shape, for listing and showing.

use crate::knowledge::{Knowledge, Match, Side, Text, UnitKind};

/// An entry of any kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its kind, as the commands name it.
    pub kind: &'static str,
    /// Its id or word.
    pub key: String,
    /// Its other names.
    pub names: Vec<String>,
    /// What it is listed under: an indicator's theme, a unit's dimension, what a bound says.
    pub group: String,
    /// What else it says, label and value.
    pub fields: Vec<(&'static str, String)>,
    /// Texts that must be read so.
    pub example: Vec<String>,
    /// Texts that must not.
    pub not: Vec<String>,
}

/// The kinds of entries, in the order of listings.
pub const KINDS: [&str; 15] = [
    "indicators",
    "units",
    "bounds",
    "directions",
    "commitments",
    "degrees",
    "look_alikes",
    "themes",
    "sections",
    "classes",
    "wordings",
    "furniture",
    "places",
    "suffixes",
    "hints",
];

impl Knowledge {
    /// Every entry, kind by kind in the order of [`KINDS`].
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mut all = self.indicator_entries();
        all.extend(self.number_entries());
        all.extend(self.text_entries());
        all
    }

    fn indicator_entries(&self) -> Vec<Entry> {
        let mut of_themes: Vec<_> = self.indicators.iter().collect();
        of_themes.sort_by_key(|entry| self.theme_rank(Some(&entry.theme)));
        let one = |e: &crate::knowledge::IndicatorEntry| Entry {
            kind: "indicators",
            key: e.id.to_string(),
            names: std::iter::once(&*e.name).chain(&e.also).map(str::to_owned).collect(),
            group: e.theme.to_string(),
            fields: said(vec![
                ("name_en", Some(e.name_en.clone())),
                ("measure", Some(e.measure.name().into())),
                ("dimension", Some(e.dimension.clone())),
                ("better", Some(format!("{:?}", e.better).to_lowercase().into())),
                ("note", e.note.clone()),
                ("source", e.source.clone()),
            ]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
        };
        of_themes.into_iter().map(one).collect()
    }

    fn number_entries(&self) -> Vec<Entry> {
        let units = self.units.iter().map(|e| Entry {
            kind: "units",
            key: e.word.to_string(),
            names: e.also.to_vec(),
            group: e.dimension.to_string(),
            fields: said(vec![
                ("kind", Some(unit_kind(e.kind).into())),
                ("scale", e.scale.clone()),
                ("base", e.base.clone()),
                ("note", e.note.clone()),
                ("source", e.source.clone()),
            ]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
        });
        let bounds = self.bounds.iter().map(|e| Entry {
            kind: "bounds",
            key: e.word.to_string(),
            group: e.bound.name().to_owned(),
            fields: said(vec![("side", Some(side(e.side).into())), ("note", e.note.clone()), ("source", e.source.clone())]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
            ..Entry::default()
        });
        let directions = self.directions.iter().map(|e| Entry {
            kind: "directions",
            key: e.word.to_string(),
            group: if e.sign < 0 { "fall" } else { "rise" }.to_owned(),
            fields: said(vec![("note", e.note.clone()), ("source", e.source.clone())]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
            ..Entry::default()
        });
        let commitments = self.commitments.iter().map(|e| Entry {
            kind: "commitments",
            key: e.word.to_string(),
            group: format!("strength {}", e.strength),
            fields: said(vec![("note", e.note.clone()), ("source", e.source.clone())]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
            ..Entry::default()
        });
        let degrees = self.degrees.iter().map(|e| Entry {
            kind: "degrees",
            key: e.strength.to_string(),
            names: e.words.to_vec(),
            group: "degree".to_owned(),
            fields: said(vec![("source", e.source.clone())]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
        });
        let look_alikes = self.look_alikes.iter().map(|e| Entry {
            kind: "look_alikes",
            key: e.word.to_string(),
            group: e.reason.to_string(),
            fields: said(vec![("pattern", e.pattern.clone()), ("note", e.note.clone()), ("source", e.source.clone())]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
            ..Entry::default()
        });
        units.chain(bounds).chain(directions).chain(commitments).chain(degrees).chain(look_alikes).collect()
    }

    fn text_entries(&self) -> Vec<Entry> {
        let themes = self.themes.iter().map(|e| Entry {
            kind: "themes",
            key: e.id.to_string(),
            names: std::iter::once(&*e.name).chain(&e.words).map(str::to_owned).collect(),
            group: e.name.to_string(),
            fields: said(vec![("name_en", Some(e.name_en.clone())), ("source", e.source.clone())]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
        });
        let sections = self.sections.iter().map(|e| Entry {
            kind: "sections",
            key: e.kind.to_string(),
            names: e.words.to_vec(),
            group: e.kind.to_string(),
            fields: said(vec![("note", e.note.clone()), ("source", e.source.clone())]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
        });
        let classes = self.classes.iter().map(|e| Entry {
            kind: "classes",
            key: e.name.to_string(),
            names: e.words.to_vec(),
            group: "grammar".to_owned(),
            fields: said(vec![("note", Some(e.note.clone())), ("source", e.source.clone())]),
            example: e.example.to_vec(),
            ..Entry::default()
        });
        let wordings = self.wordings.iter().map(|e| Entry {
            kind: "wordings",
            key: e.name.to_string(),
            names: e.words.to_vec(),
            group: "phrase".to_owned(),
            fields: said(vec![("note", Some(e.note.clone())), ("source", e.source.clone())]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
        });
        let furniture = self.furniture.iter().map(|e| Entry {
            kind: "furniture",
            key: e.text.to_string(),
            group: e.reason.to_string(),
            fields: said(vec![("match", Some(how(e.how).into())), ("note", e.note.clone()), ("source", e.source.clone())]),
            example: e.example.to_vec(),
            not: e.not.to_vec(),
            ..Entry::default()
        });
        let places = self.places.iter().map(|e| Entry {
            kind: "places",
            key: e.name.to_string(),
            names: std::iter::once(&*e.short).chain(&e.also).chain(e.abbreviation.as_deref()).map(str::to_owned).collect(),
            group: e.level.to_string(),
            fields: said(vec![("name_en", Some(e.name_en.clone())), ("code", e.code.clone())]),
            ..Entry::default()
        });
        let suffix = |kind: &'static str| {
            move |e: &crate::knowledge::Suffix| Entry {
                kind,
                key: e.word.to_string(),
                group: e.level.to_string(),
                fields: said(vec![("note", e.note.clone())]),
                example: e.example.to_vec(),
                not: e.not.to_vec(),
                ..Entry::default()
            }
        };
        let suffixes = self.suffixes.iter().map(suffix("suffixes"));
        let hints = self.hints.iter().map(suffix("hints"));
        themes.chain(sections).chain(classes).chain(wordings).chain(furniture).chain(places).chain(suffixes).chain(hints).collect()
    }
}

/// The fields that an entry has.
fn said(fields: Vec<(&'static str, Option<Text>)>) -> Vec<(&'static str, String)> {
    let said = |(label, value): (_, Option<Text>)| Some((label, value.filter(|value| !value.is_empty())?.into_owned()));
    fields.into_iter().filter_map(said).collect()
}

fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Money => "money",
        UnitKind::Physical => "physical",
        UnitKind::Count => "count",
        UnitKind::Ratio => "ratio",
        UnitKind::Ordinal => "ordinal",
        UnitKind::Time => "time",
        UnitKind::Label => "label",
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Before => "before",
        Side::After => "after",
        Side::Inside => "inside",
    }
}

fn how(how: Match) -> &'static str {
    match how {
        Match::Line => "line",
        Match::Prefix => "prefix",
        Match::Contains => "contains",
        Match::From => "from",
        Match::Page => "page",
        Match::Header => "header",
    }
}
