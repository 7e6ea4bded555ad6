//! Maps a text made from a workbook's sheet back to cell addresses such as `D7`.

use std::ops::Range;

/// The sheet from which a source was made. Its text is CSV: commas, quotation marks if needed, one record for each
/// non-empty row, one cell for each non-empty column.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name in the workbook.
    pub name: String,
    /// The columns of the sheet (A is 0) that the cells of each record come from, in order.
    pub columns: Vec<u32>,
    /// The start of each record in the text and its row in the sheet (the first is 0), in order.
    pub records: Vec<(usize, u32)>,
    /// What the workbook records beside the cells.
    pub marks: Marks,
}

/// What a workbook records of a sheet beside the cells. Rows and cells are given by where they begin in the text.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Rows that are hidden or filtered out.
    pub hidden: Vec<usize>,
    /// Hidden columns, by their place in the text.
    pub hidden_columns: Vec<usize>,
    /// Total rows of tables.
    pub totals: Vec<usize>,
    /// Formulas without a value, which leave an empty cell.
    pub bare: Vec<(usize, String)>,
    /// The first cell of each merged region of more than one cell of the text, and its corners as (row, column).
    pub merged: Vec<(usize, [(u32, u32); 2])>,
}

impl Sheet {
    /// The record that contains the byte `at`: its start, its row, and the start of the next.
    pub fn record(&self, at: usize) -> Option<(usize, u32, Option<usize>)> {
        let next = self.records.partition_point(|(start, _)| *start <= at);
        let (start, row) = self.records[next.checked_sub(1)?];
        Some((start, row, self.records.get(next).map(|(start, _)| *start)))
    }

    /// Row and column, from 0, of the cell that contains the byte `at` of `text`.
    pub(super) fn cell(&self, text: &[u8], at: usize) -> (u32, u32) {
        let row = self.record(at).map_or(0, |(_, row, _)| row);
        (row, self.columns.get(self.nth(text, at)).copied().unwrap_or(0))
    }

    /// The column in the text, from 0, of the cell that contains the byte `at`.
    pub fn nth(&self, text: &[u8], at: usize) -> usize {
        let Some((start, ..)) = self.record(at) else { return 0 };
        let mut quoted = false;
        let commas = text[start..at.min(text.len())].iter().filter(|&&byte| {
            quoted ^= byte == b'"';
            byte == b',' && !quoted
        });
        commas.count().min(self.columns.len().saturating_sub(1))
    }

    /// The range of the record that contains the byte `at`, without its line end.
    pub(super) fn line(&self, text: &[u8], at: usize) -> Range<usize> {
        let Some((start, _, next)) = self.record(at) else { return 0..0 };
        let end = next.unwrap_or(text.len());
        start..end - usize::from(text[start..end].ends_with(b"\n"))
    }
}

/// The address of a cell, row and column from 0: `D7`.
pub fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_a_spreadsheet_writes_them() {
        let cells = [(0, 0), (6, 3), (0, 25), (1, 26), (8, 51), (0, 701), (0, 702), (1_048_575, 16_383)];
        let addresses = cells.map(|(row, column)| address(row, column));
        assert_eq!(addresses, ["A1", "D7", "Z1", "AA2", "AZ9", "ZZ1", "AAA1", "XFD1048576"]);
    }

    #[test]
    fn a_cell_is_found_among_commas_and_line_breaks() {
        let text = b"a,b\n\"x, \"\"y\"\"\nz\",5\n,6\n";
        // Rows 2, 4 and 5 of a sheet that begins in column C and leaves D empty.
        let sheet = Sheet {
            name: String::new(),
            columns: vec![2, 4],
            records: vec![(0, 1), (4, 3), (19, 4)],
            marks: Marks::default(),
        };
        let at = |byte| {
            let (row, column) = sheet.cell(text, byte);
            address(row, column)
        };
        assert_eq!([at(0), at(2), at(4), at(13), at(17), at(19), at(20)], ["C2", "E2", "C4", "C4", "E4", "C5", "E5"]);
        assert_eq!(sheet.line(text, 13), 4..18);
        assert_eq!(sheet.line(text, 20), 19..21);
    }
}
