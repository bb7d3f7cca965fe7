//! Sheets → a workbook: heads that stay, filters, widths that suit Chinese, colours beside words, links, and the same bytes each time.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook,
    Worksheet, XlsxError,
};

use unicode_width::UnicodeWidthStr;

use super::charts::Figures;
use super::sheet::{Column, Entry, Holds, Sheet};
use crate::compare::Tag;
use crate::error::Error;
use crate::render::clock::Clock;
use crate::render::lang::Lang;

/// The longest text of a cell.
const LONGEST: usize = 32_000;
/// A sheet holds no more links.
const MOST_LINKS: u32 = 60_000;

/// A workbook as it grows.
pub(super) struct Book {
    workbook: Workbook,
    lang: Lang,
    styles: Styles,
}

/// The looks of cells.
struct Styles {
    head: Format,
    words: Format,
    number: Format,
    linked: Format,
    linked_number: Format,
    legend: Format,
    gone: Format,
    come: Format,
    plain: Format,
}

impl Styles {
    fn new() -> Self {
        let font = || Format::new().set_font_name("微软雅黑").set_font_size(10);
        let cell = || font().set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_border_color(0xD0D0D0);
        let link = |format: Format| format.set_font_color(0x1F4E9E);
        Self {
            head: cell()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_align(FormatAlign::Center)
                .set_background_color(0xE7ECF3),
            words: cell().set_text_wrap(),
            number: cell().set_align(FormatAlign::Right),
            linked: link(cell().set_text_wrap()),
            linked_number: link(cell().set_align(FormatAlign::Right)),
            legend: font().set_font_color(0x595959),
            gone: font().set_font_color(0xB00020).set_font_strikethrough(),
            come: font().set_font_color(0x1B6E2D).set_underline(rust_xlsxwriter::FormatUnderline::Single),
            plain: font(),
        }
    }
}

/// Colours beside the words that mean them: green, yellow, red.
const VERDICTS: [(&[&str], u32, u32); 3] = [
    (&["完成", "met", "提高", "收紧", "趋硬", "新增", "raised", "tightened", "harder", "new"], 0xE2F0D9, 0x1B5E20),
    (&["未报告", "未判定", "存疑", "no result", "unjudged", "warning"], 0xFFF2CC, 0x7F6000),
    (
        &["未完成", "missed", "下调", "放宽", "趋软", "未再提", "不合", "lowered", "loosened", "softer", "dropped", "error"],
        0xFBE0E0,
        0x9C0006,
    ),
];

/// The day that a workbook bears where no time is set: the format wants one.
const NO_TIME: i64 = 946_684_800;

impl Book {
    /// An empty workbook.
    pub(super) fn new(lang: Lang, clock: Clock) -> Self {
        let mut workbook = Workbook::new();
        let mut properties = DocProperties::new().set_author(format!("tongbi {}", env!("CARGO_PKG_VERSION")));
        let seconds = clock.0.and_then(|seconds| i64::try_from(seconds).ok()).unwrap_or(NO_TIME);
        let time = ExcelDateTime::from_timestamp(seconds).or_else(|_| ExcelDateTime::from_timestamp(NO_TIME));
        if let Ok(time) = time {
            properties = properties.set_creation_datetime(&time);
        }
        workbook.set_properties(&properties);
        Self { workbook, lang, styles: Styles::new() }
    }

    /// The bytes of the file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Error> {
        self.workbook.save_to_buffer().map_err(|error| broken(&error))
    }

    /// Adds a sheet.
    pub(super) fn add(&mut self, sheet: Sheet) -> Result<(), Error> {
        let sources = name_of_sources(self.lang);
        self.written(&sheet, sources).map_err(|error| broken(&error))
    }

    /// Adds the sheet of charts, where there are any.
    pub(super) fn charts(&mut self, figures: &Figures) -> Result<(), Error> {
        if figures.charts.is_empty() {
            return Ok(());
        }
        let styles = &self.styles;
        let sheet = self.workbook.add_worksheet();
        figures.write(sheet, &styles.head, &styles.words, &styles.number).map_err(|error| broken(&error))
    }

    fn written(&mut self, of: &Sheet, sources: &str) -> Result<(), XlsxError> {
        let styles = &self.styles;
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(&of.name)?;
        let mut links = 0;
        let mut widths = Vec::with_capacity(of.columns.len());
        for (column, at) in of.columns.iter().zip(0u16..) {
            sheet.write_string_with_format(0, at, &column.title, &styles.head)?;
            let entries = || of.rows.iter().filter_map(|row| row.get(usize::from(at)));
            let columns = columns(column, entries().map(Entry::width).max(), entries().map(Entry::number_width).max());
            sheet.set_column_width(at, width(columns))?;
            widths.push(columns);
        }
        sheet.set_row_height(0, height(2))?;
        for (row, at) in of.rows.iter().zip(1u32..) {
            for (entry, column) in row.iter().zip(0u16..) {
                let link = entry.source.filter(|_| links < MOST_LINKS);
                links += u32::from(link.is_some());
                cell(sheet, (at, column), entry, link.map(|number| format!("internal:'{sources}'!A{}", number + 1)), styles)?;
            }
            // Not every program measures wrapped rows by itself.
            let lines = row.iter().zip(&widths).map(|(entry, columns)| entry.lines(*columns)).max().unwrap_or(1);
            sheet.set_row_height(at, height(lines))?;
        }
        let last = u32::try_from(of.rows.len()).unwrap_or(0);
        let columns = u16::try_from(of.columns.len()).unwrap_or(1).max(1) - 1;
        if last > 0 && of.fixed > 0 {
            sheet.autofilter(0, 0, last, columns)?;
        }
        for (_, column) in of.columns.iter().zip(0u16..).filter(|(column, _)| column.verdict) {
            verdicts(sheet, column, last.max(1))?;
        }
        for (line, at) in of.legend.iter().zip(last + 2..) {
            sheet.write_string_with_format(at, 0, line, &styles.legend)?;
        }
        sheet.set_freeze_panes(1, of.fixed)?;
        page(sheet)?;
        sheet.set_repeat_rows(0, 0)?;
        Ok(())
    }
}

