//! The header: its columns, and whether the rubric finds its own among them.

use super::cut::LONGEST;
use super::heading::Heading;
use super::locate::{self, WIDEST};
use super::read::Reading;
use super::{Table, refusal, source, text_of};
use crate::diagnostic::{Finding, Findings, SourceId, Sources, Span, quoted};
use crate::identity;
use crate::lang::{Lang, Text, list};
use crate::rubric::{Column, ColumnKind, TableSpec};
use crate::unit::{Measure, Unit};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl<'f> Reading<'f> {
    /// Reads the header; an empty table has none.
    pub(super) fn start(
        source: SourceId,
        sources: &Sources,
        spec: &TableSpec,
        findings: &'f mut Findings,
    ) -> Option<Reading<'f>> {
        let text = sources.get(source);
        let (bytes, is_sheet) = (text.bytes.clone(), text.sheet.is_some());
        let Some(heading) = Heading::of(&bytes, text.sheet.as_ref(), spec) else {
            findings.push(no_such_line(source, spec));
            return None;
        };
        let Heading { delimiter, start: header_start, .. } = heading;
        let near = &bytes[..bytes.len().min(header_start + LONGEST + 1)];
        if locate::end(near, header_start, delimiter) > header_start + LONGEST {
            findings.push(header_too_long(Span::new(source, header_start..header_start + 1)));
            return None;
        }
        let (cells, _) = locate::cells(&bytes, header_start, delimiter);
        if cells.len() > WIDEST {
            let finding = Finding::new("E0107", format!("the header has more than {WIDEST} columns"));
            let finding = finding.at(Span::new(source, cells[0].start..cells[0].start), "it begins here");
            findings.push(finding.help("is this a table (CSV)? Keep the columns that the rubric reads"));
            return None;
        }
        let mut reader = builder(delimiter).from_reader(&bytes[header_start..]);
        let mut record = csv::ByteRecord::new();
        if !reader.read_byte_record(&mut record).expect("bytes in memory can be read") {
            findings.push(
                Finding::new("E0301", "the table of ideas is empty")
                    .at(Span::new(source, 0..0), "no header line")
                    .help("the first line names the columns; each further line is an idea. `dingzi init` writes one"),
            );
            return None;
        }
        let headers: Vec<String> = record.iter().map(|h| String::from_utf8_lossy(h).trim().to_owned()).collect();
        let headers = heading.names(&bytes, headers);
        if heading.units.is_some() {
            reader.read_byte_record(&mut record).expect("bytes in memory can be read");
        }
        let header_end = header_start + reader.position().byte() as usize;
        let table = Table::new(source, bytes, delimiter, headers, header_start..header_end);
        let mut reading = Reading { table, is_sheet, findings, cells: None };
        reading.check_closed(header_start);
        if let Some(passed) = heading.passed {
            reading.tell_passed(heading, passed, sources);
        }
        Some(reading)
    }

    /// That lines above the header are passed over: those from this byte on.
    fn tell_passed(&mut self, heading: Heading, passed: usize, sources: &Sources) {
        let (table, source) = (&self.table, sources.get(self.table.source));
        let line = |start: usize| source.place(table.nth_cell(start, 0).start).line.to_string();
        let lines = [heading.upper, Some(table.header_start), heading.units];
        let lines: Vec<String> = lines.into_iter().flatten().map(line).collect();
        let [one, many] = if self.is_sheet { ["row", "rows"] } else { ["line", "lines"] };
        let (which, en, zh) = (if lines.len() > 1 { many } else { one }, list(&lines, Lang::En), lines.join("、"));
        let message = Text::new(
            format!("the header is {which} {en}, and what stands above is passed over"),
            format!("表头在第 {zh} 行，上面的内容不读"),
        );
        let title = locate::cells(&table.bytes, passed, table.delimiter).0;
        let title = title.into_iter().find(|cell| !cell.is_empty()).unwrap_or(passed..passed);
        let header = locate::cells(&table.bytes, table.header_start, table.delimiter).0;
        let header = header.into_iter().find(|cell| !cell.is_empty()).unwrap_or(passed..passed);
        let finding = Finding::new("W0314", message)
            .at(Span::new(table.source, header), Text::new("read as the header", "读作表头"))
            .and(Span::new(table.source, title), Text::new("not read", "不读"));
        let finding = match self.unit_above(heading, passed) {
            Some(unit) => finding.help(Text::new(
                format!(
                    "`{unit}` above it is not applied: write the unit after the column names, as in `Revenue (USD m)`"
                ),
                format!("表头上面的“{unit}”没有用上：请写到列名后面，如 收入（万元）"),
            )),
            None => finding,
        };
        self.findings.push(finding.help(Text::new(
            format!("if the header is another {one}, write its number under [rubric]: header = …"),
            "若表头是另一行，请在 [rubric] 里写明行号：header = …",
        )));
    }

    /// What is said above the header of the unit of all that stands below: `单位：万元`.
    fn unit_above(&self, heading: Heading, passed: usize) -> Option<String> {
        let above = &self.table.bytes[passed..heading.upper.unwrap_or(heading.start)];
        let said = |cell: &[u8]| {
            let cell = text_of(cell);
            let inside = cell.trim_matches(['(', ')', '（', '）', '[', ']', '【', '】']).to_lowercase();
            let words = ["单位", "unit:", "all amounts in ", "amounts in ", "in "];
            let unit = words.iter().find_map(|word| inside.strip_prefix(word))?;
            Unit::read(unit.trim_start_matches([':', '：'])).map(|_| cell)
        };
        let records = builder(heading.delimiter).from_reader(above).into_byte_records().map_while(Result::ok);
        records.flat_map(|record| record.iter().filter_map(said).collect::<Vec<_>>()).next()
    }

    /// Every column that the rubric reads is there, once; and every source has its fact.
    pub(super) fn check_headers(&mut self, spec: &TableSpec) {
        let table = &self.table;
        // As they can be pasted into the rubric.
        let looks: Vec<Cow<str>> = table.headers.iter().map(|header| identity::look(header)).collect();
        let names =
            || looks.iter().map(|look| &**look).filter(|look| !look.is_empty() && source::with_colon(look).is_none());
        let named = named_columns(spec);
        for (key, column, span) in named.iter().filter(|(_, c, _)| table.header(c).is_none()) {
            let mut finding = Finding::new("E0302", format!("no column `{column}` names the ideas"))
                .at(table.header_line(), "not in this header");
            if let Some(span) = span {
                finding = finding.and((*span).clone(), "asked for here");
            }
            let near = crate::diagnostic::nearest(column, names());
            self.findings.push(match near {
                Some(near) => finding.help(format!("did you mean `{near}`? write {key} = \"{near}\" under [rubric]")),
                None => finding
                    .help(format!("write {key} = \"…\" under [rubric], with the column that names the ideas"))
                    .suggest(table.header_line(), column, "its columns are", names()),
            });
        }
        let missing: Vec<&Column> = spec.columns.iter().filter(|c| table.header(&c.name).is_none()).collect();
        // Where most are missing, it is most likely another table.
        let is_other = missing.len() >= MANY && missing.len() * 2 > spec.columns.len();
        if is_other {
            self.findings.push(most_missing(table, &missing, spec.columns.len(), names()));
        }
        for column in missing.into_iter().filter(|_| !is_other) {
            self.findings.push_made("E0303", || {
                let finding = Finding::new("E0303", format!("the table has no column `{}`", column.name))
                    .at(column.span.clone(), "read here")
                    .and(table.header_line(), "not in this header");
                if let Some(sign) = wide_separator(table) {
                    return finding.help(Text::new(
                        format!("`{sign}` separates no cells: write a comma, `,`, in its place in the whole table"),
                        format!("“{sign}”不能分隔单元格：请把整个表里的它换成半角逗号 ,"),
                    ));
                }
                let finding = match crate::diagnostic::nearest(&column.name, names()) {
                    Some(near) if near.contains(|c: char| "+-*/()<>=,'!".contains(c)) => finding
                        .help(format!("did you mean '\"{near}\"'? such a name stands in quotation marks of its own")),
                    _ => finding.suggest(column.span.clone(), &column.name, "its columns are", names()),
                };
                finding.help("or add the column to the table; it may be empty: unknown")
            });
        }
        // A header of thousands of columns may be wrong in each.
        let spans = header_spans(table);
        for (i, look) in looks.iter().enumerate() {
            if let Some(of) = source::with_colon(look).filter(|of| table.header(of).is_none()) {
                self.findings.push_made("W0302", || {
                    let span = spans(i);
                    let message = format!("`{look}` tells the source of a column that is not there");
                    let finding = Finding::new("W0302", message).at(span.clone(), "");
                    match crate::diagnostic::nearest(of, names()) {
                        Some(near) => {
                            finding.fix(span, format!("did you mean `{near}:source`?"), format!("{near}:source"))
                        }
                        None => finding.help(format!("add the column `{of}`, or remove this one")),
                    }
                });
            }
        }
        let read = named.iter().map(|(_, column, _)| *column).chain(spec.columns.iter().map(|c| c.name.as_str()));
        self.check_twins(read);
        self.check_units(spec);
        self.check_hints(spec);
        self.check_kinds(spec);
    }

    /// No column that is read could be another.
    fn check_twins<'a>(&mut self, read: impl Iterator<Item = &'a str>) {
        let table = &self.table;
        // By the later of two columns, which is where the finding is shown.
        let twins: BTreeMap<usize, usize> = read
            .filter_map(|name| table.places(name).split_first())
            .flat_map(|(first, others)| others.iter().map(move |other| (*other, *first)))
            .collect();
        let spans = header_spans(table);
        for (i, first) in twins {
            self.findings.push_made("E0313", || {
                let [one, other] = [first, i].map(|header| &table.headers[header]);
                let is_unit = identity::key(one) != identity::key(other);
                let (message, help) = match identity::look(one) == identity::look(other) {
                    true => (format!("two columns are named `{other}`"), "rename one of them"),
                    false if is_unit => (
                        format!("the columns `{one}` and `{other}` are the same but for their units"),
                        "name the one that is meant with its unit, as its header has it",
                    ),
                    false => (format!("the columns `{one}` and `{other}` have the same name"), "rename one of them"),
                };
                let mut finding =
                    Finding::new("E0313", message).at(spans(i), "the second").and(spans(first), "the first").help(help);
                finding.notes.extend(identity::difference(one, other).map(Text::same));
                finding
            });
        }
    }

    /// A header and the rubric name units of one kind, or cells without one would count for another thing.
    fn check_units(&mut self, spec: &TableSpec) {
        let kind = |measure: &Option<Measure>| measure.as_ref().map(std::mem::discriminant);
        for column in spec.columns.iter().filter(|column| column.kind == ColumnKind::Number) {
            let Some(header) = self.table.header(&column.name) else { continue };
            let (Some(named), Some(declared)) = (self.table.unit(header), column.declared.unit) else { continue };
            if named.measure.is_some() && kind(&named.measure) != kind(&declared.measure) {
                let [en, zh] = [Lang::En, Lang::Zh].map(|lang| [named.name(lang), declared.name(lang)]);
                let message = Text::new(
                    format!("the header counts {}, and the rubric {}", en[0], en[1]),
                    format!("表头按“{}”计，评分标准按“{}”计", zh[0], zh[1]),
                );
                let label = Text::new("another kind of unit", "不是同一种单位");
                let help = Text::new("write units of one kind in both", "请让两处写同一种单位");
                self.findings.push(Finding::new("E0320", message).at(self.table.header_span(header), label).help(help));
            }
        }
    }

    /// A header that seems to name a unit, and does not as it is written.
    fn check_hints(&mut self, spec: &TableSpec) {
        let is_open = |column: &&Column| column.kind == ColumnKind::Number && !column.declared.has_unit();
        let headers = spec.columns.iter().filter(is_open).filter_map(|column| self.table.header(&column.name));
        let headers: BTreeSet<usize> = headers.filter(|header| self.table.unit(*header).is_none()).collect();
        for header in headers {
            let name = &self.table.headers[header];
            if Unit::is_hinted(name) {
                let message = Text::new(
                    format!("the header `{name}` is not read as a unit"),
                    format!("表头“{name}”没有按单位读"),
                );
                let label = Text::new("its cells count as they stand", "这一列按单元格原数计");
                let finding = Finding::new("W0313", message).at(self.table.header_span(header), label);
                let finding = finding.help(Text::new(
                    "if it names one, put the unit alone in brackets at its end: `Revenue (USD m)`",
                    "若写的是单位，请只把单位放在末尾的括号里：收入（万元）",
                ));
                let key = refusal::key(name);
                self.findings.push(finding.help(Text::new(
                    format!("if its cells hold whole amounts, say so in the rubric: `[columns.{key}]`, and below it `unit = \"USD\"`"),
                    format!("若单元格里已是全额（如 350000），请在评分标准里写明：[columns.{key}]，下一行 unit = \"元\""),
                )));
            }
        }
    }

    /// A column that the rubric writes in two ways is read in one.
    fn check_kinds(&mut self, spec: &TableSpec) {
        let mut read: HashMap<usize, &Column> = HashMap::with_capacity(spec.columns.len());
        for column in &spec.columns {
            let Some(header) = self.table.header(&column.name) else { continue };
            let first = *read.entry(header).or_insert(column);
            if first.kind != column.kind {
                self.findings.push(first.read_in_two_ways(&column.kind, column.span.clone()));
            }
        }
    }
}

