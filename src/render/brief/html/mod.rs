//! The briefing as a web page in one file: works from a mail attachment, without a network, under a content security policy that lets
//! nothing in but the style and the script that the file itself holds.

mod head;
mod page;
mod redline;
mod table;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::{Logo, Setting};
use crate::compare::Comparison;

/// How the page looks, charts included.
fn style() -> String {
    format!("{}{}", crate::render::chart::style(), include_str!("page.css"))
}

/// What the page does when it is touched.
const SCRIPT: &str = include_str!("page.js");

/// The page; empty where there is no briefing.
#[must_use]
pub fn html(comparison: &Comparison, setting: &Setting<'_>) -> String {
    let Some(brief) = &comparison.brief else { return String::new() };
    page::page(comparison, brief, setting).into_string()
}

/// What the page may load: its own style and script, known by their hashes, and the logo that it bears.
fn policy(style: &str) -> String {
    let hash = |words: &str| BASE64.encode(Sha256::digest(words.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(SCRIPT)
    )
}

/// A picture as an address that needs no network.
fn data_url(logo: &Logo) -> String {
    format!("data:{};base64,{}", logo.kind, BASE64.encode(&logo.bytes))
}
