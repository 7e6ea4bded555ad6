//! Numbers that are numbers by their type, not by how somebody wrote them: no decimal comma and no missing sign of per cent
//! concerns them, in whatever way their table is read.

use super::large::rows;
use super::parquet::file;
use super::support::{folder, line};
use polars_arrow::array::{Array, BinaryViewArray, PrimitiveArray, Utf8ViewArray};
use std::path::Path;

fn texts(texts: &[&str]) -> Box<dyn Array> {
    Utf8ViewArray::from_slice_values(texts).boxed()
}

fn floats(numbers: &[f64]) -> Box<dyn Array> {
    PrimitiveArray::from_slice(numbers).boxed()
}

fn rubric(column: &str, most: f64, more: &str) -> String {
    format!(
        "[rubric]\nidea = \"company\"\n[[criterion]]\nid = \"x\"\nweight = 1\nevidence = '\"{column}\"'\n\
         value = {{ linear = [0, {most:?}] }}\n{more}"
    )
}

/// The ideas with their scores, by name.
fn scores(dir: &Path, args: &str) -> Vec<(String, f64)> {
    let row = |row: &super::json::Json| (row["idea"].as_str().unwrap().to_owned(), row["score"].as_f64().unwrap());
    let mut scores: Vec<_> = rows(dir, args).iter().map(row).collect();
    scores.sort_by(|a, b| a.0.cmp(&b.0));
    scores
}

fn said(dir: &Path, args: &str) -> (i32, String) {
    let said = line(&format!("score {args} --message-format short --lang en")).within(dir).run();
    (said.code, said.stderr)
}

fn written(pairs: &[(&str, f64)]) -> Vec<(String, f64)> {
    pairs.iter().map(|(name, score)| ((*name).to_owned(), *score)).collect()
}

#[test]
fn no_decimal_comma_concerns_typed_numbers() {
    let columns = |names: &[&str], numbers: &[f64]| file(vec![("company", texts(names)), ("revenue", floats(numbers))]);
    let dir = folder(&[
        ("criteria.toml", rubric("revenue", 2000.0, "[columns.revenue]\ndecimal = \",\"\n").as_bytes()),
        ("decided.toml", rubric("revenue", 2000.0, "").as_bytes()),
        ("a.parquet", &columns(&["a", "b"], &[1.0, 1.25])),
        ("b.parquet", &columns(&["c", "d"], &[500.125, 1000.0])),
        ("c.csv", b"company;revenue\ne;500,125\nf;7,5\n"),
    ]);
    let typed = [("a", 0.05), ("b", 0.0625), ("c", 25.00625), ("d", 50.0)];
    let all = [&typed[..], &[("e", 25.00625), ("f", 0.375)]].concat();
    for (args, expected) in [
        ("a.parquet", &typed[..2]),
        ("b.parquet", &typed[2..]),
        // Several files are read in blocks, and the ideas that are kept once more from a text.
        ("a.parquet b.parquet", &typed[..]),
        ("a.parquet b.parquet c.csv", &all[..]),
        ("c.csv b.parquet a.parquet", &all[..]),
        ("c.csv b.parquet a.parquet -c decided.toml", &all[..]),
    ] {
        assert_eq!(scores(dir.path(), args), written(expected), "{args}");
    }
    // A clean copy is a text: its numbers are written as the rubric reads them.
    let fixed = line("check b.parquet --fix -o fixed.csv").within(dir.path()).run();
    assert_eq!(fixed.code, 0, "{fixed:?}");
    assert_eq!(scores(dir.path(), "fixed.csv"), written(&typed[2..]));
}

#[test]
fn typed_numbers_below_a_per_cent_are_per_cent() {
    let columns = |numbers: &[f64]| file(vec![("company", texts(&["a", "b", "c"])), ("Margin %", floats(numbers))]);
    let declared = "[columns.\"Margin %\"]\nunit = \"%\"\n";
    let dir = folder(&[
        ("criteria.toml", rubric("Margin %", 0.5, "").as_bytes()),
        ("declared.toml", rubric("Margin %", 0.5, declared).as_bytes()),
        ("a.parquet", &columns(&[12.5, 0.5, 40.0])),
        ("low.parquet", &columns(&[0.125, 0.5, 0.25])),
        ("more.parquet", &file(vec![("company", texts(&["d"])), ("Margin %", floats(&[0.5]))])),
    ]);
    let of_a = [("a", 25.0), ("b", 1.0), ("c", 80.0)];
    assert_eq!(scores(dir.path(), "a.parquet"), written(&of_a));
    // Where no number tells, the rubric may.
    let of_low = [("a", 0.25), ("b", 1.0), ("c", 0.5)];
    assert_eq!(scores(dir.path(), "low.parquet -c declared.toml"), written(&of_low));
    for args in ["low.parquet", "low.parquet low.parquet -o out.csv"] {
        let (code, told) = said(dir.path(), args);
        assert!(code == 1 && told.contains("E0319") && told.contains("no number of the column is above 1"), "{told}");
    }
    // What one file tells, it tells of all.
    assert_eq!(scores(dir.path(), "a.parquet more.parquet"), written(&[&of_a[..], &[("d", 1.0)]].concat()));
}

