//! `--only`: keeps the rows of a theme or an indicator.

use tongbi::facts::Indicator;
use tongbi::{Error, Knowledge};

use super::suggest;

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
        Self { word, theme: theme.map(|theme| &*theme.id), knowledge }
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
        let themes = self.knowledge.themes.iter().flat_map(|theme| [&*theme.id, &*theme.name]);
        let indicators = self.knowledge.indicators.iter().flat_map(|entry| [&*entry.id, &*entry.name]);
        let otherwise = "use an id or a name as the table shows it, such as gdp, 生产总值, economy or 民生";
        Error::new(format!("nothing is of the theme or indicator {}", self.word)).hint(suggest::hint(
            self.word,
            themes.chain(indicators),
            otherwise,
        ))
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
