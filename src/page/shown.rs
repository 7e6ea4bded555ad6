//! The gate for all text from files on its way to a page.

use crate::diagnostic::printable;
use serde_json::Value;

/// An answer with nothing in it that changes the direction of the text around it, or that cannot be displayed.
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_text_of_an_answer_passes_the_gate_and_nothing_else_changes() {
        let answer = json!({ "a": ["x\u{202e}y", 1.5, null], "b": { "c": "\u{1b}[31mred", "d": true, "e": "短剧" } });
        let told = shown(answer);
        let texts = [&told["a"][0], &told["b"]["c"]].map(|text| text.as_str().unwrap());
        assert!(texts.iter().all(|text| !text.contains(['\u{202e}', '\u{1b}'])), "{texts:?}");
        assert_eq!((&told["a"][1], &told["a"][2], &told["b"]["d"]), (&json!(1.5), &json!(null), &json!(true)));
        assert_eq!(told["b"]["e"], "短剧");
    }
}
