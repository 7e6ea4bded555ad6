//! What would put an idea first.

use super::punctuation;
use crate::lang::{Lang, Noun, list, say, tenths};

/// Another criterion.
const MORE: Noun = Noun { one: "more weight", many: "more weights", zh: "条" };

/// One thing that would put an idea first, or that is in its way.
pub enum RouteClause<'a> {
    /// A failed gate, for which no weights make up.
    Gate(&'a str),
    /// Shares today and as they would have to be, and how many others change; none if no change can be seen. If they are
    /// rough, none with so few digits will do.
    Weights { shares: Vec<(&'a str, f64, f64)>, others: usize, is_rough: bool },
    /// An idea that is at least as good on every criterion, so no weights help.
    Dominated(&'a str),
    /// Ideas that, mixed in these proportions, are at least as good on every criterion.
    Mixed(Vec<(&'a str, f64)>),
    /// A fact that would have to change.
    Fact(FactClause<'a>),
}

/// A fact that would put an idea first.
pub struct FactClause<'a> {
    pub column: &'a str,
    /// The cell as written; `None` if it is unknown.
    pub from: Option<&'a str>,
    /// What the cell would have to be.
    pub to: &'a str,
    /// The unit of that, if it is a bare number.
    pub unit: &'a str,
    /// Whether the unit is one of time that Chinese counts with a measure word: five 月 are 5 个月, 5 月 is May.
    pub is_measured: bool,
    pub direction: Direction,
}

/// The direction in which a fact has to change.
pub enum Direction {
    Up,
    Down,
    /// To another level or answer.
    Over,
}

impl RouteClause<'_> {
    /// Without a capital and a full stop.
    pub fn clause(&self, lang: Lang) -> String {
        match self {
            RouteClause::Gate(gate) => {
                say!(lang, "it fails the gate {gate}, so no weights help", "没有通过门槛（{gate}），权重补不回来")
            }
            RouteClause::Weights { shares, .. } if shares.is_empty() => {
                say!(lang, "moving each by less than 0.1 % will do", "每个权重挪动不到 0.1% 就够")
            }
            RouteClause::Weights { shares, others, is_rough } => {
                let shift = |(criterion, from, to): &(&str, f64, f64)| {
                    let (shown, to) = (tenths(*from), lang.per_cent(&tenths(*to)));
                    match is_rough {
                        true => say!(lang, "{criterion} {shown} → about {to}", "{criterion} {shown} → 约 {to}"),
                        false => format!("{criterion} {shown} → {to}"),
                    }
                };
                let mut shifts: Vec<String> = shares.iter().map(shift).collect();
                if *others > 0 {
                    let more = MORE.count(*others, lang);
                    shifts.push(say!(lang, "and {more}", "另 {more}"));
                }
                punctuation::parts(shifts, lang)
            }
            RouteClause::Dominated(name) => {
                say!(lang, "{name} is at least as good on every criterion", "{name}每条标准都不比它差")
            }
            RouteClause::Mixed(parts) => {
                let part = |(name, part): &(&str, f64)| {
                    let part = lang.percent(*part);
                    say!(lang, "{part} of {name}", "{name}（{part}）")
                };
                let parts: Vec<String> = parts.iter().map(part).collect();
                let (all, sum) = (list(&parts, lang), parts.join("＋"));
                say!(
                    lang,
                    "{all} together are at least as good on every criterion",
                    "把{sum}按比例混在一起，每条标准都不比它差"
                )
            }
            RouteClause::Fact(fact) => fact.clause(lang),
        }
    }
}

impl FactClause<'_> {
    fn clause(&self, lang: Lang) -> String {
        let (column, unit) = (self.column, self.unit(lang));
        // A level or an answer is a word, which Chinese does not set apart by blanks.
        let quoted = |cell: &str| match (lang, &self.direction) {
            (Lang::Zh, Direction::Over) => format!("“{cell}”"),
            _ => cell.to_owned(),
        };
        let to = quoted(self.to);
        let becomes = match (self.from, &self.direction) {
            (None, Direction::Up) => "达到",
            (None, Direction::Down) => "不超过",
            (None, Direction::Over) => "为",
            (Some(_), Direction::Up) => "升到",
            (Some(_), Direction::Down) => "降到",
            (Some(_), Direction::Over) => "变为",
        };
        let [or, or_zh] = match self.direction {
            Direction::Up => [" or more", "以上"],
            Direction::Down => [" or less", "以下"],
            Direction::Over => ["", ""],
        };
        match self.from.map(quoted) {
            None => say!(
                lang,
                "it would be first if {column}, now unknown, were {to}{unit}{or}",
                "{column}查清后{becomes}{to}{unit}就能第一"
            ),
            Some(from) => say!(
                lang,
                "it would be first if {column} were {to}{unit}{or} (now {from})",
                "{column}从{from}{becomes}{to}{unit}{or_zh}就能第一"
            ),
        }
    }

    fn unit(&self, lang: Lang) -> String {
        let unit = self.unit;
        match (lang, self.is_measured) {
            _ if unit.is_empty() => String::new(),
            (Lang::En, _) if unit == "%" => unit.to_owned(),
            (Lang::En, _) => format!(" {unit}"),
            (Lang::Zh, true) => format!("个{unit}"),
            (Lang::Zh, false) => unit.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Lang; 2] = [Lang::En, Lang::Zh];

    #[test]
    fn shares_are_told_and_the_rest_is_counted() {
        let shares = || vec![("访谈", 0.1, 0.171), ("AI", 0.3, 0.229)];
        let weights = |others| RouteClause::Weights { shares: shares(), others, is_rough: false };
        let rough = RouteClause::Weights { shares: shares(), others: 0, is_rough: true };
        assert_eq!(rough.clause(Lang::Zh), "访谈 10 → 约 17.1%，AI 30 → 约 22.9%");
        assert_eq!(rough.clause(Lang::En), "访谈 10 → about 17.1 %, AI 30 → about 22.9 %");
        assert_eq!(weights(0).clause(Lang::Zh), "访谈 10 → 17.1%，AI 30 → 22.9%");
        assert_eq!(weights(1).clause(Lang::En), "访谈 10 → 17.1 %, AI 30 → 22.9 %, and 1 more weight");
        assert!(weights(2).clause(Lang::Zh).ends_with("，另 2 条"));
        let level = RouteClause::Weights { shares: Vec::new(), others: 0, is_rough: false };
        assert_eq!(
            BOTH.map(|lang| level.clause(lang)),
            ["moving each by less than 0.1 % will do", "每个权重挪动不到 0.1% 就够"]
        );
    }

    #[test]
    fn why_no_weights_will_do() {
        let two = RouteClause::Mixed(vec![("KEYA", 0.6), ("KEYB", 0.4)]);
        assert_eq!(
            BOTH.map(|lang| two.clause(lang)),
            [
                "60 % of KEYA and 40 % of KEYB together are at least as good on every criterion",
                "把 KEYA（60%）＋KEYB（40%）按比例混在一起，每条标准都不比它差",
            ]
        );
        assert_eq!(RouteClause::Dominated("公众号排版 AI").clause(Lang::Zh), "公众号排版 AI 每条标准都不比它差");
    }

    #[test]
    fn a_fact_has_somewhere_to_go() {
        let fact = |from, to, unit, direction| {
            RouteClause::Fact(FactClause { column: "月收入", from, to, unit, is_measured: unit == "月", direction })
        };
        let unknown = fact(None, "6,300", "元", Direction::Up);
        assert_eq!(
            BOTH.map(|lang| unknown.clause(lang)),
            ["it would be first if 月收入, now unknown, were 6,300 元 or more", "月收入查清后达到 6,300 元就能第一"]
        );
        let known = |direction| fact(Some("500万"), "820万", "", direction).clause(Lang::Zh);
        assert_eq!(known(Direction::Up), "月收入从 500万升到 820万以上就能第一");
        assert_eq!(known(Direction::Down), "月收入从 500万降到 820万以下就能第一");
        assert_eq!(
            fact(Some("两年"), "5", "月", Direction::Down).clause(Lang::Zh),
            "月收入从两年降到 5 个月以下就能第一"
        );
        assert_eq!(fact(None, "是", "", Direction::Over).clause(Lang::Zh), "月收入查清后为“是”就能第一");
        let level = fact(Some("无"), "专有", "", Direction::Over);
        assert_eq!(level.clause(Lang::Zh), "月收入从“无”变为“专有”就能第一");
    }
}
