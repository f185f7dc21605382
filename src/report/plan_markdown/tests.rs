//! What must hold of any plan: it fits, it is whole, and nothing of somebody else's is more than text.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Source, Span};
use crate::model::{Key, Organization};
use crate::plan::{Change, PropertyChange, Unmanaged};
use crate::resource::{Product, Resource, SendConnector};
use crate::value::Value;

fn sources(name: &str) -> Sources {
    Sources::new(vec![Source::new(name, "kind: Platform\n")])
}

fn change(action: Action, name: &str, value: &str) -> Change {
    let place = SendConnector::TYPE.properties.iter().position(|property| property.name == "Comment").unwrap();
    let value = Value::Odd(value.into());
    let property = PropertyChange { place: u16::try_from(place).unwrap(), old: Some(value.clone()), new: value, edit: None };
    Change {
        action,
        of: SendConnector::TYPE,
        key: Key::new(name),
        handle: name.into(),
        tenant: None,
        at: Span::new(0, 0, 4),
        properties: if action == Action::Update { vec![property] } else { Vec::new() },
        carried: Vec::new(),
        seen: Vec::new(),
        reason: (action == Action::Blocked).then(|| name.to_owned()),
    }
}

fn plan(platform: &str, changes: Vec<Change>) -> Plan {
    Plan {
        platform: platform.into(),
        product: Product::E2016,
        organization: Organization { name: platform.into(), forest: Some(platform.into()) },
        tenants: 1,
        managed: changes.len(),
        nouns: 3,
        exported: Some(format!("{platform}0123456789")),
        id: "d8482fabc5a8".to_owned(),
        unmanaged: changes.iter().map(|change| Unmanaged { of: change.of, key: change.key.clone() }).collect(),
        changes,
    }
}

fn many(platform: &str, count: usize) -> Plan {
    let change = |number: usize| change([Action::Update, Action::Remove, Action::Blocked][number % 3], &format!("C{number}"), "old");
    plan(platform, (0..count).map(change).collect())
}

/// What is not code: the text without fenced blocks, code spans and elements of code. Asserts that each of these ends.
fn outside_code(markdown: &str) -> String {
    let mut outside = String::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let end = lines.find(|line| line.trim_start().starts_with("```"));
            assert_eq!(end, Some("```"), "a block ends elsewhere, or nowhere:\n{markdown}");
        } else if line.starts_with('<') {
            outside += &without_elements(line);
        } else {
            outside += &without_spans(line);
        }
        outside.push('\n');
    }
    outside
}

fn without_elements(line: &str) -> String {
    let mut parts = line.split("<code>");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| {
        let (code, after) = part.split_once("</code>").expect("the element ends");
        assert!(!code.contains(['<', '>', '"']), "{line}");
        text + after
    })
}

fn without_spans(line: &str) -> String {
    let run = |text: &str| text.len() - text.trim_start_matches('`').len();
    let (mut outside, mut rest) = (String::new(), line);
    while let Some(start) = rest.find('`') {
        outside += &rest[..start];
        let fence = run(&rest[start..]);
        rest = &rest[start + fence..];
        loop {
            let end = rest.find('`').unwrap_or_else(|| panic!("a span does not end: {line}"));
            let length = run(&rest[end..]);
            rest = &rest[end + length..];
            if length == fence {
                break;
            }
        }
    }
    // What an empty text is shown as.
    (outside + rest).replace("<code>", "").replace("</code>", "")
}

fn is_tame(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.strip_prefix("## ").unwrap_or(line);
        let line = ["<details><summary>", "</summary>", "</details>"].iter().fold(line.to_owned(), |line, tag| line.replace(tag, ""));
        line.chars().all(|c| c.is_ascii_alphanumeric() || " .,;:()-*".contains(c))
    })
}

const HOSTILE: &[&str] = &[
    "```\n</code></summary></details>\n# @somebody closes #123 <img src=x onerror=alert(1)> [a](javascript:b) | `x` ~~~ ``` *b*",
    "`",
    "``a",
    "a```",
    " ",
    "",
    "\n\n@all",
    "<!-- ",
    "\u{202e}\u{1b}[31m",
    "&lt;",
];

#[test]
fn hostile_texts_stay_texts() {
    for text in HOSTILE {
        let changes = [Action::Create, Action::Update, Action::Remove, Action::Blocked].map(|action| change(action, text, text)).to_vec();
        let printed = print(&[plan(text, changes)], &sources(text), true);
        let outside = outside_code(&printed);
        assert!(is_tame(&outside), "{text:?}\n{outside}\nof\n{printed}");
        assert_eq!(printed.matches("<details>").count(), 3, "{printed}");
    }
}

