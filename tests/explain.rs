//! `hostctl rules` and `hostctl explain`: every rule is listed, has a page, and completes.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests may fail loudly, and so may their helpers")]

use hostctl::lint;

/// Runs hostctl, with colours or without.
fn hostctl(arguments: &[&str], color: bool) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = hostctl::run_with(arguments, &mut out, &mut err, (color, color));
    assert_eq!((code, String::from_utf8_lossy(&err).as_ref()), (0, ""), "{arguments:?}");
    String::from_utf8(out).unwrap()
}

/// The words of a text, whatever lines they are in.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_list_has_every_rule_on_a_line() {
    let text = hostctl(&["rules"], false);
    let json: serde_json::Value = serde_json::from_str(&hostctl(&["rules", "--format", "json"], false)).unwrap();
    let items = json["rules"].as_array().unwrap();
    assert_eq!(items.len(), lint::rules().count());
    for (rule, item) in lint::rules().zip(items) {
        let listed = |line: &str| line.split_whitespace().take(2).eq([rule.id, rule.severity.word()]) && line.ends_with(rule.summary);
        assert!(text.lines().any(listed), "{} is not listed", rule.id);
        assert_eq!((item["id"].as_str(), item["severity"].as_str()), (Some(rule.id), Some(rule.severity.word())));
        assert!(item["why"].as_str().is_some_and(|why| !why.is_empty()), "{} says no reason", rule.id);
    }
}

#[test]
fn each_page_is_shown() {
    for rule in lint::rules() {
        let page = hostctl(&["explain", rule.id], false);
        let parts = rule.explained();
        assert!(page.starts_with(&format!("{}[{}]: {}\n", rule.severity.word(), rule.id, rule.summary)), "{page}");
        assert!(words(&page).contains(&words(parts.what)) && words(&page).contains(&words(parts.why)), "{page}");
        assert!(page.contains(parts.source), "{page}");
        for line in parts.fails.yaml.lines().chain(parts.mended.yaml.lines()).filter(|line| !line.is_empty()) {
            assert!(page.contains(&format!("\n    {line}\n")), "{}: {line}", rule.id);
        }
        assert_eq!(page.contains(&format!("hostctl: allow({})", rule.id)), rule.silenceable, "{page}");
        let colored = hostctl(&["explain", rule.id], true);
        assert!(colored.contains("\u{1b}["), "{} has no colours", rule.id);
        assert_eq!(anstream::adapter::strip_str(&colored).to_string(), page);
    }
}

/// Scripts for fish complete no value that stands by itself: clap_complete writes none.
#[test]
fn shells_complete_the_rules() {
    for shell in ["bash", "zsh"] {
        let script = hostctl(&["completions", shell], false);
        for rule in lint::rules() {
            assert!(script.contains(rule.id), "{shell} does not complete {}", rule.id);
        }
    }
}

/// Whoever plans or renders is told too; a warning stops nothing. The collector only reads, and asks nothing of an organisation.
#[test]
fn warnings_are_told_where_scripts_are_made() {
    let manifests = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/lint-public-mail-domain/manifests");
    for (words, told) in [(["render", "--live", manifests], true), (["collector", "--color=never", manifests], false)] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = hostctl::run(words, &mut out, &mut err);
        let err = String::from_utf8(err).unwrap();
        assert_eq!((code, out.is_empty()), (0, false), "{err}");
        assert_eq!(err.contains("warning[public-mail-domain]") && err.contains("(1 silenced)"), told, "{words:?}: {err}");
    }
}
