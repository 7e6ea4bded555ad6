//! The words of `dingzi weights`, and of sets of weights.

mod agreement;
pub(crate) mod data;
mod refusal;
pub(crate) mod scales;
pub(crate) mod sets;

pub use agreement::{Apart, BestWorstAgreement, Pairs, times};
pub use refusal::DataRefusal;

use crate::lang::{Lang, Word, list, say};

/// The name of weights that somebody tries out.
pub const WHAT_IF: Word = Word::new("what if", "手动调整");
/// The name of weights that somebody stated.
pub const STATED: Word = Word::new("stated", "按你说的");

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
