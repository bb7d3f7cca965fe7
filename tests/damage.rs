//! Files cut short or with flipped bits: read with a note or refused, never a panic, never a hang; a cut report says so.
//! `DAMAGE=1000` turns so many bits of each format, one a copy.

#![allow(clippy::expect_used, reason = "a broken document stops its test")]

mod paper;
mod support;
#[path = "support/word97.rs"]
mod word97;

use std::path::Path;
use std::time::{Duration, Instant};

use paper::{Chance, Sheet};
use support::{container, docx, p, read};
use tongbi::facts::Extractor;
use tongbi::source::Source;
use tongbi::structure::{Overrides, outline};
use tongbi::{Knowledge, read as reading};

/// Copies of each format with turned bits, where the environment asks for no other number.
const FLIPS: usize = 40;
/// The longest that a copy may take.
const PATIENCE: Duration = Duration::from_secs(2);

fn sample(year: i32) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("reports/yunxi/{year}.txt"));
    std::fs::read_to_string(path).expect("a sample")
}

/// A report's lines of at most so many characters.
fn short_lines(text: &str, most: usize) -> Vec<String> {
    let pieces = |line: &str| line.chars().collect::<Vec<_>>().chunks(most).map(|piece| piece.iter().collect()).collect::<Vec<String>>();
    text.lines().filter(|line| !line.is_empty()).flat_map(|line| pieces(&format!("　　{line}"))).collect()
}

/// The same report in every format.
fn formats(year: i32) -> Vec<(&'static str, Vec<u8>)> {
    let text = sample(year);
    let paragraphs: String = text.lines().map(|line| format!("<p>{line}</p>\n")).collect();
    let body: String = text.lines().map(|line| p("", line)).collect();
    let pages: Vec<Vec<String>> = short_lines(&text, 28).chunks(24).map(<[String]>::to_vec).collect();
    let sheet = |lines: &Vec<String>| Sheet::default().lines(73.0, 80.0, &lines.iter().map(String::as_str).collect::<Vec<_>>());
    let ofd_page = |lines: &Vec<String>| {
        let texts = lines.iter().zip(0u8..).map(|(line, at)| paper::ofd_text(20.0, 30.0 + 9.0 * f64::from(at), line));
        paper::ofd_page(&texts.collect::<String>(), "")
    };
    let words: &'static str = Box::leak(text.replace('\n', "\r").into_boxed_str());
    let count = words.matches('\r').count();
    vec![
        ("x.txt", text.clone().into_bytes()),
        ("gb.txt", encoding_rs::GB18030.encode(&text).0.into_owned()),
        ("x.md", text.replace("\n", "\n\n").into_bytes()),
        ("x.html", format!("<html><body><div class='article'>{paragraphs}</div></body></html>").into_bytes()),
        ("x.docx", docx(&body, &[])),
        ("x.doc", word97::Builder::new(&[(words, 0)], &vec![(0, Vec::new()); count.min(20)]).bytes()),
        ("x.pdf", paper::pdf(&pages.iter().map(sheet).collect::<Vec<_>>())),
        ("x.ofd", paper::ofd(&pages.iter().map(ofd_page).collect::<Vec<_>>(), "", &[])),
        ("x.zip", container(&[("2023.txt", text.as_bytes())])),
    ]
}

/// Reads a file, or the report in an archive.
fn read_any(bytes: &[u8], file: &str) -> Result<Source, tongbi::Error> {
    if !file.ends_with(".zip") {
        return read(bytes, file);
    }
    let mut packed = reading::unpack(bytes, file)?;
    packed.next().ok_or_else(|| tongbi::Error::new("nothing")).and_then(|(name, bytes)| read(&bytes?, &name))
}

/// The figures of a text, as written.
fn figures(source: Source) -> Vec<String> {
    let report = outline(source, &Overrides::default(), Knowledge::built_in());
    let facts = Extractor::new(Knowledge::built_in()).extract(&report);
    facts.iter().map(|fact| format!("{} {}", fact.indicator.name, report.words(fact.span))).collect()
}

/// Whether a damaged copy is refused or has a grave note; else what it gives.
fn silent(copy: &[u8], file: &str) -> Option<Source> {
    let start = Instant::now();
    let read = read_any(copy, file);
    assert!(start.elapsed() < PATIENCE, "{file}: {:?}", start.elapsed());
    let source = read.inspect_err(|error| assert!(error.hint.is_some(), "{error}")).ok()?;
    // Of which nothing is left that would show what it was, that is said.
    let told = |note: &tongbi::note::Note| note.grave || note.en.contains("perhaps no government work report");
    // A title and no more is no report that anyone takes for one.
    (!source.notes.iter().any(told) && source.text.chars().count() > 60).then_some(source)
}

#[test]
fn a_file_that_was_cut_short_says_so_or_lost_no_figure() {
    for (file, bytes) in formats(2023) {
        let whole = figures(read_any(&bytes, file).expect("a report"));
        assert!(whole.len() > 100, "{file} has {} figures", whole.len());
        for percent in 0..100 {
            if let Some(source) = silent(&bytes[..bytes.len() * percent / 100], file) {
                let found = figures(source);
                let missing: Vec<&String> = whole.iter().filter(|figure| !found.contains(figure)).collect();
                assert!(missing.is_empty(), "{file} cut at {percent} % lost {missing:?} without a word");
            }
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures that DAMAGE asks for")]
fn turned_bits_are_read_or_refused_and_a_container_tells() {
    let flips = std::env::var("DAMAGE").ok().and_then(|flips| flips.parse().ok()).unwrap_or(FLIPS);
    for (seed, (file, bytes)) in (1..).zip(formats(2024)) {
        let whole = figures(read_any(&bytes, file).expect("a report"));
        let mut chance = Chance::new(seed);
        let (mut told, mut same, mut other) = (0, 0, 0);
        for _ in 0..flips {
            let mut copy = bytes.clone();
            let at = chance.below(copy.len());
            copy[at] ^= 1 << chance.below(8);
            match silent(&copy, file).map(figures) {
                None => told += 1,
                Some(figures) if figures == whole => same += 1,
                Some(figures) => {
                    other += 1;
                    // A container carries a sum of every part; the other formats have nothing that a turned bit would contradict.
                    let summed = file.ends_with(".docx") || file.ends_with(".ofd") || file.ends_with(".zip");
                    let lost: Vec<_> = whole.iter().filter(|figure| !figures.contains(figure)).collect();
                    assert!(!summed, "{file}: bit at {at} changed {lost:?} without a word");
                }
            }
        }
        println!("{file}: of {flips} turned bits {told} refused or noted, {same} without effect on figures, {other} with another figure");
    }
}

#[test]
fn a_damaged_part_of_a_word_document_is_read_or_refused() {
    let body: String = sample(2024).lines().take(12).map(|line| p("", line)).collect();
    // Inside the container: the part itself is what is cut or flipped.
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    for part in paper::damaged(document.as_bytes(), 5, 60) {
        let parts: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &part)];
        let _ = read(&container(&parts), "x.docx");
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
    let source = read(&container(&parts), "x.docx").expect("what is there");
    assert!(source.notes.iter().any(|note| note.grave && note.en.contains("breaks off")), "{:?}", source.notes);
}
