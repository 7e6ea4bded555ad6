//! Decodes bytes to UTF-8: by the encoding asked for, or by guess.

use super::budget::TooLarge;
use super::encoding;
use crate::diagnostic::{Code, Finding, Span};
use crate::say::findings::files::{NoText, no_text, undecodable};
use encoding_rs::Encoding;
use std::borrow::Cow;

/// The encoding of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// ASCII alone.
    Ascii,
    /// UTF-8.
    Utf8,
    /// Another encoding.
    Other(&'static Encoding),
}

/// Why bytes cannot be decoded.
pub enum Undecoded {
    /// They are too many.
    TooLong(TooLarge),
    /// They are something else than text.
    NotText(NoText),
    /// They are not in a likely encoding, nor in the one asked for.
    Unlikely,
}

impl Undecoded {
    /// The finding at the byte that shows it; `is_table` if an argument can name the encoding.
    pub fn finding(&self, name: &str, (asked, is_table): (Option<&'static Encoding>, bool), at: Span) -> Finding {
        match self {
            Undecoded::TooLong(error) => error.finding(name),
            Undecoded::NotText(why) => Finding::new(Code::E0102, no_text(name, *why)).place(at),
            Undecoded::Unlikely => {
                Finding::new(Code::E0103, undecodable(name, asked.map(encoding::name), is_table)).place(at)
            }
        }
    }
}

/// A text and its encoding; or what is wrong with the bytes, and at which byte.
pub type DecodedBytes<'b> = Result<(Cow<'b, [u8]>, Script), (Undecoded, usize)>;

/// Decodes bytes from the encoding `asked` for, or else from UTF-8 or the most likely encoding.
pub fn decode<'b>(bytes: &'b [u8], asked: Option<&'static Encoding>) -> DecodedBytes<'b> {
    let has_lines = asked.is_none_or(encoding::has_lines);
    if has_lines && is_plain(bytes) {
        return Ok((Cow::Borrowed(bytes), Script::Ascii));
    }
    if let Some(at) = memchr::memchr(0, bytes).filter(|_| has_lines) {
        return Err((Undecoded::NotText(NoText::ZeroByte), at));
    }
    let at = match std::str::from_utf8(bytes) {
        Ok(_) if asked.is_none() => return Ok((Cow::Borrowed(bytes), Script::Utf8)),
        Ok(_) => 0,
        Err(error) => error.valid_up_to(),
    };
    if let Some(error) = TooLarge::to_decode(bytes.len()) {
        return Err((Undecoded::TooLong(error), at));
    }
    let known = asked.or_else(|| encoding::guess(bytes)).ok_or((Undecoded::Unlikely, at))?;
    let text = encoding::decoded(bytes, known).ok_or((Undecoded::Unlikely, at))?;
    Ok((Cow::Owned(text.into_bytes()), Script::Other(known)))
}

/// Whether all bytes are ASCII and none is zero, in one pass.
fn is_plain(bytes: &[u8]) -> bool {
    const CHUNK_BYTES: usize = 1024;
    // As signed numbers, these bytes are exactly those above 0.
    bytes.chunks(CHUNK_BYTES).all(|few| few.iter().fold(i8::MAX, |least, &byte| least.min(byte as i8)) > 0)
}
