//! The briefing in its formats: the same figures in each, every figure leading to a sentence that holds it, a page that lets nothing in.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::collections::BTreeMap;
use std::process::Command;

const REPORTS: [&str; 2] = ["reports/yunxi/2023.txt", "reports/yunxi/2024.txt"];

fn tongbi(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tongbi")).current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn brief(format: &str, more: &[&str]) -> String {
    tongbi(&[&["brief", "-q", REPORTS[0], REPORTS[1], "--format", format], more].concat())
}

/// Words without tags, links, signs of emphasis and blanks.
fn bare(words: &str) -> String {
    let mut out = String::new();
    let mut tag = false;
    for c in words.chars() {
        match c {
            '<' => tag = true,
            '>' if tag => tag = false,
            _ if tag || c.is_whitespace() => {}
            _ => out.push(c),
        }
    }
    out.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}

/// The rows of a part's table in Markdown, titles of groups left out.
fn rows_of_markdown(text: &str, part: &str) -> Vec<Vec<String>> {
    let section = text.split(&format!("\n## {part}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let lines = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---")).skip(1);
    let cell = |cell: &str| {
        let links =
            cell.split('(').map(|piece| piece.split_once(')').filter(|(link, _)| link.starts_with("#s")).map_or(piece, |(_, rest)| rest));
        bare(&links.collect::<Vec<_>>().join("(")).replace(['*', '[', ']', '\\'], "")
    };
    let rows = lines.map(|line| line.trim_matches(['|', ' ']).split(" | ").map(cell).collect::<Vec<_>>());
    rows.filter(|row: &Vec<String>| row.iter().skip(1).any(|cell| !cell.is_empty() && cell != "|")).collect()
}

/// The rows of the tables of a part of the page.
fn rows_of_page(page: &str, part: &str) -> Vec<Vec<String>> {
    let section = page.split(&format!("<section id=\"{part}\"")).nth(1).unwrap().split("</section>").next().unwrap();
    let rows = section.split("<tr data-k=").skip(1).map(|row| row.split("</tr>").next().unwrap());
    let cells = |row: &str| {
        row.split("</t").filter(|cell| cell.contains("<t")).map(|cell| bare(cell.get(cell.find("<t").unwrap()..).unwrap())).collect()
    };
    rows.map(cells).collect()
}

#[test]
fn the_page_and_the_markdown_have_the_same_rows_and_figures() {
    let (page, text) = (brief("html", &[]), brief("md", &[]));
    for (part, title) in [("indicators", "指标变化表"), ("outcomes", "目标完成情况"), ("targets", "目标调整")] {
        let (of_page, of_text) = (rows_of_page(&page, part), rows_of_markdown(&text, title));
        assert!(of_page.len() > 20, "{part}");
        // The last column holds links, which the two write otherwise; Markdown has its asterisks escaped.
        let figures = |rows: &[Vec<String>]| {
            rows.iter()
                .map(|row| row.iter().take(row.len() - 1).map(|cell| cell.replace(['*', '‡'], "")).collect::<Vec<_>>().join("|"))
                .collect::<Vec<_>>()
        };
        let (of_page, of_text) = (figures(&of_page), figures(&of_text));
        for (one, other) in of_page.iter().zip(&of_text) {
            assert_eq!(one.trim_end_matches('|'), other.trim_end_matches('|'), "{part}");
        }
        assert_eq!(of_page.len(), of_text.len(), "{part}");
    }
}

/// Full-width signs as plain ones.
fn plain(words: &str) -> String {
    let one = |c: char| match c {
        '０'..='９' | '．' | '％' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        c => c,
    };
    words.chars().filter(|c| !c.is_whitespace()).map(one).collect()
}

