//! Reads PowerShell literals back, as PowerShell would: written from its language specification, not from the writer.

use hostctl::value::Argument;

use super::powershell::{Script, line};

/// A text that stands in a script as a literal.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// Every text of a script that stands in single quotes, or in a sum of such texts and characters, as the text that it means.
pub(crate) fn literals(script: &str) -> Vec<Literal> {
    let script = Script::new(script);
    let mut literals = Vec::new();
    script.each_unless(|node| {
        if !matches!(node.kind(), "parenthesized_expression" | "verbatim_string_characters") {
            return false;
        }
        let Some(Argument::Text(text)) = read(script.text(node)) else { return false };
        literals.push(Literal { line: line(node), text });
        true
    });
    literals
}

/// The value of a literal; `None` where PowerShell would read anything but one literal, or could read it in another way.
pub(crate) fn read(literal: &str) -> Option<Argument> {
    let mut reader = Reader(literal);
    let value = reader.value()?;
    reader.0.is_empty().then_some(value)
}

/// What is left to read.
struct Reader<'a>(&'a str);

impl Reader<'_> {
    fn eat(&mut self, token: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(token)?;
        Some(())
    }

    fn value(&mut self) -> Option<Argument> {
        let constants = [("$null", Argument::Null), ("$true", Argument::Bool(true)), ("$false", Argument::Bool(false))];
        for (name, value) in constants {
            if self.eat(name).is_some() {
                return Some(value);
            }
        }
        if self.eat("@(").is_some() {
            return self.items().map(Argument::List);
        }
        if self.eat("@{").is_some() {
            return self.edit();
        }
        if self.eat("$credentials[").is_some() {
            let name = self.text()?;
            self.eat("]")?;
            return Some(Argument::Credential(name));
        }
        if self.0.starts_with("(-") {
            self.eat("(")?;
            let number = self.number()?;
            self.eat(")")?;
            return Some(Argument::Number(number));
        }
        if self.0.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number().map(Argument::Number);
        }
        self.text().map(Argument::Text)
    }

    fn number(&mut self) -> Option<i64> {
        let length = self.0.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(self.0.len());
        let (number, rest) = self.0.split_at(length);
        self.0 = rest;
        number.parse().ok()
    }

    /// The elements of a list, and its end.
    fn items(&mut self) -> Option<Vec<Argument>> {
        let mut items = Vec::new();
        if self.eat(")").is_some() {
            return Some(items);
        }
        loop {
            items.push(self.value()?);
            if self.eat(")").is_some() {
                return Some(items);
            }
            self.eat(", ")?;
        }
    }

    /// The entries of an edit, and its end.
    fn edit(&mut self) -> Option<Argument> {
        let (mut add, mut remove) = (Vec::new(), Vec::new());
        if self.eat("Add=@(").is_some() {
            add = self.items()?;
            let _ = self.eat("; ");
        }
        if self.eat("Remove=@(").is_some() {
            remove = self.items()?;
        }
        self.eat("}")?;
        Some(Argument::Edit { add, remove })
    }

    fn text(&mut self) -> Option<String> {
        let mut units = Vec::new();
        self.operand(&mut units)?;
        String::from_utf16(&units).ok()
    }

    /// A quoted text, or a sum in parentheses.
    fn operand(&mut self, units: &mut Vec<u16>) -> Option<()> {
        if self.eat("(").is_none() {
            return self.quoted(units);
        }
        // What comes first decides what `+` means: a character would be added as a number.
        self.operand(units)?;
        while self.eat(" + ").is_some() {
            if self.eat("[char]0x").is_some() {
                let digits = self.0.get(..4)?;
                units.push(u16::from_str_radix(digits, 16).ok()?);
                self.0 = &self.0[4..];
            } else {
                self.operand(units)?;
            }
        }
        self.eat(")")
    }

    fn quoted(&mut self, units: &mut Vec<u16>) -> Option<()> {
        self.eat("'")?;
        let mut chars = self.0.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                // PowerShell closes single quotes by any of five characters; four of them, and all else that depends
                // on the code page or is invisible, must not be here.
                '\'' if chars.next_if(|(_, c)| *c == '\'').is_some() => units.push(0x27),
                '\'' => {
                    self.0 = &self.0[at + 1..];
                    return Some(());
                }
                ' '..='~' => units.push(c as u16),
                _ => return None,
            }
        }
        None
    }
}
