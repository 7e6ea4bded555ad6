//! Whatever the two files hold, the readers answer with findings inside them, and never panic.
//!
//! The cases are drawn from a fixed seed, so that a run says the same twice. `DINGZI_FUZZ=50 cargo test --test it
//! readers` draws fifty times as many, from a seed of the day.

use super::support;
use dingzi::diagnostic::{Finding, Findings, MessageFormat, SourceId, Sources, Style};
use dingzi::evidence::{self, Evidence};
use dingzi::evidence::{Fact, cell};
use dingzi::rubric::{self, ColumnKind, Rubric};
use dingzi::{expression, input, lang::Lang, score};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const RUBRIC: &[u8] = support::CRITERIA.as_bytes();
const IDEAS: &[u8] = support::IDEAS.as_bytes();

fn cases(n: u32) -> ProptestConfig {
    let more = std::env::var("DINGZI_FUZZ").ok().and_then(|times| times.parse::<u32>().ok());
    ProptestConfig {
        cases: n * more.unwrap_or(1),
        rng_seed: if more.is_some() { RngSeed::Random } else { RngSeed::Fixed(0x9489_5b50) },
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..ProptestConfig::default()
    }
}

/// Both files read, as every command does it.
struct Run {
    sources: Sources,
    findings: Findings,
    rubric: Option<Rubric>,
    evidence: Option<Evidence>,
}

fn read(rubric: &[u8], ideas: &[u8], lang: Lang) -> Run {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let add = |name: &str, bytes: &[u8], sources: &mut Sources, findings: &mut Findings| -> Option<SourceId> {
        input::add(name.into(), bytes.to_vec(), sources, findings)
    };
    let (rubric, spec) = match add("criteria.toml", rubric, &mut sources, &mut findings) {
        Some(source) => rubric::read(source, &sources, &[], &mut findings),
        None => Default::default(),
    };
    let table = add("ideas.csv", ideas, &mut sources, &mut findings);
    let evidence = table.and_then(|source| evidence::read(source, &sources, &spec, lang, &mut findings));
    Run { sources, findings, rubric, evidence }
}

impl Run {
    /// Findings lie inside their sources, print in every format, and are there exactly where something failed;
    /// what was read can be scored.
    fn check(&self) {
        self.findings.iter().for_each(|finding| self.check_places(finding));
        for format in [MessageFormat::Human, MessageFormat::Short, MessageFormat::Json] {
            for (colour, width) in [(false, 60), (true, 140)] {
                let text = self
                    .findings
                    .render(&self.sources, Style { format, colour, width, lang: dingzi::lang::Lang::En, all: false });
                assert_eq!(text.is_empty(), self.findings.is_empty());
            }
        }
        let complete = self.rubric.is_some() && self.evidence.is_some();
        assert_eq!(complete, !self.findings.has_errors(), "a reader fails with an error, and only so");
        if let (Some(rubric), Some(evidence)) = (&self.rubric, &self.evidence) {
            check_scores(rubric, evidence);
        }
    }

    fn check_places(&self, finding: &Finding) {
        let labels = finding.primary.iter().chain(&finding.secondary).map(|label| &label.span);
        for span in labels.chain(finding.fix.iter().map(|(span, _)| span)) {
            let bytes = &self.sources.get(span.source).bytes;
            let (start, end) = (span.range.start, span.range.end);
            assert!(start <= end && end <= bytes.len(), "{start}..{end} of {}: {finding:?}", bytes.len());
            if let Ok(text) = std::str::from_utf8(bytes) {
                let whole = text.is_char_boundary(start) && text.is_char_boundary(end);
                assert!(whole, "{start}..{end} cuts a character: {finding:?}");
            }
        }
    }
}

fn check_scores(rubric: &Rubric, evidence: &Evidence) {
    for lens in &rubric.lenses {
        let scored = score::score(rubric, evidence, lens);
        assert_eq!(scored.len(), evidence.ids.len());
        for (low, high) in scored.score.iter().zip(scored.potential.iter()) {
            let ordered = 0.0 <= *low && low <= high && *high <= 100.0 + 1e-9;
            assert!(ordered, "lens {}: score {low}, potential {high}", lens.id);
        }
    }
}

