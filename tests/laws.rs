//! What holds of the whole pipeline for any text: no panic, facts in text order with their words at their spans, a redline that
//! rebuilds both texts, the same output twice. Laws of reading and structure alone are in laws_reading.rs.

#![allow(clippy::expect_used, reason = "a broken law stops its test")]

#[path = "fuzzing/laws.rs"]
mod laws;

use std::fs;
use std::path::Path;

use laws::{facts_hold, links_hold, redline_holds};
use proptest::prelude::*;
use tongbi::compare::{self, Comparison, Wants};
use tongbi::facts::Extractor;
use tongbi::render::{self, View, lang::Lang};
use tongbi::structure::Overrides;
use tongbi::{Edition, Knowledge, read, structure};

const EVERYTHING: Wants =
    Wants { table: true, targets: true, places: true, text: true, tracked: true, terms: true, checks: true, brief: true, sources: false };

fn sample(year: i32) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("reports/yunxi/{year}.txt"))).expect("a sample")
}

fn edition(bytes: &[u8], name: &str) -> Option<Edition> {
    let knowledge = Knowledge::built_in();
    let source = read::read(bytes, name, &read::Options::default(), knowledge).ok()?;
    let report = structure::outline(source, &Overrides::default(), knowledge);
    let facts = Extractor::new(knowledge).extract(&report);
    Some(Edition { report, facts })
}

/// Everything that the commands would write of these editions.
fn output(editions: &[Edition]) -> Vec<String> {
    let knowledge = Knowledge::built_in();
    let comparison = compare::compare(editions, EVERYTHING, knowledge);
    let mut texts = Vec::new();
    for (lang, width) in [(Lang::Zh, 120), (Lang::En, 60)] {
        let view = View { lang, width: Some(width), color: false, all: true, knowledge };
        texts.push(render::table::terminal(&comparison, &view));
        texts.push(render::table::markdown(&comparison, &view));
        texts.push(render::places::terminal(&comparison, &view));
        texts.push(render::places::csv(&comparison, &view));
        texts.push(render::long::csv(&comparison, &view));
        texts.push(render::table::json(&comparison, lang));
        texts.push(render::targets::terminal(&comparison, &view));
        texts.push(render::targets::csv(&comparison, &view));
        texts.push(render::extract::json(editions, lang));
        texts.push(render::outline::terminal(editions, &view));
        texts.push(render::terms::terminal(&comparison, &view));
        texts.push(render::terms::markdown(&comparison, &view));
        texts.push(render::terms::csv(&comparison, &view));
        texts.push(render::parts::pretty(&render::terms::json(&comparison, lang)));
        for side_by_side in [false, true] {
            let look = render::diff::Look { lang, width: Some(width), side_by_side, color: false, all: true, redline: false };
            texts.push(render::diff::terminal(&comparison, look));
        }
    }
    texts
}

/// Counts are real, a quotation holds its phrase, and no phrase begins or ends in a bare particle.
fn terms_hold(editions: &[Edition], comparison: &Comparison) {
    let plain = |words: &str| words.chars().map(tongbi::shadow::plain).filter(|c| !"“”‘’「」『』".contains(*c)).collect::<String>();
    let mut order: Vec<&Edition> = editions.iter().collect();
    order.sort_by_key(|edition| edition.report.meta.year);
    let texts: Vec<Vec<String>> =
        order.iter().map(|e| e.report.sentences.iter().map(|s| plain(e.report.words(s.span))).collect()).collect();
    for phrase in comparison.terms.iter().flat_map(|terms| &terms.phrases) {
        let bare = plain(&phrase.text);
        for ((text, count), sentences) in texts.iter().zip(&phrase.counts).zip(&phrase.sentences) {
            let places = |sentence: &String| {
                sentence.char_indices().filter(|(at, _)| sentence.get(*at..).is_some_and(|rest| rest.starts_with(&bare))).count()
            };
            assert_eq!(text.iter().map(places).sum::<usize>(), *count, "{bare}");
            assert_eq!(text.iter().filter(|sentence| sentence.contains(&bare)).count(), *sentences, "{bare}");
        }
        assert!(phrase.source.sentence.contains(&phrase.text), "{bare} is not in its quotation");
        assert!(phrase.source.sentence.contains(&phrase.clause) && plain(&phrase.clause).contains(&bare), "{bare} is not in its clause");
        // 和 and 与 open words too (和美乡村), these do not.
        assert!(!bare.starts_with(['的', '了', '把', '被']) && !bare.ends_with(['的', '了', '把', '被']), "{bare}");
    }
}

