//! `_x000D_`: how CLIXML writes a UTF-16 code unit that XML cannot, and an underscore before an `x`.
//! Source: Microsoft, [MS-PSRP] section 2.2.5.3.2, "String encoding".

use std::borrow::Cow;

/// Decodes the escapes of a text. What is no escape, or only half of a surrogate pair, is left as it stands.
pub(super) fn decode(text: Cow<'_, str>) -> Cow<'_, str> {
    // Nearly all texts have no underscore, and to look for one byte is much faster than to look for two.
    if !text.as_bytes().contains(&b'_') || !text.as_bytes().windows(2).any(|pair| pair[0] == b'_' && matches!(pair[1], b'x' | b'X')) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find('_') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((c, length)) = escaped(rest) {
            out.push(c);
            rest = &rest[length..];
        } else {
            out.push('_');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that an escape at the start of the text stands for, and the escape's length.
fn escaped(text: &str) -> Option<(char, usize)> {
    let first = unit(text)?;
    if let Some(c) = char::from_u32(u32::from(first)) {
        return Some((c, ESCAPE));
    }
    let second = unit(text.get(ESCAPE..)?)?;
    let c = char::decode_utf16([first, second]).next()?.ok()?;
    Some((c, 2 * ESCAPE))
}

/// The length of `_xHHHH_`.
const ESCAPE: usize = 7;

/// The code unit of an escape at the start of the text.
fn unit(text: &str) -> Option<u16> {
    match text.as_bytes().get(..ESCAPE)? {
        [b'_', b'x' | b'X', digits @ .., b'_'] if digits.iter().all(u8::is_ascii_hexdigit) => u16::from_str_radix(&text[2..6], 16).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn decodes_what_is_an_escape() {
        let cases = [
            ("plain_text", "plain_text"),
            ("a_x000D__x000A_b", "a\r\nb"),
            ("_xD83D__xDE00_", "😀"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D_ alone", "_xD83D_ alone"),
            ("_xDE00__xD83D_", "_xDE00__xD83D_"),
            ("_xD83D__x0041_", "_xD83D_A"),
            ("_x12", "_x12"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_x+123_", "_x+123_"),
            ("__x0009__", "_\t_"),
            ("_xü0ü_é", "_xü0ü_é"),
            ("_x00e9_", "é"),
        ];
        for (text, expected) in cases {
            assert_eq!(super::decode(text.into()), expected, "{text}");
        }
    }
}
