//! From all that is said of an object to what is wanted of it: a property has one writer, parts of a list come together from many
//! places, and some of what is said implies more.

use super::rules::{PRESENT_AND_ABSENT, TWO_WRITERS};
use crate::diagnostic::Sink;
use crate::model::{Desired, Want, Wish};
use crate::resource::ResourceType;
use crate::value::Value;

/// What one place says of an object.
pub(super) struct Said {
    pub(super) wishes: Vec<Wish>,
    /// A leaving tenant says it: it gives way to whoever stays.
    pub(super) leaving: bool,
}

/// What one place says of one property.
struct Statement {
    wish: Wish,
    leaving: bool,
}

/// What all that is said of an object comes to: what is said first, and what other places say.
pub(super) fn resolve(mut object: Desired, said: Said, more: Vec<Said>, sink: &mut Sink) -> Desired {
    let edits = |wish: &Wish| matches!(wish.want, Want::Edit(_));
    let once_each = said.wishes.is_sorted_by(|a, b| a.place < b.place);
    if more.is_empty() && once_each && !said.wishes.iter().any(edits) {
        // Nearly always there is one place, and nothing to join.
        object.wishes = said.wishes;
    } else {
        let statements = |said: Said| said.wishes.into_iter().map(move |wish| Statement { wish, leaving: said.leaving });
        let mut said: Vec<Statement> = std::iter::once(said).chain(more).flat_map(statements).collect();
        // Stable: of each property, in the order of the files.
        said.sort_by_key(|statement| statement.wish.place);
        let wishes = said.chunk_by(|a, b| a.wish.place == b.wish.place).filter_map(|said| property(&object, said, sink));
        object.wishes = wishes.collect();
    }
    imply(&mut object);
    object
}

/// What all that is said of one property comes to.
fn property(object: &Desired, said: &[Statement], sink: &mut Sink) -> Option<Wish> {
    let [first, rest @ ..] = said else { return None };
    let row = object.of.at(first.wish.place);
    let edits = |statement: &Statement| matches!(statement.wish.want, Want::Edit(_));
    let alone = rest.is_empty() && !edits(first);
    if alone || object.of.naming().contains(&row.name) {
        return Some(first.wish.clone());
    }
    let mut writers = said.iter().filter(|statement| !edits(statement));
    let whole = writers.next();
    for (other, one) in writers.filter_map(|other| Some((other, whole?))) {
        sink.push(
            TWO_WRITERS
                .at(other.wish.at, format!("`{}` of {} is said twice", row.key(), object.title()))
                .label("said here")
                .other(one.wish.at, "and here")
                .note("a property has one writer; only `include` and `exclude` of lists come together from many places")
                .help("delete one of the two"),
        );
    }
    let includes = union(said.iter().map(included).collect());
    let wanted = match whole.map(|one| &one.wish.want) {
        Some(Want::Be(list)) => both(list, &includes),
        _ => includes,
    };
    contradictions(object, said, &wanted, sink);
    let at = whole.unwrap_or(first).wish.at;
    let place = first.wish.place;
    if whole.is_some() {
        // A whole list has what it says, and what others add.
        let want = if wanted == Value::Nothing { Want::Clear } else { Want::Be(wanted) };
        return Some(Wish { place, at, want });
    }
    let of = |leaving: bool| union(said.iter().filter(|one| one.leaving == leaving).map(excluded).collect());
    let (stated, left) = (of(false), of(true).among(&wanted, false));
    let exclude = if stated == Value::Nothing { left } else { both(&stated, &left) };
    let nothing = wanted == Value::Nothing && exclude == Value::Nothing;
    (!nothing).then_some(Wish { place, at, want: Want::edit(wanted, exclude) })
}

fn included(statement: &Statement) -> &Value {
    if let Want::Edit(edit) = &statement.wish.want { &edit.include } else { &Value::Nothing }
}

fn excluded(statement: &Statement) -> &Value {
    if let Want::Edit(edit) = &statement.wish.want { &edit.exclude } else { &Value::Nothing }
}

/// What one place wants in a list and another, that stays, does not.
fn contradictions(object: &Desired, said: &[Statement], wanted: &Value, sink: &mut Sink) {
    for one in said.iter().filter(|one| !one.leaving) {
        let common = excluded(one).among(wanted, true);
        if common == Value::Nothing {
            continue;
        }
        let wants = |other: &&Statement| match &other.wish.want {
            Want::Be(list) => list.among(&common, true) != Value::Nothing,
            _ => included(other).among(&common, true) != Value::Nothing,
        };
        let finding = PRESENT_AND_ABSENT
            .at(
                one.wish.at,
                format!("{common} is both wanted in and excluded from {} of {}", object.of.at(one.wish.place).name, object.title()),
            )
            .label("excluded here")
            .help("leave it in one of the two");
        sink.push(match said.iter().find(wants) {
            Some(other) => finding.other(other.wish.at, "wanted here"),
            None => finding,
        });
    }
}

/// All elements of some lists. Pair by pair, so that no list grows by one element at a time.
fn union(lists: Vec<&Value>) -> Value {
    let mut lists: Vec<Value> = lists.into_iter().filter(|list| **list != Value::Nothing).cloned().collect();
    while lists.len() > 1 {
        lists = lists.chunks(2).map(|pair| pair.iter().skip(1).fold(pair[0].clone(), |all, next| both(&all, next))).collect();
    }
    lists.pop().unwrap_or(Value::Nothing)
}

fn both(a: &Value, b: &Value) -> Value {
    if *a == Value::Nothing { b.clone() } else { a.edit(b, &Value::Nothing) }
}

/// Adds what follows from what is said.
fn imply(object: &mut Desired) {
    let of: &'static ResourceType = object.of;
    for rule in of.implies {
        let (Some((when, condition)), Some((then, property))) = (of.property(rule.when), of.property(rule.then)) else { continue };
        let Some(wish) = object.wish(when) else { continue };
        let holds = match (&wish.want, rule.is) {
            (Want::Clear, is) => is.is_empty(),
            (Want::Be(_), "*") => true,
            (Want::Edit(edit), "*") => edit.include != Value::Nothing,
            (Want::Be(value), is) => condition.kind.parse(&[is]).is_ok_and(|meant| *value == meant),
            (Want::Edit(_), _) => false,
        };
        if !holds || object.wish(then).is_some() {
            continue;
        }
        let want = match property.kind.parse(&[rule.be]) {
            Ok(Value::Nothing) | Err(_) => Want::Clear,
            Ok(value) => Want::Be(value),
        };
        let implied = Wish { place: then, at: wish.at, want };
        if let Err(free) = object.wishes.binary_search_by_key(&then, |have| have.place) {
            object.wishes.insert(free, implied);
        }
    }
}
