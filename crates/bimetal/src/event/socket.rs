//! TCP connections to a Worker.

use super::FromEvent;
use crate::{Body, Error};

#[cfg(not(target_arch = "wasm32"))]
use std::{cell::RefCell, rc::Rc};
#[cfg(target_arch = "wasm32")]
use {
    crate::promised::Promised,
    js_sys::{Promise, Uint8Array},
    wasm_bindgen::prelude::*,
};

/// A TCP connection: what the other side sends, and what is sent to it.
///
/// ```
/// use bimetal::event::Socket;
///
/// # bimetal::test::block_on(async {
/// let socket = Socket::fake("ping\n");
/// let said = socket.readable().text().await?;
/// socket.write(said.to_uppercase()).await?;
/// socket.close().await?;
/// assert_eq!(socket.written(), b"PING\n");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Socket(Source);

impl FromEvent for Socket {
    #[cfg(target_arch = "wasm32")]
    fn from_event(event: JsValue) -> Self {
        Self(event.unchecked_into())
    }
}

impl Socket {
    /// What the other side sends. It can be read once.
    pub fn readable(&self) -> Body {
        self.0.readable()
    }

    /// Sends bytes, and waits until the platform has taken them.
    ///
    /// # Errors
    /// The connection's.
    pub async fn write(&self, bytes: impl AsRef<[u8]>) -> Result<(), Error> {
        self.0.write(bytes.as_ref()).await
    }

    /// Ends the connection on both sides.
    ///
    /// # Errors
    /// The connection's.
    pub async fn close(&self) -> Result<(), Error> {
        self.0.close().await
    }
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(js_name = Socket)]
    type Source;
    #[wasm_bindgen(method, getter, js_name = readable)]
    fn stream(this: &Source) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &Source) -> Writable;
    #[wasm_bindgen(method, catch, js_name = close)]
    fn end(this: &Source) -> Result<Promise, JsValue>;

    type Writable;
    #[wasm_bindgen(method, catch, js_name = getWriter)]
    fn writer(this: &Writable) -> Result<Writer, JsValue>;

    type Writer;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Writer, bytes: Uint8Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = releaseLock)]
    fn release(this: &Writer);
}

#[cfg(target_arch = "wasm32")]
impl Source {
    fn readable(&self) -> Body {
        Body::from_js(self.stream())
    }

    async fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        let writer = self.writable().writer().map_err(Error::from_js)?;
        let promise = writer
            .write(Uint8Array::from(bytes))
            .map_err(Error::from_js)?;
        let written = Promised::from(promise).await.map_err(Error::from_js);
        writer.release();
        written.map(drop)
    }

    async fn close(&self) -> Result<(), Error> {
        let promise = self.end().map_err(Error::from_js)?;
        Promised::from(promise)
            .await
            .map_err(Error::from_js)
            .map(drop)
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone)]
struct Source {
    readable: String,
    written: Rc<RefCell<Vec<u8>>>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Source {
    fn readable(&self) -> Body {
        Body::from(self.readable.clone())
    }

    async fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        self.written.borrow_mut().extend(bytes);
        Ok(())
    }

    async fn close(&self) -> Result<(), Error> {
        Ok(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Socket {
    /// A connection of a native test, on which the other side has sent this.
    pub fn fake(readable: &str) -> Self {
        Self(Source {
            readable: readable.to_owned(),
            written: Rc::default(),
        })
    }

    /// What was sent to the other side so far.
    pub fn written(&self) -> Vec<u8> {
        self.0.written.borrow().clone()
    }
}
