//! Lists: 分别, names that share a head or a tail, and subjects given back to nouns that say nothing alone.

use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::name::{self, Name};
use crate::facts::token::{Kind, Token, Tokens};
use crate::knowledge::Knowledge;

/// The names of a list of `count` values: 城镇、农村居民人均可支配收入 → both in full. `None` where it does not name so many.
#[must_use]
pub(super) fn split(tokens: &Tokens, list: &[Token], count: usize, lexicon: &Lexicon, knowledge: &Knowledge) -> Option<Vec<Name>> {
    let list = name::trim(list);
    let whole = name::before(tokens, list, lexicon);
    if whole.is_empty() {
        return None;
    }
    if count == 2
        && let Some(pair) = town_and_country(&whole)
    {
        return Some(pair);
    }
    if let Some(names) = fused(&whole, count) {
        return Some(names);
    }
    let mut parts: Vec<&[Token]> = list.split(|t| matches!(t.kind, Kind::Pause | Kind::Joint)).filter(|part| !part.is_empty()).collect();
    if parts.len() > count {
        parts = list.split(|t| t.kind == Kind::Pause).filter(|part| !part.is_empty()).collect();
    }
    let mut names: Vec<Name> =
        if parts.len() == count { parts.iter().map(|part| name::after(tokens, part)).collect() } else { quoted(&whole) };
    if names.len() != count {
        return None;
    }
    if names.iter().any(Name::is_empty) {
        return None;
    }
    // 单位国内生产总值用水量、能耗、二氧化碳排放量
    if let Some((first, rest)) = names.split_first_mut()
        && first.text.starts_with("单位")
    {
        for name in rest {
            if let Some(head) = known_head(&first.text, &name.text, knowledge) {
                name.text.insert_str(0, head);
            }
        }
    }
    share_tail(&mut names, lexicon, knowledge);
    share_head(&mut names, lexicon, knowledge);
    let verb = names.first().map(|first| first.verb.clone()).unwrap_or_default();
    for name in names.iter_mut().skip(1) {
        if name.verb.is_empty() && !verb.is_empty() && !lexicon.role(&name.text).has(Role::NAME) {
            name.text.insert_str(0, &verb);
        }
    }
    for name in &mut names {
        name.from = whole.from;
        name.to = whole.to;
    }
    Some(names)
}

/// Names in quotation marks need nothing between them, and what follows the last is said of each: “保交楼”“保交房”交付率.
fn quoted(whole: &Name) -> Vec<Name> {
    let parted = whole.text.strip_prefix('“').and_then(|text| text.rsplit_once('”'));
    let (heads, tail) = parted.unwrap_or_default();
    heads.split("”“").map(|head| Name { text: format!("“{head}”{tail}"), ..whole.clone() }).collect()
}

/// The names of a list that an earlier clause names and this one's noun completes: 节庆、论坛、展会，数量分别….
#[must_use]
pub(super) fn complete(subject: &Name, noun: &Name, count: usize, lexicon: &Lexicon) -> Option<Vec<Name>> {
    let verb = name::opening_verb(&subject.text, lexicon);
    let parts: Vec<&str> = subject.text.get(verb.len()..).unwrap_or_default().split(['、', '和']).collect();
    if parts.len() != count || !name::is_relational(&noun.text, lexicon) {
        return None;
    }
    let name =
        |part: &str| Name { text: format!("{part}{}", noun.text), verb: String::new(), only_verb: false, from: subject.from, to: noun.to };
    Some(parts.into_iter().map(name).collect())
}

/// 城乡居民人均可支配收入 with two values stands for 城镇 and 农村, in this order.
#[must_use]
pub(super) fn town_and_country(whole: &Name) -> Option<Vec<Name>> {
    let (head, tail) = whole.text.split_once("城乡")?;
    if tail.contains(['、', '和']) {
        return None;
    }
    // The standards of relief are set for cities, incomes are of towns.
    let town = if ["居民", "常住居民"].iter().any(|word| tail.starts_with(word)) && !tail.contains("保障标准") {
        "城镇"
    } else if ["居民", "低保", "最低生活保障", "特困"].iter().any(|word| tail.starts_with(word)) && tail.ends_with("标准") {
        "城市"
    } else {
        return None;
    };
    let name = |place: &str| Name { text: format!("{head}{place}{tail}"), ..whole.clone() };
    Some(vec![name(town), name("农村")])
}

