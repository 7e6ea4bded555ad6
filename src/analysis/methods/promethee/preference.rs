//! The six preference functions of Brans, Vincke & Mareschal 1986: a difference → a preference from 0 to 1.

/// The preference for a difference d in favour of an idea; 0 for negative differences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Preference {
    /// Full for any difference, however small.
    Usual,
    /// Full above q.
    UShape {
        /// Differences up to this do not count.
        q: f64,
    },
    /// In proportion up to p, then full.
    VShape {
        /// From here on the preference is full.
        p: f64,
    },
    /// Half above q, full above p.
    Level {
        /// Differences up to this do not count.
        q: f64,
        /// Above this the preference is full.
        p: f64,
    },
    /// None up to q, then in proportion, full from p on.
    Linear {
        /// Differences up to this do not count.
        q: f64,
        /// From here on the preference is full.
        p: f64,
    },
    /// 1 − exp(−d²/2s²)
    Gaussian {
        /// The difference at which the curve is steepest.
        s: f64,
    },
}

impl Preference {
    /// The preference for a difference, from 0 to 1.
    pub fn of(self, d: f64) -> f64 {
        let full = |is_full: bool| f64::from(u8::from(is_full));
        match self {
            _ if d <= 0.0 => 0.0,
            Preference::Usual => 1.0,
            Preference::UShape { q } => full(d > q),
            Preference::VShape { p } => Preference::Linear { q: 0.0, p }.of(d),
            Preference::Level { q, p } => 0.5 * (full(d > q) + full(d > p.max(q))),
            Preference::Linear { q, p } if p <= q => full(d > q),
            Preference::Linear { q, p } => ((d - q) / (p - q)).clamp(0.0, 1.0),
            Preference::Gaussian { s } if s <= 0.0 => 1.0,
            Preference::Gaussian { s } => -(-0.5 * (d / s).powi(2)).exp_m1(),
        }
    }
}
