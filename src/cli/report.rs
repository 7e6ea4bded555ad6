//! `dingzi report`: a page, Markdown or a PDF, with figures and the ranking beside it.

use super::args::ReportArgs;
use super::context::{Context, Outcome};
use super::output::{not_on_a_terminal, print, save};
use super::paths::{ending, is_stdout};
use super::{figures, lookup, screen, wait};
use crate::analysis::certainty::SEED;
use crate::analysis::robust::{DRAWS, MAX_IDEAS_RANKED_WHOLE, quick_draws};
use crate::chart::{self, Figure, Picture};
use crate::diagnostic::Source;
use crate::export::file::make_folder;
use crate::export::{DEFAULT_WIDTH, FOR_EXCEL, shell_word};
use crate::lang::Text;
use crate::project::Project;
use crate::report::{self, FORMS, Origin, Pages, ReportForm, SourceFile};
use crate::rubric::Lens;
use crate::say::commands::output::NotText;
use crate::say::commands::report as words;
use crate::say::commands::wait::{DRAWING, SAMPLING, WRITING};
use crate::say::files::{cannot_make, wrote};
use crate::score::Scored;
use crate::tables::ranking::{add_dominance, ranking};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ReportArgs, context: &Context) -> Outcome {
    let target = Target::of(args)?;
    let mut project = args.inputs.open(context)?;
    project.keep(&args.only, "--ideas", context)?;
    let lenses = lenses(args, &project, context)?;
    let lang = context.lang;
    // A folder that cannot be made is reported before anything is computed.
    let beside = target.beside();
    let made = target.folder.join(&beside);
    let _made = make_folder(&made).map_err(|error| cannot_make(&shown_path(&made), error))?;
    let figures = figures::data(&project, lenses[0], &shown(&lenses, &project), draws, SEED, context);
    figures::warn_of_boxes(&project, &figures, context);
    wait::said(SAMPLING.get(lang), || figures.complete());
    let scored = figures.scored();
    let kinds = target.pictures();
    let drawn = wait::said(DRAWING.get(lang), || draw(&figures.subject(), args.pages, kinds.contains(&"png")));
    for (figure, picture, png) in &drawn {
        let svg = picture.scene.file();
        for ending in kinds {
            let bytes = png.as_deref().filter(|_| *ending == "png").unwrap_or(svg.as_bytes());
            save(&target.picture(figure, ending), bytes)?;
        }
    }
    if target.has_ranking() {
        // Only the ideas whose dominators the study knows, so that all rows are complete.
        let (form, known) = (&FOR_EXCEL, figures.study.dominators(scored));
        let mut ranking = ranking(form, &project, scored, known.len(), lang);
        add_dominance(&mut ranking, &project, known);
        let mut bytes = Vec::new();
        (form.write)(&ranking, &mut bytes, DEFAULT_WIDTH)?;
        save(&target.ranking(), &bytes)?;
    }
    let pictures: Vec<(&Figure, Picture)> = drawn.into_iter().map(|(figure, picture, _)| (figure, picture)).collect();
    let compared: Vec<&Scored> = lenses.iter().filter_map(|lens| figures.under(lens)).collect();
    let origin = origin(args, &project, &lenses, target.form);
    let document = report::document(&report::ReportSubject {
        rubric: &project.rubric,
        evidence: &project.evidence,
        scored,
        study: &figures.study,
        lens: lenses[0],
        compared: &compared,
        pages: args.pages,
        pictures: &pictures,
        folder: &beside,
        origin: &origin,
        lang,
        source: &figures.source,
    });
    let bytes = wait::said(WRITING.get(lang), || (target.form.write)(&document));
    if is_stdout(&target.file) {
        return print(&bytes);
    }
    save(&target.file, &bytes)?;
    let titles: String = pictures.iter().map(|(_, picture)| format!("{}\n", picture.title)).collect();
    Ok(screen::show(&format!("{titles}{}\n", wrote(&shown_path(&target.file), lang)))?)
}

/// Draws of a report. Of more than [`MAX_IDEAS_RANKED_WHOLE`] ideas, only those that can be among the first are drawn,
/// which is quick.
fn draws(scored: &Scored) -> usize {
    if scored.len() > MAX_IDEAS_RANKED_WHOLE { DRAWS } else { quick_draws(scored.len(), scored.matrix.criteria()) }
}

/// Where a report goes, and in which form.
struct Target {
    form: &'static ReportForm,
    folder: PathBuf,
    file: PathBuf,
    /// Whether one file alone is asked for; `-` is standard output.
    is_file: bool,
}

/// Every file that a report writes; empty if its target is wrong, which is reported later.
pub(super) fn files(args: &ReportArgs) -> Vec<PathBuf> {
    let Ok(target) = Target::of(args) else { return Vec::new() };
    let pictures = args
        .pages
        .figures()
        .iter()
        .flat_map(|figure| target.pictures().iter().map(|ending| target.picture(figure, ending)));
    let ranking = target.has_ranking().then(|| target.ranking());
    pictures.chain(ranking).chain([target.file.clone()]).filter(|file| !is_stdout(file)).collect()
}

