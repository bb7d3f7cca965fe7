//! Times of whole runs of the program on two sample reports, process and all.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its result")]

mod clock;

use std::process::{Command, Stdio};

use clock::{median, say};

fn main() {
    for args in [
        &["table", "2023.txt", "2024.txt"][..],
        &["targets", "2023.txt", "2024.txt"],
        &["diff", "2023.txt", "2024.txt", "--format", "json"],
        &["extract", "2024.txt", "--format", "json"],
        &["table", "2021.txt", "2022.txt", "2023.txt", "2024.txt"],
    ] {
        let run = || {
            let status = Command::new(env!("CARGO_BIN_EXE_tongbi"))
                .args(args)
                .arg("--quiet")
                .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/reports/yunxi"))
                .stdout(Stdio::null())
                .status();
            assert!(status.expect("the program runs").success());
        };
        say(&format!("tongbi {}", args.join(" ")), median(run));
    }
}
