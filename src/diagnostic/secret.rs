//! Which keys can only hold a secret.

/// Words in such keys.
const WORDS: &[&str] = &["password", "passwd", "passphrase", "pwd", "secret", "token", "api_key", "apikey", "private_key"];

/// Whether a key can only hold a secret: what stands under it is never shown.
#[must_use]
pub fn is_secret_key(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    WORDS.iter().any(|word| key.contains(word))
}
