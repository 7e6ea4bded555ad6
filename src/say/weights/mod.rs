//! The words of `dingzi weights`, and of sets of weights.

mod agreement;
pub(crate) mod data;
mod refusal;
pub(crate) mod scales;
pub(crate) mod sets;

pub use agreement::{Apart, BestWorstAgreement, Pairs, times};
pub use refusal::DataRefusal;

use super::nouns;
use crate::lang::{Lang, Word, list, say};

/// The name of weights that somebody tries out.
pub const WHAT_IF: Word = Word::new("what if", "手动调整");
/// The name of weights that somebody stated.
pub const STATED: Word = Word::new("stated", "按你说的");

/// What the short form leaves out: `n` criteria, and how alike the two rankings are.
pub fn more_in_full(n: usize, lang: Lang) -> String {
    let criteria = nouns::CRITERION.of(n);
    match n {
        0 => say!(
            lang,
            "`--full` also shows the figures behind this and how alike the two rankings are.",
            "`--full` 还显示背后的数字，以及两个排名有多相似。"
        ),
        _ => say!(
            lang,
            "{n} more {criteria}; `--full` shows them and how alike the two rankings are.",
            "另有 {n} 条标准；`--full` 全部显示，并说明两个排名有多相似。"
        ),
    }
}

/// How somebody states weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elicitation {
    /// An order.
    Order,
    /// Points for the step from worst to best.
    Swing,
    /// Comparisons of all pairs.
    Pairs,
    /// Comparisons with the best and with the worst.
    BestWorst,
}

impl Elicitation {
    /// How the shares were found.
    pub fn title(self) -> Word {
        match self {
            Elicitation::Order => {
                Word::new("Weights from an order (rank-order centroid)", "按重要性排序得到的权重（排序质心法）")
            }
            Elicitation::Swing => Word::new(
                "Weights from points for swings (points over their sum)",
                "按打分得到的权重（各条分数占总分的比例）",
            ),
            Elicitation::Pairs => Word::new(
                "Weights from pairs (AHP, principal eigenvector)",
                "两两比较得到的权重（层次分析法，主特征向量）",
            ),
            Elicitation::BestWorst => Word::new(
                "Weights from best and worst (best-worst method, linear)",
                "与最重要、最不重要的标准比较得到的权重（最优最劣法，线性模型）",
            ),
        }
    }

    /// What happens to criteria that were not named.
    pub fn left_out(self, criteria: &[String], lang: Lang) -> String {
        let what = match (self, criteria.len()) {
            (Elicitation::Order, 1) => {
                Word::new("Not named, and so last, after those you named", "没有提到，因此排在最后")
            }
            (Elicitation::Order, _) => {
                Word::new("Not named, and so all equal, after those you named", "没有提到，因此并列排在最后")
            }
            (Elicitation::Swing, _) => Word::new("No points, and so no weight", "没有给分，因此没有权重"),
            (Elicitation::Pairs, _) => Word::new("In no pair, and so without weight", "没有参与比较，因此没有权重"),
            (Elicitation::BestWorst, _) => Word::new("Not filled in, and so without weight", "没有填写，因此没有权重"),
        };
        let (what, criteria) = (what.get(lang), list(criteria, lang));
        say!(lang, "{what}: {criteria}.", "{what}：{criteria}。")
    }
}
