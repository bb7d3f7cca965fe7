//! The few elements that charts are drawn of, and how wide words are: 1 em a Chinese character, half an em the others.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use unicode_width::UnicodeWidthStr;

/// Words with what XML would read as signs escaped; characters that it cannot hold are left out.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

pub(super) fn text(x: f64, y: f64, class: &str, anchor: &str, words: &str) -> String {
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\" text-anchor=\"{anchor}\">{}</text>", escaped(words))
}

pub(super) fn line(x1: f64, y1: f64, x2: f64, y2: f64, class: &str) -> String {
    format!("<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" class=\"{class}\"/>")
}

pub(super) fn rect(x: f64, y: f64, width: f64, height: f64, class: &str) -> String {
    format!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" class=\"{class}\"/>", width.max(0.5))
}

pub(super) fn dot(x: f64, y: f64, class: &str) -> String {
    format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\" class=\"{class}\"/>")
}

pub(super) fn diamond(x: f64, y: f64, class: &str) -> String {
    format!("<path d=\"M{x:.1} {:.1}l4.5 4.5-4.5 4.5-4.5-4.5z\" class=\"{class}\"/>", y - 4.5)
}

pub(super) fn number(of: Decimal) -> f64 {
    of.to_f64().unwrap_or(0.0)
}

/// How many em words are wide.
pub(super) fn em(words: &str) -> f64 {
    f64::from(u32::try_from(words.width()).unwrap_or(u32::MAX)) * 0.54
}

/// Words in lines of at most so many em: broken at blanks where there are some, else anywhere.
pub(super) fn wrapped(words: &str, most: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_inclusive(' ') {
        for piece in if em(word) > most || !word.is_ascii() { pieces(word) } else { vec![word] } {
            let full = lines.last().is_some_and(|line| !line.is_empty() && em(line) + em(piece.trim_end()) > most);
            // No line begins with a mark that closes.
            if full && !piece.starts_with(['，', '。', '、', '；', '：', '）', '”', '％', '%', ')']) {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(piece);
            }
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// A word's characters; runs of ASCII stay whole.
fn pieces(word: &str) -> Vec<&str> {
    let (mut found, mut from) = (Vec::new(), 0);
    let mut before: Option<char> = None;
    for (at, c) in word.char_indices() {
        let together = before.is_none_or(|before| before.is_ascii() && c.is_ascii());
        if !together {
            found.extend(word.get(from..at));
            from = at;
        }
        before = Some(c);
    }
    found.extend(word.get(from..));
    found
}

/// A scale from figures to places: ends padded, zero included where it is near.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    pub(super) fn new(values: &[f64], from: f64, to: f64, zero: bool) -> Self {
        let start = if zero { 0.0 } else { f64::INFINITY };
        let low = values.iter().copied().fold(start, f64::min);
        let high = values.iter().copied().fold(if zero { 0.0 } else { f64::NEG_INFINITY }, f64::max);
        let room = if high > low { 0.0 } else { high.abs().max(1.0) * 0.1 };
        Self { low: low - room, high: high + room, from, to }
    }

    pub(super) fn at(self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_in_english_and_anywhere_in_chinese_but_not_inside_a_figure() {
        assert_eq!(wrapped("Total output of grain", 6.0), ["Total", "output of", "grain"]);
        assert_eq!(wrapped("规模以上工业增加值", 5.0), ["规模以上", "工业增加", "值"]);
        assert!(wrapped("增长12345678%以上", 4.0).iter().any(|line| line.contains("12345678%")));
    }

    #[test]
    fn a_scale_of_one_value_has_room() {
        assert!(Scale::new(&[5.0, 5.0], 0.0, 100.0, false).at(5.0) > 0.0);
    }
}
