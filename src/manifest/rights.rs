//! `extended_rights` of a receive connector. Naming a right only adds it; `exclude` takes it away; what is not named is never
//! touched, since permission groups are made of such rights. So each right is an object of its own, which hangs on its connector.

use super::entry::Entry;
use super::keys::mapping;
use super::rules::INVALID_VALUE;
use super::takes::Takes::{Like, List, Section};
use crate::diagnostic::{Finding, Sink, Span};
use crate::model::{Ensure, Key, Want, Wish, right_key};
use crate::resource::{AdPermission, Resource};
use crate::value::{Kind, Value};
use crate::yaml::{self, NodeRef, View};

mapping! {
    /// An account's rights.
    RIGHT = "an extended right" {
        "user" ["the account that gets the rights, such as 'NT AUTHORITY\\ANONYMOUS LOGON'"]: Like("an account", "NT AUTHORITY\\ANONYMOUS LOGON") => "The account.",
        "rights" ["the rights, such as [Ms-Exch-SMTP-Accept-Any-Recipient]"]: List("rights", &Like("the name of a right", "Ms-Exch-SMTP-Accept-Any-Recipient")) => "Its rights, as Get-ADPermission shows them.",
    }
}

mapping! {
    /// Rights that are there, and rights that are not.
    RIGHTS = "a part of the extended rights" {
        "include": Section("extended rights", &RIGHT) => "Rights that are added.",
        "exclude": Section("extended rights", &RIGHT) => "Rights that are taken away.",
    }
}

/// An account's right on whatever connector it is said of.
#[derive(Clone, Debug)]
pub(super) struct Grant {
    /// The account, as a value of [`AdPermission::USER`].
    account: Value,
    right: String,
    ensure: Ensure,
    at: Span,
}

impl Grant {
    /// That an account has a right.
    pub(super) fn new(account: Value, right: &str, at: Span) -> Self {
        Self { account, right: right.to_owned(), ensure: Ensure::Present, at }
    }

    /// The right on a connector, as an object of its own.
    pub(super) fn entry(self, connector: &Key) -> Entry {
        let Self { account, right, ensure, at } = self;
        let key = right_key(connector.as_str(), &account.to_string(), &right);
        let mut entry = Entry { parent: Some(connector.clone()), ensure: (ensure, Some(at)), ..Entry::new(AdPermission::TYPE, key, at) };
        entry.say(Wish { place: AdPermission::USER.index, at, want: Want::Be(account) });
        if let Ok(rights @ Value::Names(_)) = Kind::Names.parse(&[&right]) {
            entry.say(Wish { place: AdPermission::EXTENDED_RIGHTS.index, at, want: Want::Be(rights) });
        }
        entry
    }
}

/// Reads `[{user, rights}]`, or `{include: [...], exclude: [...]}` of such.
pub(super) fn read(node: NodeRef<'_>, sink: &mut Sink) -> Vec<Grant> {
    let mut grants = Vec::new();
    if !matches!(node.view(), View::Mapping) {
        list(node, Ensure::Present, sink, &mut grants);
        return grants;
    }
    let Some(mut keys) = RIGHTS.open(node, sink) else { return grants };
    for (key, ensure) in [("include", Ensure::Present), ("exclude", Ensure::Absent)] {
        if let Some(pair) = keys.take(key) {
            list(pair.value, ensure, sink, &mut grants);
        }
    }
    keys.finish(sink);
    grants
}

fn list(node: NodeRef<'_>, ensure: Ensure, sink: &mut Sink, grants: &mut Vec<Grant>) {
    if matches!(node.view(), View::Null) {
        return;
    }
    for item in yaml::items(node, "a list of extended rights", sink).unwrap_or_default() {
        grant(item, ensure, sink, grants);
    }
}

fn grant(node: NodeRef<'_>, ensure: Ensure, sink: &mut Sink, grants: &mut Vec<Grant>) {
    let Some(mut keys) = RIGHT.open(node, sink) else { return };
    let user = keys.take("user");
    let rights = keys.take("rights");
    keys.finish(sink);
    let account = user.and_then(|user| account(user.value, sink));
    for item in rights.and_then(|rights| yaml::items(rights.value, "a list of rights", sink)).unwrap_or_default() {
        let Some((right, at)) = yaml::text(item, "the name of a right", sink) else { continue };
        if let Some(why) = wrong(right) {
            sink.push(
                INVALID_VALUE.at(at, format!("`rights`: {why}")).help("write it as Get-ADPermission shows it, each in an item of its own"),
            );
            continue;
        }
        grants.extend(account.clone().map(|account| Grant { account, right: right.to_owned(), ensure, at }));
    }
}

fn account(node: NodeRef<'_>, sink: &mut Sink) -> Option<Value> {
    let (account, at) = yaml::text(node, "an account", sink)?;
    let refusal = match Kind::Account.parse(&[account]) {
        Ok(Value::Nothing) => return refuse(INVALID_VALUE.at(at, "`user`: an account has a name"), sink),
        Ok(account) => return Some(account),
        Err(refusal) => refusal,
    };
    let finding = INVALID_VALUE.at(at, format!("`user`: {}", refusal.message));
    refuse(refusal.help.into_iter().fold(finding, Finding::help), sink)
}

fn refuse<T>(finding: Finding, sink: &mut Sink) -> Option<T> {
    sink.push(finding);
    None
}

/// Why a text is no right's name.
fn wrong(right: &str) -> Option<String> {
    if right.trim().is_empty() {
        return Some("a right has a name".to_owned());
    }
    let wrong = right.chars().find(|c| c.is_control() || matches!(c, ',' | ':'))?;
    Some(format!("{wrong:?} cannot stand in the name of a right"))
}
