//! The two languages of all output, English and Chinese: words and texts, numbers, counts, sentences.

mod count;
mod number;
mod sentence;
mod text;

pub use count::{Noun, verb, whole};
pub use number::{
    amount, apart, fixed, inward, least_shown, outward, rounded, short, signed, tenths, thousands, to_digits,
};
pub(crate) use sentence::{both, is_han, is_of_number, say};
pub use sentence::{list, spaced, unbroken};
pub use text::{Lang, Text, Word};