/// 城镇人均住房面积达到38平方米，|农村46平方米: the same is said of the country.
#[must_use]
pub(super) fn country_for_town(name: &str, last: &str) -> Option<String> {
    let pairs =
        [("农村", "城镇"), ("农村", "城市"), ("城镇", "农村"), ("乡村", "城镇"), ("农村居民", "城镇居民"), ("城镇居民", "农村居民")];
    let rest = pairs.iter().filter(|(own, _)| *own == name).find_map(|(_, other)| last.strip_prefix(other))?;
    (!rest.is_empty()).then(|| format!("{name}{rest}"))
}

/// Words that name several things in one, in the order in which their values stand: 存贷款余额, 肉蛋奶总产量.
const FUSED_HEADS: &[(&str, &[&str])] = &[("存贷款", &["存款", "贷款"]), ("肉蛋奶", &["肉", "蛋", "奶"])];

/// The names in a fused one that as many values follow.
fn fused(whole: &Name, count: usize) -> Option<Vec<Name>> {
    let (word, parts) = FUSED_HEADS.iter().find(|(word, parts)| parts.len() == count && whole.text.contains(word))?;
    let (head, tail) = whole.text.split_once(word)?;
    Some(parts.iter().map(|part| Name { text: format!("{head}{part}{tail}"), ..whole.clone() }).collect())
}

/// Gives the tail of the last name to those before it that lack one: 城镇、农村居民人均可支配收入.
fn share_tail(names: &mut [Name], lexicon: &Lexicon, knowledge: &Knowledge) {
    let Some((last, rest)) = names.split_last_mut() else { return };
    // A、B占C比重: the share is that of each.
    if let Some((_, share)) = last.text.split_once('占').filter(|(head, rest)| !head.is_empty() && !rest.starts_with('地')) {
        rest.iter_mut().filter(|name| !name.text.contains('占')).for_each(|name| name.text.push_str(&format!("占{share}")));
        return;
    }
    for name in rest {
        let Some(tail) = tail(&last.text, &name.text, lexicon, knowledge) else { continue };
        // 新能源产业、装备|制造业增加值: one industry is no tail of another.
        let tail = match tail.split_once('业') {
            Some((_, rest)) if name.text.ends_with('业') && lexicon.role(rest).has(Role::RELATIONAL) => rest.to_owned(),
            _ => tail,
        };
        let mut whole = name.text.clone();
        append(&mut whole, &tail);
        // 高技术产业、新能源发电投资, 民营经济和普惠小微贷款余额: a name that is known but says no measure of its own takes the tail.
        let complete = known(&name.text, lexicon, knowledge)
            || self::tail(&name.text, "", lexicon, knowledge).is_some()
            || tail.ends_with('率') && name.text.ends_with('率');
        let short = || !name.text.ends_with(&tail) && !measured(&name.text, lexicon) && knowledge.indicator(&whole).is_some();
        if !complete || short() {
            name.text = whole;
        }
    }
}

/// Whether a name says at its end what is measured: 投资, 余额, 产量.
pub(super) fn measured(name: &str, lexicon: &Lexicon) -> bool {
    name::tails(name).skip(1).any(|tail| lexicon.role(tail).has(Role(Role::RELATIONAL.0 | Role::GROWTH_NOUN.0)))
}

/// Puts a tail after a name; what both have at the joint (城镇居民|居民人均…) stands once.
fn append(name: &mut String, tail: &str) {
    let chars: Vec<char> = tail.chars().collect();
    let shared = (1..chars.len()).rev().find(|&length| name.ends_with(&chars[..length].iter().collect::<String>())).unwrap_or(0);
    name.extend(&chars[shared..]);
}

fn known(name: &str, lexicon: &Lexicon, knowledge: &Knowledge) -> bool {
    knowledge.indicator(name).is_some() || lexicon.role(name).has(Role::NAME) || name::is_relational(name, lexicon)
}

/// Ends of a name that say nothing alone and begin inside a longer word: 基本养老、基本医疗|保险参保人数.
const FUSED: &[&str] = &["参保", "保险参保", "保险参保人数"];

