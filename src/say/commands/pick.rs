//! The words of `dingzi pick`.

use crate::lang::{Lang, Word, both, fixed, list, say, short, verb, whole};
use crate::say::certainty::OpenName;
use crate::say::draws::often;
use crate::say::names::some;
use crate::say::nouns;
use crate::say::punctuation::{capital, clauses, sentences};
use crate::say::system::Spoken;
use crate::say::verdict::DROP;

/// While the command runs.
pub const SEARCHING: Word = Word::new("looking for the best set", "正在寻找最好的组合");

pub const CHOSEN: Word = Word::new("chosen", "选中");
pub const COST: Word = Word::new("cost", "花费");
pub const IN_BEST_SET: Word = Word::new("in the best set", "选中比例");

/// Chosen names that a sentence lists.
const MOST_LISTED: usize = 5;

/// Neither a budget nor a number is given.
pub fn no_limit() -> Spoken {
    both!(
        "how much may be chosen? give --budget AMOUNT with --cost COLUMN, or --count N, or both",
        "能选多少？请写 --budget 金额 和 --cost 列，或者 --count 个数，也可以都写"
    )
    .into()
}

/// A picture cannot go where the table goes.
pub fn table_goes_there() -> Spoken {
    both!(
        "--chart writes a file: name it, ending in .png or .svg",
        "--chart 要写成文件：请写文件名，以 .png 或 .svg 结尾"
    )
    .into()
}

/// What points count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsKind {
    /// Expected ones, open facts at what they are worth on average.
    Expected,
    /// Proven ones.
    Proven,
}

impl PointsKind {
    /// The head of their column.
    pub fn head(self) -> Word {
        match self {
            PointsKind::Expected => Word::new("expected points", "预期分数"),
            PointsKind::Proven => Word::new("proven points", "已证实分数"),
        }
    }
}

/// Money as it is shown: the budget, what the set costs, and what is left.
pub struct MoneySpent<'a> {
    pub budget: &'a str,
    pub spent: &'a str,
    /// `None` if nothing is.
    pub left: Option<&'a str>,
}

/// The set and what it is worth.
pub struct PickedSet<'a> {
    pub names: &'a [String],
    /// The rows of the table below.
    pub shown: usize,
    pub total: f64,
    pub points: PointsKind,
    pub money: Option<MoneySpent<'a>>,
    /// Columns with how many may be chosen of those that are the same in it.
    pub at_most: &'a [(&'a str, usize)],
    /// By how many points another set may be better; `None` if none is.
    pub gap: Option<f64>,
    pub lang: Lang,
}

impl PickedSet<'_> {
    /// `With 500万 to spend, the best 4 are A, B, C and D: 243 expected points for 480万; 20万 is left.`
    pub fn sentence(&self) -> String {
        let PickedSet { names, shown, total, points, money, at_most, lang, .. } = self;
        let (lang, n) = (*lang, whole(names.len()));
        let listed = list(names, lang);
        let what = match names.len() {
            1 => say!(lang, "the best choice is {listed}", "最好选{listed}"),
            2..=MOST_LISTED => say!(lang, "the best {n} are {listed}", "最好的 {n} 个是{listed}"),
            all if *shown < all => {
                let shown = whole(*shown);
                say!(
                    lang, "the best set has {n} ideas, the first {shown} below",
                    "最好的组合有 {n} 个，下面是前 {shown} 个"
                )
            }
            _ => say!(lang, "the best set has {n} ideas, marked below", "最好的组合有 {n} 个，在下面标出"),
        };
        let (total, head) = (fixed(*total, 1), points.head().get(lang));
        let budget = money.as_ref().map(|money| money.budget);
        let budget = budget.map(|budget| say!(lang, "{budget} to spend", "预算 {budget}"));
        let limits: Vec<String> = budget.into_iter().chain(at_most.iter().map(|limit| of_one(*limit, lang))).collect();
        let what = match (&limits[..], lang) {
            ([], _) => capital(&what),
            (limits, Lang::En) => format!("With {}, {what}", list(limits, lang)),
            (limits, Lang::Zh) => format!("{}，{what}", limits.join("，")),
        };
        match money {
            None => say!(lang, "{what}: {total} {head}.", "{what}：{head}共 {total}。"),
            Some(MoneySpent { spent, left: None, .. }) => say!(
                lang,
                "{what}: {total} {head} for {spent}; nothing is left.",
                "{what}：{head}共 {total}，花费 {spent}，正好花完。"
            ),
            Some(MoneySpent { spent, left: Some(left), .. }) => say!(
                lang,
                "{what}: {total} {head} for {spent}; {left} is left.",
                "{what}：{head}共 {total}，花费 {spent}，还剩 {left}。"
            ),
        }
    }

    /// Whether another set may be better.
    pub fn proof(&self) -> String {
        let lang = self.lang;
        match self.gap {
            None => say!(lang, "No other set within the limits has more.", "限制之内，没有别的组合分数更高。"),
            Some(gap) => {
                // Rounded up, so that it holds.
                let gap = fixed((gap * 10.0).ceil() / 10.0, 1);
                say!(
                    lang,
                    "This is the best set found; at most {gap} points better is possible.",
                    "这是找到的最好组合；最多还可能高 {gap} 分。"
                )
            }
        }
    }
}

