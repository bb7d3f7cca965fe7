//! The redline for the terminal: section by section, inline or side by side, unchanged sentences folded.

use anstyle::{AnsiColor, Style};

use super::layout::{Piece, pieces, titles};
use super::wrap::{Line, Words, paint, words, wrap};
use super::{amendment_lines, counts, kind_label, nearness, rounded, signed};
use crate::align::Relation;
use crate::compare::{Comparison, Coverage, Quote, SectionChange, Tag, TextChange, TextKind, TextSummary};
use crate::render::lang::Lang;

/// How the redline is to look.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// The language of labels.
    pub lang: Lang,
    /// Columns; `None` for no limit.
    pub width: Option<usize>,
    /// Old and new beside one another.
    pub side_by_side: bool,
    /// Whether to colour; without, deletions and insertions stand in `[-…-]` and `{+…+}`.
    pub color: bool,
    /// Unchanged sentences too.
    pub all: bool,
    /// Of a draft and its final text the redline rather than the list of amendments.
    pub redline: bool,
}

/// Where the words of a pair begin.
const INDENT: usize = 6;
/// Columns for two texts side by side where nothing limits them.
const WIDE: usize = 160;

/// The redline of a comparison; a line that says so where there is none.
#[must_use]
pub fn terminal(comparison: &Comparison, look: Look) -> String {
    let Some(text) = &comparison.text else {
        return format!("{}\n", look.lang.pick("没有可比较的两份报告。", "No two reports to compare."));
    };
    let mut page = Page { look, out: String::new() };
    page.summary(&text.summary);
    if let (Some(list), false) = (&text.amendments, look.redline || look.side_by_side) {
        page.amendments(list.len(), &amendment_lines(text, look.lang));
        return page.out;
    }
    for piece in pieces(text, look.all) {
        match piece {
            Piece::Section(change) => page.section(change),
            Piece::Folded(count) => page.folded(count),
            Piece::Pair(pair) => page.pair(pair),
        }
    }
    page.out
}

struct Page {
    look: Look,
    out: String,
}

impl Page {
    fn style(&self, style: Style) -> Style {
        if self.look.color { style } else { Style::new() }
    }

    fn dim(&self) -> Style {
        self.style(Style::new().dimmed())
    }

    /// The words under an indent, the first line after `lead`.
    fn lines(&mut self, lead: Words, indent: usize, parts: &[Words]) {
        let lines = wrap(parts, self.look.width.map(|width| width.saturating_sub(indent)));
        for (at, line) in lines.iter().enumerate() {
            if at == 0 {
                let taken = wrap(std::slice::from_ref(&lead), None).first().map_or(0, |l| l.width);
                paint(&Line { parts: vec![lead.clone()], width: taken }, &mut self.out);
                self.out.push_str(&" ".repeat(indent.saturating_sub(taken)));
            } else {
                self.out.push_str(&" ".repeat(indent));
            }
            paint(line, &mut self.out);
            self.out.push('\n');
        }
    }

    fn summary(&mut self, of: &TextSummary) {
        let lang = self.look.lang;
        let kinds = counts(of, lang).into_iter().filter(|(_, n)| *n > 0).map(|(kind, n)| format!("{kind} {n}"));
        let moved = (of.moved > 0).then(|| format!("{} {}", lang.pick("其中移动", "of these moved"), of.moved));
        let text = kinds.chain(moved).collect::<Vec<String>>().join(lang.pick("　", ", "));
        let style = self.style(Style::new().bold());
        self.lines(words(style, lang.pick("句", "#")), INDENT, &[words(Style::new(), &text)]);
        let share = |of: Coverage| (of.matched_characters * 100).checked_div(of.characters).unwrap_or(0);
        let (old, new) = (share(of.old), share(of.new));
        let text = match lang {
            Lang::Zh => format!("旧文 {old}% 的字、新文 {new}% 的字有对应句"),
            Lang::En => format!("{old}% of the old and {new}% of the new characters have a counterpart"),
        };
        if of.old.characters + of.new.characters > 0 {
            self.lines(words(style, lang.pick("对应", "both")), INDENT, &[words(Style::new(), &text)]);
        }
        let relations = of.relations.iter().filter(|(_, n)| *n > 0).map(|(r, n)| format!("{} {n}", lang.relation(*r)));
        let text = relations.collect::<Vec<String>>().join(lang.pick("　", ", "));
        if !text.is_empty() {
            self.lines(words(style, lang.pick("章节", "§")), INDENT, &[words(Style::new(), &text)]);
        }
    }

    /// The list of amendments, a paragraph of the draft a line.
    fn amendments(&mut self, count: usize, lines: &[String]) {
        let text = match self.look.lang {
            lang if count == 0 => lang.pick("两份文本逐字相同", "the two texts are the same word for word").to_owned(),
            Lang::Zh => format!("多数句子逐字相同，按修改清单列出{count}处改动（--inline 看红线对照）"),
            Lang::En => format!("most sentences are the same word for word: {count} amendments (--inline for the redline)"),
        };
        let bold = self.style(Style::new().bold());
        self.out.push('\n');
        self.lines(words(bold, "━━"), 3, &[words(bold, &text)]);
        for (at, line) in lines.iter().enumerate() {
            self.lines(words(Style::new(), &format!("{}.", at + 1)), INDENT, &[words(Style::new(), line)]);
        }
    }

