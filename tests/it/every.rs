//! The rows of all ideas of a large table, written block by block: the same numbers and cells as in a ranking, in the
//! order of the table; whole, or not at all.

use super::large::{folder, halves, rows, table};
use super::support::{dingzi, files, line, shell};
use polars::prelude::{AnyValue, Column, DataFrame};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::ParquetWriter;
use std::collections::HashMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What a ranking says of an idea that needs all ideas at once, or many words.
const OF_ALL: [&str; 4] = ["rank", "reason", "pareto", "dominated_by"];

/// The rows of a text as `--format csv` writes it, by key.
fn written(csv: &str) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let keys = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        keys.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect::<HashMap<_, _>>()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

#[test]
fn every_row_is_as_in_the_ranking_and_stands_as_in_the_table() {
    let text = table(12_000);
    let [first, second] = halves(&text, 5_001);
    let dir = folder(&[("all.csv", text.as_bytes()), ("a1.csv", first.as_bytes()), ("a2.csv", second.as_bytes())]);
    let ranking = written(&line("score all.csv --format csv").within(dir.path()).text());
    let said = line("score a1.csv a2.csv -o out.csv --lang en").within(dir.path()).run();
    assert_eq!((said.code, said.text()), (0, ""));
    assert!(said.stderr.starts_with("12,000 ideas: ") && said.stderr.contains("without ranks"), "{}", said.stderr);
    let csv = fs::read_to_string(dir.path().join("out.csv")).unwrap();
    let written = written(&csv);
    assert_eq!(written.len(), 12_000);
    assert!(written.iter().enumerate().all(|(n, row)| row["note"] == n.to_string()), "in the order of the table");
    assert!(written[..5_001].iter().all(|row| row["file"] == "a1.csv") && written[5_001]["file"] == "a2.csv");
    for mut ranked in ranking {
        OF_ALL.iter().for_each(|key| assert!(ranked.remove(*key).is_some(), "{key}"));
        let row = &written[ranked["note"].parse::<usize>().unwrap()];
        ranked.insert("file".to_owned(), row["file"].clone());
        assert_eq!(*row, ranked);
    }
    // A pipe gets the same bytes as a file.
    let piped = line("score a1.csv a2.csv --format csv").within(dir.path()).run();
    assert_eq!((piped.code, piped.text() == csv), (0, true));
}

/// A Parquet file read back.
fn frame(bytes: Vec<u8>) -> DataFrame {
    ParquetReader::new(Cursor::new(bytes)).finish().expect("it is Parquet")
}

#[test]
fn parquet_holds_what_csv_holds_with_types() {
    let text = table(30_000);
    let dir = folder(&[("all.csv", text.as_bytes()), ("more.csv", b"idea,revenue,moat\nlast,1,own\n")]);
    for form in ["csv", "parquet"] {
        assert_eq!(line(&format!("score all.csv more.csv -o out.{form}")).within(dir.path()).run().code, 0);
    }
    let frame = frame(fs::read(dir.path().join("out.parquet")).unwrap());
    let csv = fs::read_to_string(dir.path().join("out.csv")).unwrap();
    let mut records = csv::Reader::from_reader(csv.as_bytes());
    let keys: Vec<String> = records.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(frame.get_column_names().iter().map(|name| name.as_str()).collect::<Vec<_>>(), keys);
    assert_eq!(frame.height(), 30_001);
    let columns = frame.columns();
    for (row, record) in records.records().enumerate() {
        for (column, cell) in columns.iter().zip(&record.unwrap()) {
            match column.get(row).unwrap() {
                AnyValue::Null => assert_eq!(cell, ""),
                AnyValue::Float64(x) => assert_eq!(cell, x.to_string()),
                AnyValue::String(text) => assert_eq!(cell, text),
                other => panic!("{other}"),
            }
        }
    }
    let numbers = ["score", "potential", "value:revenue", "best:revenue", "value:moat", "best:moat"];
    for (key, column) in keys.iter().zip(columns) {
        assert_eq!(column.f64().is_ok(), numbers.contains(&key.as_str()), "{key}");
    }
}

