//! The table of ideas: ideas.csv → [`Evidence`].
//!
//! Tables are read by the csv crate, which gives the place of every record, so that findings can show cells. Cells are
//! read by the grammar of [`cell`], as the kind that the rubric gives their column.

mod amount;
mod block;
pub mod cell;
mod chosen;
mod clean;
mod column;
mod facts;
pub mod form;
mod frame;
mod groups;
mod head;
mod header;
mod heading;
mod ideas;
mod left_out;
mod number;
mod numerals;
mod objection;
mod parts;
mod profile;
mod quantity;
mod range;
mod read;
mod reader;
mod records;
mod refusal;
mod table;
mod words;

pub use block::{FactBlock, Layout};
pub use chosen::{Chosen, MAX_CATEGORIES, OtherIdea, TextsSaid, satisfied, split};
pub use clean::{CleanChange, Cleaned, Misread, clean};
pub use column::numbers;
pub use facts::{Fact, Facts};
pub use groups::{GroupColumn, GroupKey, beginning};
pub use head::{IdeasHead, end_of_header};
pub(crate) use header::{check_twins, header_too_long, no_such_line};
pub use heading::{fits, line_start};
pub use ideas::Evidence;
pub(crate) use number::narrow;
pub use objection::{Objection, ObjectionKind, Objections};
pub use profile::{MAX_PROFILED_ROWS, Profile, Remark};
pub(crate) use read::two_named;
pub use read::{headers, read, read_again};
pub use reader::ColumnReader;
pub(crate) use records::unclosed;
pub use records::{MAX_RECORD_BYTES, RecordParser, last_end};
pub use table::{IdeaTable, RowReader};
pub(crate) use words::one_line;
