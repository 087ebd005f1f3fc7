//! A Durable Object in Rust, and what it says of its state: natively of the fakes, and on workerd of the platform.

#[path = "../generated/mod.rs"]
mod generated;

mod plain;
mod probe;
#[cfg(target_arch = "wasm32")]
mod shared;
mod steps;

#[cfg(target_arch = "wasm32")]
generated::serve! {
    state: (),
    objects: { Probe: probe::Probe },
    step: shared::step,
    plain: plain::plain,
    held: shared::held,
}

#[cfg(test)]
mod tests;
