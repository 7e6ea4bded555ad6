//! What is wrong with records, before it is told.

use super::cell::CellProblem;
use super::left_out::{Doubt, WhyLeftOut};
use crate::diagnostic::{Code, Findings};

/// What is wrong with records: the first of each kind, in their order, and how many there are. A text of mistakes alone would
/// take many times its length.
#[derive(Clone, Debug, Default)]
pub struct Objections {
    /// As many of each kind as are told.
    pub first: Vec<Objection>,
    /// How many there are by code, in the order of the first of each.
    pub counts: Vec<(Code, usize)>,
}

impl Objections {
    pub(super) fn push(&mut self, objection: Objection) {
        let count = self.count(objection.what.code());
        *count += 1;
        if *count <= Findings::MOST_OF_A_KIND {
            self.first.push(objection);
        }
    }

    /// All of several, by the record that they are of.
    pub(super) fn of(parts: Vec<Objections>) -> Objections {
        let mut all = Objections::default();
        let more: Vec<_> = parts.iter().flat_map(Objections::more).collect();
        let mut first: Vec<_> = parts.into_iter().flat_map(|objections| objections.first).collect();
        first.sort_by_key(|objection| objection.start);
        first.into_iter().for_each(|objection| all.push(objection));
        more.into_iter().for_each(|(code, n)| *all.count(code) += n);
        all
    }

    /// Adds some that may be of any record.
    pub(super) fn add(&mut self, more: impl IntoIterator<Item = Objection>) {
        more.into_iter().for_each(|objection| self.push(objection));
        self.first.sort_by_key(|objection| objection.start);
    }

    /// Drops what is wrong with the records that begin at some places.
    pub(super) fn forget(&mut self, is_left_out: impl Fn(usize) -> bool) {
        let (kept, gone): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.first).into_iter().partition(|objection| !is_left_out(objection.start));
        self.first = kept;
        gone.iter().for_each(|objection| *self.count(objection.what.code()) -= 1);
        self.counts.retain(|(_, n)| *n > 0);
    }

    fn count(&mut self, code: Code) -> &mut usize {
        let known = self.counts.iter().position(|(known, _)| *known == code);
        let at = known.unwrap_or_else(|| {
            self.counts.push((code, 0));
            self.counts.len() - 1
        });
        &mut self.counts[at].1
    }

    /// How many of each kind are only counted.
    pub(super) fn more(&self) -> impl Iterator<Item = (Code, usize)> {
        let told = |code: Code| self.first.iter().filter(|objection| objection.what.code() == code).count();
        self.counts.iter().map(move |&(code, n)| (code, n - told(code))).filter(|(_, n)| *n > 0)
    }
}

/// Something wrong with a record.
#[derive(Clone, Debug)]
pub struct Objection {
    /// Where the record begins.
    pub start: usize,
    /// What it is.
    pub what: ObjectionKind,
}

/// What is wrong with a record.
#[derive(Clone, Debug)]
pub enum ObjectionKind {
    /// It has so many cells, and not as many as the header.
    Ragged(usize),
    /// The idea has no name, in the cell below this header.
    Nameless(usize),
    /// The name, below this header, is an error of a formula.
    Misnamed(usize),
    /// The cell below this header cannot be read.
    Cell(usize, CellProblem),
    /// It is no idea, and left out: why, and what it is called.
    NoIdea(WhyLeftOut, String),
    /// It is read as an idea and may be none: what it looks like, and what it is called.
    Doubtful(Doubt, String),
}

impl ObjectionKind {
    /// The code that it is told by.
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
        const MOST: usize = Findings::MOST_OF_A_KIND;
        let all = Objections::of(vec![
            of(0..2 * (MOST - 10), 2, ObjectionKind::Nameless(0)),
            of(1..7, 2, ObjectionKind::Ragged(1)),
            of(2 * MOST..2 * MOST + 30, 1, ObjectionKind::Nameless(0)),
        ]);
        let starts: Vec<usize> = all.first.iter().map(|objection| objection.start).collect();
        assert_eq!((starts.len(), &starts[..8]), (MOST + 3, &[0, 1, 2, 3, 4, 5, 6, 8][..]));
        assert!(starts.is_sorted());
        assert_eq!(all.counts, [(Code::E0305, MOST + 20), (Code::E0304, 3)]);
        assert_eq!(all.more().collect::<Vec<_>>(), [(Code::E0305, 20)]);
    }
}
