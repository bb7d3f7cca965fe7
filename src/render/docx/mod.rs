//! Comparison → Word documents, their XML written in the order of the schema (ECMA-376, transitional).

mod brief;
mod charts;
mod package;
mod page;
mod picture;
mod redline;
mod table;
mod text;
mod words;
mod xml;

pub use brief::brief;
pub use redline::redline;
