//! Cases: one right pair of files, and one of them damaged.

use super::mutate::{Dice, mutate};
use super::seeds::{SEEDS, gzipped, zipped, zstd_packed};
use std::sync::LazyLock;

/// Which file is damaged.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    Rubric,
    Csv,
    Workbook,
    Parquet,
    Packed,
}

impl Form {
    pub const ALL: [Form; 5] = [Form::Rubric, Form::Csv, Form::Workbook, Form::Parquet, Form::Packed];

    pub fn name(self) -> &'static str {
        match self {
            Form::Rubric => "rubric",
            Form::Csv => "csv",
            Form::Workbook => "workbook",
            Form::Parquet => "parquet",
            Form::Packed => "packed",
        }
    }
}

/// Both files of a case.
pub struct Case {
    pub form: Form,
    pub rubric: Vec<u8>,
    pub table: Vec<u8>,
}

/// A right table in every form.
struct Forms {
    csv: Vec<u8>,
    workbook: Vec<(String, Vec<u8>)>,
    parquet: Vec<u8>,
}

static TABLES: LazyLock<Vec<Forms>> = LazyLock::new(|| {
    SEEDS.iter().map(|seed| Forms { csv: seed.csv(), workbook: seed.workbook(), parquet: seed.parquet() }).collect()
});

impl Case {
    /// The case of a number.
    pub fn new(n: u64) -> Case {
        let mut dice = Dice(n.wrapping_mul(0x5851_F42D_4C95_7F2D));
        let form = Form::ALL[(n % Form::ALL.len() as u64) as usize];
        // The pair of the fixtures is the longest, and takes the longest.
        let [seed, other] = [(); 2].map(|()| [0, 0, 0, 1, 1, 1, 1, 2][dice.below(8)]);
        let mut rubric = SEEDS[seed].rubric.as_bytes().to_vec();
        let tables = &TABLES[seed];
        let mut csv = tables.csv.clone();
        let table = match form {
            Form::Rubric => {
                mutate(&mut rubric, SEEDS[other].rubric.as_bytes(), &mut dice);
                csv
            }
            Form::Csv => {
                mutate(&mut csv, &TABLES[other].csv, &mut dice);
                csv
            }
            Form::Workbook => {
                let mut parts = tables.workbook.clone();
                let part = dice.below(parts.len());
                mutate(&mut parts[part].1, &TABLES[other].workbook[part].1, &mut dice);
                let mut bytes = zipped(&parts);
                // One in four is damaged as an archive.
                if dice.below(4) == 0 {
                    mutate(&mut bytes, &TABLES[other].parquet, &mut dice);
                }
                bytes
            }
            Form::Parquet => {
                let mut bytes = tables.parquet.clone();
                mutate(&mut bytes, &TABLES[other].parquet, &mut dice);
                // Without its mark at both ends it is not read as Parquet at all.
                let end = bytes.len().max(4) - 4;
                bytes.splice(..4.min(bytes.len()), *b"PAR1");
                bytes.splice(end.min(bytes.len()).., *b"PAR1");
                bytes
            }
            Form::Packed => {
                mutate(&mut csv, &TABLES[other].csv, &mut dice);
                let mut bytes = if dice.below(2) == 0 { gzipped(&csv) } else { zstd_packed(&csv) };
                if dice.below(2) == 0 {
                    mutate(&mut bytes, &csv, &mut dice);
                }
                bytes
            }
        };
        Case { form, rubric, table }
    }
}
