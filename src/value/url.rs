//! A URL of a client access service.

use std::fmt;

use super::ip::Ip;
use super::{Argument, Meaning, Refusal, host, list};

/// An absolute `http` or `https` URL. Scheme and host are without case, the scheme's own port and a trailing slash without
/// meaning; the path keeps its case, save the services' own paths.
#[derive(Clone, Debug)]
pub struct Url {
    shown: Box<str>,
    folded: Box<str>,
}

/// The first segments of the services' own paths: IIS serves them in any case.
const SERVICES: [&str; 10] =
    ["owa", "ecp", "ews", "oab", "microsoft-server-activesync", "mapi", "powershell", "autodiscover", "rpc", "public"];

impl Url {
    /// Whether it is `https`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.folded.starts_with("https:")
    }

    /// Its host, in A-labels and lower case; an IPv6 address in brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        let (authority, _) = self.parts();
        match authority.strip_prefix('[').and_then(|rest| rest.find(']')) {
            Some(end) => authority.get(..end + 2).unwrap_or(authority),
            None => authority.split(':').next().unwrap_or(authority),
        }
    }

    /// Its path, without the slashes around it and without a query, as it is written: `owa`.
    #[must_use]
    pub fn path(&self) -> &str {
        let (_, path) = self.parts();
        path.split('?').next().unwrap_or_default().trim_matches('/')
    }

    fn parts(&self) -> (&str, &str) {
        let rest = self.shown.split_once("://").map_or(&*self.shown, |(_, rest)| rest);
        rest.find(['/', '?']).map_or((rest, ""), |at| rest.split_at(at))
    }
}

impl PartialEq for Url {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl Meaning for Url {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        let refuse = |why: &str| Refusal::of(0, format!("'{text}' is no URL: {why}"));
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err(without_scheme(text));
        };
        let https = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return Err(refuse("it begins with https:// or http://")),
        };
        if text.contains('#') {
            return Err(refuse("Exchange's URLs have no fragment (#)"));
        }
        let (authority, path) = rest.find(['/', '?']).map_or((rest, ""), |at| rest.split_at(at));
        if authority.contains('@') {
            return Err(refuse("no user stands before its host"));
        }
        let (host, port) = read_authority(authority, https).map_err(|why| refuse(&why))?;
        if path.chars().any(|c| c.is_whitespace() || c.is_control() || "\\\"<>".contains(c)) {
            return Err(refuse("its path has characters that no URL has"));
        }
        let scheme = if https { "https" } else { "http" };
        if !path.is_ascii() {
            return Err(refuse("its path is not ASCII").instead(format!("{scheme}://{authority}{}", percent(path))));
        }
        let own_port = if https { 443 } else { 80 };
        let site = if port == own_port { format!("{scheme}://{host}") } else { format!("{scheme}://{host}:{port}") };
        Ok(Self { shown: format!("{site}{path}").into(), folded: format!("{site}{}", fold_path(path)).into() })
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.shown.to_string())
    }
}

/// The host and the port.
fn read_authority(authority: &str, https: bool) -> Result<(String, u16), String> {
    let (name, port) = match authority.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (authority, None),
    };
    let port = match port {
        None | Some("") => {
            if https {
                443
            } else {
                80
            }
        }
        Some(text) => match text.parse::<u16>() {
            Ok(port) if port > 0 && !text.starts_with('+') => port,
            _ => return Err(format!("'{text}' is no port: 1 to 65535")),
        },
    };
    let no_host = || if name.is_empty() { "it names no host".to_owned() } else { format!("'{name}' is no host") };
    if name.starts_with('[') {
        let ip = Ip::parse_bracketed(name).filter(|ip| ip.address.is_ipv6()).ok_or_else(no_host)?;
        return Ok((format!("[{ip}]"), port));
    }
    if Ip::is_attempt(name) && Ip::parse(name).is_none() {
        return Err(no_host());
    }
    Ok((host::ascii(name).ok_or_else(no_host)?, port))
}

/// A path without the slash at its end, and without case where it is a service's own; a query as it is.
fn fold_path(path: &str) -> String {
    let (path, query) = path.find('?').map_or((path, ""), |at| path.split_at(at));
    let path = path.trim_end_matches('/');
    let Some(inside) = path.strip_prefix('/') else {
        return format!("{path}{query}");
    };
    let lower = inside.to_ascii_lowercase();
    let first = lower.split('/').next().unwrap_or_default();
    let inside = if SERVICES.contains(&first) { &lower } else { inside };
    format!("/{inside}{query}")
}

/// Characters beyond ASCII as URLs carry them. Source: RFC 3987, section 3.1.
fn percent(path: &str) -> String {
    let mut text = String::with_capacity(path.len() * 3);
    for byte in path.bytes() {
        if byte.is_ascii() { text.push(char::from(byte)) } else { text.push_str(&format!("%{byte:02X}")) }
    }
    text
}

fn without_scheme(text: &str) -> Refusal {
    let https = format!("https://{text}");
    if text.starts_with('/') || Url::parse(&[&https]).is_err() {
        return Refusal::of(0, format!("'{text}' is no URL")).help("a URL is whole: https://mail.contoso.com/owa");
    }
    Refusal::of(0, format!("'{text}' is no URL: it begins with https:// or http://")).perhaps(https)
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Url};

    #[test]
    fn a_url_has_parts() {
        let cases = [
            ("HTTPS://Mail.Contoso.com:8443/EWS/Exchange.asmx?a=/b", true, "mail.contoso.com", "EWS/Exchange.asmx"),
            ("http://b\u{fc}cher.example./owa/", false, "xn--bcher-kva.example", "owa"),
            ("https://[2001:DB8::1]:444", true, "[2001:db8::1]", ""),
            ("https://[2001:DB8::1]/owa", true, "[2001:db8::1]", "owa"),
        ];
        for (text, is_https, host, path) in cases {
            let url = Url::parse(&[text]).unwrap();
            assert_eq!((url.is_https(), url.host(), url.path()), (is_https, host, path), "{text}");
        }
    }
}
