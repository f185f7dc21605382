//! What changes in manifests, as a unified diff: `git apply` and `patch -p1` take it.

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use super::conceal::cover_keys;
use crate::diagnostic::{MARK, Source, clean};

/// Prints the files that change. On a terminal, which is when there are colours, nothing that could drive it is printed as it is; elsewhere
/// every byte is the file's own. What stands after a key that can only hold a secret is concealed in both.
#[must_use]
pub fn print<'s>(changed: impl Iterator<Item = (&'s Source, &'s Source)>, color: bool) -> String {
    let mut out = String::new();
    for (before, after) in changed {
        // The mark is no part of the text, and the first thing of the file.
        let mark = if before.marked && !color { MARK } else { "" };
        let (old, new) = (format!("{mark}{}", cover_keys(&before.text)), format!("{mark}{}", cover_keys(&after.text)));
        // As git writes them: a name with blanks ends with a tab.
        let path = clean(&before.path);
        let end = if path.contains(' ') { "\t" } else { "" };
        let (a, b) = if path.starts_with('/') { ("", "") } else { ("a/", "b/") };
        let diff = TextDiff::from_lines(old.as_str(), new.as_str());
        let text = diff.unified_diff().context_radius(3).header(&format!("{a}{path}{end}"), &format!("{b}{path}{end}")).to_string();
        if color {
            text.lines().for_each(|line| paint(line, &mut out));
        } else {
            out.push_str(&text);
        }
    }
    out
}

fn paint(line: &str, out: &mut String) {
    let style = match line.as_bytes().first() {
        Some(b'+') => AnsiColor::Green.on_default(),
        Some(b'-') => AnsiColor::Red.on_default(),
        Some(b'@') => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    };
    out.push_str(&format!("{}{}{}\n", style.render(), clean(line), style.render_reset()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_is_one_that_tools_apply() {
        let before = Source::new("tenants/a b.yaml", "a: 1\r\nb: no\r\npassword: geheim\r\nc: 3");
        let after = Source { text: before.text.replace("no", "'no'"), ..before.clone() };
        let printed = print([(&before, &after)].into_iter(), false);
        let expected = "--- a/tenants/a b.yaml\t\n+++ b/tenants/a b.yaml\t\n@@ -1,4 +1,4 @@\n a: 1\r\n-b: no\r\n+b: 'no'\r\n password: ******\r\n c: 3\n\\ No newline at end of file\n";
        assert_eq!(printed, expected);
        assert_eq!(print(std::iter::empty(), false), "");
    }

    #[test]
    fn on_a_terminal_nothing_is_raw() {
        let before = Source::new("a\u{1b}.yaml", "a: \u{202e}\n");
        let after = Source { text: "a: b\n".to_owned(), ..before.clone() };
        let printed = anstream::adapter::strip_str(&print([(&before, &after)].into_iter(), true)).to_string();
        assert!(!printed.contains(['\u{1b}', '\u{202e}']) && printed.contains("\n+a: b\n"), "{printed:?}");
    }
}
