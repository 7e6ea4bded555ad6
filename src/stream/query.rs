//! A query of a table of any size.

use super::rows::Outlet;
use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::progress::Progress;
use crate::rubric::{Lens, Rubric, TableSpec};

/// The most groups of ideas: a column with more is one of names.
pub const MAX_GROUPS: usize = 1_000;

/// A query of a table.
pub struct StreamQuery<'q> {
    /// The rubric that judges the ideas.
    pub rubric: &'q Rubric,
    /// What is read of the table: what the rubric wants, and a condition that ideas must satisfy to be looked at.
    pub spec: &'q TableSpec,
    /// The lens whose weights count.
    pub lens: &'q Lens,
    /// The number of best ideas to keep (one more is kept to detect ties); `None` keeps all.
    pub top: Option<usize>,
    /// The finding if the columns of groups ([`group_by`](super::TableFile::group_by)) make more than [`MAX_GROUPS`]; the
    /// best ideas are those of each group then. `None` if there are no groups.
    pub too_many_groups: Option<Finding>,
    /// The most ideas allowed, and the finding if there are more.
    pub most: Option<(usize, Finding)>,
    /// Whether cells that the rubric does not read are wanted too.
    pub wants_cells: bool,
    /// The outlet for the rows of all ideas, unused if there are so few that all are kept; and the language of names.
    pub outlet: Option<(&'q dyn Outlet, Lang)>,
    /// The progress to update.
    pub progress: &'q Progress,
}
