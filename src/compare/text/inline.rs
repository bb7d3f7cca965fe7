//! Two wordings → the redline of one inside the other, cleaned up so that a person can read it, and what kind of change it is.

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::tokens::{Class, Lexicon, Token};
use super::super::{Tag, TextKind};
use crate::shadow::Shadow;

/// Below this share of equal characters the two are shown apart …
const LEAST_EQUAL: f64 = 0.3;
/// … unless so much of the shorter one stands in the longer.
const LEAST_HELD: f64 = 0.6;

/// The redline of two wordings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Redline {
    /// Keeps and deletions rebuild the old, keeps and insertions the new, byte for byte.
    pub(super) inline: Vec<(Tag, String)>,
    /// Kept, Numbers, Qualifier or Reworded.
    pub(super) kind: TextKind,
    /// Whether the two are too unlike to be read inside one another.
    pub(super) apart: bool,
}

/// Tokens that stay (`keep`), or old ones that give way to new ones.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    keep: bool,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

/// Compares two wordings.
pub(super) fn redline(lexicon: &Lexicon, old: &str, new: &str) -> Redline {
    if old == new {
        return Redline { inline: vec![(Tag::Keep, old.to_owned())], kind: TextKind::Kept, apart: false };
    }
    let (old_shadow, new_shadow) = (Shadow::of(old, 0), Shadow::of(new, 0));
    let (old_tokens, new_tokens) = (lexicon.tokens(&old_shadow), lexicon.tokens(&new_shadow));
    let (a, b) = keys((&old_shadow, &old_tokens), (&new_shadow, &new_tokens));
    let mut runs = runs(&a, &b);
    let kind = if same_but_for_blanks(&old_shadow, &new_shadow) { TextKind::Kept } else { kind(&runs, &old_tokens, &new_tokens) };
    dissolve_islands(&mut runs, &old_tokens, &new_tokens);
    slide(&mut runs, &a, &b, &old_tokens, &new_tokens);
    let apart = kind == TextKind::Reworded && apart(&runs, &old_tokens, &new_tokens);
    let inline = if apart {
        written([(Tag::Delete, old), (Tag::Insert, new)].into_iter())
    } else {
        spell(&runs, old, new, &old_tokens, &new_tokens)
    };
    Redline { inline, kind, apart }
}

/// Whether the two say the same, letter for letter and mark for mark: blanks and the forms of digits are the typesetter's.
fn same_but_for_blanks(old: &Shadow, new: &Shadow) -> bool {
    let written = |shadow: &'_ Shadow| shadow.chars.iter().copied().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    written(old) == written(new)
}

/// The redline of what stands on one side only.
pub(super) fn one_sided(tag: Tag, text: &str) -> Vec<(Tag, String)> {
    written(std::iter::once((tag, text)))
}

/// Numbers for the tokens' plain words, so that comparing two tokens is comparing two numbers.
fn keys(old: (&Shadow, &[Token]), new: (&Shadow, &[Token])) -> (Vec<u32>, Vec<u32>) {
    let mut ids: FxHashMap<&[char], u32> = FxHashMap::default();
    let mut all: Vec<u32> = Vec::with_capacity(old.1.len() + new.1.len());
    for (shadow, tokens) in [old, new] {
        for token in tokens {
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            let words = shadow.chars.get(token.at..token.at + token.length).unwrap_or_default();
            all.push(*ids.entry(words).or_insert(next));
        }
    }
    let of_new = all.split_off(old.1.len());
    (all, of_new)
}

fn runs(a: &[u32], b: &[u32]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for op in capture_diff_slices(Algorithm::Histogram, a, b) {
        let keep = matches!(op, DiffOp::Equal { .. });
        push(&mut runs, Run { keep, old: op.old_range(), new: op.new_range() });
    }
    runs
}

/// Appends a run, to the last where it is of the same sort.
fn push(runs: &mut Vec<Run>, run: Run) {
    if run.old.is_empty() && run.new.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.keep == run.keep => {
            last.old.end = run.old.end;
            last.new.end = run.new.end;
        }
        _ => runs.push(run),
    }
}

