//! The frame of the page.

use crate::lang::Lang;
use maud::{DOCTYPE, html};

/// The page before any number is in it.
pub(super) fn page(lang: Lang, title: &str) -> String {
    html! {
        (DOCTYPE)
        html lang=(lang.pick("en", "zh-CN")) { head { title { (title) } } body {} }
    }
    .into_string()
}
