//! Bytes → what kind of file they are, by content first and by name second.

use super::encoding::Decoded;
use crate::error::Error;
use crate::source::Format;

/// Kinds of file that this version does not read: first bytes, name, and what to do instead.
const BINARY: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "a PDF file", "copy its text out, or convert it: pdftotext -layout report.pdf report.txt"),
    (
        b"PK\x03\x04",
        "a zip container (docx, xlsx, odt, ofd …)",
        "save it as plain text, or convert it: pandoc report.docx -t plain --wrap=none -o report.txt",
    ),
    (
        b"\xD0\xCF\x11\xE0",
        "an OLE file (doc, wps, xls …)",
        "save it as plain text in Word or WPS, or convert it: soffice --convert-to txt:Text report.doc",
    ),
    (b"{\\rtf", "a rich text file", "save it as plain text, or convert it: pandoc report.rtf -t plain --wrap=none -o report.txt"),
    (b"\x89PNG", "a picture", "have its text recognised first, then check the figures by eye"),
    (b"\xFF\xD8\xFF", "a picture", "have its text recognised first, then check the figures by eye"),
    (b"GIF8", "a picture", "have its text recognised first, then check the figures by eye"),
    (b"\x1F\x8B", "a gzip file", "unpack it first: gunzip -k"),
    (b"Rar!", "a rar archive", "unpack it first"),
    (b"7z\xBC\xAF", "a 7z archive", "unpack it first"),
];

const READS: &str = "this version reads plain text and Markdown";

/// Refuses what is empty or known to be no text.
pub(super) fn refuse_binary(bytes: &[u8], file: &str) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(Error::new("the file is empty").at(file).hint("check that the download or the copy is complete"));
    }
    for (magic, what, hint) in BINARY {
        if bytes.starts_with(magic) {
            return Err(Error::new(format!("this is {what}; {READS}")).at(file).hint(*hint));
        }
    }
    let head: Vec<u8> = bytes.iter().take(1024).map(u8::to_ascii_lowercase).filter(|&b| b != 0).collect();
    let holds = |word: &[u8]| head.windows(word.len()).any(|w| w == word);
    if holds(b"<!doctype html") || holds(b"<html") {
        return Err(Error::new(format!("this is a web page; {READS}"))
            .at(file)
            .hint("copy the article out of the browser, or convert it: pandoc report.html -t plain --wrap=none -o report.txt"));
    }
    Ok(())
}

/// Refuses what decodes to nothing, or to control characters and broken bytes.
pub(super) fn refuse_garbage(decoded: &Decoded, file: &str) -> Result<(), Error> {
    let (mut all, mut bad) = (0usize, 0usize);
    for c in decoded.text.chars() {
        if c == '\0' || c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace() && c != '\u{1A}') {
            bad += 1;
        } else if !c.is_whitespace() && !super::blanks::is_zero_width(c) {
            all += 1;
        }
    }
    if all == 0 && bad == 0 {
        return Err(Error::new("the file holds nothing but blanks").at(file).hint("check that the text was saved with it"));
    }
    if bad * 10 > all {
        return Err(Error::new(format!("this is a binary file; {READS}"))
            .at(file)
            .hint("save the report as plain text (UTF-8 or GB18030) and try again"));
    }
    Ok(())
}

/// Markdown by its name, or by a `#` heading at the head of an early line; else plain text.
pub(super) fn format(file: &str, text: &str) -> Format {
    let name = file.to_ascii_lowercase();
    if name.ends_with(".md") || name.ends_with(".markdown") {
        return Format::Markdown;
    }
    if name.ends_with(".txt") {
        return Format::Text;
    }
    let heads = text.lines().take(400).filter(|line| super::markdown::heading(line).is_some()).count();
    if heads >= 2 { Format::Markdown } else { Format::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_no_text_are_refused_with_a_hint() {
        for bytes in [&b""[..], b"%PDF-1.7", b"PK\x03\x04abc", b"\xD0\xCF\x11\xE0\xA1", b"{\\rtf1", b"<!DOCTYPE html><html>"] {
            let error = refuse_binary(bytes, "x").expect_err("refused");
            assert!(error.hint.is_some(), "{error}");
        }
        assert!(refuse_binary("各位代表".as_bytes(), "x").is_ok());
    }

    #[test]
    fn a_nameless_text_with_headings_is_markdown() {
        assert_eq!(format("-", "# 政府工作报告\n\n## 一、回顾\n"), Format::Markdown);
        assert_eq!(format("-", "政府工作报告\n一、回顾\n"), Format::Text);
    }
}
