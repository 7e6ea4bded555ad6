//! The front of a set of places on two axes: those that no other beats (Pareto 1906).

/// Whether a place is at least as good on both axes and better on one.
pub fn beats(a: [f64; 2], b: [f64; 2]) -> bool {
    a[0] >= b[0] && a[1] >= b[1] && a != b
}

/// Those that no other of `ideas` beats, from the best across to the best up.
pub fn front(places: &[[f64; 2]], ideas: &[usize]) -> Vec<usize> {
    let mut sorted = ideas.to_vec();
    sorted.sort_by(|&a, &b| places[b][0].total_cmp(&places[a][0]).then(places[b][1].total_cmp(&places[a][1])));
    let mut front: Vec<usize> = Vec::new();
    for idea in sorted {
        // Whatever is further across has come before, so only height counts, or the very same place.
        if front.last().is_none_or(|&last| places[idea][1] > places[last][1] || places[idea] == places[last]) {
            front.push(idea);
        }
    }
    front
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_is_what_no_other_beats() {
        let places = [[5.0, 5.0], [9.0, 1.0], [1.0, 9.0], [5.0, 4.0], [4.0, 5.0], [5.0, 5.0], [9.0, 0.0]];
        assert_eq!(front(&places, &[0, 1, 2, 3, 4, 5, 6]), [1, 0, 5, 2]);
        for idea in 0..places.len() {
            let beaten = places.iter().any(|&other| beats(other, places[idea]));
            assert_eq!(front(&places, &[0, 1, 2, 3, 4, 5, 6]).contains(&idea), !beaten);
        }
    }
}
