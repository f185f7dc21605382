//! Random organisations: manifests as YAML text and states, made from the real tables, over few objects and few values, so that what is
//! wanted and what is there often meet.

use std::collections::HashMap;
use std::fmt::Write;

use hostctl::model::{Coverage, Current, Kept, Key, State, right_key};
use hostctl::resource::{
    AcceptedDomain, AdPermission, Claim, Clearing, ExchangeServer, Identity, Product, Property, ReceiveConnector, Resource, ResourceType,
    Said, Scope, TYPES,
};
use hostctl::value::{Kind, Limits, Shape, Value};

/// Draws numbers from a list, over and over; a list of zeros draws what is simplest.
pub(crate) struct Draw<'a> {
    data: &'a [u16],
    at: usize,
}

impl<'a> Draw<'a> {
    pub(crate) fn new(data: &'a [u16]) -> Self {
        Self { data, at: 0 }
    }

    /// A number from 0 to below `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        let length = self.data.len().max(1);
        let (lap, at) = (self.at / length, self.at % length);
        self.at += 1;
        let number = usize::from(self.data.get(at).copied().unwrap_or(0));
        // Later laps go on differently, but zeros stay zeros.
        number.wrapping_mul(2 * lap + 1) / (1 + lap % 7) % count.max(1)
    }

    pub(crate) fn pick<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }

    /// True in one case of `cases`, never in the simplest.
    pub(crate) fn one_in(&mut self, cases: usize) -> bool {
        self.below(cases) == cases - 1
    }
}

pub(crate) const SERVERS: &[&str] = &["EX01", "EX02", "EX03"];
pub(crate) const DOMAINS: &[&str] = &["contoso.com", "b\u{fc}cher.example", "*.fabrikam.com", "tail.example"];
pub(crate) const CONNECTORS: &[&str] = &["Internet", "Gateway", "Archive \u{2019}s"];

fn texts(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Account => &["S-1-5-7", "FABRIKAM\\app", "NT AUTHORITY\\ANONYMOUS LOGON"],
        Kind::Address => &["0.0.0.0", "10.1.2.3", "::1"],
        Kind::AddressSpaces => &["*", "SMTP:*;1", "*;10", "contoso.com", "smtp:*.contoso.com;5", "X400:o=a;p=b;3"],
        Kind::Bindings => &["0.0.0.0:25", "[::]:25", "10.2.3.4:25", "0.0.0.0:587"],
        Kind::Bool | Kind::EnabledState => &["true", "false"],
        Kind::Certificate => &["<I>CN=CA, O=x<S>CN=mail.contoso.com", "<i>CN=B <s>CN=b"],
        Kind::Count => &["Unlimited", "5", "100"],
        Kind::Credential => &["contoso-gateway", "Other"],
        Kind::Date => &["2027-05-01", "2027-05-01T12:00:00.5+02:00", "2026-11-21T09:53:06Z"],
        Kind::Domain | Kind::Domains => DOMAINS,
        Kind::Flags | Kind::Word => &["Alpha", "Beta", "Gamma"],
        Kind::Name | Kind::Text | Kind::Names => &["mail.contoso.com", "it's \u{201c}x\u{201d}", "MAIL.contoso.com", "220 a"],
        Kind::Number => &["1", "20", "443"],
        Kind::Ranges => &["0.0.0.0-255.255.255.255", "10.0.0.0/8", "10.1.2.3", "10.1.0.0(255.255.0.0)", "10.0.0.200-11.0.0.5", "::/0"],
        Kind::Servers => &["EX01", "ex02.fabrikam.local", "EX03"],
        Kind::Size => &["Unlimited", "10MB", "25 MB (26,214,400 bytes)", "10485760"],
        Kind::SmartHosts => &["[10.9.8.7]", "10.9.8.7", "smtp.contoso.com", "SMTP.other.example"],
        Kind::Span => &["00:10:00", "00:00:05", "01:00:00"],
        Kind::Url => &["https://mail.contoso.com/owa", "https://MAIL.contoso.com:443/OWA/", "https://other.example/x"],
    }
}

