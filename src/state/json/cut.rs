//! What `-Depth` leaves of a value that lies too deep: the text that .NET or PowerShell makes of it.
//! Source: Microsoft, "ConvertTo-Json", `-Depth` (2 unless said), and PowerShell's `JsonObject.cs`: deeper values are converted to texts. That is a good text where the type has one
//! (`SMTP:*;1`), its name where it has none, `@{a=b}` of a custom object, and the elements of a list with spaces between them.

/// Whether a text is no value, but what was left of one.
pub(super) fn is_cut(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("@{") && text.ends_with('}')) || is_type(text) || (text.contains(' ') && text.split_whitespace().all(is_type))
}

/// Whether a text may be the elements of a list in one: nothing in Exchange's lists has spaces inside but names, and of those
/// nobody can tell.
pub(super) fn is_joined(text: &str) -> bool {
    text.trim().contains(char::is_whitespace)
}

/// Whether a text is the name of a type: `System.Collections.ArrayList`, `System.Object[]`,
/// ``Microsoft.Exchange.Data.Unlimited`1[[System.Int32, mscorlib, ...]]``.
fn is_type(text: &str) -> bool {
    const SPACES: &[&str] = &["System.", "Microsoft.Exchange.", "Deserialized."];
    let (name, arguments) = text.split_once('[').unwrap_or((text, "]"));
    let segment = |segment: &str| {
        segment.starts_with(|c: char| c.is_ascii_uppercase())
            && segment.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '`' | '+'))
    };
    SPACES.iter().any(|space| name.starts_with(space)) && name.split('.').all(segment) && arguments.ends_with(']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_remains_from_values() {
        let cut = [
            "System.Collections.ArrayList",
            "System.Object[]",
            "System.Object[] System.Byte[]",
            "@{IsUnlimited=False; Value=35 MB (36,700,160 bytes)}",
            "@{}",
            "Microsoft.Exchange.Data.Unlimited`1[Microsoft.Exchange.Data.ByteQuantifiedSize]",
            "Microsoft.Exchange.Data.Unlimited`1[[System.Int32, mscorlib, Version=4.0.0.0]]",
            "Microsoft.Exchange.Data.Directory.SystemConfiguration.SmtpSendConnectorConfig+AuthMechanisms",
            "Deserialized.Microsoft.Exchange.Data.IPRange",
        ];
        let values = [
            "",
            "SMTP:*;1",
            "Tls, Integrated",
            "35 MB (36,700,160 bytes)",
            "system.contoso.com",
            "Microsoft.com",
            "System",
            "System. Not a type",
            "@contoso.com",
            "Unlimited",
            "{}",
        ];
        for text in cut {
            assert!(is_cut(text), "{text}");
        }
        for text in values {
            assert!(!is_cut(text), "{text}");
        }
        assert!(is_joined("10.0.0.1 10.0.0.2") && !is_joined(" EX01 ") && !is_joined(""));
    }
}
