//! The platform's console, whose lines `wrangler tail` and Workers Logs show. Natively they are written to stderr.
//!
//! ```
//! bimetal::console::warn("the cache is cold");
//! bimetal::console::log(&format!("{} links", 3));
//! ```

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

macro_rules! levels {
    ($($(#[doc = $doc:literal])+ $name:ident)+) => {
        #[cfg(target_arch = "wasm32")]
        #[wasm_bindgen]
        extern "C" {
            $(
                $(#[doc = $doc])+
                #[wasm_bindgen(js_namespace = console)]
                pub fn $name(text: &str);
            )+
        }

        $(
            $(#[doc = $doc])+
            #[cfg(not(target_arch = "wasm32"))]
            pub fn $name(text: &str) {
                eprintln!("{}: {text}", stringify!($name));
            }
        )+
    };
}

levels! {
    /// Writes a line for who looks for a mistake.
    debug
    /// Writes a line.
    log
    /// Writes a line of what went well.
    info
    /// Writes a line of what may go wrong.
    warn
    /// Writes a line of what went wrong.
    error
}
