//! doc → blocks.

use super::Options;
use super::blocks::Document;
use crate::error::Error;

/// Reads such a file.
pub(super) fn read(_bytes: &[u8], file: &str, _options: &Options) -> Result<Document, Error> {
    Err(Error::new("this version does not read doc").at(file).hint("save it as plain text"))
}
