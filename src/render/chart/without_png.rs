//! Says that this build makes no pictures.

use super::{Drawing, Fonts};
use crate::error::Error;

/// Refuses to make a picture.
///
/// # Errors
/// Always.
pub fn png(_of: &Drawing, _fonts: &Fonts) -> Result<Vec<u8>, Error> {
    Err(Error::new("this build of tongbi makes no pictures in PNG").hint("build it with its feature `png`, or write an .svg"))
}
