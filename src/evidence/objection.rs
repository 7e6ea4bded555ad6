//! Problems with records, before they become findings.

use super::refusal::CellProblem;
use super::words::{is_error, text_of};
use crate::diagnostic::{Capped, Code, Coded};
use crate::identity;
use crate::say::findings::rows::{Doubt, WhyLeftOut};

/// What is wrong with records, in their order.
pub type Objections = Capped<Objection>;

/// Merges the objections of several parts, sorted by record.
pub(super) fn by_record(parts: Vec<Objections>) -> Objections {
    let more: Vec<_> = parts.iter().flat_map(Objections::more).collect();
    let mut first: Vec<_> = parts.into_iter().flatten().collect();
    first.sort_by_key(|objection| objection.start);
    let mut all: Objections = first.into_iter().collect();
    more.into_iter().for_each(|(code, n)| all.count_more(code, n));
    all
}

/// Something wrong with a record.
#[derive(Clone, Debug)]
pub struct Objection {
    /// Where the record begins.
    pub start: usize,
    /// What is wrong.
    pub what: ObjectionKind,
}

/// What is wrong with a record.
#[derive(Clone, Debug)]
pub enum ObjectionKind {
    /// The record has this many cells, unlike the header.
    Ragged(usize),
    /// The cell below this header should name the idea, and is empty.
    Nameless(usize),
    /// The name, below this header, is a formula error.
    Misnamed(usize),
    /// The cell below this header cannot be read.
    Cell(usize, Box<CellProblem>),
    /// The row is not an idea and is left out: why, and its name.
    NoIdea(WhyLeftOut, String),
    /// The row is read as an idea but may not be one: what it looks like, and its name.
    Doubtful(Doubt, String),
}

impl ObjectionKind {
    /// The problem with a name below a header, if any.
    pub(super) fn of_name(name: &[u8], header: usize) -> Option<ObjectionKind> {
        // Fast path: most names begin with a letter or digit.
        if name.first().is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        match text_of(name) {
            name if identity::look(&name).is_empty() => Some(ObjectionKind::Nameless(header)),
            name if is_error(&name) => Some(ObjectionKind::Misnamed(header)),
            _ => None,
        }
    }

    /// The code of its finding.
    pub fn code(&self) -> Code {
        match self {
            ObjectionKind::Ragged(_) => Code::E0304,
            ObjectionKind::Nameless(_) => Code::E0305,
            ObjectionKind::Misnamed(_) => Code::E0316,
            ObjectionKind::Cell(_, problem) => problem.code,
            ObjectionKind::NoIdea(..) => Code::W0315,
            ObjectionKind::Doubtful(..) => Code::W0317,
        }
    }
}

impl Coded for Objection {
    fn code(&self) -> Code {
        self.what.code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_put_together_by_record() {
        let of = |starts: std::ops::Range<usize>, step: usize, what: ObjectionKind| {
            let mut all = Objections::default();
            starts.step_by(step).for_each(|start| all.push(Objection { start, what: what.clone() }));
            all
        };
        const MOST: usize = Objections::MOST_OF_A_KIND;
        let all = by_record(vec![
            of(0..2 * (MOST - 10), 2, ObjectionKind::Nameless(0)),
            of(1..7, 2, ObjectionKind::Ragged(1)),
            of(2 * MOST..2 * MOST + 30, 1, ObjectionKind::Nameless(0)),
        ]);
        let starts: Vec<usize> = all.iter().map(|objection| objection.start).collect();
        assert_eq!((starts.len(), &starts[..8]), (MOST + 3, &[0, 1, 2, 3, 4, 5, 6, 8][..]));
        assert!(starts.is_sorted());
        assert_eq!(all.counts().collect::<Vec<_>>(), [(Code::E0305, MOST + 20), (Code::E0304, 3)]);
        assert_eq!(all.more().collect::<Vec<_>>(), [(Code::E0305, 20)]);
    }
}