    fn section(&mut self, change: &SectionChange) {
        let lang = self.look.lang;
        let (title, former) = titles(change);
        let level = change.new.first().or(change.old.first()).map_or(1, |section| section.level);
        let mark = match level {
            0 | 1 => "━━",
            2 => "──",
            _ => "··",
        };
        let bold = self.style(Style::new().bold());
        let mut parts = vec![words(bold, &title)];
        if change.relation != Relation::Kept {
            parts.push(words(self.relation_style(change.relation), &format!(" 〔{}〕", lang.relation(change.relation))));
        }
        if let Some(former) = former {
            parts.push(words(self.dim(), &format!(" ← {former}")));
        }
        self.out.push('\n');
        self.lines(words(bold, mark), 3, &parts);
    }

    fn relation_style(&self, relation: Relation) -> Style {
        let color = match relation {
            Relation::Kept => return Style::new(),
            Relation::Added => AnsiColor::Green,
            Relation::Removed => AnsiColor::Red,
            Relation::Renamed | Relation::Split | Relation::Merged => AnsiColor::Yellow,
            Relation::Moved => AnsiColor::Cyan,
        };
        self.style(color.on_default())
    }

    fn folded(&mut self, count: usize) {
        let text = match self.look.lang {
            Lang::Zh => format!("… {count} 句未变 …"),
            Lang::En => format!("… {count} unchanged …"),
        };
        self.lines(words(Style::new(), ""), INDENT, &[words(self.dim(), &text)]);
    }

    fn pair(&mut self, pair: &TextChange) {
        let color = match pair.kind {
            TextKind::Kept => AnsiColor::White,
            TextKind::Numbers | TextKind::Qualifier => AnsiColor::Yellow,
            TextKind::Reworded | TextKind::Split | TextKind::Merged => AnsiColor::Blue,
            TextKind::Added => AnsiColor::Green,
            TextKind::Removed => AnsiColor::Red,
        };
        let label = words(self.style(color.on_default()), &self.short_label(pair));
        if self.look.side_by_side {
            self.beside(label, pair);
        } else if pair.apart {
            let old = self.redline(pair, |tag| tag != Tag::Insert);
            self.lines(label, INDENT, &old);
            let new = self.redline(pair, |tag| tag != Tag::Delete);
            self.lines(words(Style::new(), ""), INDENT, &new);
        } else {
            let all = self.redline(pair, |_| true);
            self.lines(label, INDENT, &all);
        }
        self.remarks(pair);
    }

    /// What became of a pair, in no more columns than the words are indented.
    fn short_label(&self, pair: &TextChange) -> String {
        let label = match (self.look.lang, pair.kind) {
            (Lang::Zh, TextKind::Added) if pair.is_near() => "增≈",
            (Lang::Zh, TextKind::Removed) if pair.is_near() => "删≈",
            (Lang::Zh, kind) => kind_label(kind, Lang::Zh),
            (Lang::En, TextKind::Kept) => "  =",
            (Lang::En, TextKind::Numbers) => "num",
            (Lang::En, TextKind::Qualifier) => "qual",
            (Lang::En, TextKind::Reworded) => "edit",
            (Lang::En, TextKind::Split) => "split",
            (Lang::En, TextKind::Merged) => "merge",
            (Lang::En, TextKind::Added) if pair.is_near() => "new≈",
            (Lang::En, TextKind::Added) => "new",
            (Lang::En, TextKind::Removed) if pair.is_near() => "gone≈",
            (Lang::En, TextKind::Removed) => "gone",
        };
        label.to_owned()
    }

    fn redline(&self, pair: &TextChange, shown: impl Fn(Tag) -> bool) -> Vec<Words> {
        pair.inline.iter().filter(|(tag, _)| shown(*tag)).map(|(tag, text)| self.tagged(*tag, text, pair.kind)).collect()
    }

    fn tagged(&self, tag: Tag, text: &str, kind: TextKind) -> Words {
        let style = match tag {
            Tag::Keep => Style::new(),
            Tag::Delete if kind == TextKind::Removed => AnsiColor::Red.on_default(),
            Tag::Delete => AnsiColor::Red.on_default().strikethrough(),
            Tag::Insert => AnsiColor::Green.on_default(),
        };
        // What is wholly new or gone is marked by its label.
        let whole = matches!(kind, TextKind::Added | TextKind::Removed);
        if self.look.color || whole { words(self.style(style), text) } else { words(Style::new(), &signed(tag, text)) }
    }

