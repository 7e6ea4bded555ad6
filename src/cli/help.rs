//! The command line as it explains itself: help, manual page and completions, from one registry of words.

use super::args::{self, Args};
use super::context::{Context, Exit, Outcome, Stop};
use super::screen;
use super::screen::screen_width;
use crate::export::terminal::wrap;
use crate::lang::{Lang, Word};
use crate::say::help::{self, CommandGroup, CommandHelp, GROUPS};
use crate::say::punctuation::COLON;
use crate::say::usage::choice;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Command, CommandFactory};

/// The command line with its help in `lang`. Chinese is wrapped here, to `columns`: clap breaks lines at spaces alone,
/// and Chinese has none.
pub fn command(lang: Lang, columns: usize) -> Command {
    let words = HelpWriter { lang, columns };
    let command = Args::command()
        .about(help::PROGRAM.get(lang))
        .long_about(words.lines(help::PROGRAM_AT_LENGTH.get(lang), 0))
        .arg(words.flag("version", 'V', ArgAction::Version))
        .disable_version_flag(true);
    let command = words.with_arguments(command, "");
    command.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        match help::of(&name) {
            Some(help) => words.with_arguments(words.with_about(sub, help), &name),
            None => sub,
        }
    })
}

/// The command line for the manual page and completions: not wrapped, and with the bare names of possible values.
pub(super) fn plain(lang: Lang) -> Command {
    fn named(arg: Arg) -> Arg {
        let names: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        if names.is_empty() || !arg.get_action().takes_values() {
            arg
        } else {
            arg.value_parser(PossibleValuesParser::new(names))
        }
    }
    let command = command(lang, usize::MAX).mut_args(named);
    command.mut_subcommands(|sub| sub.mut_args(named))
}

/// The manual page.
pub(super) fn manual(lang: Lang) -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(plain(lang)).render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    let line = |line: &str| match line.strip_prefix(".SH ").and_then(help::section) {
        Some(section) => format!(".SH {}\n", section.get(lang)),
        None => format!("{line}\n"),
    };
    let mut page: String = page.lines().map(line).collect();
    for CommandGroup { heading, commands } in GROUPS {
        let first = format!(".TP\ndingzi\\-{}(1)\n", commands[0].command);
        page = page.replace(&first, &format!(".SS {}\n{first}", heading.get(lang)));
    }
    Ok(page.into_bytes())
}

/// Shows the help of the program, or of one command.
pub(super) fn run(args: &args::HelpArgs, context: &Context) -> Outcome {
    let command = command(context.lang, help_width());
    if let Some(name) = &args.of
        && command.find_subcommand(name).is_none()
    {
        return Err(help::no_command(name).into());
    }
    let asked = [Some("dingzi"), args.of.as_deref(), Some("--help")];
    match command.try_get_matches_from(asked.into_iter().flatten()) {
        Err(help) if screen::refuse(&help, context.lang) != 0 => Err(Stop::Told(Exit::Usage)),
        _ => Ok(()),
    }
}

/// The width of the help, in columns.
pub(super) fn help_width() -> usize {
    screen_width().min(MAX_HELP_WIDTH)
}

/// The widest that help gets, in columns.
const MAX_HELP_WIDTH: usize = 100;

/// Writes the help in one language.
#[derive(Clone, Copy)]
struct HelpWriter {
    lang: Lang,
    columns: usize,
}

/// Columns that clap leaves blank before the help of an argument.
const ARGUMENT_INDENT: usize = 10;
/// Columns before what is said of a command.
const ABOUT_INDENT: usize = 15;
/// The display order of what comes after all other arguments: help and version.
const LAST_DISPLAY_ORDER: usize = 1_000;

impl HelpWriter {
    /// Adds to a command what it does and how it works.
    fn with_about(self, command: Command, help: &CommandHelp) -> Command {
        command.about(help.about.get(self.lang)).after_long_help(self.lines(help.more.get(self.lang), 0))
    }

