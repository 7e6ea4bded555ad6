//! What looks the same is the same: headers, names, levels, ids and words of conditions, in every form that a table can
//! have, in the rubric, in forms and on the command line.

use super::{SMALL, folder};
use crate::every::parquet;
use crate::json::Json;
use crate::support::{Said, dingzi, line};
use std::fs;
use std::path::Path;

/// A rubric whose words are given.
fn rubric(word: impl Fn(&str) -> String) -> String {
    let text = |of: &str| Json::from(word(of)).to_string();
    let column = |of: &str| Json::from(format!("\"{}\"", word(of))).to_string();
    format!(
        "[rubric]\nidea = {}\n\
         [[criterion]]\nid = \"café\"\nweight = 3\nevidence = {}\nvalue = {{ linear = [1, 5] }}\n\
         [[criterion]]\nid = \"stage\"\nweight = 2\nevidence = {}\n\
         value = {{ levels = {{ {} = 0.2, later = {{ value = 1, name = {{ en = {}, zh = \"种子轮\" }} }} }} }}\n\
         [[gate]]\nid = \"risk\"\nfail = {}\n\
         [[lens]]\nid = \"né\"\nweights = {{ \"café\" = 80 }}\n",
        text("idea"),
        column("impact"),
        column("team stage"),
        text("pré-seed"),
        text("Seed round"),
        Json::from(format!("\"{}\" = '{}'", word("risk"), word("oui, déjà"))),
    )
}

