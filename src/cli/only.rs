//! `--only`: keeps the rows of a theme or an indicator.

use tongbi::facts::Indicator;
use tongbi::{Error, Knowledge};

/// How like a word a known name must be to be suggested, 0 to 1.
const NEAR: f64 = 0.6;
/// How many are.
const SUGGESTED: usize = 3;

/// What to keep.
#[derive(Debug)]
pub(crate) struct Only<'a> {
    word: &'a str,
    theme: Option<&'a str>,
    knowledge: &'a Knowledge,
}

impl<'a> Only<'a> {
    /// A theme by id or name, else an indicator by id or part of its name.
    pub(crate) fn new(word: &'a str, knowledge: &'a Knowledge) -> Self {
        let theme = knowledge.themes.iter().find(|t| t.id == word || t.name == word || t.name_en.eq_ignore_ascii_case(word));
        Self { word, theme: theme.map(|theme| theme.id.as_str()), knowledge }
    }

    /// Whether this indicator is to be kept. An id that is known is taken exactly: `income` is not `urban_income`.
    pub(crate) fn keeps(&self, indicator: &Indicator) -> bool {
        if let Some(theme) = self.theme {
            return indicator.theme.as_deref() == Some(theme);
        }
        let names = [Some(indicator.name.as_str()), indicator.canonical.as_deref(), indicator.name_en.as_deref()];
        indicator.id.as_deref() == Some(self.word) || names.into_iter().flatten().any(|name| name.contains(self.word))
    }

    /// The error for a word that keeps nothing.
    pub(crate) fn nothing(&self) -> Error {
        let near = self.near();
        let hint = match near.is_empty() {
            true => "use an id or a name as the table shows it, such as gdp, 生产总值, economy or 民生".to_owned(),
            false => format!("meant is perhaps {}", near.join(", ")),
        };
        Error::new(format!("nothing is of the theme or indicator {}", self.word)).hint(hint)
    }

    /// Known ids and names that are written much like the word, the nearest first.
    fn near(&self) -> Vec<&'a str> {
        let themes = self.knowledge.themes.iter().flat_map(|theme| [theme.id.as_str(), theme.name.as_str()]);
        let indicators = self.knowledge.indicators.iter().flat_map(|entry| [entry.id.as_str(), entry.name.as_str()]);
        let mut near: Vec<(f64, &str)> = themes
            .chain(indicators)
            .map(|known| (strsim::normalized_damerau_levenshtein(self.word, known), known))
            .filter(|(likeness, known)| *likeness >= NEAR && *known != self.word)
            .collect();
        near.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
        near.dedup_by_key(|(_, known)| *known);
        near.into_iter().take(SUGGESTED).map(|(_, known)| known).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_is_answered_with_the_nearest() {
        let hint = |word| Only::new(word, Knowledge::built_in()).nothing().hint.unwrap_or_default();
        assert!(hint("gpd").contains("gdp"), "{}", hint("gpd"));
        assert!(hint("粮食总产").contains("粮食"), "{}", hint("粮食总产"));
        assert!(hint("qqqqqqqqqqqq").contains("such as gdp"));
    }
}
