//! Tables read block by block: the same numbers, the same order and the same findings as of a table in memory, at any
//! size, from any number of files.

use super::cli::SMALL;
use super::support::{self, Dice, line, shell};
use crate::json::Json;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// More ideas than are all kept: with ties, ranges, unknowns, names in quotation marks over two lines, and Chinese.
pub fn table(ideas: usize) -> String {
    let mut dice = Dice(7);
    let mut below = |n: usize| (dice.roll() * n as f64) as usize;
    let mut text = "idea,revenue,moat,note\n".to_owned();
    for i in 0..ideas {
        let name = match i % 7 {
            0 => format!("\"创意, {i}\nagain\""),
            1 => format!("\"the \"\"{i}\"\"\""),
            _ => format!("idea {i}"),
        };
        let revenue = match below(10) {
            0 => String::new(),
            1 => "?".into(),
            2 => format!("{}..{}", below(50), 50 + below(50)),
            3 => format!("{}人", below(100)),
            4 => format!("\"1,{:03}\"", below(1000)),
            _ => format!("{}.5", below(90)),
        };
        let moat = ["none", "own", "", "独家"][below(4)];
        text += &format!("{name},{revenue},{moat},{i}\n");
        // Spreadsheets leave rows of nothing behind.
        if i % 1000 == 0 {
            text += ",,,\n\n";
        }
    }
    text
}

/// A folder with the rubric and some tables.
pub fn folder(tables: &[(&str, &[u8])]) -> tempfile::TempDir {
    support::folder(&[&[("criteria.toml", SMALL.as_bytes())], tables].concat())
}

/// The rows of a ranking, without what only one of the two ways to it can know.
pub fn rows(dir: &Path, args: &str) -> Vec<Json> {
    let text = line(&format!("score {args} --format json")).within(dir).text();
    let mut object = Json::read(&text);
    let rows = object["rows"].as_array_mut().unwrap();
    for row in rows.iter_mut() {
        for only in ["pareto", "dominated_by", "file", "line"] {
            row.as_object_mut().unwrap().remove(only);
        }
    }
    rows.drain(..).map(Json::from).collect()
}

/// The header again, and the text cut in two where the record of the idea `at` begins.
pub fn halves(text: &str, at: usize) -> [String; 2] {
    let start = text.find(&format!("\nidea {at},")).expect("a plain name") + 1;
    [text[..start].to_owned(), format!("{}\n{}", text.lines().next().unwrap(), &text[start..])]
}

#[test]
fn the_best_of_many_are_those_of_the_whole_ranking() {
    let text = table(12_000);
    let [first, second] = halves(&text, 5_001);
    let dir = folder(&[("all.csv", text.as_bytes()), ("a1.csv", first.as_bytes()), ("a2.csv", second.as_bytes())]);
    let whole = rows(dir.path(), "all.csv");
    assert_eq!(whole.len(), 12_000);
    for top in [1, 40, 3_000] {
        let best = rows(dir.path(), &format!("a1.csv a2.csv --top {top}"));
        assert_eq!(best, whole[..top], "the first {top}");
    }
    assert_eq!(rows(dir.path(), "a?.csv"), whole, "all of them");
}

#[test]
fn what_is_said_does_not_depend_on_how_many_are_shown() {
    let text = table(12_000);
    let dir = folder(&[("a.csv", text.as_bytes()), ("b.csv", b"idea,revenue,moat\nlast,1,none\n")]);
    let said = |top: usize| {
        let text = line(&format!("score a.csv b.csv --top {top} --lang en")).within(dir.path()).text();
        text[text.find("12,001 ideas:").expect("counts come first")..].to_owned()
    };
    let forty = said(40);
    assert!(forty.contains("the lead with 100 of 100"), "{forty}");
    for top in [1, 2, 3] {
        assert_eq!(said(top), forty, "--top {top}");
    }
}

