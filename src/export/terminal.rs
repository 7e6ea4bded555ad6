//! The terminal: columns aligned by display width (a Chinese character is two columns wide), as wide as the screen.

use super::format::Format;
use super::table::{Cell, Column, Look, Place, Table};
use crate::diagnostic::printable;
use crate::lang::Word;
use crate::say::choices;
use crate::say::line_breaks::{is_in_a_command, is_in_a_count, is_inside_a_word};
use anstyle::{AnsiColor, Effects, Style};
use std::io::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub(super) const FORMAT: Format = Format {
    id: "table",
    name: choices::TABLE,
    about: Word::new("for the terminal", "给终端看"),
    write,
    is_text: true,
    has_data: false,
    has_about: false,
    blocks: None,
};

/// Blank screen columns between two columns of the table.
const COLUMN_GAP: usize = 2;
/// A note with less room than this stands on separate lines, in screen columns.
const MIN_NOTE_WIDTH: usize = 48;
/// The widest that lines of prose get, in screen columns.
const MAX_PROSE_WIDTH: usize = 110;

/// Every look with the mark that begins it in a text on its way to a terminal: a code point that no text has, for it
/// will never be a character. In the order of [`Look`].
const LOOK_MARKS: [(char, Look); 4] =
    [('\u{FDD0}', Look::Good), ('\u{FDD1}', Look::Bad), ('\u{FDD2}', Look::Quiet), ('\u{FDD3}', Look::Strong)];
/// Ends a look.
const LOOK_END: char = '\u{FDDF}';

fn is_mark(c: char) -> bool {
    c == LOOK_END || LOOK_MARKS.iter().any(|(mark, _)| *mark == c)
}

impl Look {
    /// Its colours. Rises are blue and falls yellow, never green against red.
    fn style(self) -> Style {
        match self {
            Look::Good => AnsiColor::Blue.on_default().effects(Effects::BOLD),
            Look::Bad => AnsiColor::Yellow.on_default(),
            Look::Quiet => Style::new().effects(Effects::DIMMED),
            Look::Strong => Style::new().effects(Effects::BOLD),
        }
    }

    /// A text in this look, as [`coloured`] shows it.
    pub fn paint(self, text: &str) -> String {
        let (mark, _) = LOOK_MARKS[self as usize];
        format!("{mark}{text}{LOOK_END}")
    }
}

/// The gate to a terminal: a text with its looks, and nothing else in it that controls the terminal. No look goes on
/// beyond its line, even if the mark came from a file.
pub fn coloured(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Option<Style> = None;
    for piece in text.split_inclusive(|c| c == '\n' || is_mark(c)) {
        let end = piece.chars().next_back().filter(|&c| c == '\n' || is_mark(c));
        let words = end.map_or(piece, |end| &piece[..piece.len() - end.len_utf8()]);
        out += &printable(words.strip_suffix('\r').filter(|_| end == Some('\n')).unwrap_or(words));
        let look = LOOK_MARKS.iter().find(|(mark, _)| Some(*mark) == end).map(|(_, look)| look.style());
        if end.is_some() {
            out += &open.take().map_or(String::new(), |style| format!("{style:#}"));
        }
        out += if end == Some('\n') { "\n" } else { "" };
        if let Some(look) = look {
            out += &look.to_string();
            open = Some(look);
        }
    }
    out + &open.map_or(String::new(), |style| format!("{style:#}"))
}

/// The same for a file, without colours.
pub fn plain(text: &str) -> String {
    printable(&text.replace(is_mark, ""))
}

/// Data on a terminal, made printable line by line.
pub struct Shown<W: Write> {
    out: W,
    line: Vec<u8>,
}

impl<W: Write> Shown<W> {
    /// On this terminal.
    pub fn on(out: W) -> Shown<W> {
        Shown { out, line: Vec::new() }
    }
}

impl<W: Write> Write for Shown<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.line.extend_from_slice(bytes);
        if let Some(end) = self.line.iter().rposition(|&byte| byte == b'\n') {
            let rest = self.line.split_off(end + 1);
            let lines = std::mem::replace(&mut self.line, rest);
            self.out.write_all(printable(&String::from_utf8_lossy(&lines)).as_bytes())?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let line = std::mem::take(&mut self.line);
        self.out.write_all(printable(&String::from_utf8_lossy(&line)).as_bytes())?;
        self.out.flush()
    }
}