/// The part of a name that others may share: the longest known indicator or relational noun that it ends in, with what qualifies it.
fn tail(name: &str, first: &str, lexicon: &Lexicon, knowledge: &Knowledge) -> Option<String> {
    let chars: Vec<char> = name.chars().collect();
    let text = |from: usize| chars.get(from..).unwrap_or_default().iter().collect::<String>();
    let same = first.chars().count();
    let twin = same == 2 && chars.len() > 4 && first.chars().next() == chars.first().copied();
    let ends: Vec<usize> = (1..chars.len().saturating_sub(1))
        .filter(|&from| {
            FUSED.iter().any(|word| word.chars().eq(chars[from..].iter().copied()))
                || lexicon.role_of(&chars[from..]).has(Role::RELATIONAL)
                || knowledge.indicator(&text(from)).is_some()
        })
        .collect();
    // The tail that makes a known name of the first item too, else the longest.
    let completes = |from: &usize| {
        let mut whole = first.to_owned();
        append(&mut whole, &text(*from));
        let joined: Vec<char> = whole.chars().collect();
        (0..first.chars().count().saturating_sub(1)).any(|cut| knowledge.indicator(&joined[cut..].iter().collect::<String>()).is_some())
    };
    let known = Some(same).filter(|from| twin && completes(from)).or(ends.iter().copied().find(completes)).or(ends.first().copied())?;
    let mut from = known;
    loop {
        let qualifier = ["人均", "月", "年", "平均", "居民", "家庭", "产品", "户均", "保险"].into_iter().find(|word| {
            let length = word.chars().count();
            from > length && chars.get(from - length..from).is_some_and(|c| c.iter().copied().eq(word.chars()))
        });
        match qualifier {
            Some(word) => from -= word.chars().count(),
            None => return Some(text(from)),
        }
    }
}

/// Gives the head of the first name to those after it that say nothing alone: 生产安全事故起数、死亡人数.
fn share_head(names: &mut [Name], lexicon: &Lexicon, knowledge: &Knowledge) {
    let Some((first, rest)) = names.split_first_mut() else { return };
    let chars: Vec<char> = first.text.chars().collect();
    let cut = (2..chars.len()).find(|&from| {
        lexicon.role_of(&chars[from..]).has(Role::RELATIONAL) || knowledge.indicator(&chars[from..].iter().collect::<String>()).is_some()
    });
    let head: String = cut.map_or_else(|| first.text.clone(), |cut| chars[..cut].iter().collect());
    for name in rest {
        // 存款余额、贷款余额: as long, and alike at their ends.
        let ends_alike = |a: &str, b: &str| a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count() >= 2;
        if name.text.chars().count() == chars.len() && ends_alike(&name.text, &first.text) {
            continue;
        }
        // 技术合同|登记数、成交额; 单位国内生产总值|用水量、能耗: what makes it known.
        if let Some(head) = known_head(&first.text, &name.text, knowledge) {
            name.text.insert_str(0, head);
            continue;
        }
        let alone = name::is_relational(&name.text, lexicon);
        let head = if alone { name::entity(&first.text, lexicon) } else { &head };
        let tail: String = cut.map(|cut| chars[cut..].iter().collect()).unwrap_or_default();
        let own_head = !tail.is_empty() && name.text.ends_with(&tail) && name.text.len() > tail.len();
        let sibling = cut.is_some()
            && !own_head
            && !name.text.contains('占')
            && knowledge.indicator(&name.text).is_some()
            && knowledge.indicator(&first.text).is_none();
        // 集中供热率和供水率: two rates, each by its own name.
        let two_rates = head == first.text && head.ends_with('率') && name.text.ends_with('率');
        if (alone || sibling) && !two_rates && !name.text.starts_with(head) {
            name.text = format!("{head}{}", name.text);
        }
    }
}

/// The longest head of `first` that makes a known name of one that is none by itself.
fn known_head<'a>(first: &'a str, name: &str, knowledge: &Knowledge) -> Option<&'a str> {
    if knowledge.indicator(name).is_some() {
        return None;
    }
    let heads = first.char_indices().map(|(at, _)| at).skip(2).filter_map(|at| first.get(..at));
    heads.filter(|head| knowledge.indicator(&[head, name].concat()).is_some()).last()
}

