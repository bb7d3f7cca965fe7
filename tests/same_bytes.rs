//! Two runs, other languages and time zones of the machine, one thread or many: the same bytes.

#![allow(clippy::unwrap_used, reason = "a broken run stops its test")]

use assert_cmd::Command;

fn output(args: &[&str], environment: &[(&str, &str)]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbi"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).envs(environment.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn every_command_gives_the_same_bytes_everywhere() {
    let elsewhere: [&[(&str, &str)]; 3] = [
        &[],
        &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati")],
        &[("LC_ALL", "C"), ("TZ", "Asia/Shanghai")],
    ];
    for command in ["table", "targets", "diff", "terms", "check", "outline", "extract", "brief"] {
        for format in ["json", "csv", "md"] {
            let args = [command, "-q", "reports/yunxi", "--format", format];
            let one = output(&[&args[..], &["--jobs", "1"]].concat(), elsewhere[0]);
            assert!(!one.is_empty());
            for environment in elsewhere {
                assert!(output(&[&args[..], &["--jobs", "4"]].concat(), environment) == one, "{command} {format} {environment:?}");
            }
        }
    }
}

#[test]
fn documents_pictures_and_columns_are_the_same_bytes_too() {
    let mut runs = vec![("diff", "docx"), ("chart", "svg"), ("extract", "jsonl")];
    runs.extend(["html", "docx", "xlsx"].map(|format| ("brief", format)));
    if cfg!(feature = "parquet") {
        runs.push(("extract", "parquet"));
    }
    for (command, format) in runs {
        let args = [command, "-q", "reports/yunxi", "--format", format];
        let one = output(&[&args[..], &["--jobs", "1"]].concat(), &[]);
        assert!(one.len() > 1000, "{command} {format}");
        for environment in [&[("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati")], &[("LC_ALL", "C"), ("TZ", "Asia/Shanghai")]] {
            assert!(output(&[&args[..], &["--jobs", "4"]].concat(), environment) == one, "{command} {format} {environment:?}");
        }
    }
}
