//! A value of a file -> the texts that CLIXML would have of it; none where that is not certain, and why.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::node::Node;
use super::{bags, cut, date, enumeration};
use crate::resource::Property;
use crate::state::raw::Texts;
use crate::value::{Kind, Limits, Shape};

/// What a value is of.
pub(super) struct Target<'t> {
    /// The noun of the object, empty where no table has it.
    pub(super) noun: &'t str,
    /// The property's name in the file.
    pub(super) name: &'t str,
    /// Its row; none where it only tells which object it is.
    pub(super) row: Option<&'static Property>,
    /// Whether it tells which object it is.
    pub(super) about: bool,
}

impl Target<'_> {
    /// Its value type.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.row.map(|row| row.kind)
    }

    fn is_list(&self) -> bool {
        self.kind().map_or(self.name.eq_ignore_ascii_case("ExtendedRights"), |kind| kind.shape() == Shape::List)
    }

    /// Whether its values are words of an enumeration.
    fn is_enumeration(&self) -> bool {
        let listed = |row: &Property| row.kind != Kind::Number && matches!(row.limits, Limits::Words(_));
        self.row.is_some_and(|row| matches!(row.kind, Kind::Word | Kind::Flags) || listed(row))
    }
}

/// Why a value is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The depth of the export was too small for it.
    Cut,
    /// It is a number whose word nobody here knows.
    Enumeration,
    /// It is an object, or a list in a list, whose text is lost.
    Lost,
    /// It is a secret, of which the file as a whole is warned.
    Secret,
}

/// The properties of a file that are unknown, by reason.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    cut: BTreeSet<String>,
    numbers: BTreeSet<String>,
    lost: BTreeSet<String>,
}

impl Doubts {
    /// Notes a property.
    pub(super) fn note(&mut self, doubt: Doubt, name: &str) {
        let names = match doubt {
            Doubt::Cut => &mut self.cut,
            Doubt::Enumeration => &mut self.numbers,
            Doubt::Lost => &mut self.lost,
            Doubt::Secret => return,
        };
        if !names.contains(name) {
            names.insert(name.to_owned());
        }
    }

    /// One warning for each reason.
    pub(super) fn warnings(&self) -> impl Iterator<Item = String> + '_ {
        const WAYS: [(&str, &str); 3] = [
            ("what the depth of the export cut off", "ConvertTo-Json -Depth 5, or with Export-Clixml"),
            (
                "the number of an enumeration whose word is not known",
                "ConvertTo-Json -EnumsAsStrings (PowerShell 7), or with Export-Clixml",
            ),
            ("what has lost its text in JSON", "Export-Clixml"),
        ];
        let all = [&self.cut, &self.numbers, &self.lost].into_iter().zip(WAYS);
        all.filter(|(names, _)| !names.is_empty()).map(|(names, (what, way))| {
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            format!("{what} is taken as unknown: {}; to read it, export again with {way}", names.join(", "))
        })
    }
}

/// The texts of a property's value.
pub(super) fn texts<'a>(target: &Target<'_>, node: Node<'a>) -> Result<Texts<'a>, Doubt> {
    match unwrapped(node) {
        Node::Nothing => Ok(Vec::new()),
        Node::List(items) => {
            let items = items.into_iter().map(unwrapped).filter(|item| *item != Node::Nothing);
            items.map(|item| text(target, item)).collect()
        }
        one => {
            let text = text(target, one)?;
            if target.is_list() && cut::is_joined(&text) { Err(Doubt::Cut) } else { Ok(vec![text]) }
        }
    }
}

/// The value in the object that PowerShell makes of a value with added properties: `{"value": [...], "Count": 2}` of a list,
/// `{"value": "\/Date(0)\/", "DateTime": "..."}` of a date, `{"value": 1, "Value": "Verbose"}` of an enumeration that came from a remote session.
/// Source: PowerShell issues 5579 and 5797; of the last, cisagov/ScubaGear issue 139.
fn unwrapped(node: Node<'_>) -> Node<'_> {
    let Node::Bag(mut entries) = node else { return node };
    let Some(inside) = entries.iter().position(|(name, _)| name == "value") else { return Node::Bag(entries) };
    let (_, value) = entries.swap_remove(inside);
    match (value, entries.into_iter().find(|(name, _)| name == "Value")) {
        (Node::Number(_), Some((_, word @ Node::Text(_)))) => word,
        (value, _) => value,
    }
}

/// The text of a single value.
pub(super) fn text<'a>(target: &Target<'_>, node: Node<'a>) -> Result<Cow<'a, str>, Doubt> {
    match node {
        Node::Bool(value) => Ok(if value { "true" } else { "false" }.into()),
        Node::Number(digits) => number(target, digits),
        Node::Text(text) => of_text(target, text),
        Node::Bag(_) => bags::text(target, &node).map(Cow::Owned),
        Node::Secret => Err(Doubt::Secret),
        Node::Nothing | Node::List(_) => Err(Doubt::Lost),
    }
}

fn number<'a>(target: &Target<'_>, digits: String) -> Result<Cow<'a, str>, Doubt> {
    if target.is_enumeration() {
        let words = target.row.and_then(|row| enumeration::words(target.noun, row, &digits));
        return words.map(Cow::Owned).ok_or(Doubt::Enumeration);
    }
    match target.kind() {
        Some(Kind::Number | Kind::Count | Kind::Size) => Ok(Cow::Owned(digits)),
        _ => Err(Doubt::Lost),
    }
}

fn of_text<'a>(target: &Target<'_>, text: Cow<'a, str>) -> Result<Cow<'a, str>, Doubt> {
    if cut::is_cut(&text) {
        return Err(Doubt::Cut);
    }
    let digits = text.strip_prefix('-').unwrap_or(&text);
    if target.is_enumeration() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return number(target, text.into_owned());
    }
    // Only a text that had escapes is not borrowed from the file.
    let date = if let Cow::Owned(text) = &text { date::of(text) } else { None };
    Ok(date.map_or(text, Cow::Owned))
}
