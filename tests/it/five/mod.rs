//! The five plans that ship: each in a small office through the real binary, from blank forms to the consolidated
//! workbook, and its standing against figures that somebody worked out by hand.
mod expected;
mod office;
mod thuthua;
mod workbook;
