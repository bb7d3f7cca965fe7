//! A sentence's tokens → drafts of facts, by named rules: which name a value belongs to, and how it measures it.

use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::measure::{self, Lead};
use crate::facts::name::{self, Name};
use crate::facts::quantity::{Quantity, Shape};
use crate::facts::token::{Kind, Token, Tokens};
use crate::facts::{Measure, shared};
use crate::knowledge::{Knowledge, UnitKind};

/// A fact before its role and period are known.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The resolved name.
    pub name: Name,
    /// The quantity, with the sign and the bound that the clause gives it.
    pub quantity: Quantity,
    /// How it measures.
    pub measure: Measure,
    /// Where its clause begins and ends, by character.
    pub clause: (usize, usize),
    /// Tokens of the clause before the value, by index into [`Tokens::list`].
    pub before: (usize, usize),
    /// The rules that made it.
    pub rules: Vec<&'static str>,
}

/// Reads the sentences of one report one by one.
#[derive(Debug)]
pub struct Reader<'a> {
    lexicon: &'a Lexicon,
    knowledge: &'a Knowledge,
}

/// Names that say nothing alone after 其中: the thing counted is given back (其中农村1万个以上).
const PLACES: &[&str] = &["农村", "城镇", "城市", "县城", "乡村", "民间", "中央", "地方", "省级", "市级", "县级", "国家级", "区级"];

/// What a sentence has said so far.
#[derive(Debug, Default)]
struct Said {
    /// The name of the last fact.
    last: Name,
    /// What later nouns that say nothing alone are about.
    subject: Name,
    /// The names of the last 分别 list.
    names: Vec<Name>,
    /// The verb that the items of a list share.
    verb: String,
    /// Whether the subject is a known indicator, which later clauses without values do not take the place of.
    fixed: bool,
    /// Whether the last fact was a streak, whose subject a rank right after it shares.
    streak: bool,
    drafts: Vec<Draft>,
}

/// Quantities that stand together, and what stands around them.
struct Group {
    /// Indices of their tokens.
    members: Vec<usize>,
    /// Tokens between the group before (or the head of the clause) and this one.
    left: (usize, usize),
    /// Tokens between this group and the next (or the end of the clause).
    right: (usize, usize),
    /// Whether another group follows in the clause.
    followed: bool,
    /// Whether a group stands before it in the clause.
    preceded: bool,
}

impl<'a> Reader<'a> {
    /// A reader over these words.
    #[must_use]
    pub fn new(lexicon: &'a Lexicon, knowledge: &'a Knowledge) -> Self {
        Self { lexicon, knowledge }
    }

    /// The drafts of one sentence, in text order.
    #[must_use]
    pub fn read(&self, tokens: &Tokens) -> Vec<Draft> {
        if tokens.quantities.is_empty() {
            return Vec::new();
        }
        let mut said = Said::default();
        let mut from = 0;
        for at in 0..=tokens.list.len() {
            if tokens.list.get(at).is_none_or(|t| t.kind == Kind::Mark) {
                self.clause(tokens, from, at, &mut said);
                from = at + 1;
            }
        }
        said.drafts
    }

    fn clause(&self, tokens: &Tokens, from: usize, to: usize, said: &mut Said) {
        let groups = groups(tokens, from, to);
        said.verb.clear();
        if groups.is_empty() {
            if let Some(topic) = self.topic(tokens, &tokens.list[from..to], said) {
                said.fixed = self.knowledge.indicator(&topic.text).is_some();
                said.subject = topic;
                said.names.clear();
            }
            return;
        }
        for group in &groups {
            self.group(tokens, group, said);
        }
    }

    /// What a clause without values is about: a known indicator at its end, else, where nothing was named yet or no verb opens it,
    /// its words.
    fn topic(&self, tokens: &Tokens, clause: &[Token], said: &Said) -> Option<Name> {
        let clause = name::trim(clause);
        let known = clause.last().filter(|t| t.role.has(Role::NAME));
        if let Some(known) = known {
            return Some(name::after(tokens, std::slice::from_ref(known)));
        }
        let opens = clause.first().is_some_and(|t| t.role.has(Role(Role::KEEP.0 | Role::DROP.0 | Role::PREPOSITION.0)));
        let topic = name::before(tokens, clause);
        ((2..=20).contains(&topic.length()) && (said.subject.is_empty() || !opens && !said.fixed)).then_some(topic)
    }

