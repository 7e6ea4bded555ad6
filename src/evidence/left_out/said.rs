//! How it is told that rows are left out, or read though they may be no ideas.

use super::LeftOut;
use crate::diagnostic::{Code, Finding, Findings, Source, Sources, Span, cut};
use crate::evidence::{IdeaTable, Remark};
use crate::say::findings::rows::{self, Doubt, LeftOutRow, Numbered, WhyLeftOut};

impl LeftOut {
    /// Tells which rows are left out, and which are read though they may be no ideas.
    pub(in crate::evidence) fn tell(&self, table: &IdeaTable, sources: &Sources, findings: &mut Findings) {
        let source = sources.get(table.source);
        let place = |start: usize| Span::new(table.source, table.first_cell(start));
        let line = |start: usize| source.place(table.nth_cell(start, 0).start).line;
        let of = |hidden: bool| {
            self.rows.iter().filter(move |(_, (why, _))| (*why == WhyLeftOut::Hidden) == hidden && why.is_told())
        };
        if let Some((&first, _)) = of(true).next() {
            let shown: Vec<String> = of(true).take(3 * MOST).map(|(&start, _)| line(start).to_string()).collect();
            findings.push(Finding::new(Code::W0316, rows::hidden_rows(&shown, of(true).count())).place(place(first)));
        }
        if let Some((&first, _)) = of(false).next() {
            let row = |(&start, (why, name)): (&usize, &(WhyLeftOut, String))| LeftOutRow {
                line: line(start),
                why: *why,
                name: short(name),
            };
            let shown: Vec<LeftOutRow> = of(false).take(MOST).map(row).collect();
            // A name that is cut could not be pasted.
            let named = of(false).map(|(_, (_, name))| name).find(|name| is_short(name)).map(|name| pasted(&[name]));
            let message = rows::left_out(of(false).count(), &shown, numbered(source), named.as_deref());
            findings.push(Finding::new(Code::W0315, message).place(place(first)));
        }
        self.doubts.iter().for_each(|(doubt, rows)| tell_doubt(rows, *doubt, place, findings));
    }

    /// What is to be known of the rows that the rubric names.
    pub(in crate::evidence) fn remarks(&self, table: &IdeaTable, sources: &Sources) -> Vec<Remark> {
        /// So many are named.
        const MOST: usize = 20;
        let source = sources.get(table.source);
        let line = |start: usize| source.place(table.nth_cell(start, 0).start).line.to_string();
        let shown: Vec<String> = self.skipped().take(MOST).map(line).collect();
        let skipped = rows::skipped(&shown, self.skipped().count(), numbered(source));
        let unmet = self.unmet.iter().map(|(key, name)| rows::no_such_row(key, &short(name)));
        skipped.into_iter().chain(unmet).map(|said| Remark { column: None, said }).collect()
    }
}

/// How the rows of a source are numbered.
fn numbered(source: &Source) -> Numbered {
    if source.sheet.is_some() { Numbered::Rows } else { Numbered::Lines }
}

/// Tells that a row is no idea and left out, by why and what it is called.
pub(in crate::evidence) fn tell_left_out(name: &str, why: WhyLeftOut, place: Span) -> Finding {
    let named = is_short(name).then(|| pasted(&[name]));
    Finding::new(Code::W0315, rows::left_out_alone(&short(name), why, named.as_deref())).place(place)
}

/// Tells that rows may be no ideas, each with where it begins and what it is called.
pub(in crate::evidence) fn tell_doubt(
    rows: &[(usize, String)],
    doubt: Doubt,
    place: impl Fn(usize) -> Span,
    findings: &mut Findings,
) {
    let Some((first, name)) = rows.first() else { return };
    let mut names: Vec<&str> = rows.iter().map(|(_, name)| name.as_str()).filter(|name| is_short(name)).collect();
    names.dedup();
    names.truncate(MOST);
    let in_rubric = pasted(&names);
    let named = (!names.is_empty()).then_some((in_rubric.as_str(), names.len()));
    let message = rows::doubtful(doubt, &short(name), rows.len(), named);
    findings.push(Finding::new(Code::W0317, message).place(place(*first)));
}

/// Names as the rubric holds them.
pub(in crate::evidence) fn pasted(names: &[&str]) -> String {
    let quoted = names.iter().map(|name| format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")));
    quoted.collect::<Vec<_>>().join(", ")
}

/// Whether a name can be quoted whole.
pub(in crate::evidence) fn is_short(name: &str) -> bool {
    !name.is_empty() && short(name) == name
}

/// So many rows are named.
pub(super) const MOST: usize = 10;

/// A name as a message quotes it.
pub(in crate::evidence) fn short(name: &str) -> String {
    cut(name, 40)
}

impl WhyLeftOut {
    /// Whether somebody may miss a row that is left out so.
    pub(in crate::evidence) fn is_told(self) -> bool {
        !matches!(self, WhyLeftOut::Skipped | WhyLeftOut::Rule)
    }
}
