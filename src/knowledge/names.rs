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

/// Which indicator bears a name: hashes in order, so that the names need not be copied at every start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct NameIndex {
    /// The hash, the entry, and which of its names.
    names: Vec<(u64, usize, usize)>,
    /// A bit for the first bits of each hash: most words that are looked up name nothing.
    bits: Vec<u64>,
}

/// Bits in [`NameIndex::bits`], as a power of two.
const BITS: u32 = 16;

impl NameIndex {
    /// The index of these entries; of two that bear one name the first has it.
    pub(super) fn of(entries: &[IndicatorEntry]) -> Self {
        let of = |(at, entry)| names(entry).enumerate().map(move |(which, name)| (hash(&unquoted(name)), at, which));
        let mut names: Vec<(u64, usize, usize)> = entries.iter().enumerate().flat_map(of).collect();
        names.sort_unstable();
        let mut bits = vec![0; 1 << (BITS - 6)];
        for &(hash, ..) in &names {
            let (place, bit) = place(hash);
            if let Some(bits) = bits.get_mut(place) {
                *bits |= bit;
            }
        }
        Self { names, bits }
    }

    /// The entry that bears this name, in quotation marks or not: “保交房”交付率.
    pub(super) fn get<'a>(&self, name: &str, entries: &'a [IndicatorEntry]) -> Option<&'a IndicatorEntry> {
        let name = unquoted(name);
        let hash = hash(&name);
        let (place, bit) = place(hash);
        self.bits.get(place).filter(|bits| **bits & bit != 0)?;
        let from = self.names.partition_point(|&(held, ..)| held < hash);
        let alike = self.names.get(from..)?.iter().take_while(|&&(held, ..)| held == hash);
        let bears = |entry: &IndicatorEntry, which: usize| names(entry).nth(which).is_some_and(|held| unquoted(held) == name);
        alike.filter_map(|&(_, at, which)| entries.get(at).filter(|entry| bears(entry, which))).next()
    }
}

fn names(entry: &IndicatorEntry) -> impl Iterator<Item = &str> {
    std::iter::once(&entry.name).chain(&entry.also).map(String::as_str)
}

fn unquoted(name: &str) -> Cow<'_, str> {
    // The underscore is how some pages write a subscript: PM_2.5.
    const MARKS: [char; 6] = ['“', '”', '‘', '’', '"', '_'];
    // Their bytes begin with these, which few names hold.
    if memchr::memchr3(0xE2, b'"', b'_', name.as_bytes()).is_some() { Cow::Owned(name.replace(MARKS, "")) } else { Cow::Borrowed(name) }
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
