//! Many reports at once: in order whatever the threads, one bad file or record among the good, and the filter.

#![allow(clippy::expect_used, reason = "a broken run stops its test")]

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

const REPORTS: &str = "reports/yunxi";

fn tongbi(args: &[&str], input: &str) -> (String, String, i32) {
    let ran = Command::new(env!("CARGO_BIN_EXE_tongbi")).args(args).env("LC_ALL", "C").write_stdin(input).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(ran.stdout), text(ran.stderr), ran.status.code().unwrap_or(-1))
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
}

#[test]
fn one_thread_and_many_write_the_same_in_the_order_given() {
    let (one, ..) = tongbi(&["extract", REPORTS, "--format", "jsonl", "-q", "--jobs", "1"], "");
    let (many, ..) = tongbi(&["extract", REPORTS, "--format", "jsonl", "-q", "--jobs", "4"], "");
    assert_eq!(one, many);
    let years: Vec<i64> = lines(&one).iter().filter_map(|fact| fact["report_year"].as_i64()).collect();
    assert!(years.is_sorted() && years.first() != years.last(), "{years:?}");
}

#[test]
fn a_bad_file_among_many_is_said_and_the_others_are_written() {
    let folder = std::env::temp_dir().join(format!("tongbi-corpus-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for year in ["2022", "2024"] {
        std::fs::copy(Path::new(REPORTS).join(format!("{year}.txt")), folder.join(format!("{year}.txt"))).expect("a copy");
    }
    std::fs::write(folder.join("2023.txt"), "").expect("an empty file");
    let output = folder.join("facts.csv");
    let (_, said, code) = tongbi(&["extract", &folder.display().to_string(), "-o", &output.display().to_string()], "");
    let written = std::fs::read_to_string(&output).expect("written");
    let left: Vec<_> = std::fs::read_dir(&folder).expect("the folder").filter_map(Result::ok).map(|entry| entry.file_name()).collect();
    std::fs::remove_dir_all(&folder).expect("removed");
    assert_eq!(code, 2);
    assert!(said.contains("2023.txt"), "{said}");
    assert!(written.contains("2022.txt") && written.contains("2024.txt"));
    assert_eq!(left.len(), 4, "{left:?}");
}

#[test]
fn the_filter_answers_each_record_in_order_and_bad_ones_with_an_error() {
    let input = concat!(
        r#"{"id":"a","text":"各位代表：\n一、2023年工作回顾\n全县地区生产总值增长5.2%。","year":2024}"#,
        "\n\nno record\n",
        r#"{"id":7,"path":"reports/yunxi/2024.txt"}"#,
        "\n",
        r#"{"id":8}"#,
        "\n",
        r#"{"id":9,"path":"reports/nowhere.txt"}"#,
    );
    for jobs in ["1", "3"] {
        let (out, _, code) = tongbi(&["extract", "-", "--format", "jsonl", "--jobs", jobs], input);
        let lines = lines(&out);
        assert_eq!(code, 0);
        assert_eq!(lines.iter().map(|line| line["id"].to_string()).collect::<Vec<_>>(), ["\"a\"", "null", "7", "8", "9"]);
        assert_eq!(lines[0]["facts"][0]["value"].to_string(), "5.2");
        assert_eq!(lines[2]["meta"]["place"], "芸溪区");
        let with_error: Vec<bool> = lines.iter().map(|line| line["error"].is_string()).collect();
        assert_eq!(with_error, [false, true, false, true, true]);
    }
}

#[test]
fn a_report_on_standard_input_is_no_record() {
    let text = std::fs::read_to_string(Path::new(REPORTS).join("2024.txt")).expect("the sample");
    let (out, ..) = tongbi(&["extract", "-", "--format", "jsonl", "-q"], &text);
    assert_eq!(lines(&out)[0]["report_year"], 2024);
}

#[test]
fn a_run_that_was_cut_off_goes_on_and_ends_with_the_same_bytes() {
    let folder = std::env::temp_dir().join(format!("tongbi-resume-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let whole = folder.join("whole.csv").display().to_string();
    let again = folder.join("again.csv");
    let run = |output: &str| tongbi(&["extract", REPORTS, "-q", "--resume", "-o", output], "").2;
    assert_eq!(run(&whole), 0);
    // What a kill leaves: the lines of the files that were done, the last one cut off.
    let kept = std::fs::read(folder.join("whole.csv.resume")).expect("kept");
    let first = kept.iter().position(|byte| *byte == b'\n').expect("a line");
    std::fs::write(folder.join("again.csv.resume"), &kept[..first + 200]).expect("written");
    assert_eq!(run(&again.display().to_string()), 0);
    let texts = [whole, again.display().to_string()].map(|path| std::fs::read(path).expect("written"));
    let lines = lines_of(&folder.join("again.csv.resume"));
    // A third run has nothing to do.
    assert_eq!(run(&again.display().to_string()), 0);
    let after = lines_of(&folder.join("again.csv.resume"));
    std::fs::remove_dir_all(&folder).expect("removed");
    assert!(texts[0] == texts[1]);
    assert_eq!((lines, after), (5, 5));
}

fn lines_of(path: &Path) -> usize {
    std::fs::read(path).expect("kept").iter().filter(|byte| **byte == b'\n').count()
}
