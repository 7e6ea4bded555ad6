//! Text → typed expression, by way of `sqlparser`.

use super::error::{ExpressionError, advice, place, syntax};
use super::expr::{ColumnRef, Expr};
use super::slip;
use super::sql::{SqlReader, TypedExpr};
use crate::diagnostic::Code;
use crate::identity;
use crate::say::findings::expression as say;
use sqlparser::ast;
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, TokenWithSpan, Tokenizer, Whitespace};

/// A longer expression is surely a mistake.
const MAX_BYTES: usize = 4_000;
/// More operators are surely a mistake, too; the limit also keeps recursion shallow.
const MAX_OPERATORS: usize = 100;
/// The limit for signs of any kind: a long CASE may hold many comparisons side by side, but a chain of them nests as
/// deep as it is long.
const MAX_SIGNS: usize = 250;

/// The whole text as the name of a column.
pub fn column(text: &str) -> TypedExpr {
    let name = text.trim();
    let start = text.len() - text.trim_start().len();
    let expr = Expr::Column(ColumnRef { name: name.to_owned(), range: start..start + name.len(), slot: 0 });
    TypedExpr { expr, kind: None, uses: Vec::new() }
}

/// Parses an expression; `as_of` is the day that this word stands for, in days since 1970. A text that is not an
/// expression and holds no operator is a column's name as it stands, so `evidence = "team size"` needs no further
/// quotation marks.
pub fn parse(text: &str, as_of: Option<f64>) -> Result<TypedExpr, ExpressionError> {
    if text.trim().is_empty() {
        return Err(ExpressionError::new(Code::E0213, say::empty(), 0..text.len()));
    }
    if text.len() > MAX_BYTES {
        return Err(ExpressionError::new(Code::E0213, say::too_long(MAX_BYTES), 0..text.len()));
    }
    let words = text.split_whitespace().filter(|w| w.eq_ignore_ascii_case("and") || w.eq_ignore_ascii_case("or"));
    if text.bytes().filter(|b| b"+-*/".contains(b)).count() + words.count() > MAX_OPERATORS {
        return Err(ExpressionError::new(Code::E0213, say::too_many_operators(MAX_OPERATORS), 0..text.len()));
    }
    // Invisible characters, and combining marks apart from their letters, are in no name that SQL knows.
    let read = parse_sql(text).or_else(|problem| match identity::composed(text) {
        composed if composed == text => Err(problem),
        composed => parse_sql(&composed).map_err(|_| problem),
    });
    match read {
        Ok(sql) => {
            let mut reader = SqlReader::new(text, as_of);
            let (expr, kind) = reader.read(&sql).map_err(|problem| slip::per_cent(text).unwrap_or(problem))?;
            Ok(TypedExpr { expr, kind, uses: reader.uses })
        }
        Err(problem) => match slip::plain_signs(text)
            .or_else(|| slip::per_cent(text))
            .or_else(|| slip::with_unit(text))
            .or_else(|| slip::words(text))
        {
            Some(slip) => Err(slip),
            None if !text.contains(|c: char| "+-*/()<>=,'\"`!".contains(c)) => Ok(column(text)),
            None => Err(problem),
        },
    }
}

