//! How it looks in a terminal and a pipe: colours, columns, help, version, and what a mistyped word is answered with.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use assert_cmd::Command;

const OLD: &str = "reports/yunxi/2023.txt";
const NEW: &str = "reports/yunxi/2024.txt";

/// Standard output and standard error, with nothing but these variables set of those that count.
fn run(args: &[&str], environment: &[(&str, &str)]) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbi"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).envs(environment.iter().copied()).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn is_coloured(args: &[&str], environment: &[(&str, &str)]) -> bool {
    run(args, environment).0.contains("\u{1b}[")
}

#[test]
fn a_pipe_has_colours_only_where_they_are_asked_for() {
    let diff = ["diff", "-q", OLD, NEW];
    assert!(!is_coloured(&diff, &[]));
    assert!(is_coloured(&diff, &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&diff, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(is_coloured(&["diff", "-q", OLD, NEW, "--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!is_coloured(&["diff", "-q", OLD, NEW, "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn columns_say_the_width_and_the_option_goes_before_them() {
    let width = |args: &[&str], environment: &[(&str, &str)]| {
        let of = |line: &str| unicode_width::UnicodeWidthStr::width(line);
        run(args, environment).0.lines().map(of).max().unwrap()
    };
    let table = ["table", "-q", "reports/yunxi"];
    assert!(width(&table, &[("COLUMNS", "80")]) <= 80);
    assert!(width(&table, &[("COLUMNS", "160")]) > 80);
    assert!(width(&["table", "-q", "reports/yunxi", "--width", "80"], &[("COLUMNS", "160")]) <= 80);
    // What is no width counts for nothing.
    assert_eq!(width(&table, &[("COLUMNS", "wide")]), width(&table, &[]));
    assert_eq!(width(&table, &[("COLUMNS", "0")]), width(&table, &[]));
}

#[test]
fn the_version_says_what_the_build_can_do() {
    let (long, _) = run(&["--version"], &[]);
    assert!(long.starts_with(&format!("tongbi {}\n", env!("CARGO_PKG_VERSION"))), "{long}");
    for feature in ["parquet", "pdf", "png"] {
        assert!(long.contains(feature), "{long}");
    }
    assert_eq!(run(&["-V"], &[]).0, format!("tongbi {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_mistyped_word_is_answered_with_what_it_may_mean() {
    let answers: [(&[&str], &str); 8] = [
        (&["tabel", NEW], "'table'"),
        (&["table", NEW, "--format", "jsn"], "'json'"),
        (&["table", NEW, "--onyl", "gdp"], "'--only'"),
        (&["table", NEW, "-o", "x.xlxs"], "meant is perhaps xlsx"),
        (&["table", NEW, "--only", "gpd"], "meant is perhaps gdp"),
        (&["brief", OLD, NEW, "--parts", "wordings"], "meant is perhaps wording"),
        (&["knowledge", "list", "indicatros"], "meant is perhaps indicators"),
        (&["knowledge", "show", "retail_sale"], "meant is perhaps retail_sales"),
    ];
    for (args, answer) in answers {
        let (_, said) = run(args, &[]);
        assert!(said.contains(answer), "{args:?}: {said}");
    }
}

#[test]
fn help_fits_a_terminal_of_eighty_columns_and_has_examples() {
    let (page, _) = run(&["--help"], &[("COLUMNS", "80")]);
    let commands: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect();
    for command in ["table", "targets", "diff", "terms", "check", "brief", "chart", "outline", "extract", "text", "quantities", "explain"] {
        assert!(commands.contains(&command), "{page}");
        let (page, _) = run(&[command, "--help"], &[("COLUMNS", "80")]);
        assert!(page.contains("Example") && page.contains(&format!("tongbi {command}")), "{page}");
        let widest = page.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(widest <= 80, "{widest} in {page}");
    }
}

#[test]
fn nothing_is_paged_in_a_pipe() {
    assert!(run(&["table", "-q", OLD, NEW], &[("PAGER", "false"), ("TONGBI_PAGER", "false")]).0.contains("地区生产总值"));
    assert!(run(&["--no-pager", "table", "-q", NEW], &[]).0.contains("地区生产总值"));
}
