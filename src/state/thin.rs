//! A large export as text, without what is never read of it: four fifths of a real one are the `SerializationData` of its objects,
//! bytes in base64 (`<BA>`), in JSON a list of numbers. The file itself is never in memory as a whole, in whatever encoding it is.

use std::io::{self, Read};

use super::encoding::{Decoded, Undecodable, detect, malformed, unread};
use crate::progress::Progress;

/// Files of more bytes than this are read so. A smaller one is read at once, and parsed where it lies.
pub(super) const LARGE: u64 = 64 * 1024 * 1024;

const CHUNK: usize = 1024 * 1024;

/// Something that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// Where it stood in the text that was kept.
    pub(super) at: usize,
    /// How many characters it had, all of them ASCII.
    pub(super) length: usize,
    /// How many lines ended in it.
    pub(super) lines: usize,
}

/// Reads a large file and counts its bytes; the outer error is about reading it, the inner one about what was read.
pub(super) fn read(mut file: impl Read, progress: &Progress) -> io::Result<Result<Decoded<'static>, Undecodable>> {
    let mut chunk = Vec::with_capacity(CHUNK);
    let mut next = |chunk: &mut Vec<u8>| {
        chunk.clear();
        let length = file.by_ref().take(CHUNK as u64).read_to_end(chunk)?;
        progress.advance(length as u64);
        io::Result::Ok(length)
    };
    next(&mut chunk)?;
    if let Some(refused) = unread(&chunk) {
        return Ok(Err(refused));
    }
    let (encoding, mark) = detect(&chunk);
    let mut thin = Thin::default();
    let mut at = mark;
    if encoding == encoding_rs::UTF_8 {
        thin.push(chunk.get(mark..).unwrap_or_default());
        while next(&mut chunk)? > 0 {
            thin.push(&chunk);
        }
        return Ok(Ok(thin.decoded(encoding, mark)));
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut from = mark;
    loop {
        let bytes = chunk.get(from..).unwrap_or_default();
        let last = bytes.is_empty();
        text.clear();
        text.reserve(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0));
        let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, last);
        at += read;
        thin.push(text.as_bytes());
        if result != encoding_rs::DecoderResult::InputEmpty {
            return Ok(Err(malformed(at, thin.line(), encoding)));
        }
        if last {
            return Ok(Ok(thin.decoded(encoding, mark)));
        }
        from = 0;
        next(&mut chunk)?;
    }
}

/// Which bytes are of base64, line ends among them. A table, since each byte of gigabytes is asked about.
const BASE64: [bool; 256] = {
    let (alphabet, mut table, mut at) = (b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n", [false; 256], 0);
    while at < alphabet.len() {
        table[alphabet[at] as usize] = true;
        at += 1;
    }
    table
};

/// How far into `<BA ...>` the text has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Elsewhere,
    /// After so many characters of `<BA`.
    Name(usize),
    /// After its name; whether the last character was a `/`.
    Attributes(bool),
    /// In the bytes.
    Bytes,
    /// In JSON.
    Json(Json),
}

/// How far into a list of numbers the text has come. Of one that is longer than any that is read, what follows a number is left
/// out: what is kept is as good JSON as it was, and no list of that length is a property's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Json {
    Elsewhere,
    /// In a text; whether the last character was a `\\`.
    Text(bool),
    /// After so many characters of a list that has only had whole numbers.
    Numbers(usize),
    /// In what is left out.
    Rest,
}

/// How many characters of a list of numbers are kept in any case.
const NUMBERS: usize = 4096;

/// Whether a list of whole numbers may have the byte.
fn is_of_numbers(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b',' || byte.is_ascii_whitespace()
}

/// Takes a text in, piece by piece.
#[derive(Debug, Default)]
struct Thin {
    kept: Vec<u8>,
    gaps: Vec<Gap>,
    state: State,
    begun: bool,
}