    fn group(&self, tokens: &Tokens, group: &Group, said: &mut Said) {
        let left = &tokens.list[group.left.0..group.left.1];
        let left = match threshold(tokens, group) {
            Some(from) => &tokens.list[from..group.left.1],
            None if group.preceded => own_part(left),
            None => left,
        };
        let right = &tokens.list[group.right.0..group.right.1];
        let right = if group.followed { first_part(right) } else { right };
        if group.members.len() > 1 {
            return self.list(tokens, group, left, said);
        }
        let Some(quantity) = quantity(tokens, group.members[0]) else { return };
        match quantity.shape {
            Shape::Rank => self.rank(tokens, group, left, quantity, said),
            Shape::Streak => self.streak(tokens, group, left, right, quantity, said),
            Shape::Amount | Shape::Bare => self.amount(tokens, group, left, right, quantity, said),
        }
    }

    /// Rule `list`: values one after another, by 分别 or by as many names: 家电、新能源汽车零售额分别增长23.9%、35.8%.
    fn list(&self, tokens: &Tokens, group: &Group, left: &[Token], said: &mut Said) {
        let count = group.members.len();
        let lead = measure::lead(tokens, left, self.lexicon);
        let core = lead.core(left);
        let trimmed = name::trim(core);
        let respectively = core.iter().any(|t| t.kind == Kind::Respectively) || left.iter().any(|t| t.kind == Kind::Respectively);
        let own = shared::split(tokens, trimmed, count, self.lexicon, self.knowledge);
        let mut rules = vec![if respectively { "respectively" } else { "list" }];
        let names = match own {
            Some(names) => names,
            None if self.completes(tokens, trimmed, said, count).is_some() => {
                rules.push("topic_list");
                self.completes(tokens, trimmed, said, count).unwrap_or_default()
            }
            None if name::before(tokens, trimmed).is_empty() && said.names.len() == count => {
                rules.push("names_of_last_list");
                said.names.clone()
            }
            None if name::before(tokens, trimmed).is_empty() && last_names(said, count).is_some() => {
                rules.push("names_of_last_facts");
                last_names(said, count).unwrap_or_default()
            }
            None => vec![self.resolve(name::before(tokens, trimmed), said, &mut rules); count],
        };
        let names: Vec<Name> =
            names.into_iter().map(|name| if name.is_empty() { said.last.clone() } else { self.about(name, said, &mut rules) }).collect();
        let members: Vec<Quantity> = group.members.iter().filter_map(|&at| quantity(tokens, at)).cloned().collect();
        let shared_bound = members.last().filter(|q| q.bound_after).map(|q| q.bound);
        for (at, mut quantity) in members.into_iter().enumerate() {
            if let Some(bound) = shared_bound.filter(|_| quantity.bound == crate::facts::Bound::Eq) {
                quantity.bound = bound;
                rules.push("shared_bound");
            }
            let name = names.get(at).cloned().unwrap_or_default();
            self.state(group, name, quantity, lead, rules.clone(), said);
        }
        said.names = names;
    }

    fn completes(&self, tokens: &Tokens, list: &[Token], said: &Said, count: usize) -> Option<Vec<Name>> {
        shared::complete(&said.subject, &name::after(tokens, list), count, self.lexicon)
    }