#[test]
fn the_size_of_typed_numbers_is_doubted_in_blocks_too() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let columns = |numbers: &[f64]| file(vec![("company", texts(&names)), ("Revenue (USD m)", floats(numbers))]);
    let dir = folder(&[
        ("criteria.toml", rubric("Revenue", 50.0, "").as_bytes()),
        ("a.parquet", &columns(&[1.2, 3.0, 2.5, 4.0, 5.0, 1_200_000.0])),
        ("more.csv", b"company\tRevenue (USD m)\ng\t2\n"),
    ]);
    for args in ["a.parquet", "a.parquet more.csv"] {
        let (code, told) = said(dir.path(), args);
        assert!(code == 0 && told.contains("a.parquet:7:3: warning[W0310]"), "{args}: {told}");
    }
}

#[test]
fn a_condition_changes_nothing_of_how_other_columns_are_read() {
    const PROFILED: usize = 131_072;
    let names = vec!["a"; PROFILED];
    let typed = file(vec![("company", texts(&names)), ("x", floats(&vec![1.0; PROFILED])), ("kind", texts(&names))]);
    let dir = folder(&[
        ("criteria.toml", rubric("x", 50.0, "").as_bytes()),
        ("a.parquet", &typed),
        ("b.csv", b"company;x;kind\nb;1,5;b\nc;2,25;b\n"),
    ]);
    let told = |args: &str| said(dir.path(), &format!("a.parquet b.csv -o out.csv{args}")).0;
    assert_eq!(told(""), told(" --where kind='b'"));
}

#[test]
fn no_decimal_comma_concerns_the_numbers_of_a_workbook() {
    let book = |cells: &[(&str, Result<f64, &str>)]| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["company", "revenue 2026"]).unwrap();
        for (row, (name, cell)) in (1..).zip(cells) {
            sheet.write_string(row, 0, *name).unwrap();
            match cell {
                Ok(number) => sheet.write_number(row, 1, *number).unwrap(),
                Err(text) => sheet.write_string(row, 1, *text).unwrap(),
            };
        }
        book.save_to_buffer().unwrap()
    };
    let dir = folder(&[
        ("criteria.toml", rubric("revenue 2026", 10.0, "[columns.\"revenue 2026\"]\ndecimal = \",\"\n").as_bytes()),
        ("numbers.xlsx", &book(&[("a", Ok(1.125)), ("b", Err("n/a")), ("c", Ok(0.5)), ("d", Err("?"))])),
        ("mixed.xlsx", &book(&[("a", Ok(1.0)), ("b", Err("2,5"))])),
        ("doubt.xlsx", &book(&[("a", Ok(1.125)), ("b", Err("2,5"))])),
    ]);
    assert_eq!(scores(dir.path(), "mixed.xlsx"), written(&[("a", 10.0), ("b", 25.0)]));
    let typed = [("a", 11.25), ("b", 0.0), ("c", 5.0), ("d", 0.0)];
    assert_eq!(scores(dir.path(), "numbers.xlsx"), written(&typed));
    let (code, told) = said(dir.path(), "doubt.xlsx");
    assert!(code == 1 && told.contains("doubt.xlsx:B2: error[E0307]"), "rather than 1125: {told}");
}

#[test]
fn no_other_column_is_read_in_place_of_one_that_cannot_be() {
    let names = ["a", "b"];
    // Bytes are not read.
    let bytes_and = |other: &str| {
        file(vec![
            ("company", texts(&names)),
            ("s", BinaryViewArray::from_slice_values(names).boxed()),
            (other, floats(&[5.0, 6.0])),
            ("t", floats(&[0.0, 1.0])),
        ])
    };
    let dir = folder(&[
        ("criteria.toml", rubric("s", 10.0, "").as_bytes()),
        ("other.toml", rubric("t", 10.0, "").as_bytes()),
        ("case.parquet", &bytes_and("S")),
        ("unit.parquet", &bytes_and("s (%)")),
        ("zero.parquet", &file(vec![("company", texts(&names)), ("t", floats(&[0.0, -0.0]))])),
        ("one.csv", b"company,s,t\nc,1,1\n"),
    ]);
    for (args, exit, code) in [
        ("case.parquet", 1, "E0303"),
        ("unit.parquet", 1, "E0303"),
        ("case.parquet one.csv", 1, "E0303"),
        ("case.parquet -c other.toml --by s", 2, "E0414"),
        ("case.parquet one.csv -c other.toml --by s", 2, "E0414"),
        ("case.parquet -c other.toml --where s>1", 2, "E0414"),
    ] {
        let (exited, told) = said(dir.path(), args);
        assert!(exited == exit && told.contains(code), "{args}: {told}");
    }
    // Zero is one number, whatever its sign.
    assert_eq!(rows(dir.path(), "zero.parquet -c other.toml --by t").len(), 1);
}

#[test]
fn a_parquet_file_is_not_replaced_by_text() {
    let columns = || vec![("company", texts(&["a"])), ("x", floats(&[1.0]))];
    let dir = folder(&[("criteria.toml", rubric("x", 10.0, "").as_bytes()), ("a.parquet", &file(columns()))]);
    let said = line("check a.parquet --fix --in-place").within(dir.path()).run();
    assert!(said.fails(2).contains("only a text (CSV) is changed in its place"), "{said:?}");
    assert_eq!(std::fs::read(dir.path().join("a.parquet")).unwrap(), file(columns()));
}
