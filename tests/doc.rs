//! Documents of Word and WPS before 2007: pieces, deleted and hidden runs, rows, and what is refused.

#![allow(clippy::expect_used, reason = "a broken document stops its test")]

mod paper;
mod support;
#[path = "support/word97.rs"]
mod word97;

use support::{read, text};
use tongbi::Knowledge;
use tongbi::read::{Options, Revisions};
use word97::{Builder, container};

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
