//! Columns of few different numbers as a list of them and, for each row, which one it is: what a file holds of them is a
//! fraction, and so is the time to pack it.

use polars_arrow::array::{Array, DictionaryArray, PrimitiveArray};

/// The most different numbers, so that a place among them takes two bytes at most.
const MOST: usize = 1 << 14;
/// The bits of a place in the table of numbers met.
const BITS: u32 = MOST.ilog2() + 1;

/// The numbers of a column as such a list; `None` if they are too many to gain by it.
pub(super) fn of(column: &PrimitiveArray<f64>) -> Option<DictionaryArray<u32>> {
    let most = MOST.min(column.len() / 2);
    if column.null_count() == column.len() {
        return None;
    }
    let mut table = vec![u32::MAX; 1 << BITS];
    let (mut numbers, mut keys): (Vec<f64>, Vec<u32>) = (Vec::new(), Vec::with_capacity(column.len()));
    for (row, x) in column.values().iter().enumerate() {
        if column.is_null(row) {
            keys.push(0);
            continue;
        }
        let mut place = (x.to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - BITS)) as usize;
        let key = loop {
            match table[place] {
                u32::MAX if numbers.len() == most => return None,
                u32::MAX => {
                    table[place] = numbers.len() as u32;
                    numbers.push(*x);
                    break table[place];
                }
                key if numbers[key as usize].to_bits() == x.to_bits() => break key,
                _ => place = (place + 1) % table.len(),
            }
        };
        keys.push(key);
    }
    let keys = PrimitiveArray::from_vec(keys).with_validity(column.validity().cloned());
    DictionaryArray::try_from_keys(keys, PrimitiveArray::from_vec(numbers).boxed(), false).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of a column back from its list.
    fn back(column: &DictionaryArray<u32>) -> Vec<Option<u64>> {
        let numbers: &PrimitiveArray<f64> = column.values().as_any().downcast_ref().unwrap();
        column.keys().iter().map(|key| key.map(|key| numbers.value(*key as usize).to_bits())).collect()
    }

    #[test]
    fn each_number_is_kept_once_and_to_the_bit() {
        let column = [Some(0.5), Some(-0.0), None, Some(0.0), Some(0.5), Some(f64::NAN), None, Some(0.5), None, None];
        let column = PrimitiveArray::<f64>::from_slice(column.map(Option::unwrap_or_default))
            .with_validity(Some(column.iter().map(Option::is_some).collect()));
        let list = of(&column).unwrap();
        assert_eq!(list.values().len(), 4);
        assert_eq!(back(&list), column.iter().map(|x| x.map(|x| x.to_bits())).collect::<Vec<_>>());
    }

    #[test]
    fn a_column_of_too_many_numbers_has_no_list() {
        let numbers = |most: usize, rows: usize| (0..rows).map(|row| (row % most) as f64 / 3.0).collect::<Vec<_>>();
        let list = |most, rows| of(&PrimitiveArray::from_vec(numbers(most, rows)));
        assert!(list(MOST, 2 * MOST).is_some_and(|list| list.values().len() == MOST));
        assert!(list(MOST + 1, 4 * MOST).is_none());
        assert!(list(60, 100).is_none(), "so few rows gain nothing by it");
        assert!(list(1, 0).is_none());
    }
}