/// `at most 2 per channel`
pub fn of_one((column, most): (&str, usize), lang: Lang) -> String {
    let most = whole(most);
    say!(lang, "at most {most} per {column}", "同一{column}最多 {most} 个")
}

/// What changes if only proven points count.
pub fn on_proven_points(change: &Exchange, lang: Lang) -> String {
    let change = change.clause(lang);
    match change.is_empty() {
        true => {
            say!(lang, "On proven points alone, this set is the best too.", "只算已证实的分数，最好的也是这个组合。")
        }
        false => say!(lang, "On proven points alone, {change}.", "只算已证实的分数，{change}。"),
    }
}

/// Ideas that alone cost more than there is.
pub fn too_dear(names: &[&str], budget: &str, lang: Lang) -> String {
    let names = some(names, lang);
    say!(lang, "Too dear for {budget}: {names}.", "{names}单个就超出预算 {budget}。")
}

/// The set has fewer ideas than were asked for.
pub fn no_more(count: usize, lang: Lang) -> String {
    let count = whole(count);
    say!(lang, "No more of the {count} asked for fit.", "要选 {count} 个，再多就放不下了。")
}

/// Others that could take the place of an idea of the set.
pub fn as_good(idea: &str, others: &[&str], lang: Lang) -> String {
    let others = some(others, lang);
    say!(
        lang,
        "{others} could take the place of {idea}: the points are the same.",
        "{idea}换成{others}也一样：分数相同。"
    )
}

/// There is nothing to draw.
pub fn no_picture() -> Spoken {
    both!(
        "no picture is drawn, since nothing can be chosen; without --chart it is said why",
        "没有可选的组合，所以没有画图；去掉 --chart 就能看到原因"
    )
    .into()
}

/// Why nothing is chosen.
pub enum NothingChosen<'a> {
    /// Every idea fails a gate, or must not be in, or has no cost.
    NoneAllowed,
    /// The cheapest costs more than there is; `is_far` if by so much that a unit may be missing.
    TooDear { name: &'a str, cost: String, budget: &'a str, is_far: bool },
    /// None of those that fit has any points.
    NoPoints,
}

impl NothingChosen<'_> {
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            NothingChosen::NoneAllowed => say!(lang, "No idea can be chosen.", "没有可选的创意。"),
            NothingChosen::TooDear { name, cost, budget, is_far } => {
                let dear = say!(
                    lang,
                    "Nothing fits into {budget}: the cheapest idea, {name}, costs {cost}.",
                    "{budget} 一个也选不了：最便宜的{name}要 {cost}。"
                );
                let unit = say!(lang, "Was {budget}M meant, or {budget}k?", "是不是少写了“万”：{budget}万？");
                sentences([Some(dear), is_far.then_some(unit)].into_iter().flatten(), lang)
            }
            NothingChosen::NoPoints => {
                say!(
                    lang, "Nothing is chosen: no idea that fits has any points.",
                    "什么都没选：放得下的创意都没有分数。"
                )
            }
        }
    }
}

/// What was drawn.
pub struct SetsDrawn {
    pub draws: usize,
    /// So many were asked for.
    pub asked: usize,
    /// In how many of them the set is not proven to be the best.
    pub unproven: usize,
    pub seed: u64,
    /// How far weights vary.
    pub around: f64,
    /// The largest error of a share in percentage points, in nineteen of twenty cases.
    pub error: usize,
    pub points: PointsKind,
}