    /// Adds help to the arguments of a command; in Chinese, also replaces clap's English words.
    fn with_arguments(self, command: Command, name: &str) -> Command {
        let command = command.disable_help_flag(true).disable_help_subcommand(true);
        let command = command.arg(self.flag("help", 'h', ArgAction::Help)).mut_args(|arg| self.argument(arg, name));
        let template = self.template(&command);
        let command = command.help_template(template);
        if self.lang == Lang::En {
            return command;
        }
        let usage = usage(&command, name, self.lang);
        command.override_usage(usage).next_line_help(true)
    }

    /// The parts of the help of a command, under headings.
    fn template(self, command: &Command) -> String {
        let blank = COLON.get(self.lang).trim_start_matches([':', '：']);
        let usage = self.heading(command, help::USAGE) + blank;
        let commands = if command.has_subcommands() { self.groups(command) } else { String::new() };
        let arguments = match command.get_positionals().next() {
            Some(_) => self.heading(command, help::ARGUMENTS) + "\n{positionals}\n\n",
            None => String::new(),
        };
        let options = self.heading(command, help::OPTIONS);
        format!(
            "{{before-help}}{{about-with-newline}}\n{usage}{{usage}}\n\n{commands}{arguments}{options}\n{{options}}{{after-help}}"
        )
    }

    /// A heading with its colon.
    fn heading(self, command: &Command, word: Word) -> String {
        let style = command.get_styles().get_header();
        format!("{style}{}{}{style:#}", word.get(self.lang), COLON.get(self.lang).trim_end())
    }

    /// The commands under the questions that they answer.
    fn groups(self, command: &Command) -> String {
        let (style, mut text) = (command.get_styles().get_literal(), String::new());
        for group in GROUPS {
            text += &(self.heading(command, group.heading) + "\n");
            for CommandHelp { command, about, .. } in group.commands {
                let name = format!("  {command:<0$}", ABOUT_INDENT - 2);
                let about = wrap(about.get(self.lang), self.columns, ABOUT_INDENT).join("\n");
                text += &format!("{style}{name}{style:#}{}\n", about.trim_start());
            }
            text.push('\n');
        }
        text
    }

    /// A flag in place of clap's own, whose help is in English.
    fn flag(self, id: &'static str, short: char, action: ArgAction) -> Arg {
        Arg::new(id).short(short).long(id).action(action).display_order(LAST_DISPLAY_ORDER)
    }

    /// An argument with its help.
    fn argument(self, arg: Arg, command: &str) -> Arg {
        let Some(help) = help::argument(command, arg.get_id().as_str()) else { return arg };
        let values: Vec<String> = arg.get_possible_values().iter().map(|value| self.value(value)).collect();
        let text = help.get(self.lang).replace("{values}", &values.join(help::BETWEEN_VALUES.get(self.lang)));
        if self.lang == Lang::En {
            return arg.help(text);
        }
        let takes_values = arg.get_action().takes_values();
        let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        let text = match default.is_empty() || !takes_values {
            true => text,
            false => text + &help::default(&default.join(" "), self.lang),
        };
        let arg = arg.help(self.lines(&text, ARGUMENT_INDENT)).hide_default_value(takes_values);
        let arg = arg.hide_possible_values(takes_values);
        match takes_values {
            true => {
                let name = value_name(&arg, self.lang);
                arg.value_name(name)
            }
            false => arg,
        }
    }

    /// A possible value as the help lists it; its last alias is its Chinese name.
    fn value(self, value: &PossibleValue) -> String {
        let id = value.get_name();
        match (self.lang, value.get_name_and_aliases().last()) {
            (Lang::Zh, Some(name)) => choice(id, name),
            _ => id.to_owned(),
        }
    }

