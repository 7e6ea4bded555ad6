//! Names beside points that overlap no other name, point, line or border; the least important give way.
//!
//! Point-feature label placement as in Christensen, Marks & Shieber 1995, "An empirical study of algorithms for
//! point-feature label placement": fixed places around each point in an order of preference, first come first served by
//! importance, then moves of one placed label that make room for another. Nothing is random.

use super::canvas::Area;

/// A name to be placed.
#[derive(Clone, Copy, Debug)]
pub struct PointName {
    /// The middle of its point.
    pub at: (f64, f64),
    /// The radius of its point.
    pub radius: f64,
    /// Width and height.
    pub size: (f64, f64),
}

/// From the edge of a point to its name, in pixels.
const POINT_GAP: f64 = 5.0;
/// A name keeps this far, across and down, from the points of others, or it would seem to be theirs.
const POINT_CLEARANCE: (f64, f64) = (2.0 * POINT_GAP, 0.0);
/// Two names keep this far from each other, across and down.
const NAME_CLEARANCE: (f64, f64) = (10.0, 0.0);
/// A point closer to a name than this makes it harder to see whose name it is; each such point costs some steps of
/// preference.
const CLOSE_DISTANCE: (f64, f64) = (14.0, 7.0);
const CLOSENESS_COST: usize = 3;
/// The places around a point, best first: the share of the width and of the height by which the name is moved from a
/// place centred on the point; −1 and 1 are beside it.
const PLACES: [(f64, f64); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -0.5),
    (1.0, 0.5),
    (-1.0, -0.5),
    (-1.0, 0.5),
    (0.7, -1.0),
    (0.7, 1.0),
    (-0.7, -1.0),
    (-0.7, 1.0),
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
];

/// Places for `labels`, the most important first, inside `within` and clear of points and `lines`: `None` for those
/// that find no room or come after the first `most` that do. The first points are those of the labels, in the same
/// order.
pub fn place(labels: &[PointName], points: &[Area], lines: &[Area], within: Area, most: usize) -> Vec<Option<Area>> {
    let choices: Vec<Vec<Area>> = (0..labels.len()).map(|n| choices(labels[n], n, points, lines, within)).collect();
    let mut placed: Vec<Option<Area>> = vec![None; labels.len()];
    for label in 0..labels.len() {
        if placed.iter().flatten().count() == most {
            break;
        }
        placed[label] = choices[label].iter().copied().find(|area| in_the_way(&placed, *area).is_empty());
        if placed[label].is_none() {
            make_room(&choices, &mut placed, label);
        }
    }
    placed
}

/// Places `label` by moving one that stands in its way, if that one has another place.
fn make_room(choices: &[Vec<Area>], placed: &mut [Option<Area>], label: usize) {
    for &area in &choices[label] {
        if let [other] = in_the_way(placed, area)[..] {
            let old = placed[other].take();
            placed[label] = Some(area);
            placed[other] = choices[other].iter().copied().find(|area| in_the_way(placed, *area).is_empty());
            if placed[other].is_some() {
                return;
            }
            (placed[other], placed[label]) = (old, None);
        }
    }
}

fn in_the_way(placed: &[Option<Area>], area: Area) -> Vec<usize> {
    (0..placed.len()).filter(|&n| placed[n].is_some_and(|other| overlap(area, other, NAME_CLEARANCE))).collect()
}

/// The places that a label could take if it were alone, best first; its own point is `points[own]`.
fn choices(label: PointName, own: usize, points: &[Area], lines: &[Area], within: Area) -> Vec<Area> {
    let PointName { at, radius, size: (w, h) } = label;
    let place = |(across, down): (f64, f64)| {
        // In the corners the round point leaves the gap by itself.
        let gap = if across.abs() == 1.0 && down.abs() == 1.0 { 0.0 } else { POINT_GAP };
        let (dx, dy) = (radius + gap + w / 2.0, radius + h / 2.0);
        Area { x: at.0 + across * dx - w / 2.0, y: at.1 + down * dy - h / 2.0, w, h }
    };
    let others = || points[..own].iter().chain(&points[own + 1..]);
    let mut choices: Vec<(usize, Area)> = Vec::new();
    for (preference, area) in PLACES.into_iter().map(place).enumerate() {
        let is_free = !others().any(|other| overlap(area, *other, POINT_CLEARANCE))
            && !lines.iter().any(|line| overlap(area, *line, (2.0, 0.0)));
        if is_free && inside(area, within) {
            let close = others().filter(|other| overlap(area, **other, CLOSE_DISTANCE)).count();
            choices.push((preference + CLOSENESS_COST * close, area));
        }
    }
    choices.sort_by_key(|(cost, _)| *cost);
    choices.into_iter().map(|(_, area)| area).collect()
}

fn inside(area: Area, within: Area) -> bool {
    area.x >= within.x
        && area.y >= within.y
        && area.x + area.w <= within.x + within.w
        && area.y + area.h <= within.y + within.h
}

/// Whether two boxes are closer to each other than this, across and down.
fn overlap(a: Area, b: Area, (dx, dy): (f64, f64)) -> bool {
    a.x < b.x + b.w + dx && b.x < a.x + a.w + dx && a.y < b.y + b.h + dy && b.y < a.y + a.h + dy
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Area = Area { x: 0.0, y: 0.0, w: 400.0, h: 100.0 };

    fn label(x: f64, y: f64) -> PointName {
        PointName { at: (x, y), radius: 5.0, size: (100.0, 20.0) }
    }

    fn point(label: &PointName) -> Area {
        Area { x: label.at.0 - 5.0, y: label.at.1 - 5.0, w: 10.0, h: 10.0 }
    }

    fn placed(labels: &[PointName], most: usize) -> Vec<Option<Area>> {
        let points: Vec<Area> = labels.iter().map(point).collect();
        let placed = place(labels, &points, &[], PAGE, most);
        for (n, a) in placed.iter().enumerate() {
            let others = placed[n + 1..].iter().flatten().chain(&points);
            assert!(
                a.is_none_or(|a| inside(a, PAGE) && others.clone().all(|b| !overlap(a, *b, (0.0, 0.0)))),
                "{placed:?}"
            );
        }
        placed
    }

    #[test]
    fn a_name_stands_right_of_its_point_and_at_the_border_left_of_it() {
        assert_eq!(placed(&[label(50.0, 50.0)], 9), [Some(Area { x: 60.0, y: 40.0, w: 100.0, h: 20.0 })]);
        assert_eq!(placed(&[label(390.0, 50.0)], 9), [Some(Area { x: 280.0, y: 40.0, w: 100.0, h: 20.0 })]);
    }

    #[test]
    fn the_least_important_gives_way() {
        let crowd: Vec<PointName> = (0..30).map(|n| label(60.0 + 10.0 * f64::from(n), 50.0)).collect();
        let names = placed(&crowd, 9);
        assert!(names[0].is_some() && names.iter().any(Option::is_none));
        assert_eq!(placed(&crowd, 1).iter().flatten().count(), 1);
    }

    #[test]
    fn one_moves_to_make_room_for_another() {
        let choices = |xs: &[f64]| xs.iter().map(|&x| Area { x, y: 0.0, w: 10.0, h: 10.0 }).collect::<Vec<_>>();
        let choices = [choices(&[0.0, 50.0]), choices(&[5.0])];
        let mut placed = vec![Some(choices[0][0]), None];
        make_room(&choices, &mut placed, 1);
        assert_eq!(placed, [Some(choices[0][1]), Some(choices[1][0])]);
    }
}
