//! Knowledge → the tables by which phrases are found.

use rustc_hash::FxHashSet;

use crate::facts::dictionary::Dictionary;
use crate::knowledge::Knowledge;

/// What a word does to a phrase; a word may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bits(u32);

macro_rules! bits {
    ($($name:ident = $bit:expr, $class:expr;)*) => {
        impl Bits {
            $(pub(super) const $name: Bits = Bits(1 << $bit);)*

            fn of_class(class: &str) -> Bits {
                match class {
                    $($class => Bits::$name,)*
                    _ => Bits(0),
                }
            }
        }
    };
}

bits! {
    PARTICLE = 0, "particle";
    SOFT = 1, "soft";
    VERB = 2, "verb";
    NAMING = 3, "naming";
    NAMED = 4, "named";
    NOUN_VERB = 5, "noun_verb";
    SHORT_VERB = 6, "short_verb";
    ADVERB = 7, "adverb";
    SCOPE = 8, "scope";
    HOLD = 9, "hold";
    HEAD = 10, "head";
    COIN = 11, "coin";
    EMPTY = 12, "empty";
    // What no class says: see `tokens`.
    KNOWN = 20, "(an indicator's name or a theme's word)";
    TOPIC = 27, "(a theme's word)";
    UNKNOWN = 21, "(none)";
    QUOTE = 22, "(in quotation marks)";
    SET = 23, "(of a template)";
    NUMBER = 24, "(number)";
    MARK = 25, "(mark)";
    PAUSE = 26, "(the mark of a list)";
}

impl Bits {
    /// Whether it does any of `other`.
    pub(super) fn has(self, other: Bits) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it does nothing but `other`.
    pub(super) fn only(self, other: Bits) -> bool {
        self.0 & !other.0 == 0
    }

    /// Both.
    pub(super) const fn with(self, other: Bits) -> Bits {
        Bits(self.0 | other.0)
    }

    /// Whether it bounds a phrase: a word that holds as well does not.
    pub(super) fn cuts(self) -> bool {
        const HOLDS: Bits = Bits::HOLD.with(Bits::HEAD).with(Bits::NOUN_VERB).with(Bits::KNOWN).with(Bits::QUOTE).with(Bits::SET);
        const CUTS: Bits =
            Bits::PARTICLE.with(Bits::VERB).with(Bits::NAMING).with(Bits::ADVERB).with(Bits::NUMBER).with(Bits::MARK).with(Bits::PAUSE);
        self.has(CUTS) && !self.has(HOLDS)
    }
}

/// Longest name of an indicator, in characters, that is taken for a word.
const LONGEST_NAME: usize = 8;
/// From this length on a known word is a policy term and not just a word.
const TERM: usize = 4;

/// All tables.
#[derive(Debug)]
pub(super) struct Words {
    words: Dictionary<Bits>,
    units: Dictionary<()>,
    measures: Dictionary<()>,
    templates: Vec<Vec<char>>,
    tails: Vec<char>,
}

impl Words {
    pub(super) fn new(knowledge: &Knowledge) -> Self {
        let class = |name: &str| -> Vec<&str> { knowledge.wordings.iter().filter(|w| w.name == name).flat_map(|w| &w.words).collect() };
        let (measures, templates): (Vec<&str>, Vec<&str>) = (class("measure"), class("template"));
        const OPENS: Bits = Bits::VERB.with(Bits::NAMING).with(Bits::NOUN_VERB);
        let listed = knowledge.wordings.iter().flat_map(|w| w.words.iter().map(|word| (word, Bits::of_class(&w.name))));
        let listed: Vec<(&str, Bits)> = listed.filter(|(_, bits)| *bits != Bits::default()).collect();
        let verbs: FxHashSet<&str> = listed.iter().filter(|(_, bits)| bits.only(OPENS)).map(|(word, _)| *word).collect();
        // 增发国债 and 提振消费 are known, yet no names.
        let opens = |word: &str| word.char_indices().skip(1).take(4).any(|(at, _)| word.get(..at).is_some_and(|head| verbs.contains(head)));
        let known = |word: &str| if word.chars().count() >= TERM { Bits::HOLD.with(Bits::KNOWN) } else { Bits::HOLD };
        let themes = knowledge.themes.iter().flat_map(|theme| &theme.words);
        let themes = themes.filter(|word| word.chars().count() > 1 && !opens(word)).map(|word| (word, known(word).with(Bits::TOPIC)));
        let names = knowledge.indicators.iter().flat_map(|entry| std::iter::once(&*entry.name).chain(&entry.also));
        let names = names.filter(|name| {
            (TERM..=LONGEST_NAME).contains(&name.chars().count())
                && !name.contains(['、', '和', '与', '及', '的', '“', '”', '（', '）'])
                && !opens(name)
        });
        let names = names.map(|name| (name, Bits::HOLD.with(Bits::KNOWN)));
        Self {
            words: Dictionary::new(listed.iter().copied().chain(themes).chain(names), |held, new| *held = held.with(new)),
            units: Dictionary::new(
                knowledge.units.iter().flat_map(|unit| std::iter::once(&*unit.word).chain(&unit.also)).map(|word| (word, ())),
                |_, ()| {},
            ),
            measures: Dictionary::new(measures.into_iter().map(|word| (word, ())), |_, ()| {}),
            tails: class("tail").into_iter().flat_map(str::chars).collect(),
            templates: templates.into_iter().map(|word| word.chars().collect()).collect(),
        }
    }

    /// The longest word at the head of `rest`.
    pub(super) fn word(&self, rest: &[char]) -> Option<(usize, Bits)> {
        self.words.at_the_head_of(rest)
    }

    /// What a whole word does.
    pub(super) fn bits(&self, word: &[char]) -> Bits {
        self.words.get_chars(word).unwrap_or_default()
    }

    /// The length of the unit at the head of `rest`.
    pub(super) fn unit(&self, rest: &[char]) -> usize {
        self.units.at_the_head_of(rest).map_or(0, |(length, ())| length)
    }

    /// The length of the measure word at the head of `rest`.
    pub(super) fn measure(&self, rest: &[char]) -> usize {
        self.measures.at_the_head_of(rest).map_or(0, |(length, ())| length)
    }

    /// The length of the set form at the head of `rest`.
    pub(super) fn template(&self, rest: &[char]) -> Option<usize> {
        let fits = |form: &&Vec<char>| {
            rest.len() >= form.len() && form.iter().zip(rest).all(|(wanted, c)| wanted == c || (*wanted == '_' && super::is_han(*c)))
        };
        self.templates.iter().find(fits).map(Vec::len)
    }

    /// Whether phrases end in this character.
    pub(super) fn tail(&self, c: char) -> bool {
        self.tails.contains(&c)
    }

    /// The longest ending of `phrase`, shorter than it, that does `bit`, by its length.
    pub(super) fn ending(&self, phrase: &[char], bit: Bits) -> Option<usize> {
        (1..phrase.len()).find_map(|from| phrase.get(from..).filter(|end| self.bits(end).has(bit)).map(<[char]>::len))
    }
}
