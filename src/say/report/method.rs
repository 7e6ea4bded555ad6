//! The method in a paragraph.

use crate::lang::{Lang, Word, say, whole};
use crate::say::draws::open_facts;

pub const TITLE: Word = Word::new("Method", "方法");

/// The numbers that the paragraph names.
pub struct MethodNumbers<'a> {
    /// The thresholds for pursuing and for watching.
    pub thresholds: [&'a str; 2],
    /// How many draws.
    pub draws: usize,
    /// How many unknowns were drawn from what, as for [`open_facts`].
    pub unknowns: [usize; 3],
    /// How far weights vary from today's, in percent.
    pub around: &'a str,
    /// The largest standard error of a share, in percent.
    pub error: &'a str,
}

/// How scores, verdicts and shares come about.
pub fn paragraph(
    MethodNumbers { thresholds: [pursue, watch], draws, unknowns, around, error }: &MethodNumbers,
    lang: Lang,
) -> String {
    let (draws, facts) = (whole(*draws), open_facts(*unknowns, lang));
    say!(
        lang,
        "Each criterion turns its evidence into a value from 0 to 1 by a rule that the rubric states; the score is 100 \
         times the sum of the values, each times its weight. Unknowns are counted as zero and ranges at their worse \
         end; the potential is the score if every unknown and every range turned out best. An idea that fails a gate is dropped and stands below all \
         others, whatever it scores; {pursue} points with every gate passed are worth pursuing, {watch} points, or a \
         potential of {pursue}, are worth watching. A score depends on the idea's own facts and on the weights, never \
         on the other ideas, so that adding an idea cannot reorder the rest. A rank is a claim about weights: how \
         often it holds was counted in {draws} draws with each weight within {around} % of today's value and \
         {facts} (SMAA-2, Lahdelma and Salminen 2001; standard error {error} points at most). These shares, other \
         than scores, can change if an idea is added: what an unknown may be is judged by all ideas that are \
         looked at, also by those that fail a gate. Where one weight flips the lead is computed exactly. The answer is as good as the evidence: a wrong fact in the right \
         form is not found, and what the rubric does not ask cannot show.",
        "每条标准按评分标准写明的规则，把依据换算成 0 到 1 的价值；得分 = 100 ×（各条价值 × 权重）之和。未知按零分计，范围按较差的一端算；\
         潜力是待定的（含未知）都取最好时的得分。没有通过门槛的一律放弃，得分再高也排在其他创意之后；门槛全过且达到\
         {pursue} 分的值得推进，达到 {watch} 分、或潜力达到 {pursue} 分的值得观察。得分只取决于该创意自己的依据和权重，\
         与其他创意无关，因此增加一个创意不会打乱其余的次序。名次是关于权重的判断：各权重在当前值 ±{around}% 内变动、\
         {facts}，抽样 {draws} 次，数出当前名次成立的比例（SMAA-2，Lahdelma 与 Salminen 2001；\
         标准误差不超过 {error} 个百分点）。增加一个创意会改变这些比例，但不会改变得分：未知可能是多少，\
         是看参与比较的所有创意（包括没有通过门槛的）定的。某个权重动到哪里会易主，是精确算出来的。结论不会比依据更可靠：\
         格式正确而内容有误的依据查不出来，标准没有问到的也不会显示。"
    )
}
