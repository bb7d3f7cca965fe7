//! What a run that broke off, or an earlier one, has done already: one line a file beside the output, under a hash of the file's name and
//! content, the version and the options. A file that changed has another key; a line that was cut off is as if it were not there.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use tongbi::Error;

use super::mill::Piece;
use crate::cli::whole::failed;

/// The lines kept, and where they stand.
#[derive(Debug)]
pub(super) struct Kept {
    path: PathBuf,
    lines: HashMap<String, (u64, usize)>,
    file: Mutex<File>,
}

#[derive(Serialize)]
struct Line<'a> {
    key: &'a str,
    pieces: &'a [&'a Piece],
}

#[derive(Deserialize)]
struct Key {
    key: String,
    #[serde(rename = "pieces")]
    _pieces: IgnoredAny,
}

#[derive(Deserialize)]
struct Found {
    pieces: Vec<Piece>,
}

impl Kept {
    /// Opens what is kept beside `output`.
    pub(super) fn open(output: &Path) -> Result<Self, Error> {
        let mut name = output.file_name().unwrap_or_default().to_owned();
        name.push(".resume");
        let path = output.with_file_name(name);
        let file = OpenOptions::new().read(true).append(true).create(true).open(&path).map_err(|error| failed(&path, &error))?;
        let mut lines = HashMap::new();
        let mut reader = BufReader::new(&file);
        let (mut at, mut line) = (0_u64, Vec::new());
        while let Ok(length) = reader.read_until(b'\n', &mut line) {
            if length == 0 {
                break;
            }
            if let (true, Ok(key)) = (line.ends_with(b"\n"), serde_json::from_slice::<Key>(&line)) {
                lines.insert(key.key, (at, length));
            }
            at += u64::try_from(length).unwrap_or(0);
            if !line.ends_with(b"\n") {
                // What the end of a killed run cut off: the next line begins anew.
                (&file).write_all(b"\n").map_err(|error| failed(&path, &error))?;
            }
            line.clear();
        }
        Ok(Self { path, lines, file: Mutex::new(file) })
    }

    /// What is kept under a key.
    pub(super) fn find(&self, key: &str) -> Option<Vec<Piece>> {
        let &(at, length) = self.lines.get(key)?;
        let mut line = vec![0; length];
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(at)).ok()?;
        file.read_exact(&mut line).ok()?;
        drop(file);
        serde_json::from_slice::<Found>(&line).ok().map(|found| found.pieces)
    }

    /// Keeps what came of a file.
    pub(super) fn keep(&self, key: &str, pieces: &[&Piece]) -> Result<(), Error> {
        let mut line = serde_json::to_vec(&Line { key, pieces }).unwrap_or_default();
        line.push(b'\n');
        let Ok(mut file) = self.file.lock() else { return Ok(()) };
        file.write_all(&line).map_err(|error| failed(&self.path, &error))
    }
}
