//! An output is written whole or not at all: where the disk is full or the program is killed, the old file stays as it was.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a broken run stops its test")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const OLD: &str = "what was there before";

/// Everything that writes a file, with a file that is larger than the limit below.
const RUNS: [(&str, &str, &str); 9] = [
    ("extract", "out.json", ""),
    ("extract", "out.csv", ""),
    ("extract", "out.jsonl", "--resume"),
    ("extract", "out.parquet", ""),
    ("table", "out.csv", "--long"),
    ("brief", "out.html", ""),
    ("brief", "out.docx", ""),
    ("brief", "out.xlsx", ""),
    ("brief", "out.md", ""),
];

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the program where no file may grow past 4 KB.
fn run(before: &str, (command, file, option): (&str, &str, &str), folder: &Path) -> Output {
    let out = folder.join(file);
    let line = format!("{before} ulimit -f 8; exec \"$0\" {command} -q reports/yunxi -o \"$1\" {option}");
    let mut shell = Command::new("sh");
    shell.current_dir(env!("CARGO_MANIFEST_DIR")).args(["-c", &line, env!("CARGO_BIN_EXE_tongbi")]).arg(out).output().unwrap()
}

#[test]
fn a_full_disk_is_said_and_leaves_the_old_file_and_nothing_else() {
    for one in RUNS {
        let folder = folder(&format!("full-{}", one.1));
        let out = folder.join(one.1);
        fs::write(&out, OLD).unwrap();
        let output = run("trap '' XFSZ;", one, &folder);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{one:?}: {err}");
        assert!(err.contains("cannot be written") && err.contains("hint:"), "{one:?}: {err}");
        assert_eq!(fs::read_to_string(&out).unwrap(), OLD, "{one:?}");
        let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name == one.1 || name.to_string_lossy().ends_with(".resume")), "{one:?} leaves {left:?}");
    }
}

#[test]
fn a_killed_run_leaves_the_old_file_or_none() {
    for one in RUNS {
        for old in [Some(OLD), None] {
            let folder = folder(&format!("killed-{}", one.1));
            let out = folder.join(one.1);
            if let Some(old) = old {
                fs::write(&out, old).unwrap();
            }
            // The signal of the limit kills at once, in the middle of writing.
            let output = run("", one, &folder);
            assert_eq!(output.status.code(), None, "{one:?} is killed");
            assert_eq!(fs::read_to_string(&out).ok().as_deref(), old, "{one:?}");
        }
    }
}

#[test]
fn who_may_read_the_old_file_may_read_the_new_one() {
    let out = folder("rights").join("out.csv");
    fs::write(&out, OLD).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o600)).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_tongbi"));
    program.current_dir(env!("CARGO_MANIFEST_DIR")).args(["table", "-q", "reports/yunxi", "-o"]).arg(&out);
    assert!(program.status().unwrap().success());
    assert_ne!(fs::read(&out).unwrap(), OLD.as_bytes());
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
}
