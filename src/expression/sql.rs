//! Converts the tree of `sqlparser` into a well-typed one of ours; what is not supported is an [`ExpressionError`] with
//! its place.

use super::error::{ExpressionError, place};
use super::expr::{ColumnRef, Expr, Operator};
use super::functions::{FUNCTIONS, Function};
use crate::diagnostic::Code;
use crate::identity;
use crate::lang::Text;
use crate::say::findings::expression::{self as say, ExpressionType};
use crate::unit::date;
use sqlparser::ast::{self, BinaryOperator, Spanned, UnaryOperator, Value};
use std::ops::Range;

/// A parsed expression, its type and how it uses its columns.
#[derive(Clone, Debug)]
pub struct TypedExpr {
    /// The expression.
    pub expr: Expr,
    /// What it yields; `None` for a bare column, whose kind is up to its reader.
    pub kind: Option<ExpressionType>,
    /// Each use of a column whose kind the expression determines.
    pub uses: Vec<ColumnUse>,
}

/// A use of a column that determines its kind.
#[derive(Clone, Debug)]
pub struct ColumnUse {
    /// Its name.
    pub name: String,
    /// Its place in the expression's text.
    pub range: Range<usize>,
    /// The kind that the expression needs.
    pub kind: ExpressionType,
}

/// Turns the SQL tree into ours, and notes what kind each column must have.
pub(super) struct SqlReader<'a> {
    text: &'a str,
    pub uses: Vec<ColumnUse>,
    /// Names of the columns so far, by slot.
    slots: Vec<String>,
    /// The day called `as_of`, in days since 1970.
    as_of: Option<f64>,
}

type ReadExpr = (Expr, Option<ExpressionType>);