#[test]
fn packed_tables_and_standard_input_are_ranked_as_the_file_is() {
    // Over 8 MiB, so that it is read in blocks.
    let text = table(330_000);
    assert!(text.len() > 8 << 20);
    let dir = folder(&[("all.csv", text.as_bytes())]);
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(text.as_bytes()).unwrap();
    fs::write(dir.path().join("all.csv.gz"), gz.finish().unwrap()).unwrap();
    fs::write(dir.path().join("all.csv.zst"), zstd::encode_all(text.as_bytes(), 1).unwrap()).unwrap();
    let (gb, _, failed) = encoding_rs::GB18030.encode(&text);
    assert!(!failed);
    fs::write(dir.path().join("gb.csv"), gb).unwrap();
    let plain = line("score all.csv --lang en").within(dir.path()).text();
    for other in ["all.csv.gz", "all.csv.zst"] {
        assert_eq!(line(&format!("score {other} --lang en")).within(dir.path()).text(), plain, "{other}");
    }
    assert_eq!(shell("cat all.csv | dingzi score - --lang en").within(dir.path()).text(), plain, "a pipe");
    let gb = line("score gb.csv --lang en").within(dir.path()).run();
    assert_eq!((gb.code, gb.text()), (0, plain.as_str()));
    assert_eq!(gb.stderr.matches("`gb.csv` is read as GB18030").count(), 1, "{}", gb.stderr);
    let (last, all) = (plain.lines().rev().nth(4).unwrap(), plain.lines().filter(|line| line.contains(" more below")));
    assert_eq!(all.collect::<Vec<_>>(), ["329,900 more below."], "{last}");
}

#[test]
fn mistakes_are_told_as_of_the_table_in_memory() {
    let good = table(3_000);
    let mut bad = table(12_000);
    for (idea, cell) in [(2, "abc"), (5_003, "12,34,5,6"), (5_010, ","), (11_996, "=1+1")] {
        let start = bad.find(&format!("\nidea {idea},")).unwrap();
        let end = start + 1 + bad[start + 1..].find('\n').unwrap();
        bad.replace_range(start..end, &format!("\nidea {idea},{cell},none,0"));
    }
    bad = bad.replace("\nidea 6009,", "\n  ,");
    let very_bad = bad.replace("none,", "never,");
    for bad in [bad.clone(), very_bad, format!("{bad}last,x,own,1"), format!("{bad}\"last,1,own,1\n")] {
        let dir = folder(&[("good.csv", good.as_bytes()), ("bad.csv", bad.as_bytes())]);
        let alone = line("score bad.csv").within(dir.path()).run();
        let among = line("score good.csv bad.csv").within(dir.path()).run();
        assert_eq!(among.fails(1), alone.fails(1));
    }
}

#[test]
fn two_ideas_of_one_name_are_told_while_all_are_kept() {
    let few = table(200);
    let dir = folder(&[("a.csv", few.as_bytes()), ("b.csv", b"idea,revenue,moat\nidea 3,1,own\n")]);
    let said = line("score a.csv b.csv").within(dir.path()).run();
    let told = said.fails(1);
    assert!(told.contains("two ideas are named `idea 3`") && told.contains("b.csv:2:1"), "{told}");
    assert!(told.contains("a.csv:8:1"), "{told}");
}

#[test]
fn files_may_have_other_columns_in_another_order() {
    let dir = folder(&[
        ("a.csv", b"idea,revenue,moat,note\nA,100,own,first\n"),
        ("b.csv", "moat;idea;place;revenue\n独家;B;上海;50\n".as_bytes()),
    ]);
    let text = line("score a.csv b.csv --format csv").within(dir.path()).text();
    let mut lines = text.lines();
    let header = lines.next().unwrap();
    assert!(header.contains(",revenue,moat,note,place,") && header.ends_with(",file,line"), "{header}");
    let [a, b] = [lines.next().unwrap(), lines.next().unwrap()];
    assert!(a.contains(",100,own,first,,") && a.ends_with("a.csv,2"), "{a}");
    assert!(b.contains(",50,独家,,上海,") && b.ends_with("b.csv,2"), "{b}");
}

