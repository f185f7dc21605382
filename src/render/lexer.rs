//! Where a value stands in a script: a lexer of PowerShell that knows only the places in which a quote means something else.
//!
//! The formatter brackets each literal with U+E000 and U+E001, and each comment's text with U+E002 and U+E003; a script is ASCII, so
//! that neither can occur otherwise. What PowerShell reads in one way in an argument and in another in an expression is
//! refused, rather than told apart: templates do well without it.

use std::fmt;

/// Begins a literal.
pub const LITERAL: char = '\u{E000}';
/// Ends a literal.
pub const LITERAL_END: char = '\u{E001}';
/// Begins the text of a comment.
pub const COMMENT: char = '\u{E002}';
/// Ends the text of a comment.
pub const COMMENT_END: char = '\u{E003}';

/// A place in a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Code, of the script or of a `$( )` inside a string.
    Code,
    /// From `#` to the end of the line.
    Comment,
    /// `<# #>`
    BlockComment,
    /// `' '`
    Single,
    /// `" "`
    Double,
    /// From `@'` to `'@`.
    HereSingle,
    /// From `@"` to `"@`.
    HereDouble,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Code => "code",
            Self::Comment => "a comment",
            Self::BlockComment => "a block comment",
            Self::Single | Self::Double => "a string in quotes",
            Self::HereSingle | Self::HereDouble => "a here-string",
        })
    }
}

/// Why a script is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (line {line} of the script)")]
pub struct Misplaced {
    /// The byte of the bracketed script: that of the bracket, where a value is misplaced.
    pub at: usize,
    /// The line of the script, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// Where the string or comment around it was opened, if on an earlier line: that line of the script.
    pub opened: Option<usize>,
}

/// Takes the brackets off a script, where every value in it can only be read as data.
///
/// # Errors
/// A literal that does not stand alone in code, a comment's text outside of line comments, a character outside printable ASCII and line
/// feeds, a string or comment that is not closed, and what may be read in two ways.
pub fn check(script: &str) -> Result<String, Misplaced> {
    let lexer = Lexer {
        text: script,
        bytes: script.as_bytes(),
        at: 0,
        line: 1,
        previous: b'\n',
        frames: vec![Frame { place: Place::Code, parentheses: 0, at: 0, line: 1 }],
        value: None,
        after_literal: false,
        out: String::with_capacity(script.len()),
    };
    lexer.run()
}

/// A place that was entered, and where.
struct Frame {
    place: Place,
    /// In code: how many parentheses are open.
    parentheses: usize,
    at: usize,
    line: usize,
}

/// A value that was begun: where, how deep, and in which place.
struct Begun {
    at: usize,
    depth: usize,
    end: char,
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    line: usize,
    /// The last byte of the script so far; a backtick for a character that one stands before.
    previous: u8,
    frames: Vec<Frame>,
    value: Option<Begun>,
    after_literal: bool,
    out: String,
}

