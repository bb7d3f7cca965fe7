//! Tokens → an indicator's name: what belongs to it as the report words it, and what does not.

use crate::facts::lexicon::{Ending, Lexicon, Role};
use crate::facts::token::{Kind, Token, Tokens};

/// A resolved name and the characters that it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// The words.
    pub text: String,
    /// The give-back verb that it begins with (新增), which later items of a list share.
    pub verb: String,
    /// Whether it is nothing but verbs.
    pub only_verb: bool,
    /// First character read.
    pub from: usize,
    /// One past the last character read.
    pub to: usize,
}

impl Name {
    /// Whether nothing is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is only what was done (开行, 改造提升), so that the thing it was done to has to be given back.
    #[must_use]
    pub fn is_verb(&self) -> bool {
        self.only_verb
    }

    /// How many characters it has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.text.chars().count()
    }
}

const NOT_NAME: Role =
    Role(Role::ADVERB.0 | Role::DROP.0 | Role::PREPOSITION.0 | Role::REACH.0 | Role::RANK_VERB.0 | Role::WORDS_TARGET.0 | Role::INNER.0);
const OF_NAME: Role = Role(Role::KEEP.0 | Role::NAME.0 | Role::RELATIONAL.0 | Role::PROTECT.0 | Role::GROWTH_NAME.0 | Role::HEAD_NOUN.0);

/// Whether a token may open or close a name.
fn bears(token: &Token) -> bool {
    match token.kind {
        Kind::Word => token.role.has(OF_NAME) || !token.role.has(NOT_NAME),
        Kind::Text => true,
        Kind::Quantity(_) => true,
        Kind::Year(_) | Kind::Mark | Kind::Pause | Kind::Joint | Kind::Of | Kind::Such | Kind::Respectively | Kind::Among | Kind::Note => {
            false
        }
    }
}

/// The name that stands before a value.
#[must_use]
pub fn before(tokens: &Tokens, list: &[Token], lexicon: &Lexicon) -> Name {
    let list = cut_subject(tokens, trim(list), lexicon);
    match examples(tokens, list) {
        Some((verbs, rest)) => {
            let mut name = assemble(tokens, rest);
            let head = assemble(tokens, verbs);
            if !head.is_empty() {
                name =
                    Name { text: format!("{}{}", head.text, name.text), verb: head.verb, from: head.from, to: name.to, only_verb: false };
            }
            name
        }
        None => assemble(tokens, list),
    }
}

/// What stands after the examples of its kind: A、B等|数字经济核心产业.
#[must_use]
pub fn of_kind(tokens: &Tokens, list: &[Token]) -> Option<Name> {
    examples(tokens, trim(list)).map(|(_, rest)| assemble(tokens, trim(rest)))
}

/// 新增A、B等国家级集群: the verb and what stands after 等; the examples before it count for nothing.
fn examples<'a>(tokens: &Tokens, list: &'a [Token]) -> Option<(&'a [Token], &'a [Token])> {
    let such = list.iter().rposition(|t| t.kind == Kind::Such)?;
    let rest = list.get(such + 1..)?;
    let length: usize = rest.iter().filter(|t| bears(t)).map(|t| t.to - t.from).sum();
    let several = list[..such].iter().any(|t| t.kind == Kind::Pause || tokens.plain(t).last() == Some(&'》'));
    let verbs = list.iter().take_while(|t| t.role.has(Role::KEEP)).count();
    (several && length >= 3).then(|| (&list[..verbs.min(such)], rest))
}

/// The name that stands after a value: its noun and what is said of it, up to the end of `list`.
#[must_use]
pub fn after(tokens: &Tokens, list: &[Token]) -> Name {
    assemble(tokens, trim(list))
}

