//! The built-in entries as the build script wrote them: constants, which a start neither reads nor copies.

use std::borrow::Cow;

use super::entry::*;
use super::list::{List, Text};
use super::{Knowledge, Wording};
use crate::facts::{Better, Bound, Measure};

include!(concat!(env!("OUT_DIR"), "/knowledge.rs"));

/// The built-in words.
pub(super) fn knowledge() -> Knowledge {
    Knowledge {
        indicators: Cow::Borrowed(INDICATOR),
        units: Cow::Borrowed(UNIT),
        bounds: Cow::Borrowed(BOUND),
        directions: Cow::Borrowed(DIRECTION),
        commitments: Cow::Borrowed(COMMITMENT),
        degrees: Cow::Borrowed(DEGREE),
        themes: Cow::Borrowed(THEME),
        sections: Cow::Borrowed(SECTION),
        look_alikes: Cow::Borrowed(LOOK_ALIKE),
        furniture: Cow::Borrowed(FURNITURE),
        places: Cow::Borrowed(PLACE),
        suffixes: Cow::Borrowed(SUFFIX),
        hints: Cow::Borrowed(HINT),
        classes: Cow::Borrowed(CLASS),
        wordings: Cow::Borrowed(WORDING),
        ..Knowledge::default()
    }
}

const fn text(text: &'static str) -> Text {
    Cow::Borrowed(text)
}

const fn list(lines: &'static str) -> List {
    List::built_in(lines)
}
