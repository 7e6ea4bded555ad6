//! Why `dingzi weights` does nothing.

use crate::lang::{Text, Word, both};
use crate::say::system::Spoken;

/// Why it does nothing.
pub enum DataRefusal<'a> {
    /// No way to state weights is given.
    NoWay,
    /// Two inputs would come from standard input.
    InputTwice,
    /// Weights from data cannot be saved as a lens.
    NoLens,
    /// No idea passes the gates.
    AllFail,
    /// A form is not a file of this kind.
    Form(&'a str),
}

impl DataRefusal<'_> {
    /// As an error.
    pub fn error(&self) -> Spoken {
        let words = match self {
            DataRefusal::NoWay => Word::new(
                "say how the weights are stated: --order 'a>b=c', --swing 'a=100,b=80', --pairs FILE, --best-worst FILE or --ask; \
                 --from-data entropy shows what the data alone would make of them, --blank pairs writes a form to fill in",
                "请选一种给权重的办法：--order 'a>b=c'（排序）、--swing 'a=100,b=80'（打分）、--pairs 文件（两两比较）、\
                 --best-worst 文件（与最重要、最不重要的比较）或 --ask（逐个提问）；--from-data entropy 看数据本身会给出什么权重，\
                 --blank pairs 输出一张待填的表",
            ),
            DataRefusal::InputTwice => Word::new(
                "standard input can be the rubric, the table, a form or the answers, not two of them",
                "标准输入只能用作评分标准、数据表、待填的表、回答这四样中的一样",
            ),
            DataRefusal::NoLens => Word::new(
                "weights from data say what varies in this table, not what matters, so they are not saved as a lens: \
                 state weights with --order, --swing, --pairs, --best-worst or --ask",
                "从数据得出的权重只说明这张表里什么有差别，不说明什么重要，所以不存成视角；\
                 要存视角，请用 --order、--swing、--pairs、--best-worst 或 --ask 给出权重",
            ),
            DataRefusal::AllFail => Word::new(
                "every idea fails a gate, so there is no spread to look at",
                "所有创意都没有通过门槛，没有价值差别可看",
            ),
            DataRefusal::Form(other) => {
                return both!(
                    "a form to fill in is written as csv, not as {other}", "待填的表只能写成 csv，不能写成 {other}"
                )
                .into();
            }
        };
        Text::from(words).into()
    }
}
