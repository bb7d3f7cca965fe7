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
/// Each is unpacked when it is asked for: all together may be large.
///
/// # Errors
/// Where the archive is damaged or holds no report.
pub fn unpack<'a>(bytes: &'a [u8], file: &'a str) -> Result<impl Iterator<Item = Packed> + use<'a>, Error> {
    let mut package = Package::open(bytes, file)?;
    let named = package.names().iter().enumerate().filter(|(_, name)| is_report(name));
    let mut named: Vec<(String, usize)> = named.map(|(at, name)| (format!("{file}/{name}"), at)).collect();
    if named.is_empty() {
        return Err(Error::new("no report is in this archive").at(file).hint(format!("reports end in .{}", ENDINGS.join(", ."))));
    }
    named.sort();
    Ok(named.into_iter().map(move |(name, at)| (name, package.part_at(at))))
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
