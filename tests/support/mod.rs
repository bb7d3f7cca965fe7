//! Small documents built in code, for the tests of the readers.

#![allow(dead_code, clippy::expect_used, reason = "every test uses some of it, and a broken document stops its test")]

use std::io::{Cursor, Write};

use tongbi::read::{self, Options};
use tongbi::source::Source;
use tongbi::{Error, Knowledge};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A zip container of these parts.
pub(crate) fn container(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a container").into_inner()
}

/// A Word document with this body and these further parts of the folder `word`.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let named: Vec<(String, &str)> = parts.iter().map(|(name, text)| (format!("word/{name}.xml"), *text)).collect();
    let mut all: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())];
    all.extend(named.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    container(&all)
}

/// A paragraph of a Word document with these properties.
pub(crate) fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r("", text))
}

/// A run.
pub(crate) fn r(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

/// Reads a document as the program does.
pub(crate) fn read(bytes: &[u8], file: &str) -> Result<Source, Error> {
    read::read(bytes, file, &Options::default(), Knowledge::built_in())
}

/// The paragraphs of a document, parted by `/`, with the levels that it marks itself.
pub(crate) fn text(bytes: &[u8], file: &str) -> String {
    let source = read(bytes, file).expect("a document");
    let level = |level: Option<u8>| level.map(|level| format!("#{level} ")).unwrap_or_default();
    let lines = source.paragraphs.iter().map(|of| level(of.heading) + source.slice(of.span));
    lines.collect::<Vec<_>>().join("/")
}
