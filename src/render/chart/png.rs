//! A drawing → a picture in PNG, lettered with the fonts of the machine. A character that none of them has is an error, never a box.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, PixelDimensions, Unit};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{FontResolver, Group, Node, Options, Text, Tree};

use super::{Drawing, Fonts};
use crate::error::Error;

/// Dots of the picture in one of the screen: sharp on paper too.
const TIMES: u32 = 2;
/// Dots in a metre where one of the screen is the 96th part of an inch.
const DENSITY: u32 = 3_780 * TIMES;

/// The picture.
///
/// # Errors
/// Where the fonts lack a character of the drawing, or where it cannot be drawn.
pub fn png(of: &Drawing, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let failed = |what: &str| Error::new(format!("the chart cannot be made a picture: {what}")).hint("write an .svg");
    let tree = Tree::from_str(&of.svg, &options(fonts)).map_err(|error| failed(&error.to_string()))?;
    if let Some(missing) = missing(tree.root()) {
        return Err(Error::new(format!("no font of this machine has the character {missing}"))
            .hint("install a font for Chinese, such as Noto Sans CJK, or write an .svg"));
    }
    let mut pixels = Pixmap::new(of.width * TIMES, of.height * TIMES).ok_or_else(|| failed("it has no size"))?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(2.0, 2.0), &mut pixels.as_mut());
    encoded(&pixels).map_err(|error| failed(&error.to_string()))
}

fn options(fonts: &Fonts) -> Options<'static> {
    let (plain, bold) = (fonts.plain, fonts.bold);
    Options {
        font_resolver: FontResolver {
            select_font: Box::new(move |font, _| Some(if font.weight() >= 600 { bold } else { plain })),
            select_fallback: Box::new(|c, tried, all| Fonts::with(all, c, tried)),
        },
        fontdb: fonts.all.clone(),
        ..Options::default()
    }
}

/// The first character that no font has.
fn missing(group: &Group) -> Option<String> {
    group.children().iter().find_map(|node| match node {
        Node::Group(group) => missing(group),
        Node::Text(text) => missing_in(text),
        Node::Path(_) | Node::Image(_) => None,
    })
}

fn missing_in(text: &Text) -> Option<String> {
    let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
    let glyph = glyphs.find(|glyph| glyph.id.0 == 0 && !glyph.text.trim().is_empty())?;
    let code = glyph.text.chars().next().map_or(0, u32::from);
    Some(format!("{} (U+{code:04X})", glyph.text))
}

/// Red, green and blue: nothing shows through. It knows its size on paper.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    // Flat colours: no filter makes their bytes any more alike, and little is gained by looking long.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(3));
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: DENSITY, yppu: DENSITY, unit: Unit::Meter }));
    let mut colours = Vec::with_capacity(pixels.pixels().len() * 3);
    for pixel in pixels.pixels() {
        colours.extend_from_slice(&[pixel.red(), pixel.green(), pixel.blue()]);
    }
    encoder.write_header()?.write_image_data(&colours)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(words: &str) -> Drawing {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 40\" width=\"200\" height=\"40\"><text x=\"4\" y=\"24\" font-size=\"14\">{words}</text></svg>"
        );
        Drawing { svg, width: 200, height: 40, says: words.to_owned() }
    }

    #[test]
    fn what_no_font_has_is_refused_and_never_drawn_as_a_box() {
        let Some(fonts) = Fonts::of_system() else { return };
        assert!(png(&drawing("地区生产总值5.2%"), &fonts).is_ok());
        let refused = png(&drawing("甲\u{10FFFD}乙"), &fonts).err().map(|error| error.what).unwrap_or_default();
        assert!(refused.contains("U+10FFFD"), "{refused}");
    }

    #[test]
    fn without_a_chinese_font_there_are_no_fonts() {
        assert!(Fonts::of(resvg::usvg::fontdb::Database::new()).is_none());
    }
}
