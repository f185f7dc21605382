//! A plan as people read it.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::counted;
use crate::diagnostic::{Sources, clean};
use crate::plan::{Action, Change, Plan};

/// Where the places stand, and where the values.
const PLACE_COLUMN: usize = 78;
const NAME_WIDTH: usize = 26;

/// Prints a plan.
#[must_use]
pub fn print(plan: &Plan, sources: &Sources, unmanaged: bool, color: bool) -> String {
    let mut out = String::new();
    head(plan, &mut out);
    for change in &plan.changes {
        show(change, sources, color, &mut out);
    }
    if !plan.is_empty() {
        out.push('\n');
    }
    if unmanaged && !plan.unmanaged.is_empty() {
        out.push_str("  not managed:\n");
        for object in &plan.unmanaged {
            line(&mut out, format_args!("      {} '{}'", object.of.label, clean(object.key.as_str())));
        }
        out.push('\n');
    }
    summary(plan, unmanaged, &mut out);
    out
}

/// Writing to a text cannot fail.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
    out.push('\n');
}

fn head(plan: &Plan, out: &mut String) {
    line(
        out,
        format_args!(
            "{}, {}, {}: {}, {} managed",
            clean(&plan.platform),
            plan.product,
            clean(&plan.organization.to_string()),
            counted(plan.tenants, "tenant"),
            counted(plan.managed, "object"),
        ),
    );
    let exported = exported(plan).map_or(String::new(), |day| format!(", exported {}", clean(day)));
    line(out, format_args!("state: {}{exported}; plan {}\n", kinds(plan), plan.id));
}

/// How many kinds of object the export has.
pub(super) fn kinds(plan: &Plan) -> String {
    if plan.nouns == 1 { "1 kind of object".to_owned() } else { format!("{} kinds of object", plan.nouns) }
}

/// When it was made, as the export says. The day is enough for a person; the export says the hour.
pub(super) fn exported(plan: &Plan) -> Option<&str> {
    plan.exported.as_deref().and_then(|when| when.get(..10))
}

fn style(action: Action) -> Style {
    let color = match action {
        Action::Create => AnsiColor::Green,
        Action::Update => AnsiColor::Yellow,
        Action::Remove => AnsiColor::Red,
        Action::Blocked => AnsiColor::Magenta,
    };
    color.on_default().bold()
}

fn show(change: &Change, sources: &Sources, color: bool, out: &mut String) {
    let title = change.title();
    let title = clean(&title);
    let room = PLACE_COLUMN.saturating_sub(4 + title.chars().count()).max(2);
    let (on, off) = if color {
        (style(change.action).render().to_string(), style(change.action).render_reset().to_string())
    } else {
        Default::default()
    };
    let place = sources.place(change.at);
    let place = clean(&place);
    line(out, format_args!("  {on}{}{off} {title}{:room$}{place}", change.action.sign(), ""));
    for (name, old, new) in change.rows() {
        let new = clean(&new);
        // A long name still stands apart from its value.
        let name = if name.len() < NAME_WIDTH { name.to_owned() } else { format!("{name}  ") };
        match old {
            Some(old) => {
                line(out, format_args!("      {name:NAME_WIDTH$}{}", clean(&old)));
                line(out, format_args!("   {:NAME_WIDTH$}-> {new}", ""));
            }
            None => line(out, format_args!("      {name:NAME_WIDTH$}{new}")),
        }
    }
    if let Some(reason) = &change.reason {
        line(out, format_args!("      {}", clean(reason)));
    }
}

/// How much there is to do: `6 to create, 2 to change`.
pub(super) fn doing(plan: &Plan) -> String {
    let tally = plan.tally(&Action::ALL);
    if tally.is_empty() { "Nothing to do: the organisation is what the manifests say".to_owned() } else { tally }
}

/// How many objects no manifest names; none where there are none.
pub(super) fn not_managed(plan: &Plan) -> Option<String> {
    match plan.unmanaged.len() {
        0 => None,
        1 => Some("1 object exists that no manifest names".to_owned()),
        count => Some(format!("{count} objects exist that no manifest names")),
    }
}

fn summary(plan: &Plan, unmanaged: bool, out: &mut String) {
    let rest = not_managed(plan).map_or(String::new(), |rest| format!("; {rest}"));
    let hint = if rest.is_empty() || unmanaged { "" } else { " (--unmanaged lists them)" };
    line(out, format_args!("{}{rest}{hint}.", doing(plan)));
}