/// Takes off both ends what is no part of a name.
#[must_use]
pub fn trim(list: &[Token]) -> &[Token] {
    let mut list = list;
    while let Some((first, rest)) = list.split_first() {
        // 全域|推进: a short adverbial before a verb that is left out goes with it.
        let left: usize = rest.iter().map(|t| t.to - t.from).sum();
        let verb_of_noun = first.role.has(Role::DROP) && left < 2;
        let adverbial = left > 4
            && first.kind == Kind::Text
            && first.to - first.from <= 2
            && rest.first().is_some_and(|next| next.role.has(Role::DROP) && !next.role.has(OF_NAME) && rest.len() > 1);
        let manner = first.role.has(Role::MANNER) && rest.first().is_some_and(|next| next.role.has(Role(Role::KEEP.0 | Role::DROP.0)));
        if (bears(first) || verb_of_noun) && !adverbial && !manner {
            break;
        }
        list = rest;
    }
    while let Some((last, rest)) = list.split_last() {
        // A verb that is left out at the head may be a noun at the end: 年度计划.
        // 新城|努力推进: done somehow, it is no noun.
        let somehow = rest.last().is_some_and(|t| t.role.has(Role(Role::ADVERB.0 | Role::MANNER.0)) && !t.role.has(OF_NAME));
        let noun = last.role.has(Role::DROP) && !last.role.has(Role(NOT_NAME.0 & !Role::DROP.0)) && !rest.is_empty() && !somehow;
        let tail = last.role.has(Role::TAIL) && !last.role.has(Role(Role::NAME.0 | Role::RELATIONAL.0)) && !rest.is_empty();
        let moves = last.role.has(Role::DIRECTION) && !last.role.has(Role(OF_NAME.0 | Role::GROWTH_NOUN.0 | Role::FALL_NOUN.0));
        if (bears(last) || noun) && !tail && !moves {
            break;
        }
        list = rest;
    }
    list
}

/// Cuts the subject off before a verb that opens the counted phrase: 三期工程|改造提升城区道路.
fn cut_subject<'a>(tokens: &Tokens, list: &'a [Token], lexicon: &Lexicon) -> &'a [Token] {
    // 创建|生态文明建设示范区, 开展|家庭医生签约服务: the verb that opens the phrase is the verb of all of it.
    let performs = ["创建", "开展", "实施", "提供", "举办", "组织开展", "组织实施", "启动实施", "深入实施"];
    let opens = |t: &Token| performs.iter().any(|word| tokens.is(t, word));
    let whole = list.first().is_some_and(|first| opens(first) || tokens.list.iter().any(|t| t.to == first.from && opens(t)));
    for at in (1..list.len()).rev() {
        if whole && !matches!(list[at - 1].kind, Kind::Pause | Kind::Joint) {
            continue;
        }
        let token = &list[at];
        let known = token.role.has(Role::NAME) && opens_with_verb(tokens, token);
        if !known && !token.role.has(Role::GIVE_BACK) || list[at - 1].role.has(Role::KEEP) {
            continue;
        }
        let joined = matches!(list[at - 1].kind, Kind::Pause | Kind::Joint) && (at < 2 || list[at - 2].role.has(Role::KEEP));
        let object: usize = if known {
            token.to - token.from
        } else {
            list[at + 1..].iter().filter(|t| bears(t) && !t.role.has(Role::KEEP)).map(|t| t.to - t.from).sum()
        };
        if joined || object < 2 {
            continue;
        }
        let compound = list.get(at + 1).is_some_and(|next| {
            next.kind == Kind::Of || ["项目", "工程", "任务", "资金", "用地", "面积"].iter().any(|w| starts(tokens, next, w))
        });
        // 百城建设提质项目: a short head before it is part of the thing.
        let head: usize = list[..at].iter().map(|t| t.to - t.from).sum();
        let end = list.last().map_or(0, |t| t.to);
        let compound =
            compound || head <= 2 && ["项目", "工程"].iter().any(|w| end >= 2 && tokens.shadow.starts_with(end - 2, w)) && !known;
        // 滨海科技园新增企业: what a part of the place has is not the whole place's.
        let part = || lexicon.ending(tokens.shadow.chars.get(list[0].from..list[at - 1].to).unwrap_or_default()) == Some(Ending::Part);
        if !compound && !part() {
            return &list[at..];
        }
    }
    list
}

/// Whether a known name is of something done: 改造提升城区道路.
fn opens_with_verb(tokens: &Tokens, token: &Token) -> bool {
    ["新增", "新建", "改造", "建成", "建设", "培育", "创建", "认定", "引进", "化解", "办理"].iter().any(|word| starts(tokens, token, word))
}

fn starts(tokens: &Tokens, token: &Token, word: &str) -> bool {
    tokens.shadow.starts_with(token.from, word)
}

