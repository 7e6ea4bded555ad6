//! Reads and checks both tables and their rubrics; every mistake is reported before anything is computed.

use super::super::args::DiffArgs;
use super::super::names::Names;
use crate::cli::context::{Context, Exit, Outcome};
use crate::diagnostic::{Code, Finding, Findings, KnownName, SourceId, Sources};
use crate::evidence::{self, Evidence};
use crate::project::{Project, RubricFile, add_condition};
use crate::rubric::{Lens, TableSpec};
use crate::say::commands::diff as words;
use crate::say::findings::commands::{OLD_RUBRIC, of_table, two_currencies};
use crate::say::findings::lookup::Thing;

/// Reads the project as it was and as it is. Warnings are still to be told; those of both are with the second.
pub(super) fn read(args: &DiffArgs, context: &Context) -> Outcome<[Project; 2]> {
    let criteria = args.by.criteria.criteria.as_path();
    // The same rubric given twice is read once.
    let old_criteria = args.old_criteria.as_deref().filter(|old| *old != criteria);
    let same_table = args.old() == args.today();
    let asked = [Some(args.today()), Some(criteria), old_criteria, Some(args.old()).filter(|_| !same_table)];
    if asked.iter().flatten().filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(words::two_stdin().into());
    }
    if same_table && old_criteria.is_none() {
        return Err(words::with_itself(&args.today().display().to_string()).into());
    }

    // Today's files come first: of many mistakes of a kind, theirs are shown.
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let condition = add_condition(args.sheet.condition.as_deref(), &mut sources);
    let now = RubricFile::load(criteria, condition, &mut sources, &mut findings);
    let table = now.load_table(args.today(), args.sheet.asked(), &mut sources, &mut findings);
    let (rubric, spec) = now.beside(table, &sources, &mut findings);
    let before = old_criteria.map(|path| RubricFile::load(path, condition, &mut sources, &mut findings));
    let old_table = match same_table {
        true => table,
        false => {
            let file = before.as_ref().unwrap_or(&now);
            file.load_table(args.old(), args.sheet.asked(), &mut sources, &mut findings)
        }
    };
    let (old_rubric, old_spec) = match before {
        Some(file) => {
            let mut found = Findings::default();
            let read = file.beside(old_table, &sources, &mut found);
            // The condition is one, and beside both rubrics it may be wrong in the same way.
            found.forget(&findings);
            findings.append(found);
            read
        }
        None => (rubric.clone(), spec.clone()),
    };
    let mut of_new = Findings::default();
    let evidence = read_table(table, &spec, &sources, context, &mut of_new);
    let mut of_old = Findings::default();
    let old_evidence = read_table(old_table, &old_spec, &sources, context, &mut of_old);
    if old_criteria.is_none() {
        of_old.iter_mut().filter(|f| WANTED_BY_RUBRIC.contains(&f.code)).for_each(|finding| {
            finding.help.insert(0, OLD_RUBRIC.into());
            // Today's rubric must not be fitted to the old table.
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
        findings.push(Finding::new(Code::E0308, two_currencies(before, now)));
    }
    findings.append(of_new);
    findings.append(of_old);
    // A workbook may have mistakes that its text does not show.
    let (Some(rubric), Some(evidence), Some(old_rubric), Some(old_evidence), None) =
        (rubric, evidence, old_rubric, old_evidence, Exit::of(&findings))
    else {
        return Err(context.refuse(&findings, &sources));
    };
    Ok([
        Project { sources: sources.clone(), warnings: Findings::default(), rubric: old_rubric, evidence: old_evidence },
        Project { sources, warnings: findings, rubric, evidence },
    ])
}

/// Mistakes that the old table may have only because the rubric has changed since.
const WANTED_BY_RUBRIC: [Code; 3] = [Code::E0302, Code::E0303, Code::E0309];

/// Reads a table. Its messages name it, since there are two.
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
        // A finding placed in the rubric does not show which table it is about.
        if finding.primary.as_ref().is_some_and(|label| label.span.source != source) {
            finding.message = of_table(&sources.get(source).name, &finding.message);
        }
    }
    evidence
}

/// The lens with this id or name, in both rubrics.
pub(super) fn lenses<'a>([old, new]: &'a [Project; 2], word: &str, context: &Context) -> Outcome<[&'a Lens; 2]> {
    let found = [old, new].map(|project| {
        let place = Names::of_lenses(&project.rubric).one(word);
        place.map(|place| &project.rubric.lenses[place])
    });
    // The other rubric may have the same lens, by id, under another name.
    let of_id = |project: &'a Project, other: Option<&Lens>| other.and_then(|lens| project.rubric.lens(&lens.id));
    let lacking = match (found[0].or(of_id(old, found[1])), found[1].or(of_id(new, found[0]))) {
        (Some(old), Some(new)) => return Ok([old, new]),
        (None, Some(_)) => old,
        // If neither has it, it is most likely a typo, and the usual message helps best.
        (None, None) => return new.lens(word, context).map(|lens| [lens, lens]),
        (Some(_), None) => new,
    };
    let rubric = &lacking.files()[0].name;
    let both = new.rubric.lenses.iter().filter(|lens| old.rubric.lens(&lens.id).is_some());
    let both = both.map(|lens| KnownName { id: &lens.id, name: Some(&lens.name) });
    Err(context.refuse_word("--lens", word, |span| {
        Finding::missing(Code::E0404, Thing::LensOfBoth(rubric), word, Some(span), both)
    }))
}
