//! The words of commands, one file a command.

pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod diff;
pub(crate) mod docs;
pub(crate) mod explain;
pub(crate) mod init;
pub(crate) mod large;
pub(crate) mod next;
pub(crate) mod output;
pub(crate) mod pick;
pub(crate) mod report;
pub(crate) mod robust;
pub(crate) mod room;
pub(crate) mod save_lens;
pub(crate) mod score;
pub(crate) mod serve;
pub(crate) mod stability;
pub(crate) mod wait;
pub(crate) mod welcome;
pub(crate) mod whatif;
