//! The parts of a command's help.

use crate::lang::Word;

/// The help of a command.
pub struct CommandHelp {
    /// Its name.
    pub command: &'static str,
    /// What it does, in one line without a full stop.
    pub about: Word,
    /// At length: examples, how it works, when it misleads.
    pub more: Word,
    /// Its arguments by id; `{values}` stands for the possible values.
    pub arguments: &'static [(&'static str, Word)],
}
