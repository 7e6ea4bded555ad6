//! The frame of the live page: its regions and every word that stands still. Modules fill it with what the server says.

use super::words::words;
use crate::diagnostic::printable;
use crate::lang::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The page as text, for the rubric of this title.
pub(super) fn page(lang: Lang, title: &str) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(lang.pick("en", "zh-CN")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " – dingzi" }
                link rel="icon" href="/assets/icon.svg";
                link rel="stylesheet" href="/assets/style.css";
                link rel="stylesheet" href="/assets/parts.css";
                script type="application/json" id="words" { (PreEscaped(words(lang))) }
                script type="module" src="/assets/main.js" {}
            }
            body {
                // The headline again, small, once the large one has been scrolled away.
                p #compact aria-hidden="true" {}
                (header(lang, title))
                main {
                    div.columns { (sliders(lang)) (ranking(lang)) (why(lang)) }
                    (pictures(lang))
                }
                footer { p { "dingzi " (env!("CARGO_PKG_VERSION")) } details #warnings hidden { summary {} ul {} } }
                (save(lang))
                (keys(lang))
                (templates(lang))
            }
        }
    };
    printable(&page.into_string())
}

fn header(lang: Lang, title: &str) -> Markup {
    html! {
        header {
            div.top {
                p #source {}
                nav aria-label=(lang.pick("Language", "语言")) {
                    a.language href="/?lang=en" lang="en" aria-current=[lang.pick(Some("true"), None)] { "English" }
                    a.language href="/?lang=zh" lang="zh-CN" aria-current=[lang.pick(None, Some("true"))] { "中文" }
                }
            }
            h1 #title { (title) }
            noscript { p { (lang.pick("This page needs JavaScript.", "本页需要 JavaScript。")) } }
            div #lost .notice role="alert" {}
            div #broken .notice role="alert" {}
            div #told .notice role="alert" {}
            p #headline {}
            div #certainty {}
            p #said .unseen role="status" {}
            (tools(lang))
        }
    }
}

fn tools(lang: Lang) -> Markup {
    let unknowns = [
        ("nothing", lang.pick("nothing", "零分")),
        ("half", lang.pick("half", "一半")),
        ("best", lang.pick("best", "最好")),
    ];
    html! {
        div #tools role="group" aria-label=(lang.pick("Tools", "工具")) {
            label { span { (lang.pick("Lens", "视角")) } select #lens {} }
            label { span { (lang.pick("Compare with", "对比")) } select #against {} }
            fieldset #unknown {
                legend { (lang.pick("Unknown counts as", "未知项算")) }
                @for (id, word) in unknowns {
                    label { input type="radio" name="unknown" value=(id) checked[id == "nothing"]; span { (word) } }
                }
            }
            div.buttons {
                button #undo type="button" disabled { (lang.pick("Undo", "撤销")) }
                button #redo type="button" disabled { (lang.pick("Redo", "重做")) }
                button #reset type="button" disabled { (lang.pick("Back to criteria.toml", "恢复 criteria.toml")) }
                button #link type="button" { (lang.pick("Copy link", "复制链接")) }
                button #command type="button" { (lang.pick("Copy command", "复制命令")) }
                button #save type="button" disabled { (lang.pick("Save as lens…", "存为视角…")) }
                button #help type="button" { (lang.pick("Keys", "快捷键")) " " kbd { "?" } }
            }
            p #done role="status" {}
        }
    }
}

fn sliders(lang: Lang) -> Markup {
    html! {
        section #sliders tabindex="0" aria-labelledby="sliders-title" {
            h2 #sliders-title { (lang.pick("Weights", "权重")) }
            p.hint { (lang.pick(
                "What if something counted more? The others make room.",
                "某一项更重要会怎样？其余各项会让出份额。",
            )) }
            div #groups {}
        }
    }
}

