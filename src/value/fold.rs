//! Texts without case, as `ToLowerInvariant` sees them: the PowerShell halves have nothing else.

/// A text in lower case, character by character.
///
/// `str::to_lowercase` would look at the neighbours of a final sigma and make two characters of `İ`; .NET's invariant
/// mapping does neither, nor does that of old Windows know capital letters beyond the first plane.
pub(crate) fn fold(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii() { c.to_ascii_lowercase() } else { simple(c) }).collect()
}

/// Makes a text of which case has no meaning a value type's own: kept as it is written, compared by [`fold`].
macro_rules! caseless {
    ($(#[doc = $doc:literal])* $Text:ident) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $Text(Box<str>);

        impl $Text {
            /// The text, in the case it is written in.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq for $Text {
            fn eq(&self, other: &Self) -> bool {
                $crate::value::fold(&self.0) == $crate::value::fold(&other.0)
            }
        }

        impl std::fmt::Display for $Text {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(super) use caseless;

fn simple(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        // A letter beyond ASCII never becomes one of ASCII: .NET keeps the Kelvin sign apart from `k`.
        (Some(one), None) if c < '\u{10000}' && !one.is_ascii() => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds_one_character_at_a_time() {
        let cases = [("EX01", "ex01"), ("BÜRO", "büro"), ("ΣΑΣ", "σασ"), ("İ", "İ"), ("\u{212A}", "\u{212A}")];
        for (text, folded) in cases {
            assert_eq!(fold(text), folded);
        }
    }
}
