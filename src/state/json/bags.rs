//! The text of a value object, from its properties: `{"IsUnlimited": true}` is `Unlimited`.
//!
//! Source of the properties, and of the text that they stand for: exports of Exchange Server 2019 as CLIXML, which show both. Each
//! shape has a meaning only for the value types in which it was seen: an object that is no known shape there is unknown.

use super::meaning::{self, Doubt, Target};
use super::node::Node;
use crate::state::duration;
use crate::value::Kind;

/// A kind of value object.
struct Shape {
    /// The entries by which it is known.
    entries: &'static [&'static str],
    /// The value types of which it is a value.
    kinds: &'static [Kind],
    /// Whether it also tells which object it is (`DomainName`, `Identity`).
    about: bool,
    /// Its text.
    text: fn(&Target<'_>, &Node<'_>) -> Result<String, Doubt>,
}

const SHAPES: &[Shape] = &[
    // Unlimited<ByteQuantifiedSize>, Unlimited<int>. A bare ByteQuantifiedSize has no properties at all.
    Shape { entries: &["IsUnlimited"], kinds: &[Kind::Count, Kind::Size, Kind::Span], about: false, text: unlimited },
    // EnhancedTimeSpan, System.TimeSpan.
    Shape { entries: &["Ticks", "TotalSeconds"], kinds: &[Kind::Span], about: false, text: span },
    // System.Uri; a relative one has no absolute form.
    Shape {
        entries: &["AbsoluteUri", "OriginalString"],
        kinds: &[Kind::Url, Kind::Text, Kind::Name],
        about: false,
        text: |target, bag| either(target, bag, &["AbsoluteUri", "OriginalString"]),
    },
    Shape { entries: &["Type", "Address", "Cost"], kinds: &[Kind::AddressSpaces], about: false, text: address_space },
    Shape { entries: &["IsIPAddress", "Address", "Domain"], kinds: &[Kind::SmartHosts], about: false, text: smart_host },
    // IPRange: its expression is what it shows.
    Shape {
        entries: &["LowerBound", "UpperBound", "Expression"],
        kinds: &[Kind::Ranges],
        about: false,
        text: |target, bag| either(target, bag, &["Expression"]),
    },
    // IPBinding, which is a System.Net.IPEndPoint.
    Shape { entries: &["Address", "Port"], kinds: &[Kind::Bindings], about: false, text: binding },
    Shape { entries: &["Address", "AddressFamily"], kinds: &[Kind::Address], about: false, text: |_, bag| address(bag) },
    // SmtpX509Identifier.
    Shape { entries: &["CertificateIssuer", "CertificateSubject"], kinds: &[Kind::Certificate], about: false, text: certificate },
    // SmtpReceiveDomainCapabilities.
    Shape { entries: &["Domain", "Capabilities", "SmtpX509Identifier"], kinds: &[Kind::Names], about: false, text: capabilities },
    // SmtpDomainWithSubdomains.
    Shape {
        entries: &["Address", "Domain", "IncludeSubDomains"],
        kinds: &[Kind::Domain, Kind::Domains, Kind::Name],
        about: true,
        text: |target, bag| either(target, bag, &["Address"]),
    },
    // SmtpDomain, Fqdn.
    Shape {
        entries: &["Domain"],
        kinds: &[Kind::Domain, Kind::Domains, Kind::Name],
        about: true,
        text: |target, bag| either(target, bag, &["Domain"]),
    },
    // ADObjectId. What it shows depends on what it refers to; of a server it is the name.
    Shape { entries: &["DistinguishedName", "ObjectGuid", "Name"], kinds: &[Kind::Servers], about: true, text: reference },
    // SwitchParameter.
    Shape { entries: &["IsPresent"], kinds: &[Kind::Bool], about: true, text: |target, bag| either(target, bag, &["IsPresent"]) },
];

/// The text of a bag.
pub(super) fn text(target: &Target<'_>, bag: &Node<'_>) -> Result<String, Doubt> {
    let fits = |shape: &&Shape| (shape.about && target.about) || target.kind().is_some_and(|kind| shape.kinds.contains(&kind));
    let is = |shape: &&Shape| shape.entries.iter().all(|name| bag.entry(name).is_some());
    SHAPES.iter().filter(fits).find(is).map_or(Err(Doubt::Lost), |shape| (shape.text)(target, bag))
}

/// The first of these entries that has a text.
fn either(target: &Target<'_>, bag: &Node<'_>, names: &[&str]) -> Result<String, Doubt> {
    let mut doubt = Doubt::Lost;
    for node in names.iter().filter_map(|name| bag.entry(name)).filter(|node| **node != Node::Nothing) {
        match meaning::text(target, node.clone()) {
            Ok(text) if !text.trim().is_empty() => return Ok(text.into_owned()),
            Ok(_) => {}
            Err(why) => doubt = why,
        }
    }
    Err(doubt)
}

