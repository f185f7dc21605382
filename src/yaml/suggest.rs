//! The name that was probably meant.

/// How alike two names must be, of 1, for one to be suggested for the other.
const ALIKE: f64 = 0.85;
/// Longer names are not compared: they are no slip of the finger, and comparing takes time with the square of the length.
const LONGEST: usize = 64;

/// How much less alike the next one must be, for one to be the only one that can be meant.
const APART: f64 = 0.05;

/// Of the known names the one most like a name; none where none is. Case, `-` for `_` and `camelCase` make no difference.
#[must_use]
pub fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    likeliest(name, known).map(|(best, _)| best)
}

/// Of the known names the one most like a name, and whether no other is nearly as much like it.
pub(super) fn likeliest<'k>(name: &str, known: &[&'k str]) -> Option<(&'k str, bool)> {
    // One number is no more like another than any other is.
    if name.len() > LONGEST || name.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let folded = fold(name);
    let mut best: Option<(f64, &'k str)> = None;
    let mut next: f64 = 0.0;
    for &candidate in known {
        let other = fold(candidate);
        // `namespaces` is no slip for `name`, though it begins like it.
        if folded.len().abs_diff(other.len()) * 2 > folded.len().max(other.len()) {
            continue;
        }
        let score = if folded == other {
            1.0
        } else {
            strsim::jaro_winkler(&folded, &other).max(strsim::normalized_damerau_levenshtein(&folded, &other) + 0.1).min(0.99)
        };
        // The first of equals wins, so that the answer does not depend on anything but the order of the table.
        match best {
            Some((so_far, _)) if score <= so_far => next = next.max(score),
            _ if score < ALIKE => {}
            _ => {
                next = best.map_or(next, |(so_far, _)| so_far);
                best = Some((score, candidate));
            }
        }
    }
    // Alike is not enough to write it: `internal_url` is like `external_url`, `auto_forward_disabled` like `auto_forward_enabled`.
    best.map(|(score, candidate)| (candidate, next + APART < score && strsim::osa_distance(&folded, &fold(candidate)) <= 1))
}

/// A name as far as it matters: small letters and digits.
fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_alike_are_suggested() {
        let known = ["address_spaces", "smart_hosts", "source_transport_servers", "name", "fqdn", "max_message_size", "owa"];
        let cases = [
            ("AddressSpaces", Some("address_spaces")),
            ("address-spaces", Some("address_spaces")),
            ("adress_spaces", Some("address_spaces")),
            ("smarthost", Some("smart_hosts")),
            ("nmae", Some("name")),
            ("Fqdn", Some("fqdn")),
            ("MaxMessageSize", Some("max_message_size")),
            ("colour", None),
            ("namespaces", None),
            ("2017", None),
            ("", None),
            ("ö", None),
        ];
        for (name, expected) in cases {
            assert_eq!(nearest(name, &known), expected, "{name}");
        }
        assert_eq!(nearest(&"name".repeat(1_000_000), &known), None);
    }

    #[test]
    fn a_slip_between_two_names_is_told_from_a_slip_of_one() {
        let known = ["internal_url", "external_url", "ip_v4_only", "ip_v6_only", "name"];
        let cases = [
            ("internal_ulr", ("internal_url", true)),
            ("InternalUrl", ("internal_url", true)),
            ("xternal_url", ("external_url", true)),
            ("ip_v_only", ("ip_v4_only", false)),
            ("nmae", ("name", true)),
        ];
        for (name, expected) in cases {
            assert_eq!(likeliest(name, &known), Some(expected), "{name}");
        }
    }

    #[test]
    fn what_is_another_word_is_no_slip_however_alike() {
        let pairs = [
            ("auto_forward_disabled", "auto_forward_enabled"),
            ("dns_routing_disabled", "dns_routing_enabled"),
            ("external_host", "internal_host"),
            ("internal_url", "internal_host"),
            ("product", "protect"),
            ("is_external", "is_internal"),
            ("max_header_size", "max_message_size"),
            ("ndr_enabled", "enabled"),
        ];
        for (name, other) in pairs {
            assert!(likeliest(name, &[other]).is_none_or(|(_, certain)| !certain), "{name} for {other}");
        }
    }
}
