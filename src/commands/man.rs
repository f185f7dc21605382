//! `hostctl man`: the manual pages, in roff.

use anyhow::bail;
use clap::CommandFactory;
use clap_mangen::Man as Page;

use super::{Outcome, Streams};
use crate::cli::{Cli, Man};
use crate::diagnostic::{listed, told};
use crate::input::Shown;
use crate::output;

pub(super) fn run(given: &Man, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let pages = pages();
    match (&given.command, &given.out) {
        (_, Some(folder)) => {
            let files = pages.iter().map(Entry::file).collect::<anyhow::Result<Vec<_>>>()?;
            output::new_folder(folder, files.iter().map(|(name, text)| (name.as_str(), text.as_str())))?;
            let folder = Shown::from(&**folder);
            streams.tell(&format!("{folder}: {} pages written\nhelp: put them into a folder man1 of your MANPATH\n", files.len()));
        }
        (name, None) => {
            let Some(entry) = pages.iter().find(|entry| entry.name == *name) else {
                let names: Vec<&String> = pages.iter().filter_map(|entry| entry.name.as_ref()).collect();
                bail!("there is no command '{}'\nhelp: there are {}", told(name.as_deref().unwrap_or_default()), listed(&names, "and"));
            };
            streams.print(&entry.file()?.1)?;
        }
    }
    Ok(Outcome::Done)
}

/// A page.
struct Entry {
    /// The command's name; none of hostctl itself.
    name: Option<String>,
    page: Page,
}

impl Entry {
    /// Its file's name, and its text. It has no date: the same version has the same pages.
    fn file(&self) -> anyhow::Result<(String, String)> {
        let mut text = Vec::new();
        self.page.render(&mut text)?;
        Ok((self.page.get_filename(), String::from_utf8(text)?))
    }
}

/// The page of hostctl, and of each command. Only a built command knows what it is called from the outside: `hostctl-lint`.
fn pages() -> Vec<Entry> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let commands: Vec<clap::Command> = command.get_subcommands().cloned().collect();
    let source = concat!("hostctl ", env!("CARGO_PKG_VERSION"));
    // A date of nothing at all would let the source slip into its place.
    let of = |name, command| Entry { name, page: Page::new(command).date(" ").source(source).manual("hostctl manual") };
    let each = commands.into_iter().map(|command| of(Some(command.get_name().to_owned()), command));
    std::iter::once(of(None, command.clone())).chain(each).collect()
}