    /// Rule `rank`: 水质综合指数排名全市第二.
    fn rank(&self, tokens: &Tokens, group: &Group, left: &[Token], quantity: &Quantity, said: &mut Said) {
        let verb = left.iter().rposition(|t| t.role.has(Role::RANK_VERB));
        let scope = left.iter().rposition(|t| t.role.has(Role::SCOPE));
        let end = left.len();
        let (core, unit) = match (verb, scope) {
            (Some(verb), _) => (&left[..verb], scope_words(tokens, &left[verb + 1..])),
            (None, Some(scope)) if end - scope <= 2 => (&left[..scope], scope_words(tokens, &left[scope..])),
            _ => return,
        };
        let mut rules = vec!["rank"];
        let found = name::after(tokens, core);
        let name = if found.is_empty() {
            rules.push("name_of_last");
            if said.streak || said.subject.is_empty() { said.last.clone() } else { said.subject.clone() }
        } else {
            self.about(found, said, &mut rules)
        };
        let mut quantity = quantity.clone();
        quantity.unit = unit;
        self.push(group, name, quantity, Measure::Rank, rules, said);
    }

    /// Rule `streak`: 企业退休人员养老待遇实现18连涨; 大棚西瓜总产量连续8年….
    fn streak(&self, tokens: &Tokens, group: &Group, left: &[Token], right: &[Token], quantity: &Quantity, said: &mut Said) {
        let core: Vec<Token> =
            left.iter().copied().filter(|t| !tokens.is(t, "连续") && !tokens.is(t, "连续第") && t.kind != Kind::Note).collect();
        let mut rules = vec!["streak"];
        let mut name = name::after(tokens, &core);
        if name.text.ends_with("连续") {
            name.text.truncate(name.text.len() - "连续".len());
        }
        if name.is_empty() {
            name = if said.subject.is_empty() { said.last.clone() } else { said.subject.clone() };
        }
        if name.is_empty() {
            rules.push("name_after");
            name = name::after(tokens, right);
        }
        let name = self.about(name, said, &mut rules);
        self.push(group, name, quantity.clone(), Measure::Streak, rules, said);
        said.streak = true;
    }

    fn amount(&self, tokens: &Tokens, group: &Group, left: &[Token], right: &[Token], quantity: &Quantity, said: &mut Said) {
        let lead = measure::lead(tokens, left, self.lexicon);
        let core = after_last_pause(lead, without_base(tokens, lead, lead.core(left)));
        let head =
            if lead == Lead::None && quantity.kind != UnitKind::Ratio { name::before(tokens, core) } else { name::after(tokens, core) };
        if !Self::may_be_fact(quantity, lead, &head) {
            return;
        }
        let mut rules = vec![lead.rule()];
        if of_things(quantity, right, group) {
            rules.push("threshold");
        }
        if base(tokens, left, group) {
            rules.push("base");
        }
        let name = self.place(tokens, core, &head, right, quantity, lead, group, &mut rules);
        let name = self.share_verb(left, name, quantity, lead, group, said, &mut rules);
        if let Some(both) = self.both(tokens, left, core, &name, said) {
            rules.push("each");
            for name in both {
                self.state(group, name, quantity.clone(), lead, rules.clone(), said);
            }
            return;
        }
        let mut name = self.resolve(name, said, &mut rules);
        if PLACES.contains(&name.text.as_str()) && !said.last.is_empty() && left.iter().any(|t| t.kind == Kind::Among) {
            rules.push("part");
            name.text.push_str(&said.last.text);
        }
        if name.is_empty() {
            return;
        }
        self.state(group, name, quantity.clone(), lead, rules, said);
    }

    /// Rule `each`: one value for two indicators, by 分别, 均 or 各: 城乡居民人均可支配收入分别增长8.5%左右.
    fn both(&self, tokens: &Tokens, left: &[Token], core: &[Token], name: &Name, said: &Said) -> Option<Vec<Name>> {
        let each = left.iter().any(|t| t.kind == Kind::Respectively || ["均", "各", "都"].iter().any(|word| tokens.is(t, word)));
        if !each {
            return None;
        }
        let names = match shared::town_and_country(name) {
            Some(pair) => pair,
            None if name.is_empty() => said.names.clone(),
            None => shared::split(tokens, core, 2, self.lexicon, self.knowledge)?,
        };
        (names.len() == 2 && names.iter().all(|name| self.knowledge.indicator(&name.text).is_some())).then_some(names)
    }

