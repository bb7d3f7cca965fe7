//! Comparison → what a person or a program reads; computes nothing.
