//! Where the objects and type names of a file begin, by their ids, so that a reference can be read when one is met.

use std::collections::HashMap;

/// Byte offsets by id. PowerShell counts ids up from 0, so nearly all are places in a list.
#[derive(Debug, Default)]
pub(super) struct Places {
    counted: Vec<usize>,
    others: HashMap<u64, usize>,
}

impl Places {
    /// Notes where an id is defined; the last definition counts.
    pub(super) fn note(&mut self, id: u64, at: usize) {
        let counted = self.counted.len();
        match usize::try_from(id) {
            Ok(id) if id < counted => self.counted[id] = at,
            Ok(id) if id == counted => self.counted.push(at),
            _ => {
                self.others.insert(id, at);
            }
        }
    }

    /// Where an id is defined.
    pub(super) fn get(&self, id: u64) -> Option<usize> {
        let counted = usize::try_from(id).ok().and_then(|id| self.counted.get(id));
        self.others.get(&id).or(counted).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn finds_counted_and_other_ids() {
        let mut places = Places::default();
        for (id, at) in [(0, 10), (1, 20), (u64::MAX, 30), (3, 40), (2, 50), (1, 60)] {
            places.note(id, at);
        }
        let found: Vec<_> = [0, 1, 2, 3, 4, u64::MAX].map(|id| places.get(id)).into();
        assert_eq!(found, [Some(10), Some(60), Some(50), Some(40), None, Some(30)]);
    }
}