#[test]
fn a_few_ideas_are_ranked_wherever_they_come_from() {
    let text = table(400);
    let [first, second] = halves(&text, 201);
    let dir = folder(&[("a1.csv", first.as_bytes()), ("a2.csv", second.as_bytes())]);
    let said = line("score a1.csv a2.csv -o out.csv").within(dir.path()).run();
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    let csv = fs::read_to_string(dir.path().join("out.csv")).unwrap();
    assert!(csv.starts_with("rank,idea,") && csv.lines().nth(1).unwrap().starts_with("1,"), "{csv:.200}");
    // Forms that hold a whole ranking, and those that are asked for a part of one, rank too.
    let json = rows(dir.path(), "a1.csv a2.csv");
    assert_eq!(json.len(), 400);
}

#[test]
fn a_mistake_anywhere_leaves_no_file() {
    let good = table(12_000);
    let dir = folder(&[("good.csv", good.as_bytes())]);
    let start = good.find("\nidea 11996,").unwrap();
    let early = good.replacen("\nidea 3,", "\nidea 3,much", 1);
    let late = format!(
        "{}\nidea 11996,much,none,0{}",
        &good[..start],
        &good[start + good[start + 1..].find('\n').unwrap() + 1..]
    );
    for bad in [early, late, format!("{good}last,1,own,x\"\nlast,\"1,own,1")] {
        fs::write(dir.path().join("bad.csv"), bad).unwrap();
        for form in ["csv", "parquet"] {
            let said = line(&format!("score good.csv bad.csv -o out.{form}")).within(dir.path()).run();
            said.fails(1);
        }
    }
    assert_eq!(files(dir.path()).keys().collect::<Vec<_>>(), ["bad.csv", "criteria.toml", "good.csv"]);
}

/// A run that writes all ideas of a folder, ready to start.
fn writing(dir: &Path, out: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dingzi"));
    command.args(["score", "all.csv", "more.csv", "-o", out]).current_dir(dir).env_clear();
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A folder with enough ideas to write for a while, and how long that takes.
fn busy(out: &str) -> (TempDir, Duration) {
    let text = table(50_000);
    let dir = folder(&[("all.csv", text.as_bytes()), ("more.csv", b"idea,revenue,moat\nlast,1,own\n")]);
    let started = Instant::now();
    assert!(writing(dir.path(), out).status().unwrap().success());
    (dir, started.elapsed())
}

#[test]
fn a_killed_run_leaves_nothing_or_the_whole() {
    let (dir, takes) = busy("out.csv");
    let out = dir.path().join("out.csv");
    let whole = fs::read(&out).unwrap();
    let mut dice = super::support::Dice(11);
    let mut none = 0;
    for _ in 0..10 {
        let _ = fs::remove_file(&out);
        let mut child = writing(dir.path(), "out.csv").spawn().unwrap();
        std::thread::sleep(takes.mul_f64(1.1 * dice.roll()).max(Duration::from_millis(1)));
        // SIGKILL.
        child.kill().unwrap();
        child.wait().unwrap();
        match fs::read(&out) {
            Ok(bytes) => assert!(bytes == whole, "{} of {} bytes", bytes.len(), whole.len()),
            Err(_) => none += 1,
        }
        // Where files can be without a name, nothing else is left either.
        if cfg!(target_os = "linux") {
            assert!(files(dir.path()).keys().all(|name| !name.starts_with('.')), "{:?}", files(dir.path()).keys());
        }
    }
    assert!(none > 0, "every run was over before it was killed");
}

#[test]
fn whoever_reads_no_further_is_no_mistake() {
    let text = table(12_000);
    let dir = folder(&[("a.csv", text.as_bytes()), ("b.csv", b"idea,revenue,moat\nlast,1,own\n")]);
    for form in ["csv", "parquet"] {
        let script =
            format!("(dingzi score a.csv b.csv --format {form}; echo $? > code) | head -c 100 > /dev/null; cat code");
        assert_eq!(shell(&script).within(dir.path()).run().text(), "0\n", "{form}");
    }
    let full = dingzi(["score", "a.csv", "b.csv", "--format", "csv"]).within(dir.path());
    if let Ok(full_disk) = fs::OpenOptions::new().write(true).open("/dev/full") {
        let said = full.run_into(full_disk);
        assert_eq!(said.code, 2, "{said:?}");
    }
}

/// Writes a table as Parquet, in row groups of some rows: numbers where a column holds nothing else.
pub fn parquet(text: &str, rows: usize) -> Vec<u8> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).filter(|r| !r[0].is_empty()).collect();
    let column = |(n, header): (usize, &str)| {
        let cells = || records.iter().map(|record| &record[n]);
        match cells().map(|cell| cell.parse::<i64>()).collect::<Result<Vec<i64>, _>>() {
            Ok(numbers) => Column::new(header.into(), numbers),
            Err(_) => Column::new(header.into(), cells().map(|c| (!c.is_empty()).then_some(c)).collect::<Vec<_>>()),
        }
    };
    let mut frame = DataFrame::new(records.len(), headers.iter().enumerate().map(column).collect()).unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).with_row_group_size(Some(rows)).finish(&mut frame).unwrap();
    bytes
}

