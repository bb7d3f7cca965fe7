//! Output that grows: to standard output as it comes, to a file beside its name until it is whole.

use std::fs::File;
use std::io::{BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use tongbi::Error;

use super::args::Format;

/// An output that is written piece by piece.
pub(crate) enum Output {
    /// Standard output; `closed` once the reader has gone.
    Standard { closed: bool },
    /// A file that is not there yet.
    File { to: PathBuf, beside: PathBuf, file: BufWriter<File> },
}

impl Output {
    /// Opens the output.
    pub(crate) fn create(path: Option<&Path>, format: Format) -> Result<Self, Error> {
        let Some(path) = path else {
            if format == Format::Parquet && std::io::stdout().is_terminal() {
                return Err(Error::new("this format is no text for a terminal").hint("name a file with -o"));
            }
            return Ok(Self::Standard { closed: false });
        };
        let mut output = Self::file(path)?;
        // Spreadsheets take a file without the mark for the local encoding and spoil the Chinese.
        if format == Format::Csv {
            output.write_piece("\u{feff}".as_bytes())?;
        }
        Ok(output)
    }

    /// Opens a file beside `path`. A link is followed; what is no plain file (/dev/null, a pipe) is written to and stays what it is.
    fn file(path: &Path) -> Result<Self, Error> {
        let to = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let there = std::fs::metadata(&to).ok();
        let failed = |error: std::io::Error| failed(path, &error);
        if there.as_ref().is_some_and(|of| !of.is_file() && !of.is_dir()) {
            let file = File::create(&to).map_err(failed)?;
            return Ok(Self::File { beside: to.clone(), to, file: BufWriter::new(file) });
        }
        let beside = beside(&to);
        // What a killed run of the same number left. A new file only: what others put there under the name is not followed.
        let _ = std::fs::remove_file(&beside);
        let file = File::create_new(&beside).map_err(failed)?;
        let output = Self::File { to, beside, file: BufWriter::new(file) };
        // Who may read the old file may read the new one, and nobody else.
        if let (Self::File { file, .. }, Some(of)) = (&output, there) {
            file.get_ref().set_permissions(of.permissions()).map_err(failed)?;
        }
        Ok(output)
    }

    /// Writes more.
    pub(crate) fn write_piece(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self {
            Self::Standard { closed: true } => Ok(()),
            Self::Standard { closed } => {
                let mut out = std::io::stdout().lock();
                match out.write_all(bytes).and_then(|()| out.flush()) {
                    Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                        *closed = true;
                        Ok(())
                    }
                    Err(error) => Err(Error::new(format!("the output cannot be written: {error}"))),
                    Ok(()) => Ok(()),
                }
            }
            Self::File { to, file, .. } => file.write_all(bytes).map_err(|error| failed(to, &error)),
        }
    }

    /// Puts the file in its place.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        if let Self::File { to, beside, file } = &mut self {
            let put = |beside: &Path, file: &File| match beside == to {
                true => Ok(()),
                // A share of the office says only now that it is full.
                false => file.sync_all().and_then(|()| std::fs::rename(beside, &*to)),
            };
            file.flush().and_then(|()| put(beside, file.get_ref())).map_err(|error| failed(to, &error))?;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.write_piece(bytes).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Self::File { to, beside, .. } = self
            && to != beside
        {
            // What is left of the attempt; after a rename it is not there, which is no matter.
            let _ = std::fs::remove_file(beside);
        }
    }
}

/// Writes all of a file: a reader never sees half of it.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut output = Output::file(path)?;
    output.write_piece(bytes)?;
    output.finish()
}

/// The name under which a file grows.
fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    path.with_file_name(name)
}

pub(crate) fn failed(path: &Path, error: &std::io::Error) -> Error {
    Error::new(format!("the file cannot be written: {error}"))
        .at(path.display().to_string())
        .hint("check that the folder exists and may be written to")
}