/// One slip of the editor.
#[derive(Clone, Debug)]
enum Slip {
    Delete(usize, usize),
    Insert(usize, &'static [u8]),
    Replace(usize, u8),
    Swap(usize, usize),
    Repeat(usize),
    Cut(usize),
}

/// What is typed, pasted or saved by mistake.
const TYPED: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b"'",
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"\r\n",
    b"..",
    b"-",
    b"%",
    b"$",
    b"=",
    b"#",
    b".",
    b" ",
    b"0",
    b"9e99",
    b"-1",
    b"nan",
    b"inf",
    b"?",
    b"[",
    b"]",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b"(",
    b")",
    b" * ",
    b" / 0",
    b" AND ",
    b" NOT ",
    b"CASE WHEN ",
    b"\\",
    b"\"\"\"",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"sep=;\n",
    "万".as_bytes(),
    "，".as_bytes(),
    "“".as_bytes(),
    "（".as_bytes(),
    "\u{2028}".as_bytes(),
    "🚀".as_bytes(),
    "e\u{301}".as_bytes(),
];

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        (any::<usize>(), 1..40usize).prop_map(|(at, n)| Slip::Delete(at, n)),
        (any::<usize>(), proptest::sample::select(TYPED)).prop_map(|(at, text)| Slip::Insert(at, text)),
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Slip::Replace(at, byte)),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Slip::Swap(a, b)),
        any::<usize>().prop_map(Slip::Repeat),
        any::<usize>().prop_map(Slip::Cut),
    ]
}

fn slipped(text: &[u8], slips: &[Slip]) -> Vec<u8> {
    let mut text = text.to_vec();
    for slip in slips {
        let len = text.len().max(1);
        match *slip {
            Slip::Delete(at, n) => drop(text.drain((at % len).min(text.len())..(at % len + n).min(text.len()))),
            Slip::Insert(at, new) => {
                let at = at % (text.len() + 1);
                text.splice(at..at, new.iter().copied());
            }
            Slip::Replace(at, byte) => {
                if let Some(old) = text.get_mut(at % len) {
                    *old = byte;
                }
            }
            Slip::Swap(a, b) => {
                let mut lines: Vec<&[u8]> = text.split_inclusive(|b| *b == b'\n').collect();
                let n = lines.len().max(1);
                if n > 1 {
                    lines.swap(a % n, b % n);
                }
                text = lines.concat();
            }
            Slip::Repeat(at) => {
                let lines: Vec<&[u8]> = text.split_inclusive(|b| *b == b'\n').collect();
                let line = lines.get(at % lines.len().max(1)).map_or(Vec::new(), |line| line.to_vec());
                text.extend(line);
            }
            // Near the end, so that most of the file is still there.
            Slip::Cut(at) => text.truncate(text.len() - at % (text.len() / 4 + 1)),
        }
    }
    text
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    proptest::collection::vec(slip(), 1..5)
}

fn lang() -> impl Strategy<Value = Lang> {
    prop_oneof![Just(Lang::En), Just(Lang::Zh)]
}

/// Bytes without any sense, and bytes that look like a file.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let words = proptest::sample::select(TYPED);
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..300),
        proptest::collection::vec(words, 0..60).prop_map(|words| words.concat()),
        ".{0,200}".prop_map(String::into_bytes),
    ]
}

#[test]
fn the_fixtures_read_without_a_finding() {
    let run = read(RUBRIC, IDEAS, Lang::En);
    run.check();
    assert!(run.findings.is_empty());
}

/// A rubric that reads numbers, yes or no, text and a scale, so that few words make a table for it.
const SMALL_RUBRIC: &str = r#"
[[criterion]]
id = "收入"
weight = 60
evidence = "收入"
value = { log = [[1, 0], [1_000_000, 1]] }

[[criterion]]
id = "moat"
weight = 40
evidence = "moat"
value = { levels = { none = 0, exclusive = { value = 1, name = { en = "exclusive", zh = "独家" } } } }

[[gate]]
id = "g"
fail = "scales AND (收入 < 0 OR stage = 'seed')"
"#;

