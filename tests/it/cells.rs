//! What people write into cells, and what it must be read as: tests/cells/cells.tsv, one cell a line with what stands around
//! it (and more.tsv, our own), read in every way there is: a table in memory, a block of a large one, a column of a frame, a workbook. `DINGZI_CELLS`
//! names another such file.

use super::support::{Project, as_arrays, repository};
use crate::json::Json;
use dingzi::diagnostic::{Findings, Severity, SourceId, Sources};
use dingzi::evidence::Fact;
use dingzi::evidence::{self, FactBlock, IdeasHead, Profile};
use dingzi::lang::Lang;
use dingzi::rubric::{self, Rubric, TableSpec};
use dingzi::score::{self, GateState};
use dingzi::{input, unit::date};
use polars::prelude::{Column, DataFrame};
use proptest::prelude::*;
use proptest::sample::Index;
use std::fs;
use std::path::PathBuf;

/// A line of the file.
struct Case<'t> {
    context: &'t str,
    cell: &'t str,
    reading: &'t str,
}

/// What stands around a cell.
#[derive(Clone, Debug, Default)]
struct Setting {
    rubric: String,
    header: String,
    delimiter: u8,
    others: Vec<String>,
    is_of_text: bool,
}

fn lines(text: &str) -> Vec<Case<'_>> {
    let case = |line| {
        let fields: Vec<&str> = str::split(line, '\t').collect();
        Case { context: fields[1], cell: fields[2], reading: fields[3].trim() }
    };
    text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(case).collect()
}

/// The rubric and the table around a cell, as its context says.
fn setting(context: &str) -> Setting {
    let part = |start: &str| {
        let rest = &context[context.find(start)? + start.len()..];
        Some(rest.trim())
    };
    let mut others: Vec<String> = match part("others:") {
        None => Vec::new(),
        Some("× and blanks only") => vec!["×".into(), String::new()],
        Some(list) => {
            let list = list.trim_end_matches(" only");
            list.split(if list.contains(" and ") { " and " } else { ", " }).map(str::to_owned).collect()
        }
    };
    let before_others = context.split("others:").next().unwrap().trim().trim_end_matches(',');
    // A header ends where something else is said.
    let header = before_others.strip_prefix("header ").map_or("x", |rest| {
        let ends = [", unit=", ", currency=", ", rubric=", ", file ", ", gate "];
        &rest[..ends.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len())]
    });
    let header = header.trim().to_owned();
    let delimiter = part("file separated by").map_or(b',', |rest| match rest {
        _ if rest.starts_with("tab") => b'\t',
        _ => rest.as_bytes()[0],
    });
    let word = |rest: &str| rest.split([',', ' ']).next().unwrap().to_owned();
    let (mut rubric, mut columns) = (String::new(), String::new());
    if let Some(currency) = part("currency=").map(word) {
        rubric += &format!("[rubric]\ncurrency = \"{currency}\"\n");
        columns += &format!("currency = \"{currency}\"\n");
    }
    if let Some(currency) = part("rubric=").map(word) {
        rubric += &format!("[rubric]\ncurrency = \"{currency}\"\n");
    }
    if let Some(unit) = part("unit=") {
        columns += &format!("unit = \"{}\"\n", unit.split(',').next().unwrap());
    }
    if !columns.is_empty() {
        rubric += &format!("[columns.\"{header}\"]\n{columns}");
    }
    let evidence = header.replace('\'', "''");
    let criterion = |evidence: &str, value: &str| {
        format!("[[criterion]]\nid = \"c\"\nweight = 1\nevidence = '{evidence}'\nvalue = {value}\n")
    };
    rubric += &match () {
        () if before_others.starts_with("levels:") => {
            let levels: Vec<&str> = before_others["levels:".len()..].split(',').map(str::trim).collect();
            let of =
                |(n, level): (usize, &&str)| format!("\"{level}\" = {}", n as f64 / (levels.len() - 1).max(1) as f64);
            let levels: Vec<String> = levels.iter().enumerate().map(of).collect();
            criterion(&evidence, &format!("{{ levels = {{ {} }} }}", levels.join(", ")))
        }
        () if before_others.starts_with("yes or no") => criterion(&evidence, "{ yes = 1 }"),
        () if before_others.starts_with("date column") => {
            let as_of = part("as_of ").unwrap_or("2026-11-28");
            let rubric = format!("[rubric]\nas_of = \"{}\"\n", as_of.split(',').next().unwrap());
            rubric + &criterion("DAYS_BETWEEN(as_of, x)", "{ linear = [0, 1] }")
        }
        () => criterion(&evidence, "{ linear = [0, 1] }"),
    };
    if let Some(condition) = part("gate fails where") {
        rubric += &format!("[[gate]]\nid = \"g\"\nfail = \"{condition}\"\n");
    }
    // Two of them, so that none is alone in its column.
    others.truncate(20);
    Setting { rubric, header, delimiter, others, is_of_text: context.contains("separated") }
}

