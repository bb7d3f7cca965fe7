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
        let to = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        // What is no plain file (/dev/null, a pipe) is written to and stays what it is.
        let plain = !std::fs::metadata(&to).is_ok_and(|of| !of.is_file() && !of.is_dir());
        let beside = if plain { beside(&to) } else { to.clone() };
        let file = File::create(&beside).map_err(|error| failed(path, &error))?;
        let mut output = Self::File { to, beside, file: BufWriter::new(file) };
        // Spreadsheets take a file without the mark for the local encoding and spoil the Chinese.
        if format == Format::Csv {
            output.write_piece("\u{feff}".as_bytes())?;
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
            let put = |beside: &Path, to: &Path| if beside == to { Ok(()) } else { std::fs::rename(beside, to) };
            file.flush().and_then(|()| put(beside, to)).map_err(|error| failed(to, &error))?;
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

/// The name under which a file grows.
pub(crate) fn beside(path: &Path) -> PathBuf {
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