/// A table whose words are given.
fn table(word: impl Fn(&str) -> String) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in [
        ["idea", "impact", "team stage", "risk"],
        ["München", "4", "pré-seed", "non"],
        ["Café au lait", "2", "Seed round", "oui, déjà"],
        ["Nail", "5", "Seed round", ""],
    ] {
        writer.write_record(row.map(&word)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn plain(text: &str) -> String {
    text.to_owned()
}

/// Accents as marks of their own.
fn apart(text: &str) -> String {
    text.replace('é', "e\u{301}").replace('ü', "u\u{308}").replace('à', "a\u{300}")
}

/// Ways to write a text that look as it does, or are the same but for capitals and width.
type Disguise = (&'static str, fn(&str) -> String);

const DISGUISES: &[Disguise] = &[
    ("NFD", apart),
    ("a zero-width space behind", |text| format!("{text}\u{200B}")),
    ("marks of byte order and words around", |text| format!("\u{FEFF}{text}\u{2060}")),
    ("joiners at the ends", |text| format!("\u{200D}{text}\u{200C}")),
    ("a soft hyphen inside", |text| {
        let mut chars = text.chars();
        chars.next().map_or(String::new(), |first| format!("{first}\u{AD}{}", chars.as_str()))
    }),
    ("a variation selector", |text| format!("{text}\u{FE0F}")),
    ("no-break spaces", |text| format!("\u{A0}{}\u{A0}", text.replace(' ', "\u{A0}"))),
    ("ideographic spaces", |text| format!("{}\u{3000}", text.replace(' ', "\u{3000}"))),
    ("tabs", |text| text.replace(' ', "\t ")),
    ("LF", |text| text.replace(' ', "\n")),
    ("CRLF", |text| text.replace(' ', " \r\n")),
    ("capitals", |text| apart(&text.to_uppercase().replace('É', "é").replace('À', "à"))),
    ("full-width", |text| {
        let wide = |c: char| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c };
        text.chars().map(wide).collect()
    }),
];

/// Score, potential and verdict of each idea, in order; nothing may be found.
fn judged(dir: &Path, args: &str) -> Vec<(Json, Json, Json)> {
    let object = Json::read(&line(&format!("score {args} --format json")).within(dir).text());
    let rows = object["rows"].list();
    rows.iter().map(|row| (row["score"].clone(), row["potential"].clone(), row["verdict"].clone())).collect()
}

#[test]
fn a_table_in_disguise_is_read_as_the_plain_one() {
    let dir = folder(&rubric(plain), table(plain));
    let expected = judged(dir.path(), "ideas.csv");
    assert_eq!(expected.iter().filter(|(.., verdict)| verdict == "drop").count(), 1, "the gate is tried: {expected:?}");
    for (how, disguise) in DISGUISES {
        let text = table(disguise);
        fs::write(dir.path().join("alike.csv"), &text).unwrap();
        fs::write(dir.path().join("alike.parquet"), parquet(&text, 2)).unwrap();
        let [first, second] = halves(&text);
        fs::write(dir.path().join("first.csv"), first).unwrap();
        fs::write(dir.path().join("second.csv"), second).unwrap();
        for files in ["alike.csv", "alike.parquet", "first.csv second.csv", "alike.parquet --top 3"] {
            assert_eq!(judged(dir.path(), files), expected, "{how}: {files}");
        }
        let said = line("check alike.csv").within(dir.path()).run();
        assert_eq!(said.code, 0, "{how}: {said:?}");
    }
}

/// The table in two files of which the second has plain headers.
fn halves(text: &str) -> [String; 2] {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let write = |records: &[csv::StringRecord]| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        records.iter().for_each(|record| writer.write_record(record).unwrap());
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    };
    let first = write(&records[..2]);
    records[1] = csv::StringRecord::from(vec!["idea", "impact", "team stage", "risk"]);
    [first, write(&records[1..])]
}

#[test]
fn a_rubric_in_disguise_reads_the_plain_table() {
    let dir = folder(&rubric(plain), table(plain));
    let expected = judged(dir.path(), "ideas.csv");
    for (how, disguise) in DISGUISES {
        fs::write(dir.path().join("criteria.toml"), rubric(disguise)).unwrap();
        assert_eq!(judged(dir.path(), "ideas.csv"), expected, "{how}");
    }
}

#[test]
fn columns_inside_expressions_need_no_quotation_marks() {
    let dir = folder(&SMALL.replace("\"revenue\"\nvalue", "\"cafe\u{301} * 2 + pr\u{200B}ix - CAFÉ\"\nvalue"), "");
    fs::write(dir.path().join("ideas.csv"), "idea,Café,prix,moat\nA,3,4,own\n").unwrap();
    let rows = super::score_json(dir.path());
    assert!((rows[0].score - (0.75 * 7.0 + 25.0)).abs() < 1e-9, "{rows:?}");
}

fn run(args: &[&str]) -> Said {
    let dir = folder(&rubric(plain), table(plain));
    let forms = [
        ("plain.csv", "a,b,times\ncafé,stage,3\n"),
        ("alike.csv", "\u{200B}Ａ,B\u{A0},Times\ncafe\u{301},ＳＴＡＧＥ,3\n"),
    ];
    for (name, form) in forms {
        fs::write(dir.path().join(name), form).unwrap();
    }
    dingzi(args).within(dir.path()).run()
}

#[test]
fn arguments_in_disguise_mean_what_they_look_like() {
    for (plain, alike) in [
        (&["explain", "München"][..], &["explain", "Mu\u{308}nchen\u{200B}"][..]),
        (&["explain", "Café au lait"], &["explain", "CAFE\u{301}\u{A0}AU\u{3000}LAIT"]),
        (&["compare", "Nail", "München"], &["compare", "Ｎａｉｌ", "mu\u{308}nchen"]),
        (&["score", "--lens", "né"], &["score", "--lens", "NE\u{301}"]),
        (
            &["report", "--ideas", "Nail,München", "-o", "report.md"],
            &["report", "--ideas", "nail\u{FEFF},Mu\u{308}nchen", "-o", "report.md"],
        ),
        (&["next", "--idea", "Nail"], &["next", "--idea", "NAIL\u{200B}"]),
        (&["weights", "--swing", "café=100, stage=50"], &["weights", "--swing", "CAFE\u{301}=100, ＳＴＡＧＥ=50"]),
        (&["weights", "--pairs", "plain.csv"], &["weights", "--pairs", "alike.csv"]),
        (
            &["whatif", "--weight", "café=10", "--format", "csv"],
            &["whatif", "--weight", "cafe\u{301}=10", "--format", "csv"],
        ),
        (
            &["whatif", "--cell", "München:impact=5", "--cell", "Nail:team stage=pré-seed", "--format", "csv"],
            &[
                "whatif", "--cell", "mu\u{308}nchen:\u{200B}IMPACT=5", "--cell",
                "Nail:Team\u{A0}stage=PRE\u{301}-seed", "--format", "csv",
            ],
        ),
        (&["weights", "--order", "café > stage"], &["weights", "--order", "cafe\u{301} > Stage"]),
        (&["robust", "--weights", "café > stage"], &["robust", "--weights", "cafe\u{301} > STAGE"]),
    ] {
        let [plain, alike] = [plain, alike].map(run);
        assert_eq!((plain.code, plain.stderr.as_str()), (0, ""), "{plain:?}");
        let text = |said: &Said| said.text().to_lowercase().replace("e\u{301}", "é");
        assert_eq!((alike.code, alike.stderr.as_str(), text(&alike)), (0, "", text(&plain)));
    }
}

#[test]
fn columns_that_differ_in_capitals_are_two_where_the_rubric_names_both() {
    let criteria = SMALL.replace(
        "\"moat\"\nvalue = { levels = { none = 0, own = { value = 1, name = { en = \"own\", zh = \"独家\" } } } }",
        "\"Revenue\"\nvalue = { linear = [0, 10] }",
    );
    let dir = folder(&criteria, "idea,revenue,Revenue\nA,100,0\nB,0,10\n");
    let scores: Vec<f64> = super::score_json(dir.path()).iter().map(|row| row.score).collect();
    assert_eq!(scores, [75.0, 25.0]);
    // Written in two ways, one column is one.
    fs::write(dir.path().join("ideas.csv"), "idea,REVENUE\nA,5\nB,10\n").unwrap_or_default();
    let said = line("score").within(dir.path()).run();
    assert_eq!(said.code, 0, "{said:?}");
    let scores: Vec<f64> = super::score_json(dir.path()).iter().map(|row| row.score).collect();
    assert_eq!(scores, [0.75 * 10.0 + 25.0, 0.75 * 5.0 + 12.5]);
}

#[test]
fn ideas_that_differ_in_capitals_alone_are_two() {
    let dir = folder(SMALL, "idea,revenue,moat\nBasis,50,own\nbasis,20,none\n");
    for (name, score) in [("Basis", "score 62.5"), ("basis", "score 15.0"), ("ba\u{200B}sis", "score 15.0")] {
        let text = dingzi(["explain", name]).within(dir.path()).text();
        assert!(text.lines().next().unwrap().contains(score), "{name}: {text}");
    }
    let told = dingzi(["explain", "BASIS"]).within(dir.path()).run();
    assert!(told.fails(2).contains("`BASIS` is in the names of 2 ideas"), "{told:?}");
}

#[test]
fn ideas_written_otherwise_since_last_time_are_the_same() {
    let dir = folder(&rubric(plain), table(plain));
    fs::write(dir.path().join("old.csv"), table(apart)).unwrap();
    let text = line("diff old.csv ideas.csv --format json").within(dir.path()).text();
    let object = Json::read(&text);
    assert!(text.contains("\"rows\": []"), "nothing changed: {object}");
}
