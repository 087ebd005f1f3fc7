//! The Rust half of a Worker.
