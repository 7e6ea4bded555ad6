//! Made-up subjects for tests: criteria and ideas like those in the notes, in both languages.

use super::figure::Subject;
use super::focus::Focus;
use crate::analysis::certainty::SEED;
use crate::analysis::study::Study;
use crate::diagnostic::{Sources, Span};
use crate::expression::Expr;
use crate::lang::{Lang, Text, say};
use crate::rubric::{Criterion, Expression, Gate, Lens, Rubric, TableSpec, Thresholds, UnknownDraw, Weights};
use crate::say::chart::origin;
use crate::score::{DecisionMatrix, EvidenceEnds, GateState, GateStates, Scored, Valued};
use crate::value::{Points, ValueFunction};

const GROUPS: [(&str, &str); 4] = [("Cash", "现金"), ("Sale", "成交"), ("Defence", "壁垒"), ("Reality", "现实")];

const CRITERIA: [(&str, &str, f64); 13] = [
    ("Error tolerance", "容错", 4.0),
    ("Revenue now", "现在有收入", 18.0),
    ("No cash burn", "不烧钱", 12.0),
    ("Growth path", "增长路径", 7.0),
    ("First-meeting POC", "首次见面即可验证", 9.0),
    ("Standard, not custom", "标准化而非定制", 8.0),
    ("Order-of-magnitude value", "数量级价值", 10.0),
    ("Ease", "易用", 4.0),
    ("Data moat", "数据护城河", 12.0),
    ("Own foundation", "自有根基", 5.0),
    ("Survives the next model", "不怕下一代模型", 6.0),
    ("Channel", "渠道", 3.0),
    ("AI must be the value", "价值必须来自 AI", 2.0),
];

const IDEAS: [(&str, &str); 27] = [
    ("AI video ads for shops", "电商 AI 视频广告"),
    ("WeChat private-domain sales agent", "微信私域销售智能体"),
    ("Phone call → live video sale", "电话转视频带货"),
    ("Long-context assistant", "长文本助手（Kimi）"),
    ("General foundation model", "通用基础大模型"),
    ("Text-to-film video generation", "文生电影级视频"),
    ("Private LLM deployment", "央国企大模型私有化部署"),
    ("Chat with a PDF", "与 PDF 对话"),
    ("Language → SQL analyst", "自然语言转 SQL 数据分析师"),
    ("Smart-factory arm cells", "智能工厂机械臂单元"),
    ("Humanoid home robot", "家用人形机器人"),
    ("Shoe design and supply loop", "鞋类零售设计与供应链闭环"),
    ("AI advertising creative", "AI 广告创意"),
    ("Novel-writing workbench", "小说写作工作台（蛙蛙）"),
    ("Edge AI chips", "端侧 AI 芯片"),
    ("Companion role-play", "陪伴式角色扮演"),
    ("Insurance enterprise software", "保险企业软件"),
    ("Cross-border e-commerce", "跨境电商工具"),
    ("Picture-to-video", "图生视频"),
    ("Trademark search", "商标检索"),
    ("Sales training", "销售陪练"),
    ("AI phone calls", "AI 电话外呼"),
    ("Meeting minutes", "会议纪要个人助理"),
    ("LLM evaluation", "大模型评测"),
    ("Robot dogs", "机器狗"),
    ("AI fortune-telling", "AI 算命"),
    ("Biometric screening", "生物特征与论文筛查"),
];

/// What a [`Subject`] borrows.
pub struct Sample {
    /// As many criteria as asked for.
    pub rubric: Rubric,
    /// One per lens of the rubric.
    pub lenses: Vec<Scored>,
    /// The language of the names.
    pub lang: Lang,
    certainty: Option<(Study, Focus)>,
    source: String,
}

