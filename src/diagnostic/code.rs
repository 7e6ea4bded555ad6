//! What a kind of finding is: its code, how bad it is, and what it means.

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is computed until it is mended.
    Error,
    /// Worth knowing; the results stand.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A kind of finding.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Such as `E0203`: E error, W warning; 01 files, 02 the rubric, 03 the ideas, 04 the command line, 05 the live page, 06 forms of weights.
    pub id: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// One line.
    pub title: &'static str,
    /// At length: why it is one, and what to do.
    pub explain: &'static str,
}

/// An error.
pub(super) const fn error(id: &'static str, title: &'static str, explain: &'static str) -> Code {
    Code { id, severity: Severity::Error, title, explain }
}

/// A warning.
pub(super) const fn warning(id: &'static str, title: &'static str, explain: &'static str) -> Code {
    Code { id, severity: Severity::Warning, title, explain }
}

/// Lists as one, which the compiler makes.
pub(super) const fn joined<const N: usize>(lists: &[&[Code]]) -> [Code; N] {
    let mut all = [lists[0][0]; N];
    let (mut list, mut at, mut n) = (0, 0, 0);
    while n < N {
        if at == lists[list].len() {
            (list, at) = (list + 1, 0);
        } else {
            all[n] = lists[list][at];
            (at, n) = (at + 1, n + 1);
        }
    }
    all
}

/// The code of an id, in any case.
pub fn code(id: &str) -> Option<&'static Code> {
    super::CODES.iter().find(|c| c.id.eq_ignore_ascii_case(id))
}