/// Landscape A4, as wide as the paper, numbered.
pub(super) fn page(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_footer("&C— &P —");
    sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    Ok(())
}

fn cell(sheet: &mut Worksheet, at: (u32, u16), entry: &Entry, link: Option<String>, styles: &Styles) -> Result<(), XlsxError> {
    let (row, column) = at;
    // The link belongs to the cell: what is written after it takes the place of its words alone.
    if let Some(link) = &link {
        sheet.write_url_with_format(row, column, Url::new(link.as_str()), &styles.linked)?;
    }
    match &entry.holds {
        Holds::Nothing => {
            sheet.write_blank(row, column, &styles.words)?;
        }
        Holds::Words(words) => {
            let format = if link.is_some() { &styles.linked } else { &styles.words };
            let words = cut(words);
            // As words even where someone edits the cell: = + - @ would begin a formula.
            if words.starts_with(['=', '+', '-', '@']) {
                sheet.write_string_with_format(row, column, words, &format.clone().set_quote_prefix())?;
            } else {
                sheet.write_string_with_format(row, column, words, format)?;
            }
        }
        Holds::Number(value, shown) => {
            let format = if link.is_some() { &styles.linked_number } else { &styles.number };
            // Spreadsheets know binary numbers only: the nearest one, which reads back as the same decimal.
            let number: f64 = value.to_string().parse().unwrap_or_default();
            sheet.write_number_with_format(row, column, number, &format.clone().set_num_format(shown))?;
        }
        Holds::Marked(parts) => {
            let style = |tag: Tag| match tag {
                Tag::Keep => &styles.plain,
                Tag::Delete => &styles.gone,
                Tag::Insert => &styles.come,
            };
            let whole: String = parts.iter().map(|(_, words)| words.as_str()).collect();
            let parts: Vec<(&Format, &str)> =
                parts.iter().filter(|(_, words)| !words.is_empty()).map(|(tag, words)| (style(*tag), words.as_str())).collect();
            if parts.len() > 1 && cut(&whole).len() == whole.len() {
                sheet.write_rich_string_with_format(row, column, &parts, &styles.words)?;
            } else {
                sheet.write_string_with_format(row, column, cut(&whole), &styles.words)?;
            }
        }
    }
    Ok(())
}

/// What a cell can hold of some words, and that they go on.
fn cut(words: &str) -> String {
    if words.len() <= LONGEST {
        return words.to_owned();
    }
    words.chars().take(LONGEST / 4).chain("…".chars()).collect()
}

fn verdicts(sheet: &mut Worksheet, column: u16, last: u32) -> Result<(), XlsxError> {
    for (words, fill, ink) in VERDICTS {
        let look = Format::new().set_background_color(fill).set_font_color(ink);
        for word in words {
            let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(*word)).set_format(&look);
            sheet.add_conditional_format(1, column, last, column, &rule)?;
        }
    }
    Ok(())
}

/// How many columns of the terminal a column takes: the head in two lines with room for the button of the filter, words as far as the
/// column goes, numbers whole, as a spreadsheet shows ### for one that it has no room for.
fn columns(of: &Column, widest: Option<usize>, widest_number: Option<usize>) -> usize {
    let title = of.title.width();
    let piece = of.title.split(' ').filter(|word| word.is_ascii()).map(str::len).max().unwrap_or(0);
    let head = (title.div_ceil(2) + 3).max(piece + 1).min(title + 3);
    widest.unwrap_or(0).clamp(head, of.most.max(head)).max(widest_number.unwrap_or(0))
}

/// The width of a column for words that take so many columns of a terminal: the library's own measure clips Chinese.
fn width(columns: usize) -> f64 {
    f64::from(u32::try_from(columns).unwrap_or(80)) + 1.3
}

/// The height of so many lines, as far as a spreadsheet goes.
fn height(lines: usize) -> f64 {
    (f64::from(u32::try_from(lines).unwrap_or(30)) * 14.5 + 3.0).min(409.0)
}

/// The name of the sheet that every link leads to.
pub(super) fn name_of_sources(lang: Lang) -> &'static str {
    lang.pick("出处", "Sources")
}

fn broken(error: &XlsxError) -> Error {
    Error::new(format!("the workbook cannot be written: {error}")).hint("write another format, such as .csv")
}
