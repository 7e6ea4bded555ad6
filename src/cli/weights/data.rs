//! `--from-data METHOD`: what the table alone would make of the weights. A diagnosis: it says what varies, not what matters.

use super::shares::{change, greatest_first, share, today};
use crate::analysis::agreement::kendall_tau_b;
use crate::analysis::dominance::{LEAST_IDEAS, Overlap, overlaps};
use crate::analysis::methods::problem::range;
use crate::analysis::methods::{Reads, given};
use crate::analysis::weights::FromData;
use crate::cli::args::Weights as Args;
use crate::cli::load::Project;
use crate::cli::whatif::outcome;
use crate::cli::{Context, Outcome, paragraph};
use crate::export::{Cell, Column, Place, Table};
use crate::lang::{Lang, Text, fixed, list, zh};
use crate::rubric::{Lens, Rubric, Weights};
use crate::score::{self, Open, Scored};
use anyhow::anyhow;
use serde_json::json;

/// Values that are no further apart than this decide next to nothing.
const NARROW: f64 = 0.05;
/// A criterion stands out if the data would give it this many times an equal share …
const STANDS_OUT: f64 = 1.5;
/// … and a part of that may be due to unknowns if this part of its values is unknown at least.
const MANY_UNKNOWN: f64 = 0.25;

/// What the data say.
struct Found<'a> {
    project: &'a Project,
    lens: &'a Lens,
    method: &'a FromData,
    /// The ideas that fail no gate, through the lens.
    scored: Scored,
    weights: Weights,
    lang: Lang,
}

pub(super) fn run(method: &FromData, project: &Project, lens: &Lens, args: &Args, context: &Context) -> Outcome {
    let (lang, before) = (context.lang, project.score(lens, context));
    let passing: Vec<usize> = (0..before.len()).filter(|&i| before.failed_gate(i).is_none()).collect();
    if passing.is_empty() {
        return Err(anyhow!("every idea fails a gate, so there is no spread to look at").into());
    }
    let scored = score::score(&project.rubric, &project.evidence.keep(&passing), lens);
    let weights = Weights::from_parts(&of(method, &project.rubric, &scored));
    let from_data = Lens {
        id: method.id.into(),
        name: Text::new(method.name[0], method.name[1]),
        about: Text::default(),
        weights: weights.clone(),
    };
    let after = project.value().weigh(&project.rubric, &from_data);
    let found = Found { project, lens, method, scored, weights, lang };
    let moves = outcome(project, &before, &after, lang);
    let mut sentences = found.sentences();
    sentences.push(lang.pick(format!("Under such weights: {moves}"), format!("如果按这样的权重：{moves}")));
    let mut table = found.table();
    table.about = vec![
        ("way", json!("from-data")),
        ("method", json!(method.id)),
        ("paper", json!(method.paper)),
        ("lens", json!(lens.id)),
        ("ideas", json!(found.scored.len())),
        ("weights_before", project.by_criterion(lens.weights.shares())),
        ("weights_after", project.by_criterion(found.weights.shares())),
        ("kendall_tau_b", json!(kendall_tau_b(&before.rank, &after.rank))),
        ("summary", json!(sentences.join(lang.pick(" ", "")))),
    ];
    let after: String = sentences.iter().map(|sentence| format!("\n{}\n", paragraph(sentence))).collect();
    args.output.write(&table, &format!("{}\n\n", paragraph(&found.title())), &after)
}

/// Shares of proven values.
fn of(method: &FromData, rubric: &Rubric, scored: &Scored) -> Vec<f64> {
    let all: Vec<usize> = (0..scored.len()).collect();
    let values = given::problem(rubric, scored, &all, Reads::Values, Open::Nothing);
    let floor = method.floor.unwrap_or(0.0);
    let problem = values.with_benefits(values.cells().iter().map(|value| value.max(floor)).collect());
    (method.of)(&problem).expect("values are not negative, and with the floor none is zero")
}

