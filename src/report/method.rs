//! The method in a paragraph, with the numbers of this report.

use super::document::{ReportBlock, Section};
use super::subject::ReportSubject;
use crate::analysis::certainty::AROUND;
use crate::analysis::robust::UnknownCounts;
use crate::lang::{fixed, short, tenths};
use crate::say::report::method as say;

pub(super) fn section<'a>(subject: &ReportSubject) -> Section<'a> {
    let (ReportSubject { rubric, lang, .. }, robust) = (*subject, subject.robust());
    let [pursue, watch] = [rubric.thresholds.pursue, rubric.thresholds.watch].map(|points| short(points, 9));
    let numbers = say::MethodNumbers {
        thresholds: [&pursue, &watch],
        draws: robust.draws,
        unknowns: robust.unknowns.map_or([0; 3], UnknownCounts::all),
        around: &tenths(AROUND),
        error: &fixed(100.0 * robust.standard_error(0.5), 1),
    };
    let text = say::paragraph(&numbers, lang);
    Section::new("method", say::TITLE, lang, vec![ReportBlock::Text(text)])
}
