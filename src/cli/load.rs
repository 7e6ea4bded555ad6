//! Both files, read and checked; every mistake of both is told before anything is computed.

use super::args::Files;
use super::screen::{say, say_findings};
use super::unsaid::unsaid;
use super::{Context, Exit, Outcome, Stop, wait};
use crate::analysis::dominance::{Overlap, overlaps};
use crate::analysis::stability::Flip;
use crate::diagnostic::{Class, Code, Finding, Findings, MessageFormat, Source, SourceId, Sources, Span};
use crate::evidence::{self, Evidence};
use crate::input;
use crate::lang::{Lang, fixed};
use crate::rubric::{self, Lens, Rubric, TableSpec};
use crate::say::commands::wait::reading;
use crate::say::files::stdin_for_both;
use crate::say::findings::project::{self as words, AlikeCriteria, Judge};
use crate::say::help::value_name;
use crate::score::{self, Scored, Undefined, Valued};
use serde_json::{Value, json};

/// A rubric and the ideas to judge by it.
pub(super) struct Project {
    pub sources: Sources,
    pub rubric: Rubric,
    pub evidence: Evidence,
}

/// What was read, complete or not.
pub(super) struct Reading {
    pub sources: Sources,
    pub findings: Findings,
    pub rubric: Option<Rubric>,
    pub evidence: Option<Evidence>,
}

/// Both files as loaded, of which the rubric is read.
pub(super) struct Loaded {
    pub sources: Sources,
    pub findings: Findings,
    pub table: Option<SourceId>,
    pub rubric: Option<Rubric>,
    /// What the rubric wants of the table.
    pub spec: TableSpec,
}

/// Reads both files.
pub(super) fn read(files: Files, context: &Context) -> Outcome<Reading> {
    let Loaded { sources, findings, table, rubric, spec } = open(files, context)?;
    Ok(read_table(table, (rubric, spec), sources, findings, context.lang))
}

/// Loads both files, and reads the rubric.
pub(super) fn open(files: Files, context: &Context) -> Outcome<Loaded> {
    if files.ideas.as_os_str() == "-" && files.criteria.as_os_str() == "-" {
        return Err(stdin_for_both().into());
    }
    let what = reading(&files.ideas.display().to_string(), context.lang);
    Ok(wait::said(&what, || open_files(files)))
}

/// Reads two files that are not both standard input.
pub(super) fn read_files(files: Files, lang: Lang) -> Reading {
    let Loaded { sources, findings, table, rubric, spec } = open_files(files);
    read_table(table, (rubric, spec), sources, findings, lang)
}

fn open_files(files: Files) -> Loaded {
    let Files { ideas, sheet, criteria } = files;
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let written = input::load(criteria, &mut sources, &mut findings);
    let wanted = wanted(written, &sources);
    let fits = |text: &[u8]| evidence::fits(text, &wanted);
    let table = input::load_table(ideas, sheet.asked(&fits), &mut sources, &mut findings);
    let (rubric, spec) = read_rubric(written, &headers(table, &sources, &wanted), &sources, &mut findings);
    Loaded { sources, findings, table, rubric, spec }
}

/// Reads a table that is loaded, if it could be.
pub(super) fn read_table(
    table: Option<SourceId>,
    (rubric, spec): (Option<Rubric>, TableSpec),
    sources: Sources,
    mut findings: Findings,
    lang: Lang,
) -> Reading {
    let evidence = table.and_then(|source| evidence::read(source, &sources, &spec, lang, &mut findings));
    // A workbook may have mistakes that its text does not show: a formula without a value looks unknown there.
    let evidence = evidence.filter(|_| !findings.has_errors());
    Reading { sources, findings, rubric, evidence }
}

/// Reads a rubric that is loaded, beside a table with these headers; what it wants of the table is known even where it has
/// mistakes.
pub(super) fn read_rubric(
    written: Option<SourceId>,
    headers: &[String],
    sources: &Sources,
    findings: &mut Findings,
) -> (Option<Rubric>, TableSpec) {
    match written {
        Some(source) => rubric::read_beside(source, sources, headers, findings),
        None => Default::default(),
    }
}

/// What a rubric that is loaded wants of a table of which nothing is known yet.
pub(super) fn wanted(written: Option<SourceId>, sources: &Sources) -> TableSpec {
    read_rubric(written, &[], sources, &mut Findings::default()).1
}

/// The headers of a table that is loaded, for a rubric that wants so much.
pub(super) fn headers(table: Option<SourceId>, sources: &Sources, wanted: &TableSpec) -> Vec<String> {
    table.map_or(Vec::new(), |table| evidence::headers(table, sources, wanted))
}

impl Reading {
    /// The exit that the findings ask for; none where there is no error.
    pub fn exit(&self) -> Option<Exit> {
        exit(&self.findings)
    }
}

/// The exit that findings ask for; none where there is no error.
pub(super) fn exit(findings: &Findings) -> Option<Exit> {
    // A file that cannot be read, or a word of the command line.
    let usage = findings.iter().any(|f| f.code == Code::E0101 || f.code.class() == Class::CommandLine);
    match findings.has_errors() {
        true if usage => Some(Exit::Usage),
        true => Some(Exit::Inputs),
        false => None,
    }
}

