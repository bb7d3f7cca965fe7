//! Pictures of a document, the logo and the charts: how large they stand on paper, and the elements that show them.

use super::xml::Xml;
use crate::error::Error;
use crate::render::brief::Logo;
use crate::render::chart::Drawing;

/// A picture that Word shows.
pub(super) struct Picture<'a> {
    /// The name of its file in the folder `word/media`.
    pub(super) name: String,
    pub(super) bytes: &'a [u8],
    /// Width and height on paper, in English metric units.
    extent: (u64, u64),
    /// Its number in the document.
    id: usize,
}

/// English metric units in a dot at 96 dots an inch.
const DOT: u64 = 9_525;
/// English metric units in the twentieth part of a point.
const TWENTIETH: usize = 635;
/// A logo is no higher than two centimetres.
const HIGHEST: u64 = 720_000;
/// And no wider than twelve.
const WIDEST: u64 = 4_320_000;
/// A chart leaves room for its title and some lines, also on paper on its side.
const HIGHEST_CHART: u64 = 5_040_000;

/// The picture of a logo.
pub(super) fn picture(logo: &Logo) -> Result<Picture<'_>, Error> {
    let (name, size) = match logo.kind {
        "image/png" => ("logo.png", png(&logo.bytes)),
        "image/jpeg" => ("logo.jpeg", jpeg(&logo.bytes)),
        _ => return Err(Error::new("Word documents take no SVG as a logo").hint("use a PNG or JPEG file")),
    };
    let size = size.filter(|(width, height)| *width > 0 && *height > 0);
    let size = size.ok_or_else(|| Error::new("the logo is damaged: its size cannot be read").hint("save the picture anew"))?;
    Ok(Picture { name: name.to_owned(), bytes: &logo.bytes, extent: fitted(size, (WIDEST, HIGHEST)), id: 1 })
}

/// The picture of a chart on paper of this width; a number of its own after that of the logo.
pub(super) fn chart<'a>((drawing, bytes): &'a (Drawing, Vec<u8>), number: usize, paper: usize) -> Picture<'a> {
    let widest = u64::try_from(paper * TWENTIETH).unwrap_or(WIDEST);
    let extent = fitted((drawing.width, drawing.height), (widest, HIGHEST_CHART));
    Picture { name: format!("chart{number}.png"), bytes, extent, id: number + 1 }
}

/// Width and height on paper: the size on the screen, made smaller where that is more than there is room for.
fn fitted(size: (u32, u32), (widest, highest): (u64, u64)) -> (u64, u64) {
    let (width, height) = (u64::from(size.0) * DOT, u64::from(size.1) * DOT);
    let fit = |(width, height): (u64, u64), limit: u64, of: u64| {
        if of > limit { (width * limit / of, height * limit / of) } else { (width, height) }
    };
    let one = fit((width, height), highest, height);
    fit(one, widest, one.0)
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    Some((number(bytes, 16, 4)?, number(bytes, 20, 4)?))
}

/// The size stands in the segment that begins the frame.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let marker = number(bytes, at, 2)?;
        let frame = matches!(marker, 0xFFC0..=0xFFCF) && !matches!(marker, 0xFFC4 | 0xFFC8 | 0xFFCC);
        if frame {
            return Some((number(bytes, at + 7, 2)?, number(bytes, at + 5, 2)?));
        }
        let length = usize::try_from(number(bytes, at + 2, 2)?).ok()?;
        if marker < 0xFF00 || length < 2 {
            return None;
        }
        at += 2 + length;
    }
}

impl Picture<'_> {
    /// What the relations of the document call it.
    pub(super) fn relation(name: &str) -> String {
        format!("rId-{}", name.split('.').next().unwrap_or(name))
    }

    /// The picture within a line, with the words that stand for it.
    pub(super) fn write(&self, xml: &mut Xml, says: &str) {
        let (width, height) = self.extent;
        let (id, relation) = (self.id.to_string(), Self::relation(&self.name));
        let (cx, cy) = (width.max(1).to_string(), height.max(1).to_string());
        let (a, pic) =
            ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.openxmlformats.org/drawingml/2006/picture");
        let wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
        xml.element("w:r", &[], |xml| {
            xml.element("w:drawing", &[], |xml| {
                xml.element("wp:inline", &[("xmlns:wp", wp), ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
                    xml.empty("wp:extent", &[("cx", &cx), ("cy", &cy)]);
                    xml.empty("wp:docPr", &[("id", &id), ("name", &self.name), ("descr", says)]);
                    xml.element("a:graphic", &[("xmlns:a", a)], |xml| {
                        xml.element("a:graphicData", &[("uri", pic)], |xml| {
                            xml.element("pic:pic", &[("xmlns:pic", pic)], |xml| {
                                xml.element("pic:nvPicPr", &[], |xml| {
                                    xml.empty("pic:cNvPr", &[("id", &id), ("name", &self.name), ("descr", says)]);
                                    xml.empty("pic:cNvPicPr", &[]);
                                });
                                xml.element("pic:blipFill", &[], |xml| {
                                    xml.empty("a:blip", &[("r:embed", &relation)]);
                                    xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                                });
                                xml.element("pic:spPr", &[], |xml| {
                                    xml.element("a:xfrm", &[], |xml| {
                                        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                                        xml.empty("a:ext", &[("cx", &cx), ("cy", &cy)]);
                                    });
                                    xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                                });
                            });
                        });
                    });
                });
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_tells_its_size_and_is_fitted_to_the_page() {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend([0, 0, 4, 0, 0, 0, 2, 0]);
        assert_eq!(png(&bytes), Some((1024, 512)));
        let jpeg_bytes = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 30, 0, 40, 3];
        assert_eq!(jpeg(&jpeg_bytes), Some((40, 30)));
        assert_eq!(fitted((1024, 512), (WIDEST, HIGHEST)), (1_440_000, 720_000));
        assert_eq!(fitted((100, 10), (WIDEST, HIGHEST)), (952_500, 95_250));
        assert_eq!(jpeg(&[0xFF, 0xD8, 0, 0]), None);
    }
}
