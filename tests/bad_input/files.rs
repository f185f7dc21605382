//! Files and folders: what cannot be read ends with 3, and what is not meant is passed over.

use std::fs::{self, File};

use super::{PLATFORM, folder, lint, run};

#[test]
fn paths_that_hold_no_manifests() {
    let folder = folder(&[("text/a.txt", b""), ("only/state/x.yaml", b"["), ("p.yaml", PLATFORM.as_bytes())]);
    let root = folder.path();
    fs::create_dir(root.join("empty")).unwrap();
    fs::create_dir(root.join("x.yaml")).unwrap();
    let cases: &[(&str, &[&str])] = &[
        ("nowhere", &["nowhere: there is no such file or folder; look at the path"]),
        ("p.yaml/x", &["p.yaml/x: there is no such file or folder; look at the path"]),
        ("empty", &["empty: the folder is empty; put manifests into it"]),
        ("x.yaml", &["x.yaml: the folder is empty; put manifests into it"]),
        ("text", &["text: the folder holds no manifests, only files ending in .txt; manifests are"]),
        ("only", &["only: the folder holds no manifests, only a state folder; manifests are"]),
    ];
    for (name, words) in cases {
        lint(root.join(name)).says(3, words);
        // One path that is wrong is not made good by another.
        run(&["lint".as_ref(), root.join("p.yaml").as_os_str(), root.join(name).as_os_str()]).says(3, words);
    }
}

#[test]
fn bytes_that_are_no_text() {
    let utf16 = |order: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> { format!("{mark}{PLATFORM}").encode_utf16().flat_map(order).collect() };
    let latin = [PLATFORM.as_bytes(), b"# caf\xe9\n"].concat();
    let cases: &[(&[u8], &[&str])] = &[
        (&latin, &["sub/p.yaml: not UTF-8: byte 130 (line 6) is wrong", "save it as UTF-8"]),
        (&utf16(u16::to_le_bytes, "\u{feff}"), &["sub/p.yaml: not UTF-8", "looks like UTF-16", "save it as UTF-8"]),
        (&utf16(u16::to_be_bytes, "\u{feff}"), &["sub/p.yaml: not UTF-8", "looks like UTF-16", "save it as UTF-8"]),
        (&utf16(u16::to_le_bytes, ""), &["sub/p.yaml: not UTF-8", "looks like UTF-16", "save it as UTF-8"]),
    ];
    for (bytes, words) in cases {
        let folder = folder(&[("sub/p.yaml", bytes), ("z.yaml", b"[")]);
        lint(folder.path()).says(3, words);
    }
}

#[test]
fn a_line_of_100_mb_is_not_read() {
    let folder = folder(&[("p.yaml", b"x: ")]);
    File::options().append(true).open(folder.path().join("p.yaml")).unwrap().set_len(100_000_000).unwrap();
    lint(folder.path()).says(3, &["p.yaml: 96 MB, and a manifest has at most 64 MB", "split it"]);
}

#[test]
fn hidden_files_and_state_are_not_manifests() {
    let bad = b"[".as_slice();
    let deep = vec!["a-folder"; 40].join("/") + "/t.yaml";
    let folder = folder(&[
        ("p.yaml", PLATFORM.as_bytes()),
        (".git/x.yaml", bad),
        (".x.yaml", bad),
        ("state/x.yaml", bad),
        ("sub/state/x.yaml", bad),
        (&deep, b"kind: Tenant\nname: a\n"),
    ]);
    let ran = lint(folder.path());
    assert_eq!((ran.code, &*ran.out), (0, "2 files: no problems\n"));
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn links_lead_nowhere_out_or_in_circles() {
        let outside = folder(&[("bad.yaml", b"[")]);
        let folder = folder(&[("p.yaml", PLATFORM.as_bytes()), ("sub/t.yaml", b"kind: Tenant\nname: a\n")]);
        let root = folder.path();
        symlink(".", root.join("self")).unwrap();
        symlink("../sub", root.join("sub/up")).unwrap();
        symlink("two", root.join("one")).unwrap();
        symlink("one", root.join("two")).unwrap();
        symlink(outside.path(), root.join("out")).unwrap();
        symlink(outside.path().join("bad.yaml"), root.join("out.yaml")).unwrap();
        symlink(root.join("p.yaml"), root.join("again.yaml")).unwrap();
        let ran = lint(root);
        assert_eq!((ran.code, &*ran.out), (0, "2 files: no problems\n"));
        symlink("loop.yaml", root.join("loop.yaml")).unwrap();
        lint(root).says(3, &["loop.yaml: a symbolic link that leads nowhere", "mend the link or remove it"]);
    }

    #[test]
    fn names_of_files_are_shown_and_obeyed_by_nobody() {
        for name in [
            b"a b.yaml".as_slice(),
            b"it's \"x\".yaml",
            b"a\nb.yaml",
            b"\x1b[31m\x07.yaml",
            b"\xff\xfe.yaml",
            "\u{202e}lmay.yaml".as_bytes(),
        ] {
            let name = OsStr::from_bytes(name);
            let folder = folder(&[]);
            let path = folder.path().join(name);
            // Not every file system takes every name.
            if fs::write(&path, format!("{PLATFORM}bogus: 1\n")).is_err() {
                continue;
            }
            lint(folder.path()).says(1, &["unknown-key", ".yaml:6:1"]);
            fs::write(&path, b"\xff").unwrap();
            let ran = lint(folder.path());
            ran.says(3, &[".yaml: not UTF-8: byte 0 (line 1)"]);
            assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
        }
    }

    #[test]
    fn pipes_sockets_and_devices_are_not_waited_for() {
        let folder = folder(&[("p.yaml", PLATFORM.as_bytes())]);
        let socket = folder.path().join("s.yaml");
        let _listener = UnixListener::bind(&socket).unwrap();
        for path in [folder.path(), &socket, "/dev/zero".as_ref()] {
            lint(path).says(3, &["neither a file nor a folder", "write its content to a file first"]);
        }
    }

    #[test]
    fn a_file_without_the_permission_to_read_it() {
        let folder = folder(&[("p.yaml", PLATFORM.as_bytes())]);
        let path = folder.path().join("p.yaml");
        fs::set_permissions(&path, PermissionsExt::from_mode(0o000)).unwrap();
        if File::open(&path).is_ok() {
            eprintln!("skipped: permissions do not hold for this user");
            return;
        }
        lint(folder.path()).says(3, &["p.yaml: cannot be read: Permission denied", "see to it that this user may read it"]);
    }

    /// Reading the first byte of a process's memory fails for everybody.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_nobody_can_read() {
        lint("/proc/self/mem").says(3, &["/proc/self/mem: cannot be read: ", "see to it"]);
        let folder = folder(&[("p.yaml", PLATFORM.as_bytes())]);
        run(&["plan".as_ref(), folder.path().as_os_str(), "--state".as_ref(), "/proc/self/mem".as_ref()])
            .says(3, &["/proc/self/mem: it cannot be read: ", "help: "]);
    }
}
