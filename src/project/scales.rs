//! The scales of a rubric in words, and evidence that lies beyond them: only here does a scale that is the wrong way
//! round, or in another unit than its cells, come to light.

use crate::diagnostic::{Code, Finding, Findings};
use crate::evidence::{ColumnReader, Evidence, cell};
use crate::lang::{Lang, Text, amount, tenths};
use crate::rubric::{ColumnKind, Criterion, Rubric};
use crate::say::commands::explain::interval;
use crate::say::findings::scales as words;
use crate::say::weights::scales::{self as say, BetterEnd};
use crate::score::{Computed, Scored};
use crate::value::ValueFunction;

/// From this many known ideas, all of the same value, a criterion is said to decide nothing.
const MIN_ALIKE_IDEAS: usize = 3;
/// Ideas whose computed evidence lies beyond a scale that a warning names.
const MAX_NAMED: usize = 4;

/// Each scale: `180 days is worst, 7 days best: less is better`.
pub fn in_words(rubric: &Rubric, evidence: &Evidence, lang: Lang) -> Vec<String> {
    let scale = |(criterion, [worst, best]): (&Criterion, [String; 2])| {
        let better = match (&criterion.value, criterion.value.ends()) {
            (ValueFunction::Yes(_) | ValueFunction::Levels(_), _) => BetterEnd::Levels,
            (_, Some((worst, best))) if worst < best => BetterEnd::More,
            (_, Some(_)) => BetterEnd::Less,
            (_, None) => BetterEnd::Middle,
        };
        say::scale([&worst, &best], better, lang)
    };
    rubric.criteria.iter().zip(all_ends(rubric, evidence, lang)).map(scale).collect()
}

/// The worst and the best evidence of each criterion; in per cent if the cells of the table are.
pub fn all_ends(rubric: &Rubric, evidence: &Evidence, lang: Lang) -> Vec<[String; 2]> {
    let in_per_cent = headers_in_per_cent(evidence);
    let is_so = |criterion: &Criterion| {
        let column = criterion.evidence.expr.as_column();
        column.and_then(|column| evidence.table.header(&column.name)).is_some_and(|header| in_per_cent[header])
    };
    rubric.criteria.iter().map(|criterion| ends(criterion, is_so(criterion), lang)).collect()
}

fn ends(criterion: &Criterion, in_per_cent: bool, lang: Lang) -> [String; 2] {
    match &criterion.value {
        ValueFunction::Linear(points) | ValueFunction::Log(points) | ValueFunction::Points(points) => {
            in_units(criterion, ends_by(points.as_slice(), |point| point.1).map(|point| point.0), in_per_cent, lang)
        }
        ValueFunction::Levels(levels) => {
            ends_by(levels.as_slice(), |level| level.value).map(|level| level.name.get(lang).to_owned())
        }
        ValueFunction::Yes(yes) => {
            let word = |x: f64| cell::write(x, &ColumnReader::plain(&ColumnKind::Yes), "", 1, false, lang);
            [word(1.0 - yes), word(*yes)]
        }
    }
}

/// The first of the items with the least value, and the first with the greatest.
fn ends_by<T>(items: &[T], value: impl Fn(&T) -> f64) -> [&T; 2] {
    let pick = |is_further: fn(f64, f64) -> bool| {
        items.iter().fold(&items[0], |end, item| if is_further(value(item), value(end)) { item } else { end })
    };
    [pick(|a, b| a < b), pick(|a, b| a > b)]
}

fn in_units(criterion: &Criterion, evidence: [f64; 2], in_per_cent: bool, lang: Lang) -> [String; 2] {
    let unit = criterion.unit.get(lang);
    match in_per_cent {
        true => evidence.map(|x| say::with_unit(&lang.per_cent(&tenths(x)), unit.trim_start_matches('%').trim(), lang)),
        false => evidence.map(|x| say::with_unit(&amount(x, lang), unit, lang)),
    }
}

/// Whether the cells below each header are in per cent, judged by the first ones.
fn headers_in_per_cent(evidence: &Evidence) -> Vec<bool> {
    const MAX_ROWS_SAMPLED: usize = 1_000;
    let mut rows = evidence.table.rows();
    (0..evidence.ids.len().min(MAX_ROWS_SAMPLED)).fold(
        vec![false; evidence.table.headers().len()],
        |mut found, idea| {
            found.iter_mut().zip(rows.get(idea)).for_each(|(found, cell)| *found |= cell.contains(['%', '％']));
            found
        },
    )
}