    /// Times are facts only as what is counted (优良天数) or moved (延长30年), bare numbers only as ratios that a verb leads to.
    fn may_be_fact(quantity: &Quantity, lead: Lead, head: &Name) -> bool {
        match (quantity.shape, quantity.kind) {
            (Shape::Bare, _) => {
                matches!(lead, Lead::Reach { .. })
                    && !head.is_empty()
                    && ["比", "系数", "指数", "倍差", "差", "率", "值", "强度", "密度"].iter().any(|end| head.text.ends_with(end))
            }
            (_, UnitKind::Time) => {
                quantity.unit.contains("工作")
                    || matches!(lead, Lead::Direction { .. })
                    || ["天数", "时间", "时限", "寿命", "年限", "周期", "时长", "期限", "年龄"].iter().any(|end| head.text.ends_with(end))
            }
            _ => true,
        }
    }

    /// Whether the name stands before the value (rule `name_before`), after it (`name_after`, `attribute`) or on both sides (`name_around`).
    #[expect(clippy::too_many_arguments, reason = "one decision over all that stands around a value")]
    fn place(
        &self,
        tokens: &Tokens,
        core: &[Token],
        head: &Name,
        right: &[Token],
        quantity: &Quantity,
        lead: Lead,
        group: &Group,
        rules: &mut Vec<&'static str>,
    ) -> Name {
        let right = skip_notes(right);
        if let Some(noun) = self.attributed_later(tokens, head, group) {
            rules.push("attribute");
            return attribute(&noun, head, self.lexicon);
        }
        let Some(first) = right.first() else {
            rules.push("name_before");
            return head.clone();
        };
        let of = first.kind == Kind::Of;
        if of {
            let noun = self.attributed(tokens, &right[1..], group);
            if noun.is_empty() || lead != Lead::None && !head.is_empty() && !name::is_relational(&head.text, self.lexicon) {
                return head.clone();
            }
            rules.push("attribute");
            return attribute(&noun, head, self.lexicon);
        }
        let opens = match first.kind {
            Kind::Text => true,
            Kind::Word => {
                let role = first.role;
                let tail = role.has(Role::TAIL) && right.len() == 1;
                let leads = role.has(Role(Role::DIRECTION.0 | Role::REACH.0 | Role::RANK_VERB.0 | Role::SHARE.0 | Role::COMMITMENT.0));
                let names = role.has(Role(Role::KEEP.0 | Role::NAME.0 | Role::PROTECT.0 | Role::HEAD_NOUN.0 | Role::RELATIONAL.0));
                names || !tail && !leads
            }
            Kind::Quantity(_)
            | Kind::Year(_)
            | Kind::Mark
            | Kind::Pause
            | Kind::Joint
            | Kind::Of
            | Kind::Such
            | Kind::Respectively
            | Kind::Among
            | Kind::Note => false,
        };
        let rate = quantity.dimension == "ratio";
        let forward = opens
            && match lead {
                Lead::Direction { .. } => head.is_empty() && !rate,
                Lead::Reach { .. } => head.is_empty() || !rate || quantity.unit == "%" && !head.is_empty() && tokens.is_lead(core, "实现"),
                Lead::None => true,
            };
        if !forward {
            rules.push("name_before");
            return head.clone();
        }
        let noun = self.noun(tokens, right, group, quantity);
        if noun.is_empty() {
            rules.push("name_before");
            return head.clone();
        }
        if head.is_empty() {
            rules.push("name_after");
            return noun;
        }
        rules.push("name_around");
        let head = listed(tokens, core).unwrap_or_else(|| head.clone());
        let verb = if head.verb == head.text { head.verb.clone() } else { String::new() };
        Name {
            text: format!("{}{}", head.text, noun.text),
            verb,
            only_verb: false,
            from: if head.is_empty() { noun.from } else { head.from },
            to: noun.to,
        }
    }