fn ranking(lang: Lang) -> Markup {
    html! {
        section #ranking aria-labelledby="ranking-title" {
            div.bar {
                h2 #ranking-title { (lang.pick("Ranking", "名次")) }
                label.search {
                    span.unseen { (lang.pick("Search ideas", "查找创意")) }
                    input #find type="search" autocomplete="off" spellcheck="false"
                        placeholder=(lang.pick("Search  /", "查找  /"));
                }
                p #found role="status" {}
            }
            p #compared .hint {}
            div #rows role="group" aria-label=(lang.pick("Ideas by rank", "按名次排列的创意")) {
                table {
                    thead {
                        tr {
                            th.rank scope="col" { abbr title=(lang.pick("Rank", "名次")) { "#" } }
                            th.moved scope="col" { span.unseen { (lang.pick("Moved", "升降")) } }
                            th.name scope="col" { (lang.pick("Idea", "创意")) }
                            th.verdict scope="col" { (lang.pick("Verdict", "结论")) }
                            th.score scope="col" { (lang.pick("Score", "得分")) }
                        }
                    }
                    tbody.space #above aria-hidden="true" {}
                    tbody #ideas {}
                    tbody.space #below aria-hidden="true" {}
                }
            }
            p #none hidden { (lang.pick("No idea has this in its name.", "没有哪个创意的名字里有这几个字。")) }
            p.legend {
                span.sample.proven {} (lang.pick("proven", "已证实"))
                span.sample.open {} (lang.pick("still open", "待定"))
                span.width { (lang.pick("A column is as wide as its weight.", "列宽就是权重。")) }
            }
        }
    }
}

fn why(lang: Lang) -> Markup {
    html! {
        section #why tabindex="0" aria-labelledby="why-title" {
            p.eyebrow { (lang.pick("Why this rank", "为什么排在这里")) }
            h2 #why-title { (lang.pick("Why", "原因")) }
            p { span #why-heading {} (lang.pick(", ", "，")) b #why-verdict {} }
            div.total { p #why-score {} div #why-bar aria-hidden="true" { span.solid {} span.open {} } }
            p #why-reason {}
            h3 { (lang.pick("Where the points come from", "分数从哪里来")) }
            ol #facts {}
            h3 { (lang.pick("Gates", "门槛")) }
            ul #gates {}
            h3 { (lang.pick("What would put it first", "怎样才能排第一")) }
            ul #first {}
            h3 { (lang.pick("What to find out next", "下一步先弄清什么")) }
            ul #next {}
        }
    }
}

fn pictures(lang: Lang) -> Markup {
    html! {
        section #pictures aria-labelledby="pictures-title" {
            h2 #pictures-title { (lang.pick("Pictures", "图")) }
            h3 #map-title { (lang.pick("Map", "分布图")) }
            figure #map { div.scroll tabindex="0" role="region" aria-labelledby="map-title" {} figcaption {} }
            h3 #often-title { (lang.pick("How often is each first?", "各有多大机会排第一？")) }
            p.hint { (lang.pick(
                "Draws weights and open facts at random many times over and counts who leads.",
                "反复随机抽取权重和未定的事实，数一数谁领先。",
            )) }
            div.robust {
                fieldset #around {
                    legend.unseen { (lang.pick("Which weights", "抽取哪些权重")) }
                    label {
                        input type="radio" name="around" value="20" checked;
                        span { (lang.pick("within ±20 % of these", "在现有权重 ±20% 之内")) }
                    }
                    label {
                        input type="radio" name="around" value="";
                        span { (lang.pick("any weights", "任意权重")) }
                    }
                }
                button #draw .strong type="button" { (lang.pick("Find out", "算一算")) }
                button #cancel type="button" hidden { (lang.pick("Cancel", "取消")) }
                progress #progress value="0" max="1" hidden aria-labelledby="often-title" {}
                p #drawn role="status" {}
            }
            div #often hidden {
                p.finding {}
                div.scroll tabindex="0" role="region" aria-label=(lang.pick("Table: how often each is first", "表：各有多大机会排第一")) {
                    table {
                        thead { tr {
                            th scope="col" { (lang.pick("Idea", "创意")) }
                            th scope="col" { (lang.pick("First", "第一")) }
                            th scope="col" { (lang.pick("First three", "前三")) }
                            th scope="col" { (lang.pick("Expected rank", "期望名次")) }
                            th scope="col" { (lang.pick("9 of 10 draws", "九成落在")) }
                        } }
                        tbody {}
                    }
                }
                figure { div.scroll tabindex="0" role="region" aria-labelledby="often-title" {} }
            }
        }
    }
}

