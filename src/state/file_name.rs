//! What a file's name says: the noun of `Get-SendConnector.xml`. It is asked only where the content cannot tell.

use std::path::Path;

use crate::resource::ResourceType;

/// The noun in a file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileNoun {
    /// That of a type in the tables: `Get-SendConnector.xml`, `SendConnector.xml`, `GetSendConnector.xml`, in any case.
    Known(&'static str),
    /// `Get-Mailbox.xml`: a noun that no table has.
    Other(String),
    /// The name says nothing.
    None,
}

impl FileNoun {
    /// Reads a file's name.
    pub(super) fn of(path: &Path) -> Self {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        let rest = match stem.get(..3) {
            Some(verb) if verb.eq_ignore_ascii_case("get") => &stem[3..],
            _ => "",
        };
        let noun = [&*stem, rest, rest.trim_start_matches('-')].into_iter().find_map(ResourceType::of_noun);
        match (noun, rest.strip_prefix('-')) {
            (Some(of), _) => Self::Known(of.noun),
            (None, Some(noun)) if !noun.is_empty() => Self::Other(noun.to_owned()),
            _ => Self::None,
        }
    }

    /// The noun, whether a table has it or not.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Known(noun) => Some(noun),
            Self::Other(noun) => Some(noun),
            Self::None => None,
        }
    }

    /// The command that makes the file.
    pub(super) fn export(&self, path: &Path) -> String {
        // What a name holds becomes part of a command that somebody may paste.
        let file = path.file_name().map(|name| name.to_string_lossy().replace('\'', "''")).unwrap_or_default();
        let words = |noun: &&str| noun.chars().all(|c| c.is_ascii_alphanumeric());
        let json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        match self.text().filter(words) {
            Some(noun) if json => format!("export it again: Get-{noun} | ConvertTo-Json -Depth 5 > '{file}'"),
            None if json => format!("name '{file}' after the command that it comes from (Get-SendConnector.json), or export it again so"),
            Some(noun) => format!("export it again: Get-{noun} | Export-Clixml '{file}'"),
            None if file.eq_ignore_ascii_case("index.xml") => {
                "run the collector's script again, into a new folder, and keep all of its files".to_owned()
            }
            None => format!("export it again, with the collector's script or with Get-... | Export-Clixml '{file}'"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names() {
        let known = FileNoun::Known("AcceptedDomain");
        let cases = [
            ("a/Get-AcceptedDomain.xml", known.clone()),
            ("get-accepteddomain.XML", known.clone()),
            ("GetAcceptedDomain.xml", known.clone()),
            ("AcceptedDomain.xml", known),
            ("Get-Mailbox.xml", FileNoun::Other("Mailbox".into())),
            ("Get-.xml", FileNoun::None),
            ("GetAcceptedDomain_Problem.xml", FileNoun::None),
            ("index.xml", FileNoun::None),
            ("gé.xml", FileNoun::None),
        ];
        for (name, expected) in cases {
            assert_eq!(FileNoun::of(Path::new(name)), expected, "{name}");
        }
    }
}
