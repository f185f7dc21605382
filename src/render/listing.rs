//! What each built-in template is, in one line.

use super::built_in::BUILT_IN;
use super::functions::function;

/// What the templates are that begin with no comment of their own. Functions do, and theirs is said.
const ABOUT: &[(&str, &str)] = &[
    ("changes.ps1", "The script of a plan: hostctl render"),
    ("collect.ps1", "The script that exports the state: hostctl collector"),
    ("live.ps1", "The script that reads the live organisation itself: hostctl render --live"),
    ("parts/ask.ps1", "Asks for the credentials that are needed, before the first change"),
    ("parts/begin.ps1", "Makes sure of the shell, and sets what all commands are given"),
    ("parts/ensure.ps1", "Makes sure of the organisation, and of the versions of its servers"),
    ("parts/header.ps1", "What stands at the top: what the script is, what it is made from, how to run it"),
    ("parts/invoke.ps1", "Runs one command of a live script"),
    ("parts/param.ps1", "The script's own parameters"),
    ("parts/reads.ps1", "Reads the live organisation, and the functions that compare it"),
    ("parts/tables.ps1", "How values compare; the servers and rights that the script has to do with"),
    ("parts/values.ps1", "The functions that tell what a value means"),
];

/// What a built-in template is, as one sentence without its full stop; empty where there is no such template.
#[must_use]
pub fn about(name: &str) -> String {
    if let Some((_, about)) = ABOUT.iter().find(|(known, _)| *known == name) {
        return (*about).to_owned();
    }
    let text = BUILT_IN.iter().find(|(known, _)| *known == name && function(known).is_some()).map_or("", |(_, text)| *text);
    let lines = text.lines().filter(|line| !line.starts_with("# needs:"));
    let comment: Vec<&str> = lines.map_while(|line| line.strip_prefix("# ")).collect();
    let comment = comment.join(" ");
    let sentence = comment.split_once(". ").map_or(&*comment, |(first, _)| first);
    sentence.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_template_says_what_it_is() {
        for (name, _) in BUILT_IN {
            let about = about(name);
            assert!(
                about.len() > 6 && !about.ends_with('.') && about.starts_with(|c: char| c.is_ascii_uppercase() || c == '.'),
                "{name}: {about}"
            );
        }
        for (name, _) in ABOUT {
            assert!(BUILT_IN.iter().any(|(known, _)| known == name), "{name} does not exist");
        }
        assert_eq!(about("nowhere.ps1"), "");
        assert_eq!(about("functions/Join-Set.ps1"), "Texts as one, each once and in an order that depends on no culture");
    }
}
