//! The pair at the top of the repository, which people edit to try things out: what it concludes, the reports/ that are
//! made of it, and the documents that show what the program says of it. An edited cell or weight turns tests red here and
//! nowhere else; all others stand on tests/fixtures/. `DINGZI_BLESS=1 cargo test --test it shipped` writes the documents
//! and the reports anew.

mod conclusions;
#[cfg(unix)]
mod readme;
mod reports;

use crate::support::{Call, Project, dingzi, repository};
use dingzi::lang::Lang;
use std::fs;
use std::sync::LazyLock;

/// `criteria.toml` and `ideas.csv`, read when the tests run.
static CRITERIA: LazyLock<String> = LazyLock::new(|| fs::read_to_string(repository("criteria.toml")).unwrap());
static IDEAS: LazyLock<String> = LazyLock::new(|| fs::read_to_string(repository("ideas.csv")).unwrap());
static PROJECT: LazyLock<Project> = LazyLock::new(|| Project::read(&CRITERIA, &IDEAS, Lang::En));

/// `dingzi` with these arguments, at the top of the repository.
fn at_the_top(args: &[&str]) -> Call {
    dingzi(args).within(&repository(""))
}
