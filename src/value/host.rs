//! Host names and mail domains: one syntax, one way to compare.

use super::ip::Ip;

/// The text by which two names are the same: A-labels (RFC 5890) in lower case, without the root's dot.
/// `None` for what is no name. Underscores are allowed, as Active Directory and Exchange allow them.
pub(super) fn ascii(text: &str) -> Option<String> {
    let mut name = if text.is_ascii() { text.to_ascii_lowercase() } else { idna::domain_to_ascii(text).ok()? };
    if name.ends_with('.') {
        name.pop();
    }
    // Digits of another script become ASCII ones: `\u{b3}` would name the address 3.
    if !text.is_ascii() && Ip::is_attempt(&name) {
        return None;
    }
    (name.len() <= 255 && name.split('.').all(is_label)).then_some(name)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// A name as a command is given it: as it is written, in A-labels where that is not ASCII.
pub(super) fn argument(shown: &str, ascii: &str) -> String {
    if shown.is_ascii() { shown.to_owned() } else { ascii.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn knows_names() {
        let cases = [
            ("Contoso.com", Some("contoso.com")),
            ("contoso.com.", Some("contoso.com")),
            ("b\u{fc}cher.example", Some("xn--bcher-kva.example")),
            ("_dmarc.contoso.com", Some("_dmarc.contoso.com")),
            ("", None),
            (".", None),
            ("contoso..com", None),
            ("-contoso.com", None),
            ("a b", None),
            ("\u{b3}", None),
            ("b\u{fc} cher", None),
        ];
        for (text, expected) in cases {
            assert_eq!(ascii(text).as_deref(), expected, "{text}");
        }
        assert_eq!(ascii(&"a".repeat(64)), None);
    }
}