/// Rows of the words that tables are made of, good and bad.
fn rows() -> impl Strategy<Value = Vec<u8>> {
    let name = proptest::sample::select(vec!["A", "B", "点子", "\"x, y\"", "\"two\nlines\"", "", "🚀"]);
    let cell = proptest::sample::select(vec![
        "", "?", "5", "1..2万", "2..1", "1万..2", "¥5", "$5", "yes", "否", "seed", "none", "独家", "exclusiv",
        "\"1,234\"", "1,234", "\"", "\"\"", "\"a\"b", "∞", "9e999", "-0", "1e-400", "3...5",
    ]);
    let end = proptest::sample::select(vec!["\n", "\r\n", "\r", "\n\n", ",\n", ""]);
    let row = (name, proptest::collection::vec(cell, 3..6), end)
        .prop_map(|(name, cells, end)| format!("{name},{}{end}", cells.join(",")));
    proptest::collection::vec(row, 0..6).prop_map(|rows| rows.concat().into_bytes())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_small_table_of_any_words(rows in rows(), slips in proptest::collection::vec(slip(), 0..3), lang in lang()) {
        let table = ["idea,收入,moat,scales,stage\n".as_bytes(), &rows].concat();
        read(SMALL_RUBRIC.as_bytes(), &slipped(&table, &slips), lang).check();
    }

    #[test]
    fn a_small_rubric_with_slips(slips in slips()) {
        let table = "idea,收入,moat,scales,stage\n一,5万..8万,独家,是,seed\n二,?,none,,\n";
        read(&slipped(SMALL_RUBRIC.as_bytes(), &slips), table.as_bytes(), Lang::Zh).check();
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn any_bytes_as_a_rubric(rubric in bytes()) {
        read(&rubric, IDEAS, Lang::En).check();
    }

    #[test]
    fn any_bytes_as_ideas(ideas in bytes(), lang in lang()) {
        read(RUBRIC, &ideas, lang).check();
    }

    #[test]
    fn any_bytes_below_the_header(ideas in bytes(), lang in lang()) {
        let header = IDEAS.iter().position(|b| *b == b'\n').map_or(0, |i| i + 1);
        read(RUBRIC, &[&IDEAS[..header], &ideas].concat(), lang).check();
    }

    #[test]
    fn a_rubric_with_slips(slips in slips()) {
        read(&slipped(RUBRIC, &slips), IDEAS, Lang::En).check();
    }

    #[test]
    fn ideas_with_slips(slips in slips(), lang in lang()) {
        read(RUBRIC, &slipped(IDEAS, &slips), lang).check();
    }

    #[test]
    fn slips_in_both(rubric in slips(), ideas in slips(), lang in lang()) {
        read(&slipped(RUBRIC, &rubric), &slipped(IDEAS, &ideas), lang).check();
    }
}

// ---- cells -------------------------------------------------------------------------------------------------------

/// Units as written, with their power of ten.
const UNITS: &[(&str, i32)] = &[
    ("", 0),
    ("%", -2),
    ("k", 3),
    ("K", 3),
    ("千", 3),
    ("万", 4),
    ("M", 6),
    ("百万", 6),
    ("千万", 7),
    ("亿", 8),
    ("B", 9),
    ("万亿", 12),
];

/// A number with the ways to write it.
#[derive(Clone, Debug)]
struct Amount {
    /// All its digits.
    digits: u64,
    /// How many of them are decimals.
    decimals: usize,
    unit: (&'static str, i32),
    negative: bool,
    grouped: bool,
    full_width: bool,
    space: bool,
    currency: (&'static str, &'static str),
}

impl Amount {
    /// The double nearest to what is written, by one correctly rounded operation.
    fn value(&self) -> f64 {
        let exponent = self.unit.1 - self.decimals as i32;
        let size = match u32::try_from(exponent) {
            Ok(up) => (u128::from(self.digits) * 10u128.pow(up)) as f64,
            Err(_) => self.digits as f64 / 10f64.powi(-exponent),
        };
        if self.negative { -size } else { size }
    }

    fn text(&self) -> String {
        let digits = format!("{:0>1$}", self.digits, self.decimals + 1);
        let (whole, decimals) = digits.split_at(digits.len() - self.decimals);
        let mut number = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if self.grouped && i > 0 && (whole.len() - i) % 3 == 0 {
                number.push(',');
            }
            number.push(digit);
        }
        if self.decimals > 0 {
            number = number + "." + decimals;
        }
        let sign = if self.negative { "-" } else { "" };
        let space = if self.space { " " } else { "" };
        let text = format!("{space}{sign}{}{number}{space}{}{}", self.currency.0, self.unit.0, self.currency.1);
        let wide = |c: char| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c };
        if self.full_width { text.chars().map(wide).collect() } else { text }
    }
}

/// A column of which nothing is declared.
fn plain(kind: &ColumnKind) -> dingzi::evidence::ColumnReader {
    dingzi::evidence::ColumnReader::plain(kind)
}

