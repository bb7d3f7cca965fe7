//! OFD (GB/T 33190) → blocks.

use super::Options;
use super::blocks::Document;
use crate::error::Error;

/// Reads an OFD file.
pub(super) fn read(_bytes: &[u8], file: &str, _options: &Options) -> Result<Document, Error> {
    Err(Error::new("this is an OFD file, which this version does not read").at(file).hint("open it in an OFD reader and save its text"))
}
