//! Reports → the phrases that stand in them, each with where it stands bounded on both sides and how often its words stand at all.

use rustc_hash::FxHashMap;

use super::chunk::{Chunk, Left, chunks};
use super::tokens::Token;
use super::words::{Bits, Words};
use super::{is_han, is_quote};
use crate::align::Edition;
use crate::shadow::Shadow;
use crate::source::Span;
use crate::structure::{Report, Section};

/// The least and the most of a phrase, in half characters: two Han characters, twelve.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=24;

/// A phrase that stands bounded on both sides somewhere.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Its plain characters without quotation marks, by which it is counted.
    pub(super) bare: Vec<char>,
    /// What its words are.
    pub(super) shape: Shape,
    /// Where it stands bounded, in order of report and text.
    pub(super) stands: Vec<Stand>,
    /// How often its words stand in each report.
    pub(super) counts: Vec<usize>,
    /// In how many sentences of each report.
    pub(super) spread: Vec<usize>,
}

/// What the words of a phrase are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Whether it is or holds a name in quotation marks.
    pub(super) quoted: bool,
    /// Whether it ends in a set form (以旧换新).
    pub(super) set: bool,
    /// Whether it holds a policy term that the knowledge has.
    pub(super) known: bool,
    /// How surely it ends: 0 in no word that ends phrases, 1 in a character that does, 2 in a word.
    pub(super) end: u8,
    /// The length of the word in which new names end, where it ends in one.
    pub(super) coin: Option<usize>,
    /// Whether all its words are too wide to tell anything.
    pub(super) empty: bool,
    /// Whether no word of it is more than a kind of thing.
    pub(super) plain: bool,
    /// Whether it is a word by which a theme is known, however wide (消费).
    pub(super) topic: bool,
    /// Whether it is a call (促消费) or holds a lone particle: no phrase.
    pub(super) unfit: bool,
}

/// A place where a phrase stands bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stand {
    /// Which report.
    pub(super) report: usize,
    /// Which of its sentences.
    pub(super) sentence: usize,
    /// The words as written, quotation marks included.
    pub(super) span: Span,
    /// Whether a verb governs it.
    pub(super) governed: bool,
    /// Whether a number follows.
    pub(super) before_number: bool,
    /// Whether it stands in a heading or a run-in head.
    pub(super) heading: bool,
    /// Whether its part of the report looks forward.
    pub(super) forward: bool,
}

/// The phrases of all reports, in order of their first place, and the reports' plain texts.
pub(super) fn harvest(editions: &[&Edition], words: &Words) -> (Vec<Candidate>, Vec<Plain>) {
    let mut found: Vec<Candidate> = Vec::new();
    let mut places: FxHashMap<Vec<char>, usize> = FxHashMap::default();
    let mut texts = Vec::new();
    for (report, edition) in editions.iter().enumerate() {
        let (report, of) = (report, &edition.report);
        let mut plain = Plain::default();
        for (at, sentence) in of.sentences.iter().enumerate() {
            let shadow = Shadow::of(of.words(sentence.span), sentence.span.start);
            plain.add(&shadow.chars);
            let run_in = of.sections.get(sentence.section).and_then(head_of);
            for chunk in chunks(&shadow.chars, words) {
                let (from, to) = chunk.range();
                let bare: Vec<char> = shadow.chars.get(from..to).unwrap_or_default().iter().copied().filter(|c| !is_quote(*c)).collect();
                if !LENGTHS.contains(&length(&bare)) {
                    continue;
                }
                let span = Span::new(shadow.offset(from), shadow.offset(to));
                let stand = Stand {
                    report,
                    sentence: at,
                    span,
                    governed: chunk.left == Left::Verb,
                    before_number: chunk.before_number,
                    heading: sentence.heading || run_in.is_some_and(|head| head.contains(span)),
                    forward: sentence.kind.looks_forward(),
                };
                let place = *places.entry(bare).or_insert_with_key(|bare| {
                    found.push(Candidate {
                        bare: bare.clone(),
                        shape: Shape { empty: true, plain: true, unfit: true, ..Shape::default() },
                        stands: Vec::new(),
                        counts: Vec::new(),
                        spread: Vec::new(),
                    });
                    found.len() - 1
                });
                if let Some(candidate) = found.get_mut(place) {
                    candidate.shape = candidate.shape.or(shape(&shadow.chars, &candidate.bare, &chunk, words));
                    candidate.stands.push(stand);
                }
            }
        }
        texts.push(plain);
    }
    count(&mut found, &texts);
    (found, texts)
}

/// The words of a run-in head, which is a heading though it is text as well.
fn head_of(section: &Section) -> Option<Span> {
    section.run_in.then_some(section.title_span)
}

/// A phrase's length in half characters: a Han character is two.
fn length(bare: &[char]) -> usize {
    bare.iter().map(|c| if is_han(*c) { 2 } else { 1 }).sum()
}