impl SetsDrawn {
    /// What the shares are.
    pub fn legend(&self, lang: Lang) -> String {
        let SetsDrawn { seed, error, .. } = self;
        let (head, around) = (IN_BEST_SET.get(lang), lang.percent(self.around));
        let [n, asked, unproven] = [self.draws, self.asked, self.unproven].map(|n| nouns::DRAW.count(n, lang));
        let points = self.points.head().get(lang);
        let expected = say!(
            lang,
            "\"{points}\": proven points plus what open facts add on average; `--proven` leaves out the second part.",
            "“{points}”：已证实的分数，加上待定项平均能得的分；`--proven` 不算后一部分。"
        );
        let expected = (self.points == PointsKind::Expected).then_some(expected);
        let facts = match self.points {
            PointsKind::Expected => say!(lang, "open facts filled in at random", "待定项随机取值"),
            PointsKind::Proven => say!(lang, "unknowns counted as zero", "未知按零分计"),
        };
        let shares = say!(
            lang,
            "\"{head}\": in how many of {n} (each weight within {around} of today's value, {facts}, seed {seed}; ± {error} percentage points, 19 times in 20) it is in the best set of that draw.",
            "“{head}”：{n}（各权重在当前值 ±{around}内变动，{facts}，种子 {seed}；20 次有 19 次误差在 {error} 个百分点以内）中，它在当次最好组合里的比例。"
        );
        let fewer = say!(
            lang,
            "Fewer than {asked}, since in each the best set is searched again.",
            "少于 {asked}，因为每次都要重新找最好的组合。"
        );
        let rough = say!(
            lang,
            "The shares are rough: in {unproven} the set is the best found, not proven.",
            "比例是大概的：其中 {unproven}只找到了好的组合，没有证明是最好的。"
        );
        let fewer = (self.draws < self.asked).then_some(fewer);
        sentences([expected, Some(shares), fewer, (self.unproven > 0).then_some(rough)].into_iter().flatten(), lang)
    }
}

/// What another set has in place of some ideas.
pub struct Exchange<'a> {
    pub leaves: &'a [&'a str],
    pub enters: &'a [&'a str],
}

impl Exchange<'_> {
    /// `B takes the place of A`; nothing if it is the same set.
    fn clause(&self, lang: Lang) -> String {
        let [leaves, enters] = [self.leaves, self.enters].map(|names| some(names, lang));
        let verb = |names: &[&str], one, many| verb(names.len(), one, many);
        match (self.leaves, self.enters) {
            ([], []) => String::new(),
            (names, []) => {
                let leave = verb(names, "leaves", "leave");
                say!(lang, "{leaves} {leave}", "{leaves}退出")
            }
            ([], names) => {
                let come = verb(names, "comes in", "come in");
                say!(lang, "{enters} {come}", "{enters}补进")
            }
            (_, names) => {
                let take = verb(names, "takes", "take");
                say!(lang, "{enters} {take} the place of {leaves}", "{enters}换下{leaves}")
            }
        }
    }
}

/// How sure the whole set is.
pub struct SameSet<'a> {
    /// The share of draws in which exactly this set is the best.
    pub share: f64,
    /// The other set that most often is, if it is worth telling.
    pub other: Option<(f64, Exchange<'a>)>,
}

impl SameSet<'_> {
    pub fn sentence(&self, lang: Lang) -> String {
        let share = often(self.share, lang);
        let same = match self.share {
            1.0 => {
                return say!(lang, "Exactly this set is best in every draw.", "每次抽样里，最好的都正是这个组合。");
            }
            0.0 => say!(lang, "Exactly this set is best in no draw", "没有一次抽样里，最好的正是这个组合"),
            _ => say!(lang, "Exactly this set is best in {share} of draws", "{share} 的抽样里，最好的正是这个组合"),
        };
        let Some((other, change)) = &self.other else { return say!(lang, "{same}.", "{same}。") };
        let (often, change) = (often(*other, lang), change.clause(lang));
        match *other > self.share {
            true => say!(
                lang, "{same}; more often, in {often}, it is another: {change}.",
                "{same}；更多的是另一个（{often}）：{change}。"
            ),
            false => say!(lang, "{same}; next comes, in {often}: {change}.", "{same}；另有 {often}，{change}。"),
        }
    }
}

