//! The exports that every Worker has beside its routes. The host's `instance.ts` has their types.

use super::{frame, input, tasks};

/// The address of an input buffer of at least `capacity` bytes.
#[unsafe(no_mangle)]
extern "C" fn bm_input(capacity: usize) -> *mut u8 {
    input::reserve(capacity)
}

/// The address of the frame.
#[unsafe(no_mangle)]
extern "C" fn bm_frame() -> *const frame::Frame {
    frame::address()
}

/// Polls a task.
#[unsafe(no_mangle)]
extern "C" fn bm_poll(id: u32) -> u32 {
    tasks::poll(id) as u32
}

/// Drops a task.
#[unsafe(no_mangle)]
extern "C" fn bm_drop(id: u32) {
    tasks::drop(id);
}

/// The number of tasks that have not ended.
#[unsafe(no_mangle)]
extern "C" fn bm_tasks() -> usize {
    tasks::count()
}

/// Frees both buffers.
#[unsafe(no_mangle)]
extern "C" fn bm_release() {
    input::release();
    frame::release();
}

/// Runs what a panic left behind in the queue of `spawn_local`: the queue schedules itself only when a task is added.
#[unsafe(no_mangle)]
extern "C" fn bm_kick() {
    js_sys::futures::spawn_local(async {});
}
