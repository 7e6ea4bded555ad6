//! The frame of the live page: its regions and all fixed words. JavaScript modules fill it with the server's answers.

use crate::diagnostic::printable;
use crate::lang::Lang;
use crate::say::page::frame as say;
use crate::say::page::modules::WORDS;
use crate::say::punctuation;
use crate::score::Open;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, Value};

/// The page as text, for a rubric with this title.
pub(super) fn page(lang: Lang, title: &str) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
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

/// The words that the modules of the page insert, as a block of JSON that is safe inside a `script` element.
fn words(lang: Lang) -> String {
    let words = WORDS.iter().map(|(name, word)| (*name, word.get(lang))).chain([("lang", lang.id())]);
    let words: Map<String, Value> = words.map(|(name, word)| (name.to_owned(), word.into())).collect();
    // A `<` could end the element that holds the block.
    Value::from(words).to_string().replace('<', "\\u003c")
}

fn header(lang: Lang, title: &str) -> Markup {
    html! {
        header {
            div.top {
                p #source {}
                nav aria-label=(say::LANGUAGE.get(lang)) {
                    a.language href="/?lang=en" lang="en" aria-current=[(lang == Lang::En).then_some("true")] { (say::ENGLISH) }
                    a.language href="/?lang=zh" lang="zh-CN" aria-current=[(lang == Lang::Zh).then_some("true")] { (say::CHINESE) }
                }
            }
            h1 #title { (title) }
            noscript { p { (say::NEEDS_SCRIPT.get(lang)) } }
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
    let unknowns = Open::ALL.map(|open| (open.id(), open.name().get(lang)));
    html! {
        div #tools role="group" aria-label=(say::TOOLS.get(lang)) {
            label { span { (say::LENS.get(lang)) } select #lens {} }
            label { span { (say::AGAINST.get(lang)) } select #against {} }
            fieldset #unknown {
                legend { (say::UNKNOWN.get(lang)) }
                @for (id, word) in unknowns {
                    label { input type="radio" name="unknown" value=(id) checked[id == "nothing"]; span { (word) } }
                }
            }
            div.buttons {
                button #undo type="button" disabled { (say::UNDO.get(lang)) }
                button #redo type="button" disabled { (say::REDO.get(lang)) }
                button #reset type="button" disabled { (say::RESET.get(lang)) }
                button #link type="button" { (say::COPY_LINK.get(lang)) }
                button #command type="button" { (say::COPY_COMMAND.get(lang)) }
                button #save type="button" disabled { (say::SAVE_LENS.get(lang)) }
                button #help type="button" { (say::KEYS.get(lang)) " " kbd { "?" } }
            }
            p #done role="status" {}
        }
    }
}

fn sliders(lang: Lang) -> Markup {
    html! {
        section #sliders tabindex="0" aria-labelledby="sliders-title" {
            h2 #sliders-title { (say::WEIGHTS.get(lang)) }
            p.hint { (say::WEIGHTS_HINT.get(lang)) }
            div #groups {}
        }
    }
}

fn ranking(lang: Lang) -> Markup {
    html! {
        section #ranking aria-labelledby="ranking-title" {
            div.bar {
                h2 #ranking-title { (say::RANKING.get(lang)) }
                label.search {
                    span.unseen { (say::SEARCH.get(lang)) }
                    input #find type="search" autocomplete="off" spellcheck="false"
                        placeholder=(say::SEARCH_SHORT.get(lang));
                }
                p #found role="status" {}
            }
            p #compared .hint {}
            div #rows role="group" aria-label=(say::BY_RANK.get(lang)) {
                table {
                    thead {
                        tr {
                            th.rank scope="col" { abbr title=(say::RANK.get(lang)) { "#" } }
                            th.moved scope="col" { span.unseen { (say::MOVED.get(lang)) } }
                            th.name scope="col" { (say::IDEA.get(lang)) }
                            th.verdict scope="col" { (say::VERDICT.get(lang)) }
                            th.score scope="col" { (say::SCORE.get(lang)) }
                        }
                    }
                    tbody.space #above aria-hidden="true" {}
                    tbody #ideas {}
                    tbody.space #below aria-hidden="true" {}
                }
            }
            p #none hidden { (say::NONE_FOUND.get(lang)) }
            p.legend {
                span.sample.proven {} (say::PROVEN.get(lang))
                span.sample.open {} (say::STILL_OPEN.get(lang))
                span.width { (say::WIDTHS.get(lang)) }
            }
        }
    }
}

