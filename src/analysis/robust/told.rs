//! Ranks that may lie beyond those that are told apart.

/// The ranks between which most draws lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    /// The better end; none where it lies beyond.
    pub best: Option<usize>,
    /// The worse end; none where it lies beyond.
    pub worst: Option<usize>,
    /// The last rank that is told apart.
    pub told: usize,
}

impl Ranks {
    /// `3`, `4–5`, `5–>100`, or `>100`, with numbers as they are to be `shown`.
    pub fn shown(&self, shown: impl Fn(usize) -> String) -> String {
        let end = |end: Option<usize>| end.map_or_else(|| format!(">{}", shown(self.told)), &shown);
        match self.best == self.worst {
            true => end(self.best),
            false => format!("{}–{}", end(self.best), end(self.worst)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beyond_is_said_to() {
        let shown = |best, worst| Ranks { best, worst, told: 100 }.shown(|rank| rank.to_string());
        assert_eq!(shown(Some(3), Some(3)), "3");
        assert_eq!(shown(Some(4), Some(5)), "4–5");
        assert_eq!(shown(Some(5), None), "5–>100");
        assert_eq!(shown(None, None), ">100");
    }
}