fn shape(chars: &[char], bare: &[char], chunk: &Chunk, words: &Words) -> Shape {
    let last = chunk.tokens.last().map(|token| token.bits).unwrap_or_default();
    let any = |bits: Bits| chunk.tokens.iter().any(|token| token.bits.has(bits));
    let lone = |bits: Bits| bits.has(Bits::SOFT) && bits.only(Bits::SOFT.with(Bits::SHORT_VERB));
    let call =
        matches!(chunk.tokens.as_slice(), [first, second, ..] if first.bits.has(Bits::SHORT_VERB) && !second.bits.has(Bits::UNKNOWN));
    // “堵住” is a verb that is stressed, no name.
    let quoted_verb =
        chunk.tokens.len() == 1 && last.has(Bits::QUOTE) && words.bits(bare).only(Bits::VERB) && words.bits(bare).has(Bits::VERB);
    let end = match bare.last() {
        _ if last.has(Bits::QUOTE.with(Bits::SET).with(Bits::HEAD)) || words.ending(bare, Bits::HEAD).is_some_and(|length| length > 1) => 2,
        Some(c) if words.tail(*c) => 1,
        _ => 0,
    };
    let wide = |token: &Token| is_wide(chars.get(token.from..token.to).unwrap_or_default(), token.bits, words);
    Shape {
        quoted: any(Bits::QUOTE),
        set: last.has(Bits::SET),
        known: any(Bits::KNOWN) || words.bits(bare).has(Bits::KNOWN),
        end,
        coin: words.ending(bare, Bits::COIN),
        empty: chunk.tokens.iter().all(wide),
        plain: !chunk.tokens.iter().any(|token| !token.bits.has(Bits::HEAD.with(Bits::EMPTY).with(Bits::SCOPE))),
        topic: words.bits(bare).has(Bits::TOPIC),
        unfit: call || quoted_verb || chunk.tokens.iter().any(|token| lone(token.bits)),
    }
}

/// Whether a word tells nothing by itself: too wide a word or two of them, one character, or the name of a plan's years (“十四五”).
fn is_wide(word: &[char], bits: Bits, words: &Words) -> bool {
    const WIDE: Bits = Bits::EMPTY.with(Bits::SCOPE);
    match word {
        ['“' | '‘', years @ .., _] if bits.has(Bits::QUOTE) => years.iter().all(|c| "一二三四五六七八九十年".contains(*c)),
        [one] => !one.is_ascii_alphabetic(),
        [a, b, c, d] if words.bits(&[*a, *b]).has(WIDE) && words.bits(&[*c, *d]).has(WIDE) => true,
        _ => bits.has(WIDE),
    }
}

impl Shape {
    /// Whether it is a phrase that a person would quote.
    pub(super) fn shown(self) -> bool {
        self.end > 0 && !self.empty && !self.unfit
    }

    /// Of a phrase that stands in two ways: the better of each.
    fn or(self, other: Shape) -> Shape {
        Shape {
            quoted: self.quoted || other.quoted,
            set: self.set || other.set,
            known: self.known || other.known,
            end: self.end.max(other.end),
            coin: self.coin.or(other.coin),
            empty: self.empty && other.empty,
            plain: self.plain && other.plain,
            topic: self.topic || other.topic,
            unfit: self.unfit && other.unfit,
        }
    }
}

/// A report's plain text: its sentences without quotation marks, one after another.
#[derive(Debug, Clone, Default)]
pub(super) struct Plain {
    /// The characters; a line end after each sentence.
    pub(super) chars: Vec<char>,
    /// One past the last character of each sentence.
    ends: Vec<usize>,
}

impl Plain {
    fn add(&mut self, sentence: &[char]) {
        self.chars.extend(sentence.iter().copied().filter(|c| !is_quote(*c)));
        self.chars.push('\n');
        self.ends.push(self.chars.len());
    }

    /// Which sentence the character stands in.
    fn sentence(&self, at: usize) -> usize {
        self.ends.partition_point(|&end| end <= at)
    }
}

/// Counts every place of every candidate: they are looked up by their first two characters at each place of a text.
fn count(found: &mut [Candidate], texts: &[Plain]) {
    let mut starts: FxHashMap<(char, char), Vec<usize>> = FxHashMap::default();
    for (at, candidate) in found.iter().enumerate() {
        if let [first, second, ..] = candidate.bare.as_slice() {
            starts.entry((*first, *second)).or_default().push(at);
        }
    }
    for text in texts {
        let mut last: Vec<Option<usize>> = vec![None; found.len()];
        found.iter_mut().for_each(|candidate| {
            candidate.counts.push(0);
            candidate.spread.push(0);
        });
        for (place, two) in text.chars.windows(2).enumerate() {
            let Some(candidates) = starts.get(&(two[0], two[1])) else { continue };
            let rest = text.chars.get(place..).unwrap_or_default();
            for &at in candidates {
                let (Some(candidate), Some(last)) = (found.get_mut(at), last.get_mut(at)) else { continue };
                if !rest.starts_with(&candidate.bare) {
                    continue;
                }
                let sentence = text.sentence(place);
                if let Some(count) = candidate.counts.last_mut() {
                    *count += 1;
                }
                if *last != Some(sentence)
                    && let Some(spread) = candidate.spread.last_mut()
                {
                    *spread += 1;
                    *last = Some(sentence);
                }
            }
        }
    }
}

/// The theme of a section, or of the nearest one that it stands in.
pub(super) fn theme(report: &Report, mut section: usize) -> Option<&str> {
    // A section stands after its parent, so this ends.
    loop {
        let of = report.sections.get(section)?;
        if let Some(theme) = &of.theme {
            return Some(theme);
        }
        section = of.parent.filter(|parent| *parent < section)?;
    }
}

/// The phrases of a clause that are fit to be shown, without quotation marks.
pub(super) fn fit(chars: &[char], words: &Words) -> Vec<String> {
    let bare = |chunk: &Chunk| {
        let (from, to) = chunk.range();
        let bare: Vec<char> = chars.get(from..to)?.iter().copied().filter(|c| !is_quote(*c)).collect();
        let shape = shape(chars, &bare, chunk, words);
        (LENGTHS.contains(&length(&bare)) && shape.shown()).then(|| bare.into_iter().collect())
    };
    chunks(chars, words).iter().filter_map(bare).collect()
}