/// A text padded to `width` columns, on the side away from its alignment.
pub fn pad(text: &str, width: usize, place: Place) -> String {
    let fill = " ".repeat(width.saturating_sub(text.width()));
    if place == Place::Right { fill + text } else { format!("{text}{fill}") }
}

/// Prose wrapped to `width` columns at most, each line indented.
pub fn wrap(text: &str, width: usize, indent: usize) -> Vec<String> {
    let width = width.saturating_sub(indent).clamp(16, MAX_PROSE_WIDTH);
    let options = textwrap::Options::new(width)
        .word_separator(textwrap::WordSeparator::Custom(words))
        // A hyphen is part of what can be typed: `--best-worst`.
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(|line| format!("{}{line}", " ".repeat(indent))).collect()
}

/// Cuts a line where it may break: after spaces and between Chinese characters, but not before closing punctuation nor
/// after opening punctuation.
fn words(line: &str) -> Box<dyn Iterator<Item = textwrap::core::Word<'_>> + '_> {
    let wide = |c: char| c.width() == Some(2);
    let closes = |c: char| "，。；：、？！）》」”%….".contains(c);
    let opens = |c: char| "（《「“".contains(c);
    let breaks = |before: char, after: char| {
        // A number stays with its unit: 5000万.
        let quoted = (before == '"' && wide(after)) || (wide(before) && after == '"');
        let amount = (before.is_ascii_digit() && wide(after)) || (wide(before) && after.is_ascii_digit());
        (before == ' ' && after != ' ')
            || (after != ' ' && !closes(after) && !opens(before) && !amount && !quoted && (wide(before) || wide(after)))
    };
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    // Whether a backtick is open after each character.
    let quoted: Vec<bool> = chars
        .iter()
        .scan(false, |is_open, (_, c)| {
            *is_open ^= *c == '`';
            Some(*is_open)
        })
        .collect();
    let cut = |(n, around): (usize, &[(usize, char)])| {
        let [(_, first), (_, before), (at, after)] = around else { return None };
        let is_kept = match *before {
            ' ' => is_in_a_count(*first, *after),
            before => is_inside_a_word(before, *after),
        };
        (breaks(*before, *after) && !is_kept && !quoted[n + 1] && !is_in_a_command(&line[..*at])).then_some(*at)
    };
    let start = chars.get(..2).filter(|two| breaks(two[0].1, two[1].1)).map(|two| two[1].0);
    let mut cuts: Vec<usize> = start.into_iter().chain(chars.windows(3).enumerate().filter_map(cut)).collect();
    cuts.push(line.len());
    let mut start = 0;
    Box::new(
        cuts.into_iter().map(move |end| textwrap::core::Word::from(&line[std::mem::replace(&mut start, end)..end])),
    )
}

/// A text cut to `width` columns, with an ellipsis if it was longer.
pub fn truncate(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        if cut.width() + c.width().unwrap_or(0) >= width {
            break;
        }
        cut.push(c);
    }
    cut.trim_end().to_owned() + "…"
}

