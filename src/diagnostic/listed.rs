//! Several things in one sentence.

/// `a`, `a or b`, `a, b or c`; nothing of none.
#[must_use]
pub fn listed<T: ToString>(items: &[T], word: &str) -> String {
    let names: Vec<String> = items.iter().map(ToString::to_string).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
        None => String::new(),
    }
}
