//! The tree of `sqlparser` → ours: what is supported, well typed; the rest is a [`Problem`] with its place.

use super::parse::{ColumnUse, Problem};
use super::place::bytes;
use super::{ColumnRef, Expr, FUNCTIONS, Function, Operator, Type};
use crate::identity;
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
            other => Err(self.unsupported(other)),
        }
    }

    fn literal(&self, value: &ast::ValueWithSpan) -> Result<Read, Problem> {
        let place = self.place(value);
        match &value.value {
            Value::Number(digits, _) => match digits.parse::<f64>() {
                Ok(x) if x.is_finite() => Ok((Expr::Number(x), Some(Type::Number))),
                _ => Err(Problem::new("E0213", format!("`{digits}` is not a number that can be computed with"), place)),
            },
            Value::SingleQuotedString(text) => Ok((Expr::Text(text.clone(), place), Some(Type::Text))),
            Value::Boolean(b) => Ok((Expr::Truth(*b), Some(Type::Truth))),
            Value::Null => Ok((Expr::Null, None)),
            other => Err(Problem::new("E0214", format!("`{other}` is not supported in an expression"), place)),
        }
    }

    /// Reads an operand that must be of a kind.
    fn want(&mut self, sql: &ast::Expr, kind: Type) -> Result<Expr, Problem> {
        if let ast::Expr::Identifier(ident) = sql
            && kind == Type::Date
            && self.as_of.is_none()
            && is_as_of(ident)
        {
            let problem = Problem::new("E0204", "the rubric has no day `as_of`", self.place(sql));
            return Err(
                problem.help("write the day under [rubric], as in as_of = \"2026-11-28\": no clock is ever read")
            );
        }
        let (expr, found) = self.read(sql)?;
        match found {
            Some(found) if found != kind => {
                let message = format!("expected {}, found {}", noun(kind), noun(found));
                let help = match (kind, found) {
                    (Type::Number, Type::Truth) => "to count a condition write CASE WHEN … THEN 1 ELSE 0 END",
                    (Type::Number, _) => "numbers stand without quotation marks",
                    (Type::Truth, _) => "a condition compares, such as custom_share > 0.8",
                    (Type::Text, _) => "a text stands in single quotation marks",
                    (Type::Date, _) => "a date is a column, or as_of, the day that [rubric] names",
                };
                Err(Problem::new("E0215", message, self.place(sql)).help(help))
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
                let message = format!("the operator `{other}` is not supported in an expression");
                return Err(Problem::new("E0214", message, self.place(whole)).help(supported()));
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
            let message = format!("{} cannot be compared with {}", noun(a), noun(b));
            let problem = Problem::new("E0215", message, self.place(whole));
            return Err(
                problem.help("compare like with like; numbers stand without quotation marks, texts in single ones")
            );
        }
        if !matches!(kind, Type::Number | Type::Date) && !matches!(op, Operator::Equal | Operator::NotEqual) {
            let message = format!("{} can only be compared with = and <>", noun(kind));
            let problem = Problem::new("E0215", message, self.place(whole));
            return Err(problem.help(
                "only numbers and days have an order; numbers stand without quotation marks, days as '2027-06-30'",
            ));
        }
        if a == Expr::Null || b == Expr::Null {
            return Err(Problem::new("E0215", "nothing equals NULL, not even NULL", self.place(whole))
                .help("to ask whether something is unknown write IS NULL"));
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
            let mut problem = Problem::new("E0214", format!("there is no function `{name}`"), place).help(supported());
            if let Some(near) = crate::diagnostic::nearest(&name, FUNCTIONS.iter().map(|f| f.name)) {
                problem.instead = Some(Box::new((format!("did you mean `{near}`?"), near.to_owned())));
            }
            return Err(problem);
        };
        let ast::FunctionArguments::List(list) = &call.args else {
            return Err(Problem::new("E0214", format!("`{name}` takes its arguments in brackets"), place));
        };
        let plain = list.duplicate_treatment.is_none()
            && list.clauses.is_empty()
            && call.over.is_none()
            && call.filter.is_none()
            && call.within_group.is_empty();
        let mut arguments = Vec::with_capacity(list.args.len());
        for argument in &list.args {
            let ast::FunctionArg::Unnamed(ast::FunctionArgExpr::Expr(sql)) = argument else {
                return Err(Problem::new("E0214", format!("`{argument}` is not supported as an argument"), place));
            };
            let is_of_dates = matches!(entry.function, Function::DaysBetween | Function::MonthsBetween);
            arguments.push(self.want(sql, if is_of_dates { Type::Date } else { Type::Number })?);
        }
        let (least, most) = entry.arguments;
        if !plain || !(least..=most).contains(&arguments.len()) {
            let wants = if least == most { least.to_string() } else { format!("{least} to {most}") };
            let plural = if wants == "1" { "argument" } else { "arguments" };
            let message = format!("`{}` takes {wants} {plural}", entry.name);
            return Err(Problem::new("E0214", message, place).help(format!("`{}` is {}", entry.name, entry.about)));
        }
        if let [_, decimals] = arguments.as_slice()
            && entry.function == Function::Round
            && !matches!(decimals, Expr::Number(n) if n.fract() == 0.0)
        {
            return Err(Problem::new("E0214", "`ROUND` takes a whole number of decimals", place));
        }
        Ok((Expr::Call(entry.function, arguments), Some(Type::Number)))
    }

    fn unsupported(&self, sql: &ast::Expr) -> Problem {
        Problem::new("E0214", format!("`{sql}` is not supported in an expression"), self.place(sql)).help(supported())
    }
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

fn noun(kind: Type) -> &'static str {
    match kind {
        Type::Number => "a number",
        Type::Truth => "a condition",
        Type::Text => "a text",
        Type::Date => "a date",
    }
}

fn supported() -> String {
    let functions: Vec<&str> = FUNCTIONS.iter().map(|f| f.name).collect();
    format!("supported are + - * /, comparisons, AND OR NOT, IN, BETWEEN, IS NULL, CASE, {}", functions.join(", "))
}
