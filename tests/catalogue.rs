//! Holds every table of `src/resource` against Microsoft's catalogue (`tests/lab/cmdlets.json`: each cmdlet, its parameters, and
//! the products that have them) and against fresh organisations of every product (`tests/lab/states`).

#![allow(clippy::expect_used, reason = "the helpers of tests may stop a test, as tests do")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use hostctl::resource::{Clearing, Product, Products, Property, Reading, ResourceType, Said, Scope, TYPES, Through, read_name};
use hostctl::value::{Kind, Limits, Shape};
use serde_json::Value as Json;

/// The kinds in which a value of one of the catalogue's types may be read.
const KINDS: &[(&str, &[Kind])] = &[
    ("AcceptedDomainIdParameter", &[Kind::Name]),
    ("AcceptedDomainType", &[Kind::Word]),
    ("AllowOfflineOnEnum", &[Kind::Word]),
    ("AttachmentBlockingActions", &[Kind::Word]),
    // One name, two types: a set on receive connectors, exactly one on send connectors.
    ("AuthMechanisms", &[Kind::Flags, Kind::Word]),
    ("Boolean", &[Kind::Bool]),
    ("ByteQuantifiedSize", &[Kind::Size]),
    ("ClientAuthCleanupLevels", &[Kind::Word]),
    ("EnhancedTimeSpan", &[Kind::Span]),
    ("ErrorPolicies", &[Kind::Flags]),
    ("ExtendedProtectionPolicySetting", &[Kind::Word]),
    ("ExtendedProtectionTokenCheckingMode", &[Kind::Word]),
    ("ExtendedRightIdParameter[]", &[Kind::Names]),
    ("Fqdn", &[Kind::Name]),
    ("GzipLevel", &[Kind::Word]),
    ("IPAddress", &[Kind::Address]),
    ("InstantMessagingTypeOptions", &[Kind::Word]),
    ("Int32", &[Kind::Number]),
    ("LogonFormats", &[Kind::Word]),
    ("MessageRateSourceFlags", &[Kind::Word]),
    ("MultiValuedProperty", &[Kind::AddressSpaces, Kind::Bindings, Kind::Names, Kind::Ranges, Kind::Servers, Kind::SmartHosts]),
    ("OutboundCharsetOptions", &[Kind::Word]),
    ("PSCredential", &[Kind::Credential]),
    ("PermissionGroups", &[Kind::Flags]),
    ("ProtocolLoggingLevel", &[Kind::Word]),
    ("ReceiveConnectorIdParameter", &[Kind::Name]),
    ("SecurityPrincipalIdParameter", &[Kind::Account]),
    ("ServerIdParameter", &[Kind::Name]),
    ("ServerRole", &[Kind::Word]),
    ("SizeMode", &[Kind::Word]),
    ("SmtpDomainWithSubdomains", &[Kind::Domain]),
    ("SmtpX509Identifier", &[Kind::Certificate]),
    // Some texts are names (without case), some are URLs, by what Microsoft says of them.
    ("String", &[Kind::Name, Kind::Text, Kind::Url]),
    ("TenantConnectorType", &[Kind::Word]),
    ("TlsAuthLevel", &[Kind::Word]),
    ("Unlimited", &[Kind::Count, Kind::Size]),
    ("Uri", &[Kind::Url]),
    ("UsageType", &[Kind::Word]),
    ("WebBeaconFilterLevels", &[Kind::Word]),
    ("WebPartsFrameOptions", &[Kind::Word]),
];

/// Words that the catalogue documents and no manifest may say, with the reason.
const UNSAID: &[(&str, &str, &str)] = &[("ReceiveConnector", "PermissionGroups", "Custom")];

fn lab(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lab").join(path)
}

fn catalogue() -> Json {
    let text = fs::read_to_string(lab("cmdlets.json")).expect("the catalogue is there");
    serde_json::from_str(&text).expect("the catalogue is JSON")
}

