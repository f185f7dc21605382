//! The spanned tree: a flat list of nodes in the order of the source.

use std::fmt;

use crate::diagnostic::Span;

/// What a node is. Texts are not kept: they are ranges of the source, save where escapes or folding change them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing, `~` or `null`.
    Null,
    /// A plain scalar whose text is its span.
    Plain,
    /// A quoted scalar whose text is its span without the quotes.
    Quoted,
    /// A scalar whose text is its span, and is text because a tag says so.
    Tagged,
    /// A plain scalar over several lines: the text at this place of [`Tree::owned`].
    Folded(u32),
    /// A quoted or block scalar whose text is at this place of [`Tree::owned`].
    Unescaped(u32),
    /// A sequence; its items follow.
    Sequence,
    /// A mapping; its keys and values follow, in turn.
    Mapping,
    /// Stands for the node at this place.
    Alias(u32),
}

/// One node. Its children come directly after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The place after the last node beneath this one.
    pub(super) next: u32,
    pub(super) kind: Kind,
}

/// A manifest file, read. Borrows the text that it was read from.
pub struct Tree<'a> {
    pub(super) file: u32,
    pub(super) text: &'a str,
    pub(super) nodes: Vec<Node>,
    pub(super) owned: Vec<Box<str>>,
    pub(super) documents: Vec<u32>,
}

impl fmt::Debug for Tree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tree").field("file", &self.file).field("nodes", &self.nodes.len()).finish_non_exhaustive()
    }
}

impl Tree<'_> {
    /// The roots of the documents, in order. A document without content is [`View::Null`].
    pub fn documents(&self) -> impl Iterator<Item = NodeRef<'_>> {
        self.documents.iter().map(|&place| NodeRef { tree: self, place })
    }

    /// What aliases stand for. Who changes one changes what stands at several places, each of which may take it for something else.
    #[must_use]
    pub fn shared(&self) -> Vec<Span> {
        let place = |node: &Node| if let Kind::Alias(place) = node.kind { self.nodes.get(place as usize) } else { None };
        self.nodes.iter().filter_map(place).map(|node| Span::new(self.file, node.start, node.end)).collect()
    }
}

/// A node of a tree. An alias is seen as what it stands for, at the place where it stands.
#[derive(Clone, Copy, Debug)]
pub struct NodeRef<'a> {
    tree: &'a Tree<'a>,
    place: u32,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View<'a> {
    /// Nothing at all, `~` or `null` without quotes.
    Null,
    /// Any other scalar.
    Scalar(Scalar<'a>),
    /// A list: see [`NodeRef::items`].
    Sequence,
    /// Keys and values: see [`NodeRef::entries`].
    Mapping,
}

/// A scalar that is not null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scalar<'a> {
    /// The text, without quotes, escapes and folds.
    pub text: &'a str,
    /// Whether it is neither quoted, nor a block scalar, nor tagged `!!str`: whether YAML would guess its type.
    pub plain: bool,
    /// Where the text itself stands, with its quotes: behind an alias, at the anchor.
    pub span: Span,
}

impl<'a> NodeRef<'a> {
    fn node(self) -> &'a Node {
        &self.tree.nodes[self.place as usize]
    }

    /// The node that an alias stands for; any other node itself.
    fn target(self) -> Self {
        match self.node().kind {
            Kind::Alias(place) => Self { place, ..self },
            _ => self,
        }
    }

    /// Where the node stands: an alias where it is used. A block collection reaches from its first to its last child; a value that is
    /// left out has an empty span.
    #[must_use]
    pub fn span(self) -> Span {
        let node = self.node();
        Span::new(self.tree.file, node.start, node.end)
    }

    /// What the node is.
    #[must_use]
    pub fn view(self) -> View<'a> {
        let target = self.target();
        let node = target.node();
        let (start, end) = (node.start as usize, node.end as usize);
        let tree = self.tree;
        let owned = |place: u32| &*tree.owned[place as usize];
        let (text, plain) = match node.kind {
            Kind::Null | Kind::Alias(_) => return View::Null,
            Kind::Sequence => return View::Sequence,
            Kind::Mapping => return View::Mapping,
            Kind::Plain => (&tree.text[start..end], true),
            Kind::Quoted => (&tree.text[start + 1..end - 1], false),
            Kind::Tagged => (&tree.text[start..end], false),
            Kind::Folded(place) => (owned(place), true),
            Kind::Unescaped(place) => (owned(place), false),
        };
        View::Scalar(Scalar { text, plain, span: target.span() })
    }

    /// The items of a sequence; none of anything else.
    pub fn items(self) -> impl Iterator<Item = NodeRef<'a>> {
        self.children(Kind::Sequence)
    }

    /// The keys and values of a mapping, in the order of the source and with duplicates; none of anything else.
    pub fn entries(self) -> impl Iterator<Item = (NodeRef<'a>, NodeRef<'a>)> {
        let mut children = self.children(Kind::Mapping);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// The nodes directly beneath, where this is a collection of a kind.
    fn children(self, kind: Kind) -> impl Iterator<Item = NodeRef<'a>> {
        let target = self.target();
        let node = target.node();
        let end = if node.kind == kind { node.next } else { 0 };
        let tree = self.tree;
        let mut place = target.place + 1;
        std::iter::from_fn(move || {
            let child = (place < end).then_some(Self { tree, place })?;
            place = child.node().next;
            Some(child)
        })
    }

    /// The place of a mapping as a whole: its first key and value, instead of all that it says. Of anything else, its span.
    #[must_use]
    pub fn head(self) -> Span {
        let whole = self.span();
        let Some((key, value)) = self.entries().next() else { return whole };
        let (first, last) = (key.span(), value.span());
        // Behind an alias the keys stand elsewhere, and the alias is what is meant.
        if (first.file, first.start) < (whole.file, whole.start) || first.end > whole.end {
            return whole;
        }
        let end = if matches!(value.view(), View::Scalar(_)) && last.start >= first.end { last.end } else { first.end };
        Span::new(whole.file, first.start, end)
    }

    /// The text of the file that the node is in.
    pub(super) fn file_text(self) -> &'a str {
        self.tree.text
    }

    /// The source text under the node's span.
    pub(super) fn source(self) -> &'a str {
        let node = self.node();
        self.tree.text.get(node.start as usize..node.end as usize).unwrap_or_default()
    }
}
