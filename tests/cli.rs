//! The command line: what it says, where, and with which exit code.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::path::{Path, PathBuf};

use assert_cmd::Command;

const OLD: &str = "reports/yunxi/2023.txt";
const NEW: &str = "reports/yunxi/2024.txt";

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(args: &[&str]) -> Ran {
    let output =
        Command::new(env!("CARGO_BIN_EXE_tongbi")).current_dir(env!("CARGO_MANIFEST_DIR")).args(args).env("LC_ALL", "C").output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn json(args: &[&str]) -> serde_json::Value {
    let ran = run(args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_missing_file_is_an_error_with_a_hint() {
    let ran = run(&["table", "no-such-report.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: no-such-report.txt: ") && ran.err.contains("\nhint: "), "{}", ran.err);
}

#[test]
fn one_bad_file_is_reported_and_the_others_go_on() {
    let folder = folder("one-bad");
    std::fs::write(folder.join("bad.txt"), "").unwrap();
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEW), folder.join("good.txt")).unwrap();
    let ran = run(&["table", "-q", folder.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("bad.txt") && ran.out.contains("2024"), "{}{}", ran.err, ran.out);
}

#[test]
fn the_order_on_the_command_line_does_not_matter() {
    assert_eq!(run(&["targets", "-q", OLD, NEW]).out, run(&["targets", "-q", NEW, OLD]).out);
}

#[test]
fn a_second_report_of_the_same_year_is_left_out_with_a_note() {
    let ran = run(&["table", NEW, NEW]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("2024") && ran.err.contains("note: "), "{}", ran.err);
    let table = json(&["table", NEW, NEW, "--format", "json"]);
    assert_eq!(table["reports"].as_array().map(Vec::len), Some(1));
    assert!(!table["notes"].as_array().unwrap().is_empty());
}

#[test]
fn exit_code_tells_of_differences_only_when_asked() {
    assert_eq!(run(&["table", "-q", OLD, NEW]).code, 0);
    assert_eq!(run(&["table", "-q", OLD, NEW, "--exit-code"]).code, 1);
    assert_eq!(run(&["diff", "-q", OLD, NEW, "--exit-code"]).code, 1);
    assert_eq!(run(&["diff", "-q", NEW]).code, 2);
}

#[test]
fn standard_input_is_a_report() {
    let text = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEW)).unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_tongbi")).args(["extract", "-", "-q", "--format", "json"]).write_stdin(text).output().unwrap();
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["reports"][0]["meta"]["year"], 2024);
    assert_eq!(value["reports"][0]["meta"]["file"], "-");
}

#[test]
fn output_files_take_their_format_from_the_ending_and_leave_nothing_behind() {
    let folder = folder("output");
    let file = folder.join("table.csv");
    assert_eq!(run(&["table", "-q", NEW, "-o", file.to_str().unwrap()]).code, 0);
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("\u{feff}theme,id,"));
    let names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["table.csv"]);
    assert_eq!(run(&["table", "-q", NEW, "-o", folder.join("table.xyz").to_str().unwrap()]).code, 2);
    assert_eq!(run(&["table", "-q", NEW, "-o", folder.join("no/such/table.csv").to_str().unwrap()]).code, 2);
}

#[test]
fn figures_are_written_exactly_and_every_cell_points_to_its_line() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEW)).unwrap();
    let table = json(&["table", "-q", NEW, "--format", "json", "--only", "grain_output"]);
    let rows = table["rows"].as_array().unwrap();
    let cells: Vec<&serde_json::Value> = rows.iter().flat_map(|row| row["cells"].as_array().unwrap()).collect();
    let level = cells.iter().find(|cell| cell["measure"] == "level" && cell["year"] == 2023).unwrap();
    assert_eq!(level["value"].to_string(), "16.31");
    for cell in cells {
        let line = usize::try_from(cell["source"]["line"].as_u64().unwrap()).unwrap();
        assert!(text.lines().nth(line - 1).unwrap().contains(cell["text"].as_str().unwrap()), "{cell}");
    }
}

