//! A source: the text decoded from the bytes given, its clean form, and the way back from the one to the other.

use std::ops::Range;

use crate::note::Note;

/// A stretch of [`Source::text`] in bytes, always on character boundaries. Every later thing points back with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Whether nothing lies in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly in it.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest stretch that holds both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// What kind of file the bytes were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// Word since 2007.
    Docx,
    /// Word and WPS before.
    Doc,
    /// Portable Document Format.
    Pdf,
    /// The fixed-layout format of Chinese offices, GB/T 33190.
    Ofd,
}

impl Format {
    /// The name that JSON and `--input-format` use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Doc => "doc",
            Format::Pdf => "pdf",
            Format::Ofd => "ofd",
        }
    }
}

/// Where a block of a document stands, as far as its file says: what a person looks for, beside the line that every output names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Page, from 1.
    pub page: Option<u32>,
    /// Table of the document, from 1.
    pub table: Option<u32>,
    /// Row of that table, from 1.
    pub row: Option<u32>,
}

/// A place in the file as given: what an editor shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One paragraph of the clean text: a line of [`Source::text`] without its line end, never blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// The heading level that the file itself gives it (Markdown `#`, Word styles); `None` where the file does not say.
    pub heading: Option<u8>,
    /// The number of the footnote or endnote that it is.
    pub note: Option<u32>,
    /// The row of a table that it is, by its place in [`Source::rows`].
    pub row: Option<usize>,
}

/// A row of a table: a paragraph whose cells are parted by tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The table, from 1.
    pub table: u32,
    /// Its cells, those without words too.
    pub cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its words.
    pub span: Span,
    /// The first column that it covers, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub across: usize,
}

/// A part of the original that is not in the clean text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Bytes of [`Source::original`].
    pub original: Range<usize>,
    /// Why, as the furniture list says (`button line`, `licence`, `body printed twice` …).
    pub reason: String,
}

/// A text with its clean form. Made by [`crate::read`]; later stages only look.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file's name as given; `-` for standard input.
    pub file: String,
    /// What kind of file it was.
    pub format: Format,
    /// The SHA-256 of the bytes given, in hexadecimal: with it a reader can tell that it is the file that was compared.
    pub sha256: String,
    /// The encoding it was read in, as the WHATWG names it (`UTF-8`, `gb18030`, `Big5`, `UTF-16LE`).
    pub encoding: &'static str,
    /// The decoded text, whole; of a document its words, one block (paragraph, row, note) a line.
    pub original: String,
    /// The clean text: one paragraph a line, furniture gone, broken lines joined, stray blanks out of numbers. Characters are
    /// never replaced by look-alikes, so that a quotation is what the file says; of a text in traditional characters the simplified
    /// form, in which every stage reads: what is shown comes from [`Source::quote`].
    pub text: String,
    /// Its paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// The rows of its tables in order.
    pub rows: Vec<Row>,
    /// Where each line of [`Source::original`] stands in the document; empty where the file is a text itself.
    pub places: Vec<Place>,
    /// What was left out, in order.
    pub dropped: Vec<Dropped>,
    /// What was repaired or is doubtful.
    pub notes: Vec<Note>,
    /// The clean text as written, where `text` is its simplified form; the two are in step byte for byte.
    written: Option<String>,
    runs: Vec<Run>,
    line_starts: Vec<usize>,
}

/// `text[clean..]` is `original[from..]` up to the next run.
#[derive(Debug, Clone, Copy)]
struct Run {
    clean: usize,
    from: usize,
    copied: bool,
}

impl Source {
    /// The words at `span`; empty where the span is none of this text's.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The words at `span` as the file has them: what is shown to a person.
    #[must_use]
    pub fn quote(&self, span: Span) -> &str {
        self.written.as_deref().unwrap_or(&self.text).get(span.start..span.end).unwrap_or_default()
    }

    /// Whether the file is in traditional characters.
    #[must_use]
    pub fn is_traditional(&self) -> bool {
        self.written.is_some()
    }

    /// Takes the words as the file has them, where those read so far are their simplified form, in step byte for byte.
    pub(crate) fn keep_as_written(&mut self, original: String) {
        let mut written = String::with_capacity(self.text.len());
        let ends = self.runs.iter().skip(1).map(|run| run.clean).chain([self.text.len()]);
        for (run, end) in self.runs.iter().zip(ends) {
            let words = match run.copied {
                true => original.get(run.from..run.from + (end - run.clean)),
                false => self.text.get(run.clean..end),
            };
            written.push_str(words.unwrap_or_default());
        }
        if written.len() == self.text.len() {
            self.written = Some(written);
            self.original = original;
        }
    }

