//! Bytes → what kind of file they are, by content first and by name second.

use super::encoding::Decoded;
use super::package::Package;
use crate::error::Error;
use crate::source::Format;

/// Kinds of file that are not read: first bytes, name, and what to do instead.
const BINARY: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "a rich text file", "save it as .docx, or convert it: soffice --headless --convert-to docx report.rtf"),
    (b"MIME-Version:", "a web archive (.mht)", "open it in the browser and save it as a web page, HTML only"),
    (b"From: <Saved by", "a web archive (.mht)", "open it in the browser and save it as a web page, HTML only"),
    (b"\x89PNG", "a picture", "have its text recognised first, then check the figures by eye"),
    (b"\xFF\xD8\xFF", "a picture", "have its text recognised first, then check the figures by eye"),
    (b"GIF8", "a picture", "have its text recognised first, then check the figures by eye"),
    (b"\x1F\x8B", "a gzip file", "unpack it first: gunzip -k"),
    (b"Rar!", "a rar archive", "unpack it first"),
    (b"7z\xBC\xAF", "a 7z archive", "unpack it first"),
];

const READS: &str = "text, Markdown, web pages, Word, WPS, PDF and OFD files are read";

/// What the first bytes tell of a file; `None` of a text, which is told by its characters.
///
/// # Errors
/// Where it is empty or of a kind that is not read.
pub(super) fn sniff(bytes: &[u8], file: &str) -> Result<Option<Format>, Error> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return container(bytes, file).map(Some);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Ok(Some(Format::Doc));
    }
    // Some writers put a few bytes before the mark.
    if bytes.get(..1024).unwrap_or(bytes).windows(5).any(|w| w == b"%PDF-") {
        return Ok(Some(Format::Pdf));
    }
    refuse_binary(bytes, file)?;
    Ok(is_page(bytes).then_some(Format::Html))
}

/// Which document a zip container holds.
fn container(bytes: &[u8], file: &str) -> Result<Format, Error> {
    let mut package = Package::open(bytes, file)?;
    if package.holds("OFD.xml") {
        return Ok(Format::Ofd);
    }
    if package.holds("word/document.xml")
        || (package.holds("[Content_Types].xml") && package.names().iter().any(|n| n.ends_with("document.xml")))
    {
        return Ok(Format::Docx);
    }
    let kind = package.part("mimetype")?.unwrap_or_default();
    let (what, hint) = if kind.starts_with(b"application/vnd.oasis.opendocument") {
        ("an OpenDocument file", "save it as .docx, or convert it: soffice --headless --convert-to docx report.odt")
    } else if package.holds("xl/workbook.xml") {
        ("an Excel workbook", "export the report as .docx or text")
    } else if package.holds("ppt/presentation.xml") {
        ("a PowerPoint file", "export the report as .docx or text")
    } else {
        ("a zip archive", "name it as a file on the command line, and every report in it is read")
    };
    Err(Error::new(format!("this is {what}; {READS}")).at(file).hint(hint))
}

/// Whether it is a zip container that is no document: an archive of files.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    let marks = ["OFD.xml", "[Content_Types].xml", "mimetype"];
    bytes.starts_with(b"PK\x03\x04") && Package::open(bytes, "").is_ok_and(|package| !marks.iter().any(|mark| package.holds(mark)))
}

/// Of a file without bytes.
pub(super) fn empty(file: &str) -> Error {
    Error::new("the file is empty").at(file).hint("check that the download or the copy is complete")
}

/// Refuses what is empty or known to be no text.
pub(super) fn refuse_binary(bytes: &[u8], file: &str) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(empty(file));
    }
    for (magic, what, hint) in BINARY {
        if bytes.starts_with(magic) {
            return Err(Error::new(format!("this is {what}; {READS}")).at(file).hint(*hint));
        }
    }
    Ok(())
}

/// Whether a text is a web page, whatever its encoding.
fn is_page(bytes: &[u8]) -> bool {
    // Most texts have no such sign at all.
    let head = bytes.get(..4096).unwrap_or(bytes);
    if memchr::memchr(b'<', head).is_none() {
        return false;
    }
    let head: Vec<u8> = head.iter().map(u8::to_ascii_lowercase).filter(|&b| b != 0).collect();
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<meta "].iter().any(|word| head.windows(word.len()).any(|w| w == *word))
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
pub(super) fn text_format(file: &str, text: &str) -> Format {
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
        for bytes in [&b""[..], b"PK\x03\x04abc", b"{\\rtf1", b"\x89PNG"] {
            let error = sniff(bytes, "x").expect_err("refused");
            assert!(error.hint.is_some(), "{error}");
        }
    }

    #[test]
    fn the_first_bytes_tell_a_document_whatever_its_name() {
        assert_eq!(sniff(b"%PDF-1.7", "x.docx"), Ok(Some(Format::Pdf)));
        assert_eq!(sniff(b"\xD0\xCF\x11\xE0\xA1", "x.txt"), Ok(Some(Format::Doc)));
        assert_eq!(sniff(b"<!DOCTYPE html><html>", "x.txt"), Ok(Some(Format::Html)));
        assert_eq!(sniff(b"\xFF\xFE<\0h\0t\0m\0l\0>\0", "x.txt"), Ok(Some(Format::Html)));
        assert_eq!(sniff("各位代表".as_bytes(), "x.pdf"), Ok(None));
    }

    #[test]
    fn a_nameless_text_with_headings_is_markdown() {
        assert_eq!(text_format("-", "# 政府工作报告\n\n## 一、回顾\n"), Format::Markdown);
        assert_eq!(text_format("-", "政府工作报告\n一、回顾\n"), Format::Text);
    }
}
