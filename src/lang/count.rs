//! Counted things.

use super::number::thousands;
use super::text::Lang;

/// A noun that is counted, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The singular, as in `1 criterion`.
    pub one: &'static str,
    /// The plural, as in `0 criteria`.
    pub many: &'static str,
    /// In Chinese, with its measure word: `条标准`.
    pub zh: &'static str,
}

impl Noun {
    /// The number with the noun: `1 idea`, `1,000 ideas`; `1 个创意`, `1,000 个创意`.
    pub fn count(&self, n: usize, lang: Lang) -> String {
        let number = whole(n);
        format!("{number} {}", self.bare(n, lang))
    }

    /// The form of the noun for `n`, without the number.
    pub fn bare(&self, n: usize, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.of(n),
            Lang::Zh => self.zh,
        }
    }

    /// The English form for `n`: `idea`, `ideas`.
    pub fn of(&self, n: usize) -> &'static str {
        if n == 1 { self.one } else { self.many }
    }
}

/// The English verb form for `n`: `was`, `were`.
pub fn verb(n: usize, one: &'static str, many: &'static str) -> &'static str {
    if n == 1 { one } else { many }
}

/// A whole number with thousands separators: `10,997`.
pub fn whole(n: usize) -> String {
    thousands(&n.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_thousands_stand_apart() {
        let noun = Noun { one: "criterion", many: "criteria", zh: "条标准" };
        let en = [0, 1, 2, 1000, 10_997, 1_234_567].map(|n| noun.count(n, Lang::En));
        let expected =
            ["0 criteria", "1 criterion", "2 criteria", "1,000 criteria", "10,997 criteria", "1,234,567 criteria"];
        assert_eq!(en, expected);
        assert_eq!(noun.count(10_997, Lang::Zh), "10,997 条标准");
        assert_eq!([0, 1, 2].map(|n| verb(n, "was", "were")), ["were", "was", "were"]);
    }
}