/// A full-width comma, or the like, where a header has no other separator.
fn wide_separator(table: &Table) -> Option<char> {
    let [header] = table.headers.as_slice() else { return None };
    header.chars().find(|c| matches!(c, '，' | '；' | '、' | '｜'))
}

/// So many missing columns are told at once, where they are most of those that are read.
const MANY: usize = 4;

/// That most columns that the rubric reads are not there.
fn most_missing<'n>(table: &Table, missing: &[&Column], all: usize, names: impl Iterator<Item = &'n str>) -> Finding {
    let shown = |mut names: Vec<String>, lang: Lang| {
        const MOST: usize = 8;
        let rest = names.len().saturating_sub(MOST);
        names.truncate(MOST);
        match (rest, lang) {
            (0, lang) => list(&names, lang),
            (rest, Lang::En) => format!("{} and {rest} more", names.join(", ")),
            (rest, Lang::Zh) => format!("{} 等，另有 {rest} 个", names.join("、")),
        }
    };
    let quote = |name: &str, lang: Lang| lang.pick(format!("`{}`", quoted(name)), format!("“{}”", quoted(name)));
    let named = |lang: Lang| shown(missing.iter().map(|column| quote(&column.name, lang)).collect(), lang);
    let names: Vec<&str> = names.collect();
    let of_table = |lang: Lang| shown(names.iter().map(|name| quote(name, lang)).collect(), lang);
    let n = missing.len();
    let message = Text::new(
        format!("{n} of the {all} columns that the rubric reads are not in this table"),
        format!("评分标准要读 {all} 列，这个表缺其中 {n} 列"),
    );
    Finding::new("E0303", message)
        .at(table.header_line(), Text::new("not in this header", "表头里没有"))
        .note(Text::new(
            format!("it lacks {}; it has {}", named(Lang::En), of_table(Lang::En)),
            format!("缺：{}；有：{}", named(Lang::Zh), of_table(Lang::Zh)),
        ))
        .help(Text::new(
            "is it the right table, sheet and rubric? columns that are not known may be added empty",
            "表格、工作表、评分标准没有拿错吧？暂时没有数据的列可以空着补上",
        ))
}

