//! `hostctl man`: a page for hostctl and for each command, with all that the command takes.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests may fail loudly, and so may their helpers")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clap::CommandFactory;
use hostctl::cli::Cli;

/// Runs hostctl: exit code, standard output, standard error.
fn hostctl(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = hostctl::run(arguments, &mut out, &mut err);
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// The pages that hostctl writes into a folder, by their names.
fn written() -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("man1");
    let (code, out, err) = hostctl(&["man", "--out", &inside.to_string_lossy()]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    let files = fs::read_dir(&inside).unwrap().map(|entry| entry.unwrap().path());
    let page = |path: &Path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap());
    files.map(|path| page(&path)).collect()
}

#[test]
fn each_command_has_a_page_with_its_options() {
    let pages = written();
    let mut command = Cli::command();
    command.build();
    let commands: Vec<&clap::Command> = command.get_subcommands().filter(|command| command.get_name() != "help").collect();
    assert!(commands.len() > 8 && pages.len() == commands.len() + 1, "{:?}", pages.keys());
    for command in std::iter::once(&command).chain(commands) {
        let name = command.get_display_name().unwrap_or("hostctl");
        let page = &pages[&format!("{name}.1")];
        let escaped = |text: &str| text.replace('-', "\\-");
        let about = command.get_about().unwrap().to_string();
        assert!(page.contains(&format!("\n.SH NAME\n{} \\- {}\n", escaped(name), escaped(&about))), "{page}");
        let synopsis = page.split("\n.SH ").find(|section| section.starts_with("SYNOPSIS\n")).expect("a synopsis");
        assert!(synopsis.contains(&format!("\\fB{}\\fR", escaped(&name.replace('-', " ")))), "{page}");
        // Options with a heading of their own stand behind the others, under it.
        let (_, options) = page.split_once("\n.SH OPTIONS\n").expect("options");
        for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
            // Positional arguments stand in brackets of one kind or another.
            let shown = match argument.get_long() {
                Some(long) => format!("\\fB\\-\\-{}\\fR", escaped(long)),
                None => format!("\\fI{}\\fR", argument.get_value_names().unwrap()[0]),
            };
            assert!(synopsis.contains(&shown), "{name}: {shown} is not in\n{synopsis}");
            assert!(options.contains(&shown), "{name}: {shown} is not among\n{options}");
            // What clap says of its own option depends on where it is asked.
            let help = escaped(&argument.get_help().unwrap().to_string()).replace('\'', "\\*(Aq");
            assert!(options.contains(&help) || argument.get_id() == "help", "{name}: {help}");
        }
        let title = format!("\n.TH {name} 1 \" \" \"hostctl {}\" \"hostctl manual\"\n", env!("CARGO_PKG_VERSION"));
        assert!(page.contains(&title), "{page}");
    }
}

#[test]
fn a_page_is_printed_as_it_is_written() {
    for (file, page) in written() {
        let name = file.strip_suffix(".1").unwrap();
        let command = name.strip_prefix("hostctl").unwrap().trim_start_matches('-');
        let words = ["man", command];
        assert_eq!(hostctl(if command.is_empty() { &words[..1] } else { &words }), (0, page, String::new()), "{name}");
    }
}

#[test]
fn what_cannot_be_done_is_refused() {
    let (code, out, err) = hostctl(&["man", "lnit\u{1b}"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("there is no command 'lnit␛'\nhelp: there are init, lint, plan,"), "{err}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_string_lossy().into_owned();
    fs::write(folder.path().join("hostctl.1"), "mine").unwrap();
    let (code, out, err) = hostctl(&["man", "--out", &path]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("the folder is not empty"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("hostctl.1")).unwrap(), "mine");
    assert_eq!(hostctl(&["man", "lint", "--out", &path]).0, 3);
}
