//! The examples of the library run on the samples, and say what they are to say.
#![allow(clippy::unwrap_used, dead_code, reason = "a test that cannot go on is to stop, and an example's main is not its test")]

#[path = "../examples/facts.rs"]
mod facts;
#[path = "../examples/redline.rs"]
mod redline;
#[path = "../examples/years.rs"]
mod years;

const OLD: &str = "reports/yunxi/2023.txt";
const NEW: &str = "reports/yunxi/2024.txt";

#[test]
fn facts_of_a_report() {
    assert!(facts::run(NEW).unwrap().contains("reports/yunxi/2024.txt:8  地区生产总值  actual  344.7亿元"));
}

#[test]
fn years_side_by_side() {
    let said = years::run(&[NEW.to_owned(), OLD.to_owned()]).unwrap();
    assert!(said.contains("GDP") && said.contains("344.7") && said.contains("missed"), "{said}");
}

#[test]
fn a_redline_is_a_word_document() {
    assert!(redline::run(OLD, NEW).unwrap().starts_with(b"PK"));
}
