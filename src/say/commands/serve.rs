//! The words of `dingzi serve`.

use crate::lang::{Lang, Word, both, say};
use crate::say::system::{Spoken, error};
use std::io::{self, ErrorKind};

/// How to use the page whose address has been shown.
pub const OPEN_IT: Word = Word::new("Open it in a browser; Ctrl-C ends it.", "在浏览器中打开；按 Ctrl-C 结束。");

/// The input is not a file that can be read again.
pub fn no_file(name: &str) -> Spoken {
    both!(
        "a page is kept up to date with its files, so give `{name}` a name: save it first",
        "网页会随文件更新，“{name}”要先存成一个有名字的文件"
    )
    .into()
}

/// An address cannot be listened at.
pub fn cannot_serve(address: &str, why: &io::Error) -> Spoken {
    let (way_en, way_zh) = match why.kind() {
        ErrorKind::AddrInUse | ErrorKind::PermissionDenied => {
            ("; leave out --port and a free one is chosen", "；不写 --port 会自动选一个空闲端口")
        }
        ErrorKind::AddrNotAvailable => {
            ("; --host names an address of this machine, such as 127.0.0.1", "；--host 要写本机的地址，如 127.0.0.1")
        }
        _ => ("", ""),
    };
    let why = error(why);
    let (en, zh) = (why.en, why.zh);
    both!("cannot serve at {address}: {en}{way_en}", "无法在 {address} 提供网页：{zh}{way_zh}").into()
}

/// No browser could be opened.
pub fn no_browser(why: &io::Error, lang: Lang) -> String {
    let why = error(why);
    let why = why.get(lang);
    say!(lang, "warning: no browser could be opened: {why}", "警告：无法打开浏览器：{why}")
}
