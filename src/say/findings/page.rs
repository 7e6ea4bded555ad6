//! What is wrong with a request of the live page.

use crate::lang::{Text, Word, both, whole};
use crate::say::Message;

/// Where to read what can be asked.
const REFERENCE: Word = Word::new("docs/API.md says what can be asked, and how", "可以问什么、怎么问，见 docs/API.md");

// The request as a whole.

/// It names no server.
pub fn no_host() -> Message {
    from_elsewhere(Word::new("the request names no host", "请求没有写明主机"))
}

/// It is for another server.
pub fn other_host(host: &str) -> Message {
    from_elsewhere(both!("this server is not `{host}`", "这台服务器不叫“{host}”"))
}

/// It comes from a page of another server.
pub fn other_origin(origin: &str) -> Message {
    from_elsewhere(both!("a page of `{origin}` may not ask this server", "“{origin}”的网页不能向这台服务器提问"))
}

fn from_elsewhere(what: impl Into<Text>) -> Message {
    Message::new(what).help(Word::new(
        "open the page under the address that `dingzi serve` printed",
        "请用 `dingzi serve` 显示的地址打开网页",
    ))
}

/// The address does not exist.
pub fn no_address() -> Message {
    Message::new(Word::new("there is nothing at this address", "这个地址下什么也没有")).help(REFERENCE)
}

/// The address does not allow this method.
pub fn wrong_method(method: &str) -> Message {
    Message::new(both!("{method} is not what this address takes", "这个地址不接受 {method}")).help(REFERENCE)
}

/// It is not sent as JSON.
pub fn not_json() -> Message {
    Message::new(Word::new("a request is JSON", "请求必须是 JSON")).help(Word::new(
        "send it with `Content-Type: application/json`", "发送时请注明 `Content-Type: application/json`",
    ))
}

/// Its body did not arrive; `why` is the server's reason in English.
pub fn no_body(why: &str) -> Message {
    Message::new(both!("{why}", "没有收到完整的请求"))
        .help(Word::new("send less, and all of it", "请缩短内容，并发送完整"))
}

const INVALID: Word = Word::new("the request is not valid JSON", "请求不是合法的 JSON");

/// It is not valid JSON; `why` is the parser's reason in English.
pub fn invalid_json(why: &str) -> Message {
    Message::new(INVALID).label(Text::new(why, "这里写法不对")).help(REFERENCE)
}

/// It is JSON, but not an object.
pub fn no_object() -> Message {
    Message::new(INVALID).label(Word::new("an object belongs here: {…}", "这里应是一个对象：{…}")).help(REFERENCE)
}

/// The program failed on it.
pub fn failed() -> Message {
    Message::new(Word::new("the server failed on this request", "服务器处理这个请求时出错"))
        .help(Word::new("please report it", "请报告给我们"))
}

/// Too many pages are listening.
pub fn too_many_listeners(most: usize) -> Message {
    let most = whole(most);
    Message::new(both!("{most} pages listen already", "已经打开了 {most} 个网页"))
        .help(Word::new("close some of them", "请关掉一些"))
}

/// The program fails on a file.
pub fn reader_failed() -> Message {
    Message::new(Word::new(
        "the files cannot be read: the program fails on one of them", "无法读取文件：程序处理其中一个时出错",
    ))
    .help(Word::new("please report it, with both files", "请报告给我们，并附上两个文件"))
}

// Its fields.

/// What a field should hold.
#[derive(Clone, Copy)]
pub enum WantedJson {
    /// A text.
    Text,
    /// Yes or no.
    Bool,
    /// A whole number up to this.
    Whole(usize),
    /// A number between these two.
    Number(f64, f64),
    /// Any number that is not negative.
    Amount,
    /// A list of texts.
    Texts,
    /// Numbers by name.
    Numbers,
    /// A name, or an object.
    ObjectOrText,
}

/// A field holds something else.
pub fn wrong_kind(field: &str, wanted: WantedJson) -> Message {
    let Text { en, zh } = match wanted {
        WantedJson::Text => both!("a text", "一段文字"),
        WantedJson::Bool => both!("true or false", "true 或 false"),
        WantedJson::Whole(most) => both!("a whole number from 0 to {most}", "从 0 到 {most} 的整数"),
        WantedJson::Number(from, to) => both!("a number from {from} to {to}", "从 {from} 到 {to} 的数"),
        WantedJson::Amount => both!("a number from 0 on", "不小于 0 的数"),
        WantedJson::Texts => both!("a list of texts", "文字的列表"),
        WantedJson::Numbers => both!("an object of numbers", "由数字组成的对象"),
        WantedJson::ObjectOrText => both!("an object or a text", "一个对象或一段文字"),
    };
    Message::new(both!("`{field}` is not {en}", "“{field}”不是{zh}")).help(both!("{en} belongs here", "这里应是{zh}"))
}

