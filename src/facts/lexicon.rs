//! Knowledge → the tables that the fact grammar looks words up in; built once a run.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::facts::classes::{DONE, ENDINGS, WHOLE, ends, of_classes};
pub(super) use crate::facts::classes::{Deed, Ending};
use crate::facts::dictionary::Dictionary;
use crate::facts::period::{Frame, Time};
use crate::facts::{Bound, Measure};
use crate::knowledge::{Direction, Knowledge, Side, UnitKind};
use crate::pairs::Chars;

/// What a word does in a clause; a word may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Role(pub u32);

macro_rules! roles {
    ($($name:ident = $bit:expr, $class:expr;)*) => {
        impl Role {
            $(#[doc = concat!("Class `", $class, "` of grammar.toml.")]
            pub const $name: Role = Role(1 << $bit);)*
            /// All that it does, by the classes' names.
            #[must_use]
            pub fn names(self) -> Vec<&'static str> {
                [$((Role::$name, $class),)*].into_iter().filter(|(role, _)| self.has(*role)).map(|(_, name)| name).collect()
            }

            fn of_class(name: &str) -> Role {
                match name {
                    $($class => Role::$name,)*
                    _ => Role(0),
                }
            }
        }
    };
}

roles! {
    REACH = 0, "reach";
    DROP = 1, "drop";
    KEEP = 2, "keep";
    GIVE_BACK = 3, "give_back";
    ADVERB = 4, "adverb";
    PREPOSITION = 5, "preposition";
    TAIL = 6, "tail";
    RELATIONAL = 7, "relational";
    HEAD_NOUN = 8, "head_noun";
    RANK_VERB = 9, "rank_verb";
    SCOPE = 10, "scope";
    FALL_NOUN = 11, "fall_noun";
    GROWTH_NOUN = 12, "growth_noun";
    GROWTH_NAME = 13, "growth_name";
    WORDS_TARGET = 14, "words_target";
    PROTECT = 15, "protect";
    NAME = 16, "indicator";
    DIRECTION = 17, "direction";
    COMMITMENT = 18, "commitment";
    SHARE = 19, "share";
    INNER = 20, "inner";
    MANNER = 21, "manner";
    COMPARISON = 22, "comparison";
}

impl Role {
    /// Whether it does any of `other`.
    #[must_use]
    pub fn has(self, other: Role) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, other: Role) {
        self.0 |= other.0;
    }
}

/// A unit as the scanner needs it.
#[derive(Debug)]
pub struct UnitWord {
    /// Its characters.
    pub chars: Vec<char>,
    /// The word that outputs use.
    pub word: Arc<str>,
    /// Kind.
    pub kind: UnitKind,
    /// Dimension.
    pub dimension: Arc<str>,
    /// Characters that make another word of it.
    pub(super) goes_on: &'static str,
}

/// A bound word as the scanner needs it.
#[derive(Debug, Clone)]
pub struct BoundChars {
    /// Its characters.
    pub chars: Vec<char>,
    /// What it says.
    pub bound: Bound,
}

/// All tables.
#[derive(Debug)]
pub struct Lexicon {
    words: Dictionary<Role>,
    endings: Dictionary<Ending>,
    done: Dictionary<Deed>,
    whole: Dictionary<()>,
    /// The last characters of those words.
    ends: Chars,
    directions: FxHashMap<String, i8>,
    units: FxHashMap<char, Vec<UnitWord>>,
    /// Bound words before the number by their last character, longest first.
    before: FxHashMap<char, Vec<BoundChars>>,
    /// Bound words after the unit by their first character, longest first.
    after: FxHashMap<char, Vec<BoundChars>>,
    look_alikes: Dictionary<()>,
    times: Dictionary<Time>,
    frames: Dictionary<Frame>,
    strengths: FxHashMap<String, u8>,
    /// The dimension of what has no unit.
    pub(super) bare: Arc<str>,
}

/// A word of rise or fall that ends in 到 or 至 leads up to a level; one whose amount is a level of its own (新增) is part of a name.
fn role_of(direction: &Direction) -> Role {
    if direction.word.ends_with(['到', '至']) {
        Role::REACH
    } else if direction.absolute == Measure::Level {
        Role::KEEP
    } else {
        Role::DIRECTION
    }
}

/// Words that lead to a share.
const SHARE: &[&str] = &["占", "占比", "比重", "比例", "份额"];

