//! Findings about the rubric and the table together, once both are read.

use super::super::{Message, nouns};
use super::lookup::did_you_mean;
use super::names::listed;
use crate::lang::{Lang, Text, both, say, whole};
use crate::say::names::looked_at;

/// `2 errors, 1 warning`
pub fn count((errors, warnings): (usize, usize), lang: Lang) -> String {
    let [errors_said, warnings_said] = [nouns::ERROR.count(errors, lang), nouns::WARNING.count(warnings, lang)];
    match (errors, warnings) {
        (_, 0) => errors_said,
        (0, _) => warnings_said,
        _ => say!(lang, "{errors_said}, {warnings_said}", "{errors_said}，{warnings_said}"),
    }
}

/// The same of warnings that are told in a line each, or not at all.
pub fn count_in_brief(counts: (usize, usize), lang: Lang) -> String {
    let said = count(counts, lang);
    say!(lang, "{said} (`dingzi check` explains each)", "{said}（dingzi check 逐一说明）")
}

/// What has no result.
#[derive(Clone, Copy, Debug)]
pub enum Judge {
    /// A criterion.
    Criterion,
    /// A gate.
    Gate,
}

/// A criterion or a gate has no result for some ideas: the first of them by name and `rest` more; `hazards` are its
/// operations that may have none.
pub fn no_result(judge: Judge, id: &str, named: &[&str], rest: usize, hazards: &Text) -> Message {
    let Text { en, zh } = listed(named);
    let what = match rest {
        0 => both!("`{id}` has no result for {en}", "“{id}”对{zh}算不出结果"),
        _ => {
            let (rest, all) = (whole(rest), nouns::IDEA.count(named.len() + rest, Lang::Zh));
            both!("`{id}` has no result for {en} and {rest} more", "“{id}”对{zh}等{all}算不出结果")
        }
    };
    let (here, here_zh) = (&hazards.en, &hazards.zh);
    let message = Message::new(what).label(both!("here {here}", "这里有{here_zh}"));
    match judge {
        Judge::Gate => message
            .note(both!(
                "the gate is open there, and an open gate blocks `pursue`",
                "这个门槛因此待定；门槛待定的创意不能“推进”"
            ))
            .help(both!(
                "if the case is a known one, decide it in the condition: … OR COLUMN = 0",
                "若这种情况其实有定论，请写进条件，如 … OR 列名 = 0"
            )),
        Judge::Criterion => message
            .note(both!(
                "it counts as unknown there: as zero, and its potential stays open",
                "这里按未知算：不得分，但仍算在潜力里"
            ))
            .help(both!(
                "if the case is a known one, say what it is worth: CASE WHEN … THEN … ELSE … END",
                "若这种情况其实有定论，请写明值多少：CASE WHEN … THEN … ELSE … END"
            )),
    }
}

/// Two criteria that order the ideas nearly alike.
pub struct AlikeCriteria<'a> {
    /// Their ids.
    pub criteria: [&'a str; 2],
    /// Spearman's rank correlation, as shown.
    pub rho: String,
    /// The number of ideas compared.
    pub ideas: usize,
    /// One in so many was looked at.
    pub one_in: usize,
}

