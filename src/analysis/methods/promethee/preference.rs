//! The six preference functions of Brans, Vincke & Mareschal 1986: a difference → how strongly it is preferred, 0 to 1.

/// How strongly a difference d in favour of an idea is preferred. Below zero it is not at all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Preference {
    /// Fully, however small it is.
    Usual,
    /// Fully above q.
    UShape {
        /// Up to here the difference makes none.
        q: f64,
    },
    /// In proportion up to p, then fully.
    VShape {
        /// From here on the preference is full.
        p: f64,
    },
    /// Half above q, fully above p.
    Level {
        /// Up to here the difference makes none.
        q: f64,
        /// Above this the preference is full.
        p: f64,
    },
    /// Not up to q, then in proportion, fully from p on.
    Linear {
        /// Up to here the difference makes none.
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
    /// How strongly a difference is preferred.
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