    fn beside(&mut self, label: Words, pair: &TextChange) {
        let whole = self.look.width.unwrap_or(WIDE).saturating_sub(INDENT + 3);
        let column = (whole / 2).max(8);
        let old = wrap(&self.redline(pair, |tag| tag != Tag::Insert), Some(column));
        let new = wrap(&self.redline(pair, |tag| tag != Tag::Delete), Some(column));
        let taken = wrap(std::slice::from_ref(&label), None).first().map_or(0, |l| l.width);
        for at in 0..old.len().max(new.len()) {
            if at == 0 {
                paint(&Line { parts: vec![label.clone()], width: taken }, &mut self.out);
            }
            self.out.push_str(&" ".repeat(INDENT.saturating_sub(if at == 0 { taken } else { 0 })));
            let empty = Line::default();
            let (left, right) = (old.get(at).unwrap_or(&empty), new.get(at).unwrap_or(&empty));
            paint(left, &mut self.out);
            // A closing mark may stand two columns out of the left text.
            self.out.push_str(&" ".repeat((column + 2).saturating_sub(left.width)));
            if right.width > 0 {
                paint(right, &mut self.out);
            }
            let trimmed = self.out.trim_end_matches(' ').len();
            self.out.truncate(trimmed);
            self.out.push('\n');
        }
    }

    /// Where it came from, and the nearest wording of what has no counterpart.
    fn remarks(&mut self, pair: &TextChange) {
        let lang = self.look.lang;
        if let (true, Some(from)) = (pair.moved, pair.old.first()) {
            let text = format!("{}{}", lang.pick("移自：", "moved from: "), place(from, lang));
            let style = self.style(AnsiColor::Cyan.on_default());
            self.lines(words(Style::new(), ""), INDENT, &[words(style, &text)]);
        }
        if let Some((near, similarity)) = &pair.nearest {
            let text = format!("{} {}（{}）：{}", nearness(pair, lang), rounded(*similarity), place(near, lang), near.text);
            let dim = self.dim();
            self.lines(words(Style::new(), ""), INDENT, &[words(dim, &text)]);
        }
    }
}

fn place(quote: &Quote, lang: Lang) -> String {
    let line = match (lang, quote.place.page) {
        (Lang::Zh, None) => format!("第{}行", quote.line),
        (Lang::Zh, Some(page)) => format!("第{page}页（第{}行）", quote.line),
        (Lang::En, None) => format!("line {}", quote.line),
        (Lang::En, Some(page)) => format!("page {page} (line {})", quote.line),
    };
    match quote.section.is_empty() {
        true => line,
        false => format!("{}{}{line}", quote.section, lang.pick("，", ", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{TextComparison, TextSummary};

    fn quote(text: &str) -> Quote {
        Quote { text: text.to_owned(), section: "一、任务".to_owned(), section_id: 1, line: 3, place: crate::source::Place::default() }
    }

    fn pair(kind: TextKind, old: &[&str], new: &[&str], inline: &[(Tag, &str)]) -> TextChange {
        let quotes = |texts: &[&str]| texts.iter().map(|text| quote(text)).collect();
        let inline = inline.iter().map(|(tag, text)| (*tag, (*text).to_owned())).collect();
        TextChange { kind, moved: false, similarity: 0.8, old: quotes(old), new: quotes(new), inline, apart: false, nearest: None }
    }

    fn comparison() -> Comparison {
        let kept = pair(TextKind::Kept, &["开港。"], &["开港。"], &[(Tag::Keep, "开港。")]);
        let numbers = pair(
            TextKind::Numbers,
            &["就业2500人。"],
            &["就业2600人。"],
            &[(Tag::Keep, "就业"), (Tag::Delete, "2500人"), (Tag::Insert, "2600人"), (Tag::Keep, "。")],
        );
        let mut added = pair(TextKind::Added, &[], &["开食堂。"], &[(Tag::Insert, "开食堂。")]);
        added.nearest = Some((quote("办食堂。"), 0.25));
        let text = TextComparison {
            sections: Vec::new(),
            pairs: vec![kept.clone(), kept, numbers, added],
            summary: TextSummary { kinds: vec![(TextKind::Kept, 2), (TextKind::Numbers, 1)], ..TextSummary::default() },
            amendments: None,
        };
        Comparison { text: Some(text), ..Comparison::default() }
    }

    #[test]
    fn unchanged_sentences_are_folded_and_changes_readable_without_colour() {
        let shown = terminal(&comparison(), Look { width: Some(40), ..Look::default() });
        let expected = "\
句    未变 2　数字 1
      … 2 句未变 …
数字  就业[-2500人-]{+2600人+}。
新增  开食堂。
      可能相关 0.25（一、任务，第3行）：
      办食堂。
";
        assert_eq!(shown, expected);
    }

    #[test]
    fn colours_replace_the_signs() {
        let shown = terminal(&comparison(), Look { color: true, ..Look::default() });
        assert!(shown.contains("\u{1b}[32m2600人\u{1b}[0m") && !shown.contains("{+"), "{shown}");
    }

    #[test]
    fn side_by_side_lines_keep_their_columns() {
        let shown = terminal(&comparison(), Look { width: Some(60), side_by_side: true, ..Look::default() });
        assert!(shown.contains("数字  就业[-2500人-]。           就业{+2600人+}。\n"), "{shown}");
    }
}
