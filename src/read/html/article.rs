//! Where the article of a page stands: the deepest element that holds nearly all of its sentences.

use std::ops::Range;

use super::is_silent;
use super::tree::Page;
use crate::read::blocks::Block;

/// Marks that sentences have and menus have not.
const MARKS: [char; 4] = ['，', '。', '；', '、'];

/// Elements that articles are put in; the others hold but a part of one.
const FRAMES: &[&str] = &["html", "body", "main", "article", "section", "div", "td", "center", "form", "blockquote", "dd", "pre"];

/// The nodes of the article; the whole page where no element holds nearly all.
pub(super) fn find(page: &Page) -> Range<usize> {
    // How many marks stand before each node.
    let mut before = Vec::with_capacity(page.nodes.len() + 1);
    let mut sum = 0usize;
    let mut silent_until = 0;
    for (at, node) in page.nodes.iter().enumerate() {
        before.push(sum);
        if at >= silent_until && (node.hidden || is_silent(&node.name)) {
            silent_until = node.end;
        }
        if at >= silent_until {
            sum += node.text.chars().filter(|c| MARKS.contains(c)).count();
        }
    }
    before.push(sum);
    let holds = |range: &Range<usize>| {
        let (from, to) = (before.get(range.start).copied().unwrap_or(0), before.get(range.end).copied().unwrap_or(sum));
        (to - from) * 10 >= sum * 9
    };
    let mut best = 0..page.nodes.len();
    if sum == 0 {
        return best;
    }
    // An element that holds nearly all lies in the last that did, or nothing of it does.
    for (at, node) in page.nodes.iter().enumerate().filter(|(_, node)| FRAMES.contains(&node.name.as_str())) {
        let range = at..node.end;
        if range.end <= best.end && holds(&range) {
            best = range;
        }
    }
    best
}

/// The title, where it stands beside the article and not in it: the page's great heading, or the first part of its name.
pub(super) fn title(page: &Page, article: &[Block], before: &[Block]) -> Option<String> {
    let titled = |text: &str| text.split_whitespace().collect::<String>().contains("工作报告");
    if article.iter().filter(|block| !block.text.trim().is_empty()).take(12).any(|block| titled(&block.text)) {
        return None;
    }
    let words = |at: usize| {
        let end = page.nodes.get(at).map_or(at, |node| node.end);
        page.nodes.get(at..end).unwrap_or_default().iter().map(|node| node.text.trim()).collect::<String>()
    };
    let named = |name: &str| page.nodes.iter().position(|node| node.name == name).map(words).filter(|text| titled(text));
    let of_name =
        || named("title").and_then(|text| text.split(['_', '|', '-', '—']).find(|part| titled(part)).map(|part| part.trim().to_owned()));
    named("h1")
        .or_else(|| before.iter().rev().find(|block| titled(&block.text) && block.text.chars().count() <= 40).map(|b| b.text.clone()))
        .or_else(of_name)
}
