//! What a block of a large table takes: to read its cells, and to score it. `cargo bench --bench large`.

use dingzi::diagnostic::{Findings, Sources};
use dingzi::evidence::{Facts, IdeasHead};
use dingzi::input;
use dingzi::rubric::{self, Rubric};
use dingzi::score;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

const CRITERIA: &str = include_str!("peers/criteria.toml");
const ROWS: usize = 25_000;

fn main() {
    divan::main();
}

/// Companies as benches/peers/generate.py makes them, of other numbers.
fn table() -> String {
    let mut text = "company,revenue,cost,growth,margin,days_to_contract,customers,churn,price_kept,team,custom_share,data_moat,channel\n".to_owned();
    let mut seed = 1_u64;
    let mut below = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    for row in 0..ROWS {
        text += &format!("company {row}");
        for most in [50_000_000, 90_000_000, 0, 0, 200, 5_000, 0, 0, 300, 0] {
            match (below(20), most) {
                (0, _) => text.push(','),
                (_, 0) => text += &format!(",0.{:03}", below(1000)),
                _ => text += &format!(",{}", below(most)),
            }
        }
        let moat = ["none", "public", "customer", "exclusive", "exclusive_loop", ""][below(6) as usize];
        let channel = ["none", "partner", "direct", "inbound", ""][below(5) as usize];
        text += &format!(",{moat},{channel}\n");
    }
    text
}

/// The rubric, and how the table is read for it.
fn prepared() -> (Rubric, IdeasHead, String) {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let mut add = |name: &str, text: &str| {
        input::add(name.to_owned(), text.as_bytes().to_vec(), &mut sources, &mut findings).expect("it is UTF-8")
    };
    let text = table();
    let (criteria, ideas) = (add("criteria.toml", CRITERIA), add("ideas.csv", &text));
    let (rubric, spec) = rubric::read(criteria, &sources, &[], &mut findings);
    let head = IdeasHead::read(ideas, &sources, &spec, &mut findings).expect("the header is right");
    let body = text[text.find('\n').expect("there is a header") + 1..].to_owned();
    (rubric.expect("the rubric is right"), head, body)
}

#[divan::bench]
fn reading_a_block(bencher: Bencher) {
    let (_, head, body) = prepared();
    bencher.counter(BytesCount::of_str(&body)).bench(|| head.layout.read(body.as_bytes()));
}

#[divan::bench]
fn scoring_a_block(bencher: Bencher) {
    let (rubric, head, body) = prepared();
    let columns: Vec<Facts> = head.layout.read(body.as_bytes()).columns;
    let lens = rubric.lens("base").expect("it is always there");
    bencher.counter(ItemsCount::new(ROWS)).bench(|| score::part(&rubric, lens, &columns, ROWS));
}

#[divan::bench(args = ["revenue", "growth", "margin", "team", "data_moat"])]
fn values_of_a_block(bencher: Bencher, criterion: &str) {
    let (rubric, head, body) = prepared();
    let columns = head.layout.read(body.as_bytes()).columns;
    let place = rubric.criterion(criterion).expect("the rubric has it");
    let column = rubric.table.columns.iter().position(|column| column.name == criterion).expect("it is read");
    let Facts::Numbers { low, .. } = &columns[column] else { unreachable!("it holds numbers") };
    bencher.counter(ItemsCount::new(ROWS)).bench(|| rubric.criteria[place].value.values(low, 0.0));
}
