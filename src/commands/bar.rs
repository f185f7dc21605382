//! The bar that shows on a terminal how far long work is.
//!
//! It stands on standard error, has no colours (so no option about colours concerns it) and is gone when the work is done. A thread of
//! its own looks at the count: the work is not held up by it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::progress::Progress;

/// Work that is done sooner shows nothing: a bar that only flashes up is noise.
const PATIENCE: Duration = Duration::from_millis(300);

/// How often the bar is drawn.
const EACH: Duration = Duration::from_millis(100);

/// In what work is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Files,
    Bytes,
    /// In nothing: only the time that has passed is shown.
    Time,
}

impl Unit {
    fn template(self) -> &'static str {
        match self {
            Self::Files => "{msg} [{bar:30}] {pos} of {len} files",
            Self::Bytes => "{msg} [{bar:30}] {decimal_bytes} of {decimal_total_bytes}",
            Self::Time => "{msg} ({elapsed})",
        }
    }
}

/// Does work that may last. Where somebody watches, a bar shows how far it is.
pub(super) fn during<T>(watched: bool, what: &'static str, unit: Unit, progress: &Progress, work: impl FnOnce() -> T) -> T {
    if !watched {
        return work();
    }
    thread::scope(|scope| {
        let (working, done) = channel::<()>();
        // Without a thread there is no bar, and the work is done all the same.
        let _ = thread::Builder::new().spawn_scoped(scope, move || draw(what, unit, progress, &done));
        let made = work();
        drop(working);
        made
    })
}

/// Draws until the work is done, which the channel's end says.
fn draw(what: &'static str, unit: Unit, progress: &Progress, done: &Receiver<()>) {
    let goes_on = |time| done.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
    if !goes_on(PATIENCE) {
        return;
    }
    let bar = ProgressBar::with_draw_target(Some(progress.of()), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(unit.template()) {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.set_message(what);
    loop {
        bar.set_length(progress.of());
        bar.set_position(progress.done());
        bar.tick();
        if !goes_on(EACH) {
            break;
        }
    }
    bar.finish_and_clear();
}
