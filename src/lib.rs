//! tongbi (同比, "year over year") compares annual government work reports (政府工作报告).
//!
//! Six stages, one way, each a module that knows nothing of those after it:
//!
//! | stage | from | to | |
//! |---|---|---|---|
//! | [`read`] | bytes | [`source::Source`] | decodes and cleans; the only stage that fails |
//! | [`structure`] | source | [`structure::Report`] | whose report it is, outline, sentences, glossary |
//! | [`facts`] | report | [`facts::Fact`]s | every quantity said of an indicator |
//! | [`align`] | editions | section pairs, sentence links, ledger | what belongs together |
//! | [`compare`] | those | [`compare::Comparison`] | all that any view shows |
//! | [`render`] | comparison | words and bytes | terminal, JSON, CSV, Markdown; computes nothing |
//!
//! What holds everywhere:
//! - After `read` nothing fails: a doubt becomes a [`note::Note`] beside the output.
//! - Every section, fact and change points to its source by a [`source::Span`]; [`source::Source::locate`] leads back to the file.
//! - Figures are exact decimals. A bound word (以上, 左右) is never dropped.
//! - The same input gives the same bytes of output. Nothing panics on any input.
//! - Words are data ([`knowledge`]), grammar is code.

pub mod align;
pub mod check;
pub mod compare;
pub mod error;
pub mod explain;
pub mod facts;
pub mod knowledge;
pub mod note;
mod pairs;
pub mod read;
pub mod render;
pub mod shadow;
pub mod source;
pub mod structure;

pub use align::Edition;
pub use error::Error;
pub use knowledge::Knowledge;
