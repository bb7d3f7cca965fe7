//! PDF files: lines to paragraphs, columns, tables, notes, what the page added, fonts of every kind, and what is refused.

#![cfg(feature = "pdf")]
#![allow(clippy::expect_used, reason = "a broken document stops its test")]

mod paper;
mod support;

use std::io::Write;

use paper::{FONT, Sheet, damaged, file, objects, pdf, stream};
use support::{read, text};
use tongbi::Error;

/// A column of 28 characters of 16 points, as official papers have.
const LEFT: f64 = 73.0;

fn refused(bytes: &[u8]) -> Error {
    read(bytes, "x.pdf").expect_err("refused")
}

fn report() -> Vec<Sheet> {
    let head = |sheet: Sheet, number: u32| {
        sheet.at(200.0, 50.0, 10.0, "云溪县第九届人大三次会议文件").at(280.0, 790.0, 12.0, &format!("— {number} —"))
    };
    let first = Sheet::default()
        .at(214.0, 110.0, 22.0, "政府工作报告")
        .lines(
            LEFT,
            160.0,
            &[
                "各位代表：",
                "　　现在，我代表县人民政府，向大会报告工作，请予审议。",
                "　　一、2022年工作回顾",
                "　　过去的一年，面对多重困难，全县上下顶住压力、迎难而上，",
            ],
        )
        .lines(LEFT, 272.0, &["粮食总产量达到12.5万吨，比上年增长3.2%，城镇新增就业4300人，"]);
    let second = Sheet::default().lines(
        LEFT,
        100.0,
        &["居民人均可支配收入增长5.1%。", "　　二、2023年工作安排", "　　今年的主要预期目标是：地区生产总值增长6%左右。"],
    );
    let third = Sheet::default().lines(LEFT, 100.0, &["　　各位代表！让我们团结一心，把各项任务落到实处。"]);
    vec![head(first, 1), head(second, 2), head(third, 3)]
}

const REPORT: &str = "政府工作报告/各位代表：/现在，我代表县人民政府，向大会报告工作，请予审议。/一、2022年工作回顾/\
    过去的一年，面对多重困难，全县上下顶住压力、迎难而上，粮食总产量达到12.5万吨，比上年增长3.2%，城镇新增就业4300人，居民人均可支配收入增长5.1%。/\
    二、2023年工作安排/今年的主要预期目标是：地区生产总值增长6%左右。/各位代表！让我们团结一心，把各项任务落到实处。";

