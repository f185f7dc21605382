//! A set of mail domains: order has no meaning, internationalised names compare by their A-labels.

use super::list::{Element, bucket, list};
use super::{Argument, Domain, Meaning, Refusal};

impl Element for Domain {
    fn bucket(&self) -> u64 {
        bucket(self.ascii())
    }

    fn parse(text: &str) -> Result<Self, Refusal> {
        <Self as Meaning>::parse(&[text])
    }

    fn argument(&self) -> Argument {
        <Self as Meaning>::argument(self)
    }
}

list! {
    /// A set of mail domains. Source: Microsoft, Set-TransportConfig, `-TLSSendDomainSecureList`.
    Domains of Domain
}
