//! Changed cells, read by a criterion or gate or by neither, and ideas that were likely renamed.

use super::matched::{Judgement, Matched};
use crate::expression::Expr;
use crate::identity;
use std::collections::{BTreeMap, BTreeSet};

/// A changed cell, as written before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct CellChange {
    /// Its column.
    pub column: String,
    /// The text before.
    pub before: String,
    /// The text after.
    pub after: String,
}

/// A column that a criterion or a gate reads in both rubrics.
pub(super) struct SharedColumn {
    name: String,
    /// Its places in the headers of the two tables.
    headers: [usize; 2],
    /// Its places among the columns that the rubrics read.
    places: [usize; 2],
    /// Whether both rubrics read its cells in the same way, so that its facts are comparable.
    is_alike: bool,
}

/// The columns of the two tables that each criterion and gate reads.
pub(super) struct SharedReads<'a> {
    pub sides: [Judgement<'a>; 2],
    pub criteria: &'a [Matched],
    pub gates: &'a [Matched],
    pub criterion_columns: Vec<Vec<SharedColumn>>,
    pub gate_columns: Vec<Vec<SharedColumn>>,
    /// The places of each header in the two tables, and whether a rubric reads it; without the columns of ids.
    columns: Vec<([Option<usize>; 2], bool)>,
}

impl<'a> SharedReads<'a> {
    pub fn new(sides: [Judgement<'a>; 2], criteria: &'a [Matched], gates: &'a [Matched]) -> SharedReads<'a> {
        let [before, after] = sides.map(|s| s.rubric);
        let of_criterion = |of: &Matched| {
            let both = of.both().map(|[a, b]| [&before.criteria[a].evidence.expr, &after.criteria[b].evidence.expr]);
            both.map_or(Vec::new(), |exprs| shared(sides, exprs))
        };
        let of_gate = |of: &Matched| {
            let both = of.both().map(|[a, b]| [&before.gates[a].fail.expr, &after.gates[b].fail.expr]);
            both.map_or(Vec::new(), |exprs| shared(sides, exprs))
        };
        let read =
            sides.map(|s| s.rubric.table.columns.iter().filter_map(|c| s.evidence.table.header(&c.name)).collect());
        let read: [BTreeSet<usize>; 2] = read;
        let is_read = |of: [Option<usize>; 2]| (0..2).any(|t| of[t].is_some_and(|header| read[t].contains(&header)));
        let ids = sides.map(id_column);
        let identifies = |of: [Option<usize>; 2]| (0..2).any(|t| of[t].is_some() && of[t] == ids[t]);
        let names = sides.iter().flat_map(|s| s.evidence.table.headers()).filter(|name| !name.is_empty());
        let headers: BTreeSet<[Option<usize>; 2]> =
            names.map(|name| sides.map(|s| s.evidence.table.header(name))).collect();
        let compared = headers.into_iter().filter(|of| !identifies(*of));
        SharedReads {
            sides,
            criteria,
            gates,
            criterion_columns: criteria.iter().map(of_criterion).collect(),
            gate_columns: gates.iter().map(of_gate).collect(),
            columns: compared.map(|of| (of, is_read(of))).collect(),
        }
    }

    /// The cells of some columns whose facts changed. If the rubrics read a column differently, the text is compared.
    pub fn changed(&self, columns: &[SharedColumn], places: [usize; 2], written: &[Vec<String>; 2]) -> Vec<CellChange> {
        let change = |column: &SharedColumn| {
            let [before, after] = [0, 1].map(|t| &written[t][column.headers[t]]);
            let [fact, now] = [0, 1].map(|t| self.sides[t].evidence.columns[column.places[t]].get(places[t]));
            let same = if column.is_alike { fact == now } else { before == after };
            let name = || column.name.clone();
            (!same).then(|| CellChange { column: name(), before: before.clone(), after: after.clone() })
        };
        columns.iter().filter_map(change).collect()
    }

    /// The numbers of an idea's cells whose text changed, in columns that are read and in others. A cell of a missing
    /// column counts as empty.
    pub fn count(&self, written: &[Vec<String>; 2]) -> (usize, usize) {
        let text = |t: usize, header: Option<usize>| header.map_or("", |h| written[t][h].as_str());
        let differs = |headers: &[Option<usize>; 2]| text(0, headers[0]) != text(1, headers[1]);
        let of = |wanted: bool| {
            self.columns.iter().filter(|(headers, is_read)| *is_read == wanted && differs(headers)).count()
        };
        (of(true), of(false))
    }
}

/// The columns that two expressions both read.
fn shared(sides: [Judgement; 2], exprs: [&Expr; 2]) -> Vec<SharedColumn> {
    let after = exprs[1].columns();
    let shared = exprs[0].columns().into_iter().filter_map(|column| {
        let name = &column.name;
        identity::find(after.iter().map(|c| c.name.as_str()), name)?;
        let place = |s: Judgement<'_>| identity::find(s.rubric.table.columns.iter().map(|c| c.name.as_str()), name);
        let header = |s: Judgement<'_>| s.evidence.table.header(name);
        let [a, b] = sides;
        let places = [place(a)?, place(b)?];
        let is_alike = a.rubric.table.columns[places[0]].kind == b.rubric.table.columns[places[1]].kind;
        Some(SharedColumn { name: name.clone(), headers: [header(a)?, header(b)?], places, is_alike })
    });
    shared.collect()
}

/// The place of the id column.
fn id_column(side: Judgement) -> Option<usize> {
    side.evidence.table.id(&side.rubric.table)
}

/// Pairs of a removed and a new idea, by their places, that were likely renamed: all cells but the names are the same,
/// and no other removed or new idea shares them. Ideas without any known cell are not paired.
pub(super) fn renamed(sides: [Judgement; 2], ideas: &[Matched]) -> Vec<[usize; 2]> {
    let mut alike: BTreeMap<Vec<(String, String)>, [Vec<usize>; 2]> = BTreeMap::new();
    let mut rows = sides.map(|s| s.evidence.table.rows());
    for idea in ideas {
        let (t, place) = match (idea.before, idea.after) {
            (Some(place), None) => (0, place),
            (None, Some(place)) => (1, place),
            _ => continue,
        };
        alike.entry(cells(sides[t], rows[t].get(place))).or_default()[t].push(place);
    }
    let only = |(cells, [gone, new]): (Vec<_>, [Vec<usize>; 2])| match (gone.as_slice(), new.as_slice()) {
        ([gone], [new]) if !cells.is_empty() => Some([*gone, *new]),
        _ => None,
    };
    alike.into_iter().filter_map(only).collect()
}

/// The known cells of an idea as written, sorted by column, without its names.
fn cells(side: Judgement, row: Vec<String>) -> Vec<(String, String)> {
    let table = &side.evidence.table;
    let shown = side.rubric.table.name.iter().flat_map(|name| [&name.name.en, &name.name.zh]);
    let names: Vec<usize> = shown.filter_map(|name| table.header(name)).chain(id_column(side)).collect();
    let named = table.headers().iter().zip(row).enumerate();
    let known = named.filter(|(place, (_, cell))| !names.contains(place) && !crate::value::is_blank(cell));
    let mut cells: Vec<(String, String)> =
        known.map(|(_, (header, cell))| (identity::key(header).into_owned(), cell)).collect();
    cells.sort();
    cells
}