impl Found<'_> {
    fn title(&self) -> String {
        let (name, n) = (self.method.name(self.lang), self.scored.len());
        match (self.lang, n) {
            (Lang::En, 1) => {
                format!("What the proven values of the 1 idea that fails no gate would make of the weights ({name})")
            }
            (Lang::En, _) => {
                format!("What the proven values of the {n} ideas that fail no gate would make of the weights ({name})")
            }
            (Lang::Zh, _) => format!("单看 {n} 个未被一票否决的创意的已证实价值，权重会是这样（{name}）"),
        }
    }

    fn table(&self) -> Table {
        let (lang, old, new) = (self.lang, self.scored.weights.shares(), self.weights.shares());
        let row = |c: usize| {
            let (least, most) = range(self.scored.matrix.low_column(c));
            let unknown = self.unknown(c);
            vec![
                Cell::text(self.name(c)),
                share(old[c], lang),
                share(new[c], lang),
                change(old[c], new[c]),
                Cell::text(if least == most {
                    fixed(least, 2)
                } else {
                    format!("{least}..{most}", least = fixed(least, 2), most = fixed(most, 2))
                }),
                if unknown > 0 { Cell::Whole(unknown as i64) } else { Cell::None },
                Cell::text(self.project.rubric.criteria[c].id.clone()),
                Cell::Number(old[c], 4),
                Cell::Number(new[c], 4),
                Cell::Number(least, 4),
                Cell::Number(most, 4),
                Cell::Whole(unknown as i64),
            ]
        };
        Table {
            about: Vec::new(),
            columns: vec![
                Column::new("name", lang.pick("criterion", "标准"), Place::Left),
                Column::new("before_shown", today(self.lens, lang), Place::Right),
                Column::new("after_shown", lang.pick("by data", "按数据"), Place::Right),
                Column::new("change_shown", lang.pick("change", "变化"), Place::Right),
                Column::new("values_shown", lang.pick("values", "价值"), Place::Right),
                Column::new("unknown_shown", lang.pick("unknown", "未知"), Place::Right),
                Column::new("criterion", "", Place::Data),
                Column::new("share_before", "", Place::Data),
                Column::new("share", "", Place::Data),
                Column::new("least", "", Place::Data),
                Column::new("most", "", Place::Data),
                Column::new("unknown", "", Place::Data),
            ],
            rows: greatest_first(&self.weights).into_iter().map(row).collect(),
        }
    }

    fn name(&self, c: usize) -> &str {
        self.project.rubric.criteria[c].name.get(self.lang)
    }

    fn names(&self, criteria: &[usize]) -> String {
        let names: Vec<String> = criteria.iter().map(|&c| self.name(c).to_owned()).collect();
        list(&names, self.lang)
    }

    /// How many ideas have no value on a criterion.
    fn unknown(&self, c: usize) -> usize {
        self.scored.facts[c].iter().filter(|fact| fact.is_none()).count()
    }

    fn sentences(&self) -> Vec<String> {
        let lang = self.lang;
        let mut sentences = vec![self.idle(), self.alike()];
        sentences.extend(self.because_unknown());
        let mut caution = lang
            .pick(
                "Such weights say what varies in this table, not what matters: what all ideas share earns nothing, however important. \
                 They are a diagnosis, and cannot be saved as a lens.",
                "这样的权重只说明这张表里什么有差别，不说明什么重要：所有创意都一样的标准再重要也得不到权重。所以它只用来诊断，不能存成视角。",
            )
            .to_owned();
        if let Some(floor) = self.method.floor {
            // An abbreviation, the same in both languages.
            let name = self.method.name[0];
            caution += &lang.pick(
                format!(" {name} takes logarithms, so values below {floor} count as {floor}."),
                format!("{name} 要取对数，低于 {floor} 的价值按 {floor} 计。"),
            );
        }
        sentences.push(caution);
        sentences
    }

    /// Criteria that tell no idea from another, or hardly.
    fn idle(&self) -> String {
        let lang = self.lang;
        let span = |c: usize| {
            let (least, most) = range(self.scored.matrix.low_column(c));
            most - least
        };
        let all = 0..self.scored.matrix.criteria();
        let (none, little): (Vec<usize>, Vec<usize>) =
            all.filter(|&c| span(c) <= NARROW).partition(|&c| span(c) == 0.0);
        let mut text = String::new();
        if !none.is_empty() {
            let names = self.names(&none);
            text += &match (lang, none.len()) {
                (Lang::En, 1) => format!("{names} decides nothing: all these ideas have the same value there."),
                (Lang::En, _) => format!("{names} decide nothing: all these ideas have the same value there."),
                (Lang::Zh, _) => zh(&[&names, "不起作用：这些创意在上面的价值都一样。"]),
            };
        }
        if !little.is_empty() {
            let names = self.names(&little);
            let sentence = match (lang, little.len()) {
                (Lang::En, 1) => format!("{names} decides next to nothing: its values are at most {NARROW} apart."),
                (Lang::En, _) => format!("{names} decide next to nothing: their values are at most {NARROW} apart."),
                (Lang::Zh, _) => zh(&[&names, &format!("几乎不起作用：价值相差不超过 {NARROW}。")]),
            };
            text = if text.is_empty() { sentence } else { format!("{text}{}{sentence}", lang.pick(" ", "")) };
        }
        if text.is_empty() {
            return lang.pick("Every criterion tells some ideas from others.", "每条标准都能区分一些创意。").to_owned();
        }
        text
    }

    /// Criteria that order the ideas nearly alike.
    fn alike(&self) -> String {
        let lang = self.lang;
        let overlaps = overlaps(&self.scored);
        const MOST: usize = 3;
        if self.scored.len() < LEAST_IDEAS {
            return lang.pick(
                format!("Fewer than {LEAST_IDEAS} ideas are too few to say whether two criteria tell the same story."),
                format!("创意不足 {LEAST_IDEAS} 个，太少，看不出有没有两条标准说的是同一回事。"),
            );
        }
        if overlaps.is_empty() {
            return lang
                .pick(
                    "No two criteria tell the same story (rank correlation above 0.8 over at least 10 ideas known on both).",
                    "没有哪两条标准说的是同一回事（至少 10 个创意两项都已知，且秩相关系数高于 0.8）。",
                )
                .to_owned();
        }
        let pair = |o: &Overlap| {
            let [a, b] = o.criteria.map(|c| self.name(c));
            match lang {
                Lang::En => format!("{a} and {b} (ρ = {} over {} ideas known on both)", fixed(o.rho, 2), o.ideas),
                Lang::Zh => zh(&[a, "和", b, &format!("（两项都已知的 {} 个创意，ρ = {}）", o.ideas, fixed(o.rho, 2))]),
            }
        };
        let pairs: Vec<String> = overlaps.iter().take(MOST).map(pair).collect();
        let rest = overlaps.len().saturating_sub(MOST);
        match (lang, rest) {
            (Lang::En, 0) => format!("The same story is told by {}.", pairs.join("; by ")),
            (Lang::En, _) => format!("The same story is told by {}; and by {rest} more pairs.", pairs.join("; by ")),
            (Lang::Zh, 0) => format!("说的是同一回事：{}。", pairs.join("；")),
            (Lang::Zh, _) => format!("说的是同一回事：{}；另有 {rest} 对。", pairs.join("；")),
        }
    }

    /// Criteria that stand out and of which much is unknown, which counts as nothing and so spreads the values.
    fn because_unknown(&self) -> Option<String> {
        let (lang, n, ideas) = (self.lang, self.weights.shares().len() as f64, self.scored.len());
        let stands_out =
            |&c: &usize| self.weights[c] > STANDS_OUT / n && self.unknown(c) as f64 >= MANY_UNKNOWN * ideas as f64;
        let named = |c: usize| {
            let unknown = self.unknown(c);
            lang.pick(
                format!("{} ({unknown} of {ideas} values unknown)", self.name(c)),
                format!("{}（{ideas} 个里有 {unknown} 个未知）", self.name(c)),
            )
        };
        let standing: Vec<usize> = greatest_first(&self.weights).into_iter().filter(stands_out).collect();
        let names: Vec<String> = standing.iter().map(|&c| named(c)).collect();
        let names = list(&names, lang);
        match (lang, standing.len()) {
            (_, 0) => None,
            (Lang::En, _) => Some(format!(
                "Much is unknown of {names}. It counts as nothing beside what is known, so a part of what stands out there may be the not knowing."
            )),
            (Lang::Zh, _) => Some(zh(&[
                &names,
                "有很多未知。未知的按零计，与已知的拉开了差距，所以它的突出可能部分来自“不知道”本身。",
            ])),
        }
    }
}
