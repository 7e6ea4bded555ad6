//! Both files, read and checked; every mistake of both is told before anything is computed.

use super::args::Files;
use super::screen::{say, say_findings};
use super::unsaid::unsaid;
use super::{Context, Exit, Outcome, Stop, wait};
use crate::analysis::dominance::{Overlap, overlaps};
use crate::analysis::stability::Flip;
use crate::diagnostic::{Finding, Findings, MessageFormat, Source, SourceId, Sources};
use crate::evidence::{self, Evidence};
use crate::input;
use crate::lang::{Lang, fixed};
use crate::rubric::{self, Lens, Rubric, TableSpec};
use crate::score::{self, Scored, Valued};
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
        return Err(anyhow::anyhow!("standard input can be the rubric or the table, not both").into());
    }
    let what =
        context.lang.pick(format!("reading {}", files.ideas.display()), format!("正在读取 {}", files.ideas.display()));
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
    let usage = findings.iter().any(|f| f.code.id == "E0101" || f.code.id.starts_with("E04"));
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
        say(&(count(findings) + "\n"));
    }
}

/// `2 errors, 1 warning`
pub(super) fn count(findings: &Findings) -> String {
    let (errors, warnings) = findings.count();
    let plural = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    match (errors, warnings) {
        (e, 0) => plural(e, "error"),
        (0, w) => plural(w, "warning"),
        (e, w) => format!("{}, {}", plural(e, "error"), plural(w, "warning")),
    }
}

