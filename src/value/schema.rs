//! The forms in which a manifest writes a value, as parts of a JSON Schema: by its kind, and by what Exchange accepts beyond that. What
//! the kind's own reader takes, a form takes too; what only the reader can judge (a domain, a range) is a text to the schema.

use serde_json::{Map, Value as Json, json};

use super::word::aliases;
use super::{Argument, Kind, Limits, Shape};

/// A part of a schema.
pub type Form = Map<String, Json>;

impl Kind {
    /// The forms of a value; one of them fits. Where the property `clears`, nothing (`null`, an empty text or list) is a value, too.
    #[must_use]
    pub fn forms(self, limits: Limits, clears: bool) -> Vec<Form> {
        match (self.shape(), limits) {
            (Shape::Bool, Limits::True | Limits::Switch) => or_nothing(form(json!({"const": true})), clears),
            (Shape::Bool, _) => vec![scalar(&["boolean"], json!({}), clears)],
            (Shape::Number, Limits::Words(words)) => {
                let numbers: Vec<i64> = words.iter().filter_map(|word| word.parse().ok()).collect();
                or_nothing(form(json!({"enum": numbers})), clears)
            }
            (Shape::Number, _) => vec![scalar(&["integer"], bounds(limits), clears)],
            (Shape::Quantity, _) => vec![scalar(&["string", "number"], self.quantity(limits, clears), clears)],
            (Shape::Text, Limits::Words(words)) => {
                vec![form(json!({"enum": words})), scalar(&["string"], json!({"pattern": pattern(&one_of(words), clears)}), clears)]
            }
            (Shape::Text, _) => vec![scalar(&["string"], not_empty(clears), clears)],
            (Shape::Flags, Limits::Words(words)) => {
                let several = json!({"type": "string", "pattern": pattern(&several_of(words), clears)});
                vec![list(self.element(limits), clears), form(several)]
            }
            (Shape::Flags, _) => vec![list(self.element(limits), clears), scalar(&["string"], not_empty(clears), false)],
            (Shape::List, _) => vec![list(self.element(limits), clears)],
        }
    }

    /// What an element of a list is. Empty texts are no elements, and may stand among others.
    #[must_use]
    pub fn element(self, limits: Limits) -> Json {
        let words = match limits {
            Limits::Words(words) => words,
            _ => return json!({"type": "string"}),
        };
        let fits = if self.shape() == Shape::Flags { several_or_none_of(words) } else { pattern(&one_of(words), true) };
        json!({"anyOf": [{"enum": words}, {"type": "string", "pattern": fits}]})
    }

    /// A text of Exchange's as a manifest writes it. None of nothing, and where the limits refuse it.
    #[must_use]
    pub fn written(self, limits: Limits, text: &str) -> Option<Json> {
        let value = self.parse(&[text]).and_then(|value| limits.check(value)).ok()?;
        Some(match (self.shape(), value.argument()) {
            // The language server for YAML gives up completing at a key whose `default` is `null`.
            (_, Argument::Null) => return None,
            (_, Argument::Bool(truth)) => truth.into(),
            (_, Argument::Number(number)) => number.into(),
            (Shape::Flags, Argument::Text(words)) => words.split(", ").collect(),
            (Shape::List, _) => Json::Array(vec![text.into()]),
            _ => text.into(),
        })
    }

    /// Values as a manifest writes them, for who has never seen one: those that the limits let through.
    #[must_use]
    pub fn examples(self, limits: Limits) -> Vec<Json> {
        if matches!(limits, Limits::Words(_)) {
            return Vec::new();
        }
        // Of names only those of hosts have a form.
        let texts = if limits == Limits::Host { &["mail.contoso.com"] } else { self.texts() };
        texts.iter().filter_map(|text| self.written(limits, text)).collect()
    }

    /// Texts that are values of the kind.
    fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Account => &["CONTOSO\\Relay", "S-1-5-7"],
            Self::Address => &["10.2.3.4"],
            Self::AddressSpaces => &["*", "contoso.com", "*.contoso.com;10"],
            Self::Bindings => &["0.0.0.0:25", "10.2.3.4:587"],
            Self::Certificate => &["<I>CN=Contoso Issuing CA<S>CN=mail.contoso.com"],
            Self::Count => &["100", "Unlimited"],
            Self::Credential => &["contoso-gateway"],
            Self::Date => &["2027-05-01"],
            Self::Domain | Self::Domains => &["contoso.com"],
            Self::Ranges => &["10.1.2.0/24", "10.1.2.3-10.1.2.9"],
            Self::Servers => &["EX01"],
            Self::Size => &["25MB", "Unlimited"],
            Self::SmartHosts => &["smtp.contoso.com", "10.9.8.7"],
            Self::Span => &["00:10:00", "1.00:00:00"],
            Self::Url => &["https://mail.contoso.com/owa"],
            // What these are depends on what they are for.
            Self::Bool | Self::EnabledState | Self::Flags | Self::Name | Self::Names | Self::Number | Self::Text | Self::Word => &[],
        }
    }

    fn quantity(self, limits: Limits, clears: bool) -> Json {
        // Groups of digits look like fractions (`1.500` bytes): of a number that is a size, nothing is known.
        let mut rest = if self == Self::Count { bounds(limits) } else { json!({}) };
        if let (Some(rest), Json::Object(more)) = (rest.as_object_mut(), not_empty(clears)) {
            rest.extend(more);
        }
        rest
    }
}

