//! The words of a report.

pub(crate) mod appendix;
pub(crate) mod cards;
pub(crate) mod find_out;
pub(crate) mod lenses;
pub(crate) mod method;
pub(crate) mod ranking;
pub(crate) mod rubric;

use crate::lang::Word;

/// The title of a report whose rubric has none.
pub const TITLE: Word = Word::new("Ideas, ranked", "创意排名");
/// The list of its parts.
pub const CONTENTS: Word = Word::new("Contents", "目录");
/// The part with the figures.
pub const FIGURES: Word = Word::new("Figures", "图表");
