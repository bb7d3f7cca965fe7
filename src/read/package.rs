//! A zip container (docx, ofd, an archive of reports) → its parts, never more of them than the limits allow.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{encoding, limits};
use crate::error::Error;

/// An opened container.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    file: &'a str,
    read: u64,
}

impl<'a> Package<'a> {
    /// Opens the bytes of a file called `file`.
    ///
    /// # Errors
    /// Where they are no whole container or hold too many parts.
    pub(super) fn open(bytes: &'a [u8], file: &'a str) -> Result<Self, Error> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(file))?;
        if archive.len() > limits::ENTRIES {
            return Err(Error::new(format!("the container has {} parts, more than {}", archive.len(), limits::ENTRIES))
                .at(file)
                .hint("this is no report; if it is, save it anew or as plain text"));
        }
        let names = archive.file_names_raw().map(|name| encoding::decode(name).text.replace('\\', "/")).collect();
        Ok(Self { archive, names, file, read: 0 })
    }

    /// The names of its parts in their order, `/` between folders; a folder's own ends in one. Names that are no UTF-8 are read as
    /// what their characters tell, GB18030 as a rule.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether a part of this name is there.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Upper and lower case are one, and so are `/a` and `a`.
    fn find(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        let bare = |of: &String| of.trim_start_matches('/').eq_ignore_ascii_case(name);
        self.names.iter().position(|of| of == name).or_else(|| self.names.iter().position(bare))
    }

    /// The bytes of the part called `name`; `None` where there is none.
    ///
    /// # Errors
    /// Where the part is damaged, locked, or larger than the limits.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        match self.find(name) {
            Some(at) => self.part_at(at).map(Some),
            None => Ok(None),
        }
    }

    /// The bytes of part number `at`.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub(super) fn part_at(&mut self, at: usize) -> Result<Vec<u8>, Error> {
        let file = self.file;
        let entry = self.archive.by_index(at).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                Error::new("the file is locked with a password").at(file).hint("unpack it with the password first")
            }
            _ => broken(file),
        })?;
        let most = limits::PART.min(limits::CONTAINER.saturating_sub(self.read));
        // No more room than it needs, where it says the truth.
        let mut bytes = Vec::with_capacity(usize::try_from(entry.size().min(most)).unwrap_or_default());
        let name = self.names.get(at).cloned().unwrap_or_default();
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| broken(&format!("{file}/{name}")))?;
        self.read += bytes.len() as u64;
        if bytes.len() as u64 > most {
            return Err(Error::new(format!("its part {name} unpacks to more than {} MB", most >> 20))
                .at(file)
                .hint("no report is so large: the file is broken or means harm"));
        }
        Ok(bytes)
    }
}

fn broken(file: &str) -> Error {
    Error::new("the file is damaged: its container cannot be unpacked")
        .at(file)
        .hint("copy or download it again; where it opens in Word or WPS, save it anew")
}
