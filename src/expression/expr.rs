//! A well-typed expression: its parts, the columns it reads, and the operations that may have no result.

use super::functions::Function;
use crate::identity;
use crate::lang::Text;
use crate::say::findings::expression::{Hazard, hazards};
use crate::value::Levels;
use std::ops::Range;

/// A well-typed expression over columns. Unknown evidence makes a result unknown, as NULL does in SQL.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number as written.
    Number(f64),
    /// TRUE or FALSE.
    Truth(bool),
    /// A text as written, with its place: compared with a level or a text column.
    Text(String, Range<usize>),
    /// NULL.
    Null,
    /// A column.
    Column(ColumnRef),
    /// −x
    Negate(Box<Expr>),
    /// NOT x
    Not(Box<Expr>),
    /// x IS NULL: whether it is unknown
    IsNull(Box<Expr>),
    /// Two operands.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// CASE WHEN condition THEN result … ELSE result END
    Case(Vec<(Expr, Expr)>, Box<Expr>),
    /// A function of [`FUNCTIONS`](super::functions::FUNCTIONS).
    Call(Function, Vec<Expr>),
}

/// A column as an expression names it.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnRef {
    /// Its name.
    pub name: String,
    /// Where it is named, inside the expression's text.
    pub range: Range<usize>,
    /// Its index among the columns of the expression, in order of first use, and in the facts.
    pub slot: usize,
}

/// An operator of two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    And,
    Or,
}

/// A text compared with a column of levels that names no level.
#[derive(Clone, Debug)]
pub struct UnknownLevel {
    /// The text.
    pub level: String,
    /// The column.
    pub column: String,
    /// Where the text stands in the expression.
    pub range: Range<usize>,
}

impl Operator {
    /// Whether it turns two numbers into one.
    pub fn is_arithmetic(self) -> bool {
        matches!(self, Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide)
    }
}

