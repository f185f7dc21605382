//! Text that cannot drive a terminal.

use std::borrow::Cow;

/// A text with a visible character for each that a terminal could obey or that could hide what follows: control characters, line ends
/// among them, and those that change the direction of writing. One character for one, so that columns stay.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| visible(c) != c) { Cow::Owned(text.chars().map(visible).collect()) } else { Cow::Borrowed(text) }
}

/// A text of somebody else's as part of a message: clean, and cut in the middle where it is longer than a message should be.
#[must_use]
pub fn told(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 2000;
    const END: usize = 200;
    let characters = text.chars().count();
    if characters <= LONGEST {
        return clean(text);
    }
    let byte = |place: usize| text.char_indices().nth(place).map_or(text.len(), |(byte, _)| byte);
    let (head, tail) = (byte(LONGEST - END), byte(characters - END));
    Cow::Owned(format!("{}... ({} characters) ...{}", clean(&text[..head]), characters - LONGEST, clean(&text[tail..])))
}

/// The character that is shown for another.
#[must_use]
pub fn visible(c: char) -> char {
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
