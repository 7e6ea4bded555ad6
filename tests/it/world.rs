//! Rubrics and ideas drawn at random, written as the two files.

use super::support::Project;
use dingzi::lang::Lang;
use dingzi::score::Scored;
use proptest::prelude::*;

/// How a criterion makes a value of its columns; each is worth 0 at its worst.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Rising,
    Falling,
    Logarithm,
    Steps,
    Peak,
    Scale,
    Yes,
    No,
    /// Two columns, one of them twice.
    Margin,
    Case,
}

use Kind::*;

pub const KINDS: [Kind; 10] = [Rising, Falling, Logarithm, Steps, Peak, Scale, Yes, No, Margin, Case];
/// The levels of every scale, the worst first.
pub const LEVELS: [&str; 4] = ["none", "some", "customer", "own"];

impl Kind {
    /// Value function and evidence of criterion `n`.
    pub fn written(self, n: usize) -> (&'static str, String) {
        let column = format!("x{n}");
        match self {
            Rising => ("linear = [-20, 80]", column),
            Falling => ("linear = [150, 10]", column),
            Logarithm => ("log = [[1, 0.0], [10, 0.4], [200, 1.0]]", column),
            Steps => ("points = [[0, 0.0], [20, 0.5], [40, 0.5], [90, 1.0]]", column),
            Peak => ("points = [[0, 0.0], [50, 1.0], [100, 0.2]]", column),
            Scale => ("levels = { none = 0.0, some = 0.3, customer = 0.3, own = 1.0 }", column),
            Yes => ("yes = 1", column),
            No => ("yes = 0", column),
            Margin => ("points = [[-0.5, 0.0], [0.0, 0.6], [0.5, 1.0]]", format!("(0.8 * x{n} - y{n}) / y{n}")),
            Case => ("linear = [0, 150]", format!("CASE WHEN x{n} > 50 THEN 2 * x{n} ELSE x{n} END")),
        }
    }

    /// The evidence that is worth nothing.
    pub fn worst(self) -> Cell {
        match self {
            Falling => Cell::Number(900),
            Scale => Cell::Level(0),
            Yes => Cell::Yes(false),
            No => Cell::Yes(true),
            _ => Cell::Number(-900),
        }
    }
}

/// One cell; numbers are quarters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    Unknown(usize),
    Number(i32),
    Range(i32, i32),
    Level(usize),
    Yes(bool),
}

impl Cell {
    pub fn text(self) -> String {
        let number = |n: i32| (f64::from(n) / 4.0).to_string();
        match self {
            Cell::Unknown(n) => ["", "?", "未知", "n/a"][n % 4].to_owned(),
            Cell::Number(n) => number(n),
            Cell::Range(a, b) => format!("{}..{}", number(a), number(b)),
            Cell::Level(n) => LEVELS[n].to_owned(),
            Cell::Yes(yes) => if yes { "yes" } else { "否" }.to_owned(),
        }
    }

    pub fn ends(self) -> Option<(i32, i32)> {
        match self {
            Cell::Number(n) => Some((n, n)),
            Cell::Range(a, b) => Some((a, b)),
            _ => None,
        }
    }
}

/// What is drawn for a cell before its column is known.
#[derive(Clone, Copy, Debug)]
pub struct Raw {
    pub form: u8,
    pub a: i32,
    pub b: i32,
}

impl Raw {
    pub fn cell(self, kind: Kind) -> Cell {
        let whole = self.a.unsigned_abs() as usize;
        match (self.form, kind) {
            (0, _) => Cell::Unknown(whole),
            (_, Scale) => Cell::Level(whole % LEVELS.len()),
            (_, Yes | No) => Cell::Yes(whole.is_multiple_of(2)),
            (1, _) => Cell::Range(self.a.min(self.b), self.a.max(self.b)),
            _ => Cell::Number(self.a),
        }
    }

    /// For a divisor.
    pub fn positive(self) -> Cell {
        let above = |n: i32| n.abs() + 1;
        Raw { a: above(self.a), b: above(self.b), ..self }.cell(Rising)
    }
}