/// Reads both files for a command that computes: findings go to standard error, and any mistake ends it.
pub(super) fn load(files: Files, context: &Context) -> Outcome<Project> {
    complete(read(files, context)?, context)
}

/// Tells what was found; any mistake ends the command.
pub(super) fn complete(reading: Reading, context: &Context) -> Outcome<Project> {
    tell(&reading.findings, &reading.sources, context);
    let Reading { rubric: Some(rubric), evidence: Some(evidence), .. } = reading else {
        return Err(Stop::Told(reading.exit().unwrap_or(Exit::Inputs)));
    };
    Ok(Project { sources: reading.sources, rubric, evidence })
}

/// Prints findings to standard error.
pub(super) fn tell(findings: &Findings, sources: &Sources, context: &Context) {
    say_findings(findings, sources, context.style);
    if !findings.is_empty() && context.style.format != MessageFormat::Json {
        say(&(words::count(findings.count(), context.lang) + "\n"));
    }
}

impl Project {
    /// The rubric and the table as read.
    pub fn files(&self) -> [&Source; 2] {
        [self.rubric.source(), self.evidence.table.source()].map(|id| self.sources.get(id))
    }

    /// How messages call the table.
    pub fn table_name(&self) -> &str {
        &self.files()[1].name
    }

    /// Values the ideas, whatever the lens.
    pub fn value(&self) -> Valued {
        score::value(&self.rubric, &self.evidence)
    }

    /// Scores through a lens, and tells what could not be computed.
    pub fn score(&self, lens: &Lens, context: &Context) -> Scored {
        let scored = self.value().weigh(&self.rubric, lens);
        let mut findings = undefined(&self.rubric, &scored);
        findings.append(unsaid(&self.rubric, &self.evidence));
        tell(&findings, &self.sources, context);
        scored
    }

    /// A flip for programs; null where there is none.
    pub fn flip(&self, flip: Option<Flip>) -> Value {
        flip.map_or(Value::Null, |flip| {
            json!({
                "criterion": self.rubric.criteria[flip.criterion].id,
                "share": flip.share,
                "rises": flip.rises,
                "challenger": self.evidence.ids[flip.challenger],
            })
        })
    }
}

/// Tells what is wrong with a word of the command line, shown where it stands.
pub(super) fn refuse_word(
    argument: &str,
    word: &str,
    context: &Context,
    finding: impl FnOnce(Span) -> Finding,
) -> Stop {
    let mut sources = Sources::default();
    // Programs read the other forms.
    let shown = value_name(argument).filter(|_| context.style.format == MessageFormat::Human);
    let shown = shown.map_or(argument, |word| word.get(context.lang));
    let source = sources.add(shown, word.as_bytes().to_vec());
    let findings = [finding(Span::new(source, 0..word.len()))].into_iter().collect();
    tell(&findings, &sources, context);
    Stop::Told(Exit::Usage)
}

/// What had no result though its operands were there, one warning an expression.
pub(super) fn undefined(rubric: &Rubric, scored: &Scored) -> Findings {
    const MOST: usize = 5;
    let told = |undefined: &Undefined| {
        let named: Vec<&str> = undefined.ideas.iter().take(MOST).map(|&i| scored.names[i].as_str()).collect();
        undefined_among(rubric, undefined.is_gate, undefined.place, &named, undefined.ideas.len())
    };
    scored.undefined.iter().map(told).collect()
}

/// What an expression has no result for: so many ideas, some of them named.
pub(super) fn undefined_among(rubric: &Rubric, is_gate: bool, place: usize, named: &[&str], ideas: usize) -> Finding {
    let (judge, id, expression) = match is_gate {
        true => (Judge::Gate, &rubric.gates[place].id, &rubric.gates[place].fail),
        false => (Judge::Criterion, &rubric.criteria[place].id, &rubric.criteria[place].evidence),
    };
    let hazards = expression.expr.without_result();
    let message = words::no_result(judge, id, named, ideas.saturating_sub(named.len()), &hazards);
    Finding::new(Code::W0301, message).place(expression.span.clone())
}

/// One warning of all criteria that order the ideas nearly alike.
pub(super) fn overlapping(rubric: &Rubric, scored: &Scored) -> Findings {
    const MOST: usize = 5;
    let overlaps = overlaps(scored);
    let pair = |o: &Overlap| AlikeCriteria {
        criteria: o.criteria.map(|c| rubric.criteria[c].id.as_str()),
        rho: fixed(o.rho, 2),
        ideas: o.ideas,
    };
    let pairs: Vec<AlikeCriteria> = overlaps.iter().take(MOST).map(pair).collect();
    let told = overlaps.first().zip(pairs.split_first()).map(|(first, (strongest, others))| {
        let [here, there] = first.criteria.map(|c| rubric.criteria[c].evidence.span.clone());
        let message = words::alike(strongest, others, overlaps.len() - pairs.len());
        Finding::new(Code::W0305, message).place(here).also(there)
    });
    told.into_iter().collect()
}