impl Thin {
    fn push(&mut self, mut piece: &[u8]) {
        const NAME: &[u8] = b"<BA";
        if let (false, Some(first)) = (self.begun, piece.iter().find(|byte| !byte.is_ascii_whitespace())) {
            self.begun = true;
            if matches!(first, b'{' | b'[') {
                self.state = State::Json(Json::Elsewhere);
            }
        }
        while let Some(&byte) = piece.first() {
            let keep = match self.state {
                State::Json(json) => {
                    let (json, keep) = self.json(json, byte, piece);
                    self.state = State::Json(json);
                    if keep == 0 {
                        piece = self.leave_out(piece, is_of_numbers);
                        if piece.first().is_some_and(|next| *next != b']') {
                            self.kept.push(b',');
                            if let Some(gap) = self.gaps.last_mut() {
                                gap.length = gap.length.saturating_sub(1);
                            }
                        }
                        if !piece.is_empty() {
                            self.state = State::Json(Json::Elsewhere);
                        }
                    }
                    keep
                }
                State::Elsewhere => {
                    let open = piece.iter().position(|byte| *byte == b'<');
                    self.state = if open.is_some() { State::Name(1) } else { State::Elsewhere };
                    open.map_or(piece.len(), |open| open + 1)
                }
                State::Bytes => {
                    piece = self.leave_out(piece, |byte| BASE64[usize::from(byte)]);
                    if piece.is_empty() {
                        return;
                    }
                    self.state = State::Elsewhere;
                    0
                }
                State::Name(length) if length == NAME.len() => {
                    self.state = match byte {
                        b'>' => State::Bytes,
                        byte if byte.is_ascii_whitespace() => State::Attributes(false),
                        _ => State::Elsewhere,
                    };
                    1
                }
                // A `<` that does not go on so may begin another.
                State::Name(length) => {
                    self.state = if byte == NAME[length] { State::Name(length + 1) } else { State::Elsewhere };
                    usize::from(self.state != State::Elsewhere)
                }
                State::Attributes(closed) => {
                    self.state = match byte {
                        b'>' if closed => State::Elsewhere,
                        b'>' => State::Bytes,
                        byte => State::Attributes(byte == b'/'),
                    };
                    1
                }
            };
            self.kept.extend_from_slice(&piece[..keep]);
            piece = &piece[keep..];
        }
    }

