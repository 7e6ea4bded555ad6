//! `--where CONDITION` gives what the table would give that has only the rows of which the condition is true: the same
//! order and scores to the last bit, in memory and block by block, from text and from Parquet.

use super::every::parquet;
use super::large;
use super::support::{Row, cases, folder, line, rows};
use super::world::Kind::*;
use super::world::{Cell, Idea, World, world};
use dingzi::input::TableOptions;
use dingzi::lang::Lang;
use dingzi::project::Files;
use proptest::prelude::*;
use proptest::sample::Index;
use std::path::Path;

/// What the table says beside what the rubric reads.
const SECTORS: [&str; 4] = ["robotics", "健康", "AI tools", ""];

/// A condition that can be told of an idea without reading it as an expression.
#[derive(Clone, Debug)]
enum Condition {
    /// The sector is, or is not, one of the first three.
    Sector(usize, bool),
    /// A fact: more than a number, a level, or yes; or unknown.
    Fact(Index, i32),
    Unknown(Index),
    Not(Box<Condition>),
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        (0..3usize, any::<bool>()).prop_map(|(sector, is)| Condition::Sector(sector, is)),
        (any::<Index>(), -100..400i32).prop_map(|(criterion, than)| Condition::Fact(criterion, than)),
        any::<Index>().prop_map(Condition::Unknown),
    ];
    leaf.prop_recursive(3, 8, 2, |inner| {
        let both = (inner.clone(), inner.clone());
        prop_oneof![
            inner.prop_map(|a| Condition::Not(a.into())),
            both.clone().prop_map(|(a, b)| Condition::And(a.into(), b.into())),
            both.prop_map(|(a, b)| Condition::Or(a.into(), b.into())),
        ]
    })
}

impl Condition {
    fn sql(&self, world: &World) -> String {
        let n = |criterion: &Index| criterion.index(world.criteria.len());
        match self {
            Condition::Sector(sector, is) => format!("sector {} '{}'", if *is { "=" } else { "<>" }, SECTORS[*sector]),
            Condition::Fact(criterion, than) => match world.criteria[n(criterion)].0 {
                Scale => format!("x{} = 'some'", n(criterion)),
                Yes | No => format!("x{}", n(criterion)),
                _ => format!("x{} > {}", n(criterion), f64::from(*than) / 4.0),
            },
            Condition::Unknown(criterion) => format!("x{} IS NULL", n(criterion)),
            Condition::Not(a) => format!("NOT ({})", a.sql(world)),
            Condition::And(a, b) => format!("({} AND {})", a.sql(world), b.sql(world)),
            Condition::Or(a, b) => format!("({} OR {})", a.sql(world), b.sql(world)),
        }
    }

