//! What is fuzzed: one plain function a target, from any bytes to the laws that must hold. libFuzzer calls them (fuzz/), and so does
//! the smoke test (tests/fuzz_smoke.rs).

#![allow(dead_code, clippy::expect_used, reason = "every user takes some of it, and a broken law stops its test")]

pub(crate) mod laws;
#[path = "../support/office.rs"]
mod office;
mod words;

use std::hint::black_box;
use std::io::{Cursor, Write};
use std::sync::LazyLock;

use tongbi::align::ledger;
use tongbi::compare::{self, Comparison, Wants};
use tongbi::facts::{Extractor, in_lines};
use tongbi::read::{self, Options, Revisions};
use tongbi::render::clock::Clock;
use tongbi::render::lang::Lang;
use tongbi::render::{View, diff, docx as word, quantities};
use tongbi::source::Format;
use tongbi::structure::{self, Kind, Overrides, Report};
use tongbi::{Edition, Knowledge};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A target: its name, and what it does with any bytes.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// All targets.
pub(crate) const TARGETS: [Target; 14] = [
    ("text", text),
    ("markdown", markdown),
    ("html", html),
    ("docx", docx),
    ("doc", doc),
    ("pdf", pdf),
    ("ofd", ofd),
    ("archive", archive),
    ("numbers", numbers),
    ("facts", facts),
    ("align", align),
    ("redline", redline),
    ("tracked", tracked),
    ("knowledge", knowledge),
];

/// Parts of one input stand between bytes of zero.
pub(crate) const PART: u8 = 0;

static EXTRACTOR: LazyLock<Extractor<'static>> = LazyLock::new(|| Extractor::new(Knowledge::built_in()));

/// Reads a file and finds its structure; what is read keeps the laws, what is refused says what to do.
fn report(bytes: &[u8], file: &str, options: &Options, year: Option<i32>) -> Option<Report> {
    match read::read(bytes, file, options, Knowledge::built_in()) {
        Ok(source) => {
            let report = structure::outline(source, &Overrides { year, place: None }, Knowledge::built_in());
            laws::report_holds(&report);
            Some(report)
        }
        Err(error) => {
            assert!(error.hint.is_some(), "{error} says not what to do");
            None
        }
    }
}

fn of(bytes: &[u8], format: Option<Format>) -> Option<Report> {
    report(bytes, "x.txt", &Options { format, ..Options::default() }, None)
}

/// A text in whatever encoding, or whatever file the bytes are.
pub(crate) fn text(data: &[u8]) {
    of(data, None);
}

/// A Markdown text.
pub(crate) fn markdown(data: &[u8]) {
    of(data, Some(Format::Markdown));
}

/// A web page.
pub(crate) fn html(data: &[u8]) {
    of(data, Some(Format::Html));
}

/// A Word document: its text, styles, numbering and footnotes, part by part.
pub(crate) fn docx(data: &[u8]) {
    let names = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"];
    let parts: Vec<(&str, &[u8])> = names.into_iter().zip(data.split(|byte| *byte == PART)).collect();
    let bytes = container(&parts);
    for revisions in [Revisions::Final, Revisions::Original] {
        report(&bytes, "x.docx", &Options { format: Some(Format::Docx), revisions, ..Options::default() }, None);
    }
}

/// A document of Word before 2007: the stream of its text after that of its tables, whose length the first two bytes give; or, where
/// the bytes are no such thing, the container itself.
pub(crate) fn doc(data: &[u8]) {
    let own = data.split_first_chunk::<2>().and_then(|(length, rest)| rest.split_at_checked(u16::from_le_bytes(*length).into()));
    let built = own.map(|(table, main)| compound(&[("/WordDocument", main), ("/0Table", table)]));
    of(built.as_deref().unwrap_or(data), Some(Format::Doc));
}

/// A PDF.
pub(crate) fn pdf(data: &[u8]) {
    of(data, Some(Format::Pdf));
}

/// An OFD: a page, the list of pages and what they share, part by part.
pub(crate) fn ofd(data: &[u8]) {
    let names = ["Doc_0/Pages/Page_0/Content.xml", "Doc_0/Document.xml", "Doc_0/Res.xml", "Doc_0/Tpls/Tpl_0.xml"];
    let mut parts: Vec<(&str, &[u8])> =
        vec![("OFD.xml", b"<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")];
    parts.extend(names.into_iter().zip(data.split(|byte| *byte == PART)));
    of(&container(&parts), Some(Format::Ofd));
}

/// A zip container: of reports, or one of the documents that are containers.
pub(crate) fn archive(data: &[u8]) {
    if let Ok(packed) = read::unpack(data, "x.zip") {
        for (name, bytes) in packed {
            if let Ok(bytes) = bytes {
                report(&bytes, &name, &Options::default(), None);
            }
        }
    }
    of(data, Some(Format::Docx));
    of(data, Some(Format::Ofd));
}

