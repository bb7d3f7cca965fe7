//! A sentence's tokens → drafts of facts, by named rules: which name a value belongs to, and how it measures it.

mod amount;
mod graded;
mod group;
mod list;
mod place;
mod rank;

use crate::facts::lexicon::{Ending, Lexicon, Role};
use crate::facts::measure::{self, Lead};
use crate::facts::name::{self, Name};
use crate::facts::quantity::{Quantity, Shape};
use crate::facts::token::{Kind, Token, Tokens};
use crate::facts::{Measure, shared};
use crate::knowledge::Knowledge;
pub(super) use group::compared;
use group::{Group, first_part, from_commitment, groups, own_part, quantity, threshold};

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

/// What stands above a sentence and says what it is about.
#[derive(Debug, Default)]
pub struct Above<'a> {
    /// The part of the place that the paragraph is about: 雄安新区建设取得新进展。…; empty where it is about the whole.
    pub part: &'a str,
    /// The title that runs into the paragraph: 经营主体持续壮大。…; empty where none does.
    pub title: &'a str,
}

/// What a sentence has said so far.
#[derive(Debug, Default)]
struct Said {
    /// The title above.
    title: String,
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
    /// The part of the place that the sentence is about: 高新区建设进展顺利，….
    part: String,
    /// The tokens of the clause without values right before this one.
    topic: Option<(usize, usize)>,
    /// Whether the last fact was a streak, whose subject a rank right after it shares.
    streak: bool,
    drafts: Vec<Draft>,
}

/// Whether a name only says with what time the value is compared: 是“十二五”末的6.7倍.
fn is_of_a_time(name: &str) -> bool {
    let rest = name.strip_prefix('是').or(name.strip_prefix("相当于")).unwrap_or(name);
    rest.is_empty() || rest == "为" || rest.starts_with("“十") && ["五”末", "五”时期", "五”期间"].iter().any(|end| rest.ends_with(end))
}

impl<'a> Reader<'a> {
    /// A reader over these words.
    #[must_use]
    pub fn new(lexicon: &'a Lexicon, knowledge: &'a Knowledge) -> Self {
        Self { lexicon, knowledge }
    }