#[test]
fn lines_become_paragraphs_over_pages_and_what_the_page_added_goes() {
    let bytes = pdf(&report());
    assert_eq!(text(&bytes, "x.pdf"), REPORT);
    let source = read(&bytes, "x.pdf").expect("a report");
    let left_out: Vec<&str> = source.dropped.iter().map(|part| part.reason.as_str()).collect();
    assert_eq!(left_out, ["running head", "page number", "running head", "page number", "running head", "page number"]);
    let last = source.paragraphs.last().expect("a paragraph");
    assert_eq!(source.place(last.span.start).and_then(|place| place.page), Some(3));
    assert!(source.notes.iter().all(|note| !note.en.contains("damaged")), "{:?}", source.notes);
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let column = |side: &str| -> Vec<String> {
        (1..=6)
            .map(|n| {
                format!(
                    "{}{side}栏的第{n}行有十四个字，{}",
                    if n == 1 { "　　" } else { "" },
                    if n == 6 {
                        "完。"
                    } else if n == 1 {
                        "接"
                    } else {
                        "往下接"
                    }
                )
            })
            .collect()
    };
    let mut sheet = Sheet::default().at(200.0, 60.0, 22.0, "政府工作报告");
    for (x, side) in [(60.0, "左"), (325.0, "右")] {
        let lines = column(side);
        sheet = sheet.lines(x, 120.0, &lines.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let read = text(&pdf(&[sheet]), "x.pdf");
    let order: Vec<usize> =
        ["左栏的第1行", "左栏的第6行", "右栏的第1行", "右栏的第6行"].iter().filter_map(|words| read.find(words)).collect();
    assert!(order.len() == 4 && order.is_sorted(), "{read}");
    assert!(read.contains("左栏的第1行有十四个字，接左栏的第2行"), "{read}");
}

#[test]
fn ruled_tables_are_read_by_rows_and_cells() {
    let mut sheet = Sheet::default().lines(LEFT, 100.0, &["　　附表所列指标均为预期目标，请各单位抓好落实。"]);
    for y in [200.0, 230.0, 260.0, 290.0] {
        sheet = sheet.rule(70.0, y, 470.0, y);
    }
    for x in [70.0, 270.0, 370.0, 470.0] {
        sheet = sheet.rule(x, if x == 370.0 { 230.0 } else { 200.0 }, x, 290.0);
    }
    sheet = sheet.at(80.0, 220.0, 12.0, "指标").at(340.0, 220.0, 12.0, "2023年").at(80.0, 250.0, 12.0, "粮食产量").at(
        280.0,
        250.0,
        12.0,
        "12.5万吨",
    );
    sheet = sheet.at(380.0, 250.0, 12.0, "3.2%").at(80.0, 280.0, 12.0, "新增就业").at(280.0, 280.0, 12.0, "4300人");
    let source = read(&pdf(&[sheet]), "x.pdf").expect("a document");
    let rows: Vec<Vec<(&str, usize, usize)>> =
        source.rows.iter().map(|row| row.cells.iter().map(|cell| (source.slice(cell.span), cell.column, cell.across)).collect()).collect();
    assert_eq!(
        rows,
        [
            vec![("指标", 0, 1), ("2023年", 1, 2)],
            vec![("粮食产量", 0, 1), ("12.5万吨", 1, 1), ("3.2%", 2, 1)],
            vec![("新增就业", 0, 1), ("4300人", 1, 1), ("", 2, 1)],
        ]
    );
}

#[test]
fn notes_at_the_foot_are_tied_to_their_marks() {
    let sheet = Sheet::default()
        .lines(LEFT, 100.0, &["　　深入推进“三共”", "　　全面完成各项任务，确保全年目标如期实现，不负人民。"])
        .at(LEFT + 144.0, 94.0, 8.0, "1")
        .at(LEFT + 148.0, 100.0, 16.0, "行动，成效明显。")
        .rule(LEFT, 700.0, LEFT + 140.0, 700.0)
        .at(LEFT, 720.0, 10.0, "1 “三共”：指共建、共管、共享。");
    let source = read(&pdf(&[sheet]), "x.pdf").expect("a document");
    let read: Vec<(&str, Option<u32>)> = source.paragraphs.iter().map(|of| (source.slice(of.span), of.note)).collect();
    assert_eq!(read[0], ("深入推进“三共”[1]行动，成效明显。", None));
    assert_eq!(read[2], ("“三共”：指共建、共管、共享。", Some(1)));
}

#[test]
fn fonts_tell_their_characters_by_their_own_map_or_by_their_collection() {
    let sheet = |codes: &str| Sheet::default().draw(&format!("BT /X4 16 Tf 1 0 0 1 73 700 Tm <{codes}> Tj ET"));
    let with = |font: &str, codes: &str| {
        let map =
            "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <2ED3> <0002> <6C5F> endbfchar endcmap";
        let body = "全县上下顶住压力、迎难而上，粮食产量比上年增长百分之三。";
        let sheets = [sheet(codes).lines(LEFT, 300.0, &[body])];
        let all = objects(&sheets, FONT, &[font.to_owned(), stream("", map)]);
        let read = text(&file(&all, ""), "x.pdf").replace('/', "");
        read.strip_suffix(body).map(str::to_owned).unwrap_or(read)
    };
    let below = "/DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> \
                 /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 >> >> ]";
    let font = |encoding: &str, map: &str| format!("<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /{encoding} {below} {map} >>");
    // A font's map may name the radical for the character.
    assert_eq!(with(&font("Identity-H", "/ToUnicode 5 0 R"), "00010002"), "长江");
    assert_eq!(with(&font("GBK-EUC-H", ""), "323032 33C4EA"), "2023年");
    assert_eq!(with(&font("UniGB-UTF16-H", ""), "589E957F"), "增长");
}

#[test]
fn words_that_stand_for_what_is_drawn_and_double_strokes_are_read_once() {
    let word = |x: f64| format!("BT /F1 16 Tf 1 0 0 1 {x} 700 Tm <589E957F> Tj ET\n");
    let sheet = Sheet::default()
        .draw(&(word(73.0) + &word(73.3)))
        .draw("/Span << /ActualText <FEFF767E52064E4B4E093002> >> BDC BT /F1 16 Tf 1 0 0 1 105 700 Tm <00330025> Tj ET EMC\n")
        .lines(LEFT, 200.0, &["　　全县上下顶住压力、迎难而上，各项任务如期完成。"]);
    assert_eq!(text(&pdf(&[sheet]), "x.pdf").split('/').next(), Some("增长百分之三。"));
}

#[test]
fn words_across_the_page_and_marked_frames_are_left_out() {
    let slanted = "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <518590E88D448599> Tj ET\n";
    let frame = "/Artifact << /Type /Pagination /Subtype /Header >> BDC BT /F1 10 Tf 1 0 0 1 73 600 Tm <4E009875> Tj ET EMC\n";
    let sheet = Sheet::default().draw(slanted).draw(frame).lines(LEFT, 100.0, &["　　全县上下顶住压力、迎难而上，各项任务如期完成。"]);
    let source = read(&pdf(&[sheet]), "x.pdf").expect("a document");
    assert_eq!(source.text, "全县上下顶住压力、迎难而上，各项任务如期完成。");
    let reasons: Vec<&str> = source.dropped.iter().map(|part| part.reason.as_str()).collect();
    assert_eq!(reasons, ["watermark", "running head"]);
}

#[test]
fn what_cannot_be_read_is_refused_with_what_to_do() {
    let hint = |error: &Error| error.hint.clone().unwrap_or_default();
    let image = stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "0");
    let scan = Sheet::default().draw("q 595 0 0 842 0 0 cm /X4 Do Q");
    let error = refused(&file(&objects(&[scan.clone(), scan], FONT, &[image]), ""));
    assert!(error.what.contains("scan") && hint(&error).contains("OCR"), "{error}");

    let letters = "<< /Type /Font /Subtype /Type3 /FontMatrix [ 0.001 0 0 0.001 0 0 ] /FontBBox [ 0 0 1000 1000 ] /FirstChar 65 /LastChar 70 \
                   /Widths [ 1000 1000 1000 1000 1000 1000 ] /Encoding << /Differences [ 65 /g1 /g2 /g3 /g4 /g5 /g6 ] >> /CharProcs << >> >>";
    let sheet = Sheet::default().draw(&"BT /X4 16 Tf 1 0 0 1 73 700 Tm (ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEF) Tj ET\n".repeat(2));
    let error = refused(&file(&objects(&[sheet], FONT, &[letters.to_owned()]), ""));
    assert!(error.place.as_deref().is_some_and(|at| at.contains("page 1")) && hint(&error).contains("OCR"), "{error}");

    let lock = format!("/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [ <00> <00> ]", "5A".repeat(32));
    let error = refused(&file(&objects(&report(), FONT, &[]), &lock));
    assert!(error.what.contains("password"), "{error}");

    assert!(refused(b"%PDF-1.7\nnothing of it is left").what.contains("damaged"));
    assert!(refused(&pdf(&[Sheet::default()])).hint.is_some());
}

#[test]
fn pages_that_are_counted_and_missing_are_said() {
    let bytes = String::from_utf8(pdf(&report())).expect("plain").replace("/Count 3", "/Count 9");
    let source = read(bytes.as_bytes(), "x.pdf").expect("three pages");
    assert!(source.notes.iter().any(|note| note.zh.contains("9页") && note.zh.contains("3页")), "{:?}", source.notes);
}

#[test]
fn what_unpacks_to_too_much_or_draws_itself_comes_to_an_end() {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..60 {
        packer.write_all(&vec![b' '; 1 << 20]).expect("packed");
    }
    let packed = packer.finish().expect("packed");
    let mut bytes = format!("%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).into_bytes();
    bytes.extend(packed);
    bytes.extend(b"\nendstream\nendobj\n");
    assert!(refused(&bytes).what.contains("MB"));

    let form =
        stream("/Type /XObject /Subtype /Form /BBox [ 0 0 595 842 ] /Resources << /XObject << /X4 4 0 R >> >>", &"/X4 Do ".repeat(50));
    let sheets = [report().remove(0).draw("/X4 Do ")];
    assert!(read(&file(&objects(&sheets, FONT, &[form]), ""), "x.pdf").is_ok());
}

#[test]
fn damage_gives_an_error_or_a_text_and_never_more() {
    let image = stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "0");
    let map = stream("", "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <6C5F> endbfchar endcmap");
    let bytes = file(&objects(&report(), FONT, &[image, map]), "");
    for copy in damaged(&bytes, 7, 150) {
        match read(&copy, "x.pdf") {
            Ok(source) => assert!(!source.text.is_empty()),
            Err(error) => assert!(error.hint.is_some(), "{error}"),
        }
    }
}