impl Target {
    /// A path with the ending of a form is a file of that form; any other is a folder.
    fn of(args: &ReportArgs) -> Outcome<Target> {
        let path = &args.output;
        let asked = args.format;
        if is_stdout(path) {
            let form = asked.unwrap_or(&FORMS[0]);
            if !form.holds_pictures {
                return Err(words::has_pictures(form.id).into());
            }
            not_on_a_terminal(NotText::Report, form.id)?;
            return Ok(Target { form, folder: PathBuf::new(), file: path.clone(), is_file: true });
        }
        let is_folder = path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/');
        let ending = ending(path).filter(|_| !is_folder);
        let by_ending = ending.as_ref().and_then(|ending| FORMS.iter().find(|form| form.id == *ending));
        // Nobody who writes report.docx wants a folder of that name.
        let is_kind = |ending: &String| (2..=4).contains(&ending.len()) && ending.chars().all(char::is_alphabetic);
        if by_ending.is_none() && ending.as_ref().is_some_and(is_kind) {
            let endings: Vec<String> = FORMS.iter().map(|form| format!(".{}", form.id)).collect();
            return Err(words::no_form(&shown_path(path), &endings).into());
        }
        match (by_ending, asked) {
            (Some(form), Some(asked)) if form.id != asked.id => {
                Err(words::two_forms(&shown_path(path), form.id, asked.id).into())
            }
            (Some(form), _) => {
                let folder = path.parent().unwrap_or(Path::new("")).to_owned();
                Ok(Target { form, folder, file: path.clone(), is_file: true })
            }
            (None, asked) => {
                let form = asked.unwrap_or(&FORMS[0]);
                Ok(Target { form, folder: path.clone(), file: path.join(form.file), is_file: false })
            }
        }
    }

    /// Extensions of the pictures written beside it; empty for a single file that holds its own.
    fn pictures(&self) -> &'static [&'static str] {
        if self.is_file && self.form.holds_pictures { &[] } else { self.form.pictures }
    }

    fn picture(&self, figure: &Figure, ending: &str) -> PathBuf {
        self.folder.join(self.beside()).join(format!("{}.{ending}", figure.id))
    }

    /// The folder of the pictures from that of the report: a file that was named has its own, so that the folder in which
    /// it stands is not filled with pictures.
    fn beside(&self) -> String {
        match self.file.file_stem() {
            Some(stem) if self.is_file && !self.form.holds_pictures => format!("{}-figures/", stem.to_string_lossy()),
            _ => String::new(),
        }
    }

    fn ranking(&self) -> PathBuf {
        self.folder.join("ranking.csv")
    }

    fn has_ranking(&self) -> bool {
        !self.is_file && self.form.has_ranking
    }
}

/// The lenses asked for, each once.
fn lenses<'a>(args: &ReportArgs, project: &'a Project, context: &Context) -> Outcome<Vec<&'a Lens>> {
    let mut lenses: Vec<&Lens> = Vec::new();
    for lens in lookup::lenses(&project.rubric, &args.lens, context)? {
        if !lenses.iter().any(|known| known.id == lens.id) {
            lenses.push(lens);
        }
    }
    Ok(lenses)
}

/// The lenses that figures show: all, or those compared, in their order.
fn shown<'a>(lenses: &[&'a Lens], project: &'a Project) -> Vec<&'a Lens> {
    match lenses {
        [_] => project.rubric.lenses.iter().collect(),
        several => several.to_vec(),
    }
}

/// What the report is computed from, and the command that reproduces it.
fn origin(args: &ReportArgs, project: &Project, lenses: &[&Lens], form: &ReportForm) -> Origin {
    let file = |what: Text, source: &Source| SourceFile { what, name: source.base_name(), sha256: source.sha256() };
    let [criteria, ideas] = project.files();
    let files = vec![file(words::TABLE.into(), ideas), file(words::RUBRIC.into(), criteria)];
    let mut command = vec!["dingzi".to_owned(), "report".to_owned(), shell_word(&files[0].name)];
    let mut option = |name: &str, value: &str| command.extend([name.to_owned(), shell_word(value)]);
    option("--criteria", &files[1].name);
    option("--lens", &lenses.iter().map(|lens| lens.id.as_str()).collect::<Vec<_>>().join(","));
    args.only.iter().for_each(|names| option("--ideas", names));
    if let Some(condition) = &args.inputs.sheet.condition {
        option("--where", condition);
    }
    option("--format", form.id);
    if args.pages == Pages::One {
        option("--pages", "one");
    }
    if let Some(date) = &args.date {
        option("--date", date);
    }
    Origin { files, date: args.date.clone(), command: command.join(" ") }
}

/// The figures of a report, with their PNG where one is wanted, in parallel: rasterising is most of a report's time.
fn draw(subject: &chart::Subject, pages: Pages, with_png: bool) -> Vec<(&'static Figure, Picture, Option<Vec<u8>>)> {
    let draw = |figure: &'static Figure| {
        let picture = (figure.draw)(subject);
        let png = with_png.then(|| chart::png(&picture.scene));
        (figure, picture, png)
    };
    pages.figures().par_iter().map(draw).collect()
}

fn shown_path(path: &Path) -> String {
    path.display().to_string()
}
