//! Values that stand together: 分别, lists of names, one value for two.

use super::group::{Group, base, quantity};
use super::{Reader, Said, rank};
use crate::facts::name::{self, Name};
use crate::facts::quantity::Quantity;
use crate::facts::token::{Kind, Token, Tokens};
use crate::facts::{Measure, Value, measure, shared};
use crate::knowledge::UnitKind;

impl Reader<'_> {
    /// Rule `list`: values one after another, by 分别 or by as many names: 家电、新能源汽车零售额分别增长23.9%、35.8%.
    pub(super) fn list(&self, tokens: &Tokens, group: &Group, left: &[Token], said: &mut Said) {
        let count = group.members.len();
        let lead = measure::lead(tokens, left, self.lexicon);
        let core = lead.core(left);
        let trimmed = name::trim(core);
        let respectively = core.iter().any(|t| t.kind == Kind::Respectively) || left.iter().any(|t| t.kind == Kind::Respectively);
        let mut own = shared::split(tokens, trimmed, count, self.lexicon, self.knowledge);
        // A、B分别完成全年目标的125%、143%: the task is that of each.
        if let Some(last) = own.as_mut().and_then(|names| names.last_mut()).filter(|_| respectively)
            && let Some(rest) = ["目标任务", "目标", "任务", "计划"].iter().find_map(|task| last.text.strip_suffix(task))
            && rest.chars().nth(1).is_some()
        {
            last.text = rest.to_owned();
        }
        let mut rules = vec![if respectively { "respectively" } else { "list" }];
        if base(tokens, left, group) {
            rules.push("base");
        }
        let names = match own {
            Some(names) => names,
            None if self.completes(tokens, trimmed, said, count).is_some() => {
                rules.push("topic_list");
                self.completes(tokens, trimmed, said, count).unwrap_or_default()
            }
            None if name::before(tokens, trimmed, self.lexicon).is_empty() && said.names.len() == count => {
                rules.push("names_of_last_list");
                said.names.clone()
            }
            // 分别完成目标任务的158%、161%: of what was told before.
            None if of_a_task(&name::before(tokens, trimmed, self.lexicon).text) && last_names(said, count).is_some() => {
                rules.push("names_of_last_facts");
                last_names(said, count).unwrap_or_default()
            }
            None if name::before(tokens, trimmed, self.lexicon).is_empty() && last_names(said, count).is_some() => {
                rules.push("names_of_last_facts");
                last_names(said, count).unwrap_or_default()
            }
            None if name::before(tokens, trimmed, self.lexicon).is_empty() && self.topics(tokens, said, count).is_some() => {
                rules.push("topic_list");
                self.topics(tokens, said, count).unwrap_or_default()
            }
            None if respectively && counted(said, &name::before(tokens, trimmed, self.lexicon), count).is_some() => {
                rules.push("names_of_counts");
                counted(said, &name::before(tokens, trimmed, self.lexicon), count).unwrap_or_default()
            }
            None => vec![self.resolve(tokens, name::before(tokens, trimmed, self.lexicon), said, &mut rules); count],
        };
        let names: Vec<Name> = names
            .into_iter()
            .map(|name| if name.is_empty() { said.last.clone() } else { self.about(tokens, name, said, &mut rules) })
            .collect();
        let members: Vec<Quantity> = group.members.iter().filter_map(|&at| quantity(tokens, at)).cloned().collect();
        let shared_bound = members.last().filter(|q| q.bound_after).map(|q| q.bound);
        let milestones = milestones(&names, &members);
        // 分别超过8万元、4.5万元
        let leading = members.first().filter(|q| (respectively || milestones) && q.from < q.number).map(|q| q.bound);
        let last = members.len().saturating_sub(1);
        for (at, mut quantity) in members.into_iter().enumerate() {
            let mut rules = rules.clone();
            if matches!(lead, measure::Lead::Reach { .. }) {
                rules.push("reach");
            }
            if milestones {
                rules.push(if at < last { "milestone" } else { "last_milestone" });
            }
            if let Some(bound) = shared_bound.or(leading).filter(|_| quantity.bound == crate::facts::Bound::Eq) {
                quantity.bound = bound;
                rules.push("shared_bound");
            }
            let name = names.get(at).cloned().unwrap_or_default();
            self.state(group, name, quantity, lead, rules, said);
        }
        said.names = names;
    }

    /// Rule `ranks`: places one after another, each with its name: 优良率、…分别居全省第三、第五.
    pub(super) fn ranks(&self, tokens: &Tokens, group: &Group, left: &[Token], said: &mut Said) {
        let count = group.members.len();
        let Some((core, scope)) = rank::parts(tokens, left) else { return };
        let trimmed = name::trim(core);
        let own = shared::split(tokens, trimmed, count, self.lexicon, self.knowledge);
        let names = own.or_else(|| (name::after(tokens, trimmed).is_empty() && said.names.len() == count).then(|| said.names.clone()));
        // Names that cannot be told apart are not guessed at.
        let Some(names) = names.or_else(|| last_names(said, count)) else { return };
        for (name, &at) in names.into_iter().zip(&group.members) {
            let Some(mut quantity) = quantity(tokens, at).cloned() else { continue };
            quantity.unit.clone_from(&scope);
            self.push(group, name, quantity, Measure::Rank, vec!["rank", "list"], said);
        }
    }

    /// The names of the clause without values right before: 游客人数、旅游收入，较上年分别增长….
    fn topics(&self, tokens: &Tokens, said: &Said, count: usize) -> Option<Vec<Name>> {
        let (from, to) = said.topic?;
        shared::split(tokens, tokens.list.get(from..to)?, count, self.lexicon, self.knowledge)
    }

    pub(super) fn completes(&self, tokens: &Tokens, list: &[Token], said: &Said, count: usize) -> Option<Vec<Name>> {
        shared::complete(&said.subject, &name::after(tokens, list), count, self.lexicon)
    }

    /// Rule `each`: one value for two indicators, by 分别, 均 or 各: 城乡居民人均可支配收入分别增长8.5%左右.
    pub(super) fn both(&self, tokens: &Tokens, left: &[Token], core: &[Token], name: &Name, said: &Said) -> Option<Vec<Name>> {
        let each = left
            .iter()
            .any(|t| t.kind == Kind::Respectively || matches!(tokens.plain(t), ['均' | '各' | '都'] | ['均', '为' | '达' | '超' | '在']));
        if !each {
            return None;
        }
        let known = |name: &Name| self.knowledge.indicator(&name.text).is_some();
        let names = match shared::town_and_country(name) {
            Some(pair) => pair,
            None if name.is_empty() && said.names.len() > 1 => said.names.clone(),
            None if name.is_empty() && left.iter().any(|t| matches!(tokens.plain(t), ['都' | '均'])) => last_of_one_measure(said),
            None if name.is_empty() => return None,
            None => {
                let count = 1 + name::trim(core).iter().filter(|t| matches!(t.kind, Kind::Pause | Kind::Joint)).count();
                shared::split(tokens, core, count, self.lexicon, self.knowledge)?
            }
        };
        // 办复率和满意率, …等: what says nothing alone is not parted, nor what has more than is named.
        if names.iter().any(|name| name::is_relational(&name.text, self.lexicon)) || core.iter().any(|t| t.kind == Kind::Such) {
            return None;
        }
        // Two of which the first is known, or more that are known all.
        (names.len() == 2 && names.first().is_some_and(known) || names.len() > 2 && names.iter().all(known)).then_some(names)
    }
}

