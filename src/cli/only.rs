//! `--only`: keeps the rows of a theme or an indicator.

use tongbi::facts::Indicator;
use tongbi::{Error, Knowledge};

/// What to keep.
#[derive(Debug)]
pub(crate) struct Only<'a> {
    word: &'a str,
    theme: Option<&'a str>,
}

impl<'a> Only<'a> {
    /// A theme by id or name, else an indicator by id or part of its name.
    pub(crate) fn new(word: &'a str, knowledge: &'a Knowledge) -> Self {
        let theme = knowledge.themes.iter().find(|t| t.id == word || t.name == word || t.name_en.eq_ignore_ascii_case(word));
        Self { word, theme: theme.map(|theme| theme.id.as_str()) }
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
        Error::new(format!("nothing is of the theme or indicator {}", self.word))
            .hint("use an id or a name as the table shows it, such as gdp, 生产总值, economy or 民生")
    }
}
