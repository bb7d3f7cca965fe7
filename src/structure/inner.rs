//! The sentences of a long paragraph → those that head what follows them inside it.

use rustc_hash::FxHashMap;

use super::kind;
use crate::source::{Source, Span};

/// The sentences inside a long paragraph that head what follows them (主要指标稳定增长。…争资引资成效明显。…): short, of like length, without
/// commas and figures, each with text of its own. `first` are those that stand already for the paragraph's own heading.
pub(super) fn inner(source: &Source, sentences: &[(Span, Vec<Span>)], first: usize) -> Vec<usize> {
    let length = |span: Span| source.slice(span).chars().count();
    let bytes: usize = sentences.iter().map(|s| s.0.end - s.0.start).sum();
    // A character takes a byte at least.
    if bytes < 240 || sentences.iter().map(|s| length(s.0)).sum::<usize>() < 240 {
        return Vec::new();
    }
    let refrain = refrain(source, sentences, first);
    if !refrain.is_empty() {
        return refrain;
    }
    let candidates: Vec<(usize, usize)> = sentences
        .iter()
        .enumerate()
        .skip(first)
        .map(|(at, (span, _))| (at, kind::count(source.slice(*span), 14)))
        .filter(|(at, length)| (5..=13).contains(length) && sentences.get(*at).is_some_and(|s| names_a_topic(source.slice(s.0))))
        .collect();
    let mut lengths: Vec<usize> = candidates.iter().map(|c| c.1).collect();
    lengths.sort_unstable();
    let Some(&median) = lengths.get(lengths.len() / 2) else { return Vec::new() };
    let alike: Vec<usize> = candidates.iter().filter(|c| c.1.abs_diff(median) <= 2).map(|c| c.0).collect();
    // Each needs text before the next.
    let own = |i: usize, at: usize| -> usize {
        let end = alike.get(i + 1).copied().unwrap_or(sentences.len());
        sentences.get(at + 1..end).unwrap_or_default().iter().map(|s| length(s.0)).sum()
    };
    let series: Vec<usize> = alike.iter().enumerate().filter(|(i, at)| own(*i, **at) >= 40).map(|(_, at)| *at).collect();
    let size = |at: usize| sentences.get(at).map_or(0, |s| length(s.0));
    match series.as_slice() {
        [] | [_] => Vec::new(),
        // Two may be chance; they must match each other closely.
        [a, b] if size(*a).abs_diff(size(*b)) > 1 => Vec::new(),
        _ => series,
    }
}

/// Sentences that begin alike, three or more, head what follows each: 这五年，是…的五年。
fn refrain(source: &Source, sentences: &[(Span, Vec<Span>)], first: usize) -> Vec<usize> {
    let short: Vec<(usize, &str)> = sentences
        .iter()
        .enumerate()
        .skip(first)
        .map(|(at, (span, _))| (at, source.slice(*span)))
        .filter(|(_, text)| {
            text.ends_with('。') && (8..=40).contains(&kind::count(text, 41)) && !text.bytes().any(|byte| byte.is_ascii_digit())
        })
        .collect();
    let mut series: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, text) in &short {
        series.entry(kind::prefix(text, 4)).or_default().push(*at);
    }
    let heads = |series: &Vec<usize>| series.len() >= 3 && series.windows(2).all(|pair| matches!(pair, [a, b] if b - a >= 2));
    let found = short.iter().filter_map(|(_, text)| series.get(kind::prefix(text, 4))).find(|series| heads(series));
    found.cloned().unwrap_or_default()
}

/// Whether the sentence after a numbered head is a head as well: （一）扩大内需。激发消费潜能。…, where the next paragraph has one.
pub(super) fn second_head(source: &Source, sentences: &[(Span, Vec<Span>)]) -> bool {
    let length = |span: Span| source.slice(span).chars().count();
    let rest: usize = sentences.iter().skip(2).map(|s| length(s.0)).sum();
    sentences.get(1).is_some_and(|s| (5..=13).contains(&length(s.0)) && names_a_topic(source.slice(s.0))) && rest >= 40
}

fn names_a_topic(sentence: &str) -> bool {
    sentence.ends_with('。')
        && !sentence.contains(['，', '、', '：', '；', '《', '（'])
        && !sentence.contains(|c: char| crate::shadow::plain(c).is_ascii_digit())
        && !["我们", "这", "其", "同时", "一", "各", "对此", "要", "但", "全年", "全市", "全省", "全区", "全县"]
            .iter()
            .any(|word| sentence.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;
    use crate::read;
    use crate::structure::sentence::Cutter;

    fn check(text: &str, expected: &[&str]) {
        let source = read::read(text.as_bytes(), "x.txt", &read::Options::default(), Knowledge::built_in()).expect("a text");
        let sentences = Cutter::default().sentences(&source.text, 0);
        let found: Vec<&str> = inner(&source, &sentences, 1).into_iter().map(|at| source.slice(sentences[at].0)).collect();
        assert_eq!(found, expected);
    }

    const BODY: &str =
        "深入开展专项行动，切实抓好各项政策落实，一批重点企业实现满产达产，技改投资快速增长，发展质量和效益同步提升，企业活力不断增强。";

    #[test]
    fn short_sentences_of_like_length_head_their_own_text() {
        check(
            &format!("成效显著。工业经济加快发展。{BODY}农业基础更加稳固。{BODY}文旅融合成效明显。{BODY}{BODY}"),
            &["工业经济加快发展。", "农业基础更加稳固。", "文旅融合成效明显。"],
        );
        check(&format!("成效显著。新建公厕30座。{BODY}我们深受鼓舞。{BODY}{BODY}{BODY}"), &[]);
    }

    #[test]
    fn a_refrain_heads_what_follows_it() {
        check(
            &format!(
                "成效显著。这五年，是工业健康发展的五年。{BODY}这五年，是农业稳步发展、基础巩固的五年。{BODY}这五年，是民生改善的五年。{BODY}"
            ),
            &["这五年，是工业健康发展的五年。", "这五年，是农业稳步发展、基础巩固的五年。", "这五年，是民生改善的五年。"],
        );
    }
}
