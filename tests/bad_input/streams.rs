//! Pipes that close and disks that are full: what is lost is said, and what need not be lost is not.

use std::io::{self, Write};

use super::{PLATFORM, folder, planned};

/// Takes so many bytes, and then has no more room.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_said() {
    let folder = planned();
    let path = folder.path().to_str().unwrap();
    let commands: &[&[&str]] =
        &[&["lint", path], &["plan", path], &["render", path], &["collector", path], &["completions", "bash"], &["--help"]];
    for arguments in commands {
        for room in [0, 10] {
            let mut err = Vec::new();
            let code = hostctl::run(arguments.iter(), &mut Full(room), &mut err);
            let err = String::from_utf8(err).unwrap();
            assert_eq!(code, 3, "{arguments:?}");
            assert!(err.contains("error: standard output: the text could not be written") && err.contains("\nhelp: make room"), "{err}");
        }
        assert_eq!(hostctl::run(arguments.iter(), &mut Full(0), &mut Full(0)), 3, "{arguments:?}");
    }
}

#[test]
fn data_and_exit_code_do_not_depend_on_standard_error() {
    let folder = planned();
    let export = folder.path().join("state/Get-AcceptedDomain.xml");
    let text = std::fs::read_to_string(&export).unwrap().replace("<B N=\"Default\">", "<SS N=\"Secret\">hunter2</SS><B N=\"Default\">");
    std::fs::write(export, text).unwrap();
    let arguments = ["plan", folder.path().to_str().unwrap()];
    let (mut out, mut err, mut same) = (Vec::new(), Vec::new(), Vec::new());
    assert_eq!(hostctl::run(arguments, &mut out, &mut err), 0);
    assert!(!err.is_empty() && !out.is_empty());
    assert_eq!(hostctl::run(arguments, &mut same, &mut Full(0)), 0);
    assert_eq!(out, same);
}

#[cfg(unix)]
mod program {
    use std::fs::OpenOptions;
    use std::process::{Command, Stdio};

    use super::*;

    fn hostctl() -> Command {
        Command::new(env!("CARGO_BIN_EXE_hostctl"))
    }

    /// A pipe that nobody reads.
    fn closed() -> Stdio {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        writer.into()
    }

    #[test]
    fn a_broken_pipe_is_silent_and_changes_no_exit_code() {
        let good = planned();
        let wrong = folder(&[("p.yaml", format!("{PLATFORM}bogus: 1\n").as_bytes())]);
        let cases: &[(&[&str], i32)] = &[
            (&["plan", good.path().to_str().unwrap()], 0),
            (&["render", good.path().to_str().unwrap()], 0),
            (&["lint", wrong.path().to_str().unwrap()], 1),
            (&["collector", "--product", "2010"], 0),
            (&["--help"], 0),
        ];
        for (arguments, code) in cases {
            let output = hostctl().args(*arguments).stdout(closed()).stderr(Stdio::piped()).output().unwrap();
            assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(*code), String::new()), "{arguments:?}");
        }
    }

    #[test]
    fn standard_error_may_be_closed() {
        let wrong = folder(&[("p.yaml", format!("{PLATFORM}bogus: 1\n").as_bytes())]);
        let path = wrong.path().to_str().unwrap();
        let cases: &[(&[&str], i32)] = &[(&["plan", path], 1), (&["lint", "nowhere"], 3), (&["bogus"], 3)];
        for (arguments, code) in cases {
            let output = hostctl().args(*arguments).stdout(Stdio::piped()).stderr(closed()).output().unwrap();
            assert_eq!((output.status.code(), &*output.stdout), (Some(*code), b"".as_slice()), "{arguments:?}");
            let shell = Command::new("sh").args(["-c", "exec \"$0\" \"$@\" 2>&-", env!("CARGO_BIN_EXE_hostctl")]).args(*arguments).status();
            assert_eq!(shell.unwrap().code(), Some(*code), "{arguments:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_is_said() {
        let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
        let good = planned();
        for arguments in [&["plan", good.path().to_str().unwrap()][..], &["collector", "--product", "2010"], &["--version"]] {
            let output = hostctl().args(arguments).stdout(full()).output().unwrap();
            let err = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(3), "{arguments:?}");
            assert!(err.starts_with("error: standard output: ") && err.contains("No space left"), "{err}");
            assert_eq!(hostctl().args(arguments).stdout(full()).stderr(full()).status().unwrap().code(), Some(3), "{arguments:?}");
        }
    }
}
