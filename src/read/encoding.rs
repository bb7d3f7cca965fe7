//! Bytes → text: a mark at the head, else UTF-8 where it is valid, else the best of five encodings by how much of the text they
//! give is common in such reports.

use std::borrow::Cow;

use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::common;

/// The text of a file.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The characters.
    pub(super) text: String,
    /// The encoding's WHATWG name.
    pub(super) encoding: &'static str,
    /// Bytes that stood for nothing and became U+FFFD.
    pub(super) broken: usize,
    /// Whether the encoding was chosen by score, not stated or proved by the bytes.
    pub(super) guessed: bool,
}

/// How many bytes the score looks at: enough for certainty, few enough for speed.
const SAMPLE: usize = 8 * 1024;

/// Decodes by mark, validity, or score.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    decode_declared(bytes, None)
}

/// The same of bytes that declare an encoding for themselves, which counts where the bytes do not say otherwise.
pub(super) fn decode_declared(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(length..).unwrap_or_default(), false);
    }
    // A cut tail (the last character incomplete) does not speak against UTF-8.
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return Decoded { text: text.to_owned(), encoding: UTF_8.name(), broken: 0, guessed: false },
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => return with(UTF_8, bytes, false),
        _ => {}
    }
    // The head of a web page is ASCII in most encodings and tells nothing; two bytes are one character in others.
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0) & !1;
    let rest = bytes.get(start..).unwrap_or(bytes);
    let sample = rest.get(..SAMPLE).unwrap_or(rest);
    let best = declared
        .map(|encoding| if encoding == GBK { GB18030 } else { encoding })
        .into_iter()
        .chain([UTF_8, GB18030, BIG5, UTF_16LE, UTF_16BE])
        .map(|encoding| (encoding, score(&encoding.decode_without_bom_handling(sample).0)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    with(best.map_or(UTF_8, |(encoding, _)| encoding), bytes, true)
}

fn with(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, _): (Cow<'_, str>, bool) = encoding.decode_without_bom_handling(bytes);
    let broken = text.matches('\u{FFFD}').count();
    Decoded { text: text.into_owned(), encoding: encoding.name(), broken, guessed }
}

/// Per mille of characters that such reports are made of, less three times those that they never hold.
fn score(text: &str) -> i64 {
    let (mut all, mut good, mut bad) = (0i64, 0i64, 0i64);
    for c in text.chars() {
        if c.is_ascii_whitespace() {
            continue;
        }
        all += 1;
        if common::is_common(c) {
            good += 1;
        } else if is_improbable(c) {
            bad += 1;
        }
    }
    if all == 0 { i64::MIN } else { (good - 3 * bad) * 1000 / all }
}

/// Characters that a wrong decoding strews about: broken bytes, private use, controls, scripts that no report is written in.
fn is_improbable(c: char) -> bool {
    matches!(c,
        '\u{FFFD}' | '\u{0}'..='\u{8}' | '\u{E}'..='\u{19}' | '\u{1B}'..='\u{1F}' | '\u{80}'..='\u{A6}' | '\u{A8}'..='\u{B6}' | '\u{B8}'..='\u{D6}'
        | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{390}' | '\u{3CA}'..='\u{1FFF}' | '\u{2400}'..='\u{245F}' | '\u{2500}'..='\u{259F}'
        | '\u{2E00}'..='\u{2E7F}' | '\u{3040}'..='\u{33FF}' | '\u{3400}'..='\u{4DBF}' | '\u{A000}'..='\u{F8FF}'
        | '\u{FB00}'..='\u{FE2F}' | '\u{FF61}'..='\u{FFDF}' | '\u{1D000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "全区地区生产总值增长6.2%，城镇新增就业3100人，各项工作取得新成效。";
    const TRADITIONAL: &str = "全區地區生產總值增長6.2%，城鎮新增就業3100人，各項工作取得新成效。";

    fn check(encoding: &'static Encoding, bytes: &[u8], text: &str) {
        let decoded = decode(bytes);
        assert_eq!(decoded.encoding, encoding.name());
        assert_eq!(decoded.text, text);
    }

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_is_told_by_its_characters() {
        check(UTF_8, SIMPLIFIED.as_bytes(), SIMPLIFIED);
        check(GB18030, &GB18030.encode(SIMPLIFIED).0, SIMPLIFIED);
        check(BIG5, &BIG5.encode(TRADITIONAL).0, TRADITIONAL);
        check(UTF_16LE, &wide(SIMPLIFIED, u16::to_le_bytes), SIMPLIFIED);
        check(UTF_16BE, &wide(SIMPLIFIED, u16::to_be_bytes), SIMPLIFIED);
    }

    #[test]
    fn a_few_characters_are_enough() {
        check(GB18030, &GB18030.encode("重点做好以下工作").0, "重点做好以下工作");
        check(BIG5, &BIG5.encode("重點做好以下工作").0, "重點做好以下工作");
    }

    #[test]
    fn one_bad_byte_or_a_cut_tail_does_not_turn_the_file() {
        let mut bytes = GB18030.encode(SIMPLIFIED).0.into_owned();
        bytes.pop();
        assert_eq!(decode(&bytes).encoding, "gb18030");
        let mut bytes = SIMPLIFIED.as_bytes().to_vec();
        bytes.pop();
        assert_eq!(decode(&bytes).encoding, "UTF-8");
        let mut bytes = SIMPLIFIED.as_bytes().to_vec();
        bytes.insert(9, 0xFF);
        assert_eq!((decode(&bytes).encoding, decode(&bytes).broken), ("UTF-8", 1));
    }
}
