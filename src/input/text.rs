//! Decodes texts to UTF-8 and adds them to the sources: by byte-order mark, by the arguments, or by guess.

use super::budget::TooLarge;
use super::encoding;
use crate::diagnostic::{Code, Finding, Findings, MARK, Original, SourceId, Sources, Span};
use crate::say::findings::files::{self as say, NoText};
use encoding_rs::{Encoding, UTF_8};

/// Decodes a text and adds it to the sources.
pub fn add(name: String, bytes: Vec<u8>, sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    add_text(name, bytes, (None, false), sources, findings)
}

/// Decodes a table, in the given encoding if any, and adds it to the sources.
pub fn add_as(
    name: String,
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    add_text(name, bytes, (encoding, true), sources, findings)
}

/// Decodes and adds a text; `is_table` if an argument can name its encoding.
fn add_text(
    name: String,
    bytes: Vec<u8>,
    (encoding, is_table): (Option<&'static Encoding>, bool),
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    match decode(bytes, encoding) {
        Ok((text, original, guessed)) => {
            let id = sources.add(name.clone(), text);
            sources.read_as(id, original);
            findings.append(guessed.map(|guessed| said_guess(&name, guessed, is_table)).into_iter().collect());
            Some(id)
        }
        Err((why, bytes)) => {
            let place = |at| Span::new(sources.add(name.clone(), bytes), at..at + 1);
            findings.push(match why {
                Undecoded::TooLong(error) => error.finding(&name),
                Undecoded::NotText(at, why) => Finding::new(Code::E0102, say::no_text(&name, why)).place(place(at)),
                Undecoded::Unlikely(at) => undecodable(&name, (encoding, is_table), place(at)),
            });
            None
        }
    }
}

/// The finding that the encoding of a text was guessed.
pub fn said_guess(name: &str, guessed: &'static Encoding, is_table: bool) -> Finding {
    Finding::new(Code::W0303, say::guessed(name, encoding::name(guessed), is_table))
}

/// The finding that bytes are not text in the encoding asked for, nor in a likely one.
pub fn undecodable(name: &str, (asked, is_table): (Option<&'static Encoding>, bool), at: Span) -> Finding {
    Finding::new(Code::E0103, say::undecodable(name, asked.map(encoding::name), is_table)).place(at)
}

/// Why bytes cannot be decoded.
enum Undecoded {
    TooLong(TooLarge),
    /// They are something else, as the byte at this place shows.
    NotText(usize, NoText),
    /// They are not in a likely encoding, nor in the one asked for, as the byte at this place shows.
    Unlikely(usize),
}

/// A text in UTF-8, its original bytes, and its encoding if that was guessed.
type DecodedText = (Vec<u8>, Original, Option<&'static Encoding>);

/// Decodes UTF-8 with or without a byte-order mark, UTF-16 with one, else the encoding asked for or guessed.
fn decode(mut bytes: Vec<u8>, asked: Option<&'static Encoding>) -> Result<DecodedText, (Undecoded, Vec<u8>)> {
    let mut original = Original::Same;
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_8 {
            bytes.drain(..mark);
            original = Original::Marked;
        } else {
            if let Some(error) = TooLarge::to_decode(bytes.len()) {
                return Err((Undecoded::TooLong(error), bytes));
            }
            let (text, _, malformed) = encoding.decode(&bytes);
            if !malformed {
                return Ok((text.into_owned().into_bytes(), Original::Other(bytes), None));
            }
        }
    }
    let is_wide = asked.is_some_and(|asked| !encoding::has_lines(asked));
    let other = match () {
        () if bytes.starts_with(b"PK\x03\x04") => Some((0, NoText::Archive)),
        () if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xFF\xD8\xFF") => Some((0, NoText::Picture)),
        () if is_wide => None,
        () => memchr::memchr(0, &bytes).map(|at| (at, NoText::ZeroByte)),
    };
    if let Some((at, why)) = other {
        return Err((Undecoded::NotText(at, why), bytes));
    }
    let is_marked = matches!(original, Original::Marked);
    let at = match std::str::from_utf8(&bytes) {
        Ok(_) if asked.is_none() || is_marked => return Ok((bytes, original, None)),
        Ok(_) => 0,
        Err(error) => error.valid_up_to(),
    };
    if let Some(error) = TooLarge::to_decode(bytes.len()) {
        return Err((Undecoded::TooLong(error), bytes));
    }
    let guessed = if asked.is_none() { encoding::guess(&bytes) } else { None };
    match asked.or(guessed).and_then(|known| encoding::decoded(&bytes, known)) {
        Some(text) => {
            let mark = if is_marked { MARK } else { "" };
            Ok((text.into_bytes(), Original::Other([mark.as_bytes(), &bytes].concat()), guessed))
        }
        None => Err((Undecoded::Unlikely(at), bytes)),
    }
}
