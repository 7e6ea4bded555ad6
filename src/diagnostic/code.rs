//! Kinds of findings: code, severity and meaning.

use crate::lang::Word;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is computed until it is fixed.
    Error,
    /// Worth knowing; the results are valid.
    Warning,
}

impl Severity {
    /// `error` or `warning`, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A file that cannot be read.
    Files,
    /// The rubric.
    Rubric,
    /// The table of ideas.
    Table,
    /// The command line.
    CommandLine,
    /// A request to the live page.
    Page,
    /// A form of weights.
    Forms,
}

macro_rules! codes {
    ($($class:ident $severity:ident { $($id:ident)* })*) => {
        /// The kind of a finding; [`codes`](super::codes()) explains each.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($($id,)*)* }

        impl Code {
            /// The id, such as `E0203`.
            pub const fn id(self) -> &'static str {
                match self { $($(Code::$id => stringify!($id),)*)* }
            }

            /// The class.
            pub const fn class(self) -> Class {
                match self { $($(Code::$id)|* => Class::$class,)* }
            }

            /// The severity.
            pub const fn severity(self) -> Severity {
                match self { $($(Code::$id)|* => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    Files Error { E0101 E0102 E0103 E0104 E0105 E0106 E0107 }
    Rubric Error {
        E0201 E0202 E0203 E0204 E0205 E0206 E0207 E0208 E0209 E0210 E0211 E0212 E0213 E0214 E0215 E0216 E0217 E0218 E0219
        E0220 E0221 E0222
    }
    Table Error {
        E0301 E0302 E0303 E0304 E0305 E0306 E0307 E0308 E0309 E0310 E0311 E0312 E0313 E0314 E0315 E0316 E0317 E0318 E0319
        E0320 E0321 E0322
    }
    CommandLine Error {
        E0401 E0402 E0403 E0404 E0405 E0406 E0407 E0408 E0409 E0410 E0411 E0412 E0413 E0414 E0415 E0416 E0417 E0418
        E0419
    }
    Page Error { E0501 E0502 E0503 }
    Forms Error { E0601 E0602 E0603 E0604 E0605 E0606 }
    Rubric Warning { W0201 }
    Table Warning {
        W0301 W0302 W0303 W0304 W0305 W0306 W0307 W0308 W0309 W0310 W0311 W0312 W0313 W0314 W0315 W0316 W0317
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

/// The explanation of a code.
#[derive(Clone, Copy, Debug)]
pub struct CodeEntry {
    /// The code.
    pub code: Code,
    /// The title, in one line.
    pub title: Word,
    /// The explanation at length: why it is a mistake, and what to do.
    pub explain: Word,
}

/// An entry of the registry.
pub(super) const fn entry(code: Code, title: Word, explain: Word) -> CodeEntry {
    CodeEntry { code, title, explain }
}
