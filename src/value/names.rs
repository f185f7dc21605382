//! A set of names: case and order have no meaning.

use super::{
    Meaning, Name, Refusal,
    list::{Element, list},
};

impl Element for Name {
    fn parse(text: &str) -> Result<Self, Refusal> {
        <Self as Meaning>::parse(&[text])
    }
}

list! {
    /// A set of names.
    Names of Name
}
