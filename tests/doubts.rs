//! What is in doubt reaches every format: repaired text, what was left out, a year that nobody names, a target that cannot be judged.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

#[path = "support/office.rs"]
mod office;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use calamine::{Reader, Xlsx};
use office::part;

const OLD: &str = "云岫县2024年政府工作报告

各位代表：
现在，我代表云岫县人民政府，向大会报告工作，请予审议。

一、2023年工作回顾

2023年，地区生产总值达到94亿元、增长5.9%，城镇新增就业3100人。

二、2024年主要预期目标

2024年经济社会发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业保持稳定，粮食产量稳中有升。

各位代表，让我们团结奋斗，为建设美好云岫而努力！
";

/// Without a year of its own, broken in the middle of sentences, with a button of the page, and without its end.
const NEW: &str = "当前位置：首页 > 政务公开
云岫县政府工作报告

各位代表：
现在，我代表云岫县人民政府，向大会报告工作，请予审议。

一、去年工作回顾

2024年，地区生产总值达到100亿元、
增长6.3%，粮食产量2.1万吨，城镇新增就业
3210人。
打印本页

二、今年主要预期目标

今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业3000人以上。
";

/// What each doubt is told by, in Chinese.
const DOUBTS: [&str; 3] = ["处断行已接回", "处非正文内容", "没有写明是哪一年的报告"];

/// A folder of this test's own with the two reports; their names say no year either.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("old.txt"), OLD).unwrap();
    std::fs::write(folder.join("new.txt"), NEW).unwrap();
    folder
}

/// Runs a command on the two reports in their folder, and gives the file that it writes.
fn written(folder: &Path, command: &str, output: &str) -> Vec<u8> {
    let mut args: Vec<&str> = command.split(' ').collect();
    args.extend(["old.txt", "new.txt", "-o", output]);
    let ran = Command::new(env!("CARGO_BIN_EXE_tongbi")).current_dir(folder).args(&args).output().unwrap();
    assert!(ran.status.success(), "{args:?}: {}", String::from_utf8_lossy(&ran.stderr));
    std::fs::read(folder.join(output)).unwrap()
}

/// All words of a workbook.
fn cells(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    sheets.iter().flat_map(|(_, range)| range.cells().map(|(.., cell)| format!("{cell}\n")).collect::<Vec<_>>()).collect()
}

/// The words of a file, whatever its kind.
fn words(bytes: &[u8], output: &str) -> String {
    match output.rsplit('.').next() {
        Some("xlsx") => cells(bytes),
        Some("docx") => {
            let part = |name: &str| part(bytes, name);
            // A redline may hold nothing in its text that neither report says.
            if output.contains("redline") { part("word/comments.xml") } else { part("word/document.xml") }
        }
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

#[test]
fn every_format_of_every_command_holds_the_doubts() {
    let folder = folder("doubts");
    let text = ["json", "csv", "md", "txt"];
    let all: [(&str, &[&str]); 11] = [
        ("table", &["json", "jsonl", "csv", "md", "txt", "xlsx"]),
        ("table --by indicator", &["md", "txt"]),
        ("table --long", &["json", "jsonl", "csv"]),
        ("targets", &["json", "jsonl", "csv", "md", "txt", "xlsx"]),
        ("diff", &["json", "csv", "md", "txt", "xlsx", "redline.docx"]),
        ("terms", &["json", "csv", "md", "txt", "xlsx"]),
        ("check", &["json", "md", "txt"]),
        ("outline", &text),
        ("extract", &["json", "jsonl", "csv", "md", "txt"]),
        ("brief", &["html", "docx", "xlsx", "md", "json", "csv"]),
        ("brief --parts points", &["html", "docx", "xlsx", "md", "json", "csv"]),
    ];
    for (command, endings) in all {
        for ending in endings {
            let output = format!("out.{ending}");
            let said = words(&written(&folder, command, &output), &output);
            for doubt in DOUBTS {
                assert!(said.contains(doubt), "{command} -o {output} does not say {doubt}");
            }
        }
    }
}

#[test]
fn a_target_that_is_not_judged_is_said_so_in_every_format() {
    let folder = folder("unjudged");
    for ending in ["json", "jsonl", "csv"] {
        let output = format!("out.{ending}");
        assert!(words(&written(&folder, "targets --all", &output), &output).contains("unjudged"), "{output}");
    }
    for (command, ending) in
        [("targets --all", "md"), ("targets --all", "txt"), ("targets --all", "xlsx"), ("brief", "html"), ("brief", "docx")]
    {
        let output = format!("out.{ending}");
        assert!(words(&written(&folder, command, &output), &output).contains("未判定"), "{command} {output}");
    }
}

#[test]
fn doubts_are_in_the_language_of_the_labels() {
    let folder = folder("doubts-en");
    for (command, ending) in [("diff", "json"), ("table", "md"), ("extract", "csv"), ("outline", "json"), ("targets", "xlsx")] {
        let output = format!("out.{ending}");
        let said = words(&written(&folder, &format!("{command} --lang en"), &output), &output);
        assert!(said.contains("no year of the report is named") && !said.contains(DOUBTS[2]), "{command} {output}");
    }
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_has_a_column_of_doubts() {
    use tongbi::facts::Extractor;
    use tongbi::render::{View, lang::Lang, parquet};
    use tongbi::{Edition, Knowledge, read, structure};

    let words = Knowledge::built_in();
    let source = read::read(NEW.as_bytes(), "new.txt", &read::Options::default(), words).unwrap();
    let report = structure::outline(source, &structure::Overrides::default(), words);
    let facts = Extractor::new(words).extract(&report);
    let view = View { lang: Lang::Zh, width: None, color: false, all: true, knowledge: words };
    for row in parquet::rows(&Edition { report, facts }, &view) {
        let said = format!("{:?}", row.last());
        assert!(DOUBTS.iter().all(|doubt| said.contains(doubt)), "{said}");
    }
}