/// There is no such language.
pub fn no_language(word: &str) -> Message {
    Message::new(both!("there is no language `{word}`", "没有“{word}”这种语言"))
        .help(Word::new("write en or zh", "请写 en 或 zh"))
}

/// Open evidence cannot be counted in this way.
pub fn no_way_to_count(word: &str) -> Message {
    Message::new(both!("what is open cannot count as `{word}`", "未知不能按“{word}”算"))
        .help(Word::new("write nothing, half or best", "请写 nothing（零分）、half（一半）或 best（最好）"))
}

/// Rows cannot be ordered like this.
pub fn no_order(word: &str) -> Message {
    Message::new(both!("there is no order `{word}`", "没有“{word}”这种次序"))
        .help(Word::new("write now or against", "请写 now 或 against"))
}

/// No idea is named.
pub fn which_idea(field: &str) -> Message {
    Message::new(Word::new("which idea is it?", "问的是哪个创意？"))
        .help(both!("name one of them in `{field}`", "请在“{field}”里写明一个"))
}

/// A gesture is not an object.
pub fn no_move() -> Message {
    Message::new(Word::new("`move` is not an object", "“move”不是一个对象"))
        .help(Word::new("write a criterion and an amount", "请写明标准（criterion）和变化（amount）"))
}

/// A gesture does not say how far, or in a word that is not a number, perhaps because of its decimal comma.
pub fn bad_amount(amount: &str, meant: Option<&str>) -> Message {
    let what = match amount {
        "" => both!("`move` has no amount", "“move”没有写变化多少"),
        _ => both!("`{amount}` is not a change of weight", "看不懂“{amount}”"),
    };
    Message::new(what).help(match meant {
        Some(meant) => both!("decimals follow a point: write {meant}", "小数点请用“.”：写成 {meant}"),
        None => both!(
            "write 30 (per cent), +5, -5, x2, off or on",
            "请写 30（百分之三十）、+5、-5、x2、off（不计）或 on（计入）"
        ),
    })
}

/// No criterion has a weight.
pub fn no_weight() -> Message {
    Message::new(Word::new("the weights add up to nothing", "权重加起来是零"))
        .help(Word::new("give one criterion a weight at least", "请至少给一条标准权重"))
}

/// A link cannot be read.
pub fn damaged_link() -> Message {
    Message::new(Word::new(
        "the link is damaged: a part of it is missing or changed", "链接已损坏：缺了一段，或被改动过",
    ))
    .help(Word::new("copy it again, as a whole", "请重新完整地复制一次"))
}

/// A link is of another rubric.
pub fn foreign_link() -> Message {
    Message::new(Word::new(
        "the link belongs to another rubric, so its weights mean nothing here",
        "这个链接属于另一份评分标准，其中的权重在这里没有意义",
    ))
    .help(Word::new("open it on the page of the rubric that it was made with", "请在生成它的那份评分标准的网页上打开"))
}

// Saving a lens.

/// A lens of this name exists.
pub fn lens_taken(name: &str) -> Message {
    Message::new(both!("there is a lens `{name}` already", "已有视角“{name}”")).help(Word::new(
        "save it under another name, or ask for `replace` to give it these weights",
        "请换个名字保存，或加上 `replace`，用现在的权重替换它",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_no_change_is_answered_with_those_that_are() {
        let said = bad_amount("三十", None);
        assert_eq!(
            (said.what.zh.as_str(), said.what.en.as_str()),
            ("看不懂“三十”", "`三十` is not a change of weight")
        );
        assert_eq!(said.help[0].zh, "请写 30（百分之三十）、+5、-5、x2、off（不计）或 on（计入）");
        assert_eq!(bad_amount("1,5", Some("1.5")).help[0].en, "decimals follow a point: write 1.5");
    }

    #[test]
    fn what_belongs_into_a_field_is_said_twice() {
        let said = wrong_kind("count", WantedJson::Whole(500));
        assert_eq!(
            said.what,
            Text::new("`count` is not a whole number from 0 to 500", "“count”不是从 0 到 500 的整数")
        );
        assert_eq!(said.help, [Text::new("a whole number from 0 to 500 belongs here", "这里应是从 0 到 500 的整数")]);
    }
}
