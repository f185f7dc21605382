//! Which PowerShell functions a script needs: those that it calls, and those that they call in turn.

use super::built_in::BUILT_IN;

/// The first line of a function's file names what it calls: `# needs: Join-Set, Get-HexAddress`.
const NEEDS: &str = "# needs: ";

/// The templates of functions, with all that they need, each once and before those that need it.
#[must_use]
pub(super) fn closure<'a>(roots: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut ordered: Vec<String> = Vec::new();
    for root in roots {
        visit(root, &mut ordered, &mut Vec::new());
    }
    ordered.into_iter().map(|name| file(&name)).collect()
}

fn file(name: &str) -> String {
    format!("functions/{name}.ps1")
}

/// The depth is that of the functions' calls; `above` ends a circle.
fn visit(name: &str, ordered: &mut Vec<String>, above: &mut Vec<String>) {
    if ordered.iter().chain(&*above).any(|known| known == name) {
        return;
    }
    above.push(name.to_owned());
    for needed in needs(name) {
        visit(needed, ordered, above);
    }
    above.pop();
    ordered.push(name.to_owned());
}

/// What a function's file says that it needs.
fn needs(name: &str) -> impl Iterator<Item = &'static str> {
    let text = BUILT_IN.iter().find(|(known, _)| *known == file(name)).map_or("", |(_, text)| *text);
    let line = text.lines().next().and_then(|line| line.strip_prefix(NEEDS)).unwrap_or_default();
    line.split(',').map(str::trim).filter(|needed| !needed.is_empty())
}

/// The text of a function without the line that only this module reads.
#[must_use]
pub(super) fn without_needs(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(NEEDS) => rest,
        _ => text,
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
        let names: Vec<&str> = BUILT_IN.iter().filter_map(|(name, _)| name.strip_prefix("functions/")?.strip_suffix(".ps1")).collect();
        for name in &names {
            for needed in needs(name) {
                assert!(names.contains(&needed), "{name} needs {needed}, which is not there");
            }
        }
    }
}
