//! Whatever a file claims or unpacks to: reading it is bounded, and a panic of a library is never the user's.

use super::support::{self, Said, shell};
use super::workbook;
use dingzi::diagnostic::{Code, Findings, MessageFormat, Sources, Style};
use dingzi::evidence::Layout;
use dingzi::input;
use polars::prelude::{Column, DataFrame};
use polars_io::parquet::write::ParquetWriter;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const SMALL: &str = "[rubric]\ntitle = \"T\"\nidea = \"idea\"\n[[criterion]]\nid = \"sales\"\nweight = 1\nevidence = \"x\"\n\
                     value = { log = [[1, 0.0], [100, 1.0]] }\n";

/// A folder with a small rubric.
fn folder() -> TempDir {
    support::folder(&[("criteria.toml", SMALL), ("ideas.csv", "idea,x\na,1\nb,20\n")])
}

/// Runs within memory that would not hold what is refused, and within a minute.
fn bounded(folder: &Path, command: &str) -> Said {
    let start = Instant::now();
    let said = shell(&format!("ulimit -v 4000000; {command}")).within(folder).run();
    assert!(start.elapsed() < Duration::from_secs(60), "{command} takes {:?}", start.elapsed());
    assert!(!said.stderr.contains("panicked"), "{said:?}");
    said
}

/// That a command finds this, and nothing worse.
fn finds(folder: &Path, command: &str, code: &str, words: &str) {
    let said = bounded(folder, command);
    let text = format!("{}{}", said.text(), said.stderr);
    assert!(text.contains(&format!("error[{code}]")) && text.contains(words), "{command}: {said:?}");
    assert!(said.code == 1 || said.code == 2, "{command}: {said:?}");
}

/// Writes an archive whose parts are packed; a part is its name, and texts with how often each stands.
fn packed(path: &Path, parts: &[(String, Vec<(String, usize)>)]) {
    let mut archive = zip::ZipWriter::new(File::create(path).unwrap());
    for (name, texts) in parts {
        archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        for (text, times) in texts {
            let block = text.repeat((*times).min(1 << 14));
            for _ in 0..times / (1 << 14) {
                archive.write_all(block.as_bytes()).unwrap();
            }
            archive.write_all(text.repeat(times % (1 << 14)).as_bytes()).unwrap();
        }
    }
    archive.finish().unwrap();
}

/// The parts of a small workbook, with some put in place of its own or added.
fn with(parts: Vec<(&str, Vec<(String, usize)>)>) -> Vec<(String, Vec<(String, usize)>)> {
    let book = workbook::parts("== Ideas\nidea|x\na|1\nb|20\n");
    let own = book.into_iter().filter(|(name, _)| parts.iter().all(|(other, _)| name != other));
    let own = own.map(|(name, text)| (name, vec![(text, 1)]));
    own.chain(parts.iter().map(|(name, texts)| ((*name).to_owned(), texts.clone()))).collect()
}

fn once(text: &str) -> (String, usize) {
    (text.to_owned(), 1)
}

