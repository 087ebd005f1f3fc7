//! The Rust half of the chat rooms: a room, and what is said in it.

#[path = "../generated/mod.rs"]
mod generated;

mod event;
mod lines;
mod markdown;
mod pace;
mod room;

generated::serve! { objects: { Room: room::Room } }
