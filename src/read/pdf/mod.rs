//! PDF → blocks.

use super::Options;
use super::blocks::Document;
use crate::error::Error;

/// Reads a PDF file.
pub(super) fn read(_bytes: &[u8], file: &str, _options: &Options) -> Result<Document, Error> {
    Err(Error::new("this is a PDF file, which this version does not read")
        .at(file)
        .hint("copy its text out, or convert it: pdftotext -layout report.pdf report.txt"))
}