fn write(table: &Table, out: &mut dyn Write, width: usize) -> std::io::Result<()> {
    let shown = |place: Place| matches!(place, Place::Left | Place::Right);
    let columns: Vec<usize> = (0..table.columns.len()).filter(|&c| shown(table.columns[c].place)).collect();
    if columns.is_empty() {
        return Ok(());
    }
    let widths = widths(table, &columns, width);
    let taken: usize = widths.iter().map(|w| w + COLUMN_GAP).sum();
    let note = table.columns.iter().position(|c| c.place == Place::Note);
    let beside = width >= taken + MIN_NOTE_WIDTH;
    let gap = " ".repeat(COLUMN_GAP);

    let mut header: Vec<String> = Vec::new();
    for (&c, &width) in columns.iter().zip(&widths) {
        header.push(pad(&truncate(&table.columns[c].head, width), width, table.columns[c].place));
    }
    if let Some(note) = note.filter(|_| beside) {
        header.push(table.columns[note].head.clone());
    }
    writeln!(out, "{}", Look::Strong.paint(header.join(&gap).trim_end()))?;
    for row in &table.rows {
        let mut line = String::new();
        for (i, (&c, &width)) in columns.iter().zip(&widths).enumerate() {
            let text = truncate(&one_line(&row[c]), width);
            // The last column of a line needs no padding.
            let last = i + 1 == columns.len() && !beside;
            let padded = if last && table.columns[c].place == Place::Left {
                text
            } else {
                pad(&text, width, table.columns[c].place)
            };
            line += &paint(&row[c], &padded);
            line += if last { "" } else { &gap };
        }
        let Some(text) = note.map(|n| one_line(&row[n])).filter(|t| !t.is_empty()) else {
            writeln!(out, "{}", line.trim_end())?;
            continue;
        };
        if beside {
            let lines = wrap(&text, width.min(taken + MAX_PROSE_WIDTH), taken);
            let first = lines.first().map_or("", |l| l.trim_start());
            writeln!(out, "{line}{}", Look::Quiet.paint(first))?;
            for line in lines.iter().skip(1) {
                writeln!(out, "{}", Look::Quiet.paint(line))?;
            }
        } else {
            writeln!(out, "{}", line.trim_end())?;
            for line in wrap(&text, width, indent(&widths)) {
                writeln!(out, "{}", Look::Quiet.paint(&line))?;
            }
        }
    }
    Ok(())
}

/// The indent of notes below a row: they stand under its second column.
fn indent(widths: &[usize]) -> usize {
    widths.first().map_or(0, |w| w + COLUMN_GAP)
}

/// The width of each column: that of its widest cell, with the widest texts and names cut down on a narrow screen; a word
/// of our own is never cut.
fn widths(table: &Table, columns: &[usize], screen: usize) -> Vec<usize> {
    let cells = |&c: &usize| table.rows.iter().map(|row| one_line(&row[c]).width()).max().unwrap_or(0);
    let cells: Vec<usize> = columns.iter().map(cells).collect();
    let head = |(&c, &cells): (&usize, &usize)| table.columns[c].head.width().max(cells);
    let mut widths: Vec<usize> = columns.iter().zip(&cells).map(head).collect();
    let total = |widths: &[usize]| widths.iter().map(|w| w + COLUMN_GAP).sum::<usize>().saturating_sub(COLUMN_GAP);
    const MIN_TEXT_WIDTH: usize = 8;
    let is_term = |&c: &usize| table.rows.iter().any(|row| matches!(row[c], Cell::Term { .. }));
    let is_term: Vec<bool> = columns.iter().map(is_term).collect();
    while total(&widths) > screen {
        let least = |i: usize| match &table.columns[columns[i]] {
            Column { place: Place::Left, .. } if is_term[i] => cells[i].max(MIN_TEXT_WIDTH),
            Column { place: Place::Left, .. } => MIN_TEXT_WIDTH,
            Column { is_named: true, .. } => cells[i].max(MIN_TEXT_WIDTH),
            _ => usize::MAX,
        };
        let texts = (0..widths.len()).filter(|&i| widths[i] > least(i));
        let Some(widest) = texts.max_by_key(|&i| widths[i]) else { break };
        widths[widest] -= 1;
    }
    widths
}

/// A cell on one line: it may hold line ends, and worse.
fn one_line(cell: &Cell) -> String {
    printable(&cell.shown()).replace(['\n', '\t'], " ")
}

fn paint(cell: &Cell, text: &str) -> String {
    match cell {
        Cell::Styled(_, look) | Cell::Term { look: Some(look), .. } => look.paint(text),
        _ => text.to_owned(),
    }
}