#[test]
fn numbers_that_a_workbook_claims_reserve_nothing() {
    let folder = folder();
    let book = folder.path().join("ideas.xlsx");
    let strings =
        |count: &str| once(&format!("<sst count=\"{count}\" uniqueCount=\"{count}\"><si><t>a</t></si></sst>"));
    packed(&book, &with(vec![("xl/sharedStrings.xml", vec![strings("1")])]));
    assert_eq!(bounded(folder.path(), "dingzi check ideas.xlsx").code, 0);
    for count in ["4294967295", "18446744073709551615"] {
        packed(&book, &with(vec![("xl/sharedStrings.xml", vec![strings(count)])]));
        for command in ["check", "score", "explain a -i"] {
            finds(folder.path(), &format!("dingzi {command} ideas.xlsx"), "E0104", "entries in");
        }
    }
    // An error without a name is looked up in a second pass, which makes a list of the formulas that cells share.
    let sheet = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\" spans=\"1:16384\">\
                 <c r=\"A1\" t=\"e\"><f t=\"shared\" ref=\"A1:A2\" si=\"4294967295\">1</f><v>#NEW!</v></c></row></sheetData>\
                 <mergeCells count=\"4294967295\"><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>";
    packed(&book, &with(vec![("xl/worksheets/sheet1.xml", vec![once(sheet)])]));
    finds(folder.path(), "dingzi check ideas.xlsx", "E0104", "claims 4,294,967,295");
    packed(&book, &with(vec![("xl/worksheets/sheet1.xml", vec![once(&sheet.replace("4294967295", "0"))])]));
    finds(folder.path(), "dingzi check ideas.xlsx", "E0302", "no column");
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_a_finding() {
    let folder = folder();
    let book = folder.path().join("ideas.xlsx");
    let huge = |text: &str, bytes: usize| (text.to_owned(), bytes / text.len());
    // A name that each style copies.
    let styles =
        [once("<styleSheet><fonts><font><name val=\""), huge("n", 500_000), once("\"/></font></fonts><cellXfs>")];
    let styles = styles.into_iter().chain([huge("<xf fontId=\"0\"/>", 500_000), once("</cellXfs></styleSheet>")]);
    packed(&book, &with(vec![("xl/styles.xml", styles.collect())]));
    finds(folder.path(), "dingzi check ideas.xlsx", "E0107", "entries of up to 500 KB");
}

#[test]
fn a_sheet_whose_cells_lie_on_a_diagonal_is_not_written_out() {
    let folder = folder();
    let mut rows = String::from("<worksheet><sheetData>");
    for row in 0..70_000 {
        let cell = dingzi::diagnostic::address(row, row % 16_384);
        rows += &format!("<row r=\"{}\"><c r=\"{cell}\"><v>1</v></c></row>", row + 1);
    }
    rows += "</sheetData></worksheet>";
    packed(&folder.path().join("ideas.xlsx"), &with(vec![("xl/worksheets/sheet1.xml", vec![once(&rows)])]));
    finds(folder.path(), "dingzi check ideas.xlsx", "E0107", "it has 1.1 GB");
}

/// A small Parquet file, with numbers, texts of a list and truth values, some of them unknown.
fn columns() -> Vec<u8> {
    let names = ["a", "b", "c", "d"].map(String::from);
    let mut frame = DataFrame::new_infer_height(vec![
        Column::new("idea".into(), names.to_vec()),
        Column::new("x".into(), [Some(1.0), None, Some(20.5), Some(3.0)]),
        Column::new("n".into(), [1i64, 2, 3, 4]),
        Column::new("yes".into(), [Some(true), None, Some(false), None]),
    ]);
    let frame = frame.as_mut().unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(frame).unwrap();
    bytes
}

/// What is found in the bytes of a table, one finding a line.
fn found(bytes: Vec<u8>) -> String {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    input::add_table("t".into(), bytes, input::TableOptions::default(), &mut sources, &mut findings);
    findings.render(
        &sources,
        Style { format: MessageFormat::Short, colour: false, width: 80, lang: dingzi::lang::Lang::En, all: false },
    )
}

#[test]
fn every_single_bit_of_a_parquet_file_may_be_wrong() {
    let sound = columns();
    assert_eq!(found(sound.clone()), "");
    let mut damaged = 0;
    for bit in 32..sound.len() * 8 {
        let mut bytes = sound.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let said = found(bytes);
        let known =
            |line: &str| ["error[E0104]", "error[E0107]", "warning[W0308]"].iter().any(|code| line.starts_with(code));
        assert!(said.lines().all(known), "bit {bit}: {said}");
        damaged += usize::from(said.contains("E0104"));
    }
    assert!(damaged > 500, "{damaged} of {} bits make a difference", sound.len() * 8);
    for length in 4..sound.len() {
        assert!(found(sound[..length].to_vec()).contains("E0104"), "cut to {length}");
    }
}

#[test]
fn a_text_that_all_rows_of_a_parquet_file_share_is_not_copied_for_each() {
    let long = "long ".repeat(20_000);
    let texts = vec![long.as_str(); 6_000];
    let names: Vec<String> = (0..texts.len()).map(|n| format!("idea {n}")).collect();
    let frame = vec![
        Column::new("idea".into(), names),
        Column::new("x".into(), vec![1i64; texts.len()]),
        Column::new("note".into(), texts),
    ];
    let folder = folder();
    let path = folder.path().join("ideas.parquet");
    ParquetWriter::new(File::create(&path).unwrap()).finish(&mut DataFrame::new_infer_height(frame).unwrap()).unwrap();
    assert!(fs::metadata(&path).unwrap().len() < 1 << 20, "it is packed well");
    finds(folder.path(), "dingzi check ideas.parquet", "E0107", "it has 600 MB");
    finds(folder.path(), "dingzi score ideas.parquet", "E0107", "it has 600 MB");
}

/// Writes a text so many times, packed.
fn bomb(path: &Path, text: &str, bytes: usize) {
    let mut packer = zstd::Encoder::new(File::create(path).unwrap(), 1).unwrap();
    let block = text.repeat((1 << 20) / text.len());
    for _ in 0..bytes / block.len() {
        packer.write_all(block.as_bytes()).unwrap();
    }
    packer.finish().unwrap();
}

#[test]
fn a_packed_file_is_unpacked_as_far_as_there_is_room() {
    let folder = folder();
    let path = folder.path().join("ideas.csv.zst");
    // Rubrics and forms are short.
    bomb(&path, "# none\n", 16 << 20);
    finds(folder.path(), "dingzi check -c ideas.csv.zst", "E0107", "a short text");
    finds(folder.path(), "dingzi weights --pairs ideas.csv.zst", "E0107", "a short text");
}

#[test]
fn a_table_is_read_as_far_as_what_is_made_of_it_fits() {
    let folder = folder();
    let criterion = |n: usize| {
        format!(
            "[[criterion]]\nid = \"c{n}\"\nweight = 1\nevidence = \"x\"\nvalue = {{ log = [[1, 0.0], [100, 1.0]] }}\n"
        )
    };
    let ideas: String = (0..25_000).map(|n| format!("idea {n},1\n")).collect();
    for name in ["ideas.csv", "other.csv"] {
        fs::write(folder.path().join(name), format!("idea,x\n{ideas}")).unwrap();
    }
    let judged_by = |criteria: usize| {
        let rubric: String = (0..criteria).map(criterion).collect();
        fs::write(folder.path().join("criteria.toml"), rubric).unwrap();
    };
    judged_by(1_000);
    for command in ["check", "explain 'idea 7'", "diff ideas.csv other.csv"] {
        finds(folder.path(), &format!("dingzi {command}"), "E0107", "ideas that can be kept for 1000 criteria");
    }
    judged_by(3);
    assert_eq!(bounded(folder.path(), "dingzi check").code, 0);
}

#[test]
fn a_header_without_an_end_has_too_many_columns() {
    let folder = folder();
    let path = folder.path().join("ideas.csv");
    fs::write(&path, format!("idea,x{}\na,1\n", ",".repeat(1_100_000))).unwrap();
    finds(folder.path(), "dingzi check", "E0107", "more than 1,000,000 columns");
    finds(folder.path(), "dingzi score", "E0107", "more than 1,000,000 columns");
    fs::write(&path, format!("idea,x\na,1\nb{}\n", ",1".repeat(200_000))).unwrap();
    finds(folder.path(), "dingzi check", "E0304", "200,001 cells");
}

#[test]
fn a_header_is_no_longer_than_a_row_may_be() {
    let folder = folder();
    let path = folder.path().join("ideas.csv.zst");
    for (text, code, words) in [(" ", "E0317", "the header is longer than 64 MiB"), ("\n", "E0301", "")] {
        bomb(&path, text, 80 << 20);
        finds(folder.path(), "dingzi check ideas.csv.zst", code, words);
        finds(folder.path(), "dingzi score ideas.csv.zst", code, words);
    }
}

#[test]
fn of_rows_of_mistakes_the_first_are_kept() {
    let block = Layout::new(b',', &["idea".into(), "x".into()]).read(&b"x\n".repeat(30_000));
    let counts: Vec<_> = block.objections.counts().collect();
    assert_eq!((block.objections.iter().count(), counts), (10_000, vec![(Code::E0304, 30_000)]));
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_told_at_once() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
    assert_eq!(shell("mkfifo pipe && ln -s pipe link").within(folder.path()).run().code, 0);
    fs::create_dir(at("folder")).unwrap();
    File::create(at("sparse.csv")).unwrap().set_len(1 << 40).unwrap();
    for (name, what) in [
        ("pipe", "a named pipe"),
        ("link", "a named pipe"),
        ("socket", "a socket"),
        ("folder", "a folder"),
        ("/dev/zero", "a device"),
        ("/dev/null", "a device"),
    ] {
        for command in ["check", "score", "score ideas.csv", "explain a -i", "check -c", "weights --pairs"] {
            let start = Instant::now();
            finds(folder.path(), &format!("dingzi {command} {name}"), "E0101", &format!("is {what}"));
            assert!(start.elapsed() < Duration::from_secs(10), "{command} {name} takes {:?}", start.elapsed());
        }
    }
    for command in ["check", "explain a -i", "check -c"] {
        finds(folder.path(), &format!("dingzi {command} sparse.csv"), "E0107", "it has 1 TB");
    }
    finds(folder.path(), "dingzi score sparse.csv", "E0102", "no text has a zero byte");
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_that_the_shell_hands_over_is_read_as_standard_input_is() {
    let folder = folder();
    let read = |script: &str| shell(script).within(folder.path()).text();
    let wanted = read("dingzi score ideas.csv --format csv");
    for script in [
        "cat ideas.csv | dingzi score /dev/stdin --format csv",
        "cat ideas.csv | dingzi score /dev/fd/0 --format csv",
        "ln -s /dev/stdin table; cat ideas.csv | dingzi score table --format csv",
        "cat ideas.csv | dingzi score /dev/fd/7 --format csv 7<&0",
        "cat criteria.toml | dingzi score -c /proc/self/fd/0 --format csv",
        "dingzi score /dev/stdin --format csv < ideas.csv",
    ] {
        assert_eq!(read(script), wanted, "{script}");
    }
    finds(folder.path(), "mkfifo p; (cat ideas.csv > p) & dingzi check /dev/fd/7 7<p", "E0101", "a named pipe");
    let served = bounded(folder.path(), "cat ideas.csv | dingzi serve /dev/stdin");
    assert!(served.fails(2).contains("give `/dev/stdin` a name"), "{served:?}");
}
