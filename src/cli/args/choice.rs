//! Values that an argument accepts by id, or by name in either language.

use crate::analysis::methods::METHODS;
use crate::analysis::methods::method::Method;
use crate::analysis::methods::problem::Reads;
use crate::analysis::weights::FROM_DATA;
use crate::analysis::weights::from_data::FromData;
use crate::chart::{FIGURES, Figure, ON_REQUEST};
use crate::cli::typed::list;
use crate::diagnostic::{MessageFormat, nearest};
use crate::export::{FORMATS, Format};
use crate::identity;
use crate::lang::{Lang, Word};
use crate::report::{FORMS, Pages, ReportForm};
use crate::rubric::UnknownDraw;
use crate::say::choices as names;
use crate::say::weights::Elicitation;
use crate::score::Open;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Command, Error};
use std::ffi::OsStr;

/// The values that an argument accepts, each with its id and its name.
#[derive(Clone, Debug)]
pub struct Choices<T>(Vec<(T, &'static str, Word)>);

impl<T: Clone> Choices<T> {
    fn new(values: impl IntoIterator<Item = (T, &'static str, Word)>) -> Choices<T> {
        Choices(values.into_iter().collect())
    }

    /// The value with this id, or else with this name in either language.
    pub fn get(&self, text: &str) -> Option<T> {
        let of_id = || self.0.iter().find(|(_, id, _)| identity::same(id, text));
        let of_name = || self.0.iter().find(|(.., name)| [name.en, name.zh].iter().any(|n| identity::same(n, text)));
        of_id().or_else(of_name).map(|(value, ..)| value.clone())
    }

    /// clap's error for a text that names no value, with the Chinese names attached for the Chinese message.
    fn refuse(&self, command: &Command, arg: Option<&Arg>, text: &OsStr) -> Error {
        let ids = PossibleValuesParser::new(self.0.iter().map(|(_, id, _)| *id));
        let mut error = ids.parse_ref(command, arg, text).expect_err("no id");
        let zh = self.0.iter().map(|(.., name)| name.zh.to_owned()).collect();
        error.insert(ContextKind::Custom, ContextValue::Strings(zh));
        let named = self.0.iter().flat_map(|(_, id, name)| [name.en, name.zh].map(|name| (name, *id)));
        let named: Vec<(&str, &str)> = named.collect();
        let near = nearest(&text.to_string_lossy(), named.iter().map(|(name, _)| *name));
        let near = named.iter().find(|(name, _)| Some(*name) == near);
        if let (Some((_, id)), None) = (near, error.get(ContextKind::SuggestedValue)) {
            error.insert(ContextKind::SuggestedValue, ContextValue::String((*id).to_owned()));
        }
        error
    }
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Choices<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, text: &OsStr) -> Result<T, Error> {
        text.to_str().and_then(|text| self.get(text)).ok_or_else(|| self.refuse(command, arg, text))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|(_, id, name)| PossibleValue::new(*id).aliases([name.en, name.zh]))))
    }
}

/// Several values in one argument, separated by commas, ASCII or Chinese.
#[derive(Clone, Debug)]
pub struct CommaList<T>(pub Vec<T>);

/// The parser of comma-separated lists of choices.
#[derive(Clone, Debug)]
pub struct Lists<T>(Choices<T>);

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Lists<T> {
    type Value = CommaList<T>;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, text: &OsStr) -> Result<CommaList<T>, Error> {
        let Some(typed) = text.to_str() else { return Err(self.0.refuse(command, arg, text)) };
        let parts = list(typed, |part| self.0.get(part).is_some());
        let values = parts.into_iter().map(|(part, _)| self.0.parse_ref(command, arg, OsStr::new(part)));
        values.collect::<Result<_, _>>().map(CommaList)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

/// Languages.
pub fn languages() -> Choices<Lang> {
    Choices::new([(Lang::En, names::ENGLISH), (Lang::Zh, names::CHINESE)].map(|(lang, name)| (lang, lang.id(), name)))
}

pub(super) fn message_formats() -> Choices<MessageFormat> {
    Choices::new([
        (MessageFormat::Human, "human", names::AT_LENGTH),
        (MessageFormat::Short, "short", names::SHORT),
        (MessageFormat::Json, "json", names::JSON),
    ])
}

pub(super) fn open() -> Choices<Open> {
    Choices::new(Open::ALL.map(|open| (open, open.id(), open.name())))
}

pub(super) fn reads() -> Choices<Reads> {
    Choices::new(Reads::ALL.map(|reads| (reads, reads.id(), reads.name())))
}

pub(super) fn methods() -> Choices<&'static Method> {
    Choices::new(METHODS.iter().map(|method| (method, method.id, method.name)))
}

