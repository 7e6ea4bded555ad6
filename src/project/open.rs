//! Opening a rubric and a table: every mistake of both is found before anything is computed.

use crate::diagnostic::{Code, Findings, MessageFormat, Source, SourceId, Sources, Style};
use crate::evidence::{self, Evidence};
use crate::input::budget::MAX_TABLE_BYTES;
use crate::input::{self, TableOptions};
use crate::lang::Lang;
use crate::rubric::{self, Lens, Rubric, TableSpec};
use crate::score::{self, Scored, Valued};
use std::path::Path;

/// A rubric and the ideas to judge by it.
pub struct Project {
    /// The texts of both files, in which findings have their places.
    pub sources: Sources,
    /// What was doubtful in the files; mistakes end in [`Unread`].
    pub warnings: Findings,
    /// What counts, and how much.
    pub rubric: Rubric,
    /// What is known of each idea.
    pub evidence: Evidence,
}

/// Files with mistakes.
pub struct Unread {
    /// The texts that the findings are about.
    pub sources: Sources,
    /// Every mistake, and the warnings.
    pub findings: Findings,
}

/// Both files, and how the table is read.
#[derive(Clone, Copy)]
pub struct Files<'a> {
    /// The rubric; `-` is standard input.
    pub criteria: &'a Path,
    /// The table of ideas; `-` is standard input.
    pub ideas: &'a Path,
    /// The sheet, the encoding.
    pub table: TableOptions<'a>,
    /// The condition that ideas must satisfy to be looked at, if there is one.
    pub condition: Option<&'a str>,
}

/// A rubric that is loaded but not yet read: a name in it may be a header of the table beside it.
pub struct RubricFile {
    source: Option<SourceId>,
    /// The condition that ideas must satisfy to be looked at, if there is one.
    condition: Option<SourceId>,
    /// What it wants of a table before anything is known of one.
    pub wants: TableSpec,
}

/// Both files loaded, and the rubric read.
pub struct Loaded {
    /// The texts.
    pub sources: Sources,
    /// What was found so far.
    pub findings: Findings,
    /// The table, if it could be loaded.
    pub table: Option<SourceId>,
    /// The rubric, if it has no mistakes.
    pub rubric: Option<Rubric>,
    /// What the rubric wants of the table, known even if it has mistakes.
    pub spec: TableSpec,
}

/// Opens a rubric and a table of ideas: CSV, Parquet or Excel.
///
/// # Errors
///
/// All mistakes of both files; [`Unread`] prints them with their places.
pub fn open(criteria: impl AsRef<Path>, ideas: impl AsRef<Path>) -> Result<Project, Unread> {
    let (criteria, ideas, table) = (criteria.as_ref(), ideas.as_ref(), TableOptions::default());
    Files { criteria, ideas, table, condition: None }.read(Lang::En)
}

/// Reads the texts of a rubric and of a table as CSV; where ideas have names in two languages, those of `lang`.
///
/// # Errors
///
/// All mistakes of both texts.
pub fn read(criteria: &str, ideas: &str, lang: Lang) -> Result<Project, Unread> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let mut add = |name: &str, text: &str| input::add(name.to_owned(), text.into(), &mut sources, &mut findings);
    let (criteria, table) = (add("criteria.toml", criteria), add("ideas.csv", ideas));
    let (rubric, spec) = RubricFile::of(criteria, None, &sources).beside(table, &sources, &mut findings);
    Loaded { sources, findings, table, rubric, spec }.read(lang)
}

impl Files<'_> {
    /// Loads both files, and reads the rubric.
    pub fn load(self) -> Loaded {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let condition = add_condition(self.condition, &mut sources);
        let file = RubricFile::load(self.criteria, condition, &mut sources, &mut findings);
        let table = file.load_table(self.ideas, self.table, &mut sources, &mut findings);
        let (rubric, spec) = file.beside(table, &sources, &mut findings);
        Loaded { sources, findings, table, rubric, spec }
    }

    /// Reads both files; where ideas have names in two languages, those of `lang`.
    ///
    /// # Errors
    ///
    /// All mistakes of both files.
    pub fn read(self, lang: Lang) -> Result<Project, Unread> {
        self.load().read(lang)
    }
}

impl RubricFile {
    /// Loads a rubric, with the condition that ideas must satisfy to be looked at; if that fails, it wants nothing of a
    /// table.
    pub fn load(
        path: &Path,
        condition: Option<SourceId>,
        sources: &mut Sources,
        findings: &mut Findings,
    ) -> RubricFile {
        RubricFile::of(input::load(path, sources, findings), condition, sources)
    }