/// The products of a cmdlet or parameter, by age; none where there is no such thing.
fn products(of: &Json) -> Vec<Product> {
    let words = of["products"].as_array().map(Vec::as_slice).unwrap_or_default();
    let all: Vec<Product> =
        words.iter().map(|word| word.as_str().and_then(Product::from_word).expect("a product that hostctl knows")).collect();
    Product::ALL.into_iter().filter(|product| all.contains(product)).collect()
}

fn both(a: Products, b: Products) -> Vec<Product> {
    a.iter().filter(|product| b.contains(*product)).collect()
}

/// What the catalogue calls New and Remove of a type.
fn cmdlet(verb: &str, of: &ResourceType) -> String {
    let verb = if verb == "New" { of.making() } else { verb };
    format!("{verb}-{}", of.noun)
}

/// The types whose commands are Exchange's own: the catalogue has no other.
fn catalogued() -> impl Iterator<Item = &'static ResourceType> {
    TYPES.iter().copied().filter(|of| of.through == Through::Exchange)
}

fn properties() -> impl Iterator<Item = (&'static ResourceType, &'static Property)> {
    TYPES.iter().flat_map(|of| of.properties.iter().map(move |property| (*of, property)))
}

/// Fails with every problem, not only the first.
fn report(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn verbs_exist_on_exactly_the_products_claimed() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    for of in catalogued() {
        for (verb, claimed) in [("Get", of.verbs.get), ("New", of.verbs.new), ("Set", of.verbs.set), ("Remove", of.verbs.remove)] {
            let name = cmdlet(verb, of);
            let there = products(&catalogue[&name]);
            // No product: hostctl does not call it, whether it exists or not.
            if claimed != Products::NONE && claimed.iter().collect::<Vec<_>>() != there {
                problems.push(format!("{name}: the table says {claimed}, the catalogue {there:?}"));
            }
        }
    }
    report(&problems);
}

#[test]
fn parameters_exist_where_and_as_the_tables_say() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    for (of, property) in properties().filter(|(of, _)| of.through == Through::Exchange) {
        // Where hostctl does not create, a parameter of New is of no use, and the table leaves it out.
        let creates = of.verbs.new != Products::NONE;
        for (verb, taken, called) in [("New", property.on_new(), of.verbs.new), ("Set", property.on_set(), of.verbs.set)] {
            let name = format!("{} -{}", cmdlet(verb, of), property.parameter());
            let parameter = &catalogue[cmdlet(verb, of)]["parameters"][property.parameter()];
            let there = products(parameter);
            if !taken {
                if !there.is_empty() && property.said != Said::Never && (verb == "Set" || creates) {
                    problems.push(format!("{name}: the catalogue has it, the table does not say so"));
                }
                continue;
            }
            let claimed = both(property.products, called);
            if claimed != there {
                problems.push(format!("{name}: the table says {claimed:?}, the catalogue {there:?}"));
                continue;
            }
            let kind = parameter["type"].as_str().unwrap_or_default();
            let allowed = KINDS.iter().find(|(catalogued, _)| *catalogued == kind).map_or(&[][..], |(_, kinds)| kinds);
            if !allowed.contains(&property.kind) {
                problems.push(format!("{name}: {:?}, where the catalogue has {kind}", property.kind));
            }
        }
    }
    report(&problems);
}

#[test]
fn words_are_the_documented_ones() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    for (of, property) in properties() {
        let words = if let Limits::Words(words) = property.limits { words } else { &[] };
        if matches!(property.kind, Kind::Word) && words.is_empty() {
            problems.push(format!("{}.{}: a word without words", of.noun, property.name));
        }
        let documented = ["New", "Set"].into_iter().find_map(|verb| {
            catalogue[cmdlet(verb, of)]["parameters"][property.parameter()]["values_documented"]
                .as_array()
                .filter(|values| !values.is_empty())
        });
        let Some(documented) = documented else { continue };
        // Case: Microsoft's page writes EnabledwithoutValue where Exchange shows EnabledWithoutValue.
        let fold = |words: &mut dyn Iterator<Item = &str>| words.map(str::to_lowercase).collect::<HashSet<_>>();
        let mut expected = fold(&mut documented.iter().filter_map(Json::as_str));
        for (_, _, unsaid) in UNSAID.iter().filter(|(noun, name, _)| *noun == of.noun && *name == property.name) {
            expected.remove(&unsaid.to_lowercase());
        }
        if fold(&mut words.iter().copied()) != expected {
            problems.push(format!("{}.{}: {words:?}, where Microsoft has {documented:?}", of.noun, property.name));
        }
    }
    report(&problems);
}