    /// The noun that several attributes share: 投资4.65亿元、日供水能力达到10万吨的地表水厂.
    fn attributed_later(&self, tokens: &Tokens, head: &Name, group: &Group) -> Option<Name> {
        let measured = head.text.get(name::opening_verb(&head.text, self.lexicon).len()..).unwrap_or_default();
        let from = group.members.last().copied()? + 1;
        let rest = tokens.list.get(from..)?;
        if !name::is_relational(measured, self.lexicon) || rest.first()?.kind != Kind::Pause {
            return None;
        }
        let end = rest.iter().position(|t| t.kind == Kind::Mark).unwrap_or(rest.len());
        let of = rest[..end].iter().position(|t| t.kind == Kind::Of)?;
        let list = name::trim(&rest[of + 1..end]);
        list.first().filter(|t| t.kind == Kind::Text || t.role.has(Role::NAME))?;
        let noun = self.attributed(tokens, list, group);
        (!noun.is_empty()).then_some(noun)
    }

    /// The noun after 的, up to what is said of it; past a count that stands between (总投资160亿元的28个重点项目).
    fn attributed(&self, tokens: &Tokens, right: &[Token], group: &Group) -> Name {
        let list = if right.is_empty() && group.followed {
            let from = group.right.1 + 1;
            let end = tokens.list.get(from..).unwrap_or_default().iter().position(|t| matches!(t.kind, Kind::Mark | Kind::Quantity(_)));
            tokens.list.get(from..end.map_or(tokens.list.len(), |i| from + i)).unwrap_or_default()
        } else {
            right
        };
        let list = name::trim(list);
        let said = list.iter().skip(1).position(|t| {
            t.role.has(Role(Role::TAIL.0 | Role::KEEP.0 | Role::INNER.0 | Role::REACH.0))
                && !t.role.has(Role(Role::PROTECT.0 | Role::NAME.0))
        });
        name::after(tokens, said.map_or(list, |at| &list[..=at]))
    }

    /// The noun phrase after a value.
    fn noun(&self, tokens: &Tokens, right: &[Token], group: &Group, quantity: &Quantity) -> Name {
        let mut list = right;
        if group.followed {
            // 引进1个投资100亿元以上的大项目: the second value stands inside the noun phrase.
            if let Some(nested) = nested(tokens, group) {
                return name::after(tokens, nested);
            }
            let stop = list.iter().position(|t| {
                t.role.has(Role(Role::REACH.0 | Role::DIRECTION.0 | Role::RANK_VERB.0))
                    && !t.role.has(Role(Role::KEEP.0 | Role::NAME.0 | Role::PROTECT.0))
            });
            if let Some(stop) = stop.filter(|&stop| stop > 0) {
                list = &list[..stop];
            }
            let verb = list.iter().skip(1).position(|t| t.role.has(Role::GIVE_BACK) && !t.role.has(Role::PROTECT));
            list = verb.map_or(list, |at| &list[..=at]);
            if let [only] = list
                && only.role.has(Role::HEAD_NOUN)
                && let Some(rest) = continued(tokens, group)
            {
                // 8个项目260亩土地征收组卷: both count what follows.
                let mut noun = name::after(tokens, list);
                let more = name::after(tokens, rest);
                noun.text.push_str(&more.text);
                return noun;
            }
            let noun = list.iter().rposition(|t| t.role.has(Role::HEAD_NOUN));
            let measured = list.len() > 1 && list.last().is_some_and(|t| t.role.has(Role::RELATIONAL));
            if measured {
                list = &list[..noun.map_or(list.len() - 1, |at| at + 1)];
            }
        }
        if quantity.kind == UnitKind::Money {
            let verb = list.iter().skip(1).position(|t| t.role.has(Role::DROP));
            list = verb.map_or(list, |at| &list[..=at]);
        }
        let mut noun = name::after(tokens, list);
        if group.followed && quantity.kind == UnitKind::Count {
            // 1299个重大项目完成投资1.4万亿元
            noun.text = name::entity(&noun.text, self.lexicon);
        }
        if quantity.kind == UnitKind::Money || quantity.kind == UnitKind::Physical {
            noun.verb.clear();
        }
        noun
    }

