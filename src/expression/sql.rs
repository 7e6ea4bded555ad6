//! The tree of `sqlparser` → ours: what is supported, well typed; the rest is a [`Problem`] with its place.

use super::parse::{ColumnUse, Problem};
use super::place::bytes;
use super::{ColumnRef, Expr, FUNCTIONS, Function, Operator, Type};
use crate::diagnostic::Code;
use crate::identity;
use crate::lang::Text;
use crate::say::findings::expression as say;
use crate::unit::date;
use sqlparser::ast::{self, BinaryOperator, Spanned, UnaryOperator, Value};
use std::ops::Range;

/// Turns the SQL tree into ours, and notes what kind each column must have.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub uses: Vec<ColumnUse>,
    /// The columns so far, by slot.
    slots: Vec<String>,
    /// The day that is called so, in days since 1970.
    as_of: Option<f64>,
}

type Read = (Expr, Option<Type>);

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, as_of: Option<f64>) -> Reader<'a> {
        Reader { text, uses: Vec::new(), slots: Vec::new(), as_of }
    }

    fn place(&self, sql: &impl Spanned) -> Range<usize> {
        bytes(self.text, sql.span()).unwrap_or(0..self.text.len())
    }

    pub fn read(&mut self, sql: &ast::Expr) -> Result<Read, Problem> {
        use ast::Expr as Sql;
        match sql {
            Sql::Identifier(ident) if self.as_of.is_some() && is_as_of(ident) => {
                Ok((Expr::Number(self.as_of.unwrap_or_default()), Some(Type::Date)))
            }
            Sql::Identifier(ident) => {
                let name = ident.value.clone();
                let slot =
                    self.slots.iter().position(|s| identity::look(s) == identity::look(&name)).unwrap_or_else(|| {
                        self.slots.push(name.clone());
                        self.slots.len() - 1
                    });
                let range = bytes(self.text, ident.span).unwrap_or(0..self.text.len());
                Ok((Expr::Column(ColumnRef { name, range, slot }), None))
            }
            Sql::Nested(inner) => self.read(inner),
            Sql::Value(value) => self.literal(value),
            Sql::UnaryOp { op: UnaryOperator::Plus, expr } => Ok((self.want(expr, Type::Number)?, Some(Type::Number))),
            Sql::UnaryOp { op: UnaryOperator::Minus, expr } => {
                Ok((Expr::Negate(Box::new(self.want(expr, Type::Number)?)), Some(Type::Number)))
            }
            Sql::UnaryOp { op: UnaryOperator::Not, expr } => {
                Ok((Expr::Not(Box::new(self.want(expr, Type::Truth)?)), Some(Type::Truth)))
            }
            Sql::IsNull(x) => self.is_null(x, false),
            Sql::IsNotNull(x) => self.is_null(x, true),
            Sql::BinaryOp { left, op, right } => self.binary(left, op, right, sql),
            Sql::Between { expr, negated, low, high } => {
                let from = self.compare(Operator::GreaterEqual, expr, low, sql)?;
                let to = self.compare(Operator::LessEqual, expr, high, sql)?;
                Ok(truth(negate(Expr::Binary(Operator::And, Box::new(from), Box::new(to)), *negated)))
            }
            Sql::In { expr, target: ast::InTarget::List(list), negated, .. } => {
                let mut any = Vec::with_capacity(list.len());
                for item in list {
                    any.push(self.compare(Operator::Equal, expr, item, sql)?);
                }
                Ok(truth(negate(one_of(any), *negated)))
            }
            Sql::Case { operand, conditions, else_result, .. } => {
                self.case(operand.as_deref(), conditions, else_result.as_deref(), sql)
            }
            Sql::Function(call) => self.call(call),
            other => Err(unsupported(other, self.place(other))),
        }
    }

    fn literal(&self, value: &ast::ValueWithSpan) -> Result<Read, Problem> {
        let place = self.place(value);
        match &value.value {
            Value::Number(digits, _) => match digits.parse::<f64>() {
                Ok(x) if x.is_finite() => Ok((Expr::Number(x), Some(Type::Number))),
                _ => Err(Problem::new(Code::E0213, say::no_number(digits), place)),
            },
            Value::SingleQuotedString(text) => Ok((Expr::Text(text.clone(), place), Some(Type::Text))),
            Value::Boolean(b) => Ok((Expr::Truth(*b), Some(Type::Truth))),
            Value::Null => Ok((Expr::Null, None)),
            other => Err(unsupported(other, place)),
        }
    }

    /// Reads an operand that must be of a kind.
    fn want(&mut self, sql: &ast::Expr, kind: Type) -> Result<Expr, Problem> {
        if let ast::Expr::Identifier(ident) = sql
            && kind == Type::Date
            && self.as_of.is_none()
            && is_as_of(ident)
        {
            return Err(Problem::new(Code::E0204, say::no_as_of(), self.place(sql)));
        }
        let (expr, found) = self.read(sql)?;
        match found {
            Some(found) if found != kind => {
                Err(Problem::new(Code::E0215, say::wrong_kind(kind, found), self.place(sql)))
            }
            Some(_) => Ok(expr),
            None => {
                self.note(&expr, kind);
                Ok(expr)
            }
        }
    }

    /// Notes that a bare column is used as a kind.
    fn note(&mut self, expr: &Expr, kind: Type) {
        if let Expr::Column(column) = expr {
            self.uses.push(ColumnUse { name: column.name.clone(), range: column.range.clone(), kind });
        }
    }

    fn is_null(&mut self, sql: &ast::Expr, negated: bool) -> Result<Read, Problem> {
        let (expr, _) = self.read(sql)?;
        Ok(truth(negate(Expr::IsNull(Box::new(expr)), negated)))
    }

    fn binary(
        &mut self,
        left: &ast::Expr,
        op: &BinaryOperator,
        right: &ast::Expr,
        whole: &ast::Expr,
    ) -> Result<Read, Problem> {
        let arithmetic = match op {
            BinaryOperator::Plus => Some(Operator::Add),
            BinaryOperator::Minus => Some(Operator::Subtract),
            BinaryOperator::Multiply => Some(Operator::Multiply),
            BinaryOperator::Divide => Some(Operator::Divide),
            _ => None,
        };
        if let Some(op) = arithmetic {
            let (a, b) = (self.want(left, Type::Number)?, self.want(right, Type::Number)?);
            return Ok((Expr::Binary(op, Box::new(a), Box::new(b)), Some(Type::Number)));
        }
        let op = match op {
            BinaryOperator::And | BinaryOperator::Or => {
                let (a, b) = (self.want(left, Type::Truth)?, self.want(right, Type::Truth)?);
                let op = if *op == BinaryOperator::And { Operator::And } else { Operator::Or };
                return Ok(truth(Expr::Binary(op, Box::new(a), Box::new(b))));
            }
            BinaryOperator::Eq => Operator::Equal,
            BinaryOperator::NotEq => Operator::NotEqual,
            BinaryOperator::Lt => Operator::Less,
            BinaryOperator::LtEq => Operator::LessEqual,
            BinaryOperator::Gt => Operator::Greater,
            BinaryOperator::GtEq => Operator::GreaterEqual,
            other => {
                let message = say::unsupported_operator(&other.to_string()).help(supported());
                return Err(Problem::new(Code::E0214, message, self.place(whole)));
            }
        };
        Ok(truth(self.compare(op, left, right, whole)?))
    }

    /// A comparison: both sides of one kind; order only among numbers.
    fn compare(
        &mut self,
        op: Operator,
        left: &ast::Expr,
        right: &ast::Expr,
        whole: &ast::Expr,
    ) -> Result<Expr, Problem> {
        let [(a, a_kind), (b, b_kind)] = [self.read(left)?, self.read(right)?].map(day);
        let kind = a_kind.or(b_kind).unwrap_or(Type::Number);
        if let (Some(a), Some(b)) = (a_kind, b_kind)
            && a != b
        {
            return Err(Problem::new(Code::E0215, say::not_alike(a, b), self.place(whole)));
        }
        if !matches!(kind, Type::Number | Type::Date) && !matches!(op, Operator::Equal | Operator::NotEqual) {
            return Err(Problem::new(Code::E0215, say::no_order(kind), self.place(whole)));
        }
        if a == Expr::Null || b == Expr::Null {
            return Err(Problem::new(Code::E0215, say::equals_null(), self.place(whole)));
        }
        self.note(&a, kind);
        self.note(&b, kind);
        Ok(Expr::Binary(op, Box::new(a), Box::new(b)))
    }

    fn case(
        &mut self,
        operand: Option<&ast::Expr>,
        conditions: &[ast::CaseWhen],
        otherwise: Option<&ast::Expr>,
        whole: &ast::Expr,
    ) -> Result<Read, Problem> {
        let mut whens = Vec::with_capacity(conditions.len());
        for when in conditions {
            let condition = match operand {
                Some(operand) => self.compare(Operator::Equal, operand, &when.condition, whole)?,
                None => self.want(&when.condition, Type::Truth)?,
            };
            whens.push((condition, self.want(&when.result, Type::Number)?));
        }
        let otherwise = match otherwise {
            Some(sql) => self.want(sql, Type::Number)?,
            None => Expr::Null,
        };
        Ok((Expr::Case(whens, Box::new(otherwise)), Some(Type::Number)))
    }

    fn call(&mut self, call: &ast::Function) -> Result<Read, Problem> {
        let name = call.name.to_string();
        let place = self.place(&call.name);
        let Some(entry) = FUNCTIONS.iter().find(|f| f.name.eq_ignore_ascii_case(&name)) else {
            let near = crate::diagnostic::nearest(&name, functions());
            let problem = Problem::new(Code::E0214, say::unknown_function(&name, near).help(supported()), place);
            return Err(Problem { instead: near.map(str::to_owned), ..problem });
        };
        let ast::FunctionArguments::List(list) = &call.args else {
            return Err(Problem::new(Code::E0214, say::no_brackets(&name), place));
        };
        let plain = list.duplicate_treatment.is_none()
            && list.clauses.is_empty()
            && call.over.is_none()
            && call.filter.is_none()
            && call.within_group.is_empty();
        let mut arguments = Vec::with_capacity(list.args.len());
        for argument in &list.args {
            let ast::FunctionArg::Unnamed(ast::FunctionArgExpr::Expr(sql)) = argument else {
                return Err(Problem::new(Code::E0214, say::unsupported_argument(&argument.to_string()), place));
            };
            let is_of_dates = matches!(entry.function, Function::DaysBetween | Function::MonthsBetween);
            arguments.push(self.want(sql, if is_of_dates { Type::Date } else { Type::Number })?);
        }
        let (least, most) = entry.arguments;
        if !plain || !(least..=most).contains(&arguments.len()) {
            return Err(Problem::new(Code::E0214, say::arguments(entry.name, entry.arguments, entry.about), place));
        }
        if let [_, decimals] = arguments.as_slice()
            && entry.function == Function::Round
            && !matches!(decimals, Expr::Number(n) if n.fract() == 0.0)
        {
            return Err(Problem::new(Code::E0214, say::no_whole_decimals(), place));
        }
        Ok((Expr::Call(entry.function, arguments), Some(Type::Number)))
    }
}

