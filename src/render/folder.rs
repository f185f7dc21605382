//! Templates of a user's own: files that stand for the built-in ones of the same name, and others that these include.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Value as Json, context};

use super::built_in::BUILT_IN;
use super::context::names;
use super::data;
use super::functions::{closure_in, file, function, needs, without_needs};
use super::language;
use super::lexer;
use super::templates::{RenderError, Templates};

/// What a template's first line says where it is a function, and says in vain elsewhere.
const NEEDS: &str = "# needs:";

/// A file that nothing reads: neither is a built-in template called so, nor does another template include it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// The file's name.
    pub name: String,
    /// The built-in template whose name is most like it.
    pub nearest: &'static str,
}

impl Templates {
    /// The templates of this program, where a user's own do not stand for them. The files' names are those of the built-in templates,
    /// with slashes.
    ///
    /// # Errors
    /// The first file, by name, that is no template, with its name and, where it is known, its line.
    pub fn with(files: &BTreeMap<String, String>) -> Result<Self, RenderError> {
        let mut templates = Self::built_in()?;
        for (name, text) in files {
            // What is included is whole lines: the last one must not run into what follows.
            let mut text = text.replace("\r\n", "\n");
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            check_needs(name, &text, files)?;
            language::check(&text).map_err(|unfit| RenderError {
                template: name.clone(),
                line: Some(unfit.line),
                message: unfit.message,
                help: unfit.help,
            })?;
            templates.add(name, &without_needs(&text))?;
            templates.own.insert(name.clone(), text);
        }
        Ok(templates)
    }

    /// A template's text: the user's or the built-in one.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&str> {
        let built_in = || BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
        self.own.get(name).map(String::as_str).or_else(built_in)
    }

    /// Whether a template is the user's.
    #[must_use]
    pub fn is_own(&self, name: &str) -> bool {
        self.own.contains_key(name)
    }

    /// The user's templates that nothing reads, by name: with a slip in a name, all would be as before, and nobody would be told.
    #[must_use]
    pub fn unused(&self) -> Vec<Unused> {
        let mut read: BTreeSet<&str> = self.own.keys().map(String::as_str).filter(|name| is_built_in(name)).collect();
        let mut next: Vec<&str> = read.iter().copied().collect();
        while let Some(name) = next.pop() {
            let text = self.own.get(name).map_or("", String::as_str);
            let needed = needs(text).map(file);
            let included = included(text).into_iter().map(str::to_owned);
            for other in needed.chain(included) {
                if let Some((other, _)) = self.own.get_key_value(&other)
                    && read.insert(other)
                {
                    next.push(other);
                }
            }
        }
        let unused = self.own.keys().filter(|name| !read.contains(name.as_str()));
        unused.map(|name| Unused { name: name.clone(), nearest: nearest(name) }).collect()
    }

    /// The first of the user's templates that by itself, without its tags, is no PowerShell to the lexer: its name, the line, and why.
    pub(super) fn fault(&self) -> Option<(String, usize, String)> {
        self.own.iter().find_map(|(name, text)| {
            let wrong = lexer::check(&language::without_tags(text)).err()?;
            Some((name.clone(), wrong.line, wrong.message))
        })
    }

    /// What the templates of a script are given, with the functions that the user's own need.
    pub(super) fn with_needs(&self, given: Json) -> Json {
        let is_function = |name: &&String| function(name).is_some();
        if !self.own.keys().any(|name| is_function(&name)) {
            return given;
        }
        let listed = |key: &str| -> Vec<String> {
            let items = given.get_attr(key).ok().and_then(|list| list.try_iter().ok());
            items.into_iter().flatten().filter_map(|name| function(name.as_str()?).map(str::to_owned)).collect()
        };
        let closed = |roots: &[String]| closure_in(roots.iter().map(String::as_str), &|name| self.source(name));
        // A function that a template includes itself: what it needs comes with the others.
        let by_hand = self.own.values().flat_map(|text| included(text)).filter(|name| function(name).is_some());
        let by_hand = by_hand.filter_map(|name| self.own.get(name)).flat_map(|text| needs(text)).map(str::to_owned);
        let meanings = closed(&listed("meanings"));
        let roots: Vec<String> = listed("functions").into_iter().chain(by_hand).collect();
        // What stands among the meanings need not stand among the others again.
        let functions = closed(&roots).into_iter().filter(|name| !meanings.contains(name)).collect();
        let functions = names(functions);
        if meanings.is_empty() {
            return context! { functions, ..given };
        }
        context! { functions, meanings => names(meanings), ..given }
    }
}

fn is_built_in(name: &str) -> bool {
    BUILT_IN.iter().any(|(known, _)| *known == name)
}

/// The templates that a template includes by their names.
fn included(text: &str) -> Vec<&str> {
    language::tags(text).filter(|tag| tag.statement == "include").flat_map(|tag| tag.texts).collect()
}

