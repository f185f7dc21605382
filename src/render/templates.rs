//! The templates of the scripts, and how one is rendered.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, UndefinedBehavior, Value, filters, tests};

use super::built_in::BUILT_IN;
use super::data::Printed;
use super::functions::without_needs;
use super::lexer;

/// How many instructions one script may take, and how many more for each of its objects: some ten times what the largest needs.
const FUEL: (u64, u64) = (1_000_000, 20_000);

/// How many bytes one script may have.
const LARGEST: usize = 1 << 29;

/// Why there is no script.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct RenderError {
    /// The template's name.
    pub template: String,
    /// The template's line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "template {}", self.template)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// The templates, compiled.
#[derive(Clone, Debug)]
pub struct Templates {
    environment: Environment<'static>,
    /// The user's own, by name.
    pub(super) own: BTreeMap<String, String>,
}

impl Templates {
    /// The templates of this program.
    ///
    /// # Errors
    /// Where one of them cannot be read, which the tests rule out.
    pub fn built_in() -> Result<Self, RenderError> {
        let mut templates = Self::none()?;
        for (name, text) in BUILT_IN {
            templates.add(name, &without_needs(text))?;
        }
        Ok(templates)
    }

    /// No templates yet, and only what the language itself has: filters that make text (`safe`, `join`, `format`, `replace`) are
    /// not there, nor are macros. What could make text all the same is kept from the script by the formatter.
    fn none() -> Result<Self, RenderError> {
        let mut environment = Environment::empty();
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
        environment.set_syntax(syntax.map_err(|error| located("", &error))?);
        // Costs something only where there is an error, which then names what is undefined.
        environment.set_debug(true);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Custom("powershell".into()));
        environment.set_formatter(|output, _, value| print(output, value));
        environment.set_fuel(Some(FUEL.0));
        environment.add_filter("length", filters::length);
        environment.add_test("defined", tests::is_defined);
        Ok(Self { environment, own: BTreeMap::new() })
    }

    /// Takes a template in; one of the same name is replaced. Its line ends may be CRLF.
    ///
    /// # Errors
    /// Where it holds anything but printable ASCII, or is not in the templates' language.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), RenderError> {
        let text = text.replace("\r\n", "\n");
        for (place, line) in text.split('\n').enumerate() {
            if let Some(c) = line.chars().find(|c| !(*c == ' ' || c.is_ascii_graphic())) {
                let message = format!("a character outside printable ASCII: U+{:04X}", u32::from(c));
                let help = match c {
                    '\t' => "write blanks for the tab",
                    _ => "write it in ASCII: a script passes through Windows code pages, which do not agree about other characters",
                };
                return Err(RenderError { template: name.to_owned(), line: Some(place + 1), message, help: help.to_owned() });
            }
        }
        self.environment.add_template_owned(name.to_owned(), text).map_err(|error| located(name, &error))
    }

    /// Sets how many instructions one script may take.
    #[must_use]
    pub fn with_fuel(mut self, fuel: u64) -> Self {
        self.environment.set_fuel(Some(fuel));
        self
    }

    /// Sets how many instructions a script of so many objects may take: a template that loops for ever is not waited for.
    pub(super) fn with_fuel_for(&self, objects: usize) -> Self {
        let (base, each) = FUEL;
        self.clone().with_fuel(base.saturating_add(each.saturating_mul(u64::try_from(objects).unwrap_or(u64::MAX))))
    }

    /// Renders a template into a script in which every value can only be read as data, with CRLF line ends.
    ///
    /// # Errors
    /// What a template does that it may not, with its name and, where it is known, its line.
    pub fn render(&self, name: &str, context: Value) -> Result<String, RenderError> {
        let bracketed =
            write(&self.environment, name, context.clone(), &mut Target::new(LARGEST)).map_err(|error| located(name, &error))?;
        match lexer::check(&bracketed) {
            Ok(script) => {
                // A script may have many megabytes, and what it was made from has more.
                drop((bracketed, context));
                Ok(crlf(&script))
            }
            Err(misplaced) => {
                let found = if bracketed[misplaced.at..].starts_with([lexer::LITERAL, lexer::COMMENT]) {
                    self.printed_at(name, context, misplaced.at)
                } else {
                    self.written_at(&bracketed, misplaced.at)
                };
                // A quote that is not closed is found where the next value stands, which may be in another template.
                let fault = self.fault();
                let help = match (&fault, misplaced.opened) {
                    (Some((template, line, message)), Some(_)) => format!("in {template}, line {line}, {message}"),
                    (None, Some(line)) => format!("what it stands in begins in line {line} of the script: close it there"),
                    _ => ALONE.to_owned(),
                };
                let found = found.or(fault.map(|(template, line, _)| (template, Some(line))));
                let (template, line) = found.unwrap_or_else(|| (name.to_owned(), None));
                Err(RenderError { template, line, message: misplaced.to_string(), help })
            }
        }
    }

    /// The template and line that print a value: what is rendered again is the same up to there, where the print then
    /// fails, and the engine says where it was.
    fn printed_at(&self, name: &str, context: Value, at: usize) -> Option<(String, Option<usize>)> {
        let mut target = Target::new(LARGEST);
        let written = Arc::clone(&target.written);
        let mut environment = self.environment.clone();
        environment.set_formatter(move |output, _, value| {
            if written.load(Ordering::Relaxed) >= at {
                return Err(Error::new(ErrorKind::InvalidOperation, "here"));
            }
            print(output, value)
        });
        let error = write(&environment, name, context, &mut target).err()?;
        let RenderError { template, line, .. } = located(name, &error);
        Some((template, line))
    }

    /// The template and line that a place of the script was copied from, where only one has its text.
    fn written_at(&self, bracketed: &str, at: usize) -> Option<(String, Option<usize>)> {
        let ends = ['\n', lexer::LITERAL, lexer::LITERAL_END, lexer::COMMENT, lexer::COMMENT_END];
        let (before, after) = bracketed.split_at_checked(at)?;
        let begin = before.rfind(ends).map_or(0, |end| end + before[end..].chars().next().map_or(0, char::len_utf8));
        let end = at + after.find(ends).unwrap_or(after.len());
        let text = bracketed[begin..end].trim();
        let lines = self.environment.templates().flat_map(|(name, template)| {
            let lines = template.source().lines().enumerate();
            lines.filter(|(_, line)| line.contains(text)).map(|(place, _)| (name.to_owned(), Some(place + 1))).collect::<Vec<_>>()
        });
        let mut lines = lines.fuse();
        lines.next().filter(|_| !text.is_empty() && lines.next().is_none())
    }
}

