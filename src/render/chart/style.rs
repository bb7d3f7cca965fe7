//! The colours and lines of charts as a style sheet: with variables for the page, which turns dark; with the colours themselves for files,
//! as Word, Inkscape and most other programs that show SVG know no variables.

/// The rules, which name their colours by variables.
const RULES: &str = include_str!("chart.css");

/// Each colour by its variable: on white, on dark.
const COLOURS: [(&str, &str, &str); 11] = [
    ("--c-ink", "#1f2328", "#e6e8eb"),
    ("--c-muted", "#59616b", "#a3abb5"),
    ("--c-rule", "#d9dce1", "#3a4048"),
    ("--c-track", "#eef0f3", "#262b31"),
    ("--c-line", "#1f5a99", "#7db2ec"),
    ("--c-old", "#a9b4c2", "#5b6673"),
    ("--c-good", "#1b7a47", "#5fc48c"),
    ("--c-bad", "#b42318", "#f08a80"),
    ("--c-open", "#8a6100", "#dcae4a"),
    ("--c-band", "#c9d6e6", "#3d4f66"),
    ("--c-paper", "#fff", "#16181b"),
];

/// The rules as they stand: the page gives the variables its own colours.
#[must_use]
pub fn page() -> &'static str {
    RULES
}

/// On white, and on dark where the one who looks has chosen that.
pub(super) fn file() -> String {
    format!("{}@media (prefers-color-scheme:dark){{{}}}", white(), resolved(|(_, _, dark)| dark))
}

/// On white only: for paper.
pub(super) fn white() -> String {
    resolved(|(_, white, _)| white)
}

fn resolved(colour: fn(&(&'static str, &'static str, &'static str)) -> &'static str) -> String {
    COLOURS.iter().fold(RULES.to_owned(), |rules, of| rules.replace(&format!("var({})", of.0), colour(of)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_variable_is_left_in_a_file() {
        assert!(page().contains("var(--c-ink)"));
        assert!(!file().contains("var(") && !file().contains("--c-"), "{}", file());
        assert!(white().contains("#1f2328") && !white().contains("#e6e8eb"));
    }
}
