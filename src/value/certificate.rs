//! A certificate's name.

use std::fmt;

use super::fold::fold;
use super::{Argument, Meaning, Refusal, list};

/// `<I>issuer<S>subject`: a certificate, whichever one of that issuer and subject is valid.
/// Source: Microsoft, Set-SendConnector, `-TlsCertificateName`.
#[derive(Clone, Debug)]
pub struct CertificateName {
    shown: Box<str>,
    folded: Box<str>,
}

impl PartialEq for CertificateName {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl fmt::Display for CertificateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl Meaning for CertificateName {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        let is_thumbprint = text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let why = if is_thumbprint { "it is a thumbprint" } else { "it is not <I>issuer<S>subject" };
        let refusal = Refusal::of(0, format!("'{text}' is no certificate's name: {why}"))
            .help("Get-ExchangeCertificate shows the issuer and the subject: write '<I>ISSUER<S>SUBJECT'");
        // Only ASCII letters change their case here, so places in one text are places in the other.
        let lower = text.to_ascii_lowercase();
        let parts = lower.starts_with("<i>").then(|| lower.find("<s>")).flatten();
        let Some((issuer, subject)) = parts.and_then(|at| Some((text.get(3..at)?.trim(), text.get(at + 3..)?.trim()))) else {
            return Err(refusal);
        };
        if issuer.is_empty() || text.contains(char::is_control) {
            return Err(refusal);
        }
        Ok(Self { shown: format!("<I>{issuer}<S>{subject}").into(), folded: format!("<i>{}<s>{}", normal(issuer), normal(subject)).into() })
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.shown.to_string())
    }
}

/// A distinguished name without case, and without the spaces that have no meaning.
fn normal(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    let mut space = false;
    for c in fold(name).chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && !is_joint(c) && normal.chars().next_back().is_some_and(|before| !is_joint(before)) {
            normal.push(' ');
        }
        space = false;
        normal.push(c);
    }
    normal
}

/// What joins the parts of a distinguished name.
fn is_joint(c: char) -> bool {
    matches!(c, ',' | '=' | '+')
}