/// Criteria order the ideas nearly alike: these pairs, the strongest first, and `rest` more.
pub fn alike(first: &AlikeCriteria, others: &[AlikeCriteria], rest: usize) -> Message {
    let compared = |pair: &AlikeCriteria| {
        [Lang::En, Lang::Zh].map(|lang| nouns::IDEA.count(pair.ideas, lang) + &looked_at(pair.one_in, lang))
    };
    let (AlikeCriteria { criteria: [a, b], rho, .. }, [en, zh]) = (first, compared(first));
    let mut message =
        Message::new(both!("`{a}` and `{b}` order the ideas nearly alike", "“{a}”和“{b}”排出的次序几乎一样"))
            .label(both!("this", "这一条"))
            .label(both!("and this", "和这一条"))
            .note(both!("rank correlation ρ = {rho} over {en}", "秩相关系数 ρ = {rho}（{zh}）"));
    for pair in others {
        let (AlikeCriteria { criteria: [a, b], rho, .. }, [en, zh]) = (pair, compared(pair));
        message =
            message.note(both!("so do `{a}` and `{b}`: ρ = {rho} over {en}", "“{a}”和“{b}”也是：ρ = {rho}（{zh}）"));
    }
    if rest > 0 {
        let (pairs, rest) = (nouns::PAIR.of(rest), whole(rest));
        message = message.note(both!("and {rest} more {pairs}", "另有{rest}对"));
    }
    message
        .note(both!("weight on both may count the same strength twice", "两条都占权重，同一个优点可能算了两遍"))
        .help(both!(
            "merge them or weigh one alone, unless each matters in itself",
            "请合并，或只给其中一条权重；若两条各有意义，可以不改"
        ))
}

/// A condition compares with a text that no cell of the column holds; `near` is a similar cell.
pub fn never_said(column: &str, text: &str, near: &str) -> Message {
    Message::new(both!("no cell of `{column}` says `{text}`", "列“{column}”里没有哪一格写着“{text}”"))
        .label(both!("never true", "不会成立"))
        .help(did_you_mean(near))
}

/// A file that a command reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The ideas.
    Table,
    /// The rubric.
    Rubric,
    /// The ideas before.
    TableBefore,
    /// The rubric before.
    RubricBefore,
    /// A form of weights.
    Form,
}

impl Input {
    fn text(self) -> Text {
        match self {
            Input::Table => both!("the table of ideas", "创意表"),
            Input::Rubric => both!("the rubric", "评分标准"),
            Input::TableBefore => both!("the table of before", "之前的创意表"),
            Input::RubricBefore => both!("the rubric of before", "之前的评分标准"),
            Input::Form => both!("the form", "表单"),
        }
    }
}

/// Two outputs go to one file.
pub fn one_place_for_two(path: &str, other: &str) -> Message {
    let what = match path == other {
        true => both!("both outputs would be written to `{path}`", "两份输出都要写到“{path}”"),
        false => both!(
            "`{path}` and `{other}` are one file, and two outputs would be written to it",
            "“{path}”和“{other}”是同一个文件，两份输出都要写进去"
        ),
    };
    Message::new(what)
        .label(both!("only the second would be left", "只会留下后写的那份"))
        .help(both!("name another file for one of them", "请给其中一份换一个文件名"))
}

/// A command would overwrite its own input, perhaps by another name.
pub fn would_overwrite(output: &str, what: Input, input: &str) -> Message {
    let Text { en, zh } = what.text();
    let message = Message::new(both!(
        "`{output}` is {en} that is read, and would be overwritten", "“{output}”就是要读的{zh}，会被覆盖"
    ))
    .label(both!("nothing is written", "什么也没有写"));
    let message = match output == input {
        true => message,
        false => message.note(both!("it is the same file as `{input}`", "它和“{input}”是同一个文件")),
    };
    message.help(both!("write to another file or folder", "请写到别的文件或文件夹"))
}

/// Standard output goes to a file that is read.
pub fn output_into_input(what: Input, input: &str) -> Message {
    let Text { en, zh } = what.text();
    Message::new(both!(
        "standard output goes into `{input}`, {en} that is read", "输出会写进“{input}”，而它就是要读的{zh}"
    ))
    .help(both!(
        "send it into another file; `>` has emptied this one already",
        "请输出到别的文件；`>` 已经把这个文件清空了"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_counted() {
        let counts = [(0, 0), (1, 0), (0, 2), (1_000, 1)];
        assert_eq!(
            counts.map(|n| count(n, Lang::En)),
            ["0 errors", "1 error", "2 warnings", "1,000 errors, 1 warning"]
        );
        assert_eq!(counts.map(|n| count(n, Lang::Zh)), ["0 个错误", "1 个错误", "2 个警告", "1,000 个错误，1 个警告"]);
    }
}
