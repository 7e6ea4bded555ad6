//! An open fact as a question: what the rubric asks, and which cells would answer it.

use super::explain::{ExplainedCell, Knowledge, cells};
use super::next::{OpenFact, OpenItem};
use crate::evidence::Evidence;
use crate::identity;
use crate::lang::{Lang, Text};
use crate::rubric::Rubric;
use crate::say::commands::explain::fact;
use crate::say::commands::next::question;
use crate::say::heads::UNKNOWN;
use crate::say::punctuation::parts;

/// An open fact with the question to ask.
pub struct AskedFact<'a> {
    /// The fact.
    pub open: &'a OpenFact,
    /// What is open, as programs read it: `criterion` or `gate`.
    pub kind: &'static str,
    /// Its id in the rubric.
    pub id: &'a str,
    /// The cells that it reads and that are not known: the others need not be found out.
    pub cells: Vec<ExplainedCell>,
    /// Its name, and what the rubric asks.
    name: &'a Text,
    ask: &'a Text,
}

impl<'a> AskedFact<'a> {
    /// The question behind an open fact.
    pub fn of(rubric: &'a Rubric, evidence: &Evidence, open: &'a OpenFact) -> AskedFact<'a> {
        let (kind, id, name, ask, expr) = match open.what {
            OpenItem::Criterion(c) => {
                let criterion = &rubric.criteria[c];
                ("criterion", &criterion.id, &criterion.name, &criterion.ask, &criterion.evidence.expr)
            }
            OpenItem::Gate(g) => {
                let gate = &rubric.gates[g];
                ("gate", &gate.id, &gate.name, &gate.ask, &gate.fail.expr)
            }
        };
        let mut cells = cells(rubric, evidence, (open.idea, &evidence.table.row(open.idea)), expr);
        cells.retain(|cell| cell.known != Knowledge::Yes);
        AskedFact { open, kind, id, cells, name, ask }
    }

    /// The question in words, with the cells that it fills and what they hold so far. Without a question, a cell whose
    /// column has the name of what is open, which stands before it, is not named again.
    pub fn question(&self, lang: Lang) -> String {
        let (ask, name) = (self.ask.get(lang), identity::key(self.name.get(lang)));
        if let ([cell], "") = (&self.cells[..], ask)
            && identity::key(&cell.column) == name
        {
            return cell.shown(lang).unwrap_or_else(|| UNKNOWN.get(lang).to_owned());
        }
        let known = self.cells.iter().map(|cell| fact(&cell.column, cell.shown(lang).as_deref(), lang));
        question(ask, &parts(known, lang), lang)
    }
}