/// Whether a name says only that a task was done so far: 目标任务, 年度计划.
fn of_a_task(name: &str) -> bool {
    ["目标任务", "年度目标", "年度任务", "年度计划", "全年目标", "全年任务", "省定目标", "市定目标", "目标", "任务", "计划"].contains(&name)
}

/// Whether several rising values of one thing are steps on its way, of which it stands at the last: 跨越7万亿、8万亿、9万亿三个台阶.
fn milestones(names: &[Name], members: &[Quantity]) -> bool {
    let point = |quantity: &Quantity| match quantity.value {
        Value::Point(value) => Some(value),
        Value::Range(..) | Value::Words => None,
    };
    let one = names.windows(2).all(|pair| pair[0].text == pair[1].text);
    let rising =
        members.windows(2).all(|pair| pair[0].unit == pair[1].unit && point(&pair[0]).zip(point(&pair[1])).is_some_and(|(a, b)| a < b));
    one && rising && members.len() > 1 && members.iter().all(|quantity| quantity.kind != UnitKind::Ratio)
}

/// The names of the facts of the sentence that are measured as its last is, each once: 原煤达到7.7亿吨，原油达到1.1亿吨，都增长8%.
fn last_of_one_measure(said: &Said) -> Vec<Name> {
    let Some(last) = said.drafts.last() else { return Vec::new() };
    let alike = said.drafts.iter().rev().take_while(|draft| draft.measure == last.measure);
    let mut names: Vec<Name> = alike.map(|draft| draft.name.clone()).collect();
    names.reverse();
    names.dedup_by(|a, b| a.text == b.text);
    names
}

/// The names of what was counted right before, where the last of them is what `whole` is about.
fn counted(said: &Said, whole: &Name, count: usize) -> Option<Vec<Name>> {
    let last = said.drafts.get(said.drafts.len().checked_sub(count)?..)?;
    let things: Vec<Name> = last.iter().filter(|draft| draft.quantity.kind == UnitKind::Count).map(|draft| draft.name.clone()).collect();
    shared::counted(&things, whole).filter(|names| names.len() == count)
}

/// The names of the last facts of the sentence, where they are so many different ones of one unit.
fn last_names(said: &Said, count: usize) -> Option<Vec<Name>> {
    let from = said.drafts.len().checked_sub(count)?;
    let last = said.drafts.get(from..)?;
    let alike = last.windows(2).all(|pair| pair[0].name.text != pair[1].name.text && pair[0].measure == pair[1].measure);
    (count > 1 && alike).then(|| last.iter().map(|draft| draft.name.clone()).collect())
}
