//! Paths as the URIs that SARIF names files by.

use std::fmt::Write;

/// A path, with `/`, as a URI: a relative one stays relative, an absolute one begins with `file:`.
pub(super) fn of_path(path: &str) -> String {
    let begins_with_drive = matches!(path.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    let (begin, rest) = match path {
        _ if begins_with_drive => (format!("file:///{}", &path[..2]), &path[2..]),
        // A share on a Windows server: the server is the URI's host.
        _ if path.starts_with("//") => ("file:".to_owned(), path),
        _ if path.starts_with('/') => ("file://".to_owned(), path),
        _ => (String::new(), path),
    };
    let mut uri = begin;
    for byte in rest.bytes() {
        // Less than a URI allows, so that no reader has to agree with another about the rest; a colon could end a scheme.
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// Whether a URI made here is relative to the folder that hostctl ran in.
pub(super) fn is_relative(uri: &str) -> bool {
    !uri.starts_with("file:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        let cases = [
            ("tenants/contoso.yaml", "tenants/contoso.yaml"),
            ("../a b/ü%20?#.yaml", "../a%20b/%C3%BC%2520%3F%23.yaml"),
            ("a:b/[c]\\d\n.yaml", "a%3Ab/%5Bc%5D%5Cd%0A.yaml"),
            ("file:x", "file%3Ax"),
            ("/srv/a b.yaml", "file:///srv/a%20b.yaml"),
            ("C:/a b.yaml", "file:///C:/a%20b.yaml"),
            ("//server/share/a.yaml", "file://server/share/a.yaml"),
        ];
        for (path, uri) in cases {
            assert_eq!(of_path(path), uri, "{path}");
            assert_eq!(is_relative(uri), !(path.starts_with('/') || path.starts_with("C:")), "{path}");
        }
    }
}
