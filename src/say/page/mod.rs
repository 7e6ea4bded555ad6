//! The words of the live page.

pub(crate) mod answers;
pub(crate) mod frame;
pub(crate) mod modules;