#[test]
fn defaults_and_what_to_write_instead_are_values() {
    let mut problems = Vec::new();
    for (of, property) in properties() {
        let mut texts: Vec<&str> = property.default.into_iter().collect();
        // For names, domains and servers, what to write instead is said in words.
        let spoken = matches!(property.kind, Kind::Name | Kind::Domain | Kind::Servers);
        if let (Clearing::Write(text), false) = (property.clearing, spoken) {
            texts.push(text);
        }
        for text in texts {
            if let Err(refusal) = property.kind.parse(&[text]).and_then(|value| property.limits.check(value)) {
                problems.push(format!("{}.{}: '{text}': {}", of.noun, property.name, refusal.message));
            }
        }
        // What cannot be empty is never cleared. A level of TLS can: without one, certificates are not checked.
        let full =
            matches!(property.kind.shape(), Shape::Bool | Shape::Number | Shape::Quantity | Shape::Flags) || property.kind == Kind::Word;
        if full && property.said != Said::Never && property.clearing == Clearing::Null && property.name != "TlsAuthLevel" {
            problems.push(format!("{}.{}: null would be sent", of.noun, property.name));
        }
    }
    report(&problems);
}

#[test]
fn only_what_new_takes_and_credentials_cannot_be_read() {
    for (of, property) in properties() {
        // What hangs on another object is there or is not: nothing of it is compared.
        let unreadable = property.kind == Kind::Credential || property.name == "Usage" || of.parent.is_some();
        assert_eq!(property.reading == Reading::Never, unreadable, "{}.{}", of.noun, property.name);
        let metabase = property.reading == Reading::Metabase;
        assert!(!metabase || of.ad_properties_only, "{}.{}: no virtual directory", of.noun, property.name);
    }
}

#[test]
fn keys_are_unique_and_say_the_parameter() {
    let mut problems = Vec::new();
    for of in TYPES {
        let mut keys = HashSet::new();
        for property in of.properties {
            let key = property.key();
            let plain = key.replace('_', "");
            let sane = key.split('_').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
            if plain != property.parameter().to_lowercase() || !sane {
                problems.push(format!("{}.{}: the key {key}", of.noun, property.name));
            }
            if !keys.insert(key.clone()) {
                problems.push(format!("{}: {key} twice", of.noun));
            }
        }
    }
    report(&problems);
}

#[test]
fn types_are_told_apart() {
    let mut sections = HashSet::new();
    let mut names = HashSet::new();
    for of in TYPES {
        assert!(of.section.is_empty() || sections.insert((of.section, of.member)), "{}: section {}", of.noun, of.section);
        assert_eq!(of.member.is_some(), of.section == "virtual_directories", "{}", of.noun);
        assert!(of.clixml.iter().all(|name| names.insert(*name)), "{}: a type name of another", of.noun);
        assert!(!of.label.is_empty() && !of.clixml.is_empty(), "{}", of.noun);
        assert!(ResourceType::of_noun(of.noun).is_some_and(|found| std::ptr::eq(found, *of)), "{}", of.noun);
        if of.scope == Scope::ReadOnly {
            assert!(of.properties.iter().all(|property| property.said == Said::Never), "{}: read-only", of.noun);
        }
    }
}

