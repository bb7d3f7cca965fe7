//! An archive of reports (.zip) → the reports in it; names in GBK are read as such.

use super::package::Package;
use super::{ENDINGS, sniff};
use crate::error::Error;

/// Whether the bytes are a zip container that is no document itself.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    sniff::is_archive(bytes)
}

/// A file of an archive: its name, and its bytes or why they cannot be read.
pub type Packed = (String, Result<Vec<u8>, Error>);

/// The reports in an archive called `file`, by name: each with its name, `archive.zip/name`, and its bytes, or why it cannot be read.
///
/// # Errors
/// Where the archive is damaged or holds no report.
pub fn unpack(bytes: &[u8], file: &str) -> Result<Vec<Packed>, Error> {
    let mut package = Package::open(bytes, file)?;
    let named: Vec<(usize, String)> =
        package.names().iter().enumerate().filter(|(_, name)| is_report(name)).map(|(at, name)| (at, name.clone())).collect();
    if named.is_empty() {
        return Err(Error::new("no report is in this archive").at(file).hint(format!("reports end in .{}", ENDINGS.join(", ."))));
    }
    let mut found: Vec<_> = named.into_iter().map(|(at, name)| (format!("{file}/{name}"), package.part_at(at))).collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(found)
}

/// Whether a file of this name may be a report: by its ending, and no note about the others or trace of a system.
#[must_use]
pub fn is_report(name: &str) -> bool {
    let name = name.replace('\\', "/");
    let last = name.rsplit('/').next().unwrap_or_default();
    let Some((stem, ending)) = last.rsplit_once('.') else { return false };
    let traces = name.split('/').any(|part| part == "__MACOSX") || last.starts_with(['.', '~']);
    !traces && !stem.eq_ignore_ascii_case("readme") && ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}
