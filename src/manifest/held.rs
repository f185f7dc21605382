//! What manifests want, held against what the platform declares, and against what only one object can have.

use std::collections::HashMap;

use super::entry::Entry;
use super::rules::{TWO_DEFAULTS, UNDECLARED_SERVER, WRONG_PRODUCT};
use crate::diagnostic::{Sink, Span};
use crate::model::{Desired, Ensure, PlatformServer, Want, Wish};
use crate::resource::{Claim, Product, ResourceType, plural};
use crate::value::{Value, fold, short_server};
use crate::yaml;

/// What a platform declares, which its objects are held against.
pub(super) struct Declared<'a> {
    product: Product,
    /// Where the product is said.
    at: Span,
    servers: HashMap<String, &'a PlatformServer>,
    names: Vec<&'a str>,
    /// Whether a server that is not declared is known not to be.
    whole: bool,
}

impl<'a> Declared<'a> {
    pub(super) fn new(servers: &'a [PlatformServer], (product, at): (Product, Span), whole: bool) -> Self {
        let names = servers.iter().map(|server| &*server.name).collect();
        Self { product, at, servers: servers.iter().map(|server| (fold(&server.name), server)).collect(), names, whole }
    }

    /// What the product has to have, and the platform has to declare.
    pub(super) fn hold(&self, entry: &Entry, sink: &mut Sink) {
        let (of, product) = (entry.of, self.product);
        if !of.exists_on(product) {
            // What hangs on an object that the product lacks is told by that.
            if of.parent.is_none() {
                sink.push(
                    WRONG_PRODUCT
                        .at(entry.at, format!("{product} has no {}", plural(of.label)))
                        .other(self.at, "the platform's product is said here")
                        .help(format!("{} have them; delete the entry, or mend `product`", of.verbs.get)),
                );
            }
            return;
        }
        // The shell has to know the parameter, and so does the server whose object it is.
        let server = entry.key.server().and_then(|server| self.servers.get(&fold(server)));
        let there = server.map_or(product, |server| server.product);
        if let Some(server) = server.filter(|server| !of.exists_on(server.product)) {
            sink.push(
                WRONG_PRODUCT
                    .at(entry.at, format!("{} has no {}", server.product, plural(of.label)))
                    .other(server.at, format!("{} runs {}", server.name, server.product))
                    .help(format!("{} have them; leave the server out, or mend its `product`", of.verbs.get)),
            );
            return;
        }
        for wish in &entry.wishes {
            let property = of.at(wish.place);
            let Some(lacking) = [product, there].into_iter().find(|one| !property.products.contains(*one)) else { continue };
            let finding = WRONG_PRODUCT.at(wish.at, format!("{lacking} has no `{}`", property.key())).note(format!(
                "{} is a parameter of {} ({})",
                property.parameter(),
                property.products,
                property.source
            ));
            sink.push(match server {
                Some(server) if lacking != product => finding
                    .other(server.at, format!("{} runs {lacking}", server.name))
                    .help("delete the key, or mend the server's `product`"),
                _ => finding.other(self.at, "the platform's product is said here").help("delete the key, or mend `product`"),
            });
        }
        if self.whole && product != Product::Online {
            entry.servers.iter().for_each(|(name, at)| self.hold_server(name, *at, sink));
        }
    }

    fn hold_server(&self, name: &str, at: Span, sink: &mut Sink) {
        let short = short_server(name);
        // An empty name is reported where it is read.
        if short.trim().is_empty() || self.servers.contains_key(&fold(short)) {
            return;
        }
        let finding = UNDECLARED_SERVER
            .at(at, format!("the platform declares no server {short}"))
            .note("a script makes sure of the version of every server that it touches: it has to know them");
        let declare = format!("declare it in the platform: `servers: [{{name: {short}}}]`");
        sink.push(match yaml::nearest(short, &self.names) {
            Some(best) => finding.suggest(format!("did you mean `{best}`? If not, {declare}"), at, best.to_owned()),
            None => finding.help(declare),
        });
    }
}

/// What only one object of the organisation can have, only one may want.
pub(super) fn defaults(objects: &[Desired], sink: &mut Sink) {
    let mut first: HashMap<(&str, u16, String), (Span, &Desired)> = HashMap::new();
    for object in objects.iter().filter(|object| object.ensure != Ensure::Absent) {
        for wish in &object.wishes {
            let Some(value) = alone(object.of, wish) else { continue };
            let (at, other) = *first.entry((object.of.noun, wish.place, value)).or_insert((wish.at, object));
            if std::ptr::eq(other, object) {
                continue;
            }
            let property = object.of.at(wish.place);
            let leads_to = if property.exclusive {
                "the second takes it from the first, every time the script runs"
            } else {
                "Exchange refuses the second: the script stops there"
            };
            sink.push(
                TWO_DEFAULTS
                    .at(wish.at, format!("`{}` of both '{}' and '{}'", property.key(), other.key, object.key))
                    .label("said here")
                    .other(at, "and here")
                    .note(leads_to)
                    .help("leave it with one of them"),
            );
        }
    }
}

/// What a wish wants for its object alone, without case.
fn alone(of: &ResourceType, wish: &Wish) -> Option<String> {
    let Want::Be(value) = &wish.want else { return None };
    let property = of.at(wish.place);
    let claimed = of.claims.contains(&Claim::Value(property.name));
    (claimed || (property.exclusive && *value == Value::Bool(true))).then(|| fold(&value.to_string()))
}
