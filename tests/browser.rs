//! The page of the briefing in a browser, loaded from disk: sorting, filtering, searching, both views of the redline, opening a source,
//! light and dark, narrow and wide; the console silent, nothing wider than the window. Headless Chromium is driven through its WebDriver;
//! where there is none the test says so and is left out.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]
#![allow(clippy::print_stderr, reason = "a test that is left out says why")]

mod driver;

use std::path::PathBuf;
use std::process::Command;

use driver::{Browser, Look};
use serde_json::{Value as Json, json};

/// The page of our own sample reports, written to a file of this test's own.
fn page(name: &str, more: &[&str]) -> PathBuf {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let made = Command::new(env!("CARGO_BIN_EXE_tongbi"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["brief", "-q", "reports/yunxi/2023.txt", "reports/yunxi/2024.txt", "-o"])
        .arg(&file)
        .args(more)
        .status()
        .unwrap();
    assert!(made.success());
    file
}

/// A browser with the page in it, or a word on why there is none.
fn open(name: &str, look: Look, more: &[&str]) -> Option<Browser> {
    let browser = match Browser::start(look) {
        Ok(browser) => browser,
        Err(why) => {
            // Seen with --nocapture, and in the log of a failure.
            eprintln!("left out: {why}");
            return None;
        }
    };
    browser.open(&format!("file://{}", page(name, more).display()));
    Some(browser)
}

/// The words of a column of the outcomes.
const COLUMN: &str = "return [...document.querySelectorAll('#outcomes tbody tr:not(.group):not([hidden])')].map(row => row.cells[arguments[0]].innerText.trim())";

#[test]
fn a_reader_sorts_filters_searches_switches_and_opens_a_source() {
    let Some(browser) = open("page.html", Look::default(), &[]) else { return };
    let strings = |of: Json| -> Vec<String> { of.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect() };

    // Sorted by the target: ascending, descending, as it was.
    let before = strings(browser.run(COLUMN, json!([0])));
    let values = "return [...document.querySelectorAll('#outcomes tbody tr:not(.group)')].map(row => parseFloat(row.cells[1].dataset.v)).filter(v => !isNaN(v))";
    browser.click("#outcomes thead th:nth-child(2) button");
    let numbers: Vec<f64> = browser.run(values, json!([])).as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
    assert!(numbers.len() > 40 && numbers.is_sorted(), "{numbers:?}");
    assert_eq!(
        browser.run("return document.querySelector('#outcomes thead th:nth-child(2)').getAttribute('aria-sort')", json!([])),
        "ascending"
    );
    browser.click("#outcomes thead th:nth-child(2) button");
    let numbers: Vec<f64> = browser.run(values, json!([])).as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
    assert!(numbers.iter().rev().is_sorted());
    browser.click("#outcomes thead th:nth-child(2) button");
    assert_eq!(strings(browser.run(COLUMN, json!([0]))), before);

    // Filtered by what came of them.
    let pick = "const s = document.querySelector('#outcomes .kind'); s.value = arguments[0]; s.dispatchEvent(new Event('input'))";
    browser.run(pick, json!(["missed"]));
    let verdicts = strings(browser.run(COLUMN, json!([3])));
    assert!(verdicts.len() == 5 && verdicts.iter().all(|verdict| verdict.starts_with("未完成")), "{verdicts:?}");
    browser.run(pick, json!([""]));

    // Searched: only rows and sentences that hold the word are left.
    browser.write("#find", "就业");
    let left = "return [...document.querySelectorAll('.board tbody tr:not(.group), .pair')].filter(e => e.checkVisibility()).every(e => e.textContent.includes('就业'))";
    // The search waits for the end of the word.
    browser.wait(left);
    assert!(strings(browser.run(COLUMN, json!([0]))).contains(&"城镇新增就业".to_owned()));
    browser.run("const f = document.querySelector('#find'); f.value = ''; f.dispatchEvent(new Event('input'))", json!([]));
    browser.wait("return document.querySelector('#hits').textContent === ''");
    assert_eq!(strings(browser.run(COLUMN, json!([0]))), before);

    // The redline side by side and inline, and by kind.
    let columns = "return getComputedStyle(document.querySelector('#text .pair')).gridTemplateColumns.split(' ').length";
    assert_eq!(browser.run(columns, json!([])), 3);
    browser.click("input[name=view][value=inline]");
    assert_eq!(browser.run(columns, json!([])), 2);
    let both = "return [...document.querySelectorAll('#text .pair[data-k=numbers] .a')].every(p => p.querySelector('del').checkVisibility() && p.querySelector('ins').checkVisibility())";
    assert_eq!(browser.run(both, json!([])), true);
    browser.click("input[name=kind][value=numbers]");
    let kinds = "return [...new Set([...document.querySelectorAll('.pair')].filter(e => e.checkVisibility()).map(e => e.dataset.k))]";
    assert_eq!(strings(browser.run(kinds, json!([]))), ["numbers"]);
    browser.click("input[name=kind][value=all]");

    // A figure opens its sentence and those of its row; Escape closes and gives the place back.
    browser.click("#outcomes tbody tr:nth-child(4) td:nth-child(3) a.f");
    let panel = "return document.querySelector('#panel').innerText";
    let words = browser.run(panel, json!([])).as_str().unwrap().to_owned();
    assert!(words.contains("固定资产投资") && words.contains("4.1%") && words.contains("2023") && words.contains("2024"), "{words}");
    assert_eq!(browser.run("return document.querySelector('#panel mark').textContent", json!([])), "4.1%");
    browser.keys("\u{e00c}");
    assert_eq!(browser.run("return document.querySelector('#panel').hidden && document.activeElement.matches('a.f')", json!([])), true);

    // Dark and light again.
    let paper = "return getComputedStyle(document.body).backgroundColor";
    let light = browser.run(paper, json!([]));
    browser.click("#theme");
    assert_ne!(browser.run(paper, json!([])), light);
    browser.click("#theme");
    assert_eq!(browser.run(paper, json!([])), light);

    assert_eq!(browser.console(), Vec::<String>::new(), "the console is silent");
}

#[test]
fn nothing_is_wider_than_the_window() {
    let wide = "const w = document.documentElement.clientWidth; return [...document.querySelectorAll('main *')].filter(e => { if (e.closest('.sr, thead, #head > h2')) return false; const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > w + 1 || r.left < -1) }).slice(0, 5).map(e => e.tagName + ': ' + e.textContent.slice(0, 40))";
    for (lang, width, dark) in [("zh", 1440, false), ("zh", 768, true), ("zh", 390, false), ("en", 1024, false), ("en", 390, false)] {
        let Some(browser) = open(&format!("wide-{lang}-{width}.html"), Look { width, dark }, &["--lang", lang]) else { return };
        assert_eq!(browser.run(wide, json!([])), json!([]), "{lang} at {width}");
        assert_eq!(browser.console(), Vec::<String>::new());
    }
}

/// axe-core is not ours to ship: where its file is named in the environment, as the gate does, it looks at the page.
#[test]
fn the_page_is_accessible() {
    let Some(file) = std::env::var_os("AXE") else {
        eprintln!("left out: AXE names no axe.min.js");
        return;
    };
    let axe = std::fs::read_to_string(file).unwrap();
    for dark in [false, true] {
        let Some(browser) = open(&format!("axe-{dark}.html"), Look { width: 1440, dark }, &[]) else { return };
        browser.run(&format!("{axe}; window.axe = axe || window.axe"), json!([]));
        let check = "const done = arguments[arguments.length - 1]; axe.run({resultTypes: ['violations']}).then(r => done(r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' ## '))))";
        assert_eq!(browser.run_async(check), json!([]), "dark: {dark}");
    }
}
