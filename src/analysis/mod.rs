//! What the scores mean, one question per file. It works on [`Scored`](crate::score::Scored) and never computes a
//! score of its own.

pub mod agreement;
pub mod explain;
pub mod reason;
pub mod summary;
pub mod whatif;
