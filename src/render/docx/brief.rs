//! The briefing as a Word document: title, contents, and the parts in the order that every format has.

use super::package::Package;
use super::picture::Picture;
use super::table::{self, Need};
use super::text;
use super::words::{Look, Stand, link, looking, marked, paragraph, plain};
use super::xml::Xml;
use super::{charts, page, picture};
use crate::compare::Comparison;
use crate::compare::brief::{Brief, Part};
use crate::error::Error;
use crate::render::brief::board::{Board, Column, Entry, Holds};
use crate::render::brief::{Setting, boards, place, words};
use crate::render::chart::Pictures;
use crate::render::clock::Clock;
use crate::render::grid::Tint;
use crate::render::lang::Lang;

/// More columns than these want the paper on its side.
const UPRIGHT: usize = 7;

/// The whole briefing with the charts given.
///
/// # Errors
/// Where there is none, where its logo is no picture that Word shows, or where it cannot be packed.
pub fn brief(comparison: &Comparison, setting: &Setting<'_>, charts: &[Pictures], clock: Clock) -> Result<Vec<u8>, Error> {
    let Some(brief) = &comparison.brief else {
        return Err(Error::new("there is no briefing to write").hint("name an old and a new report"));
    };
    let logo = setting.logo.as_ref().map(picture::picture).transpose()?;
    let linked = setting.parts.contains(&Part::Sources);
    let mut writer = Writer { comparison, brief, setting, lang: setting.lang, charts, pictures: Vec::new(), linked, mark: 0 };
    let title = words::title(comparison, setting);
    let mut xml = Xml::new();
    xml.element("w:document", &page::NAMES, |xml| {
        xml.element("w:body", &[], |xml| {
            writer.front(xml, &title, logo.as_ref());
            let mut across = false;
            for (part, at) in setting.parts().zip(1..) {
                writer.part(xml, part, at, &mut across);
            }
            plain(xml, "Note", &words::made_by(setting.lang));
            page::section(xml, across);
        });
    });
    let mut package = Package::new(xml.finish(), &title, clock)
        .with("header", "header1.xml", page::header(&title))
        .with("footer", "footer1.xml", page::footer())
        .with("numbering", "numbering.xml", include_bytes!("parts/numbering.xml").to_vec());
    for picture in logo.iter().chain(&writer.pictures) {
        package = package.picture(picture);
    }
    package.pack()
}

pub(super) struct Writer<'a> {
    pub(super) comparison: &'a Comparison,
    brief: &'a Brief,
    setting: &'a Setting<'a>,
    pub(super) lang: Lang,
    pub(super) charts: &'a [Pictures],
    /// What was shown of them.
    pub(super) pictures: Vec<Picture<'a>>,
    /// Whether the sentences are in the document, so that figures can lead to them.
    linked: bool,
    mark: usize,
}

