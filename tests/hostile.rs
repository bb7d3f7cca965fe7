//! Files that mean harm or have no end: refused by name with the limit in the message, in bounded time. Through the program itself.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a broken case stops its test")]

#[cfg(feature = "pdf")]
mod paper;
mod support;

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use support::{container, docx, p};
use zip::write::{SimpleFileOptions, ZipWriter};

const PATIENCE: Duration = Duration::from_secs(60);

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The exit code, what was printed, and what was complained of.
fn run(args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tongbi"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(args)
        .env("LC_ALL", "C")
        .timeout(PATIENCE)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().expect("it ends by itself"), text(&output.stdout), text(&output.stderr))
}

/// Reads a file of these bytes.
fn read(name: &str, bytes: &[u8]) -> (i32, String, String) {
    let path = folder(name).join(name);
    fs::write(&path, bytes).unwrap();
    run(&["text", path.to_str().unwrap()])
}

/// A container with one large part of nothing but one byte.
fn bomb(name: &str, megabytes: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file("[Content_Types].xml", options).unwrap();
    writer.write_all(b"<Types/>").unwrap();
    writer.start_file(name, options).unwrap();
    let piece = vec![b'A'; 1 << 20];
    (0..megabytes).for_each(|_| writer.write_all(&piece).unwrap());
    writer.finish().unwrap().into_inner()
}

#[test]
fn containers_that_unpack_to_too_much_or_hold_too_many_parts() {
    let (code, _, err) = read("bomb.docx", &bomb("word/document.xml", 60));
    assert_eq!(code, 2);
    assert!(err.contains("bomb.docx") && err.contains("48 MB") && err.contains("hint:"), "{err}");

    let names: Vec<String> = (0..20_001).map(|n| format!("p{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let (code, _, err) = read("many.zip", &container(&parts));
    assert_eq!(code, 2);
    assert!(err.contains("20000") || err.contains("20,000") || err.contains("hint:"), "{err}");

    // An archive in an archive is no report and is not opened.
    let (code, _, err) = read("nested.zip", &container(&[("inner.zip", &bomb("x.txt", 2))]));
    assert_eq!(code, 2);
    assert!(err.contains("no report is in this archive"), "{err}");
}

#[test]
fn entities_are_not_expanded_and_nesting_ends() {
    let lol =
        "<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]>";
    let document =
        format!("<?xml version=\"1.0\"?>{lol}<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", p("", "各位代表：&c;好。"));
    let parts: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())];
    let (code, out, _) = read("entities.docx", &container(&parts));
    assert_eq!((code, out.contains("aaaa")), (0, false), "{out}");

    let deep = format!("{}{}{}", "<w:sdt>".repeat(100_000), p("", "各位代表。"), "</w:sdt>".repeat(100_000));
    let path = folder("deep").join("deep.docx");
    fs::write(&path, docx(&format!("{}{deep}", p("", "政府工作报告")), &[])).unwrap();
    let (code, _, err) = run(&["outline", path.to_str().unwrap(), "--strict"]);
    assert!(code == 1 && err.contains("deep.docx"), "{code} {err}");

    let page = format!("<html><body>{}各位代表：现在报告工作。{}</body></html>", "<div>".repeat(50_000), "</div>".repeat(50_000));
    let (code, out, err) = read("deep.html", page.as_bytes());
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("各位代表"), "{out}");
}

#[cfg(feature = "pdf")]
#[test]
fn page_trees_without_end() {
    let sheet = paper::Sheet::default().lines(72.0, 100.0, &["政府工作报告", "各位代表：现在，我代表县人民政府报告工作。"]);
    // A list of pages that holds itself.
    let mut objects = paper::objects(std::slice::from_ref(&sheet), paper::FONT, &[]);
    objects[1] = "<< /Type /Pages /Count 2 /Kids [ 2 0 R 4 0 R ] >>".to_owned();
    let (code, out, err) = read("loop.pdf", &paper::file(&objects, ""));
    assert!(code == 2 && err.contains("loop.pdf") || out.contains("政府工作报告"), "{code} {out} {err}");

    // Ten lists inside one another, each of which holds the next ten times: ten thousand million pages of one.
    let mut objects = paper::objects(std::slice::from_ref(&sheet), paper::FONT, &[]);
    let list = |next: usize| format!("<< /Type /Pages /Count 10000000000 /Kids [ {} ] >>", format!("{next} 0 R ").repeat(10));
    let first = objects.len() + 1;
    objects[1] = list(first);
    objects.extend((1..10).map(|n| list(if n == 9 { 4 } else { first + n })));
    let (code, _, err) = read("many.pdf", &paper::file(&objects, ""));
    assert!(code == 0 || err.contains("many.pdf"), "{code} {err}");
}