/// What a template says that it needs is there, and is a function that says so.
fn check_needs(name: &str, text: &str, files: &BTreeMap<String, String>) -> Result<(), RenderError> {
    let first = text.lines().next().unwrap_or_default();
    if !first.starts_with(NEEDS) {
        return Ok(());
    }
    let refused = |message: String, help: String| Err(RenderError { template: name.to_owned(), line: Some(1), message, help });
    if function(name).is_none() {
        return refused(
            "only the files of functions say what they need".to_owned(),
            "include the functions: {% include 'functions/NAME.ps1' %}".to_owned(),
        );
    }
    if needs(text).next().is_none() {
        return refused(
            "it is not said what the function needs".to_owned(),
            "write `# needs: Join-Set, Get-HexAddress`, or leave the line out".to_owned(),
        );
    }
    for needed in needs(text) {
        let template = file(needed);
        if data::word(needed).is_err() || !(files.contains_key(&template) || is_built_in(&template)) {
            let help = format!("write it, or name another one; the nearest built-in one is {}", nearest(&template));
            return refused(format!("it needs {}, and there is no {}", shown(needed), shown(&template)), help);
        }
    }
    Ok(())
}

fn shown(text: &str) -> String {
    crate::diagnostic::told(text).into_owned()
}

/// The built-in template whose name, or the end of whose name, is most like another.
#[must_use]
pub fn nearest(name: &str) -> &'static str {
    let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_lowercase();
    // Longer names are no slip of the finger.
    let (name, end) = (name.to_lowercase().chars().take(100).collect::<String>(), last(name).chars().take(100).collect::<String>());
    let mut best = (-1.0, "");
    for (known, _) in BUILT_IN {
        let whole = strsim::normalized_damerau_levenshtein(&name, &known.to_lowercase());
        let score = strsim::normalized_damerau_levenshtein(&end, &last(known)).max(whole) + whole / 10.0;
        if score > best.0 {
            best = (score, known);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(files: &[(&str, &str)]) -> Result<Templates, RenderError> {
        Templates::with(&files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn the_nearest_name_is_the_one_that_was_meant() {
        for (name, expected) in [
            ("header.ps1", "parts/header.ps1"),
            ("parts/heder.ps1", "parts/header.ps1"),
            ("Parts/Header.ps1", "parts/header.ps1"),
            ("parts\\header.ps1", "parts/header.ps1"),
            ("parts/live.ps1", "live.ps1"),
            ("header.ps1.txt", "parts/header.ps1"),
            ("functions/Get-UrlMeanings.ps1", "functions/Get-UrlMeaning.ps1"),
            ("Get-UrlMeaning.ps1", "functions/Get-UrlMeaning.ps1"),
            ("collector.ps1", "collect.ps1"),
        ] {
            assert_eq!(nearest(name), expected, "{name}");
        }
    }

    #[test]
    fn what_nothing_reads_is_found() {
        let templates = with(&[
            ("parts/header.ps1", "{% include 'mine/a.ps1' %}\n"),
            ("mine/a.ps1", "{% include [\"mine/b.ps1\", 'functions/Get-A.ps1'] %}\n"),
            ("mine/b.ps1", "# b\n"),
            ("functions/Get-A.ps1", "# needs: Get-B\nfunction Get-A { }\n"),
            ("functions/Get-B.ps1", "function Get-B { }\n"),
            ("functions/Get-C.ps1", "function Get-C { }\n"),
            ("one.ps1", "{% include 'two.ps1' %}\n"),
            ("two.ps1", "{% include 'one.ps1' %}\n"),
        ])
        .unwrap();
        let unused: Vec<String> = templates.unused().into_iter().map(|unused| unused.name).collect();
        assert_eq!(unused, ["functions/Get-C.ps1", "one.ps1", "two.ps1"]);
    }

    #[test]
    fn functions_bring_what_they_need() {
        let templates = with(&[
            ("functions/Get-UrlMeaning.ps1", "# needs: Get-Mine\nfunction Get-UrlMeaning { }\n"),
            ("functions/Get-Mine.ps1", "# needs: Join-Set, Get-UrlMeaning\nfunction Get-Mine { }\n"),
            ("functions/Write-Log.ps1", "# needs: Get-Once, Join-Set\nfunction Write-Log { }\n"),
            ("parts/begin.ps1", "{% include 'functions/Write-Log.ps1' %}\n"),
        ])
        .unwrap();
        let list = |items: &[&str]| names(items.iter().map(ToString::to_string).collect());
        let given = templates.with_needs(context! {
            meanings => list(&["functions/Get-UrlMeaning.ps1"]), functions => list(&["functions/Test-Command.ps1"]), n => 1,
        });
        let meanings = list(&["functions/Join-Set.ps1", "functions/Get-Mine.ps1", "functions/Get-UrlMeaning.ps1"]);
        let functions = list(&["functions/Test-Command.ps1", "functions/Get-Once.ps1"]);
        assert_eq!(given, context! { meanings, functions, n => 1 });
    }

    #[test]
    fn needs_are_there_and_said_by_functions() {
        for (name, text, message) in [
            ("functions/A-B.ps1", "# needs: Join-Sets\nf\n", "it needs Join-Sets, and there is no functions/Join-Sets.ps1"),
            ("functions/A-B.ps1", "# needs: ../parts/header\nf\n", "it needs ../parts/header"),
            ("functions/A-B.ps1", "# needs: #} {{ a }}\nf\n", "it needs #}"),
            ("functions/A-B.ps1", "# needs:\nf\n", "it is not said"),
            ("parts/header.ps1", "# needs: Join-Set\nf\n", "only the files of functions"),
        ] {
            let error = with(&[(name, text)]).unwrap_err();
            assert!((error.line, &*error.template) == (Some(1), name) && error.message.starts_with(message), "{error}");
        }
        assert!(with(&[("functions/A-B.ps1", "# needs: Join-Set\r\nf\r\n")]).is_ok());
    }
}