impl Lexer<'_> {
    fn run(mut self) -> Result<String, Misplaced> {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte.is_ascii() { self.plain(byte)? } else { self.bracket()? }
        }
        if let Some(begun) = &self.value {
            return Err(self.misplaced(begun.at, "a value is not closed".to_owned()));
        }
        match self.frames.last() {
            Some(frame) if self.frames.len() > 1 && !(self.frames.len() == 2 && frame.place == Place::Comment) => {
                Err(Misplaced { at: frame.at, line: frame.line, message: format!("{} is not closed", frame.place), opened: None })
            }
            _ => Ok(self.out),
        }
    }

    fn place(&self) -> Place {
        self.frames.last().map_or(Place::Code, |frame| frame.place)
    }

    fn misplaced(&self, at: usize, message: String) -> Misplaced {
        let outer = self.frames.iter().find(|frame| frame.place != Place::Code);
        let opened = outer.filter(|frame| frame.line < self.line).map(|frame| frame.line);
        Misplaced { at, line: self.line, message, opened }
    }

    /// What is wrong at this byte; inside a value, it is the value.
    fn wrong(&self, message: &str) -> Misplaced {
        self.misplaced(self.value.as_ref().map_or(self.at, |begun| begun.at), message.to_owned())
    }

    fn starts(&self, text: &str) -> bool {
        self.bytes[self.at..].starts_with(text.as_bytes())
    }

    /// Keeps a number of ASCII bytes.
    fn take(&mut self, count: usize) {
        for &byte in self.bytes.iter().skip(self.at).take(count) {
            if byte == b'\n' {
                self.line += 1;
            }
            self.out.push(char::from(byte));
            self.previous = byte;
        }
        self.at += count;
    }

    fn enter(&mut self, place: Place, count: usize) {
        self.frames.push(Frame { place, parentheses: 0, at: self.at, line: self.line });
        self.take(count);
    }

    fn leave(&mut self, count: usize) {
        self.frames.pop();
        self.take(count);
    }

    /// A character that is not ASCII: a bracket, or an error.
    fn bracket(&mut self) -> Result<(), Misplaced> {
        let c = self.text[self.at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
        match c {
            LITERAL | COMMENT => {
                if self.value.is_some() {
                    return Err(self.wrong("a value holds a bracket"));
                }
                if let Some(message) = if c == LITERAL { self.refuses_literal() } else { self.refuses_comment() } {
                    return Err(self.wrong(&message));
                }
                let end = if c == LITERAL { LITERAL_END } else { COMMENT_END };
                self.value = Some(Begun { at: self.at, depth: self.frames.len(), end });
            }
            LITERAL_END | COMMENT_END => match self.value.take() {
                // A literal that left a string open would have the template's next quote begin code.
                Some(begun) if begun.end == c && begun.depth == self.frames.len() => self.after_literal = c == LITERAL_END,
                begun => {
                    let at = begun.map_or(self.at, |begun| begun.at);
                    return Err(self.misplaced(at, "a value is not whole".to_owned()));
                }
            },
            _ => return Err(self.wrong(&outside_ascii(c))),
        }
        self.at += c.len_utf8();
        Ok(())
    }

    /// Why no literal may stand here.
    fn refuses_literal(&self) -> Option<String> {
        if self.frames.len() > 1 {
            let outer = self.frames.iter().map(|frame| frame.place).find(|place| *place != Place::Code);
            return Some(format!("a value stands inside {}", outer.unwrap_or(Place::Code)));
        }
        let before = self.out.as_bytes();
        let stands_alone = match self.previous {
            b' ' | b'\n' | b'(' | b',' | b'{' | b';' | b'[' => !self.after_literal,
            b':' => after_parameter(before),
            _ => false,
        };
        if !stands_alone {
            return Some("a value touches a word".to_owned());
        }
        is_called(before).then(|| "a value is called as a command".to_owned())
    }

    /// Why no comment's text may stand here.
    fn refuses_comment(&self) -> Option<String> {
        let place = self.place();
        if place != Place::Comment {
            return Some(format!("the text of a comment stands in {place}"));
        }
        // PowerShell reads `#requires` as an order.
        (self.previous == b'#').then(|| "the text of a comment touches the #".to_owned())
    }

    /// A character of ASCII.
    fn plain(&mut self, byte: u8) -> Result<(), Misplaced> {
        let c = char::from(byte);
        if !(c == ' ' || c.is_ascii_graphic() || (c == '\n' && self.value.is_none())) {
            return Err(self.wrong(&outside_ascii(c)));
        }
        if std::mem::take(&mut self.after_literal) && !matches!(byte, b' ' | b'\n' | b')' | b',' | b'}' | b';' | b']') {
            let at = self.text[..self.at].rfind(LITERAL).unwrap_or(self.at);
            return Err(self.misplaced(at, format!("a value touches {c}")));
        }
        match self.place() {
            Place::Code => return self.code(byte),
            Place::Comment if byte == b'\n' => self.leave(1),
            Place::BlockComment if self.starts("#>") => self.leave(2),
            Place::Single if self.starts("''") => self.take(2),
            Place::Single if byte == b'\'' => self.leave(1),
            Place::HereSingle if self.previous == b'\n' && self.starts("'@") => self.leave(2),
            Place::HereDouble if self.previous == b'\n' && self.starts("\"@") => self.leave(2),
            Place::Double | Place::HereDouble => return self.expandable(byte),
            _ => self.take(1),
        }
        Ok(())
    }

    /// A character of a string in which `$` and backticks have a meaning.
    fn expandable(&mut self, byte: u8) -> Result<(), Misplaced> {
        let single_line = self.place() == Place::Double;
        match byte {
            b'`' => return self.escape(),
            b'$' if self.starts("$(") => self.enter(Place::Code, 2),
            b'$' if self.starts("${") => return self.braced(),
            b'"' if single_line && self.starts("\"\"") => self.take(2),
            b'"' if single_line => self.leave(1),
            _ => self.take(1),
        }
        Ok(())
    }

    fn code(&mut self, byte: u8) -> Result<(), Misplaced> {
        // After these a token begins, in arguments as in expressions; a `=` is a part of a word in the first.
        let apart = matches!(self.previous, b' ' | b'\n' | b'(' | b')' | b'{' | b'}' | b',' | b';' | b'|' | b'&');
        match byte {
            b'`' => return self.escape(),
            b'$' if self.starts("${") => return self.braced(),
            b'@' if self.starts("@'") || self.starts("@\"") => return self.here_string(apart),
            b'\'' => self.enter(Place::Single, 1),
            b'"' => self.enter(Place::Double, 1),
            b'<' if self.starts("<#") && apart => self.enter(Place::BlockComment, 2),
            b'#' if apart => self.enter(Place::Comment, 1),
            b'#' => return Err(self.wrong("a # touches a word: a blank before it makes it a comment, quotes a text")),
            b'-' if self.starts("--%") => return Err(self.wrong("after --% no quotes count")),
            b'(' | b')' => self.parenthesis(byte),
            _ => self.take(1),
        }
        Ok(())
    }

    /// Counts parentheses, so that the end of a `$( )` inside a string is found.
    fn parenthesis(&mut self, byte: u8) {
        let inner = self.frames.len() > 1;
        if let Some(frame) = self.frames.last_mut() {
            if byte == b')' && frame.parentheses == 0 && inner {
                return self.leave(1);
            }
            frame.parentheses = if byte == b'(' { frame.parentheses + 1 } else { frame.parentheses.saturating_sub(1) };
        }
        self.take(1);
    }

    /// A backtick and what it stands before.
    fn escape(&mut self) -> Result<(), Misplaced> {
        match self.bytes.get(self.at + 1) {
            Some(b'\n') if self.place() == Place::HereDouble => {
                Err(self.wrong("a backtick stands before the end of a line of a here-string"))
            }
            Some(b'\n') => {
                self.take(2);
                Ok(())
            }
            Some(byte) if *byte == b' ' || byte.is_ascii_graphic() => {
                self.take(2);
                self.previous = b'`';
                Ok(())
            }
            _ => Err(self.wrong("a backtick stands before no character of the script")),
        }
    }

    /// `${name}`: the name could hold quotes.
    fn braced(&mut self) -> Result<(), Misplaced> {
        let rest = &self.bytes[self.at + 2..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':')).count();
        if length == 0 || rest.get(length) != Some(&b'}') {
            return Err(self.wrong("a name in ${ } holds more than letters, digits, _ and :"));
        }
        self.take(length + 3);
        Ok(())
    }

    /// `@'` or `@"`, after which PowerShell wants the end of the line, but for blanks.
    fn here_string(&mut self, apart: bool) -> Result<(), Misplaced> {
        let blanks = self.bytes[self.at + 2..].iter().take_while(|byte| **byte == b' ').count();
        if !apart || self.bytes.get(self.at + 2 + blanks) != Some(&b'\n') {
            return Err(self.wrong("a here-string begins inside a word, or its first line is not empty"));
        }
        let place = if self.starts("@'") { Place::HereSingle } else { Place::HereDouble };
        self.enter(place, blanks + 3);
        Ok(())
    }
}

fn outside_ascii(c: char) -> String {
    format!("a character outside printable ASCII: U+{:04X}", u32::from(c))
}

/// Whether the code ends in `-Parameter:`.
fn after_parameter(code: &[u8]) -> bool {
    let code = code.strip_suffix(b":").unwrap_or(code);
    let word = code.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let (before, word) = code.split_at(code.len() - word);
    !word.is_empty() && matches!(before, [.., b' ' | b'\n', b'-'])
}

/// Whether the code ends in a call operator, `&` or `.`, which would run what a value names.
fn is_called(code: &[u8]) -> bool {
    let skipped = code.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\n' | b'(' | b'`')).count();
    match &code[..code.len() - skipped] {
        [.., b'&'] | [b'.'] => true,
        [.., before, b'.'] => matches!(before, b' ' | b'\n' | b'(' | b'{' | b';' | b'|' | b'=' | b'&'),
        _ => false,
    }
}
