//! Files cut short or with flipped bits: read with a note or refused, never a panic, never a hang; a cut report says so.

#![allow(clippy::expect_used, reason = "a broken document stops its test")]

mod paper;
mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use paper::damaged;
use support::{docx, p, read};
use tongbi::Knowledge;
use tongbi::facts::Extractor;
use tongbi::structure::{Overrides, outline};

fn sample(year: i32) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("reports/yunxi/{year}.txt"));
    std::fs::read_to_string(path).expect("a sample")
}

/// Goes the whole way with every damaged copy.
fn goes_on(bytes: &[u8], file: &str, seed: u64) {
    let extractor = Extractor::new(Knowledge::built_in());
    for copy in damaged(bytes, seed, 100) {
        let start = Instant::now();
        if let Ok(source) = read(&copy, file) {
            let _ = extractor.extract(&outline(source, &Overrides::default(), Knowledge::built_in()));
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{file}: {:?}", start.elapsed());
    }
}

#[test]
fn texts_and_pages() {
    let short: String = sample(2023).lines().take(16).map(|line| format!("{line}\n")).collect();
    goes_on(short.as_bytes(), "x.txt", 1);
    let page: String = short.lines().map(|line| format!("<p>{line}</p>\n")).collect();
    goes_on(format!("<html><body><div class='article'>{page}</div></body></html>").as_bytes(), "x.html", 2);
    goes_on(&encoding_rs::GB18030.encode(&short).0, "x.txt", 3);
}

#[test]
fn word_documents() {
    let body: String = sample(2024).lines().take(12).map(|line| p("", line)).collect();
    let stored = docx(&body, &[]);
    goes_on(&stored, "x.docx", 4);
    // The same damage inside the container: the part itself is what is cut or flipped.
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    for part in damaged(document.as_bytes(), 5, 60) {
        let parts: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &part)];
        let _ = read(&support::container(&parts), "x.docx");
    }
}

#[test]
fn a_report_that_was_cut_short_says_so_wherever_it_was_cut() {
    for year in 2021..=2024 {
        let whole = sample(year);
        let notes = |text: &str| read(text.as_bytes(), "x.txt").map(|source| source.notes.iter().any(|note| note.grave)).unwrap_or(true);
        assert!(!notes(&whole), "{year} is whole");
        // After the closing call stand a glossary and what the page added; where those are cut nothing shows it.
        for percent in 10..=90 {
            let mut at = whole.len() * percent / 100;
            while !whole.is_char_boundary(at) {
                at -= 1;
            }
            assert!(notes(whole.get(..at).expect("a prefix")), "{year} cut at {percent} %");
        }
    }
}

#[test]
fn a_word_document_whose_text_breaks_off_says_so() {
    let body: String = sample(2024).lines().take(30).map(|line| p("", line)).collect();
    let cut = body.get(..body.len() - 7).unwrap_or_default();
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{cut}");
    let parts: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())];
    let source = read(&support::container(&parts), "x.docx").expect("what is there");
    assert!(source.notes.iter().any(|note| note.grave && note.en.contains("breaks off")), "{:?}", source.notes);
}
