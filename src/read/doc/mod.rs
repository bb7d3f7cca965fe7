//! Word and WPS before 2007 → blocks. Ready-made readers let deleted and hidden words through as live text, and none prints the
//! numbers of lists: so the few tables that tell (pieces, runs, paragraphs, lists) are read here.

mod body;
mod bytes;
mod fib;
mod list;
mod pieces;
mod properties;

use std::io::{Cursor, Read};

use super::blocks::Document;
use super::{Options, limits};
use crate::error::Error;

/// Reads the bytes of a doc or wps file.
pub(super) fn read(bytes: &[u8], file: &str, options: &Options) -> Result<Document, Error> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged(file))?;
    if container.is_stream("/EncryptedPackage") {
        return Err(locked(file));
    }
    let Some(main) = stream(&mut container, "/WordDocument") else {
        let what =
            if ["/Workbook", "/Book"].iter().any(|name| container.is_stream(name)) { "an Excel workbook" } else { "no Word document" };
        return Err(Error::new(format!("this is {what}")).at(file).hint("save the report as .docx or as plain text and try again"));
    };
    let fib = fib::Fib::read(&main).ok_or_else(|| damaged(file))?;
    if fib.version < 0xC1 {
        return Err(Error::new("this is a document of Word 95 or before").at(file).hint("open it in Word or WPS and save it as .docx"));
    }
    if fib.encrypted {
        return Err(locked(file));
    }
    let table = stream(&mut container, if fib.first_table { "/1Table" } else { "/0Table" }).ok_or_else(|| damaged(file))?;
    let text = pieces::Text::read(&main, &table, &fib).ok_or_else(|| damaged(file))?;
    Ok(body::read(&main, &table, &fib, &text, options.revisions))
}

fn stream(container: &mut cfb::CompoundFile<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    container.open_stream(name).ok()?.take(limits::PART).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn damaged(file: &str) -> Error {
    Error::new("the file is damaged: its parts cannot be found")
        .at(file)
        .hint("copy or download it again, or open it in Word or WPS and save it as .docx")
}

fn locked(file: &str) -> Error {
    Error::new("the file is locked with a password").at(file).hint("open it with the password and save it without one")
}
