//! Certificates on Exchange servers: hostctl only reads them, for their names, services and dates.

use super::table::resource;
use super::{Identity, Products, Property, Said, Scope, Verbs};
use crate::value::{Date, Flags, Limits, Name, Names, Number, Text, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/get-exchangecertificate";

const ROW: Property = Property { said: Said::Never, products: Products::SERVER, source: PAGE, ..Property::ROW };

resource! {
    /// A certificate on a server, or a request for one. Never its keys, nor the certificate itself.
    ExchangeCertificate {
        noun: "ExchangeCertificate",
        section: "",
        label: "certificate",
        clixml: &["ExchangeCertificate"],
        identity: Identity::OnServer("Thumbprint"),
        scope: Scope::ReadOnly,
        verbs: Verbs { get: Products::SERVER, new: Products::NONE, set: Products::NONE, remove: Products::NONE },
        each_server: true,
        best_effort: true,
        source: PAGE,
        // Keys and raw data, which are never read; the rest says again what the table has, or how Windows keeps the certificate.
        ignored: &[
            "AccessRules", "Archived", "CertificateRequest", "DnsNameList", "EnhancedKeyUsageList", "Extensions", "Handle", "IISServices",
            "IssuerName", "KeyIdentifier", "PrivateKey", "PrivateKeyExportable", "PublicKey", "RawData", "SendAsTrustedIssuer",
            "ServicesStringForm", "SignatureAlgorithm", "SubjectKeyIdentifier", "SubjectName", "Version",
        ],
    }
    properties like ROW {
        // Get shows none: the collector adds the one that it asked.
        /// The server that has it.
        SERVER: Name = "Server" {},
        /// The hash that tells it apart.
        THUMBPRINT: Name = "Thumbprint" {},
        /// Whom it is for, as an X.500 name.
        SUBJECT: Text = "Subject" {},
        /// Who issued it, as an X.500 name.
        ISSUER: Text = "Issuer" {},
        /// The host names that it is good for.
        CERTIFICATE_DOMAINS: Names = "CertificateDomains" {},
        /// The services of Exchange that use it, such as IIS and SMTP.
        SERVICES: Flags = "Services" {
            limits: Limits::Words(&["None", "Federation", "IIS", "IMAP", "POP", "SMTP", "UM", "UMCallRouter"]),
        },
        /// From when it is good.
        NOT_BEFORE: Date = "NotBefore" {},
        /// Until when it is good.
        NOT_AFTER: Date = "NotAfter" {},
        /// Whether Exchange finds it good.
        STATUS: Word = "Status" {
            limits: Limits::Words(&[
                "DateInvalid", "Invalid", "PendingRequest", "RevocationCheckFailure", "Revoked", "Unknown", "Untrusted", "Valid",
            ]),
        },
        /// Whether it is signed by itself, and by no authority.
        IS_SELF_SIGNED: bool = "IsSelfSigned" {},
        /// Whether the server has its private key, without which it is of no use.
        HAS_PRIVATE_KEY: bool = "HasPrivateKey" {},
        /// What kind of authority signed it.
        ROOT_CA_TYPE: Word = "RootCAType" {
            limits: Limits::Words(&["None", "ThirdParty", "Enterprise", "Registry", "GroupPolicy", "Unknown"]),
        },
        /// What people call it.
        FRIENDLY_NAME: Text = "FriendlyName" {},
        /// Its number at its authority.
        SERIAL_NUMBER: Text = "SerialNumber" {},
        /// The length of its public key.
        PUBLIC_KEY_SIZE: Number = "PublicKeySize" {},
    }
}
