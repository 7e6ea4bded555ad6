//! One rubric, three ways to weigh and value: loops, the frame of a table in memory, and the plan over anybody's frame.
//! All give the same bits.

use super::support::{Project, cases};
use super::world::{Cell, KINDS, Kind, LEVELS, World, raw};
use dingzi::lang::Lang;
use dingzi::plan::Plan;
use dingzi::score::{self, Scored};
use polars::prelude::*;
use proptest::prelude::*;

/// A column of a typed frame from cells without ranges.
fn column(name: &str, cells: &[Cell]) -> Column {
    let numbers = |cell: &Cell| if let Cell::Number(n) = cell { Some(f64::from(*n) / 4.0) } else { None };
    let levels = |cell: &Cell| if let Cell::Level(n) = cell { Some(LEVELS[*n]) } else { None };
    let truths = |cell: &Cell| if let Cell::Yes(yes) = cell { Some(*yes) } else { None };
    match cells.iter().find(|cell| !matches!(cell, Cell::Unknown(_))) {
        Some(Cell::Level(_)) => Column::new(name.into(), cells.iter().map(levels).collect::<Vec<_>>()),
        Some(Cell::Yes(_)) => Column::new(name.into(), cells.iter().map(truths).collect::<Vec<_>>()),
        _ => Column::new(name.into(), cells.iter().map(numbers).collect::<Vec<_>>()),
    }
}

/// The ideas of a world as a warehouse would hold them.
fn frame(world: &World) -> DataFrame {
    let of = |cell: &dyn Fn(&super::world::Idea) -> Cell| world.ideas.iter().map(cell).collect::<Vec<_>>();
    let mut columns = vec![
        Column::new("idea".into(), world.ideas.iter().map(|idea| idea.name.as_str()).collect::<Vec<_>>()),
        column("g", &of(&|idea| idea.gates.0)),
        column("h", &of(&|idea| idea.gates.1)),
    ];
    for n in 0..world.criteria.len() {
        columns.push(column(&format!("x{n}"), &of(&|idea| idea.facts[n].0)));
        columns.push(column(&format!("y{n}"), &of(&|idea| idea.facts[n].1)));
    }
    DataFrame::new(world.ideas.len(), columns).unwrap()
}

/// Ideas of every kind without ranges: what a typed column can hold. The first two know everything, so that every
/// column has a type.
fn points() -> impl Strategy<Value = World> {
    let criteria = proptest::collection::vec((proptest::sample::select(&KINDS[..]), 1..40u32), 1..8);
    let rows = proptest::collection::vec(proptest::collection::vec(raw(), 18), 2..40);
    (criteria, 0..=2usize, rows).prop_map(|(criteria, gates, rows)| {
        let ideas = rows.iter().enumerate().map(|(n, row)| {
            let point = |raw: &super::world::Raw, kind: Kind| {
                let form = if n < 2 { 2 } else { raw.form.max(if raw.form == 1 { 2 } else { 0 }) };
                super::world::Raw { form, ..*raw }.cell(kind)
            };
            let facts = criteria
                .iter()
                .enumerate()
                .map(|(c, (kind, _))| (point(&row[2 * c], *kind), point(&row[2 * c + 1], Kind::Rising)));
            super::world::Idea {
                name: format!("idea {n}"),
                facts: facts.collect(),
                gates: (point(&row[16], Kind::Rising), point(&row[17], Kind::Rising)),
            }
        });
        World { ideas: ideas.collect(), criteria, gates }
    })
}

/// The columns that a rubric makes, by name, as bits or words.
fn made(frame: &DataFrame) -> Vec<(String, Vec<String>)> {
    let is_made = |name: &str| {
        ["score", "potential", "verdict"].contains(&name)
            || ["value:", "best:", "gate:"].iter().any(|start| name.starts_with(start))
    };
    let columns = frame.columns().iter().filter(|column| is_made(column.name()));
    let mut made: Vec<_> = columns
        .map(|column| {
            let cells = match column.f64() {
                Ok(numbers) => numbers.iter().map(|x| format!("{:x}", x.expect("none is null").to_bits())).collect(),
                Err(_) => column.str().unwrap().iter().map(|text| text.unwrap().to_owned()).collect(),
            };
            (column.name().to_string(), cells)
        })
        .collect();
    made.sort();
    made
}

