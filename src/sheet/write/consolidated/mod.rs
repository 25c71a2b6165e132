//! placeholder
pub enum Edition {
    Province,
    Full,
}
pub fn write_consolidated() {}