#[test]
fn only_keeps_a_theme_or_an_indicator_and_says_where_there_is_none() {
    let rows = json(&["table", "-q", OLD, NEW, "--format", "json", "--only", "gdp"])["rows"].as_array().unwrap().clone();
    assert!(!rows.is_empty() && rows.iter().all(|row| row["indicator"]["id"] == "gdp"));
    assert_eq!(run(&["table", "-q", NEW, "--only", "没有这个指标"]).code, 2);
}

#[test]
fn a_text_that_is_no_report_is_said_so_and_processed() {
    let folder = folder("no-report");
    let file = folder.join("note.txt");
    std::fs::write(&file, "今天天气很好，大家去公园散步。\n").unwrap();
    let ran = run(&["table", file.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("note: "), "{}", ran.err);
}

#[test]
fn no_colour_in_a_pipe_unless_asked_for() {
    assert!(!run(&["table", "-q", OLD, NEW]).out.contains('\u{1b}'));
    assert!(run(&["table", "-q", OLD, NEW, "--color", "always"]).out.contains('\u{1b}'));
}

#[test]
fn tables_keep_to_the_width() {
    for width in ["60", "80", "100", "120"] {
        let ran = run(&["table", "-q", OLD, NEW, "--width", width]);
        let limit: usize = width.parse().unwrap();
        let table = ran.out.lines().skip(2).take_while(|line| !line.is_empty());
        for line in table {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= limit, "{width}: {line}");
        }
    }
}

/// A file of this test's own.
fn file(test: &str, name: &str, bytes: &[u8]) -> String {
    let path = folder(test).join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn refused(ran: &Ran, what: &str) {
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("error: ") && ran.err.contains(what) && ran.err.contains("hint: "), "{}", ran.err);
}

#[test]
fn what_is_no_text_is_refused_with_a_hint() {
    refused(&run(&["table", &file("empty", "empty.txt", b"")]), "the file is empty");
    refused(&run(&["table", &file("blank", "blank.txt", "\n \u{3000}\n".as_bytes())]), "nothing but blanks");
    refused(&run(&["extract", &file("pdf", "a.txt", b"%PDF-1.7 rest")]), "PDF");
    refused(&run(&["extract", &file("zip", "b.txt", b"PK\x03\x04rest")]), "container");
    refused(&run(&["extract", &file("binary", "c.txt", &[0x01, 0x02, 0x80, 0x90, 0x07, 0x00, 0x05, 0x9F])]), "binary");
    refused(&run(&["table", "src"]), "no report is in this folder");
}

#[test]
fn one_of_ten_unreadable_does_not_stop_the_nine() {
    let folder = folder("ten");
    let text = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEW)).unwrap();
    for n in 0..9 {
        std::fs::write(folder.join(format!("{n}.txt")), &text).unwrap();
    }
    std::fs::write(folder.join("9.txt"), b"%PDF-1.7").unwrap();
    let ran = run(&["extract", folder.to_str().unwrap(), "--format", "jsonl", "-q"]);
    refused(&ran, "9.txt: ");
    for n in 0..9 {
        assert!(ran.out.contains(&format!("ten/{n}.txt")), "report {n} is missing");
    }
}