fn amount() -> impl Strategy<Value = Amount> {
    let currency =
        proptest::sample::select(vec![("", ""), ("¥", ""), ("￥", ""), ("", "元"), ("CNY ", ""), ("", " RMB")]);
    // Fifteen digits are exact as a double, so that division rounds once.
    let digits = prop_oneof![0..10_000u64, 0..1_000_000_000_000_000u64];
    let flags = (any::<bool>(), any::<bool>(), proptest::bool::weighted(0.2), any::<bool>());
    (digits, 0..4usize, proptest::sample::select(UNITS), flags, currency).prop_map(
        |(digits, decimals, unit, (negative, grouped, full_width, space), currency)| Amount {
            digits,
            decimals,
            unit,
            negative,
            grouped,
            full_width,
            space,
            // Nothing is a share of money.
            currency: if unit.0 == "%" { ("", "") } else { currency },
        },
    )
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_number_reads_back_however_it_is_written(amount in amount()) {
        let value = amount.value();
        prop_assert_eq!(cell::read(&amount.text(), &plain(&ColumnKind::Number)), Ok(Fact::Between(value, value)), "{}", amount.text());
    }

    #[test]
    fn a_range_reads_back_or_says_that_it_is_reversed(a in amount(), b in amount()) {
        let (a, b) = (Amount { full_width: false, ..a }, Amount { full_width: false, unit: a.unit, currency: a.currency, ..b });
        let text = format!("{}..{}", a.text(), b.text());
        match cell::read(&text, &plain(&ColumnKind::Number)) {
            Ok(fact) => {
                prop_assert!(a.value() <= b.value(), "{}", text);
                prop_assert_eq!(fact, Fact::Between(a.value(), b.value()), "{}", text);
            }
            Err(problem) => {
                prop_assert!(a.value() > b.value(), "{}", text);
                prop_assert_eq!(problem.code.id(), "E0310", "{}", text);
            }
        }
    }

    #[test]
    fn any_text_is_a_fact_or_a_problem_with_a_way_out(text in ".{0,30}", kind in 0..3usize) {
        let kind = [ColumnKind::Number, ColumnKind::Yes, ColumnKind::Text][kind].clone();
        match cell::read(&text, &plain(&kind)) {
            Ok(Fact::Between(low, high)) => prop_assert!(low <= high && low < f64::INFINITY && high > f64::NEG_INFINITY),
            Ok(_) => {}
            Err(problem) => prop_assert!(!problem.message.help.is_empty(), "{:?}", problem),
        }
    }

    /// What a message tells to write instead is read then.
    #[test]
    fn a_replacement_mends(a in amount(), b in amount(), sign in proptest::sample::select(vec!["..", "...", "-", "~", "至"])) {
        let text = format!("{}{sign}{}", a.text(), b.text());
        if let Err(problem) = cell::read(&text, &plain(&ColumnKind::Number))
            && let Some(new) = &problem.replacement
        {
            let mended = cell::read(new, &plain(&ColumnKind::Number));
            prop_assert!(mended.is_ok(), "{} → {}: {:?}", text, new, mended);
        }
    }
}

// ---- expressions -------------------------------------------------------------------------------------------------

/// Expressions and conditions over the columns `a`, `b` (numbers), `是否` (yes or no) and `阶段` (text).
fn number() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("a".to_owned()),
        Just("\"b\"".to_owned()),
        (0..200u32).prop_map(|n| n.to_string()),
        (0..99u32).prop_map(|n| format!("0.{n}")),
        Just("1e3".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let two = (inner.clone(), inner.clone());
        let one = inner.clone();
        prop_oneof![
            (two.clone(), proptest::sample::select(vec!["+", "-", "*", "/"]))
                .prop_map(|((x, y), op)| format!("({x} {op} {y})")),
            one.clone().prop_map(|x| format!("- {x}")),
            (one, proptest::sample::select(vec!["ABS", "ln", "LOG10", "Sqrt", "ROUND"]))
                .prop_map(|(x, f)| format!("{f}({x})")),
            (two.clone(), proptest::sample::select(vec!["POWER", "LEAST", "GREATEST", "COALESCE"]))
                .prop_map(|((x, y), f)| format!("{f}({x}, {y})")),
            (two, simple_condition()).prop_map(|((x, y), c)| format!("CASE WHEN {c} THEN {x} ELSE {y} END")),
        ]
    })
}