fn planned(project: &Project, frame: DataFrame) -> DataFrame {
    let rubric = &project.rubric;
    Plan::of(rubric, rubric.base()).unwrap().polars(frame.lazy()).unwrap().collect().unwrap()
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_plan_over_a_frame_gives_the_bits_of_the_table(world in points()) {
        let project = world.project();
        let scored = project.base();
        let part = score::part(&project.rubric, project.rubric.base(), &project.evidence.columns, scored.len());
        let bits = |numbers: &[f64]| numbers.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(bits(&scored.score), bits(part.score()));
        prop_assert_eq!(bits(&scored.potential), bits(part.potential()));
        prop_assert_eq!(&scored.verdict, &part.verdict);
        prop_assert_eq!(made(&planned(&project, frame(&world))), made(&scored.frame(&project.rubric)));
    }
}

const EXPRESSIONS: [&str; 12] = [
    "a / b",
    "LN(a) + LOG10(b) - SQRT(a)",
    "POWER(a, b) / ROUND(b, 1)",
    "ABS(a - b) * 1e200 * 1e200",
    "LEAST(a, b, 3, -a, b / 2, a + b, 7, a - b, 9) + GREATEST(a, -b)",
    "a + b - a * 2 + b / 3 - a + b * 5 + a - b + a / 7 - b + a + b - a + 2 * b - a",
    "COALESCE(a / b, b, -1)",
    "CASE WHEN a > b THEN a WHEN a IS NULL THEN 7 ELSE b END",
    "CASE WHEN tag = 'Big' OR a > 3 THEN 1 ELSE 0 END",
    "CASE WHEN NOT (tag <> 'big' AND b < 2) THEN a ELSE -a END",
    "CASE WHEN a IN (1, 2, b) THEN 5 ELSE a END",
    "CASE WHEN (a > 1) = (b > 1) THEN a ELSE b END",
];

fn cell(number: Option<f64>) -> String {
    number.map_or(String::new(), |x| x.to_string())
}

