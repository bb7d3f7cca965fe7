//! Completions and manual pages name every command.

#![allow(clippy::expect_used, reason = "a broken run stops its test")]

use assert_cmd::Command;

const COMMANDS: [&str; 6] = ["table", "targets", "diff", "brief", "check", "extract"];

fn out(args: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_tongbi")).args(args).output().expect("it runs");
    assert!(ran.status.success());
    String::from_utf8(ran.stdout).expect("UTF-8")
}

#[test]
fn completions_know_every_command_and_option() {
    for shell in ["bash", "zsh", "fish"] {
        let script = out(&["completions", shell]);
        assert!(COMMANDS.iter().all(|command| script.contains(command)) && script.contains("recursive"), "{shell}");
    }
}

#[test]
fn every_command_has_a_page() {
    assert!(out(&["man"]).contains(".TH tongbi"));
    let folder = std::env::temp_dir().join(format!("tongbi-man-{}", std::process::id()));
    out(&["man", "-o", &folder.display().to_string()]);
    let missing: Vec<&&str> = COMMANDS.iter().filter(|command| !folder.join(format!("tongbi-{command}.1")).is_file()).collect();
    std::fs::remove_dir_all(&folder).expect("removed");
    assert!(missing.is_empty(), "{missing:?}");
}
