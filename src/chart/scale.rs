//! Round limits and steps of axes: which part of 0 to 100 is shown, and how far apart the ticks are.

/// The part of 0 to 100 that an axis shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Its lower end.
    pub from: f64,
    /// Its upper end.
    pub to: f64,
    /// From one tick to the next.
    step: f64,
}

/// Values that spread less than this get the whole axis: a narrow one would make much of nothing.
const MIN_SPREAD: f64 = 5.0;
/// The most ticks of a part; if steps of ten need more, all of 0 to 100 may as well be shown.
const MAX_TICKS: usize = 6;

impl Range {
    /// All of 0 to 100.
    pub const WHOLE: Range = Range { from: 0.0, to: 100.0, step: 20.0 };

    /// The narrowest round part that holds all `values`.
    pub fn around(values: impl Iterator<Item = f64>) -> Range {
        let (least, most) = values.fold((100.0_f64, 0.0_f64), |(least, most), v| (least.min(v), most.max(v)));
        if most - least < MIN_SPREAD {
            return Range::WHOLE;
        }
        let around = |step: f64| Range { from: (least / step).floor() * step, to: (most / step).ceil() * step, step };
        let narrow = |range: &Range| range.ticks().count() <= MAX_TICKS;
        [2.0, 5.0, 10.0].into_iter().map(around).find(narrow).unwrap_or(Range::WHOLE)
    }

    /// Where a value lies: 0 at the lower end, 1 at the upper.
    pub fn share(self, value: f64) -> f64 {
        (value - self.from) / (self.to - self.from)
    }

    /// Both ends and the ticks between them.
    pub fn ticks(self) -> impl Iterator<Item = f64> {
        (0..=((self.to - self.from) / self.step).round() as usize).map(move |n| self.from + n as f64 * self.step)
    }
}

/// A round step (1, 2 or 5 times a power of ten) that reaches `most` in five steps at most.
pub fn round_step(most: usize) -> usize {
    let powers = std::iter::successors(Some(1), |power| Some(power * 10));
    powers.flat_map(|power| [power, 2 * power, 5 * power]).find(|step| 5 * step >= most).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_round_and_hold_everything() {
        let range = |values: &[f64]| {
            let range = Range::around(values.iter().copied());
            (range.from, range.to, range.step)
        };
        assert_eq!(range(&[3.0, 97.0]), (0.0, 100.0, 20.0));
        assert_eq!(range(&[41.0, 48.5]), (40.0, 50.0, 2.0));
        assert_eq!(range(&[41.0, 62.0, 50.0]), (40.0, 65.0, 5.0));
        assert_eq!(range(&[20.0, 70.0]), (20.0, 70.0, 10.0));
        assert_eq!(range(&[50.0, 54.0]), (0.0, 100.0, 20.0), "a small difference stays small");
        assert_eq!(range(&[50.0]), (0.0, 100.0, 20.0));
    }

    #[test]
    fn steps_are_round() {
        assert_eq!([4, 6, 23, 260, 620].map(round_step), [1, 2, 5, 100, 200]);
    }
}
