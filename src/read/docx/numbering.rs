//! `numbering.xml` → the number that Word prints before a paragraph, which stands nowhere in the text: 一、 （一） 1.

use rustc_hash::FxHashMap;

use super::format;
use super::styles::Styles;
use crate::read::xml::{Element, Tree};

/// Levels that a list can have.
const LEVELS: usize = 9;

/// The lists of a document and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: FxHashMap<String, List>,
    numbers: FxHashMap<String, Number>,
    counted: FxHashMap<String, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Clone, Default)]
struct List {
    levels: [Option<Level>; LEVELS],
    /// The style that stands for the list, where it is defined elsewhere.
    link: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    legal: bool,
    /// Whether deeper levels begin anew after it.
    restarts: bool,
    /// The paragraph style that is numbered with this level.
    style: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Number {
    list: String,
    /// Levels that this use of the list counts from another number.
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
    begun: [bool; LEVELS],
}

impl Numbering {
    /// Reads the lists of a part.
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let mut numbering = Self::default();
        let Some(top) = tree.top() else { return numbering };
        for of in top.children() {
            match of.name() {
                "abstractNum" => {
                    let Some(id) = of.attr("abstractNumId") else { continue };
                    let link = of.child("numStyleLink").and_then(val);
                    numbering.lists.insert(id.into_owned(), List { levels: levels(of), link });
                }
                "num" => {
                    let (Some(id), Some(list)) = (of.attr("numId"), of.child("abstractNumId").and_then(val)) else { continue };
                    let mut number = Number { list, ..Number::default() };
                    for over in of.children().filter(|of| of.name() == "lvlOverride") {
                        let Some(at) = level_of(over) else { continue };
                        let start = over.child("startOverride").and_then(val).and_then(|v| v.parse().ok());
                        let level = over.child("lvl").map(level);
                        if let (Some(starts), Some(levels)) = (number.starts.get_mut(at), number.levels.get_mut(at)) {
                            (*starts, *levels) = (start, level);
                        }
                    }
                    numbering.numbers.insert(id.into_owned(), number);
                }
                _ => {}
            }
        }
        numbering
    }

    /// Counts one paragraph of list `number` at `level` (the level of `style` where it names none) and gives what stands before it.
    pub(super) fn next(&mut self, number: &str, level: Option<usize>, style: Option<&str>, styles: &Styles) -> Option<String> {
        if number == "0" {
            return None;
        }
        let mut of = self.numbers.get(number)?.clone();
        // A list may be but the name of a style that holds it.
        let link = self.lists.get(&of.list).and_then(|list| list.link.clone());
        if let Some(linked) = link.and_then(|style| styles.number(&style)).and_then(|(number, _)| self.numbers.get(&number)) {
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

fn levels(list: Element<'_>) -> [Option<Level>; LEVELS] {
    let mut levels: [Option<Level>; LEVELS] = Default::default();
    for of in list.children().filter(|of| of.name() == "lvl") {
        if let Some(slot) = level_of(of).and_then(|at| levels.get_mut(at)) {
            *slot = Some(level(of));
        }
    }
    levels
}

fn level(of: Element<'_>) -> Level {
    let value = |name: &str| of.child(name).and_then(val);
    Level {
        start: value("start").and_then(|v| v.parse().ok()).unwrap_or(1),
        format: number_format(of).unwrap_or_else(|| "decimal".to_owned()),
        text: value("lvlText").unwrap_or_default(),
        legal: of.child("isLgl").is_some_and(|of| !matches!(val(of).as_deref(), Some("0" | "false"))),
        restarts: value("lvlRestart").as_deref() != Some("0"),
        style: value("pStyle"),
    }
}

/// Formats that are newer than the first edition stand beside an older one to fall back on.
fn number_format(of: Element<'_>) -> Option<String> {
    let direct = of.child("numFmt").and_then(val);
    let newer = || {
        let choice = of.child("AlternateContent")?;
        choice.descendants().find(|of| of.name() == "numFmt").and_then(val)
    };
    direct.or_else(newer)
}

fn level_of(of: Element<'_>) -> Option<usize> {
    of.attr("ilvl")?.parse().ok()
}

/// The `w:val` of an element.
pub(super) fn val(of: Element<'_>) -> Option<String> {
    of.attr("val").map(std::borrow::Cow::into_owned)
}