#[test]
fn a_parquet_file_is_ranked_as_its_text_is() {
    let text = table(12_000);
    let [first, second] = halves(&text, 5_001);
    let dir = folder(&[("a1.csv", first.as_bytes()), ("a2.csv", second.as_bytes()), ("all.csv", text.as_bytes())]);
    for (name, text) in [("a1", &first), ("a2", &second), ("all", &text)] {
        fs::write(dir.path().join(format!("{name}.parquet")), parquet(text, 1_000)).unwrap();
    }
    // Small, and so in memory.
    assert_eq!(rows(dir.path(), "all.parquet"), rows(dir.path(), "all.csv"));
    // Row group by row group.
    for args in ["--top 40 --format csv", "--format csv", "--top 5"] {
        let [columns, lines] = ["parquet", "csv"].map(|ending| {
            let said = line(&format!("score a1.{ending} a2.{ending} {args}")).within(dir.path()).run();
            assert_eq!(said.code, 0, "{said:?}");
            // The places differ: the text has blank lines.
            let text = said.text().replace(".parquet", ".csv");
            match args.contains("--top 40") {
                true => text.lines().map(|line| line.rsplit_once(',').unwrap().0.to_owned() + "\n").collect(),
                false => text,
            }
        });
        assert!(columns == lines, "{args}:\n{columns:.3000}\n{lines:.3000}");
    }
}

#[test]
fn a_wrong_cell_of_a_parquet_file_is_shown_in_its_row() {
    let text = table(12_000).replace("\nidea 11996,", "\nidea 11996,much");
    let dir = folder(&[("more.csv", b"idea,revenue,moat\nlast,1,own\n")]);
    fs::write(dir.path().join("bad.parquet"), parquet(&text, 5_000)).unwrap();
    let said = line("score bad.parquet more.csv").within(dir.path()).run();
    let told = said.fails(1);
    assert!(told.contains("bad.parquet:11998:12") && told.contains("11998 | idea 11996,much"), "{told}");
    // Of a damaged file, whatever is wrong with it, nothing is ranked.
    let good = parquet(&table(12_000), 5_000);
    for cut in [5, 1_000, good.len() - 9] {
        fs::write(dir.path().join("cut.parquet"), &good[..cut]).unwrap();
        let said = line("score cut.parquet more.csv").within(dir.path()).run();
        assert!(said.fails(1).contains("E0104"), "{said:?}");
    }
}

#[test]
fn an_interrupted_run_says_so_and_leaves_nothing() {
    let (dir, takes) = busy("out.parquet");
    for signal in ["-INT", "-TERM"] {
        // The nearer to its middle, the surer it is at work.
        let stopped = [0.5, 0.4, 0.6, 0.3].into_iter().any(|part| {
            let _ = fs::remove_file(dir.path().join("out.parquet"));
            let mut child = writing(dir.path(), "out.parquet").spawn().unwrap();
            std::thread::sleep(takes.mul_f64(part));
            assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
            child.wait().unwrap().code() == Some(130)
        });
        assert!(stopped, "{signal} was heard in no run");
        assert_eq!(files(dir.path()).keys().collect::<Vec<_>>(), ["all.csv", "criteria.toml", "more.csv"]);
    }
}