#[test]
fn the_page_has_the_figures_of_the_json_and_each_leads_to_a_sentence_that_holds_it() {
    let page = brief("html", &[]);
    let json: serde_json::Value = serde_json::from_str(&brief("json", &[])).unwrap();
    let sources: BTreeMap<String, String> = json["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| (source["number"].to_string(), plain(source["sentence"].as_str().unwrap())))
        .collect();
    let rows = rows_of_page(&page, "outcomes");
    let mut of_json: Vec<&serde_json::Value> = json["outcomes"].as_array().unwrap().iter().collect();
    of_json.sort_by_key(|row| !row["in_paragraph"].as_bool().unwrap());
    assert_eq!(rows.len(), of_json.len());
    for (row, of) in rows.iter().zip(of_json) {
        for (at, side) in [(1, "target"), (2, "actual")] {
            let Some(text) = of[side]["text"].as_str() else {
                assert_eq!(row[at], "", "{of}");
                continue;
            };
            assert!(row[at].contains(&plain(text)), "{} is not {text}", row[at]);
        }
    }
    let mut seen = 0;
    for link in page.split("<a class=\"f\"").skip(1) {
        let numbers = link.split("data-s=\"").nth(1).unwrap().split('"').next().unwrap();
        let shown = bare(link.split_once('>').unwrap().1.split("</a>").next().unwrap());
        let figure: String = shown.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        // A verdict leads to the sentence that admits a miss; a figure in words has no digits.
        if figure.is_empty() {
            continue;
        }
        seen += 1;
        assert!(numbers.split(' ').any(|number| sources[number].contains(&figure)), "{shown}: {numbers}");
        assert!(numbers.split(' ').all(|number| page.contains(&format!("<tr id=\"s{number}\""))), "{numbers}");
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn every_figure_of_the_json_stands_in_the_sentence_that_it_cites() {
    let json: serde_json::Value = serde_json::from_str(&brief("json", &[])).unwrap();
    let (mut cells, mut figures) = (vec![&json["indicators"], &json["outcomes"], &json["targets"], &json["checks"]], 0);
    while let Some(of) = cells.pop() {
        match of {
            serde_json::Value::Array(list) => cells.extend(list),
            serde_json::Value::Object(fields) => {
                if let (Some(text), Some(sentence)) = (of["text"].as_str(), of["source"]["sentence"].as_str()) {
                    assert!(plain(sentence).contains(&plain(text)), "{text} is not in {sentence}");
                    figures += 1;
                }
                cells.extend(fields.values());
            }
            _ => {}
        }
    }
    assert!(figures > 500, "{figures}");
}

#[test]
fn of_many_years_a_second_table_has_them_all() {
    let years = |format: &str| tongbi(&["brief", "-q", "reports/yunxi", "--format", format, "--parts", "indicators"]);
    let text = years("md");
    let (first, all) = text.split_once("### 2020—2024年各年实际与目标").unwrap();
    assert!(first.contains("### 2022—2024年变化"));
    let row = all.lines().find(|line| line.starts_with("| 一般公共预算收入 增速 |")).unwrap();
    assert_eq!(row, "| 一般公共预算收入 增速 | % | 3.1% | 8.7%<br>目标6% | 1.5%<br>目标7%以上<br>未完成 | 8.3%<br>目标7% | 目标7% |");
    assert!(years("html").matches("2020—2024年各年实际与目标").count() >= 1);
    assert!(!brief("md", &[]).contains("各年实际与目标"), "of two years there is nothing more to say");
}

#[test]
fn the_page_loads_nothing_and_holds_every_source_even_without_the_annex() {
    let page = brief("html", &["--parts", "outcomes"]);
    assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"));
    for word in ["http:", "https:", "src=", "@import", "url("] {
        assert!(!page.contains(word), "the page has {word}");
    }
    assert!(page.contains("<tr id=\"s1\"") && !page.contains("<section id=\"sources\""));
    assert!(!page.contains(" style=\""), "the policy lets no style attribute in");
}

#[test]
fn the_script_is_small() {
    let script = include_str!("../src/render/brief/html/page.js");
    assert!(script.len() < 60_000);
}

#[test]
fn what_a_report_says_is_never_read_as_a_tag() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("tags");
    std::fs::create_dir_all(&folder).unwrap();
    let write = |year: i32, word: &str| {
        let text = format!(
            "政府工作报告\n各位代表：\n一、{}年工作回顾\n地区生产总值增长5%。建成“<script>alert({year})</script>”园区3个，{word}。\n二、{year}年主要目标\n地区生产总值增长6%左右。\n",
            year - 1
        );
        let file = folder.join(format!("{year}.txt"));
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let (old, new) = (write(2023, "a<b&c"), write(2024, "x\"onload=\"y"));
    let evil = "<img src=x onerror=alert(1)>";
    let page = tongbi(&["brief", "-q", &old, &new, "--year", "2023,2024", "--format", "html", "--title", evil, "--org", evil]);
    assert_eq!(page.matches("<script").count(), 1, "only the page's own");
    assert!(page.contains("&lt;script&gt;") && !page.contains("<img"));
}

#[test]
fn charts_say_their_figures_in_words_too() {
    let svg = tongbi(&["chart", "-q", REPORTS[0], REPORTS[1]]);
    assert!(svg.starts_with("<svg ") && svg.contains("<title>2023年目标与实际（%）</title>"));
    assert!(svg.contains("固定资产投资 增速：实际4.1%，目标10%左右，未完成"), "the description");
    let mut reader = quick_xml::Reader::from_str(&svg);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    for kind in ["trend", "themes"] {
        assert!(tongbi(&["chart", "-q", REPORTS[0], REPORTS[1], "--chart", kind]).contains("<desc>"), "{kind}");
    }
    assert_eq!(svg, tongbi(&["chart", "-q", REPORTS[1], REPORTS[0]]), "the same in any order");
}

#[test]
fn the_english_briefing_has_no_chinese_labels() {
    let page = brief("html", &["--lang", "en", "--parts", "head,points,indicators,outcomes,targets,checks"]);
    for label in ["目标完成", "指标变化", "未完成", "要点", "搜索", "出处", "完成情况"] {
        let body = page.split("<section id=\"head\"").nth(1).unwrap().split("<div hidden").next().unwrap();
        assert!(!body.contains(label), "the English page says {label}");
    }
}

#[test]
fn a_template_of_the_users_own_is_filled_and_its_mistakes_are_told() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("template");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("own.html");
    let template = "<h1>{{ title }}</h1>\n{% for part in parts %}{% for board in part.boards %}{% for group in board.groups %}{% for row in group.rows %}<p>{{ row.entries[0].words }}: {{ row.entries[2].words }} ({{ row.entries[2].places|join(', ') }})</p>\n{% endfor %}{% endfor %}{% endfor %}{% endfor %}{{ data.counts.met }}";
    std::fs::write(&file, template).unwrap();
    let own = file.to_str().unwrap();
    let page = brief("html", &["--template", own, "--parts", "outcomes", "--title", "<甲>"]);
    assert!(
        page.starts_with("<h1>&lt;甲&gt;</h1>") && page.contains("<p>固定资产投资 增速: 4.1% (2024:8)</p>") && page.ends_with("35"),
        "{page}"
    );
    std::fs::write(&file, "{{ title }}\n{{ titel }}").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_tongbi"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["brief", "-q", REPORTS[0], REPORTS[1], "--template", own])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("own.html:2") && said.contains("hint:"), "{said}");
}

/// What a command that must fail says.
fn refused(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tongbi")).current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn what_is_misspelt_is_answered_with_what_is_meant() {
    let [old, new] = REPORTS;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("misspelt");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("briefing.html"), "{{ title }} {{ countz }}").unwrap();
    let (missing, there) = (folder.join("breifing.html"), folder.join("briefing.html"));
    for (args, said) in [
        (vec!["brief", "-q", old, new, "--parts", "pionts"], "hint: meant is perhaps points"),
        (vec!["brief", "-q", old, new, "-o", "x.htlm"], "hint: meant is perhaps html"),
        (vec!["chart", "-q", old, new, "-o", "x.docx"], "hint: use --format svg or png"),
        (vec!["brief", "-q", old, new, "--format", "html", "--template", missing.to_str().unwrap()], "briefing.html"),
        (vec!["brief", "-q", old, new, "--format", "html", "--template", there.to_str().unwrap()], "counts (countz)"),
    ] {
        let err = refused(&args);
        assert!(err.contains(said), "{args:?}: {err}");
    }
}

#[test]
fn reports_of_several_places_make_no_briefing() {
    let [old, new] = REPORTS;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("places");
    std::fs::create_dir_all(&folder).unwrap();
    let other = folder.join("other.txt");
    std::fs::write(&other, "云岭县2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n地区生产总值增长5%。\n").unwrap();
    for command in ["brief", "chart"] {
        let err = refused(&[command, "-q", old, new, other.to_str().unwrap()]);
        assert!(err.contains("芸溪区") && err.contains("云岭县") && err.contains("--by place"), "{err}");
    }
}

#[test]
fn a_chart_is_a_picture_that_is_the_same_each_time_or_says_which_font_is_missing() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("x.png");
    let args = ["chart", "-q", REPORTS[0], REPORTS[1], "-o", file.to_str().unwrap()];
    let once = || {
        let output = Command::new(env!("CARGO_BIN_EXE_tongbi")).current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().unwrap();
        output.status.success().then(|| std::fs::read(&file).unwrap())
    };
    match once() {
        Some(picture) => {
            assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n") && picture.len() > 20_000);
            assert_eq!(once(), Some(picture));
        }
        None => {
            let err = refused(&args);
            assert!(err.contains("Chinese characters") && err.contains("hint:") && !file.exists(), "{err}");
        }
    }
}
