//! Text to tree, from the parser's events.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, Tag};

use super::syntax::{self, YAML_SYNTAX};
use super::tree::{Kind, Node, Tree};
use crate::diagnostic::{Finding, Rule, Sink, Span};

/// Collections inside one another, deeper than any manifest needs.
pub static YAML_DEPTH: Rule =
    Rule::error("yaml-depth", "Lists and mappings too deep inside one another.").page(include_str!("pages/yaml-depth.md")).never_silenced();
/// Aliases that stand for themselves or for too much.
pub static YAML_ALIASES: Rule = Rule::error("yaml-aliases", "Aliases that stand for themselves, or for more than can be read.")
    .page(include_str!("pages/yaml-aliases.md"))
    .never_silenced();
/// Tags other than `!!str`.
pub static YAML_TAG: Rule =
    Rule::error("yaml-tag", "A tag, which manifests do not have.").page(include_str!("pages/yaml-tag.md")).never_silenced();

/// How deep collections may stand inside one another, counted through aliases.
pub(super) const MAX_DEPTH: usize = 100;
/// How many nodes all aliases of a file may stand for together, counted through aliases. Whoever walks a tree visits at most these and
/// the nodes that are written.
pub(super) const MAX_ALIASED: u64 = 1_000_000;

/// Reads a file. What is no YAML, too deep or a bomb of aliases is reported, and there is no tree; a tag that is not known is reported
/// and passed over.
pub fn parse<'a>(file: u32, text: &'a str, sink: &mut Sink) -> Option<Tree<'a>> {
    if let Some(finding) = syntax::unreadable(file, text) {
        sink.push(finding);
        return None;
    }
    // Comments cost time, and nobody asks for them.
    let options = granit_parser::options! { emit_comments: false };
    let mut builder = Builder::new(file, text);
    for event in Parser::new_from_str_with_options(text, options) {
        let step = match event {
            Ok((event, span)) => builder.take(event, span, sink),
            Err(error) => Err(syntax::finding(file, text, &error, builder.innermost())),
        };
        if let Err(finding) = step {
            sink.push(*finding);
            return None;
        }
    }
    Some(builder.tree)
}

/// A collection whose end has not come yet.
struct Open {
    place: u32,
    anchor: usize,
    /// The nodes in it so far, counted through aliases, with itself.
    size: u64,
    /// The depth of what is in it so far, counted through aliases, with itself.
    height: usize,
}

/// What an anchor names.
#[derive(Clone, Copy)]
struct Anchor {
    place: u32,
    size: u64,
    height: usize,
    /// Whether the collection still goes on: an alias to it would stand for itself.
    open: bool,
}

struct Builder<'a> {
    tree: Tree<'a>,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchor>,
    aliased: u64,
}

/// A step that succeeded, or what ends the reading.
type Step = Result<(), Box<Finding>>;

impl<'a> Builder<'a> {
    fn new(file: u32, text: &'a str) -> Self {
        let tree = Tree {
            file,
            text,
            // Measured on manifests: a node for about ten bytes.
            nodes: Vec::with_capacity(text.len() / 10),
            owned: Vec::new(),
            documents: Vec::new(),
        };
        Self { tree, open: Vec::new(), anchors: HashMap::new(), aliased: 0 }
    }

    /// Where the innermost flow collection that is still open begins.
    fn innermost(&self) -> Option<Span> {
        let start = self.tree.nodes.get(self.open.last()?.place as usize)?.start;
        let opener = self.tree.text.get(start as usize..)?.starts_with(['[', '{']);
        opener.then(|| Span::new(self.tree.file, start, start + 1))
    }

    /// The bytes of an event. The parser counts bytes where it reads a `str`; the text is shorter than four gigabytes.
    fn bytes(&self, span: granit_parser::Span) -> Span {
        let clamp = |mark: granit_parser::Marker| {
            let byte = mark.byte_offset().unwrap_or_default().min(self.tree.text.len());
            u32::try_from(byte).unwrap_or(u32::MAX)
        };
        let start = clamp(span.start);
        Span::new(self.tree.file, start, clamp(span.end).max(start))
    }