pub(super) fn some_methods() -> Lists<&'static Method> {
    Lists(methods())
}

pub(super) fn from_data() -> Choices<&'static FromData> {
    Choices::new(FROM_DATA.iter().map(|method| (method, method.id, method.name)))
}

pub(super) fn figures() -> Choices<&'static Figure> {
    Choices::new(FIGURES.iter().chain(ON_REQUEST).map(|figure| (figure, figure.id, figure.name)))
}

pub(super) fn formats() -> Choices<&'static Format> {
    Choices::new(FORMATS.iter().map(|format| (format, format.id, format.name)))
}

pub(super) fn forms() -> Choices<&'static ReportForm> {
    Choices::new(FORMS.iter().map(|form| (form, form.id, form.name)))
}

pub(super) fn pages() -> Choices<Pages> {
    Choices::new([(Pages::One, "one", names::ONE_PAGE), (Pages::All, "all", names::ALL_PAGES)])
}

pub(super) fn ways() -> Choices<Elicitation> {
    Choices::new([
        (Elicitation::Swing, "swing", names::SWING),
        (Elicitation::Order, "order", names::ORDER),
        (Elicitation::Pairs, "pairs", names::PAIRS),
        (Elicitation::BestWorst, "best-worst", names::BEST_WORST),
    ])
}

/// How draws treat open evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceModel {
    /// Drawn from its interval.
    Drawn,
    /// Taken at its proven value.
    Proven,
}

pub(super) fn unknown_draws() -> Choices<UnknownDraw> {
    Choices::new(UnknownDraw::ALL.map(|draw| (draw, draw.id(), draw.name())))
}

pub(super) fn evidence() -> Choices<EvidenceModel> {
    Choices::new([(EvidenceModel::Drawn, "drawn", names::DRAWN), (EvidenceModel::Proven, "proven", names::PROVEN)])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether no id or name is empty or shared by two values.
    fn is_sound<T: Clone>(choices: &Choices<T>) -> bool {
        let same = |a: &str, b: &str| identity::same(a, b);
        choices.0.iter().enumerate().all(|(n, (_, id, name))| {
            let others = choices.0.iter().enumerate().filter(|(other, _)| *other != n);
            let taken = |text: &str| {
                others.clone().any(|(_, (_, id, name))| [*id, name.en, name.zh].iter().any(|known| same(known, text)))
            };
            ![*id, name.en, name.zh].into_iter().any(|text| text.is_empty() || taken(text))
        })
    }

    #[test]
    fn every_id_and_every_name_means_one_value() {
        assert!(is_sound(&languages()) && is_sound(&message_formats()) && is_sound(&open()) && is_sound(&reads()));
        assert!(is_sound(&methods()) && is_sound(&from_data()) && is_sound(&figures()));
        assert!(is_sound(&formats()) && is_sound(&forms()) && is_sound(&ways()) && is_sound(&evidence()));
        assert!(is_sound(&unknown_draws()));
    }

    #[test]
    fn values_are_known_by_id_and_by_name() {
        for text in ["product", "weighted product", "加权积", "Weighted  Product", "ＰＲＯＤＵＣＴ"] {
            assert_eq!(methods().get(text).map(|method| method.id), Some("product"), "{text}");
        }
        assert_eq!(methods().get("TOPSIS(求和)").map(|method| method.id), Some("topsis_sum"));
        assert_eq!(figures().get("排名").map(|figure| figure.id), Some("ranking"));
        assert_eq!(["一半", "Half", "some"].map(|text| open().get(text)), [Some(Open::Half), Some(Open::Half), None]);
        assert_eq!(["中文", "Chinese", "ZH"].map(|text| languages().get(text)), [Some(Lang::Zh); 3]);
    }

    #[test]
    fn lists_have_commas_of_any_keyboard() {
        let command = Command::new("dingzi");
        let parsed = |text: &str| {
            let list = some_methods().parse_ref(&command, None, OsStr::new(text));
            list.map(|list| list.0.iter().map(|method| method.id).collect::<Vec<_>>())
        };
        for text in ["sum,vikor", "加权和，VIKOR", " 加权和 、 vikor ，"] {
            assert_eq!(parsed(text).expect(text), ["sum", "vikor"], "{text}");
        }
        let error = parsed("sum，加权积法").expect_err("no method is called so");
        assert_eq!(error.kind(), clap::error::ErrorKind::InvalidValue);
        let text = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
        assert_eq!([ContextKind::InvalidValue, ContextKind::SuggestedValue].map(text), ["加权积法", "product"]);
        assert!(parsed("").is_err());
    }
}
