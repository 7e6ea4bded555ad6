//! A number is the same number whichever way it is read: where it stands in a plain cell, by the whole grammar of cells,
//! in a block of a large table, or as a column of a data frame; and so is every score.

use super::support::{Project, as_arrays, cases};
use dingzi::diagnostic::{Findings, SourceId, Sources};
use dingzi::evidence::{FactBlock, Facts, IdeasHead};
use dingzi::input;
use dingzi::lang::Lang;
use dingzi::rubric::{self, Rubric};
use dingzi::score;
use polars::prelude::{Column, DataFrame};
use proptest::prelude::*;

const RUBRIC: &str = r#"
[[criterion]]
id = "a"
weight = 3
evidence = "a"
value = { points = [[-10, 0.1], [0, 0.3], [7, 1.0], [1e6, 0.0]] }
[[criterion]]
id = "b"
weight = 2
evidence = "b"
value = { log = [[0.001, 0.0], [1e9, 1.0]] }
[[criterion]]
id = "c"
weight = 1
evidence = "c"
value = { levels = { none = 0, some = 0.37, all = 1 } }
[[criterion]]
id = "d"
weight = 1
evidence = "(a - b) / a"
value = { linear = [3, -3] }
[[gate]]
id = "g"
fail = "a > 1000"
"#;

/// What a plain cell may hold: digits in many forms, as they are written.
fn plain() -> impl Strategy<Value = String> {
    let any = proptest::num::f64::POSITIVE | proptest::num::f64::NEGATIVE | proptest::num::f64::ZERO;
    prop_oneof![
        4 => (-2_000..2_000i64).prop_map(|n| n.to_string()),
        4 => (-2_000_000..2_000_000i64, 0..5u32).prop_map(|(n, d)| format!("{:.*}", d as usize, n as f64 / 10f64.powi(d as i32))),
        2 => any.prop_map(|x| x.to_string()),
        2 => any.prop_map(|x| format!("{x:e}")),
        // More digits than a double holds, and halfway cases.
        2 => "[0-9]{15,30}\\.[0-9]{1,30}",
        1 => Just("9007199254740993".to_owned()),
        1 => "-?\\.[0-9]{1,5}",
        1 => Just(String::new()),
    ]
}

/// The same in full-width characters, which no shortcut reads.
fn wide(cell: &str) -> String {
    let wide = |c: char| char::from_u32(c as u32 + 0xFEE0).unwrap();
    cell.chars().map(|c| if c.is_ascii_graphic() { wide(c) } else { c }).collect()
}

struct Read {
    rubric: Rubric,
    sources: Sources,
    ideas: SourceId,
    findings: Findings,
}

/// Both texts among the sources.
fn read(ideas: &str) -> Read {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let mut add = |name: &str, text: &str| {
        input::add(name.to_owned(), text.as_bytes().to_vec(), &mut sources, &mut findings).expect("it is UTF-8")
    };
    let (criteria, ideas) = (add("criteria.toml", RUBRIC), add("ideas.csv", ideas));
    let (rubric, _) = rubric::read(criteria, &sources, &[], &mut findings);
    Read { rubric: rubric.expect("it is right"), sources, ideas, findings }
}

/// The facts of a table in memory, with the scores and potentials.
fn in_memory(ideas: &str) -> (Vec<Facts>, Vec<[u64; 2]>) {
    let project = Project::read(RUBRIC, ideas, Lang::En);
    let scored = project.base();
    let bits = scored.score.iter().zip(scored.potential.iter()).map(|(a, b)| [a.to_bits(), b.to_bits()]).collect();
    (project.evidence.columns, bits)
}

/// The same of a block of a large table, or of columns.
fn in_a_block(ideas: &str, block: impl Fn(&IdeasHead, &str) -> FactBlock) -> (Vec<Facts>, Vec<[u64; 2]>) {
    let mut read = read(ideas);
    let head =
        IdeasHead::read(read.ideas, &read.sources, &read.rubric.table, &mut read.findings).expect("the head is right");
    let FactBlock { starts, columns, objections, .. } = block(&head, &ideas[ideas.find('\n').unwrap() + 1..]);
    assert!(objections.is_empty(), "{objections:?}");
    let part = score::part(&read.rubric, read.rubric.lens("base").unwrap(), &columns, starts.len());
    let bits = part.score().iter().zip(part.potential()).map(|(a, b)| [a.to_bits(), b.to_bits()]).collect();
    (columns, bits)
}

/// Facts as bits; NaN has many.
fn bits(facts: &[Facts]) -> Vec<Vec<Option<[u64; 2]>>> {
    let column = |facts: &Facts| match facts {
        Facts::Numbers { low, .. } => {
            (0..low.len()).map(|i| facts.interval(i).map(|(a, b)| [a.to_bits(), b.to_bits()])).collect()
        }
        Facts::Texts(_) => unreachable!("no column holds texts"),
    };
    facts.iter().map(column).collect()
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn every_way_of_reading_gives_the_same_bits(
        rows in proptest::collection::vec((plain(), plain(), proptest::sample::select(vec!["none", "some", "all", ""])), 1..30),
    ) {
        let table = |cell: &dyn Fn(&str) -> String| {
            let row = |(n, (a, b, c)): (usize, &(String, String, &str))| {
                format!("idea {n},{},{},{c}\n", cell(a), cell(b))
            };
            "idea,a,b,c\n".to_owned() + &rows.iter().enumerate().map(row).collect::<String>()
        };
        let as_is = table(&str::to_owned);
        let (facts, scores) = in_memory(&as_is);
        let (facts, quoted) = (bits(&facts), table(&|cell| format!("\"{cell}\"")));
        for other in [quoted.clone(), table(&wide), table(&|cell| format!(" {cell} "))] {
            let (found, found_scores) = in_memory(&other);
            prop_assert_eq!(&bits(&found), &facts, "{}", other);
            prop_assert_eq!(&found_scores, &scores);
        }
        for text in [&as_is, &quoted] {
            let (found, found_scores) = in_a_block(text, |head, text| head.layout.read(text.as_bytes()));
            prop_assert_eq!(&bits(&found), &facts, "in a block: {}", text);
            prop_assert_eq!(&found_scores, &scores);
        }
        let number = |text: &str| text.parse::<f64>().ok();
        let frame = DataFrame::new(rows.len(), vec![
            Column::new("idea".into(), (0..rows.len()).map(|n| format!("idea {n}")).collect::<Vec<_>>()),
            Column::new("a".into(), rows.iter().map(|row| number(&row.0)).collect::<Vec<_>>()),
            Column::new("b".into(), rows.iter().map(|row| row.1.clone()).collect::<Vec<_>>()),
            Column::new("c".into(), rows.iter().map(|row| row.2).collect::<Vec<_>>()),
        ]).unwrap();
        let (found, found_scores) = in_a_block(&as_is, |head, _| head.layout.read_frame(&as_arrays(&frame)));
        prop_assert_eq!(&bits(&found), &facts, "as columns");
        prop_assert_eq!(&found_scores, &scores);
    }
}