fn simple_condition() -> impl Strategy<Value = String> {
    proptest::sample::select(vec![
        "a > b", "a <= 3", "b <> 0", "是否", "NOT 是否", "是否 = TRUE", "阶段 = '种子'", "阶段 IN ('A', 'B')",
        "a IS NULL", "是否 IS NOT NULL", "a BETWEEN 1 AND b",
    ])
    .prop_map(str::to_owned)
}

fn condition() -> impl Strategy<Value = String> {
    let compared = (number(), proptest::sample::select(vec!["=", "<>", "<", "<=", ">", ">="]), number());
    let leaf = prop_oneof![simple_condition(), compared.prop_map(|(x, op, y)| format!("({x} {op} {y})"))];
    leaf.prop_recursive(3, 8, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|x| format!("NOT ({x})")),
            (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("({x} AND {y})")),
            (inner.clone(), inner).prop_map(|(x, y)| format!("({x} OR {y})")),
        ]
    })
}

/// A rubric of one criterion on an expression and one gate on a condition.
fn rubric_on(evidence: &str, fail: &str) -> String {
    format!(
        "[[criterion]]\nid = \"c\"\nweight = 1\nevidence = '''{evidence}'''\nvalue = {{ linear = [0, 9] }}\n\n\
         [[criterion]]\nid = \"a\"\nweight = 1\nevidence = \"a\"\nvalue = {{ linear = [0, 9] }}\n\n\
         [[gate]]\nid = \"g\"\nfail = '''{fail}'''\n"
    )
}

const SMALL: &str = "idea,a,b,是否,阶段\n一,3,0,是,种子\n二,-1..2,5,,A\n三,?,1..4,否,\n四,0,-3,?,?\n";

proptest! {
    #![proptest_config(cases(80))]

    #[test]
    fn well_formed_expressions_compute(evidence in number(), fail in condition()) {
        let run = read(rubric_on(&evidence, &fail).as_bytes(), SMALL.as_bytes(), Lang::En);
        let style = Style { format: MessageFormat::Human, colour: false, width: 100, lang: dingzi::lang::Lang::En, all: false };
        prop_assert!(run.findings.is_empty(), "{}", run.findings.render(&run.sources, style));
        run.check();
    }

    #[test]
    fn any_text_is_an_expression_or_a_problem_inside_it(text in any_expression()) {
        match expression::parse(&text, None) {
            Ok(typed) => {
                for column in &typed.uses {
                    prop_assert!(text.get(column.range.clone()).is_some(), "{:?}", column);
                }
            }
            Err(problem) => prop_assert!(text.get(problem.range.clone()).is_some(), "{:?}", problem),
        }
    }
}

/// Texts without sense, and texts of the words that expressions are made of.
fn any_expression() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(vec![
        "a", "收入", "\"b c\"", "'x'", "''", "1", "1.5", "1e5", "100_000", "(", ")", "+", "-", "*", "/", "%", "=",
        "<>", "<", "||", "::", ",", ".", "AND", "OR", "NOT", "IN", "IS", "NULL", "TRUE", "BETWEEN", "CASE", "WHEN",
        "THEN", "ELSE", "END", "LN", "COALESCE", "MAX", "SELECT", "FROM", "CAST", "AS", "INTERVAL", "DATE", "LIKE",
        "[", "]", "{", "?", "$1", "@x", "--", "/*", "*/", ";", "\n", "（", "＞", "“", "🚀", "\\",
    ]);
    prop_oneof![
        ".{0,60}",
        proptest::collection::vec(word, 1..12).prop_map(|words| words.join(" ")),
        (number(), any::<proptest::sample::Index>()).prop_map(|(text, at)| {
            let cut = at.index(text.len() + 1);
            text.get(..cut).unwrap_or(&text).to_owned()
        }),
    ]
}

// ---- found once, kept for good -----------------------------------------------------------------------------------

/// The codes reported where a criterion reads this evidence by this value function, with more tables and these ideas.
fn codes(evidence: &str, value: &str, more: &str, ideas: &str) -> Vec<&'static str> {
    let criterion = format!("id = \"r\"\nweight = 1\nevidence = '''{evidence}'''\nvalue = {{ {value} }}\n");
    let run = read(format!("[[criterion]]\n{criterion}{more}").as_bytes(), ideas.as_bytes(), Lang::En);
    run.check();
    run.findings.iter().map(|f| f.code.id()).collect()
}

const LINE: &str = "linear = [0, 1]";