/// Words, in any case, as an editor completes them and as the decoder takes them: without spaces around them.
#[must_use]
pub fn any_case(words: &[&str]) -> Json {
    // What looks like a number may be one, and then an editor completes that.
    let all: Vec<Json> = words.iter().map(|word| word.parse::<i64>().map_or((*word).into(), Json::from)).collect();
    json!({"anyOf": [{"enum": all}, in_any_case(words)]})
}

/// Words, in any case, where nothing is to be completed: in a condition.
#[must_use]
pub fn in_any_case(words: &[&str]) -> Json {
    json!({"type": "string", "pattern": format!("^{}$", alternatives(words))})
}

fn form(json: Json) -> Form {
    match json {
        Json::Object(form) => form,
        _ => Form::new(),
    }
}

/// A scalar of these types with what else holds. Where it clears, nothing and an empty list will do.
fn scalar(types: &[&str], rest: Json, clears: bool) -> Form {
    let more: &[&str] = if clears { &["null", "array"] } else { &[] };
    let types: Vec<&str> = types.iter().chain(more).copied().collect();
    let mut scalar = Form::new();
    scalar.insert("type".to_owned(), if let [one] = types[..] { one.into() } else { types.into() });
    if clears {
        scalar.insert("maxItems".to_owned(), 0.into());
    }
    scalar.extend(form(rest));
    scalar
}

/// A form that lets few values through, and another for nothing, where that is a value.
fn or_nothing(few: Form, clears: bool) -> Vec<Form> {
    let nothing = form(json!({"type": ["null", "array"], "maxItems": 0}));
    std::iter::once(few).chain(clears.then_some(nothing)).collect()
}

/// A list of such elements. Where it clears, nothing and an empty list will do.
fn list(element: Json, clears: bool) -> Form {
    form(if clears {
        json!({"type": ["array", "null"], "items": element})
    } else {
        json!({"type": "array", "items": element, "minItems": 1})
    })
}

fn not_empty(clears: bool) -> Json {
    if clears { json!({}) } else { json!({"minLength": 1}) }
}

fn bounds(limits: Limits) -> Json {
    match limits {
        Limits::Between(low, high) => json!({"minimum": low, "maximum": high}),
        _ => json!({}),
    }
}

/// A pattern of the whole text, around which spaces have no meaning.
fn pattern(fits: &str, or_nothing: bool) -> String {
    let optional = if or_nothing { "?" } else { "" };
    format!("^\\s*(?:{fits}){optional}\\s*$")
}

/// One of the words, or what else stands for one.
fn one_of(words: &[&str]) -> String {
    let also = aliases().filter(|(_, word)| words.contains(word)).map(|(said, _)| {
        let letters: Vec<String> = said.chars().map(letter).collect();
        // Spaces within are left out, wherever they are.
        letters.join("\\s*")
    });
    std::iter::once(alternatives(words)).chain(also).collect::<Vec<_>>().join("|")
}

/// Some of the words, with commas between them. Nothing between two commas is no word.
fn several_of(words: &[&str]) -> String {
    let word = alternatives(words);
    format!("[\\s,]*{word}(?:\\s*,[\\s,]*{word})*[\\s,]*")
}

/// A pattern of such words as they stand in an element of a list, which may also have none.
fn several_or_none_of(words: &[&str]) -> String {
    format!("^(?:{}|[\\s,]*)$", several_of(words))
}

/// One of the words, in any case.
fn alternatives(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| word.chars().map(letter).collect()).collect();
    format!("(?:{})", words.join("|"))
}

/// A character in either case: patterns have no switch for that everywhere.
fn letter(c: char) -> String {
    match c {
        c if c.is_ascii_alphabetic() => format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase()),
        c if "^$\\.*+?()[]{}|/".contains(c) => format!("\\{c}"),
        c => c.to_string(),
    }
}
