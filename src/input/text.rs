//! Decodes texts to UTF-8 and adds them to the sources: by byte-order mark, by the arguments, or by guess.

use super::budget::TooLarge;
use super::decode::{Script, Undecoded, decode};
use super::encoding;
use crate::diagnostic::{BOM, Code, Finding, Findings, Original, SourceId, Sources, Span};
use crate::say::findings::files::{NoText, guessed as said};
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// Decodes a text and adds it to the sources.
pub fn add(name: String, bytes: Vec<u8>, sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    add_text(name, bytes, (None, false), sources, findings)
}

/// Decodes and adds a text, from the encoding named if any; and whether an argument can name it, as that of a table.
pub fn add_text(
    name: String,
    bytes: Vec<u8>,
    (encoding, is_table): (Option<&'static Encoding>, bool),
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    match decoded(bytes, encoding) {
        Ok((text, original, guessed)) => {
            let id = sources.add(name.clone(), text);
            sources.read_as(id, original);
            findings.append(guessed.map(|guessed| said_guess(&name, guessed, is_table)).into_iter().collect());
            Some(id)
        }
        Err((why, at, bytes)) => {
            let place = Span::new(sources.add(name.clone(), bytes), at..at + 1);
            findings.push(why.finding(&name, (encoding, is_table), place));
            None
        }
    }
}

/// The finding that the encoding of a text was guessed.
pub fn said_guess(name: &str, guessed: &'static Encoding, is_table: bool) -> Finding {
    Finding::new(Code::W0303, said(name, encoding::name(guessed), is_table))
}

/// A text in UTF-8, its original bytes, and its encoding if that was guessed.
type DecodedText = (Vec<u8>, Original, Option<&'static Encoding>);

/// Decodes UTF-8 with or without a byte-order mark, UTF-16 with one, else the encoding asked for or guessed. The error
/// has the place of a byte that shows it, and the bytes.
fn decoded(mut bytes: Vec<u8>, asked: Option<&'static Encoding>) -> Result<DecodedText, (Undecoded, usize, Vec<u8>)> {
    let mut original = Original::Same;
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_8 {
            bytes.drain(..mark);
            original = Original::WithBom;
        } else {
            if let Some(error) = TooLarge::to_decode(bytes.len()) {
                return Err((Undecoded::TooLong(error), 0, bytes));
            }
            let (text, _, malformed) = encoding.decode(&bytes);
            if !malformed {
                return Ok((text.into_owned().into_bytes(), Original::Other(bytes), None));
            }
        }
    }
    let other = match () {
        () if bytes.starts_with(b"PK\x03\x04") => Some(NoText::Archive),
        () if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xFF\xD8\xFF") => Some(NoText::Picture),
        () => None,
    };
    if let Some(other) = other {
        return Err((Undecoded::NotText(other), 0, bytes));
    }
    let is_marked = matches!(original, Original::WithBom);
    // A mark overrides the argument, unless it lies.
    let asked = asked.filter(|_| !is_marked || std::str::from_utf8(&bytes).is_err());
    let text = match decode(&bytes, asked) {
        Ok((Cow::Owned(text), Script::Other(known))) => Ok(Some((text, known))),
        Ok(_) => Ok(None),
        Err(wrong) => Err(wrong),
    };
    match text {
        Ok(None) => Ok((bytes, original, None)),
        Ok(Some((text, known))) => {
            let mark = if is_marked { BOM } else { "" };
            let original = Original::Other([mark.as_bytes(), &bytes].concat());
            Ok((text, original, Some(known).filter(|_| asked.is_none())))
        }
        Err((why, at)) => Err((why, at, bytes)),
    }
}