    /// Whether it is true of an idea; `None` if that is not known.
    fn holds(&self, world: &World, idea: &Idea, sector: usize) -> Option<bool> {
        let of = |condition: &Condition| condition.holds(world, idea, sector);
        let cell = |criterion: &Index| idea.facts[criterion.index(world.criteria.len())].0;
        match self {
            Condition::Sector(wanted, is) => (sector < 3).then_some((sector == *wanted) == *is),
            Condition::Fact(criterion, than) => match cell(criterion) {
                Cell::Unknown(_) => None,
                Cell::Level(level) => Some(level == 1),
                Cell::Yes(yes) => Some(yes),
                Cell::Number(x) => Some(x > *than),
                Cell::Range(low, _) if low > *than => Some(true),
                Cell::Range(_, high) if high <= *than => Some(false),
                Cell::Range(..) => None,
            },
            Condition::Unknown(criterion) => Some(matches!(cell(criterion), Cell::Unknown(_))),
            Condition::Not(a) => of(a).map(|a| !a),
            Condition::And(a, b) => match (of(a), of(b)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Condition::Or(a, b) => match (of(a), of(b)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
        }
    }
}

/// The table with a sector for each idea, and which of the ideas satisfy a condition.
fn written(world: &World, sectors: &[u8], condition: &Condition) -> (Vec<String>, Vec<bool>) {
    let text = world.ideas_csv();
    let mut lines = text.lines().map(str::to_owned);
    let head = lines.next().unwrap() + ",sector";
    let sector = |idea: usize| usize::from(sectors[idea % sectors.len()]) % SECTORS.len();
    let records = lines.enumerate().map(|(idea, line)| format!("{line},{}", SECTORS[sector(idea)]));
    let holds = |(n, idea): (usize, &Idea)| condition.holds(world, idea, sector(n)) == Some(true);
    let lines = [head].into_iter().chain(records).collect();
    (lines, world.ideas.iter().enumerate().map(holds).collect())
}

/// A header with the records between two places.
fn part(lines: &[String], from: usize, to: usize) -> String {
    [&lines[..1], &lines[1 + from..1 + to]].concat().join("\n") + "\n"
}

/// Both tables: with all records, and with only those that are kept.
fn both(lines: &[String], kept: &[bool]) -> [String; 2] {
    let few: Vec<String> =
        lines[1..].iter().zip(kept).filter(|(_, kept)| **kept).map(|(line, _)| line.clone()).collect();
    [part(lines, 0, kept.len()), [&lines[..1], &few].concat().join("\n") + "\n"]
}

/// Each idea in the order of ranks, to the last bit.
fn ranked(dir: &Path, table: &str, condition: Option<&str>) -> Option<Vec<(String, usize, u64, u64)>> {
    let (criteria, ideas) = (&dir.join("criteria.toml"), &dir.join(table));
    let project = Files { criteria, ideas, table: TableOptions::default(), condition }.read(Lang::En).ok()?;
    let scored = project.score(project.rubric.base());
    let row = |&i: &usize| {
        (project.evidence.ids[i].clone(), scored.rank[i], scored.score[i].to_bits(), scored.potential[i].to_bits())
    };
    Some(scored.order.iter().map(row).collect())
}

/// The same as a command prints it.
fn printed(dir: &Path, tables: &str, condition: Option<&str>) -> Vec<Row> {
    let call = line(&format!("score -q --format json {tables}")).within(dir);
    rows(&match condition {
        Some(condition) => call.text_with(&format!("--where={condition}")),
        None => call.text(),
    })
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn only_the_ideas_that_satisfy_it_are_looked_at(
        world in world(), sectors in proptest::collection::vec(any::<u8>(), 1..12), condition in condition(), at in any::<Index>()
    ) {
        let (lines, kept) = written(&world, &sectors, &condition);
        let (sql, [all, few]) = (condition.sql(&world), both(&lines, &kept));
        let at = at.index(kept.len() + 1);
        let (first, second) = (part(&lines, 0, at), part(&lines, at, kept.len()));
        let dir = folder(&[
            ("criteria.toml", world.criteria_toml(1.0).as_bytes()),
            ("all.csv", all.as_bytes()),
            ("few.csv", few.as_bytes()),
            ("a.csv", first.as_bytes()),
            ("b.csv", second.as_bytes()),
            ("b.parquet", &parquet(&second, 4)),
        ]);
        let found = ranked(dir.path(), "all.csv", Some(&sql));
        if !kept.contains(&true) {
            prop_assert_eq!(found, None, "{}", sql);
            return Ok(());
        }
        prop_assert!(found.is_some(), "{}", sql);
        prop_assert_eq!(found, ranked(dir.path(), "few.csv", None), "{}", sql);
        let expected = printed(dir.path(), "few.csv", None);
        for tables in ["all.csv", "a.csv b.csv", "a.csv b.parquet"] {
            prop_assert_eq!(&printed(dir.path(), tables, Some(&sql)), &expected, "{} of {}", sql, tables);
        }
    }
}

/// The records of a table whose last cell is a number for which `is_kept` holds.
fn only(text: &str, is_kept: impl Fn(usize) -> bool) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    writer.write_record(reader.headers().unwrap()).unwrap();
    let records = reader.records().map(Result::unwrap);
    let numbered = records.filter(|record| record[record.len() - 1].parse().is_ok_and(&is_kept));
    numbered.for_each(|record| writer.write_record(&record).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn a_large_table_under_a_condition_is_the_table_of_those_ideas() {
    let text = large::table(13_000);
    // Of the first, fewer are left than are kept whole; of the second, more.
    for (condition, least) in [("note >= 12500", 12_500), ("note >= 1500", 1_500)] {
        let few = only(&text, |n| n >= least);
        let tables =
            [("all.csv", text.as_bytes()), ("few.csv", few.as_bytes()), ("all.parquet", &parquet(&text, 3_000))];
        let dir = large::folder(&tables);
        for all in ["all.csv", "all.parquet"] {
            for rest in ["", "--top 40"] {
                let found = printed(dir.path(), &format!("{all} {rest}"), Some(condition));
                assert_eq!(found, printed(dir.path(), &format!("few.csv {rest}"), None), "{all} {rest} {condition}");
            }
            let written = |table: &str, form: &str, condition: &str| {
                let out = format!("out-{table}.{form}");
                line(&format!("score -q {table} -o {out} {condition}")).within(dir.path()).run();
                std::fs::read(dir.path().join(out)).unwrap()
            };
            let [found, expected] =
                [(all, format!("--where={}", condition.replace(' ', ""))), ("few.csv", String::new())]
                    .map(|(table, condition)| without_lines(&written(table, "csv", &condition)));
            assert_eq!(found, expected, "all rows of {all}, {condition}");
            assert!(written(all, "parquet", &format!("--where={}", condition.replace(' ', ""))).starts_with(b"PAR1"));
        }
    }
}

/// CSV without the column that tells in which line of the table an idea stands.
fn without_lines(text: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text);
    let place = reader.headers().unwrap().iter().position(|header| header == "line");
    let cells = |record: csv::StringRecord| {
        record.iter().enumerate().filter(|(n, _)| Some(*n) != place).map(|(_, cell)| cell.to_owned()).collect()
    };
    reader.records().map(|record| cells(record.unwrap())).collect()
}