    /// The byte of the original that the clean text's byte `offset` came from.
    #[must_use]
    pub fn original_offset(&self, offset: usize) -> usize {
        let at = self.runs.partition_point(|run| run.clean <= offset);
        match at.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(run) if run.copied => run.from + (offset - run.clean),
            Some(run) => run.from,
            None => 0,
        }
    }

    /// Line in the file of the clean text's byte `offset`, without counting to the column: on a line of ten megabytes that takes long.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        let original = self.original_offset(offset);
        self.line_starts.partition_point(|&start| start <= original).max(1)
    }

    /// Line and column in the file of the clean text's byte `offset`.
    #[must_use]
    pub fn locate(&self, offset: usize) -> Location {
        self.locate_original(self.original_offset(offset))
    }

    /// Where the clean text's byte `offset` stands in its document; `None` of a text, whose lines say it all.
    #[must_use]
    pub fn place(&self, offset: usize) -> Option<Place> {
        self.places.get(self.line(offset) - 1).copied()
    }

    /// Line and column of a byte of the original.
    #[must_use]
    pub fn locate_original(&self, offset: usize) -> Location {
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let column = self.original.get(start..offset).map_or(0, |s| s.chars().count());
        Location { line, column: column + 1 }
    }
}

/// Builds the clean text of a source run by run, in the order of the original.
#[derive(Debug)]
pub struct Cleaner<'a> {
    original: &'a str,
    text: String,
    runs: Vec<Run>,
}

impl<'a> Cleaner<'a> {
    /// Starts with nothing kept.
    #[must_use]
    pub fn new(original: &'a str) -> Self {
        Self { original, text: String::with_capacity(original.len()), runs: Vec::new() }
    }

    /// The clean text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Keeps these bytes of the original.
    pub fn keep(&mut self, range: Range<usize>) {
        let Some(words) = self.original.get(range.clone()) else { return };
        if words.is_empty() {
            return;
        }
        let clean = self.text.len();
        let follows = self.runs.last().is_some_and(|run| run.copied && run.from + (clean - run.clean) == range.start);
        if !follows {
            self.runs.push(Run { clean, from: range.start, copied: true });
        }
        self.text.push_str(words);
    }

    /// Puts in what the original does not have (a line end after a heading), as if it stood at its byte `at`.
    pub fn insert(&mut self, words: &str, at: usize) {
        self.runs.push(Run { clean: self.text.len(), from: at, copied: false });
        self.text.push_str(words);
    }

    /// Closes the text: its paragraphs are its lines, `heading` tells the level that the file gives each (by its number).
    #[must_use]
    pub fn finish(self, file: &str, format: Format, encoding: &'static str, heading: impl Fn(usize) -> Option<u8>) -> Source {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            let end = start + line.len();
            if !line.trim().is_empty() {
                let heading = heading(paragraphs.len());
                paragraphs.push(Paragraph { span: Span::new(start, end), heading, note: None, row: None });
            }
            start = end + 1;
        }
        let line_starts = std::iter::once(0).chain(self.original.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Source {
            file: file.to_owned(),
            format,
            sha256: String::new(),
            encoding,
            original: self.original.to_owned(),
            text: self.text,
            paragraphs,
            rows: Vec::new(),
            places: Vec::new(),
            dropped: Vec::new(),
            notes: Vec::new(),
            written: None,
            runs: self.runs,
            line_starts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_offset_leads_back_to_line_and_column() {
        let original = "打印\n增长8 ．8 ％。\n完";
        let at = |word: &str| original.find(word).map_or(0, |i| i);
        let mut cleaner = Cleaner::new(original);
        cleaner.keep(at("增长")..at(" ．"));
        cleaner.keep(at("．8")..at(" ％"));
        cleaner.keep(at("％")..original.len());
        let source = cleaner.finish("x.txt", Format::Text, "UTF-8", |_| None);
        assert_eq!(source.text, "增长8．8％。\n完");
        let percent = source.text.find('％').map_or(0, |i| i);
        assert_eq!(source.locate(percent), Location { line: 2, column: 8 });
        assert_eq!(source.paragraphs.len(), 2);
    }
}
