//! What people read, English and Chinese side by side.
//!
//! Facts go in as they are: names, shares, counts, small types of this module. A sentence comes out in one language, or
//! in both as a [`Text`](crate::lang::Text); the words of a finding come as a [`Message`]. Nothing but wording is
//! decided here.

pub(crate) mod certainty;
pub(crate) mod chart;
pub(crate) mod choices;
pub(crate) mod commands;
pub(crate) mod condition;
pub(crate) mod draws;
pub(crate) mod files;
pub(crate) mod findings;
pub(crate) mod flip;
mod glossary;
pub(crate) mod groups;
pub(crate) mod heads;
pub(crate) mod help;
pub(crate) mod interview;
pub(crate) mod lead;
pub(crate) mod line_breaks;
mod message;
pub(crate) mod methods;
pub(crate) mod moves;
pub(crate) mod names;
pub(crate) mod nouns;
pub(crate) mod page;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod punctuation;
pub(crate) mod reason;
pub(crate) mod report;
pub(crate) mod route;
pub(crate) mod standing;
pub(crate) mod system;
pub(crate) mod units;
pub(crate) mod usage;
pub(crate) mod verdict;
pub(crate) mod weights;

pub use glossary::{forbidden, glossary, meaning, terms, words};
pub use message::Message;