fn why(lang: Lang) -> Markup {
    html! {
        section #why tabindex="0" aria-labelledby="why-title" {
            p.eyebrow { (say::WHY_HERE.get(lang)) }
            h2 #why-title { (say::WHY.get(lang)) }
            p { span #why-heading {} (punctuation::COMMA.get(lang)) b #why-verdict {} }
            div.total { p #why-score {} div #why-bar aria-hidden="true" { span.solid {} span.open {} } }
            p #why-reason {}
            h3 { (say::POINTS.get(lang)) }
            ol #facts {}
            h3 { (say::GATES.get(lang)) }
            ul #gates {}
            h3 { (say::TO_BE_FIRST.get(lang)) }
            ul #first {}
            h3 { (say::FIND_OUT.get(lang)) }
            ul #next {}
        }
    }
}

fn pictures(lang: Lang) -> Markup {
    html! {
        section #pictures aria-labelledby="pictures-title" {
            h2 #pictures-title { (say::PICTURES.get(lang)) }
            h3 #map-title { (say::MAP.get(lang)) }
            figure #map { div.scroll tabindex="0" role="region" aria-labelledby="map-title" {} figcaption {} }
            h3 #often-title { (say::HOW_OFTEN.get(lang)) }
            p.hint { (say::HOW_OFTEN_HINT.get(lang)) }
            div.robust {
                fieldset #around {
                    legend.unseen { (say::WHICH_WEIGHTS.get(lang)) }
                    label {
                        input type="radio" name="around" value="20" checked;
                        span { (say::AROUND.get(lang)) }
                    }
                    label {
                        input type="radio" name="around" value="";
                        span { (say::ANY.get(lang)) }
                    }
                }
                button #draw .strong type="button" { (say::DRAW.get(lang)) }
                button #cancel type="button" hidden { (say::CANCEL.get(lang)) }
                progress #progress value="0" max="1" hidden aria-labelledby="often-title" {}
                p #drawn role="status" {}
            }
            div #often hidden {
                p.finding {}
                div.scroll tabindex="0" role="region" aria-label=(say::TABLE.get(lang)) {
                    table {
                        thead { tr {
                            th scope="col" { (say::IDEA.get(lang)) }
                            th scope="col" { (say::FIRST.get(lang)) }
                            th scope="col" { (say::FIRST_THREE.get(lang)) }
                            th scope="col" { (say::EXPECTED_RANK.get(lang)) }
                            th scope="col" { (say::MOST_DRAWS.get(lang)) }
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
                h2 #save-title { (say::SAVE_AS_LENS.get(lang)) }
                p { (say::WRITES.get(lang)) }
                label {
                    span { (say::NAME.get(lang)) }
                    input #lens-name type="text" required autocomplete="off" spellcheck="false" placeholder=(say::EXAMPLE.get(lang));
                }
                p #save-said role="status" {}
                div.buttons {
                    button.strong type="submit" { (say::SAVE.get(lang)) }
                    button.close type="button" { (say::CLOSE.get(lang)) }
                }
            }
        }
    }
}

fn keys(lang: Lang) -> Markup {
    let slider = [
        ("← →", say::STEP.get(lang)),
        ("PgUp PgDn", say::LEAP.get(lang)),
        ("Home End", say::ENDS.get(lang)),
        ("+5   x2   30", say::IN_THE_BOX.get(lang)),
    ];
    let page = [
        ("Ctrl Z", say::KEY_UNDO.get(lang)),
        ("Ctrl Shift Z", say::KEY_REDO.get(lang)),
        ("/", say::KEY_SEARCH.get(lang)),
        ("Esc", say::KEY_LEAVE.get(lang)),
        ("?", say::KEY_KEYS.get(lang)),
    ];
    html! {
        dialog #keys-dialog aria-labelledby="keys-title" {
            h2 #keys-title { (say::KEYS.get(lang)) }
            h3 { (say::ON_A_WEIGHT.get(lang)) }
            dl { @for (key, what) in slider { dt { kbd { (key) } } dd { (what) } } }
            h3 { (say::ANYWHERE.get(lang)) }
            dl { @for (key, what) in page { dt { kbd { (key) } } dd { (what) } } }
            div.buttons { button.close type="button" { (say::CLOSE.get(lang)) } }
        }
    }
}

/// The templates that the modules copy: a slider, a row, a column's header, a fact.
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
                    button.double type="button" title=(say::DOUBLE.get(lang)) {
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
