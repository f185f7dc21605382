//! Bytes of a file -> bytes in UTF-8. `Export-Clixml` of Windows PowerShell writes UTF-16, that of PowerShell 7 UTF-8.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::error::Place;
use super::thin::Gap;

/// A file's text. UTF-8 is borrowed and not yet checked: the XML parser does that on its way.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The text in UTF-8, without byte order mark.
    pub(super) text: Cow<'a, [u8]>,
    encoding: &'static Encoding,
    mark: usize,
    /// What was left out of it, in order.
    gaps: Vec<Gap>,
}

/// Why bytes are no text, and at which byte of the file and on which line, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Undecodable {
    pub(super) byte: usize,
    pub(super) line: usize,
    pub(super) what: String,
}

/// Decodes a file: by its byte order mark, else by the zero bytes of UTF-16, else as its XML declaration says, else UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Undecodable> {
    if let Some(refused) = unread(bytes) {
        return Err(refused);
    }
    let (encoding, mark) = detect(bytes);
    let body = bytes.get(mark..).unwrap_or_default();
    if encoding == UTF_8 {
        return Ok(Decoded { text: Cow::Borrowed(body), encoding, mark, gaps: Vec::new() });
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(body.len()).unwrap_or(0);
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut text, true);
    match result {
        DecoderResult::InputEmpty => {
            text.shrink_to_fit();
            Ok(Decoded { text: Cow::Owned(text.into_bytes()), encoding, mark, gaps: Vec::new() })
        }
        DecoderResult::OutputFull | DecoderResult::Malformed(..) => {
            Err(malformed(mark + read, 1 + text.bytes().filter(|byte| *byte == b'\n').count(), encoding))
        }
    }
}

/// Why some bytes are not read at all, whatever comes after them.
pub(super) fn unread(bytes: &[u8]) -> Option<Undecodable> {
    let wide = bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]);
    wide.then(|| Undecodable { byte: 0, line: 1, what: "this is UTF-32, which is not read".into() })
}

/// What is said of bytes that are not of their encoding.
pub(super) fn malformed(byte: usize, line: usize, encoding: &'static Encoding) -> Undecodable {
    Undecodable { byte, line, what: format!("these bytes are not {}: the file is damaged or half-written", encoding.name()) }
}

/// The encoding, and the length of the byte order mark.
pub(super) fn detect(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    match bytes {
        [first, 0, ..] if *first != 0 => (UTF_16LE, 0),
        [0, second, ..] if *second != 0 => (UTF_16BE, 0),
        _ => (declared(bytes).unwrap_or(UTF_8), 0),
    }
}

/// The encoding of the XML declaration. One that says UTF-16 and yet can be read byte by byte was transcoded since: UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const LONGEST: usize = 200;
    let head =
        std::str::from_utf8(bytes.strip_prefix(b"<?xml")?.split(|byte| *byte == b'>').next()?.get(..).filter(|head| head.len() < LONGEST)?);
    let (_, rest) = head.ok()?.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let encoding = Encoding::for_label(rest[1..].split(quote).next()?.as_bytes())?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

impl Decoded<'_> {
    /// A text out of which something was left.
    pub(super) fn thinned(text: Vec<u8>, gaps: Vec<Gap>, encoding: &'static Encoding, mark: usize) -> Self {
        Self { text: Cow::Owned(text), encoding, mark, gaps }
    }

    /// The place in the file of a byte of the text.
    pub(super) fn place(&self, at: usize) -> Place {
        let before = &self.text[..at.min(self.text.len())];
        let (left_out, lines) =
            self.gaps.iter().filter(|gap| gap.at <= at).fold((0, 0), |sum, gap| (sum.0 + gap.length, sum.1 + gap.lines));
        let line = before.iter().filter(|byte| **byte == b'\n').count() + lines + 1;
        let text = || String::from_utf8_lossy(before);
        let byte = if self.encoding == UTF_8 {
            before.len() + left_out
        } else if self.encoding == UTF_16LE || self.encoding == UTF_16BE {
            2 * (text().encode_utf16().count() + left_out)
        } else {
            text().chars().count() + left_out
        };
        Place { byte: byte + self.mark, line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn reads_every_form_of_the_same_text() {
        let text = "<Objs>Zürich 😀</Objs>";
        let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
        let declared = format!("<?xml version=\"1.0\" encoding=\"utf-16\"?>{text}");
        let cases = [
            (text.as_bytes().to_vec(), text),
            (marked, text),
            (utf16(text, false, true), text),
            (utf16(text, true, true), text),
            (utf16(text, false, false), text),
            (utf16(text, true, false), text),
            (declared.clone().into_bytes(), &declared),
            (utf16(&declared, false, false), &declared),
            (
                b"<?xml version='1.0' encoding='windows-1252'?><S>Z\xFCrich</S>".to_vec(),
                "<?xml version='1.0' encoding='windows-1252'?><S>Zürich</S>",
            ),
        ];
        for (bytes, expected) in cases {
            assert_eq!(std::str::from_utf8(&decode(&bytes).unwrap().text).unwrap(), expected);
        }
    }

    #[test]
    fn refuses_what_is_no_text() {
        let mut odd = utf16("<Objs />", false, true);
        odd.pop();
        assert!(decode(&odd).unwrap_err().what.contains("UTF-16LE"));
        assert!(decode(&[0xFF, 0xFE, b'<', 0, 0, 0xD8, b'<', 0]).unwrap_err().what.contains("half-written"));
        assert!(decode(&[0xFF, 0xFE, 0, 0, b'<', 0, 0, 0]).unwrap_err().what.contains("UTF-32"));
        assert!(decode(b"").unwrap().text.is_empty());
    }

    #[test]
    fn counts_places_in_the_file_and_not_in_the_text() {
        let bytes = utf16("ü\n😀x", false, true);
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.place("ü\n😀".len()), Place { byte: 2 + 8, line: 2 });
        assert_eq!(decode(b"\xEF\xBB\xBFab\nc").unwrap().place(3), Place { byte: 6, line: 2 });
    }
}
