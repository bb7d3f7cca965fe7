//! PDF → blocks: the pages' characters with their places, which `layout` puts together to paragraphs.
//!
//! Only the text of the drawing is followed: no picture is decoded, no letter drawn. What a code of a font stands for is told by
//! the font's own map, by the words that the file gives in place of what is drawn, or by the numbered collection of its characters.

mod actual;
mod content;
mod font;
mod fonts;
mod radicals;
mod state;
mod unpack;

use hayro_font::kurbo::Affine;
use hayro_syntax::object::dict::keys::{CONTENTS, COUNT, PAGES};
use hayro_syntax::object::{Array, Dict, Stream};
use hayro_syntax::page::Page as PdfPage;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::content::Painter;
use self::fonts::Fonts;
use super::blocks::Document;
use super::layout::{self, Page};
use super::{Options, limits};
use crate::error::Error;

/// Reads a PDF file.
///
/// # Errors
/// Where it is damaged, locked, without text, or its characters cannot be told.
pub(super) fn read(bytes: &[u8], file: &str, _options: &Options) -> Result<Document, Error> {
    unpack::weigh(bytes, file)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| refused(error, file))?;
    let (pages, cut) = pages(&pdf);
    let declared = declared(&pdf);
    layout::read(pages, &layout::About { file, declared, cut })
}

/// The pages as drawn, and whether the work allowed ran out before their end.
fn pages(pdf: &Pdf) -> (Vec<Page>, bool) {
    let fonts = Fonts::new();
    let mut left = limits::OPERATORS;
    let mut pages = Vec::new();
    for (number, page) in (1..).zip(pdf.pages().iter().take(limits::PAGES)) {
        let (width, height) = page.render_dimensions();
        let empty = Page { number, width: width.into(), height: height.into(), ..Page::default() };
        let mut painter = Painter::new(&fonts, empty, Affine::new(page.initial_transform(true).as_coeffs()), left);
        painter.run(&drawing(page), page.resources(), 0);
        let (page, rest) = painter.finish();
        left = rest;
        pages.push(page);
    }
    let full = pages.iter().any(|page| page.glyphs.len() >= limits::PAGE_GLYPHS);
    (pages, full || left == 0 || pdf.pages().len() > limits::PAGES)
}

/// The operators that draw a page: one stream or several, read as one.
fn drawing(page: &PdfPage<'_>) -> Vec<u8> {
    if let Some(stream) = page.raw().get::<Stream<'_>>(CONTENTS) {
        return unpack::stream(&stream).unwrap_or_default();
    }
    let mut all = Vec::new();
    if let Some(streams) = page.raw().get::<Array<'_>>(CONTENTS) {
        for stream in streams.iter::<Stream<'_>>() {
            all.extend(unpack::stream(&stream).unwrap_or_default());
            all.push(b'\n');
            if all.len() as u64 > limits::PART {
                break;
            }
        }
    }
    all
}

/// How many pages the file says that it has.
fn declared(pdf: &Pdf) -> Option<usize> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let count = root.get::<Dict<'_>>(PAGES)?.get::<i32>(COUNT)?;
    usize::try_from(count).ok()
}

fn refused(error: LoadPdfError, file: &str) -> Error {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Error::new("the PDF is locked with a password")
            .at(file)
            .hint("open it with the password and save or print it without: qpdf --decrypt --password=… report.pdf open.pdf"),
        LoadPdfError::Decryption(_) => Error::new("the PDF is locked in a way that cannot be opened")
            .at(file)
            .hint("open it in its own reader and print it to a new PDF, or copy its text out"),
        LoadPdfError::Invalid => Error::new("the PDF is damaged: no page of it can be found")
            .at(file)
            .hint("copy or download it again; where it opens in a reader, print it to a new PDF"),
    }
}
