//! Records cell by cell, unquoted by the state machine of the csv crate.

use csv_core::ReadRecordResult;

/// A record as the csv crate reads it; one serves for many records.
pub struct Quoted {
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
}

impl Quoted {
    /// For records with this separator.
    pub fn new(delimiter: u8) -> Quoted {
        let reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        Quoted { reader, text: vec![0; 1024], ends: vec![0; 64], cells: 0 }
    }

    /// Reads the record that begins at `start`, and returns where it ends.
    pub fn record(&mut self, bytes: &[u8], start: usize) -> usize {
        self.reader.reset();
        let (mut at, mut written) = (start, 0);
        self.cells = 0;
        loop {
            let (result, read, wrote, ended) =
                self.reader.read_record(&bytes[at..], &mut self.text[written..], &mut self.ends[self.cells..]);
            (at, written, self.cells) = (at + read, written + wrote, self.cells + ended);
            match result {
                // Nothing more to read tells the reader that the table ends here.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(2 * self.text.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::Record | ReadRecordResult::End => return at,
            }
        }
    }

    /// How many cells it has.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// One of its cells; what it lacks at its end is empty.
    pub fn cell(&self, n: usize) -> &[u8] {
        if n >= self.cells {
            return b"";
        }
        let start = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.text[start..self.ends[n]]
    }
}
