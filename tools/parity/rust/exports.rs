//! What the host of the Wasm module calls.

use std::cell::RefCell;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The address of a buffer for a question of so many bytes.
#[unsafe(no_mangle)]
extern "C" fn parity_input(length: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        *text = vec![0; length];
        text.as_mut_ptr()
    })
}

/// Answers the question in the buffer; gives the length of the answer.
#[unsafe(no_mangle)]
extern "C" fn parity_routes() -> usize {
    TEXT.with_borrow_mut(|text| {
        let question = std::str::from_utf8(text).expect("the question is UTF-8");
        *text = crate::routes(question).into_bytes();
        text.len()
    })
}

/// The address of the answer.
#[unsafe(no_mangle)]
extern "C" fn parity_output() -> *const u8 {
    TEXT.with_borrow(|text| text.as_ptr())
}
