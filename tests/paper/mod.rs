//! Small PDF and OFD files built in code: characters at their places, as a typesetter sets them.

#![allow(dead_code, clippy::expect_used, reason = "every test uses some of it, and a broken file stops its test")]

use std::fmt::Write;

use crate::support::container;

/// A page: texts with their left edge, base line from the top, and size; and operators of its own.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) texts: Vec<(f64, f64, f64, String)>,
    pub(crate) extra: String,
}

/// Width and height of the pages, in points.
pub(crate) const SIZE: (f64, f64) = (595.0, 842.0);

impl Sheet {
    /// Adds a text.
    pub(crate) fn at(mut self, x: f64, y: f64, size: f64, text: &str) -> Self {
        self.texts.push((x, y, size, text.to_owned()));
        self
    }

    /// Adds lines of sixteen points, one under the other.
    pub(crate) fn lines(mut self, x: f64, y: f64, lines: &[&str]) -> Self {
        for (n, line) in (0..).zip(lines) {
            self = self.at(x, y + f64::from(n) * 28.0, 16.0, line);
        }
        self
    }

    /// Adds drawing operators.
    pub(crate) fn draw(mut self, operators: &str) -> Self {
        self.extra.push_str(operators);
        self
    }

    /// A line of a table.
    pub(crate) fn rule(self, x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        self.draw(&format!("{x0} {} m {x1} {} l S\n", SIZE.1 - y0, SIZE.1 - y1))
    }

    fn operators(&self) -> String {
        let mut out = self.extra.clone();
        for (x, y, size, text) in &self.texts {
            let codes = text.encode_utf16().fold(String::new(), |codes, unit| codes + &format!("{unit:04X}"));
            let _ = writeln!(out, "BT /F1 {size} Tf 1 0 0 1 {x} {} Tm <{codes}> Tj ET", SIZE.1 - y);
        }
        out
    }
}

/// A font that is not in the file, whose codes are UTF-16: what older writers set Chinese in.
pub(crate) const FONT: &str = "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font \
     /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [ 1 95 500 ] \
     /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 >> >> ] >>";

/// A PDF of these pages.
pub(crate) fn pdf(sheets: &[Sheet]) -> Vec<u8> {
    let objects = objects(sheets, FONT, &[]);
    file(&objects, "")
}

/// The objects of a PDF: 1 the catalogue, 2 the list of pages, 3 the font F1, then `more` from 4 on, then page and content by turns.
/// The pages know the further objects as X4, X5 and so on.
pub(crate) fn objects(sheets: &[Sheet], font: &str, more: &[String]) -> Vec<String> {
    let first = 4 + more.len();
    let kids: String = (0..sheets.len()).map(|n| format!("{} 0 R ", first + 2 * n)).collect();
    let named: String = (4..first).map(|n| format!("/X{n} {n} 0 R ")).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [ {kids}] >>", sheets.len()),
        font.to_owned(),
    ];
    objects.extend(more.iter().cloned());
    for (n, sheet) in sheets.iter().enumerate() {
        let (width, height) = SIZE;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 {width} {height} ] /Contents {} 0 R /Resources << /Font << /F1 3 0 R {named}>> /XObject << {named}>> >> >>",
            first + 2 * n + 1
        ));
        objects.push(stream("", &sheet.operators()));
    }
    objects
}

/// A stream object with these entries.
pub(crate) fn stream(entries: &str, data: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{data}\nendstream", data.len())
}

/// The bytes of a PDF with these objects, numbered from 1, and these entries of its trailer.
pub(crate) fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in (1..).zip(objects) {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = write!(out, "{n} 0 obj\n{object}\nendobj\n");
    }
    let at = out.len();
    let _ = write!(out, "{table}trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1);
    out.into_bytes()
}

/// An OFD of these pages' objects and these further parts.
pub(crate) fn ofd(pages: &[String], common: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let list: String = (0..pages.len()).map(|n| format!("<ofd:Page ID='{}' BaseLoc='Pages/Page_{n}/Content.xml'/>", n + 100)).collect();
    let document = format!(
        "<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
         {common}</ofd:CommonData><ofd:Pages>{list}</ofd:Pages></ofd:Document>"
    );
    let entry = "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    let named: Vec<(String, String)> =
        pages.iter().enumerate().map(|(n, page)| (format!("Doc_0/Pages/Page_{n}/Content.xml"), page.clone())).collect();
    let mut all: Vec<(&str, &[u8])> = vec![("OFD.xml", entry.as_bytes()), ("Doc_0/Document.xml", document.as_bytes())];
    all.extend(named.iter().map(|(name, page)| (name.as_str(), page.as_bytes())));
    all.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    container(&all)
}

/// A page of an OFD with these objects.
pub(crate) fn ofd_page(objects: &str, template: &str) -> String {
    format!(
        "<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'>{template}<ofd:Content><ofd:Layer ID='1'>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )
}

/// A text of an OFD: five millimetres high, one step a character.
pub(crate) fn ofd_text(x: f64, y: f64, text: &str) -> String {
    let steps: String = text.chars().map(|c| if c.is_ascii() { "2.5 " } else { "5 " }).collect();
    format!(
        "<ofd:TextObject Boundary='{x} {y} 180 6' Font='1' Size='5'><ofd:TextCode X='0' Y='5' DeltaX='{steps}'>{text}</ofd:TextCode></ofd:TextObject>"
    )
}

/// The same damage every time: numbers that look like chance.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `most`.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }
}

/// Damaged copies of a file: cut at many places, with bits turned, stretches zeroed and doubled.
pub(crate) fn damaged(bytes: &[u8], seed: u64, times: usize) -> Vec<Vec<u8>> {
    let mut chance = Chance::new(seed);
    let cut = (0..times).map(|n| bytes[..bytes.len() * n / times].to_vec());
    let mut copies: Vec<Vec<u8>> = cut.collect();
    for n in 0..times {
        let mut copy = bytes.to_vec();
        let at = chance.below(copy.len());
        let length = chance.below(40).min(copy.len() - at);
        match n % 4 {
            0 | 1 => (0..=n % 7).for_each(|_| {
                let at = chance.below(copy.len());
                copy[at] ^= 1 << chance.below(8);
            }),
            2 => copy[at..at + length].fill(0),
            _ => {
                let piece = copy[at..at + length].to_vec();
                copy.splice(at..at, piece);
            }
        }
        copies.push(copy);
    }
    copies
}