fn save(lang: Lang) -> Markup {
    html! {
        dialog #save-dialog aria-labelledby="save-title" {
            form {
                h2 #save-title { (lang.pick("Save as lens", "存为视角")) }
                p { (lang.pick(
                    "Writes these weights to criteria.toml as a lens; everything else in the file stays as it is.",
                    "把现在的权重作为一个视角写进 criteria.toml，文件里的其他内容不变。",
                )) }
                label {
                    span { (lang.pick("Name (letters, digits, _)", "名称（字母、数字、_）")) }
                    input #lens-name type="text" required autocomplete="off" spellcheck="false" placeholder="my_lens";
                }
                p #save-said role="status" {}
                div.buttons {
                    button.strong type="submit" { (lang.pick("Save", "保存")) }
                    button.close type="button" { (lang.pick("Close", "关闭")) }
                }
            }
        }
    }
}

fn keys(lang: Lang) -> Markup {
    let slider = [
        ("← →", lang.pick("one point less or more", "减 1、加 1")),
        ("PgUp PgDn", lang.pick("ten points more or less", "加 10、减 10")),
        ("Home End", lang.pick("nothing, or the most there is", "归零、加到最大")),
        ("+5   x2   30", lang.pick("in the box: 5 more, twice as much, 30 %", "在数字框里：加 5、翻倍、改成 30%")),
    ];
    let page = [
        ("Ctrl Z", lang.pick("undo", "撤销")),
        ("Ctrl Shift Z", lang.pick("redo", "重做")),
        ("/", lang.pick("search ideas", "查找创意")),
        ("Esc", lang.pick("leave a box, close this", "离开输入框，关闭本窗口")),
        ("?", lang.pick("these keys", "显示快捷键")),
    ];
    html! {
        dialog #keys-dialog aria-labelledby="keys-title" {
            h2 #keys-title { (lang.pick("Keys", "快捷键")) }
            h3 { (lang.pick("On a weight", "调权重时")) }
            dl { @for (key, what) in slider { dt { kbd { (key) } } dd { (what) } } }
            h3 { (lang.pick("Anywhere", "任何时候")) }
            dl { @for (key, what) in page { dt { kbd { (key) } } dd { (what) } } }
            div.buttons { button.close type="button" { (lang.pick("Close", "关闭")) } }
        }
    }
}

/// What the modules copy: one slider, one row, one column's head.
fn templates(lang: Lang) -> Markup {
    html! {
        template #slider {
            li.slider {
                span.name {}
                div.controls {
                    button.lock type="button" aria-pressed="false" {
                        svg viewBox="0 0 16 16" aria-hidden="true" {
                            path.shackle d="M5 7.5V5a3 3 0 0 1 6 0v2.5" {}
                            rect x="3" y="7.5" width="10" height="6.5" rx="1" {}
                        }
                    }
                    button.switch type="button" role="switch" aria-checked="true" { span {} }
                    button.double type="button" title=(lang.pick("What if it counted twice as much?", "权重翻倍会怎样？")) {
                        "×2"
                    }
                    span.box { input.number type="text" inputmode="decimal" autocomplete="off" spellcheck="false"; "%" }
                }
                div.track {
                    div.marks aria-hidden="true" {
                        span.line {} span.stay {} span.tick.low {} span.tick.high {} span.beyond {}
                    }
                    input type="range" min="0" max="100" step="any";
                }
                div.under {
                    p.flips { span.below {} span.above {} }
                    p.stuck role="status" {}
                }
            }
        }
        template #row {
            tr {
                td.rank {}
                td.moved {}
                th.name scope="row" { button type="button" aria-pressed="false" {} small {} }
                td.verdict {}
                td.score {}
            }
        }
        template #head { th.criterion scope="col" { span.unseen {} div.box aria-hidden="true" { span {} } } }
        template #fact {
            li {
                span.name {}
                span.points {}
                div.fall aria-hidden="true" { span.solid {} span.open {} }
                ul.cells {}
                p.ask {}
            }
        }
    }
}
