//! A credential: only ever a name.

use super::fold::caseless;
use super::{Argument, Meaning, Refusal, list};

caseless! {
    /// The name of a credential, for which the script prompts. No manifest, plan, script or export ever holds the secret itself.
    Credential
}

impl Meaning for Credential {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        let starts = text.starts_with(|c: char| c.is_ascii_alphanumeric());
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._ -".contains(&byte);
        if starts && text.len() <= 64 && text.bytes().all(allowed) {
            return Ok(Self(text.into()));
        }
        // The text is not repeated: it may be a secret.
        Err(Refusal::of(0, "this is no credential's name: letters, digits, '.', '_', '-' and spaces, at most 64")
            .help("a credential is a name of your choice, such as contoso-gateway; the secret is typed when the script asks for it"))
    }

    fn argument(&self) -> Argument {
        Argument::Credential(self.0.to_string())
    }
}