/// What happens if the budget falls.
pub enum LessMoney<'a> {
    /// What must be in costs more.
    Impossible,
    /// Nothing is left.
    Nothing,
    /// The set changes, or stays the same; whether no set is better than either.
    Changed { change: Exchange<'a>, is_proven: bool },
}

/// A smaller budget, and what happens then.
pub struct LessBudget<'a> {
    pub less: LessMoney<'a>,
    /// The part that is gone; `None` for anything below what the set costs.
    pub part: Option<f64>,
    /// What is left, or what the set costs.
    pub budget: &'a str,
    /// Whether the set is proven to be the best.
    pub is_proven: bool,
}

impl LessBudget<'_> {
    pub fn sentence(&self, lang: Lang) -> String {
        let (budget, then) = (self.budget, self.less.clause(lang));
        match (self.part, self.is_proven) {
            (Some(part), _) => {
                let part = lang.percent(part);
                say!(lang, "With {part} less ({budget}), {then}.", "少 {part}（{budget}）时，{then}。")
            }
            (None, true) => say!(
                lang,
                "The set stays the best down to {budget}; with less, {then}.",
                "预算降到 {budget}，组合都不变；再少，{then}。"
            ),
            (None, false) => say!(
                lang,
                "The set fits down to {budget}; with less, {then}.",
                "预算降到 {budget}，组合都放得下；再少，{then}。"
            ),
        }
    }
}

impl LessMoney<'_> {
    fn clause(&self, lang: Lang) -> String {
        match self {
            LessMoney::Impossible => say!(lang, "what must be in costs too much", "必须选中的就超支了"),
            LessMoney::Nothing => say!(lang, "nothing can be chosen", "一个也选不了"),
            LessMoney::Changed { change, is_proven } => {
                let change = change.clause(lang);
                match (is_proven, change.is_empty()) {
                    (true, true) => say!(lang, "the set stays the same", "组合不变"),
                    (true, false) => change,
                    (false, true) => say!(lang, "no better set was found than this one", "没有找到比它更好的组合"),
                    (false, false) => say!(lang, "in the best set found, {change}", "在找到的最好组合里，{change}"),
                }
            }
        }
    }
}

/// The open fact that gains most.
pub struct DecidingFactTold<'a> {
    /// Its idea.
    pub name: &'a str,
    pub what: OpenName<'a>,
    /// Points.
    pub gain: f64,
    /// Whether none gains more; else none of those that were looked at.
    pub is_certain: bool,
    pub question: &'a str,
}

impl DecidingFactTold<'_> {
    pub fn sentence(&self, lang: Lang) -> String {
        let DecidingFactTold { name, question, .. } = self;
        let (what, gain) = (super::next::open(self.what, lang), fixed(self.gain, 1));
        let first = match self.is_certain {
            true => say!(lang, "Find out first", "最该先查清"),
            false => say!(lang, "Find out first, of what was looked at", "看过的里面，最该先查清"),
        };
        say!(
            lang,
            "{first}: {what} of {name}, worth {gain} points to this choice on average. {question}",
            "{first}：{name}的“{what}”，平均能让这次选择多 {gain} 分。{question}"
        )
    }
}

/// No open criterion alone gains so many points.
pub fn little(points: f64, lang: Lang) -> String {
    let points = short(points, 2);
    say!(
        lang,
        "Finding out any one open criterion first would gain next to nothing (under {points} points).",
        "先查清任何一条待定的标准，对这次选择几乎没有好处（不到 {points} 分）。"
    )
}

/// An idea that is not chosen is more often in the best set than one that is; with the shares of both.
pub fn likelier([other, chosen]: [&str; 2], [more, less]: &[String; 2], points: PointsKind, lang: Lang) -> String {
    match points {
        PointsKind::Expected => say!(
            lang,
            "{other} is in the best set more often than {chosen} ({more} to {less}), but the set with {chosen} has more points on average.",
            "{other}的选中比例比{chosen}高（{more} 对 {less}），但有{chosen}的组合平均分数更高。"
        ),
        PointsKind::Proven => say!(
            lang,
            "{other} is in the best set more often than {chosen} ({more} to {less}), but with today's weights the set with {chosen} has more points.",
            "{other}的选中比例比{chosen}高（{more} 对 {less}），但按当前权重，有{chosen}的组合分数更高。"
        ),
    }
}

