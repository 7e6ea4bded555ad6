//! What is asked of a table of any size.

use super::rows::Outlet;
use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::progress::Progress;
use crate::rubric::{Lens, Rubric};

/// What is asked of a table.
pub struct StreamQuery<'q> {
    /// What its ideas are judged by.
    pub rubric: &'q Rubric,
    /// Whose weights.
    pub lens: &'q Lens,
    /// How many of the best ideas are kept, and one more; `None` keeps all.
    pub top: Option<usize>,
    /// How many ideas there may be at most, and what to say of more.
    pub most: Option<(usize, Finding)>,
    /// Whether cells are wanted that the rubric does not read.
    pub wants_cells: bool,
    /// Where the rows of all ideas go, unless these are so few that all are kept; and the language of their names.
    pub outlet: Option<(&'q dyn Outlet, Lang)>,
    /// Who looks on.
    pub progress: &'q Progress,
}
