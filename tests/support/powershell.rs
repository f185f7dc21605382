//! Reads whole scripts, by a grammar that nobody here wrote: what is wrong in them, and which commands they have.

use tree_sitter::{Node, Parser, Tree};

pub(crate) use super::catalogue::check_catalogue;
pub(crate) use super::literals::{Literal, literals, read};

/// A place that is no PowerShell.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) line: usize,
    pub(crate) what: String,
}

/// A command as it stands in a script, also inside blocks and strings.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Command {
    /// As written; of `& $x.Name` the expression.
    pub(crate) name: String,
    /// Without hyphen and colon.
    pub(crate) parameters: Vec<String>,
    pub(crate) line: usize,
    /// The variables of `@write`, without the `@`.
    pub(crate) splatted: Vec<String>,
    /// Parameters and arguments as written, in order.
    pub(crate) elements: Vec<String>,
}

/// What is wrong with a script: nothing in the tree may be an error, nor something that the parser had to add.
pub(crate) fn parse(script: &str) -> Vec<Problem> {
    let script = Script::new(script);
    let mut problems = Vec::new();
    script.each(|node| {
        let excerpt = || script.text(node).chars().take(60).collect::<String>();
        if node.is_error() {
            problems.push(Problem { line: line(node), what: format!("no PowerShell: {}", excerpt()) });
        } else if node.is_missing() && !is_comma_after_call(node) {
            problems.push(Problem { line: line(node), what: format!("missing: {}", node.kind()) });
        }
    });
    problems
}

/// The grammar knows no list of arguments after a method's call, `f $a.B('x'), $c`, which PowerShell does: it wants a blank
/// between the call and the comma.
fn is_comma_after_call(node: Node<'_>) -> bool {
    let Some(parent) = node.parent() else { return false };
    let separator = if parent.kind() == "command_argument_sep" { parent } else { node };
    let before = separator.prev_sibling().is_some_and(|node| node.kind() == "argument_list");
    let after = separator.next_sibling().is_some_and(|mut node| {
        while let Some(child) = node.child(0) {
            node = child;
        }
        node.kind() == ","
    });
    node.kind() == " " && before && after
}

/// The commands of a script, in order.
pub(crate) fn commands(script: &str) -> Vec<Command> {
    let script = Script::new(script);
    let mut commands = Vec::new();
    script.each(|node| {
        if node.kind() == "command" {
            commands.push(script.command(node));
        }
    });
    commands
}

/// A script and its tree.
pub(crate) struct Script {
    text: String,
    tree: Tree,
}

impl Script {
    pub(crate) fn new(script: &str) -> Self {
        let text = script.replace("\r\n", "\n");
        let mut parser = Parser::new();
        parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).expect("the grammar fits the parser");
        let tree = parser.parse(&text, None).expect("there is no time limit");
        Self { text, tree }
    }

    pub(crate) fn text(&self, node: Node<'_>) -> &str {
        &self.text[node.byte_range()]
    }

    /// What stands right behind a node.
    pub(crate) fn after(&self, node: Node<'_>) -> &str {
        &self.text[node.end_byte()..]
    }

    /// What stands before a node.
    pub(crate) fn before(&self, node: Node<'_>) -> &str {
        &self.text[..node.start_byte()]
    }

    /// Visits every node, parents first, in the order of the text.
    pub(crate) fn each<'a>(&'a self, mut visit: impl FnMut(Node<'a>)) {
        self.each_unless(|node| {
            visit(node);
            false
        });
    }

    /// Visits every node except those inside one for which `visit` answers that it is done with it.
    pub(crate) fn each_unless<'a>(&'a self, mut visit: impl FnMut(Node<'a>) -> bool) {
        let mut cursor = self.tree.walk();
        loop {
            if !visit(cursor.node()) && cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return;
                }
            }
        }
    }

    fn command(&self, node: Node<'_>) -> Command {
        let name = node.child_by_field_name("command_name").map_or("", |name| self.text(name));
        let name = name.trim_matches(|c| c == '\'' || c == '"').to_owned();
        let mut command = Command { name, parameters: Vec::new(), line: line(node), splatted: Vec::new(), elements: Vec::new() };
        let elements = node.child_by_field_name("command_elements");
        let elements: Vec<Node<'_>> = elements.map_or(Vec::new(), |elements| elements.children(&mut elements.walk()).collect());
        for element in elements {
            let text = self.text(element).trim();
            if element.kind() == "command_argument_sep" || text.is_empty() {
                continue;
            }
            command.elements.push(text.to_owned());
            if element.kind() == "command_parameter" {
                command.parameters.push(text.trim_start_matches('-').trim_end_matches(':').to_owned());
            } else if let Some(name) = text.strip_prefix('@').filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')) {
                command.splatted.push(name.to_owned());
            }
        }
        command
    }
}

/// The line of a node, from 1.
pub(crate) fn line(node: Node<'_>) -> usize {
    node.start_position().row + 1
}
