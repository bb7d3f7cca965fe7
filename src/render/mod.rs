//! Comparison → what a person or a program reads; computes nothing.

pub mod diff;
pub mod lang;