/// The names of things counted before (16条产业链、18个专业镇|营业收入分别…), each with what the last is said to have.
#[must_use]
pub(super) fn counted(things: &[Name], whole: &Name) -> Option<Vec<Name>> {
    let (last, _) = things.split_last()?;
    let tail = whole.text.strip_prefix(last.text.as_str()).filter(|tail| !tail.is_empty())?;
    let name = |thing: &Name| Name { text: format!("{}{tail}", thing.text), from: thing.from, ..whole.clone() };
    Some(things.iter().map(name).collect())
}

/// Gives a subject back to a name that says nothing alone; `None` where it stands by itself.
#[must_use]
pub(super) fn with_subject(tokens: &Tokens, name: &Name, subject: &Name, lexicon: &Lexicon, knowledge: &Knowledge) -> Option<Name> {
    if subject.is_empty() || name.text.starts_with(&subject.text) {
        return None;
    }
    // 全年投资, 全市消费: of the whole.
    if matches!(name.text.as_str(), "投资" | "消费") && whole_before(tokens, name) {
        return None;
    }
    let join = |head: &str| Name {
        text: format!("{head}{}", name.text),
        verb: String::new(),
        only_verb: false,
        from: subject.from.min(name.from),
        to: name.to,
    };
    if name::is_relational(&name.text, lexicon) || name.is_verb() {
        let one = subject.text.chars().next().map_or(0, char::len_utf8);
        let mut ends = subject.text.char_indices().rev().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end > one);
        let known = ends.find_map(|end| {
            let (head, rest) = subject.text.split_at_checked(end)?;
            // 货物进|出口总额, 各项存|款余额: no cut inside a word.
            knowledge.indicator(&[head, &name.text].concat()).filter(|_| !in_a_word(head, rest, lexicon, knowledge)).map(|_| head)
        });
        // 社会消费品零售总额增长4%，出口增长5%: what is known by itself needs no subject.
        if known.is_none() && !name.text.ends_with("人数") && !name.is_verb() && knowledge.indicator(&name.text).is_some() {
            return None;
        }
        // A share or a growth is of the whole: 工业投资|增速.
        let whole = name.text.starts_with('占') || lexicon.role(&name.text).has(Role::GROWTH_NOUN);
        let head = known.unwrap_or_else(|| if whole { &subject.text } else { name::entity(&subject.text, lexicon) });
        // 新开工棚改安置房3.78万套，|基本建成2.25万套: another thing done to the same.
        let verb = if name.is_verb() { name::opening_verb(head, lexicon).len() } else { 0 };
        let head = head.get(verb..).unwrap_or(head);
        return Some(join(head));
    }
    overlap(&subject.text, &name.text).filter(|_| knowledge.indicator(&name.text).is_none()).map(|head| join(&head))
}

/// Whether a cut between `head` and `rest` parts a word: the last character of the one and all of the other are a name or its noun.
fn in_a_word(head: &str, rest: &str, lexicon: &Lexicon, knowledge: &Knowledge) -> bool {
    let Some(last) = head.chars().next_back().filter(|_| !rest.is_empty()) else { return false };
    let word = format!("{last}{rest}");
    lexicon.role(&word).has(Role(Role::RELATIONAL.0 | Role::NAME.0)) || knowledge.indicator(&word).is_some()
}

/// Whether what stands before a name says that it is of the whole place or year.
pub(super) fn whole_before(tokens: &Tokens, name: &Name) -> bool {
    let head = tokens.shadow.chars.get(..name.from).unwrap_or_default();
    matches!(head, [.., '全', '年' | '市' | '省' | '区' | '县' | '国'] | [.., '全', '社', '会'])
}

/// The head of `subject` that `name` lacks where it goes on from inside it: 空气质量|优良天数 and 优良天数比.
fn overlap(subject: &str, name: &str) -> Option<String> {
    let prefix: String = name.chars().take(4).collect();
    if prefix.chars().count() < 4 {
        return None;
    }
    let at = subject.find(&prefix).filter(|&at| at > 0)?;
    let rest = subject.get(at..)?;
    let common = rest.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    // 一星级|产业集聚区: a grade is of some of them.
    (common >= 4 && common < name.chars().count() && common == rest.chars().count() && !subject.get(..at)?.ends_with('级'))
        .then(|| subject.get(..at).unwrap_or_default().to_owned())
}
