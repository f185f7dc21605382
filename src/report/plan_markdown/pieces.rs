//! The pieces of a plan's Markdown: each is shown whole or not at all.

use super::super::markdown::{code, html_code};
use super::super::{counted, plan_text};
use super::{Shown, size};
use crate::diagnostic::{Sources, told};
use crate::plan::{Change, Plan};

/// Room for what is said of the pieces that are left out, and for what stands around those that are not.
const AROUND: usize = 600;

/// The pieces of one platform.
pub(super) struct Pieces {
    /// The heading, the summary and what was compared: shown whatever else is.
    head: String,
    changes: Vec<Piece>,
    /// How many objects no manifest names, and each of them on a line; none where they are not asked for.
    unmanaged: Option<(String, Vec<String>)>,
    pub(super) sizes: Sizes,
}

/// What a change is shown as.
struct Piece {
    /// On a line.
    row: String,
    /// With its properties, or the reason why it cannot be planned; none where it has neither, as a removal.
    block: Option<String>,
}

/// How many characters the pieces have.
pub(super) struct Sizes {
    pub(super) frame: usize,
    pub(super) rows: Vec<usize>,
    /// So many more has a change with its properties.
    pub(super) details: Vec<usize>,
    pub(super) unmanaged: Vec<usize>,
}

/// Makes the pieces of a plan.
pub(super) fn pieces(plan: &Plan, sources: &Sources, unmanaged: bool) -> Pieces {
    let changes: Vec<Piece> = plan.changes.iter().map(|change| piece(change, sources)).collect();
    let names = plan.unmanaged.iter().map(|object| format!("{} '{}'\n", object.of.label, told(object.key.as_str())));
    let unmanaged = plan_text::not_managed(plan).filter(|_| unmanaged).map(|title| (title, names.collect::<Vec<_>>()));
    let head = head(plan, unmanaged.is_some());
    let details = changes.iter().map(|piece| piece.block.as_ref().map_or(0, |block| size(block).saturating_sub(size(&piece.row))));
    let sizes = Sizes {
        frame: size(&head) + AROUND,
        // With the empty line that stands before a list.
        rows: changes.iter().map(|piece| size(&piece.row) + 1).collect(),
        details: details.collect(),
        unmanaged: unmanaged.iter().flat_map(|(_, names)| names).map(|name| size(name)).collect(),
    };
    Pieces { head, changes, unmanaged, sizes }
}

fn head(plan: &Plan, unmanaged: bool) -> String {
    let hint = if unmanaged { "" } else { " (`--unmanaged` lists them)" };
    let rest = plan_text::not_managed(plan).map_or(String::new(), |rest| format!("; {rest}{hint}"));
    let exported = plan_text::exported(plan).map_or(String::new(), |day| format!(", exported {}", code(day)));
    format!(
        "## Plan for {}\n\n**{}**{rest}.\n\n{}, {}: {}, {} managed. State: {}{exported}. Plan {}.\n",
        code(&plan.platform),
        plan_text::doing(plan),
        plan.product,
        code(&plan.organization.to_string()),
        counted(plan.tenants, "tenant"),
        counted(plan.managed, "object"),
        plan_text::kinds(plan),
        code(&plan.id),
    )
}

fn piece(change: &Change, sources: &Sources) -> Piece {
    let place = sources.place(change.at);
    let title = |code: fn(&str) -> String| {
        let name = if change.of.is_settings() { String::new() } else { format!(" {}", code(change.key.as_str())) };
        format!("{} {}{name} ({})", code(&change.action.sign().to_string()), change.of.label, code(&place))
    };
    let details = details(change);
    let block = format!("\n<details><summary>{}</summary>\n\n```diff\n{details}```\n\n</details>\n", title(html_code));
    Piece { row: format!("- {}\n", title(code)), block: (!details.is_empty()).then_some(block) }
}

/// What changes, as a diff. No line of it begins with a backtick, so none can end the block that it stands in.
fn details(change: &Change) -> String {
    let mut lines = String::new();
    for (name, old, new) in change.rows() {
        if let Some(old) = old {
            lines += &format!("- {name}: {}\n", told(&old));
        }
        lines += &format!("+ {name}: {}\n", told(&new));
    }
    if let Some(reason) = &change.reason {
        lines += &format!("! {}\n", told(reason));
    }
    lines
}

impl Pieces {
    /// The pieces that are shown, and what is said of the others.
    pub(super) fn print(&self, shown: Shown) -> String {
        let mut text = self.head.clone();
        let mut in_list = false;
        for (number, piece) in self.changes.iter().take(shown.changes).enumerate() {
            match piece.block.as_ref().filter(|_| number < shown.detailed) {
                Some(block) => text.push_str(block),
                None => {
                    // A list begins after an empty line: what stands right after HTML is HTML.
                    text.push_str(if in_list { "" } else { "\n" });
                    text.push_str(&piece.row);
                }
            }
            in_list = !text.ends_with("</details>\n");
        }
        if let Some(cut) = self.cut(shown) {
            text.push_str(&format!("\n**{cut}**\n"));
        }
        if let Some((title, names)) = &self.unmanaged {
            let (names, all) = (&names[..shown.unmanaged], names.len());
            let more =
                if names.len() < all { format!("... and {} more: hostctl plan --unmanaged\n", all - names.len()) } else { String::new() };
            text.push_str(&format!("\n<details><summary>{title}</summary>\n\n```text\n{}{more}```\n\n</details>\n", names.concat()));
        }
        text
    }

    /// What is left out of the changes.
    fn cut(&self, shown: Shown) -> Option<String> {
        let all = self.changes.len();
        if shown.changes < all {
            let more = all - shown.changes;
            return Some(format!(
                "{} of {all} changes are shown, without their properties; {more} more are in `hostctl plan`.",
                shown.changes
            ));
        }
        // What has no properties is shown whole on its line.
        let without = self.changes.iter().skip(shown.detailed).filter(|piece| piece.block.is_some()).count();
        (without > 0)
            .then(|| format!("{} of {all} changes are shown with their properties; {without} more are in `hostctl plan`.", all - without))
    }
}
