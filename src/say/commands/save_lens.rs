//! The words of `--save-lens`.

use crate::lang::{Lang, Text, both, say};
use crate::say::findings::rubric::NO_LIST_OF_LENSES;
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

/// A lens of this name is there.
pub fn taken(name: &str, file: &str) -> Spoken {
    both!(
        "`{file}` has a lens `{name}` already: choose another name, or replace its weights with --force",
        "“{file}”里已有视角“{name}”：请换个名字，或加 --force 替换它的权重"
    )
    .into()
}

/// No weight is changed.
pub fn unchanged() -> Spoken {
    both!("no weight is changed, so there is no lens to save", "权重没有变化，没有视角可存").into()
}

/// A file is not in UTF-8.
pub fn not_utf8(file: &str) -> Spoken {
    both!("save `{file}` as UTF-8 first, then a lens can be added", "请先把“{file}”另存为 UTF-8，再存视角").into()
}

/// The list of lenses is no list.
pub fn no_list() -> Spoken {
    Text::from(NO_LIST_OF_LENSES).into()
}

/// The rubric has been changed meanwhile.
pub fn other_criteria(file: &str) -> Spoken {
    both!("`{file}` has other criteria now than a moment ago: try again", "“{file}”里的标准刚刚变了：请再试一次").into()
}
