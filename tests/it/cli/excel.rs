//! Excel workbooks in and out. What is said of wrong ones stands in tests/findings.

use super::{SMALL, folder, score_json};
use crate::json::Json;
use crate::support::{CRITERIA, Dice, IDEAS, dingzi, line, rows};
use crate::workbook::book;
use calamine::{Data, Range, Reader, Xlsx};
use dingzi::diagnostic::{Findings, Sources};
use dingzi::export::{Cell, Columns, DEFAULT_WIDTH, format};
use dingzi::lang::Lang;
use dingzi::{evidence, input, rubric};
use std::fs;
use std::io::Cursor;
use std::path::Path;

/// The table of the fixtures as a workbook of Excel's kind: numbers as numbers, texts as texts.
fn workbook_of_the_fixture() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(IDEAS.as_bytes());
    for (row, record) in reader.records().enumerate() {
        for (column, cell) in record.unwrap().iter().enumerate() {
            let at = (row as u32, column as u16);
            match cell.parse::<f64>() {
                Ok(x) => sheet.write_number(at.0, at.1, x).unwrap(),
                Err(_) if cell.is_empty() => continue,
                Err(_) => sheet.write_string(at.0, at.1, cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

/// The only sheet of a workbook.
fn sheet(bytes: &[u8]) -> Range<Data> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheet_range_at(0).expect("a sheet").unwrap()
}

/// `ideas.xlsx`, of the text of a workbook, beside the small rubric.
fn beside_small(text: &str) -> tempfile::TempDir {
    let dir = folder(SMALL, "");
    fs::write(dir.path().join("ideas.xlsx"), book(text)).unwrap();
    dir
}

/// The ranking of `ideas.xlsx` with the table's own columns.
fn csv_of(dir: &Path) -> String {
    line("score ideas.xlsx --format csv").within(dir).text()
}

#[test]
fn a_workbook_gives_the_answers_of_its_csv() {
    let dir = folder(CRITERIA, IDEAS);
    fs::write(dir.path().join("ideas.xlsx"), workbook_of_the_fixture()).unwrap();
    for args in [
        "score TABLE --format json", "score TABLE --format csv --lens market", "explain humanoid -i TABLE",
        "compare humanoid wechat -i TABLE", "whatif TABLE --drop growth", "stability TABLE",
        "robust TABLE --format json", "next TABLE",
    ] {
        for lang in ["C", "zh_CN.UTF-8"] {
            let said = |table| line(&args.replace("TABLE", table)).env("LANG", lang).within(dir.path()).text();
            assert_eq!(said("ideas.xlsx"), said("ideas.csv"), "{args}");
        }
    }
    // Places of cells differ; what is found does not.
    let summary = |args: &str| {
        let said = line(args).within(dir.path()).text();
        // `2 more cells of this column: C7, C12` against `: line 7, line 12`.
        let without_places = |line: &str| line.split(" of this column: ").next().unwrap_or(line).trim().to_owned();
        let findings: Vec<String> =
            said.lines().filter(|l| l.starts_with("warning") || l.contains(" = ")).map(without_places).collect();
        (findings.join("\n"), said.split(": 32 ideas").nth(1).expect("a summary").to_owned())
    };
    assert_eq!(summary("check ideas.xlsx"), summary("check"));
}

#[test]
fn standard_input_may_be_a_workbook() {
    let expected = line("score --format json").text();
    assert_eq!(line("score - --format json").stdin(&workbook_of_the_fixture()).text(), expected);
}

#[test]
fn cells_mean_what_they_mean_in_csv() {
    let dir = beside_small(
        "== Sheet1\n\
         idea | revenue | moat | date | share | formula | yes\n\
         A | 12.5 | own | 2024-02-29 | 12% | =1+1 → 2 | TRUE\n\
         B | 800万..1200万 | 独家 | 1900-03-01 | 0.1 | =1/3 → 0.333333333333333 | FALSE\n\
         C | ? | | '007 | 1e21 | -0.5 | 1e-7\n",
    );
    let text = csv_of(dir.path());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let at = |name: &str| headers.iter().position(|h| h == name).unwrap();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of = |idea: &str| {
        let record = records.iter().find(|r| &r[at("idea")] == idea).unwrap();
        ["revenue", "moat", "date", "share", "formula", "yes"].map(|name| record[at(name)].to_owned())
    };
    assert_eq!(of("A"), ["12.5", "own", "2024-02-29", "12%", "2", "yes"]);
    assert_eq!(of("B"), ["800万..1200万", "独家", "1900-03-01", "0.1", "0.333333333333333", "no"]);
    assert_eq!(of("C"), ["?", "", "007", "1000000000000000000000", "-0.5", "0.0000001"]);
}

/// Titles apart, a table may stand anywhere.
#[test]
fn where_the_table_stands_makes_no_difference() {
    let plain = beside_small("== S\nidea | revenue | moat\nA | 50 | own\ntwo⏎lines, \"quoted\" | 20 | none\n");
    let expected = csv_of(plain.path());
    assert!(expected.contains("\"two lines, \"\"quoted\"\"\""), "{expected}");
    for moved in [
        "== S\n\n\nidea | revenue | moat\n\nA | 50 | own\n | | \ntwo⏎lines, \"quoted\" | 20 | none\n\n",
        "== S\n | | idea | | revenue | moat\n | | A | | 50 | own\n | | two⏎lines, \"quoted\" | | 20 | none\n",
        "== Hidden (hidden)\nx\n== Empty\n\n== S\nidea | revenue | moat | \nA | 50 | own\ntwo⏎lines, \"quoted\" | 20 | none\n",
    ] {
        assert_eq!(csv_of(beside_small(moved).path()), expected, "{moved}");
    }
}

/// The separator of a text is guessed from its header; a sheet has none.
#[test]
fn a_header_may_hold_separators() {
    let dir = beside_small("== S\nidea | revenue | moat | a;b;c;d;e\nA | 50 | own | 1\n");
    assert!(csv_of(dir.path()).lines().next().unwrap().contains("a;b;c;d;e"));
}

#[test]
fn a_sheet_is_named_or_it_is_the_first_that_is_filled() {
    let dir = beside_small(
        "== 说明\n请看第二张表\n== 创意 2024\nidea | revenue | moat\nA | 50 | own\n== Old (hidden)\nidea | revenue | moat\nZ | 1 | own\n",
    );
    let ranked = |sheet: &str| {
        let said = dingzi(["score", "ideas.xlsx", "--format", "json", "--sheet", sheet]).within(dir.path()).text();
        rows(&said).into_iter().map(|row| row.idea).collect::<Vec<_>>()
    };
    assert_eq!((ranked("创意 2024"), ranked("old")), (vec!["A".to_owned()], vec!["Z".to_owned()]));
    let said = line("score ideas.xlsx").within(dir.path()).run();
    let told = said.stderr.clone();
    assert!(
        told.starts_with("warning[W0306]: `ideas.xlsx` has 2 sheets that hold something; `创意 2024` is read,"),
        "{told}"
    );
    assert_eq!(
        rows(&String::from_utf8(line("score ideas.xlsx --format json").within(dir.path()).run().bytes).unwrap()).len(),
        1
    );
    for args in ["explain A -i", "check", "whatif --drop moat", "next", "chart ranking -o a.svg", "report"] {
        let args = format!("{args} ideas.xlsx --sheet").split(' ').map(str::to_owned).collect::<Vec<_>>();
        let said = dingzi(args.iter().map(String::as_str).chain(["创意 2024"])).within(dir.path()).run();
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{args:?}");
    }
}

#[test]
fn a_formula_that_was_never_computed_stops_every_command() {
    let dir = beside_small("== S\nidea | revenue | moat\nA | =B3*2 | own\nB | 3 | own\n");
    for args in ["score", "whatif --drop moat", "robust", "check"] {
        let said = line(&format!("{args} ideas.xlsx --message-format short")).within(dir.path()).run();
        let told = said.stderr.clone() + said.text();
        assert_eq!(said.code, 1, "{told}");
        assert!(told.starts_with("ideas.xlsx:B2: error[E0105]: the formula `=B3*2` has no value\n"), "{told}");
    }
}

/// Of a workbook that is damaged anywhere, something is said, or it is read as it was.
#[test]
fn no_bytes_of_a_workbook_break_the_reader() {
    let (whole, mut dice) = (book("== S\nidea | revenue | moat\nA | =1+1 → 5 | own\n二 | 3 | #N/A\n"), Dice(7));
    let judge = |bytes: Vec<u8>| {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let criteria = input::add("c".into(), SMALL.into(), &mut sources, &mut findings).unwrap();
        let (_, spec) = rubric::read(criteria, &sources, &[], &mut findings);
        if let Some(table) =
            input::add_table("t".into(), bytes, input::TableOptions::default(), &mut sources, &mut findings)
        {
            evidence::read(table, &sources, &spec, Lang::En, &mut findings);
        }
        findings.iter().map(|f| f.code.id()).collect::<Vec<_>>()
    };
    assert_eq!(judge(whole.clone()), ["E0316"]);
    for at in 1..whole.len() {
        if at % 7 == 0 {
            assert!(!judge(whole[..at].to_vec()).is_empty(), "cut at {at}");
        }
        let mut bytes = whole.clone();
        bytes[at] = (dice.roll() * 256.0) as u8;
        assert!(!judge(bytes).is_empty(), "byte {at}");
    }
}

#[test]
fn a_ranking_reads_back_as_it_was_computed() {
    for (lang, heads) in [
        ("en", ["#", "idea", "score", "potential", "verdict", "why"]),
        ("zh", ["#", "创意", "得分", "潜力", "结论", "理由"]),
    ] {
        let json: Json = Json::read(&line(&format!("score --format json --lang {lang}")).text());
        let bytes = line(&format!("score --format xlsx --lang {lang}")).run().bytes;
        let sheet = sheet(&bytes);
        let header: Vec<String> = sheet.rows().next().unwrap().iter().map(Data::to_string).collect();
        assert_eq!(header[..6], heads);
        let ranking = json["rows"].list();
        assert_eq!(sheet.height(), ranking.len() + 1);
        let keys = ["rank", "name", "score", "potential", "verdict", "reason"];
        for (cells, row) in sheet.rows().skip(1).zip(ranking) {
            for (c, head) in header.iter().enumerate() {
                let key = if c < 6 { keys[c] } else { head.as_str() };
                let word = |id: &str| match (id, lang) {
                    ("pursue", "zh") => "推进".to_owned(),
                    ("watch", "zh") => "观察".to_owned(),
                    ("drop", "zh") => "放弃".to_owned(),
                    _ => id.to_owned(),
                };
                match (&cells[c], &row[key]) {
                    (Data::Empty, there) => assert!(there.is_null(), "{head}: {there}"),
                    (Data::Bool(yes), there) => assert_eq!(there, yes),
                    // The ideas' own cells: a number where the text is one.
                    (Data::Float(x), there) if there.is_string() => assert_eq!(there, x.to_string().as_str()),
                    // serde_json reads numbers to the last digit but one.
                    (Data::Float(x), there) => assert!((x - there.as_f64().unwrap()).abs() < 1e-12, "{head}"),
                    (text, there) => assert_eq!(text.to_string(), word(there.as_str().unwrap()), "{head}"),
                }
            }
        }
    }
}

/// The ideas' own columns are in it, so that it can be judged again.
#[test]
fn a_ranking_is_a_table_of_ideas() {
    let dir = folder(CRITERIA, IDEAS);
    for lang in ["C", "zh_CN.UTF-8"] {
        line("score -o ranking.xlsx").env("LANG", lang).within(dir.path()).text();
        let again = line("score ranking.xlsx --format json").env("LANG", lang).within(dir.path()).text();
        assert_eq!(rows(&again), score_json(dir.path()));
    }
}

#[test]
fn a_workbook_is_written_the_same_every_time() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("r.xlsx");
    dingzi(["score", "-o", path.to_str().unwrap()]).text();
    let first = fs::read(&path).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert!(line("score --format xlsx").run().bytes == first, "another second, other bytes");
}

#[test]
fn a_text_is_never_a_formula() {
    let names = [
        "=1+1", "=cmd|'/c calc'!A1", "+5", "-5", "@SUM(A1)", "{=A1}", "http://a.b/", "A_x0007_B", "钉\u{AD}子", " 007",
    ];
    let table: String = names.iter().map(|name| format!("{name},50,own,{name}\n")).collect();
    let dir = folder(SMALL, format!("idea,revenue,moat,note\n{table}"));
    let bytes = line("score --format xlsx").within(dir.path()).run().bytes;
    let mut book = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    assert!(book.worksheet_formula("dingzi").unwrap().is_empty());
    let read: Vec<String> = sheet(&bytes).rows().skip(1).map(|row| row[1].to_string()).collect();
    assert_eq!(read, names.map(str::trim));
}

/// A workbook of one column.
fn written(cells: Vec<Cell>) -> std::io::Result<Vec<u8>> {
    let table = Columns::empty().right("x", "X", Cell::clone).table(cells);
    let mut bytes = Vec::new();
    (format("xlsx").unwrap().write)(&table, &mut bytes, DEFAULT_WIDTH).map(|()| bytes)
}

#[test]
fn what_is_no_number_is_an_empty_cell() {
    let nothing = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(|x| Cell::Number(x, 1));
    let cells = [Cell::Rank(3, true), Cell::None].into_iter().chain(nothing).chain([Cell::Whole(-7)]).collect();
    let bytes = written(cells).unwrap();
    let read: Vec<Data> = sheet(&bytes).rows().map(|row| row[0].clone()).collect();
    let (text, number, none) = (Data::String("X".into()), Data::Float, Data::Empty);
    assert_eq!(read, [text, number(3.0), none.clone(), none.clone(), none.clone(), none, number(-7.0)]);
    assert_eq!(sheet(&written(Vec::new()).unwrap()).height(), 1, "a table without rows has its header");
}

#[test]
fn what_a_sheet_cannot_hold_is_said() {
    let said = |cells| written(cells).unwrap_err().to_string();
    assert_eq!(
        said(vec![Cell::None; 1_048_576]),
        "1,048,576 rows are more than the 1,048,575 of an Excel sheet: write csv or parquet instead"
    );
    assert_eq!(
        said(vec!["长".repeat(32_767).into(), "😀".repeat(16_384).into()]),
        "row 2 has a text in column `x` that is longer than the 32,767 characters of an Excel cell: write csv or parquet instead"
    );
    let dir = folder(SMALL, format!("idea,revenue,moat,note\nA,50,own,{}\n", "x".repeat(40_000)));
    let told = line("score -o a.xlsx").within(dir.path()).run();
    assert!(
        told.fails(2).starts_with("error: cannot write `a.xlsx`: row 1 has a text in column `note` that is longer")
    );
    assert!(!dir.path().join("a.xlsx").exists());
}

#[test]
fn a_ranking_as_a_workbook_is_read_by_the_same_rubric_again() {
    // Headers that a ranking has too, and names in two languages.
    let rubric = |head: &str| {
        format!(
            "[rubric]\n{head}\n[[criterion]]\nid = \"a\"\nweight = 3\nevidence = \"score\"\nvalue = {{ linear = [0, 100] }}\n\
             [[criterion]]\nid = \"b\"\nweight = 1\nevidence = \"why\"\nvalue = {{ linear = [0, 10] }}\n"
        )
    };
    for (head, columns) in [
        ("", "idea,score,why,得分"),
        ("idea = \"company\"", "company,score,why,idea"),
        ("idea = \"创意\"", "创意,score,why,name"),
        ("idea = \"score:x\"\nname = { en = \"idea\", zh = \"创意\" }", "score:x,score,why,idea,创意"),
    ] {
        let row = |n: i32| {
            let more = if columns.matches(',').count() == 4 { format!(",{n} 号") } else { String::new() };
            format!("I{n},{},{},N{n}{more}\n", 90 - 30 * n, n)
        };
        let table = format!("{columns}\n{}", (0..3).map(row).collect::<String>());
        let dir = folder(&rubric(head), table);
        for lang in ["en", "zh"] {
            let ranking = |table: &str| {
                let text = line(&format!("score {table} -f json --lang {lang}")).within(dir.path()).text();
                rows(&text).into_iter().map(|row| (row.rank, row.idea, row.score, row.verdict)).collect::<Vec<_>>()
            };
            line(&format!("score -o again-{lang}.xlsx --lang {lang}")).within(dir.path()).text();
            assert_eq!(ranking(&format!("again-{lang}.xlsx")), ranking("ideas.csv"), "{head} {lang}");
        }
    }
}
