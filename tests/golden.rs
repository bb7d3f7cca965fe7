//! What the commands print for the sample reports, against text that a person can read in `golden/yunxi`.
//!
//! After a change that is meant, run with `BLESS=1`, then read what changed before it is committed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::path::Path;

use assert_cmd::Command;

/// Runs `tongbi` with these arguments in the project's folder and holds its output against `golden/yunxi/<name>.txt`.
fn check(name: &str, args: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO_BIN_EXE_tongbi"))
        .current_dir(root)
        .args(args.split(' '))
        .env_remove("CLICOLOR_FORCE")
        .env_remove("COLUMNS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found = String::from_utf8(output.stdout).unwrap();
    let path = root.join("tests/golden/yunxi").join(format!("{name}.txt"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    for (at, (found, wanted)) in found.lines().zip(wanted.lines()).enumerate() {
        assert_eq!(found, wanted, "{name}, line {}; if it is meant, run with BLESS=1", at + 1);
    }
    assert_eq!(found.lines().count(), wanted.lines().count(), "{name}: lines; if it is meant, run with BLESS=1");
}

#[test]
fn table_of_two_years() {
    check("table", "table -q reports/yunxi/2023.txt reports/yunxi/2024.txt --width 120");
}

#[test]
fn table_of_two_years_in_80_columns() {
    check("table-80", "table -q reports/yunxi/2023.txt reports/yunxi/2024.txt --width 80");
}

#[test]
fn table_of_two_years_in_english() {
    check("table-en", "table -q reports/yunxi/2023.txt reports/yunxi/2024.txt --width 140 --lang en");
}

#[test]
fn table_of_one_report() {
    check("table-one", "table -q reports/yunxi/2024.txt --width 100");
}

#[test]
fn table_of_four_years() {
    check("table-four", "table -q reports/yunxi --width 160");
}

#[test]
fn table_of_four_years_indicator_by_indicator() {
    check("table-by-indicator", "table -q reports/yunxi --by indicator --only economy --width 100");
}

#[test]
fn scoreboard_of_two_years() {
    check("targets", "targets -q reports/yunxi/2023.txt reports/yunxi/2024.txt --width 120");
}

#[test]
fn scoreboard_of_two_years_in_80_columns() {
    check("targets-80", "targets -q reports/yunxi/2023.txt reports/yunxi/2024.txt --width 80");
}

#[test]
fn redline_of_two_years() {
    check("diff", "diff -q reports/yunxi/2023.txt reports/yunxi/2024.txt --width 100");
}

#[test]
fn outline_of_a_report() {
    check("outline", "outline -q reports/yunxi/2024.txt");
}

#[test]
fn redlines_of_the_years_before() {
    check("diff-2021-2022", "diff -q reports/yunxi/2021.txt reports/yunxi/2022.txt --width 100");
    check("diff-2022-2023", "diff -q reports/yunxi/2022.txt reports/yunxi/2023.txt --width 100");
}

#[test]
fn redline_side_by_side() {
    check("diff-side-by-side", "diff -q reports/yunxi/2023.txt reports/yunxi/2024.txt --side-by-side --width 160");
}

#[test]
fn table_and_scoreboard_of_four_years() {
    check("table-four-80", "table -q reports/yunxi --width 80");
    check("targets-four-en", "targets -q reports/yunxi --width 120 --lang en");
}

#[test]
fn outlines_of_two_years_side_by_side() {
    check("outline-two", "outline -q reports/yunxi/2023.txt reports/yunxi/2024.txt --width 120");
}

#[test]
fn wording_of_two_and_of_four_years() {
    check("terms", "terms -q reports/yunxi/2023.txt reports/yunxi/2024.txt --width 120");
    check("terms-80", "terms -q reports/yunxi/2023.txt reports/yunxi/2024.txt --width 80");
    check("terms-four-en", "terms -q reports/yunxi --width 120 --lang en");
}

#[test]
fn the_briefing_on_two_years() {
    check("brief", "brief -q reports/yunxi/2023.txt reports/yunxi/2024.txt");
    check("brief-en", "brief -q reports/yunxi/2023.txt reports/yunxi/2024.txt --lang en --parts head,points,outcomes,targets");
}

#[test]
fn checks_of_four_years() {
    check("check", "check -q reports/yunxi --width 120");
    check("check-80-en", "check -q reports/yunxi --width 80 --lang en");
}

#[test]
fn outlines_of_four_years() {
    check("outline-four", "outline -q reports/yunxi");
}

#[test]
fn facts_of_every_report() {
    for year in 2021..=2024 {
        check(&format!("facts-{year}"), &format!("extract -q reports/yunxi/{year}.txt --format csv"));
    }
}

/// Every line that the README shows as output stands in the output, in this order.
#[test]
fn what_the_readme_shows_is_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let mut seen = 0;
    for block in readme.split("<!-- output: ").skip(1) {
        let (args, rest) = block.split_once(" -->\n```text\n").unwrap();
        let (shown, _) = rest.split_once("```").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_tongbi")).current_dir(root).args(args.split(' ')).arg("-q").output().unwrap();
        let found = String::from_utf8(output.stdout).unwrap();
        let mut lines = found.lines();
        for line in shown.lines().filter(|line| !line.is_empty() && *line != "…") {
            assert!(lines.any(|other| other == line), "tongbi {args} does not print this, or not there:\n{line}");
            seen += 1;
        }
    }
    assert!(seen > 20, "the README shows too little");
}
