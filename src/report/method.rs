//! The method in a paragraph, with the numbers of this report.

use super::Subject;
use super::document::{Block, Section};
use crate::analysis::certainty::AROUND;
use crate::chart::count;
use crate::lang::fixed;

pub(super) fn section<'a>(subject: &Subject) -> Section<'a> {
    let Subject { rubric, study, lang, .. } = *subject;
    let (around, draws) = (100.0 * AROUND, count(study.robust.draws));
    let error = fixed(100.0 * study.robust.standard_error(0.5), 1);
    let (pursue, watch) = (rubric.thresholds.pursue, rubric.thresholds.watch);
    let text = lang.pick(
        format!(
            "Each criterion turns its evidence into a value from 0 to 1 by a rule that the rubric states; the score is 100 \
             times the sum of the values, each times its weight. What is unknown earns nothing; the potential is the \
             score if every unknown and every range turned out best. An idea that fails a gate is dropped and stands \
             below all others, whatever it scores; {pursue} points with every gate passed are worth pursuing, {watch} \
             points, or a potential of {pursue}, are worth watching. A score depends on the idea's own facts and on \
             the weights, never on the other ideas, so that adding an idea cannot reorder the rest. A rank is a claim \
             about weights: how often it holds was counted in {draws} draws of weights within ±{around} % of today's, \
             with every open fact drawn from its range (SMAA-2, Lahdelma and Salminen 2001; standard error {error} \
             points at most). Where one weight flips the lead is computed exactly. The answer is as good as the \
             evidence: a wrong fact in the right form is not found, and what the rubric does not ask cannot show."
        ),
        format!(
            "每条标准按评分标准写明的规则，把依据换算成 0 到 1 的价值；得分是各项价值乘以权重之和的 100 倍。未知项不得分；\
             潜力是所有未知项和区间都取最好结果时的得分。没有通过门槛的一律放弃，得分再高也排在其他创意之后；\
             门槛全过且达到 {pursue} 分的值得推进，达到 {watch} 分、或潜力达到 {pursue} 分的值得观察。得分只取决于该创意自己的依据和权重，\
             与其他创意无关，因此增加一个创意不会打乱其余的次序。名次是关于权重的判断：在权重为现值 ±{around}% 以内、\
             待定项在其范围内随机取值的 {draws} 次抽样中，数出它成立的比例（SMAA-2，Lahdelma 与 Salminen 2001；\
             标准误差不超过 {error} 个百分点）。某个权重动到哪里会换第一名，是精确算出来的。结论不会比依据更可靠：\
             格式正确而内容有误的依据查不出来，标准没有问到的也不会显示。"
        ),
    );
    Section { id: "method", title: lang.pick("Method", "方法").to_owned(), blocks: vec![Block::Text(text)] }
}
