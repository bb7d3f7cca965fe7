//! Lists that a document counts by itself → the number that is printed before a paragraph and stands nowhere in its text: 一、 （一） 1.

mod format;

use rustc_hash::FxHashMap;

/// Levels that a list can have.
pub(super) const LEVELS: usize = 9;

/// The lists of a document and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By their ids.
    pub(super) lists: FxHashMap<String, List>,
    /// The uses of them by theirs.
    pub(super) numbers: FxHashMap<String, Number>,
    counted: FxHashMap<String, [Option<u32>; LEVELS]>,
}

/// A list.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    /// Its levels, the outermost first.
    pub(super) levels: [Option<Level>; LEVELS],
    /// The style that stands for the list, where it is defined elsewhere.
    pub(super) link: Option<String>,
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    /// What it counts from.
    pub(super) start: u32,
    /// How its numbers are written, as `w:numFmt` names it.
    pub(super) format: String,
    /// What is printed, `%1` for the number of the outermost level.
    pub(super) text: String,
    /// Whether all its numbers are decimal.
    pub(super) legal: bool,
    /// Whether deeper levels begin anew after it.
    pub(super) restarts: bool,
    /// The paragraph style that is numbered with this level.
    pub(super) style: Option<String>,
}

/// A use of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Number {
    /// The list.
    pub(super) list: String,
    /// Levels that this use of the list counts from another number.
    pub(super) starts: [Option<u32>; LEVELS],
    /// Levels that it prints in another way.
    pub(super) levels: [Option<Level>; LEVELS],
    /// Levels that have been counted in it.
    pub(super) begun: [bool; LEVELS],
}

impl Numbering {
    /// Counts one paragraph of list `number` at `level` (the level of `style` where it names none) and gives what stands before it; `linked`
    /// tells which use of a list a style holds.
    pub(super) fn next(
        &mut self,
        number: &str,
        level: Option<usize>,
        style: Option<&str>,
        linked: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        if number == "0" {
            return None;
        }
        let mut of = self.numbers.get(number)?.clone();
        // A list may be but the name of a style that holds it.
        let link = self.lists.get(&of.list).and_then(|list| list.link.clone());
        if let Some(linked) = link.and_then(|style| linked(&style)).and_then(|number| self.numbers.get(&number)) {
            of.list.clone_from(&linked.list);
        }
        let list = self.lists.get(&of.list)?;
        let levels: Vec<Option<Level>> = (0..LEVELS).map(|at| of.levels[at].clone().or_else(|| list.levels[at].clone())).collect();
        let by_style = || levels.iter().position(|l| l.as_ref().is_some_and(|l| style.is_some() && l.style.as_deref() == style));
        let at = level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let own = levels.get(at)?.as_ref()?;

        let counted = self.counted.entry(of.list.clone()).or_default();
        let begun = self.numbers.get_mut(number).and_then(|of| of.begun.get_mut(at)).map(|begun| std::mem::replace(begun, true));
        let first = of.starts[at].filter(|_| begun == Some(false));
        counted[at] = Some(match (first, counted[at]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => of.starts[at].unwrap_or(own.start),
        });
        for deeper in at + 1..LEVELS {
            if levels[deeper].as_ref().is_none_or(|level| level.restarts) {
                counted[deeper] = None;
            }
        }
        Some(printed(own, &levels, counted))
    }
}

/// Puts the counters in the places of `%1` … `%9`.
fn printed(own: &Level, levels: &[Option<Level>], counted: &[Option<u32>; LEVELS]) -> String {
    if own.format == "bullet" {
        return String::new();
    }
    let mut out = String::new();
    let mut chars = own.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && *d > 0);
        let Some(digit) = digit else {
            out.push(c);
            continue;
        };
        chars.next();
        let at = digit as usize - 1;
        let Some(Some(level)) = levels.get(at) else { continue };
        let value = counted.get(at).copied().flatten().unwrap_or(level.start);
        out.push_str(&format::number(value, if own.legal { "decimal" } else { &level.format }));
    }
    // 1 alone would run into the words and read as a figure.
    if out.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        out.push(' ');
    }
    out
}
