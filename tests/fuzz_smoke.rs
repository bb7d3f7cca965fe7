//! The targets of the fuzzing, briefly: every seed, everything that was ever found, and mutations of them that are the same each time.
//! `FUZZ_RUNS=100000` tries so many of each; `FUZZ_SEEDS=fuzz/corpus` writes the seeds for libFuzzer.

#![allow(clippy::expect_used, clippy::panic, reason = "a broken case stops its test")]

mod fuzzing;
mod paper;
#[path = "fuzzing/seeds.rs"]
mod seeds;
mod support;
#[path = "support/word97.rs"]
mod word97;

use std::fs;
use std::path::Path;

use fuzzing::{PART, TARGETS, Target};
use paper::Chance;

/// Mutations of each target, where the environment asks for no other number.
const RUNS: usize = 150;

/// What was found, by target: `tests/fuzzing/found/TARGET/…`.
fn found(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzzing/found").join(target);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a finding")).collect()
}

#[test]
fn what_was_found_stays_mended() {
    let mut all = 0;
    for (name, target) in TARGETS {
        for bytes in found(name) {
            target(&bytes);
            all += 1;
        }
    }
    assert!(all > 0, "the findings are there");
}

#[test]
fn mutations_of_every_seed_keep_the_laws() {
    let runs = std::env::var("FUZZ_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(RUNS);
    std::thread::scope(|scope| {
        for (at, target) in (0..).zip(TARGETS) {
            scope.spawn(move || mutate(target, at, runs));
        }
    });
}

fn mutate((name, target): Target, seed: u64, runs: usize) {
    let seeds = seeds::of(name);
    assert!(!seeds.is_empty(), "{name} has no seed");
    seeds.iter().for_each(|bytes| tried((name, target), bytes));
    let mut chance = Chance::new(seed);
    for _ in 0..runs {
        let mut bytes = seeds[chance.below(seeds.len())].clone();
        for _ in 0..=chance.below(4) {
            change(&mut bytes, &mut chance);
        }
        tried((name, target), &bytes);
    }
}

/// Runs a target; what breaks it is kept in a file.
fn tried((name, target): Target, bytes: &[u8]) {
    if std::panic::catch_unwind(|| target(bytes)).is_err() {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}"));
        fs::write(&file, bytes).expect("a finding");
        panic!("{name} breaks on {}: mend it, then keep the file in tests/fuzzing/found/{name}", file.display());
    }
}

/// One change: a bit, a byte, a stretch left out, doubled or moved, a part parted.
fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(bytes.len());
    let end = (at + chance.below(24)).min(bytes.len());
    match chance.below(7) {
        0 if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
        1 if !bytes.is_empty() => bytes[at] = u8::try_from(chance.below(256)).unwrap_or_default(),
        2 => drop(bytes.drain(at..end)),
        3 => {
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        4 => {
            let piece: Vec<u8> = bytes.drain(at..end).collect();
            let to = chance.below(bytes.len() + 1);
            bytes.splice(to..to, piece);
        }
        5 => bytes.insert(at, PART),
        _ => bytes.truncate(end.max(bytes.len() / 2)),
    }
}

#[test]
fn the_seeds_are_written_where_they_are_asked_for() {
    let Some(folder) = std::env::var_os("FUZZ_SEEDS") else { return };
    for (name, _) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder).join(name);
        fs::create_dir_all(&folder).expect("a folder");
        for (at, bytes) in seeds::of(name).iter().chain(&found(name)).enumerate() {
            fs::write(folder.join(format!("seed-{at:02}")), bytes).expect("a seed");
        }
    }
}