#[test]
fn a_text_is_like_itself() {
    let text = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEW)).unwrap();
    let (one, two) = (file("same-one", "one.txt", &text), file("same-two", "two.txt", &text));
    let ran = run(&["diff", &one, &two, "--year", "2024,2025", "--exit-code", "-q"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // Two texts of one year are a draft and its final text.
    let same = run(&["diff", NEW, NEW]);
    assert!(same.code == 0 && same.out.contains("两份文本逐字相同") && same.err.contains("both are of 2024"), "{}", same.err);
    refused(&run(&["diff", NEW]), "two reports");
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_tongbi"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["diff", OLD, NEW, "--all", "-q"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdout.take().unwrap();
    std::io::Read::read_exact(&mut pipe, &mut [0; 16]).unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_year_and_the_place_can_be_said() {
    let meta = json(&["extract", NEW, "--year", "2031", "--place", "某县", "--format", "json", "-q"])["reports"][0]["meta"].clone();
    assert_eq!((meta["year"].as_i64(), meta["place"].as_str()), (Some(2031), Some("某县")));
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_a_device_stays_one() {
    use std::os::unix::fs::FileTypeExt;
    let folder = folder("special");
    let (real, link) = (folder.join("real.txt"), folder.join("link.txt"));
    std::fs::write(&real, "old").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert_eq!(run(&["text", "-q", NEW, "-o", link.to_str().unwrap()]).code, 0);
    assert!(std::fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
    assert_ne!(std::fs::read_to_string(&real).unwrap(), "old");

    // A socket stands for every thing that is no file, without putting a device of the machine at risk.
    let socket = std::env::temp_dir().join(format!("tongbi-{}.s", std::process::id()));
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert_eq!(run(&["text", "-q", NEW, "-o", socket.to_str().unwrap()]).code, 2);
    assert!(std::fs::symlink_metadata(&socket).unwrap().file_type().is_socket());
    std::fs::remove_file(&socket).unwrap();
}

#[test]
fn wording_points_to_its_sentence_and_needs_two_reports() {
    let terms = json(&["terms", "-q", OLD, NEW, "--format", "json"]);
    assert_eq!(terms["schema"], "tongbi.terms/1");
    let phrases = terms["phrases"].as_array().unwrap();
    let new = phrases.iter().find(|phrase| phrase["text"] == "低空经济").unwrap();
    assert_eq!((&new["status"], &new["counts"], &new["first_year"]), (&"new".into(), &serde_json::json!([0, 1]), &2024.into()));
    assert_eq!(new["source"]["line"], 34);
    let ran = run(&["terms", NEW]);
    assert!(ran.code == 2 && ran.err.contains("two reports") && ran.err.contains("\nhint: "), "{}", ran.err);
}

#[test]
fn only_keeps_the_wording_of_a_theme_or_of_a_word() {
    let of = |only: &str| run(&["terms", "-q", OLD, NEW, "--only", only]);
    assert!(of("经济").out.contains("低空经济") && !of("经济").out.contains("智能工厂"));
    assert!(of("ecology").out.contains("PM2.5削峰行动"));
    assert_eq!(of("没有这个词").code, 2);
}

#[test]
fn folders_patterns_and_archives_stand_for_their_reports() {
    let root = folder("gather");
    std::fs::create_dir_all(root.join("deep")).unwrap();
    let report = |place: &str| format!("{place}政府工作报告\n各位代表：\n粮食产量12万吨。");
    std::fs::write(root.join("甲.txt"), report("甲县")).unwrap();
    std::fs::write(root.join("deep/乙.txt"), report("乙县")).unwrap();
    std::fs::write(root.join("draft.txt"), report("草县")).unwrap();
    std::fs::write(root.join(".gitignore"), "draft.txt\n").unwrap();
    std::fs::write(root.join("README.md"), "# 说明").unwrap();
    let root = root.to_str().unwrap().to_owned();
    let text = |args: &[&str]| run(&[&["text", "-q"], args].concat()).out;
    assert!(text(&[&root]).contains("甲县") && !text(&[&root]).contains("乙县"));
    let deep = text(&[&root, "--recursive"]);
    assert!(deep.contains("甲县") && deep.contains("乙县") && !deep.contains("草县") && !deep.contains("说明"));
    assert!(text(&[&format!("{root}/*/*.txt")]).contains("乙县"));
    refused(&run(&["text", &format!("{root}/*.pdf")]), "no file has such a name");

    // An archive of a system that writes names in GBK: as many bytes as the plain name that the writer takes.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, words) in [("AAAA/BBBB.txt", report("丙县")), ("readme.txt", "no report".to_owned())] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, words.as_bytes()).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    let name = encoding_rs::GBK.encode("报告/丙县.txt").0;
    while let Some(at) = bytes.windows(name.len()).position(|w| w == b"AAAA/BBBB.txt") {
        bytes[at..at + name.len()].copy_from_slice(&name);
    }
    let path = file("gather-zip", "all.zip", &bytes);
    let ran = run(&["extract", &path, "--format", "json", "-q"]);
    assert!(ran.out.contains("all.zip/报告/丙县.txt") && !ran.out.contains("no report"), "{}", ran.out);
}

#[test]
fn a_word_document_is_written_whole_and_takes_no_part_of_the_text() {
    let file = folder("redline").join("redline.docx");
    let ran = run(&["diff", OLD, NEW, "-q", "-o", file.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    let ran = run(&["diff", OLD, NEW, "-q", "--only", "就业", "-o", file.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("hint:"), "{}", ran.err);
}

#[test]
fn a_briefing_has_the_parts_asked_for_in_their_order_and_every_reference_leads_to_a_sentence() {
    let brief = json(&["brief", "-q", OLD, NEW, "--parts", "sources,points,outcomes", "--format", "json"]);
    assert_eq!(brief["schema"], "tongbi.brief/1");
    let names: Vec<&String> = brief.as_object().unwrap().keys().collect();
    assert!(names.windows(3).any(|three| three == ["points", "outcomes", "sources"]), "{names:?}");
    assert!(brief.get("indicators").is_none());
    let sources = brief["sources"].as_array().unwrap();
    let points = brief["points"].as_array().unwrap();
    assert!(!points.is_empty() && points.len() <= 10);
    for number in points.iter().flat_map(|point| point["sources"].as_array().unwrap()) {
        let source = &sources[number.as_u64().unwrap() as usize - 1];
        assert_eq!(&source["number"], number);
        assert!(!source["sentence"].as_str().unwrap().is_empty());
    }
    for row in brief["outcomes"].as_array().unwrap() {
        let (text, at) = (row["target"]["text"].as_str().unwrap(), &row["target"]["source"]);
        assert!(sources.iter().any(|source| source["line"] == at["line"] && source["sentence"].as_str().unwrap().contains(text)), "{row}");
    }
    assert_eq!(brief["files"][0]["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn an_unknown_part_is_an_error_that_names_the_parts() {
    let ran = run(&["brief", OLD, NEW, "--parts", "summary"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("summary") && ran.err.contains("outcomes"), "{}", ran.err);
}

#[test]
fn checks_are_filtered_by_severity_and_indicator_and_tell_by_the_exit_code() {
    let all = json(&["check", "-q", "reports/yunxi", "--format", "json"]);
    assert_eq!(all["schema"], "tongbi.check/1");
    let kinds = |of: &serde_json::Value| {
        of["findings"].as_array().unwrap().iter().map(|f| f["check"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&all), ["sum", "unit", "restated"], "what is planted and nothing else");
    assert!(all["findings"].as_array().unwrap().iter().all(|f| !f["cited"].as_array().unwrap().is_empty()));
    assert_eq!(kinds(&json(&["check", "-q", "reports/yunxi", "--severity", "error", "--format", "json"])), ["sum", "unit"]);
    assert_eq!(kinds(&json(&["check", "-q", "reports/yunxi", "--only", "gdp", "--format", "json"])), ["restated"]);
    assert_eq!(run(&["check", "-q", "reports/yunxi", "--exit-code"]).code, 1);
    assert_eq!(run(&["check", "-q", NEW, "--exit-code"]).code, 0);
    let csv = run(&["check", "-q", "reports/yunxi", "--format", "csv"]).out;
    assert_eq!(csv.lines().count(), 1 + 3 + 2 + 2, "a line a figure");
}

#[test]
fn serious_doubts_are_an_exit_code_on_request_and_stand_in_json() {
    let whole = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEW)).unwrap();
    let cut: String = whole.chars().take(3000).collect();
    let path = file("strict", "2024.txt", cut.as_bytes());
    for command in ["table", "outline", "extract", "targets", "check"] {
        assert_eq!(run(&[command, &path]).code, 0, "{command}");
        assert_eq!(run(&[command, &path, "--strict", "-q"]).code, 1, "{command}");
        assert_eq!(run(&[command, NEW, "--strict", "-q"]).code, 0, "{command}");
    }
    let notes = json(&["table", "-q", &path, "--format", "json"])["notes"].clone();
    assert!(notes.as_array().unwrap().iter().any(|note| note["severity"] == "warning"), "{notes}");
}
