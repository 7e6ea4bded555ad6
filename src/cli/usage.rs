//! Usage errors: in clap's words in English, in ours in Chinese.

use super::args::{Args, Refused};
use crate::say::findings::files::option_meant;
use crate::say::usage::{JOIN_CONDITIONS, Refusal, Why, answer, choice};
use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::ffi::OsString;

/// A usage error in Chinese, with the usage line.
pub(super) fn in_chinese(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    let texts = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    let number = |kind| match error.get(kind) {
        Some(ContextValue::Number(number)) => *number,
        _ => 0,
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let (others, missing) = (texts(ContextKind::PriorArg), texts(ContextKind::InvalidArg));
    let values = texts(ContextKind::ValidValue);
    // `Choices` attaches the Chinese names here.
    let named: Vec<String> =
        values.iter().zip(texts(ContextKind::Custom)).map(|(id, name)| choice(id, &name)).collect();
    let shown = |id: String| match values.iter().position(|value| *value == id) {
        Some(place) => named.get(place).cloned().unwrap_or(id),
        None => id,
    };
    let refusal = match error.kind() {
        ErrorKind::InvalidSubcommand => Refusal::Command(text(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument if !argument.starts_with('-') => Refusal::Surplus(argument),
        ErrorKind::UnknownArgument => Refusal::Argument(argument),
        ErrorKind::InvalidValue if value.is_empty() => Refusal::NoValue(argument),
        ErrorKind::InvalidValue => {
            Refusal::Value { argument, value, why: Why::OneOf(if named.is_empty() { &values } else { &named }) }
        }
        ErrorKind::ValueValidation => {
            let said = error.source().and_then(|cause| cause.downcast_ref()).map(|Refused(why)| &*why.zh);
            Refusal::Value { argument, value, why: said.map_or(Why::Unsaid, Why::Said) }
        }
        ErrorKind::TooManyValues => Refusal::TooMany { argument, value },
        ErrorKind::TooFewValues => {
            let (needed, found) = (number(ContextKind::MinValues), number(ContextKind::ActualNumValues));
            Refusal::TooFew { argument, needed, found }
        }
        ErrorKind::MissingRequiredArgument => Refusal::Missing(&missing),
        ErrorKind::ArgumentConflict if !text(ContextKind::Custom).is_empty() => {
            Refusal::Said(text(ContextKind::Custom))
        }
        ErrorKind::ArgumentConflict if others.iter().all(|other| other == argument) => Refusal::Twice(argument),
        ErrorKind::ArgumentConflict => Refusal::Conflict { argument, others: &others },
        ErrorKind::InvalidUtf8 => Refusal::NotUtf8,
        _ => Refusal::Other,
    };
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let mut near: Vec<String> = near.into_iter().flat_map(texts).map(shown).collect();
    near.extend(option_meant(argument));
    let mut tips = if error.kind() == ErrorKind::UnknownArgument { texts(ContextKind::Custom) } else { Vec::new() };
    tips.extend(is_second_condition(error).then(|| JOIN_CONDITIONS.zh.to_owned()));
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => Some(usage.to_string().trim_start_matches("Usage: ").to_owned()),
        _ => None,
    };
    answer(&refusal, &near, &tips, usage.as_deref())
}

/// The error with `--input` offered for a word that means the table.
pub(super) fn meant(mut error: clap::Error, args: &[OsString]) -> clap::Error {
    let is_table = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(word)) => ["--ideas", "--table", "--file"].contains(&word.as_str()),
        _ => false,
    };
    let command = Args::command();
    let takes_table = || {
        let called = args.iter().find_map(|word| command.find_subcommand(word.to_str()?));
        called.is_some_and(|command| command.get_arguments().any(|arg| arg.get_long() == Some("input")))
    };
    if error.kind() == ErrorKind::UnknownArgument && is_table && takes_table() {
        let before = error.insert(ContextKind::SuggestedArg, ContextValue::String("--input".to_owned()));
        // clap puts what it suggests into the usage line.
        if let (Some(ContextValue::String(before)), Some(ContextValue::StyledStr(usage))) =
            (before, error.get(ContextKind::Usage))
        {
            let usage = usage.ansi().to_string().replace(&before, "--input");
            error.insert(ContextKind::Usage, ContextValue::StyledStr(usage.into()));
        }
    }
    if is_second_condition(&error) {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![JOIN_CONDITIONS.en.into()]));
    }
    error
}

/// Whether `--where` is given twice.
fn is_second_condition(error: &clap::Error) -> bool {
    let is_it = |kind| matches!(error.get(kind), Some(ContextValue::String(word)) if word.starts_with("--where"));
    error.kind() == ErrorKind::ArgumentConflict && is_it(ContextKind::InvalidArg) && is_it(ContextKind::PriorArg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help::command;
    use crate::lang::Lang;

    fn refused(args: &[&str]) -> clap::Error {
        let args = ["dingzi"].iter().chain(args);
        command(Lang::Zh, usize::MAX).try_get_matches_from(args).expect_err("it is refused")
    }

    #[test]
    fn values_are_offered_with_their_names() {
        let said = in_chinese(&refused(&["weights", "--from-data", "熵权"]));
        assert!(said.contains("可以写 entropy（熵权法）、critic（CRITIC 法）、merec（MEREC 法）"), "{said}");
        assert!(said.contains("是不是想写 entropy（熵权法）？"), "{said}");
        let said = in_chinese(&refused(&["methods", "--only", "加权和，vikr"]));
        assert!(said.contains("不能写“vikr”") && said.contains("是不是想写 vikor？"), "{said}");
    }

    #[test]
    fn numbers_and_addresses_are_refused_in_words() {
        for (args, en, zh) in [
            (["robust", "--draws", "0"], "write a whole number from 1 to 4000000", "要写 1 到 4000000 之间的整数"),
            (["robust", "--seed", "-3"], "write a whole number, at least 0", "要写不小于 0 的整数"),
            (["serve", "--port", "99999"], "write a whole number from 0 to 65535", "要写 0 到 65535 之间的整数"),
            (["score", "--top", "x"], "write a whole number, at least 1", "要写不小于 1 的整数"),
            (["serve", "--host", "x"], "write an address, such as 127.0.0.1", "要写一个地址，如 127.0.0.1"),
        ] {
            let error = refused(&args);
            assert!(error.to_string().contains(en) && in_chinese(&error).contains(zh), "{args:?}: {error}");
        }
    }

    #[test]
    fn english_is_said_as_clap_says_it() {
        let said = refused(&["whatif", "--unknown", "一般"]).to_string();
        assert!(said.contains("invalid value '一般' for '--unknown"), "{said}");
        assert!(said.contains("[possible values: nothing, half, best]"), "{said}");
    }
}
