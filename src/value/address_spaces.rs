//! Address spaces: for which domains a send connector is.

use std::fmt;

use super::fold::fold;
use super::list::{Element, bucket, list};
use super::{Argument, Domain, Meaning, Refusal, host};

/// `[type:]address[;cost]`, the type SMTP and the cost 1 where left out.
/// Source: Microsoft, Set-SendConnector, `-AddressSpaces`.
#[derive(Clone, Debug)]
pub struct AddressSpace {
    kind: Box<str>,
    /// `--`: the space is not inherited from the scope above.
    own: bool,
    address: Box<str>,
    /// What is compared and written: of a mail domain its A-labels, of any other address the text without case.
    folded: Box<str>,
    cost: u32,
}

impl AddressSpace {
    /// The type, in capitals: `SMTP`, `X400`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Whether it is about mail domains.
    #[must_use]
    pub fn is_smtp(&self) -> bool {
        &*self.kind == "SMTP"
    }

    /// The domain as written (`contoso.com`, `*.contoso.com`, `*`), without the mark `--`; of other types, the address.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.address
    }

    /// The domain in A-labels and lower case, as it is compared; of other types, the address without case.
    #[must_use]
    pub fn ascii(&self) -> &str {
        &self.folded
    }

    /// The cost, from 1 (best) to 100.
    #[must_use]
    pub fn cost(&self) -> u32 {
        self.cost
    }

    /// The space of a mail domain.
    #[must_use]
    pub fn smtp(domain: &Domain, cost: u32) -> Self {
        Self { kind: "SMTP".into(), own: false, address: domain.as_str().into(), folded: domain.ascii().into(), cost: cost.clamp(1, 100) }
    }

    fn print(&self, address: &str) -> String {
        format!("{}:{}{address};{}", self.kind, if self.own { "--" } else { "" }, self.cost)
    }
}

impl PartialEq for AddressSpace {
    fn eq(&self, other: &Self) -> bool {
        (&self.kind, self.own, &self.folded, self.cost) == (&other.kind, other.own, &other.folded, other.cost)
    }
}

impl fmt::Display for AddressSpace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(&self.address))
    }
}

impl Element for AddressSpace {
    fn bucket(&self) -> u64 {
        bucket(&self.folded)
    }

    fn parse(text: &str) -> Result<Self, Refusal> {
        if text.contains(char::is_control) {
            return Err(Refusal::of(0, "this is no address space: it has control characters"));
        }
        let (kind, rest) = split_kind(text);
        // What is to be written instead of a cost is written behind the rest.
        let behind = |refusal: Refusal| Refusal { instead: refusal.instead.map(|cost| format!("{text}{cost}")), ..refusal };
        let (address, cost) = split_cost(rest, &kind).map_err(behind)?;
        let refuse = |why: &str| Refusal::of(0, format!("'{text}' is no address space: {why}"));
        if address.is_empty() {
            return Err(refuse("it names no domain"));
        }
        if kind != "SMTP" {
            // Spaces around the parts of an X.400 address have no meaning.
            let address = address.split(';').map(str::trim).collect::<Vec<_>>().join(";");
            let folded = fold(&address).into();
            return Ok(Self { kind: kind.into(), own: false, address: address.into(), folded, cost });
        }
        let (own, name) = address.strip_prefix("--").map_or((false, address), |name| (true, name.trim_start()));
        match <Domain as Meaning>::parse(&[name]) {
            Ok(domain) if !(own && domain.as_str() == "*") => Ok(Self { own, ..Self::smtp(&domain, cost) }),
            Ok(_) => Err(refuse("-- stands before a domain")),
            Err(refusal) => Err(Refusal { item: 0, ..refusal }),
        }
    }

    fn argument(&self) -> Argument {
        let address = if self.is_smtp() { host::argument(&self.address, &self.folded) } else { self.address.to_string() };
        Argument::Text(self.print(&address))
    }
}

/// The type and what follows it. A domain has no `=`: an address with one, without a type, can only be X.400.
fn split_kind(text: &str) -> (String, &str) {
    match text.split_once(':') {
        Some((kind, rest)) if is_kind(kind.trim()) => (kind.trim().to_ascii_uppercase(), rest.trim()),
        _ if text.contains('=') => ("X400".to_owned(), text),
        _ => ("SMTP".to_owned(), text),
    }
}

fn is_kind(kind: &str) -> bool {
    !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// The address and the cost. What follows the last semicolon of an X.400 address is a cost only where it is a number.
fn split_cost<'a>(rest: &'a str, kind: &str) -> Result<(&'a str, u32), Refusal> {
    let Some((address, cost)) = rest.rsplit_once(';').map(|(address, cost)| (address.trim_end(), cost.trim())) else {
        return Ok((rest, 1));
    };
    let is_number = !cost.is_empty() && cost.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number && kind != "SMTP" {
        return Ok((rest, 1));
    }
    if cost.is_empty() && !address.is_empty() {
        let refusal =
            Refusal::of(0, "the cost is missing behind the `;`").help("write the cost, from 1 to 100: it is 1 where none is said");
        return Err(refusal.instead("1"));
    }
    match cost.parse::<u32>() {
        Ok(number @ 1..=100) if is_number => Ok((address, number)),
        _ => Err(Refusal::of(0, format!("'{cost}' is no cost: 1 to 100")).help("write DOMAIN;COST, or DOMAIN alone for a cost of 1")),
    }
}

list! {
    /// The address spaces of a send connector.
    AddressSpaces of AddressSpace
}
