//! Matters of style: what means the same, and is written otherwise than Exchange writes it. Looked for only where somebody asks.

use crate::diagnostic::{Rule, Sink, Span};
use crate::resource::Property;
use crate::value::{Kind, Limits, Value};
use crate::yaml::{NodeRef, Quoting};

static WORD_CASE: Rule = Rule::advice("word-case", "A word in another case than Exchange, or this language, has it.")
    .page(include_str!("pages/word-case.md"))
    .on_request();
static ADDRESS_SPACE_COST: Rule = Rule::advice("address-space-cost", "An address space that leaves its cost out.")
    .page(include_str!("pages/address-space-cost.md"))
    .on_request();

/// The rules of this file.
pub static RULES: &[&Rule] = &[&WORD_CASE, &ADDRESS_SPACE_COST];

/// Looks at the texts of a property that is as it should be.
pub(super) fn look(property: &Property, texts: &[&str], places: &[Span], value: &Value, node: NodeRef<'_>, sink: &mut Sink) {
    if !sink.looks_for_style() {
        return;
    }
    match (property.limits, value) {
        (Limits::Words(known), Value::Word(_) | Value::Flags(_) | Value::Names(_)) => {
            for (text, at) in texts.iter().zip(places) {
                words(known, text, *at, node, sink);
            }
        }
        (_, Value::AddressSpaces(_)) => {
            for (text, at) in texts.iter().zip(places) {
                cost(text, *at, node, sink);
            }
        }
        _ => {}
    }
}

/// A word of the language's own, and how it is written there.
pub(super) fn word(text: &str, known: &str, at: Span, node: NodeRef<'_>, sink: &mut Sink) {
    if sink.looks_for_style() {
        words(&[known], text, at, node, sink);
    }
}

/// One text, which may be several words with commas between them.
fn words(known: &[&str], text: &str, at: Span, node: NodeRef<'_>, sink: &mut Sink) {
    let spelled: Vec<String> = text
        .split(',')
        .map(|part| {
            let word = part.trim();
            let right = known.iter().find(|known| known.eq_ignore_ascii_case(word)).copied().unwrap_or(word);
            // Two words that are the same but for their case are as long as one another.
            part.replacen(word, right, 1)
        })
        .collect();
    let spelled = spelled.join(",");
    if spelled != text {
        let finding = WORD_CASE.at(at, format!("`{text}` is written `{spelled}`")).label("in another case");
        sink.push(finding.fix("write it so: then whoever searches for it finds it", at, Quoting::at(node, at).write(&spelled)));
    }
}

/// One address space.
fn cost(text: &str, at: Span, node: NodeRef<'_>, sink: &mut Sink) {
    let whole = format!("{};1", text.trim());
    // Where a cost is said already, another one makes it something else; so it does with what is no mail domain.
    let same = |text: &str| Kind::AddressSpaces.parse(&[text]).ok();
    if text.contains(';') || text.contains('=') || same(&whole) != same(text) {
        return;
    }
    let finding = ADDRESS_SPACE_COST.at(at, format!("`{text}` leaves its cost out")).label("its cost is 1");
    sink.push(finding.fix("write the cost, as Exchange shows it", at, Quoting::at(node, at).write(&whole)));
}
