//! docs/CONFORMANCE.md: what each case prints, and what we make of it.

use super::Run;
use crate::json::Json;
use crate::support::{blessing, repository};
use std::fmt::Write;

/// Numbers of a case that are shown; of longer lists the first ones.
const SHOWN: usize = 6;

/// What the cases' methods are called, in the order of the table.
const TITLES: [(&str, &str); 31] = [
    ("weighted_sum", "Weighted sum"),
    ("weighted_product", "Weighted product"),
    ("waspas", "WASPAS"),
    ("topsis", "TOPSIS"),
    ("vikor", "VIKOR"),
    ("promethee_ii", "PROMETHEE II"),
    ("spotis", "SPOTIS"),
    ("marcos", "MARCOS"),
    ("edas", "EDAS"),
    ("codas", "CODAS"),
    ("copras", "COPRAS"),
    ("aras", "ARAS"),
    ("mabac", "MABAC"),
    ("moora", "MOORA"),
    ("cocoso", "CoCoSo"),
    ("weights_ahp_eigenvector", "Weights: AHP, principal eigenvector"),
    ("weights_bwm_linear", "Weights: best-worst method, linear"),
    ("weights_rank_order_centroid", "Weights: rank-order centroid"),
    ("weights_swing", "Weights: swing"),
    ("weights_equal", "Weights: equal"),
    ("weights_entropy", "Weights from data: entropy"),
    ("weights_critic", "Weights from data: CRITIC"),
    ("weights_merec", "Weights from data: MEREC"),
    ("weights_std", "Weights from data: standard deviation"),
    ("corr_spearman", "Agreement: Spearman's ρ"),
    ("corr_kendall_tau_b", "Agreement: Kendall's τ-b"),
    ("corr_rw", "Agreement: weighted Spearman r_w"),
    ("corr_ws", "Agreement: WS"),
    ("corr_kendall_w", "Agreement: Kendall's W"),
    ("smaa2", "SMAA-2, shares of first ranks"),
    ("whatif_weight_stability", "Stability intervals, scores"),
];

const HEAD: &str = "\
# Conformance

What papers, books and other programs print, and what dingzi makes of the same numbers. `tests/it/conformance/` writes this table
from the cases in `tests/cases/` and fails where it is out of date, where a number is further from the case's than the case
allows, or where a rank differs. Whoever doubts it runs

```sh
cargo test --test it conformance
DINGZI_CASES=folder cargo test --test it conformance      # the same with other cases
```

*Printed* are the numbers of the source; where the source prints none, those of an independent program, in italics. *Ours* has two decimals
more. *Difference* is the largest one of all these scores; it is as large as the print is coarse. *Held* counts all numbers
compared: ranks, flows, regrets, consistency ratios and others that the case has beside its scores.
";

const OTHERS: &str = "
## Where other programs say something else

As the cases record it (`disagreements`, with the numbers); this is not run again here. Programs that agree are in the cases too, under
`confirmed_by`.

| case | program | what it says |
|---|---|---|
";

/// Compares the document with what the runs say.
pub fn hold(runs: &[Run]) {
    let mut text = HEAD.to_owned();
    let numbers: usize = runs.iter().map(|run| run.held.numbers).sum();
    writeln!(text, "\n{} cases, {numbers} numbers.", runs.len()).unwrap();
    for (method, title) in TITLES {
        let runs: Vec<&Run> = runs.iter().filter(|run| run.case["method"] == method).collect();
        if runs.is_empty() {
            continue;
        }
        write!(
            text,
            "\n## {title}\n\n| case | source | printed | ours | difference | held |\n|---|---|---|---|---:|---:|\n"
        )
        .unwrap();
        runs.iter().for_each(|run| text += &row(run));
    }
    text += OTHERS;
    for run in runs {
        for (program, said) in run.case.maybe("disagreements").as_object().into_iter().flatten() {
            let said = said.as_str().unwrap_or_default();
            // What it printed instead stands in the case.
            let said = said.split_once(": [").map_or(said, |(said, _)| said).replace('|', "\\|");
            writeln!(text, "| {} | {program} | {said} |", run.case.maybe("name").as_str().unwrap_or_default()).unwrap();
        }
    }
    let named = |run: &&Run| !TITLES.iter().any(|(method, _)| run.case["method"] == *method);
    assert_eq!(runs.iter().find(named).map(|run| &run.file), None, "a method without a title");
    let path = repository("docs/CONFORMANCE.md");
    if blessing() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/CONFORMANCE.md is out of date: DINGZI_BLESS=1 cargo test --test it conformance writes it"
    );
}

fn row(run: &Run) -> String {
    let case = &run.case;
    let is_printed = case.maybe("published_scores").is_array();
    let reference = if is_printed { case.maybe("published_scores") } else { case.maybe("expected_scores") };
    let reference: Vec<&Json> = reference.as_array().into_iter().flatten().collect();
    let decimals = |x: &Json| x.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let most = reference.iter().map(|x| decimals(x)).max().unwrap_or(0);
    // Full precision says no more than six decimals here; the difference says the rest.
    let (theirs, ours) = (most.min(6), (most + 2).min(8));
    let printed = reference.iter().map(|x| match most > theirs {
        true => format!("{:.theirs$}", x.as_f64().unwrap_or(f64::NAN)),
        false => x.to_string(),
    });
    let shown = |list: Vec<String>| match list.len() > SHOWN {
        true => format!("{} … ({})", list[..SHOWN].join(" · "), list.len()),
        false => list.join(" · "),
    };
    let printed = shown(printed.collect());
    let printed = if is_printed { printed } else { format!("*{printed}*") };
    let scores = run.held.scores.iter().map(|x| x.map_or("none".to_owned(), |x| format!("{:.ours$}", clean(x))));
    let differences = run.held.scores.iter().zip(&reference).filter_map(|(a, b)| Some(((*a)? - b.as_f64()?).abs()));
    let difference = match differences.fold(0.0, f64::max) {
        // What is left is rounding, which differs from machine to machine.
        d if d < 1e-9 => "< 1e-9".to_owned(),
        d => format!("{d:.0e}"),
    };
    let name = case.maybe("name").as_str().unwrap_or_default();
    let source = case.maybe("source").as_str().unwrap_or_default().replace('|', "/");
    format!("| {name} | {source} | {printed} | {} | {difference} | {} |\n", shown(scores.collect()), run.held.numbers)
}

/// Without the sign of a negative zero.
fn clean(x: f64) -> f64 {
    if x.abs() < 1e-12 { 0.0 } else { x }
}
