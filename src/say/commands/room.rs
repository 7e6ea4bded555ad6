//! The words for a system without room for a run.

use crate::lang::{both, verb};
use crate::say::system::Spoken;

/// Too few files can be open at once.
pub fn few_files(there: usize, needed: usize) -> Spoken {
    let files = verb(there, "file", "files");
    both!(
        "only {there} more {files} can be opened, and {needed} are needed: raise the limit (`ulimit -n`)",
        "只能再打开 {there} 个文件，至少要 {needed} 个：请调高上限（`ulimit -n`）"
    )
    .into()
}

/// Too few threads can be started.
pub fn few_threads(there: usize, needed: usize) -> Spoken {
    let threads = verb(there, "thread", "threads");
    both!(
        "only {there} {threads} can be started, and {needed} are needed: raise the limit of processes (`ulimit -u`) or of \
         memory (`ulimit -v`), or end some that run",
        "只能启动 {there} 个线程，至少要 {needed} 个：请调高进程上限（`ulimit -u`）或内存上限（`ulimit -v`），或结束一些正在运行的程序"
    )
    .into()
}
