//! What the commands write as JSON, held against docs/schema: a field that is not documented there fails, and so does one that is missing.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use jsonschema::{Registry, Validator};
use serde_json::{Value as Json, json};

const OLD: &str = "reports/yunxi/2023.txt";
const NEW: &str = "reports/yunxi/2024.txt";
const ALL: &str = "reports/yunxi";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schemas() -> Vec<(String, Json)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join("docs/schema")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        found.push((path.file_name().unwrap().to_string_lossy().into_owned(), serde_json::from_str(&text).unwrap()));
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// The schema at `place` (`table.json`, `table.json#/$defs/row`), with those that it refers to.
fn validator(place: &str) -> Validator {
    let base = "json-schema:///";
    let resources = schemas().into_iter().map(|(name, schema)| (format!("{base}{name}"), schema));
    let registry = resources.fold(Registry::new(), |registry, (name, schema)| registry.add(name, schema).unwrap()).prepare().unwrap();
    let schema = json!({"$ref": format!("{base}{place}")});
    jsonschema::options().with_registry(&registry).build(&schema).unwrap()
}

fn run(args: &[&str], input: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tongbi")).current_dir(root()).args(args).write_stdin(input).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(!out.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    out
}

fn holds(validator: &Validator, of: &Json, args: &[&str]) {
    let wrong: Vec<String> = validator.iter_errors(of).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{args:?}\n{}", wrong.join("\n").chars().take(3000).collect::<String>());
}

/// Runs the command and holds its one document against the schema.
fn document(place: &str, args: &[&str]) {
    let out = run(&[args, &["--format", "json"]].concat(), "");
    holds(&validator(place), &serde_json::from_str(&out).unwrap(), args);
}

/// Runs the command and holds each of its lines against the schema.
fn lines(place: &str, args: &[&str], input: &str) {
    let validator = validator(place);
    for line in run(&[args, &["--format", "jsonl"]].concat(), input).lines() {
        holds(&validator, &serde_json::from_str(line).unwrap(), args);
    }
}

/// A folder of reports: of two counties and two years, a draft and its final text, and one that leaves doubts.
fn reports(name: &str, of: &[(&str, &str, i32, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (file, place, year, growth) in of {
        let before = year - 1;
        let text = format!(
            "{place}{year}年政府工作报告\n\n各位代表：\n现在，我代表{place}人民政府，向大会报告工作。\n\n一、{before}年工作回顾\n\n{before}年，地区生产总值达到100亿元、增长{growth}，居全市第二位。\n\n二、{year}年主要预期目标\n\n{year}年的主要预期目标是：地区生产总值增长{growth}左右，粮食产量保持稳定。新建口袋公园八处。渡口码头开港运营。校车线路覆盖全部行政村。粮库智能化改造完工。\n"
        );
        std::fs::write(folder.join(file), text).unwrap();
    }
    folder
}

#[test]
fn every_schema_is_one_itself() {
    for (name, schema) in schemas() {
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
        let _ = validator(&name);
    }
}

#[test]
fn a_field_that_is_not_documented_or_is_missing_fails() {
    let out = run(&["outline", NEW, "--format", "json"], "");
    let good: Json = serde_json::from_str(&out).unwrap();
    let outline = validator("outline.json");
    assert!(outline.is_valid(&good));
    let mut more = good.clone();
    more["reports"][0]["meta"]["mayor"] = json!("…");
    let mut less = good.clone();
    less["reports"][0]["meta"].as_object_mut().unwrap().remove("year");
    assert!(!outline.is_valid(&more) && !outline.is_valid(&less));
}

#[test]
fn documents_of_the_samples_hold() {
    document("report.json", &["extract", "-q", ALL]);
    document("table.json", &["table", "-q", ALL, "--all"]);
    document("table.json", &["table", "-q", NEW]);
    document("targets.json", &["targets", "-q", ALL, "--all"]);
    document("diff.json", &["diff", "-q", OLD, NEW]);
    document("outline.json", &["outline", "-q", OLD, NEW]);
    document("terms.json", &["terms", "-q", ALL, "--all"]);
    document("check.json", &["check", "-q", ALL]);
    document("brief.json", &["brief", "-q", ALL]);
    document("brief.json", &["brief", "-q", ALL, "--parts", "points"]);
    document("panel.json", &["table", "-q", ALL, "--long"]);
    document("explain.json", &["explain", NEW, "8"]);
    document("quantities.json", &["quantities", NEW]);
    document("knowledge.json", &["knowledge"]);
    document("knowledge.json", &["knowledge", "list"]);
    document("knowledge.json", &["knowledge", "show", "gdp"]);
}

#[test]
fn documents_of_several_places_drafts_and_doubts_hold() {
    let places = reports(
        "schema-places",
        &[
            ("a.txt", "云岫县", 2024, "6%"),
            ("b.txt", "云岫县", 2025, "6.3%"),
            ("c.txt", "石潭县", 2024, "5.5%—6%"),
            ("d.txt", "石潭县", 2025, "4.8%"),
        ],
    );
    let places = places.to_str().unwrap();
    document("table.json", &["table", "-q", places]);
    document("targets.json", &["targets", "-q", places]);
    document("panel.json", &["table", "-q", places, "--long"]);
    lines("table.json#/$defs/board", &["table", "-q", places], "");
    let draft = reports("schema-draft", &[("a.txt", "云岫县", 2025, "6%"), ("b.txt", "云岫县", 2025, "6.3%")]);
    document("diff.json", &["diff", "-q", draft.to_str().unwrap()]);
    document("table.json", &["table", "-q", draft.to_str().unwrap()]);
}

#[test]
fn lines_hold() {
    lines("report.json#/$defs/line", &["extract", "-q", ALL], "");
    lines("table.json#/$defs/row", &["table", "-q", ALL], "");
    lines("targets.json#/$defs/row", &["targets", "-q", ALL], "");
    lines("panel.json#/$defs/record", &["table", "-q", ALL, "--long"], "");
    lines("quantities.json#/$defs/quantity", &["quantities", OLD, NEW], "");
    let text = std::fs::read_to_string(root().join(NEW)).unwrap();
    let record = json!({"id": 7, "text": text, "year": 2024});
    holds(&validator("record.json#/$defs/record"), &record, &["record"]);
    lines("record.json", &["extract", "-"], &format!("{record}\n{{\"id\": 8}}\n{{no record\n"));
}

#[test]
fn json_md_lists_every_schema() {
    let docs = std::fs::read_to_string(root().join("docs/src/json.md")).unwrap();
    for (name, schema) in schemas() {
        assert!(docs.contains(&format!("schema/{name})")), "docs/src/json.md does not link to {name}");
        if let Some(contract) = schema["properties"]["schema"]["const"].as_str() {
            assert!(docs.contains(&format!("`{contract}`")), "docs/src/json.md does not name {contract}");
        }
    }
}
