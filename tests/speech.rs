//! What the program says in Chinese: every message of the sources is there, and nothing is said in English where Chinese is asked for.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::path::Path;

use assert_cmd::Command;

const OLD: &str = "reports/yunxi/2023.txt";
const NEW: &str = "reports/yunxi/2024.txt";

/// Standard output, standard error and the exit code under a locale.
fn run(locale: &str, args: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbi"));
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).env("LC_ALL", locale).write_stdin("").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

/// The sources of the program, without what is for their tests.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(path).unwrap();
            found.push(text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned());
        }
    }
}

/// The literal that a piece of a source begins with, `format!(` or not; with `{}` for all that is put in.
fn literal(source: &str) -> Option<String> {
    let source = source.trim_start();
    let source = source.strip_prefix("format!(").unwrap_or(source).trim_start().strip_prefix('"')?;
    let mut text = String::new();
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => match chars.next()? {
                '\n' => chars = chars.as_str().trim_start().chars(),
                escaped => text.push(escaped),
            },
            // {{ stands for a brace.
            '{' if !chars.as_str().starts_with('{') => {
                chars.by_ref().find(|c| *c == '}')?;
                text.push_str("{}");
            }
            c => text.push(c),
        }
    }
    Some(text)
}

#[test]
fn a_literal_is_read_off_a_source() {
    assert_eq!(literal("\"a \\\"b\\\"\")").as_deref(), Some("a \"b\""));
    assert_eq!(literal("\n    format!(\"{what} of {:?} \\\n      more\", x)").as_deref(), Some("{} of {} more"));
    assert_eq!(literal("what)"), None);
}

#[test]
fn every_message_of_the_sources_is_there_in_chinese() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file: toml::Table = toml::from_str(&std::fs::read_to_string(root.join("src/cli/speech/zh.toml")).unwrap()).unwrap();
    let known = file["messages"].as_table().unwrap();
    let mut texts = Vec::new();
    sources(&root.join("src"), &mut texts);
    let mut count = 0;
    for text in &texts {
        for (at, call) in text.match_indices("Error::new(").chain(text.match_indices(".hint(")) {
            let Some(message) = literal(text.get(at + call.len()..).unwrap_or_default()) else { continue };
            count += 1;
            // What kinds of file are read stands in a constant.
            let message = match message.strip_suffix("; {}").filter(|start| start.starts_with("this is ")) {
                Some(start) => {
                    format!("{}; text, Markdown, web pages, Word, WPS, PDF and OFD files are read", start.replace("a binary file", "{}"))
                }
                None => message,
            };
            assert!(known.contains_key(&message), "src/cli/speech/zh.toml lacks {message:?}");
        }
    }
    assert!(count > 120, "only {count} messages were found");
}

#[test]
fn the_locale_says_the_language_of_errors_and_the_command_line_goes_before_it() {
    let missing = ["table", "none.txt"];
    assert_eq!(run("zh_CN.UTF-8", &missing).1, "错误：none.txt: 没有这个文件\n提示：检查路径；文件名有空格时加引号\n");
    assert_eq!(run("C", &missing).1, "error: none.txt: no such file\nhint: check the path; quote names with blanks\n");
    assert!(run("C", &["table", "none.txt", "--lang", "zh"]).1.starts_with("错误："));
    assert!(run("zh_CN.UTF-8", &["table", "none.txt", "--lang=en"]).1.starts_with("error: "));
}

#[test]
fn the_locale_does_not_change_the_output() {
    let table = ["table", "-q", OLD, NEW];
    assert_eq!(run("zh_CN.UTF-8", &table).0, run("C", &table).0);
    assert!(run("C", &table).0.contains("地区生产总值"));
}

#[test]
fn notes_are_said_in_the_language_of_messages() {
    let (_, zh, _) = run("zh_CN.UTF-8", &["table", NEW, NEW]);
    assert!(zh.starts_with("注：") && zh.contains("都是同一地区2024年的报告"), "{zh}");
    let (_, en, _) = run("C", &["table", NEW, NEW]);
    assert!(en.starts_with("note: ") && en.contains("are both of 2024 and one place"), "{en}");
}

/// Words of English, but for names: of files, commands, options, formats and values.
fn english(said: &str) -> Vec<String> {
    let is_name = |word: &str| word.contains(['-', '.', '_', '<', '=', '/', '`', '~', '[']) || word.chars().any(|c| c.is_ascii_uppercase());
    let parts = said.split(|c: char| c.is_whitespace() || "，；：、。（）“”’'\",:".contains(c));
    let words = parts.filter(|word| word.len() > 2 && !is_name(word) && word.chars().all(|c| c.is_ascii_lowercase()));
    let names = [
        "tongbi",
        "extract",
        "table",
        "targets",
        "tabel",
        "growht",
        "level",
        "growth",
        "change",
        "ratio",
        "rank",
        "streak",
        "trend",
        "themes",
        "chart",
        "brief",
        "diff",
        "terms",
        "text",
        "json",
        "jsonl",
        "csv",
        "html",
        "docx",
        "xlsx",
        "svg",
        "parquet",
        "explain",
        "gdpp",
        "gdp",
        "auto",
        "always",
        "never",
        "pionts",
        "points",
        "indicatros",
        "indicators",
        "jsn",
        "help",
        "docs",
    ];
    words.filter(|word| !names.contains(word)).map(str::to_owned).collect()
}

#[test]
fn what_goes_wrong_is_said_without_a_word_of_english() {
    let wrong: [&[&str]; 15] = [
        &["tabel", NEW],
        &["table"],
        &["table", NEW, "--measure", "growht"],
        &["table", NEW, "--width", "9"],
        &["table", NEW, "--widht", "90"],
        &["table", NEW, "--by", "year", "--long"],
        &["table", NEW, "--only", "gdpp"],
        &["table", NEW, "-o", "x.jsn"],
        &["diff", NEW],
        &["chart", NEW],
        &["brief", OLD, NEW, "--parts", "pionts"],
        &["explain", NEW, "100000"],
        &["knowledge", "list", "indicatros"],
        &["extract", NEW, "--format", "svg"],
        &["table", "docs"],
    ];
    for args in wrong {
        let (_, said, code) = run("zh_CN.UTF-8", args);
        assert_eq!(code, 2, "{args:?}: {said}");
        assert!(said.starts_with("错误："), "{args:?}: {said}");
        assert!(english(&said).is_empty(), "{args:?}: {:?} in {said}", english(&said));
    }
}

#[test]
fn help_is_chinese_in_a_chinese_locale() {
    for args in [&["--help"][..], &["table", "--help"], &["diff", "-h"], &["help", "extract"]] {
        let (page, _, code) = run("zh_CN.UTF-8", args);
        assert_eq!(code, 0);
        assert!(page.contains("用法：") && !page.contains("Options") && !page.contains("Print"), "{page}");
    }
    assert!(run("C", &["table", "--help"]).0.contains("Usage: tongbi table"));
}
