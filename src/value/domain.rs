//! A mail domain.

use std::fmt;
use std::net::Ipv4Addr;

use super::{Argument, Meaning, Refusal, host, list};

/// `contoso.com`, `*.contoso.com` (with all that is beneath) or `*`; without case, internationalised names by their A-labels.
/// Source: Microsoft, New-AcceptedDomain, `-DomainName`.
#[derive(Clone, Debug)]
pub struct Domain {
    shown: Box<str>,
    ascii: Box<str>,
}

impl Domain {
    /// As it is written, without the root's dot.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// The domain in A-labels and lower case, as it is compared.
    #[must_use]
    pub fn ascii(&self) -> &str {
        &self.ascii
    }
}

impl PartialEq for Domain {
    fn eq(&self, other: &Self) -> bool {
        self.ascii == other.ascii
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl Meaning for Domain {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        if text == "*" {
            return Ok(Self { shown: "*".into(), ascii: "*".into() });
        }
        let (star, name) = text.strip_prefix("*.").map_or(("", text), |name| ("*.", name));
        match host::ascii(name) {
            Some(ascii) if ascii.parse::<Ipv4Addr>().is_err() => Ok(Self {
                shown: format!("{star}{}", name.strip_suffix('.').unwrap_or(name)).into(),
                ascii: format!("{star}{ascii}").into(),
            }),
            Some(_) => Err(Refusal::of(0, format!("'{text}' is an IP address, not a domain"))),
            None => Err(refuse(text)),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Text(host::argument(&self.shown, &self.ascii))
    }
}

/// Says what people most often write in place of a domain.
fn refuse(text: &str) -> Refusal {
    let refusal = Refusal::of(0, format!("'{text}' is no domain"));
    let behind_at = text.rsplit_once('@').map(|(_, domain)| domain);
    if let Some(domain) = behind_at.filter(|domain| host::ascii(domain).is_some()) {
        return refusal.perhaps(domain).help("a domain is what stands behind the @");
    }
    if text.contains('*') {
        return refusal.help("a wildcard is the whole first label: *.contoso.com, or * alone");
    }
    refusal
}
