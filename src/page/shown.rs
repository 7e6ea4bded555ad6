//! The gate for every text of a file on its way to a page.

use crate::diagnostic::printable;
use serde_json::Value;

/// An answer with nothing in it that turns the direction of what stands around it, or that no page shows.
pub(super) fn shown(mut answer: Value) -> Value {
    gate(&mut answer);
    answer
}

fn gate(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(values) => values.iter_mut().for_each(gate),
        Value::Object(fields) => fields.values_mut().for_each(gate),
        _ => {}
    }
}
