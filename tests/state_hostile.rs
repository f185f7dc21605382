//! Damaged exports: an error or a state, and never a panic or an endless read.
#![allow(clippy::unwrap_used, reason = "the helpers of tests may fail as loudly as the tests")]

use std::fs;

use hostctl::state::load;
use proptest::prelude::*;

const DOMAINS: &[u8] = include_bytes!("fixtures/state/live/Get-AcceptedDomain.xml");
const JSON: &[u8] =
    br#"[{"Name": "a\u00e9", "DomainName": {"Address": "a.com", "Domain": "a.com", "IncludeSubDomains": false}, "DomainType": {"value": 0,
  "Value": "Authoritative"}, "Default": true, "WhenCreated": "\/Date(1700000000000)\/", "x": {"value": ["b", 1.5e3, null], "Count": 3}},
 {"Name": "b", "DomainName": "b.com", "DomainType": 2, "Default": false, "x": [[{"y": -1}]], "z": {"Length": 3}}]
"#;

fn utf16(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(bytes).encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn read(bytes: &[u8]) -> bool {
    read_as("Get-AcceptedDomain.xml", bytes)
}

fn read_as(name: &str, bytes: &[u8]) -> bool {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    match load(folder.path(), &|_, _| true) {
        Ok(loaded) => {
            let kept: usize = loaded.state.kinds.values().map(|kept| kept.objects.len()).sum();
            kept == 2 || !loaded.warnings.is_empty()
        }
        Err(error) => !error.to_string().is_empty(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cut_export_is_never_read(part in 0.0..1.0f64, wide: bool) {
        let bytes = if wide { utf16(DOMAINS) } else { DOMAINS.to_vec() };
        // The last characters are the end tag and a line end: without the latter the export is whole.
        let whole = bytes.len() - if wide { 2 } else { 1 };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
        let cut = (whole as f64 * part) as usize;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.xml"), &bytes[..cut]).unwrap();
        prop_assert!(load(folder.path(), &|_, _| true).is_err());
    }

    #[test]
    fn flipped_bytes_do_no_harm(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), wide: bool) {
        let mut bytes = if wide { utf16(DOMAINS) } else { DOMAINS.to_vec() };
        for (place, byte) in flips {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn any_pieces_do_no_harm(pieces in prop::collection::vec(prop::sample::select(vec![
        "<Objs>", "</Objs>", "<Obj RefId=\"0\">", "<Obj N=\"DomainName\" RefId=\"1\">", "</Obj>", "<TN RefId=\"0\"><T>AcceptedDomain</T></TN>",
        "<TNRef RefId=\"0\"/>", "<Props>", "</Props>", "<MS>", "</MS>", "<LST>", "</LST>", "<Ref N=\"DomainName\" RefId=\"0\"/>", "<Ref RefId=\"1\"/>",
        "<S N=\"DomainName\">a.com</S>", "<S>x</S>", "<Nil/>", "&lt;", "<SS>", "<ToString>", "</ToString>", "_xD83D_", "é",
    ]), 0..60)) {
        let _ = read(pieces.concat().as_bytes());
    }

    #[test]
    fn cut_json_is_never_read(part in 0.0..1.0f64, wide: bool) {
        let bytes = if wide { utf16(JSON) } else { JSON.to_vec() };
        let whole = bytes.len() - if wide { 2 } else { 1 };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
        let cut = (whole as f64 * part) as usize;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Get-AcceptedDomain.json"), &bytes[..cut]).unwrap();
        // A file with nothing in it is an export that found nothing, and says so.
        let read = load(folder.path(), &|_, _| true);
        prop_assert!(read.map_or(true, |loaded| cut < 2 && loaded.warnings.len() == 1));
    }

    #[test]
    fn flipped_bytes_of_json_do_no_harm(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), wide: bool) {
        let mut bytes = if wide { utf16(JSON) } else { JSON.to_vec() };
        for (place, byte) in flips {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read_as("Get-AcceptedDomain.json", &bytes);
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_as("Get-AcceptedDomain.json", &bytes);
        let _ = read_as("Get-AcceptedDomain.json", &[b"[{", bytes.as_slice()].concat());
    }

    #[test]
    fn any_pieces_of_json_do_no_harm(pieces in prop::collection::vec(prop::sample::select(vec![
        "[", "]", "{", "}", ",", ":", "\"value\": [", "\"Count\": 1", "\"DomainName\": ", "\"DomainType\": ", "\"a.com\"", "\"ObjectClass\": ",
        "{\"Address\": ", "{\"Domain\": ", "null", "true", "1", "-1.5e300", "\"\\/Date(99999999999999)\\/\"", "\"System.Object[]\"", "\"@{a=b}\"",
        "\"\\ud83d\"", "{\"Length\": 1}", "é", "NaN", " ", "\n", "\"value\": ", "{\"DomainName\": \"a.com\"}",
    ]), 0..60), named: bool) {
        let text = pieces.concat();
        let name = if named { "Get-AcceptedDomain.json" } else { "a.json" };
        let _ = read_as(name, text.as_bytes());
        let _ = read_as(name, format!("[{{\"DomainName\": {text}}}]").as_bytes());
    }
}