/// The least and the greatest evidence that a scale tells apart; `None` if it is not numeric.
fn reach(criterion: &Criterion) -> Option<[f64; 2]> {
    let points = criterion.value.points()?.as_slice();
    Some([points.first()?.0, points.last()?.0])
}

/// The ideas whose whole evidence lies beyond the reach of a scale.
fn beyond(criterion: &Criterion, facts: impl Iterator<Item = Computed>) -> Vec<usize> {
    let Some([first, last]) = reach(criterion) else { return Vec::new() };
    let is_beyond = |fact: &Computed| fact.is_some_and(|(low, high)| high < first || low > last);
    facts.enumerate().filter(|(_, fact)| is_beyond(fact)).map(|(idea, _)| idea).collect()
}

/// How many facts lie beyond their scales.
pub fn count_beyond(rubric: &Rubric, scored: &Scored) -> usize {
    (0..rubric.criteria.len()).map(|c| beyond(&rubric.criteria[c], scored.facts.column(c)).len()).sum()
}

/// The warnings of evidence beyond its scale, and one for each criterion that tells no ideas apart.
pub(super) fn doubts(rubric: &Rubric, evidence: &Evidence, scored: &Scored) -> Findings {
    let mut findings = Findings::default();
    // If not all can be kept, each criterion keeps some.
    let all_fit = count_beyond(rubric, scored) <= Findings::MOST_OF_A_KIND;
    let kept = if all_fit { Findings::MOST_OF_A_KIND } else { Findings::MOST_OF_A_KIND / rubric.criteria.len() };
    (0..rubric.criteria.len()).for_each(|c| findings.append(far(rubric, c, evidence, scored, kept)));
    findings.extend((0..rubric.criteria.len()).filter(|&c| decides_nothing(scored, c)).map(|c| {
        let (criterion, known) = (&rubric.criteria[c], scored.len() - scored.facts.count_unknown(c));
        Finding::new(Code::W0312, words::all_alike(&criterion.id, known)).place(criterion.evidence.span.clone())
    }));
    findings
}

fn decides_nothing(scored: &Scored, c: usize) -> bool {
    let known = (0..scored.len()).filter(|&i| scored.facts.get(c, i).is_some());
    let values: Vec<(f64, f64)> = known.map(|i| (scored.matrix.low(i, c), scored.matrix.high(i, c))).collect();
    let are_alike = values.iter().all(|value| value.0 == value.1 && *value == values[0]);
    are_alike && values.len() >= MIN_ALIKE_IDEAS && scored.weights[c] > 0.0
}

/// A warning for each cell of a bare column beyond the scale of a criterion, the first `kept` of them; one for all
/// ideas of an expression.
fn far(rubric: &Rubric, c: usize, evidence: &Evidence, scored: &Scored, kept: usize) -> Findings {
    let (criterion, fact) = (&rubric.criteria[c], |idea: usize| scored.facts.get(c, idea));
    let (outside, mut findings) = (beyond(criterion, scored.facts.column(c)), Findings::default());
    let (Some(&first), Some(reach)) = (outside.first(), reach(criterion)) else { return findings };
    let [[least, most], [zh_least, zh_most]] = [Lang::En, Lang::Zh].map(|lang| in_units(criterion, reach, false, lang));
    let ends = [Text::new(least, zh_least), Text::new(most, zh_most)];
    let read = |idea: usize| {
        let [en, zh] = [Lang::En, Lang::Zh].map(|lang| fact(idea).map_or(String::new(), |fact| interval(fact, lang)));
        Text { en, zh }
    };
    let column = criterion.evidence.expr.as_column().map(|column| &column.name);
    let Some((column, header)) = column.and_then(|name| Some((name, evidence.table.header(name)?))) else {
        let named: Vec<&str> = outside.iter().take(MAX_NAMED).map(|&idea| scored.names[idea].as_str()).collect();
        let message = words::computed_beyond(&criterion.id, &named, outside.len() - named.len(), &read(first), &ends);
        findings.push(Finding::new(Code::W0311, message).place(criterion.evidence.span.clone()));
        return findings;
    };
    let mut rows = evidence.table.rows();
    for &idea in outside.iter().take(kept) {
        let is_above = fact(idea).is_some_and(|(low, _)| low > reach[1]);
        let message = words::beyond(&criterion.id, &read(idea), &ends, is_above);
        let place = evidence.table.cell_span(idea, header);
        findings.push(Finding::new(Code::W0311, message).place(place).among(Some(column), &rows.get(idea)[header]));
    }
    findings.count_more(Code::W0311, outside.len().saturating_sub(kept));
    findings
}
