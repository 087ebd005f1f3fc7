//! What the host calls: reserve memory, write the input into it, run, read the frames, release.

use std::ptr::slice_from_raw_parts_mut;

use crate::{Options, frames, process};

#[link(wasm_import_module = "bimetal")]
unsafe extern "C" {
    /// Throws an error with this message: the host learns why the module would trap.
    fn panicked(message: *const u8, length: usize);
}

/// Reserves `length` bytes. Whoever has them last releases them with `bindgen_free`.
#[unsafe(no_mangle)]
extern "C" fn bindgen_alloc(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Releases what `bindgen_alloc` or `bindgen_run` returned.
///
/// # Safety
/// `length` bytes were reserved at `pointer`, and are not used again.
#[unsafe(no_mangle)]
unsafe extern "C" fn bindgen_free(pointer: *mut u8, length: usize) {
    // SAFETY: promised by the caller; both functions return boxed slices.
    drop(unsafe { Box::from_raw(slice_from_raw_parts_mut(pointer, length)) });
}

/// Processes the `length` bytes at `input` and releases them. Returns encoded frames.
///
/// # Safety
/// `length` bytes were reserved at `input` by `bindgen_alloc`, and are not used again.
#[unsafe(no_mangle)]
unsafe extern "C" fn bindgen_run(
    input: *mut u8,
    length: usize,
    export_stack_pointer: bool,
) -> *mut u8 {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        // SAFETY: the message outlives the call.
        unsafe { panicked(message.as_ptr(), message.len()) }
    }));
    // SAFETY: promised by the caller.
    let wasm = unsafe { Box::from_raw(slice_from_raw_parts_mut(input, length)) };
    let result = process(
        &wasm,
        Options {
            export_stack_pointer,
        },
    );
    let encoded = frames::encode(&frames::frames(&result));
    Box::<[u8]>::into_raw(encoded.into_boxed_slice()).cast()
}