impl Writer<'_> {
    fn front(&mut self, xml: &mut Xml, title: &str, logo: Option<&Picture<'_>>) {
        if let Some(logo) = logo {
            paragraph(xml, Stand { style: "Subtitle", ..Stand::default() }, |xml| logo.write(xml, self.lang.pick("单位标志", "logo")));
        }
        plain(xml, "Title", title);
        if let Some(org) = &self.setting.org {
            plain(xml, "Subtitle", org);
        }
        plain(xml, "BodyText", &words::counts(self.brief, self.lang));
        plain(xml, "ContentsHead", self.lang.pick("目录", "Contents"));
        self.contents(xml);
    }

    /// A field that Word computes anew when it opens the document; until then the titles stand there without their pages, which are
    /// not known here.
    fn contents(&self, xml: &mut Xml) {
        let parts: Vec<Part> = self.setting.parts().collect();
        for (at, part) in parts.iter().enumerate() {
            paragraph(xml, Stand { style: "TOC1", ..Stand::default() }, |xml| {
                if at == 0 {
                    page::field_opens(xml, " TOC \\o \"1-1\" \\h \\z \\u ");
                }
                let words = format!("{}{}", number(at + 1, self.lang), words::part_title(*part, self.lang));
                link(xml, &format!("_Toc{}", at + 1), &words);
                if at + 1 == parts.len() {
                    page::field_closes(xml);
                }
            });
        }
    }

    fn part(&mut self, xml: &mut Xml, part: Part, at: usize, across: &mut bool) {
        let boards = boards(part, self.comparison, self.brief, self.setting);
        let wide = boards.iter().any(|board| board.columns.len() > UPRIGHT);
        if wide != *across {
            page::turn(xml, *across);
            *across = wide;
        }
        let list = self.list();
        let stand = Stand { style: "Heading1", list: Some((list, "0")), ..Stand::default() };
        self.mark += 1;
        let id = self.mark;
        paragraph(xml, stand, |xml| marked(xml, &format!("_Toc{at}"), id, |xml| page::run(xml, words::part_title(part, self.lang))));
        let said = match part {
            Part::Head => self.head(xml),
            Part::Points => self.points(xml),
            Part::Text => text::write(self, xml),
            Part::Indicators | Part::Outcomes | Part::Targets | Part::Wording | Part::Glossary | Part::Checks | Part::Sources => {
                charts::write(self, xml, part, page::width(wide));
                boards.iter().for_each(|board| self.board(xml, board, part, page::width(wide)));
                !boards.is_empty()
            }
        };
        if !said {
            plain(xml, "BodyText", words::nothing(part, self.comparison, self.lang));
        }
    }

    fn list(&self) -> &'static str {
        self.lang.pick("1", "2")
    }

    fn head(&self, xml: &mut Xml) -> bool {
        for report in &self.comparison.reports {
            plain(xml, "BodyText", &words::report(report, self.lang));
            plain(xml, "Note", &format!("{}　SHA-256 {}", words::file(report), report.sha256));
        }
        for remark in &self.comparison.notes {
            let year = remark.report.and_then(|at| self.comparison.reports.get(at)).and_then(|report| report.meta.year);
            let place = match (year, remark.note.line) {
                (Some(year), Some(line)) => format!("{year}:{line} "),
                (Some(year), None) => format!("{year} "),
                (None, _) => String::new(),
            };
            plain(xml, "Note", &format!("{}{place}{}", self.lang.pick("说明：", "Note: "), self.lang.note(&remark.note)));
        }
        !self.comparison.reports.is_empty()
    }

    fn points(&self, xml: &mut Xml) -> bool {
        for point in &self.brief.points {
            let numbers: Vec<usize> = point.cited.iter().filter_map(|citation| self.brief.number(citation)).collect();
            paragraph(xml, Stand { style: "Point", list: Some(("3", "0")), ..Stand::default() }, |xml| {
                page::run(xml, self.lang.note(&point.says));
                page::run(xml, self.lang.pick("　", " "));
                self.references(xml, &numbers);
            });
        }
        !self.brief.points.is_empty()
    }

    /// Where figures stand, each a link to its sentence.
    fn references(&self, xml: &mut Xml, numbers: &[usize]) {
        for (at, group) in self.places(numbers).iter().enumerate() {
            if at > 0 {
                page::run(xml, " ");
            }
            for (at, (number, words)) in group.iter().enumerate() {
                if at > 0 {
                    page::run(xml, ",");
                }
                if self.linked {
                    link(xml, &format!("s{number}"), words);
                } else {
                    looking(xml, Look::of_tint(Tint::Faint), words);
                }
            }
        }
    }

    /// Places of sources with their numbers; two lines of one year stand together, so that it is said once: `2023:14,30 2024:8`.
    fn places(&self, numbers: &[usize]) -> Vec<Vec<(usize, String)>> {
        let mut seen: Vec<String> = Vec::new();
        let mut groups: Vec<(String, Vec<(usize, String)>)> = Vec::new();
        for number in numbers {
            let place = place(*number, self.comparison, self.brief);
            if seen.contains(&place) {
                continue;
            }
            let (year, line) = place.split_once(':').map_or((place.as_str(), ""), |(year, line)| (year, line));
            match groups.last_mut().filter(|(of, group)| of == year && group.len() < 2) {
                Some((_, group)) => group.push((*number, line.to_owned())),
                None => groups.push((year.to_owned(), vec![(*number, place.clone())])),
            }
            seen.push(place);
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn board(&mut self, xml: &mut Xml, board: &Board, part: Part, paper: usize) {
        if !board.title.is_empty() {
            let stand = Stand { style: "Heading2", list: Some((self.list(), "1")), ..Stand::default() };
            paragraph(xml, stand, |xml| page::run(xml, &board.title));
        }
        let widths = table::widths(&self.needs(board), paper);
        table::table(xml, &widths, words::part_title(part, self.lang), |xml| {
            table::heads(xml, board.columns.iter().map(|column| column.title.as_str()), &widths);
            for group in &board.groups {
                if !group.title.is_empty() {
                    table::group(xml, &group.title, &widths);
                }
                for row in &group.rows {
                    let cells = |xml: &mut Xml| {
                        for ((entry, column), width) in row.entries.iter().zip(&board.columns).zip(&widths) {
                            let numbered = part == Part::Sources && column.holds == Holds::Word && entry.number.is_some();
                            table::cell(xml, *width, 1, table::ground(entry.tint), |xml| self.entry(xml, entry, column, numbered));
                        }
                    };
                    if board.columns.iter().any(|column| column.holds == Holds::Sentence) {
                        table::long_row(xml, cells)
                    } else {
                        table::row(xml, false, cells)
                    }
                }
            }
        });
        for line in &board.legend {
            plain(xml, "Note", line);
        }
        // Two tables without a paragraph between them would become one.
        plain(xml, "Gap", "");
    }

    fn needs(&self, board: &Board) -> Vec<Need> {
        let rows = || board.groups.iter().flat_map(|group| &group.rows);
        // The widest line and the widest piece.
        let shown = |entry: &Entry, column: &Column| -> (usize, usize) {
            if column.holds == Holds::Reference && entry.words.is_empty() {
                let groups = self.places(&entry.sources);
                let lengths = groups.iter().map(|group| group.iter().map(|(_, words)| words.len() + 1).sum::<usize>());
                return lengths.fold((0, 0), |(line, piece), length| (line + length, piece.max(length)));
            }
            (table::widest(&entry.words), table::piece(&entry.words))
        };
        let need = |(at, column): (usize, &Column)| {
            let head = (table::widest(&column.title), table::piece(&column.title));
            let entries = rows().filter_map(|row| row.entries.get(at)).map(|entry| shown(entry, column));
            let (widest, piece) = entries.fold(head, |(widest, piece), (line, part)| (widest.max(line), piece.max(part)));
            Need { holds: column.holds, widest, piece }
        };
        board.columns.iter().enumerate().map(need).collect()
    }

    fn entry(&mut self, xml: &mut Xml, entry: &Entry, column: &Column, numbered: bool) {
        let side = match column.holds {
            Holds::Figure => Some("right"),
            Holds::Word => Some("center"),
            Holds::Name | Holds::Sentence | Holds::Reference => None,
        };
        self.mark += usize::from(numbered);
        let id = self.mark;
        paragraph(xml, Stand { style: "TableText", side, ..Stand::default() }, |xml| {
            if numbered {
                marked(xml, &format!("s{}", entry.words), id, |xml| page::run(xml, &entry.words));
            } else if column.holds == Holds::Reference && entry.words.is_empty() {
                self.references(xml, &entry.sources);
            } else {
                looking(xml, Look::of_tint(entry.tint), &entry.words);
            }
        });
    }
}

/// The number that a heading bears, for the contents.
fn number(at: usize, lang: Lang) -> String {
    const HAN: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match (lang, at.checked_sub(1).and_then(|at| HAN.get(at))) {
        (Lang::Zh, Some(han)) => format!("{han}、"),
        (Lang::Zh | Lang::En, _) => format!("{at}. "),
    }
}
