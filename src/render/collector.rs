//! `hostctl collector`: the read-only script that exports the state. Every kind of object that hostctl knows, whatever is managed;
//! of each only what the tables have, never a credential.

use minijinja::Value as Json;

use super::context::{calls, list, map, names, not_here, several, shell, text, texts};
use super::data::{self, NoWord};
use super::functions::closure;
use super::header::VERSION;
use crate::resource::{Identity, OrganizationConfig, Product, Property, Reading, Resource, ResourceType, TYPES, Through};

/// What `collect.ps1` reads.
///
/// # Errors
/// Where a name of the tables is no word.
pub(super) fn context(product: Product) -> Result<Json, NoWord> {
    let types = TYPES.iter().copied().filter(|of| of.exists_on(product));
    let (types, asked): (Vec<&'static ResourceType>, Vec<&'static ResourceType>) = types.partition(|of| of.through == Through::Exchange);
    let rights = types.iter().any(|of| of.identity == Identity::Right);
    let reads = types.iter().filter(|of| of.identity != Identity::Right).map(|of| read(of, product)).collect::<Result<Vec<_>, NoWord>>()?;
    let own: Vec<String> = asked.iter().map(|of| format!("Get-{}", of.noun)).collect();
    let asks = !asked.is_empty();
    let asked = asked.iter().map(|of| read(of, product)).collect::<Result<Vec<_>, NoWord>>()?;
    let each = asks || types.iter().any(|of| of.each_server);
    let needed = [
        (rights, "Read-ConnectorRights"),
        (each, "Read-EachServer"),
        (asks, "Test-Owa"),
        (types.iter().any(|of| several(of, product)), "Get-Distinct"),
    ];
    let needed = needed.into_iter().filter(|(needed, _)| *needed).map(|(_, function)| function);
    let functions = ["ConvertTo-Export"].into_iter().chain(needed).chain(own.iter().map(String::as_str));
    Ok(map([
        ("version", data::comment(VERSION)),
        ("tool", text(&format!("hostctl {VERSION}"))),
        ("product", data::comment(&product.to_string())),
        ("has_domain_controller", Json::from(product != Product::Online)),
        ("shell", data::comment(shell(product))),
        ("not_here", not_here(product)),
        ("reads", list(reads)),
        ("asks", Json::from(asks)),
        ("asked", list(asked)),
        ("reads_rights", Json::from(rights)),
        ("reads_each", Json::from(each)),
        ("has_extra", Json::from(types.iter().any(|of| of.best_effort))),
        ("functions", names(closure(functions))),
    ]))
}

fn read(of: &ResourceType, product: Product) -> Result<Json, NoWord> {
    let shown = |reading: &[Reading]| {
        let has = |property: &&Property| reading.contains(&property.reading) && property.products.contains(product);
        let properties = of.properties.iter().filter(has).map(|property| property.name);
        // The server is part of what an object is, whether it is a property that anyone sets or not.
        let server = matches!(of.identity, Identity::ServerAndName | Identity::Website(_)).then_some("Server");
        let others = properties.filter(|name| Some(*name) != server);
        texts(server.into_iter().chain(others))
    };
    Ok(map([
        ("noun", text(of.noun_on(product))),
        ("cmdlet", data::word(&format!("Get-{}", of.noun_on(product)))?),
        ("take", shown(&[Reading::Plain, Reading::Metabase])),
        // The organisation itself is read before all else, and once.
        ("is_read", Json::from(of.noun == OrganizationConfig::TYPE.noun)),
        ("several", Json::from(several(of, product))),
        ("calls", calls(of, product)?),
        ("each_server", Json::from(of.each_server)),
        ("is_extra", Json::from(of.best_effort)),
        ("has_less", Json::from(of.ad_properties_only)),
        ("less_take", shown(&[Reading::Plain])),
    ]))
}