    /// The drafts of one sentence, in text order.
    #[must_use]
    pub fn read(&self, tokens: &Tokens, above: &Above) -> Vec<Draft> {
        if tokens.quantities.is_empty() {
            return Vec::new();
        }
        let mut said = Said { title: above.title.to_owned(), part: above.part.to_owned(), ..Said::default() };
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
            said.topic = Some((from, to));
            if let Some(part) = self.part(tokens, &tokens.list[from..to]) {
                said.part = part;
            }
            if let Some(mut topic) = self.topic(tokens, &tokens.list[from..to], said) {
                // 煤层气发展方面，…: what the sentence is about, whatever its later clauses do.
                let field = ["发展方面", "领域方面", "方面"].iter().find_map(|end| topic.text.strip_suffix(end)).map(str::to_owned);
                said.fixed = field.is_some() || self.knowledge.indicator(&topic.text).is_some();
                if let Some(field) = field.filter(|field| field.chars().count() > 1) {
                    topic.text = field;
                }
                said.subject = topic;
                said.names.clear();
            }
            return;
        }
        for group in &groups {
            self.group(tokens, group, said);
        }
        said.topic = None;
    }

    /// What a clause without values is about: a known indicator at its end, else, where nothing was named yet or no verb opens it,
    /// its words.
    fn topic(&self, tokens: &Tokens, clause: &[Token], said: &Said) -> Option<Name> {
        let clause = name::trim(clause);
        let known = clause.last().filter(|t| t.role.has(Role::NAME));
        if let Some(known) = known {
            return Some(name::after(tokens, std::slice::from_ref(known)));
        }
        // 地区生产总值连跨4个千亿台阶，2024年达到…: what is known by name before what is said of it.
        if let [.., known, reach] =
            clause.get(..clause.iter().position(|t| t.role.has(Role::REACH)).map_or(0, |at| at + 1)).unwrap_or_default()
            && known.role.has(Role::NAME)
            && reach.role.has(Role::REACH)
        {
            return Some(name::after(tokens, std::slice::from_ref(known)));
        }
        let opens = clause.first().is_some_and(|t| t.role.has(Role(Role::KEEP.0 | Role::DROP.0 | Role::PREPOSITION.0)));
        let mut topic = name::before(tokens, clause, self.lexicon);
        // 空气质量综合指数6.14，同比下降10.62%: a bare number is no part of the name.
        topic.text.truncate(topic.text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len());
        // 在保证质量的前提下，…: a condition is no subject.
        if topic.text.starts_with("扣除") || ["前提下", "基础上", "背景下", "情况下", "力度"].iter().any(|end| topic.text.ends_with(end))
        {
            return None;
        }
        ((2..=20).contains(&topic.length()) && (said.subject.is_empty() || !opens && !said.fixed)).then_some(topic)
    }

    fn group(&self, tokens: &Tokens, group: &Group, said: &mut Said) {
        let left = &tokens.list[group.left.0..group.left.1];
        let left = match threshold(tokens, group) {
            Some(from) => &tokens.list[from..group.left.1],
            None if group.preceded => own_part(left),
            None => from_commitment(tokens, left),
        };
        let right = &tokens.list[group.right.0..group.right.1];
        let right = if group.followed { first_part(right) } else { right };
        if group.members.len() > 1 && quantity(tokens, group.members[0]).is_some_and(|q| q.shape == Shape::Rank) {
            return self.ranks(tokens, group, left, said);
        }
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

    /// Gives a name that is missing or says nothing alone what it lacks.
    fn resolve(&self, tokens: &Tokens, name: Name, said: &Said, rules: &mut Vec<&'static str>) -> Name {
        if name.is_empty() || is_of_a_time(&name.text) {
            rules.push("name_of_last");
            // 研发经费，由509亿元增加到1161亿元: before any fact the subject is meant, where a verb or the lists tell so.
            let about = rules.first() != Some(&"plain") || said.fixed;
            let mut last = if said.last.is_empty() && about { said.subject.clone() } else { said.last.clone() };
            if matches!(rules.first(), Some(&("plain" | "reach")))
                && let Some(rest) = last.text.strip_prefix(last.verb.as_str())
            {
                last.text = rest.to_owned();
            }
            if rules.first() == Some(&"reach") {
                last.text.truncate(last.text.trim_end_matches("新增").len());
            }
            return last;
        }
        // 农民的纯收入，全国平均每人达到355元: where, and of what the subject says.
        if ["全国", "全省", "全市", "全区", "全县"].contains(&name.text.as_str()) && !said.subject.is_empty() {
            rules.push("subject");
            return Name { from: said.subject.from.min(name.from), to: name.to, ..said.subject.clone() };
        }
        if let Some(text) = shared::country_for_town(&name.text, &said.last.text) {
            rules.push("country_for_town");
            return Name { text, from: said.last.from.min(name.from), ..name };
        }
        self.about(tokens, name, said, rules)
    }

    /// Rule `subject`: a noun that says nothing alone takes the subject before it.
    fn about(&self, tokens: &Tokens, name: Name, said: &Said, rules: &mut Vec<&'static str>) -> Name {
        if self.is_of_part(tokens, &name, said) {
            rules.push("part_of_place");
            return Name { text: format!("{}{}", said.part, name.text), ..name };
        }
        if let Some(owner) = self.owner(tokens, &name, said) {
            rules.push("owner");
            return Name { text: format!("{owner}{}", name.text), from: said.last.from.min(name.from), ..name };
        }
        if let Some(full) = shared::with_subject(tokens, &name, &said.subject, self.lexicon, self.knowledge) {
            rules.push("subject");
            return full;
        }
        match self.of_title(&name, said) {
            Some(text) => {
                rules.push("title");
                Name { text, ..name }
            }
            None => name,
        }
    }

    /// Rule `title`: a noun that says nothing alone takes from the title above what makes it known (经营主体持续壮大。|总量接近800万户).
    fn of_title(&self, name: &Name, said: &Said) -> Option<String> {
        if !said.subject.is_empty() || said.title.is_empty() || !name::is_relational(&name.text, self.lexicon) {
            return None;
        }
        let ends = said.title.char_indices().map(|(at, _)| at).skip(2).take(8);
        let known = ends.filter_map(|end| said.title.get(..end)).map(|head| [head, &name.text].concat());
        known.filter(|text| self.knowledge.indicator(text).is_some()).last()
    }

    /// Rule `part_of_place`: what is said of a part of the place (“两区”建设进展顺利，完成投资52亿元); shares and rates are the whole's.
    fn is_of_part(&self, tokens: &Tokens, name: &Name, said: &Said) -> bool {
        let place = |c: &[char]| matches!(c, [.., '全', '市' | '省' | '区' | '县' | '国'] | [.., '全', '社', '会']);
        let whole = name.text.starts_with(['全', '我']) || tokens.shadow.chars.get(..name.from).is_some_and(place);
        !said.part.is_empty()
            && !whole
            && !name.text.contains(&said.part)
            && self.knowledge.indicator(&name.text).is_some_and(|entry| matches!(&*entry.dimension, "money" | "area" | "people"))
    }

    /// The part of the place, by its own name, that a sentence without values says to do well, so that its paragraph is about it.
    #[must_use]
    pub fn part_above(&self, tokens: &Tokens) -> Option<String> {
        let end = tokens.list.iter().position(|t| t.kind == Kind::Mark).unwrap_or(tokens.list.len());
        self.part(tokens, tokens.list.get(..end)?).filter(|part| part.chars().nth(3).is_some())
    }

    /// The part of the place that a clause without values says to do well; none where a verb opens it (推进高新区建设).
    fn part(&self, tokens: &Tokens, clause: &[Token]) -> Option<String> {
        let last = clause.last()?;
        let clause = name::trim(clause);
        let first = clause.first().filter(|t| !t.role.has(Role(Role::KEEP.0 | Role::DROP.0 | Role::PREPOSITION.0 | Role::COMMITMENT.0)))?;
        let chars = tokens.shadow.chars.get(first.from..last.to)?;
        let end = (2..=chars.len().min(14)).find(|&end| self.lexicon.ending(&chars[..end]) == Some(Ending::Part))?;
        let does_well =
            ["顺利", "显著", "明显", "突出", "推进", "加快", "提速", "提升", "完善", "壮大", "向好", "见效", "进展", "成效", "突破"];
        let said: String = chars[end..].iter().collect();
        does_well.iter().any(|word| said.contains(word)).then(|| chars[..end].iter().collect())
    }

    /// Rule `owner`: what follows in one list is of the same firms (省属企业资产总额增长8%、研发投入增长34%).
    fn owner(&self, tokens: &Tokens, name: &Name, said: &Said) -> Option<String> {
        let between = tokens.shadow.chars.get(said.last.to..name.from)?;
        if said.last.is_empty() || between.contains(&'，') || between.contains(&'；') || name.text.contains("企业") {
            return None;
        }
        let measured = shared::measured(&name.text, self.lexicon)
            || self.knowledge.indicator(&name.text).is_some_and(|entry| matches!(&*entry.dimension, "money" | "ratio"));
        if !measured {
            return None;
        }
        let chars: Vec<char> = said.last.text.chars().collect();
        let end = (2..chars.len()).find(|&end| self.lexicon.ending(&chars[..end]) == Some(Ending::Owner))?;
        let owner: String = chars[..end].iter().collect();
        (!name.text.starts_with(&owner)).then_some(owner)
    }

    fn state(&self, group: &Group, mut name: Name, mut quantity: Quantity, lead: Lead, rules: Vec<&'static str>, said: &mut Said) {
        // 人口自然增长率 is a rate by its name, for all that 增长 stands in it.
        let rate = name.text.ends_with("增长率")
            && !matches!(lead, Lead::Direction { .. })
            && self.knowledge.indicator(&name.text).is_some_and(|entry| entry.measure == Measure::Ratio);
        if rate {
            return self.push(group, name, quantity, Measure::Ratio, rules, said);
        }
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
