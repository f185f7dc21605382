//! A set of names: case and order have no meaning.

use super::{
    Meaning, Name, Refusal,
    fold::fold,
    list::{Element, bucket, list},
};

impl Element for Name {
    fn bucket(&self) -> u64 {
        bucket(fold(self.as_str()))
    }

    fn parse(text: &str) -> Result<Self, Refusal> {
        <Self as Meaning>::parse(&[text])
    }
}

list! {
    /// A set of names.
    Names of Name
}