/// No open criterion alone would change the set.
pub const NO_FACT: Word =
    Word::new("No single open criterion would change the set.", "没有哪一条待定的标准能单凭自己改变这个组合。");

/// Chosen ideas that have the same open gates.
pub struct OpenGates<'a> {
    pub gates: Vec<String>,
    pub ideas: Vec<&'a str>,
}

/// On what the set depends.
pub fn open_gates(conditions: &[OpenGates], lang: Lang) -> String {
    let of = |OpenGates { gates, ideas }: &OpenGates| {
        let (gates, ideas) = (list(gates, lang), some(ideas, lang));
        say!(lang, "{gates} ({ideas})", "{gates}（{ideas}）")
    };
    let all = clauses(conditions.iter().map(of), lang);
    let n: usize = conditions.iter().map(|condition| condition.gates.len()).sum();
    let gates = verb(n, "An open gate is", "Open gates are");
    say!(lang, "{gates} taken as passed, as if nothing were wrong: {all}.", "待定的门槛先当没有问题：{all}。")
}

/// Chosen ideas with the verdict [`DROP`].
pub fn dropped(names: &[&str], lang: Lang) -> String {
    let (n, drop) = (whole(names.len()), DROP.get(lang));
    let (has, it) = (verb(names.len(), "has", "have"), verb(names.len(), "it", "them"));
    let names = some(names, lang);
    say!(
        lang,
        "{n} of the set {has} the verdict `{drop}`: {names}. --not leaves {it} out.",
        "组合里有 {n} 个的结论是“{drop}”：{names}。不想要的，用 --not 排除。"
    )
}

/// Ideas of whose cost only a range is known.
pub fn upper_ends(names: &[&str], lang: Lang) -> String {
    let (n, named) = (nouns::IDEA.count(names.len(), lang), some(names, lang));
    say!(lang, "The cost of {n} is a range and counts at its upper end: {named}.", "{named}的花费是范围，按上端算。")
}

/// Ideas without a cost.
pub fn without_cost(names: &[&str], lang: Lang) -> String {
    let (n, have) = (nouns::IDEA.count(names.len(), lang), verb(names.len(), "has", "have"));
    let names = some(names, lang);
    say!(lang, "{n} {have} no known cost and cannot be chosen: {names}.", "不知道{names}的花费，不能选。")
}

