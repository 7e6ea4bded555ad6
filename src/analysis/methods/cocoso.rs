//! CoCoSo: combines three appraisals of a weighted sum S and a sum of powers P,
//! kᵢ = ∛(ka·kb·kc) + (ka + kb + kc)/3, on the min-max normalisation.
//!
//! Yazdani, Zarate, Zavadskas & Turskis 2019. ka = (S + P)/Σ(S + P); kb = S/min S + P/min P;
//! kc = (λS + (1 − λ)P)/(λ·max S + (1 − λ)·max P).

use super::method::{Combines, Method};
use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{DecisionProblem, Reads, Unfit, range};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "cocoso",
    name: Word::new("CoCoSo", "CoCoSo"),
    paper: "Yazdani et al. 2019",
    reads: Reads::Evidence,
    combines: Combines::Otherwise,
    is_relative: true,
    judge: |problem| judge(problem, 0.5),
    beside: None,
};

/// Scores, the higher the better. Refused if an idea is the worst on every criterion that has weight: its sum is zero,
/// and the second appraisal divides by it.
///
/// `lambda`, from 0 to 1, is the share of the weighted sum in the third appraisal.
pub fn judge(problem: &DecisionProblem, lambda: f64) -> Result<Opinion, Unfit> {
    let u = Normalisation::MinMax.of(problem)?;
    let s = u.weighted().sums(|x, _| x);
    let p = u.sums(|x, c| x.powf(u.weights[c]));
    if let Some(idea) = (0..s.len()).find(|&i| s[i] == 0.0 || p[i] == 0.0) {
        return Err(Unfit::Bottom { idea });
    }
    let ((least_s, most_s), (least_p, most_p)) = (range(&s), range(&p));
    let both: f64 = s.iter().chain(&p).sum();
    let mix = |s: f64, p: f64| lambda * s + (1.0 - lambda) * p;
    let appraisals =
        |(s, p): (&f64, &f64)| [(s + p) / both, s / least_s + p / least_p, mix(*s, *p) / mix(most_s, most_p)];
    let k: Vec<[f64; 3]> = s.iter().zip(&p).map(appraisals).collect();
    let scores = k.iter().map(|[a, b, c]| (a * b * c).cbrt() + (a + b + c) / 3.0).collect();
    let of = |which: usize| k.iter().map(|k| k[which]).collect::<Vec<f64>>();
    let steps = vec![
        Step::cells("u", "normalised", "归一化", u.cells()),
        Step::ideas("S", "weighted sum", "加权和", &s),
        Step::ideas("P", "sum of powers", "幂和", &p),
        Step::ideas("ka", "share of the whole", "总量占比", &of(0)),
        Step::ideas("kb", "against the worst", "与最差者之比", &of(1)),
        Step::ideas("kc", "against the best", "与最好者之比", &of(2)),
    ];
    Ok(Opinion::higher(scores, steps))
}
