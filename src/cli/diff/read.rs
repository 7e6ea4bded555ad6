//! Both tables and their rubrics, read and checked; every mistake of all files is told before anything is computed.

use super::super::args::Diff;
use super::super::load::{Project, exit, headers, read_rubric, refuse_word, tell, wanted};
use super::super::{Context, Exit, Outcome, Stop};
use crate::diagnostic::{Finding, Findings, SourceId, Sources};
use crate::evidence::{self, Evidence};
use crate::input;
use crate::lang::Text;
use crate::rubric::{Lens, TableSpec};
use anyhow::anyhow;

/// Before and after.
pub(super) fn read(args: &Diff, context: &Context) -> Outcome<[Project; 2]> {
    let criteria = args.by.criteria.criteria.as_path();
    // The same rubric is read once, however it is asked for.
    let old_criteria = args.old_criteria.as_deref().filter(|old| *old != criteria);
    let same_table = args.old == args.new;
    let asked =
        [Some(args.new.as_path()), Some(criteria), old_criteria, Some(args.old.as_path()).filter(|_| !same_table)];
    if asked.iter().flatten().filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(anyhow!("standard input can be one of the files, not two").into());
    }
    if same_table && old_criteria.is_none() {
        let name = args.new.display();
        let why = format!(
            "`{name}` would be compared with itself: name another table, or the rubric of before with --old-criteria"
        );
        return Err(anyhow!(why).into());
    }

    // What is as it is now comes first: of many mistakes of a kind, those are told.
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let written = input::load(criteria, &mut sources, &mut findings);
    let now = wanted(written, &sources);
    let fits = |text: &[u8]| evidence::fits(text, &now);
    let table = input::load_table(&args.new, args.sheet.asked(&fits), &mut sources, &mut findings);
    let (rubric, spec) = read_rubric(written, &headers(table, &sources, &now), &sources, &mut findings);
    let old_written = old_criteria.map(|path| input::load(path, &mut sources, &mut findings));
    let before = old_written.map_or_else(|| now.clone(), |written| wanted(written, &sources));
    let fits = |text: &[u8]| evidence::fits(text, &before);
    let old_table = match same_table {
        true => table,
        false => input::load_table(&args.old, args.sheet.asked(&fits), &mut sources, &mut findings),
    };
    let (old_rubric, old_spec) = match old_written {
        Some(written) => read_rubric(written, &headers(old_table, &sources, &before), &sources, &mut findings),
        None => (rubric.clone(), spec.clone()),
    };
    let mut of_new = Findings::default();
    let evidence = read_table(table, &spec, &sources, context, &mut of_new);
    let mut of_old = Findings::default();
    let old_evidence = read_table(old_table, &old_spec, &sources, context, &mut of_old);
    if old_criteria.is_none() {
        of_old.iter_mut().filter(|f| WANTED_BY_RUBRIC.contains(&f.code.id)).for_each(|finding| {
            let way = "if the rubric has changed since, give the one that judged this table: --old-criteria FILE";
            finding.help.insert(0, way.into());
            // Today's rubric is not to be bent to the table of before.
            finding.fix = None;
        });
    }
    if same_table {
        of_old.forget(&of_new);
    }
    if let (Some(new), Some(old)) = (evidence.as_ref(), old_evidence.as_ref())
        && let (Some(now), Some(before)) = (new.currency(), old.currency())
        && now != before
    {
        let (now, before) = (now.code(), before.code());
        let message = Text::new(
            format!("the table of before is in {before}, that of now in {now}"),
            format!("之前的表按 {before} 计，现在的按 {now} 计"),
        );
        let help = Text::new(
            format!(
                "under [rubric] say which counts, and what the other is worth: currency = \"{now}\", rates = {{ {before} = … }}"
            ),
            format!("请在 [rubric] 里写明用哪一种、另一种的汇率：currency = \"{now}\"，rates = {{ {before} = … }}"),
        );
        findings.push(Finding::new("E0308", message).help(help));
    }
    findings.append(of_new);
    findings.append(of_old);
    tell(&findings, &sources, context);
    // A workbook may have mistakes that its text does not show.
    if let Some(exit) = exit(&findings) {
        return Err(Stop::Told(exit));
    }
    let (Some(rubric), Some(evidence), Some(old_rubric), Some(old_evidence)) =
        (rubric, evidence, old_rubric, old_evidence)
    else {
        return Err(Stop::Told(Exit::Inputs));
    };
    Ok([
        Project { sources: sources.clone(), rubric: old_rubric, evidence: old_evidence },
        Project { sources, rubric, evidence },
    ])
}

/// What a table may lack, or have otherwise, because the rubric has changed since.
const WANTED_BY_RUBRIC: [&str; 3] = ["E0302", "E0303", "E0309"];

/// Reads a table; of two tables a message must say which is meant.
fn read_table(
    table: Option<SourceId>,
    spec: &TableSpec,
    sources: &Sources,
    context: &Context,
    findings: &mut Findings,
) -> Option<Evidence> {
    let source = table?;
    let evidence = evidence::read(source, sources, spec, context.lang, findings);
    for finding in findings.iter_mut() {
        // What the rubric wants and the table lacks is shown in the rubric.
        if finding.primary.as_ref().is_some_and(|label| label.span.source != source) {
            let (name, Text { en, zh }) = (&sources.get(source).name, &finding.message);
            finding.message = Text::new(format!("`{name}`: {en}"), format!("“{name}”：{zh}"));
        }
    }
    evidence
}

/// The lens of an id in both rubrics.
pub(super) fn lenses<'a>([old, new]: &'a [Project; 2], id: &str, context: &Context) -> Outcome<[&'a Lens; 2]> {
    let lacking = match (old.rubric.lens(id), new.rubric.lens(id)) {
        (Some(old), Some(new)) => return Ok([old, new]),
        (None, Some(_)) => old,
        // What neither has is a slip of the pen, and the usual message helps best.
        (None, None) => return new.lens(id, context).map(|lens| [lens, lens]),
        (Some(_), None) => new,
    };
    let rubric = &lacking.files()[0].name;
    let both = new.rubric.lenses.iter().map(|lens| lens.id.as_str()).filter(|id| old.rubric.lens(id).is_some());
    Err(refuse_word("--lens", id, context, |span| {
        Finding::new("E0404", format!("there is no lens `{id}` in `{rubric}`"))
            .at(span.clone(), "a lens must be in both rubrics")
            .suggest(span, id, "lenses of both are", both)
    }))
}
