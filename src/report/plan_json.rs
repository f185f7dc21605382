//! A plan as programs read it.

use serde::Serialize;

use super::json;
use crate::diagnostic::Sources;
use crate::plan::{Action, Change, Plan};
use crate::value::{Argument, Value};

#[derive(Serialize)]
struct Report<'a> {
    format_version: u32,
    platforms: Vec<Platform<'a>>,
}

#[derive(Serialize)]
struct Platform<'a> {
    name: &'a str,
    product: &'static str,
    organization: String,
    plan_id: &'a str,
    summary: Summary,
    changes: Vec<Item<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unmanaged: Option<Vec<Object<'a>>>,
}

#[derive(Serialize)]
struct Summary {
    create: usize,
    update: usize,
    remove: usize,
    blocked: usize,
    unmanaged: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    action: &'static str,
    r#type: &'static str,
    identity: &'a str,
    tenant: Option<&'a str>,
    source: Place<'a>,
    properties: Vec<Property>,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct Property {
    name: &'static str,
    old: serde_json::Value,
    new: serde_json::Value,
}

#[derive(Serialize)]
struct Object<'a> {
    r#type: &'static str,
    identity: &'a str,
}

/// Prints plans, one for each platform.
///
/// # Errors
/// Never in practice: all that is printed is text, numbers and lists.
pub fn print(plans: &[Plan], sources: &Sources, unmanaged: bool) -> serde_json::Result<String> {
    let platforms = plans.iter().map(|plan| platform(plan, sources, unmanaged)).collect();
    json::print(&Report { format_version: 1, platforms })
}

fn platform<'a>(plan: &'a Plan, sources: &'a Sources, unmanaged: bool) -> Platform<'a> {
    Platform {
        name: &plan.platform,
        product: plan.product.word(),
        organization: plan.organization.to_string(),
        plan_id: &plan.id,
        summary: Summary {
            create: plan.count(Action::Create),
            update: plan.count(Action::Update),
            remove: plan.count(Action::Remove),
            blocked: plan.count(Action::Blocked),
            unmanaged: plan.unmanaged.len(),
        },
        changes: plan.changes.iter().map(|change| item(change, sources)).collect(),
        unmanaged: unmanaged
            .then(|| plan.unmanaged.iter().map(|object| Object { r#type: object.of.noun, identity: object.key.as_str() }).collect()),
    }
}

fn item<'a>(change: &'a Change, sources: &'a Sources) -> Item<'a> {
    let properties = change.properties.iter().map(|property| Property {
        name: change.of.at(property.place).name,
        old: property.old.as_ref().map_or(serde_json::Value::Null, json),
        new: json(&property.new),
    });
    Item {
        action: change.action.word(),
        r#type: change.of.noun,
        identity: change.key.as_str(),
        tenant: change.tenant.as_deref(),
        source: Place { file: sources.get(change.at).map_or("", |source| source.name.as_str()), line: sources.position(change.at).line },
        properties: properties.collect(),
        reason: change.reason.as_deref(),
    }
}

/// Truth values and numbers as such, lists as lists of texts, nothing as null, all else in Exchange's form.
fn json(value: &Value) -> serde_json::Value {
    match value.argument() {
        Argument::Null => serde_json::Value::Null,
        Argument::Bool(truth) => truth.into(),
        Argument::Number(number) => number.into(),
        Argument::List(items) => items
            .into_iter()
            .map(|item| match item {
                Argument::Text(text) => text,
                other => format!("{other:?}"),
            })
            .collect(),
        Argument::Text(_) | Argument::Edit { .. } | Argument::Credential(_) => value.to_string().into(),
    }
}
