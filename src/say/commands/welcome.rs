//! The words if no command is given.

use crate::lang::Word;

/// What dingzi is, and how to begin.
pub const WELCOME: Word = Word::new(
    "dingzi (钉子, \"nail\") scores AI start-up ideas against a rubric: who leads, why, and what to find out next.\n\
     The rubric is criteria.toml, the ideas are rows of ideas.csv; both are yours to edit.\n\
     Begin with `dingzi init my-ideas`, then `cd my-ideas && dingzi score`; `dingzi --help` lists the rest.",
    "dingzi（钉子）按一套评分标准给 AI 创业创意打分：谁领先，为什么，下一步该查清什么。\n\
     标准写在 criteria.toml，每个创意是 ideas.csv 的一行；两个文件都可以随意改。\n\
     先运行 `dingzi init my-ideas`，再运行 `cd my-ideas && dingzi score`；其余命令见 `dingzi --help`。",
);
