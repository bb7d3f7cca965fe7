//! A stopwatch for the benches: runs a job until it has been timed often enough, and prints the median in milliseconds.

#![allow(dead_code, reason = "every bench uses a part of it")]

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use tongbi::structure::Overrides;
use tongbi::{Edition, Knowledge, facts, read, structure};

/// How often a job is timed.
const TIMES: usize = 15;

/// The median time of `job` in milliseconds.
pub(crate) fn median<T>(mut job: impl FnMut() -> T) -> f64 {
    black_box(job());
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            black_box(job());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[TIMES / 2]
}

/// Prints one line of the result.
pub(crate) fn say(name: &str, ms: f64) {
    println!("{name:<44} {ms:>9.2} ms");
}

/// A sample report's text.
pub(crate) fn sample(year: i32) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("reports/yunxi/{year}.txt"));
    std::fs::read_to_string(file).expect("a sample")
}

/// A text read through the first three stages.
pub(crate) fn edition(text: &str, year: i32) -> Edition {
    let knowledge = Knowledge::built_in();
    let source = read::read(text.as_bytes(), "x.txt", &read::Options::default(), knowledge).expect("a text");
    let report = structure::outline(source, &Overrides { year: Some(year), place: None }, knowledge);
    let facts = facts::extract(&report, knowledge);
    Edition { report, facts }
}
