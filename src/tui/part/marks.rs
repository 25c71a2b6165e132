//! The rows of a list that are marked to be acted on together, by key: they stay marked when the list is sorted or
//! filtered.
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks<K> {
    keys: BTreeSet<K>,
}

impl<K: Ord> Marks<K> {
    pub fn mark(&mut self, key: K) {
        self.keys.insert(key);
    }

    pub fn unmark(&mut self, key: &K) {
        self.keys.remove(key);
    }

    pub fn toggle(&mut self, key: K) {
        if !self.keys.remove(&key) {
            self.keys.insert(key);
        }
    }

    /// Marks these besides what is marked already.
    pub fn mark_all(&mut self, keys: impl IntoIterator<Item = K>) {
        self.keys.extend(keys);
    }

    pub fn clear(&mut self) {
        self.keys.clear();
    }

    /// Forgets the marks of what does not exist any more. What is only filtered away stays marked.
    pub fn retain(&mut self, exists: impl FnMut(&K) -> bool) {
        self.keys.retain(exists);
    }

    pub fn has(&self, key: &K) -> bool {
        self.keys.contains(key)
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// In the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = &K> {
        self.keys.iter()
    }
}

impl<K> Default for Marks<K> {
    fn default() -> Self {
        Self { keys: BTreeSet::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_belong_to_keys() {
        let mut marks = Marks::default();
        marks.mark("B");
        marks.mark("B");
        marks.toggle("A");
        marks.toggle("B");
        assert_eq!(marks.iter().collect::<Vec<_>>(), [&"A"]);
        marks.mark_all(["D", "C", "A"]);
        marks.unmark(&"D");
        marks.unmark(&"E");
        assert_eq!((marks.iter().copied().collect::<String>(), marks.len()), ("AC".to_owned(), 2));
        marks.retain(|key| *key == "C");
        assert!(marks.has(&"C") && !marks.has(&"A"));
        marks.clear();
        assert!(marks.is_empty());
    }
}