/// A single Han character that stays between two edits (的, 和, 业) is chance, and so are two between longer ones: they join the edits.
fn dissolve_islands(runs: &mut Vec<Run>, old: &[Token], new: &[Token]) {
    let before = std::mem::take(runs);
    for (at, run) in before.iter().enumerate() {
        let mut run = run.clone();
        if run.keep {
            let kept = old.get(run.old.clone()).unwrap_or_default();
            let only_han = kept.iter().all(|t| t.class == Class::Han);
            let beside = |at: Option<usize>| at.and_then(|at| before.get(at)).map_or(0, |r| weight(&r.old, old).max(weight(&r.new, new)));
            let shorter = beside(at.checked_sub(1)).min(beside(Some(at + 1)));
            if only_han && (kept.len() == 1 && shorter > 0 || kept.len() == 2 && shorter > 3) {
                run.keep = false;
            }
        }
        push(runs, run);
    }
}

/// Moves an insertion or a deletion to where it reads best among the places that say the same: so that it begins after a punctuation
/// mark and ends with one, or begins with one and ends before one.
fn slide(runs: &mut [Run], a: &[u32], b: &[u32], old: &[Token], new: &[Token]) {
    for at in 1..runs.len().saturating_sub(1) {
        let [before, run, after] = [runs[at - 1].clone(), runs[at].clone(), runs[at + 1].clone()];
        if run.keep || !(run.old.is_empty() || run.new.is_empty()) {
            continue;
        }
        let insertion = run.old.is_empty();
        let (keys, tokens, edit) = if insertion { (b, new, &run.new) } else { (a, old, &run.old) };
        let mark = |at: usize| tokens.get(at).is_none_or(|t| t.class == Class::Mark);
        let worth = |start: usize, end: usize| {
            let opens = start == 0 || mark(start - 1);
            let whole = opens && mark(end - 1) || mark(start) && mark(end);
            u8::from(whole) * 4 + u8::from(opens) * 2 + u8::from(mark(end))
        };
        let (mut best, mut shift) = (worth(edit.start, edit.end), 0isize);
        for (step, limit) in [(-1isize, before.old.len()), (1, after.old.len())] {
            let (mut start, mut end) = (edit.start, edit.end);
            // One kept token must remain on either side, or the edit would run into the next.
            for moved in 1..limit {
                let (leaves, enters) = if step < 0 { (end.wrapping_sub(1), start.wrapping_sub(1)) } else { (start, end) };
                if keys.get(leaves) != keys.get(enters) || keys.get(enters).is_none() {
                    break;
                }
                start = start.wrapping_add_signed(step);
                end = end.wrapping_add_signed(step);
                if worth(start, end) > best {
                    best = worth(start, end);
                    shift = step * isize::try_from(moved).unwrap_or(0);
                }
            }
        }
        let by = |at: usize| at.wrapping_add_signed(shift);
        runs[at] = Run { keep: false, old: by(run.old.start)..by(run.old.end), new: by(run.new.start)..by(run.new.end) };
        runs[at - 1].old.end = runs[at].old.start;
        runs[at - 1].new.end = runs[at].new.start;
        runs[at + 1].old.start = runs[at].old.end;
        runs[at + 1].new.start = runs[at].new.end;
    }
}

/// How much an edit changes: its characters, a figure as one, as another figure in the same words is still the same sentence.
fn weight(range: &std::ops::Range<usize>, tokens: &[Token]) -> usize {
    let weigh = |token: &Token| match token.class {
        Class::Mark => 0,
        Class::Quantity => 1,
        Class::Qualifier | Class::Word | Class::Han => token.length,
    };
    tokens.get(range.clone()).unwrap_or_default().iter().map(weigh).sum()
}

#[expect(clippy::cast_precision_loss, reason = "lengths of sentences")]
fn apart(runs: &[Run], old: &[Token], new: &[Token]) -> bool {
    let length = |tokens: &[Token]| tokens.iter().filter(|t| t.class != Class::Mark).map(|t| t.length).sum::<usize>();
    let kept = runs.iter().filter(|r| r.keep);
    let equal: usize = kept.map(|r| length(old.get(r.old.clone()).unwrap_or_default())).sum();
    let edits = || runs.iter().filter(|r| !r.keep);
    let a = equal + edits().map(|r| weight(&r.old, old)).sum::<usize>();
    let b = equal + edits().map(|r| weight(&r.new, new)).sum::<usize>();
    let share = |of: usize| equal as f64 / of.max(1) as f64;
    share(a.max(b)) < LEAST_EQUAL && share(a.min(b)) < LEAST_HELD
}

