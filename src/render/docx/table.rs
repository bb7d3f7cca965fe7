//! Tables of a document: heads that come again on every page, rows that are not torn, columns as wide as Chinese needs.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::words::{Look, Stand, looking, paragraph};
use super::xml::Xml;
use crate::render::brief::board::Holds;
use crate::render::grid::Tint;

/// A column of the terminal in the type of tables, in twentieths of a point: half of 9 pt and a little air.
const COLUMN: usize = 94;
/// What a cell has around its words.
const AROUND: usize = 210;

/// What a column holds, how wide its widest line is and its widest piece that must not be broken, in columns of the terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    pub(super) holds: Holds,
    pub(super) widest: usize,
    pub(super) piece: usize,
}

/// The widths of columns on paper of this width, in twentieths of a point: a figure is not broken as long as there is room.
pub(super) fn widths(needs: &[Need], paper: usize) -> Vec<usize> {
    let wide = |columns: usize| columns * COLUMN + AROUND;
    let natural: Vec<usize> = needs.iter().map(|need| wide(need.widest.clamp(4, 90))).collect();
    let whole: Vec<usize> = needs
        .iter()
        .zip(&natural)
        .map(|(need, natural)| wide(need.piece.clamp(2, 40) + usize::from(need.holds == Holds::Word)).min(*natural))
        .collect();
    let good: Vec<usize> = needs
        .iter()
        .zip(natural.iter().zip(&whole))
        .map(|(need, (natural, whole))| {
            let good = match need.holds {
                Holds::Name => wide(16),
                Holds::Sentence => wide(22),
                Holds::Figure => wide(need.widest.min(18)),
                Holds::Word | Holds::Reference => wide(need.widest.min(12)),
            };
            good.clamp(*whole, *natural)
        })
        .collect();
    let sum = |widths: &[usize]| widths.iter().sum::<usize>();
    if sum(&whole) >= paper {
        // Nothing fits any more: all give way alike.
        return whole.iter().map(|width| width * paper / sum(&whole).max(1)).collect();
    }
    let (from, to) = if sum(&good) >= paper { (whole, good) } else { (good, natural) };
    let (wanted, spare) = (sum(&to) - sum(&from), paper - sum(&from));
    let given = |to: usize, from: usize| if wanted <= spare { to } else { from + (to - from) * spare / wanted.max(1) };
    let mut widths: Vec<usize> = to.iter().zip(&from).map(|(to, from)| given(*to, *from)).collect();
    let rest = paper.saturating_sub(sum(&widths));
    // What is left over goes to running text, else to the names, else to all.
    let takes = |holds: Holds| needs.iter().filter(|need| need.holds == holds).count();
    let (holds, shares) = match (takes(Holds::Sentence), takes(Holds::Name)) {
        (0, 0) => (None, needs.len()),
        (0, names) => (Some(Holds::Name), names),
        (sentences, _) => (Some(Holds::Sentence), sentences),
    };
    for (width, need) in widths.iter_mut().zip(needs) {
        if holds.is_none_or(|holds| need.holds == holds) {
            *width += rest / shares.max(1);
        }
    }
    widths
}

/// The widest piece of some words that no line end parts: figures and Latin words; Han characters can be parted.
pub(super) fn piece(words: &str) -> usize {
    let parted = |c: char| c.is_whitespace() || ('\u{2E80}'..='\u{9FFF}').contains(&c);
    let width = |piece: &str| piece.chars().map(|c| UnicodeWidthChar::width_cjk(c).unwrap_or(0)).sum::<usize>();
    let han = words.chars().filter(|c| parted(*c)).map(|c| UnicodeWidthChar::width_cjk(c).unwrap_or(0)).max().unwrap_or(0);
    words.split(parted).map(width).max().unwrap_or(0).max(han)
}

/// The widest line of some words; arrows and dashes are as wide as Han characters on paper.
pub(super) fn widest(words: &str) -> usize {
    words.lines().map(UnicodeWidthStr::width_cjk).max().unwrap_or(0)
}

