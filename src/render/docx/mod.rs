//! Comparison → Word documents, their XML written in the order of the schema (ECMA-376, transitional).

mod package;
mod page;
mod redline;
mod xml;

pub use redline::redline;
