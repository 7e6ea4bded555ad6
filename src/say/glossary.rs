//! The terms of this program: one for each thing, in both languages. docs/GLOSSARY.md and docs/GLOSSARY.zh.md are made
//! from this list, and a test rejects the words that must not be used.

use crate::identity::same;
use crate::lang::{Lang, Word, say};

/// A term, its meaning, and words that must not be used for it.
struct Term {
    word: Word,
    meaning: Word,
    /// Words for the same thing that none of our texts uses, in either language.
    not: &'static [&'static str],
}

const fn term(word: Word, meaning: Word, not: &'static [&'static str]) -> Term {
    Term { word, meaning, not }
}

const TERMS: &[Term] = &[
    term(
        Word::new("rubric", "评分标准"),
        Word::new(
            "criteria.toml: the criteria with their weights, the gates and the lenses",
            "criteria.toml：各条标准和权重、门槛、视角",
        ),
        &["scorecard", "打分表"],
    ),
    term(
        Word::new("idea", "创意"),
        Word::new("a row of the table: what is judged", "表里的一行：打分的对象"),
        &["备选方案"],
    ),
    term(
        Word::new("criterion", "标准"),
        Word::new("one question that counts, with its weight", "评分时看的一个问题，有自己的权重"),
        &["每项标准", "各项标准", "指标"],
    ),
    term(
        Word::new("evidence", "依据"),
        Word::new(
            "what is known of an idea for a criterion: a cell, or what an expression makes of cells",
            "一个创意在一条标准上已知的东西：一格，或由几格算出的数",
        ),
        &["证据"],
    ),
    term(
        Word::new("source", "出处"),
        Word::new(
            "where a fact comes from (the column `X:source`), or a criterion (its notes)",
            "一个事实从哪里来（`X：来源` 这一列），或一条标准从哪里来（它的 notes）",
        ),
        &[],
    ),
    term(
        Word::new("value", "价值"),
        Word::new(
            "what evidence is worth on a criterion, from 0 (worst) to 1 (best)",
            "依据在一条标准上值多少，从 0（最差）到 1（最好）",
        ),
        &["已证实的数值"],
    ),
    term(
        Word::new("weight", "权重"),
        Word::new(
            "how much a criterion counts beside the others; tables show it as its share",
            "一条标准和其他标准相比有多重要；表里显示为比重",
        ),
        &["现值"],
    ),
    term(
        Word::new("share", "比重"),
        Word::new("a weight as part of the sum of all, in per cent", "一个权重占全部权重之和的百分之几"),
        &[],
    ),
    term(
        Word::new("score", "得分"),
        Word::new(
            "100 times the weighted sum of the values; unknowns are counted as zero, ranges at their worse end",
            "100 ×（各条价值 × 权重）之和；未知的不得分，范围按较差的一端算",
        ),
        &[],
    ),
    term(
        Word::new("proven", "已证实"),
        Word::new(
            "earned for certain: by an unknown nothing, by a range what its worse end earns",
            "肯定得到的：未知的不得分，范围按较差的一端算",
        ),
        &[],
    ),
    term(
        Word::new("potential", "潜力"),
        Word::new(
            "the score if all that is open, the unknown included, turned out best",
            "待定的（含未知）都取最好时的得分",
        ),
        &[],
    ),
    term(
        Word::new("expected points", "预期分数"),
        Word::new(
            "the score with each open fact at what it is worth on average: between what is proven and the potential",
            "每项待定按平均值算的得分，在已证实的分数和潜力之间",
        ),
        &["期望分数"],
    ),
    term(
        Word::new("unknown", "未知"),
        Word::new("nothing is known: an empty cell, `?`, TBD", "什么都不知道：空格、`?`、待定、暂无"),
        &["未知项按"],
    ),
    term(
        Word::new("open", "待定"),
        Word::new(
            "not settled: unknown, or known as a range only; an open gate may still fail",
            "还没有定下来：未知，或只知道范围；待定的门槛还可能没有通过",
        ),
        &["未定", "未知项", "待弄清"],
    ),
    term(
        Word::new("gate", "门槛"),
        Word::new(
            "a condition that no strength buys back: an idea that fails one is dropped and ranks below all others",
            "再强也补不回来的条件：没有通过门槛的创意一律放弃，排在所有其他创意之后",
        ),
        &["一票否决", "淘汰"],
    ),
    term(
        Word::new("verdict", "结论"),
        Word::new(
            "pursue, watch or drop. An idea that fails a gate is dropped; one whose score reaches the line of pursue, with every gate passed, is pursued; one whose score reaches the line of watch, or whose potential reaches that of pursue, is watched; the rest is dropped",
            "推进、观察或放弃。没有通过门槛的一律放弃；得分达到推进线、门槛都通过的为推进；得分达到观察线，或潜力达到推进线的为观察；其余放弃",
        ),
        &[],
    ),
    term(Word::new("lens", "视角"), Word::new("a set of weights with a name", "一套有名字的权重"), &[]),
    term(
        Word::new("base", "基准"),
        Word::new("the lens of the weights in the file", "文件里写的权重"),
        &["weights as written", "按原文件"],
    ),
    term(
        Word::new("equal", "等权"),
        Word::new("the lens in which every criterion weighs the same", "每条标准一样重"),
        &["等权重"],
    ),
    term(
        Word::new("by hand", "手动调整"),
        Word::new("weights moved on the page or by `whatif`", "在页面上或用 `whatif` 动过的权重"),
        &[],
    ),
    term(
        Word::new("ranking, rank", "排名，名次"),
        Word::new(
            "the order of the ideas by score, and the place of one in it; equal scores share the better rank",
            "创意按得分的次序，和其中一个的位置；得分相同，并列较好的名次",
        ),
        &[],
    ),
    term(
        Word::new("leads", "领先"),
        Word::new(
            "has the highest score, under the weights spoken of, of those that fail no gate",
            "按所说的权重，在没有未过门槛的创意里得分最高",
        ),
        &[],
    ),
    term(
        Word::new("first", "居首，排第一"),
        Word::new("has the best rank in a draw, or by a method", "在一次抽样里，或按一种方法，名次最好"),
        &[],
    ),
    term(
        Word::new("flip", "易主"),
        Word::new(
            "another idea takes the lead; the nearest is the least change of one weight that brings it",
            "另一个创意领先了；最容易翻盘的，是动一个权重、动得最少的那次",
        ),
        &["换人", "最近的翻转"],
    ),
    term(
        Word::new("draw", "抽样"),
        Word::new(
            "one set of weights, or one outcome of everything open, or both, taken at random, as the command says; a range may lie anywhere between its ends, an unknown where the ideas of the table lie",
            "随机取一组权重，或每项待定的一个结果，或两者都取，看是哪个命令；范围在两端之间取，未知照表里各创意已知的样子取",
        ),
        &["simulation run"],
    ),
    term(
        Word::new("at best", "最有利时"),
        Word::new(
            "how often an idea is first under the weights that suit it best on average (its central weights)",
            "取平均来说对它最有利的权重（中心权重），一个创意有多常排第一",
        ),
        &["信心"],
    ),
    term(
        Word::new("can change the lead", "能改变谁第一"),
        Word::new(
            "of an open fact: its worst and its best outcome give different leaders, in so many draws",
            "说的是一项待定的依据：它取最差和最好时，排第一的不是同一个；有多少抽样是这样",
        ),
        &["左右谁", "左右第一", "左右结论"],
    ),
    term(
        Word::new("worth", "平均多得"),
        Word::new(
            "of an open fact: the points that knowing it before choosing gains on average",
            "说的是一项待定的依据：选之前先查清它，平均能多得几分",
        ),
        &[],
    ),
    term(
        Word::new("unbeaten", "没有被压过"),
        Word::new("no other idea is at least as good on everything shown", "没有哪个创意样样都不输它"),
        &["Pareto"],
    ),
    term(
        Word::new("reversed", "逆转"),
        Word::new(
            "of a method: two ideas change places when a third leaves the table (rank reversal)",
            "说的是一种方法：从表里拿掉一个创意，另外两个的次序颠倒（排序逆转）",
        ),
        &["换序"],
    ),
    term(
        Word::new("chosen", "选中"),
        Word::new(
            "of an idea and `pick`: it is in the set with the most points",
            "说的是一个创意和 `pick`：它在总分最高的组合里",
        ),
        &["入选比例", "必须入选"],
    ),
    term(
        Word::new("gets a place", "入选"),
        Word::new(
            "of an idea and `--first K`: it is among the first K of those that fail no gate",
            "说的是一个创意和 `--first K`：在没有未过门槛的创意里，它排进前 K 名",
        ),
        &[],
    ),
    term(
        Word::new("surely in, surely out", "必定入选，必定落选"),
        Word::new(
            "of an idea and a number of places: proven to get one, or none, under all weights of a set and whatever open facts turn out to be",
            "说的是一个创意和几个名额：在一组权重下，不论待定项结果如何，都证明它能入选，或不能",
        ),
        &["safely in", "稳入"],
    ),
    term(
        Word::new("in question", "说不准"),
        Word::new(
            "of an idea and a number of places: it gets one in some draws, or shares the last one with others",
            "说的是一个创意和几个名额：有的抽样中入选，有的落选，或和别人并列争最后一个",
        ),
        &["存疑"],
    ),
    term(
        Word::new("Kendall's τ-b", "肯德尔 τ-b"),
        Word::new(
            "how alike two rankings are: 1 is the same, 0 by chance, -1 turned round",
            "两个排名有多像：1 完全一致，0 全凭运气，-1 完全颠倒",
        ),
        &["Kendall τ"],
    ),
];

