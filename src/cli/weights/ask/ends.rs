//! The worst and the best end of each criterion's scale, as people read them: what a swing goes from and to.

use crate::cli::screen_width;
use crate::evidence::cell;
use crate::export::{Cell, Column, Place, Table};
use crate::lang::{Lang, zh};
use crate::rubric::{ColumnKind, Criterion, Rubric};
use crate::value::{Points, ValueFunction};

/// All criteria with a number to type, and both ends.
pub(super) fn listed(rubric: &Rubric, lang: Lang) -> String {
    let row = |(n, criterion): (usize, &Criterion)| {
        let [worst, best] = ends(criterion, lang);
        let read = match criterion.evidence.expr.as_column() {
            Some(_) => String::new(),
            None => format!("= {}", criterion.evidence.text),
        };
        vec![
            Cell::Whole(n as i64 + 1),
            Cell::text(criterion.name.get(lang)),
            Cell::text(worst),
            Cell::text(best),
            Cell::text(read),
        ]
    };
    let table = Table {
        about: Vec::new(),
        columns: vec![
            Column::new("number", "", Place::Right),
            Column::new("name", lang.pick("criterion", "标准"), Place::Left),
            Column::new("worst", lang.pick("from worst", "从最差"), Place::Left),
            Column::new("best", lang.pick("to best", "到最好"), Place::Left),
            Column::new("read", "", Place::Note),
        ],
        rows: rubric.criteria.iter().enumerate().map(row).collect(),
    };
    table.on_screen(screen_width())
}

/// The evidence that is worth least and that is worth most.
pub(super) fn ends(criterion: &Criterion, lang: Lang) -> [String; 2] {
    let with_unit = |amount: String| match (criterion.unit.get(lang), lang) {
        ("", _) => amount,
        (unit, Lang::En) => format!("{amount} {unit}"),
        (unit, Lang::Zh) => zh(&[&amount, unit]),
    };
    let of_points = |points: &Points| {
        let points = points.as_slice();
        let pick = |better: fn(f64, f64) -> bool| {
            points.iter().fold(points[0], |end, point| if better(point.1, end.1) { *point } else { end }).0
        };
        [pick(|a, b| a < b), pick(|a, b| a > b)].map(|x| with_unit(amount(x, lang)))
    };
    match &criterion.value {
        ValueFunction::Linear(p) | ValueFunction::Log(p) | ValueFunction::Points(p) => of_points(p),
        ValueFunction::Levels(levels) => {
            let levels = levels.as_slice();
            let pick = |better: fn(f64, f64) -> bool| {
                levels.iter().fold(&levels[0], |end, l| if better(l.value, end.value) { l } else { end })
            };
            [pick(|a, b| a < b), pick(|a, b| a > b)].map(|level| level.name.get(lang).to_owned())
        }
        ValueFunction::Yes(yes) => {
            let word = |x: f64| cell::write(x, &ColumnKind::Yes, "", 1, false, lang);
            [word(1.0 - yes), word(*yes)]
        }
    }
}

/// A number as people write it: `5000万`, `50M`, `0.5`.
fn amount(x: f64, lang: Lang) -> String {
    const DIGITS: usize = 6;
    let like = match (lang, x.abs()) {
        (Lang::Zh, x) if x >= 1e8 => "1亿",
        (Lang::Zh, x) if x >= 1e4 => "1万",
        (Lang::En, x) if x >= 1e6 => "1M",
        (Lang::En, x) if x >= 1e4 => "1k",
        _ => "1",
    };
    cell::write(x, &ColumnKind::Number, like, DIGITS, false, lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_do() {
        for (x, en, zh) in [
            (5e7, "50M", "5,000万"),
            (1e5, "100k", "10万"),
            (2.5e8, "250M", "2.5亿"),
            (180.0, "180", "180"),
            (-0.5, "-0.5", "-0.5"),
            (0.0, "0", "0"),
        ] {
            assert_eq!([amount(x, Lang::En), amount(x, Lang::Zh)], [en, zh]);
        }
    }
}
