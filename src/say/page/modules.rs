//! The words that the page's scripts insert, by their names there. The scripts fill in `{name}`.

use crate::lang::Word;
use crate::say::heads::UNKNOWN;
use crate::say::punctuation::{NEXT, STOP};

/// All of them.
pub const WORDS: &[(&str, Word)] = &[
    ("weight", Word::new("{name}: weight", "{name}：权重")),
    ("number", Word::new("{name} in per cent", "{name}，百分比")),
    ("lock", Word::new("Lock {name}", "锁定{name}")),
    ("lock_title", Word::new("Hold this weight while others move", "调别的权重时，它保持不变")),
    ("count", Word::new("Count {name}", "计入{name}")),
    ("count_title", Word::new("Count it, or leave it out", "计入或不计入")),
    ("double", Word::new("×2: what if {name} counted twice as much?", "×2：{name}的权重翻倍会怎样？")),
    ("valuetext", Word::new("{share} %. {flip}", "{share}%。{flip}")),
    ("any_weight", Word::new("no change at any weight", "权重怎么变都不易主")),
    ("by_hand", Word::new("by hand", "手动调整")),
    ("cell", Word::new("{name}: {points} of {weight}", "{name}：{weight} 分中得 {points} 分")),
    ("was", Word::new("was {was}", "原为{was}")),
    ("gate", Word::new("fails: {gate}", "未过门槛：{gate}")),
    ("head", Word::new("{name}, {weight} %", "{name}，{weight}%")),
    ("score", Word::new("{score} of 100", "{score} 分（满分 100）")),
    ("potential", Word::new("{score} of 100, potential {potential}", "{score} 分，潜力 {potential} 分（满分 100）")),
    ("fact", Word::new("{points} of {weight}", "{points}（满分 {weight}）")),
    ("fact_open", Word::new("{points} of {weight}, {open} open", "{points}（满分 {weight}），{open} 待定")),
    ("source", Word::new("{text} ({source})", "{text}（{source}）")),
    ("value", Word::new("→ {value}", "→ {value}")),
    ("unknown", UNKNOWN),
    ("no_gates", Word::new("The rubric has no gates.", "评分标准没有设门槛。")),
    ("no_next", Word::new("Nothing is open.", "没有待定项。")),
    ("copied_link", Word::new("Link copied", "链接已复制")),
    ("copied_command", Word::new("Command copied", "命令已复制")),
    (
        "copy_failed",
        Word::new("The browser does not let this page copy. Here it is:", "浏览器不允许本页复制，内容在此："),
    ),
    (
        "lost",
        Word::new("dingzi is not answering; run `dingzi serve` again.", "dingzi 没有回应；请重新运行 `dingzi serve`。"),
    ),
    ("failed", Word::new("The server answered with {status}", "服务器返回了 {status}")),
    (
        "other_rubric",
        Word::new(
            "criteria.toml has changed, so the weights are back to what it says.",
            "criteria.toml 有改动，权重已恢复为文件里的值。",
        ),
    ),
    (
        "lens_taken",
        Word::new(
            "There is a lens of this name already. Save once more to replace its weights.",
            "已有同名视角。再保存一次就会替换它的权重。",
        ),
    ),
    ("dismiss", Word::new("Close", "关闭")),
    ("cancelled", Word::new("Cancelled.", "已取消。")),
    ("stale", Word::new("Weights have changed since.", "之后权重又改过。")),
    ("warnings", Word::new("What `dingzi check` warns of: {count}", "`dingzi check` 的提醒：{count} 条")),
    ("all_findings", Word::new("`dingzi check` lists them all.", "运行 `dingzi check` 可以看到全部。")),
    // Between two sentences, and at the end of one.
    ("between", NEXT),
    ("stop", STOP),
];
