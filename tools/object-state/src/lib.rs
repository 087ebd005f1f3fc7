//! A Durable Object in Rust, and what it says of its state: natively of the fakes, and on workerd of the platform.

#[path = "../generated/mod.rs"]
mod generated;

mod plain;
mod probe;
mod shared;
mod steps;

generated::serve! {
    state: (),
    objects: { Probe: probe::Probe },
    step: shared::step,
    plain: plain::plain,
    held: shared::held,
}

#[cfg(test)]
mod tests;
