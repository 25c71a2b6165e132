//! Chance that comes out the same for the same seed, on every machine and in every version.
//!
//! SplitMix64 (Steele, Lea, Flood 2014): a library may change its stream, and with it every sample.

#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to and without `end`; 0 when there is nothing to choose from.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// From `first` to `last`, both included.
    pub fn between(&mut self, first: u32, last: u32) -> u32 {
        let span = usize::try_from(last.saturating_sub(first)).unwrap_or(0) + 1;
        first + u32::try_from(self.below(span)).unwrap_or(0)
    }

    /// So many times out of a hundred.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
}
