//! Packed streams of a PDF, no more of them than the limits allow: the library itself unpacks whatever it is given.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::Stream;
use memchr::memmem;

use super::super::limits;
use crate::error::Error;

/// Refuses a file whose streams unpack to more than a document can need. Pictures are never unpacked and do not count.
///
/// # Errors
/// Where one stream or all of them are too large.
pub(super) fn weigh(bytes: &[u8], file: &str) -> Result<(), Error> {
    let mut all = 0;
    let mut after = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        if at < after || bytes.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        let head = bytes.get(at.saturating_sub(HEAD)..at).unwrap_or_default();
        let head = memmem::rfind(head, b" obj").and_then(|from| head.get(from..)).unwrap_or(head);
        let body = bytes.get(at + b"stream".len()..).unwrap_or_default();
        let length = memmem::find(body, b"endstream").unwrap_or(body.len());
        after = at + length;
        let times = memmem::find_iter(head, b"FlateDecode").count();
        let packed = times > 0 && memmem::find(head, b"/Image").is_none();
        // What is packed twice may be short and yet unpack to much.
        if !packed || (times == 1 && length < SMALL) {
            continue;
        }
        let start = body.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let size = unpacked(body.get(start..length).unwrap_or_default(), times.min(FILTERS));
        all += size;
        if size > limits::PART || all > limits::CONTAINER {
            return Err(Error::new(format!("what is packed in it unpacks to more than {} MB", limits::PART >> 20))
                .at(file)
                .hint("no report is so large: the file is broken or means harm"));
        }
    }
    Ok(())
}

/// Bytes before a stream in which its dictionary stands.
const HEAD: usize = 2048;

/// Streams that are too short to unpack to much.
const SMALL: usize = 16 << 10;

/// How many bytes come out of what is packed so many times, up to one more than is allowed.
fn unpacked(packed: &[u8], times: usize) -> u64 {
    let mut out = [0; 16 << 10];
    let mut size = 0;
    let mut stream: Box<dyn Read + '_> = Box::new(packed);
    for _ in 0..times {
        stream = Box::new(ZlibDecoder::new(stream));
    }
    while let Ok(read) = stream.read(&mut out) {
        size += read as u64;
        if read == 0 || size > limits::PART {
            break;
        }
    }
    size
}

/// What a stream of drawing operators unpacks to; `None` where it cannot be unpacked or is too large.
pub(super) fn stream(stream: &Stream<'_>) -> Option<Vec<u8>> {
    if stream.filters().len() > FILTERS {
        return None;
    }
    let data = stream.decoded_data().ok()?;
    (data.len() as u64 <= limits::PART).then(|| data.into_owned())
}

/// More filters than these on one stream unpack a little to very much.
const FILTERS: usize = 2;
