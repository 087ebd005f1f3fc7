//! Reading the frame where no host reads it: natively, and in a Worker in Rust alone.

use super::{BYTES, FRAME, HEADERS, Kind, Output};
use crate::{Body, Response, call::Reply};
use std::cell::{Cell, RefCell};

thread_local! {
    /// What the frame stands for and cannot point to.
    static GIVEN: RefCell<Option<Given>> = const { RefCell::new(None) };
    /// A reply is being written that is read here.
    static HERE: Cell<bool> = const { Cell::new(false) };
}

/// Whether the frame is read here, and not by the host.
#[cfg(target_arch = "wasm32")]
pub(super) fn is_here() -> bool {
    HERE.get()
}

/// A value that is handed over beside the frame.
pub(super) enum Given {
    Body(Body),
    Response(Response),
}

impl From<Body> for Given {
    fn from(body: Body) -> Self {
        Self::Body(body)
    }
}

impl From<Response> for Given {
    fn from(response: Response) -> Self {
        Self::Response(response)
    }
}

pub(super) fn give(value: impl Into<Given>) {
    GIVEN.set(Some(value.into()));
}

/// What a reply has written beside its headers.
pub(crate) enum Written {
    Bytes { status: u16, bytes: Vec<u8> },
    Stream { status: u16, body: Body },
    Empty { status: u16 },
    Response(Response),
    Failed(String),
}

impl Written {
    /// Lets a reply write itself: what it has written, and its headers as JSON. Nothing else writes the frame meanwhile.
    pub(crate) fn by(reply: impl Reply) -> (Self, Option<Vec<u8>>) {
        HERE.set(true);
        reply.write(Output::new());
        HERE.set(false);
        let has_headers = FRAME.with(|frame| frame.headers_length.get() > 0);
        (Self::take(), has_headers.then(|| HEADERS.take()))
    }

    fn take() -> Self {
        let (kind, status) = FRAME.with(|frame| (frame.kind.get(), frame.status.get() as u16));
        match GIVEN.take() {
            Some(Given::Body(body)) => return Self::Stream { status, body },
            Some(Given::Response(response)) => return Self::Response(response),
            None => {}
        }
        if kind == Kind::Empty as u32 {
            return Self::Empty { status };
        }
        let bytes = BYTES.take();
        if kind == Kind::Failed as u32 {
            return Self::Failed(String::from_utf8_lossy(&bytes).into_owned());
        }
        Self::Bytes { status, bytes }
    }
}
