//! The keys of a record: in JavaScript's order, and found without hashing.

use core::cmp::Ordering;

/// Distinct keys in the order in which JavaScript lists those of an object: the integers below 2^32 - 1 ascending, then
/// the others as they were added.
///
/// Invariant: `sorted` holds each position in `names` once.
#[derive(Clone, Default)]
pub(super) struct Keys {
    names: Vec<String>,
    /// Positions in `names`, sorted by [`order`] of the name.
    sorted: Vec<usize>,
}

impl Keys {
    /// Brings keys into order, given as they stand in the input, and says for each where in the input its value is: of
    /// a repeated key the last value counts, in the place of the first.
    ///
    /// Sorts instead of hashing, so that no choice of keys takes longer than n log n.
    pub(super) fn arrange(mut given: Vec<String>) -> (Self, Vec<usize>) {
        let mut places: Vec<usize> = (0..given.len()).collect();
        sort(&mut places, &|a, b| {
            (order(&given[a]), a).cmp(&(order(&given[b]), b))
        });
        let keys: Vec<(usize, usize)> = places
            .chunk_by(|&a, &b| given[a] == given[b])
            .map(|same| (same[0], same[same.len() - 1]))
            .collect();

        // Ranks in the sorted order, by position.
        let mut listed: Vec<usize> = (0..keys.len()).collect();
        let integers = keys.partition_point(|&(first, _)| is_integer(&given[first]));
        sort(&mut listed[integers..], &|a, b| keys[a].0.cmp(&keys[b].0));

        let mut sorted = vec![0; keys.len()];
        for (position, &rank) in listed.iter().enumerate() {
            sorted[rank] = position;
        }
        let names = listed
            .iter()
            .map(|&rank| core::mem::take(&mut given[keys[rank].0]))
            .collect();
        let values = listed.iter().map(|&rank| keys[rank].1).collect();
        (Self { names, sorted }, values)
    }

    /// How many of them are integers; those come first.
    pub(super) fn integers(&self) -> usize {
        self.names.partition_point(|name| is_integer(name))
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn into_names(self) -> Vec<String> {
        self.names
    }

    /// The position of a key.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        let rank = self.rank(key).ok()?;
        Some(self.sorted[rank])
    }

    /// The rank of a key in the sorted order, or the one that it would have.
    fn rank(&self, key: &str) -> Result<usize, usize> {
        self.sorted
            .binary_search_by(|&position| order(&self.names[position]).cmp(&order(key)))
    }

    /// Adds a key, which must not be there yet, and gives its position.
    pub(super) fn insert(&mut self, key: String) -> usize {
        let (Ok(rank) | Err(rank)) = self.rank(&key);
        let position = if is_integer(&key) {
            rank
        } else {
            self.names.len()
        };
        for other in &mut self.sorted {
            *other += usize::from(*other >= position);
        }
        self.sorted.insert(rank, position);
        self.names.insert(position, key);
        position
    }
}

/// One for both orders: the standard library's takes 10 kB of Wasm each time that it is written out.
fn sort(positions: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    positions.sort_unstable_by(|&a, &b| compare(a, b));
}

/// What keys are sorted by: the integers first, by value, then the others.
fn order(key: &str) -> (bool, usize, &str) {
    if is_integer(key) {
        (false, key.len(), key)
    } else {
        (true, 0, key)
    }
}

/// Whether JavaScript lists a key before those that are names: it is an integer below 2^32 - 1 in its shortest notation.
fn is_integer(key: &str) -> bool {
    let digits = key.as_bytes();
    let canonical = match digits {
        [b'0'] => true,
        [b'1'..=b'9', ..] => digits.len() <= 10 && digits.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    canonical && key.parse().is_ok_and(|index: u32| index < u32::MAX)
}
