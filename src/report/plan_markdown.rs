//! Plans as Markdown, for the comment of a pull request.
//!
//! GitHub takes no comment of more than 65,536 characters. So this is never longer than `LONGEST`, of all platforms together: what does
//! not fit is left out in whole pieces, first properties, then changes, and each platform says how much of it is not here.

mod pieces;

use self::pieces::{Pieces, pieces};
use super::counted;
use crate::diagnostic::Sources;
use crate::plan::{Action, Plan};

/// So many characters at most, counted as UTF-16 does, which is never less than any other way of counting them.
const LONGEST: usize = 65_000;

/// All plans as one text, with a line end.
#[must_use]
pub fn print(plans: &[Plan], sources: &Sources, unmanaged: bool) -> String {
    let pieces: Vec<Pieces> = plans.iter().map(|plan| pieces(plan, sources, unmanaged)).collect();
    let fitting = Fitting::of(&pieces, LONGEST);
    let mut text: Vec<String> = pieces.iter().zip(&fitting.shown).map(|(pieces, shown)| pieces.print(*shown)).collect();
    text.extend(rest(&plans[fitting.shown.len()..]));
    text.join("\n")
}

/// How much of one platform is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shown {
    /// So many of its changes, the first ones.
    changes: usize,
    /// So many of these with their properties.
    detailed: usize,
    /// So many of the objects that no manifest names.
    unmanaged: usize,
}

/// What fits.
struct Fitting {
    /// Of each platform that is shown at all: there can be more platforms than fit, even with nothing but their summaries.
    shown: Vec<Shown>,
}

impl Fitting {
    /// Gives each platform its summary, then each in turn its next change, then in turn the next one's properties, then the objects that
    /// no manifest names: so that a large platform does not push a small one out.
    fn of(pieces: &[Pieces], longest: usize) -> Self {
        let mut left = longest.saturating_sub(REST);
        let mut take = |size: usize| {
            let fits = size <= left;
            if fits {
                left -= size;
            }
            fits
        };
        let heads = pieces.iter().take_while(|pieces| take(pieces.sizes.frame)).count();
        let mut shown = vec![Shown::default(); heads];
        // Properties are not worth a change.
        let all = in_turn(pieces, &mut shown, |pieces, shown| next(&mut shown.changes, &pieces.sizes.rows, &mut take));
        if all {
            in_turn(pieces, &mut shown, |pieces, shown| next(&mut shown.detailed, &pieces.sizes.details, &mut take));
            in_turn(pieces, &mut shown, |pieces, shown| next(&mut shown.unmanaged, &pieces.sizes.unmanaged, &mut take));
        }
        Self { shown }
    }
}

/// Whether a platform got its next piece, and has one after that perhaps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Taken,
    Done,
    Full,
}

/// The next one of some pieces, if it fits.
fn next(count: &mut usize, sizes: &[usize], take: &mut impl FnMut(usize) -> bool) -> Turn {
    match sizes.get(*count) {
        None => Turn::Done,
        Some(&size) if take(size) => {
            *count += 1;
            Turn::Taken
        }
        Some(_) => Turn::Full,
    }
}

/// Gives each platform a piece in turn, until each has all or its next one does not fit. Says whether each has all.
fn in_turn(pieces: &[Pieces], shown: &mut [Shown], mut next: impl FnMut(&Pieces, &mut Shown) -> Turn) -> bool {
    let mut turns = vec![Turn::Taken; shown.len()];
    while turns.contains(&Turn::Taken) {
        for ((turn, pieces), shown) in turns.iter_mut().zip(pieces).zip(shown.iter_mut()) {
            if *turn == Turn::Taken {
                *turn = next(pieces, shown);
            }
        }
    }
    !turns.contains(&Turn::Full)
}

/// Room for what is said of the platforms that do not fit.
const REST: usize = 300;

/// What is said of the platforms that are not shown.
fn rest(plans: &[Plan]) -> Option<String> {
    (!plans.is_empty()).then(|| {
        let sum = |action: Action| plans.iter().map(|plan| plan.count(action)).sum::<usize>();
        let sums = Action::ALL.map(|action| format!("{} {}", sum(action), action.outlook()));
        format!("**Not shown here: {} with {}.** `hostctl plan` shows all.\n", counted(plans.len(), "more platform"), sums.join(", "))
    })
}

/// How many characters a text has.
fn size(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests;