/// The lens of an id; a near name is suggested.
pub(super) fn lens<'r>(rubric: &'r Rubric, id: &str, context: &Context) -> Outcome<&'r Lens> {
    rubric.lens(id).ok_or_else(|| {
        let finding = Finding::new("E0404", format!("there is no lens `{id}`"));
        let known = rubric.lenses.iter().map(|l| l.id.as_str());
        refuse_word("--lens", id, context, |span| finding.at(span.clone(), "").suggest(span, id, "lenses are", known))
    })
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

    /// The lens of an id; a near name is suggested.
    pub fn lens(&self, id: &str, context: &Context) -> Outcome<&Lens> {
        lens(&self.rubric, id, context)
    }

    /// The idea of a name, or of a part of it that no other has; a near name is suggested.
    pub fn idea(&self, name: &str, argument: &str, context: &Context) -> Outcome<usize> {
        let names = |i: &usize| self.evidence.names[*i].as_str();
        match self.evidence.matches(name).as_slice() {
            [only] => Ok(*only),
            [] => {
                let finding = Finding::new("E0403", format!("there is no idea `{name}`"));
                let known = self.evidence.names.iter().map(String::as_str);
                Err(self.refuse(argument, name, finding, known, "ideas are", context))
            }
            several => {
                let shown: Vec<String> = several.iter().take(5).map(|i| format!("`{}`", names(i))).collect();
                let finding = Finding::new("E0403", format!("`{name}` is in the names of {} ideas", several.len()))
                    .help(format!("write more of the name: {}", shown.join(", ")));
                Err(refuse_word(argument, name, context, |span| finding.at(span, "which one?")))
            }
        }
    }

    /// Keeps the ideas named, in the order of the table. Names stand one by one or with commas between them.
    pub fn keep(&mut self, names: &[String], argument: &str, context: &Context) -> Outcome {
        let mut kept = Vec::new();
        for name in names {
            // A name may hold a comma itself.
            let parts = match self.evidence.matches(name).is_empty() {
                true => name.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty()).collect(),
                false => vec![name.as_str()],
            };
            for part in parts {
                kept.push(self.idea(part, argument, context)?);
            }
        }
        kept.sort_unstable();
        kept.dedup();
        if !kept.is_empty() {
            self.evidence = self.evidence.keep(&kept);
        }
        Ok(())
    }

    /// The criterion of an id; a near name is suggested.
    pub fn criterion(&self, id: &str, argument: &str, context: &Context) -> Outcome<usize> {
        self.criterion_in(id, argument, id, context)
    }

    /// The criterion of an id that stands in a longer word of the command line.
    pub fn criterion_in(&self, id: &str, argument: &str, word: &str, context: &Context) -> Outcome<usize> {
        self.rubric.criterion(id).ok_or_else(|| {
            let ids = self.rubric.criteria.iter().map(|c| c.id.as_str());
            refuse_word(argument, word, context, |mut span| {
                let start = word.find(id).unwrap_or(0);
                span.range = start..start + id.len();
                Finding::new("E0402", format!("there is no criterion `{id}`")).at(span.clone(), "").suggest(
                    span,
                    id,
                    "criteria are",
                    ids,
                )
            })
        })
    }

    /// Tells what is wrong with a word of the command line.
    pub fn refuse<'a>(
        &self,
        argument: &str,
        word: &str,
        finding: Finding,
        known: impl Iterator<Item = &'a str>,
        what: &str,
        context: &Context,
    ) -> Stop {
        refuse_word(argument, word, context, |span| finding.at(span.clone(), "").suggest(span, word, what, known))
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

    /// Numbers of the criteria, by id.
    pub fn by_criterion(&self, numbers: &[f64]) -> Value {
        self.rubric.criteria.iter().zip(numbers).map(|(c, x)| (c.id.clone(), json!(x))).collect()
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
    finding: impl FnOnce(crate::diagnostic::Span) -> Finding,
) -> Stop {
    let mut sources = Sources::default();
    let source = sources.add(argument, word.as_bytes().to_vec());
    let mut findings = Findings::default();
    findings.push(finding(crate::diagnostic::Span::new(source, 0..word.len())));
    tell(&findings, &sources, context);
    Stop::Told(Exit::Usage)
}

/// What had no result though its operands were there, one warning an expression.
pub(super) fn undefined(rubric: &Rubric, scored: &Scored) -> Findings {
    let mut findings = Findings::default();
    const MOST: usize = 5;
    for undefined in scored.undefined.iter() {
        let named: Vec<&str> = undefined.ideas.iter().take(MOST).map(|&i| scored.names[i].as_str()).collect();
        findings.push(undefined_among(rubric, undefined.is_gate, undefined.place, &named, undefined.ideas.len()));
    }
    findings
}

/// What an expression has no result for: so many ideas, some of them named.
pub(super) fn undefined_among(rubric: &Rubric, is_gate: bool, place: usize, named: &[&str], ideas: usize) -> Finding {
    let (id, expression) = match is_gate {
        true => (&rubric.gates[place].id, &rubric.gates[place].fail),
        false => (&rubric.criteria[place].id, &rubric.criteria[place].evidence),
    };
    let rest = ideas.saturating_sub(named.len());
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    let finding = Finding::new("W0301", format!("`{id}` has no result for {}{more}", named.join(", ")))
        .at(expression.span.clone(), format!("here {}", expression.expr.hazards()));
    match is_gate {
        true => finding
            .note("the gate is unknown there, and an unknown gate blocks `pursue`")
            .help("if the case is a known one, decide it in the condition: … OR cost_12m = 0"),
        false => finding
            .note("it counts as unknown there: it earns nothing, and its potential stays open")
            .help("if the case is a known one, say what it is worth: CASE WHEN … THEN … ELSE … END"),
    }
}

/// One warning of all criteria that order the ideas nearly alike.
pub(super) fn overlapping(rubric: &Rubric, scored: &Scored) -> Findings {
    let mut findings = Findings::default();
    let overlaps = overlaps(scored);
    let Some(first) = overlaps.first() else { return findings };
    const MOST: usize = 5;
    let pair = |o: &Overlap| {
        let [a, b] = o.criteria.map(|c| &rubric.criteria[c].id);
        format!("`{a}` and `{b}`")
    };
    let place = |c: usize| rubric.criteria[c].evidence.span.clone();
    let mut finding = Finding::new("W0305", format!("{} order the ideas nearly alike", pair(first)))
        .at(place(first.criteria[0]), "this")
        .and(place(first.criteria[1]), "and this")
        .note(format!("rank correlation ρ = {} over {} ideas", fixed(first.rho, 2), first.ideas));
    for o in overlaps.iter().take(MOST).skip(1) {
        finding = finding.note(format!("so do {}: ρ = {} over {} ideas", pair(o), fixed(o.rho, 2), o.ideas));
    }
    if overlaps.len() > MOST {
        finding = finding.note(format!("and {} more pairs", overlaps.len() - MOST));
    }
    let finding = finding
        .note("weight on both may count the same strength twice")
        .help("merge them or weigh one alone, unless each matters in itself");
    findings.push(finding);
    findings
}
