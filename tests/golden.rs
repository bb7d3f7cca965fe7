//! What the commands print for the sample reports, against text that a person can read in `golden/yunxi`.
//!
//! After a change that is meant, run with `BLESS=1`, then read what changed before it is committed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::path::Path;

use assert_cmd::Command;

/// Runs `tongbi` with these arguments in the project's folder and holds its output against `golden/yunxi/<name>.txt`.
fn check(name: &str, args: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output =
        Command::new(env!("CARGO_BIN_EXE_tongbi")).current_dir(root).args(args.split(' ')).env_remove("CLICOLOR_FORCE").output().unwrap();
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
