//! One file a command: wiring only.

mod bar;
mod collector;
mod init;
mod lint;
mod load;
mod man;
mod plan;
mod render;
mod route;
mod rules;
mod schema;
mod templates;
mod templating;

use std::ffi::OsString;
use std::io::{self, Write};

use anyhow::anyhow;
use clap::{CommandFactory, Parser};

use crate::cli::{Cli, Command};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Fine.
    Done,
    /// The manifests have errors, or a message does not get anywhere.
    Findings,
    /// There are changes, and `--detailed-exitcode` asked.
    Changes,
    /// The command line was wrong, and that was said.
    Misused,
}

/// Usage, file or internal trouble.
const TROUBLE: u8 = 3;

/// Where a command writes: data, and all else.
pub(crate) struct Streams<'a> {
    pub(crate) out: &'a mut dyn Write,
    pub(crate) err: &'a mut dyn Write,
    pub(crate) color: Colored,
    /// Whether somebody watches standard error, so that long work may show how far it is.
    pub(crate) watched: bool,
}

/// Which of the two streams takes colours.
#[derive(Clone, Copy)]
pub(crate) struct Colored {
    pub(crate) out: bool,
    pub(crate) err: bool,
}

impl Streams<'_> {
    /// Prints data. Nothing is printed before all of it is made: no half a script for a reader of the pipe. Who closes the pipe has
    /// seen enough (`hostctl plan | head`), and the exit code stays what it would be.
    pub(crate) fn print(&mut self, text: &str) -> anyhow::Result<()> {
        match self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(anyhow!(
                "standard output: the text could not be written, or not all of it: {error}\nhelp: make room where it is written to, and run this again; do not use what is there"
            )),
            _ => Ok(()),
        }
    }

    /// Tells a person something. Who does not read standard error gets the data and the exit code all the same.
    pub(crate) fn tell(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }
}

/// Runs hostctl. The arguments are without the program's name; `terminal` says which of the two streams is a terminal that takes
/// colours. Returns the exit code.
pub fn run_with<I, T>(arguments: I, out: &mut dyn Write, err: &mut dyn Write, terminal: (bool, bool)) -> u8
where
    I: IntoIterator<Item = T>,
    T: Into<OsString>,
{
    run_watched(arguments, out, err, terminal, false)
}

/// Runs hostctl as [`run_with`] does. Where it is `watched`, work that lasts shows on the process's own standard error how far it is.
pub fn run_watched<I, T>(arguments: I, out: &mut dyn Write, err: &mut dyn Write, terminal: (bool, bool), watched: bool) -> u8
where
    I: IntoIterator<Item = T>,
    T: Into<OsString>,
{
    let arguments = std::iter::once(OsString::from("hostctl")).chain(arguments.into_iter().map(Into::into));
    let mut streams = Streams { out, err, color: Colored { out: terminal.0, err: terminal.1 }, watched };
    let done = match Cli::try_parse_from(arguments) {
        Ok(cli) => command(&cli, &mut streams),
        Err(error) => usage(&error, &mut streams),
    };
    match done {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Findings) => 1,
        Ok(Outcome::Changes) => 2,
        Ok(Outcome::Misused) => TROUBLE,
        Err(error) => {
            streams.tell(&format!("error: {error:#}\n"));
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

fn command(cli: &Cli, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    streams.color = colors(cli.color, streams.color);
    match &cli.command {
        Command::Init(given) => init::run(given, streams),
        Command::Lint(given) => lint::run(given, streams),
        Command::Plan(given) => plan::run(given, streams),
        Command::Render(given) => render::run(given, streams),
        Command::Route(given) => route::run(given, streams),
        Command::Collector(given) => collector::run(given, streams),
        Command::Templates(given) => templates::run(given, streams),
        Command::Schema => schema::run(streams),
        Command::Rules(given) => rules::list(given, streams),
        Command::Explain(given) => rules::explain(given, streams),
        Command::Completions(given) => completions(given.shell, streams),
        Command::Man(given) => man::run(given, streams),
    }
}

/// Help and versions are data; all else that clap has to say is a wrong usage.
fn usage(error: &clap::Error, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let rendered = error.render();
    let text = |color: bool| if color { rendered.ansi().to_string() } else { rendered.to_string() };
    if error.use_stderr() {
        streams.tell(&text(streams.color.err));
        return Ok(Outcome::Misused);
    }
    streams.print(&text(streams.color.out))?;
    Ok(Outcome::Done)
}

fn colors(choice: clap::ColorChoice, terminal: Colored) -> Colored {
    match choice {
        clap::ColorChoice::Always => Colored { out: true, err: true },
        clap::ColorChoice::Never => Colored { out: false, err: false },
        clap::ColorChoice::Auto => terminal,
    }
}

/// A path as it is typed into a shell, be it of Windows or of another system. What shells do not agree about is left to who types it.
fn typed(path: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '/' | '\\' | ':' | '+' | '@');
    match path {
        _ if path.starts_with('-') || !path.chars().all(safe) => "PATH".to_owned(),
        _ if path.contains(' ') => format!("\"{path}\""),
        _ => path.to_owned(),
    }
}

fn completions(shell: clap_complete::Shell, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "hostctl", &mut script);
    streams.print(&String::from_utf8(script)?)?;
    Ok(Outcome::Done)
}
