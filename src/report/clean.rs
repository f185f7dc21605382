//! Text that cannot drive a terminal.

use std::borrow::Cow;

/// A text with a visible character for each that a terminal could obey or that could hide what follows: control characters, line ends
/// among them, and those that change the direction of writing. One character for one, so that columns stay.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| visible(c) != c) { Cow::Owned(text.chars().map(visible).collect()) } else { Cow::Borrowed(text) }
}

/// The character that is shown for another.
pub(super) fn visible(c: char) -> char {
    match c {
        // The block of control pictures has one for each.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {
            '\u{FFFD}'
        }
        _ => c,
    }
}