#[test]
fn a_table_that_grows_while_it_is_read_is_refused() {
    let text = table(330_000);
    let dir = folder(&[("all.csv", text.as_bytes())]);
    let done = AtomicBool::new(false);
    let said = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::OpenOptions::new().append(true).open(dir.path().join("all.csv")).unwrap();
            while !done.load(Ordering::Relaxed) {
                file.write_all(b"late,1,own,1\n").unwrap();
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
        });
        let said = line("score all.csv").within(dir.path()).run();
        done.store(true, Ordering::Relaxed);
        said
    });
    assert_eq!(
        said.fails(1),
        "error[E0106]: `all.csv` was changed while it was read\n = help: wait until nothing writes to it, and try again\n\n1 error\n"
    );
}

#[test]
fn bytes_that_no_table_has_are_shown_where_they_stand() {
    let text = table(12_000);
    let with = |bytes: &[u8]| [text.as_bytes(), b"new,1,own,", bytes, b"\n"].concat();
    let lines = text.lines().count() + 1;
    for (bytes, code) in [(&b"a\0b"[..], "E0102"), (b"\xff\xff", "E0103")] {
        let dir = folder(&[("a.csv", &with(bytes)), ("b.csv", text.as_bytes())]);
        let said = line("score a.csv b.csv").within(dir.path()).run();
        let told = said.fails(1);
        assert!(told.contains(&format!("error[{code}]")) && told.contains(&format!("a.csv:{lines}:")), "{told}");
    }
}

#[test]
fn what_cannot_be_read_among_others_is_told() {
    let dir =
        folder(&[("a.csv", b"idea,revenue,moat\nA,1,own\n"), ("b.xlsx", b"PK\x03\x04 and so on"), ("e.csv", b"")]);
    let said = line("score a.csv b.xlsx e.csv gone.csv").within(dir.path()).run();
    let told = said.fails(2);
    for part in ["there is no file `gone.csv`", "`b.xlsx` can only be read by itself", "the table of ideas is empty"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let said = line("score none-*.csv").within(dir.path()).run();
    assert_eq!(said.fails(2), "error: no file matches `none-*.csv`\n");
    let said = line("score - -").within(dir.path()).run();
    assert_eq!(said.fails(2), "error: standard input can be read only once\n");
}

#[test]
fn utf_16_without_a_mark_is_read_at_any_size_but_by_itself() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let small = "idea,revenue,moat,note\n创意,50,own,\nb,20,none,\n";
    let large = format!("{small}c,10,own,{}\n", "长".repeat(5 << 20));
    let (small, large) = (wide(small), wide(&large));
    let marked = "\u{FEFF}idea,revenue,moat,note\nd,50,own,\n";
    let tables: [(&str, &[u8]); 4] =
        [("a.csv", &small), ("b.csv", &small), ("large.csv", &large), ("marked.csv", marked.as_bytes())];
    let dir = folder(&tables);
    for (table, ideas) in [("a.csv", 2), ("large.csv", 3), ("marked.csv", 1)] {
        assert_eq!(rows(dir.path(), &format!("{table} --encoding utf-16le")).len(), ideas, "{table}");
    }
    let said = line("score a.csv b.csv --encoding utf-16le").within(dir.path()).run();
    assert!(said.fails(1).contains("E0102") && said.stderr.contains("`a.csv` can only be read by itself"), "{said:?}");
    assert!(!said.stderr.contains("zero byte"), "{said:?}");
}