    /// Rule `shared_verb`: 新增…4家、“专精特新”中小企业13家.
    #[expect(clippy::too_many_arguments, reason = "one decision over an item of a list")]
    fn share_verb(
        &self,
        left: &[Token],
        mut name: Name,
        quantity: &Quantity,
        lead: Lead,
        group: &Group,
        said: &mut Said,
        rules: &mut Vec<&'static str>,
    ) -> Name {
        let counts = quantity.kind != UnitKind::Ratio;
        if name.verb.is_empty() && counts && lead == Lead::None {
            // A known name may hold its verb: 新增市场主体.
            name.verb = name::leading_verb(&name.text, self.lexicon);
        }
        if group.preceded && !said.verb.is_empty() && name.verb.is_empty() && !name.is_empty() && counts && matches!(lead, Lead::None) {
            let first = name::trim(left).first();
            let own_verb = first.is_some_and(|t| t.role.has(Role::KEEP)) || left.iter().take(2).any(|t| t.role.has(Role::DROP));
            if !own_verb && !name::is_relational(&name.text, self.lexicon) && !known_whole(&name.text, self.knowledge) {
                name.text.insert_str(0, &said.verb);
                name.verb = said.verb.clone();
                rules.push("shared_verb");
            }
        }
        if !name.verb.is_empty() {
            said.verb = name.verb.clone();
        }
        name
    }

    /// Gives a name that is missing or says nothing alone what it lacks.
    fn resolve(&self, name: Name, said: &Said, rules: &mut Vec<&'static str>) -> Name {
        if name.is_empty() {
            rules.push("name_of_last");
            let mut last = said.last.clone();
            if matches!(rules.first(), Some(&("plain" | "reach")))
                && let Some(rest) = last.text.strip_prefix(last.verb.as_str())
            {
                last.text = rest.to_owned();
            }
            return last;
        }
        self.about(name, said, rules)
    }

    /// Rule `subject`: a noun that says nothing alone takes the subject before it.
    fn about(&self, name: Name, said: &Said, rules: &mut Vec<&'static str>) -> Name {
        match shared::with_subject(&name, &said.subject, self.lexicon, self.knowledge) {
            Some(full) => {
                rules.push("subject");
                full
            }
            None => name,
        }
    }

    fn state(&self, group: &Group, mut name: Name, mut quantity: Quantity, lead: Lead, rules: Vec<&'static str>, said: &mut Said) {
        let measure = measure::of(&mut name, &mut quantity, lead, self.lexicon);
        self.push(group, name, quantity, measure, rules, said);
    }

    /// States a fact and remembers its name and subject.
    fn push(&self, group: &Group, name: Name, quantity: Quantity, measure: Measure, rules: Vec<&'static str>, said: &mut Said) {
        if name.is_empty() || name.length() > 60 {
            return;
        }
        let before = (group.left.0, group.left.1);
        let clause = (name.from.min(quantity.from), name.to.max(quantity.to));
        if said.subject.is_empty() || !name.text.starts_with(&said.subject.text) {
            said.subject = name.clone();
        }
        said.last = name.clone();
        said.streak = false;
        said.drafts.push(Draft { name, quantity, measure, clause, before, rules });
    }
}

impl Tokens {
    fn is_lead(&self, core: &[Token], word: &str) -> bool {
        self.list.iter().skip_while(|t| core.last().is_some_and(|last| t.from < last.to)).take(3).any(|t| self.is(t, word))
    }
}

/// Whether the value only says which things are counted: bounded, with the things right after it and their count next.
fn of_things(quantity: &Quantity, right: &[Token], group: &Group) -> bool {
    let noun = right.first().is_some_and(|t| matches!(t.kind, Kind::Text | Kind::Of) || t.role.has(Role(Role::HEAD_NOUN.0 | Role::NAME.0)));
    let inside = group.preceded && right.first().is_some_and(|t| t.kind == Kind::Of);
    quantity.bound_after && quantity.kind != UnitKind::Ratio && noun && (group.followed || inside)
}

