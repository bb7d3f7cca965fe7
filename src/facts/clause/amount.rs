//! One value by itself: its lead, its name, and the verb that it shares with a list.

use std::borrow::Cow;

use super::group::{Group, base, compared, of_each, of_things, quantity};
use super::{Reader, Said};
use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::measure::{self, Lead};
use crate::facts::name::{self, Name};
use crate::facts::quantity::{Quantity, Shape};
use crate::facts::token::{Kind, Token, Tokens};
use crate::facts::{Bound, Measure, Value};
use crate::knowledge::{Knowledge, UnitKind};

/// Names that say nothing alone after 其中: the thing counted is given back (其中农村1万个以上).
const PLACES: &[&str] = &["农村", "城镇", "城市", "县城", "乡村", "民间", "中央", "地方", "省级", "市级", "县级", "国家级", "区级"];

impl Reader<'_> {
    pub(super) fn amount(&self, tokens: &Tokens, group: &Group, left: &[Token], right: &[Token], quantity: &Quantity, said: &mut Said) {
        // Where no name is left to compare, the words are kept as they stand.
        let compared = compared(tokens, left).filter(|&at| !said.last.is_empty() || !name::after(tokens, &left[..at]).is_empty());
        let lead = compared.map_or_else(|| measure::lead(tokens, left, self.lexicon), |at| measure::apart(tokens, left, at, self.lexicon));
        if level_of_base(tokens, left) && !said.last.is_empty() {
            // 较“十三五”末的9323亿元增加4374亿元: the first is where it stood then.
            let name = said.last.clone();
            return self.state(group, name, quantity.clone(), Lead::None, vec!["plain", "base", "name_of_last"], said);
        }
        let core = after_last_pause(tokens, lead, without_base(tokens, lead, lead.core(left)), self.lexicon);
        let head = if lead == Lead::None && quantity.kind != UnitKind::Ratio {
            name::before(tokens, core, self.lexicon)
        } else {
            // 集成电路、智能终端等数字经济核心产业: a known name needs no examples.
            let kind = name::of_kind(tokens, core).filter(|kind| self.knowledge.indicator(&kind.text).is_some());
            kind.unwrap_or_else(|| name::after(tokens, core))
        };
        if !Self::may_be_fact(quantity, lead, &head) {
            return;
        }
        let least = quantity.bound == Bound::Eq && left.iter().any(|t| tokens.is(t, "至少") || tokens.is(t, "年内至少"));
        let quantity = if least { Cow::Owned(Quantity { bound: Bound::Ge, ..quantity.clone() }) } else { Cow::Borrowed(quantity) };
        let quantity = quantity.as_ref();
        let mut rules = Vec::with_capacity(4);
        rules.push(lead.rule());
        if of_things(tokens, quantity, group) || of_each(tokens, quantity, left, group) {
            rules.push("threshold");
        }
        if base(tokens, left, group) {
            rules.push("base");
        }
        if compared.is_some() {
            rules.push("compared");
        }
        let name = self.place(tokens, core, &head, right, quantity, lead, group, &mut rules);
        let name = self.without_news(name);
        let name = self.share_verb(left, name, quantity, lead, group, said, &mut rules);
        let mut name = self.graded(tokens, name, group, said);
        let plain =
            lead == Lead::None && name.verb.is_empty() && !name.is_empty() && !name.text.starts_with('新') && !name.text.ends_with("新增");
        if plain && makes_a_total(tokens, group, quantity) {
            rules.push("increment");
            name.text.insert_str(0, "新增");
            "新增".clone_into(&mut name.verb);
        }
        if let Some(both) = self.both(tokens, left, core, &name, said) {
            rules.push("each");
            for name in both {
                self.state(group, name, quantity.clone(), lead, rules.clone(), said);
            }
            return;
        }
        let mut name = self.resolve(tokens, name, said, &mut rules);
        let among = left.iter().any(|t| t.kind == Kind::Among);
        if among && PLACES.contains(&name.text.as_str()) && !said.last.is_empty() {
            rules.push("part");
            name.text.push_str(&said.last.text);
        } else if among && quantity.kind != UnitKind::Ratio && lead == Lead::None && is_new(&said.last, self.lexicon) {
            // 新增公路60万公里，其中高速公路4万公里: the part is new too.
            if !name.text.starts_with('新') {
                rules.push("part_of_new");
            }
        }
        if name.is_empty() {
            return;
        }
        self.state(group, name, quantity.clone(), lead, rules, said);
    }

    /// Times are facts only as what is counted (优良天数) or moved (延长30年), bare numbers only as ratios that a verb leads to.
    pub(super) fn may_be_fact(quantity: &Quantity, lead: Lead, head: &Name) -> bool {
        match (quantity.shape, quantity.kind) {
            (Shape::Bare, _) => {
                matches!(lead, Lead::Reach { .. })
                    && !head.is_empty()
                    && ["比", "系数", "指数", "倍差", "差", "率", "值", "强度", "密度"].iter().any(|end| head.text.ends_with(end))
            }
            (_, UnitKind::Time) => {
                quantity.unit.contains("工作")
                    || matches!(lead, Lead::Direction { .. })
                    || ["天气", "天数", "时间", "时限", "寿命", "年限", "周期", "时长", "期限", "年龄"]
                        .iter()
                        .any(|end| head.text.ends_with(end))
            }
            _ => true,
        }
    }

    /// Rule `shared_verb`: 新增…4家、“专精特新”中小企业13家.
    #[expect(clippy::too_many_arguments, reason = "one decision over an item of a list")]
    pub(super) fn share_verb(
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
            name.verb = name::leading_verb(&name.text, self.lexicon).to_owned();
        }
        if group.preceded && !said.verb.is_empty() && name.verb.is_empty() && !name.is_empty() && counts && matches!(lead, Lead::None) {
            let first = name::trim(left).first();
            let own_verb = first.is_some_and(|t| t.role.has(Role::KEEP)) || left.iter().take(2).any(|t| t.role.has(Role::DROP));
            let under_way = name.text.starts_with("在建") || name.text.starts_with("在谈");
            if !own_verb && !under_way && !name::is_relational(&name.text, self.lexicon) && !known_whole(&name.text, self.knowledge) {
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
}

/// Whether a name is of what came new, and not of the total that it came to: 新增公路, but not 新登记经营主体总量.
fn is_new(name: &Name, lexicon: &Lexicon) -> bool {
    name.text.starts_with(['新', '净']) && !name.text.contains('总') && !name::leading_verb(&name.text, lexicon).is_empty()
}

/// Whether the total that a value makes comes right after it: 创新平台3家、达到16家.
fn makes_a_total(tokens: &Tokens, group: &Group, value: &Quantity) -> bool {
    let right = &tokens.list[group.right.0..group.right.1];
    let reached = matches!(right, [pause, reach] if pause.kind == Kind::Pause && reach.role.has(Role::REACH));
    let point = |quantity: &Quantity| if let Value::Point(value) = quantity.value { Some(value) } else { None };
    let total = quantity(tokens, group.right.1).filter(|total| total.unit == value.unit && total.kind == UnitKind::Count);
    reached && total.and_then(point).zip(point(value)).is_some_and(|(total, part)| total > part)
}

/// Whether a value is what another is compared with: 较“十三五”末的9323亿元, 比上年的62亿元.
fn level_of_base(tokens: &Tokens, left: &[Token]) -> bool {
    match left {
        [.., against, of] => {
            of.kind == Kind::Of && against.role.has(Role::ADVERB) && matches!(tokens.plain(against).first(), Some('比' | '较'))
        }
        _ => false,
    }
}

/// Where a rise or fall follows a pause (稳居全国前列、增长4.8%), what stands before the pause is no name of its own.
/// Where that itself says a rise or fall of something (企业数量翻番、达1.8万家), the value is of the same thing.
fn after_last_pause<'a>(tokens: &Tokens, lead: Lead, core: &'a [Token], lexicon: &Lexicon) -> &'a [Token] {
    let before = match core.split_last() {
        Some((last, before)) if last.kind == Kind::Pause && lead != Lead::None => before,
        _ => return core,
    };
    let moved = measure::lead(tokens, before, lexicon);
    let thing = |t: &Token| t.role.has(Role(Role::NAME.0 | Role::HEAD_NOUN.0 | Role::RELATIONAL.0));
    match moved {
        Lead::Direction { .. } if moved.core(before).iter().any(thing) => moved.core(before),
        // 创新平台从无到有、达到7个: what is known by name is the subject, and what is said of it no part of its name.
        _ => before.iter().rposition(|t| t.role.has(Role::NAME)).map_or(&[], |last| &before[..=last]),
    }
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