#[test]
fn constants_are_evidence_too() {
    for constant in ["5", "1 + 1", "1 / 0", "LN(0)", "ABS(NULL)", "COALESCE(NULL, NULL)", "CASE WHEN NULL THEN 1 END"] {
        assert!(codes(constant, LINE, "", "idea\nA\nB\n").is_empty(), "{constant}");
    }
    assert!(codes("1 > 0", "yes = 1", "[[gate]]\nid = \"g\"\nfail = \"NOT NULL\"\n", "idea\nA\nB\n").is_empty());
}

#[test]
fn a_column_of_any_kind_can_be_asked_whether_it_is_known() {
    let gate = "[[gate]]\nid = \"g\"\nfail = \"x IS NULL\"\n";
    assert!(codes("x", LINE, gate, "idea,x\nA,1\nB,?\n").is_empty());
    assert!(codes("x", "yes = 1", gate, "idea,x\nA,是\nB,?\n").is_empty());
    assert!(codes("x", "levels = { none = 0, some = 1 }", gate, "idea,x\nA,some\nB,?\n").is_empty());
}

#[test]
fn weights_too_great_to_add_are_a_finding() {
    let second = "[[criterion]]\nid = \"s\"\nweight = 1.7e308\nevidence = \"x\"\nvalue = { linear = [0, 1] }\n";
    let both = second.replace("\"s\"", "\"t\"") + second;
    assert_eq!(codes("x", LINE, &both, "idea,x\nA,1\n"), ["E0206"]);
}

#[test]
fn shares_too_great_to_add_are_a_finding() {
    let more = "[[criterion]]\nid = \"s\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 1] }\n\
                [[lens]]\nid = \"l\"\nweights = { r = 1e308, s = 1.7e308 }\n";
    assert_eq!(codes("x", LINE, more, "idea,x\nA,1\n"), ["E0206"]);
}

#[test]
fn points_too_far_apart_to_subtract_still_value() {
    for value in ["linear = [-1.7e308, 1.7e308]", "points = [[-1.7e308, 0], [1.7e308, 1]]"] {
        let rubric = format!("[[criterion]]\nid = \"r\"\nweight = 1\nevidence = \"x\"\nvalue = {{ {value} }}\n");
        let run = read(rubric.as_bytes(), b"idea,x\nA,0\n", Lang::En);
        let (rubric, evidence) = (run.rubric.unwrap(), run.evidence.unwrap());
        assert_eq!(score::score(&rubric, &evidence, rubric.base()).score[..], [50.0], "{value}");
    }
}

/// The csv crate passes over a byte-order mark wherever it begins to read; `locate` has to do the same.
#[test]
fn a_second_byte_order_mark_is_no_matter() {
    for ideas in ["idea,x\n\u{feff}\"a\nb\",5,6\n", "idea\n\u{feff}\"a\nb\",c\n", "\u{feff}\u{feff}\"idea\",x\nA,y\n"] {
        codes("1", LINE, "", ideas);
    }
}

/// Else every idea below the quotation mark would vanish without a word.
#[test]
fn a_quotation_mark_left_open_in_the_last_column_is_found() {
    assert_eq!(codes("x", LINE, "", "idea,x,notes\nA,5,\"great\nB,8,ok\nC,9,ok\n"), ["E0314"]);
    assert_eq!(codes("x", LINE, "", "x,idea\n5,\"A\n8,B\n"), ["E0314"]);
    assert_eq!(codes("x", LINE, "", "idea,x\nA,\"5\n"), ["E0314"]);
    assert!(codes("x", LINE, "", "idea,\"x\nA,5\n").contains(&"E0314"));
}

/// `revenue --cost` is no sum in SQL: everything after `--` would be passed over.
#[test]
fn a_comment_in_an_expression_is_a_finding() {
    for evidence in ["x --y", "x /* - y */"] {
        assert_eq!(codes(evidence, LINE, "", "idea,x,y\nA,1,2\n"), ["E0214"], "{evidence}");
    }
}

#[test]
fn a_cell_longer_than_a_screen_is_shown_by_its_beginning() {
    let long = "很长的故事\n".repeat(2_000);
    let table = format!("idea,收入,moat,scales,stage\nA,\"{long}\",?,?,?\n");
    let run = read(SMALL_RUBRIC.as_bytes(), table.as_bytes(), Lang::En);
    run.check();
    let text = run.findings.render(
        &run.sources,
        Style { format: MessageFormat::Human, colour: false, width: 100, lang: dingzi::lang::Lang::En, all: false },
    );
    assert!(!text.is_empty() && text.len() < 50_000, "{} bytes for one cell", text.len());
}
