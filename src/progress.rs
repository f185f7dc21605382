//! How far long work is. The core only counts; who shows it looks at the count from time to time (`commands::bar`).

use std::sync::atomic::{AtomicU64, Ordering};

/// What is done, and of how much: in whatever the work is counted in, files or bytes. Shared by all threads that do it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    of: AtomicU64,
}

impl Progress {
    /// Nothing done of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { done: AtomicU64::new(0), of: AtomicU64::new(0) }
    }

    /// Says how much there is to do.
    pub fn out_of(&self, of: u64) {
        self.of.store(of, Ordering::Relaxed);
    }

    /// Counts what was done since the last time.
    pub fn advance(&self, by: u64) {
        self.done.fetch_add(by, Ordering::Relaxed);
    }

    /// What is done, which is never more than there is to do.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed).min(self.of())
    }

    /// How much there is to do; 0 where nobody said so.
    #[must_use]
    pub fn of(&self) -> u64 {
        self.of.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn never_more_is_done_than_there_is() {
        let progress = Progress::new();
        progress.advance(1);
        assert_eq!((progress.done(), progress.of()), (0, 0));
        progress.out_of(3);
        progress.advance(1);
        assert_eq!((progress.done(), progress.of()), (2, 3));
        progress.advance(7);
        assert_eq!(progress.done(), 3);
    }
}