/// Whether the value is the one that a rise or fall sets out from: 由4.14亿元增长到8.56亿元.
fn base(tokens: &Tokens, left: &[Token], group: &Group) -> bool {
    let from = left.iter().rev().take(3).any(|t| tokens.is(t, "从") || tokens.is(t, "由"));
    from && group.followed
}

/// The names of the last facts of the sentence, where they are so many different ones of one unit.
fn last_names(said: &Said, count: usize) -> Option<Vec<Name>> {
    let from = said.drafts.len().checked_sub(count)?;
    let last = said.drafts.get(from..)?;
    let alike = last.windows(2).all(|pair| pair[0].name.text != pair[1].name.text && pair[0].quantity.unit == pair[1].quantity.unit);
    (count > 1 && alike).then(|| last.iter().map(|draft| draft.name.clone()).collect())
}

fn quantity(tokens: &Tokens, at: usize) -> Option<&Quantity> {
    match tokens.list.get(at)?.kind {
        Kind::Quantity(q) => tokens.quantities.get(q),
        _ => None,
    }
}

/// The groups of quantities of a clause.
fn groups(tokens: &Tokens, from: usize, to: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for at in from..to {
        let Some(current) = quantity(tokens, at) else { continue };
        if let Some(group) = groups.last_mut() {
            let last = group.members.last().copied().unwrap_or(at);
            let between = &tokens.list[last + 1..at];
            let joined = !between.is_empty() && between.iter().all(|t| matches!(t.kind, Kind::Pause | Kind::Joint | Kind::Note));
            let alike = quantity(tokens, last).is_some_and(|q| q.base_unit == current.base_unit && q.shape == current.shape);
            if joined && alike {
                group.members.push(at);
                group.right = (at + 1, to);
                continue;
            }
            group.right = (last + 1, at);
            group.followed = true;
        }
        let left_from = groups.last().and_then(|g| g.members.last()).map_or(from, |&last| last + 1);
        groups.push(Group { members: vec![at], left: (left_from, at), right: (at + 1, to), followed: false, preceded: !groups.is_empty() });
    }
    groups
}

/// Where the value before this one only says which things are counted (纳税超千万元以上企业达到13家), the token where the name that
/// holds it begins.
fn threshold(tokens: &Tokens, group: &Group) -> Option<usize> {
    let before = quantity(tokens, group.left.0.checked_sub(1)?).filter(|_| group.preceded)?;
    let between = &tokens.list[group.left.0..group.left.1];
    let noun =
        between.first().is_some_and(|t| matches!(t.kind, Kind::Text | Kind::Of) || t.role.has(Role(Role::HEAD_NOUN.0 | Role::NAME.0)));
    let parted = between.iter().any(|t| matches!(t.kind, Kind::Pause | Kind::Joint));
    if !before.bound_after || !noun || parted || before.kind == UnitKind::Ratio {
        return None;
    }
    let start = tokens.list[..group.left.0].iter().rposition(|t| matches!(t.kind, Kind::Mark | Kind::Pause)).map_or(0, |at| at + 1);
    Some(start)
}

/// Where what stands between two values is cut: at the first pause, else at a conjunction that ends it or leads to a verb.
fn cut(between: &[Token]) -> Option<usize> {
    between.iter().position(|t| t.kind == Kind::Pause).or_else(|| {
        between.iter().rposition(|t| t.kind == Kind::Joint).filter(|&at| between.get(at + 1).is_none_or(|next| next.role.has(Role::KEEP)))
    })
}

/// The part that belongs to the second value: 3个公园、|道路5条.
fn own_part(between: &[Token]) -> &[Token] {
    cut(between).map_or(between, |at| &between[at + 1..])
}

/// The part that belongs to the first value.
fn first_part(between: &[Token]) -> &[Token] {
    cut(between).map_or(between, |at| &between[..at])
}

fn skip_notes(list: &[Token]) -> &[Token] {
    let at = list.iter().position(|t| t.kind != Kind::Note).unwrap_or(list.len());
    &list[at..]
}