impl Lexicon {
    /// Builds the tables.
    #[must_use]
    pub fn new(knowledge: &Knowledge) -> Self {
        let mut words: Vec<(&str, Role)> = Vec::new();
        let mut add = |word, role| words.push((word, role));
        let by_place = |name: &str| DONE.iter().any(|(class, _)| *class == name) || WHOLE.iter().any(|(class, ())| *class == name);
        for class in knowledge.classes.iter().filter(|class| !by_place(&class.name)) {
            let role = Role::of_class(&class.name);
            // Single characters are told by their place, in `token`.
            class.words.iter().filter(|word| word.chars().count() > 1).for_each(|word| add(word, role));
        }
        for entry in knowledge.indicators.iter() {
            std::iter::once(&*entry.name)
                .chain(&entry.also)
                .filter(|name| name.chars().count() > 1 && !name.contains(['和', '、', '与', '及']))
                .for_each(|name| add(name, Role::NAME));
        }
        // A word whose amount is a level of its own (新增) counts what is done: it belongs to the name.
        knowledge.directions.iter().filter(|d| d.word.chars().count() > 1).for_each(|d| add(&d.word, role_of(d)));
        knowledge.commitments.iter().filter(|c| c.word.chars().count() > 1).for_each(|c| add(&c.word, Role::COMMITMENT));
        SHARE.iter().for_each(|word| add(word, Role::SHARE));
        Self {
            words: Dictionary::new(words.iter().copied(), Role::add),
            endings: of_classes(knowledge, ENDINGS),
            done: of_classes(knowledge, DONE),
            whole: of_classes(knowledge, WHOLE),
            ends: ends(knowledge, ENDINGS),
            directions: knowledge.directions.iter().map(|d| (d.word.to_string(), d.sign)).collect(),
            units: units(knowledge),
            before: bounds(knowledge, Side::Before),
            after: bounds(knowledge, Side::After),
            look_alikes: Dictionary::new(knowledge.look_alikes.iter().map(|entry| (&*entry.word, ())), |_, ()| {}),
            times: of_classes(
                knowledge,
                &[("time_span", Time::Span), ("time_last", Time::Last), ("time_this", Time::This), ("time_none", Time::Unsaid)],
            ),
            frames: of_classes(knowledge, &[("frame_span", Frame::Span), ("frame_year", Frame::Year)]),
            bare: "count".into(),
            strengths: knowledge.commitments.iter().map(|c| (c.word.to_string(), c.strength)).collect(),
        }
    }

    /// Known words in `text`, leftmost and longest, as ranges of characters with what they do.
    pub fn find<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (std::ops::Range<usize>, Role)> + 'a {
        self.words.find(text)
    }

    /// Look-alikes in `text` as ranges of characters.
    pub fn find_look_alikes<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
        self.look_alikes.find(text).map(|(range, ())| range)
    }

    /// Words that say when, in `text`, as ranges of characters.
    pub(super) fn find_times<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (std::ops::Range<usize>, Time)> + 'a {
        self.times.find(text)
    }

    /// What the words of `text` say of the years that what follows is about.
    pub(super) fn frames<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = Frame> + 'a {
        self.frames.find(text).map(|(_, frame)| frame)
    }

    /// What a whole word does.
    #[must_use]
    pub fn role(&self, word: &str) -> Role {
        self.words.get(word).unwrap_or_default()
    }

    /// What a whole word does, given as characters.
    #[must_use]
    pub(super) fn role_of(&self, word: &[char]) -> Role {
        self.words.get_chars(word).unwrap_or_default()
    }

    /// The words that `text` begins with and what they do, the longest first.
    pub(super) fn heads<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, Role)> {
        self.words.heads(text)
    }

    /// Whether a name holds a word of this kind.
    pub(super) fn says(&self, name: &str, done: Deed) -> bool {
        crate::facts::name::tails(name).any(|tail| self.done.heads(tail).any(|(_, says)| says == done))
    }

    /// Whether a text begins with a word that is not parted at its first character: 在建项目, 先进制造业.
    pub(super) fn begins_whole(&self, text: &[char]) -> bool {
        text.get(..2).is_some_and(|word| self.whole.get_chars(word).is_some())
    }

    /// What the end of a name says of what it counts, by the longest word that it ends in.
    pub(super) fn ending(&self, name: &[char]) -> Option<Ending> {
        name.last().filter(|last| self.ends.may_hold(**last))?;
        let from = name.len().saturating_sub(self.endings.longest());
        (from..name.len()).find_map(|from| self.endings.get_chars(name.get(from..)?))
    }

    /// Whether a short text holds the name of a part of the place: 雄安新区建设取得新进展.
    pub(super) fn names_a_part(&self, text: &[char]) -> bool {
        text.len() < 30 && (2..text.len()).any(|end| self.ending(&text[..end]) == Some(Ending::Part))
    }

    /// As [`Lexicon::ending`], of a text.
    pub(super) fn ending_of(&self, name: &str) -> Option<Ending> {
        name.chars().next_back().filter(|last| self.ends.may_hold(*last))?;
        let ends = name.char_indices().rev().take(self.endings.longest()).filter_map(|(at, _)| self.endings.get(name.get(at..)?));
        ends.last()
    }

    /// The sign of a direction word.
    #[must_use]
    pub fn sign(&self, word: &str) -> Option<i8> {
        self.directions.get(word).copied()
    }

    /// How hard a commitment word is.
    #[must_use]
    pub fn strength(&self, word: &str) -> Option<u8> {
        self.strengths.get(word).copied()
    }

    /// The longest unit that stands at `at`.
    #[must_use]
    pub fn unit(&self, chars: &[char], at: usize) -> Option<&UnitWord> {
        let rest = chars.get(at..)?;
        let parted = |unit: &UnitWord| unit.goes_on.is_empty() || !rest.get(1).is_some_and(|next| unit.goes_on.contains(*next));
        // Most that share the first character part at the second: no comparison of whole slices pays.
        let begins = |unit: &UnitWord| rest.len() >= unit.chars.len() && unit.chars.iter().zip(rest).all(|(a, b)| a == b);
        let fits = |unit: &&UnitWord| begins(unit) && parted(unit);
        self.units.get(rest.first()?)?.iter().find(fits)
    }

    /// The bound words that end in `last` and may stand before a number, longest first.
    #[must_use]
    pub fn bounds_before(&self, last: char) -> &[BoundChars] {
        self.before.get(&last).map_or(&[], Vec::as_slice)
    }

    /// The bound words that begin with `first` and may stand after a unit, longest first.
    #[must_use]
    pub fn bounds_after(&self, first: char) -> &[BoundChars] {
        self.after.get(&first).map_or(&[], Vec::as_slice)
    }

    /// How many words are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.len() == 0
    }
}

