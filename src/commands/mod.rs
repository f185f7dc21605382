//! One file a command: wiring only.

mod collector;
mod lint;
mod load;
mod plan;
mod render;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::{CommandFactory, Parser};

use crate::cli::{Cli, Command};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Fine.
    Done,
    /// The manifests have errors.
    Findings,
    /// There are changes, and `--detailed-exitcode` asked.
    Changes,
}

/// Usage, file or internal trouble.
const TROUBLE: u8 = 3;

/// Where a command writes: data, and all else.
pub(crate) struct Streams<'a> {
    pub(crate) out: &'a mut dyn Write,
    pub(crate) err: &'a mut dyn Write,
    /// Whether each takes colours.
    pub(crate) color: (bool, bool),
}

impl Streams<'_> {
    /// Prints data. Nothing is printed before all of it is made: no half a script for a reader of the pipe.
    pub(crate) fn print(&mut self, text: &str) -> anyhow::Result<()> {
        self.out.write_all(text.as_bytes())?;
        Ok(self.out.flush()?)
    }

    /// Tells a person something.
    pub(crate) fn tell(&mut self, text: &str) -> anyhow::Result<()> {
        Ok(self.err.write_all(text.as_bytes())?)
    }
}

/// Runs hostctl. The arguments are without the program's name; `color` says which of the two streams is a terminal that takes
/// colours. Returns the exit code.
pub fn run_with<I, T>(arguments: I, out: &mut dyn Write, err: &mut dyn Write, terminal: (bool, bool)) -> u8
where
    I: IntoIterator<Item = T>,
    T: Into<OsString>,
{
    let arguments = std::iter::once(OsString::from("hostctl")).chain(arguments.into_iter().map(Into::into));
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, out, err, terminal),
    };
    let mut streams = Streams { out, err, color: colors(cli.color, terminal) };
    let done = match &cli.command {
        Command::Lint(given) => lint::run(given, &mut streams),
        Command::Plan(given) => plan::run(given, &mut streams),
        Command::Render(given) => render::run(given, &mut streams),
        Command::Collector(given) => collector::run(given, &mut streams),
        Command::Completions(given) => completions(given.shell, &mut streams),
    };
    match done {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Findings) => 1,
        Ok(Outcome::Changes) => 2,
        // Who closes the pipe has seen enough: `hostctl plan | head`.
        Err(error) if is_broken_pipe(&error) => 0,
        Err(error) => {
            let message = format!("error: {error:#}\n");
            // Where standard error cannot be written either, the exit code is all that is left.
            let _ = streams.err.write_all(message.as_bytes());
            TROUBLE
        }
    }
}

/// Runs hostctl without colours, as when nothing is a terminal. The arguments are without the program's name.
pub fn run<I, T>(arguments: I, out: &mut dyn Write, err: &mut dyn Write) -> u8
where
    I: IntoIterator<Item = T>,
    T: Into<OsString>,
{
    run_with(arguments, out, err, (false, false))
}

/// Help and versions are data; all else that clap has to say is a wrong usage.
fn usage(error: &clap::Error, out: &mut dyn Write, err: &mut dyn Write, terminal: (bool, bool)) -> u8 {
    let rendered = error.render();
    let text = |color: bool| if color { rendered.ansi().to_string() } else { rendered.to_string() };
    let (written, code) = if error.use_stderr() {
        (err.write_all(text(terminal.1).as_bytes()), TROUBLE)
    } else {
        (out.write_all(text(terminal.0).as_bytes()).and_then(|()| out.flush()), 0)
    };
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => TROUBLE,
        _ => code,
    }
}

fn colors(choice: clap::ColorChoice, terminal: (bool, bool)) -> (bool, bool) {
    match choice {
        clap::ColorChoice::Always => (true, true),
        clap::ColorChoice::Never => (false, false),
        clap::ColorChoice::Auto => terminal,
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn completions(shell: clap_complete::Shell, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "hostctl", &mut script);
    streams.print(&String::from_utf8(script)?)?;
    Ok(Outcome::Done)
}