/// The plain text of an entry.
fn plain(bag: &Node<'_>, name: &str) -> Result<String, Doubt> {
    match bag.entry(name) {
        Some(Node::Text(text)) if super::cut::is_cut(text) => Err(Doubt::Cut),
        Some(Node::Text(text)) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        _ => Err(Doubt::Lost),
    }
}

fn whole(bag: &Node<'_>, name: &str) -> Result<i64, Doubt> {
    match bag.entry(name) {
        Some(Node::Number(digits)) => digits.parse().map_err(|_| Doubt::Lost),
        _ => Err(Doubt::Lost),
    }
}

fn unlimited(target: &Target<'_>, bag: &Node<'_>) -> Result<String, Doubt> {
    match bag.entry("IsUnlimited") {
        Some(Node::Bool(true)) => Ok("Unlimited".to_owned()),
        Some(Node::Bool(false)) => either(target, bag, &["Value"]),
        _ => Err(Doubt::Lost),
    }
}

fn span(_: &Target<'_>, bag: &Node<'_>) -> Result<String, Doubt> {
    whole(bag, "Ticks").map(duration::from_ticks)
}

fn address_space(_: &Target<'_>, bag: &Node<'_>) -> Result<String, Doubt> {
    Ok(format!("{}:{};{}", plain(bag, "Type")?, plain(bag, "Address")?, whole(bag, "Cost")?))
}

/// A smart host that is a name has the address 0.0.0.0.
fn smart_host(_: &Target<'_>, bag: &Node<'_>) -> Result<String, Doubt> {
    match bag.entry("IsIPAddress") {
        Some(Node::Bool(true)) => Ok(format!("[{}]", bag.entry("Address").map_or(Err(Doubt::Lost), address)?)),
        Some(Node::Bool(false)) => match bag.entry("Domain") {
            Some(domain @ Node::Bag(_)) => plain(domain, "Domain"),
            _ => plain(bag, "Domain"),
        },
        _ => Err(Doubt::Lost),
    }
}

fn binding(_: &Target<'_>, bag: &Node<'_>) -> Result<String, Doubt> {
    let (address, port) = (bag.entry("Address").map_or(Err(Doubt::Lost), address)?, whole(bag, "Port")?);
    Ok(if address.contains(':') { format!("[{address}]:{port}") } else { format!("{address}:{port}") })
}

/// A System.Net.IPAddress, or its text. Its `Address` is the four bytes of IPv4, the first one lowest; of IPv6 there is none.
/// Source: Microsoft, "`IPAddress.Address` Property".
fn address(node: &Node<'_>) -> Result<String, Doubt> {
    match node {
        Node::Text(text) if super::cut::is_cut(text) => Err(Doubt::Cut),
        Node::Text(text) => Ok(text.trim().to_owned()),
        bag if bag.entry("IPAddressToString").is_some() => plain(bag, "IPAddressToString"),
        bag => {
            let family = bag.entry("AddressFamily");
            let is_v4 = matches!(family, Some(Node::Number(digits)) if digits == "2")
                || matches!(family, Some(Node::Text(text)) if text == "InterNetwork");
            let number = u32::try_from(whole(bag, "Address")?).map_err(|_| Doubt::Lost)?;
            if is_v4 { Ok(std::net::Ipv4Addr::from(number.to_le_bytes()).to_string()) } else { Err(Doubt::Lost) }
        }
    }
}

fn certificate(_: &Target<'_>, bag: &Node<'_>) -> Result<String, Doubt> {
    Ok(format!("<I>{}<S>{}", plain(bag, "CertificateIssuer")?, plain(bag, "CertificateSubject")?))
}

/// With a certificate it shows that too, in a form that was not seen.
fn capabilities(_: &Target<'_>, bag: &Node<'_>) -> Result<String, Doubt> {
    match bag.entry("SmtpX509Identifier") {
        Some(Node::Nothing) => Ok(format!("{}:{}", plain(bag, "Domain")?, plain(bag, "Capabilities")?)),
        _ => Err(Doubt::Lost),
    }
}

/// An object that stands on a server shows the server too, as an `Identity`: `EX01\Default EX01`.
fn reference(target: &Target<'_>, bag: &Node<'_>) -> Result<String, Doubt> {
    let name = plain(bag, "Name")?;
    if !target.name.eq_ignore_ascii_case("Identity") {
        return Ok(name);
    }
    let distinguished = plain(bag, "DistinguishedName")?;
    let server = distinguished.split_once(",CN=Protocols,CN=").and_then(|(_, above)| above.split_once(",CN=Servers,"));
    Ok(server.map_or(name.clone(), |(server, _)| format!("{server}\\{name}")))
}