/// The glossary in a language, as docs/GLOSSARY.md holds it.
pub fn glossary(lang: Lang) -> String {
    let whose = Word::new(
        "One word for one thing. `dingzi docs words` prints this list; 中文版：GLOSSARY.zh.md",
        "同一个东西只用一个词。`dingzi docs words` 会打印这个表；英文版：GLOSSARY.md",
    );
    listed(whose, lang)
}

/// The same as printed in a terminal.
pub fn words(lang: Lang) -> String {
    listed(Word::new("One word for one thing.", "同一个东西只用一个词。"), lang)
}

fn listed(first: Word, lang: Lang) -> String {
    let (title, heads) =
        (Word::new("# Words", "# 用词"), Word::new("| word | 中文 | meaning |", "| 词 | English | 意思 |"));
    let [title, first, heads] = [title, first, heads].map(|word| word.get(lang));
    let mut text = format!("{title}\n\n{first}\n\n{heads}\n|---|---|---|\n");
    for term in TERMS {
        let other = match lang {
            Lang::En => term.word.zh,
            Lang::Zh => term.word.en,
        };
        text += &format!("| {} | {other} | {} |\n", term.word.get(lang), term.meaning.get(lang));
    }
    text
}

/// The meaning of a word of either language.
pub fn meaning(word: &str, lang: Lang) -> Option<String> {
    let term = TERMS.iter().find(|term| term.names().any(|name| same(name, word)))?;
    let (word, meaning) = (term.word, term.meaning.get(lang));
    let Word { en, zh } = word;
    Some(say!(lang, "{en} ({zh}): {meaning}", "{zh}（{en}）：{meaning}"))
}

/// Every word, in both languages.
pub fn terms() -> impl Iterator<Item = &'static str> + Clone {
    TERMS.iter().flat_map(Term::names)
}

impl Term {
    /// Its names in both languages; an entry may hold two.
    fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        let Word { en, zh } = self.word;
        en.split(", ").chain(zh.split('，'))
    }
}

/// Words that none of our texts uses.
pub fn forbidden() -> impl Iterator<Item = &'static str> {
    TERMS.iter().flat_map(|term| term.not.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_explained_whichever_language_it_is_of() {
        let zh = meaning("Gate", Lang::Zh).unwrap_or_default();
        assert!(zh.starts_with("门槛（gate）：") && meaning("门槛", Lang::Zh) == Some(zh));
        assert!(meaning("名次", Lang::En).is_some_and(|said| said.starts_with("ranking, rank (排名，名次): ")));
        assert_eq!(meaning("ran", Lang::En), None);
    }
}
