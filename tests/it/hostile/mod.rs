//! Files that mean harm, or were harmed.