fn assemble(tokens: &Tokens, list: &[Token]) -> Name {
    let (Some(first), Some(last)) = (list.first(), list.last()) else { return Name::default() };
    let only_verb = list.iter().all(|t| t.role.has(Role::KEEP) && !t.role.has(Role(Role::NAME.0 | Role::RELATIONAL.0)));
    let mut name = Name { from: first.from, to: last.to, only_verb, ..Name::default() };
    name.text.reserve(tokens.shadow.offset(last.to) - tokens.shadow.offset(first.from));
    let mut opening = true;
    for (at, token) in list.iter().enumerate() {
        let inner = at > 0 && at + 1 < list.len();
        let dropped = match token.kind {
            Kind::Note | Kind::Year(_) | Kind::Respectively | Kind::Among | Kind::Mark => true,
            Kind::Of => true,
            Kind::Word => inner && !token.role.has(OF_NAME) && token.role.has(Role::INNER),
            Kind::Quantity(_) | Kind::Pause | Kind::Joint | Kind::Such | Kind::Text => false,
        };
        let verb =
            token.role.has(Role::GIVE_BACK) || token.kind == Kind::Joint && list.get(at + 1).is_some_and(|t| t.role.has(Role::GIVE_BACK));
        opening &= verb;
        if dropped {
            continue;
        }
        if opening {
            tokens.write(token, &mut name.verb);
        }
        tokens.write(token, &mut name.text);
    }
    const EDGES: [char; 5] = ['、', '，', ':', '：', ' '];
    if name.text.starts_with(EDGES) || name.text.ends_with(EDGES) {
        name.text = name.text.trim_matches(EDGES).to_owned();
    }
    if name.text.contains(['“', '”']) {
        name.text = name.text.replace("“”", "");
        balance(&mut name.text);
    }
    name
}

/// Drops a quotation mark that lost its partner.
fn balance(text: &mut String) {
    let opens = text.matches('“').count();
    let closes = text.matches('”').count();
    if opens > closes && !text.ends_with('”') {
        text.push('”');
    } else if closes > opens {
        text.insert(0, '“');
    }
}

/// The ends of a text, the longest first.
pub(super) fn tails(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().filter_map(|(at, _)| text.get(at..))
}

/// The thing that a name is about: the name without what is measured of it (总投资, 面积) and without a closing verb (提质改造).
#[must_use]
pub fn entity<'a>(name: &'a str, lexicon: &Lexicon) -> &'a str {
    let ends_in = |class: Role| tails(name).skip(2).find(|tail| lexicon.role(tail).has(class));
    let end = ends_in(Role::RELATIONAL).or_else(|| ends_in(Role::KEEP));
    end.and_then(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// Whether a name says nothing alone, so that its subject has to be given back: 总投资, 年度投资, 数量, 占全国比重.
#[must_use]
pub fn is_relational(name: &str, lexicon: &Lexicon) -> bool {
    if name.starts_with('占') && !name.starts_with("占地") {
        return true;
    }
    let role = lexicon.role(name);
    if role.has(Role::RELATIONAL) {
        return true;
    }
    let at_most = |count: usize| name.chars().nth(count).is_none();
    if name.ends_with('率') && at_most(5) && !role.has(Role::NAME) && !begins_with_verb(name, lexicon) {
        return true;
    }
    if (name.ends_with("占比") || name.ends_with("比重")) && at_most(4) {
        return true;
    }
    let parts = || name.split(['、', '和']);
    if parts().nth(1).is_some() && parts().all(|part| !part.is_empty() && is_relational(part, lexicon)) {
        return true;
    }
    if !name.starts_with(['总', '年', '月', '日', '平', '人', '累', '完', '计', '新', '五', '三']) {
        return false;
    }
    let modifiers = ["总", "年", "月", "日", "年度", "年均", "平均", "人均", "累计", "完成", "计划", "新增", "五年", "三年"];
    modifiers.iter().any(|word| name.strip_prefix(word).is_some_and(|rest| lexicon.role(rest).has(Role::RELATIONAL)))
}

fn begins_with_verb(name: &str, lexicon: &Lexicon) -> bool {
    let verbs = Role(Role::KEEP.0 | Role::DROP.0 | Role::DIRECTION.0);
    lexicon.heads(name).any(|(word, role)| role.has(verbs) && word.chars().count() <= 4)
}

/// The give-back verb that a name begins with; empty where it begins with none.
#[must_use]
pub fn leading_verb<'a>(name: &'a str, lexicon: &Lexicon) -> &'a str {
    head_of(name, Role::GIVE_BACK, lexicon)
}

/// The verb that a name begins with, given back or not; empty where it begins with none.
#[must_use]
pub fn opening_verb<'a>(name: &'a str, lexicon: &Lexicon) -> &'a str {
    head_of(name, Role::KEEP, lexicon)
}

/// The longest word of up to six characters that a name begins with and that does `role`, where at least two characters follow it.
fn head_of<'a>(name: &'a str, role: Role, lexicon: &Lexicon) -> &'a str {
    let followed = |word: &str| name.get(word.len()..).is_some_and(|rest| rest.chars().nth(1).is_some());
    let mut words = lexicon.heads(name).filter(|(_, does)| does.has(role)).map(|(word, _)| word);
    let word = words.find(|word| word.chars().count() <= 6 && followed(word)).unwrap_or_default();
    name.get(..word.len()).unwrap_or_default()
}
