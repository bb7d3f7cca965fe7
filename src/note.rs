//! A doubt or a repair that is said beside the output: stages after `read` never fail, they note.

/// One remark, in both languages of the output, with the line of the file that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Line in the file as given, from 1; `None` where it is about the whole.
    pub line: Option<usize>,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether figures may be missing or wrong for it, so that `--strict` fails.
    pub grave: bool,
}

impl Note {
    /// A remark about the whole.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { line: None, zh: zh.into(), en: en.into(), grave: false }
    }

    /// A remark for which figures may be missing or wrong.
    #[must_use]
    pub fn grave(mut self) -> Self {
        self.grave = true;
        self
    }

    /// A remark about a line.
    #[must_use]
    pub fn at(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }
}