#[test]
fn texts_without_end() {
    let folder = folder("large");
    let path = folder.join("large.txt");
    fs::File::create(&path).unwrap().set_len(300 << 20).unwrap();
    let (code, _, err) = run(&["text", path.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(err.contains("large.txt") && err.contains("256 MB") && err.contains("--max-size"), "{err}");

    let line = "全区生产总值增长5.2%，".repeat(600_000);
    let path = folder.join("line.txt");
    fs::write(&path, &line).unwrap();
    let (code, _, err) = run(&["text", path.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(err.contains("12 MB"), "{err}");
    let (code, out, err) = run(&["text", path.to_str().unwrap(), "--max-size", "64", "-q"]);
    assert_eq!((code, out.trim_end().len()), (0, line.len()), "{err}");

    let marks = format!("各位代表：{}。", "e\u{301}\u{302}\u{303}".repeat(300_000));
    let (code, _, err) = read("marks.txt", marks.as_bytes());
    assert_eq!(code, 0, "{err}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file() {
    use std::os::unix::ffi::OsStrExt;

    let folder = folder("special");
    let pipe = folder.join("pipe.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (code, _, err) = run(&["text", pipe.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(err.contains("pipe.txt") && err.contains("named pipe"), "{err}");
    // A folder that holds it goes on with the others.
    fs::write(folder.join("a.txt"), "各位代表：现在，我代表区人民政府报告工作。").unwrap();
    let (code, out, err) = run(&["text", folder.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(out.contains("各位代表") && err.contains("named pipe"), "{err}");

    let (code, _, err) = run(&["text", "/dev/zero"]);
    assert_eq!(code, 2);
    assert!(err.contains("/dev/zero") && err.contains("a device"), "{err}");

    let (one, two) = (folder.join("one.txt"), folder.join("two.txt"));
    std::os::unix::fs::symlink(&two, &one).unwrap();
    std::os::unix::fs::symlink(&one, &two).unwrap();
    let (code, _, err) = run(&["text", one.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(err.contains("one.txt") && err.contains("link"), "{err}");

    let odd = folder.join(std::ffi::OsStr::from_bytes(b"\xb1\xa8\xb8\xe6.txt"));
    if fs::write(&odd, "各位代表：现在，我代表区人民政府报告工作。").is_ok() {
        let output = Command::new(env!("CARGO_BIN_EXE_tongbi")).arg("text").arg(&odd).timeout(PATIENCE).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[cfg(unix)]
#[test]
fn a_stream_without_end_is_given_up_at_the_limit() {
    let zeros = std::process::Command::new("sh")
        .args(["-c", &format!("yes 各位代表 | timeout 50 '{}' text -", env!("CARGO_BIN_EXE_tongbi"))])
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&zeros.stderr).into_owned();
    assert_eq!(zeros.status.code(), Some(2), "{err}");
    assert!(err.contains("256 MB"), "{err}");
}

#[test]
fn an_output_is_never_an_input() {
    let folder = folder("over");
    let (report, link) = (folder.join("2024.txt"), folder.join("link.csv"));
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/yunxi/2024.txt"), &report).unwrap();
    fs::hard_link(&report, &link).unwrap();
    let before = fs::read(&report).unwrap();
    for (reports, output) in [(&report, &report), (&folder, &report), (&report, &link)] {
        for command in ["table", "text", "extract", "outline", "check"] {
            let (code, _, err) = run(&[command, "-q", reports.to_str().unwrap(), "-o", output.to_str().unwrap()]);
            assert_eq!(code, 2, "{command}");
            assert!(err.contains("would be written over"), "{command}: {err}");
        }
    }
    assert!(fs::read(&report).unwrap() == before);
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_made_harmless() {
    let text = "政府工作报告\n——2024年1月9日在青桐区第六届人民代表大会第二次会议上\n一、2023年工作回顾\n=cmd|' /C calc'!A0平台3个。\n+培训平台4个。\n粮食产量下降1.2%。";
    let path = folder("cells").join("2024.txt");
    fs::write(&path, text).unwrap();
    let (code, out, err) = run(&["extract", "-q", path.to_str().unwrap(), "--format", "csv"]);
    assert_eq!(code, 0, "{err}");
    let mut fields = 0;
    for record in csv::Reader::from_reader(out.as_bytes()).records() {
        for field in record.unwrap().iter() {
            let number = field.trim_start_matches(['-', '+']).trim_end_matches('%').parse::<f64>().is_ok();
            assert!(number || !field.starts_with(['=', '+', '-', '@']), "{field}");
            fields += 1;
        }
    }
    assert!(fields > 20 && out.contains("-1.2"), "{out}");
}

#[test]
fn a_report_does_not_steer_the_terminal() {
    let text =
        "政府工作报告\n各位代表：\n一、2023年工作回顾\n地区生产总值\u{1b}[2J增长\u{1b}]0;x\u{7}5.2%，\u{9b}31m财政收入增长\u{202e}6%。";
    let path = folder("escapes").join("2024.txt");
    fs::write(&path, text).unwrap();
    for command in ["text", "table", "outline", "extract", "explain"] {
        let line = if command == "explain" { &["4"][..] } else { &[] };
        let args = [&[command, path.to_str().unwrap()], line].concat();
        let (_, out, err) = run(&args);
        let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!out.contains(steers) && !err.contains(steers), "{command}: {out:?} {err:?}");
    }
}