impl Sample {
    /// The subject under the base lens.
    pub fn subject(&self) -> Subject<'_> {
        let (study, focus) = self.certainty.as_ref().expect("a sample is scored");
        Subject {
            rubric: &self.rubric,
            scored: &self.lenses[0],
            lenses: &self.lenses,
            study,
            focus,
            lang: self.lang,
            source: &self.source,
        }
    }

    /// `count` ideas on `criteria` criteria; the same arguments give the same subject.
    pub fn new(criteria: usize, count: usize, lang: Lang) -> Sample {
        let rubric = rubric(criteria);
        let mut dice = Dice(7 + criteria as u64);
        let names = (0..count).map(|n| name(n, lang)).collect::<Vec<_>>();
        let cells = count * criteria;
        let (mut low, mut high) = (vec![0.0; cells], vec![0.0; cells]);
        let mut gates = Vec::new();
        for idea in 0..count {
            let strength = 0.25 + 0.6 * dice.roll();
            for criterion in 0..criteria {
                let at = criterion * count + idea;
                let value = (strength + 0.7 * (dice.roll() - 0.5)).clamp(0.0, 1.0);
                (low[at], high[at]) = match dice.roll() {
                    d if d < 0.17 => (0.0, 1.0),
                    d if d < 0.27 => ((value - 0.2).max(0.0), (value + 0.15).min(1.0)),
                    _ => (value, value),
                };
            }
            gates.push(
                [0.12, 0.06]
                    .map(|p| match dice.roll() {
                        d if d < p && idea > 0 => GateState::Failed,
                        d if d < 2.0 * p => GateState::Unknown,
                        _ => GateState::Passed,
                    })
                    .to_vec(),
            );
        }
        let matrix = DecisionMatrix::new(count, low, high);
        let source =
            origin::origin(&origin::extent("ideas.csv", count, count, None, lang), rubric.base().name.get(lang), lang);
        let mut sample = Sample { rubric, lenses: Vec::new(), lang, certainty: None, source };
        sample.score(names, matrix, gates);
        sample
    }

    /// Ideas A, B, C … whose values on each criterion lie between these ends; those in `out` fail every gate.
    pub fn of<V: AsRef<[[f64; 2]]>>(values: &[V], out: &[usize], lang: Lang) -> Sample {
        Sample::new(values[0].as_ref().len(), values.len(), lang).change(|names, rows, gates| {
            for (i, values) in values.iter().enumerate() {
                names[i] = char::from(b'A' + i as u8).to_string();
                rows[i] = values.as_ref().concat();
                gates[i].fill(if out.contains(&i) { GateState::Failed } else { GateState::Passed });
            }
        })
    }

    /// The same with values that are known.
    pub fn known<const N: usize>(values: &[[f64; N]], out: &[usize], lang: Lang) -> Sample {
        Sample::of(&values.iter().map(|values| values.map(|value| [value; 2])).collect::<Vec<_>>(), out, lang)
    }

    /// Scores everything anew under every lens.
    pub fn score(&mut self, names: Vec<String>, matrix: DecisionMatrix, gates: Vec<Vec<GateState>>) {
        let (facts, gates) = (EvidenceEnds::unknown(names.len(), matrix.criteria()), GateStates::by_idea(&gates));
        let draws = if names.len() > 1_000 { 50 } else { 1_000 };
        let valued = Valued::new(names, matrix, facts, Vec::new(), gates);
        self.lenses = self.rubric.lenses.iter().map(|lens| valued.weigh(&self.rubric, lens)).collect();
        let study = Study::new(draws, SEED);
        let focus = Focus::of(&self.rubric, &valued, &self.lenses[0], &study);
        self.certainty = Some((study, focus));
    }

    /// The same subject with other names or other values.
    pub fn change(
        mut self,
        change: impl FnOnce(&mut Vec<String>, &mut Vec<Vec<f64>>, &mut Vec<Vec<GateState>>),
    ) -> Sample {
        let base = self.lenses.swap_remove(0);
        let (mut names, mut gates, m) =
            (base.names.to_vec(), (0..base.len()).map(|idea| base.gates[idea].to_vec()).collect(), &base.matrix);
        let mut rows: Vec<Vec<f64>> =
            (0..m.ideas()).map(|i| (0..m.criteria()).flat_map(|c| [m.low(i, c), m.high(i, c)]).collect()).collect();
        change(&mut names, &mut rows, &mut gates);
        let column = |end: usize| {
            (0..m.criteria()).flat_map(|c| rows.iter().map(move |r| r[2 * c + end]).collect::<Vec<_>>()).collect()
        };
        let matrix = DecisionMatrix::new(m.ideas(), column(0), column(1));
        self.score(names, matrix, gates);
        self
    }
}

