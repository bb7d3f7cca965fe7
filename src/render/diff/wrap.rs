//! Styled words → lines of a width, Chinese characters two columns wide; no line begins with a closing mark.

use anstyle::Style;
use unicode_width::UnicodeWidthChar;

/// Plain lines of at most `width` columns.
pub(in crate::render) fn plain(text: &str, width: Option<usize>) -> String {
    let lines = wrap(&[Words { style: Style::new(), text: text.to_owned() }], width);
    let text = |line: &Line| line.parts.iter().map(|part| part.text.as_str()).collect::<String>();
    lines.iter().map(|line| text(line).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Words in one style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    pub(super) style: Style,
    pub(super) text: String,
}

/// Words in `style`, control characters out: a report must not steer the terminal.
pub(super) fn words(style: Style, text: &str) -> Words {
    // The cells of a row are parted by tabs.
    Words { style, text: text.replace('\t', " | ").chars().filter(|c| !c.is_control()).collect() }
}

/// A line and the columns that it takes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub(super) parts: Vec<Words>,
    pub(super) width: usize,
}

/// Breaks the words into lines of at most `width` columns; a closing mark may stand two columns out.
pub(super) fn wrap(parts: &[Words], width: Option<usize>) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for part in parts {
        for unit in units(&part.text) {
            let columns: usize = unit.chars().map(|c| c.width().unwrap_or(0)).sum();
            let full = |line: &Line| width.is_some_and(|width| line.width + columns > width.max(2) && line.width > 0);
            if lines.last().is_some_and(full) && !unit.chars().all(closes) {
                lines.push(Line::default());
            }
            if let Some(line) = lines.last_mut() {
                line.width += columns;
                match line.parts.last_mut() {
                    Some(last) if last.style == part.style => last.text.push_str(unit),
                    _ => line.parts.push(Words { style: part.style, text: unit.to_owned() }),
                }
            }
        }
    }
    lines
}

/// What is not broken: a run of digits and letters, or one character.
fn units(text: &str) -> Vec<&str> {
    let mut units = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-' | '+' | '[' | ']' | '{' | '}');
        if at > start && !(joined(c) && before.is_some_and(joined)) {
            units.extend(text.get(start..at));
            start = at;
        }
        before = Some(c);
    }
    units.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    units
}

fn closes(c: char) -> bool {
    "，。；：、！？”’）》】…,;:)".contains(c)
}

/// Writes a line, its words in their styles.
pub(super) fn paint(line: &Line, out: &mut String) {
    for part in &line.parts {
        if part.style.is_plain() {
            out.push_str(&part.text);
        } else {
            out.push_str(&format!("{}{}{}", part.style.render(), part.text, part.style.render_reset()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_characters_and_never_inside_a_number() {
        let parts = [words(Style::new(), "新增就业1200万人，稳中有进。")];
        let lines: Vec<String> = wrap(&parts, Some(10)).iter().map(|l| l.parts.iter().map(|p| p.text.as_str()).collect()).collect();
        assert_eq!(lines, vec!["新增就业", "1200万人，", "稳中有进。"]);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(words(Style::new(), "a\u{1b}[31mb").text, "a[31mb");
    }
}
