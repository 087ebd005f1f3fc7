//! The frame: six words at a fixed address that describe the answer which a call, or a poll, has just made.
//!
//! JavaScript reads them, and the bytes that they point to, before anything else enters this instance.

mod written;

pub(crate) use written::Written;

use crate::{Body, Error, Response, json};
use std::cell::{Cell, RefCell};

/// What the frame describes. The host's `frame.ts` has the same numbers.
#[derive(Clone, Copy)]
#[repr(u32)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "natively there is no host to hand them to")
)]
enum Kind {
    /// A status and bytes; the contract knows their content type.
    Bytes = 0,
    /// A status and a JavaScript stream, which was given to the host.
    Stream = 1,
    /// A JavaScript `Response`, which was given to the host.
    Response = 2,
    /// A status and a stream of chunks that the host pulls; the pointer is its task's id. It may be the body of a `Response`
    /// that was given to the host.
    Pull = 3,
    /// The input was refused; the bytes are the path's parameters as JSON, where Rust has found the route.
    Invalid = 4,
    /// The handler failed; the bytes are the error's text.
    Failed = 5,
    /// A status with no body.
    Empty = 6,
    /// A pulled stream has ended.
    End = 7,
    /// The route that Rust has found takes a body, which the host has not read yet.
    Unread = 8,
    /// A status and bytes that are short and UTF-8: JavaScript makes a response of a string in half the time.
    Text = 9,
}

/// The longest answer that is handed over as text.
const SHORT: usize = 16 * 1024;

#[repr(C)]
pub(super) struct Frame {
    kind: Cell<u32>,
    status: Cell<u32>,
    pointer: Cell<usize>,
    length: Cell<usize>,
    /// Of the declared headers, as JSON. The length is 0 where there are none.
    headers_pointer: Cell<usize>,
    headers_length: Cell<usize>,
}

thread_local! {
    static FRAME: Frame = const {
        Frame {
            kind: Cell::new(0),
            status: Cell::new(0),
            pointer: Cell::new(0),
            length: Cell::new(0),
            headers_pointer: Cell::new(0),
            headers_length: Cell::new(0),
        }
    };
    /// The declared headers of an answer.
    static HEADERS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// The bytes that the frame points to; reused from call to call.
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The frame's address, the same for the life of the instance.
#[cfg(target_arch = "wasm32")]
pub(super) fn address() -> *const Frame {
    FRAME.with(|frame| frame as *const Frame)
}

/// Frees the bytes that the frame points to.
#[cfg(target_arch = "wasm32")]
pub(super) fn release() {
    BYTES.with_borrow_mut(|bytes| *bytes = Vec::new());
    HEADERS.with_borrow_mut(|headers| *headers = Vec::new());
}

fn write(kind: Kind, status: u16, pointer: usize, length: usize) {
    FRAME.with(|frame| {
        frame.kind.set(kind as u32);
        frame.status.set(status.into());
        frame.pointer.set(pointer);
        frame.length.set(length);
    });
}

/// Writes an answer into the frame. Generated code calls one of these for each declared response.
///
/// Invariant: one is made for every frame that is written, because that forgets the headers of the frame before.
pub struct Output(());

impl Output {
    pub(crate) fn new() -> Self {
        set_headers(0, 0);
        Self(())
    }

    /// The declared headers, or, of a Worker whose routes Rust finds, all of them; the body follows.
    #[must_use]
    pub fn headers(self, headers: &impl json::Encode) -> Self {
        HEADERS.with_borrow_mut(|bytes| {
            bytes.clear();
            headers.encode(&mut json::Writer::new(bytes));
            set_headers(bytes.as_ptr() as usize, bytes.len());
        });
        self
    }

    /// A JSON body.
    pub fn json(self, status: u16, body: &impl json::Encode) {
        BYTES.with_borrow_mut(|bytes| {
            bytes.clear();
            body.encode(&mut json::Writer::new(bytes));
            write(kind_of(bytes), status, bytes.as_ptr() as usize, bytes.len());
        });
    }

    /// A body of bytes, or of text, or the location of a redirect.
    pub fn bytes(self, status: u16, body: impl Into<Vec<u8>>) {
        let body = body.into();
        replace(kind_of(&body), status, body);
    }

    /// A body that arrives in pieces.
    pub fn stream(self, status: u16, body: Body) {
        #[cfg(target_arch = "wasm32")]
        if !written::is_here() {
            return body.send(Sender::new(status));
        }
        written::give(body);
        write(Kind::Stream, status, 0, 0);
    }

    /// No body.
    pub fn empty(self, status: u16) {
        write(Kind::Empty, status, 0, 0);
    }

    /// A response that is handed through untouched.
    pub fn response(self, response: Response) {
        #[cfg(target_arch = "wasm32")]
        if !written::is_here() {
            return response.send();
        }
        written::give(response);
        write(Kind::Response, 0, 0, 0);
    }

    /// The handler's error.
    pub fn error(self, error: &Error) {
        self.failed(error.to_string());
    }

    /// The text of the handler's error.
    pub(crate) fn failed(self, error: String) {
        replace(Kind::Failed, 500, error.into_bytes());
    }

    /// The input was refused: the host says why. `params` are JSON, where the host does not know them.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn invalid(self, params: Vec<u8>) {
        replace(Kind::Invalid, 400, params);
    }

    /// The host is to read the body, and to call again.
    #[cfg(all(target_arch = "wasm32", feature = "host"))]
    pub(crate) fn unread(self) {
        write(Kind::Unread, 0, 0, 0);
    }
}

fn kind_of(body: &[u8]) -> Kind {
    if body.len() <= SHORT && std::str::from_utf8(body).is_ok() {
        Kind::Text
    } else {
        Kind::Bytes
    }
}

fn set_headers(pointer: usize, length: usize) {
    FRAME.with(|frame| {
        frame.headers_pointer.set(pointer);
        frame.headers_length.set(length);
    });
}

fn replace(kind: Kind, status: u16, body: Vec<u8>) {
    BYTES.with_borrow_mut(|bytes| {
        *bytes = body;
        write(kind, status, bytes.as_ptr() as usize, bytes.len());
    });
}

/// Writes a body of any kind into the frame.
#[cfg(target_arch = "wasm32")]
pub(crate) struct Sender {
    status: u16,
}

#[cfg(target_arch = "wasm32")]
impl Sender {
    pub(crate) fn new(status: u16) -> Self {
        Self { status }
    }

    pub(crate) fn bytes(self, body: Vec<u8>) {
        Output(()).bytes(self.status, body);
    }

    /// The stream was given to the host.
    pub(crate) fn given(self) {
        write(Kind::Stream, self.status, 0, 0);
    }

    /// The host pulls the chunks from task `id`.
    pub(crate) fn pulled(self, id: u32) {
        write(Kind::Pull, self.status, id as usize, 0);
    }
}

/// The `Response` was given to the host.
#[cfg(target_arch = "wasm32")]
pub(crate) fn response_given() {
    write(Kind::Response, 0, 0, 0);
}

/// The next chunk of a pulled stream.
#[cfg(target_arch = "wasm32")]
pub(crate) fn chunk(item: Option<Result<Vec<u8>, Error>>) {
    let output = Output::new();
    match item {
        Some(Ok(bytes)) => replace(Kind::Bytes, 200, bytes),
        Some(Err(error)) => output.error(&error),
        None => write(Kind::End, 200, 0, 0),
    }
}
