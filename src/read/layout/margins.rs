//! Lines of a page that belong to the page and not to the text: running heads and feet, page numbers.

use rustc_hash::FxHashMap;

use super::lines::Line;

/// Where running heads and feet stand: this share of the height of all that is written on the pages, from its edges.
const MARGIN: f64 = 0.12;

/// How many lines of a page's head or foot are looked at.
const DEEP: usize = 3;

/// Why a line is left out.
pub(super) const RUNNING: &str = "running head";
/// Why a line is left out.
pub(super) const NUMBER: &str = "page number";

/// For every page, given by its lines, those of them that are left out, with the reason.
pub(super) fn furniture(pages: &[&[Line]]) -> Vec<Vec<(usize, &'static str)>> {
    // The size that a file gives a page is not always that of what is on it.
    let top = pages.iter().filter_map(|lines| lines.first()).map(Line::top).fold(f64::INFINITY, f64::min);
    let bottom = pages.iter().filter_map(|lines| lines.last()).map(|line| line.y).fold(f64::NEG_INFINITY, f64::max);
    let within = (bottom - top) * MARGIN;
    let edges = |lines: &[Line]| edges(lines, top + within, bottom - within);
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for lines in pages {
        let mut here: Vec<String> = edges(lines).into_iter().map(|at| masked(&lines[at].bare())).collect();
        here.sort_unstable();
        here.dedup();
        for words in here {
            *counts.entry(words).or_default() += 1;
        }
    }
    let repeated = |words: &str| {
        let times = counts.get(words).copied().unwrap_or(0);
        // Heads of left and right pages differ, and parts of a volume have their own.
        times >= 3 || (times == 2 && pages.len() <= 4)
    };
    let of_page = |lines: &&[Line]| {
        let reason = |at: usize| {
            let words = lines[at].bare();
            if is_page_number(&words) {
                return Some((at, NUMBER));
            }
            repeated(&masked(&words)).then_some((at, RUNNING))
        };
        edges(lines).into_iter().filter_map(reason).collect()
    };
    pages.iter().map(of_page).collect()
}

/// The lines at the head of a page, above `head`, and at its foot, below `foot`.
fn edges(lines: &[Line], head: f64, foot: f64) -> Vec<usize> {
    let head = (0..lines.len().min(DEEP)).filter(|&at| lines[at].y < head);
    let foot = (lines.len().saturating_sub(DEEP)..lines.len()).filter(|&at| lines[at].y > foot);
    let mut edges: Vec<usize> = head.chain(foot).collect();
    edges.dedup();
    edges
}

/// Its words with every number as one mark: “第3页” and “第12页” are one.
fn masked(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        if c.is_ascii_digit() || matches!(c, '０'..='９') {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Marks that stand around a page number.
const AROUND: &[char] =
    &['-', '—', '–', '－', '―', '─', '·', '•', '~', '～', '|', '/', '／', '第', '页', '頁', '共', '(', ')', '（', '）', ',', '，'];

/// `12`, `— 3 —`, `第3页`, `第 3 页 共 20 页`, `3/20`, `IV`.
pub(super) fn is_page_number(words: &str) -> bool {
    let mut numbers = 0;
    for part in words.split(AROUND).filter(|part| !part.is_empty()) {
        let digits = part.chars().all(|c| c.is_ascii_digit() || matches!(c, '０'..='９')) && part.chars().count() <= 4;
        let roman = part.len() <= 5 && part.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x'))
            || part.chars().all(|c| matches!(c, 'Ⅰ'..='Ⅻ'));
        let spoken = words.contains(['页', '頁']) && part.chars().all(|c| "一二三四五六七八九十百〇零".contains(c));
        if !(digits || roman || spoken) {
            return false;
        }
        numbers += 1;
    }
    (1..=2).contains(&numbers)
}

#[cfg(test)]
mod tests {
    use super::super::testing::set;
    use super::*;

    #[test]
    fn page_numbers_of_every_kind_are_told() {
        for words in ["3", "—12—", "-4-", "第3页", "第3页共20页", "3/20", "IV", "·7·", "第十二页", "（5）"] {
            assert!(is_page_number(words), "{words}");
        }
        for words in ["2023年", "第三季度", "一、回顾", "3.5%", "12345", "增长3", "—", "MIX1"] {
            assert!(!is_page_number(words), "{words}");
        }
    }

    #[test]
    fn what_returns_at_the_head_of_pages_goes_and_what_stands_once_stays() {
        let page = |number: &str, body: &str| {
            vec![
                set("云溪县人民政府公报", 100.0, 50.0, 9.0),
                set(body, 100.0, 80.0, 16.0),
                set("正文", 100.0, 400.0, 16.0),
                set(number, 300.0, 780.0, 9.0),
            ]
        };
        let pages = [page("—1—", "政府工作报告"), page("—2—", "各项任务"), page("—3—", "民生事业")];
        let left_out = furniture(&pages.iter().map(Vec::as_slice).collect::<Vec<_>>());
        assert!(left_out.iter().all(|of| *of == [(0, RUNNING), (3, NUMBER)]), "{left_out:?}");
    }
}