/// Two numbers and a text, as far as they are known.
type Row = (Option<f64>, Option<f64>, Option<&'static str>);

/// A project of one criterion for each expression, and the same table as a typed frame.
fn of_expressions(rows: &[Row]) -> (Project, DataFrame) {
    let criterion = |(n, text): (usize, &&str)| {
        format!(
            "[[criterion]]\nid = \"c{n}\"\nweight = {}\nevidence = \"{text}\"\nvalue = {{ points = [[-5, 0.1], [0, 0.3], [8, 1]] }}\n",
            n + 1
        )
    };
    let rubric: String = EXPRESSIONS.iter().enumerate().map(criterion).collect();
    let row = |(n, (a, b, tag)): (usize, &Row)| format!("idea {n},{},{},{}\n", cell(*a), cell(*b), tag.unwrap_or(""));
    let table = "idea,a,b,tag\n".to_owned() + &rows.iter().enumerate().map(row).collect::<String>();
    let project = Project::read(&rubric, &table, Lang::En);
    let frame = DataFrame::new(
        rows.len(),
        vec![
            Column::new("a".into(), rows.iter().map(|row| row.0).collect::<Vec<_>>()),
            Column::new("b".into(), rows.iter().map(|row| row.1).collect::<Vec<_>>()),
            Column::new("tag".into(), rows.iter().map(|row| row.2).collect::<Vec<_>>()),
        ],
    );
    (project, frame.unwrap())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_function_and_operator_is_planned_to_the_bit(
        rows in proptest::collection::vec(
            (
                proptest::option::weighted(0.8, prop_oneof![(-40..40i32).prop_map(|n| f64::from(n) / 8.0), proptest::num::f64::NORMAL]),
                proptest::option::weighted(0.8, (-40..40i32).prop_map(|n| f64::from(n) / 8.0)),
                proptest::option::weighted(0.8, proptest::sample::select(vec!["big", " BIG", "small"])),
            ),
            1..30,
        ),
    ) {
        let (project, frame) = of_expressions(&rows);
        prop_assert_eq!(made(&planned(&project, frame)), made(&project.base().frame(&project.rubric)));
    }
}

fn of_one(rubric: &str, x: &str) -> Project {
    Project::read(rubric, &format!("idea,x,level\nA,{x},low\n"), Lang::En)
}

const TWO: &str = "[[criterion]]\nid = \"x\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 10] }\n\
                   [[criterion]]\nid = \"l\"\nweight = 1\nevidence = \"level\"\nvalue = { levels = { low = 0.2, high = 1 } }\n";

#[test]
fn what_a_plan_cannot_read_it_refuses_or_counts() {
    let project = of_one(TWO, "1");
    let plan = Plan::of(&project.rubric, project.rubric.base()).unwrap();
    let with = |columns: Vec<Column>| DataFrame::new(3, columns).unwrap().lazy();
    let numbers = || Column::new("x".into(), [5.0, f64::INFINITY, f64::NAN]);
    let levels = || Column::new("Level".into(), [" HIGH", "hihg", "?"]);
    let refused = |columns: Vec<Column>| match plan.polars(with(columns)) {
        Err(why) => why.text(),
        Ok(_) => panic!("it is taken"),
    };
    let missing = refused(vec![Column::new("y".into(), [1, 2, 3])]);
    assert_eq!(missing.en, "the frame has no column `x`, `level`");
    assert_eq!(missing.zh, "数据框里没有“x”、“level”列");
    let wrong = refused(vec![Column::new("x".into(), ["1", "2", "3"]), levels()]);
    assert_eq!(wrong.en, "the rubric reads numbers in column `x`, whose type is str");
    assert_eq!(wrong.zh, "评分标准在“x”列读取数字，而该列的类型是 str");
    let taken = refused(vec![numbers(), levels(), Column::new("score".into(), [1, 2, 3])]);
    assert_eq!(taken.en, "the frame has a column `score` already: rename or drop it first");
    assert_eq!(taken.zh, "数据框里已有“score”列：请先改名或删去");
    let on_the_way = refused(vec![numbers(), levels(), Column::new("dingzi:fact 0".into(), [1, 2, 3])]);
    assert_eq!(on_the_way.en, "the frame has a column `dingzi:fact 0` already: rename or drop it first");
    let twins = vec![Column::new("X".into(), [1, 2, 3]), Column::new("Ｘ".into(), [1, 2, 3]), levels()];
    let alike = refused(twins);
    assert_eq!(
        alike.en,
        "the rubric reads column `x`, and the frame has `X`, `Ｘ`: rename the one that is meant to `x`"
    );
    assert_eq!(alike.zh, "评分标准读取“x”列，而数据框里有“X”、“Ｘ”：请把要用的一列改名为“x”");
    let scored = plan.polars(with(vec![numbers(), levels()])).unwrap().collect().unwrap();
    let score = scored.column("score").unwrap().f64().unwrap().iter().map(Option::unwrap).collect::<Vec<_>>();
    assert_eq!(score, [75.0, 0.0, 0.0]);
    let unread = plan.unread(with(vec![numbers(), levels()])).unwrap().collect().unwrap();
    let count = |name: &str| unread.column(name).unwrap().get(0).unwrap().extract::<u32>();
    assert_eq!([count("x"), count("Level")], [Some(1), Some(1)], "infinity, and a level that none is");
}

#[test]
fn names_that_mean_many_columns_to_the_engine_mean_one() {
    let rubric = TWO.replace("evidence = \"x\"", "evidence = '\"*\" + \"^y$\"'");
    let project = Project::read(&rubric, "idea,*,^y$,level\nA,2,3,low\n", Lang::En);
    let frame = df!("*" => [2.0], "^y$" => [3.0], "yy" => [7.0], "level" => ["low"]).unwrap();
    assert_eq!(made(&planned(&project, frame)), made(&project.base().frame(&project.rubric)));
}

#[test]
fn single_precision_is_read_as_it_is_written() {
    let project = of_one(TWO, "0.1");
    let frame = df!("x" => [0.1_f32], "level" => ["low"]).unwrap();
    assert_eq!(made(&planned(&project, frame)), made(&project.base().frame(&project.rubric)));
}

#[test]
fn many_criteria_are_summed_in_the_same_order() {
    let criterion = |n: usize| {
        format!(
            "[[criterion]]\nid = \"c{n}\"\nweight = {}\nevidence = \"x\"\nvalue = {{ linear = [0, {}] }}\n",
            n + 1,
            n + 7
        )
    };
    let project = of_one(&(0..300).map(criterion).collect::<String>(), "5.3");
    let frame = df!("x" => [5.3]).unwrap();
    assert_eq!(made(&planned(&project, frame)), made(&project.base().frame(&project.rubric)));
}

#[test]
fn a_rubric_that_only_cells_can_satisfy_is_refused() {
    let refused = |rubric: &str| {
        let project = of_one(rubric, "1%");
        Plan::of(&project.rubric, project.rubric.base()).expect_err("only cells say more").text()
    };
    let null = TWO.replace("evidence = \"x\"", "evidence = \"CASE WHEN NOT NULL THEN x ELSE 1 END\"");
    assert_eq!(refused(&null).en, "`x`: a condition of CASE with NULL in it has no plan");
    assert_eq!(refused(&null).zh, "“x”：CASE 的条件里有 NULL，无法转成查询");
    let header = TWO.replace("evidence = \"x\"", "evidence = '\"x (k)\"'");
    let project = Project::read(&header, "idea,x (k),level\nA,1,low\n", Lang::En);
    assert!(Plan::of(&project.rubric, project.rubric.base()).is_err(), "its numbers are thousands");
    let unit = format!("{TWO}[columns.x]\nunit = \"%\"\n");
    assert_eq!(
        refused(&unit).en,
        "the rubric reads column `x` in a unit that numbers alone cannot say (per cent, thousands, another than its header names): name a column without one"
    );
    assert_eq!(
        refused(&unit).zh,
        "评分标准按数值本身无法写明的单位（百分比、千或万，或与表头不同的单位）读取“x”列：请改用不带单位的列"
    );
}

#[test]
fn a_frame_holds_all_that_is_known_of_the_ideas() {
    let project = Project::read(
        &format!("{TWO}[[gate]]\nid = \"g\"\nfail = \"x > 3\"\n"),
        "idea,x,level\nA,2..4,low\nB,,high\nC,5,\n",
        Lang::En,
    );
    let scored: Scored = project.base();
    let frame = scored.frame(&project.rubric);
    let names: Vec<&str> = frame.columns().iter().map(|column| column.name().as_str()).collect();
    assert_eq!(
        names,
        [
            "name", "rank", "score", "potential", "verdict", "gate:g", "value:x", "best:x", "least:x", "most:x",
            "value:l", "best:l", "least:l", "most:l",
        ]
    );
    let texts = |name: &str| {
        frame.column(name).unwrap().str().unwrap().iter().map(|text| text.unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts("gate:g"), ["unknown", "unknown", "failed"]);
    assert_eq!(texts("name"), ["A", "B", "C"]);
    let number = |name: &str, row: usize| frame.column(name).unwrap().f64().unwrap().get(row).unwrap();
    assert_eq!(
        [number("least:x", 0), number("most:x", 0), number("value:x", 0), number("best:x", 0)],
        [2.0, 4.0, 0.2, 0.4]
    );
    assert!(number("least:x", 1).is_nan());
}
