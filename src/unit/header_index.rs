//! Which header a name means: one may have a unit behind its name.

use super::Unit;
use crate::identity::Index;

/// The headers of a table, to be looked up by name.
#[derive(Debug)]
pub struct HeaderIndex {
    index: Index,
    /// The names without their units.
    unitless: Index,
}

impl HeaderIndex {
    /// An index of headers, in order.
    pub fn new(headers: &[String]) -> HeaderIndex {
        let bare = headers.iter().map(|name| Unit::of_header(name).map_or("", |(_, bare)| bare));
        HeaderIndex { index: Index::new(headers.iter().map(String::as_str)), unitless: Index::new(bare) }
    }

    /// The places of all headers that a name may mean: exact matches, else those that differ in case, else those with a
    /// unit after the name (`Revenue` finds `Revenue (USD m)`).
    pub fn places(&self, name: &str) -> &[usize] {
        match self.index.places(name) {
            [] if !name.is_empty() => self.unitless.places(name),
            places => places,
        }
    }
}