    fn take(&mut self, event: Event<'a>, at: granit_parser::Span, sink: &mut Sink) -> Step {
        let span = self.bytes(at);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_text = self.check_tag(tag.as_deref(), at, true, sink);
                let (span, kind) = self.scalar(&text, style, is_text, span);
                let place = self.push(span, kind, 1, 0);
                self.name(anchor, Anchor { place, size: 1, height: 0, open: false });
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), at, false, sink);
                self.enter(span, Kind::Sequence, anchor)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), at, false, sink);
                self.enter(span, Kind::Mapping, anchor)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            Event::Alias(id) => self.alias(id, span)?,
            Event::DocumentEnd => self.anchors.clear(),
            _ => {}
        }
        Ok(())
    }

    /// Decides where a scalar's text is kept.
    fn scalar(&mut self, text: &str, style: ScalarStyle, tagged: bool, span: Span) -> (Span, Kind) {
        let source = self.tree.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let kind = match style {
            ScalarStyle::Plain if tagged && source == text => Kind::Tagged,
            ScalarStyle::Plain if tagged => self.own(text, Kind::Unescaped),
            ScalarStyle::Plain if source.is_empty() || matches!(text, "~" | "null" | "Null" | "NULL") => Kind::Null,
            ScalarStyle::Plain if source == text => Kind::Plain,
            ScalarStyle::Plain => self.own(text, Kind::Folded),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if source.get(1..source.len().saturating_sub(1)) == Some(text) => {
                Kind::Quoted
            }
            _ => self.own(text, Kind::Unescaped),
        };
        // A block scalar's range goes on to the next line, which has nothing to do with it.
        let length = if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) { source.trim_end().len() } else { source.len() };
        let length = u32::try_from(length).unwrap_or_default();
        (Span { end: span.start + length, ..span }, kind)
    }

    fn own(&mut self, text: &str, kind: fn(u32) -> Kind) -> Kind {
        self.tree.owned.push(text.into());
        kind(u32::try_from(self.tree.owned.len() - 1).unwrap_or_default())
    }

    /// Whether a tag says that a scalar is text. Others are reported, and read as if they were not there.
    fn check_tag(&self, tag: Option<&Tag>, at: granit_parser::Span, scalar: bool, sink: &mut Sink) -> bool {
        let Some(tag) = tag else { return false };
        if scalar && tag.is_yaml_core_schema_tag("str") {
            return true;
        }
        let span = at.tag_span().map_or_else(|| self.bytes(at), |span| self.bytes(span));
        let finding = YAML_TAG
            .at(span, format!("the tag `{}` has no meaning in a manifest", tag.original()))
            .help("leave it out; only `!!str` before a scalar is known, and quotes do the same");
        sink.push(finding);
        false
    }

    /// Adds a node, and counts it in the collection that it stands in.
    fn push(&mut self, span: Span, kind: Kind, size: u64, height: usize) -> u32 {
        // Nodes are fewer than bytes, which fit: only empty values take no byte of their own, and each has a `:`, `-` or `,`.
        let place = u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX);
        self.tree.nodes.push(Node { start: span.start, end: span.end, next: place.saturating_add(1), kind });
        if !matches!(kind, Kind::Sequence | Kind::Mapping) {
            self.join(place, size, height);
        }
        place
    }

    /// Makes a finished node part of the collection, or the document, that it stands in.
    fn join(&mut self, place: u32, size: u64, height: usize) {
        let Some(parent) = self.open.last_mut() else {
            self.tree.documents.push(place);
            return;
        };
        parent.size = parent.size.saturating_add(size);
        parent.height = parent.height.max(height + 1);
        let (child, parent) = (self.tree.nodes[place as usize], parent.place as usize);
        let node = &mut self.tree.nodes[parent];
        // A block collection's own range is empty, and begins with its first child.
        if parent + 1 == place as usize && node.start == node.end {
            node.start = child.start;
        }
        node.end = node.end.max(child.end);
        node.next = child.next;
    }

    fn name(&mut self, id: usize, anchor: Anchor) {
        if id != 0 {
            self.anchors.insert(id, anchor);
        }
    }

    fn enter(&mut self, span: Span, kind: Kind, anchor: usize) -> Step {
        if self.open.len() >= MAX_DEPTH {
            return Err(Box::new(too_deep(span)));
        }
        let place = self.push(span, kind, 1, 1);
        self.name(anchor, Anchor { place, size: 1, height: 1, open: true });
        self.open.push(Open { place, anchor, size: 1, height: 1 });
        Ok(())
    }

    fn leave(&mut self, end: Span) {
        let Some(Open { place, anchor, size, height }) = self.open.pop() else { return };
        if end.end > end.start {
            let node = &mut self.tree.nodes[place as usize];
            node.end = node.end.max(end.end);
        }
        self.name(anchor, Anchor { place, size, height, open: false });
        self.join(place, size, height);
    }

    fn alias(&mut self, id: usize, span: Span) -> Step {
        // The parser refuses an alias to a name that it has not seen.
        let Some(&Anchor { place, size, height, open }) = self.anchors.get(&id) else {
            return Err(Box::new(YAML_SYNTAX.at(span, "nothing above has this name")));
        };
        if open {
            let start = self.tree.nodes[place as usize].start;
            return Err(Box::new(
                YAML_ALIASES
                    .at(span, "this alias stands for a collection that it is itself part of")
                    .label("stands inside what it names")
                    .other(Span::new(span.file, start, start + 1), "which begins here"),
            ));
        }
        if self.open.len() + height > MAX_DEPTH {
            return Err(Box::new(too_deep(span)));
        }
        self.aliased = self.aliased.saturating_add(size);
        if self.aliased > MAX_ALIASED {
            return Err(Box::new(
                YAML_ALIASES
                    .at(span, format!("aliases of this file stand for more than {MAX_ALIASED} nodes"))
                    .label(format!("this one for {size}"))
                    .help("write out what is meant: aliases of aliases multiply"),
            ));
        }
        self.push(span, Kind::Alias(place), size, height);
        Ok(())
    }
}

/// The finding about the collection, or the alias to one, that goes too deep.
pub(super) fn too_deep(span: Span) -> Finding {
    YAML_DEPTH.at(span, format!("lists and mappings stand more than {MAX_DEPTH} deep inside one another")).label("too deep")
}
