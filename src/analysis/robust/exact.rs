//! The exact share of all weightings under which one idea is ahead of another.

/// The share of the simplex of weights on which Σ wⱼ·edgeⱼ > 0, where edgeⱼ is the lead of the first idea over the
/// second on criterion j. Zero if both are equal on every criterion: then neither is ahead.
///
/// This is the volume of a simplex cut by a hyperplane, by recursion over its corners (Varsi 1973, "The
/// multidimensional content of the frustum of the simplex"). Take a corner with edge y > 0 and one with edge −x < 0:
/// the plane cuts the line between them, and that point splits the simplex into parts with the shares x/(x+y) and
/// y/(x+y). In each part, one of the two corners is replaced by a point on the plane, which has no effect and is left
/// out. So behind(Y, X) = (x·behind(Y∖y, X) + y·behind(Y, X∖x)) / (x + y). No term is negative, so nothing cancels.
pub fn share_ahead(edge: &[f64]) -> f64 {
    // A criterion without a difference has no effect either.
    let ahead = edge.iter().copied().filter(|e| *e > 0.0);
    let behind: Vec<f64> = edge.iter().filter(|e| **e < 0.0).map(|e| -e).collect();
    // share[j]: the share behind within the simplex of the corners ahead so far and the first j corners behind.
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