/// One idea: two cells for each criterion, two for the gates.
#[derive(Clone, Debug, PartialEq)]
pub struct Idea {
    pub name: String,
    pub facts: Vec<(Cell, Cell)>,
    pub gates: (Cell, Cell),
}

/// A rubric with its ideas, before they are written.
#[derive(Clone, Debug)]
pub struct World {
    pub criteria: Vec<(Kind, u32)>,
    pub gates: usize,
    pub ideas: Vec<Idea>,
}

const GATES: [&str; 2] = ["g > 50", "g > 10 AND h < 5"];

impl World {
    pub fn criteria_toml(&self, scale: f64) -> String {
        let mut text = String::from("[rubric]\nverdict = { pursue = 60, watch = 30 }\n");
        for (n, (kind, weight)) in self.criteria.iter().enumerate() {
            let (value, evidence) = kind.written(n);
            let weight = f64::from(*weight) * scale;
            text += &format!(
                "[[criterion]]\nid = \"c{n}\"\nweight = {weight:?}\nevidence = \"{evidence}\"\nvalue = {{ {value} }}\n"
            );
        }
        for (n, fail) in GATES.iter().take(self.gates).enumerate() {
            text += &format!("[[gate]]\nid = \"g{n}\"\nfail = \"{fail}\"\n");
        }
        // The others must be able to take what the lens leaves.
        let share = if self.criteria[1..].iter().any(|(_, weight)| *weight > 0) { 40 } else { 100 };
        text + &format!("[[lens]]\nid = \"other\"\nweights = {{ c0 = {share} }}\n")
    }

    pub fn ideas_csv(&self) -> String {
        let mut text = String::from("idea,g,h");
        for n in 0..self.criteria.len() {
            text += &format!(",x{n},y{n}");
        }
        for idea in &self.ideas {
            text += &format!("\n{},{},{}", idea.name, idea.gates.0.text(), idea.gates.1.text());
            for (x, y) in &idea.facts {
                text += &format!(",{},{}", x.text(), y.text());
            }
        }
        text + "\n"
    }

    pub fn project(&self) -> Project {
        Project::read(&self.criteria_toml(1.0), &self.ideas_csv(), Lang::En)
    }

    pub fn score(&self) -> Scored {
        self.project().base()
    }

    /// The same with one fact changed.
    pub fn with(&self, idea: usize, criterion: usize, fact: (Cell, Cell)) -> World {
        let mut world = self.clone();
        world.ideas[idea].facts[criterion] = fact;
        world
    }
}

const MOST_CRITERIA: usize = 6;

pub fn raw() -> impl Strategy<Value = Raw> {
    // A third of the cells is open.
    (0..6u8, -100..700i32, -100..700i32).prop_map(|(form, a, b)| Raw { form, a, b })
}

pub fn world() -> impl Strategy<Value = World> {
    let criteria = proptest::collection::vec((proptest::sample::select(&KINDS[..]), 0..40u32), 1..MOST_CRITERIA);
    // Every fifth idea repeats the one before it, so that there are ties.
    let rows = (proptest::collection::vec(raw(), 2 * MOST_CRITERIA + 2), 0..5u8);
    (criteria, 0..=GATES.len(), proptest::collection::vec(rows, 2..12)).prop_map(|(mut criteria, gates, rows)| {
        criteria[0].1 += 1;
        let mut ideas: Vec<Idea> = Vec::new();
        for (n, (row, repeat)) in rows.iter().enumerate() {
            let name = format!("idea {n}");
            let facts = criteria.iter().enumerate().map(|(c, (kind, _))| {
                let [x, y] = [row[2 + 2 * c], row[3 + 2 * c]];
                (x.cell(*kind), y.positive())
            });
            ideas.push(match ideas.last() {
                Some(last) if *repeat == 0 => Idea { name, ..last.clone() },
                _ => Idea { name, facts: facts.collect(), gates: (row[0].cell(Rising), row[1].cell(Rising)) },
            });
        }
        World { criteria, gates, ideas }
    })
}
