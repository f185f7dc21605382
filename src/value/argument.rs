//! A value as a PowerShell argument, before anything is quoted.

/// What a command is given for a parameter. `render` prints it as a literal; nothing else may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// `$null`
    Null,
    /// `$true` or `$false`
    Bool(bool),
    /// A number without quotes.
    Number(i64),
    /// Text in single quotes.
    Text(String),
    /// `@('a', 'b')`
    List(Vec<Argument>),
    /// `@{Add=@('a'); Remove=@('b')}`, a part of a multivalued property.
    Edit {
        /// What is added.
        add: Vec<Argument>,
        /// What is taken away.
        remove: Vec<Argument>,
    },
    /// The credential of this name, which the script asks for.
    Credential(String),
}

impl Argument {
    /// A list of texts.
    pub fn texts<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(|item| Self::Text(item.to_string())).collect())
    }

    /// The elements, where this is a list; itself as the only one, where it is not; none for `$null`.
    #[must_use]
    pub fn into_items(self) -> Vec<Argument> {
        match self {
            Self::List(items) => items,
            Self::Null => Vec::new(),
            other => vec![other],
        }
    }
}
