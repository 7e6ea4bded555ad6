//! Weights from data: MEREC, the effect of leaving a criterion out.

use super::from_data::FromData;
use super::shares::shares;
use crate::analysis::methods::problem::{CriterionType, DecisionProblem, Unfit, range};
use crate::lang::Word;

pub(super) const METHOD: FromData = FromData {
    id: "merec",
    name: Word::new("MEREC", "MEREC 法"),
    paper: "Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis & Antucheviciene (2021), Symmetry 13(4) 525",
    floor: Some(0.01),
    of: merec,
};

/// A column weighs more the more leaving it out changes the performance of ideas. With u = min/x for benefits, x/max
/// for costs and n criteria: Sᵢ = ln(1 + Σⱼ |ln uᵢⱼ| / n), S'ᵢⱼ the same without criterion j but still divided by n,
/// Eⱼ = Σᵢ |S'ᵢⱼ − Sᵢ|, and wⱼ in proportion to Eⱼ (Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis & Antucheviciene
/// 2021, Determination of objective weights using a new method based on the removal effects of criteria, *Symmetry*
/// 13(4), 525).
///
/// It takes logarithms, so zeros and negative numbers are refused, except in a column of only zeros, which does not
/// vary.
pub fn merec(problem: &DecisionProblem) -> Result<Vec<f64>, Unfit> {
    let problem = problem.clone().ratios(|_| true)?;
    let n = problem.criteria() as f64;
    // |ln u| / n, by criterion, then idea.
    let effects: Vec<Vec<f64>> = problem.each().map(|(x, kind, _)| effects(x, kind, n)).collect();
    let sums: Vec<f64> = (0..problem.ideas()).map(|i| effects.iter().map(|column| column[i]).sum()).collect();
    // S − S' = ln((1 + sum) / (1 + sum − t)) avoids a difference of two logarithms.
    let removal = |t: f64, sum: f64| (t / (1.0 + (sum - t).max(0.0))).ln_1p();
    let parts: Vec<f64> =
        effects.iter().map(|column| column.iter().zip(&sums).map(|(&t, &sum)| removal(t, sum)).sum()).collect();
    Ok(shares(&parts))
}

fn effects(x: &[f64], kind: CriterionType, n: f64) -> Vec<f64> {
    let (least, most) = range(x);
    let reference = if kind == CriterionType::Benefit { least } else { most };
    // A difference of logarithms, because the ratio of extreme numbers could underflow to zero.
    x.iter().map(|x| (x.ln() - reference.ln()).abs() / n).collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_problems::{close, of_rows};
    use super::*;

    #[test]
    fn keshavarz_ghorabaee_2021() {
        let rows = [
            [450.0, 8000.0, 54.0, 145.0],
            [10.0, 9100.0, 2.0, 160.0],
            [100.0, 8200.0, 31.0, 153.0],
            [220.0, 9300.0, 1.0, 162.0],
            [5.0, 8400.0, 23.0, 158.0],
        ];
        let expected = [0.5752216672093823, 0.01409659116846726, 0.40156136388773117, 0.009120377734419302];
        close(&merec(&of_rows(&rows, &[2, 3])).unwrap(), &expected, 1e-13);
    }
}