fn parse_sql(text: &str) -> Result<ast::Expr, ExpressionError> {
    let dialect = GenericDialect {};
    let tokens = Tokenizer::new(&dialect, text).tokenize_with_location().map_err(|e| syntax(text, e.into()))?;
    // A comment would silently take the rest of the expression with it, and `x --y` is usually a slip.
    let comment = |t: &&TokenWithSpan| {
        matches!(&t.token, Token::Whitespace(Whitespace::SingleLineComment { .. } | Whitespace::MultiLineComment(_)))
    };
    if let Some(comment) = tokens.iter().find(comment) {
        return Err(ExpressionError::new(Code::E0214, say::comment(), place(text, comment.span)));
    }
    let is_sign = |t: &&TokenWithSpan| match &t.token {
        Token::Word(_) | Token::Number(..) | Token::SingleQuotedString(_) | Token::Whitespace(_) => false,
        token => !matches!(token, Token::Comma | Token::LParen | Token::RParen),
    };
    if tokens.iter().filter(is_sign).count() > MAX_SIGNS {
        return Err(ExpressionError::new(Code::E0213, say::too_many_operators(MAX_SIGNS), 0..text.len()));
    }
    let mut parser = Parser::new(&dialect).with_tokens_with_locations(tokens);
    let expr = parser.parse_expr().map_err(|e| syntax(text, e))?;
    let rest = parser.peek_token();
    if rest.token == Token::EOF {
        return Ok(expr);
    }
    let place = place(text, rest.span);
    let message = say::not_expected(&rest.token.to_string(), advice(text, place.start));
    Err(ExpressionError::new(Code::E0213, message, place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::findings::expression::ExpressionType;

    fn parse(text: &str) -> Result<TypedExpr, ExpressionError> {
        super::parse(text, None)
    }

    fn problem(text: &str) -> (String, &str) {
        let p = parse(text).expect_err(text);
        (format!("{}: {}", p.code, p.message.what.en), &text[p.range])
    }

    #[test]
    fn arithmetic_wants_numbers_and_notes_them() {
        let typed = parse("(0.8 * revenue - cost) / cost").unwrap();
        assert_eq!(typed.kind, Some(ExpressionType::Number));
        let columns: Vec<&str> = typed.expr.columns().iter().map(|c| c.name.as_str()).collect();
        assert_eq!(columns, ["revenue", "cost"]);
        assert!(typed.uses.iter().all(|u| u.kind == ExpressionType::Number));
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
        let launch = parse("launch > '2027-12-31'").unwrap();
        assert_eq!((launch.uses[0].kind, launch.uses[0].name.as_str()), (ExpressionType::Date, "launch"));
        assert_eq!(problem("stage > 'seed'").0, "E0215: a text can only be compared with = and <>");
        assert_eq!(problem("(SELECT 1)").0.split(':').next(), Some("E0214"));
        assert_eq!(problem("a = NULL").0, "E0215: nothing equals NULL, not even NULL");
        assert_eq!(problem("(a + b").1, "");
    }

    #[test]
    fn full_width_signs_and_per_cent_are_slips_of_their_own() {
        let slip = |text: &str| {
            let p = parse(text).expect_err(text);
            (p.message.help[0].en.clone(), text[p.range].to_owned(), p.instead)
        };
        let (help, place, instead) = slip("定制占比 ＞ 0.8");
        assert_eq!((&*place, instead.as_deref()), ("＞", Some(">")));
        assert_eq!(help, "write it in plain signs: `定制占比 > 0.8`");
        assert!(
            slip("GREATEST（a，b）").0.ends_with("`GREATEST(a,b)`")
                && slip("（a － b） ÷ b").0.ends_with("`(a - b) / b`")
        );
        for (text, place, instead) in
            [("a > 80%", "80%", "0.8"), ("a < 12.5 ％ AND b", "12.5 ％", "0.125"), ("5% * a", "5%", "0.05")]
        {
            assert_eq!(
                slip(text),
                (format!("write {instead} for {place}"), place.to_owned(), Some(instead.to_owned()))
            );
        }
        assert!(parse("收入（万元）").unwrap().expr.as_column().is_some(), "brackets alone may be of a name");
        assert!(parse("growth %").unwrap().expr.as_column().is_some());
    }

    #[test]
    fn deep_and_long_texts_are_refused_not_overflowed() {
        let deep = format!("{}a{}", "(".repeat(1500), ")".repeat(1500));
        assert_eq!(problem(&deep).0, "E0213: too many levels of brackets");
        assert!(parse(&"+1".repeat(100)).is_ok());
        assert!(parse(&format!("a IN ({}1)", "1,".repeat(1900))).is_ok());
        let chain = |sign: &str| format!("a{}", format!("{sign}a").repeat(1200));
        for sign in ["=", "<", ">="] {
            assert_eq!(problem(&chain(sign)).0, "E0213: the expression has more than 250 operators", "{sign}");
        }
        for sign in ["%", "^", "&", "||", ":", "::"] {
            assert!(parse(&chain(sign)).unwrap().expr.as_column().is_some(), "{sign} makes a name without spaces");
        }
        assert!(parse(&format!("CASE {}ELSE 2 END", "WHEN a > 1 THEN 1 ".repeat(200))).is_ok());
        assert_eq!(problem(&"+1".repeat(1000)).0, "E0213: the expression has more than 100 operators");
        assert_eq!(problem(&"1+".repeat(3000)).0, "E0213: the expression is longer than 4000 bytes");
    }
}
