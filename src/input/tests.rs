//! Folders and files of every kind, made for each test.

use super::walk::slashed;
use super::*;
use tempfile::TempDir;

/// A folder with some files, each with its own name as content.
fn folder(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("# {file}\n")).unwrap();
    }
    folder
}

fn names(paths: &[PathBuf]) -> Vec<String> {
    manifests(paths).unwrap().into_iter().map(|source| source.name).collect()
}

fn error(path: &Path) -> InputError {
    manifests(&[path.to_owned()]).unwrap_err()
}

#[test]
fn a_folder_means_its_manifests_by_name() {
    let folder = folder(&[
        "b.yaml",
        "a.YML",
        "sub/c.Yaml",
        "sub/deep/er/d.yml",
        "sub-a/e.yaml",
        "notes.txt",
        ".hidden.yaml",
        ".git/f.yaml",
        "state/g.yaml",
        "sub/State/h.yaml",
        "yaml",
        ".yaml",
    ]);
    let root = folder.path().to_owned();
    assert_eq!(names(std::slice::from_ref(&root)), ["a.YML", "b.yaml", "sub-a/e.yaml", "sub/c.Yaml", "sub/deep/er/d.yml"]);
    assert_eq!(names(&[root.join("state")]), ["g.yaml"]);
}

#[test]
fn a_file_may_have_any_ending() {
    let folder = folder(&["notes.txt"]);
    let sources = manifests(&[folder.path().join("notes.txt")]).unwrap();
    assert_eq!((sources.len(), &*sources[0].name, &*sources[0].text), (1, "notes.txt", "# notes.txt\n"));
}

#[test]
fn of_several_paths_names_are_unique_and_files_count_once() {
    let folder = folder(&["x/a.yaml", "y/a.yaml"]);
    let (x, y) = (folder.path().join("x"), folder.path().join("y"));
    let (x_name, y_name) = (slashed(&x), slashed(&y));
    let expected = [format!("{x_name}/a.yaml"), format!("{y_name}/a.yaml")];
    assert_eq!(names(&[y.clone(), x.clone()]), expected);
    assert_eq!(names(&[x.clone(), x.join("a.yaml"), y.join("../x"), y.join("a.yaml"), y]), expected);
}

#[test]
fn text_is_decoded_and_bytes_are_hashed() {
    let folder = folder(&[]);
    let path = folder.path().join("a.yaml");
    fs::write(&path, b"\xEF\xBB\xBFa: \xC3\xBC\r\n").unwrap();
    let source = manifests(std::slice::from_ref(&path)).unwrap().remove(0);
    assert_eq!(source.text, "a: ü\r\n");
    assert_eq!(source.sha256().len(), 64);
    fs::write(&path, b"").unwrap();
    let source = manifests(&[path]).unwrap().remove(0);
    assert_eq!(source.sha256(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[test]
fn what_is_missing_or_empty_is_said() {
    let folder = folder(&["text/a.txt", "text/README", "state-only/state/x.yaml"]);
    let root = folder.path();
    fs::create_dir(root.join("empty")).unwrap();
    assert!(matches!(error(&root.join("nowhere")), InputError::Missing(_)));
    assert!(matches!(error(&root.join("empty")), InputError::EmptyFolder(_)));
    let cases = [("text", "only files ending in .txt, files without an ending;"), ("state-only", "only a state folder;")];
    for (name, expected) in cases {
        let message = error(&root.join(name)).to_string();
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn what_is_not_utf8_is_placed() {
    let folder = folder(&[]);
    let path = folder.path().join("a.yaml");
    let cases: [(&[u8], usize, usize, bool); 4] =
        [(b"a: b\nc: \xFC\n", 8, 2, false), (b"\xFF\xFEa\0:\0", 0, 1, true), (b"a\0:\0 \0", 1, 1, true), (b"\0a\0:", 0, 1, true)];
    for (bytes, at, on, wide) in cases {
        fs::write(&path, bytes).unwrap();
        let error = error(&path);
        let InputError::NotUtf8 { offset, line, utf16, .. } = &error else { panic!("{error}") };
        assert_eq!((*offset, *line, *utf16), (at, on, wide));
        assert_eq!(error.to_string().contains("UTF-16"), wide);
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = folder(&[]);
    let path = folder.path().join("a.yaml");
    File::create(&path).unwrap().set_len(MAX_MANIFEST + 1).unwrap();
    assert!(matches!(error(&path), InputError::TooLarge { megabytes: 65, .. }));
    assert!(matches!(error(folder.path()), InputError::TooLarge { .. }));
}

#[test]
fn other_files_are_read_as_bytes() {
    let folder = folder(&["a.bin"]);
    assert_eq!(read_bytes(&folder.path().join("a.bin")).unwrap(), b"# a.bin\n");
    assert!(matches!(read_bytes(folder.path()), Err(InputError::Folder(_))));
    assert!(matches!(read_bytes(&folder.path().join("b")), Err(InputError::Missing(_))));
}

#[test]
fn names_cannot_drive_a_terminal() {
    let message = error(Path::new("a\u{1b}[31m\n")).to_string();
    assert!(message.starts_with("a\\u{1b}[31m\\n: there is no"), "{message}");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn links_are_followed_inside_the_path_only() {
        let outside = folder(&["secret.yaml"]);
        let folder = folder(&["real/a.yaml", ".data/b.yaml", "state/c.yaml"]);
        let root = folder.path();
        symlink(outside.path(), root.join("out")).unwrap();
        symlink(outside.path().join("secret.yaml"), root.join("out.yaml")).unwrap();
        symlink(root, root.join("real/up")).unwrap();
        symlink(root.join("real"), root.join("also")).unwrap();
        symlink(root.join(".data/b.yaml"), root.join("b.yaml")).unwrap();
        symlink(root.join("state/c.yaml"), root.join("c.yaml")).unwrap();
        assert_eq!(names(&[root.to_owned()]), ["b.yaml", "real/a.yaml"]);
        assert_eq!(names(&[root.join("out")]), ["secret.yaml"]);
        symlink("nowhere", root.join("broken")).unwrap();
        assert_eq!(names(&[root.to_owned()]), ["b.yaml", "real/a.yaml"]);
        symlink("nowhere", root.join("broken.yaml")).unwrap();
        assert!(matches!(error(root), InputError::BrokenLink(_)));
        assert!(matches!(error(&root.join("broken.yaml")), InputError::BrokenLink(_)));
    }

    #[test]
    fn special_files_are_refused() {
        let folder = folder(&["a.yaml"]);
        let socket = folder.path().join("b.yaml");
        let _listener = UnixListener::bind(&socket).unwrap();
        for path in [folder.path(), &socket, Path::new("/dev/null")] {
            assert!(matches!(error(path), InputError::Special(_)), "{}", path.display());
        }
        assert!(matches!(read_bytes(&socket), Err(InputError::Special(_))));
    }
}
