//! The report: one page that shows the finding, the ranking and the figures; it asks nothing of the network and
//! needs no script.

use crate::analysis::certainty::Certainty;
use crate::analysis::dominance::overlaps;
use crate::analysis::{reason, summary};
use crate::chart::{Figure, Picture, font_faces};
use crate::lang::Lang;
use crate::rubric::{Lens, Rubric};
use crate::score::{Scored, Verdict};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");

/// What a report is made from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// What counts.
    pub rubric: &'a Rubric,
    /// The ideas under the lens chosen.
    pub scored: &'a Scored,
    /// How sure the lead is.
    pub certainty: &'a Certainty,
    /// The lens chosen.
    pub lens: &'a Lens,
    /// The figures, drawn.
    pub pictures: &'a [(&'static Figure, Picture)],
    /// The language of the words.
    pub lang: Lang,
    /// Where the numbers come from.
    pub source: &'a str,
}

/// The ranking shows this many ideas; the rest is in ranking.csv.
const MOST_ROWS: usize = 100;

/// The page, with the font that it needs.
pub fn page(subject: &Subject) -> String {
    let page = markup(subject).into_string();
    // The page says which characters the font must hold, so the font comes last.
    page.replacen("<style>", &format!("<style>{}", font_faces(&page)), 1)
}

fn markup(subject: &Subject) -> Markup {
    let Subject { rubric, scored, lang, .. } = *subject;
    let title = rubric.title.get(lang);
    html! {
        (DOCTYPE)
        html lang=(lang.pick("en", "zh-CN")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " – dingzi" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    header {
                        p.kicker { "dingzi" }
                        h1 { (title) }
                        p.finding { (summary::summary(rubric, scored, subject.certainty, lang)) }
                    }
                    (ranking(subject))
                    @for (figure, picture) in subject.pictures { (figure_section(figure, picture, lang)) }
                    (rubric_section(rubric, scored, lang))
                }
                footer { p { (subject.source) " · " (subject.lens.about.get(lang)) } }
            }
        }
    }
}

fn ranking(subject: &Subject) -> Markup {
    let Subject { rubric, scored, lang, .. } = *subject;
    let rest = scored.len().saturating_sub(MOST_ROWS);
    html! {
        section {
            h2 { (lang.pick("Ranking", "排名")) }
            div.scroll tabindex="0" role="region" aria-label=(lang.pick("Ranking", "排名")) {
                table {
                    thead {
                        tr {
                            th.number scope="col" { "#" }
                            th scope="col" { (lang.pick("idea", "创意")) }
                            th.number scope="col" { (lang.pick("score", "得分")) }
                            th.number scope="col" { (lang.pick("potential", "潜力")) }
                            th scope="col" { (lang.pick("verdict", "结论")) }
                            th scope="col" { (lang.pick("why", "理由")) }
                        }
                    }
                    tbody {
                        @for &i in scored.order.iter().take(MOST_ROWS) {
                            tr.dropped[scored.verdict[i] == Verdict::Drop] {
                                td.number { (scored.rank_label(i)) }
                                th scope="row" { (scored.names[i]) }
                                td.number { (format!("{:.1}", scored.score[i])) }
                                td.number { (format!("{:.1}", scored.potential[i])) }
                                td class=(scored.verdict[i].id()) { (scored.verdict[i].word(lang)) }
                                td { (reason::reason(rubric, scored, i).line(rubric, lang, 2)) }
                            }
                        }
                    }
                }
            }
            @if rest > 0 {
                p { (lang.pick(format!("{rest} more are in ranking.csv."), format!("另有 {rest} 个，见 ranking.csv。"))) }
            }
        }
    }
}

fn figure_section(figure: &Figure, picture: &Picture, lang: Lang) -> Markup {
    let id = format!("{}-alt", figure.id);
    html! {
        section {
            h2 { ((figure.question)(lang)) }
            figure aria-labelledby=(id) {
                div.scroll tabindex="0" role="region" aria-label=((figure.question)(lang)) { (PreEscaped(&picture.svg)) }
                figcaption id=(id) { (picture.alt) }
            }
        }
    }
}

/// Which criteria order the ideas nearly alike, if any do.
fn overlapping(rubric: &Rubric, scored: &Scored, lang: Lang) -> Option<String> {
    let pairs = overlaps(scored).into_iter().map(|o| {
        let [a, b] = o.criteria.map(|c| rubric.criteria[c].name.get(lang));
        let (rho, n) = (format!("{:.2}", o.rho), o.ideas);
        lang.pick(
            format!("{a} and {b} (rank correlation {rho} over {n} ideas)"),
            format!("“{a}”和“{b}”（秩相关 {rho}，{n} 个创意）"),
        )
    });
    let pairs: Vec<String> = pairs.collect();
    let named = pairs.join(lang.pick("; ", "；"));
    (!pairs.is_empty()).then(|| {
        lang.pick(
            format!(
                "Some criteria order the ideas nearly alike: {named}. Weight on both may count the same strength twice."
            ),
            format!("有的标准给创意排出的次序几乎一样：{named}。两条都给权重，可能把同一个优点算了两遍。"),
        )
    })
}

fn rubric_section(rubric: &Rubric, scored: &Scored, lang: Lang) -> Markup {
    let mut criteria: Vec<usize> = (0..rubric.criteria.len()).collect();
    criteria.sort_by(|&a, &b| scored.weights[b].total_cmp(&scored.weights[a]));
    html! {
        section {
            h2 { (lang.pick("The rubric", "评分标准")) }
            p {
                (lang.pick(
                    "Each criterion turns its evidence into a value from 0 to 1; the score is 100 times their weighted \
                     sum. What is unknown earns nothing; the potential is the score if every unknown turned out best. \
                     A failed gate is not bought back by any score.",
                    "每条标准把依据换算成 0 到 1 的价值，得分是加权和的 100 倍。未知项不得分；潜力是所有未知项都取最好结果时的得分。没有通过门槛的，得分再高也补不回来。",
                ))
            }
            @if let Some(text) = overlapping(rubric, scored, lang) { p { (text) } }
            div.scroll tabindex="0" role="region" aria-label=(lang.pick("The rubric", "评分标准")) {
                table {
                    thead {
                        tr {
                            th scope="col" { (lang.pick("criterion", "标准")) }
                            th.number scope="col" { (lang.pick("weight", "权重")) }
                            th scope="col" { (lang.pick("question", "要问的问题")) }
                            th scope="col" { (lang.pick("notes", "出处")) }
                        }
                    }
                    tbody {
                        @for c in criteria {
                            tr {
                                th scope="row" { (rubric.criteria[c].name.get(lang)) }
                                td.number { (format!("{:.1} %", 100.0 * scored.weights[c])) }
                                td { (rubric.criteria[c].ask.get(lang)) }
                                td { (rubric.criteria[c].notes) }
                            }
                        }
                        @for gate in &rubric.gates {
                            tr {
                                th scope="row" { (gate.name.get(lang)) }
                                td.number { (lang.pick("gate", "门槛")) }
                                td { (gate.why.get(lang)) }
                                td { (gate.notes) }
                            }
                        }
                    }
                }
            }
        }
    }
}