/// Where the next value of the clause stands inside this one's noun phrase, the whole phrase.
fn nested<'a>(tokens: &'a Tokens, group: &Group) -> Option<&'a [Token]> {
    let next = group.right.1;
    let of = tokens.list.get(next + 1)?;
    let between = &tokens.list[group.right.0..next];
    if of.kind != Kind::Of || between.iter().any(|t| t.kind == Kind::Pause || t.kind == Kind::Of) {
        return None;
    }
    let end = tokens.list[next..].iter().position(|t| t.kind == Kind::Mark).map_or(tokens.list.len(), |i| next + i);
    tokens.list.get(group.right.0..end)
}

/// What follows the next value where it stands right after this one's noun.
fn continued<'a>(tokens: &'a Tokens, group: &Group) -> Option<&'a [Token]> {
    let next = quantity(tokens, group.right.1)?;
    let from = group.right.1 + 1;
    let end = tokens.list.get(from..)?.iter().position(|t| matches!(t.kind, Kind::Mark | Kind::Quantity(_)))?;
    let rest = &tokens.list[from..from + end];
    let noun = rest.first().is_some_and(|t| t.kind == Kind::Text || t.role.has(Role(Role::NAME.0 | Role::PROTECT.0)));
    (noun && next.kind == UnitKind::Physical).then_some(rest)
}

/// 投资35亿元的职教园区: the noun first, then what is measured of it; a lone verb stays in front (新增10万亩的…).
fn attribute(noun: &Name, head: &Name, lexicon: &Lexicon) -> Name {
    let measured = head.text.strip_prefix(head.verb.as_str()).unwrap_or(&head.text);
    let text = if name::is_relational(measured, lexicon) || head.verb.is_empty() && head.length() <= 6 {
        format!("{}{measured}", noun.text)
    } else {
        format!("{}{}", head.text, noun.text)
    };
    Name { text, verb: String::new(), only_verb: false, from: if head.is_empty() { noun.from } else { head.from }, to: noun.to }
}

/// Where examples are listed before 等 and a count (A、B等5个项目), what stands before the value counts for nothing but its verb.
fn listed(tokens: &Tokens, core: &[Token]) -> Option<Name> {
    let such = core.last().is_some_and(|t| t.kind == Kind::Such);
    if !such || !core.iter().any(|t| t.kind == Kind::Pause || tokens.plain(t).last() == Some(&'》')) {
        return None;
    }
    let trimmed = name::trim(core);
    let verbs: Vec<Token> = trimmed.iter().take_while(|t| t.role.has(Role::KEEP)).copied().collect();
    Some(name::after(tokens, &verbs))
}

/// Where a rise or fall follows a pause (稳居全国前列、增长4.8%), what stands before the pause is no name of its own.
fn after_last_pause(lead: Lead, core: &[Token]) -> &[Token] {
    let pause = core.last().is_some_and(|t| t.kind == Kind::Pause);
    if pause && !matches!(lead, Lead::None) { &[] } else { core }
}

/// The name's part where a rise or fall names its base: 比上年年初预算增加1800亿元 has no name of its own.
fn without_base<'a>(tokens: &Tokens, lead: Lead, core: &'a [Token]) -> &'a [Token] {
    if !matches!(lead, Lead::Direction { .. }) {
        return core;
    }
    let base = core.iter().position(|t| {
        let plain = tokens.plain(t);
        matches!(plain.first(), Some('比' | '较'))
            && !plain.starts_with(&['比', '例'])
            && !plain.starts_with(&['比', '重'])
            && !t.role.has(Role::NAME)
    });
    base.map_or(core, |at| &core[..at])
}

fn known_whole(name: &str, knowledge: &Knowledge) -> bool {
    knowledge.indicator(name).is_some_and(|entry| entry.measure != Measure::Level)
}

fn scope_words(tokens: &Tokens, list: &[Token]) -> String {
    let rest: Vec<Token> =
        list.iter().copied().filter(|t| !t.role.has(Role::RANK_VERB) && !t.role.has(Role::ADVERB) && t.kind != Kind::Note).collect();
    rest.iter().map(|t| tokens.text(t)).collect()
}