#[test]
fn what_would_fill_the_memory_is_told() {
    // Packed, so that the test is quick; what is unpacked counts.
    let zst = |parts: &[&[u8]]| {
        let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
        parts.iter().for_each(|part| encoder.write_all(part).unwrap());
        encoder.finish().unwrap()
    };
    let cell = vec![b'7'; 100 << 20];
    let header: &[u8] = b"idea,revenue,moat\nA,1,own\nB,";
    let gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()).finish().unwrap();
    let dir = folder(&[
        ("cell.csv.zst", &zst(&[header, &cell, b",none\nC,1,own\n"])),
        ("quoted.csv.zst", &zst(&[header, b"\"", &cell, b"\",none\nC,1,own\n"])),
        ("header.csv.zst", &zst(&[b"idea,revenue,moat,", &cell, b"\nA,1,own,x\n"])),
        ("nothing.csv.gz", &gz),
        ("cut.csv.gz", &gz[..12]),
    ]);
    for (file, code, said) in [
        ("cell.csv.zst", 1, "error[E0317]: a row is longer than 64 MiB\n --> cell.csv.zst:3:1"),
        ("quoted.csv.zst", 1, "error[E0317]: a row is longer than 64 MiB\n --> quoted.csv.zst:3:3"),
        ("header.csv.zst", 1, "error[E0317]: the header is longer than 64 MiB\n --> header.csv.zst:1:1"),
        ("nothing.csv.gz", 1, "error[E0301]: the table of ideas is empty\n --> nothing.csv.gz:1:1"),
        ("cut.csv.gz", 2, "error[E0101]: `cut.csv.gz` is packed and ends too early"),
    ] {
        // 1.5 GB of addresses, most of which are never used.
        let said_so = shell(&format!("ulimit -v 1500000; dingzi score {file}")).within(dir.path()).run();
        let told = said_so.fails(code);
        assert!(told.starts_with(said), "{file}: {told:.1000}");
    }
}

#[test]
fn a_table_may_have_100_000_columns() {
    let more = 100_000 - 3;
    let header = (0..more).map(|n| format!(",c{n}")).collect::<String>();
    let rest = ",".repeat(more);
    let rows: String = (0..100).map(|n| format!("idea {n},{n},own{rest}\n")).collect();
    let text = format!("idea,revenue,moat{header}\n{rows}");
    assert!(text.len() > 8 << 20, "it is read in blocks");
    let bad = text.replace("idea 70,70,own", "idea 70,much,own").replacen("idea 90,90,own,", "idea 90,90,own", 1);
    let dir = folder(&[("wide.csv", text.as_bytes()), ("bad.csv", bad.as_bytes())]);
    let text = line("score wide.csv --top 1").within(dir.path()).text();
    assert!(text.contains("idea 99") && text.contains("99 more below"), "{text:.500}");
    let said = line("score bad.csv").within(dir.path()).run();
    let told = said.fails(1);
    assert!(
        told.contains("bad.csv:72:9") && told.contains("a row has 99,999 cells where the header has 100,000"),
        "{told:.2000}"
    );
}

#[test]
fn a_share_in_words_among_blanks_is_read_as_in_a_short_table() {
    const RUBRIC: &str = "[[criterion]]\nid = \"c\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 1] }\n";
    let blanks: String = (0..140_000).map(|n| format!("r{n},\n")).collect();
    for (cell, score) in [("三成", 30.0), ("2成", 20.0), ("百分之三十", 30.0), ("一半", 50.0), ("30%", 30.0)]
    {
        let table = format!("idea,x\nA,{cell}\n{blanks}");
        let dir = support::folder(&[("criteria.toml", RUBRIC.as_bytes()), ("ideas.csv", table.as_bytes())]);
        let said = line("score --top 1 --format csv").within(dir.path()).text();
        assert!(said.contains(&format!("\n1,A,A,{score}")), "{cell}: {said}");
    }
}

#[test]
fn lines_are_counted_alike_however_they_end() {
    let dir = tempfile::tempdir().unwrap();
    let rubric = "[[criterion]]\nid = \"x\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 5] }\n";
    fs::write(dir.path().join("criteria.toml"), rubric).unwrap();
    for end in ["\n", "\r\n", "\r"] {
        for (file, x) in [("a.csv", "1"), ("b.csv", "soon")] {
            let rows = ["idea,x", &format!("{file} 1,2"), &format!("{file} 2,{x}")].map(|row| row.to_owned() + end);
            fs::write(dir.path().join(file), rows.concat()).unwrap();
        }
        let said = line("score a.csv b.csv --message-format short").within(dir.path()).run();
        let place = said.fails(1).lines().next().unwrap().to_owned();
        assert!(place.starts_with("b.csv:3:9: error[E0307]"), "{end:?}: {place}");
    }
}
