//! The five plans that ship: each in a small office through the real binary, from blank forms to the consolidated
//! workbook, and its standing against figures that somebody worked out by hand.
mod cillcus;
mod daklak;
mod expected;
mod office;
mod tanbinh;
mod thidua;
mod thuthua;
mod workbook;
