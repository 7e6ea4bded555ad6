//! Decodes the bytes of a block to UTF-8.

use crate::input::encoding;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// The encoding of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Ascii,
    Utf8,
    /// Another encoding.
    Other(&'static Encoding),
}

/// Why bytes cannot be read.
#[derive(Clone, Copy)]
pub(super) enum BadBytes {
    Zero,
    Undecodable,
    OpenQuote,
    TooLong,
    TooLongInQuotes,
}

/// A text and its encoding; or what is wrong with the bytes, and at which byte.
pub(super) type DecodedBlock<'b> = Result<(Cow<'b, [u8]>, Script), (BadBytes, usize)>;

/// Decodes bytes from the encoding `asked` for, or else from UTF-8 or the most likely encoding.
pub(super) fn decode<'b>(bytes: &'b [u8], asked: Option<&'static Encoding>) -> DecodedBlock<'b> {
    if is_plain(bytes) && asked.is_none_or(encoding::has_lines) {
        return Ok((Cow::Borrowed(bytes), Script::Ascii));
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err((BadBytes::Zero, at));
    }
    let at = match std::str::from_utf8(bytes) {
        Ok(_) if asked.is_none() => return Ok((Cow::Borrowed(bytes), Script::Utf8)),
        Ok(_) => 0,
        Err(error) => error.valid_up_to(),
    };
    let known = asked.or_else(|| encoding::guess(bytes)).ok_or((BadBytes::Undecodable, at))?;
    let text = encoding::decoded(bytes, known).ok_or((BadBytes::Undecodable, at))?;
    Ok((Cow::Owned(text.into_bytes()), Script::Other(known)))
}

/// Whether all bytes are ASCII and none is zero, in one pass.
fn is_plain(bytes: &[u8]) -> bool {
    const CHUNK_BYTES: usize = 1024;
    // As signed numbers, these bytes are exactly those above 0.
    bytes.chunks(CHUNK_BYTES).all(|few| few.iter().fold(i8::MAX, |least, &byte| least.min(byte as i8)) > 0)
}
