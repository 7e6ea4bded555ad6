//! The files of the page, as they are built into the program.

use crate::chart::embedded_font;
use std::borrow::Cow;

/// A file of the page.
pub(super) struct Asset {
    /// Its media type.
    pub kind: &'static str,
    /// How long a browser may keep it.
    pub keep: &'static str,
    pub bytes: Cow<'static, [u8]>,
}

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const PICTURE: &str = "image/svg+xml";

macro_rules! files {
    ($($name:literal: $kind:expr),* $(,)?) => {
        &[$(($name, $kind, include_bytes!(concat!("assets/", $name)))),*]
    };
}

/// Name, media type and bytes of each.
static FILES: &[(&str, &str, &[u8])] = files! {
    "icon.svg": PICTURE,
    "style.css": STYLE,
    "parts.css": STYLE,
    "main.js": SCRIPT,
    "api.js": SCRIPT,
    "words.js": SCRIPT,
    "state.js": SCRIPT,
    "sliders.js": SCRIPT,
    "table.js": SCRIPT,
    "why.js": SCRIPT,
    "pictures.js": SCRIPT,
    "notices.js": SCRIPT,
    "tools.js": SCRIPT,
    "keys.js": SCRIPT,
};

/// The file of this name.
pub(super) fn find(name: &str) -> Option<Asset> {
    // A new version of the program has new files at the same names, but the font stays.
    let font = |bold| Asset { kind: "font/ttf", keep: "max-age=86400", bytes: embedded_font(bold).into() };
    match name {
        "regular.ttf" => Some(font(false)),
        "bold.ttf" => Some(font(true)),
        _ => {
            let (_, kind, bytes) = FILES.iter().find(|(file, ..)| *file == name)?;
            Some(Asset { kind, keep: "no-store", bytes: (*bytes).into() })
        }
    }
}
