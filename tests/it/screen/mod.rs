//! The screen: pictures of every place, whole journeys by keyboard, any size, and a real terminal.
mod flows;
mod help;
mod inbox;
mod keeping;
mod picture;
mod pictures;
mod readme;
mod round;
mod sheets;
mod sizes;
mod stage;
mod terminal;
mod threads;