/// What kind of change the edits make; punctuation has no say.
fn kind(runs: &[Run], old: &[Token], new: &[Token]) -> TextKind {
    let of = |tokens: &'_ [Token], range: &std::ops::Range<usize>| -> Vec<Token> {
        tokens.get(range.clone()).unwrap_or_default().iter().filter(|t| t.class != Class::Mark).cloned().collect()
    };
    let edits: Vec<(Vec<Token>, Vec<Token>)> = runs.iter().filter(|r| !r.keep).map(|r| (of(old, &r.old), of(new, &r.new))).collect();
    if edits.is_empty() {
        return TextKind::Kept;
    }
    let all = |is: &dyn Fn(&Token) -> bool| edits.iter().all(|(a, b)| a.iter().chain(b).all(is));
    let count = |tokens: &[Token]| tokens.iter().filter(|t| t.class == Class::Quantity).count();
    let figures_match = edits.iter().all(|(a, b)| count(a) == count(b));
    let some = edits.iter().any(|(a, b)| !a.is_empty() || !b.is_empty());
    if !some || !figures_match || !all(&|t| matches!(t.class, Class::Quantity | Class::Qualifier)) {
        return TextKind::Reworded;
    }
    let bounds = |tokens: &[Token]| tokens.iter().map(|t| t.bound.clone()).collect::<Vec<String>>();
    let same_bounds = edits.iter().all(|(a, b)| bounds(a) == bounds(b));
    if all(&|t| t.class == Class::Quantity) && same_bounds { TextKind::Numbers } else { TextKind::Qualifier }
}

/// The runs as words. A token that is kept but written otherwise (５％, 5%) is deleted and inserted, so that both texts can be rebuilt.
fn spell(runs: &[Run], old: &str, new: &str, old_tokens: &[Token], new_tokens: &[Token]) -> Vec<(Tag, String)> {
    let mut parts: Vec<(Tag, &str)> = Vec::new();
    for run in runs {
        if run.keep {
            for (i, j) in run.old.clone().zip(run.new.clone()) {
                let (a, b) = (words(old, old_tokens, &(i..i + 1)), words(new, new_tokens, &(j..j + 1)));
                if a == b {
                    parts.push((Tag::Keep, a));
                } else {
                    parts.extend([(Tag::Delete, a), (Tag::Insert, b)]);
                }
            }
        } else {
            parts.extend([(Tag::Delete, words(old, old_tokens, &run.old)), (Tag::Insert, words(new, new_tokens, &run.new))]);
        }
    }
    written(parts.into_iter())
}

fn words<'a>(text: &'a str, tokens: &[Token], range: &std::ops::Range<usize>) -> &'a str {
    let tokens = tokens.get(range.clone()).unwrap_or_default();
    let ends = tokens.first().zip(tokens.last());
    ends.and_then(|(first, last)| text.get(first.start..last.end)).unwrap_or_default()
}

/// Joins neighbours of one tag, deletions before insertions, and drops the empty ones.
fn written<'a>(parts: impl Iterator<Item = (Tag, &'a str)>) -> Vec<(Tag, String)> {
    let mut inline: Vec<(Tag, String)> = Vec::new();
    let (mut deleted, mut inserted) = (String::new(), String::new());
    for (tag, words) in parts.chain([(Tag::Keep, "")]) {
        match tag {
            Tag::Delete => deleted.push_str(words),
            Tag::Insert => inserted.push_str(words),
            Tag::Keep if words.is_empty() => {}
            Tag::Keep => {
                flush(&mut inline, &mut deleted, &mut inserted);
                match inline.last_mut() {
                    Some((Tag::Keep, text)) => text.push_str(words),
                    _ => inline.push((Tag::Keep, words.to_owned())),
                }
            }
        }
    }
    flush(&mut inline, &mut deleted, &mut inserted);
    inline
}

