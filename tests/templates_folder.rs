//! Templates of a folder, hostile ones included: whatever they do with what a plan holds, it never reaches the script but as data; and
//! none of them takes the stack, the memory or the day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hostctl::render::templates::{RenderError, Templates};
use proptest::prelude::{ProptestConfig, Strategy, prop, prop_assert, proptest};
use support::powershell::{commands, parse};
use tempfile::TempDir;

mod support;

/// A name and a comment that would run as code, if they ever left their quotes.
const MANIFEST: &str = r#"kind: Platform
name: "a'; Remove-Mailbox * #"
organization: {name: "First'; Remove-Mailbox * #", forest: lab.example}
product: 2016
servers: [{name: EX01}]
send_connectors:
  - name: "b\u2019; Remove-Mailbox * #> `$(Remove-Mailbox *)"
    address_spaces: ["*"]
    comment: "c\r\nRemove-Mailbox *\n'; Remove-Mailbox * #"
    source_transport_servers: [EX01]
"#;

/// What a run ended with: the exit code, the script, and what was told.
fn live(manifests: &TempDir, templates: &Path) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["render".into(), "--live".into(), manifests.path().as_os_str().to_owned(), "--templates".into(), templates.into()];
    let code = hostctl::run::<_, std::ffi::OsString>(arguments, &mut out, &mut err);
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn manifests() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.yaml"), MANIFEST).unwrap();
    folder
}

fn with(text: &str) -> Result<Templates, RenderError> {
    Templates::with(&BTreeMap::from([("live.ps1".to_owned(), text.to_owned())]))
}

/// Pieces that begin and end strings, comments, blocks, tags and files, in any order.
fn any_template() -> impl Strategy<Value = String> {
    let pieces = [
        "{{ organization }}",
        "{{ organization }}",
        "# {{ headline }}\n",
        "{{ headline }}",
        "{% for item in wanted %}",
        "{% endfor %}",
        "{{ item.key }}",
        "# {{ item.place }}\n",
        "{% for pair in item.set %}\n{{ pair.name }} = {{ pair.value }}\n{% endfor %}\n",
        "{% if has_rights %}",
        "{% else %}",
        "{% endif %}",
        "{% include 'parts/header.ps1' %}\n",
        "{% include 'parts/tables.ps1' %}\n",
        "{% include 'mine.ps1' %}\n",
        "{% raw %}",
        "{% endraw %}",
        "{#",
        "#}",
        "{{",
        "}}",
        "'",
        "\"",
        "''",
        "`",
        "#",
        "<#",
        "#>",
        "@'\n",
        "\n'@",
        "@\"\n",
        "\n\"@",
        "$(",
        ")",
        "(",
        "@(",
        "{",
        "}",
        "$a = ",
        "-b",
        " ",
        " ",
        "\n",
        "\n",
        ";",
        ",",
        "|",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 1..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    /// The whole program against an independent grammar: what is printed must not run what a manifest says, and is ASCII with CRLF; what
    /// is refused is explained, and prints nothing.
    #[test]
    fn no_folder_of_templates_runs_a_value(main in any_template(), mine in any_template()) {
        let (manifests, templates) = (manifests(), tempfile::tempdir().unwrap());
        fs::write(templates.path().join("live.ps1"), &main).unwrap();
        fs::write(templates.path().join("mine.ps1"), &mine).unwrap();
        let (code, script, told) = live(&manifests, templates.path());
        if code == 0 {
            prop_assert!(script.is_ascii() && script.matches('\n').count() == script.matches("\r\n").count());
            prop_assert!(!parse(&script).is_empty() || commands(&script).iter().all(|command| command.name != "Remove-Mailbox"), "{}", script);
        } else {
            prop_assert!(code == 3 && script.is_empty() && told.contains("error: ") && told.contains("\nhelp: "), "{}", told);
            prop_assert!(!told.contains('\r') && told.contains("--> "), "{}", told);
        }
    }

    /// Whatever a file holds, it is a template or it is refused at a line of it.
    #[test]
    fn any_text_is_taken_or_refused(text in "\\PC{0,60}|[{}%#'\" a-z\n~*|.-]{0,80}|\\{[%{][^\n]{0,40}[%}]\\}") {
        if let Err(error) = with(&text) {
            // What is missing is missing at the end, after the last line.
            let lines = text.lines().count() + 1;
            prop_assert!(error.template == "live.ps1" && error.line.is_some_and(|line| (1..=lines).contains(&line)), "{:?}", error);
            prop_assert!(!error.message.is_empty() && !error.help.is_empty(), "{:?}", error);
        }
    }
}

/// Each would take more of the stack or of the memory than there is, if it were taken as it stands.
#[test]
fn nothing_grows_without_a_limit() {
    let many = 20_000;
    let huge = [
        "{{ a".to_owned() + &".a".repeat(many) + " }}",
        "{{ a".to_owned() + &"[0]".repeat(many) + " }}",
        "{{ ".to_owned() + &"(".repeat(many) + "a" + &")".repeat(many) + " }}",
        "{{ ".to_owned() + &"-".repeat(many) + "a }}",
        "{{ a".to_owned() + &"|length".repeat(many) + " }}",
        "{% if a".to_owned() + &" and a".repeat(many) + " %}{% endif %}",
        "{% if ".to_owned() + &"not ".repeat(many) + "a %}{% endif %}",
        "{% if a %}".repeat(many) + &"{% endif %}".repeat(many),
        "{% if a %}".to_owned() + &"{% elif a %}".repeat(many) + "{% endif %}",
        "{% for b in a %}".repeat(many) + &"{% endfor %}".repeat(many),
        "{% set a = [a] %}".repeat(many),
        "{% set a = a ~ a %}".repeat(100),
    ];
    for text in &huge {
        assert!(with(text).is_err(), "{text:.60}");
    }
    // As much as the limits allow, in the two megabytes of stack that a test has.
    let most = [
        "{% if a".to_owned() + &".a".repeat(140) + " %}{% endif %}",
        "{% if ".to_owned() + &"-".repeat(280) + "a %}{% endif %}",
        "{% if a".to_owned() + &"|length".repeat(40) + " %}{% endif %}",
        "{% if a".to_owned() + &"+1".repeat(140) + " %}{% endif %}",
        "{% if a".to_owned() + &"<1".repeat(140) + " %}{% endif %}",
        "{% if ".to_owned() + &"1 if a else ".repeat(20) + "1 %}{% endif %}",
        "{% if ".to_owned() + &"[".repeat(130) + &"]".repeat(130) + " %}{% endif %}",
        "{% if a %}".to_owned() + &"{% elif a %}".repeat(50) + "{% endif %}",
        "{% if has_rights %}".repeat(140) + &"{% endif %}".repeat(140),
        "{% if has_rights %}{% endif %}".repeat(8_000),
    ];
    let manifests = manifests();
    for text in &most {
        let templates = tempfile::tempdir().unwrap();
        fs::write(templates.path().join("live.ps1"), text).unwrap();
        let (code, ..) = live(&manifests, templates.path());
        assert!(code == 0 || code == 3, "{text:.60}");
    }
}
