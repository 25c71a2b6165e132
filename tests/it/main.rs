//! Tests of the whole, one binary: they link once.
mod architecture;
mod contract;
mod libreoffice;
mod oracles;
mod program;
mod reading;