    /// A text wrapped into lines; indented lines are examples and stay as they are.
    fn lines(self, text: &str, indent: usize) -> String {
        if self.lang == Lang::En || self.columns == usize::MAX {
            return text.to_owned();
        }
        let lines = text.lines().flat_map(|line| match line.starts_with(' ') || line.is_empty() {
            true => vec![line.to_owned()],
            false => wrap(line, self.columns.saturating_sub(indent), 0),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The placeholder for the value of an argument.
fn value_name(arg: &Arg, lang: Lang) -> String {
    let name = match arg.get_value_names() {
        Some([name, ..]) => name.to_string(),
        _ => arg.get_id().as_str().to_uppercase(),
    };
    help::value_name(&name).map_or(name, |word| word.get(lang).to_owned())
}

/// The usage line of a command; arguments that may be left out stand in square brackets.
fn usage(command: &Command, name: &str, lang: Lang) -> String {
    let mut usage = ["dingzi", name].join(" ").trim_end().to_owned() + &format!(" [{}]", help::OPTIONS.get(lang));
    for arg in command.get_positionals() {
        let placeholder = value_name(arg, lang);
        // `explain` gathers words to find the table among them, and then has one idea.
        let more = if name == "explain" {
            ""
        } else if arg.get_num_args().is_some_and(|n| n.max_values() > 1)
            || matches!(arg.get_action(), ArgAction::Append)
        {
            "..."
        } else {
            ""
        };
        usage +=
            &if arg.is_required_set() { format!(" <{placeholder}>{more}") } else { format!(" [{placeholder}]{more}") };
    }
    if command.has_subcommands() {
        usage += &format!(" [{}]", help::COMMAND.get(lang));
    }
    usage
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::FIGURES;
    use unicode_width::UnicodeWidthStr;

    /// The long help of a command, not wrapped.
    fn of(name: &str, lang: Lang) -> String {
        let mut command = command(lang, usize::MAX);
        command.find_subcommand_mut(name).expect(name).render_long_help().to_string()
    }

    #[test]
    fn every_command_stands_under_one_heading_and_fits_a_line() {
        let command = command(Lang::En, 80);
        let grouped: Vec<&CommandHelp> = GROUPS.iter().flat_map(|group| group.commands).collect();
        let names: Vec<&str> = grouped.iter().map(|help| help.command).collect();
        assert_eq!(command.get_subcommands().map(Command::get_name).collect::<Vec<_>>(), names);
        for lang in [Lang::En, Lang::Zh] {
            let long = |help: &&&CommandHelp| wrap(help.about.get(lang), 80, ABOUT_INDENT).len() > 1;
            assert_eq!(grouped.iter().find(long).map(|help| help.command), None, "in {lang:?}");
        }
        let page = String::from_utf8(manual(Lang::Zh).unwrap()).unwrap();
        assert_eq!(page.matches("\n.SS ").count(), GROUPS.len(), "{page}");
    }

    #[test]
    fn an_example_stays_on_a_line_of_eighty_columns() {
        for help in GROUPS.iter().flat_map(|group| group.commands) {
            for lang in [Lang::En, Lang::Zh] {
                let mut lines = help.more.get(lang).lines();
                let wide = lines.find(|line| line.starts_with(' ') && line.width() > 80);
                assert_eq!(wide, None, "{} in {lang:?}", help.command);
            }
        }
    }

    #[test]
    fn values_have_their_names_in_chinese_alone() {
        let first = || FIGURES.iter().take(2).map(|figure| (figure.id, figure.name.zh));
        let figures: Vec<String> = first().map(|(id, name)| format!("{id}（{name}）")).collect();
        for (name, listed) in [
            ("chart", figures.join("、").as_str()),
            ("methods", "product（加权积）"),
            ("weights", "entropy（熵权法）、critic（CRITIC 法）"),
            ("weights", "swing（打分）、order（排序）"),
            ("report", "html（网页）、md（Markdown）、pdf"),
            ("score", "table（表格）、csv、json"),
        ] {
            assert!(of(name, Lang::Zh).contains(listed), "{name}: {listed}");
        }
        let en = of("chart", Lang::En);
        let ids: Vec<&str> = FIGURES.iter().take(2).map(|figure| figure.id).collect();
        assert!(en.contains(&ids.join(", ")) && first().all(|(_, name)| !en.contains(name)), "{en}");
    }
}
