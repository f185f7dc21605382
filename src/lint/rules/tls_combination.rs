//! Settings of TLS that Exchange does not take together.
//!
//! Each connector is judged by itself, by two tables of combinations: none is compared with another.

use crate::diagnostic::{Finding, Rule, Sink, Span};
use crate::lint::certain::Certain;
use crate::lint::{Check, Facts, places};
use crate::mailflow::{Inbound, Outbound};
use crate::model::{Fact, Subject};
use crate::resource::{ReceiveConnector, SendConnector};
use crate::value::{Domain, Flags, Word};

static RULE: Rule = Rule::error("tls-combination", "Settings of a connector's TLS that Exchange does not take together.")
    .page(include_str!("tls-combination.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let (of_sending, of_receiving) = (sending(), receiving());
    let sending = facts.mail.sending.iter().filter_map(|connector| {
        let settings = Sending::new(connector);
        Some((None, of_sending.iter().find_map(|clash| clash.finding(&settings, connector.subject))?))
    });
    let receiving = facts.mail.receiving.iter().filter_map(|connector| {
        let settings = Receiving::new(connector);
        Some((connector.subject.server(), of_receiving.iter().find_map(|clash| clash.finding(&settings, connector.subject))?))
    });
    places::push_by_server(sending.chain(receiving), sink);
}

/// Two settings that do not go together.
struct Clash<S> {
    /// Where the two are said, if they are as they must not be.
    fails: fn(&S) -> Option<[Option<Span>; 2]>,
    /// What is wrong, after the connector's name.
    message: &'static str,
    /// What is said beside the two.
    labels: [&'static str; 2],
    note: &'static str,
    help: &'static str,
}

impl<S> Clash<S> {
    fn finding(&self, settings: &S, subject: Subject<'_>) -> Option<Finding> {
        let [one, other] = (self.fails)(settings)?;
        let message = format!("{} {}", subject.title(), self.message);
        let object = places::of_export(subject, "the rest of it is as the export shows it");
        Some(places::found(&RULE, message, &[(one, self.labels[0]), (other, self.labels[1])], object)?.note(self.note).help(self.help))
    }
}

/// What of a send connector has to do with TLS, as far as it is certain.
struct Sending<'a> {
    require: Fact<'a, bool>,
    ignore: Fact<'a, bool>,
    level: Fact<'a, Word>,
    domain: Fact<'a, Domain>,
    secure: Fact<'a, bool>,
    dns: Fact<'a, bool>,
}

impl<'a> Sending<'a> {
    fn new(connector: &Outbound<'a>) -> Self {
        let certain = Certain::sending(connector.subject);
        Self {
            require: certain.get(SendConnector::REQUIRE_TLS),
            ignore: certain.get(SendConnector::IGNORE_STARTTLS),
            level: certain.get(SendConnector::TLS_AUTH_LEVEL),
            domain: certain.get(SendConnector::TLS_DOMAIN),
            secure: certain.get(SendConnector::DOMAIN_SECURE_ENABLED),
            dns: certain.get(SendConnector::DNS_ROUTING_ENABLED),
        }
    }
}

/// Source: Microsoft, Set-SendConnector.
fn sending<'a>() -> [Clash<Sending<'a>>; 6] {
    [
        Clash {
            fails: |it| (it.require.is_true() && it.ignore.is_true()).then(|| [it.ignore.span(), it.require.span()]),
            message: "requires TLS, and never uses it",
            labels: ["TLS is never begun", "and is required"],
            note: "no message could leave by it: Exchange refuses the two together",
            help: "say `ignore_starttls: false`",
        },
        Clash {
            fails: |it| (it.level.value().is_some() && it.ignore.is_true()).then(|| [it.level.span(), it.ignore.span()]),
            message: "checks the certificates of TLS, and never uses it",
            labels: ["how far certificates are checked", "TLS is never begun"],
            note: "without TLS there is no certificate to check: Exchange refuses the two together",
            help: "say `ignore_starttls: false` and `require_tls: true`",
        },
        Clash {
            fails: |it| (it.level.value().is_some() && it.require.is_false()).then(|| [it.level.span(), it.require.span()]),
            message: "has a TlsAuthLevel, and does not require TLS",
            labels: ["how far certificates are checked", "TLS is not required"],
            note: "without the requirement, mail would leave unencrypted and unchecked wherever no TLS is offered: Exchange takes a TlsAuthLevel only with RequireTLS",
            help: "say `require_tls: true`",
        },
        Clash {
            fails: |it| {
                let validated = it.level.value().is_some_and(|level| level.as_str().eq_ignore_ascii_case("DomainValidation"));
                (it.domain.value().is_some() && !it.level.is_unknown() && !validated).then(|| [it.domain.span(), it.level.span()])
            },
            message: "has a TlsDomain, and its TlsAuthLevel is not DomainValidation",
            labels: ["the certificate is to name this domain", "and is not checked for it"],
            note: "certificates are held against a domain only with DomainValidation: Exchange takes a TlsDomain with nothing else",
            help: "say `tls_auth_level: DomainValidation` and `require_tls: true`",
        },
        Clash {
            fails: |it| (it.secure.is_true() && it.dns.is_false()).then(|| [it.secure.span(), it.dns.span()]),
            message: "is for Domain Security, and does not find the next host by DNS",
            labels: ["both sides are to prove their domains", "mail goes to smart hosts"],
            note: "a smart host proves its own domain, and not the recipient's: Exchange does not take the two together",
            help: "take the smart hosts away, or say `domain_secure_enabled: false`",
        },
        Clash {
            fails: |it| (it.secure.is_true() && it.ignore.is_true()).then(|| [it.secure.span(), it.ignore.span()]),
            message: "is for Domain Security, and never uses TLS",
            labels: ["both sides are to prove their domains", "TLS is never begun"],
            note: "domains are proved by the certificates of TLS: Exchange does not take the two together",
            help: "say `ignore_starttls: false`",
        },
    ]
}

