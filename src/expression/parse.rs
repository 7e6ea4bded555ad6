//! Text → typed expression, by way of `sqlparser`.

use super::place::{bytes, syntax};
use super::{ColumnRef, Expr, FUNCTIONS, Function, Operator, Type};
use sqlparser::ast::{self, BinaryOperator, Spanned, UnaryOperator, Value};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;
use std::ops::Range;

/// A longer expression is surely a mistake.
const MOST_BYTES: usize = 4_000;
/// More operators than this are surely one too, and a bound keeps recursion shallow.
const MOST_OPERATORS: usize = 200;

/// A parsed expression, its type and how it uses its columns.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The expression.
    pub expr: Expr,
    /// What it yields; none for a bare column, which is of whatever kind its reader wants.
    pub kind: Option<Type>,
    /// Each use of a column whose kind the expression determines.
    pub uses: Vec<ColumnUse>,
}

/// A column used as a kind.
#[derive(Clone, Debug)]
pub struct ColumnUse {
    /// Its name.
    pub name: String,
    /// Its place in the expression's text.
    pub range: Range<usize>,
    /// What the expression takes it for.
    pub kind: Type,
}

/// Why a text is not a supported expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The finding's code: E0213, E0214 or E0215.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where in the text.
    pub range: Range<usize>,
    /// What to write instead, if that is known: the words of the suggestion and the replacement.
    pub instead: Option<(String, String)>,
    /// Other advice.
    pub help: Option<String>,
}

impl Problem {
    pub(super) fn new(code: &'static str, message: impl Into<String>, range: Range<usize>) -> Problem {
        Problem { code, message: message.into(), range, instead: None, help: None }
    }

    fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }
}

/// Parses an expression. A text that is no expression and holds no operator is a column's name as it stands, so
/// that `evidence = "team size"` needs no further quotation marks.
pub fn parse(text: &str) -> Result<Typed, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::new("E0213", "the expression is empty", 0..text.len()));
    }
    if text.len() > MOST_BYTES {
        let message = format!("the expression is longer than {MOST_BYTES} bytes");
        return Err(Problem::new("E0213", message, 0..text.len()));
    }
    let words = text.split_whitespace().filter(|w| w.eq_ignore_ascii_case("and") || w.eq_ignore_ascii_case("or"));
    if text.bytes().filter(|b| b"+-*/,".contains(b)).count() + words.count() > MOST_OPERATORS {
        let message = format!("the expression has more than {MOST_OPERATORS} operators");
        return Err(Problem::new("E0213", message, 0..text.len()));
    }
    match parse_sql(text) {
        Ok(sql) => {
            let mut reader = Reader { text, uses: Vec::new(), slots: Vec::new() };
            let (expr, kind) = reader.read(&sql)?;
            Ok(Typed { expr, kind, uses: reader.uses })
        }
        Err(_) if !text.contains(|c: char| "+-*/()<>=,'\"`!".contains(c)) => {
            let name = text.trim();
            let start = text.len() - text.trim_start().len();
            let expr = Expr::Column(ColumnRef { name: name.to_owned(), range: start..start + name.len(), slot: 0 });
            Ok(Typed { expr, kind: None, uses: Vec::new() })
        }
        Err(problem) => Err(problem),
    }
}

fn parse_sql(text: &str) -> Result<ast::Expr, Problem> {
    let dialect = GenericDialect {};
    let mut parser = Parser::new(&dialect).try_with_sql(text).map_err(|e| syntax(text, e))?;
    let expr = parser.parse_expr().map_err(|e| syntax(text, e))?;
    let rest = parser.peek_token();
    if rest.token == Token::EOF {
        return Ok(expr);
    }
    let message = format!("`{}` is not expected here", rest.token);
    Err(Problem::new("E0213", message, bytes(text, rest.span).unwrap_or(0..text.len())))
}

/// Turns the SQL tree into ours, and notes what kind each column must have.
struct Reader<'a> {
    text: &'a str,
    uses: Vec<ColumnUse>,
    /// The columns so far, by slot.
    slots: Vec<String>,
}

type Read = (Expr, Option<Type>);