proptest! {
    #[test]
    fn any_texts_stay_texts(name in any::<String>(), value in "[`<>&@#|\\n a-z~*_\\[\\]()\\\\]{0,40}") {
        let changes = [Action::Update, Action::Remove, Action::Blocked].map(|action| change(action, &value, &name)).to_vec();
        let printed = print(&[plan(&value, changes)], &sources(&name), true);
        prop_assert!(is_tame(&outside_code(&printed)), "{}", printed);
    }
}

#[test]
fn a_small_plan_is_shown_whole() {
    let printed = print(&[many("fabrikam", 6)], &sources("platform.yaml"), true);
    insta::assert_snapshot!(printed);
}

#[test]
fn nothing_to_do_is_said() {
    let printed = print(&[plan("fabrikam", Vec::new())], &sources("platform.yaml"), false);
    assert!(printed.contains("**Nothing to do: the organisation is what the manifests say**."), "{printed}");
}

/// So many of a plan's changes are on a line or with their properties.
fn shown(printed: &str) -> (usize, usize) {
    let rows = printed.lines().filter(|line| line.starts_with("- `")).count();
    (rows, printed.matches("<details><summary><code>").count())
}

#[test]
fn properties_are_left_out_before_changes() {
    let printed = print(&[many("fabrikam", 900)], &sources("platform.yaml"), false);
    let (rows, detailed) = shown(&printed);
    assert_eq!(rows + detailed, 900);
    assert!(size(&printed) <= LONGEST && size(&printed) > LONGEST - 2_000, "{} characters", size(&printed));
    // A removal has nothing but its line: one of three.
    let without = printed.lines().filter(|line| line.starts_with("- `~`") || line.starts_with("- `!`")).count();
    let note = format!("\n**{} of 900 changes are shown with their properties; {without} more are in `hostctl plan`.**\n", 900 - without);
    assert!(without > 0 && printed.contains(&note), "{note}");
    assert!(is_tame(&outside_code(&printed)));
}

#[test]
fn changes_are_left_out_in_whole_lines() {
    let printed = print(&[many("fabrikam", 5_000)], &sources("platform.yaml"), true);
    let (rows, detailed) = shown(&printed);
    assert!(rows > 1_000 && detailed == 0, "{rows}, {detailed}");
    assert!(size(&printed) <= LONGEST && size(&printed) > LONGEST - 3_000, "{} characters", size(&printed));
    assert!(printed.contains("**1667 to change, 1667 to remove, 1666 cannot be planned**; 5000 objects exist that no manifest names."));
    let note = format!("\n**{rows} of 5000 changes are shown, without their properties; {} more are in `hostctl plan`.**\n", 5_000 - rows);
    assert!(printed.contains(&note), "{note}");
    assert!(printed.contains("\n... and 5000 more: hostctl plan --unmanaged\n"));
    assert!(is_tame(&outside_code(&printed)));
}

#[test]
fn a_large_platform_does_not_push_a_small_one_out() {
    let printed = print(&[many("large", 5_000), many("small", 9)], &sources("platform.yaml"), false);
    assert!(size(&printed) <= LONGEST, "{} characters", size(&printed));
    let (large, small) = printed.split_once("## Plan for `small`").unwrap();
    assert!(shown(large).0 > 500 && large.contains("of 5000 changes are shown"));
    assert_eq!(shown(small), (9, 0));
    let printed = print(&[many("large", 600), many("small", 9)], &sources("platform.yaml"), false);
    let (_, small) = printed.split_once("## Plan for `small`").unwrap();
    assert_eq!(shown(small), (3, 6), "all of the small one is shown: three of its changes are removals");
}

#[test]
fn more_platforms_than_fit_are_counted() {
    let plans: Vec<Plan> = (0..400).map(|number| many(&format!("platform {number}"), 3)).collect();
    let printed = print(&plans, &sources("platform.yaml"), false);
    assert!(size(&printed) <= LONGEST, "{} characters", size(&printed));
    let heads = printed.matches("## Plan for").count();
    let left = 400 - heads;
    let rest = format!(
        "\n**Not shown here: {left} more platforms with 0 to create, {left} to change, {left} to remove, {left} cannot be planned.** `hostctl plan` shows all.\n"
    );
    assert!((1..400).contains(&heads) && printed.ends_with(&rest), "{rest}");
}

#[test]
fn characters_beyond_ascii_count_as_they_do_everywhere() {
    let changes = (0..3_000).map(|number| change(Action::Update, &format!("\u{1F600}{number}"), &"\u{1F600}".repeat(50))).collect();
    let printed = print(&[plan("fabrikam", changes)], &sources("platform.yaml"), false);
    assert!(printed.encode_utf16().count() <= LONGEST);
}
