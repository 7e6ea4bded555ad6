//! Second opinions: other methods of the field on the same ideas, one a file.

pub mod normalise;
pub mod opinion;
pub mod problem;
