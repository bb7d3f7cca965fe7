//! What a mistyped word may mean: the known words that are written most like it.

/// How like a word a known one must be, 0 to 1.
const NEAR: f64 = 0.6;
/// How many are named.
const SUGGESTED: usize = 3;

/// Known words that are written much like `word`, the nearest first.
pub(crate) fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut near: Vec<(f64, &str)> = known
        .into_iter()
        .map(|known| (strsim::normalized_damerau_levenshtein(word, known), known))
        .filter(|(likeness, known)| *likeness >= NEAR && *known != word)
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    near.dedup_by_key(|(_, known)| *known);
    near.into_iter().take(SUGGESTED).map(|(_, known)| known).collect()
}

/// The hint for a mistyped word: what it may mean, else `otherwise`.
pub(crate) fn hint<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, otherwise: impl Into<String>) -> String {
    let near = near(word, known);
    if near.is_empty() { otherwise.into() } else { format!("meant is perhaps {}", near.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_come_first_and_what_is_unlike_is_not_named() {
        assert_eq!(near("jsn", ["csv", "json", "jsonl"]), ["json", "jsonl"]);
        assert_eq!(hint("zzz", ["csv", "json"], "use csv or json"), "use csv or json");
        assert_eq!(hint("xlxs", ["xlsx"], ""), "meant is perhaps xlsx");
    }
}