/// The texts that are values of a property within its limits.
fn valid(property: &Property) -> Vec<&'static str> {
    let words: Vec<&'static str> = match property.limits {
        Limits::Words(words) => words.to_vec(),
        _ => texts(property.kind).to_vec(),
    };
    let fits = |text: &&str| property.kind.parse(&[text]).and_then(|value| property.limits.check(value)).is_ok_and(|v| v != Value::Nothing);
    let mut valid: Vec<&'static str> = words.into_iter().filter(fits).collect();
    if let (true, Clearing::Write(text)) = (valid.is_empty(), property.clearing) {
        valid.push(text);
    }
    valid
}

/// One or more texts that make a value.
fn some(draw: &mut Draw<'_>, property: &Property) -> Vec<&'static str> {
    let valid = valid(property);
    let count = if matches!(property.kind.shape(), Shape::List | Shape::Flags) { 1 + draw.below(3) } else { 1 };
    let texts = (0..count).map(|_| *draw.pick(&valid)).collect::<Vec<_>>();
    // None stands alone among flags.
    if texts.contains(&"None") { vec!["None"] } else { texts }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn list(texts: &[&str]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// A property's value as YAML.
fn yaml(draw: &mut Draw<'_>, property: &Property) -> String {
    if property.clearing == Clearing::Null && draw.one_in(6) {
        let empty = match property.kind.shape() {
            Shape::List => "[]",
            Shape::Bool | Shape::Number => "~",
            _ => "''",
        };
        return ["null", empty][draw.below(2)].to_owned();
    }
    let texts = some(draw, property);
    match property.kind.shape() {
        Shape::Bool | Shape::Number => texts[0].to_owned(),
        Shape::Text | Shape::Quantity => quoted(texts[0]),
        Shape::Flags if draw.one_in(2) => quoted(&texts.join(", ")),
        Shape::Flags => list(&texts),
        Shape::List if draw.one_in(3) => part(property, &texts),
        Shape::List => list(&texts),
    }
}

/// A part of a list: the first text is included, those that mean something else are excluded.
fn part(property: &Property, texts: &[&str]) -> String {
    let value = |text: &str| property.kind.parse(&[text]).unwrap_or(Value::Nothing);
    let others: Vec<&str> = texts.iter().copied().filter(|text| value(text) != value(texts[0])).collect();
    match others.as_slice() {
        [] => format!("{{include: {}}}", list(&texts[..1])),
        [_] => format!("{{exclude: {}}}", list(&others)),
        _ => format!("{{include: {}, exclude: {}}}", list(&texts[..1]), list(&others)),
    }
}

/// What a manifest may say about one object, without what names it.
fn properties(draw: &mut Draw<'_>, of: &ResourceType, products: [Product; 2], out: &mut String, indent: &str) {
    let can = |property: &&Property| {
        property.said != Said::Never
            && !of.naming().contains(&property.name)
            && products.iter().all(|product| property.products.contains(*product))
    };
    for property in of.properties.iter().filter(can) {
        // What is exclusive only one may want, and what is claimed should seldom be wanted twice.
        if property.exclusive || !draw.one_in(3) || (of.claims.contains(&Claim::Value(property.name)) && !draw.one_in(3)) {
            continue;
        }
        let text = yaml(draw, property);
        writeln!(out, "{indent}{}: {text}", property.key()).unwrap();
    }
}

/// The objects that manifests and states are about, of one type.
pub(crate) fn keys(of: &ResourceType) -> Vec<Key> {
    let on_servers = |name: &str| SERVERS.iter().map(|server| Key::on_server(server, name)).collect::<Vec<_>>();
    match of.identity {
        Identity::Domain => DOMAINS.iter().chain(of.lasting).map(|domain| Key::of_domain(domain)).collect(),
        Identity::Name => CONNECTORS.iter().map(|name| Key::new(name)).collect(),
        Identity::Server => SERVERS.iter().map(|server| Key::of_server(server)).collect(),
        Identity::ServerAndName => ["Default", "Relay"].into_iter().flat_map(on_servers).collect(),
        Identity::Website(directory) => on_servers(&format!("{directory} (Default Web Site)")),
        Identity::Right => {
            let connectors = keys(ReceiveConnector::TYPE);
            connectors.iter().flat_map(|on| ["S-1-5-7", "FABRIKAM\\app"].map(|who| right_key(on.as_str(), who, "Accept"))).collect()
        }
        Identity::OnServer(_) => Vec::new(),
        Identity::Single => vec![Key::new(of.noun)],
    }
}

/// Manifests of one platform and some tenants, and the products of the servers.
pub(crate) fn manifest(draw: &mut Draw<'_>) -> (String, Product) {
    let product = Product::ALL[(2 + draw.below(6)) % 6];
    let others: Vec<Product> = SERVERS.iter().map(|_| if draw.one_in(5) { Product::ALL[draw.below(5)] } else { product }).collect();
    let hosting = if draw.one_in(12) { "isolation: Hosting\n" } else { "" };
    let mut out = format!(
        "kind: Platform\nname: fabrikam\norganization: {{name: First Organization, forest: fabrikam.local}}\nproduct: {}\n{hosting}servers:\n",
        product.word()
    );
    for (server, own) in SERVERS.iter().zip(&others) {
        writeln!(out, "  - {{name: {server}, product: {}}}", own.word()).unwrap();
    }
    let mut free: Vec<&str> = DOMAINS.to_vec();
    let mut sections: Vec<&str> = TYPES.iter().map(|of| of.section).filter(|section| !section.is_empty()).collect();
    sections.dedup();
    for section in sections {
        let mut entries = String::new();
        for of in TYPES.iter().filter(|of| of.section == section && of.exists_on(product)) {
            if of.is_settings() {
                properties(draw, of, [product; 2], &mut entries, "  ");
                continue;
            }
            for key in keys(of) {
                // A domain is either the organisation's own or a remote one.
                let taken = of.identity == Identity::Domain && DOMAINS.contains(&key.as_str()) && !free.contains(&key.as_str());
                if taken || !draw.one_in(2) {
                    continue;
                }
                free.retain(|domain| *domain != key.as_str());
                let server = key.server().and_then(|server| SERVERS.iter().position(|other| *other == server));
                let products = [product, server.map_or(product, |at| others[at])];
                if !of.exists_on(products[1]) {
                    continue;
                }
                entry(draw, of, &key, products, &mut entries);
            }
        }
        if !entries.is_empty() {
            write!(out, "{section}:\n{entries}").unwrap();
        }
    }
    for tenant in ["a", "b", "c"] {
        if draw.one_in(2) {
            tenant_document(draw, tenant, &mut free, product, &mut out);
        }
    }
    (out, product)
}

fn entry(draw: &mut Draw<'_>, of: &ResourceType, key: &Key, products: [Product; 2], out: &mut String) {
    let absent = draw.one_in(5);
    match of.identity {
        Identity::Domain => writeln!(out, "  - domain_name: {}", quoted(key.as_str())),
        Identity::Name | Identity::Server => writeln!(out, "  - name: {}", quoted(key.as_str())),
        _ => writeln!(out, "  - server: {}", key.server().unwrap_or_default()),
    }
    .unwrap();
    match of.identity {
        Identity::ServerAndName => writeln!(out, "    name: {}", key.name()).unwrap(),
        Identity::Website(_) => writeln!(out, "    type: {}", of.member.unwrap_or_default()).unwrap(),
        _ => {}
    }
    if absent {
        writeln!(out, "    ensure: absent").unwrap();
    }
    if draw.one_in(6) {
        writeln!(out, "    protect: true").unwrap();
    }
    if !absent || draw.one_in(3) {
        properties(draw, of, products, out, "    ");
    }
    if of.noun == AdPermission::TYPE.parent.unwrap_or_default() && draw.one_in(2) {
        let include = if absent { "include: []" } else { "include: [{user: S-1-5-7, rights: [Accept]}]" };
        writeln!(out, "    extended_rights: {{{include}, exclude: [{{user: 'FABRIKAM\\app', rights: [Accept]}}]}}").unwrap();
    }
}

fn tenant_document(draw: &mut Draw<'_>, tenant: &str, free: &mut Vec<&str>, product: Product, out: &mut String) {
    write!(out, "---\nkind: Tenant\nname: {tenant}\n").unwrap();
    if draw.one_in(3) {
        out.push_str("ensure: absent\n");
    }
    if draw.one_in(5) {
        out.push_str("protect: true\n");
    }
    if let Some(domain) = free.pop() {
        out.push_str("accepted_domains:\n");
        if draw.one_in(2) {
            writeln!(out, "  - {}", quoted(domain)).unwrap();
        } else {
            writeln!(out, "  - domain_name: {}", quoted(domain)).unwrap();
            properties(draw, AcceptedDomain::TYPE, [product; 2], out, "    ");
            if tenant == "b" && product != Product::Online && draw.one_in(3) {
                out.push_str("    make_default: true\n");
            }
        }
    }
    if product != Product::Online && draw.one_in(2) {
        let name = quoted(CONNECTORS[draw.below(CONNECTORS.len())]);
        writeln!(out, "send_connectors:\n  - {{name: {name}, address_spaces: {{include: [{tenant}.example]}}}}").unwrap();
    }
}

/// What an export shows.
pub(crate) fn state(draw: &mut Draw<'_>, product: Product) -> State {
    let mut state = State::default();
    for of in TYPES.iter().filter(|of| of.scope != Scope::ReadOnly) {
        let coverage = match draw.below(12) {
            0..=8 => Coverage::Full,
            9 => Coverage::Partial("it was cut".to_owned()),
            10 => Coverage::None("it failed".to_owned()),
            _ => continue,
        };
        let objects = if matches!(coverage, Coverage::None(_)) { Vec::new() } else { keys(of) };
        let objects = objects.into_iter().filter_map(|key| draw.one_in(2).then(|| object(draw, of, key))).collect();
        insert(&mut state, of, coverage, objects);
    }
    // No connector has rights that is not there.
    let whole = state.kinds.get(ReceiveConnector::TYPE.noun).filter(|kept| kept.coverage == Coverage::Full).cloned();
    if let (Some(connectors), Some(rights)) = (whole, state.kinds.remove(AdPermission::TYPE.noun)) {
        let on = |right: &Current| connectors.objects.iter().any(|on| right.key.as_str().starts_with(&format!("{}:", on.key)));
        let objects = rights.objects.into_iter().filter(on).collect();
        insert(&mut state, AdPermission::TYPE, rights.coverage, objects);
    }
    if !draw.one_in(6) {
        let servers = SERVERS.iter().filter_map(|server| {
            let of = ExchangeServer::TYPE;
            let mut current = Current { of, key: Key::new(server), handle: (*server).into(), facts: Vec::new() };
            let version = Kind::Text.parse(&[version(product)]).ok()?;
            current.set_fact(ExchangeServer::ADMIN_DISPLAY_VERSION.index, version);
            (!draw.one_in(8)).then_some(current)
        });
        let servers = servers.collect();
        insert(&mut state, ExchangeServer::TYPE, Coverage::Full, servers);
    }
    state
}

fn version(product: Product) -> &'static str {
    match product {
        Product::E2010 => "Version 14.3 (Build 123.4)",
        Product::E2013 => "Version 15.0 (Build 1497.2)",
        Product::E2016 => "Version 15.1 (Build 2507.6)",
        Product::E2019 => "Version 15.2 (Build 1544.4)",
        Product::Se | Product::Online => "Version 15.2 (Build 2562.17)",
    }
}

fn object(draw: &mut Draw<'_>, of: &'static ResourceType, key: Key) -> Current {
    let handle = if of.identity == Identity::Domain { format!("the domain {key}") } else { key.to_string() };
    let mut current = Current { of, key, handle: handle.into(), facts: Vec::new() };
    for (place, property) in (0u16..).zip(of.properties) {
        let value = match draw.below(12) {
            9 => continue,
            10 => Value::Odd("odd".into()),
            11 => Value::Nothing,
            _ => property.kind.parse(&some(draw, property)).unwrap_or(Value::Nothing),
        };
        current.set_fact(place, value);
    }
    current
}

fn insert(state: &mut State, of: &'static ResourceType, coverage: Coverage, objects: Vec<Current>) {
    let index: HashMap<Key, usize> = objects.iter().enumerate().map(|(at, object)| (object.key.clone(), at)).collect();
    state.nouns += 1;
    state.kinds.insert(of.noun, Kept { coverage, objects, index });
}