/// The number grammar.
pub(crate) fn numbers(data: &[u8]) {
    let text = words::of(data);
    let found = in_lines(&text, EXTRACTOR.lexicon());
    for one in &found {
        let line = text.lines().nth(one.line - 1).expect("the line is there");
        let there: String = line.chars().skip(one.column - 1).take(one.text.chars().count()).collect();
        assert!(!there.is_empty() && there == one.text, "{there} is not {}", one.text);
    }
    let files = [("x".to_owned(), found)];
    black_box((quantities::csv(&files), quantities::json(&files), quantities::terminal(&files, &view())));
}

/// Facts of a report, and of its text as a sentence of some kind of section.
pub(crate) fn facts(data: &[u8]) {
    let text = words::of(data);
    if let Some(report) = of(text.as_bytes(), None) {
        laws::facts_hold(&report, &EXTRACTOR.extract(&report));
    }
    let kind = Kind::ALL[data.len() % Kind::ALL.len()];
    for fact in EXTRACTOR.read_sentence(&text, kind) {
        assert!(text.get(fact.span.start..fact.span.end).is_some_and(|words| !words.is_empty()));
    }
}

/// Two reports of following years, out of one input.
fn two(data: &[u8]) -> Option<[Edition; 2]> {
    let mut parts = data.splitn(2, |byte| *byte == PART);
    let mut next = |year| {
        let report = report(words::of(parts.next()?).as_bytes(), "x.txt", &Options::default(), Some(year))?;
        let facts = EXTRACTOR.extract(&report);
        Some(Edition { report, facts })
    };
    Some([next(2023)?, next(2024)?])
}

/// Sections, sentences and figures of two reports.
pub(crate) fn align(data: &[u8]) {
    let Some(editions) = two(data) else { return };
    laws::links_hold(&editions[0].report, &editions[1].report);
    black_box(ledger::build(&editions, Knowledge::built_in()));
    // What is built upon it takes ten times as long.
    if !data.len().is_multiple_of(8) {
        return;
    }
    let wants = Wants { table: true, targets: true, checks: true, ..Wants::default() };
    black_box(compare::compare(&editions, wants, Knowledge::built_in()));
}

fn compared(data: &[u8], tracked: bool) -> Option<([Edition; 2], Comparison)> {
    let editions = two(data)?;
    let comparison = compare::compare(&editions, Wants { text: true, tracked, ..Wants::default() }, Knowledge::built_in());
    Some((editions, comparison))
}

/// The redline of two texts.
pub(crate) fn redline(data: &[u8]) {
    let Some((_, comparison)) = compared(data, false) else { return };
    laws::redline_holds(&comparison);
    let side_by_side = data.len() % 2 == 1;
    if data.len() % 8 < 2 {
        let look = diff::Look { lang: Lang::Zh, width: Some(60), side_by_side, color: false, all: true, redline: true };
        black_box(diff::terminal(&comparison, look));
    }
}

/// The same as a Word document with tracked changes: accepting all gives the new text, rejecting all the old.
pub(crate) fn tracked(data: &[u8]) {
    let Some(([old, new], comparison)) = compared(data, true) else { return };
    let bytes = word::redline(&comparison, Lang::Zh, Clock::default()).expect("a document");
    let document = office::part(&bytes, "word/document.xml");
    for (accept, edition) in [(false, &old), (true, &new)] {
        let source = &edition.report.source;
        let wanted: Vec<&str> = source.paragraphs.iter().map(|of| source.slice(of.span)).collect();
        assert_eq!(office::resolved(&document, accept), wanted, "accepting all is {accept}");
    }
}

/// A user's file of words, and a sentence read with them.
pub(crate) fn knowledge(data: &[u8]) {
    let text = format!("source = \"x\"\n{}", String::from_utf8_lossy(data));
    match Knowledge::parse("x.toml", &text) {
        Ok(knowledge) => {
            let sentence = "全区茶叶产量达到12.5万筐、增长6.1%以上，其中春茶3千筐。";
            black_box(Extractor::new(&knowledge).read_sentence(sentence, Kind::Review));
        }
        Err(error) => assert!(error.hint.is_some() && error.place.is_some(), "{error}"),
    }
}

fn view() -> View<'static> {
    View { lang: Lang::Zh, width: Some(80), color: false, all: true, knowledge: Knowledge::built_in() }
}

/// A zip container of these parts, as they are.
fn container(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(*name, stored).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a container").into_inner()
}

/// A compound file of these streams.
pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for (name, bytes) in streams {
        file.create_stream(name).expect("a stream").write_all(bytes).expect("its bytes");
    }
    file.flush().expect("written");
    file.into_inner().into_inner()
}