impl Expr {
    /// Visits this expression and every part of it, outermost first.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Expr)) {
        visit(self);
        match self {
            Expr::Number(_) | Expr::Truth(_) | Expr::Text(..) | Expr::Null | Expr::Column(_) => {}
            Expr::Negate(x) | Expr::Not(x) | Expr::IsNull(x) => x.walk(visit),
            Expr::Binary(_, a, b) => {
                a.walk(visit);
                b.walk(visit);
            }
            Expr::Case(whens, otherwise) => {
                for (condition, result) in whens {
                    condition.walk(visit);
                    result.walk(visit);
                }
                otherwise.walk(visit);
            }
            Expr::Call(_, arguments) => arguments.iter().for_each(|a| a.walk(visit)),
        }
    }

    /// The operations in it that may have no result, in words.
    pub fn without_result(&self) -> Text {
        let mut found: Vec<Hazard> = Vec::new();
        self.walk(&mut |e| {
            let hazard = match e {
                Expr::Binary(Operator::Divide, ..) => Hazard::Division,
                Expr::Call(Function::Ln | Function::Log10, _) => Hazard::Logarithm,
                Expr::Call(Function::Sqrt, _) => Hazard::Root,
                Expr::Call(Function::Power, _) => Hazard::Power,
                _ => return,
            };
            if !found.contains(&hazard) {
                found.push(hazard);
            }
        });
        hazards(&found)
    }

    /// The columns it reads, each once, by slot.
    pub fn columns(&self) -> Vec<&ColumnRef> {
        let mut columns: Vec<&ColumnRef> = Vec::new();
        self.walk(&mut |e| {
            if let Expr::Column(column) = e
                && !columns.iter().any(|c| c.slot == column.slot)
            {
                columns.push(column);
            }
        });
        columns.sort_by_key(|c| c.slot);
        columns
    }

    /// The texts that it compares with columns: each with its column and its place.
    pub fn compared(&self) -> Vec<(&str, &str, &Range<usize>)> {
        let mut found = Vec::new();
        self.walk(&mut |part| {
            if let Expr::Binary(Operator::Equal | Operator::NotEqual, a, b) = part
                && let (Expr::Column(column), Expr::Text(text, range)) | (Expr::Text(text, range), Expr::Column(column)) =
                    (&**a, &**b)
            {
                found.push((column.name.as_str(), text.as_str(), range));
            }
        });
        found
    }

    /// The slots of columns that occur more than once.
    pub(super) fn repeated(&self) -> Vec<usize> {
        let (mut once, mut again) = (Vec::new(), Vec::new());
        self.walk(&mut |e| {
            if let Expr::Column(ColumnRef { slot, .. }) = e {
                if !once.contains(slot) {
                    once.push(*slot);
                } else if !again.contains(slot) {
                    again.push(*slot);
                }
            }
        });
        again
    }

    /// Whether it is pure arithmetic, without choosing between cases.
    pub(super) fn is_arithmetic(&self) -> bool {
        let mut plain = true;
        self.walk(&mut |e| {
            plain &= match e {
                Expr::Number(_) | Expr::Column(_) | Expr::Negate(_) => true,
                Expr::Binary(op, ..) => op.is_arithmetic(),
                Expr::Call(function, _) => *function != Function::Coalesce,
                _ => false,
            }
        });
        plain
    }

    /// Whether it is a truth value, written or computed.
    pub(crate) fn is_truth_value(&self) -> bool {
        match self {
            Expr::Truth(_) | Expr::Not(_) | Expr::IsNull(_) => true,
            Expr::Binary(op, ..) => !op.is_arithmetic(),
            _ => false,
        }
    }

    /// Visits this expression and every part of it to change them, outermost first.
    fn walk_mut(&mut self, visit: &mut impl FnMut(&mut Expr)) {
        visit(self);
        match self {
            Expr::Number(_) | Expr::Truth(_) | Expr::Text(..) | Expr::Null | Expr::Column(_) => {}
            Expr::Negate(x) | Expr::Not(x) | Expr::IsNull(x) => x.walk_mut(visit),
            Expr::Binary(_, a, b) => {
                a.walk_mut(visit);
                b.walk_mut(visit);
            }
            Expr::Case(whens, otherwise) => {
                for (condition, result) in whens {
                    condition.walk_mut(visit);
                    result.walk_mut(visit);
                }
                otherwise.walk_mut(visit);
            }
            Expr::Call(_, arguments) => arguments.iter_mut().for_each(|a| a.walk_mut(visit)),
        }
    }

    /// Replaces each text compared with a column of levels by the level's code; adds texts that name no level to
    /// `missing`.
    pub fn bind_levels<'l>(&mut self, levels: &impl Fn(&str) -> Option<&'l Levels>, missing: &mut Vec<UnknownLevel>) {
        self.walk_mut(&mut |part| {
            if let Expr::Binary(_, a, b) = part {
                bind_level(a, b, levels, missing);
                bind_level(b, a, levels, missing);
            }
        });
    }

    /// Gives a column another name.
    pub fn rename_column(&mut self, from: &str, to: &str) {
        self.walk_mut(&mut |part| {
            if let Expr::Column(column) = part
                && identity::same(&column.name, from)
            {
                to.clone_into(&mut column.name);
            }
        });
    }

    /// Replaces each text by a number; the columns that are compared with texts must hold the same numbers.
    pub fn bind_texts(&mut self, code: &mut impl FnMut(&str) -> f64) {
        self.walk_mut(&mut |part| {
            if let Expr::Text(text, _) = part {
                *part = Expr::Number(code(text));
            }
        });
    }

    /// The column, if the expression is a bare column.
    pub fn as_column(&self) -> Option<&ColumnRef> {
        match self {
            Expr::Column(column) => Some(column),
            _ => None,
        }
    }
}

/// Replaces `text` by the level's code if `column` is a column of levels.
fn bind_level<'l>(
    column: &Expr,
    text: &mut Expr,
    levels: &impl Fn(&str) -> Option<&'l Levels>,
    missing: &mut Vec<UnknownLevel>,
) {
    let (Some(column), Expr::Text(level, range)) = (column.as_column().map(|c| c.name.as_str()), &*text) else {
        return;
    };
    let Some(scale) = levels(column) else { return };
    match scale.code(level) {
        Some(code) => *text = Expr::Number(code as f64),
        None => missing.push(UnknownLevel { level: level.clone(), column: column.to_owned(), range: range.clone() }),
    }
}
