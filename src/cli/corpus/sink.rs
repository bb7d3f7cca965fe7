//! What came of files, in their order → the output, the doubts and errors said, the bar moved on.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};
use tongbi::Error;
#[cfg(feature = "parquet")]
use tongbi::render::parquet;
use tongbi::render::{csv, extract as view};

use super::kept::Kept;
use super::mill::{Body, Ground, Piece};
use crate::cli::args::{Common, Format};
use crate::cli::speech::{complain, say};
use crate::cli::whole::Output;

/// From this many files on a bar is shown.
const MANY: usize = 20;

/// Where pieces go.
pub(super) struct Sink<'a> {
    out: Out,
    kept: Option<&'a Kept>,
    format: Format,
    quiet: bool,
    bar: ProgressBar,
    /// How many reports were read, and their facts.
    pub(super) read: usize,
    pub(super) facts: usize,
    /// Whether a doubt of one is grave.
    pub(super) grave: bool,
    pub(super) errors: Vec<Error>,
}

enum Out {
    Text(Output),
    #[cfg(feature = "parquet")]
    Parquet(Box<parquet::Writer<Output>>),
}

impl<'a> Sink<'a> {
    pub(super) fn open(common: &Common, format: Format, files: usize, kept: Option<&'a Kept>) -> Result<Self, Error> {
        let output = Output::create(common.output.as_deref(), format)?;
        let out = match format {
            #[cfg(feature = "parquet")]
            Format::Parquet => Out::Parquet(Box::new(parquet::Writer::new(output).map_err(|error| unwritten(&error))?)),
            _ => Out::Text(output),
        };
        Ok(Self {
            out,
            kept,
            format,
            quiet: common.quiet,
            bar: bar(files, common.quiet),
            read: 0,
            facts: 0,
            grave: false,
            errors: Vec::new(),
        })
    }

    /// Takes what came of files, in order.
    pub(super) fn take(&mut self, done: Vec<Ground>) -> Result<(), Error> {
        for ground in done {
            if let (Some(kept), Some(key)) = (self.kept, &ground.key) {
                let good: Vec<&Piece> = ground.pieces.iter().filter_map(|piece| piece.as_ref().ok()).collect();
                // What could not be read is tried again.
                if good.len() == ground.pieces.len() {
                    kept.keep(key, &good)?;
                }
            }
            for piece in ground.pieces {
                match piece {
                    Ok(piece) => self.piece(piece)?,
                    Err(error) => self.error(error),
                }
            }
            self.bar.inc(1);
        }
        Ok(())
    }

    fn piece(&mut self, piece: Piece) -> Result<(), Error> {
        if !self.quiet {
            self.bar.suspend(|| piece.said.iter().for_each(|line| say(line)));
        }
        self.grave |= piece.grave;
        let first = self.read == 0;
        (self.read, self.facts) = (self.read + 1, self.facts + piece.facts);
        match (&mut self.out, piece.body) {
            (Out::Text(out), Body::Text(text)) => {
                if first && self.format == Format::Csv {
                    out.write_piece(csv::rows(vec![view::CSV.map(str::to_owned).to_vec()]).as_bytes())?;
                }
                out.write_piece(text.as_bytes())
            }
            #[cfg(feature = "parquet")]
            (Out::Parquet(out), Body::Rows(rows)) => out.push(rows).map_err(|error| unwritten(&error)),
            #[cfg(feature = "parquet")]
            (Out::Text(_), Body::Rows(_)) | (Out::Parquet(_), Body::Text(_)) => Ok(()),
        }
    }

    /// Says an error and remembers it.
    pub(super) fn error(&mut self, error: Error) {
        self.bar.suspend(|| complain(&error));
        self.errors.push(error);
    }

    /// Puts the output in its place.
    pub(super) fn finish(self) -> Result<(), Error> {
        self.bar.finish_and_clear();
        match self.out {
            Out::Text(out) => out.finish(),
            #[cfg(feature = "parquet")]
            Out::Parquet(out) => out.finish().map_err(|error| unwritten(&error))?.finish(),
        }
    }
}

#[cfg(feature = "parquet")]
fn unwritten(error: &impl std::fmt::Display) -> Error {
    Error::new(format!("the Parquet file cannot be written: {error}")).hint("check that the folder exists and may be written to")
}

/// A bar on a terminal; nothing in a pipe.
fn bar(files: usize, quiet: bool) -> ProgressBar {
    if quiet || files < MANY || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(files).unwrap_or(0));
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len}  {per_sec}  {eta}") {
        bar.set_style(style);
    }
    bar
}