fn flush(inline: &mut Vec<(Tag, String)>, deleted: &mut String, inserted: &mut String) {
    for (tag, text) in [(Tag::Delete, deleted), (Tag::Insert, inserted)] {
        if !text.is_empty() {
            inline.push((tag, std::mem::take(text)));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::knowledge::Knowledge;

    const WORDS: &str = r#"
source = "test"
unit = [{ word = "人", dimension = "count", kind = "count" }, { word = "元", dimension = "money", kind = "money" }]
bound = [{ word = "以上", bound = "ge", side = "after" }, { word = "左右", bound = "approx", side = "after" }]
degree = [{ strength = 2, words = ["基本", "积极", "大力", "加快"] }]
"#;

    fn lexicon() -> Lexicon {
        Lexicon::new(&Knowledge::parse("test.toml", WORDS).unwrap())
    }

    fn shown(redline: &Redline) -> String {
        let part = |(tag, text): &(Tag, String)| match tag {
            Tag::Keep => text.clone(),
            Tag::Delete => format!("[-{text}-]"),
            Tag::Insert => format!("{{+{text}+}}"),
        };
        redline.inline.iter().map(part).collect()
    }

    fn check(old: &str, new: &str, kind: TextKind, expected: &str) {
        let found = redline(&lexicon(), old, new);
        assert_eq!((shown(&found).as_str(), found.kind), (expected, kind));
    }

    #[test]
    fn a_figure_changes_whole() {
        check("赤字4.06万亿元。", "赤字5.66万亿元。", TextKind::Numbers, "赤字[-4.06万亿元-]{+5.66万亿元+}。");
        check("新增1200万人左右。", "新增1200万人以上。", TextKind::Qualifier, "新增[-1200万人左右-]{+1200万人以上+}。");
        check("与经济增长基本同步。", "与经济增长同步。", TextKind::Qualifier, "与经济增长[-基本-]同步。");
    }

    /// The kinds of change that readers of two consecutive reports look for first, on sentences of our own.
    #[test]
    fn what_only_binds_otherwise_is_told_from_what_is_said_otherwise() {
        let lexicon = Lexicon::new(Knowledge::built_in());
        for (old, new, kind) in [
            ("城镇新增就业2600人左右。", "城镇新增就业2600人以上。", TextKind::Qualifier),
            ("城镇新增就业2600人左右。", "城镇新增就业2700人左右。", TextKind::Numbers),
            ("居民收入增长与经济增长基本同步。", "居民收入增长与经济增长同步。", TextKind::Qualifier),
            ("粮食产量13万吨以上。", "粮食产量14万吨左右。", TextKind::Qualifier),
            ("地区生产总值增长6%左右。", "地区生产总值增长5.5%—6%。", TextKind::Qualifier),
            ("地区生产总值增长6%—6.5%。", "地区生产总值增长6%以上。", TextKind::Qualifier),
            ("力争财政收入增长5%。", "确保财政收入增长5%。", TextKind::Qualifier),
            ("收支基本平衡。", "收支保持基本平衡。", TextKind::Qualifier),
            ("单位能耗继续下降。", "单位能耗降低2.5%左右。", TextKind::Reworded),
            ("推进和平共建进程。", "推进共建进程。", TextKind::Reworded),
            ("渡口码头开港运营。", "渡口码头开港运营。", TextKind::Kept),
        ] {
            assert_eq!(redline(&lexicon, old, new).kind, kind, "{old} => {new}");
        }
    }

    #[test]
    fn a_form_of_a_digit_or_a_blank_is_no_change_of_kind() {
        check("区长 林青山", "区长　林青山", TextKind::Kept, "区长[- -]{+　+}林青山");
        check("增长５.2亿元。", "增长5.2亿元。", TextKind::Kept, "增长[-５.2亿元-]{+5.2亿元+}。");
    }

    #[test]
    fn an_insertion_moves_to_the_punctuation() {
        check("修好水渠，建好泵站。", "修好水渠，修好村道，建好泵站。", TextKind::Reworded, "修好水渠，{+修好村道，+}建好泵站。");
        check("办好食堂。", "办好食堂，办好浴室。", TextKind::Reworded, "办好食堂{+，办好浴室+}。");
    }

    #[test]
    fn a_chance_character_between_edits_is_no_island() {
        check("公共数据和流通使用。", "公共数据和规范数据流动。", TextKind::Reworded, "公共数据和[-流通使用-]{+规范数据流动+}。");
    }

    #[test]
    fn the_unlike_stand_apart() {
        let found = redline(&lexicon(), "奋斗铸就辉煌，实干赢得未来。", "重任落在肩上，拼搏成就明天。");
        assert!(found.apart);
        assert_eq!(found.inline.len(), 2);
        assert!(!redline(&lexicon(), "弘扬工匠精神。", "弘扬工匠精神，建好一支技术过硬的年轻工人队伍，办好技能比赛，评出能手。").apart);
    }

    proptest! {
        #[test]
        fn old_and_new_are_rebuilt(old in "[加快大力推进，。；增长5.２%亿元左右人的 C和]{0,40}", new in "[加快大力推进，。；增长5.２%亿元左右人的 C和]{0,40}") {
            let found = redline(&lexicon(), &old, &new);
            let side = |without: Tag| found.inline.iter().filter(|p| p.0 != without).map(|p| p.1.as_str()).collect::<String>();
            prop_assert_eq!(side(Tag::Insert), old);
            prop_assert_eq!(side(Tag::Delete), new);
        }
    }
}
