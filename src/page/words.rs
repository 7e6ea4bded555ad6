//! The words that the modules of the live page put in themselves, as a block of JSON. `{name}` is filled in by them.

use crate::lang::Lang;
use serde_json::json;

/// The words of one language, safe inside a `script` element.
pub(super) fn words(lang: Lang) -> String {
    let words = json!({
        "lang": lang.pick("en", "zh"),
        "weight": lang.pick("{name}: weight", "{name}：权重"),
        "number": lang.pick("{name} in per cent", "{name}，百分比"),
        "lock": lang.pick("Lock {name}", "锁定{name}"),
        "lock_title": lang.pick("Hold this weight while others move", "调别的权重时，它保持不变"),
        "count": lang.pick("Count {name}", "计入{name}"),
        "count_title": lang.pick("Count it, or leave it out", "计入或不计入"),
        "double": lang.pick("×2: what if {name} counted twice as much?", "×2：{name}的权重翻倍会怎样？"),
        "valuetext": lang.pick("{share} %. {flip}", "{share}%。{flip}"),
        "below": lang.pick("below {at} %: {name}", "低于 {at}%：{name}"),
        "above": lang.pick("above {at} %: {name}", "高于 {at}%：{name}"),
        "any_weight": lang.pick("no change at any weight", "无论多重都不变"),
        "by_hand": lang.pick("by hand", "手动调整"),
        "found": lang.pick("{found} of {ideas} ideas", "{ideas} 个创意中的 {found} 个"),
        "idea": lang.pick("1 idea", "1 个创意"),
        "ideas": lang.pick("{ideas} ideas", "{ideas} 个创意"),
        "cell": lang.pick("{name}: {points} of {weight}", "{name}：{weight} 分中得 {points} 分"),
        "was": lang.pick("was {was}", "原为第 {was} 名"),
        "gate": lang.pick("fails: {gate}", "未过门槛：{gate}"),
        "head": lang.pick("{name}, {weight} %", "{name}，{weight}%"),
        "potential": lang.pick("{score} of 100, up to {potential} if all that is open turned out best",
            "{score} 分（满分 100），未定的都最好时 {potential} 分"),
        "fact": lang.pick("{points} of {weight}", "{points}（满分 {weight}）"),
        "fact_open": lang.pick("{points} of {weight}, {open} open", "{points}（满分 {weight}），{open} 待定"),
        "source": lang.pick("{text} ({source})", "{text}（{source}）"),
        "value": lang.pick("→ {value}", "→ {value}"),
        "unknown": lang.pick("unknown", "未知"),
        "no_gates": lang.pick("The rubric has no gates.", "评分标准没有设门槛。"),
        "no_next": lang.pick("Nothing is open.", "没有待弄清的事。"),
        "copied_link": lang.pick("Link copied", "链接已复制"),
        "copied_command": lang.pick("Command copied", "命令已复制"),
        "copy_failed": lang.pick("The browser does not let this page copy. Here it is:", "浏览器不允许本页复制，内容在此："),
        "lost": lang.pick("dingzi is not answering; run `dingzi serve` again.",
            "dingzi 没有回应；请重新运行 `dingzi serve`。"),
        "other_rubric": lang.pick("criteria.toml has changed, so the weights are back to what it says.",
            "criteria.toml 有改动，权重已恢复为文件里的值。"),
        "lens_taken": lang.pick("There is a lens of this name already. Save once more to replace its weights.",
            "已有同名视角。再保存一次就会替换它的权重。"),
        "dismiss": lang.pick("Close", "关闭"),
        "draws": lang.pick("{done} of {draws} draws", "已抽取 {done} / {draws} 次"),
        "cancelled": lang.pick("Cancelled.", "已取消。"),
        "stale": lang.pick("Weights have changed since.", "之后权重又改过。"),
        "warnings": lang.pick("What `dingzi check` warns of: {count}", "`dingzi check` 的提醒：{count} 条"),
    });
    // A `<` could end the element that holds the block.
    words.to_string().replace('<', "\\u003c")
}
