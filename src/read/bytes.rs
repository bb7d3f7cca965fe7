//! A path or a stream → its bytes, never more of them than the limit, never from what has no end.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::limits;
use crate::error::Error;

/// The bytes of a file; of more than the limit, or than `most` where that is more, none.
///
/// # Errors
/// Where it is missing, a folder, a pipe or a device, too large, or cannot be opened.
pub fn bytes_of(path: &Path, most: Option<u64>) -> Result<Vec<u8>, Error> {
    let name = path.display().to_string();
    let about = fs::metadata(path).map_err(|error| cannot(path, &error))?;
    if about.is_dir() {
        return Err(Error::new("this is a folder").at(name).hint("name the reports in it, or let the command go through the folder"));
    }
    // What the shell puts in place of <(…) is a pipe, which its command closes.
    if !about.is_file() && !path.starts_with("/dev/fd") && !path.starts_with("/proc/self/fd") {
        return Err(Error::new(format!("this is {}, no file: reading it may never end", kind(&about)))
            .at(name)
            .hint("write what comes from it to a file, or give it to standard input: tongbi … - < FILE"));
    }
    let cap = limits::raised(limits::FILE, most);
    if about.len() > cap {
        return Err(limits::too_large(&name, "the file", cap));
    }
    let mut file = File::open(path).map_err(|error| cannot(path, &error))?;
    bytes_from(&mut file, &name, most)
}

/// The bytes of a stream called `file`, with the same limit: a file may grow while it is read.
///
/// # Errors
/// Where it gives more than the limit, or reading breaks off.
pub fn bytes_from(input: &mut impl Read, file: &str, most: Option<u64>) -> Result<Vec<u8>, Error> {
    let cap = limits::raised(limits::FILE, most);
    let mut bytes = Vec::new();
    let hint = if file == "-" { "check the pipe" } else { "copy the file to a local disk and try again" };
    let read = input.take(cap.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| Error::new(format!("the input cannot be read: {error}")).at(file).hint(hint))?;
    if bytes.len() as u64 > cap {
        return Err(limits::too_large(file, "the input", cap));
    }
    Ok(bytes)
}

fn cannot(path: &Path, error: &std::io::Error) -> Error {
    let (what, hint) = match error.kind() {
        ErrorKind::NotFound if path.is_symlink() => ("this link leads nowhere".to_owned(), "check what it is to lead to"),
        ErrorKind::NotFound => ("no such file".to_owned(), "check the path; quote names with blanks"),
        ErrorKind::PermissionDenied => ("the file may not be read".to_owned(), "ask for the right to read it, or copy it"),
        _ if path.is_symlink() => (format!("this link cannot be followed: {error}"), "check that it does not lead back to itself"),
        _ => (format!("the file cannot be read: {error}"), "copy the file to a local disk and try again"),
    };
    Error::new(what).at(path.display().to_string()).hint(hint)
}

/// What it is that is no plain file.
#[cfg(unix)]
fn kind(about: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    let kind = about.file_type();
    match () {
        () if kind.is_fifo() => "a named pipe",
        () if kind.is_socket() => "a socket",
        () => "a device",
    }
}

#[cfg(not(unix))]
fn kind(_: &Metadata) -> &'static str {
    "a device"
}