#[test]
fn documentation_is_a_sentence_with_a_source() {
    let page = "https://learn.microsoft.com/powershell/module/exchangepowershell/";
    let mut problems = Vec::new();
    for of in TYPES {
        let rows = of.properties.iter().map(|property| (property.name, property.doc, property.source));
        for (name, doc, source) in rows.chain([("", "The type.", of.source)]) {
            let sentence = doc.starts_with(char::is_uppercase) && doc.ends_with('.') && !doc.contains('\n') && doc.chars().count() <= 160;
            let other = of.through != Through::Exchange && source.starts_with("https://learn.microsoft.com/");
            let of_noun = source.strip_prefix(page).and_then(|cmdlet| cmdlet.split_once('-')).map(|(_, noun)| noun);
            if !sentence || !(other || of_noun == Some(&of.noun.to_lowercase())) {
                problems.push(format!("{}.{name}: '{doc}' {source}", of.noun));
            }
        }
    }
    report(&problems);
}

/// The type of each object of a CLIXML file and the names of its properties, without reading XML as XML: types stand in
/// `<T>`, names in `N="..."`.
fn objects(text: &str) -> Vec<(String, Vec<String>)> {
    let between = |text: &str, start: &str, end: &str| -> Vec<String> {
        text.split(start).skip(1).filter_map(|rest| rest.split_once(end).map(|(inner, _)| inner.to_owned())).collect()
    };
    let mut types = Vec::new();
    let mut found = Vec::new();
    for object in text.split("\n  <Obj ").skip(1) {
        if let Some(first) = between(object, "<T>", "</T>").first() {
            types.push(first.clone());
        }
        if let Some(of) = types.last() {
            found.push((read_name(of).to_owned(), between(object, " N=\"", "\"")));
        }
    }
    found
}

#[test]
fn every_exported_property_is_known_or_ignored() {
    let mut problems = HashSet::new();
    let mut seen = HashSet::new();
    for product in fs::read_dir(lab("states")).expect("the states are there") {
        for file in fs::read_dir(product.expect("a folder").path()).expect("a folder") {
            let text = fs::read_to_string(file.expect("a file").path()).expect("UTF-8");
            for (name, properties) in objects(&text) {
                let Some(of) = TYPES.iter().find(|of| of.clixml.contains(&name.as_str())) else { continue };
                seen.insert(of.noun);
                let strange = properties.iter().filter(|name| of.property(name).is_none() && !of.ignores(name));
                problems.extend(strange.map(|name| format!("{}.{name}", of.noun)));
            }
        }
    }
    // Fresh organisations have no send connectors, and rights are not in the states.
    assert_eq!(seen.len(), catalogued().count() - 2, "{seen:?}");
    report(&problems.into_iter().collect::<Vec<_>>());
}

/// The single values of an object: each is a line, such as `<S N="Name">To Internet</S>`.
fn scalars(object: &str) -> impl Iterator<Item = (&str, String)> {
    object.lines().filter_map(|line| {
        let (_, rest) = line.split_once(" N=\"")?;
        let (name, rest) = rest.split_once("\">")?;
        let (text, _) = rest.split_once("</")?;
        Some((name, text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")))
    })
}

#[test]
fn every_exported_value_is_of_its_kind() {
    let mut problems = Vec::new();
    let mut read = 0;
    for of in TYPES {
        for product in Product::ALL {
            let path = lab("states").join(product.word().to_lowercase()).join(format!("Get-{}.xml", of.noun));
            let Ok(text) = fs::read_to_string(path) else { continue };
            for (name, text) in scalars(&text) {
                let Some((_, property)) = of.property(name) else { continue };
                read += 1;
                if let Err(refusal) = property.kind.parse(&[&text]) {
                    problems.push(format!("{}.{name}: '{text}': {}", of.noun, refusal.message));
                }
            }
        }
    }
    assert!(read > 1000, "only {read} values");
    report(&problems);
}

#[test]
fn nothing_is_both_known_and_ignored() {
    for of in TYPES {
        for name in of.ignored {
            assert!(of.property(name).is_none(), "{}.{name}", of.noun);
        }
    }
}
