//! The words of `--save-lens`.

use crate::lang::{Lang, both, say};
use crate::say::system::Spoken;

/// The rubric is standard input.
pub fn no_file() -> Spoken {
    both!(
        "a lens cannot be saved into standard input: give the rubric as a file",
        "视角不能存入标准输入：请把评分标准作为文件给出"
    )
    .into()
}

/// A lens is saved.
pub fn saved(name: &str, file: &str, lang: Lang) -> String {
    say!(lang, "lens `{name}` saved in {file}", "视角“{name}”已存入 {file}")
}

/// Whether a lens may be replaced.
pub fn may_replace(name: &str, lang: Lang) -> String {
    say!(
        lang,
        "There is a lens `{name}` already. Replace its weights? [y/N] ",
        "已有视角“{name}”。替换它的权重吗？[y/N] "
    )
}

/// A lens of this name exists.
pub fn taken(name: &str, file: &str) -> Spoken {
    both!(
        "`{file}` has a lens `{name}` already: choose another name, or replace its weights with --force",
        "“{file}”里已有视角“{name}”：请换个名字，或加 --force 替换它的权重"
    )
    .into()
}
