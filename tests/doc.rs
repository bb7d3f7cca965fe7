//! Documents of Word and WPS before 2007: pieces, deleted and hidden runs, rows, and what is refused.

#![allow(clippy::expect_used, reason = "a broken document stops its test")]

mod paper;
mod support;

use std::io::{Cursor, Write};

use support::{read, text};
use tongbi::Knowledge;
use tongbi::read::{Options, Revisions};

/// Runs of text with the property that marks each (0 for none), and the properties of the paragraphs that they end.
struct Builder {
    version: u16,
    flags: u16,
    /// Words, and the code of the run's property.
    runs: Vec<(&'static str, u16)>,
    /// For each paragraph its style and properties.
    paragraphs: Vec<(u16, Vec<u8>)>,
}

const TEXT: usize = 0x800;

impl Builder {
    fn new(runs: &[(&'static str, u16)], paragraphs: &[(u16, Vec<u8>)]) -> Self {
        Self { version: 0xC1, flags: 0, runs: runs.to_vec(), paragraphs: paragraphs.to_vec() }
    }

    fn bytes(&self) -> Vec<u8> {
        let words: String = self.runs.iter().map(|(words, _)| *words).collect();
        let units: Vec<u16> = words.encode_utf16().collect();
        let mut main = vec![0u8; TEXT];
        main[0..2].copy_from_slice(&0xA5ECu16.to_le_bytes());
        main[2..4].copy_from_slice(&self.version.to_le_bytes());
        main[0x0A..0x0C].copy_from_slice(&self.flags.to_le_bytes());
        main[0x4C..0x50].copy_from_slice(&(units.len() as u32).to_le_bytes());
        main.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        main.resize(main.len().div_ceil(512) * 512, 0);

        let mut at = TEXT as u32;
        let runs: Vec<(u32, Vec<u8>)> = self
            .runs
            .iter()
            .map(|(words, code)| {
                at += 2 * words.encode_utf16().count() as u32;
                let property = if *code == 0 { Vec::new() } else { [&code.to_le_bytes()[..], &[1]].concat() };
                (at, [&[property.len() as u8][..], &property].concat())
            })
            .collect();
        let run_page = page(&mut main, &runs, 1);
        let ends = units.iter().enumerate().filter(|(_, unit)| matches!(unit, 13 | 7)).map(|(at, _)| TEXT as u32 + 2 * (at as u32 + 1));
        let paragraphs: Vec<(u32, Vec<u8>)> = ends
            .zip(&self.paragraphs)
            .map(|(end, (style, properties))| {
                let mut filed = [&style.to_le_bytes()[..], properties].concat();
                if filed.len() % 2 == 0 {
                    filed.push(0);
                }
                (end, [&[filed.len().div_ceil(2) as u8][..], &filed].concat())
            })
            .collect();
        let paragraph_page = page(&mut main, &paragraphs, 13);

        // One piece: the whole text, two bytes a character.
        let mut table = vec![2, 16, 0, 0, 0];
        table.extend([0u32, units.len() as u32].iter().flat_map(|cp| cp.to_le_bytes()));
        table.extend([&[0u8, 0][..], &(TEXT as u32).to_le_bytes(), &[0, 0]].concat());
        let place = |number: usize, start: usize, length: usize, main: &mut Vec<u8>| {
            main[0x9A + 8 * number..0x9A + 8 * number + 4].copy_from_slice(&(start as u32).to_le_bytes());
            main[0x9A + 8 * number + 4..0x9A + 8 * number + 8].copy_from_slice(&(length as u32).to_le_bytes());
        };
        place(33, 0, table.len(), &mut main);
        for (number, page) in [(12, run_page), (13, paragraph_page)] {
            let start = table.len();
            table.extend([TEXT as u32, TEXT as u32 + 2 * units.len() as u32, page].iter().flat_map(|v| v.to_le_bytes()));
            place(number, start, 12, &mut main);
        }
        container(&[("/WordDocument", &main), ("/0Table", &table)])
    }
}

/// A page of stretches up to each end with what is filed of them; `width` bytes lead to each.
fn page(main: &mut Vec<u8>, stretches: &[(u32, Vec<u8>)], width: usize) -> u32 {
    let number = (main.len() / 512) as u32;
    let mut page = vec![0u8; 512];
    page[0..4].copy_from_slice(&(TEXT as u32).to_le_bytes());
    let mut free = 511;
    for (at, (end, filed)) in stretches.iter().enumerate() {
        page[4 * (at + 1)..4 * (at + 2)].copy_from_slice(&end.to_le_bytes());
        free = (free - filed.len()) & !1;
        page[free..free + filed.len()].copy_from_slice(filed);
        page[4 * (stretches.len() + 1) + width * at] = (free / 2) as u8;
    }
    page[511] = stretches.len() as u8;
    main.extend(page);
    number
}

fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for (name, bytes) in streams {
        file.create_stream(name).expect("a stream").write_all(bytes).expect("its bytes");
    }
    file.flush().expect("written");
    file.into_inner().into_inner()
}

const DELETED: u16 = 0x0800;
const INSERTED: u16 = 0x0801;
const HIDDEN: u16 = 0x083C;

fn sample() -> Vec<u8> {
    let runs = [
        ("各位代表：\r一、回顾\r新增就业", 0),
        ("3500人", INSERTED),
        ("3000人", DELETED),
        ("。", 0),
        ("批注", HIDDEN),
        ("\r\u{13} PAGE \u{14}第5页\u{15}。\r", 0),
        ("粮食\u{7}12万吨\u{7}\u{7}棉花\u{7}1万吨\u{7}\u{7}完。\r", 0),
    ];
    let row = vec![0x16, 0x24, 1];
    let row_end = [&row[..], &[0x17, 0x24, 1]].concat();
    let mut paragraphs = vec![(0, Vec::new()), (1, Vec::new()), (0, Vec::new()), (0, Vec::new())];
    for _ in 0..2 {
        paragraphs.extend([(0, row.clone()), (0, row.clone()), (0, row_end.clone())]);
    }
    paragraphs.push((0, Vec::new()));
    Builder::new(&runs, &paragraphs).bytes()
}

#[test]
fn deleted_and_hidden_words_are_no_live_text() {
    let expected = "各位代表：/#1 一、回顾/新增就业3500人。/第5页。/粮食\t12万吨/棉花\t1万吨/完。";
    assert_eq!(text(&sample(), "x.doc"), expected);
    assert_eq!(text(&sample(), "x.wps"), expected);
    let source = read(&sample(), "x.doc").expect("a document");
    let reasons: Vec<&str> = source.dropped.iter().map(|part| part.reason.as_str()).collect();
    assert_eq!(reasons, ["deleted text", "hidden text"]);
    let options = Options { revisions: Revisions::Original, ..Options::default() };
    let source = tongbi::read::read(&sample(), "x.doc", &options, Knowledge::built_in()).expect("a document");
    assert!(source.text.contains("新增就业3000人。"), "{}", source.text);
}

#[test]
fn what_cannot_be_read_is_refused_with_what_to_do() {
    let mut builder = Builder::new(&[("各位代表：\r", 0)], &[(0, Vec::new())]);
    builder.version = 0x65;
    assert!(read(&builder.bytes(), "x.doc").expect_err("old").what.contains("Word 95"));
    (builder.version, builder.flags) = (0xC1, 0x0100);
    assert!(read(&builder.bytes(), "x.doc").expect_err("locked").what.contains("password"));
    for (stream, word) in [("/EncryptedPackage", "password"), ("/Workbook", "Excel"), ("/Other", "no Word document")] {
        let error = read(&container(&[(stream, b"x")]), "x.doc").expect_err("no document");
        assert!(error.what.contains(word) && error.hint.is_some(), "{error}");
    }
    let whole = sample();
    for cut in [20, 512, 2000, whole.len() / 2] {
        assert!(read(&whole[..cut], "x.doc").expect_err("damaged").hint.is_some());
    }
}

#[test]
fn no_byte_of_it_can_stop_the_program() {
    let whole = sample();
    for at in (0..whole.len()).step_by(7) {
        for value in [0x00, 0x7F, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            // Read or refused: both are right.
            let _ = read(&bytes, "x.doc");
        }
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    for copy in paper::damaged(&sample(), 23, 150) {
        let start = std::time::Instant::now();
        let _ = read(&copy, "x.doc");
        assert!(start.elapsed() < std::time::Duration::from_secs(10));
    }
}