    fn of(source: Option<SourceId>, condition: Option<SourceId>, sources: &Sources) -> RubricFile {
        let mut file = RubricFile { source, condition, wants: TableSpec::default() };
        // What a condition beside it reads decides neither the sheet nor the header.
        file.wants = file.read(&[], sources, &mut Findings::default()).1.alone();
        file
    }

    /// Loads a table that this rubric is to read.
    pub fn load_table(
        &self,
        path: &Path,
        asked: TableOptions,
        sources: &mut Sources,
        findings: &mut Findings,
    ) -> Option<SourceId> {
        let (name, bytes) = input::bytes_of(path, MAX_TABLE_BYTES, findings)?;
        self.add_table(name, bytes, asked, sources, findings)
    }

    /// Adds the bytes of such a table under `name`.
    pub fn add_table(
        &self,
        name: String,
        bytes: Vec<u8>,
        asked: TableOptions,
        sources: &mut Sources,
        findings: &mut Findings,
    ) -> Option<SourceId> {
        let fits = |text: &[u8]| evidence::fits(text, &self.wants);
        input::add_table(name, bytes, TableOptions { fits: Some(&fits), ..asked }, sources, findings)
    }

    /// Reads it beside a table that is loaded.
    pub fn beside(
        &self,
        table: Option<SourceId>,
        sources: &Sources,
        findings: &mut Findings,
    ) -> (Option<Rubric>, TableSpec) {
        match table {
            Some(table) => self.read(&evidence::headers(table, sources, &self.wants), sources, findings),
            None => {
                let mut found = Findings::default();
                let read = self.read(&[], sources, &mut found);
                // What is no expression may be a header of the table, which has been told to be missing.
                found.retain(|finding| !CODES_OF_EXPRESSIONS.contains(&finding.code));
                findings.append(found);
                read
            }
        }
    }

    /// Reads it beside a table with these headers.
    pub fn read(&self, headers: &[String], sources: &Sources, findings: &mut Findings) -> (Option<Rubric>, TableSpec) {
        let read = |source| rubric::read(source, sources, headers, findings);
        let (rubric, spec) = self.source.map_or_else(Default::default, read);
        let spec = match self.condition {
            Some(source) => rubric::read_condition(source, sources, headers, rubric.as_ref(), spec, findings),
            None => spec,
        };
        (rubric, spec)
    }
}

/// Adds the condition that ideas must satisfy to be looked at to the sources, by the name of its option.
pub fn add_condition(condition: Option<&str>, sources: &mut Sources) -> Option<SourceId> {
    condition.map(|condition| sources.add("--where", condition.as_bytes()))
}

/// Mistakes of what is no expression, unless the table has it as a header.
const CODES_OF_EXPRESSIONS: [Code; 4] = [Code::E0213, Code::E0214, Code::E0215, Code::E0418];

impl Loaded {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// Everything that was found.
    pub fn read(self, lang: Lang) -> Result<Project, Unread> {
        let Loaded { sources, mut findings, table, rubric, spec } = self;
        let evidence = table.and_then(|source| evidence::read(source, &sources, &spec, lang, &mut findings));
        // A workbook may have mistakes that its text does not show: a formula without a value looks unknown there.
        let evidence = evidence.filter(|_| !findings.has_errors());
        match rubric.zip(evidence) {
            Some((rubric, evidence)) => Ok(Project { sources, warnings: findings, rubric, evidence }),
            None => Err(Unread { sources, findings }),
        }
    }
}

impl Project {
    /// The rubric and the table as written.
    pub fn files(&self) -> [&Source; 2] {
        [self.rubric.source(), self.evidence.table.source()].map(|id| self.sources.get(id))
    }

    /// The name of the table in messages.
    pub fn table_name(&self) -> &str {
        &self.files()[1].name
    }

    /// Values the ideas, the same under every lens.
    pub fn value(&self) -> Valued {
        score::value_ideas(&self.rubric, &self.evidence)
    }

    /// Scores the ideas under a lens of the rubric.
    pub fn score(&self, lens: &Lens) -> Scored {
        self.value().weigh(&self.rubric, lens)
    }
}

impl std::fmt::Display for Unread {
    /// Writes the findings as a terminal shows them, in English and without colours.
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let style = Style { format: MessageFormat::Human, colour: false, width: 100, lang: Lang::En, all: true };
        f.write_str(&self.findings.render(&self.sources, style))
    }
}

impl std::fmt::Debug for Unread {
    /// The same, for programs that only unwrap.
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl std::error::Error for Unread {}