/// A table of these widths; what stands in it follows.
pub(super) fn table(xml: &mut Xml, widths: &[usize], says: &str, rows: impl FnOnce(&mut Xml)) {
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<usize>().to_string()), ("w:type", "dxa")]);
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "A6A6A6")]);
                }
            });
            xml.val_of("w:tblLayout", "w:type", "fixed");
            xml.element("w:tblCellMar", &[], |xml| {
                for (side, width) in [("w:top", "20"), ("w:left", "70"), ("w:bottom", "20"), ("w:right", "70")] {
                    xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
                }
            });
            if !says.is_empty() {
                xml.val("w:tblCaption", says);
            }
        });
        xml.element("w:tblGrid", &[], |xml| {
            for width in widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        rows(xml);
    });
}

/// A row; one of heads comes again on every page.
pub(super) fn row(xml: &mut Xml, head: bool, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if head {
                xml.empty("w:tblHeader", &[]);
            }
        });
        cells(xml);
    });
}

/// A row that may go on on the next page: running text.
pub(super) fn long_row(xml: &mut Xml, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], cells);
}

/// A cell: its width, how many columns it covers, its ground, and its paragraphs.
pub(super) fn cell(xml: &mut Xml, width: usize, across: usize, ground: Option<&str>, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if across > 1 {
                xml.val("w:gridSpan", &across.to_string());
            }
            if let Some(ground) = ground {
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", ground)]);
            }
            xml.val("w:vAlign", "center");
        });
        inside(xml);
    });
}

/// The row of heads.
pub(super) fn heads<'a>(xml: &mut Xml, titles: impl Iterator<Item = &'a str>, widths: &[usize]) {
    row(xml, true, |xml| {
        for (title, width) in titles.zip(widths) {
            cell(xml, *width, 1, Some("E7ECF3"), |xml| {
                let stand = Stand { style: "TableHead", ..Stand::default() };
                paragraph(xml, stand, |xml| looking(xml, Look::default(), title));
            });
        }
    });
}

/// The title of a group of rows.
pub(super) fn group(xml: &mut Xml, title: &str, widths: &[usize]) {
    row(xml, false, |xml| {
        cell(xml, widths.iter().sum(), widths.len(), Some("F5F5F5"), |xml| {
            let stand = Stand { style: "TableText", with_next: true, ..Stand::default() };
            paragraph(xml, stand, |xml| looking(xml, Look { bold: true, ..Look::default() }, title));
        });
    });
}

/// The ground beside a word that means it.
pub(super) fn ground(tint: Tint) -> Option<&'static str> {
    match tint {
        Tint::Good => Some("E2F0D9"),
        Tint::Bad => Some("FBE0E0"),
        Tint::Doubtful => Some("FFF2CC"),
        Tint::Plain | Tint::Faint => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(holds: Holds, widest: usize) -> Need {
        Need { holds, widest, piece: if holds == Holds::Figure { 7 } else { 2 } }
    }

    #[test]
    fn columns_fill_the_paper_and_figures_stay_whole() {
        let needs = [need(Holds::Name, 30), need(Holds::Figure, 9), need(Holds::Word, 8), need(Holds::Sentence, 300)];
        let found = widths(&needs, 8_800);
        assert!(found.iter().sum::<usize>() <= 8_800 && found.iter().sum::<usize>() > 8_700, "{found:?}");
        assert!(found[1] >= 9 * COLUMN && found[2] >= 8 * COLUMN, "{found:?}");
        assert!(found[3] > found[0], "{found:?}");
    }

    #[test]
    fn many_columns_break_words_before_figures() {
        let mut needs = vec![need(Holds::Name, 30), need(Holds::Word, 8), need(Holds::Reference, 60)];
        needs.extend([need(Holds::Figure, 12); 9]);
        let found = widths(&needs, 13_900);
        assert!(found.iter().sum::<usize>() <= 13_900, "{found:?}");
        assert!(found.iter().skip(3).all(|width| *width >= 7 * COLUMN + AROUND), "{found:?}");
    }

    #[test]
    fn figures_and_latin_words_are_pieces() {
        assert_eq!([piece("307.9"), piece("超过85家"), piece("Target move"), piece("指标")], [5, 2, 6, 2]);
    }

    #[test]
    fn too_many_columns_give_way_alike_and_stay_on_the_paper() {
        let found = widths(&[need(Holds::Figure, 14); 20], 8_800);
        assert!(found.iter().sum::<usize>() <= 8_800, "{found:?}");
    }
}