impl Reader<'_> {
    fn place(&self, sql: &impl Spanned) -> Range<usize> {
        bytes(self.text, sql.span()).unwrap_or(0..self.text.len())
    }

    fn read(&mut self, sql: &ast::Expr) -> Result<Read, Problem> {
        use ast::Expr as Sql;
        match sql {
            Sql::Identifier(ident) => {
                let name = ident.value.clone();
                let slot = self.slots.iter().position(|s| *s == name).unwrap_or_else(|| {
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
                let mut any = Expr::Truth(false);
                for (i, item) in list.iter().enumerate() {
                    let equal = self.compare(Operator::Equal, expr, item, sql)?;
                    any = if i == 0 { equal } else { Expr::Binary(Operator::Or, Box::new(any), Box::new(equal)) };
                }
                Ok(truth(negate(any, *negated)))
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
        let (expr, found) = self.read(sql)?;
        match found {
            Some(found) if found != kind => {
                Err(Problem::new("E0215", format!("expected {}, found {}", noun(kind), noun(found)), self.place(sql)))
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
        let ((a, a_kind), (b, b_kind)) = (self.read(left)?, self.read(right)?);
        let kind = a_kind.or(b_kind).unwrap_or(Type::Number);
        if let (Some(a), Some(b)) = (a_kind, b_kind)
            && a != b
        {
            let message = format!("{} cannot be compared with {}", noun(a), noun(b));
            return Err(Problem::new("E0215", message, self.place(whole)));
        }
        if kind != Type::Number && !matches!(op, Operator::Equal | Operator::NotEqual) {
            let message = format!("{} can only be compared with = and <>", noun(kind));
            return Err(Problem::new("E0215", message, self.place(whole)));
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
                problem.instead = Some((format!("did you mean `{near}`?"), near.to_owned()));
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
            arguments.push(self.want(sql, Type::Number)?);
        }
        let (least, most) = entry.arguments;
        if !plain || !(least..=most).contains(&arguments.len()) {
            let wants = if least == most { least.to_string() } else { format!("{least} to {most}") };
            let message = format!("`{}` takes {wants} argument(s) and nothing else", entry.name);
            return Err(Problem::new("E0214", message, place));
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
    }
}

fn supported() -> String {
    let functions: Vec<&str> = FUNCTIONS.iter().map(|f| f.name).collect();
    format!("supported are + - * /, comparisons, AND OR NOT, IN, BETWEEN, IS NULL, CASE, {}", functions.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> (String, &str) {
        let p = parse(text).expect_err(text);
        (format!("{}: {}", p.code, p.message), &text[p.range])
    }

    #[test]
    fn arithmetic_wants_numbers_and_notes_them() {
        let typed = parse("(0.8 * revenue - cost) / cost").unwrap();
        assert_eq!(typed.kind, Some(Type::Number));
        let columns: Vec<&str> = typed.expr.columns().iter().map(|c| c.name.as_str()).collect();
        assert_eq!(columns, ["revenue", "cost"]);
        assert!(typed.uses.iter().all(|u| u.kind == Type::Number));
    }

    #[test]
    fn a_bare_column_leaves_its_kind_open() {
        for text in ["data_moat", "数据", "team size", "\"12个月 收入\""] {
            let typed = parse(text).unwrap();
            assert_eq!(
                (typed.kind, typed.expr.as_column().map(|c| c.name.as_str())),
                (None, Some(text.trim_matches('"')))
            );
        }
    }

    #[test]
    fn places_are_inside_the_string() {
        assert_eq!(problem("a + * b").1, "*");
        assert_eq!(problem("a > 1 b").1, "b");
        assert_eq!(problem("收入 + SQRRT(成本)"), ("E0214: there is no function `SQRRT`".into(), "SQRRT"));
        assert_eq!(problem("a + (b > 1)").0, "E0215: expected a number, found a condition");
        assert_eq!(problem("stage > 'seed'").0, "E0215: a text can only be compared with = and <>");
        assert_eq!(problem("(SELECT 1)").0.split(':').next(), Some("E0214"));
        assert_eq!(problem("a = NULL").0, "E0215: nothing equals NULL, not even NULL");
        assert_eq!(problem("(a + b").1, "");
    }

    #[test]
    fn deep_and_long_texts_are_refused_not_overflowed() {
        let deep = format!("{}a{}", "(".repeat(1500), ")".repeat(1500));
        assert_eq!(problem(&deep).0, "E0213: too many levels of brackets");
        assert!(parse(&"+1".repeat(200)).is_ok());
        assert_eq!(problem(&"+1".repeat(1000)).0, "E0213: the expression has more than 200 operators");
        assert_eq!(problem(&"1+".repeat(3000)).0, "E0213: the expression is longer than 4000 bytes");
    }
}