fn name(n: usize, lang: Lang) -> String {
    let (en, zh) = IDEAS[n % IDEAS.len()];
    match n / IDEAS.len() + 1 {
        1 => say!(lang, "{en}", "{zh}"),
        round => say!(lang, "{round} {en}", "{zh}{round}"),
    }
}

fn rubric(criteria: usize) -> Rubric {
    let nowhere = Span::new(Sources::default().add("", Vec::new()), 0..0);
    let nothing = || Expression { text: String::new(), span: nowhere.clone(), expr: Expr::Null };
    let entry = |n: usize| CRITERIA[(n + usize::from(criteria < 4)) % CRITERIA.len()];
    let base: Vec<f64> = (0..criteria).map(|n| entry(n).2).collect();
    let lens = |id: &str, en: &str, zh: &str, parts: Vec<f64>| Lens {
        id: id.to_owned(),
        name: Text::new(en, zh),
        about: Text::default(),
        weights: Weights::from_parts(&parts),
    };
    let stressed = |step: usize, start: usize| {
        base.iter().enumerate().map(|(n, w)| if n % step == start { w * 5.0 } else { *w }).collect()
    };
    let gate = |id: &str, en: &str, zh: &str, why_en: &str, why_zh: &str| Gate {
        id: id.to_owned(),
        name: Text::new(en, zh),
        fail: nothing(),
        why: Text::new(why_en, why_zh),
        ask: Text::default(),
        notes: String::new(),
    };
    Rubric {
        title: Text::new("AI start-up opportunity", "AI 创业机会"),
        thresholds: Thresholds { pursue: 65.0, watch: 45.0 },
        groups: GROUPS.iter().map(|(id, zh)| ((*id).to_owned(), Text::new(*id, *zh))).collect(),
        criteria: (0..criteria)
            .map(|n| {
                let round = n / CRITERIA.len() + 1;
                let (en, zh) = (entry(n).0.to_owned(), entry(n).1.to_owned());
                let name = if round > 1 {
                    Text::new(format!("{en} {round}"), format!("{zh} {round}"))
                } else {
                    Text::new(en, zh)
                };
                Criterion {
                    id: format!("c{n}"),
                    name,
                    group: GROUPS[n % GROUPS.len()].0.to_owned(),
                    value: ValueFunction::Linear(Points::line(0.0, 1.0)),
                    evidence: nothing(),
                    unit: Text::default(),
                    draw: UnknownDraw::default(),
                    ask_cost: None,
                    ask: Text::default(),
                    notes: String::new(),
                }
            })
            .collect(),
        gates: vec![
            gate("custom", "Custom work", "定制", "Custom work does not scale", "定制化交付无法规模化"),
            gate(
                "price_war", "Price war", "价格战", "What everyone can supply falls to the floor price",
                "人人都能供应的东西会跌到地板价",
            ),
        ],
        lenses: vec![
            lens("base", "Base", "基准", base.clone()),
            lens("equal", "Equal weights", "等权", vec![1.0; criteria]),
            lens("market", "Market", "市场", stressed(3, 1)),
            lens("technology", "Technology", "技术", stressed(3, 0)),
            lens("indie", "Indie", "独立开发者", stressed(4, 2)),
        ],
        table: TableSpec::default(),
    }
}

/// SplitMix64: short, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}