fn csv_of(setting: &Setting, cell: &str) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(setting.delimiter).from_writer(Vec::new());
    writer.write_record(["idea", &setting.header]).unwrap();
    for (n, other) in setting.others.iter().map(String::as_str).chain([cell]).enumerate() {
        writer.write_record([format!("idea {n}").as_str(), other]).unwrap();
    }
    writer.into_inner().unwrap()
}

/// A rubric beside the headers of the table.
fn read_rubric(setting: &Setting, sources: &mut Sources, findings: &mut Findings) -> (Rubric, TableSpec) {
    let source = sources.add("criteria.toml", setting.rubric.clone().into_bytes());
    let headers = ["idea".to_owned(), setting.header.clone()];
    let (rubric, spec) = rubric::read(source, sources, &headers, findings);
    (rubric.unwrap_or_else(|| panic!("{}\n{:?}", setting.rubric, findings)), spec)
}

/// What the last cell of a table is read as; an error is none.
type Read = Option<(Fact, Option<GateState>)>;

fn in_memory(setting: &Setting, table: impl Fn(&mut Sources, &mut Findings) -> Option<SourceId>) -> Read {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let (rubric, spec) = read_rubric(setting, &mut sources, &mut findings);
    let table = table(&mut sources, &mut findings).expect("the table can be loaded");
    let evidence = evidence::read(table, &sources, &spec, Lang::En, &mut findings)?;
    let last = evidence.names.len() - 1;
    let scored = score::value_ideas(&rubric, &evidence).weigh(&rubric, rubric.base());
    Some((evidence.columns[0].get(last), scored.gates[last].first().copied()))
}

/// What is read of a block; only errors of the last row count.
fn last_of(block: &FactBlock, rows: usize, rubric: &Rubric) -> Read {
    let last = *block.starts.last().expect("a row");
    assert_eq!(block.starts.len(), rows);
    let is_wrong = block.objections.iter().any(|o| o.start == last && o.what.code().severity() == Severity::Error);
    let gates = score::part(rubric, rubric.base(), &block.columns, rows).gates;
    (!is_wrong).then(|| (block.columns[0].get(rows - 1), gates.first().map(|states| states[rows - 1])))
}

fn in_blocks(setting: &Setting, csv: &[u8]) -> Read {
    let (rubric, block) = block_of(setting, csv);
    last_of(&block, setting.others.len() + 1, &rubric)
}

/// The records of a table, as a block of a large one is read.
fn block_of(setting: &Setting, csv: &[u8]) -> (Rubric, FactBlock) {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let (rubric, spec) = read_rubric(setting, &mut sources, &mut findings);
    let source = sources.add("ideas.csv", csv.to_vec());
    let mut head = IdeasHead::read(source, &sources, &spec, &mut findings).expect("a good header");
    let end = csv.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let mut profile = Profile::new(&spec);
    head.see(&csv[end..], true, &mut profile);
    let readers = profile.readers(&spec, &head.units).0;
    head.layout.read_by(&readers);
    (rubric, head.layout.read(&csv[end..]))
}

fn in_a_frame(setting: &Setting, cell: &str) -> Read {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let (rubric, spec) = read_rubric(setting, &mut sources, &mut findings);
    let names = ["idea".to_owned(), setting.header.clone()];
    let source = sources.add("ideas.parquet", input::parquet::header(&names));
    let mut head = IdeasHead::read(source, &sources, &spec, &mut findings).expect("a good header");
    let cells: Vec<&str> = setting.others.iter().map(String::as_str).chain([cell]).collect();
    let ids: Vec<String> = (0..cells.len()).map(|n| format!("idea {n}")).collect();
    let columns = vec![Column::new("idea".into(), ids), Column::new(setting.header.as_str().into(), &cells)];
    let frame = DataFrame::new_infer_height(columns).unwrap();
    let mut profile = Profile::new(&spec);
    let frame = as_arrays(&frame);
    profile.frame(&head.layout, &frame);
    let readers = profile.readers(&spec, &head.units).0;
    head.layout.read_by(&readers);
    last_of(&head.layout.read_frame(&frame), cells.len(), &rubric)
}

