//! An indicator's name as written → the name that the knowledge lists.

use std::borrow::Cow;
use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::knowledge::IndicatorEntry;

/// Scopes that stand before a name and do not change what is measured when the whole place is meant.
const SCOPES: &[&str] =
    &["全国", "全省", "全市", "全区", "全县", "全州", "全盟", "全旗", "全镇", "我国", "我省", "我市", "我区", "我县", "全自治区", "全年"];

/// Takes a leading scope (全省, 全市, 我国 …) off a name.
#[must_use]
pub fn strip_scope(name: &str) -> &str {
    let mut rest = name;
    if !name.starts_with(['全', '我']) {
        return rest;
    }
    while let Some(next) = SCOPES.iter().find_map(|scope| rest.strip_prefix(scope)).filter(|next| !next.is_empty()) {
        rest = next;
    }
    rest
}

/// Which indicator bears a name: hashes in chains, so that the names need be neither copied nor sorted at every start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct NameIndex {
    names: Vec<Name>,
    /// For the first bits of a hash the first of the names that begin so.
    heads: Vec<u32>,
    /// A bit for more of its bits: most words that are looked up name nothing.
    bits: Vec<u64>,
}

/// A name's hash, its entry and which of its names it is, and where the next of its chain stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    hash: u64,
    entry: u32,
    which: u32,
    next: u32,
}

/// Chains, as a power of two.
const CHAINS: u32 = 14;
/// Bits in [`NameIndex::bits`], as a power of two.
const BITS: u32 = 16;
/// After the last of a chain.
const END: u32 = u32::MAX;

impl NameIndex {
    /// The index of these entries; of two that bear one name the first has it.
    pub(super) fn of(entries: &[IndicatorEntry]) -> Self {
        let count = entries.iter().map(|entry| entry.also.len() + 1).sum();
        let mut index = Self { names: Vec::with_capacity(count), heads: vec![END; 1 << CHAINS], bits: vec![0; 1 << (BITS - 6)] };
        for (at, entry) in entries.iter().enumerate() {
            names(entry).enumerate().for_each(|(which, name)| index.add(name, at, which));
        }
        index
    }

    fn add(&mut self, name: &str, entry: usize, which: usize) {
        let hash = hash(&unquoted(name));
        let number = |of: usize| u32::try_from(of).unwrap_or(END);
        let at = number(self.names.len());
        let next = self.heads.get_mut(chain(hash)).map_or(END, |head| std::mem::replace(head, at));
        self.names.push(Name { hash, entry: number(entry), which: number(which), next });
        let (place, bit) = place(hash);
        if let Some(bits) = self.bits.get_mut(place) {
            *bits |= bit;
        }
    }

    /// The entry that bears this name, in quotation marks or not: “保交房”交付率.
    pub(super) fn get<'a>(&self, name: &str, entries: &'a [IndicatorEntry]) -> Option<&'a IndicatorEntry> {
        let name = unquoted(name);
        let hash = hash(&name);
        let (place, bit) = place(hash);
        self.bits.get(place).filter(|bits| **bits & bit != 0)?;
        let first = self.heads.get(chain(hash)).and_then(|&at| self.names.get(at as usize));
        let alike = std::iter::successors(first, |held| self.names.get(held.next as usize)).filter(|held| held.hash == hash);
        let bears = |entry: &IndicatorEntry, which: u32| names(entry).nth(which as usize).is_some_and(|held| unquoted(held) == name);
        // Each was put before those of its chain: the first is the last.
        alike.filter_map(|held| entries.get(held.entry as usize).filter(|entry| bears(entry, held.which))).last()
    }
}

fn names(entry: &IndicatorEntry) -> impl Iterator<Item = &str> {
    std::iter::once(&*entry.name).chain(&entry.also)
}

fn unquoted(name: &str) -> Cow<'_, str> {
    // The underscore is how some pages write a subscript: PM_2.5.
    const MARKS: [char; 6] = ['“', '”', '‘', '’', '"', '_'];
    // Their bytes begin with these, which few names hold.
    if memchr::memchr3(0xE2, b'"', b'_', name.as_bytes()).is_some() { Cow::Owned(name.replace(MARKS, "")) } else { Cow::Borrowed(name) }
}

fn chain(hash: u64) -> usize {
    usize::try_from(hash >> (u64::BITS - CHAINS)).unwrap_or(0)
}

fn place(hash: u64) -> (usize, u64) {
    let first = hash >> (u64::BITS - BITS);
    (usize::try_from(first >> 6).unwrap_or(0), 1 << (first & 63))
}

fn hash(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish()
}
