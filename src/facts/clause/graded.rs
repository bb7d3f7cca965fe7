//! Names that stand in parts: a grade whose thing another item of the list names, a thing of which news is told before its measure.

use super::group::{Group, quantity};
use super::{Reader, Said};
use crate::facts::name::{self, Name};
use crate::facts::token::{Kind, Tokens};
use crate::knowledge::UnitKind;

impl Reader<'_> {
    /// A name that ends in a grade takes its thing from the item after it (2家千亿级、24家百亿级|工业企业) or before it
    /// (二星级|集聚区达到2个、一星级8个).
    pub(super) fn graded(&self, tokens: &Tokens, mut name: Name, group: &Group, said: &Said) -> Name {
        if !name.text.ends_with('级') || name.text.chars().nth(1).is_none() || self.knowledge.indicator(&name.text).is_some() {
            return name;
        }
        if let Some(thing) = next_thing(tokens, group).or_else(|| if group.preceded { thing(&said.last.text) } else { None }) {
            name.text.push_str(&thing);
        }
        name
    }

    /// The thing and its measure, without the news of it that a pause parts from the measure: 益阳电厂三期[建成投产、]总装机.
    pub(super) fn without_news(&self, mut name: Name) -> Name {
        let Some((head, noun)) = name.text.rsplit_once('、') else { return name };
        if head.contains(['、', '和']) || !name::is_relational(noun, self.lexicon) || name::is_relational(head, self.lexicon) {
            return name;
        }
        let ends = head.char_indices().map(|(at, _)| at).skip(2);
        let known = ends.filter_map(|end| head.get(..end)).map(|thing| [thing, noun].concat());
        let known = known.filter(|text| self.knowledge.indicator(text).is_some()).last();
        let mut thing = head;
        // 建成|投产: as many verbs as there are.
        while let Some(rest) = Some(name::entity(thing, self.lexicon)).filter(|rest| rest.len() < thing.len()) {
            thing = rest;
        }
        let told = || (thing.len() < head.len()).then(|| [thing, noun].concat());
        if let Some(text) = known.or_else(told) {
            name.text = text;
        }
        name
    }
}

/// What a name says after its grade: 二星级|产业集聚区.
fn thing(name: &str) -> Option<String> {
    let (_, thing) = name.rsplit_once('级')?;
    (thing.chars().nth(1).is_some() && !thing.contains('、')).then(|| thing.to_owned())
}

/// The graded thing that the next count of a list names.
fn next_thing(tokens: &Tokens, group: &Group) -> Option<String> {
    let next = group.right.1;
    let between = tokens.list.get(group.right.0..next)?;
    between.last().filter(|t| group.followed && matches!(t.kind, Kind::Pause | Kind::Joint))?;
    quantity(tokens, next).filter(|q| q.kind == UnitKind::Count)?;
    let rest = tokens.list.get(next + 1..)?;
    let end = rest.iter().position(|t| matches!(t.kind, Kind::Mark | Kind::Pause | Kind::Quantity(_))).unwrap_or(rest.len());
    thing(&name::after(tokens, &rest[..end]).text)
}
