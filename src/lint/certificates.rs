//! The names that certificates are good for: what the rules about certificates share.

use std::collections::HashSet;

use super::services::ascii;

/// The names of one certificate, or of several, in A-labels and lower case.
#[derive(Clone, Debug, Default)]
pub(super) struct CertificateNames(HashSet<Box<str>>);

impl CertificateNames {
    /// The names as a certificate has them: `*.contoso.com` among them.
    pub(super) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(names.into_iter().filter_map(ascii).collect())
    }

    /// Whether a host is among them. A wildcard is for exactly one label. Source: RFC 6125, section 6.4.3.
    pub(super) fn hold(&self, host: &str) -> bool {
        self.0.contains(host) || host.split_once('.').is_some_and(|(_, rest)| self.0.contains(format!("*.{rest}").as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::CertificateNames;

    #[test]
    fn a_wildcard_is_for_one_label() {
        let names = CertificateNames::new(["mail.Contoso.com", "*.fabrikam.com", "b\u{fc}cher.example"]);
        let cases = [
            ("mail.contoso.com", true),
            ("owa.contoso.com", false),
            ("contoso.com", false),
            ("mail.fabrikam.com", true),
            ("fabrikam.com", false),
            ("mail.perth.fabrikam.com", false),
            ("xn--bcher-kva.example", true),
            ("", false),
        ];
        for (host, expected) in cases {
            assert_eq!(names.hold(host), expected, "{host}");
        }
    }
}
