//! Bytes → Source: the only stage that fails.
