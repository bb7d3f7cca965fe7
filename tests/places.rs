//! Reports of several places: the league table, its means recomputed by hand, the panel in long form, and whose report is whose.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value as Json;

/// Three counties and the city above them: place, year, what was reached the year before, what is aimed at.
const REPORTS: [(&str, i32, &str, &str); 8] = [
    ("云岫县", 2024, "地区生产总值达到94亿元、增长5.9%。", "地区生产总值增长6%左右，城镇新增就业3000人以上，城镇调查失业率5.5%左右。"),
    (
        "云岫县",
        2025,
        "地区生产总值达到100亿元、增长6.3%，城镇新增就业3210人，城镇调查失业率5.2%。",
        "地区生产总值增长6%左右，城镇新增就业0.3万人，城镇调查失业率5.3%左右。",
    ),
    ("石潭县", 2024, "地区生产总值达到190亿元、增长5.2%。", "地区生产总值增长6%，城镇新增就业5000人。"),
    ("石潭县", 2025, "地区生产总值达到200亿元、增长4.8%，城镇新增就业4600人。", "地区生产总值增长5.5%以上，城镇新增就业5000人以上。"),
    ("枫岭县", 2024, "地区生产总值达到95亿元、增长5%。", "地区生产总值增长5%—6%，城镇新增就业2000人左右。"),
    ("枫岭县", 2025, "地区生产总值达到1000000万元、增长5.5%。", "地区生产总值增长5%—6%，城镇新增就业1800人左右。"),
    ("江沅市", 2024, "地区生产总值增长5.1%。", "地区生产总值增长5.5%左右。"),
    ("江沅市", 2025, "地区生产总值增长5.4%。", "地区生产总值增长5%左右。"),
];

/// Writes the reports to a folder of this test's own.
fn reports(folder: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (at, (place, year, done, aims)) in REPORTS.iter().enumerate() {
        let before = year - 1;
        let text = format!(
            "{place}{year}年政府工作报告\n\n各位代表：\n现在，我代表{place}人民政府，向大会报告工作，请予审议。\n\n一、{before}年工作回顾\n\n{before}年，{done}\n\n二、{year}年主要预期目标\n\n{year}年经济社会发展的主要预期目标是：{aims}\n\n各位代表！目标已经明确，任务十分艰巨。让我们团结一心、真抓实干，为建设美好家园而努力奋斗！\n"
        );
        // The names say nothing: whose a report is, its text says.
        std::fs::write(folder.join(format!("{at}.txt")), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tongbi")).current_dir(folder).args(args.split(' ')).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The board of an indicator and measure.
fn board<'a>(table: &'a Json, id: &str, measure: &str) -> &'a Json {
    let boards = table["boards"].as_array().unwrap();
    boards.iter().find(|board| board["indicator"]["id"] == id && board["measure"] == measure).unwrap()
}

/// Holds the output against `golden/places/<name>.txt`; `BLESS=1` rewrites it.
fn check(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/places").join(format!("{name}.txt"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(&path).unwrap_or_default(), "{name}; if it is meant, run with BLESS=1");
}

#[test]
fn several_places_stand_in_a_league_table() {
    let folder = reports("league");
    check("league", &run(&folder, "table -q . --width 120"));
    check("league-en-80", &run(&folder, "table -q . --lang en --width 80"));
    check("league-md", &run(&folder, "table -q . --only gdp --measure growth --format md"));
    check("league-csv", &run(&folder, "table -q . --only urban_new_jobs --format csv"));
}

#[test]
fn means_are_those_that_a_hand_computes() {
    let table: Json = serde_json::from_str(&run(&reports("means"), "table -q . --format json")).unwrap();
    let growth = board(&table, "gdp", "growth");
    let of = |column: &str, name: &str| growth["statistics"][column][name].to_string();
    // Targets of 2024: 6, 6 and the middle of 5—6; of 2025: 6, 5.5 and 5.5. The city is listed and not counted.
    assert_eq!((of("target", "mean"), of("target", "median")), ("5.83".into(), "6".into()));
    // (6.3 + 4.8 + 5.5) / 3
    assert_eq!((of("actual", "mean"), of("actual", "median")), ("5.53".into(), "5.5".into()));
    assert_eq!((of("next_target", "mean"), of("next_target", "median")), ("5.67".into(), "5.5".into()));
    // By the levels of 2024, 100, 200 and 100亿元: (6·100 + 5.5·200 + 5.5·100) / 400 = 5.625.
    assert_eq!((of("next_target", "weighted_mean"), of("next_target", "weighted_count")), ("5.63".into(), "3".into()));
    // By those of 2023, 94, 190 and 95亿元: (6.3·94 + 4.8·190 + 5.5·95) / 379 = 5.3474….
    assert_eq!(of("actual", "weighted_mean"), "5.35");
    assert_eq!(growth["moves"], serde_json::json!({"lowered": 1, "same": 2}));
    assert_eq!(growth["actual_against_target"], serde_json::json!({"above": 1, "at": 1, "below": 1}));
    let lines: Vec<_> =
        growth["lines"].as_array().unwrap().iter().map(|line| (line["place"].as_str().unwrap(), line["rank"].as_u64())).collect();
    assert_eq!(lines, [("云岫县", Some(1)), ("枫岭县", Some(2)), ("石潭县", Some(2)), ("江沅市", None)]);
    // Less is better of unemployment, and 人 and 万人 are one unit of jobs.
    assert_eq!(board(&table, "urban_new_jobs", "level")["lines"][1]["shift"]["difference"].to_string(), "0");
}

#[test]
fn the_long_form_has_a_record_a_figure() {
    let folder = reports("long");
    let csv = run(&folder, "table -q . --long");
    let line = csv.lines().find(|line| line.starts_with("枫岭县,") && line.contains(",target,5%—6%,,5,6,%,range,")).unwrap();
    assert!(line.contains(",county,") && line.contains(",./4.txt,") && line.ends_with("城镇新增就业2000人左右。,"), "{line}");
    let records = run(&folder, "table -q . --long --format jsonl --only gdp --role target --since 2025");
    let records: Vec<Json> = records.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: Vec<_> =
        records.iter().map(|of| (of["place"].as_str().unwrap(), of["year"].as_i64().unwrap(), of["role"].as_str().unwrap())).collect();
    assert_eq!(found, [("江沅市", 2025, "target"), ("云岫县", 2025, "target"), ("枫岭县", 2025, "target"), ("石潭县", 2025, "target")]);
}

#[test]
fn each_place_has_its_own_years() {
    let folder = reports("own-years");
    let table: Json = serde_json::from_str(&run(&folder, "table -q . --format json --by year --only gdp --measure growth")).unwrap();
    let own = |row: &Json| {
        let place = row["place"].as_u64().unwrap();
        let reports: Vec<u64> =
            table["places"][usize::try_from(place).unwrap()]["reports"].as_array().unwrap().iter().filter_map(Json::as_u64).collect();
        row["cells"].as_array().unwrap().iter().all(|cell| reports.contains(&cell["source"]["report"].as_u64().unwrap()))
    };
    let rows = table["rows"].as_array().unwrap();
    assert!(rows.len() == 4 && rows.iter().all(own), "{rows:?}");
    let text = run(&folder, "targets -q .");
    assert_eq!(text.matches("政府工作报告").count(), 4, "a board a place: {text}");
}
