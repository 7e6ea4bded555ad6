//! `dingzi init`: files to start from.

use super::args::InitArgs;
use super::context::{Context, Outcome};
use super::screen;
use crate::export::file::{make_folder, write_new};
use crate::export::shell_word;
use crate::lang::Lang;
use crate::say::commands::init as words;
use crate::say::files::cannot_write_into;

/// A rubric and a table of three ideas for it, in one language. Both languages value the same evidence alike.
fn files(lang: Lang) -> [(&'static str, &'static str); 2] {
    let [rubric, table] = match lang {
        Lang::En => [include_str!("init/en/criteria.toml"), include_str!("init/en/ideas.csv")],
        Lang::Zh => [include_str!("init/zh/criteria.toml"), include_str!("init/zh/ideas.csv")],
    };
    [("criteria.toml", rubric), ("ideas.csv", table)]
}

pub(super) fn run(args: &InitArgs, context: &Context) -> Outcome {
    let files = files(context.lang);
    let there: Vec<_> = files.iter().map(|(name, _)| args.dir.join(name)).filter(|path| path.exists()).collect();
    if let Some(path) = there.first() {
        let lacks_rubric = args.dir.as_os_str() == "." && path.ends_with("ideas.csv");
        return Err(words::is_there(&path.display().to_string(), lacks_rubric).into());
    }
    let files = files.map(|(name, text)| (args.dir.join(name), text.as_bytes()));
    let written = make_folder(&args.dir).and_then(|_made| write_new(&files));
    let dir = args.dir.display().to_string();
    written.map_err(|error| cannot_write_into(&dir, error))?;
    let go = if args.dir.as_os_str() == "." { String::new() } else { format!("cd {} && ", shell_word(&dir)) };
    let text = words::wrote(&dir, &format!("{go}dingzi score"), context.lang);
    Ok(screen::show(&(text + "\n"))?)
}
