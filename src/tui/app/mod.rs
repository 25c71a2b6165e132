//! The whole program as a value: what happens goes in, effects come out. Pure; the shell performs the effects.
mod command;
mod draw;
mod model;
mod news;
mod press;
#[cfg(test)]
mod tests;

pub use draw::draw;
pub use model::{Model, Start};
pub use news::News;
pub use press::{click, paste, pause, press, resize};
