//! Records of a block, as text or as columns.

use crate::diagnostic::line_ends;
use crate::input::parquet;
use polars::prelude::DataFrame;
use std::borrow::Cow;

/// Records, each known by where it begins: by its byte in a text, by its row in columns.
#[derive(Clone, Copy)]
pub(super) enum Records<'b> {
    /// UTF-8.
    Text(&'b [u8]),
    /// The rows of a frame, with the names of the columns of its file.
    Frame(&'b DataFrame, &'b [String]),
}

impl<'b> Records<'b> {
    /// The record that begins at `start`, as text; others may follow up to `next`.
    pub fn record(self, start: usize, next: Option<usize>) -> Cow<'b, [u8]> {
        match self {
            Records::Text(text) => Cow::Borrowed(&text[start..next.unwrap_or(text.len())]),
            Records::Frame(frame, headers) => Cow::Owned(parquet::csv(headers, Some(&frame.slice(start as i64, 1)))),
        }
    }

    /// How many lines end between two records.
    pub fn lines(self, from: usize, to: usize) -> usize {
        match self {
            Records::Text(text) => line_ends(&text[from..to]),
            Records::Frame(..) => to - from,
        }
    }
}
