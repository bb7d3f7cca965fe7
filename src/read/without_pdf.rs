//! Says that this build does not read PDF files.

use super::Options;
use super::blocks::Document;
use crate::error::Error;

/// Refuses a PDF file.
///
/// # Errors
/// Always.
pub(super) fn read(_bytes: &[u8], file: &str, _options: &Options) -> Result<Document, Error> {
    Err(Error::new("this is a PDF file, which this build of tongbi does not read")
        .at(file)
        .hint("build it with its feature `pdf`, or convert the file: pdftotext -layout report.pdf report.txt"))
}