fn workbook_of(setting: &Setting, cell: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "idea").unwrap();
    sheet.write_string(0, 1, &setting.header).unwrap();
    for (n, other) in setting.others.iter().map(String::as_str).chain([cell]).enumerate() {
        sheet.write_string(n as u32 + 1, 0, format!("idea {n}")).unwrap();
        sheet.write_string(n as u32 + 1, 1, other).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// Whether what is read is what the file says.
fn is_it(read: &Read, reading: &str, setting: &Setting) -> bool {
    let near = |a: f64, b: f64| a == b || (a - b).abs() <= 1e-8 * b.abs();
    let numbers = |text: &str| -> Option<Vec<f64>> { text.split("..").map(|x| x.parse().ok()).collect() };
    let Some((fact, gate)) = read else { return reading == "error" };
    let code = |level: &str| {
        let levels = setting
            .rubric
            .split("levels = {")
            .nth(1)?
            .split(',')
            .map(|l| l.split('=').next().unwrap().trim().trim_matches('"').to_owned());
        levels.into_iter().position(|l| l == level).map(|code| code as f64)
    };
    match (reading.split_once(' ').unwrap_or((reading, "")), fact) {
        (("unknown", _), fact) if gate.is_none() => *fact == Fact::Unknown,
        (("passed", _), _) => *gate == Some(GateState::Passed),
        (("failed", _), _) => *gate == Some(GateState::Failed),
        (("unknown", _), _) => *gate == Some(GateState::Unknown),
        (("yes", _), fact) => *fact == Fact::Between(1.0, 1.0),
        (("no", _), fact) => *fact == Fact::Between(0.0, 0.0),
        (("date", day), Fact::Between(low, high)) => low == high && date::iso(day) == Some(*low),
        (("level", level), Fact::Between(low, high)) => low == high && code(level) == Some(*low),
        (("levels", range), Fact::Between(low, high)) => {
            range.split_once("..").is_some_and(|(a, b)| (code(a), code(b)) == (Some(*low), Some(*high)))
        }
        (_, Fact::Between(low, high)) => match numbers(reading).as_deref() {
            Some([x]) => near(*low, *x) && near(*high, *x),
            Some([a, b]) => near(*low, *a) && near(*high, *b),
            _ => false,
        },
        (_, Fact::Likely(low, middle, high)) => {
            matches!(numbers(reading).as_deref(), Some([a, b, c]) if near(*low, *a) && near(*middle, *b) && near(*high, *c))
        }
        _ => false,
    }
}

#[test]
fn every_cell_is_read_as_listed_in_every_way() {
    let own = || ["cells.tsv", "more.tsv"].map(|name| repository("tests/cells").join(name)).to_vec();
    let paths: Vec<PathBuf> = std::env::var_os("DINGZI_CELLS").map_or_else(own, |path| vec![path.into()]);
    for path in paths {
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let wrong = misread(&lines(&text));
        assert!(wrong.is_empty(), "{}: {} readings are wrong\n{}", path.display(), wrong.len(), wrong.join("\n"));
    }
}

/// The cells of which any way of reading makes something else than is listed.
fn misread(cases: &[Case]) -> Vec<String> {
    assert!(!cases.is_empty(), "the file holds no cells");
    let mut wrong = Vec::new();
    for (n, Case { context, cell, reading }) in cases.iter().enumerate() {
        let setting = setting(context);
        let csv = csv_of(&setting, cell);
        let text = |sources: &mut Sources, findings: &mut Findings| {
            input::add_table("ideas.csv".into(), csv.clone(), input::TableOptions::default(), sources, findings)
        };
        let book = |sources: &mut Sources, findings: &mut Findings| {
            input::add_table(
                "ideas.xlsx".into(),
                workbook_of(&setting, cell),
                input::TableOptions::default(),
                sources,
                findings,
            )
        };
        let mut ways = vec![("in memory", in_memory(&setting, text)), ("in blocks", in_blocks(&setting, &csv))];
        if !setting.is_of_text {
            ways.push(("in a frame", in_a_frame(&setting, cell)));
            ways.push(("in a workbook", in_memory(&setting, book)));
        }
        for (way, read) in ways {
            if !is_it(&read, reading, &setting) {
                wrong.push(format!("line {}: `{cell}` ({context}) {way}: {read:?}, not {reading}", n + 2));
            }
        }
    }
    wrong
}

/// What the columns of the one-page sheets are, section by section, as contexts of the file of cells; in English and Chinese.
const SECTIONS: [[&str; 9]; 2] = [
    [
        "-", "-", "-", "yes or no", "levels: none, low, mid, high", "rubric=USD", "unit=months", "header Growth (%)",
        "date column",
    ],
    [
        "-", "-", "-", "yes or no", "levels: none, low, mid, high", "rubric=CNY", "unit=月", "header 增长（%）",
        "date column",
    ],
];

/// What a row of a sheet says, as the file of cells would.
fn reading_of(said: &str, section: usize) -> String {
    let plain = said.replace(',', "");
    match said {
        _ if said.starts_with("not read") || said.starts_with("不读") => "error".to_owned(),
        "unknown" | "未知" => "unknown".to_owned(),
        "yes" | "是" => "yes".to_owned(),
        "no" | "否" => "no".to_owned(),
        _ if section == 4 => format!("{} {said}", if said.contains("..") { "levels" } else { "level" }),
        _ if section == 8 => format!("date {said}"),
        _ if plain.ends_with("..") => format!("{plain}inf"),
        _ if plain.starts_with("..") => format!("-inf{plain}"),
        _ => plain,
    }
}

#[test]
fn days_are_compared_in_conditions() {
    for (condition, cell, wanted) in [
        ("launch > '2027-12-31'", "2028-01-01", GateState::Failed),
        ("launch > '2027-12-31'", "31 Dec 2027", GateState::Passed),
        ("launch > '2027-12-31'", "2027-07-01..2027-09-30", GateState::Passed),
        ("launch > '2027-12-31'", "2027-07-01..2028-09-30", GateState::Unknown),
        ("launch = '2027-07-01'", "1 Jul 2027", GateState::Failed),
        ("launch <> '2027-07-01' AND launch > '2027-01-01'", "2027年7月1日", GateState::Passed),
    ] {
        let rubric = format!(
            "[[criterion]]\nid = \"x\"\nweight = 1\nevidence = \"x\"\nvalue = {{ linear = [0, 1] }}\n\
             [[gate]]\nid = \"late\"\nfail = \"{condition}\"\n"
        );
        let read = Project::read(&rubric, &format!("idea,x,launch\nA,1,{cell}\n"), Lang::En);
        assert_eq!(read.base().gates[0][0], wanted, "{condition}: {cell}");
    }
}

#[test]
fn the_sheets_of_cells_say_what_is_read() {
    let mut wrong = Vec::new();
    for (sheet, contexts) in dingzi::cli::CELLS.into_iter().zip(SECTIONS) {
        let sections: Vec<&str> = sheet.split("\n## ").skip(1).collect();
        assert!(sections.len() > contexts.len(), "a sheet has a section for each kind, and one on columns");
        for (n, (section, context)) in sections.iter().zip(contexts).enumerate() {
            let title = section.lines().next().unwrap();
            let rows = section.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
            let rows: Vec<&str> = rows.collect();
            assert!(!rows.is_empty(), "{title} shows no cells");
            for row in rows {
                let (written, said) = row.trim_matches(['|', ' ']).rsplit_once(" | ").expect("two columns");
                let reading = reading_of(said.trim().trim_matches('`'), n);
                for cell in written.split(" · ").map(|cell| cell.trim().trim_matches('`')) {
                    let setting = setting(context);
                    let csv = csv_of(&setting, cell);
                    let read = in_memory(&setting, |sources, findings| {
                        input::add_table(
                            "ideas.csv".into(),
                            csv.clone(),
                            input::TableOptions::default(),
                            sources,
                            findings,
                        )
                    });
                    if !is_it(&read, &reading, &setting) {
                        wrong.push(format!("{title}: `{cell}` is {read:?}, not {reading}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// ---- cells of which the meaning is known, in columns of every kind -------------------------------------------------

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug)]
struct Style {
    comma_is_decimal: bool,
    /// What stands between thousands, if anything.
    group: Option<char>,
    delimiter: u8,
}

/// A cell and the interval that its writer meant; none for unknown.
type Meant = (String, Option<(f64, f64)>);

fn digits(size: u64, decimals: usize, style: Style) -> String {
    let digits = format!("{size:0>width$}", width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.extend(style.group);
        }
        text.push(digit);
    }
    let sign = if style.comma_is_decimal { ',' } else { '.' };
    if decimals > 0 { format!("{text}{sign}{fraction}") } else { text }
}

/// What a column counts: the lines of the rubric, the header, and how a number `x` is written with its meaning.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Plain,
    Percent,
    Scaled,
    Dollars,
    Months,
    HeaderWan,
    HeaderPercent,
}

const KINDS: [Kind; 7] =
    [Kind::Plain, Kind::Percent, Kind::Scaled, Kind::Dollars, Kind::Months, Kind::HeaderWan, Kind::HeaderPercent];

impl Kind {
    fn rubric(self) -> &'static str {
        match self {
            Kind::Dollars => "[rubric]\ncurrency = \"USD\"\n",
            Kind::Months => "[columns.x]\nunit = \"months\"\n",
            _ => "",
        }
    }

    fn header(self) -> &'static str {
        match self {
            Kind::HeaderWan => "x（万元）",
            Kind::HeaderPercent => "x (%)",
            _ => "x",
        }
    }

    /// What stands behind the digits, and what one of it means. `pick` chooses.
    fn unit(self, pick: usize) -> (&'static str, f64) {
        let all: &[(&str, f64)] = match self {
            Kind::Plain => &[("", 1.0), ("人", 1.0), (" x", 1.0)],
            Kind::Percent => &[("%", 0.01), (" %", 0.01), ("个百分点", 0.01)],
            Kind::Scaled => {
                &[("k", 1e3), ("M", 1e6), ("bn", 1e9), ("万", 1e4), (" 亿", 1e8), ("w", 1e4), ("千万", 1e7)]
            }
            Kind::Dollars => &[("k USD", 1e3), (" US$", 1.0), ("m美元", 1e6), ("mn $", 1e6), ("万美金", 1e4)],
            Kind::Months => &[
                (" months", 1.0),
                ("个月", 1.0),
                (" years", 12.0),
                ("年", 12.0),
                ("天", 1.0 / 30.4375),
                ("w", 7.0 / 30.4375),
                ("", 1.0),
                ("m", 1.0),
            ],
            Kind::HeaderWan => &[("", 1e4), ("亿", 1e8), ("k", 1e3), ("元", 1e4)],
            Kind::HeaderPercent => &[("", 0.01), ("%", 0.01)],
        };
        all[pick % all.len()]
    }
}

/// A cell of a column.
#[derive(Clone, Debug)]
struct Written {
    size: u64,
    more: u64,
    decimals: usize,
    unit: usize,
    shape: usize,
    /// Whether the sign is lost that the others carry.
    is_bare: bool,
}

impl Written {
    fn cell(&self, kind: Kind, style: Style) -> Meant {
        let number = |size: u64| (digits(size, self.decimals, style), size as f64 / 10f64.powi(self.decimals as i32));
        let ((low, a), (high, b)) = (number(self.size), number(self.size + self.more));
        let (unit, one) = kind.unit(self.unit);
        // A sign is lost in one number, not in an end of a range.
        let is_bare = self.is_bare && matches!(kind, Kind::Percent) && self.shape > 11 && a > 1.0;
        let unit = if is_bare { "" } else { unit };
        let (a, b) = (a * one, b * one);
        let open = f64::INFINITY;
        let (text, meant) = match self.shape {
            0 => (format!("{low}{unit}-{high}{unit}"), (a, b)),
            1 => (format!("{low}~{high}{unit}"), (a, b)),
            2 => (format!("{low}{unit}..{high}{unit}"), (a, b)),
            3 => (format!("约{low}{unit}"), (0.9 * a, 1.1 * a)),
            4 => (format!("approx. {low}{unit}"), (0.9 * a, 1.1 * a)),
            5 => (format!("≥{low}{unit}"), (a, open)),
            6 => (format!("{low}{unit}+"), (a, open)),
            7 => (format!("不到{low}{unit}"), (-open, a)),
            8 => (format!("up to {low}{unit}"), (-open, a)),
            9 => (format!("{low} to {high}{unit}"), (a, b)),
            10 => return (["待定", "TBD", "-", "n/a", "?", ""][self.unit % 6].to_owned(), None),
            11 => (format!("-{low}{unit}"), (-a, -a)),
            _ => (format!("{low}{unit}"), (a, a)),
        };
        (text, Some(meant))
    }
}

fn style() -> impl Strategy<Value = Style> {
    let group = prop_oneof![Just(None), Just(Some('s')), Just(Some(' ')), Just(Some('’')), Just(Some('\u{A0}'))];
    (any::<bool>(), group, proptest::sample::select(b",;\t".to_vec())).prop_map(
        |(comma_is_decimal, group, delimiter)| {
            let sign = if comma_is_decimal { '.' } else { ',' };
            Style { comma_is_decimal, group: group.map(|g| if g == 's' { sign } else { g }), delimiter }
        },
    )
}

fn written() -> impl Strategy<Value = Written> {
    let size = prop_oneof![0..100u64, 100..10_000u64, 10_000..100_000_000u64];
    (size, 1..1_000u64, 0..4usize, 0..50usize, 0..20usize, proptest::bool::weighted(0.1))
        .prop_map(|(size, more, decimals, unit, shape, is_bare)| Written { size, more, decimals, unit, shape, is_bare })
}

/// A column as a table: its rubric, its text, and what each cell means.
fn column() -> impl Strategy<Value = (Setting, Vec<Meant>)> {
    (style(), proptest::sample::select(KINDS.to_vec()), proptest::collection::vec(written(), 1..8)).prop_map(
        |(style, kind, cells)| {
            let mut cells: Vec<Meant> = cells.iter().map(|cell| cell.cell(kind, style)).collect();
            // Those that have lost their sign are few.
            if matches!(kind, Kind::Percent) {
                let anchor =
                    Written { size: 40, more: 1, decimals: 0, unit: 0, shape: 19, is_bare: false }.cell(kind, style);
                cells.extend(vec![anchor; cells.len()]);
            }
            // Between commas a comma before decimals, and points among thousands, are told by one cell at least.
            if style.comma_is_decimal && style.delimiter != b';' {
                cells.push(
                    Written { size: 35, more: 1, decimals: 1, unit: 0, shape: 19, is_bare: false }.cell(kind, style),
                );
            }
            let criterion = format!(
                "[[criterion]]\nid = \"c\"\nweight = 1\nevidence = '{}'\nvalue = {{ linear = [0, 1] }}\n",
                kind.header()
            );
            let setting = Setting {
                rubric: kind.rubric().to_owned() + &criterion,
                header: kind.header().to_owned(),
                delimiter: style.delimiter,
                ..Setting::default()
            };
            (setting, cells)
        },
    )
}

/// The text of a column.
fn table_of(setting: &Setting, cells: &[Meant]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(setting.delimiter).from_writer(Vec::new());
    writer.write_record(["idea", &setting.header]).unwrap();
    for (n, (cell, _)) in cells.iter().enumerate() {
        writer.write_record([format!("idea {n}").as_str(), cell]).unwrap();
    }
    writer.into_inner().unwrap()
}

proptest! {
    #![proptest_config(super::support::cases(1500))]

    /// What is read of a cell is what its writer meant, or there is a finding; never another number.
    #[test]
    fn no_cell_is_read_as_another_number((setting, cells) in column()) {
        let (_, block) = block_of(&setting, &table_of(&setting, &cells));
        let near = |a: f64, b: f64| a == b || (a - b).abs() <= 1e-9 * b.abs();
        for (n, (cell, meant)) in cells.iter().enumerate() {
            if block.objections.iter().any(|o| o.start == block.starts[n]) {
                continue;
            }
            let said = match block.columns[0].get(n) {
                Fact::Unknown => None,
                Fact::Between(low, high) => Some((low, high)),
                other => panic!("{cell}: {other:?}"),
            };
            let good = match (said, meant) {
                (Some(said), Some(meant)) => near(said.0, meant.0) && near(said.1, meant.1),
                (said, meant) => said.is_none() && meant.is_none(),
            };
            prop_assert!(good, "`{}` of {:?} is read as {:?}, meant is {:?}", cell, cells, said, meant);
        }
    }

    /// What a finding offers in place of a cell is read without one.
    #[test]
    fn what_is_offered_reads_back((setting, mut cells) in column(), at in any::<Index>(), cut in any::<Index>(), add in "[0-9.,%~+x万 -]{0,2}") {
        // A slip of the pen: something is left out, or added.
        let n = at.index(cells.len());
        let mut chars: Vec<char> = cells[n].0.chars().collect();
        let place = cut.index(chars.len() + 1);
        if add.is_empty() && place < chars.len() {
            chars.remove(place);
        }
        chars.splice(place.min(chars.len())..place.min(chars.len()), add.chars());
        cells[n].0 = chars.into_iter().collect();
        let read = |csv: &[u8]| {
            let (mut sources, mut findings) = (Sources::default(), Findings::default());
            let (_, spec) = read_rubric(&setting, &mut sources, &mut findings);
            let source = sources.add("ideas.csv", csv.to_vec());
            evidence::read(source, &sources, &spec, Lang::En, &mut findings);
            findings
        };
        let csv = table_of(&setting, &cells);
        for finding in read(&csv).iter() {
            let Some((span, new)) = &finding.fix else { continue };
            let mut mended = csv.clone();
            mended.splice(span.range.clone(), new.bytes());
            let again = read(&mended);
            let still = again.iter().find(|f| f.primary.as_ref().is_some_and(|label| label.span.range.start == span.range.start));
            prop_assert!(still.is_none(), "{:?} → {}: {:?}", finding.message.en, new, still.map(|f| &f.message.en));
        }
    }
}

// ---- what three points mean for draws --------------------------------------------------------------------------------

/// In which share of draws an idea of `cells` is first against one that is worth 0.55 for sure.
fn first(evidence: &str, columns: &str, cells: &str) -> f64 {
    let rubric =
        format!("[[criterion]]\nid = \"c\"\nweight = 1\nevidence = \"{evidence}\"\nvalue = {{ linear = [0, 1] }}\n");
    let table = format!("idea,{columns}\nopen,{cells}\nknown,0.55,1\n");
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("criteria.toml"), rubric).unwrap();
    fs::write(dir.path().join("ideas.csv"), table).unwrap();
    let said = super::support::line("robust --format json --draws 40000").within(dir.path()).text();
    let said = Json::read(&said);
    let rows = said["rows"].list();
    rows.iter().find(|row| row["idea"] == "open").unwrap()["first"].as_f64().unwrap()
}

#[test]
fn three_points_are_drawn_as_a_triangle_and_ranges_alike() {
    // Above 0.55 lie 1 − 0.55² / 0.9 of a triangle over [0, 1] with its top at 0.9, and 0.45 of a range.
    let near = |share: f64, x: f64| (share - x).abs() < 0.012;
    let (triangle, range) = (1.0 - 0.55 * 0.55 / 0.9, 0.45);
    let three = first("x", "x,y", "0..0.9..1,1");
    assert!(near(three, triangle), "{three}, not {triangle}");
    let two = first("x", "x,y", "0..1,1");
    assert!(near(two, range), "{two}, not {range}");
    // What is most likely of x says nothing of x · y where y is a range.
    let both = first("x * y", "x,y", "0..0.9..1,0.9999..1");
    assert!(near(both, range), "{both}, not {range}");
}

#[test]
fn what_comes_after_the_first_rows_is_held_to_them_in_memory_and_in_blocks() {
    let rubric = "[[criterion]]\nid = \"c\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 1] }\n";
    // More than 8 MiB of bare shares, in fewer rows than decide.
    let note = "n".repeat(4_000);
    let many: String = (0..2_300).map(|n| format!("idea {n},0.8,{note}\n")).collect();
    for (late, code) in [("57%", "E0319"), ("$5", "E0308"), ("1.234.567", "E0307")] {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("criteria.toml"), rubric).unwrap();
        fs::write(dir.path().join("ideas.csv"), format!("idea,x,note\n{many}late,{late},\n")).unwrap();
        for command in ["check --message-format short", "score --message-format short"] {
            let said = super::support::line(command).within(dir.path()).run();
            let told = format!("{}{}", said.text(), said.stderr);
            assert_eq!(said.code, 1, "{command} of {late}: {told}");
            assert!(told.contains(&format!("ideas.csv:2302:6: error[{code}]")), "{command} of {late}: {told}");
        }
    }
}
