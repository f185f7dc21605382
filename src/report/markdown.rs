//! Texts of somebody else's in Markdown, where they stay texts: no markup, no HTML, no mention of a person, no reference to an issue.
//!
//! Both ways out end in an element of code, in which GitHub and GitLab look for neither `@name` nor `#123`.

use crate::diagnostic::told;

/// A text as a code span, in a paragraph of Markdown: between more backticks than any run of them within.
pub(super) fn code(text: &str) -> String {
    let text = told(text);
    if text.trim().is_empty() {
        // Nothing between backticks would be backticks.
        return html_code(&text);
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // One blank on each side is taken away again, where there is one on both.
    let apart = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let blank = if apart { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// A text as an element of code, in a block of HTML, where nothing is Markdown.
pub(super) fn html_code(text: &str) -> String {
    let mut html = String::from("<code>");
    for c in told(text).chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html + "</code>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_hold_any_text() {
        let cases = [
            ("To Internet", "`To Internet`"),
            ("a`b", "``a`b``"),
            ("```", "```` ``` ````"),
            ("`", "`` ` ``"),
            (" a ", "`  a  `"),
            ("a|b</code>@name #1", "`a|b</code>@name #1`"),
            ("a\nb", "`a␊b`"),
            ("", "<code></code>"),
            ("  ", "<code>  </code>"),
        ];
        for (text, expected) in cases {
            assert_eq!(code(text), expected);
        }
    }

    #[test]
    fn html_holds_any_text() {
        assert_eq!(html_code("</summary>&amp; \"@name\"\n\n#1"), "<code>&lt;/summary&gt;&amp;amp; &quot;@name&quot;␊␊#1</code>");
    }
}