    /// What comes after the first byte of a piece of JSON, and how many bytes of it are kept.
    fn json(&self, json: Json, byte: u8, piece: &[u8]) -> (Json, usize) {
        match json {
            Json::Elsewhere => {
                let next = piece.iter().position(|byte| matches!(byte, b'"' | b'['));
                let found = next.map_or(Json::Elsewhere, |at| if piece[at] == b'"' { Json::Text(false) } else { Json::Numbers(0) });
                (found, next.map_or(piece.len(), |at| at + 1))
            }
            Json::Text(true) => (Json::Text(false), 1),
            Json::Text(false) => match piece.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
                Some(at) => (if piece[at] == b'"' { Json::Elsewhere } else { Json::Text(true) }, at + 1),
                None => (Json::Text(false), piece.len()),
            },
            // Only between two numbers: no number is cut in two.
            Json::Numbers(length) if length > NUMBERS && byte == b',' && self.kept.last().is_some_and(u8::is_ascii_digit) => {
                (Json::Rest, 0)
            }
            Json::Numbers(length) if is_of_numbers(byte) => (Json::Numbers(length + 1), 1),
            Json::Numbers(_) => match byte {
                b'"' => (Json::Text(false), 1),
                b'[' => (Json::Numbers(0), 1),
                _ => (Json::Elsewhere, 1),
            },
            Json::Rest => (Json::Rest, 0),
        }
    }

    /// Leaves out the bytes that a piece begins with; the rest of it comes back.
    fn leave_out<'p>(&mut self, piece: &'p [u8], out: impl Fn(u8) -> bool) -> &'p [u8] {
        let end = piece.iter().position(|byte| !out(*byte)).unwrap_or(piece.len());
        let (out, rest) = piece.split_at(end);
        let lines = out.iter().filter(|byte| **byte == b'\n').count();
        let at = self.kept.len();
        match self.gaps.last_mut().filter(|gap| gap.at == at) {
            Some(gap) => (gap.length, gap.lines) = (gap.length + out.len(), gap.lines + lines),
            None => self.gaps.push(Gap { at, length: out.len(), lines }),
        }
        rest
    }

    /// The line, from 1, on which the text so far ends.
    fn line(&self) -> usize {
        let kept = self.kept.iter().filter(|byte| **byte == b'\n').count();
        1 + kept + self.gaps.iter().map(|gap| gap.lines).sum::<usize>()
    }

    fn decoded(self, encoding: &'static encoding_rs::Encoding, mark: usize) -> Decoded<'static> {
        Decoded::thinned(self.kept, self.gaps, encoding, mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::encoding::decode;

    /// Hands out so many bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(into.len()).min(self.0.len());
            into[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    #[test]
    fn bytes_are_left_out_and_nothing_else() {
        let cases = [
            ("<Objs><BA N=\"a\">QUJD\r\nRA==</BA><S>x</S></Objs>", "<Objs><BA N=\"a\"></BA><S>x</S></Objs>"),
            ("<BA>QUJD</BA><BA/>Q<BA N=\"a\" />Q<BA></BA>", "<BA></BA><BA/>Q<BA N=\"a\" />Q<BA></BA>"),
            ("<BAD>QUJD</BAD><<BA>Q</BA><B<BA>Q</BA>", "<BAD>QUJD</BAD><<BA></BA><B<BA></BA>"),
            ("<!--<BA>--><S>Q</S>", "<!--<BA>--><S>Q</S>"),
            ("<BA>QU", "<BA>"),
            ("<B", "<B"),
        ];
        for (text, expected) in cases {
            for size in 1..text.len() {
                let mut thin = Thin::default();
                text.as_bytes().chunks(size).for_each(|piece| thin.push(piece));
                assert_eq!(String::from_utf8(thin.kept).unwrap(), expected, "{text} by {size}");
            }
        }
    }

    #[test]
    fn long_lists_of_numbers_are_shortened() {
        let many = "1, 22,\r\n".repeat(2000);
        let short = "[1, 2, 3]".repeat(3);
        let quoted = format!("\"[{}\\\"\"", "1,".repeat(9000));
        for (open, close, kept) in
            [("[", "]", true), ("[", "\"x\"]", true), ("\"", "\"", false), ("[[", "]]", true), ("[", "-1, 2.5]", true)]
        {
            let end = if close == "]" || close == "]]" { "3" } else { "" };
            let text = format!("[{short},\n{quoted}, {open}{many}{end}{close}, {{\"a\": 5}}]").replace("][", "],[");
            for size in [1, 7, 4096, text.len()] {
                let mut thin = Thin::default();
                text.as_bytes().chunks(size).for_each(|piece| thin.push(piece));
                let decoded = thin.decoded(encoding_rs::UTF_8, 0);
                let thin = String::from_utf8_lossy(&decoded.text).into_owned();
                assert_eq!(thin.len() < text.len() - 9000, kept, "{open} {close} {size}");
                let last = |text: &str| text.rfind("{").unwrap();
                assert_eq!(decoded.place(last(&thin)).byte, last(&text), "{open} {close} {size}");
                assert_eq!(decoded.place(last(&thin)).line, 1 + text.matches('\n').count());
                assert!(open == "\"" || serde_json::from_str::<serde_json::Value>(&thin).is_ok(), "{thin}");
                assert!(thin.contains(&quoted) && thin.starts_with("[[1, 2, 3],[1, 2, 3]"));
            }
        }
    }

    #[test]
    fn places_are_those_of_the_file() {
        let text = "\u{feff}<Objs>\n<S>ü😀</S><BA>QUJD\nQUJD\n</BA>\n<S>x</S><BA>QQ==</BA><S>y</S>";
        let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for bytes in [text.as_bytes().to_vec(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)] {
            let whole = decode(&bytes).unwrap();
            let thin = read(Slow(&bytes, 7), &Progress::new()).unwrap().unwrap();
            assert!(thin.text.len() < whole.text.len());
            for what in ["<S>ü", "<BA>", "</BA>", "<S>x", "<S>y"] {
                let at = |text: &[u8]| String::from_utf8_lossy(text).find(what).unwrap();
                assert_eq!(thin.place(at(&thin.text)), whole.place(at(&whole.text)), "{what}");
            }
        }
    }

    #[test]
    fn what_is_no_text_is_refused_where_it_is() {
        let mut bytes: Vec<u8> = "\u{feff}a\n<BA>QQ\n</BA>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.pop();
        let (whole, thin) = (decode(&bytes).unwrap_err(), read(Slow(&bytes, 3), &Progress::new()).unwrap().unwrap_err());
        assert_eq!((&thin, thin.line), (&whole, 3));
        assert!(read(&[0xFF, 0xFE, 0, 0][..], &Progress::new()).unwrap().unwrap_err().what.contains("UTF-32"));
    }
}