fn run(old: &[u8], new: &[u8]) {
    let editions: Vec<Edition> = [edition(old, "old.txt"), edition(new, "new.txt")].into_iter().flatten().collect();
    for edition in &editions {
        facts_hold(&edition.report, &edition.facts);
    }
    if let [old, new] = editions.as_slice() {
        links_hold(&old.report, &new.report);
    }
    let comparison = compare::compare(&editions, EVERYTHING, Knowledge::built_in());
    redline_holds(&comparison);
    if comparison.reports.len() == editions.len() {
        terms_hold(&editions, &comparison);
    }
    output(&editions);
}

#[test]
fn the_samples_keep_every_law() {
    for year in 2021..2024 {
        run(&sample(year), &sample(year + 1));
    }
}

#[test]
fn every_prefix_keeps_every_law() {
    let old = sample(2022);
    for year in [2023, 2024] {
        let new = sample(year);
        // A step that falls on every place inside a character.
        (0..new.len()).step_by(641).for_each(|end| run(&old, &new[..end]));
    }
}

#[test]
fn the_same_input_gives_the_same_output() {
    let editions = || (2021..=2024).filter_map(|year| edition(&sample(year), "x.txt")).collect::<Vec<_>>();
    let (once, twice) = (editions(), editions());
    assert_eq!(once.iter().map(|e| &e.facts).collect::<Vec<_>>(), twice.iter().map(|e| &e.facts).collect::<Vec<_>>());
    assert_eq!(output(&once), output(&twice));
}

#[test]
fn the_order_of_the_reports_does_not_matter() {
    let mut editions: Vec<Edition> = (2021..=2024).filter_map(|year| edition(&sample(year), "x.txt")).collect();
    let table = |editions: &[Edition]| {
        let comparison = compare::compare(editions, EVERYTHING, Knowledge::built_in());
        (render::table::json(&comparison, Lang::Zh), render::targets::json(&comparison, Lang::Zh))
    };
    let forward = table(&editions);
    editions.reverse();
    assert_eq!(forward, table(&editions));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_keep_every_law(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        run(&sample(2024), &bytes);
    }

    #[test]
    fn any_mutation_keeps_every_law(at in 0usize..6000, cut in 0usize..60, with in "[一二三百万亿%％0-9.．、，；。（）“”增长降以上左右近超由到至分别 ]{0,12}") {
        let text = String::from_utf8(sample(2024)).expect("UTF-8");
        let head: String = text.chars().take(at).collect();
        let tail: String = text.chars().skip(at + cut).collect();
        run(&sample(2023), format!("{head}{with}{tail}").as_bytes());
    }

    #[test]
    fn any_mixture_of_numbers_is_read(parts in prop::collection::vec(prop::sample::select(vec![
        "增长", "下降", "达到", "由", "到", "提高", "分别", "其中", "连续", "排名", "全市", "第", "一", "十", "百", "千", "万", "亿", "两", "半", "几", "多", "余",
        "以上", "以内", "左右", "不低于", "近", "超", "约", "%", "％", "个百分点", "百分之", "倍", "元", "家", "年", "—", "-", "～", "/", ":", "1", "23", "4.5", "9999999999999999999999999999999",
        ".", ",", "、", "，", "；", "和", "（", "）", "“", "”", "城镇", "居民收入", "项目", "的", "各", "每", "翻番", "连涨", "预计", "2023年", "[1]",
    ]), 0..40)) {
        let text = parts.concat();
        let extractor = Extractor::new(Knowledge::built_in());
        for kind in structure::Kind::ALL {
            let facts = extractor.read_sentence(&text, kind);
            prop_assert!(facts.iter().all(|fact| text.get(fact.span.start..fact.span.end).is_some_and(|words| !words.is_empty())));
        }
    }
}