impl Table {
    /// The table as people read it on a screen this wide, with its looks.
    pub fn on_screen(&self, width: usize) -> String {
        let mut text = Vec::new();
        write(self, &mut text, width).expect("memory takes every table");
        String::from_utf8_lossy(&text).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Columns;
    use super::*;

    #[test]
    fn chinese_counts_double() {
        assert_eq!(pad("钉子", 6, Place::Left), "钉子  ");
        assert_eq!(pad("钉子", 6, Place::Right), "  钉子");
        assert_eq!(truncate("找到钉子再找锤子", 9), "找到钉子…");
        assert_eq!(truncate("钉子", 4), "钉子");
    }

    #[test]
    fn a_terminal_gets_looks_and_nothing_else_that_commands_it() {
        let text =
            format!("a\u{1b}[31m\u{202E}\u{9b}\r\n{}\nb\u{FDD0}c\nd\u{7}", Look::Strong.paint("x\u{1b}]52;c;eA=="));
        assert_eq!(
            coloured(&text),
            "a\u{FFFD}[31m\u{FFFD}\u{FFFD}\n\u{1b}[1mx\u{FFFD}]52;c;eA==\u{1b}[0m\nb\u{1b}[1m\u{1b}[34mc\u{1b}[0m\nd\u{FFFD}"
        );
        assert_eq!(plain(&text), "a\u{FFFD}[31m\u{FFFD}\u{FFFD}\nx\u{FFFD}]52;c;eA==\nbc\nd\u{FFFD}");
    }

    #[test]
    fn data_on_a_terminal_command_nothing_however_they_come() {
        let mut shown = Shown::on(Vec::new());
        for part in ["名,\u{1b}]0;x\u{7}\na".as_bytes(), &"名".as_bytes()[..2], &"名".as_bytes()[2..], b"\x1b[1mb"] {
            shown.write_all(part).unwrap();
        }
        shown.flush().unwrap();
        assert_eq!(String::from_utf8(shown.out).unwrap(), "名,\u{FFFD}]0;x\u{FFFD}\na名\u{FFFD}[1mb");
    }

    #[test]
    fn counts_verdicts_and_symbols_stay_on_a_line() {
        let wrapped = |text: &str| wrap(text, 16, 0).join("|");
        assert_eq!(wrapped("一二三四五六七推进"), "一二三四五六七|推进");
        assert_eq!(wrapped("一二三四五六高 2 分"), "一二三四五六高|2 分");
        assert_eq!(wrapped("一二三四五第 3 名"), "一二三四五|第 3 名");
        assert_eq!(wrapped("一二三四五六a τ-b 相似"), "一二三四五六a|τ-b 相似");
        assert_eq!(wrapped("a long data-moat"), "a long data-moat");
        assert_eq!(wrapped("some longer data-moat"), "some longer|data-moat");
    }

    #[test]
    fn a_name_at_the_head_of_numbers_is_cut_where_room_ends() {
        let name = "an idea with a name of forty characters ";
        let head = |screen| {
            let columns = Columns::empty().left("name", "criterion", |name: &&str| *name);
            let columns = columns.named("a", name, |_| "0.25").named("b", "short", |_| "1");
            plain(columns.table(["Data moat"]).on_screen(screen).lines().next().unwrap())
        };
        assert_eq!(head(80), format!("criterion  {name}  short"));
        assert_eq!(head(40), "criterion  an idea with a name o…  short");
        assert!(head(10).starts_with("criteri…  an idea…"), "{}", head(10));
    }

    #[test]
    fn a_word_of_our_own_is_never_cut() {
        let place = Cell::Term { id: "surely_out", shown: "surely out", look: None };
        let columns =
            Columns::empty().left("idea", "idea", |name: &&str| *name).left("place", "a place", |_| place.clone());
        let text = plain(&columns.table(["a long name of an idea"]).on_screen(10));
        assert_eq!(text, "idea      a place\na long…   surely out\n");
    }

    #[test]
    fn a_narrow_screen_is_kept_to() {
        let columns = Columns::empty().right("rank", "#", |_| 1).left("idea", "idea", |name: &&str| *name);
        let table = columns.table(["很长很长很长很长很长很长很长很长的名字"]);
        let mut out = Vec::new();
        write(&table, &mut out, 24).unwrap();
        let text = plain(std::str::from_utf8(&out).unwrap());
        assert!(text.lines().all(|l| l.width() <= 24), "{text}");
    }
}
