//! How long structure and facts take for each report of a folder: `cargo bench --bench reports [-- FOLDER]`, else the real reports
//! beside the checkout where there are any, else our samples. Prints the median and the slowest.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its result")]

mod clock;

use std::path::{Path, PathBuf};

use clock::{median, say};
use tongbi::facts::Extractor;
use tongbi::structure::Overrides;
use tongbi::{Knowledge, read, structure};

fn main() {
    let knowledge = Knowledge::built_in();
    let extractor = Extractor::new(knowledge);
    let mut times: Vec<(f64, f64, String)> = Vec::new();
    for path in reports() {
        let bytes = std::fs::read(&path).expect("a readable file");
        let Ok(source) = read::read(&bytes, "x.txt", &read::Options::default(), knowledge) else { continue };
        let outline = || structure::outline(source.clone(), &Overrides::default(), knowledge);
        let copied = median(|| source.clone());
        let structure = median(outline) - copied;
        let report = outline();
        let facts = median(|| extractor.extract(&report));
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        times.push((structure, facts, name));
    }
    let count = times.len();
    let middle = |part: fn(&(f64, f64, String)) -> f64| {
        let mut all: Vec<f64> = times.iter().map(part).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    println!("{count} reports");
    say("structure, median", middle(|t| t.0));
    say("facts, median", middle(|t| t.1));
    say("both, median", middle(|t| t.0 + t.1));
    if let Some(slowest) = times.iter().max_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1))) {
        say(&format!("both, slowest: {}", slowest.2), slowest.0 + slowest.1);
    }
}

fn reports() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::args().skip(1).find(|arg| !arg.starts_with("--")).map(PathBuf::from);
    let folder = named.unwrap_or_else(|| {
        let real = here.join("../shared/reports");
        if real.is_dir() { real } else { here.join("reports/yunxi") }
    });
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder of reports")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    files
}
