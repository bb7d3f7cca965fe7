//! Text that a file gives in place of what it draws (`ActualText`) → characters at the place of those drawn.

use super::super::layout::Glyph;
use super::radicals;

/// The characters of a PDF's text string: UTF-16 or UTF-8 with a mark before it, else one byte a character.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return units(rest, u16::from_be_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return units(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8_lossy(rest).into_owned();
    }
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

fn units(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Puts `text` in the place of the glyphs from `start` on.
pub(super) fn replace(glyphs: &mut Vec<Glyph>, start: usize, text: &str) {
    let text: Vec<char> = text.chars().filter(|&c| !super::content::draws_nothing(c)).map(radicals::plain).collect();
    let Some(drawn) = glyphs.get_mut(start..).filter(|drawn| !drawn.is_empty()) else { return };
    if drawn.len() == text.len() {
        for (glyph, c) in drawn.iter_mut().zip(text) {
            glyph.c = c;
        }
        return;
    }
    let first = drawn[0];
    // Where the words run over a line's end, all of them stand on the first line.
    let on_line = |glyph: &&Glyph| (glyph.y - first.y).abs() < first.size / 2.0 && glyph.x >= first.x;
    let right = drawn.iter().filter(on_line).map(Glyph::right).fold(first.right(), f64::max);
    glyphs.truncate(start);
    #[allow(clippy::cast_precision_loss, reason = "a text has fewer characters than a float has steps")]
    let width = (right - first.x) / text.len().max(1) as f64;
    let mut x = first.x;
    for c in text {
        glyphs.push(Glyph { c, x, width, ..first });
        x += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_string_is_read_by_its_mark() {
        assert_eq!(decode(b"\xFE\xFF\x95\x7F\x00A"), "长A");
        assert_eq!(decode(b"\xEF\xBB\xBF\xE9\x95\xBF"), "长");
        assert_eq!(decode(b"abc"), "abc");
    }

    #[test]
    fn the_text_stands_where_the_glyphs_stood() {
        let glyph = |c, x| Glyph { c, x, y: 10.0, width: 10.0, size: 10.0, part: Default::default() };
        let mut glyphs = vec![glyph('前', 0.0), glyph('?', 10.0), glyph('?', 20.0)];
        replace(&mut glyphs, 1, "年");
        assert_eq!(glyphs.len(), 2);
        assert_eq!((glyphs[1].c, glyphs[1].x, glyphs[1].right()), ('年', 10.0, 30.0));
        replace(&mut glyphs, 5, "x");
        assert_eq!(glyphs.len(), 2);
    }
}