/// What of a receive connector has to do with TLS, as far as it is certain.
struct Receiving<'a> {
    auth: Fact<'a, Flags>,
    require: Fact<'a, bool>,
    secure: Fact<'a, bool>,
}

impl<'a> Receiving<'a> {
    fn new(connector: &Inbound<'a>) -> Self {
        let certain = Certain::receiving(connector.subject);
        Self {
            auth: certain.of(&connector.auth),
            require: certain.get(ReceiveConnector::REQUIRE_TLS),
            secure: certain.get(ReceiveConnector::DOMAIN_SECURE_ENABLED),
        }
    }

    fn has(&self, word: &str) -> bool {
        self.auth.value().is_some_and(|words| words.contains(word))
    }

    /// Whether a mechanism is known not to be there.
    fn lacks(&self, word: &str) -> bool {
        !self.auth.is_unknown() && !self.has(word)
    }
}

/// Source: Microsoft, Set-ReceiveConnector.
fn receiving<'a>() -> [Clash<Receiving<'a>>; 4] {
    [
        Clash {
            fails: |it| {
                let fails = it.has("BasicAuthRequireTLS") && (it.lacks("BasicAuth") || it.lacks("Tls"));
                fails.then(|| [it.auth.span(), it.auth.span()])
            },
            message: "has BasicAuthRequireTLS without BasicAuth and Tls",
            labels: ["both belong to it", ""],
            note: "the word only says when BasicAuth is offered: after TLS has begun. Exchange takes it with BasicAuth and Tls alone",
            help: "say `auth_mechanism: [Tls, BasicAuth, BasicAuthRequireTLS]`",
        },
        Clash {
            fails: |it| (it.require.is_true() && it.lacks("Tls")).then(|| [it.require.span(), it.auth.span()]),
            message: "requires TLS, and does not offer it",
            labels: ["TLS is required", "and Tls is not among these"],
            note: "no host could hand over mail: Exchange refuses the two together",
            help: "add Tls to `auth_mechanism`",
        },
        Clash {
            fails: |it| (it.secure.is_true() && it.lacks("Tls")).then(|| [it.secure.span(), it.auth.span()]),
            message: "is for Domain Security, and does not offer TLS",
            labels: ["both sides are to prove their domains", "and Tls is not among these"],
            note: "domains are proved by the certificates of TLS: Exchange does not take the two together",
            help: "add Tls to `auth_mechanism`",
        },
        Clash {
            fails: |it| (it.secure.is_true() && it.has("ExternalAuthoritative")).then(|| [it.secure.span(), it.auth.span()]),
            message: "is for Domain Security, and is ExternalAuthoritative",
            labels: ["both sides are to prove their domains", "whoever connects is trusted without a proof"],
            note: "Exchange does not take the two together",
            help: "say `domain_secure_enabled: false`, or take ExternalAuthoritative away",
        },
    ]
}