/// That the table lacks the line that is to be its header.
pub(crate) fn no_such_line(source: SourceId, spec: &TableSpec) -> Finding {
    let line = spec.rows.header.unwrap_or(1);
    let message = Text::new(
        format!("the table has no line {line} that could be its header"),
        format!("第 {line} 行不存在，或不能作表头"),
    );
    let finding =
        Finding::new("E0301", message).at(Span::new(source, 0..0), Text::new("no header there", "这里没有表头"));
    finding.help(Text::new(
        format!("`header = {line}` stands under [rubric]: correct it, or leave it out, and the header is looked for"),
        format!("[rubric] 里写了 header = {line}：请改正，或删去，由程序去找表头"),
    ))
}

/// The places of the headers, of which the line is looked through once.
fn header_spans(table: &Table) -> impl Fn(usize) -> Span + use<> {
    let (source, start) = (table.source, table.header_start);
    let (cells, _) = locate::cells(&table.bytes, start, table.delimiter);
    move |header| Span::new(source, cells.get(header).or(cells.last()).cloned().unwrap_or(start..start))
}

/// Of a header that is longer than any record may be.
pub(crate) fn header_too_long(at: Span) -> Finding {
    let finding = Finding::new("E0317", "the header is longer than 64 MiB").at(at, "begins here");
    finding.help("is this a table (CSV)? Its header is one line, and a quotation mark that opens a cell is closed")
}

/// The columns that identify and name the idea, each once: the rubric's key, the column, and where it is asked for.
pub(super) fn named_columns(spec: &TableSpec) -> Vec<(&'static str, &str, Option<&Span>)> {
    let id = spec.idea.iter().map(|idea| ("idea", idea.name.as_str(), idea.span.as_ref()));
    let names = spec.name.iter().flat_map(|name| {
        let span = name.span.as_ref();
        [("name", name.name.en.as_str(), span), ("name", name.name.zh.as_str(), span)]
    });
    let mut columns: Vec<_> = id.chain(names).collect();
    columns.dedup_by(|a, b| a.1 == b.1);
    columns
}

pub(super) fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    builder
}
