//! What a command's help is made of.

use crate::lang::Word;

/// What the help says of a command.
pub struct CommandHelp {
    /// Its name.
    pub command: &'static str,
    /// What it does, in one line without a full stop.
    pub about: Word,
    /// At length: examples, how it works, when it misleads.
    pub more: Word,
    /// Its arguments by their ids; `{values}` stands for the values that are possible.
    pub arguments: &'static [(&'static str, Word)],
}