/// Line ends as Windows has them: Notepad on the servers shows no others.
#[must_use]
pub fn crlf(script: &str) -> String {
    if script.contains('\r') { crlf_of(&script.replace("\r\n", "\n")) } else { crlf_of(script) }
}

fn crlf_of(unix: &str) -> String {
    unix.replace('\n', "\r\n")
}

/// Renders a template, with brackets.
fn write(environment: &Environment<'_>, name: &str, context: Value, target: &mut Target) -> Result<String, Error> {
    environment.get_template(name)?.render_captured_to(context, &mut *target)?;
    String::from_utf8(std::mem::take(&mut target.bytes)).map_err(|_| Error::new(ErrorKind::WriteFailure, "the script is not UTF-8"))
}

/// Prints what may be printed: the three kinds of [`Printed`], and integers.
fn print(output: &mut Output<'_>, value: &Value) -> Result<(), Error> {
    match value.downcast_object_ref::<Printed>() {
        Some(Printed::Literal(text)) => write!(output, "{}{text}{}", lexer::LITERAL, lexer::LITERAL_END)?,
        Some(Printed::Comment(text)) => write!(output, "{}{text}{}", lexer::COMMENT, lexer::COMMENT_END)?,
        Some(Printed::Word(text)) => output.write_str(text)?,
        None if value.is_integer() => write!(output, "{value}")?,
        None => {
            let message = format!("a {} is not printed: only values, comments, words and integers are", value.kind());
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        }
    }
    Ok(())
}

/// The way out where a value stands where it may not.
const ALONE: &str = "a value stands alone in code, with blanks around it, and brings its own quotes; a comment's text stands behind `# `";

/// Where an error of the engine was: the innermost template that it names.
fn located(name: &str, error: &Error) -> RenderError {
    let mut found = RenderError { template: name.to_owned(), line: None, message: error.to_string(), help: help(error) };
    let mut next = Some(error);
    while let Some(error) = next {
        if let (Some(name), Some(line)) = (error.name(), error.line()) {
            found = RenderError { template: name.to_owned(), line: Some(line), message: String::new(), help: String::new() };
        }
        found.message = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        found.help = help(error);
        next = std::error::Error::source(error).and_then(|source| source.downcast_ref());
    }
    found
}

/// What to do about an error of the engine.
fn help(error: &Error) -> String {
    let recursion = error.detail().is_some_and(|detail| detail.contains("recursion"));
    let text = match error.kind() {
        ErrorKind::UndefinedError => "docs/templates.md lists what each script's templates are given",
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest => "there is one filter, `length`, and one test, `is defined`",
        ErrorKind::TemplateNotFound => "a template includes those of its folder and the built-in ones: `hostctl templates` lists these",
        ErrorKind::OutOfFuel => "look for a loop that runs over more than it should",
        ErrorKind::InvalidOperation if recursion => "look for a template that includes itself",
        ErrorKind::InvalidOperation => "docs/templates.md says what is printed, and what is only asked or looped over",
        ErrorKind::WriteFailure => "look for a loop that runs over more than it should: a script has at most 512 MB",
        _ => "docs/templates.md says what there is of the language",
    };
    text.to_owned()
}

/// What is rendered into: it takes so many bytes, and refuses the write that would exceed them.
struct Target {
    bytes: Vec<u8>,
    written: Arc<AtomicUsize>,
    most: usize,
}

impl Target {
    fn new(most: usize) -> Self {
        Self { bytes: Vec::new(), written: Arc::default(), most }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(io::Error::other("the script is too long"));
        }
        self.bytes.extend_from_slice(bytes);
        self.written.store(self.bytes.len(), Ordering::Relaxed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
