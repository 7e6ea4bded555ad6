//! What is open (unknown, or known as a range), and what it may count as.

use crate::lang::Lang;

/// What open evidence counts as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Open {
    /// What is proven: an unknown earns nothing, a range its worse end.
    #[default]
    Nothing,
    /// Halfway between what is proven and the best that it could be.
    Half,
    /// The best that it could be.
    Best,
}

impl Open {
    /// All of them.
    pub const ALL: [Open; 3] = [Open::Nothing, Open::Half, Open::Best];

    /// Its word for programs, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            Open::Nothing => "nothing",
            Open::Half => "half",
            Open::Best => "best",
        }
    }

    /// That of an id.
    pub fn parse(id: &str) -> Option<Open> {
        Open::ALL.into_iter().find(|open| open.id() == id)
    }

    /// In words, without a full stop: `what is open counts half`.
    pub fn in_words(self, lang: Lang) -> &'static str {
        match self {
            Open::Nothing => lang.pick("what is open counts as nothing", "待定项不计分"),
            Open::Half => lang.pick("what is open counts half", "待定项按一半计"),
            Open::Best => lang.pick("what is open counts as best", "待定项按最好计"),
        }
    }

    /// What a value between `low` and `high` counts as.
    pub fn value(self, low: f64, high: f64) -> f64 {
        match self {
            Open::Nothing => low,
            Open::Half => f64::midpoint(low, high),
            Open::Best => high,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Open;
    use clap::ValueEnum;

    #[test]
    fn the_command_line_and_programs_use_the_same_words() {
        for open in Open::ALL {
            assert_eq!(open.to_possible_value().unwrap().get_name(), open.id());
            assert_eq!(Open::parse(open.id()), Some(open));
        }
        assert_eq!(Open::parse("some"), None);
    }
}
