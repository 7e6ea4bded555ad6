//! In which share of all weightings one idea is ahead of another, exactly.

/// The share of the simplex of weights on which Σ wⱼ·edgeⱼ > 0, where edgeⱼ is what the first idea has over the second
/// on criterion j. Zero where both are equal on every criterion: then neither is ahead.
///
/// The volume of a simplex cut by a hyperplane through recursion over its corners (Varsi 1973, "The multidimensional
/// content of the frustum of the simplex"). Take a corner with edge y > 0 and one with edge −x < 0: the plane cuts the
/// line between them, and this point divides the simplex into two parts with the shares x/(x+y) and y/(x+y). In each,
/// one of the two corners has become a point of the plane, which decides nothing and can be left out. So
/// behind(Y, X) = (x·behind(Y∖y, X) + y·behind(Y, X∖x)) / (x + y). No term is negative, so nothing cancels.
pub fn share_ahead(edge: &[f64]) -> f64 {
    // A criterion without a difference decides nothing either.
    let ahead = edge.iter().copied().filter(|e| *e > 0.0);
    let behind: Vec<f64> = edge.iter().filter(|e| **e < 0.0).map(|e| -e).collect();
    // share[j]: of the part that the corners ahead so far span with the first j corners behind, the share behind.
    let mut share = vec![1.0; behind.len() + 1];
    let mut any = false;
    for y in ahead {
        any = true;
        share[0] = 0.0;
        for (j, x) in behind.iter().enumerate() {
            share[j + 1] = (x * share[j + 1] + y * share[j]) / (x + y);
        }
    }
    if any { 1.0 - share[behind.len()] } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_formula_for_distinct_edges() {
        // For distinct edges: Σ over edges > 0 of edgeⱼⁿ⁻¹ / Π (edgeⱼ − edgeₖ).
        for edge in [vec![0.4, -0.6], vec![1.0, -0.5, -0.2], vec![0.9, 0.3, -0.7, -0.1, 0.05]] {
            let term = |j: usize| {
                let others = (0..edge.len()).filter(|&k| k != j);
                others.map(|k| edge[j] / (edge[j] - edge[k])).product::<f64>()
            };
            let formula: f64 = (0..edge.len()).filter(|&j| edge[j] > 0.0).map(term).sum();
            assert!((share_ahead(&edge) - formula).abs() < 1e-12, "{edge:?}");
        }
    }

    #[test]
    fn what_dominates_is_always_ahead_and_equals_never() {
        assert_eq!(share_ahead(&[0.2, 0.0]), 1.0);
        assert_eq!(share_ahead(&[-0.2, 0.0]), 0.0);
        assert_eq!(share_ahead(&[0.0, 0.0]), 0.0);
        assert_eq!(share_ahead(&[0.3, -0.3, 0.0]), 0.5);
    }
}
