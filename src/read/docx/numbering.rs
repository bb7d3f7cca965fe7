//! `numbering.xml` → the lists of the document.

use crate::read::lists::{LEVELS, Level, List, Number, Numbering};
use crate::read::xml::{Element, Tree};

/// Reads the lists of a part.
pub(super) fn read(tree: &Tree<'_>) -> Numbering {
    let mut numbering = Numbering::default();
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
