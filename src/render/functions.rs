//! Which PowerShell functions a script needs: those that it calls, and those that they call in turn.

use super::built_in::BUILT_IN;

/// The first line of a function's file names what it calls: `# needs: Join-Set, Get-HexAddress`.
const NEEDS: &str = "# needs: ";

/// The templates of functions, with all that they need, each once and before those that need it.
#[must_use]
pub(super) fn closure<'a>(roots: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    closure_in(roots, &|name| BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text))
}

/// The same of other files than the built-in ones: `text` knows a template's text by its name.
pub(super) fn closure_in<'a, 't>(roots: impl IntoIterator<Item = &'a str>, text: &impl Fn(&str) -> Option<&'t str>) -> Vec<String> {
    let mut ordered: Vec<String> = Vec::new();
    for root in roots {
        visit(root, text, &mut ordered, &mut Vec::new());
    }
    ordered.into_iter().map(|name| file(&name)).collect()
}

/// The template of a function.
pub(super) fn file(name: &str) -> String {
    format!("functions/{name}.ps1")
}

/// The function of a template, where it is one.
pub(super) fn function(template: &str) -> Option<&str> {
    template.strip_prefix("functions/")?.strip_suffix(".ps1")
}

/// The depth is that of the functions' calls; `above` ends a circle.
fn visit<'t>(name: &str, text: &impl Fn(&str) -> Option<&'t str>, ordered: &mut Vec<String>, above: &mut Vec<String>) {
    if ordered.iter().chain(&*above).any(|known| known == name) {
        return;
    }
    above.push(name.to_owned());
    for needed in needs(text(&file(name)).unwrap_or_default()) {
        visit(needed, text, ordered, above);
    }
    above.pop();
    ordered.push(name.to_owned());
}

/// What a function's file says that it needs.
pub(super) fn needs(text: &str) -> impl Iterator<Item = &str> {
    let line = text.lines().next().and_then(|line| line.strip_prefix(NEEDS)).unwrap_or_default();
    line.split(',').map(str::trim).filter(|needed| !needed.is_empty())
}

/// The text of a function with the line that only this module reads as a comment of the templates' language: it is not printed, and the
/// lines below keep their numbers.
#[must_use]
pub(super) fn without_needs(text: &str) -> String {
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(NEEDS) => format!("{{# needs #}}\n{rest}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_comes_first_and_exists() {
        let all = closure(["Get-Missing", "Read-Rights"]);
        let at = |name: &str| all.iter().position(|other| *other == file(name)).unwrap();
        assert!(at("Format-Argument") < at("New-Command") && at("New-Command") < at("Get-Missing"));
        let names: Vec<&str> = BUILT_IN.iter().filter_map(|(name, _)| function(name)).collect();
        for (name, text) in BUILT_IN {
            for needed in needs(text) {
                assert!(names.contains(&needed), "{name} needs {needed}, which is not there");
            }
        }
    }
}