impl<'a> SqlReader<'a> {
    pub fn new(text: &'a str, as_of: Option<f64>) -> SqlReader<'a> {
        SqlReader { text, uses: Vec::new(), slots: Vec::new(), as_of }
    }

    fn place(&self, sql: &impl Spanned) -> Range<usize> {
        place(self.text, sql.span())
    }

    pub fn read(&mut self, sql: &ast::Expr) -> Result<ReadExpr, ExpressionError> {
        use ast::Expr as Sql;
        match sql {
            Sql::Identifier(ident) if self.as_of.is_some() && is_as_of(ident) => {
                Ok((Expr::Number(self.as_of.unwrap_or_default()), Some(ExpressionType::Date)))
            }
            Sql::Identifier(ident) => {
                let name = ident.value.clone();
                let slot =
                    self.slots.iter().position(|s| identity::look(s) == identity::look(&name)).unwrap_or_else(|| {
                        self.slots.push(name.clone());
                        self.slots.len() - 1
                    });
                let range = place(self.text, ident.span);
                Ok((Expr::Column(ColumnRef { name, range, slot }), None))
            }
            Sql::Nested(inner) => self.read(inner),
            Sql::Value(value) => self.literal(value),
            Sql::UnaryOp { op: UnaryOperator::Plus, expr } => {
                Ok((self.want(expr, ExpressionType::Number)?, Some(ExpressionType::Number)))
            }
            Sql::UnaryOp { op: UnaryOperator::Minus, expr } => {
                Ok((Expr::Negate(Box::new(self.want(expr, ExpressionType::Number)?)), Some(ExpressionType::Number)))
            }
            Sql::UnaryOp { op: UnaryOperator::Not, expr } => {
                Ok((Expr::Not(Box::new(self.want(expr, ExpressionType::Truth)?)), Some(ExpressionType::Truth)))
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

    fn literal(&self, value: &ast::ValueWithSpan) -> Result<ReadExpr, ExpressionError> {
        let place = self.place(value);
        match &value.value {
            Value::Number(digits, _) => match digits.parse::<f64>() {
                Ok(x) if x.is_finite() => Ok((Expr::Number(x), Some(ExpressionType::Number))),
                _ => Err(ExpressionError::new(Code::E0213, say::no_number(digits), place)),
            },
            Value::SingleQuotedString(text) => Ok((Expr::Text(text.clone(), place), Some(ExpressionType::Text))),
            Value::Boolean(b) => Ok((Expr::Truth(*b), Some(ExpressionType::Truth))),
            Value::Null => Ok((Expr::Null, None)),
            other => Err(unsupported(other, place)),
        }
    }

    /// Reads an operand that must be of this kind.
    fn want(&mut self, sql: &ast::Expr, kind: ExpressionType) -> Result<Expr, ExpressionError> {
        if let ast::Expr::Identifier(ident) = sql
            && kind == ExpressionType::Date
            && self.as_of.is_none()
            && is_as_of(ident)
        {
            return Err(ExpressionError::new(Code::E0204, say::no_as_of(), self.place(sql)));
        }
        let read = self.read(sql)?;
        let (expr, found) = if kind == ExpressionType::Date { day(read) } else { read };
        match found {
            Some(found) if found != kind => {
                Err(ExpressionError::new(Code::E0215, say::wrong_kind(kind, found), self.place(sql)))
            }
            Some(_) => Ok(expr),
            None => {
                self.note(&expr, kind);
                Ok(expr)
            }
        }
    }

    /// Notes that a bare column is used as a kind.
    fn note(&mut self, expr: &Expr, kind: ExpressionType) {
        if let Expr::Column(column) = expr {
            self.uses.push(ColumnUse { name: column.name.clone(), range: column.range.clone(), kind });
        }
    }

    fn is_null(&mut self, sql: &ast::Expr, negated: bool) -> Result<ReadExpr, ExpressionError> {
        let (expr, _) = self.read(sql)?;
        Ok(truth(negate(Expr::IsNull(Box::new(expr)), negated)))
    }

    fn binary(
        &mut self,
        left: &ast::Expr,
        op: &BinaryOperator,
        right: &ast::Expr,
        whole: &ast::Expr,
    ) -> Result<ReadExpr, ExpressionError> {
        let op = match op {
            BinaryOperator::Plus => Operator::Add,
            BinaryOperator::Minus => Operator::Subtract,
            BinaryOperator::Multiply => Operator::Multiply,
            BinaryOperator::Divide => Operator::Divide,
            BinaryOperator::And => Operator::And,
            BinaryOperator::Or => Operator::Or,
            BinaryOperator::Eq => Operator::Equal,
            BinaryOperator::NotEq => Operator::NotEqual,
            BinaryOperator::Lt => Operator::Less,
            BinaryOperator::LtEq => Operator::LessEqual,
            BinaryOperator::Gt => Operator::Greater,
            BinaryOperator::GtEq => Operator::GreaterEqual,
            other => {
                let message = say::unsupported_operator(&other.to_string()).help(supported());
                return Err(ExpressionError::new(Code::E0214, message, self.place(whole)));
            }
        };
        let kind = match op {
            Operator::And | Operator::Or => ExpressionType::Truth,
            op if op.is_arithmetic() => ExpressionType::Number,
            _ => return Ok(truth(self.compare(op, left, right, whole)?)),
        };
        let (a, b) = (self.want(left, kind)?, self.want(right, kind)?);
        Ok((Expr::Binary(op, Box::new(a), Box::new(b)), Some(kind)))
    }

    /// A comparison: both sides must be of one kind, and only numbers and dates have an order.
    fn compare(
        &mut self,
        op: Operator,
        left: &ast::Expr,
        right: &ast::Expr,
        whole: &ast::Expr,
    ) -> Result<Expr, ExpressionError> {
        let [(a, a_kind), (b, b_kind)] = [self.read(left)?, self.read(right)?].map(day);
        let kind = a_kind.or(b_kind).unwrap_or(ExpressionType::Number);
        if let (Some(a), Some(b)) = (a_kind, b_kind)
            && a != b
        {
            return Err(ExpressionError::new(Code::E0215, say::not_alike(a, b), self.place(whole)));
        }
        if !matches!(kind, ExpressionType::Number | ExpressionType::Date)
            && !matches!(op, Operator::Equal | Operator::NotEqual)
        {
            return Err(ExpressionError::new(Code::E0215, say::no_order(kind), self.place(whole)));
        }
        if a == Expr::Null || b == Expr::Null {
            return Err(ExpressionError::new(Code::E0215, say::equals_null(), self.place(whole)));
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
    ) -> Result<ReadExpr, ExpressionError> {
        let mut whens = Vec::with_capacity(conditions.len());
        for when in conditions {
            let condition = match operand {
                Some(operand) => self.compare(Operator::Equal, operand, &when.condition, whole)?,
                None => self.want(&when.condition, ExpressionType::Truth)?,
            };
            whens.push((condition, self.want(&when.result, ExpressionType::Number)?));
        }
        let otherwise = match otherwise {
            Some(sql) => self.want(sql, ExpressionType::Number)?,
            None => Expr::Null,
        };
        Ok((Expr::Case(whens, Box::new(otherwise)), Some(ExpressionType::Number)))
    }

    fn call(&mut self, call: &ast::Function) -> Result<ReadExpr, ExpressionError> {
        let name = call.name.to_string();
        let place = self.place(&call.name);
        let Some(entry) = FUNCTIONS.iter().find(|f| f.name.eq_ignore_ascii_case(&name)) else {
            let near = crate::diagnostic::nearest(&name, functions());
            let problem =
                ExpressionError::new(Code::E0214, say::unknown_function(&name, near).help(supported()), place);
            return Err(ExpressionError { instead: near.map(str::to_owned), ..problem });
        };
        let ast::FunctionArguments::List(list) = &call.args else {
            return Err(ExpressionError::new(Code::E0214, say::no_brackets(&name), place));
        };
        let plain = list.duplicate_treatment.is_none()
            && list.clauses.is_empty()
            && call.over.is_none()
            && call.filter.is_none()
            && call.within_group.is_empty();
        let mut arguments = Vec::with_capacity(list.args.len());
        for argument in &list.args {
            let ast::FunctionArg::Unnamed(ast::FunctionArgExpr::Expr(sql)) = argument else {
                return Err(ExpressionError::new(Code::E0214, say::unsupported_argument(&argument.to_string()), place));
            };
            let is_of_dates = matches!(entry.function, Function::DaysBetween | Function::MonthsBetween);
            arguments.push(self.want(sql, if is_of_dates { ExpressionType::Date } else { ExpressionType::Number })?);
        }
        let (least, most) = entry.arguments;
        if !plain || !(least..=most).contains(&arguments.len()) {
            return Err(ExpressionError::new(
                Code::E0214,
                say::arguments(entry.name, entry.arguments, entry.about),
                place,
            ));
        }
        if let [_, decimals] = arguments.as_slice()
            && entry.function == Function::Round
            && !matches!(decimals, Expr::Number(n) if n.fract() == 0.0)
        {
            return Err(ExpressionError::new(Code::E0214, say::no_whole_decimals(), place));
        }
        Ok((Expr::Call(entry.function, arguments), Some(ExpressionType::Number)))
    }
}

fn unsupported(sql: &impl std::fmt::Display, place: Range<usize>) -> ExpressionError {
    ExpressionError::new(Code::E0214, say::unsupported(&sql.to_string()).help(supported()), place)
}

/// A balanced tree of ORs, so that a long list does not recurse deeply.
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

/// Turns a text that is a date into days, so that the other side of the comparison is read as a date.
fn day((expr, kind): ReadExpr) -> ReadExpr {
    let days = if let Expr::Text(text, _) = &expr { date::iso(text) } else { None };
    days.map_or((expr, kind), |days| (Expr::Number(days), Some(ExpressionType::Date)))
}

/// Whether a name means the day `as_of` of [rubric]; in quotation marks it is a column.
fn is_as_of(ident: &ast::Ident) -> bool {
    ident.quote_style.is_none() && identity::same(&ident.value, "as_of")
}

fn truth(expr: Expr) -> ReadExpr {
    (expr, Some(ExpressionType::Truth))
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
