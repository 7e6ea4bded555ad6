//! The scales of a rubric in words, and what of the evidence lies beyond them: a scale that is the wrong way round, or in
//! another unit than its cells, is seen here and nowhere else.

use crate::analysis::explain::amount as interval;
use crate::diagnostic::{Finding, Findings};
use crate::evidence::{Evidence, Reader, cell};
use crate::lang::{Lang, Text, zh};
use crate::rubric::{ColumnKind, Criterion, Rubric};
use crate::score::Scored;
use crate::value::{Points, ValueFunction};

/// So many ideas that are worth the same tell that a criterion decides nothing.
const ENOUGH: usize = 3;
/// So many cells are shown.
const SHOWN: usize = 5;

/// Each scale on a line: `Contract signed: 180 days is worst, 7 days best: less is better`.
pub(super) fn in_words(rubric: &Rubric, lang: Lang) -> String {
    let line = |criterion: &Criterion| {
        let [worst, best] = ends(criterion, lang);
        let name = criterion.name.get(lang);
        let direction = match (&criterion.value, criterion.value.ends()) {
            (ValueFunction::Yes(_) | ValueFunction::Levels(_), _) => "",
            (_, Some((worst, best))) if worst < best => lang.pick(": more is better", "：越多越好"),
            (_, Some(_)) => lang.pick(": less is better", "：越少越好"),
            (_, None) => lang.pick(": best in the middle", "：中间最好"),
        };
        match lang {
            Lang::En => format!("  {name}: {worst} is worst, {best} best{direction}"),
            Lang::Zh => format!("  {name}：{}{direction}", zh(&[&worst, "最差，", &best, "最好"])),
        }
    };
    rubric.criteria.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The evidence that is worth least and that is worth most.
pub(super) fn ends(criterion: &Criterion, lang: Lang) -> [String; 2] {
    let with_unit = |amount: String| match (criterion.unit.get(lang), lang) {
        ("", _) => amount,
        (unit, Lang::En) => format!("{amount} {unit}"),
        (unit, Lang::Zh) => zh(&[&amount, unit]),
    };
    let of_points = |points: &Points| {
        let points = points.as_slice();
        let pick = |better: fn(f64, f64) -> bool| {
            points.iter().fold(points[0], |end, point| if better(point.1, end.1) { *point } else { end }).0
        };
        [pick(|a, b| a < b), pick(|a, b| a > b)].map(|x| with_unit(amount(x, lang)))
    };
    match &criterion.value {
        ValueFunction::Linear(p) | ValueFunction::Log(p) | ValueFunction::Points(p) => of_points(p),
        ValueFunction::Levels(levels) => {
            let levels = levels.as_slice();
            let pick = |better: fn(f64, f64) -> bool| {
                levels.iter().fold(&levels[0], |end, l| if better(l.value, end.value) { l } else { end })
            };
            [pick(|a, b| a < b), pick(|a, b| a > b)].map(|level| level.name.get(lang).to_owned())
        }
        ValueFunction::Yes(yes) => {
            let word = |x: f64| cell::write(x, &Reader::plain(&ColumnKind::Yes), "", 1, false, lang);
            [word(1.0 - yes), word(*yes)]
        }
    }
}

/// A number as people write it: `5000万`, `50M`, `0.5`.
pub(super) fn amount(x: f64, lang: Lang) -> String {
    const DIGITS: usize = 6;
    let like = match (lang, x.abs()) {
        (Lang::Zh, x) if x >= 1e8 => "1亿",
        (Lang::Zh, x) if x >= 1e4 => "1万",
        (Lang::En, x) if x >= 1e6 => "1M",
        (Lang::En, x) if x >= 1e4 => "1k",
        _ => "1",
    };
    cell::write(x, &Reader::plain(&ColumnKind::Number), like, DIGITS, false, lang)
}

/// The ideas whose evidence lies beyond the ends of a scale as a whole.
fn beyond(criterion: &Criterion, facts: &[Option<(f64, f64)>]) -> Vec<usize> {
    let (ValueFunction::Linear(p) | ValueFunction::Log(p) | ValueFunction::Points(p)) = &criterion.value else {
        return Vec::new();
    };
    let points = p.as_slice();
    let (first, last) = (points[0].0, points[points.len() - 1].0);
    let is_beyond = |fact: &Option<(f64, f64)>| fact.is_some_and(|(low, high)| high < first || low > last);
    facts.iter().enumerate().filter(|(_, fact)| is_beyond(fact)).map(|(idea, _)| idea).collect()
}

/// How many facts lie beyond their scales.
pub(super) fn count_beyond(rubric: &Rubric, scored: &Scored) -> usize {
    rubric.criteria.iter().zip(scored.facts.iter()).map(|(criterion, facts)| beyond(criterion, facts).len()).sum()
}

/// That so many facts lie beyond their scales.
pub(super) fn lie_beyond(n: usize) -> Text {
    match n {
        1 => Text::new("1 fact lies beyond its scale", "有 1 项依据超出价值函数的范围"),
        n => Text::new(format!("{n} facts lie beyond their scales"), format!("有 {n} 项依据超出价值函数的范围")),
    }
}

/// One warning of all evidence beyond its scale, and one for each criterion that tells no idea from another.
pub(super) fn doubts(rubric: &Rubric, evidence: &Evidence, scored: &Scored) -> Findings {
    let mut findings = Findings::default();
    if let Some(finding) = far(rubric, evidence, scored) {
        findings.push(finding);
    }
    for (c, criterion) in rubric.criteria.iter().enumerate().filter(|(c, _)| decides_nothing(scored, *c)) {
        let known = scored.facts[c].iter().flatten().count();
        let message = Text::new(
            format!("`{}` decides nothing: the {known} known ideas are worth the same", criterion.id),
            format!("“{}”区分不了任何创意：已知的 {known} 个都一样", criterion.id),
        );
        let label = Text::new("worth the same everywhere", "处处相同");
        let help = Text::new("is its scale in the unit of the cells?", "价值函数与单元格的单位一致吗？");
        findings.push(Finding::new("W0312", message).at(criterion.evidence.span.clone(), label).help(help));
    }
    findings
}

fn decides_nothing(scored: &Scored, c: usize) -> bool {
    let values = (0..scored.len()).filter(|&i| scored.facts[c][i].is_some());
    let mut values = values.map(|i| (scored.matrix.low(i, c), scored.matrix.high(i, c)));
    let Some(first) = values.next() else { return false };
    let mut known = 1;
    let all_alike = values.all(|value| {
        known += 1;
        value == first
    });
    first.0 == first.1 && all_alike && known >= ENOUGH && scored.weights[c] > 0.0
}

/// That evidence lies beyond its scale: the first cells, where a bare column is read, and an example of each criterion.
fn far(rubric: &Rubric, evidence: &Evidence, scored: &Scored) -> Option<Finding> {
    let (mut all, mut cells, mut notes) = (0, Vec::new(), Vec::new());
    for (criterion, facts) in rubric.criteria.iter().zip(scored.facts.iter()) {
        let outside = beyond(criterion, facts);
        let Some(&first) = outside.first() else { continue };
        all += outside.len();
        let [en, zh] = [Lang::En, Lang::Zh].map(|lang| ends(criterion, lang));
        let said = |idea: usize| facts[idea].map_or(String::new(), interval);
        let (id, n, example) = (&criterion.id, outside.len(), said(first));
        notes.push(Text::new(
            format!("`{id}`: {n}, as {example} on a scale from {} to {}", en[0], en[1]),
            format!("“{id}”：{n} 个，如 {example}（范围 {} 到 {}）", zh[0], zh[1]),
        ));
        let column = criterion.evidence.expr.as_column();
        if let Some(header) = column.and_then(|column| evidence.table.header(&column.name)) {
            cells.extend(outside.into_iter().map(|idea| (evidence.table.cell_span(idea, header), said(idea))));
        }
    }
    if all == 0 {
        return None;
    }
    let mut finding = Finding::new("W0311", lie_beyond(all));
    let label = |said: &str| Text::new(format!("counts {said}"), format!("计为 {said}"));
    for (nth, (span, said)) in cells.into_iter().take(SHOWN).enumerate() {
        finding = if nth == 0 { finding.at(span, label(&said)) } else { finding.and(span, label(&said)) };
    }
    finding.notes = notes;
    Some(finding.help(Text::new(
        "scales are flat there; if that is meant, nothing is wrong",
        "超出以后不再变化；若本意如此则无妨",
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_do() {
        for (x, en, zh) in [
            (5e7, "50M", "5,000万"),
            (1e5, "100k", "10万"),
            (2.5e8, "250M", "2.5亿"),
            (180.0, "180", "180"),
            (-0.5, "-0.5", "-0.5"),
            (0.0, "0", "0"),
        ] {
            assert_eq!([amount(x, Lang::En), amount(x, Lang::Zh)], [en, zh]);
        }
    }
}