fn unsupported(sql: &impl std::fmt::Display, place: Range<usize>) -> Problem {
    Problem::new(Code::E0214, say::unsupported(&sql.to_string()).help(supported()), place)
}

/// A balanced tree of ORs, so that a long list makes no deep recursion.
fn one_of(mut conditions: Vec<Expr>) -> Expr {
    match conditions.len() {
        0 => Expr::Truth(false),
        1 => conditions.remove(0),
        n => {
            let second = conditions.split_off(n / 2);
            Expr::Binary(Operator::Or, Box::new(one_of(conditions)), Box::new(one_of(second)))
        }
    }
}

/// A day where a text names one, so that what it is compared with is read as days.
fn day((expr, kind): Read) -> Read {
    let days = if let Expr::Text(text, _) = &expr { date::iso(text) } else { None };
    days.map_or((expr, kind), |days| (Expr::Number(days), Some(Type::Date)))
}

/// Whether a name is that of the day in [rubric]; in quotation marks it is a column.
fn is_as_of(ident: &ast::Ident) -> bool {
    ident.quote_style.is_none() && identity::same(&ident.value, "as_of")
}

fn truth(expr: Expr) -> Read {
    (expr, Some(Type::Truth))
}

fn negate(expr: Expr, negated: bool) -> Expr {
    if negated { Expr::Not(Box::new(expr)) } else { expr }
}

/// The names of all functions.
fn supported() -> Text {
    say::supported(&functions())
}

fn functions() -> Vec<&'static str> {
    FUNCTIONS.iter().map(|f| f.name).collect()
}
