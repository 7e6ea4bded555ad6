//! Heads of columns that several tables share.

use crate::lang::Word;

pub const IDEA: Word = Word::new("idea", "创意");
pub const IDEAS: Word = Word::new("ideas", "创意数");
pub const CRITERION: Word = Word::new("criterion", "标准");
pub const WEIGHT: Word = Word::new("weight", "权重");
pub const SCORE: Word = Word::new("score", "得分");
pub const POTENTIAL: Word = Word::new("potential", "潜力");
pub const VERDICT: Word = Word::new("verdict", "结论");
pub const POINTS: Word = Word::new("points", "分数");
pub const CHANGE: Word = Word::new("change", "变化");
pub const UNKNOWN: Word = Word::new("unknown", "未知");
pub const NONE: Word = Word::new("none", "无");
pub const OPEN: Word = Word::new("open", "待定");
pub const BEFORE: Word = Word::new("before", "之前");
pub const AFTER: Word = Word::new("after", "之后");
pub const TODAY: Word = Word::new("today", "现在");
pub const ASK: Word = Word::new("ask", "要问的问题");
pub const WHY: Word = Word::new("why", "原因");
pub const VALUE: Word = Word::new("value", "价值");
pub const EVIDENCE: Word = Word::new("evidence", "依据");
pub const METHOD: Word = Word::new("method", "方法");
pub const FIRST: Word = Word::new("first", "第一");
pub const VALUES: Word = Word::new("values", "价值");
