//! `dingzi init`: files to start from.

use super::args::Init;
use super::screen;
use super::{Context, Outcome};
use crate::export::file::{make_folder, write_new};
use anyhow::{Context as _, anyhow};

/// The rubric that ships, and a table of three ideas for it.
const FILES: [(&str, &str); 2] =
    [("criteria.toml", include_str!("../../criteria.toml")), ("ideas.csv", include_str!("init/ideas.csv"))];

pub(super) fn run(args: &Init, context: &Context) -> Outcome {
    let there: Vec<_> = FILES.iter().map(|(name, _)| args.dir.join(name)).filter(|path| path.exists()).collect();
    if let Some(path) = there.first() {
        return Err(anyhow!("`{}` is there already; nothing was written", path.display()).into());
    }
    let files = FILES.map(|(name, text)| (args.dir.join(name), text.as_bytes()));
    let written = make_folder(&args.dir).and_then(|_made| write_new(&files));
    written.with_context(|| format!("cannot write into `{}`; nothing was written", args.dir.display()))?;
    let dir = args.dir.display();
    let go = if args.dir.as_os_str() == "." { String::new() } else { format!("cd {dir} && ") };
    let text = match context.lang {
        crate::lang::Lang::En => format!("wrote {dir}/criteria.toml and {dir}/ideas.csv; next: {go}dingzi score"),
        crate::lang::Lang::Zh => format!("已写入 {dir}/criteria.toml 和 {dir}/ideas.csv；下一步：{go}dingzi score"),
    };
    Ok(screen::show(&format!("{text}\n"))?)
}