/// Characters after a unit of one character that make another word of it: 上千万|家庭, 10万|人才.
const GOES_ON: &[(char, &str)] = &[
    ('家', "庭园乡具电长禽政"),
    ('人', "才民员社大居工均"),
    ('项', "目"),
    ('部', "门队署"),
    ('所', "有以属"),
    ('台', "湾风账阶"),
    ('度', "假"),
    ('户', "籍外均用口"),
    ('本', "科级地市区县省"),
    ('位', "于居列置数"),
    ('门', "店户"),
    ('道', "路"),
    ('面', "积向对"),
    ('处', "理于置"),
    ('条', "件例"),
    ('名', "单额录校牌优誉"),
    ('对', "接口外标象"),
    ('站', "点"),
    ('组', "织建"),
    ('支', "持出撑付部"),
    ('起', "来步义"),
    ('只', "有要能"),
    ('头', "部"),
    ('元', "旦"),
    ('分', "别钟"),
    ('片', "区"),
    ('期', "间"),
    ('口', "岸碑"),
    ('场', "所馆地"),
    ('件', "均"),
    ('村', "集民级委庄"),
    ('县', "域级城委政"),
    ('区', "域块位间"),
    ('次', "会全"),
    ('方', "案面式法向位"),
];

fn goes_on(unit: &str) -> &'static str {
    GOES_ON.iter().find(|(c, _)| unit.chars().eq([*c])).map_or("", |(_, list)| list)
}

fn units(knowledge: &Knowledge) -> FxHashMap<char, Vec<UnitWord>> {
    let mut spellings: Vec<UnitWord> = knowledge
        .units
        .iter()
        .flat_map(|unit| std::iter::once(&*unit.word).chain(&unit.also).map(move |spelling| (spelling, unit)))
        .map(|(spelling, unit)| UnitWord {
            chars: spelling.chars().collect(),
            word: (&*unit.word).into(),
            kind: unit.kind,
            dimension: (&*unit.dimension).into(),
            goes_on: goes_on(spelling),
        })
        .collect();
    spellings.sort_by(|a, b| b.chars.len().cmp(&a.chars.len()).then_with(|| a.chars.cmp(&b.chars)));
    let mut by_first: FxHashMap<char, Vec<UnitWord>> = FxHashMap::default();
    for word in spellings {
        if let Some(&first) = word.chars.first() {
            by_first.entry(first).or_default().push(word);
        }
    }
    by_first
}

fn bounds(knowledge: &Knowledge, side: Side) -> FxHashMap<char, Vec<BoundChars>> {
    let mut list: Vec<BoundChars> = knowledge
        .bounds
        .iter()
        .filter(|entry| entry.side == side)
        .map(|entry| BoundChars { chars: entry.word.chars().collect(), bound: entry.bound })
        .collect();
    list.sort_by(|a, b| b.chars.len().cmp(&a.chars.len()).then_with(|| a.chars.cmp(&b.chars)));
    let mut by_edge: FxHashMap<char, Vec<BoundChars>> = FxHashMap::default();
    for word in list {
        let edge = if side == Side::Before { word.chars.last() } else { word.chars.first() };
        if let Some(&edge) = edge {
            by_edge.entry(edge).or_default().push(word);
        }
    }
    by_edge
}