/// Ideas that belong to no group of a column.
pub fn without_group(n: usize, column: &str, lang: Lang) -> String {
    let (ideas, are) = (nouns::IDEA.count(n, lang), verb(n, "is", "are"));
    say!(
        lang,
        "{ideas} with an empty `{column}` {are} not limited by it.",
        "{ideas}的“{column}”是空的，不受这一列限制。"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_sure_the_set_is_is_said_with_the_next_one() {
        let said = |share: f64, other: Option<f64>, lang| {
            let other = other.map(|share| (share, Exchange { leaves: &["KEYA"], enters: &["KEYB", "KEYC"] }));
            SameSet { share, other }.sentence(lang)
        };
        let all = |lang| {
            [said(1.0, None, lang), said(0.4, None, lang), said(0.4, Some(0.3), lang), said(0.0, Some(0.3), lang)]
        };
        assert_eq!(
            all(Lang::En),
            [
                "Exactly this set is best in every draw.",
                "Exactly this set is best in 40 % of draws.",
                "Exactly this set is best in 40 % of draws; next comes, in 30 %: KEYB and KEYC take the place of KEYA.",
                "Exactly this set is best in no draw; more often, in 30 %, it is another: KEYB and KEYC take the place of KEYA.",
            ]
        );
        assert_eq!(
            all(Lang::Zh),
            [
                "每次抽样里，最好的都正是这个组合。",
                "40% 的抽样里，最好的正是这个组合。",
                "40% 的抽样里，最好的正是这个组合；另有 30%，KEYB 和 KEYC 换下 KEYA。",
                "没有一次抽样里，最好的正是这个组合；更多的是另一个（30%）：KEYB 和 KEYC 换下 KEYA。",
            ]
        );
    }

    #[test]
    fn what_less_money_changes_is_said_with_what_is_proven() {
        let said = |leaves: &[&str], part, is_proven, lang| {
            let less = LessMoney::Changed { change: Exchange { leaves, enters: &[] }, is_proven };
            LessBudget { less, part, budget: "9M", is_proven }.sentence(lang)
        };
        let (tenth, below) = (Some(0.1), None);
        let all = |lang| {
            [
                said(&["KEYA"], tenth, true, lang),
                said(&["KEYA"], tenth, false, lang),
                said(&[], tenth, false, lang),
                said(&["KEYA"], below, true, lang),
                said(&["KEYA"], below, false, lang),
            ]
        };
        assert_eq!(
            all(Lang::En),
            [
                "With 10 % less (9M), KEYA leaves.",
                "With 10 % less (9M), in the best set found, KEYA leaves.",
                "With 10 % less (9M), no better set was found than this one.",
                "The set stays the best down to 9M; with less, KEYA leaves.",
                "The set fits down to 9M; with less, in the best set found, KEYA leaves.",
            ]
        );
        assert_eq!(
            all(Lang::Zh),
            [
                "少 10%（9M）时，KEYA 退出。",
                "少 10%（9M）时，在找到的最好组合里，KEYA 退出。",
                "少 10%（9M）时，没有找到比它更好的组合。",
                "预算降到 9M，组合都不变；再少，KEYA 退出。",
                "预算降到 9M，组合都放得下；再少，在找到的最好组合里，KEYA 退出。",
            ]
        );
    }

    #[test]
    fn what_is_proven_alone_is_said() {
        let said = |leaves: &[&str], enters: &[&str], lang| on_proven_points(&Exchange { leaves, enters }, lang);
        assert_eq!(said(&[], &[], Lang::En), "On proven points alone, this set is the best too.");
        assert_eq!(
            said(&["KEYA", "KEYB"], &["KEYC"], Lang::En),
            "On proven points alone, KEYC takes the place of KEYA and KEYB."
        );
        assert_eq!(said(&["KEYA"], &["KEYC"], Lang::Zh), "只算已证实的分数，KEYC 换下 KEYA。");
    }

    #[test]
    fn equals_and_those_that_are_in_more_often_are_named() {
        assert_eq!(as_good("KEYA", &["KEYB"], Lang::En), "KEYB could take the place of KEYA: the points are the same.");
        assert_eq!(as_good("KEYA", &["KEYB", "KEYC"], Lang::Zh), "KEYA 换成 KEYB 和 KEYC 也一样：分数相同。");
        let shares = ["60 %".to_owned(), "40 %".to_owned()];
        let said = |kind, lang| likelier(["KEYB", "KEYA"], &shares, kind, lang);
        assert_eq!(
            said(PointsKind::Expected, Lang::En),
            "KEYB is in the best set more often than KEYA (60 % to 40 %), but the set with KEYA has more points on average."
        );
        assert_eq!(
            said(PointsKind::Proven, Lang::Zh),
            "KEYB 的选中比例比 KEYA 高（60 % 对 40 %），但按当前权重，有 KEYA 的组合分数更高。"
        );
    }

    #[test]
    fn gates_are_named_once_with_all_that_depend_on_them() {
        let of = |gate: &str, ideas: &[&'static str]| OpenGates { gates: vec![gate.to_owned()], ideas: ideas.to_vec() };
        let conditions = [of("cash", &["KEYA", "KEYB"]), of("law", &["KEYC"])];
        assert_eq!(
            open_gates(&conditions, Lang::En),
            "Open gates are taken as passed, as if nothing were wrong: cash (KEYA and KEYB); law (KEYC)."
        );
        assert_eq!(open_gates(&conditions[1..], Lang::Zh), "待定的门槛先当没有问题：law（KEYC）。");
    }

    #[test]
    fn fewer_draws_than_asked_for_are_told() {
        let legend = |draws, unproven, lang| {
            SetsDrawn { draws, asked: 200, unproven, seed: 1, around: 0.2, error: 7, points: PointsKind::Proven }
                .legend(lang)
        };
        assert!(legend(200, 0, Lang::En).ends_with("in the best set of that draw."));
        assert!(
            legend(20, 0, Lang::En).ends_with(" Fewer than 200 draws, since in each the best set is searched again.")
        );
        assert!(
            legend(20, 3, Lang::Zh).contains("少于 200 次抽样，因为每次都要重新找最好的组合。比例是大概的"),
            "{}",
            legend(20, 3, Lang::Zh)
        );
    }
}
