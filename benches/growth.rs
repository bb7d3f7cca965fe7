//! How time grows with the text: ten times a report's body must take at most eleven times as long in each stage.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its result")]

mod clock;

use clock::{edition, median, sample};
use tongbi::compare::{self, Wants};
use tongbi::structure::Overrides;
use tongbi::{Knowledge, facts, read, structure};

/// Most that ten times the text may cost.
const MOST: f64 = 11.0;

fn main() {
    let once = sample(2024);
    // The body ten times between one head and one end, as a report ten times as long would be; glossaries are left out.
    let lines: Vec<&str> = once.lines().collect();
    let (head, rest) = lines.split_at(6.min(lines.len()));
    let (body, end) = rest.split_at(rest.len().saturating_sub(1));
    // Every line of a copy is worded a little differently, or reading would leave it out as printed twice; the lines that address the
    // deputies end a report and stand at its end alone.
    let copy = |n: usize| {
        let mark = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"][n];
        let lines = body.iter().filter(|line| !line.contains("各位代表"));
        lines.map(|line| line.replace('，', &format!("，{mark}区"))).collect::<Vec<_>>().join("\n")
    };
    let long = |times: usize| {
        let copies: Vec<String> = (0..times).map(copy).collect();
        format!("{}\n{}\n{}\n", head.join("\n"), copies.join("\n"), end.join("\n"))
    };
    let (short, long) = (long(1), long(10));
    let knowledge = Knowledge::built_in();
    let read = |text: &str| read::read(text.as_bytes(), "x.txt", &read::Options::default(), knowledge).expect("a text");
    let outline = |text: &str| structure::outline(read(text), &Overrides::default(), knowledge);
    let mut slow = false;
    let mut check = |name: &str, one: f64, ten: f64| {
        let factor = ten / one;
        println!("{name:<28} {one:>8.2} ms → {ten:>8.2} ms   ×{factor:.1}");
        slow |= factor > MOST;
    };
    check("read", median(|| read(&short)), median(|| read(&long)));
    check("read and structure", median(|| outline(&short)), median(|| outline(&long)));
    let (a, b) = (outline(&short), outline(&long));
    let (one, ten) = (a.source.text.len(), b.source.text.len());
    assert!(ten > one * 9, "the long text came out of reading with {ten} bytes, not ten times {one}");
    check("facts", median(|| facts::extract(&a, knowledge)), median(|| facts::extract(&b, knowledge)));
    let two = |text: &str| [edition(text, 2023), edition(&text.replace("推进", "推动"), 2024)];
    let (a, b) = (two(&short), two(&long));
    let redline = Wants { text: true, ..Wants::default() };
    let tables = Wants { table: true, targets: true, ..Wants::default() };
    check("align and redline", median(|| compare::compare(&a, redline, knowledge)), median(|| compare::compare(&b, redline, knowledge)));
    check("ledger, table, targets", median(|| compare::compare(&a, tables, knowledge)), median(|| compare::compare(&b, tables, knowledge)));
    assert!(!slow, "ten times the text costs more than {MOST} times the time");
}
